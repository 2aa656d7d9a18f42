"""What the tables of attendance and statements share: identifiers, standings, and the word about unknown names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pipelines.extract.formulas.mentions import Mention
from pipelines.extract.formulas.vocabulary import KIND_CAPACITY, KIND_TAKES
from pipelines.model import Document, Paragraph, Row, Span
from pipelines.normalise.names import Names

_OTHER = re.compile(r"[^a-z0-9]+")
SLUG_WORDS = 8
"""Words of a name that no register knows in an identifier: enough to tell the organizations of one list apart."""


UNCOUNTABLE = frozenset({"non_governmental_organization", "national_institution", "other", "panellist"})
"""Standings of bodies too many for a register."""


def slug(name: str) -> str:
    """A written name as part of an identifier."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(_OTHER.sub(" ", plain).split()[:SLUG_WORDS]) or "x"


def meeting(document: Document) -> str:
    """The meeting that rows of this document belong to, else the document itself, as the begin of identifiers."""
    return str(document.defaults.get("meeting_id") or document.id)


def distinct(rows: Iterable[Row], key: str, suffixes: Iterable[tuple[str | None, ...]]) -> None:
    """Make identifiers differ: a later row with a taken one gets the first of its suffixes that sets it apart, else a count."""
    taken: set[str] = set()
    for row, choices in zip(rows, suffixes, strict=True):
        identifier = row[key]
        for choice in choices:
            if identifier not in taken:
                break
            identifier = f"{row[key]}:{choice}" if choice else identifier
        base, count = identifier, 1
        while identifier in taken:
            count += 1
            identifier = f"{base}:{count}"
        taken.add(identifier)
        row[key] = identifier


def after(document: Document, paragraph: Paragraph) -> list[Paragraph]:
    """The paragraphs behind this one, in order."""
    at = next((i for i, other in enumerate(document.paragraphs) if other is paragraph), len(document.paragraphs))
    return document.paragraphs[at + 1 :]


def place(paragraph: Paragraph) -> str:
    """The paragraph's own part of its identifier: ``21(a)``."""
    return paragraph.id.partition(":")[2]


def standing(mention: Mention, names: Names) -> str | None:
    """The standing that the words name, else the one that always goes with this participant; None where neither says."""
    stated = mention.capacity(names)
    if stated or mention.participant_id is None:
        return stated
    participant = names.participants[mention.participant_id]
    return participant.capacity or KIND_CAPACITY.get(participant.kind)


def report_unknown(document: Document, found: Iterable[tuple[str, Span, str | None]], names: Names) -> None:
    """Say once of each unknown name (name, span, capacity) that no register knows it, and whom it may mean.

    The register aims to hold all States and the organizations of the main sources: there an unknown name is a warning. It
    never holds all non-governmental organizations.
    """
    first: dict[str, tuple[Span, str | None]] = {}
    for name, span, capacity in found:
        first.setdefault(name, (span, capacity))
    for name, (span, capacity) in first.items():
        if capacity in UNCOUNTABLE:
            document.note("info", "extract", f"participant not in the register: {name!r}", span)
            continue
        near = ", ".join(one for one, _ in names.suggest(name)) if capacity in KIND_TAKES["state"] else ""
        document.note("warning", "extract", f"unknown participant {name!r}" + (f"; near: {near}" if near else ""), span)


def compare(document: Document, stated: int | None, found: int, what: str, span: Span) -> None:
    """Say that a number that the document states is not the number of names found."""
    if stated is not None and stated != found:
        document.note("warning", "extract", f"{stated} {what} stated, {found} found", span)
