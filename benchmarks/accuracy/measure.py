"""Figures of accuracy on what the repository holds: the five documents with their hand-checked rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipelines.accuracy.figures import Figure, Occasion, figures
from pipelines.accuracy.gold import SAMPLES, measure, read_gold
from pipelines.build import find
from pipelines.link import link
from pipelines.model import Parsed, Tables
from pipelines.normalise.registers import Registers
from pipelines.parsing import parse_source
from pipelines.sources import load_registers
from pipelines.workspace import ROOT, Workspace

GOLD = ROOT / "tests" / "gold"


def five_documents() -> Tables:
    """The rows of the documents in ``sources/``, freshly parsed and linked."""
    workspace = Workspace()
    registers = load_registers(workspace.registers)
    outcomes = [parse_source(source, registers) for source in find(workspace)]
    return linked([outcome.parsed for outcome in outcomes if outcome.parsed], registers)


def linked(parsed: list[Parsed], registers: Registers) -> Tables:
    """The rows of all documents, those across documents among them."""
    tables: Tables = {}
    for one in parsed:
        for name, rows in one.tables.items():
            tables.setdefault(name, []).extend(rows)
    return tables | link(parsed, registers)


def on_gold(day: date, tables: Tables | None = None, folder: Path = GOLD) -> list[Figure]:
    """The figures on the hand-checked rows of the five documents."""
    tables = tables or five_documents()
    n_documents = len({row["document_id"] for row in tables["documents"]})
    made: list[Figure] = []
    for table, tallies in measure(read_gold(folder), tables).items():
        occasion = Occasion(SAMPLES.get(table, "gold"), n_documents, day, "every change")
        made += figures(table, tallies, occasion)
    return made
