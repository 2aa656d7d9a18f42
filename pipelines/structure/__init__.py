"""Lines to a tree: page furniture set aside, footnotes attached, paragraphs joined, numbered and nested."""

from __future__ import annotations

from pipelines.model import Document, Line, Paragraph, Row, SourceText, Span
from pipelines.structure.blocks import BlockBuilder
from pipelines.structure.calls import drop_calls
from pipelines.structure.footnotes import Footnote, split_footnotes
from pipelines.structure.furniture import mark_furniture
from pipelines.structure.mend import clean_lines, fragments, mend_spaces, vocabulary
from pipelines.structure.tree import TreeBuilder

__all__ = ["structure"]

PRINTED_READERS = frozenset({"text", "pdf"})
"""Readers whose text comes off a printed page: stray spaces are theirs, and footnote calls are bare figures."""


def structure(document_id: str, source: SourceText, curated: Row | None = None) -> Document:
    """The document as a tree of paragraphs, with what could not be placed in its annotations."""
    mark_furniture(source)
    body, notes = split_footnotes(source)
    builder = BlockBuilder(source, body, [clean_lines(source, [line]).text for line in body])
    blocks = builder.build()
    tree = TreeBuilder(document_id, source)
    paragraphs = tree.build(blocks, notes)
    document = Document(document_id, source, paragraphs, curated=curated or {})
    stray = [line for line, _ in builder.pending] + [line for block in blocks for line in block.extra]
    document.furniture = _furniture(source, notes, stray)
    _report(document, builder, notes)
    if source.reader in PRINTED_READERS:
        _mend(document, notes)
    return document


def _furniture(source: SourceText, notes: list[Footnote], stray: list[Line]) -> list[Span]:
    """What belongs to the page, the signs of notes whose text is lost, and ordinals that found no title."""
    spans = [Span(line.start, line.end) for line in source.lines if line.furniture]
    spans += [Span(note.begin, note.begin + len(note.sign)) for note in notes if not note.lines]
    spans += [Span(line.start, line.end) for line in stray]
    return sorted(spans, key=lambda span: span.start)


def _report(document: Document, builder: BlockBuilder, notes: list[Footnote]) -> None:
    """Annotate what the reader found, labels that are missing, notes without text, ordinals without a title."""
    for severity, message, span in document.source.problems:
        document.note(severity, "read", message, span)  # type: ignore[arg-type]
    for block, place in builder.gaps:
        where = Span(block.begin, block.begin + len(block.lead.printed if block.lead else ""))
        printed = block.lead.printed if block.lead else ""
        document.note("warning", "structure", f"{place.missing} label(s) missing before {printed}", where)
    for note in notes:
        if not note.lines:
            message = f"footnote {note.sign}: its text is missing in the source"
            document.note("info", "structure", message, Span(note.begin, note.begin + len(note.sign)))
    for line, _ in builder.pending:
        ordinal = document.source.line_text(line)
        document.note("warning", "structure", f"no title found for heading {ordinal}", Span(line.start, line.end))


def _mend(document: Document, notes: list[Footnote]) -> None:
    """Take stray spaces and footnote calls out of text that comes off a printed page; each repair is recorded."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    known, suspect = vocabulary(texts), fragments(texts)
    for paragraph in document.paragraphs:
        paragraph.clean, repairs = mend_spaces(paragraph.clean, known, suspect)
        for broken, span in repairs:
            document.note("info", "structure", f"joined “{broken}” to “{broken.replace(' ', '')}”", span)
    if not any(mark.kind == "superscript" for mark in document.source.marks):
        drop_calls(document.paragraphs, {note.sign for note in notes})
    _move_sections(document.paragraphs)


def _move_sections(paragraphs: list[Paragraph]) -> None:
    """Section paths name headings by their mended titles."""
    mended: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            mended[paragraph.clean.text.replace(" ", "")] = paragraph.text
    for paragraph in paragraphs:
        paragraph.section_path = tuple(mended.get(title.replace(" ", ""), title) for title in paragraph.section_path)
