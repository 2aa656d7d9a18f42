"""The names of one group: each with its place, its participant, and what stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from pipelines.extract.formulas.behalf import BEHALF, Behalf, Remark, behalf_of, extent, group_names, read_remark
from pipelines.extract.formulas.officials import NEXT_OFFICIAL, Official, looks_official, read_officials
from pipelines.extract.formulas.text import (
    after_separator,
    before_separator,
    blanked,
    cut_adjunct,
    mask,
    trim,
    without_article,
)
from pipelines.extract.formulas.vocabulary import (
    DESCRIPTOR,
    FIXED,
    NUMBER,
    capacity_for,
    is_category,
)

if TYPE_CHECKING:
    from pipelines.normalise.names import Names
    from pipelines.normalise.splitting import Item

Sort = Literal["named", "official", "unnamed", "category"]


@dataclass(slots=True)
class Person:
    """The name and the office of one who speaks by office, and the State or organization of the office as written."""

    name: str | None = None
    office: str | None = None
    country: str | None = None
    of_state: bool = False


@dataclass(slots=True)
class Mention:
    """One who is named: ``text[start:end]`` is the name with its remark.

    ``sort`` tells delegations and organizations (``named``) from those named by office (``official``), from speakers
    who are only counted (``unnamed``: "one Party") and from sorts of participants (``category``: "observer States").
    ``heading`` is the phrase that the standings in ``capacities`` were read from; ``persons`` that the list holds persons.
    """

    start: int
    end: int
    name: str
    participant_id: str | None = None
    sort: Sort = "named"
    role: str | None = None
    plural: bool = False
    heading: str = ""
    capacities: tuple[str, ...] = ()
    persons: bool = False
    behalf: Behalf | None = None
    also_as: str | None = None
    mode: str | None = None
    person: Person = field(default_factory=Person)

    def capacity(self, names: Names) -> str | None:
        """The standing that the document names for this one."""
        if self.participant_id is None:
            return capacity_for(self.capacities)
        participant = names.participants[self.participant_id]
        return capacity_for(self.capacities, participant.kind, participant.capacity)

    def take(self, remark: Remark) -> None:
        """Add what a remark behind the name says."""
        self.behalf = remark.behalf or self.behalf
        self.also_as = remark.also_as or self.also_as
        self.mode = remark.mode or self.mode


_COUNTED = re.compile(
    rf"^(?:(?P<n>{NUMBER})|several|many|some|various|a (?:large )?number of|a few|other|all|most|certain)\s+(?:\w+\s+)?"
    r"(?P<what>(?:High Contracting )?(?:Part(?:y|ies)|States?(?: [Pp]art(?:y|ies)| Members[^,;]*)?|delegations?|countr(?:y|ies)|speakers?|Governments?|delegates|experts?|panellists?"
    r"|[a-z-]+ (?:organi[sz]ations?|groups?|States?|institutions?|stakeholders?|entit(?:y|ies)|agenc(?:y|ies)|constituenc(?:y|ies))|organi[sz]ations?|stakeholders|constituenc(?:y|ies)|groups?))\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"\b(?:{NUMBER}|another)\s+(?:of\s+(?:which|whom|them)\s+)?(?:\w+\s+)?(?:was\s+|were\s+)?(?:(?:speaking|made|given|delivered)\s+)?(?:also\s+)?on behalf of\s+"
)


def read_mentions(
    text: str, masked: str, start: int, end: int, names: Names, single: bool, listed: bool, role: bool
) -> list[Mention]:
    """The names in ``text[start:end]``, each with what stands behind it."""
    start, end = trim(text, start, end)
    if not listed and (counted := _COUNTED.match(masked[start:end])):
        return _unnamed(text, start, end, counted, names)
    if not single and (role or not looks_official(text[start:end], names)):
        return _plain(text, masked, start, end, names, role)
    mentions: list[Mention] = []
    last = start
    for found in BEHALF.finditer(masked, start, end):
        if found.start() < last:
            continue
        mentions += _plain(text, masked, last, found.start(), names, role)
        stop = extent(text, masked, found.end(), end, single, names)
        behalf = behalf_of(text[found.end() : stop], found, names)
        if mentions and behalf:
            mentions[-1].behalf, mentions[-1].end = behalf, trim(text, start, stop)[1]
        last = stop
    return mentions + _plain(text, masked, last, end, names, role)


def _unnamed(text: str, start: int, end: int, counted: re.Match[str], names: Names) -> list[Mention]:
    """Speakers who are only counted, one mention for each group that one of them is said to have spoken for."""
    masked = mask(text)
    mention = Mention(start, start + counted.end(), " ".join(counted[0].split()), sort="unnamed")
    pieces = list(_EACH.finditer(masked, start + counted.end(), end))
    if pieces:
        stops = [m.start() for m in pieces[1:]] + [end]
        return [_for_group(mention, text, m.start(), m, stop, names) for m, stop in zip(pieces, stops, strict=True)]
    found = BEHALF.search(masked, start + counted.end(), end)
    if not found:
        return [mention]
    behalf = behalf_of(text[found.end() : end], found, names)
    if "respectively" not in found[0] or not behalf:
        return [replace(mention, behalf=behalf, end=end)]
    return [replace(mention, behalf=Behalf(name, (name,))) for name in group_names(behalf.text, names)]


def _for_group(mention: Mention, text: str, start: int, found: re.Match[str], stop: int, names: Names) -> Mention:
    """One of several counted speakers: "one on behalf of the Group of 77 and China"."""
    stop = before_separator(text, found.end(), stop)
    whole = BEHALF.search(text, start, stop)
    behalf = behalf_of(text[found.end() : stop], whole, names) if whole else None
    return replace(mention, start=start, end=stop, behalf=behalf)


def _plain(text: str, masked: str, start: int, end: int, names: Names, role: bool) -> list[Mention]:
    """The names of a list that holds no "on behalf of" outside of brackets."""
    start = after_separator(masked, start, end)
    end = before_separator(masked, start, cut_adjunct(masked, start, end))
    if start >= end:
        return []
    if not role and looks_official(text[start:end], names):
        return [_official(o) for o in read_officials(text, masked, start, end, names)]
    stop = _office_after(text, masked, start, end, names) if role else end
    listed = blanked(DESCRIPTOR, text[start:stop])
    mentions = [_mention(text, item, start, names) for item in _merged(names.split(listed), listed)]
    return mentions + (_plain(text, masked, stop, end, names, False) if stop < end else [])


def _office_after(text: str, masked: str, start: int, end: int, names: Names) -> int:
    """Where an official joins a list of delegations: "the representatives of A and B and the Executive Secretary"."""
    for found in NEXT_OFFICIAL.finditer(masked, start, end):
        if looks_official(text[found.end() : end], names):
            return found.start()
    return end


def _official(found: Official) -> Mention:
    mention = Mention(
        found.start,
        found.end,
        found.name,
        found.participant_id,
        "official",
        person=Person(found.person, found.office, found.country, found.state),
    )
    mention.mode, mention.behalf = found.remark.mode, found.remark.behalf
    mention.also_as = found.remark.also_as
    return mention


def _mention(text: str, item: Item, base: int, names: Names) -> Mention:
    end = item.remark_end if item.remark_end is not None else item.end
    mention = Mention(base + item.start, base + end, without_article(item.name), item.participant_id)
    if item.remark:
        mention.take(read_remark(item.remark, names))
    if mention.participant_id is None:
        mention.sort = "category" if is_category(mention.name) and not FIXED.match(mention.name) else "named"
    return mention


def _merged(items: list[Item], text: str) -> list[Item]:
    """The items, with fixed expressions that hold an "and" put together again: "business and industry"."""
    merged: list[Item] = []
    for item in items:
        for back in (2, 1):
            if (
                item.participant_id is None
                and len(merged) >= back
                and FIXED.match(joined := " ".join(text[merged[-back].start : item.end].split()))
            ):
                item = replace(item, start=merged[-back].start, name=joined)
                del merged[-back:]
                break
        merged.append(item)
    return merged
