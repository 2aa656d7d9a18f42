"""HTML: blocks to lines, generated list numbers, tracked changes, footnotes, tables; safe against hostile pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from pipelines.model import SourceText
from pipelines.read.columns import table_lines
from pipelines.read.detect import MEDIA_TYPES, decode
from pipelines.read.errors import UnreadableDocument
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
    Printer,
    at_breaks,
    is_call,
    joined,
    take_sign,
)

Element = Any
"""An lxml element; lxml ships no types."""

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu ol p pre section summary table tbody td tfoot th thead tr "
    "ul".split()
)
_DROPPED = frozenset(
    "head script style template noscript nav iframe object embed applet audio video canvas svg button select option "
    "textarea input map dialog".split()
)
"""Elements that hold no words of the document; a ``form`` does, since old sites wrap whole pages in one."""

_DROPPED_ROLES = frozenset({"navigation", "search", "menu", "menubar", "toolbar", "dialog", "doc-toc", "doc-backlink"})
_INLINE: dict[str, Format] = {
    "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "cite": ITALIC, "s": STRIKE, "strike": STRIKE,
    "sup": SUPERSCRIPT, "u": UNDERLINED,
}  # fmt: skip
_STYLES = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), BOLD),
    (re.compile(r"font-style\s*:\s*italic"), ITALIC),
    (re.compile(r"text-decoration[^:;]*:[^;]*line-through"), STRIKE),
    (re.compile(r"text-decoration[^:;]*:[^;]*underline"), UNDERLINED),
    (re.compile(r"vertical-align\s*:\s*(?:super|text-top)"), SUPERSCRIPT),
)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_MARGIN = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,4})(?:\.\d+)?(px|pt|em|cm|in|mm)?")
_COLUMNS_A_UNIT = {"px": 1 / 8, "pt": 1 / 6, "em": 2.0, "cm": 4.7, "in": 12.0, "mm": 0.47, "": 1 / 8}
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman)|disc|circle|square)"
)
_LIST_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_LABELS = {
    "decimal": ("decimal", "{}."), "lower-alpha": ("lowerLetter", "({})"), "lower-latin": ("lowerLetter", "({})"),
    "lower-roman": ("lowerRoman", "({})"), "upper-alpha": ("upperLetter", "{}."), "upper-latin": ("upperLetter", "{}."),
    "upper-roman": ("upperRoman", "{}."),
}  # fmt: skip
"""How a list's numbers are printed. HTML can't say the brackets of "(a)" and "(i)"; UN documents always have them."""

_TYPED_LABEL = re.compile(
    r"\s*(?:\(?(?:\d{1,3}|[a-z]{1,4}|[ivxl]{1,7})[.)]|\d{1,3}\.\d{1,3}|[IVXL]{1,5}\.|[A-Z]\.|[•–—-])(?:\s|$)"
)
"""A list item whose text brings its label along needs no generated one."""

_NOTE_TARGET = re.compile(r"(?:^|[-_:.\d])_?(?:fn|ftn|footnote|fnote|note|edn|endnote|end-?note)[-_:.]?\w{0,12}$", re.I)
_BACK_TARGET = re.compile(r"ref|back|source", re.I)
_BACK_LINK = re.compile(r"\s*(?:\[?\d{1,3}\]?\.?|[*†‡]{1,3}|\^|[↑↩⏎])\ufe0e?\s*")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_INDENT = 4
"""Columns that one level of a list or a quotation is set in."""

_MAX_TAGS = 500_000
"""Read in some five seconds; a council's report of 90,000 words, saved by a word processor, has half of that."""

_MAX_DEPTH = 2_048
"""Where libxml2 stops; what lies deeper would be lost without a word."""


def read(data: bytes) -> SourceText:
    """The text of a page: navigation, scripts and hidden parts left out.

    ``<del>`` and ``<ins>`` are tracked changes, ``<s>`` is struck text, raised numbers and links to notes are footnote
    calls. Raises UnreadableDocument where elements are nested past all reason.
    """
    decoded = decode(data)
    page = _Page(_parse(decoded.text))
    source = page.print()
    source.problems += [(severity, message, None) for severity, message, _ in decoded.problems]
    return source


def _parse(text: str) -> Element | None:
    if text.count("<") > _MAX_TAGS:
        raise UnreadableDocument("", f"holds more than {_MAX_TAGS:,} tags", "save it as PDF or plain text and add that")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        reason = f"nests its elements deeper than {_MAX_DEPTH:,}"
        raise UnreadableDocument("", reason, "save it as PDF or plain text and add that")
    return root


@dataclass(slots=True)
class _Paragraph:
    """A paragraph read and not yet printed."""

    pieces: list[Piece] = field(default_factory=list)
    heading: int = 0
    bullet: bool = False
    indent: int = 0
    footnote: str | None = None

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces).strip()


@dataclass(slots=True)
class _List:
    """An open list: how it numbers (None for bullets and bare lists), and the number it has reached."""

    style: str | None
    number: int
    step: int = 1


_Rows = list[list[list[_Paragraph]]]


class _Page:
    """Walks one page's tree once, without recursion."""

    def __init__(self, root: Element | None) -> None:
        self._root = root
        self._printer = Printer("html", MEDIA_TYPES["html"])
        self._formats: list[Formats] = [PLAIN]
        self._lists: list[_List] = []
        self._tables: list[_Rows] = []
        self._label: str | None = None
        self._bullet = False
        self._heading = 0
        self._indents: list[int] = [0]
        self._pre = 0
        self._paragraph = _Paragraph()
        self._notes = _called_notes(root) if root is not None else {}
        self._note: tuple[Element, str, list[_Paragraph]] | None = None

    def print(self) -> SourceText:
        """The whole page."""
        if self._root is not None:
            self._root = _main_part(self._root, self._notes)
            walk = etree.iterwalk(self._root, events=("start", "end"))
            for event, element in walk:
                if event == "start" and not self._start(element):
                    walk.skip_subtree()
                elif event == "end":
                    self._end(element)
            self._flush()
        if not self._printer.source.lines:
            self._printer.problem(
                "error", "the page holds no text; it may be made by scripts: save it as PDF and add that"
            )
        return self._printer.finish()

    def _start(self, element: Element) -> bool:
        """Open an element; False where it and all inside it is left out."""
        tag = element.tag if isinstance(element.tag, str) else ""
        style = (element.get("style") or "").lower()
        if not tag or _is_dropped(tag, element, style) or self._is_back_link(tag, element):
            self._formats.append(self._formats[-1])
            return False
        self._formats.append(self._formats[-1].union(_formats(tag, element, style, self._notes)))
        if tag in _BLOCKS:
            self._open_block(tag, element, style)
        elif tag == "br":
            self._paragraph.pieces.append(Piece(LINE_BREAK, self._formats[-1]))
        self._open_note(element)
        self._text(element.text)
        return True

    def _end(self, element: Element) -> None:
        """Close an element, then read the text behind it."""
        self._formats.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS and self._was_opened(tag, element):
            self._close_block(tag)
        if self._note is not None and self._note[0] is element:
            self._close_note()
        if element is not self._root:
            self._text(element.tail)

    def _was_opened(self, tag: str, element: Element) -> bool:
        return not _is_dropped(tag, element, (element.get("style") or "").lower())

    def _open_block(self, tag: str, element: Element, style: str) -> None:
        self._flush()
        margin = _MARGIN.search(style)
        inset = round(int(margin[1]) * _COLUMNS_A_UNIT[margin[2] or ""]) if margin else 0
        self._indents.append(self._indents[-1] + inset + (_INDENT if tag in ("ol", "ul", "blockquote", "dd") else 0))
        if tag in ("ol", "ul", "menu"):
            self._lists.append(_list(tag, element, style))
        elif tag == "li":
            self._item(element)
        elif tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in ("td", "th", "caption") and self._tables:
            self._cell(tag)
        elif tag == "pre":
            self._pre += 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading = int(tag[1])
        elif tag == "hr" and not self._tables:
            self._rule()

    def _close_block(self, tag: str) -> None:
        self._flush()
        self._indents.pop()
        if tag in ("ol", "ul", "menu") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._label, self._bullet = None, False
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag == "pre":
            self._pre -= 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading = 0

    def _item(self, element: Element) -> None:
        """Count a list item; its label waits for the first paragraph in it."""
        at = self._lists[-1] if self._lists else _List(None, 1)
        given = element.get("value") or ""
        if given.lstrip("-").isdigit():
            at.number = int(given)
        self._bullet = at.style == "disc"
        self._label = None
        if at.style in _LABELS:
            form, shape = _LABELS[at.style]
            self._label = shape.format(write_number(at.number, form))
        at.number += at.step

    def _cell(self, tag: str) -> None:
        rows = self._tables[-1]
        if not rows or tag == "caption":
            rows.append([])
        rows[-1].append([])

    def _close_table(self) -> None:
        """Hand a table's lines on: to the page, or to the cell that the table stands in."""
        for paragraphs in table_lines(self._tables.pop(), lambda paragraph: paragraph.text):
            row = paragraphs[0]
            for paragraph in paragraphs[1:]:
                row.pieces = [*joined(row.pieces), Piece("\t"), *joined(paragraph.pieces)]
            self._deliver(row)

    def _rule(self) -> None:
        """A horizontal rule; three signs stand for it."""
        if line := self._printer.line([Piece("* * *")]):
            line.rule = line.flow = True

    def _open_note(self, element: Element) -> None:
        """A note begins with the element that a call links to, or with the block around that anchor."""
        sign = self._notes.get(element.get("id") or element.get("name") or "")
        if sign is None or self._note is not None:
            return
        holder = element
        while holder.tag not in _BLOCKS and holder.getparent() is not None:
            holder = holder.getparent()
        if holder.tag in ("td", "th", "body"):
            return
        self._label, self._bullet = None, False
        self._note = (holder, sign, [])

    def _close_note(self) -> None:
        """Print a note as one line, whatever blocks it has."""
        assert self._note is not None
        _, sign, paragraphs = self._note
        self._note = None
        pieces: list[Piece] = []
        for paragraph in paragraphs:
            pieces += [*([Piece(" ")] if pieces else []), *joined(paragraph.pieces)]
        self._deliver(_Paragraph(_without_sign(pieces, sign), footnote=sign))

    def _is_back_link(self, tag: str, element: Element) -> bool:
        """In a note, the link back to its call repeats the sign or shows an arrow."""
        if tag != "a" or self._note is None or not (element.get("href") or "").startswith("#"):
            return False
        return bool(_BACK_LINK.fullmatch("".join(element.itertext())))

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._pre:
            lines = text.split("\n")
            for at, line in enumerate(lines):
                if at:
                    self._paragraph.pieces.append(Piece(LINE_BREAK, self._formats[-1]))
                self._paragraph.pieces.append(Piece(line, self._formats[-1]))
            return
        words = _BLANKS.sub(" ", text)
        before = self._paragraph.pieces[-1].text if self._paragraph.pieces else " "
        if words[0] == " " and before[-1:] in (" ", LINE_BREAK, ""):
            words = words[1:]
        if words:
            self._paragraph.pieces.append(Piece(words, self._formats[-1]))

    def _flush(self) -> None:
        """End the open paragraph."""
        paragraph, self._paragraph = self._paragraph, _Paragraph()
        if not paragraph.text:
            return
        paragraph.heading, paragraph.indent = self._heading, self._indents[-1]
        if self._pre:
            self._print_lines(paragraph)
            return
        if not _TYPED_LABEL.match(paragraph.text):
            paragraph.bullet = self._bullet
            if self._label:
                paragraph.pieces.insert(0, Piece(f"{self._label} "))
        self._label, self._bullet = None, False
        self._deliver(paragraph)

    def _deliver(self, paragraph: _Paragraph) -> None:
        """To the note, the table cell or the page, whichever is open."""
        if self._note is not None:
            self._note[2].append(paragraph)
        elif self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(paragraph)
        else:
            self._print_paragraph(paragraph)

    def _print_paragraph(self, paragraph: _Paragraph) -> None:
        sign, pieces = paragraph.footnote, paragraph.pieces
        if sign is None and not paragraph.bullet:
            sign, pieces = take_sign(pieces)
        before = "• " if paragraph.bullet else f"{sign} " if sign else ""
        for number, (part, flow) in enumerate(at_breaks(pieces, heading=bool(paragraph.heading or sign))):
            line = self._printer.line(part, before="" if number else before, after="\n\n" if flow else "\n")
            if line:
                line.heading, line.indent, line.flow = paragraph.heading, paragraph.indent, flow
                line.bullet, line.footnote = paragraph.bullet and not number, None if number else sign

    def _print_lines(self, paragraph: _Paragraph) -> None:
        """Preformatted text: each line as it stands, blank lines kept."""
        lines: list[list[Piece]] = [[]]
        for piece in paragraph.pieces:
            if piece.text == LINE_BREAK:
                lines.append([])
            else:
                lines[-1].append(piece)
        for pieces in lines:
            text = "".join(piece.text for piece in pieces).expandtabs()
            if line := self._printer.line(pieces, before=" " * (len(text) - len(text.lstrip())), after="\n"):
                line.indent = len(text) - len(text.lstrip())
            else:
                self._printer.put("\n")


def _main_part(root: Element, notes: Iterable[str]) -> Element:
    """The one ``<main>`` where it holds most of the words and all the notes, else the whole page."""
    found = [e for e in root.iter("main", "article", "div") if e.tag == "main" or e.get("role") == "main"]
    body = root.find("body")
    if len(found) != 1 or body is None or 2 * _words(found[0]) < _words(body):
        return root
    inside = {e.get("id") or e.get("name") for e in found[0].iter() if isinstance(e.tag, str)}
    return found[0] if inside.issuperset(notes) else root


def _words(element: Element) -> int:
    """The length of an element's text, scripts and styles not counted."""
    return sum(len(e.text or "") + len(e.tail or "") for e in element.iter() if e.tag not in _DROPPED)


def _is_dropped(tag: str, element: Element, style: str) -> bool:
    if tag in _DROPPED or element.get("hidden") is not None or element.get("role") in _DROPPED_ROLES:
        return True
    return bool(style and _INVISIBLE.search(style)) or element.get("aria-hidden") == "true"


def _formats(tag: str, element: Element, style: str, notes: dict[str, str]) -> set[Format]:
    """What an element says about its text."""
    found = {_INLINE[tag]} if tag in _INLINE else set()
    if tag in ("ins", "del"):
        author = (element.get("cite") or "").removeprefix("mailto:") or None
        found.add(Format("insert" if tag == "ins" else "delete", author, element.get("datetime")))
    elif tag == "a" and _note_target(element) in notes:
        found.add(SUPERSCRIPT)
    if style:
        found |= {form for pattern, form in _STYLES if pattern.search(style)}
    return found


def _note_target(element: Element) -> str:
    href = element.get("href") or ""
    return href[1:] if href.startswith("#") else ""


def _called_notes(root: Element) -> dict[str, str]:
    """The ids of the notes that links call, and the sign of each call.

    A call is a link inside the page that shows a sign; its target is named like a note, or the call is raised.
    """
    found: dict[str, str] = {}
    for link in root.iter("a"):
        target, text = _note_target(link), "".join(link.itertext()).strip()
        if not target or not text or not is_call(text) or target in found:
            continue
        raised = getattr(link.getparent(), "tag", "") == "sup" or next(link.iter("sup"), None) is not None
        if not _BACK_TARGET.search(target) and (
            raised or _NOTE_TARGET.search(target) or link.get("role") == "doc-noteref"
        ):
            found[target] = text.strip("[] ")
    return found


def _list(tag: str, element: Element, style: str) -> _List:
    """How a list numbers its items."""
    by_style = _LIST_STYLE.search(style)
    form = by_style[1] if by_style else _LIST_TYPES.get(element.get("type") or "", "decimal" if tag == "ol" else "disc")
    if form in ("circle", "square"):
        form = "disc"
    start = element.get("start") or ""
    backwards = tag == "ol" and element.get("reversed") is not None
    number = int(start) if start.lstrip("-").isdigit() else sum(e.tag == "li" for e in element) if backwards else 1
    return _List(None if form == "none" else form, number, -1 if backwards else 1)


def _without_sign(pieces: list[Piece], sign: str) -> list[Piece]:
    """A note's text without the sign that it repeats at its begin."""
    for at, piece in enumerate(pieces):
        text = piece.text.strip()
        if text:
            head = re.match(rf"\s*\[?{re.escape(sign)}\]?\.?(?!\w)\s*", piece.text)
            return [Piece(piece.text[head.end() :], piece.formats), *pieces[at + 1 :]] if head else pieces
    return pieces
