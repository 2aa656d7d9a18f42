"""What changed between two releases: made by hand, then told in words, in JSON, and as lines of redirects."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.cli import run_command
from pipelines.publish.package import publish
from pipelines.release.diff import compare
from pipelines.release.notes import as_markdown, redirect_lines
from pipelines.tables.contract import load_contract
from pipelines.tables.examples import example_rows

Rows = dict[str, list[dict[str, Any]]]


def base() -> Rows:
    """The examples of the contract, with three participants more."""
    rows = example_rows(load_contract())
    rows["redirects"] = []
    state = rows["participants"][0]
    rows["participants"] += [
        state | {"participant_id": c, "iso3": c, "name": f"State {c}"} for c in ("AAA", "BBB", "CCC")
    ]
    return rows


def put(folder: Path, version: str, change: Callable[[Rows], None] = lambda rows: None) -> Path:
    rows = base()
    change(rows)
    return publish(rows, folder / version, version=version).out


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("old"), "2026.11.0")


def edited(rows: Rows) -> None:
    people = {row["participant_id"]: row for row in rows["participants"]}
    people["AAA"]["name"] = "State A, renamed"
    people["BBB"] |= {"participant_id": "BBX", "iso3": "BBX"}
    del people["CCC"]
    people["DDD"] = people["AAA"] | {"participant_id": "DDD", "iso3": "DDD", "name": "State DDD"}
    rows["participants"] = list(people.values())
    redirect = {"since": "2026.12.0", "reason": "a code was mended", "origin": "curated", "table_name": "participants"}
    rows["redirects"] = [redirect | {"old_id": "BBB", "new_id": "BBX"}]


def test_rows_added_removed_changed_and_renamed(old: Path, tmp_path: Path) -> None:
    diff = compare(old, put(tmp_path, "2026.12.0", edited))
    table = next(t for t in diff.tables if t.name == "participants")
    assert (diff.before, diff.now) == ("2026.11.0", "2026.12.0")
    assert (table.added, table.removed, table.renamed) == (("DDD",), ("CCC",), (("BBB", "BBX"),))
    assert {(c.id, c.column, c.new) for c in table.changes} == {
        ("AAA", "name", "State A, renamed"),
        ("BBX", "iso3", "BBX"),
    }
    assert table.by_column == {"name": 1, "iso3": 1}
    assert {t.name for t in diff.changed} == {"participants", "redirects"}
    said = as_markdown(diff)
    assert "| `participants` | 4 | 4 | 1 | 1 | 1 | 2 |" in said
    assert "`BBB` is now `BBX`" in said
    assert yaml.safe_load("\n".join(redirect_lines(diff))) == [
        {"table": "participants", "old": "CCC", "new": None, "since": "2026.12.0", "reason": None}
    ]


def test_a_renamed_row_is_recognised(old: Path, tmp_path: Path) -> None:
    """The same meeting under another identifier, with all that refers to it."""

    def rename(rows: Rows) -> None:
        for table in rows.values():
            for row in table:
                for column, value in row.items():
                    if column == "statement_id":
                        row[column] = f"{value}:mended"

    diff = compare(old, put(tmp_path, "2026.12.0", rename))
    table = next(t for t in diff.tables if t.name == "statements")
    assert table.likely == ((table.removed[0], table.added[0]),)
    assert f"new: '{table.added[0]}'" in "\n".join(redirect_lines(diff))


def test_the_same_package_differs_in_nothing(old: Path) -> None:
    diff = compare(old, old)
    assert diff.changed == []
    assert "No row differs." in as_markdown(diff)


def test_the_command(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = put(tmp_path, "2026.12.0", edited)
    assert run_command(["diff", str(old), str(new), "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["tables"]["participants"]["renamed"] == [{"old_id": "BBB", "id": "BBX"}]
    assert made["tables"]["participants"]["changed_by_column"] == {"name": 1, "iso3": 1}
    assert run_command(["diff", str(old), str(new)]) == 0
    assert "redirects.yaml" in capsys.readouterr().out
    assert run_command(["diff", str(old), str(tmp_path / "nothing")]) == 3
    assert run_command(["diff", str(old), str(tmp_path)]) == 3
