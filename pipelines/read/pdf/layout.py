"""Rows of a page to the order of reading: columns read down, tables row by row, everything else from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipelines.read.columns import name_order
from pipelines.read.pdf.glyphs import Run
from pipelines.read.pdf.rows import Row, Segment

_GUTTER = 0.6
"""Em: what must stay blank between two columns."""

_LINE_PITCH = 1.6
"""Rows of one block of columns stand no further apart than this times their usual distance."""

_PITCHES = 3.0
"""Em: rows further apart belong to no common block, whatever their usual distance."""

_HANGING = 0.15
"""Em: a line set in from the column's edge by more than this goes on with the entry above it."""

_SYMBOLIC = re.compile(r"(?=\S*[\d/])[\w./()-]{1,40}|\d.*")
_MIN_SYMBOLIC = 0.6
"""Share of the cells of a first column that are numbers, symbols or dates in a table."""

_JOINS = re.compile(r"[(–—)&]|[’'][a-z]")
_WORD = 0.25
"""Em: a blank between words."""

_UNFINISHED = re.compile(
    r"(?:\b(?:of|the|and|or|for|to|in|on|at|by|with|from|de|du|des|da|do|la|le|les|l’|et|pour|sur|dans|y|el|los|las|del|para|por|und|der)"
    r"|[,–—/&-]|[(“\"«])$",
    re.I,
)
"""A line of a list that can't be a whole name."""


_MASTHEAD_ROWS = 6
_MASTHEAD = re.compile(r"Distr\.|Original\s*:|United Nations|Nations Unies|Naciones Unidas|[A-Z]{1,5}/\S+/\S+")
"""The head of a first page (organ, symbol, distribution, date, language) stands side by side in its first rows."""


@dataclass(slots=True)
class Entry:
    """One line to print: its runs, its place, and whether the reader knows that a whole entry or table row is in it.

    ``parts`` are the runs of each physical line or cell, with what is printed between them.
    """

    parts: list[tuple[str, list[Run]]]
    x0: float
    x1: float
    y: float
    last_y: float
    size: float
    bold: bool
    whole: bool = False
    title: bool = False

    @property
    def text(self) -> str:
        return "".join(glue + _text(runs) for glue, runs in self.parts)


def entry(segments: Sequence[Segment], *, whole: bool = False, glue: str = " ") -> Entry:
    """Segments printed as one line, with glue between them."""
    first = segments[0]
    parts = [(glue if at else "", segment.runs) for at, segment in enumerate(segments)]
    longest = max(segments, key=lambda segment: len(segment.text))
    return Entry(parts, first.x0, segments[-1].x1, first.y, segments[-1].y, longest.size,
                 all(s.bold for s in segments), whole)  # fmt: skip


def in_order(rows: Sequence[Row], *, first_page: bool) -> Iterator[Entry]:
    """The lines of a page in the order of reading."""
    at = 0
    while at < len(rows):
        block = _block(rows, at)
        if block is None:
            yield entry(rows[at].segments, glue="\t")
            at += 1
        else:
            yield from _read_block(block, first_page and at < _MASTHEAD_ROWS and _is_masthead(block))
            at += len(block.rows)


@dataclass(slots=True)
class _Block:
    """Rows that share columns: the left and right edge of each, and which column each segment is in."""

    rows: list[Row]
    columns: list[tuple[float, float]]

    def cells(self, row: Row) -> list[Segment | None]:
        """The segments of a row by column."""
        cells: list[Segment | None] = [None] * len(self.columns)
        for segment in row.segments:
            at = _column(self.columns, segment)
            if at is not None:
                cells[at] = segment
        return cells


def _block(rows: Sequence[Row], start: int) -> _Block | None:
    """The block of columns that begins at a row; None where there is none."""
    if len(rows[start].segments) < 2:
        return None
    columns = [(s.x0, s.x1) for s in rows[start].segments]
    taken = [rows[start]]
    gaps: list[float] = []
    for row in rows[start + 1 :]:
        gap = row.y - taken[-1].y
        if gap > _PITCHES * max(row.size, 1.0) or (gaps and gap > _LINE_PITCH * _usual(gaps) and len(row.segments) < 2):
            break
        wider = _fit(columns, row, taken[-1])
        if wider is None or _differs(row, taken):
            break
        columns = wider
        taken.append(row)
        gaps.append(gap)
    several = sum(len(row.segments) > 1 for row in taken)
    while several > 1 and len(taken[-1].segments) < 2 and _stands_apart(taken):
        taken.pop()
    return _Block(taken, columns) if several > 1 else None


def _usual(gaps: list[float]) -> float:
    return max(median(gaps), min(gaps) * 1.2)


def _differs(row: Row, taken: list[Row]) -> bool:
    """A heading between two lists is bold or larger."""
    bold = all(s.bold for s in row.segments) and not any(s.bold for r in taken[-2:] for s in r.segments)
    return len(row.segments) < 2 and (bold or row.size > 1.12 * taken[-1].size)


def _stands_apart(rows: list[Row]) -> bool:
    """Whether the last row is a paragraph below the block rather than the rest of its first column."""
    gaps = [b.y - a.y for a, b in pairwise(rows)]
    return gaps[-1] > 1.25 * min(gaps)


def _fit(columns: list[tuple[float, float]], row: Row, before: Row) -> list[tuple[float, float]] | None:
    """The columns widened by a row; None where it does not fit them: one segment runs across a gutter, or two share one."""
    wider = list(columns)
    seen: set[int | None] = set()
    for segment in row.segments:
        at = _column(columns, segment)
        if at is not None and at in seen:
            return None
        seen.add(at)
        if at is None:
            if len(row.segments) == 1:
                return None
            if any(segment.x0 < right and left < segment.x1 for left, right in wider):
                return None
            wider.append((segment.x0, segment.x1))
        else:
            wider[at] = (min(wider[at][0], segment.x0), max(wider[at][1], segment.x1))
    wider.sort()
    gutter = _GUTTER * row.size
    return wider if all(a[1] + gutter <= b[0] for a, b in pairwise(wider)) else None


def _column(columns: list[tuple[float, float]], segment: Segment) -> int | None:
    """The column that a segment overlaps, or would lengthen."""
    over = [at for at, (left, right) in enumerate(columns) if segment.x0 < right and left < segment.x1]
    if len(over) == 1:
        return over[0]
    if over:
        return None
    near = [at for at, (left, _) in enumerate(columns) if abs(left - segment.x0) < segment.size]
    return near[0] if near else None


def _is_masthead(block: _Block) -> bool:
    return any(_MASTHEAD.match(segment.text) for row in block.rows for segment in row.segments)


def _read_block(block: _Block, masthead: bool) -> Iterator[Entry]:
    """The lines of a block: down its columns, or row by row."""
    grid = [block.cells(row) for row in block.rows]
    columns = [[cell for row in grid if (cell := row[at])] for at in range(len(block.columns))]
    if masthead:
        yield from (entry([cell]) for row in grid for cell in row if cell)
    elif _is_table(columns):
        yield from _table(grid)
    elif _runs_down(grid, columns):
        for column in columns:
            yield from _entries(column)
    elif name_order([[cell.text if cell else "" for cell in row] for row in grid]) == "across":
        yield from (entry([cell], whole=True) for row in grid for cell in row if cell)
    else:
        yield from _table(grid)


def _is_table(columns: list[list[Segment]]) -> bool:
    """Whether the cells of some column but the last are mostly figures, symbols or dates."""
    return any(
        sum(bool(_SYMBOLIC.fullmatch(cell.text)) for cell in column) >= _MIN_SYMBOLIC * len(column)
        for column in columns
    )


def _runs_down(grid: list[list[Segment | None]], columns: list[list[Segment]]) -> bool:
    """Whether a list goes down its columns: it was drawn so, or it is in alphabetical order so, or its lines wrap so."""
    drawn = sorted((cell.order, at) for at, column in enumerate(columns) for cell in column)
    turns = sum(a[1] != b[1] for a, b in pairwise(drawn))
    if turns == len(columns) - 1 and len(grid) > 2:
        return True
    joined = [[line.text for line in _entries(column)] for column in columns]
    height = max(map(len, joined))
    upright = [[column[at] if at < len(column) else "" for column in joined] for at in range(height)]
    return name_order(upright) == "down" or _is_prose(columns)


def _is_prose(columns: list[list[Segment]]) -> bool:
    """Running text in newspaper columns: most lines of each column are as long as the longest."""
    for column in columns:
        right = max(cell.x1 for cell in column)
        full = sum(cell.x1 > right - 2 * cell.size for cell in column)
        if len(column) < 4 or full < 0.6 * len(column):
            return False
    return True


def _table(grid: list[list[Segment | None]]) -> Iterator[Entry]:
    """Each row of a table as one line; lines of one cell are joined."""
    pending: list[list[Segment]] = []
    for row in _table_rows(grid):
        pending = [[cell for line in row if (cell := line[at])] for at in range(len(row[0]))]
        parts = [(" " if n else "\t", cell) for column in pending for n, cell in enumerate(column)]
        if parts:
            yield _joined([("" if not at else glue, cell) for at, (glue, cell) in enumerate(parts)])


def _table_rows(grid: list[list[Segment | None]]) -> list[list[list[Segment | None]]]:
    """Lines grouped to table rows: by the wider gap between rows, else by what begins in the first column."""
    ys = [min(cell.y for cell in line if cell) for line in grid]
    gaps = [b - a for a, b in pairwise(ys)]
    tight = min(gaps, default=0.0)
    spaced = any(gap > 1.25 * tight for gap in gaps) and sum(gap < 1.25 * tight for gap in gaps) > 0
    rows: list[list[list[Segment | None]]] = []
    for at, line in enumerate(grid):
        apart = at == 0 or gaps[at - 1] > 1.25 * tight
        whole = sum(cell is not None for cell in line) > 1 and line[0] is not None
        starts = (apart or whole) if spaced else line[0] is not None
        if starts or not rows:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _entries(column: Sequence[Segment]) -> list[Entry]:
    """The entries of one column: lines set in, or plainly unfinished, belong to the line above."""
    left = min(segment.x0 for segment in column)
    right = max(segment.x1 for segment in column)
    groups: list[list[Segment]] = []
    for segment in column:
        if groups and _goes_on(groups[-1], segment, left, right):
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return [_joined([(" " if at else "", part) for at, part in enumerate(group)]) for group in groups]


def _goes_on(group: list[Segment], segment: Segment, left: float, right: float) -> bool:
    """Whether a line belongs to the entry above: it hangs, or one of the two can't stand by itself."""
    before = " ".join(part.text for part in group)
    last = group[-1]
    if segment.y < last.y or segment.y - last.y > 1.6 * segment.size:
        return False
    hanging = segment.x0 > left + _HANGING * segment.size and group[0].x0 < segment.x0 - _HANGING * segment.size
    open_bracket = before.count("(") > before.count(")")
    if hanging or open_bracket or _JOINS.match(segment.text) or _UNFINISHED.search(before):
        return True
    word = (segment.x1 - segment.x0) * len(segment.text.split(" ", 1)[0]) / max(1, len(segment.text))
    full = last.x1 + _WORD * last.size + word > right
    return full and segment.text[:1].islower()


def _joined(parts: list[tuple[str, Segment]]) -> Entry:
    """Lines or cells as one whole line; a hyphen at a line's end needs no blank."""
    segments = [segment for _, segment in parts]
    made = entry(segments, whole=True)
    made.parts = [
        ("" if at and glue == " " and segments[at - 1].text.endswith("-") else glue, segment.runs)
        for at, (glue, segment) in enumerate(parts)
    ]
    made.last_y = max(segment.y for segment in segments)
    return made


def _text(runs: Sequence[Run]) -> str:
    return "".join((" " if at and run.spaced else "") + run.text for at, run in enumerate(runs)).strip()
