"""Table ``paragraphs``: the whole text in order."""

from __future__ import annotations

import re

from pipelines.model import Document, Row, cite
from pipelines.normalise.registers import Registers

LIST_END = re.compile(r"\s*(?:[;,:]\s*(?:and|or)|[;,])\s*$")
"""The punctuation of a list at the end of its points is no part of their text."""


def paragraphs(document: Document, registers: Registers) -> list[Row]:
    """One row a paragraph; the quote holds its number and all that stands between its first and last character."""
    return [
        {
            **cite(document, None, p.span),
            "paragraph_id": p.id,
            "ordinal": p.ordinal,
            "number": p.number,
            "kind": p.kind,
            "parent_paragraph_id": p.parent_id,
            "section_path": list(p.section_path),
            "page": p.page,
            "text": _without_end(p.text) if p.kind in ("point", "list_item", "operative") else p.text,
        }
        for p in document.paragraphs
    ]


def _without_end(text: str) -> str:
    return LIST_END.sub("", text) if text.rstrip().endswith((";", ",", "and", "or")) else text
