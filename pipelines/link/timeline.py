"""The lists of points of all documents, in the order in which they were made.

A list is what one meeting recommended, as one document prints it: an annex, a report's points, a note of comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipelines.link.alignment import Text, words_of
from pipelines.model import Paragraph, Parsed, Row
from pipelines.normalise.registers import Registers

COMMENTED = "commented"
"""Status of a point that stands in a compilation of comments: a text with everybody's marks, no version of its own."""

ANNEX = "annex"
"""Containers that are lists of their own begin so; sections and sessions of one meeting make one list."""

_DAY = re.compile(r"-(\d{4}-\d{2}-\d{2})$")

_RANK = {"chair_summary": 0, "for_future_consideration": 1, COMMENTED: 2, "draft": 3, "adopted": 4}
"""Which of two lists of the same day comes first: a point is put down, commented on, drafted, adopted."""


@dataclass(eq=False, slots=True)
class Unit:
    """One point: its row, its text without labels, its words, and its place in its list."""

    row: Row
    text: Text
    place: float
    home: PointList = field(repr=False)

    @property
    def id(self) -> str:
        return str(self.row["recommendation_id"])


@dataclass(eq=False, slots=True)
class PointList:
    """The points of one meeting in one document. ``when`` orders lists; None where no date is known."""

    document_id: str
    meeting_id: str | None
    body_id: str | None
    commented: bool
    when: tuple[date, date, int] | None
    units: list[Unit] = field(default_factory=list)


def point_lists(parsed: Sequence[Parsed], plain: Mapping[str, str]) -> list[PointList]:
    """All lists, earliest first, undated ones before all. ``plain`` gives points that hold labels without them."""
    starts = {row["meeting_id"]: day(row.get("starts_on")) for p in parsed for row in p.tables.get("meetings", [])}
    lists: dict[tuple[object, ...], PointList] = {}
    for one in parsed:
        published = _published(one)
        containers = {p.id: p.container for p in one.document.paragraphs}
        rows = one.tables.get("recommendations", [])
        marked = {p.id for p in one.document.paragraphs if tracked(p)} & {row["paragraph_id"] for row in rows}
        for row in rows:
            commented = bool(marked) or row.get("status") == COMMENTED
            key = _home(one.document.id, row, containers.get(row["paragraph_id"]), commented)
            if key not in lists:
                lists[key] = _list(one, row, starts, published, commented)
            text = words_of(plain.get(row["recommendation_id"], row["text"]))
            lists[key].units.append(Unit(row, text, 0.0, lists[key]))
    for found in lists.values():
        for n, unit in enumerate(found.units):
            unit.place = n / max(1, len(found.units) - 1)
    return sorted(
        lists.values(),
        key=lambda x: (x.when or (date.min, date.min, 0), x.document_id, x.units[0].id),
    )


def tracked(paragraph: Paragraph) -> bool:
    """Whether the file records who changed the paragraph: such a document is a compilation of comments."""
    return any(mark.kind in ("insert", "delete") and mark.author for mark in paragraph.marks)


def _home(document_id: str, row: Row, container: str | None, commented: bool) -> tuple[object, ...]:
    """What makes a list: the meeting, the annex, and whether its points are comments or operative paragraphs."""
    annex = container if container and container.startswith(ANNEX) else None
    operative = row.get("kind") == "operative_paragraph"
    return document_id, row.get("meeting_id"), annex, operative, commented


def _list(
    one: Parsed, row: Row, starts: Mapping[str, date | None], published: date | None, commented: bool
) -> PointList:
    meeting_id = row.get("meeting_id")
    held = starts.get(meeting_id) if meeting_id else None
    held = held or meeting_day(meeting_id)
    status = COMMENTED if commented else row.get("status")
    first, second = (held or published), (published or held)
    if commented and first and second:
        first = second = max(first, second)
    when = (first, second, _RANK.get(status or "", 3)) if first and second else None
    body = _DAY.sub("", meeting_id) if meeting_id else one.document.defaults.get("body_id")
    return PointList(one.document.id, meeting_id, body, commented, when)


def _published(one: Parsed) -> date | None:
    """The day that the document was published, where it states one."""
    rows: Iterable[Row] = one.tables.get("documents", [])
    return next((found for row in rows if (found := day(row.get("published_on")))), None) or day(
        one.document.curated.get("published_on")
    )


def meeting_day(meeting_id: str | None) -> date | None:
    """The first day of a meeting, which its id ends with."""
    printed = _DAY.search(meeting_id) if meeting_id else None
    return day(printed[1]) if printed else None


def day(value: object) -> date | None:
    """A date, from a date or its ISO form; None for anything else."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def follows(later: PointList, earlier: PointList) -> bool:
    """Whether one list was made after another, in another document. Comments follow any list of unknown day."""
    if later.document_id == earlier.document_id:
        return False
    if later.when is None or earlier.when is None:
        return later.commented and not earlier.commented
    return later.when > earlier.when


def related(a: PointList, b: PointList, registers: Registers) -> bool:
    """Whether one body would take up the other's points: the same body, its parent, or a body of the same parent.

    Lists whose body is unknown may belong to any.
    """
    if a.body_id is None or b.body_id is None or a.body_id == b.body_id:
        return True
    bodies = registers.bodies
    parents = [bodies[x].parent if x in bodies else None for x in (a.body_id, b.body_id)]
    return b.body_id == parents[0] or a.body_id == parents[1] or (parents[0] is not None and parents[0] == parents[1])
