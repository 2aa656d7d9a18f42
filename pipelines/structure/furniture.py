"""Page furniture: page numbers, running heads, job numbers, rules and dotted tables of contents."""

from __future__ import annotations

import re
from collections import defaultdict

from pipelines.model import Line, SourceText

JOB_NUMBER = r"(?:V|GE|K|E|N|A|Nr|BIC|G|PD)\.\d{2}-\d{4,6}(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,3}"
PAGE_OF = r"\d{1,4}\s?/\s?\d{1,4}"
SYMBOL = r"(?:[A-Z]{1,6}|E)/[A-Z0-9][A-Za-z0-9.()]*(?:/[A-Za-z0-9.()*]+)+(?:[-–][A-Z]{1,6}/[A-Za-z0-9./]+)?\*{0,2}"
ALWAYS = re.compile(
    rf"(?:{PAGE_OF}|{JOB_NUMBER}|{PAGE_OF}\s+{JOB_NUMBER}|{JOB_NUMBER}\s+{PAGE_OF}|{JOB_NUMBER}\s+\d{{1,3}}"
    rf"|[Pp]age\s+\d+(?:\s+of\s+\d+)?|[-–—]\s*\d{{1,4}}\s*[-–—]|\*\d{{7}}\*|Please recycle\S*)"
)
"""Lines that no document says in its own voice: ``11/15``, ``V.20-03878``, ``V.22-21549 3/7``, ``Page 4``, ``- 4 -``."""
HEAD = re.compile(rf"(?:{SYMBOL})(?<!\.)(?:\s+{PAGE_OF})?|{PAGE_OF}\s+{SYMBOL}|\d{{1,4}}")
"""Lines that are furniture at the top or foot of a page only: the symbol alone, a bare page number. A symbol with a full stop
ends a sentence."""
CONTENTS_DOTS = 6
CONTENTS = re.compile(rf"(?:\.\s?){{{CONTENTS_DOTS},}}\s*(?:[ivxl]+|\d{{1,4}})?$")
"""A line of a table of contents ends in dots that lead to a page number."""
LONGEST_LEADER = 300
"""Characters of a line's end that are looked at for such dots; a line of nothing but dots would take for ever."""
REPEATS, EDGE = 3, 2
"""A text at the first or last lines (EDGE) of at least so many pages is a running head or foot."""


def mark_furniture(source: SourceText) -> None:
    """Set ``furniture`` on the lines that belong to the page, not to the document."""
    repeated = _repeated_at_edges(source)
    edge = _edges(source.lines)
    for i, line in enumerate(source.lines):
        text = " ".join(source.line_text(line).split())
        if (
            line.rule
            or ALWAYS.fullmatch(text)
            or (line.footnote is None and _is_of_contents(text))
            or (i in edge and line.footnote is None and HEAD.fullmatch(text))
            or text in repeated
        ):
            line.furniture = True
    _mark_heads_beside_furniture(source)


def _is_of_contents(text: str) -> bool:
    end = text[-LONGEST_LEADER:]
    return end.count(".") >= CONTENTS_DOTS and bool(CONTENTS.search(end))


def _mark_heads_beside_furniture(source: SourceText) -> None:
    """A symbol alone is a running head where it stands beside other furniture, or comes again."""
    seen: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(source.lines):
        text = source.line_text(line).strip()
        if (
            not line.furniture
            and line.footnote is None
            and len(text) < 60
            and not text.endswith(".")
            and re.fullmatch(SYMBOL, text)
        ):
            seen[text].append(i)
    for places in seen.values():
        for i in places:
            beside = [source.lines[j] for j in (i - 1, i + 1) if 0 <= j < len(source.lines)]
            if len(places) > 1 or any(line.furniture and not line.rule for line in beside):
                source.lines[i].furniture = True


def _edges(lines: list[Line]) -> set[int]:
    """The indexes of the first and last lines of each page, where pages are known."""
    tops = [i for i, line in enumerate(lines) if line.new_page]
    edges: set[int] = set()
    for top in tops:
        edges.update(range(max(top - EDGE, 0), min(top + EDGE, len(lines))))
    return edges


def _repeated_at_edges(source: SourceText) -> set[str]:
    """Texts that stand at the edge of three pages or more."""
    pages: dict[str, set[int | None]] = defaultdict(set)
    for i in _edges(source.lines):
        line = source.lines[i]
        pages[" ".join(source.line_text(line).split())].add(line.page)
    return {text for text, where in pages.items() if len(where) >= REPEATS and len(text) < 90}
