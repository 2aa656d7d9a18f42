"""Rows against rows: what counts as found, what as a wrong field, and how it is told."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.accuracy.compare import ROW, WHOLE, Comparison, Fields, compare
from pipelines.accuracy.figures import Figure, Occasion, dropped, figures, read, write

WHAT = Comparison("speakers", ("item", "name", "code"), (("item", "name"), ("name",)))


def row(item: str | None, name: str, code: str | None) -> Fields:
    return {"item": item, "name": name, "code": code}


@pytest.mark.parametrize(
    ("expected", "found", "counts"),
    [
        # one row right
        ([row("1", "Peru", "PER")], [row("1", "Peru", "PER")], {ROW: (1, 1, 1), WHOLE: (1, 1, 1), "code": (1, 1, 1)}),
        # a wrong field of a row found
        ([row("1", "Peru", "PER")], [row("1", "Peru", "PRY")], {ROW: (1, 1, 1), WHOLE: (1, 1, 0), "code": (1, 1, 0)}),
        # a value that should be there, and one that should not
        ([row("1", "Peru", "PER")], [row("1", "Peru", None)], {ROW: (1, 1, 1), "code": (1, 0, 0)}),
        ([row("1", "Peru", None)], [row("1", "Peru", "PER")], {ROW: (1, 1, 1), "code": (0, 1, 0)}),
        # two nulls agree and are not counted
        ([row(None, "Peru", None)], [row(None, "Peru", None)], {WHOLE: (1, 1, 1), "code": (0, 0, 0), "item": (0, 0, 0)}),
        # missing, too many
        ([row("1", "Peru", "PER")], [], {ROW: (1, 0, 0), WHOLE: (1, 0, 0)}),
        ([], [row("1", "Peru", "PER")], {ROW: (0, 1, 0), WHOLE: (0, 1, 0)}),
        # the same name on two items: each answers its own, whatever the order
        (
            [row("1", "Peru", "PER"), row("2", "Peru", "PER")],
            [row("2", "Peru", "PER"), row("1", "Peru", "PER")],
            {ROW: (2, 2, 2), WHOLE: (2, 2, 2)},
        ),
        # one found row answers one expected row only
        ([row("1", "Peru", "PER")] * 2, [row("1", "Peru", "PER")], {ROW: (2, 1, 1), WHOLE: (2, 1, 1)}),
        # a field that the hand-checked row does not have is not measured
        ([{"item": "1", "name": "Peru"}], [row("1", "Peru", "PRY")], {ROW: (1, 1, 1), WHOLE: (1, 1, 1)}),
    ],
)  # fmt: skip
def test_counts(expected: list[Fields], found: list[Fields], counts: dict[str, tuple[int, int, int]]) -> None:
    tallies = compare(WHAT, expected, found)
    assert {name: tallies[name].counts for name in counts} == counts


def test_confusions_are_told() -> None:
    expected = [row("1", "Peru", "PER"), row("1", "Chad", "TCD")]
    tallies = compare(WHAT, expected, [row("1", "Peru", "PRY"), row("1", "Cuba", "CUB")])
    told = {
        f.field: f.confusions for f in figures("speakers", tallies, Occasion("gold", 1, date(2026, 1, 2), "on request"))
    }
    assert told["code"] == ("PRY → PER (1)",)
    assert told[ROW] == ("Cuba → nothing (1)", "nothing → Chad (1)")


def test_the_file_gives_back_what_was_written() -> None:
    tallies = compare(WHAT, [row("1", "Peru", "PER"), row("2", "Chad", "TCD")], [row("1", "Peru", "PRY")])
    made = figures("speakers", tallies, Occasion("gold", 5, date(2026, 1, 2), "every change"))
    assert read(write(made)) == sorted(made, key=lambda figure: figure.key)


def test_a_drop_is_seen_and_a_set_that_is_not_here_is_left_alone() -> None:
    def one(right: int, on: str = "gold", field: str = ROW) -> Figure:
        return Figure("speakers", field, on, 1, 10, 10, right, f1=right / 10)

    assert dropped([one(10)], [one(9)]) == []
    assert dropped([one(9)], [one(9)]) == []
    assert [line.split(":")[0] for line in dropped([one(8)], [one(9)])] == ["speakers * gold"]
    assert dropped([one(9)], [one(9), one(9, field="code")]) == ["speakers code gold: no longer measured"]
    assert dropped([one(9)], [one(9), one(5, on="elsewhere")]) == []
