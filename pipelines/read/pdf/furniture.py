"""Running heads and feet of a PDF: found by what comes again at the same place of many pages, and by page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipelines.read.pdf.rows import Row

_EDGE = 3
"""Rows at the top and at the foot of a page that may be furniture."""

_REPEATS = 3
_SHORT = 2
"""A text at the edge of so many pages in a row is furniture; in a document of up to four pages two are enough."""

_PLACE = 6.0
"""Points: a running head stands at the same height on all its pages."""

_BAND = 0.14
"""Share of the page's height at its top and foot where furniture stands."""

_GAP = 1.5
"""Em between furniture and body; lines of a paragraph stand 1.2 apart."""

_PAGE_NUMBER = re.compile(
    r"(?:page\s*|p\.\s*)?[-–—(\[ ]{0,3}\d{1,4}[-–—)\] ]{0,3}(?:(?:/|of|de|sur)\s*\d{1,4})?|[ivxl]{1,7}", re.I
)
_UNNAMED = re.compile("[\ue000-\uf8ff\ufffd\\s*]+")
"""Bar codes: signs of a private font."""

_NUMBER_AT_END = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$|^\d{1,4}$")
_FIGURES = re.compile(r"\d+")


def furniture(pages: Sequence[tuple[float, list[Row]]]) -> list[tuple[int, int]]:
    """For each page (its height and rows), how many rows at its top and at its foot are furniture."""
    tops = _repeated(pages, top=True)
    feet = _repeated(pages, top=False)
    found = []
    for number, (height, rows) in enumerate(pages):
        head = _count(rows, number, tops[number], height, top=True)
        foot = _count(rows[head:], number, feet[number], height, top=False)
        found.append((head, foot))
    return found


def _edge(rows: list[Row], *, top: bool) -> list[Row]:
    return rows[:_EDGE] if top else rows[: -_EDGE - 1 : -1]


def _keys(row: Row, page: int) -> set[str]:
    """What comes again on other pages: the row with its figures left out, or a number that counts with the pages."""
    keys = {_FIGURES.sub("#", row.text).replace(" ", "")}
    if number := _NUMBER_AT_END.search(row.text):
        keys.add(f"@{int(number[0]) - page}")
    return keys


def _repeated(pages: Sequence[tuple[float, list[Row]]], *, top: bool) -> list[set[str]]:
    """For each page, the keys of its edge rows that stand at the same place of enough pages."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (height, rows) in enumerate(pages):
        for row in _edge(rows, top=top):
            for key in _keys(row, number):
                places[key].append((number, row.y if top else height - row.y))
    enough = _SHORT if len(pages) <= 4 else _REPEATS
    found: list[set[str]] = [set() for _ in pages]
    for key, where in places.items():
        heights = sorted(y for _, y in where)
        middle = heights[len(heights) // 2]
        same = [number for number, y in where if abs(y - middle) <= _PLACE]
        for number in _in_a_row(same, enough):
            found[number].add(key)
    return found


def _in_a_row(numbers: list[int], enough: int) -> list[int]:
    """The pages that belong to a row of enough pages, each or every second one; a note that returns elsewhere is none."""
    rows: list[list[int]] = []
    for number in numbers:
        if rows and number - rows[-1][-1] <= 2:
            rows[-1].append(number)
        else:
            rows.append([number])
    return [number for row in rows if len(row) >= enough for number in row]


def _count(rows: list[Row], page: int, repeated: set[str], height: float, *, top: bool) -> int:
    """How many rows from the edge are furniture, one after another, with a gap between them and the body."""
    count = 0
    ordered = rows if top else rows[::-1]
    for at, row in enumerate(_edge(rows, top=top)):
        banded = row.y < _BAND * height if top else row.y > (1 - _BAND) * height
        if not banded:
            break
        if _keys(row, page) & repeated or _PAGE_NUMBER.fullmatch(row.text) or _UNNAMED.fullmatch(row.text):
            count = at + 1 if _stands_apart(ordered, at) else count
    return count


def _stands_apart(rows: list[Row], at: int) -> bool:
    """Whether the next row away from the edge is further off than the next line of a paragraph would be."""
    if at + 1 == len(rows):
        return True
    return abs(rows[at + 1].y - rows[at].y) > _GAP * max(rows[at].size, rows[at + 1].size)
