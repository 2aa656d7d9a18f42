"""Lists of names printed in columns: cells read down the columns, and wrapped names put together again.

"Democratic / People’s / Republic of / Korea" fills four lines of a narrow column. What belongs together is found as the cheapest way to cut
the column: a name that the register knows costs nothing, and each join or cut is weighed by what the print shows.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.model import Clean, Span

if TYPE_CHECKING:
    from pipelines.normalise.names import Names

CELL = re.compile(r"[^\s|](?:[^\t|]*?[^\s|])??(?=\s{2,}|\s*\||\t|\s*$)")
"""Cells stand apart by two blanks or more, a tab, or the bar of a Markdown table."""

COLUMN = 6
"""Columns of type within which cells begin one column: a wrapped line hangs back by one to three, the next column stands far off."""

LONGEST = 6
"""Lines that one name fills at most; six is what the longest names of organizations take in a column of a third of the page."""

UNKNOWN = 2.0
"""The cost of a name that the register does not know."""

JOIN = 2.5
"""The cost of joining two lines without any sign that they belong together; more than ``UNKNOWN``, so that two unknown names stay two."""

SMALL = frozenset(
    "of the and for in on to at a an de la le les des du del der das dos da y et e und van von against with from by pour para en al sur aux contre &".split()
)
"""Words that no name ends with."""

DISORDER = 1.2
"""The cost of a name that stands before its forerunner in the alphabet: lists are sorted, and a torn-off line seldom is."""

HANGING, FEW = 0.12, 6
"""From this share of lines that hang back, in a list of some length, the print sets wrapped lines back, and the others begin names."""

ROOM = 8
"""Columns of type to spare, many because letters differ in width: when the next word would have stood on the line above with that much left, the line was not wrapped."""

FULL = 0.3
"""What a full line, on which the next word had no place, is worth as a sign of wrapping: less than ``JOIN`` exceeds ``UNKNOWN``."""

NEVER = 10.0
"""The cost of joining what the format itself gives as two paragraphs."""

_LEADING = re.compile(r"^\W*(?:the\s+)?", re.IGNORECASE)
_FIRST = re.compile(r"[“\"(‘«]?(\S+)")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a line: its text, its place in the canonical text, the column of type that it begins in, and its page.

    ``whole`` says that the format gives it as a paragraph of its own, which no line break can have cut.
    """

    text: str
    span: Span
    x: int
    page: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name put together from its cells; ``spans`` are those of the cells, in order."""

    text: str
    spans: tuple[Span, ...]
    participant_id: str | None

    @property
    def span(self) -> Span:
        """From the first cell to the last; between them other columns may stand."""
        return Span(min(s.start for s in self.spans), max(s.end for s in self.spans))


def cells_of(line: Clean, indent: int, page: int = 0, whole: bool = False) -> list[Cell]:
    """The cells of one line."""
    return [Cell(m[0], line.span(*m.span()), indent + m.start(), page, whole) for m in CELL.finditer(line.text)]


def read_columns(cells: Sequence[Cell], names: Names) -> list[Name]:
    """The names of one list, read down the columns of each page in turn."""
    ordered, offsets, widths = _down(cells)
    return _cut(ordered, offsets, widths, names)


def _down(cells: Sequence[Cell]) -> tuple[list[Cell], list[int], list[int]]:
    """The cells in reading order; for each how far it hangs back from its column's edge, and how wide its column is printed."""
    ordered: list[Cell] = []
    offsets: list[int] = []
    widths: list[int] = []
    for page in dict.fromkeys(cell.page for cell in cells):
        columns: dict[int, list[Cell]] = defaultdict(list)
        edges = _edges(sorted({cell.x for cell in cells if cell.page == page}))
        for cell in cells:
            if cell.page == page:
                columns[edges[cell.x]].append(cell)
        for edge in sorted(columns):
            column = columns[edge]
            width = max(cell.x - edge + len(cell.text) for cell in column)
            ordered += column
            offsets += [cell.x - edge for cell in column]
            widths += [width] * len(column)
    return ordered, offsets, widths


def _edges(places: Sequence[int]) -> dict[int, int]:
    """For each place that a cell begins at, the left edge of its column."""
    edges: dict[int, int] = {}
    edge = None
    for x in places:
        edge = x if edge is None or x - edge > COLUMN else edge
        edges[x] = edge
    return edges


def _cut(cells: list[Cell], offsets: list[int], widths: list[int], names: Names) -> list[Name]:
    """The cheapest way to cut the cells into names: over every (begin, end) of a last name, the cheapest way to get there."""
    hanging = _hanging(cells, offsets)
    joins = [
        _join_cost(cells, offsets, widths, i, (cells[i].page, cells[i].x - offsets[i]) in hanging)
        for i in range(len(cells) - 1)
    ]
    keys = [_sort_key(cell.text) for cell in cells]
    best: list[dict[int, tuple[float, int]]] = [{} for _ in range(len(cells) + 1)]
    known: dict[tuple[int, int], str | None] = {}
    for end in range(1, len(cells) + 1):
        inside = 0.0
        for begin in range(end - 1, max(-1, end - 1 - LONGEST), -1):
            inside += max(joins[begin], 0.0) if begin < end - 1 else 0.0
            known[begin, end] = names.exact(_text(cells[begin:end]))
            own = 0.0 if known[begin, end] else UNKNOWN + inside
            torn = -min(joins[begin - 1], 0.0) if begin else 0.0
            before = ((cost + DISORDER * (keys[begin] < keys[b]), b) for b, (cost, _) in best[begin].items())
            cost, back = min(before, default=(0.0, -1))
            best[end][begin] = (cost + own + torn, back)
    return _names(cells, best, known, names)


def _hanging(cells: list[Cell], offsets: list[int]) -> set[tuple[int, int]]:
    """The columns, as (page, edge), in which wrapped lines hang back."""
    columns = [(cell.page, cell.x - offset) for cell, offset in zip(cells, offsets, strict=True)]
    count = Counter(columns)
    back = Counter(column for column, offset in zip(columns, offsets, strict=True) if offset)
    return {column for column in count if count[column] >= FEW and back[column] >= HANGING * count[column]}


def _names(
    cells: list[Cell], best: list[dict[int, tuple[float, int]]], known: dict[tuple[int, int], str | None], names: Names
) -> list[Name]:
    """The names along the cheapest way."""
    found: list[Name] = []
    end = len(cells)
    begin = min(best[end], key=lambda b: best[end][b][0], default=-1)
    while end and begin >= 0:
        span = tuple(cell.span for cell in cells[begin:end])
        text = _text(cells[begin:end])
        found.append(Name(text, span, known[begin, end] or names.resolve(text)))
        end, begin = begin, best[end][begin][1]
    return found[::-1]


def _sort_key(text: str) -> str:
    """The begin of a name as alphabetical lists order it."""
    plain = unicodedata.normalize("NFD", _LEADING.sub("", text))
    return "".join(c for c in plain if c.isalnum()).casefold()[:3]


def _text(cells: Sequence[Cell]) -> str:
    """The cells of one name as running text; a hyphen at a line's end stays, as in "Timor-/Leste"."""
    text = cells[0].text
    for cell in cells[1:]:
        text += cell.text if text.endswith("-") else " " + cell.text
    return " ".join(text.split())


def _join_cost(cells: list[Cell], offsets: list[int], widths: list[int], i: int, hanging: bool) -> float:
    """What it costs to take cells ``i`` and ``i + 1`` for one name; below zero where they plainly are."""
    this, following = cells[i], cells[i + 1]
    if this.whole:
        return NEVER
    cost = JOIN
    first = _FIRST.match(following.text)
    word = first[1] if first else ""
    if this.text.count("(") > this.text.count(")") or following.text[0] in "(–—-":
        cost -= 6.0
    if word[:1].islower() or word == "&" or _goes_on(this.text):
        cost -= 4.0
    if cost < 0:
        return cost
    if this.page != following.page or this.x - offsets[i] != following.x - offsets[i + 1]:
        return cost
    if offsets[i + 1] > 0 and offsets[i + 1] >= offsets[i]:
        return cost - 3.5
    if hanging and offsets[i + 1] == 0:
        cost += 3.0
    needed = offsets[i] + len(this.text) + 1 + len(word)
    if needed + ROOM < widths[i]:
        cost += 1.5
    elif needed > widths[i]:
        cost -= FULL
    return cost


def _goes_on(text: str) -> bool:
    """Whether a line plainly does not end its name: with a small word, a hyphen, a comma."""
    return text.split()[-1].lower() in SMALL or text[-1] in "-–—,/"
