"""Writes content as PDF: set in Times like the UN's reports, with heads, feet, notes, columns and struck words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.surfaces.content import Block, Content, Run

A4, LETTER = (595.3, 841.9), (612.0, 792.0)
SIZE, LEADING, NOTE_SIZE = 10.0, 12.0, 8.5
HEADINGS = {1: 17.0, 2: 14.0, 3: 13.0, 4: 12.0, 5: 11.3, 6: 10.0}


@dataclass(frozen=True)
class Sheet:
    """How the pages are made. ``columns`` sets lists of names; ``by_row`` draws them row by row, as some printers do."""

    page: tuple[float, float] = A4
    margin: float = 90.0
    columns: int = 3
    by_row: bool = False
    by_word: bool = False


@dataclass(frozen=True)
class Piece:
    """One word or blank of a line: its text, font, size, rise and whether it is struck out."""

    text: str
    font: str
    size: float
    rise: float = 0.0
    struck: bool = False
    note: int | None = None

    @property
    def width(self) -> float:
        return float(stringWidth(self.text, self.font, self.size))


class Paper:
    """Sets one content."""

    def __init__(self, content: Content, sheet: Sheet) -> None:
        self._content = content
        self._sheet = sheet
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=sheet.page, invariant=True, pageCompression=1)
        self._number = 0
        self._waiting: list[int] = []
        self._left = sheet.margin
        self._right = sheet.page[0] - sheet.margin

    def write(self) -> bytes:
        """The file's bytes, the same at each call."""
        self._begin_page()
        for block in self._content.blocks:
            if block.kind == "names":
                self._names(block.names)
            elif block.kind == "rows":
                self._rows(block.rows)
            else:
                self._block(block)
        self._end_page()
        self._canvas.save()
        return self._out.getvalue()

    def _begin_page(self) -> None:
        self._number += 1
        self._y = self._sheet.page[1] - 95
        if self._content.symbol:
            self._edge(self._content.symbol, self._sheet.page[1] - 50)

    def _end_page(self) -> None:
        self._notes()
        self._edge(str(self._number), 35)
        if self._number == 1 and self._content.job:
            self._draw(self._left, 50, [Piece(self._content.job, "Times-Roman", 8)])
        self._canvas.showPage()

    def _edge(self, text: str, y: float) -> None:
        """A running head or foot, left on even pages and right on odd ones."""
        piece = Piece(text, "Times-Bold", 9)
        x = 60 if self._number % 2 == 0 else self._sheet.page[0] - 60 - piece.width
        self._draw(x, y, [piece])

    def _room(self) -> float:
        """The height left above the notes of this page."""
        lines = sum(len(self._note_lines(note)) for note in self._waiting)
        return self._y - 70 - (lines * 10 + 14 if lines else 0)

    def _need(self, height: float) -> None:
        if self._room() < height:
            self._end_page()
            self._begin_page()

    def _notes(self) -> None:
        lines = [line for note in self._waiting for line in self._note_lines(note)]
        y = 66 + 10 * len(lines)
        if lines:
            self._canvas.setLineWidth(0.5)
            self._canvas.line(self._left, y + 2, self._left + 144, y + 2)
        for line in lines:
            y -= 10
            self._draw(self._left, y, line)
        self._waiting.clear()

    def _note_lines(self, note: int) -> list[list[Piece]]:
        found = self._content.notes[note]
        sign = Piece(found.sign + " ", "Times-Roman", 6, rise=0 if found.sign == "*" else 3)
        words = [piece for run in found.runs for piece in _words(run, NOTE_SIZE)]
        return list(_fill([sign, *words], self._right - self._left, self._right - self._left))

    def _block(self, block: Block) -> None:
        heading = block.kind == "heading"
        size = HEADINGS.get(block.level, 10.5 if heading else SIZE) if heading else SIZE
        words = [piece for run in block.runs for piece in _words(run, size, bold=heading)]
        inset = 24.0 if block.kind == "point" else 24.0 * block.level if block.kind == "item" else 0.0
        if block.number:
            label = Piece(block.number.replace("✓", "•"), "Times-Bold" if heading else "Times-Roman", size)
            tab = 28.0 - label.width % 28.0
            words = [label, Piece("\t", label.font, tab), *words]
        lines = list(_fill(words, self._right - self._left - inset, self._right - self._left))
        self._need(2 * LEADING + (40 if heading else 0))
        for number, line in enumerate(lines):
            self._waiting += [piece.note for piece in line if piece.note is not None]
            self._need(size * 1.2)
            self._draw(self._left + (0 if number else inset), self._y, line, full=number < len(lines) - 1)
            self._y -= size * 1.2
        self._y -= 6.0

    def _names(self, names: list[str]) -> None:
        """Names in columns, read down; long ones wrap and hang."""
        count = self._sheet.columns
        width = (self._right - self._left) / count
        columns = [[] for _ in range(count)]  # type: list[list[tuple[float, list[Piece]]]]
        height = -(-len(names) // count)
        for at, name in enumerate(names):
            for number, line in enumerate(_fill(list(_words(Run(name), 9.0)), width - 12, width - 14)):
                columns[at // height].append((3.0 if number else 0.0, line))
        self._need(11.0 * max(map(len, columns)))
        cells = [(x, row, cell) for x, column in enumerate(columns) for row, cell in enumerate(column)]
        for x, row, (hang, line) in sorted(cells, key=lambda c: (c[1], c[0]) if self._sheet.by_row else (c[0], c[1])):
            self._draw(self._left + x * width + hang, self._y - 11.0 * row, line)
        self._y -= 11.0 * max(map(len, columns)) + 8

    def _rows(self, rows: list[list[str]]) -> None:
        """A table: narrow first and last columns, cells wrapped."""
        widths = [60.0, self._right - self._left - 150.0, 90.0]
        for row in rows:
            cells = [list(_fill(list(_words(Run(c), 9.0)), w - 10, w - 10)) for c, w in zip(row, widths, strict=True)]
            self._need(11.0 * max(map(len, cells)))
            for at, cell in enumerate(cells):
                for number, line in enumerate(cell):
                    self._draw(self._left + sum(widths[:at]), self._y - 11.0 * number, line)
            self._y -= 11.0 * max(map(len, cells)) + 7

    def _draw(self, x: float, y: float, line: list[Piece], *, full: bool = False) -> None:
        """Draw a line; a full one is justified."""
        blanks = sum(piece.text == " " for piece in line)
        spare = self._right - x - sum(_width(piece) for piece in line)
        stretch = spare / blanks if full and blanks and 0 < spare < 60 else 0.0
        for group in self._groups(line):
            start = x
            for piece in group:
                x += _width(piece) + (stretch if piece.text == " " else 0.0)
            text = "".join(piece.text for piece in group)
            if text.strip():
                self._show(start, x, y, text, group[0], stretch)

    def _groups(self, line: list[Piece]) -> Iterator[list[Piece]]:
        """Pieces that are drawn with one operator: a whole run, or each word by itself."""
        group: list[Piece] = []
        for piece in line:
            joins = group and (piece.font, piece.size, piece.rise, piece.struck, piece.note) == (
                group[0].font, group[0].size, group[0].rise, group[0].struck, group[0].note
            )  # fmt: skip
            if group and (not joins or self._sheet.by_word or piece.text == "\t" or group[-1].text == "\t"):
                yield group
                group = []
            group.append(piece)
        if group:
            yield group

    def _show(self, x: float, end: float, y: float, text: str, piece: Piece, stretch: float) -> None:
        self._canvas.setFont(piece.font, piece.size)
        self._canvas.drawString(x, y + piece.rise, text.rstrip(), wordSpace=stretch)
        if piece.struck:
            self._canvas.setLineWidth(0.6)
            self._canvas.line(x, y + 0.28 * piece.size, end, y + 0.28 * piece.size)


def _width(piece: Piece) -> float:
    """A tab's width stands in its size."""
    return piece.size if piece.text == "\t" else piece.width


def _words(run: Run, size: float, *, bold: bool = False) -> Iterator[Piece]:
    if run.note is not None:
        yield Piece(run.text, "Times-Roman", 6.5, rise=0.0 if run.text == "*" else 0.35 * size, note=run.note)
        return
    font = "Times-Bold" if bold or run.bold else "Times-Italic" if run.italic else "Times-Roman"
    for at, word in enumerate(run.text.split(" ")):
        if at:
            yield Piece(" ", font, size, struck=run.strike)
        if word:
            yield Piece(word, font, size, struck=run.strike)


def _fill(pieces: Iterable[Piece], first: float, rest: float) -> Iterator[list[Piece]]:
    """Lines filled word by word; pieces without a blank between them stay together."""
    line: list[Piece] = []
    room = first
    for word in _unbroken(pieces):
        width = sum(map(_width, word))
        if line and sum(map(_width, line)) + width > room and word[0].text != " ":
            yield [*line[:-1]] if line[-1].text == " " else line
            line, room = [], rest
        if line or word[0].text != " ":
            line += word
    if line:
        yield line


def _unbroken(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    word: list[Piece] = []
    for piece in pieces:
        if piece.text == " ":
            if word:
                yield word
            yield [piece]
            word = []
        else:
            word.append(piece)
    if word:
        yield word
