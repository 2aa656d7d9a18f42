"""Who came: the sentences that report attendance.

The verb decides: who "was represented", "attended", "participated", "took part", is counted among "participating countries".
Lists of the same names with another verb (who commented, who was elected, who recommended) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extract.formulas.clauses import after_lead
from pipelines.extract.formulas.people import Group, Mention, read_people, stated_in
from pipelines.extract.formulas.text import mask
from pipelines.extract.formulas.vocabulary import REMOTE, capacities

if TYPE_CHECKING:
    from pipelines.normalise.names import Names

_EVENT = (
    r"(?:meetings?|sessions?|conference|workshop|seminar|consultations?|event|discussions?|deliberations?|Working Group|Conference|Commission|Committee|Council|Forum|Board|Congress|Assembly"
    r"|Expert Group|Group|segment|summit|symposium|dialogue|round ?table|proceedings|observers?|work)"
)
_ADVERB = r"(?:also|further|additionally|moreover|each|all|both|duly|then|,)"

REPRESENTED = re.compile(
    # "were represented at the meeting", "were represented by observers", "were also represented". Not "represented a
    # challenge" (active) nor "women were under-represented".
    rf"\b(?P<verb>(?:was|were|had been)\s+(?:{_ADVERB}\s+)*(?:also\s+)?represented)\b(?!\s+(?:in (?:politics|parliament|public)|among|by (?:counsel|a lawyer)))"
)
PRESENT = re.compile(
    rf"(?<!had )\b(?P<verb>(?:was|were)\s+(?:{_ADVERB}\s+)*(?:present|in attendance)|(?:{_ADVERB}\s+)*(?:attended|participated(?:\s+in)?|took\s+part(?:\s+in)?|were\s+in\s+attendance\s+at))\b"
    rf"(?P<what>\s*(?:(?:in|at|as)\s+)?(?:(?:the|its|this|an?|all|that)\s+)?(?:[\w’'-]+\s+){{0,5}}?{_EVENT}\b|(?=\s*(?:[.,:]|$|remotely|online|virtually|as observers?)))"
)
ATTENDED_BY = re.compile(
    # "The session was attended by representatives of the following ...", "brought together experts from ...".
    r"\b(?P<verb>(?:was|were)\s+(?:also\s+)?attended|[Aa]lso (?:represented|present|in attendance|attending)(?: at [^,]{0,40})? (?:was|were)|attendance\s+(?:by|of)|brought together|gathered|included the participation of|with the participation of)\b(?:,[^,:]{0,80},)?\s*(?:by\s+)?"
)
PARTICIPANTS = re.compile(
    # "Participating countries included: A, B", "The participants came from the following countries: A, B".
    r"^(?P<head>(?:The\s+)?(?:[Pp]articipating|[Aa]ttending|[Rr]epresented)\s+(?P<sort>countries|States|Member States|organi[sz]ations|delegations|networks)|(?:The\s+)?(?:[Pp]articipants|[Ee]xperts|[Dd]elegates)"
    r"(?:\s+(?:from|came from)\s+(?:the following\s+)?(?P<sort2>\w+))?)\s*(?P<verb>(?:included|comprised|were|came from|consisted of)?\s*(?:the following)?[^:]{0,40}):\s*"
)
_OBJECT = re.compile(
    r"^(?:\s*(?:at|in|by|,|:|as|also|\.|remotely|online|virtually|either|during|through|throughout|via|$))"
)
NEAR = 20
_SOME = re.compile(r"\b(?:including|some|either|or|partly|both)\b", re.IGNORECASE)
"""Beside the words for taking part from afar: not all did ("including parties connected remotely")."""

_HEADING_TAIL = re.compile(
    r"\b(?:by|through)\s+(?P<who>observers?|experts?|representatives?|the\s+[^:,]*|[A-Z][^:,]*|their[^:,]*)"
)


@dataclass(slots=True)
class Presence:
    """Who one sentence says was there. ``open`` says that the names follow below; ``remote`` that all of them took part from afar."""

    groups: list[Group]
    heading: str
    remote: bool | None = None
    open: bool = False

    def mentions(self) -> Iterator[Mention]:
        """All who are named, in order."""
        return (mention for group in self.groups for mention in group.mentions)


def read_presence(text: str, names: Names) -> Presence | None:
    """Reads one sentence; None where it is no formula of attendance."""
    masked = mask(text)
    groups, heading = _read(text, masked, names)
    if not groups:
        return None
    afar = REMOTE.search(masked)
    remote = True if afar and not _SOME.search(masked[max(0, afar.start() - NEAR) : afar.end()]) else None
    is_open = any(g.open and not g.mentions for g in groups) or masked.rstrip().endswith(":")
    return Presence(groups, heading, remote, is_open)


def _read(text: str, masked: str, names: Names) -> tuple[list[Group], str]:
    """The groups of the first formula that fits, and the words that tell their standing."""
    if found := PARTICIPANTS.match(masked):
        if found["sort"] or found["sort2"] or "following" in found[0]:
            return _listed(text, masked, found.end(), found["head"], names), found["head"]
        return [], ""
    if found := ATTENDED_BY.search(masked):
        return read_people(text, names, found.end(), _sentence_end(masked)), masked[: found.start()]
    found = REPRESENTED.search(masked) or PRESENT.search(masked)
    if found is None or (found.re is REPRESENTED and not _OBJECT.match(masked[found.end() :])):
        return [], ""
    return _subject(text, masked, found, names)


def _subject(text: str, masked: str, found: re.Match[str], names: Names) -> tuple[list[Group], str]:
    """ "The following ... were represented: A, B and C" or "A and B, signatory States, were represented"."""
    start, _ = after_lead(text, masked, 0, found.start(), names)
    subject = masked[start : found.start()]
    colon = masked.find(":", found.end())
    following = re.search(r"\bfollowing\b", subject, re.IGNORECASE)
    if following or (colon >= 0 and masked[colon + 1 :].strip()):
        heading = subject[following.start() :] if following else subject
        if following and re.search(r"\bobservers?\b", subject[: following.start()], re.IGNORECASE):
            heading = f"{heading} represented by observers"
        tail = _HEADING_TAIL.search(masked, found.end(), colon if colon >= 0 else len(masked))
        heading += " represented by observers" if tail and tail["who"].startswith("observer") else ""
        if colon < 0 or not masked[colon + 1 :].strip():
            return [Group(start, len(masked), heading=heading, open=True)], heading
        return _listed(text, masked, colon + 1, heading, names), heading
    groups = read_people(text, names, start, found.start(), single=False)
    return groups, subject


def _listed(text: str, masked: str, start: int, heading: str, names: Names) -> list[Group]:
    """The names behind a colon, under the heading that stood before the verb."""
    groups = read_people(text, names, start, _sentence_end(masked))
    if len(groups) == 1:
        groups[0].stated = stated_in(heading)
    for group in groups:
        group.heading = group.heading or heading
        for mention in group.mentions:
            mention.heading = mention.heading or heading
            mention.capacities = mention.capacities or capacities(heading)
    return groups


def _sentence_end(masked: str) -> int:
    return len(masked.rstrip(" .;"))
