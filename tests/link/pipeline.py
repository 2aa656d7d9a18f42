"""The documents of the repository, and documents given as text, through all stages before linking."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipelines.extract import extract
from pipelines.model import Parsed, Tables
from pipelines.read import read
from pipelines.structure import structure
from tests.link.corpus import ROOT, registers

SUFFIXES = (".md", ".txt")


def source(stem: str) -> Path:
    """The file of one document as received."""
    return next(p for p in (ROOT / "sources" / stem).iterdir() if p.suffix in SUFFIXES)


def parse(stem: str, text: str, name: str = "document.md") -> Parsed:
    """A document given as text."""
    document = structure(stem, read(text.encode(), name))
    return Parsed(document, extract(document, registers()))


def received(stem: str) -> str:
    """The text of a document as received."""
    return source(stem).read_text(encoding="utf-8")


STEMS = ("report-2015", "chairs-summary-2019", "report-2020", "comments-note-2020", "draft-resolution-2022")


def parse_all(changed: dict[str, str] | None = None) -> list[Parsed]:
    """The five documents, some of them with other text."""
    texts = {stem: received(stem) for stem in STEMS} | (changed or {})
    return [parse(stem, text, source(stem).name) for stem, text in texts.items()]


@cache
def linked() -> tuple[list[Parsed], Tables]:
    """The five documents as received, and what linking makes of them. Not to be changed."""
    from pipelines.link import link

    parsed = parse_all()
    tables = link(parsed, registers())
    tables["recommendations"] = [row for one in parsed for row in one.tables["recommendations"]]
    return parsed, tables
