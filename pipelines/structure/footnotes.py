"""Footnotes: told from the body by their sign, the rule above them and their place at the page's end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.model import Line, SourceText

SIGN = re.compile(r"(?P<sign>\d{1,3}|\*{1,3}|[a-z])(?:\s+(?=\S)|$)")
SIGN_AT_PAGE_END = re.compile(r"(?P<sign>\d{1,3}|\*{1,3})\s{2,}(?=\S)|(?P<star>\*{1,3})\s+(?=[A-Z])")
LONGEST_SIGNED_BLOCK = 30


@dataclass(slots=True)
class Footnote:
    """A note: its sign as printed, its lines (the sign left out of the first), and where its sign begins."""

    sign: str
    begin: int
    lines: list[Line] = field(default_factory=list)


def split_footnotes(source: SourceText) -> tuple[list[Line], list[Footnote]]:
    """The lines of the body and the notes, both in reading order; furniture stays in neither."""
    zones = _zones_below_rules(source) | _zones_at_page_ends(source)
    body: list[Line] = []
    notes: list[Footnote] = []
    zone = -1
    for i, line in enumerate(source.lines):
        if line.furniture:
            continue
        if line.footnote is not None:
            notes.append(Footnote(line.footnote, line.start, [line]))
            zone = zones.get(i, -1)
        elif i in zones:
            if zones[i] != zone or not notes or _signed(source, line, notes):
                zone = zones[i]
                if not _begin_note(source, line, notes):
                    body.append(line)
                    zone = -1
            else:
                notes[-1].lines.append(line)
        elif notes and _continues(source, i, line, notes[-1]):
            notes[-1].lines.append(line)
        else:
            body.append(line)
    return body, notes


def _begin_note(source: SourceText, line: Line, notes: list[Footnote]) -> bool:
    """Open a note where the line begins with a sign; False where it does not."""
    m = SIGN.match(source.text, line.start, line.end)
    if not m:
        return False
    note = Footnote(m["sign"], line.start)
    if m.end() < line.end:
        line.start = m.end()
        note.lines.append(line)
    notes.append(note)
    return True


def _signed(source: SourceText, line: Line, notes: list[Footnote]) -> bool:
    """Whether the line begins the next note: the next number, counted from the first where only asterisks went before."""
    m = SIGN.match(source.text, line.start, line.end)
    last = next((int(note.sign) for note in reversed(notes) if note.sign.isdigit()), 0)
    return bool(m and m["sign"].isdigit() and int(m["sign"]) == last + 1)


def _continues(source: SourceText, i: int, line: Line, note: Footnote) -> bool:
    """A wrapped note of a format that marks its notes goes on until a blank line."""
    before = source.lines[i - 1]
    if line.flow or not note.lines or before is not note.lines[-1] or (before.footnote is None and not before.flow):
        return False
    return source.text.count("\n", before.end, line.start) == 1


def _zones_below_rules(source: SourceText) -> dict[int, int]:
    """Lines below a rule that a note's sign follows, to the page's end: line index to zone number.

    The page ends where the next begins; or, where page breaks are lost, with the first furniture after the note's
    text has begun (running foot and head: report of the 2020 meeting, page 11).
    """
    zones: dict[int, int] = {}
    for i, rule in enumerate(source.lines):
        if not rule.rule or not _sign_follows(source, i):
            continue
        has_text = False
        for j in range(i + 1, len(source.lines)):
            line = source.lines[j]
            if (line.new_page and not line.furniture) or (has_text and line.furniture):
                break
            if line.new_page and has_text:
                break
            if not line.furniture and line.footnote is None:
                zones[j] = i
                has_text = has_text or not SIGN.fullmatch(source.line_text(line))
    return zones


def _sign_follows(source: SourceText, i: int) -> bool:
    """Whether the first line below the rule begins with a note's sign, and not with a paragraph's number."""
    for line in source.lines[i + 1 : i + 3]:
        if line.furniture:
            continue
        return line.footnote is None and not line.flow and bool(SIGN.match(source.text, line.start, line.end))
    return False


def _zones_at_page_ends(source: SourceText) -> dict[int, int]:
    """Lines at the end of a page that begin with the next note's sign and wide space, where no rule was printed."""
    zones: dict[int, int] = {}
    expected = 1
    tops = [0, *(i for i, line in enumerate(source.lines) if line.new_page and i), len(source.lines)]
    for top, end in pairwise(tops):
        begin = None
        for j in range(max(top, end - LONGEST_SIGNED_BLOCK), end):
            sign = _page_end_sign(source, j)
            if sign == str(expected) or (sign and not sign.isdigit()):
                expected += sign.isdigit()
                begin = j if begin is None else begin
        if begin is not None and source.lines[begin].page is not None:
            zones.update((j, begin) for j in range(begin, end) if not source.lines[j].furniture)
    return zones


def _page_end_sign(source: SourceText, j: int) -> str | None:
    """The sign of a note that a line below a gap begins with."""
    line = source.lines[j]
    if line.furniture or line.flow or line.footnote is not None or not j:
        return None
    m = SIGN_AT_PAGE_END.match(source.text, line.start, line.end)
    before = source.lines[j - 1]
    gap = before.furniture or source.text.count("\n", before.end, line.start) > 1
    after_note = SIGN_AT_PAGE_END.match(source.text, before.start, before.end)
    return (m["sign"] or m["star"]) if m and (gap or after_note or not m["star"]) else None
