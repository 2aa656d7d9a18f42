"""Footnotes of a PDF page: small print at its foot that begins with a sign, mostly below a short rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.read.pdf.glyphs import Run, Stroke
from pipelines.read.pdf.rows import Row
from pipelines.read.printer import is_call

_SMALLER = 0.95
"""Notes are set smaller than the text by at least this ratio (9 to 10 points in Geneva, 8.5 to 10 in Vienna)."""

_RULE = (40.0, 260.0)
"""Points: the length of the rule above notes."""

_SIGN = re.compile(r"(\d{1,3}|[*†‡§]{1,4}|[a-z])(?=\s)")


@dataclass(slots=True)
class Note:
    """A note: its sign, its lines, the page that it stands on. A note without sign goes on from the page before."""

    sign: str | None
    rows: list[list[Run]] = field(default_factory=list)


_APART = 2.4
"""Em: what stands further below the notes is no part of them (a job number)."""


def split_notes(
    rows: list[Row], strokes: Sequence[Stroke], body_size: float
) -> tuple[list[Row], list[Note], list[Row]]:
    """The rows of a page's body, the notes below them, and rows that stand apart below the notes."""
    begin = _below_rule(rows, strokes, body_size)
    begin = _small_print(rows, body_size) if begin is None else begin
    if begin is None:
        return rows, [], []
    notes: list[Note] = []
    for at, row in enumerate(rows[begin:], begin):
        if at > begin and row.y - rows[at - 1].y > _APART * row.size:
            return rows[:begin], notes, rows[at:]
        runs = [run for segment in row.segments for run in segment.runs]
        sign = _sign(runs, row.size)
        if sign is None and notes:
            notes[-1].rows.append(runs)
        else:
            notes.append(Note(sign[0] if sign else None, [sign[1] if sign else runs]))
    return rows[:begin], notes, []


def _below_rule(rows: Sequence[Row], strokes: Sequence[Stroke], body_size: float) -> int | None:
    """The first row below a short rule at the left, where a note's sign or small print follows."""
    for stroke in sorted(strokes, key=lambda s: -s.y):
        if not _RULE[0] <= stroke.x1 - stroke.x0 <= _RULE[1]:
            continue
        below = next((at for at, row in enumerate(rows) if row.y > stroke.y), None)
        if below is None or any(s is not stroke and abs(s.y - stroke.y) < 1 for s in strokes):
            continue
        rest = rows[below:]
        left = rest[0].x0
        near = rest[0].y - stroke.y < 3 * body_size and abs(left - stroke.x0) < 6 * body_size
        small = all(row.size <= _SMALLER * body_size for row in rest)
        if near and small and (below or _starts_note(rest[0])):
            return below
        if near and _starts_note(rest[0]) and all(row.size <= body_size for row in rest):
            return below
    return None


def _small_print(rows: Sequence[Row], body_size: float) -> int | None:
    """Where the small print at a page's foot begins with a raised sign."""
    begin = None
    for at in range(len(rows) - 1, -1, -1):
        if rows[at].size > _SMALLER * body_size:
            break
        if _starts_note(rows[at]):
            begin = at
    return begin


def _starts_note(row: Row) -> bool:
    return _sign([run for segment in row.segments for run in segment.runs], row.size) is not None


def _sign(runs: list[Run], size: float) -> tuple[str, list[Run]] | None:
    """A note's sign and the runs behind it: raised, smaller than the words, an asterisk, or set apart by a gap."""
    first = runs[0]
    text = first.text.strip()
    if len(runs) > 1 and is_call(text):
        gap = runs[1].x0 - first.x1
        small = first.raised or first.size < 0.85 * size or first.y < runs[1].y - 0.1 * size
        if small or not text[0].isalnum() or (gap > 0.6 * size and text.isdigit()):
            return text.strip("[] "), runs[1:]
    star = _SIGN.match(first.text)
    if star and not star[1].isalnum():
        return star[1], [*_after(first, star.end()), *runs[1:]]
    return None


def _after(run: Run, at: int) -> list[Run]:
    """A run without its first characters."""
    run.text = run.text[at:].lstrip()
    return [run] if run.text else []
