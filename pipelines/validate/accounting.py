"""How much of a document's text the tables account for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.model import Document, Span, Tables

NOT_PASSAGES = ("documents", "annotations")
"""Rows of these tables account for nothing: a document's row covers it all, an annotation says what is missing."""


def share_accounted(document: Document, tables: Tables) -> float:
    """The share, from 0 to 1, of the text's non-blank characters that lies in some row's passage, furniture or markup.

    A text without a character is accounted for.
    """
    text = document.source.text
    whole = _letters(text)
    if whole == 0:
        return 1.0
    found = sum(_letters(text[start:end]) for start, end in _merged(_spans(document, tables)))
    return round(found / whole, 4)


def unaccounted(document: Document, tables: Tables) -> list[Span]:
    """The stretches of text, trimmed of blanks, that no row, furniture or markup covers."""
    text = document.source.text
    gaps: list[Span] = []
    last = 0
    for start, end in [*_merged(_spans(document, tables)), (len(text), len(text))]:
        words = text[last:start]
        if stripped := words.strip():
            begin = last + len(words) - len(words.lstrip())
            gaps.append(Span(begin, begin + len(stripped)))
        last = end
    return gaps


def _spans(document: Document, tables: Tables) -> Iterator[tuple[int, int]]:
    """The passages of a document's rows, its furniture and its markup."""
    for span in (*document.furniture, *document.source.hidden):
        yield span.start, span.end
    for name, rows in tables.items():
        if name in NOT_PASSAGES:
            continue
        for row in rows:
            start, end = row.get("char_start"), row.get("char_end")
            if row.get("document_id") == document.id and start is not None and end is not None:
                yield start, end


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same ground as disjoint spans, in order."""
    last = 0
    for start, end in sorted(spans):
        if end > last:
            yield max(start, last), end
            last = end


def _letters(text: str) -> int:
    """The number of characters that are no blanks."""
    return sum(map(len, text.split()))
