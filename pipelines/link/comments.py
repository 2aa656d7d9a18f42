"""Comments of States on points, from the marked-up text: one row a proposal, a remark or a narrative.

A note of comments prints the points of an earlier document with everybody's changes in them. The base of each point
comes from the lineage; ``marks`` cuts the point into words, ``changes`` finds the proposals; here they become comments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.link.alignment import Text, words_of
from pipelines.link.changes import Change, changes
from pipelines.link.comment_rows import STAGE, CommentRows, name_comments
from pipelines.link.labels import labels, without
from pipelines.link.lineage import Lineage, trace
from pipelines.link.marks import Marked, applied, marked
from pipelines.link.narratives import narratives
from pipelines.link.timeline import COMMENTED, Unit, point_lists, tracked
from pipelines.model import Document, Paragraph, Parsed, Row
from pipelines.normalise.names import Names
from pipelines.normalise.registers import Registers

_TRIM = " \t\n.,;:/–—-“”\"‘'’"


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
        document, names = one.document, registers.names
        points = _points(one)
        bases = {row["recommendation_id"]: _bases(lineage, row["recommendation_id"]) for row, _ in points}
        _warn_without_base(document, points, any(bases.values()))
        for row, paragraph in points:
            rows = CommentRows(document, row, paragraph, names)
            point = _marked(row, paragraph, bases, names)
            found.proposals += _proposals(rows, point, bases)
            found.applied[row["recommendation_id"]] = applied(point)
        found.proposals += [Proposal(row, None, None, ()) for row in narratives(document, names)]
    name_comments(found.rows)
    return found


def _points(one: Parsed) -> list[tuple[Row, Paragraph | None]]:
    """The commented points of a document, each with its paragraph."""
    paragraphs = {p.id: p for p in one.document.paragraphs}
    pairs = [(row, paragraphs.get(row["paragraph_id"])) for row in one.tables.get("recommendations", [])]
    return [(row, p) for row, p in pairs if row.get("status") == COMMENTED or (p and tracked(p))]


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


def _proposals(rows: CommentRows, point: Marked, bases: Mapping[str, Sequence[Unit]]) -> Iterator[Proposal]:
    """The comments that one point holds; what they leave open is noted."""
    own = bases[rows.point["recommendation_id"]]
    units = tuple(unit.id for unit in own)
    found = _changes(point, bool(own), any(bases.values()))
    for change in found:
        yield from (Proposal(row, change, point.base, units) for row in rows.change(change))
    owners = [change.label for change in found]
    for label in point.found:
        if not label.sure:
            rows.note("info", "A comment's bracket is not closed: its end was inferred.", label.start, label.end)
        if label.remark is not None:
            yield from (Proposal(row, None, None, units) for row in rows.remark(label))
        elif not any(owner is label for owner in owners):
            yield from (Proposal(row, None, None, units) for row in rows.unproved(label, bool(own)))
    for mark in rows.paragraph.marks if rows.paragraph else ():
        if mark.kind == "comment":
            yield from (Proposal(row, None, None, units) for row in rows.margin(mark))
    for start, end in point.orphans:
        rows.note(
            "info", "These words differ from the text commented on, and no label says whose they are.", start, end
        )


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
