"""Text of a PDF page as PDFium gives it: runs of one font with their places, and the thin lines drawn on the page.

Coordinates are points from the top left corner of the page as it is read; a turned page is turned back.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

Pointer = Any
"""A ctypes pointer into PDFium."""

MAX_CHARACTERS = 200_000
"""On one page; a page of eight-point type has some 8,000. What lies past it is not read, and is reported."""

MAX_OBJECTS = 20_000
"""Graphic objects looked at on one page; maps and charts have more, and nothing in them strikes words out."""

_MAX_DEPTH = 3
_BOLD = re.compile(r"bold|black|heavy|demi|semibold|,bd|-bd", re.I)
_ITALIC = re.compile(r"italic|oblique|kursiv|,it\b|-it\b", re.I)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
"""Font descriptor flags (PDF 32000-1, table 123)."""

_LONG = 20
"""Characters: a run longer than this shows how wide the page's letters are."""

_TIGHT = 0.98
"""A line may be set tighter than the page's others, and hide a gap so."""

_SYMBOL_FIRST = re.compile(r"(?=\S*\d)(?=\S*[/-])\S{1,20}\s")
"""The symbol that begins a table's row; the gap behind it hides in a line that is set tight."""

_SPLIT_GAP = 1.2
"""Em: a blank inside one text object that is wider than this parts two columns."""

_WIDTHS = defaultdict(
    lambda: 0.5,
    dict.fromkeys(" .,;:|!'’‘iljIt/()[]f-", 0.27)
    | dict.fromkeys("ABCDEGHKNOPQRUVXYZ–“”", 0.7)
    | dict.fromkeys("MWmw—", 0.88),
)
"""Em: how wide characters are in the common text faces. A run much wider than this holds a gap somewhere."""

_THIN = 2.5
"""Points: a drawn object lower than this is a line."""

_LETTERS = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\x02": "-", "\ufffe": "-", "\u2011": "-", "\u2010": "-", "\0": "", "\ufeff": "", "\u200b": "", "\x03": " ",
}  # fmt: skip
"""Ligatures of the type setter, and PDFium's sign for a hyphen at a line's end."""

_REMARKS = frozenset(
    getattr(pdfium, f"FPDF_ANNOT_{kind}")
    for kind in ("TEXT", "FREETEXT", "HIGHLIGHT", "UNDERLINE", "STRIKEOUT", "CARET")
)
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
"""Characters that a font draws and does not name: private codes, replacements."""

_TRANSLATE = str.maketrans(_LETTERS)


class Font(NamedTuple):
    """What a font says about its text."""

    bold: bool
    italic: bool


@dataclass(slots=True)
class Run:
    """Text of one font on one line. ``y`` is the baseline; ``spaced`` says that a blank stands before it.

    ``order`` is its place in the page's drawing order, which often is the order of reading.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: Font
    order: int
    spaced: bool = False
    raised: bool = False
    struck: bool = False
    underlined: bool = False
    first: int = 0
    last: int = 0


class Stroke(NamedTuple):
    """A thin horizontal line."""

    x0: float
    x1: float
    y: float


@dataclass(slots=True)
class Page:
    """One page: its upright runs, its lines, and the text that stands sideways (in margins, as a watermark)."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    pictures: float = 0.0
    lost: int = 0
    unknown: int = 0
    characters: int = 0
    remarks: int = 0


@dataclass(slots=True)
class _Raw:
    """A run in the page's own coordinates: its begin, the corners of its last character, its direction in quarters."""

    first: int
    last: int
    origin: tuple[float, float]
    box: tuple[float, float, float, float]
    size: float
    font: Font
    quarter: int | None
    spaced: bool

    @property
    def length(self) -> float:
        """Along the baseline."""
        left, right, bottom, top = self.box
        x, y = self.origin
        return {0: right - x, 1: top - y, 2: x - left, 3: y - bottom}.get(self.quarter if self.quarter else 0, 0.0)


class PageReader:
    """Reads pages of one document; a page's handles are closed before the next is opened."""

    def __init__(self, document: Pointer) -> None:
        self._document = document
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._floats = tuple(ctypes.c_float() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()
        self._fonts: dict[str, Font] = {}

    def read(self, index: int) -> Page | None:
        """One page by its index from 0; None where PDFium can't load it."""
        page = pdfium.FPDF_LoadPage(self._document, index)
        if not page:
            return None
        try:
            text_page = pdfium.FPDFText_LoadPage(page)
            if not text_page:
                return None
            try:
                return self._page(index + 1, page, text_page)
            finally:
                pdfium.FPDFText_ClosePage(text_page)
        finally:
            pdfium.FPDF_ClosePage(page)

    def _page(self, number: int, page: Pointer, text_page: Pointer) -> Page:
        left, bottom, right, top = self._bounds(page)
        text, lost = _characters(text_page)
        at_page: dict[int, Font] = {}
        whole = [run for start, end in _lines(text) for run in self._runs(text_page, text, start, end, at_page)]
        raw = list(self._cut_wide(whole, text_page, text))
        turn = _main_quarter(raw)
        turner = _Turn(turn, left, bottom, right, top)
        found = Page(number, *turner.size(), lost=lost, characters=len(text))
        found.unknown = len(_UNKNOWN.findall(text))
        found.strokes, found.pictures = self._drawn(page, turner)
        found.remarks = _remarks(page)
        for order, run in enumerate(raw):
            words = text[run.first : run.last + 1].translate(_TRANSLATE)
            if run.quarter != turn:
                found.sideways.append(words.strip())
            else:
                found.runs.append(turner.run(run, words, order))
        if found.strokes:
            found.runs = [part for run in found.runs for part in self._struck(text_page, text, run, found, turner)]
        return found

    def _bounds(self, page: Pointer) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of what is shown."""
        for get in (pdfium.FPDFPage_GetCropBox, pdfium.FPDFPage_GetMediaBox):
            if get(page, *map(ctypes.byref, self._floats)):
                left, bottom, right, top = (f.value for f in self._floats)
                if right > left and top > bottom:
                    return left, bottom, right, top
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        if pdfium.FPDFPage_GetRotation(page) % 2:
            width, height = height, width
        return 0.0, 0.0, width, height

    def _runs(self, page: Pointer, text: str, start: int, end: int, fonts: dict[int, Font]) -> Iterator[_Raw]:
        """The runs of one line of PDFium's text: neighbours that belong to one text object."""
        at = start
        while at < end:
            if text[at].isspace():
                at += 1
                continue
            here = _object_at(page, at)
            stop = _same_until(page, text, at, end, here)
            last = stop - 1
            while text[last].isspace():
                last -= 1
            spaced = at > start and text[at - 1].isspace()
            yield self._raw(page, at, last, fonts, spaced)
            at = stop

    def _raw(self, page: Pointer, first: int, last: int, fonts: dict[int, Font], spaced: bool) -> _Raw:
        pdfium.FPDFText_GetMatrix(page, first, self._matrix)
        m = self._matrix
        scale = math.hypot(m.c, m.d) or 1.0
        size = pdfium.FPDFText_GetFontSize(page, first) * scale
        font = self._font(page, first, fonts)
        return _Raw(
            first, last, self._origin(page, first), self._char_box(page, last), size, font, _quarter(m.a, m.b), spaced
        )

    def _cut_wide(self, runs: list[_Raw], page: Pointer, text: str) -> Iterator[_Raw]:
        """Runs cut where a blank is as wide as a gap between columns.

        The blanks of a run are measured only where it is wider than its letters: measuring all takes too long.
        """
        expected = [sum(map(_WIDTHS.__getitem__, text[r.first : r.last + 1])) * r.size or 1.0 for r in runs]
        ratios = sorted(r.length / e for r, e in zip(runs, expected, strict=True) if r.last - r.first > _LONG)
        usual = ratios[len(ratios) // 2] if ratios else 1.0
        for run, width in zip(runs, expected, strict=True):
            loose = run.length > _TIGHT * width * usual + run.size / 2
            if run.quarter is not None and (loose or _SYMBOL_FIRST.match(text, run.first, run.last + 1)):
                yield from self._cut(run, page, text)
            else:
                yield run

    def _cut(self, run: _Raw, page: Pointer, text: str) -> Iterator[_Raw]:
        start = run.first
        for blank in re.finditer(r"\s+", text[run.first : run.last + 1]):
            before, after = run.first + blank.start() - 1, run.first + blank.end()
            box = self._char_box(page, before)
            gap = math.dist(self._origin(page, after), _far_corner(box, run.quarter or 0))
            if gap > _SPLIT_GAP * run.size:
                yield replace(run, first=start, last=before, origin=self._origin(page, start), box=box)
                start = after
        yield run if start == run.first else replace(run, first=start, origin=self._origin(page, start), spaced=True)

    def _origin(self, page: Pointer, at: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(page, at, self._x, self._y)
        return self._x.value, self._y.value

    def _char_box(self, page: Pointer, at: int) -> tuple[float, float, float, float]:
        """Left, right, bottom, top of a character's ink."""
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(page, at, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def _font(self, page: Pointer, at: int, fonts: dict[int, Font]) -> Font:
        handle = pdfium.FPDFText_GetTextObject(page, at)
        font = pdfium.FPDFTextObj_GetFont(handle) if handle else None
        if not font:
            return Font(False, False)
        key = ctypes.addressof(font.contents)
        if key not in fonts:
            fonts[key] = _read_font(font)
        return fonts[key]

    def _drawn(self, page: Pointer, turner: _Turn) -> tuple[list[Stroke], float]:
        """The thin horizontal lines of a page, and the share of it that pictures cover."""
        strokes: list[Stroke] = []
        pictures = 0.0
        for item, kind in _objects(page):
            if not pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, self._floats)):
                continue
            x0, y0, x1, y1 = turner.box(*(f.value for f in self._floats))
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                pictures += (x1 - x0) * (y1 - y0)
            elif y1 - y0 <= _THIN and x1 - x0 > _THIN:
                strokes.append(Stroke(x0, x1, (y0 + y1) / 2))
        return strokes, min(1.0, pictures / (turner.area() or 1.0))

    def _struck(self, page: Pointer, text: str, run: Run, found: Page, turner: _Turn) -> list[Run]:
        """A run cut where a line strikes it out or underlines it."""
        over = [s for s in found.strokes if _crosses(s, run)]
        if not over:
            return [run]
        parts: list[Run] = []
        for at in range(run.first, run.last + 1):
            x0, _, x1, _ = turner.box(*_corners(self._char_box(page, at)))
            hit = {_is_strike(s, run) for s in over if s.x0 - 1 <= (x0 + x1) / 2 <= s.x1 + 1}
            same = (True in hit, False in hit)
            letter = text[at].translate(_TRANSLATE)
            if parts and (letter.isspace() or (parts[-1].struck, parts[-1].underlined) == same):
                parts[-1].text += letter
                parts[-1].x1 = max(parts[-1].x1, x1)
                parts[-1].last = at
            else:
                spaced = run.spaced if not parts else parts[-1].text[-1:].isspace()
                parts.append(replace(run, text=letter, x0=x0, x1=x1, first=at, last=at, spaced=spaced,
                                     struck=same[0], underlined=same[1]))  # fmt: skip
        for part in parts:
            part.text = part.text.strip()
        return [part for part in parts if part.text]


@dataclass(frozen=True, slots=True)
class _Turn:
    """Turns a page so that most of its text is upright, with the origin at the top left."""

    quarter: int
    left: float
    bottom: float
    right: float
    top: float

    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        across, up = self.right - self.left, self.top - self.bottom
        return (up, across) if self.quarter % 2 else (across, up)

    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as read."""
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        if self.quarter == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a box as read."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def run(self, raw: _Raw, words: str, order: int) -> Run:
        """A run as read."""
        x0, y = self.point(*raw.origin)
        x1 = self.box(*_corners(raw.box))[2]
        return Run(words, x0, max(x0, x1), y, raw.size, raw.font, order, raw.spaced, first=raw.first, last=raw.last)


def _characters(page: Pointer) -> tuple[str, int]:
    """All characters of a page, one for each of PDFium's indexes, and how many were left out."""
    count = pdfium.FPDFText_CountChars(page)
    kept = max(0, min(count, MAX_CHARACTERS))
    buffer = (ctypes.c_ushort * (kept + 1))()
    written = pdfium.FPDFText_GetText(page, 0, kept, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", errors="replace")
    if len(text) != kept:
        text = "".join(_character(pdfium.FPDFText_GetUnicode(page, at)) for at in range(kept))
    return text, max(0, count - kept)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of the lines that PDFium sees."""
    for line in re.finditer(r"[^\r\n]+", text):
        yield line.start(), line.end()


def _object_at(page: Pointer, at: int) -> int:
    """The address of the text object that a character belongs to; 0 for blanks that PDFium put in."""
    handle = pdfium.FPDFText_GetTextObject(page, at)
    return ctypes.addressof(handle.contents) if handle else 0


def _same_until(page: Pointer, text: str, start: int, end: int, here: int) -> int:
    """Where the characters of one text object end, found by bisection: asking for each would take most of the time."""
    last = end - 1
    while last > start and text[last].isspace():
        last -= 1
    if _object_at(page, last) == here:
        return end
    low, high = start, last
    while high - low > 1:
        middle = (low + high) // 2
        probe = middle
        while probe > low and text[probe].isspace():
            probe -= 1
        if probe == low or _object_at(page, probe) == here:
            low = middle
        else:
            high = probe
    return high


def _main_quarter(runs: list[_Raw]) -> int:
    """The direction that most of a page's characters are written in."""
    written: Counter[int] = Counter()
    for run in runs:
        if run.quarter is not None:
            written[run.quarter] += run.last - run.first + 1
    return max(written, key=lambda quarter: written[quarter]) if written else 0


def _quarter(a: float, b: float) -> int | None:
    """The direction of writing in quarters of a turn against the clock; None for anything slanted."""
    turns = math.atan2(b, a) / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < 0.05 else None


def _corners(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of PDFium's left, right, bottom, top."""
    left, right, bottom, top = box
    return left, bottom, right, top


def _far_corner(box: tuple[float, float, float, float], quarter: int) -> tuple[float, float]:
    """Where a character ends on its baseline, roughly."""
    left, right, bottom, top = box
    return {0: (right, bottom), 1: (right, top), 2: (left, top)}.get(quarter, (left, bottom))


def _read_font(font: Pointer) -> Font:
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", errors="replace")
    flags = pdfium.FPDFFont_GetFlags(font)
    flags = flags if flags > 0 else 0
    return Font(bool(_BOLD.search(name) or flags & _FORCE_BOLD), bool(_ITALIC.search(name) or flags & _ITALIC_FLAG))


def _remarks(page: Pointer) -> int:
    """How many remarks of reviewers are attached to a page (notes, marked or struck words, typed text)."""
    count = 0
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_OBJECTS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        if annotation:
            count += pdfium.FPDFAnnot_GetSubtype(annotation) in _REMARKS
            pdfium.FPDFPage_CloseAnnot(annotation)
    return count


def _objects(page: Pointer) -> Iterator[tuple[Pointer, int]]:
    """Paths and pictures of a page. Those inside forms have coordinates of their own and are left out."""
    for at in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield item, kind


def _crosses(stroke: Stroke, run: Run) -> bool:
    """Whether a line lies across a run, through its letters or close below them."""
    return stroke.x0 < run.x1 and stroke.x1 > run.x0 and -0.6 * run.size < stroke.y - run.y < 0.25 * run.size


def _is_strike(stroke: Stroke, run: Run) -> bool:
    """Through the letters, not below them."""
    return stroke.y - run.y < -0.1 * run.size
