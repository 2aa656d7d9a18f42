"""The views and macros of the DuckDB file answer what they say."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipelines.publish.duckdb import VIEWS, connect

GOLD = Path(__file__).parent / "gold"

HISTORY = """
SELECT what, recommendation_id, relation FROM recommendation_history
WHERE history_id = '{}' ORDER BY stage
"""


def ask(package: Path, sql: str) -> list[dict[str, Any]]:
    with connect(package / "proceedings.duckdb") as con:
        found: list[dict[str, Any]] = con.sql(sql).to_arrow_table().to_pylist()
        return found


def test_every_view_says_what_it_answers() -> None:
    assert [path.name for path in VIEWS.glob("*.sql") if not path.read_text().startswith("-- ")] == []


def test_stored_macros_hold_no_with() -> None:
    """DuckDB 1.4, and so the engine that runs in browsers, finds no table of a WITH in a macro that it loads."""
    macros = [path.read_text().partition("AS TABLE")[2] for path in VIEWS.glob("*.sql")]
    assert not any(re.search(r"^\s*WITH\b", sql, re.MULTILINE) for sql in macros)


def test_history_from_discussion_to_endorsement(package: Path) -> None:
    assert [tuple(row.values()) for row in ask(package, HISTORY.format("report-2020:42(b)"))] == [
        ("discussed", "report-2020:42(b)", None),
        ("commented", "comments-note-2020:agenda-item-2(b)", "reworded"),
        ("adopted", "draft-resolution-2022:annex-I(b)", "reworded"),
        ("endorsement drafted", "draft-resolution-2022:annex-I(b)", None),
    ]


def test_history_of_a_dropped_point(package: Path) -> None:
    rows = ask(package, HISTORY.format("report-2020:42(e)"))
    assert [row["what"] for row in rows] == ["discussed", "commented", "dropped"]
    assert rows[-1]["recommendation_id"] is None


def test_every_recommendation_has_a_history(package: Path) -> None:
    sql = "SELECT recommendation_id FROM recommendations EXCEPT SELECT recommendation_id FROM recommendation_history"
    assert ask(package, sql) == []


def test_stages_are_numbered_from_one(package: Path) -> None:
    sql = "SELECT history_id FROM recommendation_history GROUP BY ALL HAVING max(stage) <> count(*) OR min(stage) <> 1"
    assert ask(package, sql) == []


def test_uptake_is_that_of_the_gold(package: Path) -> None:
    with (GOLD / "uptake.csv").open(encoding="utf-8", newline="") as file:
        gold = Counter((row["party"], row["outcome"]) for row in csv.DictReader(file))
    columns = ("adopted_verbatim", "adopted_reworded", "not_adopted", "point_dropped")
    rows = ask(package, "FROM uptake_by_state")
    found = Counter({(row["participant_id"], c): row[c] for row in rows for c in columns if row[c]})
    for (party, outcome), number in gold.items():
        assert found[party, outcome] >= number, (party, outcome)


def test_a_profile_holds_the_whole_record(package: Path) -> None:
    facts = Counter(row["what"] for row in ask(package, "FROM state_profile('che')"))
    comments = ask(package, "SELECT count(*) AS n FROM comments WHERE participant_id = 'CHE'")
    assert facts["attendance"] == 2
    assert facts["comment"] == comments[0]["n"]
    assert ask(package, "FROM state_profile('XXX')") == []


def test_a_profile_says_for_whom_one_spoke(package: Path) -> None:
    rows = ask(package, "FROM state_profile('PSE')")
    assert any("on behalf of Group of 77 and China" in (row["detail"] or "") for row in rows)


def test_a_redline_gives_both_texts(package: Path) -> None:
    sql = """
        SELECT regexp_replace(redline, '\\{\\+.*?\\+\\}', '', 'g') AS old, a.text AS earlier
        FROM redline('report-2020:42(b)', 'draft-resolution-2022:annex-I(b)')
        JOIN recommendations AS a ON a.recommendation_id = from_id
    """
    (row,) = ask(package, sql)
    old, earlier = (re.findall(r"\w+", row[name].lower()) for name in ("old", "earlier"))
    assert old == earlier


def test_points_without_a_link_are_marked_whole(package: Path) -> None:
    (row,) = ask(package, "FROM redline('report-2020:42(a)', 'report-2020:42(b)')")
    assert [part["op"] for part in row["diff"]] == ["delete", "insert"]
    assert row["relation"] is None


SEARCHES = [
    ("joint investigative bodies", "report-2020:h-"),
    ("EXTRADIT", "chairs-summary-2019:"),
    ("safe, timely, agile", "report-2020:67"),
    ("Türkiye", ""),
    ("turkiye", ""),
]


@pytest.mark.parametrize(("words", "where"), SEARCHES)
def test_search(package: Path, words: str, where: str) -> None:
    rows = ask(package, f"FROM text_search('{words}')")
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    if where:
        assert any(row["paragraph_id"].startswith(where) for row in rows)
    for row in rows:
        assert row["snippet"].strip("…") in row["text"]


@pytest.mark.parametrize("words", ["", " ", "(", "a+b [c", "no-such-word-at-all", "'' OR 1=1"])
def test_search_takes_any_words(package: Path, words: str) -> None:
    assert len(ask(package, f"FROM text_search('{words}')")) < 400
