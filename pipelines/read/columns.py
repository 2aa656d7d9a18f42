"""Whether a grid of cells is a list that runs down its columns, or a table that is read row by row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, TypeVar

T = TypeVar("T")

Grid = Sequence[Sequence[str]]
"""Rows of cells; an empty cell is an empty string."""

_ARTICLE = re.compile(r"^(?:the|la|le|les|l’|el|los|las)\s+", re.I)
_NAME = re.compile(r"[^\W\d_][^\n]{0,150}|[“\"'‘«(][^\W\d_][^\n]{0,150}")
_MIN_NAMES = 0.9
"""Share of the cells that look like names; symbols, figures and dates make a table."""

_SORTED = 0.8
"""Share of neighbours in alphabetical order; lists of States keep it, but for names that were moved up or renamed."""


def sort_key(name: str) -> str:
    """A name as lists order it: no article, no accents, no case."""
    plain = unicodedata.normalize("NFD", _ARTICLE.sub("", name.strip().lstrip("“\"'‘«(")))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def is_name(text: str) -> bool:
    """Whether a cell may be a name: it begins with a capital or a quotation mark and ends like no sentence."""
    return bool(_NAME.fullmatch(text)) and not text[0].islower() and text[-1] not in ";:"


def sortedness(names: Sequence[str]) -> float:
    """Share of neighbours in alphabetical order; 0 for fewer than three names."""
    if len(names) < 3:
        return 0.0
    keys = [sort_key(name) for name in names]
    return sum(a <= b for a, b in pairwise(keys)) / (len(keys) - 1)


def down(grid: Grid) -> list[str]:
    """The cells column by column."""
    width = max(map(len, grid), default=0)
    return [row[i] for i in range(width) for row in grid if i < len(row) and row[i]]


def across(grid: Grid) -> list[str]:
    """The cells row by row."""
    return [cell for row in grid for cell in row if cell]


def name_order(grid: Grid) -> Literal["down", "across"] | None:
    """How a list of names set in columns is read; None where the grid is a table."""
    cells = across(grid)
    if len(cells) < 4 or sum(map(is_name, cells)) < _MIN_NAMES * len(cells):
        return None
    by_column, by_row = sortedness(down(grid)), sortedness(cells)
    if max(by_column, by_row) < _SORTED:
        return None
    return "down" if by_column >= by_row else "across"


def table_lines(rows: Sequence[Sequence[Sequence[T]]], text: Callable[[T], str]) -> Iterator[list[T]]:
    """What a table prints on each line, from rows of cells of paragraphs.

    A list of names set in columns gives a line a name; a row whose cells hold one paragraph each is one line; a row
    with longer cells gives a line a paragraph, cell by cell.
    """
    filled = [row for row in rows if any(row)]
    simple = all(len(cell) <= 1 for row in filled for cell in row)
    order = name_order([[text(cell[0]) if cell else "" for cell in row] for row in filled]) if simple else None
    if order == "down":
        width = max(map(len, filled))
        yield from ([p] for i in range(width) for row in filled if i < len(row) for p in row[i])
        return
    for row in filled:
        if order or any(len(cell) > 1 for cell in row):
            yield from ([paragraph] for cell in row for paragraph in cell)
        else:
            yield [cell[0] for cell in row if cell]
