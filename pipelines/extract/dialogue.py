"""Dialogues recorded in one paragraph a delegation: "23. Rwanda commended Slovenia for the steps taken ...".

A sentence that only counts ("During the interactive dialogue, 81 delegations made statements.") opens them. Each numbered paragraph of the same
section that begins with a name and a verb of speech is one statement; the State under review answers, and is not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.delegations import after
from pipelines.extract.formulas.clauses import after_lead
from pipelines.extract.formulas.text import mask
from pipelines.model import Document, Paragraph
from pipelines.normalise.names import Names

REVIEW = re.compile(r"\b(?:[Rr]eview of|State under review,?|[Rr]eport on)\s+(?P<rest>(?:the\s+)?[A-Z].{0,80})")
VERB = re.compile(
    # The verb behind the name: a past tense, regular or one of the irregular ones that reports use.
    r"\s*(?:,[^,]{1,120},\s*)?(?:also\s+|further\s+|positively\s+|\w+ly\s+)?(?P<verb>[a-z]+ed|made|drew|put|gave|took|thought|said|spoke|saw|felt|told|was|were|had|paid|did|sought|found|understood|shared|held)\b"
)
_UNKNOWN = re.compile(
    r"(?:The\s+|A\s+)?(?P<name>[A-ZÀ-Þ“][^.:;]{2,150}?)(?=\s+(?:also\s+|further\s+|\w+ly\s+)?(?:[a-z]+ed|made|drew|put|gave|took|said|spoke|saw|felt|told|was|were|had)\b)"
)
"""A name that no register knows, up to the first verb."""

_SMALL = frozenset(
    "of the and for in on against to among with from at by de la le les des du del der das van von et y e pour para contre aux au en und & – -".split()
)
_FOREIGN = re.compile(r"\b(?:pour|des|les|du|et|la|van|der|für|und|para|los|las|del|delle|per|i)\b")
"""Names in other languages go on in small letters: "Rencontre africaine pour la défense des droits de l’homme"."""

_NO_SPEAKER = re.compile(
    # What a State's own account begins with: its laws and organs. The President closes the dialogue.
    r"\b(?:Constitution|Act|Law|Code|Bill|Plan|Strategy|Convention|Covenant|Protocol|Decree|Court|Parliament|Ministry|Government|Agreement)s?$|^(?:Vice-)?(?:President|Chair)\w*\b"
)

HEAD = 240
"""Characters at the begin of a paragraph that hold its speaker."""

ARTICLE = len("The ")
"""A name begins a paragraph, or stands behind its article."""

_NOT_NAMES = frozenset(
    "In On At It The They He She One Some Many Several Other Another During Following Regarding Concerning With While For This These As Also".split()
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in one paragraph: ``paragraph.text[start:end]`` is the name."""

    paragraph: Paragraph
    start: int
    end: int
    name: str
    participant_id: str | None


OPENING = re.compile(
    r"\b(?:delegations?|stakeholders?|States?|speakers?|representatives?|organizations?|countr(?:y|ies))\s+(?:made|delivered)\s+(?:a\s+)?statements?\b"
)
"""A sentence that opens the next dialogue."""


def read_dialogue(document: Document, opening: Paragraph, names: Names) -> Iterator[Speaker]:
    """The speakers behind ``opening``: paragraph, start, end, name as written, participant. Each speaks once."""
    reviewed = under_review(document, opening, names)
    seen: set[str] = set()
    for paragraph in _section(document, opening):
        for speaker in _speakers(paragraph, names):
            key = speaker.participant_id or speaker.name.casefold()
            if key in seen or (reviewed and reviewed in _named(speaker, names)):
                continue
            seen.add(key)
            yield speaker


def _named(speaker: Speaker, names: Names) -> set[str | None]:
    """The participants that a name is or holds: "the Government of Slovenia" answers as Slovenia."""
    return {speaker.participant_id, *(found.participant_id for found in names.find(speaker.name))}


def _section(document: Document, opening: Paragraph) -> Iterator[Paragraph]:
    """The paragraphs behind the opening one, up to the next heading."""
    for paragraph in after(document, opening):
        if paragraph.kind == "heading" or OPENING.search(paragraph.text):
            return
        if paragraph.kind in ("numbered", "narrative"):
            yield paragraph


def _speakers(paragraph: Paragraph, names: Names) -> list[Speaker]:
    """The one or, speaking jointly, several whom a paragraph begins with, when a verb of speech follows."""
    head = paragraph.text[:HEAD]
    masked = mask(head)
    lead, _ = after_lead(head, masked, 0, len(head), names)
    for begin in dict.fromkeys((0, lead)):
        for found in names.find(head[begin:])[:1]:
            if found.start <= ARTICLE and VERB.match(masked, begin + found.end):
                return [Speaker(paragraph, begin + found.start, begin + found.end, found.name, found.participant_id)]
    unknown = _UNKNOWN.match(masked, lead)
    if not unknown or not _plausible(unknown["name"]):
        return []
    start, end = unknown.span("name")
    items = names.split(head[start:end])
    if any(" " not in item.name and item.participant_id is None for item in items):
        return []
    return [Speaker(paragraph, start + i.start, start + i.end, i.name, i.participant_id) for i in items]


def _plausible(name: str) -> bool:
    """Whether words up to a verb may be the name of an organization."""
    words = re.findall(r"[\w’'&–-]+", name)
    if words[0] in _NOT_NAMES or _NO_SPEAKER.search(name):
        return False
    return bool(_FOREIGN.search(name)) or all(not word[0].islower() or word in _SMALL for word in words)


def under_review(document: Document, opening: Paragraph, names: Names) -> str | None:
    """The State under review: the one that the opening sentence names, else the one that the document names most as such."""
    if state := _reviewed(opening.text, names):
        return state
    counts = Counter(state for p in document.paragraphs[:80] if (state := _reviewed(p.text, names)))
    return counts.most_common(1)[0][0] if counts else None


def _reviewed(text: str, names: Names) -> str | None:
    for found in REVIEW.finditer(text):
        for name in names.find(found["rest"])[:1]:
            if name.start <= ARTICLE:
                return name.participant_id
    return None
