"""The figures of the last release: none has dropped, none is out of date, and the docs tell the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.accuracy.__main__ import PAGE, rivals
from benchmarks.accuracy.measure import on_gold
from benchmarks.accuracy.page import page
from pipelines.accuracy.figures import Figure, accuracy_rows, dropped, published
from pipelines.publish.duckdb import connect
from pipelines.tables.arrow import to_arrow
from pipelines.tables.contract import load_contract

MEND = "If this is meant: make accuracy (LOWER=--accept-lower where a figure drops)."


@cache
def measured() -> list[Figure]:
    return on_gold(date(2000, 1, 1))


def test_no_figure_has_dropped() -> None:
    worse = dropped(measured(), published())
    assert not worse, "\n".join([*worse, MEND])


def test_the_published_figures_are_those_measured() -> None:
    now = {figure.key: replace(figure, measured_at=None) for figure in measured()}
    kept = {f.key: replace(f, measured_at=None) for f in published() if f.recomputed == "every change"}
    differing = [key for key in now.keys() | kept.keys() if now.get(key) != kept.get(key)]
    assert not differing, f"out of date: {sorted(differing)[:5]}. {MEND}"


def test_the_page_tells_the_published_figures() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(published(), rivals()), (
        "docs/accuracy.md is out of date: make accuracy"
    )


def test_the_rows_keep_the_contract() -> None:
    table = to_arrow(load_contract().tables["accuracy"], accuracy_rows())
    assert table.num_rows == len(published()) > 100


def test_the_package_holds_the_figures(package: Path) -> None:
    with connect(package / "proceedings.duckdb") as con:
        found = con.execute("SELECT count(*), min(measured_at) FROM accuracy WHERE measured_on = 'gold'").fetchall()
    gold = [figure for figure in published() if figure.measured_on == "gold"]
    assert found == [(len(gold), date.fromisoformat(min(figure.measured_at or "" for figure in gold)))]
