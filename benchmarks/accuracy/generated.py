"""Figures on generated documents: all linked as one corpus, then held against the rows that they were made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from benchmarks.accuracy.measure import linked
from benchmarks.corpus import Unit, whole_units
from benchmarks.generator.parties import registers
from pipelines.accuracy.compare import Tallies, add
from pipelines.accuracy.figures import Figure, Occasion, figures
from pipelines.accuracy.gold import measure
from pipelines.model import Parsed, Row, Tables
from pipelines.parsing import parse

SEED = 20261123
"""The seed of the published figures; rules were mended on other seeds."""


def on_generated(day: date, count: int, seed: int = SEED) -> list[Figure]:
    """The figures on so many documents."""
    made = list(whole_units(count, seed))
    by_unit = tallied(made, rows_of(made))
    total: dict[str, Tallies] = {}
    for unit in by_unit:
        for table, tallies in unit.items():
            add(total.setdefault(table, {}), tallies)
    occasion = Occasion("generated", sum(len(unit.documents) for unit in made), day, "on request")
    return [
        figure
        for table, tallies in total.items()
        for figure in figures(table, tallies, occasion, [unit[table] for unit in by_unit if table in unit])
    ]


def rows_of(units: Sequence[Unit]) -> Tables:
    """All rows of the documents of all units."""
    parsed: list[Parsed] = [
        parse(made.data, made.file, made.document_id, {}, registers()) for unit in units for made in unit.documents
    ]
    return linked(parsed, registers())


def tallied(units: Sequence[Unit], tables: Tables) -> list[dict[str, Tallies]]:
    """The counts of each unit; what links two units counts against the later one."""
    return [measure(unit.gold, part) for unit, part in zip(units, _parted(units, tables), strict=True)]


def _parted(units: Sequence[Unit], tables: Tables) -> Iterator[Tables]:
    """The rows of each unit: by their document; a meeting belongs to the first unit that should tell of it."""
    home = {made.document_id: at for at, unit in enumerate(units) for made in unit.documents}
    meeting: dict[str, int] = {}
    for at, unit in enumerate(units):
        for row in unit.gold["meetings"]:
            meeting.setdefault(row["meeting_id"], at)
    parts: list[Tables] = [{} for _ in units]
    points = {row["recommendation_id"]: row["document_id"] for row in tables["recommendations"]}
    comments = {row["comment_id"]: row["document_id"] for row in tables["comments"]}
    for name, rows in tables.items():
        for row in rows:
            parts[_unit_of(name, row, home, meeting, points, comments)].setdefault(name, []).append(row)
    for unit, at in ((unit, at) for at, unit in enumerate(units)):
        unit.gold["meetings"] = [row for row in unit.gold["meetings"] if meeting[row["meeting_id"]] == at]
    yield from parts


def _unit_of(
    name: str, row: Row, home: dict[str, int], meeting: dict[str, int], points: dict[str, str], comments: dict[str, str]
) -> int:
    if name == "meetings" and row["meeting_id"] in meeting:
        return meeting[row["meeting_id"]]
    if name == "recommendation_links":
        return home[points.get(row["to_recommendation_id"] or row["from_recommendation_id"]) or row["document_id"]]
    if name == "comment_outcomes":
        return home[comments[row["comment_id"]]]
    return home[row["document_id"]]
