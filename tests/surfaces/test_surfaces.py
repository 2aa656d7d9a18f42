"""One content, many surfaces: each of the five documents gives the same rows, however it is written."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipelines.extract import extract
from pipelines.model import Document, Tables
from pipelines.normalise.registers import Registers
from pipelines.read import read
from pipelines.sources import load_registers
from pipelines.structure import structure
from tests.surfaces.comparison import differences
from tests.surfaces.content import Content
from tests.surfaces.from_document import content
from tests.surfaces.kinds import SURFACES

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("report-2015", "report-2020", "chairs-summary-2019", "comments-note-2020", "draft-resolution-2022")


@cache
def registers() -> Registers:
    return load_registers(ROOT / "sources" / "registers")


@cache
def received(stem: str) -> tuple[Tables, Content]:
    """The rows of a document as received, and its content."""
    file = next(p for p in (ROOT / "sources" / stem).iterdir() if p.suffix in (".md", ".txt"))
    document = structure(stem, read(file.read_bytes(), file.name))
    tables = extract(document, registers())
    return tables, content(document)


def parsed(stem: str, data: bytes) -> tuple[Document, Tables]:
    document = structure(stem, read(data, stem))
    return document, extract(document, registers())


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("stem", DOCUMENTS)
def test_rows_are_equal(stem: str, surface: str) -> None:
    tables, held = received(stem)
    document, found = parsed(stem, SURFACES[surface](held))
    marked = not surface.startswith("text")
    assert differences(tables, found, symbol=held.symbol, marked=marked) == []
    assert _wrong_quotes(document, found) == []


@pytest.mark.parametrize("surface", ["docx", "html", "pdf-a4"])
def test_same_bytes_give_the_same_text(surface: str) -> None:
    data = SURFACES[surface](received("comments-note-2020")[1])
    assert read(data, "a") == read(data, "b")


@pytest.mark.parametrize("surface", [name for name in SURFACES if name.startswith("pdf") or name == "text-88"])
def test_pages_reach_the_paragraphs(surface: str) -> None:
    document, _ = parsed("report-2020", SURFACES[surface](received("report-2020")[1]))
    pages = [paragraph.page for paragraph in document.paragraphs if paragraph.kind != "footnote"]
    assert pages[0] == 1 and None not in pages
    assert pages == sorted(pages, key=lambda page: page or 0) and (pages[-1] or 0) > 5


def _wrong_quotes(document: Document, tables: Tables) -> list[str]:
    """Rows whose quote is not the slice of the text that they cite."""
    text = document.source.text
    return [
        f"{table}: {row['quote']!r}"
        for table, rows in tables.items()
        for row in rows
        if row.get("quote") is not None and text[row["char_start"] : row["char_end"]] != row["quote"]
    ]
