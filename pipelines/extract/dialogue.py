"""Dialogues recorded in one paragraph a delegation: "23. Rwanda commended Slovenia for the steps taken ...".

A sentence that only counts ("During the interactive dialogue, 81 delegations made statements.") opens them. Each numbered paragraph of the same
section that begins with a name and a verb of speech is one statement; the State under review answers, and is not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.formulas.text import mask
from pipelines.model import Document, Paragraph
from pipelines.normalise.names import Names

REVIEW = re.compile(r"\b(?:[Rr]eview of|State under review,?|[Rr]eport on)\s+(?P<rest>(?:the\s+)?[A-Z].{0,80})")
VERB = re.compile(
    # The verb behind the name: a past tense, regular or one of the irregular ones that reports use.
    r"\s*(?:,[^,]{1,120},\s*)?(?:also\s+|further\s+|positively\s+|\w+ly\s+)?(?P<verb>[a-z]+ed|made|drew|put|gave|took|thought|said|spoke|saw|felt|told|was|were|had|paid|did|sought|found|understood|shared|held)\b"
)
_UNKNOWN = re.compile(
    # A name that no register knows: capitals, with the small words of names between them, up to the verb.
    r"(?:The\s+|A\s+)?(?P<name>[A-ZÀ-Þ“][\w’'&.”-]*(?:[\s,–-]+(?:(?:of|for|and|the|in|on|against|to|de|la|le|les|des|du|del|et|y|pour|para|des|with|among|from|&|–|-)\s+|[dl][’'])*[A-ZÀ-Þ“\d][\w’'&.”-]*)*(?:\s*\x01+)?)"
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
    r"\b(?:delegations|stakeholders|States|speakers|representatives|organizations|countries)\s+(?:made|delivered)\s+statements\b"
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
    """The numbered paragraphs behind the opening one, up to the next heading."""
    begin = document.paragraphs.index(opening) + 1
    for paragraph in document.paragraphs[begin:]:
        if paragraph.kind == "heading" or OPENING.search(paragraph.text):
            return
        if paragraph.kind == "numbered":
            yield paragraph


def _speakers(paragraph: Paragraph, names: Names) -> list[Speaker]:
    """The one or, speaking jointly, several whom a paragraph begins with, when a verb of speech follows."""
    head = paragraph.text[:HEAD]
    masked = mask(head)
    for found in names.find(head)[:1]:
        if found.start <= ARTICLE and VERB.match(masked, found.end):
            return [Speaker(paragraph, found.start, found.end, found.name, found.participant_id)]
    unknown = _UNKNOWN.match(masked)
    if not unknown or unknown["name"].split()[0] in _NOT_NAMES or not VERB.match(masked, unknown.end()):
        return []
    start, end = unknown.span("name")
    items = names.split(head[start:end])
    if len(items) == 1 and items[0].participant_id is None and " " not in items[0].name:
        return []
    return [Speaker(paragraph, start + i.start, start + i.end, i.name, i.participant_id) for i in items]


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
