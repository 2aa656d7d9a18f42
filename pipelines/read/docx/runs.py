"""The inside of a Word paragraph: runs with their formatting, tracked changes, comments, footnote calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.read.docx.package import Element, attribute, child, local, name_of, switched, value
from pipelines.read.docx.styles import Style, Styles
from pipelines.read.numbers import write_number
from pipelines.read.printer import (
    BOLD,
    ITALIC,
    LINE_BREAK,
    PLAIN,
    STRIKE,
    SUPERSCRIPT,
    UNDERLINED,
    Format,
    Formats,
    Piece,
)

_SYMBOLS = {"f0b7": "•", "f0fc": "✓", "f0fb": "✗", "f0a8": "◻", "f0fe": "☑", "f02d": "-", "f0be": "—", "f0d8": "➢"}
"""Characters of the Symbol and Wingdings fonts met in meeting documents (bullets and ticks)."""

_SKIPPED = frozenset(
    "pPr rPr sectPr instrText delInstrText annotationRef footnoteRef endnoteRef rt separator continuationSeparator "
    "sdtPr sdtEndPr fldData object tbl".split()
)
_TRACKED = {"ins": "insert", "moveTo": "insert", "del": "delete", "moveFrom": "delete"}
_TEXT_BOX = "txbxContent"


class Note(NamedTuple):
    """A called footnote or endnote: its part, its id there, its sign as printed."""

    part: str
    id: str
    sign: str


@dataclass(slots=True)
class NoteSeries:
    """How footnotes or endnotes are numbered, and the number reached. Word numbers endnotes i, ii, iii."""

    form: str = "decimal"
    count: int = 0

    def next(self) -> str:
        """The sign of the next note."""
        self.count += 1
        return write_number(self.count, self.form)


@dataclass(slots=True)
class Inline:
    """What one paragraph holds: its pieces, and the text boxes that hang on it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class Runs:
    """Reads paragraphs one after another; comments, fields and pages run on from one to the next."""

    def __init__(self, styles: Styles, comments: dict[str, Format]) -> None:
        self._styles = styles
        self._comments = comments
        self._open: list[Format] = []
        self._fields: list[bool] = []
        self._fresh = True
        self._series = {"footnotes": NoteSeries(), "endnotes": NoteSeries("lowerRoman")}
        self.notes: list[Note] = []
        self.page = 1
        self.rendered = False

    def read(self, paragraph: Element, style: Style, outer: Formats = PLAIN) -> Inline:
        """The pieces of one paragraph."""
        found = Inline()
        self._fields = [showing for showing in self._fields if showing]
        self._children(found, paragraph, style, outer)
        return found

    def number_notes(self, properties: Element) -> None:
        """Take over how a section's properties number the notes: the format, and where it begins."""
        for part in self._series:
            found = child(properties, part.removesuffix("s") + "Pr")
            if found is not None:
                series = self._series[part]
                series.form = value(found, "numFmt") or series.form
                start = value(found, "numStart") or ""
                series.count = int(start) - 1 if start.isdigit() and not series.count else series.count

    def comment_range(self, element: Element) -> bool:
        """Open or close a comment's range; whether the element was one."""
        name = name_of(element)
        if name not in ("commentRangeStart", "commentRangeEnd"):
            return False
        comment = self._comments.get(attribute(element, "id") or "")
        if comment and name == "commentRangeStart":
            self._open.append(comment)
        elif comment in self._open:
            self._open.remove(comment)
        return True

    def tracked(self, element: Element) -> Format | None:
        """The insertion or deletion that an element says, with its author and date."""
        kind = _TRACKED.get(name_of(element))
        if kind is None:
            return None
        author, date = attribute(element, "author"), attribute(element, "date")
        return Format("insert" if kind == "insert" else "delete", author, date)

    def new_page(self, rendered: bool = False) -> None:
        """Count a page; Word's own note of a page break after an explicit one says the same again."""
        self.rendered |= rendered
        if not (rendered and self._fresh):
            self.page += 1
        self._fresh = True

    def _children(self, found: Inline, element: Element, style: Style, formats: Formats) -> None:
        for inner in element:
            name = name_of(inner)
            if name == "r":
                self._run(found, inner, style, formats)
            elif name == "AlternateContent":
                self._alternatives(found, inner, style, formats)
            elif name == _TEXT_BOX:
                found.boxes.append(inner)
            elif name and name not in _SKIPPED and not self.comment_range(inner):
                tracked = self.tracked(inner)
                self._children(found, inner, style, formats | {tracked} if tracked else formats)

    def _alternatives(self, found: Inline, element: Element, style: Style, formats: Formats) -> None:
        """One content in several forms: read the first, or the fallback where the first holds no text."""
        choices = [e for e in element if name_of(e) in ("Choice", "Fallback")]
        full = next((c for c in choices if any(name_of(e) in ("t", _TEXT_BOX) for e in c.iter())), None)
        if full is not None:
            self._children(found, full, style, formats)

    def _run(self, found: Inline, run: Element, style: Style, outer: Formats) -> None:
        own = self._run_formats(child(run, "rPr"), style)
        if own is None:
            return
        formats = outer.union(own, self._open) if own or self._open else outer
        for element in run:
            self._element(found, element, style, formats)

    def _element(self, found: Inline, element: Element, style: Style, formats: Formats) -> None:
        name = name_of(element)
        if name in ("t", "delText", "tab", "noBreakHyphen", "sym", "ptab"):
            if all(self._fields):
                self._fresh = False
                found.pieces.append(Piece(_characters(name, element), formats))
        elif name in ("br", "cr", "lastRenderedPageBreak"):
            self._break(found, name, element, formats)
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif name in ("footnoteReference", "endnoteReference"):
            self._call(found, name, element, formats)
        elif name == "commentReference":
            self._point_comment(found, element)
        elif name == "AlternateContent":
            self._alternatives(found, element, style, formats)
        elif name == "r":
            self._run(found, element, style, formats)
        elif name and name not in _SKIPPED:
            self._children(found, element, style, formats)

    def _break(self, found: Inline, name: str, element: Element, formats: Formats) -> None:
        if name == "lastRenderedPageBreak":
            self.new_page(rendered=True)
        elif name == "br" and attribute(element, "type") == "page":
            self.new_page()
        else:
            found.pieces.append(Piece(LINE_BREAK, formats))

    def _field(self, part: str | None) -> None:
        """A field holds its instruction, then its result; only the result is printed."""
        if part == "begin":
            self._fields.append(False)
        elif part == "separate" and self._fields:
            self._fields[-1] = True
        elif part == "end" and self._fields:
            self._fields.pop()

    def _call(self, found: Inline, name: str, element: Element, formats: Formats) -> None:
        part = name.removesuffix("Reference") + "s"
        custom = attribute(element, "customMarkFollows") not in (None, "0", "false")
        if custom:
            sign = "".join(t.text or "" for t in element.itersiblings() if name_of(t) == "t").strip()
        else:
            sign = self._series[part].next()
        self.notes.append(Note(part, attribute(element, "id") or "", sign))
        if not custom:
            found.pieces.append(Piece(sign, formats | {SUPERSCRIPT}))

    def _point_comment(self, found: Inline, element: Element) -> None:
        """A comment without a range hangs on the piece before it."""
        comment = self._comments.get(attribute(element, "id") or "")
        if comment and found.pieces and not any(comment in piece.formats for piece in found.pieces):
            last = found.pieces[-1]
            found.pieces[-1] = Piece(last.text, last.formats | {comment})

    def _run_formats(self, properties: Element | None, style: Style) -> Formats | None:
        """The formats of a run from its paragraph's style, its own style and properties; None where it is hidden."""
        if properties is None:
            return _formats(style, None, None)
        return _formats(style, self._styles.get(value(properties, "rStyle")), properties)


def _formats(paragraph: Style, character: Style | None, own: Element | None) -> Formats | None:
    def says(name: str, field_name: str) -> bool:
        direct = switched(own, name) if own is not None else None
        if direct is not None:
            return direct
        by_character = getattr(character, field_name) if character else None
        return bool(getattr(paragraph, field_name) if by_character is None else by_character)

    if says("vanish", "hidden"):
        return None
    found = [form for form, name, key in _TOGGLES if says(name, key)]
    if own is not None:
        found += _direct(own, character)
    elif paragraph.raised:
        found.append(SUPERSCRIPT)
    return frozenset(found)


_TOGGLES = ((BOLD, "b", "bold"), (ITALIC, "i", "italic"), (STRIKE, "strike", "strike"))


def _direct(own: Element, character: Style | None) -> list[Format]:
    """What only a run's own properties say, or say otherwise: raised, struck twice, underlined."""
    found = []
    position = value(own, "vertAlign")
    if position == "superscript" or (position is None and character is not None and character.raised):
        found.append(SUPERSCRIPT)
    if switched(own, "dstrike"):
        found.append(STRIKE)
    if (value(own, "u") or "none") != "none":
        found.append(UNDERLINED)
    return found


def _characters(name: str, element: Element) -> str:
    """What one element of a run prints."""
    if name in ("t", "delText"):
        return element.text or ""
    if name == "sym":
        code = next((v for k, v in element.attrib.items() if local(k) == "char"), "")
        return _SYMBOLS.get(str(code).lower(), "")
    return "-" if name == "noBreakHyphen" else "\t"
