"""The content of a parsed document, ready to be written on another surface."""

from __future__ import annotations

import re

from pipelines.model import Clean, Document, Mark, Paragraph
from tests.surfaces.content import Block, Content, Note, Run

CALL = re.compile(r"[\s\\^{<sup>/}]*?(\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\\?\*{1,2})[}</sup>]*?\s*")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SYMBOL = re.compile(r"[A-Z]{1,4}/[A-Z0-9./]*\d{4}/[A-Z0-9./]+")


def content(document: Document) -> Content:
    """Blocks, notes and calls of a document; a note that nothing calls is called from the paragraph before it."""
    paragraphs = [p for p in document.paragraphs if p.kind != "footnote"]
    notes = [p for p in document.paragraphs if p.kind == "footnote"]
    found = Content([_block(document, p) for p in paragraphs], [Note(n.number or "*", [Run(n.text)]) for n in notes])
    waiting = list(range(len(notes)))
    for block, paragraph in zip(found.blocks, paragraphs, strict=True):
        _put_calls(document, paragraph, block, found.notes, waiting)
    for note in waiting:
        before = [b for b, p in zip(found.blocks, paragraphs, strict=True) if p.span.start < notes[note].span.start]
        before[-1].runs.append(Run(found.notes[note].sign, note=note))
    found.symbol = _running_symbol(document)
    return found


def _block(document: Document, paragraph: Paragraph) -> Block:
    kind = {"heading": "heading", "point": "point", "list_item": "item"}.get(paragraph.kind, "paragraph")
    level = max(1, paragraph.level) if kind == "heading" else paragraph.level
    return Block(kind, _runs(paragraph), _number(document, paragraph), level)  # type: ignore[arg-type]


def _number(document: Document, paragraph: Paragraph) -> str | None:
    """The number as printed before the paragraph."""
    if paragraph.number is None:
        return "✓" if paragraph.kind == "list_item" else None
    if paragraph.kind == "heading" or not paragraph.number.isdigit():
        return paragraph.number
    return f"{paragraph.number}."


def _runs(paragraph: Paragraph) -> list[Run]:
    """The text, with its struck words and tracked changes; first words of resolutions are set in italics."""
    text = paragraph.text
    struck = [m for m in paragraph.marks if m.kind == "strike"]
    if paragraph.kind in ("preambular", "operative"):
        first = len(text.split(" ", 1)[0])
        return [Run(text[:first], italic=True), *_cut(text[first:], [_moved(m, -first) for m in struck])]
    return _cut(text, struck)


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.start + by, mark.end + by, mark.kind)


def _cut(text: str, struck: list[Mark]) -> list[Run]:
    runs, at = [], 0
    for mark in struck:
        runs += [Run(text[at : mark.start]), Run(text[mark.start : mark.end], strike=True)]
        at = mark.end
    return [run for run in [*runs, Run(text[at:])] if run.text]


def _put_calls(document: Document, paragraph: Paragraph, block: Block, notes: list[Note], waiting: list[int]) -> None:
    """Put the calls back where the clean text left them out."""
    for position, sign in reversed(_calls(document, paragraph.clean, paragraph.span.end)):
        note = next((n for n in waiting if notes[n].sign == sign), None)
        if note is not None:
            waiting.remove(note)
            _insert(block, position, Run(sign, note=note))


def _calls(document: Document, clean: Clean, end: int) -> list[tuple[int, str]]:
    """Where a sign stood in the source and is left out of the clean text: position there, and the sign."""
    ends = [at for at, _ in clean.pieces[1:]] + [len(clean.text)]
    nexts = [source for _, source in clean.pieces[1:]] + [end]
    found = []
    for stop, after in zip(ends, nexts, strict=True):
        before = clean.source_at(stop - 1) + 1 if stop else 0
        m = CALL.fullmatch(document.source.text[before:after])
        if m:
            found.append((stop, m[1].translate(SUPERSCRIPTS).lstrip("\\")))
    return found


def _insert(block: Block, position: int, call: Run) -> None:
    at = 0
    for number, run in enumerate(block.runs):
        if at < position <= at + len(run.text) and run.note is None:
            cut = position - at
            head, tail = run.text[:cut], run.text[cut:]
            parts = [Run(head, run.bold, run.italic, run.strike), call, Run(tail, run.bold, run.italic, run.strike)]
            block.runs[number : number + 1] = [part for part in parts if part.text]
            return
        at += len(run.text)
    block.runs.append(call)


def _running_symbol(document: Document) -> str | None:
    """The symbol that stands only in running heads."""
    heads = [document.source.text[span.start : span.end] for span in document.furniture]
    return next((head for head in heads if SYMBOL.fullmatch(head)), None)
