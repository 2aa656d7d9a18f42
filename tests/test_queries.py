"""Every question in queries/ says what it asks and why, runs on the package, and gives an answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.publish.duckdb import connect
from pipelines.workspace import ROOT

QUERIES = sorted((ROOT / "queries").glob("*.sql"))
HEADER = ("Question", "Why", "How to read")


def test_there_are_a_dozen_questions_and_more() -> None:
    assert len(QUERIES) >= 12


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_explains_itself(path: Path) -> None:
    head = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("--"))
    assert re.findall(r"^-- ([A-Z][a-z ]+):", head, re.MULTILINE) == list(HEADER)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_has_an_answer_in_a_fixed_order(package: Path, path: Path) -> None:
    sql = path.read_text(encoding="utf-8")
    with connect(package / "proceedings.duckdb") as con:
        first = con.sql(sql).fetchall()
        assert first
        assert con.sql(sql).fetchall() == first


def rows(package: Path, query: str, **values: str) -> list[dict[str, object]]:
    with connect(package / "proceedings.duckdb") as con:
        for name, value in values.items():
            con.execute(f"SET VARIABLE {name} = '{value}'")
        found: list[dict[str, object]] = (
            con.sql((ROOT / "queries" / f"{query}.sql").read_text(encoding="utf-8")).to_arrow_table().to_pylist()
        )
        return found


def test_china_did_not_speak_for_the_group_of_77(package: Path) -> None:
    speakers = {row["speaker"] for row in rows(package, "spoken_for_groups") if row["on_behalf_of_id"] == "G77"}
    assert speakers == {"State of Palestine"}


def test_what_switzerland_asked_for_and_got(package: Path) -> None:
    found = {(r["item"], r["label"], r["asked"]): r["outcome"] for r in rows(package, "what_a_state_asked_for")}
    words = "and in accordance with their domestic law"
    assert found["3", "a", words] == "adopted_verbatim"
    assert found["2", "b", words] == "adopted_reworded"


def test_a_query_takes_a_value(package: Path) -> None:
    assert {row["kind"] for row in rows(package, "what_a_state_asked_for", state="fra")} == {"new_point"}
    assert len(rows(package, "recommendations_of_a_meeting", meeting="wgic-2015-10-27")) == 15
    (row,) = rows(package, "check_a_row", row="wgic-2020-07-07:CHE")
    assert row["quote"] == "Switzerland"


def test_four_points_were_dropped(package: Path) -> None:
    assert [(row["item"], row["label"]) for row in rows(package, "dropped_points")] == [
        ("2", "e"), ("3", "f"), ("3", "h"), ("3", "j"),
    ]  # fmt: skip
