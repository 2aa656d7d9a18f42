"""``proceedings query``: answers in every format, and errors that a person can act on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run

COUNTRIES = "SELECT participant_id, iso3, m49 FROM participants WHERE participant_id IN ('CHE', 'EU') ORDER BY 1"


def test_a_piped_table_is_markdown_with_whole_cells(ask: Run) -> None:
    ended = ask("query", COUNTRIES)
    assert ended.code == 0
    assert ended.out == (
        "| participant_id | iso3 | m49 |\n"
        "| -------------- | ---- | --- |\n"
        "| CHE            | CHE  | 756 |\n"
        "| EU             |      |     |\n"
    )
    assert ended.err == "(2 rows)\n"


def test_csv_is_as_published(ask: Run) -> None:
    ended = ask("query", "SELECT 'a \"b\"' AS x, NULL AS y, ['k', 'l'] AS z, 1 AS n", "--format", "csv")
    assert list(csv.reader(io.StringIO(ended.out))) == [["x", "y", "z", "n"], ['a "b"', "", '["k", "l"]', "1"]]
    assert ended.err == ""


def test_json_keeps_types(ask: Run) -> None:
    ended = ask("query", "SELECT DATE '2020-07-07' AS day, 1.5 AS x, true AS yes, ['a'] AS l, NULL AS n", "-f", "json")
    assert json.loads(ended.out) == [{"day": "2020-07-07", "x": "1.5", "yes": True, "l": ["a"], "n": None}]


def test_a_file_of_sql_with_a_value(ask: Run, tmp_path: Path) -> None:
    file = tmp_path / "my question.sql"
    file.write_text("-- Which?\nSELECT name FROM participants WHERE iso3 = getvariable('state');\n", encoding="utf-8")
    assert "Türkiye" in ask("query", file, "--set", "state=TUR").out


def test_a_value_is_never_sql(ask: Run) -> None:
    assert "it's; DROP" in ask("query", "SELECT getvariable('x') AS x", "--set", "x=it's; DROP").out


def test_two_columns_of_one_name(ask: Run) -> None:
    assert ask("query", "SELECT 1 AS a, 2 AS a").out.splitlines()[-1] == "|   1 |   2 |"


def test_an_empty_answer_has_its_header(ask: Run) -> None:
    ended = ask("query", "SELECT name FROM participants WHERE false")
    assert (ended.code, ended.out, ended.err) == (0, "| name |\n| ---- |\n", "(0 rows)\n")


def test_a_cell_stays_on_one_line(ask: Run) -> None:
    assert ask("query", "SELECT 'a\n  b | c' AS x").out.splitlines()[-1] == "| a b \\| c |"


WRONG = [
    (("query", "SELECT nme FROM participants"), "nme", "proceedings tables"),
    (("query", "SELEC 1"), "syntax error", "proceedings tables"),
    (("query", "FROM nowhere"), "nowhere", "proceedings tables"),
    (("query", "DELETE FROM meetings"), "read-only", "SELECT"),
    (("query", "CREATE TABLE x AS SELECT 1"), "read-only", "SELECT"),
    (("query", " "), "no SQL", "FROM meetings"),
    (("query", "FROM meetings", "--set", "state"), "--set state", "name=value"),
    (("query", "FROM meetings", "--set", "a b=c"), "--set a b=c", "name=value"),
]


@pytest.mark.parametrize(("arguments", "what", "remedy"), WRONG)
def test_wrong_sql_is_told_without_a_traceback(ask: Run, arguments: tuple[str, ...], what: str, remedy: str) -> None:
    ended = ask(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert what in ended.err
    assert remedy in ended.err
    assert "Traceback" not in ended.err


def test_no_such_file_of_sql(ask: Run) -> None:
    ended = ask("query", "nowhere/question.sql")
    assert ended.code == 3
    assert "nowhere/question.sql: No such file" in ended.err


def test_no_such_package(run: Run, tmp_path: Path) -> None:
    ended = run("query", "FROM meetings", "--package", tmp_path)
    assert ended.code == 3
    assert f"There is no package in {tmp_path}" in ended.err
    assert "proceedings build" in ended.err


def test_a_damaged_database(run: Run, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text("{}")
    assert "is missing" in run("query", "FROM meetings", "-p", tmp_path).err
    (tmp_path / "proceedings.duckdb").write_bytes(b"no database" * 1000)
    ended = run("query", "FROM meetings", "-p", tmp_path)
    assert ended.code == 3
    assert "can't be opened" in ended.err


def test_a_package_is_found_by_its_descriptor(run: Run, package: Path) -> None:
    assert run("query", "SELECT 1 AS x", "-p", package / "datapackage.json").code == 0


def test_the_answer_is_the_same_however_often_it_is_asked(ask: Run) -> None:
    assert ask("query", "FROM passages").out == ask("query", "FROM passages").out
