"""The body of a Word file: its paragraphs and tables printed in reading order, its footnotes behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.model import Line, SourceText
from pipelines.read.columns import table_lines
from pipelines.read.detect import MEDIA_TYPES
from pipelines.read.docx.numbering import Label, Numbering
from pipelines.read.docx.package import Element, Package, attribute, child, name_of, switched
from pipelines.read.docx.runs import Inline, Runs
from pipelines.read.docx.styles import Style, Styles, with_properties
from pipelines.read.printer import BOLD, PLAIN, Format, Formats, Piece, Printer, at_breaks, joined, take_sign

_PROPERTIES = frozenset({"sectPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"})


@dataclass(slots=True)
class _Paragraph:
    """A paragraph read and not yet printed."""

    inline: Inline
    style: Style
    label: Label | None
    page: int

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.inline.pieces).strip()

    def pieces(self) -> list[Piece]:
        """With the generated label in front; it shares the tracked change and the comment of the whole paragraph."""
        own = self.inline.pieces
        if self.label is None or self.label.bullet or not own:
            return own
        shared = frozenset.intersection(*(piece.formats for piece in own))
        return [Piece(self.label.text, frozenset(f for f in shared if f.author or f == BOLD)), *own]


_Cell = list[_Paragraph]


class Body:
    """Prints one Word file."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"))
        self._runs = Runs(self._styles, _comments(package.part("comments")))
        self._printer = Printer("docx", MEDIA_TYPES["docx"])

    def print(self) -> SourceText:
        """The whole document."""
        root = self._package.document()
        self._running_heads()
        if (properties := next((e for e in root.iter() if name_of(e) == "sectPr"), None)) is not None:
            self._runs.number_notes(properties)
        self._blocks(child(root, "body") if child(root, "body") is not None else root)
        self._notes()
        source = self._printer.finish()
        if not self._runs.rendered:
            for line in source.lines:
                line.page = None
        if not source.lines:
            self._printer.problem(
                "error", "the Word file holds no text; if it holds pictures, recognise their text first"
            )
        return source

    def _running_heads(self) -> None:
        """Print each different running head once; a symbol may stand nowhere else."""
        seen: set[str] = set()
        reader = Runs(self._styles, {})
        for root in self._package.parts("header") + self._package.parts("footer"):
            for paragraph in (e for e in root.iter() if name_of(e) == "p"):
                pieces = reader.read(paragraph, Style()).pieces
                text = "".join(piece.text for piece in pieces).strip()
                if text in seen or not any(c.isalpha() for c in text):
                    continue
                seen.add(text)
                if line := self._printer.line(joined(pieces), after="\n"):
                    line.furniture, line.flow = True, True
        if seen:
            self._printer.put("\n")

    def _blocks(self, parent: Element, outer: Formats = PLAIN) -> None:
        for element in parent:
            name = name_of(element)
            if name == "p":
                self._paragraph(self._read(element, outer))
            elif name == "tbl":
                self._table(element, outer)
            elif name == "altChunk":
                self._printer.problem("warning", "a document embedded in the Word file is not read")
            elif name and name not in _PROPERTIES and not self._runs.comment_range(element):
                tracked = self._runs.tracked(element)
                self._blocks(element, outer | {tracked} if tracked else outer)

    def _read(self, element: Element, outer: Formats = PLAIN) -> _Paragraph:
        if not len(element):
            return _Paragraph(Inline(), Style(), None, self._runs.page)
        properties = child(element, "pPr")
        base = self._styles.get(_style_id(properties) or self._styles.default)
        style = with_properties(base, properties, None)
        if switched(properties, "pageBreakBefore"):
            self._runs.new_page()
        page = self._runs.page
        inline = self._runs.read(element, style, outer)
        filled = any(not piece.text.isspace() for piece in inline.pieces)
        label = self._numbering.label(style.num_id, style.num_level or 0) if filled and style.num_id else None
        return _Paragraph(inline, style, label, page if filled else self._runs.page)

    def _paragraph(self, paragraph: _Paragraph, footnote: str | None = None) -> None:
        """Print a paragraph, then the text boxes that hang on it."""
        bullet = paragraph.label is not None and paragraph.label.bullet
        pieces = paragraph.pieces()
        if footnote is None and not bullet:
            footnote, pieces = take_sign(pieces)
        before = "• " if bullet else f"{footnote} " if footnote else ""
        parts = at_breaks(pieces, heading=bool(paragraph.style.heading))
        for number, (pieces, flow) in enumerate(parts):
            line = self._printer.line(pieces, before="" if number else before, after="\n\n" if flow else "\n")
            if line:
                self._describe(line, paragraph, flow)
                line.bullet, line.footnote = bullet and not number, None if number else footnote
        for box in paragraph.inline.boxes:
            self._blocks(box)

    def _describe(self, line: Line, paragraph: _Paragraph, flow: bool) -> None:
        style = paragraph.style
        left = style.left or (paragraph.label.left if paragraph.label else 0)
        line.heading = style.heading
        line.indent = max(0, left + style.first)
        line.page = paragraph.page
        line.flow = flow

    def _table(self, element: Element, outer: Formats) -> None:
        """Names in columns one a line, other rows as one line with tabs, rows with long cells cell by cell."""
        rows = [list(self._cells(row, outer)) for row in _inside(element, "tr")]
        for paragraphs in table_lines(rows, lambda paragraph: paragraph.text):
            if len(paragraphs) == 1:
                self._paragraph(paragraphs[0])
            else:
                self._row(paragraphs)

    def _cells(self, row: Element, outer: Formats) -> Iterator[_Cell]:
        properties = child(row, "trPr")
        changes = [self._runs.tracked(e) for e in properties] if properties is not None else []
        formats = outer.union(change for change in changes if change)
        for cell in _inside(row, "tc"):
            yield [p for p in self._cell_paragraphs(cell, formats) if p.text or p.inline.boxes]

    def _cell_paragraphs(self, cell: Element, formats: Formats) -> Iterator[_Paragraph]:
        """The paragraphs of a cell; those of a table inside of it in the order of its cells."""
        for element in cell:
            name = name_of(element)
            if name == "p":
                yield self._read(element, formats)
            elif name and name not in _PROPERTIES and not self._runs.comment_range(element):
                tracked = self._runs.tracked(element)
                yield from self._cell_paragraphs(element, formats | {tracked} if tracked else formats)

    def _row(self, paragraphs: list[_Paragraph]) -> None:
        pieces = joined(paragraphs[0].pieces())
        for paragraph in paragraphs[1:]:
            pieces += [Piece("\t"), *joined(paragraph.pieces())]
        if line := self._printer.line(pieces):
            self._describe(line, paragraphs[0], flow=True)
        for paragraph in paragraphs:
            for box in paragraph.inline.boxes:
                self._blocks(box)

    def _notes(self) -> None:
        """Print the notes that were called, each once, behind the text; notes may call no notes."""
        bodies = {
            (part, attribute(note, "id") or ""): note
            for part in ("footnotes", "endnotes")
            for root in self._package.parts(part)
            for note in root
        }
        for note in list(self._runs.notes):
            body = bodies.pop((note.part, note.id), None)
            paragraphs = [self._read(p) for p in _inside(body, "p")] if body is not None else []
            if filled := [p for p in paragraphs if p.text]:
                _drop_sign(filled[0].inline, note.sign)
                for more in filled[1:]:
                    filled[0].inline.pieces += [Piece(" "), *more.inline.pieces]
                self._paragraph(filled[0], note.sign)


def _style_id(properties: Element | None) -> str | None:
    found = child(properties, "pStyle")
    return attribute(found, "val") if found is not None else None


def _comments(root: Element | None) -> dict[str, Format]:
    """Comments by id; paragraphs of one comment stand on lines of their own."""
    found = {}
    for element in root if root is not None else ():
        paragraphs = ["".join(t.text or "" for t in p.iter() if name_of(t) == "t") for p in _inside(element, "p")]
        note = "\n".join(p.strip() for p in paragraphs if p.strip())
        found[attribute(element, "id") or ""] = Format(
            "comment", attribute(element, "author"), attribute(element, "date"), note
        )
    return found


def _inside(element: Element | None, name: str) -> Iterator[Element]:
    """The nearest descendants of a name: content controls and tracked changes may stand between."""
    for inner in element if element is not None else ():
        found = name_of(inner)
        if found == name:
            yield inner
        elif found and found not in _PROPERTIES:
            yield from _inside(inner, name)


def _drop_sign(inline: Inline, sign: str) -> None:
    """Take a typed sign (an asterisk) off a note's begin: the line says it already."""
    for number, piece in enumerate(inline.pieces):
        text = piece.text.strip()
        if text:
            if sign and text.startswith(sign) and not text[len(sign) :][:1].isalnum():
                inline.pieces[number] = Piece(piece.text.lstrip().removeprefix(sign), piece.formats)
            return
