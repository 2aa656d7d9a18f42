"""Plain text as PDF tools print it: hard-wrapped lines, page breaks as form feeds or as one lone leading space."""

from __future__ import annotations

import re

from pipelines.model import Line, SourceText

RULE = re.compile(r"[_‗─—=*-]{5,}")
SOFT_HYPHEN = "\u00ad"
PAGE_INDENT_SHARE = 0.9
"""Some tools turn the form feed into one space. Where at least this share of the lines has no indent at all and the rest
have one space, that space marks the top of a page (report of the 2020 meeting of the Working Group)."""


def read(text: str) -> SourceText:
    """Lines of wrapped text; ``page`` is counted where page breaks are marked, else None."""
    lines = [line for begin, end in _line_bounds(text) if (line := _line(text, begin, end))]
    _mark_pages(text, lines)
    return SourceText(text=text, lines=lines, reader="text", media_type="text/plain")


def _line_bounds(text: str) -> list[tuple[int, int]]:
    """Begin and end of each line of the text, line break left out."""
    bounds, begin = [], 0
    while begin <= len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        bounds.append((begin, end))
        begin = end + 1
    return bounds


def _line(text: str, begin: int, end: int) -> Line | None:
    """The visible part of one line; None where it is blank and begins no page."""
    raw = text[begin:end]
    visible = raw.strip()
    new_page = "\f" in raw
    if not visible:
        return Line(begin, begin, new_page=True) if new_page else None
    start = begin + len(raw) - len(raw.lstrip())
    indent = start - begin - raw.count("\f")
    return Line(start, start + len(visible), indent=indent, new_page=new_page, rule=bool(RULE.fullmatch(visible)))


def _mark_pages(text: str, lines: list[Line]) -> None:
    """Number the pages, and drop the empty lines that only carried a form feed."""
    if not any(line.new_page for line in lines):
        flush = sum(line.indent == 0 for line in lines)
        lone = [line for line in lines if line.indent == 1]
        if lone and flush >= PAGE_INDENT_SHARE * len(lines) and flush + len(lone) == len(lines):
            for line in lone:
                line.new_page, line.indent = True, 0
    page, pending, paged = 1, False, any(line.new_page for line in lines)
    kept: list[Line] = []
    for line in lines:
        page += line.new_page and bool(kept)
        if line.start == line.end:
            pending = True
            continue
        line.new_page, pending = line.new_page or pending, False
        line.page = page if paged else None
        kept.append(line)
    lines[:] = kept
