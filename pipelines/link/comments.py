"""Comments of States on points, from the marked-up text: one row a proposal, a remark or a narrative.

A note of comments prints the points of an earlier document with everybody's changes in them. The base of each point
comes from the lineage; ``marks`` finds the changes; here they become rows, with the State that the label names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.link.alignment import Text, words_of
from pipelines.link.changes import Change, changes
from pipelines.link.labels import Label, labels, without
from pipelines.link.lineage import Lineage, trace
from pipelines.link.marks import Marked, applied, marked
from pipelines.link.timeline import COMMENTED, Unit, point_lists, tracked
from pipelines.model import Document, Mark, Paragraph, Parsed, Row, Span, cite
from pipelines.normalise.names import Names
from pipelines.normalise.registers import Registers

STAGE = "link"

SLUG_WORDS = 4
"""A comment's id takes so many words of what it proposes: enough to tell one State's proposals on a point apart."""

SUBMISSIONS = re.compile(
    r"\b(?:comments?|submissions?|views|observations|repl(?:y|ies)|responses?|contributions?|input|narrative)\b", re.I
)
"""Headings under which States' own texts stand, each below the name of its State."""

_TRIM = " \t\n,;:/–—-“”\"‘'’"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One comment with what its outcome is judged by: the change, the text it was made on and that text's points."""

    row: Row
    change: Change | None
    base: Text | None
    points: tuple[str, ...]


@dataclass(slots=True)
class Comments:
    """All comments, and the text of each commented point with all changes carried out."""

    proposals: list[Proposal] = field(default_factory=list)
    applied: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[Row]:
        return [proposal.row for proposal in self.proposals]


def comments(parsed: Sequence[Parsed], registers: Registers) -> list[Row]:
    """Rows of ``comments`` for all documents."""
    lists = point_lists(parsed, unlabelled(parsed, registers.names))
    return read_comments(parsed, registers, trace(lists, registers)).rows


def unlabelled(parsed: Sequence[Parsed], names: Names) -> dict[str, str]:
    """The text of each commented point as it was before: without its labels, by recommendation_id."""
    found: dict[str, str] = {}
    for one in parsed:
        paragraphs = {p.id: p for p in one.document.paragraphs if tracked(p)}
        for row in one.tables.get("recommendations", []):
            paragraph = paragraphs.get(row["paragraph_id"])
            if paragraph:
                found[row["recommendation_id"]] = _before(paragraph) or row["text"]
            elif row.get("status") == COMMENTED:
                found[row["recommendation_id"]] = without(row["text"], labels(row["text"], names))
    return found


def _before(paragraph: Paragraph) -> str:
    """The words of a paragraph that nobody put in; none where all of it is new."""
    text, parts, last = paragraph.clean.text, [], 0
    for mark in sorted((m for m in paragraph.marks if m.kind == "insert"), key=lambda m: m.start):
        parts.append(text[last : mark.start])
        last = max(last, mark.end)
    return "".join([*parts, text[last:]]).strip(" ,;.")


def read_comments(parsed: Sequence[Parsed], registers: Registers, lineage: Lineage) -> Comments:
    """The comments of all documents, and the commented points as they would read with every change."""
    found = Comments()
    for one in parsed:
        paragraphs = {p.id: p for p in one.document.paragraphs}
        rows = one.tables.get("recommendations", [])
        pointed = [(row, paragraphs.get(row["paragraph_id"])) for row in rows]
        pointed = [(row, p) for row, p in pointed if row.get("status") == COMMENTED or (p and tracked(p))]
        before = {row["recommendation_id"]: _bases(lineage, row["recommendation_id"]) for row, _ in pointed}
        has_base = any(before.values())
        _warn_without_base(one.document, pointed, has_base)
        for row, paragraph in pointed:
            point = _marked(row, paragraph, before, registers.names)
            _read_point(
                one.document, row, paragraph, point, before[row["recommendation_id"]], has_base, registers.names, found
            )
        if pointed or any(SUBMISSIONS.search(" ".join(p.section_path)) for p in one.document.paragraphs):
            found.proposals += [Proposal(row, None, None, ()) for row in _narratives(one.document, registers.names)]
    _name(found.rows)
    return found


def _bases(lineage: Lineage, point: str) -> list[Unit]:
    """The earlier points that a commented point prints, in their own order; several where it joins them."""
    found = [link.earlier for link in lineage.before(point) if link.earlier and not link.earlier.home.commented]
    return sorted(found, key=lambda unit: unit.place)


def _warn_without_base(document: Document, pointed: Sequence[tuple[Row, Paragraph | None]], has_base: bool) -> None:
    if pointed and not has_base and not any(p and tracked(p) for _, p in pointed):
        document.note(
            "warning", STAGE, "No document holds the text that was commented on: insertions can't be told from it."
        )


def _marked(row: Row, paragraph: Paragraph | None, before: dict[str, list[Unit]], names: Names) -> Marked:
    """The point laid over its base. Where one base was printed as two points, each leaves the other's words alone."""
    text = paragraph.clean.text if paragraph else row["text"]
    marks = paragraph.marks if paragraph else []
    bases = before[row["recommendation_id"]]
    if not bases:
        return marked(text, marks, None, names)
    base = " ".join(unit.text.text for unit in bases)
    others = [point for point, units in before.items() if point != row["recommendation_id"] and set(units) & set(bases)]
    moved = frozenset(range(len(words_of(base).words))) if others else frozenset()
    return marked(text, marks, base, names, moved)


def _read_point(
    document: Document,
    row: Row,
    paragraph: Paragraph | None,
    point: Marked,
    bases: list[Unit],
    has_base: bool,
    names: Names,
    found: Comments,
) -> None:
    """Add the comments that one point holds."""
    rows = _Rows(document, row, paragraph, names)
    units = tuple(unit.id for unit in bases)
    proposals = [
        Proposal(rows.change(change), change, point.base, units) for change in _changes(point, bool(bases), has_base)
    ]
    silent = {id(p.change.label) for p in proposals if p.change and p.change.label}
    for label in point.found:
        if not label.sure:
            document.note(
                "info",
                STAGE,
                "A comment's bracket is not closed: its end was inferred.",
                rows.span(label.start, label.end),
            )
        if label.remark is None and id(label) not in silent:
            proposals.append(Proposal(rows.unproved(label, bool(bases)), None, None, units))
            document.note(
                "warning",
                STAGE,
                "What this label marks can't be told from the text.",
                rows.span(label.start, label.end),
            )
        elif label.remark is not None:
            proposals.append(Proposal(rows.remark(label), None, None, units))
    proposals += [
        Proposal(rows.note(mark), None, None, units)
        for mark in (paragraph.marks if paragraph else [])
        if mark.kind == "comment"
    ]
    for start, end in point.orphans:
        document.note(
            "info",
            STAGE,
            "These words differ from the text commented on, and no label says whose they are.",
            rows.span(start, end),
        )
    found.proposals += [p for proposal in proposals for p in _each_party(proposal, names)]
    found.applied[row["recommendation_id"]] = applied(point)


def _changes(point: Marked, based: bool, has_base: bool) -> list[Change]:
    """The changes of a point. It is new where one author put all of it in, or where it has no base, unlike its
    neighbours, and a label ends it."""
    if sole := _sole_author(point):
        at = (point.pieces[0].word.start, point.pieces[-1].word.end)
        return [Change("new_point", point.text.strip(_TRIM + "."), None, (0, 0), at, True, None, sole, True)]
    if not based and has_base and point.found:
        last = point.found[-1]
        words = [word for word in words_of(point.text).words if word.start >= last.end]
        author = next((x for x in (last, point.found[0]) if x.remark is None and (not words or x.start < 3)), None)
        if author or not words:
            text = without(point.text, point.found).strip(_TRIM + ".")
            at = (point.pieces[0].word.start, point.pieces[-1].word.end) if point.pieces else (0, len(point.text))
            return [Change("new_point", text, None, (0, 0), at, False, author or last)]
    return changes(point)


def _sole_author(point: Marked) -> str | None:
    """Who inserted every word of a point, where the format says so and it was one author."""
    authors = {piece.author if piece.state == "insert" else None for piece in point.pieces}
    return authors.pop() if len(authors) == 1 else None


@dataclass(slots=True)
class _Rows:
    """Makes the rows of one point."""

    document: Document
    row: Row
    paragraph: Paragraph | None
    names: Names

    def span(self, start: int, end: int) -> Span:
        """A place in the clean text as a span of the canonical text; the whole point where its paragraph is not known."""
        if self.paragraph is None:
            return Span(self.row["char_start"], self.row["char_end"])
        return self.paragraph.clean.span(start, end)

    def change(self, change: Change) -> Row:
        """A proposal; its passage reaches from the changed words to the label that names the State."""
        start, end = change.at
        if change.label:
            start, end = min(start, change.label.start), max(end, change.label.end)
        evidence = (
            "tracked_change" if change.tracked else "strikethrough" if change.proof and change.deleted else "alignment"
        )
        row = self._row(change.kind, start, end, evidence)
        row["proposed_text"] = _trimmed(change.proposed)
        row["deleted_text"] = _trimmed(change.deleted)
        return self._by(row, change.label, change.author)

    def remark(self, label: Label) -> Row:
        row = self._row("remark", label.start, label.end, "label")
        row["remark"] = label.remark
        return self._by(row, label, None)

    def unproved(self, label: Label, based: bool) -> Row:
        """A bare label beside nothing: with a base, only words struck without trace can be meant; else anything."""
        return self._by(self._row("deletion" if based else "insertion", label.start, label.end, "label"), label, None)

    def note(self, mark: Mark) -> Row:
        """A comment in the margin of the file."""
        row = self._row("remark", mark.start, mark.end, "tracked_change")
        row["remark"] = mark.note
        return self._by(row, None, mark.author)

    def _row(self, kind: str, start: int, end: int, evidence: str) -> Row:
        return {
            "comment_id": None,
            **cite(self.document, self.paragraph, self.span(start, end)),
            "recommendation_id": self.row["recommendation_id"],
            "agenda_item": self.row.get("agenda_item"),
            "label": self.row.get("label"),
            "participant_id": None,
            "name_as_written": None,
            "kind": kind,
            "proposed_text": None,
            "deleted_text": None,
            "remark": None,
            "evidence": evidence,
        }

    def _by(self, row: Row, label: Label | None, author: str | None) -> Row:
        if label:
            row["_parties"] = label.parties
        elif author:
            row["name_as_written"], row["participant_id"] = author, self.names.resolve(author)
            if row["participant_id"] is None:
                self.document.note("warning", STAGE, f"No participant is known by the name of the author {author!r}.")
        return row


def _each_party(proposal: Proposal, names: Names) -> Iterator[Proposal]:
    """One comment a State, where a label names several."""
    parties = proposal.row.pop("_parties", None)
    if not parties:
        yield proposal
        return
    for written, participant_id in parties:
        row = {**proposal.row, "name_as_written": written, "participant_id": participant_id}
        yield Proposal(row, proposal.change, proposal.base, proposal.points)


def _trimmed(text: str | None) -> str | None:
    """A proposal without the punctuation that joins it to the sentence; quotation marks and brackets go in pairs only."""
    if text is None:
        return None
    text = text.strip(" \t\n,;:/–—-")
    for opening, closing in (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'")):
        if text.startswith(opening) and text.find(closing, 1) in (-1, len(text) - 1):
            text = text[1:].removesuffix(closing)
        if text.endswith(closing) and opening not in text[:-1]:
            text = text[:-1]
    return text.strip(" \t\n,;:/–—-") or None


def _narratives(document: Document, names: Names) -> Iterator[Row]:
    """One row for each State under whose name paragraphs of its own stand."""
    sections: list[tuple[Paragraph, str, list[Paragraph]]] = []
    for paragraph in document.paragraphs:
        if paragraph.kind == "footnote":
            continue
        party = _state_heading(paragraph, names)
        if party and SUBMISSIONS.search(" ".join(paragraph.section_path)):
            sections.append((paragraph, party, []))
        elif paragraph.kind == "heading":
            if not sections or paragraph.level <= sections[-1][0].level or not sections[-1][2]:
                sections.append((paragraph, "", []))
        elif sections:
            sections[-1][2].append(paragraph)
    for heading, party, body in sections:
        if party and body:
            yield _narrative(document, heading, party, body)


def _state_heading(paragraph: Paragraph, names: Names) -> str | None:
    """The State that a heading names and nothing else."""
    if paragraph.kind not in ("heading", "narrative") or len(paragraph.text) > 80:
        return None
    return names.resolve(paragraph.text.strip(" :*."))


def _narrative(document: Document, heading: Paragraph, party: str, body: Sequence[Paragraph]) -> Row:
    span = body[0].span.cover(body[-1].span)
    return {
        "comment_id": None,
        **cite(document, body[0], span),
        "recommendation_id": None,
        "agenda_item": None,
        "label": None,
        "participant_id": party,
        "name_as_written": heading.text.strip(" :*."),
        "kind": "narrative",
        "proposed_text": None,
        "deleted_text": None,
        "remark": None,
        "evidence": "label",
    }


def _name(rows: Sequence[Row]) -> None:
    """Give each comment its id: the point, who, what, and the first words of it."""
    used: Counter[str] = Counter()
    for row in rows:
        who = row["participant_id"] or _slug(row["name_as_written"] or "unnamed")
        words = _slug(row["proposed_text"] or row["deleted_text"] or "")
        parts = [row["recommendation_id"] or row["document_id"], who, row["kind"], words]
        name = ":".join(part for part in parts if part)
        used[name] += 1
        row["comment_id"] = name if used[name] == 1 else f"{name}-{used[name]}"


def _slug(text: str) -> str:
    return "-".join(words_of(text).keys[:SLUG_WORDS])
