"""How the readers of rich formats (PDF, Word, HTML) print their canonical text: line by line, with its marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipelines.model import Line, Mark, MarkKind, SourceText, Span
from pipelines.read.columns import is_name


class Format(NamedTuple):
    """One formatting of a piece of text that carries meaning; equal formats of neighbours become one mark."""

    kind: MarkKind
    author: str | None = None
    date: str | None = None
    note: str | None = None


BOLD, ITALIC, STRIKE, SUPERSCRIPT = Format("bold"), Format("italic"), Format("strike"), Format("superscript")

UNDERLINED = Format("insert", note="underlined")
"""Texts amended by hand underline what is new; whether one does is known only at its end, by its struck words."""

Formats = frozenset[Format]
PLAIN: Formats = frozenset()


class Piece(NamedTuple):
    """A run of text with one formatting."""

    text: str
    formats: Formats = PLAIN


LINE_BREAK = "\n"
"""A piece of this text alone is a forced line break inside a paragraph."""

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f\0"))
"""Optional hyphens, zero-width spaces, direction signs: a reader that prints its own text has no use for them."""

_CHANGES: frozenset[str] = frozenset({"insert", "delete", "strike"})

_SPACES = str.maketrans("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", " " * 10)
"""Only the printer begins lines."""

_CALL = re.compile(r"\s*(?:\[?\d{1,3}\]?|[*†‡§]{1,4}|[a-z]|[ivx]{2,5})(?:\s*,\s*(?:\d{1,3}|[*†‡§]{1,4}))*\s*")
"""What a raised run must be to be a footnote call; "th" in "10th" and "er" in "1er" are words."""


_LONGEST_CALL = 24

_MIN_NAMES = 3
_MAX_NAME = 80
"""Forced line breaks between at least three short names make a list; otherwise they wrap one paragraph."""


def is_call(text: str) -> bool:
    """Whether raised text is a footnote call (one or several, with commas between)."""
    return len(text) <= _LONGEST_CALL and bool(_CALL.fullmatch(text))


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces with forced line breaks read as spaces."""
    return [Piece(" ", p.formats) if p.text == LINE_BREAK else p for p in pieces]


def at_breaks(pieces: Sequence[Piece], *, heading: bool) -> list[tuple[list[Piece], bool]]:
    """A paragraph at its forced line breaks, and for each part whether a paragraph ends with it.

    A title is one paragraph. Elsewhere two breaks part paragraphs, and so does each break of a list of names.
    """
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == LINE_BREAK:
            parts.append([])
        else:
            parts[-1].append(piece)
    texts = ["".join(piece.text for piece in part).strip() for part in parts]
    filled = [text for text in texts if text]
    if heading or len(filled) < 2:
        return [(joined(pieces), True)]
    names = len(filled) >= _MIN_NAMES and all(is_name(t) and len(t) <= _MAX_NAME for t in filled)
    last = len(parts) - 1
    return [(part, names or i == last or not texts[i + 1]) for i, part in enumerate(parts) if texts[i]]


def take_sign(pieces: Sequence[Piece]) -> tuple[str | None, list[Piece]]:
    """A note's raised sign at the begin of its text, and the text without it; None where there is none."""
    for at, piece in enumerate(pieces):
        if piece.text.strip():
            rest = list(pieces[at + 1 :])
            raised = SUPERSCRIPT in piece.formats and is_call(piece.text)
            return (
                (piece.text.strip(" []"), rest)
                if raised and any(p.text.strip() for p in rest)
                else (None, list(pieces))
            )
    return None, list(pieces)


class Printer:
    """Collects canonical text, lines, marks and problems into a ``SourceText``."""

    def __init__(self, reader: str, media_type: str) -> None:
        self.source = SourceText("", [], reader=reader, media_type=media_type)
        self._parts: list[str] = []
        self._length = 0
        self._open: dict[Format, int] = {}

    @property
    def position(self) -> int:
        """Where the next character will stand."""
        return self._length

    def put(self, text: str) -> None:
        """Text outside of any line: blanks, line breaks, list bullets."""
        self._parts.append(text)
        self._length += len(text)

    def line(self, pieces: Iterable[Piece], *, before: str = "", after: str = "\n\n") -> Line | None:
        """Print one line and return it for the caller to describe; None (and nothing printed) where it is blank.

        ``before`` is printed left of the line's start (a bullet, a footnote sign), ``after`` behind its end.
        """
        visible = _strip(_parted(_clean(pieces)))
        if not visible:
            return None
        self.put(before)
        line = Line(self._length, self._length)
        whole = _shared(visible)
        line.bold, line.italic = BOLD in whole, ITALIC in whole
        around = whole & {BOLD, ITALIC}
        for piece in visible:
            self._turn(piece.formats - around)
            self.put(piece.text)
        self._turn(PLAIN)
        line.end = self._length
        self.put(after)
        self.source.lines.append(line)
        return line

    def problem(self, severity: str, message: str, span: Span | None = None) -> None:
        """Note something for ``annotations``."""
        self.source.problems.append((severity, message, span))

    def mark(self, start: int, end: int, form: Format) -> None:
        """Mark a stretch of the text that crosses lines (a comment)."""
        if start < end:
            self.source.marks.append(Mark(start, end, *form))

    def finish(self) -> SourceText:
        """The document as printed."""
        self.source.text = "".join(self._parts).rstrip("\n") + "\n" if self._parts else ""
        self.source.marks = _join_comments(self.source.text, sorted(_settle_underlines(self.source), key=_order))
        self.source.hidden.sort(key=lambda span: span.start)
        return self.source

    def _turn(self, formats: Formats) -> None:
        """Close the formats that end here, open those that begin."""
        for form in [f for f in self._open if f not in formats]:
            self._close(form)
        for form in formats:
            self._open.setdefault(form, self._length)

    def _close(self, form: Format) -> None:
        start = self._open.pop(form)
        if start == self._length:
            return
        self.source.marks.append(Mark(start, self._length, *form))
        if form.kind == "superscript":
            self.source.hidden.append(Span(start, self._length))


def _order(mark: Mark) -> tuple[int, int, str, str, str, str]:
    """The order of marks; it names every field, so that equal bytes give equal marks."""
    return (mark.start, mark.end, mark.kind, mark.author or "", mark.date or "", mark.note or "")


def _join_comments(text: str, marks: list[Mark]) -> list[Mark]:
    """One comment on several paragraphs is one mark."""
    joined: list[Mark] = []
    last: dict[Format, int] = {}
    for mark in marks:
        form = Format(mark.kind, mark.author, mark.date, mark.note)
        at = last.get(form)
        if mark.kind == "comment" and at is not None and not text[joined[at].end : mark.start].strip():
            joined[at] = Mark(joined[at].start, mark.end, *form)
        else:
            last[form] = len(joined)
            joined.append(mark)
    return joined


def _settle_underlines(source: SourceText) -> list[Mark]:
    """Underlined words are insertions only in a text that also strikes words out, and not in headings."""
    struck = any(mark.kind == "strike" for mark in source.marks)
    headings = {line.start for line in source.lines if line.heading}
    return [
        replace(mark, note=None) if mark.note == UNDERLINED.note and mark.kind == UNDERLINED.kind else mark
        for mark in source.marks
        if mark.note != UNDERLINED.note or mark.kind != UNDERLINED.kind or (struck and mark.start not in headings)
    ]


def _shared(pieces: list[Piece]) -> Formats:
    """The formats of the whole line; blanks and footnote calls are not asked."""
    words = [p.formats for p in pieces if not p.text.isspace() and SUPERSCRIPT not in p.formats]
    return frozenset.intersection(*words) if words else PLAIN


def _clean(pieces: Iterable[Piece]) -> list[Piece]:
    """Without signs that show nothing; raised words that are no footnote call lose their mark."""
    cleaned = []
    for piece in pieces:
        text = piece.text.translate(_DROPPED).translate(_SPACES)
        if SUPERSCRIPT in piece.formats and not is_call(text):
            piece = Piece(text, piece.formats - {SUPERSCRIPT})
        if text:
            cleaned.append(Piece(text, piece.formats))
    return cleaned


def _parted(pieces: list[Piece]) -> list[Piece]:
    """A blank between a struck word and the word that was put in its place: both stay in the text, and must not run
    together ("necessary" for "appropriate"). Changes inside a word keep it whole."""
    kinds = [next((f.kind for f in piece.formats if f.kind in _CHANGES), None) for piece in pieces]
    parted: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at and kinds[at] != kinds[at - 1] and kinds[at] and kinds[at - 1] and _between_words(pieces, kinds, at):
            parted.append(Piece(" "))
        parted.append(piece)
    return parted


def _between_words(pieces: Sequence[Piece], kinds: Sequence[str | None], at: int) -> bool:
    """Whether whole words meet here: word characters on both sides, and none before the one or behind the other."""
    if not (pieces[at - 1].text[-1].isalnum() and pieces[at].text[0].isalnum()):
        return False
    first, last = at - 1, at
    while first and kinds[first - 1] == kinds[at - 1]:
        first -= 1
    while last + 1 < len(pieces) and kinds[last + 1] == kinds[at]:
        last += 1
    before = pieces[first - 1].text[-1] if first else " "
    behind = pieces[last + 1].text[0] if last + 1 < len(pieces) else " "
    return not before.isalnum() and not behind.isalnum()


def _strip(pieces: Sequence[Piece]) -> list[Piece]:
    """Without white space at both ends."""
    first, last = 0, len(pieces)
    while first < last and pieces[first].text.isspace():
        first += 1
    while first < last and pieces[last - 1].text.isspace():
        last -= 1
    kept = list(pieces[first:last])
    if kept:
        kept[0] = Piece(kept[0].text.lstrip(), kept[0].formats)
        kept[-1] = Piece(kept[-1].text.rstrip(), kept[-1].formats)
    return kept
