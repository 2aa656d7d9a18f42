"""``proceedings tables``: the dictionary comes from the contract, and the one in the docs is up to date."""

from __future__ import annotations

from pathlib import Path

from pipelines.tables.contract import load_contract
from pipelines.workspace import ROOT

from .conftest import Run


def test_every_table_is_listed(run: Run) -> None:
    ended = run("tables")
    assert ended.code == 0
    assert all(f"| {name} " in ended.out for name in load_contract().tables)
    assert "speakers_by_item" in ended.out


def test_a_table_has_its_columns_types_and_vocabularies(run: Run) -> None:
    out = run("tables", "attendance").out
    assert "| remote " in out
    assert "BOOLEAN" in out
    assert "Values of capacity" in out
    assert "permanent_observer_entity" in out


def test_an_unknown_table(run: Run) -> None:
    ended = run("tables", "atendance")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean attendance" in ended.err
    assert "The tables are: documents," in run("tables", "xyz").err


def test_the_dictionary_in_the_docs_is_that_of_the_contract(run: Run) -> None:
    ended = run("tables", "--format", "markdown")
    written = Path(ROOT / "docs" / "dictionary.md").read_text(encoding="utf-8")
    assert written == ended.out, "docs/dictionary.md is out of date: run `make docs`"
