"""Who: the part of a sentence that names delegations, organizations or officials.

"the representatives of A, B and C, the observer for D and the Executive Secretary" is three groups. Each group has a role
(the word before "of" or "for"), perhaps a heading ("the following States parties to the Convention:"), and its names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from pipelines.extract.formulas.behalf import BEHALF, Behalf, Remark, behalf_of, extent, group_names, read_remark
from pipelines.extract.formulas.officials import NEXT_OFFICIAL, Official, looks_official, read_officials
from pipelines.extract.formulas.text import blanked, cut_adjunct, mask, trim, without_article
from pipelines.extract.formulas.vocabulary import (
    DESCRIPTOR,
    FIXED,
    NUMBER,
    PERSONS,
    capacities,
    capacity_for,
    is_category,
    number,
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


@dataclass(slots=True)
class Group:
    """Those named under one role or heading; ``stated`` is how many the heading says they are."""

    start: int
    end: int
    mentions: list[Mention] = field(default_factory=list)
    role: str | None = None
    stated: int | None = None
    heading: str = ""
    open: bool = False

    @property
    def counted(self) -> int | None:
        """How many speakers are counted and not named: 81 in "81 delegations made statements"."""
        found = next((m.name.split()[0] for m in self.mentions if m.sort == "unnamed"), None)
        return number(found)


_ROLE = r"representatives?|observers?|delegat(?:ion|e)s?|spokes(?:person|man|woman|men|persons)s?|experts?|participants?|speakers?|practitioners?|members of (?:the )?delegations?"
_INTRO = re.compile(
    rf"(?:(?<![\w’'-])(?:the|an?|other|several|many|some|{NUMBER})\s+)*(?:(?:permanent|joint|youth|accredited|same)\s+)?(?<![\w’'-])(?P<role>{_ROLE}),?\s+(?:of|for|from)\s+",
    re.IGNORECASE,
)
_PANEL = re.compile(
    r"(?:(?<![\w’'-])the\s+)?(?<![\w’'-])(?P<role>panell?ists?|moderators?|keynote speakers?|speakers|facilitators?|discussants?|experts)(?:,|:| were)?\s+(?=[A-ZÀ-Þ])"
)
_SEPARATOR = (
    r"[\s,;.]*(?:(?:\b(?:as well as|and|also|by|from|followed|then|finally|including|both|namely)\b|\()[\s,;]*)*"
)
_BEFORE = re.compile(_SEPARATOR)
_AFTER = re.compile(_SEPARATOR + "$")
_FOLLOWING = re.compile(rf"\b(?:the following|following)\b(?:\s+(?P<n>{NUMBER}))?\s*", re.IGNORECASE)
_COUNTED = re.compile(
    rf"^(?:(?P<n>{NUMBER})|several|many|some|various|a (?:large )?number of|a few|other|all|most|certain)\s+(?:\w+\s+)?"
    r"(?P<what>(?:High Contracting )?(?:Part(?:y|ies)|States?(?: [Pp]art(?:y|ies)| Members[^,;]*)?|delegations?|countr(?:y|ies)|speakers?|Governments?|delegates|experts?|panellists?"
    r"|[a-z-]+ (?:organi[sz]ations?|groups?|States?|institutions?|stakeholders?|entit(?:y|ies)|agenc(?:y|ies)|constituenc(?:y|ies))|organi[sz]ations?|stakeholders|constituenc(?:y|ies)|groups?))\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"\b(?:{NUMBER}|another)\s+(?:of\s+(?:which|whom|them)\s+)?(?:\w+\s+)?(?:was\s+|were\s+)?(?:(?:speaking|made|given|delivered)\s+)?(?:also\s+)?on behalf of\s+"
)
_APPOSITION = re.compile(
    r",\s*(?P<what>(?:(?:both|all|each|which (?:is|are)|an?|the|two|three)\s+)*(?:regional economic integration organi[sz]ations?|[Ss]tates?|part(?:y|ies)|signator(?:y|ies)|non-\w+|not|[Mm]embers?"
    r"|[Oo]bserver|permanent observer|specialized|intergovernmental|entit(?:y|ies)|countries)\b[^,:;\x01]*(?:,?\s*and\s+an?\s+[^,:;\x01]*)?),?\s*$"
)


def read_people(text: str, names: Names, start: int = 0, end: int | None = None, single: bool = False) -> list[Group]:
    """The groups named in ``text[start:end]``, in order.

    ``single`` says that one speaks ("made a statement"), so that a list behind "on behalf of" runs to the end.
    """
    masked = mask(text)
    end = len(text) if end is None else end
    heads = list(_heads(masked, start, end))
    groups: list[Group] = []
    first = heads[0].start() if heads else end
    if (bare := _bare(text, masked, start, first, names, single)) is not None:
        groups.append(bare)
    for i, head in enumerate(heads):
        stop = heads[i + 1].start() if i + 1 < len(heads) else end
        groups.append(_group(text, masked, head, _end(masked, head.end(), stop), names, single))
    return groups


def _heads(masked: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words that begin a group ("the observers for"). A capital inside the sentence is an office ("Permanent Representative of")."""
    at = start
    while found := _first(_INTRO.search(masked, at, end), _PANEL.search(masked, at, end)):
        at = found.end()
        begin = found.start("role")
        before = masked[start:begin].rstrip()
        inside_name = (
            masked[begin].isupper()
            and before.strip(" \n,;:()")
            and before[-1] not in ".:;"
            and not before.endswith((" the", "The"))
        )
        if not inside_name and not re.search(
            r"\b(?:on behalf of|capacity as|as|[A-Z]\w+) (?:the |a )?$",
            masked[max(start, found.start() - 24) : found.start()],
        ):
            yield found


def _first(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    return min((m for m in (one, other) if m), key=lambda m: m.start("role"), default=None)


def _end(masked: str, start: int, stop: int) -> int:
    """Where a group ends: without the ", and by the" that leads to the next."""
    tail = _AFTER.search(masked, start, stop)
    return tail.start() if tail else stop


def _bare(text: str, masked: str, start: int, end: int, names: Names, single: bool) -> Group | None:
    """Those named before any role word: officials, plain names, or a heading of their own ("eight intergovernmental organizations: ...")."""
    lead = _BEFORE.match(masked, start, end)
    start = lead.end() if lead else start
    end = _end(masked, start, end)
    if start >= end:
        return None
    group = Group(start, end)
    return _fill(text, masked, group, start, names, single, plural=not single)


def _group(text: str, masked: str, head: re.Match[str], end: int, names: Names, single: bool) -> Group:
    role = head["role"].lower()
    plural = role.endswith("s") or role.endswith("men")
    group = Group(
        head.start(),
        end,
        role=role.rstrip("s") if not role.startswith("members") else "delegation",
        heading=masked[head.start() : head.end()],
    )
    single = single or (not plural)
    return _fill(text, masked, group, head.end(), names, single, plural)


def _fill(text: str, masked: str, group: Group, start: int, names: Names, single: bool, plural: bool) -> Group:
    """Read the heading of a group and the names behind it."""
    end = group.end
    colon = masked.find(":", start, end)
    if colon >= 0:
        phrase = masked[start:colon]
        group.heading, group.stated, start = group.heading + phrase, stated_in(phrase), colon + 1
        single = False
    elif found := _FOLLOWING.match(masked, start, end):
        # "the following States parties" with the names in points below, or in the next paragraph.
        group.heading, group.stated, group.open = group.heading + masked[start:end], number(found["n"]), True
        return group
    elif found := _APPOSITION.search(masked, start, end):
        group.heading, end = found["what"], found.start()
    found_capacities = capacities(group.heading) if group.heading else ()
    persons = bool(PERSONS.search(group.heading)) and "of" not in group.heading.split()[-1:]
    mentions = _mentions(text, masked, start, end, names, single, colon >= 0, group.role is not None)
    for mention in mentions:
        mention.role, mention.plural, mention.heading = group.role, plural, group.heading
        mention.persons = mention.persons or (persons and mention.participant_id is None)
        mention.capacities = ("panellist",) if _panel(group.role) else found_capacities
    group.mentions, group.end = mentions, end
    return group


def _panel(role: str | None) -> bool:
    return role is not None and role.startswith(("panel", "moderator", "keynote", "discussant", "facilitator"))


def stated_in(phrase: str) -> int | None:
    """How many a heading says there are: "the following three networks", "eight intergovernmental organizations"."""
    found = re.match(rf"\s*(?:the\s+)?(?:following\s+)?(?P<n>{NUMBER})\b", phrase, re.IGNORECASE)
    return number(found["n"]) if found else None


def counted_words(heading: str) -> str:
    """What a heading counts: "networks" in "following three networks represented by observers"."""
    found = re.match(
        rf"\s*(?:the\s+)?(?:following\s+)?(?:(?:{NUMBER})\s+)?(?P<what>.*?)(?:\s+represented by.*)?$",
        heading.strip(" ,:"),
        re.I,
    )
    return found["what"] if found and found["what"] else "names"


def _mentions(
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
    stop = _end(text, found.end(), stop)
    whole = BEHALF.search(text, start, stop)
    behalf = behalf_of(text[found.end() : stop], whole, names) if whole else None
    return replace(mention, start=start, end=stop, behalf=behalf)


def _plain(text: str, masked: str, start: int, end: int, names: Names, role: bool) -> list[Mention]:
    """The names of a list that holds no "on behalf of" outside of brackets."""
    lead = _BEFORE.match(masked, start, end)
    start = lead.end() if lead else start
    end = _end(masked, start, cut_adjunct(masked, start, end))
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
