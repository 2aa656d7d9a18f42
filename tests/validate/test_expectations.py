"""The expectations as files: read strictly, and suites that Great Expectations itself can load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.tables.contract import load_contract
from pipelines.validate.checks import check
from pipelines.validate.expectations import EXPECTATIONS_FOLDER, ExpectationError, load_expectations

from . import world

ENTRY: dict[str, Any] = {
    "type": "expect_column_values_to_not_be_null",
    "kwargs": {"column": "title"},
    "severity": "critical",
    "description": "Each document has a title.",
    "meta": {"name": "title_known"},
}
HEADER = "-- table: documents\n-- severity: error\n-- description: No document is missing.\n\n"


def folder(tmp_path: Path, suite: object = None, query: str | None = None, name: str = "documents") -> Path:
    if suite is not None:
        (tmp_path / f"{name}.json").write_text(json.dumps(suite))
    if query is not None:
        (tmp_path / "sql").mkdir()
        (tmp_path / "sql" / "some_truth.sql").write_text(query)
    return tmp_path


def suite(**changes: Any) -> dict[str, Any]:
    return {"name": "documents", "expectations": [{k: v for k, v in {**ENTRY, **changes}.items() if v is not None}]}


def test_every_table_has_truths() -> None:
    told = {e.table for e in load_expectations()}
    assert told == set(load_contract().tables)


def test_suites_are_great_expectations_own() -> None:
    import great_expectations as gx

    for path in sorted(EXPECTATIONS_FOLDER.glob("*.json")):
        content = json.loads(path.read_text())
        loaded = gx.ExpectationSuite(name=content["name"], expectations=content["expectations"])
        assert len(loaded.expectations) == len(content["expectations"])
        assert '"id"' not in path.read_text(), "random ids make each save differ"


def test_descriptions_are_sentences() -> None:
    assert [e.id for e in load_expectations() if not (e.description[0].isupper() and e.description.endswith("."))] == []


FAULTS: list[tuple[str, dict[str, Any], str]] = [
    (
        "another name than its file",
        {"suite": {"name": "papers", "expectations": []}},
        "the suite's name must be documents",
    ),
    ("no suite", {"suite": ["x"]}, "documents.json: is not a suite"),
    ("without a name", {"suite": suite(meta={})}, "needs `meta.name` and `description`"),
    ("without a description", {"suite": suite(description=None)}, "needs `meta.name` and `description`"),
    ("without a severity", {"suite": suite(severity=None)}, "severity must be critical"),
    ("a severity that nobody knows", {"suite": suite(severity="info")}, "severity must be critical"),
    ("a name that no check can have", {"suite": suite(meta={"name": "Title known"})}, "small letters"),
    ("no such table", {"suite": {**suite(), "name": "papers"}, "name": "papers"}, "there is no table papers"),
    ("SQL without a header", {"query": "SELECT 1"}, "the header lacks description, severity, table"),
    ("SQL with another severity", {"query": HEADER.replace("error", "fatal") + "SELECT 1"}, "must be error or warning"),
    ("SQL for no table", {"query": HEADER.replace("documents", "papers") + "SELECT 1"}, "there is no table papers"),
    (
        "two of one name",
        {"suite": suite(meta={"name": "some_truth"}), "query": HEADER + "SELECT 1"},
        "two expectations of this name",
    ),
]


@pytest.mark.parametrize(("files", "words"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_faults_are_named(tmp_path: Path, files: dict[str, Any], words: str) -> None:
    with pytest.raises(ExpectationError, match=words.replace("(", r"\(")):
        load_expectations(folder(tmp_path, **files))


def test_one_query_may_serve_several_tables(tmp_path: Path) -> None:
    header = HEADER.replace("documents", "meetings, attendance")
    found = load_expectations(folder(tmp_path, query=header + "SELECT {key} FROM {table} t"))
    assert [(e.id, e.sql) for e in found] == [
        ("meetings.some_truth", "SELECT t.meeting_id FROM meetings t"),
        ("attendance.some_truth", "SELECT t.attendance_id FROM attendance t"),
    ]


def test_a_query_that_does_not_run_is_a_failure_that_says_why(tmp_path: Path) -> None:
    [broken] = load_expectations(folder(tmp_path, query=HEADER + "SELECT nothing FROM documents"))
    [result] = check(world.tables(), [broken])
    assert not result.passed and "Could not be checked" in result.message and "nothing" in result.message


def test_a_column_that_is_not_there_is_a_failure_that_says_why(tmp_path: Path) -> None:
    [broken] = load_expectations(folder(tmp_path, suite=suite(kwargs={"column": "nothing"})))
    [result] = check(world.tables(), [broken])
    assert not result.passed and "Could not be checked" in result.message and "nothing" in result.message
