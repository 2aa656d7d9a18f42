"""How much of a text the rows account for."""

from __future__ import annotations

import pytest

from pipelines.model import Document, SourceText, Span, Tables
from pipelines.validate.accounting import share_accounted, unaccounted

TEXT = "Head\n\n1. One two.\nV.20-03878\n(a) three **four**"
#       0     6            18          29


def document(furniture: list[Span] | None = None, hidden: list[Span] | None = None, text: str = TEXT) -> Document:
    return Document("d", SourceText(text, [], hidden=hidden or []), [], furniture=furniture or [])


def passages(*spans: tuple[int, int], document_id: str = "d") -> Tables:
    return {"paragraphs": [{"document_id": document_id, "char_start": s, "char_end": e} for s, e in spans]}


CASES: list[tuple[str, Document, Tables, float]] = [
    ("all of it", document(), passages((0, len(TEXT))), 1.0),
    ("nothing", document(), {}, 0.0),
    ("an empty text", document(text=" \n"), {}, 1.0),
    ("blanks do not count", document(text="ab  \n cd"), passages((0, 2)), 0.5),
    ("overlaps count once", document(text="abcd"), passages((0, 2), (1, 3), (0, 1)), 0.75),
    ("furniture counts", document(text="abcd", furniture=[Span(2, 4)]), passages((0, 2)), 1.0),
    ("markup counts", document(text="**ab**", hidden=[Span(0, 2), Span(4, 6)]), passages((2, 4)), 1.0),
    ("another document's rows do not", document(text="abcd"), passages((0, 4), document_id="e"), 0.0),
    ("annotations do not", document(text="abcd"), {"annotations": passages((0, 4))["paragraphs"]}, 0.0),
    ("rows without a passage do not", document(text="abcd"), {"x": [{"document_id": "d", "char_start": None}]}, 0.0),
]


@pytest.mark.parametrize(("of", "tables", "share"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_share(of: Document, tables: Tables, share: float) -> None:
    assert share_accounted(of, tables) == share


def test_what_is_left_is_named() -> None:
    found = unaccounted(document(furniture=[Span(18, 28)]), passages((6, 17), (29, 38)))
    assert [TEXT[s.start : s.end] for s in found] == ["Head", "**four**"]
