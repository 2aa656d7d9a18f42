"""Who: the part of a sentence that names delegations, organizations or officials.

"the representatives of A, B and C, the observer for D and the Executive Secretary" is three groups. Each group has a role
(the word before "of" or "for"), perhaps a heading ("the following States parties to the Convention:"), and its names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipelines.extract.formulas.mentions import Mention, read_mentions
from pipelines.extract.formulas.text import after_separator, before_separator, mask
from pipelines.extract.formulas.vocabulary import NUMBER, PERSONS, capacities, number

if TYPE_CHECKING:
    from pipelines.normalise.names import Names

__all__ = ["Group", "Mention", "counted_words", "read_people", "stated_in"]


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
    rf"(?:(?<![\w’'-])(?:the|an?|other|several|many|some|{NUMBER})\s+){{0,6}}(?:(?:permanent|joint|youth|accredited|same)\s+)?(?<![\w’'-])(?P<role>{_ROLE}),?\s+(?:of|for|from)\s+",
    re.IGNORECASE,
)
_PANEL = re.compile(
    r"(?:(?<![\w’'-])the\s+)?(?<![\w’'-])(?P<role>panell?ists?|moderators?|keynote speakers?|speakers|facilitators?|discussants?|experts)(?:,|:| were)?\s+(?=[A-ZÀ-Þ])"
)
_FOLLOWING = re.compile(rf"\b(?:the following|following)\b(?:\s+(?P<n>{NUMBER}))?\s*", re.IGNORECASE)
_APPOSITION = re.compile(
    r",\s*(?P<what>(?:(?:both|all|each|which (?:is|are)|an?|the|two|three)\s+)*(?:regional economic integration organi[sz]ations?|[Ss]tates?(?! of [A-Z])|part(?:y|ies)|signator(?:y|ies)|non-\w+|not|[Mm]embers?"
    r"|[Oo]bserver|permanent observer|specialized|intergovernmental|entit(?:y|ies)|countries)\b[^,:;\x01]*(?:,?\s*and\s+an?\s+[^,:;\x01]*)?),?\s*$"
)


_OF_OFFICE = re.compile(r"\b(?:on behalf of|capacity as|(?<!well )as|[A-Z]\w+) (?:the |a )?$")

NEAR = 40
"""Characters before a role word that tell whether it is part of an office or of a name."""


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
        groups.append(_group(text, masked, head, before_separator(masked, head.end(), stop), names, single))
    return groups


def _heads(masked: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words that begin a group ("the observers for"), in order, without overlap."""
    found = [*_INTRO.finditer(masked, start, end), *_PANEL.finditer(masked, start, end)]
    at = start
    for head in sorted(found, key=lambda m: m.start("role")):
        if head.start("role") >= at and not _inside_name(masked, head, start):
            at = head.end()
            yield head


def _inside_name(masked: str, head: re.Match[str], start: int) -> bool:
    """Whether a role word belongs to an office: by its capital ("Permanent Representative of") or the words before it."""
    begin = head.start("role")
    before = masked[max(start, begin - NEAR) : begin].rstrip()
    if (
        masked[begin].isupper()
        and before.strip(" \n,;:()")
        and before[-1] not in ".:;"
        and not before.endswith((" the", "The"))
    ):
        return True
    return _OF_OFFICE.search(masked, max(start, head.start() - NEAR), head.start()) is not None


def _bare(text: str, masked: str, start: int, end: int, names: Names, single: bool) -> Group | None:
    """Those named before any role word: officials, plain names, or a heading of their own ("eight intergovernmental organizations: ...")."""
    start = after_separator(masked, start, end)
    end = before_separator(masked, start, end)
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
    mentions = read_mentions(text, masked, start, end, names, single, colon >= 0, group.role is not None)
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
