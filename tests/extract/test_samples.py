"""Interventions and citations of the five documents against the rows that were read by hand (tests/gold/samples.md)."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from pipelines.extract import extract
from pipelines.model import Row, Tables
from pipelines.read import read
from pipelines.sources import load_registers
from pipelines.structure import structure

ROOT = Path(__file__).parents[2]
REGISTERS = load_registers(ROOT / "sources" / "registers")
DOCUMENTS = ("report-2015", "chairs-summary-2019", "report-2020", "comments-note-2020", "draft-resolution-2022")
FIELDS = {
    "interventions": ("speaker_kind", "participant_id", "on_behalf_of", "verb", "quote"),
    "citations": ("kind", "target", "as_written", "pinpoint", "quote"),
}


@pytest.fixture(scope="module")
def tables() -> dict[str, Tables]:
    return {name: _tables(name) for name in DOCUMENTS}


def _tables(name: str) -> Tables:
    source = next(path for path in (ROOT / "sources" / name).iterdir() if path.stem == name)
    return extract(structure(name, read(source.read_bytes(), source.name)), REGISTERS)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("table", FIELDS)
def test_rows_are_those_read_by_hand(tables: dict[str, Tables], document: str, table: str) -> None:
    with (ROOT / "tests" / "gold" / f"{table}_sample.csv").open(encoding="utf-8", newline="") as file:
        expected = Counter(_key(row, table) for row in csv.DictReader(file) if row["document_id"] == document)
    found = Counter(_key(row, table) for row in tables[document][table])
    assert found - expected == Counter() and expected - found == Counter()


def _key(row: Row, table: str) -> tuple[str, ...]:
    return tuple(row[field] or "" for field in FIELDS[table])
