"""Runs of a page to rows: what stands on one baseline, parted at the gaps between columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.read.pdf.glyphs import Page, Run
from pipelines.read.printer import is_call

_SAME_LINE = 0.3
"""Em: runs whose baselines lie closer than this stand on one line."""

_CALL_SIZE, _CALL_RISE = 0.82, 0.12
"""A footnote call is set smaller than the words beside it and stands higher by this share of their size."""

_SPACE = 0.16
"""Em: a gap wider than this between two runs is a blank; kerning stays below it."""

_COLUMN_GAP = 1.7
"""Em: a gap wider than this parts columns; blanks of a justified line stay below it."""

_NARROW_GAP, _MIN_ROWS = 0.5, 3
"""Em and rows: where at least three rows have a column begin, a gap of this width before that place parts columns too."""

_ASTERISKS = frozenset("*†‡§")
_RIGHTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlIVXL]{1,6})[.)]|[IVXL]{1,6}\.|\d{1,3}\.\d{1,3}\.?|[•●▪◦➢–—✓✔·o-]|\d{1,3}|[*†‡]{1,3}"
    r"|(?:Item|Article|Rule|Principle|Note|Annex|Session)\s\S{1,5})"
)
"""What stands before a paragraph with a gap behind it; the gap makes no column."""

NUMBERED = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxl]{1,5})[.)]|[IVXL]{1,6}\.|\d{1,3}\.\d{1,3})(?:\s|$)")
"""A line that begins with a number or letter begins a paragraph."""

_LEADER = re.compile(r"(?:\.\s?){5,}$")
_LEADING = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxl]{1,6})?$")
"""Dots that lead to a page number in a table of contents."""

_LONGEST_LEADER = 300


@dataclass(slots=True)
class Segment:
    """Text between two gaps of one row."""

    runs: list[Run]
    text: str = ""
    size: float = 0.0
    bold: bool = False

    @property
    def x0(self) -> float:
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    @property
    def y(self) -> float:
        return self.runs[0].y

    @property
    def order(self) -> int:
        return min(run.order for run in self.runs)


@dataclass(slots=True)
class Row:
    """One line of the page across all columns. ``y`` is its baseline, ``size`` the size of most of its characters."""

    y: float
    size: float
    segments: list[Segment] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return max(segment.x1 for segment in self.segments)

    @property
    def text(self) -> str:
        return "  ".join(segment.text for segment in self.segments)


def rows(page: Page) -> list[Row]:
    """The rows of a page from top to bottom."""
    runs = sorted((run for run in page.runs if run.text.strip()), key=lambda run: (run.y, run.x0))
    body = main_size(runs)
    calls = [run for run in runs if run.size < _CALL_SIZE * body and is_call(run.text)]
    called = set(map(id, calls))
    lines = _lines([run for run in runs if id(run) not in called])
    for call in calls:
        _attach(lines, call)
    found = [_row(line) for line in sorted(lines, key=lambda line: line[0].y)]
    starts = _column_starts(found)
    return [_realigned(row, starts) for row in found] if starts else found


def _column_starts(found: Sequence[Row]) -> list[float]:
    """Where columns begin, by the segments behind a gap in at least three rows."""
    starts = Counter(round(segment.x0) for row in found for segment in row.segments[1:])
    return [x for x, count in starts.items() if count + starts[x - 1] + starts[x + 1] >= _MIN_ROWS]


def _realigned(row: Row, starts: Sequence[float]) -> Row:
    """A row cut also where a narrow gap ends at the begin of a column."""
    segments: list[Segment] = []
    for segment in row.segments:
        cuts = [
            at
            for at in range(1, len(segment.runs))
            if _gap(segment.runs[at - 1], segment.runs[at]) > _NARROW_GAP * row.size
            and any(abs(segment.runs[at].x0 - x) <= 1.5 for x in starts)
        ]
        for start, stop in pairwise([0, *cuts, len(segment.runs)]):
            part = Segment(segment.runs[start:stop])
            _describe(part)
            segments.append(part)
    return Row(row.y, row.size, _merged(segments)) if len(segments) > len(row.segments) else row


def main_size(runs: Iterable[Run]) -> float:
    """The size that most characters have, to a tenth of a point; 0 where there is no text."""
    written: dict[float, int] = {}
    for run in runs:
        size = round(run.size, 1)
        written[size] = written.get(size, 0) + len(run.text)
    return max(written, key=lambda size: (written[size], size)) if written else 0.0


def _lines(runs: list[Run]) -> list[list[Run]]:
    """Runs, sorted by baseline, on common baselines; the first run of each line sets it."""
    lines: list[list[Run]] = []
    for run in runs:
        if lines and run.y - lines[-1][0].y <= _SAME_LINE * min(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


def _attach(lines: list[list[Run]], call: Run) -> None:
    """Put a small sign into the line whose letters it stands beside; else it is a line of its own (a page number)."""
    baselines = [line[0].y for line in lines]
    at = bisect_left(baselines, call.y - 0.1 * call.size)
    for line in lines[at : at + 2]:
        size = max(run.size for run in line)
        rise = line[0].y - call.y
        beside = any(-0.5 * size < call.x0 - run.x1 < 2 * size or -size < run.x0 - call.x1 < 2 * size for run in line)
        if -0.1 * size <= rise <= 0.7 * size and beside and call.size < _CALL_SIZE * size:
            call.raised = rise > _CALL_RISE * size or set(call.text.strip()) <= _ASTERISKS
            line.append(call)
            return
    lines.insert(bisect_left(baselines, call.y), [call])


def _row(runs: list[Run]) -> Row:
    main = [run for run in runs if not run.raised] or runs
    size = main_size(main)
    y = next(run.y for run in main)
    runs.sort(key=lambda run: run.x0)
    if _is_rightward(runs):
        runs.reverse()
    segments: list[Segment] = []
    for run in runs:
        before = segments[-1].runs[-1] if segments else None
        gap = _gap(before, run) if before else 0.0
        _mark_call(before, run, y)
        em = max(size, run.size if before is None else min(run.size, before.size))
        if before is None or gap > _COLUMN_GAP * em:
            segments.append(Segment([run]))
        else:
            run.spaced = gap > _SPACE * em or (run.spaced and gap > 0.05 * em and run.order == before.order + 1)
            segments[-1].runs.append(run)
    for segment in segments:
        _describe(segment)
    return Row(y, size, _merged(segments))


def _gap(before: Run, run: Run) -> float:
    """The blank between two neighbours of a row, whichever way it runs."""
    return max(run.x0 - before.x1, before.x0 - run.x1)


def _is_rightward(runs: Sequence[Run]) -> bool:
    """Whether a row is written from right to left (Arabic, Hebrew)."""
    rightward = sum(len(_RIGHTWARD.findall(run.text)) for run in runs)
    return rightward > 0 and 2 * rightward > sum(c.isalpha() for run in runs for c in run.text)


def _mark_call(before: Run | None, run: Run, y: float) -> None:
    """A sign smaller and higher than the word that it follows is a footnote call, whatever the page's main size."""
    if before is None or run.raised or not is_call(run.text) or before.raised:
        return
    smaller = run.size < _CALL_SIZE * before.size
    rise = y - run.y
    run.raised = smaller and (rise > _CALL_RISE * before.size or set(run.text.strip()) <= _ASTERISKS)


def _describe(segment: Segment) -> None:
    """Set what is asked of a segment again and again."""
    runs = segment.runs
    if len(runs) == 1:
        segment.text, segment.size, segment.bold = (
            " ".join(runs[0].text.split()),
            round(runs[0].size, 1),
            runs[0].font.bold,
        )
        return
    segment.text = " ".join("".join([f" {r.text}" if r.spaced else r.text for r in runs]).split())
    words = [run for run in runs if not run.raised and run.text.strip()]
    segment.size = main_size(words) or runs[0].size
    segment.bold = bool(words) and all(run.font.bold for run in words)


def _merged(segments: list[Segment]) -> list[Segment]:
    """Labels put before the text that they number, and page numbers behind the dots that lead to them."""
    merged: list[Segment] = []
    for segment in segments:
        last = merged[-1] if merged else None
        label = len(merged) == 1 and last is not None and is_label(last)
        if last is not None and (label or _LEADER.search(last.text[-_LONGEST_LEADER:])):
            segment.runs[0].spaced = True
            last.runs += segment.runs
            _describe(last)
        else:
            merged.append(segment)
    return merged


def leads_on(text: str) -> bool:
    """Whether a line of a table of contents ends here: in dots, with a page number or without."""
    return bool(_LEADING.search(text[-_LONGEST_LEADER:]))


def is_label(segment: Segment) -> bool:
    """Whether a segment is a number, a letter, a bullet or a note's sign."""
    return bool(_LABEL.fullmatch(segment.text)) or segment.runs[-1].raised
