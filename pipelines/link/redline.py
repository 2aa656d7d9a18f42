"""The life of a recommendation, stage by stage, as plain segments that a terminal or a page can colour.

Works on published rows alone, so that a reader of the package gets the same history as the pipeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pipelines.link.alignment import words_of
from pipelines.model import Row, Tables

Style = Literal["equal", "insert", "delete", "moved_from", "moved_to"]

MOVED = 3
"""Deleted words that come back elsewhere in the same change, at least so many of them, have only moved."""


class Segment(NamedTuple):
    """A stretch of text in one style. ``moved_from`` and ``moved_to`` are deleted and inserted words that only moved."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One State's comment on a point, with what became of it; ``outcome`` is None where no later text is known."""

    comment: Row
    outcome: Row | None


@dataclass(slots=True)
class Stage:
    """One stage of a point's life.

    ``recommendation`` is its row, None where the point was dropped. ``relation`` tells how it came from ``earlier``
    (the recommendation_ids before it; none for the first stage); ``segments`` show the change from the first of them, or
    the plain text. ``edits`` are the comments made on it; ``reused`` the interventions and comments whose words it holds.
    """

    recommendation: Row | None
    relation: str | None = None
    earlier: tuple[str, ...] = ()
    similarity: float | None = None
    segments: list[Segment] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    reused: list[Row] = field(default_factory=list)


def segments(diff: Sequence[Mapping[str, str]] | None) -> list[Segment]:
    """A diff of ``recommendation_links`` as segments, moved words told apart from changed ones."""
    parts = [Segment(part["op"], part["text"]) for part in diff or ()]  # type: ignore[arg-type]
    gone = {words_of(part.text).keys for part in parts if part.style == "delete"}
    come = {words_of(part.text).keys for part in parts if part.style == "insert"}
    moved = {keys for keys in gone & come if len(keys) >= MOVED}
    renamed: dict[str, Style] = {"delete": "moved_from", "insert": "moved_to"}
    return [
        Segment(renamed[part.style], part.text) if part.style in renamed and words_of(part.text).keys in moved else part
        for part in parts
    ]


def history(tables: Tables, recommendation_id: str) -> list[Stage]:
    """The stages of the point that ``recommendation_id`` is one stage of, in order of time.

    ``tables`` needs ``recommendations``, ``recommendation_links``, ``comments`` and ``comment_outcomes``. Points that
    were merged into it, or split off it, are stages too. Raises KeyError for an id that no recommendation has.
    """
    rows = {row["recommendation_id"]: row for row in tables["recommendations"]}
    if recommendation_id not in rows:
        raise KeyError(recommendation_id)
    links = tables.get("recommendation_links", [])
    family = _ordered(_family(links, recommendation_id), links, rows)
    ends = [link for link in links if link["relation"] == "dropped" and link["from_recommendation_id"] in family]
    return [_stage(tables, rows[point], links) for point in family] + [_dropped(link) for link in ends]


def _steps(links: Iterable[Row]) -> Iterator[tuple[str, str]]:
    for link in links:
        if link["from_recommendation_id"] and link["to_recommendation_id"]:
            yield link["from_recommendation_id"], link["to_recommendation_id"]


def _family(links: Sequence[Row], point: str) -> set[str]:
    """The point, all that led to it, and all that came of those on the way to it or of itself."""
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for earlier, later in _steps(links):
        before.setdefault(later, []).append(earlier)
        after.setdefault(earlier, []).append(later)
    ancestors = _reached(point, before)
    return ancestors | {x for a in ancestors for x in _reached(a, after)}


def _reached(start: str, steps: Mapping[str, Sequence[str]]) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        for point in steps.get(todo.pop(), ()):
            if point not in seen:
                seen.add(point)
                todo.append(point)
    return seen


def _ordered(family: set[str], links: Sequence[Row], rows: Mapping[str, Row]) -> list[str]:
    """The family by descent; a compilation of comments stands before the text that took the comments up."""
    steps = [(a, b) for a, b in _steps(links) if a in family and b in family]
    depth = dict.fromkeys(family, 0)
    for _ in family:
        for a, b in steps:
            depth[b] = max(depth[b], depth[a] + 1)
    return sorted(family & rows.keys(), key=lambda x: (depth[x], rows[x]["status"] != "commented", x))


def _stage(tables: Tables, row: Row, links: Sequence[Row]) -> Stage:
    point = row["recommendation_id"]
    coming = [link for link in links if link["to_recommendation_id"] == point]
    steps = [link for link in coming if link["from_recommendation_id"]]
    main = max(steps, key=lambda link: link["similarity"] or 0.0, default=None)
    new = any(link["relation"] == "new" for link in coming)
    edits = list(_edits(tables, point))
    text = next((e.comment["proposed_text"] for e in edits if e.comment["kind"] == "new_point"), row["text"])
    return Stage(
        row,
        main["relation"] if main else "new" if new else None,
        tuple(link["from_recommendation_id"] for link in sorted(steps, key=lambda x: x is not main)),
        main["similarity"] if main else None,
        segments(main["diff"]) if main else [Segment("equal", text)],
        edits,
        [link for link in coming if link["relation"] == "reused"],
    )


def _edits(tables: Tables, point: str) -> Iterator[Edit]:
    outcomes = {row["comment_id"]: row for row in tables.get("comment_outcomes", [])}
    for comment in tables.get("comments", []):
        if comment["recommendation_id"] == point:
            yield Edit(comment, outcomes.get(comment["comment_id"]))


def _dropped(link: Row) -> Stage:
    return Stage(None, "dropped", (link["from_recommendation_id"],), None, segments(link["diff"]))
