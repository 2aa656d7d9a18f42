"""The pages of a PDF printed as canonical text: heads, body in reading order, notes, feet, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.model import Line
from pipelines.read.pdf.furniture import furniture
from pipelines.read.pdf.glyphs import Page, Run
from pipelines.read.pdf.layout import Entry, in_order
from pipelines.read.pdf.notes import Note, split_notes
from pipelines.read.pdf.rows import NUMBERED, Row, leads_on, main_size, rows
from pipelines.read.printer import BOLD, ITALIC, PLAIN, STRIKE, SUPERSCRIPT, UNDERLINED, Formats, Piece, Printer

_HEADING = 1.12
"""Times the body's size: what is set larger is a title (UN reports set 12, 14 and 17 points over 10)."""

_PARAGRAPH_GAP = 1.22
"""Times the usual distance of lines: a wider gap parts paragraphs (UN reports add 6 points to 12)."""

_HARD_BREAKS = 0.6
"""Share of the lines of a stretch that were broken before they were full: with more, it is a list."""

_TITLE_WORDS, _TITLE_INSET = 50, 0.16
"""A bold stretch of more words is a paragraph. Titles wrap up to this share of the width before the right margin."""

_WORD = 0.3
"""Em: a blank between words."""

_NARROWEST = 1.0
"""Points; letters drawn one upon the other have no width at all, and indents are counted in letters."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a document: size of type, distance of lines, left edge, width of a character, in points."""

    size: float
    pitch: float
    left: float
    character: float


def print_pages(pages: Sequence[Page], printer: Printer) -> None:
    """Print all pages."""
    lines = [rows(page) for page in pages]
    body_size = main_size(run for page in pages for run in page.runs)
    edges = furniture([(page.height, found) for page, found in zip(pages, lines, strict=True)])
    bodies: list[list[Entry]] = []
    notes: list[list[Note]] = []
    feet: list[list[Row]] = []
    for page, found, (head, foot) in zip(pages, lines, edges, strict=True):
        rest, below, apart = split_notes(found[head : len(found) - foot], page.strokes, body_size)
        entries = _contents(list(in_order(rest, first_page=page.number == 1)))
        bodies.append(_bold_titles(_titles(entries, body_size), body_size))
        notes.append(below)
        feet.append(apart)
    _continue_notes(notes)
    measure = _measure(bodies, body_size)
    levels = _levels(bodies, body_size)
    for at, (page, found, (head, foot)) in enumerate(zip(pages, lines, edges, strict=True)):
        sheet = _Sheet(printer, page, measure, levels)
        sheet.print(found[:head], bodies[at], notes[at], feet[at], found[len(found) - foot :])


def _continue_notes(notes: list[list[Note]]) -> None:
    """Give the begin of a page's notes that has no sign to the last note of the page before."""
    last: Note | None = None
    for below in notes:
        if below and below[0].sign is None and last is not None:
            last.rows += below.pop(0).rows
        last = below[-1] if below else last


def _titles(entries: list[Entry], body_size: float) -> list[Entry]:
    """Lines of one title joined: the same size and weight, close together."""
    joined: list[Entry] = []
    for entry in entries:
        last = joined[-1] if joined else None
        if last is not None and _same_title(last, entry, body_size):
            last.parts += [(" " if at == 0 else glue, runs) for at, (glue, runs) in enumerate(entry.parts)]
            last.last_y = entry.last_y
        else:
            joined.append(entry)
    return joined


def _bold_titles(entries: list[Entry], body_size: float) -> list[Entry]:
    """Wrapped titles of the body's size joined: bold lines that are full, and not so many that they make a paragraph."""
    right = max((entry.x1 for entry in entries), default=0.0)
    left = min((entry.x0 for entry in entries), default=0.0)
    room = right - _TITLE_INSET * (right - left)
    joined: list[Entry] = []
    for group in _bold_groups(entries, body_size, room):
        words = " ".join(entry.text for entry in group)
        if len(group) > 1 and len(words.split()) <= _TITLE_WORDS and words[-1] not in ";:":
            for entry in group[1:]:
                group[0].parts += [(" " if at == 0 else glue, runs) for at, (glue, runs) in enumerate(entry.parts)]
                group[0].last_y = entry.last_y
            group[0].title = True
            joined.append(group[0])
        else:
            joined += group
    return joined


def _bold_groups(entries: list[Entry], body_size: float, room: float) -> Iterator[list[Entry]]:
    """Bold lines that may be one title, other lines one by one."""
    group: list[Entry] = []
    for entry in entries:
        last = group[-1] if group else None
        if last is not None and not (
            last.bold
            and entry.bold
            and not (last.whole or entry.whole)
            and last.size < _HEADING * body_size
            and abs(last.size - entry.size) < 0.3
            and 0 < entry.y - last.last_y < 1.35 * entry.size
            and not NUMBERED.match(entry.text)
            and (last.x1 + _WORD * last.size + _first_word(entry) > room or _centred(last, entry))
        ):
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _centred(a: Entry, b: Entry) -> bool:
    """Whether two lines have one middle and different edges."""
    return abs(a.x0 + a.x1 - b.x0 - b.x1) < a.size and abs(a.x0 - b.x0) > a.size


def _contents(entries: list[Entry]) -> list[Entry]:
    """Wrapped lines of a table of contents joined: all up to the line whose dots lead to the page number."""
    joined: list[Entry] = []
    for entry in entries:
        if leads_on(entry.text):
            first = len(joined)
            while first and _leads_on(joined[first - 1], joined[first] if first < len(joined) else entry):
                first -= 1
            for before in reversed(joined[first:]):
                entry.parts[:0] = [*before.parts, (" ", entry.parts[0][1])]
                del entry.parts[len(before.parts) + 1]
                entry.x0, entry.y = before.x0, before.y
            del joined[first:]
            entry.whole = True
        joined.append(entry)
    return joined


def _leads_on(before: Entry, entry: Entry) -> bool:
    """Whether an entry of the contents may go on from one line to the next."""
    close = 0 < entry.y - before.last_y < 1.35 * entry.size
    return close and not before.whole and not leads_on(before.text)


def _same_title(last: Entry, entry: Entry, body_size: float) -> bool:
    return (
        last.size >= _HEADING * body_size
        and abs(last.size - entry.size) < 0.3
        and last.bold == entry.bold
        and not (last.whole or entry.whole)
        and 0 < entry.y - last.last_y < 1.35 * entry.size
        and abs(entry.x0 - last.x0) < 4 * entry.size
    )


def _measure(bodies: Sequence[Sequence[Entry]], size: float) -> _Measure:
    text = [entry for body in bodies for entry in body if abs(entry.size - size) < 0.3 and not entry.whole]
    steps = Counter(
        round(2 * (b.y - a.last_y)) / 2
        for body in bodies
        for a, b in pairwise(body)
        if abs(a.size - size) < 0.3 and abs(b.size - size) < 0.3 and 0.8 * size < b.y - a.last_y < 2 * size
    )
    pitch = max(steps, key=lambda step: (steps[step], -step)) if steps else 1.2 * size
    edges = Counter(round(entry.x0) for entry in text)
    common = [x for x, count in edges.items() if count * 50 >= len(text)]
    width = sum(entry.x1 - entry.x0 for entry in text)
    letters = sum(len(entry.text) for entry in text)
    character = width / letters if letters else 0.5 * size or 5
    return _Measure(size or 10.0, pitch or 12.0, min(common, default=0.0), max(character, _NARROWEST))


def _levels(bodies: Sequence[Sequence[Entry]], body_size: float) -> dict[float, int]:
    """Heading levels by size, the largest first."""
    sizes = {round(e.size) for body in bodies for e in body if _is_title(e, body_size)}
    return {size: min(6, level) for level, size in enumerate(sorted(sizes, reverse=True), 1)}


def _is_title(entry: Entry, body_size: float) -> bool:
    return entry.size >= _HEADING * body_size and not entry.whole and any(c.isalpha() for c in entry.text)


class _Sheet:
    """Prints one page."""

    def __init__(self, printer: Printer, page: Page, measure: _Measure, levels: dict[float, int]) -> None:
        self._printer = printer
        self._page = page
        self._measure = measure
        self._levels = levels
        self._begun = page.number == 1

    def print(
        self,
        head: Sequence[Row],
        body: Sequence[Entry],
        notes: Sequence[Note],
        apart: Sequence[Row],
        foot: Sequence[Row],
    ) -> None:
        """The page's lines, with a blank line where a paragraph surely ends."""
        self._furniture(head)
        broken = _hard_breaks(body)
        for at, entry in enumerate(body):
            if at and (broken[at - 1] or self._apart(body[at - 1], entry)):
                self._printer.put("\n")
            self._entry(entry)
        self._printer.put("\n")
        for note in notes:
            self._note(note)
        for entry in in_order(apart, first_page=False):
            self._entry(entry)
        self._furniture(foot)
        for text in self._page.sideways:
            if line := self._line([Piece(text)]):
                line.furniture = True

    def _line(self, pieces: Sequence[Piece], before: str = "") -> Line | None:
        line = self._printer.line(pieces, before=before, after="\n")
        if line is not None:
            line.page = self._page.number
            line.new_page, self._begun = not self._begun, True
        return line

    def _furniture(self, found: Sequence[Row]) -> None:
        for row in found:
            pieces = [Piece("  ".join(segment.text for segment in row.segments))]
            if line := self._line(pieces):
                line.furniture = True
        if found:
            self._printer.put("\n")

    def _entry(self, entry: Entry) -> None:
        title = _is_title(entry, self._measure.size)
        line = self._line(list(_pieces(entry.parts, title)))
        if line is None:
            return
        line.indent = max(0, round((entry.x0 - self._measure.left) / self._measure.character))
        line.bullet = entry.whole
        line.flow = entry.whole or entry.title
        if title:
            line.heading, line.flow = self._levels[round(entry.size)], True

    def _note(self, note: Note) -> None:
        parts = [("" if not at else " ", runs) for at, runs in enumerate(note.rows)]
        if line := self._line(list(_pieces(parts, False)), before=f"{note.sign} " if note.sign else ""):
            line.footnote, line.flow = note.sign, True
            self._printer.put("\n")

    def _apart(self, before: Entry, entry: Entry) -> bool:
        """Whether the gap between two lines parts paragraphs; titles and the end of a column always do."""
        if any(one.title or _is_title(one, self._measure.size) for one in (before, entry)):
            return True
        step = entry.y - before.last_y
        usual = self._measure.pitch * max(before.size, entry.size) / self._measure.size
        return step < 0 or step > _PARAGRAPH_GAP * usual or before.whole != entry.whole


def _hard_breaks(body: Sequence[Entry]) -> list[bool]:
    """For each line, whether its author ended it: the next word would have found room on it.

    The room is measured against the lines around that begin at the same edge.
    """
    ended = [False] * len(body)
    for start, stop in _stretches(body):
        right = max(entry.x1 for entry in body[start:stop])
        may_end = [at for at in range(start, stop - 1) if _may_end(body[at], body[at + 1])]
        for at in may_end:
            ended[at] = body[at].x1 + _WORD * body[at].size + _first_word(body[at + 1]) < right
        count = sum(ended[start : stop - 1])
        if stop - start > 2 and count >= _HARD_BREAKS * (stop - start - 1):
            for at in may_end:
                ended[at] = True
    return ended


def _may_end(entry: Entry, after: Entry) -> bool:
    """Whether a paragraph may end with a line: no hyphen or comma ends it, and the next begins like no rest."""
    return not entry.text.endswith(("-", ",")) and not after.text[:1].islower()


def _stretches(body: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Runs of lines that wrap to one width: one size, close together, at one left edge but for first lines."""
    start = 0
    for at in range(1, len(body) + 1):
        if at < len(body) and _wraps_with(body[at - 1], body[at]):
            continue
        if at - start > 1:
            yield start, at
        start = at


def _wraps_with(a: Entry, b: Entry) -> bool:
    return (
        not (a.whole or b.whole)
        and abs(a.size - b.size) < 0.3
        and 0 < b.y - a.last_y < 2.2 * a.size
        and abs(a.x0 - b.x0) < 5 * a.size
    )


def _first_word(entry: Entry) -> float:
    """The width of a line's first word, from the share of its letters."""
    text = entry.text
    return (entry.x1 - entry.x0) * len(text.split(" ", 1)[0]) / max(1, len(text))


def _pieces(parts: Sequence[tuple[str, Sequence[Run]]], title: bool) -> Iterator[Piece]:
    before: Formats = PLAIN
    for glue, runs in parts:
        for at, run in enumerate(runs):
            formats = _formats(run, title)
            blank = glue if not at else " " if run.spaced else ""
            if blank:
                yield Piece(blank, before & formats)
            yield Piece(run.text, formats)
            before = formats


def _formats(run: Run, title: bool) -> Formats:
    found = (
        (BOLD, run.font.bold),
        (ITALIC, run.font.italic),
        (STRIKE, run.struck),
        (SUPERSCRIPT, run.raised),
        (UNDERLINED, run.underlined and not title),
    )
    return frozenset(form for form, on in found if on)
