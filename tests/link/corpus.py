"""The five documents as the earlier stages hand them on, made from the gold and from the note itself.

The linking stage is tested alone: points come from ``points.csv``, the note's points from its own Markdown by a plain
expression. ``Parsed`` objects hold one paragraph a point in a canonical text that the helper writes.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pipelines.model import Clean, Document, Mark, Paragraph, Parsed, Row, SourceText, Span, cite
from pipelines.normalise.names import Names
from pipelines.normalise.registers import Registers
from pipelines.sources import load_registers

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
ITEM_OF = {"42": "2", "57": "3", "71": "4"}
PUBLISHED = {"comments-note-2020": date(2020, 10, 9), "draft-resolution-2022": date(2022, 9, 8)}
STATUS = {"report-2020": "for_future_consideration", "comments-note-2020": "commented"}


def gold(name: str) -> list[dict[str, str]]:
    """The rows of one gold table."""
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def registers() -> Registers:
    """The registers of the repository."""
    return load_registers(ROOT / "sources" / "registers")


def names() -> Names:
    return registers().names


@dataclass(slots=True)
class Point:
    """What a test says of a point: the text may hold ``~~`` around struck words; the rest as in ``recommendations``."""

    label: str
    text: str
    item: str | None = None
    section: str = ""
    meeting: str = "wgic-2020-07-07"
    status: str = "adopted"


@dataclass(slots=True)
class Builder:
    """Writes a canonical text and the paragraphs that stand in it."""

    document_id: str
    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def paragraph(
        self,
        path: str,
        text: str,
        kind: str = "narrative",
        marks: list[Mark] | None = None,
        section: tuple[str, ...] = (),
    ) -> Paragraph:
        """Add a paragraph; ``~~struck~~`` words become marks."""
        start = len(self.text)
        self.text += text + "\n\n"
        clean = Clean.of(text, start)
        hidden = [(m.start(), m.end(), "") for m in re.finditer("~~", text)]
        found = list(marks or [])
        for n in range(0, len(hidden) - 1, 2):
            found.append(Mark(hidden[n][0] - 2 * n, hidden[n + 1][0] - 2 * (n + 1), "strike"))
        clean = clean.replace_spans(hidden)
        self.paragraphs.append(
            Paragraph(
                f"{self.document_id}:{path}", self.document_id, len(self.paragraphs), kind, clean,  # type: ignore[arg-type]
                Span(start, start + len(text)), section_path=section, marks=found,
            )
        )  # fmt: skip
        return self.paragraphs[-1]

    def point(self, point: Point, marks: list[Mark] | None = None) -> None:
        """Add a point and its row."""
        path = f"{point.meeting}/{point.item or 'x'}({point.label})"
        paragraph = self.paragraph(path, point.text, "point", marks, (point.section,))
        self.rows.append({"_paragraph": paragraph, "_point": point})

    def parsed(self, published: date | None = None) -> Parsed:
        document = Document(self.document_id, SourceText(self.text, []), self.paragraphs)
        rows = [_row(document, row["_paragraph"], row["_point"]) for row in self.rows]
        return Parsed(
            document,
            {"recommendations": rows, "documents": [{"document_id": self.document_id, "published_on": published}]},
        )


def _row(document: Document, paragraph: Paragraph, point: Point) -> Row:
    return {
        "recommendation_id": paragraph.id,
        **cite(document, paragraph, paragraph.span),
        "meeting_id": point.meeting,
        "agenda_item": point.item,
        "section": point.section,
        "label": point.label,
        "status": point.status,
        "text": paragraph.clean.text.strip(" ;."),
    }


def document(document_id: str, points: list[Point], published: date | None = None) -> Parsed:
    """A document of nothing but points."""
    builder = Builder(document_id)
    for point in points:
        builder.point(point)
    return builder.parsed(published)


def gold_points(document_id: str) -> list[Point]:
    """The points of one document, from the gold."""
    return [
        Point(
            row["label"], row["text"], ITEM_OF.get(row["paragraph"]), row["section"], row["meeting_id"],
            STATUS.get(document_id, "adopted"),
        )
        for row in gold("points")
        if row["document"] == document_id
    ]  # fmt: skip


_POINT = re.compile(r"^\(([a-z])\) (.+?)\s*$", re.M)
_ITEM = re.compile(r"^#+ \W*Agenda item (\d)", re.M)


def note_points() -> list[Point]:
    """The points of the note of comments, from its Markdown: pages and footnotes that break a point are taken out."""
    text = (ROOT / "sources" / "comments-note-2020" / "comments-note-2020.md").read_text(encoding="utf-8")
    text = re.sub(r"^<sup>\d</sup> .*\n\n?", "", text, flags=re.M)
    text = re.sub(r"<sup>\d</sup>", "", text)
    text = re.sub(r"(?<=[a-z,])\n\n(?=[a-z])", " ", text)
    found: list[Point] = []
    items = [(m.start(), m[1]) for m in _ITEM.finditer(text)]
    for m in _POINT.finditer(text):
        item = [number for at, number in items if at < m.start()][-1]
        found.append(Point(m[1], m[2], item, "", "wgic-2020-07-07", "commented"))
    return found


def note(points: list[Point]) -> Parsed:
    """The note of comments: its points, and the narratives of its last section."""
    builder = Builder("comments-note-2020")
    for point in points:
        builder.point(point)
    section = ("III. Comments of States parties in the form of narrative information",)
    for state in ("Lebanon", "Morocco", "Peru"):
        builder.paragraph(f"h-{state}", state, "heading", section=section)
        builder.paragraph(
            f"n-{state}", f"The authorities of {state} cooperate in criminal matters.", section=(*section, state)
        )
    return builder.parsed(PUBLISHED["comments-note-2020"])


def corpus() -> list[Parsed]:
    """All documents that have points with whole texts in the gold."""
    made = [
        document(d, gold_points(d), PUBLISHED.get(d)) for d in ("report-2015", "report-2020", "draft-resolution-2022")
    ]
    return [*made, note(note_points())]
