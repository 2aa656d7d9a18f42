"""The one text model: every stage reads and cites the canonical text through these types.

``SourceText`` is what a reader makes of one document's bytes; ``Clean`` is reading text that remembers
where each of its characters stands in the canonical text; ``Document`` is the tree of paragraphs that
the structure stage makes of it. All offsets are 0-based Unicode code points, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Row = dict[str, Any]
"""One row of a table, keyed by the column names of ``datapackage/``."""

Tables = dict[str, list[Row]]
"""Rows by table name."""

MarkKind = Literal["strike", "insert", "delete", "superscript", "italic", "bold", "comment"]

ParagraphKind = Literal["heading", "numbered", "point", "preambular", "operative", "narrative", "footnote", "list_item"]


@dataclass(frozen=True, slots=True)
class Span:
    """A slice of the canonical text: ``text[start:end]``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Mark:
    """Formatting that carries meaning (a deletion, a footnote call), with its author where the format has one."""

    start: int
    end: int
    kind: MarkKind
    author: str | None = None
    date: str | None = None
    note: str | None = None


@dataclass(slots=True)
class Line:
    """One line of the canonical text, without its markup.

    ``start``/``end`` hold the visible characters: list bullets, heading signs and emphasis around the whole line
    are left outside. ``heading`` is 0 for a line not marked as a heading, else its level from 1.
    ``indent`` counts columns. ``new_page`` says that a page begins with this line, ``page`` is its number from 1
    (None where the format has no pages). ``flow`` says that the line is a whole paragraph of its format, so that it
    ends where the paragraph ends (unless a page break cut it); a wrapped line has ``flow`` False. ``footnote`` is the
    number or sign of the note that the line begins, where the format marks it. ``label`` is a list number that
    the format generates and the text does not hold.
    """

    start: int
    end: int
    heading: int = 0
    bold: bool = False
    italic: bool = False
    bullet: bool = False
    indent: int = 0
    page: int | None = None
    new_page: bool = False
    flow: bool = False
    rule: bool = False
    footnote: str | None = None
    label: str | None = None
    furniture: bool = False


@dataclass(slots=True)
class SourceText:
    """What a reader makes of one document: the canonical text, its lines in reading order and its marks.

    Markup characters (``**``, ``<sup>``, ``~~``, backslash escapes) stay in ``text``; ``hidden`` lists their spans, so
    that clean text leaves them out. ``problems`` are messages for ``annotations`` (severity, message, span).
    """

    text: str
    lines: list[Line]
    marks: list[Mark] = field(default_factory=list)
    hidden: list[Span] = field(default_factory=list)
    reader: str = ""
    media_type: str = "text/plain"
    problems: list[tuple[str, str, Span | None]] = field(default_factory=list)

    def line_text(self, line: Line) -> str:
        """The visible characters of a line, markup inside it included."""
        return self.text[line.start : line.end]


_BEHIND_ALL = float("inf")
"""Sorts a position behind every piece that begins there."""


class Clean:
    """Reading text with a map back to the canonical text.

    ``text`` is a string; ``pieces`` are (position in text, position in source), each the begin of a run that both
    share character by character. A line break read as a space is part of a run; what was left out begins a new one.
    """

    __slots__ = ("pieces", "text")

    def __init__(self, text: str, pieces: list[tuple[int, int]]) -> None:
        self.text = text
        self.pieces = pieces

    @classmethod
    def of(cls, text: str, start: int = 0) -> Clean:
        """Text that stands in the source as it is, from ``start``."""
        return cls(text, [(0, start)])

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Clean({self.text!r})"

    def source_at(self, position: int) -> int:
        """Where the character at ``position`` stands in the source."""
        at, source = self.pieces[bisect_right(self.pieces, (position, _BEHIND_ALL)) - 1]
        return source + position - at

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of ``text[start:end]``; an empty slice gives an empty span."""
        end = len(self.text) if end is None else min(end, len(self.text))
        if start >= end:
            here = self.source_at(min(start, max(len(self.text) - 1, 0))) if self.pieces else 0
            return Span(here, here)
        return Span(self.source_at(start), self.source_at(end - 1) + 1)

    def slice(self, start: int, end: int | None = None) -> Clean:
        """The part ``text[start:end]``, still mapped."""
        end = len(self.text) if end is None else end
        if start >= end:
            return Clean("", [(0, self.span(start, start).start)])
        if start == 0 and end >= len(self.text):
            return self
        first = bisect_right(self.pieces, (start, _BEHIND_ALL))
        pieces = [(0, self.source_at(start))]
        pieces += [(at - start, source) for at, source in self.pieces[first:] if at < end]
        return Clean(self.text[start:end], pieces)

    def strip(self, characters: str | None = None) -> Clean:
        """Without the given characters (white space by default) at both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        return self.slice(left, max(left, len(self.text.rstrip(characters))))

    def replace_spans(self, edits: list[tuple[int, int, str]]) -> Clean:
        """Replace each (start, end, text), ordered and disjoint; new characters map to where the old ones began."""
        if not edits:
            return self
        parts: list[Clean] = []
        last = 0
        for start, end, new in edits:
            parts.append(self.slice(last, start))
            if new:
                at = self.source_at(min(start, len(self.text) - 1))
                parts.append(Clean(new, [(i, at) for i in range(len(new))]))
            last = end
        parts.append(self.slice(last))
        return Clean.join(parts)

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str] = "") -> Clean:
        """``re.sub`` that keeps the map."""
        edits = [(m.start(), m.end(), new if isinstance(new, str) else new(m)) for m in pattern.finditer(self.text)]
        return self.replace_spans([e for e in edits if self.text[e[0] : e[1]] != e[2]])

    @staticmethod
    def join(parts: list[Clean]) -> Clean:
        """The parts one after another, with nothing between them."""
        if len(parts) == 1:
            return parts[0]
        text: list[str] = []
        pieces: list[tuple[int, int]] = []
        length, shift = 0, None
        for part in parts:
            if not part.text:
                continue
            for at, source in part.pieces:
                if source - at - length != shift:  # else the run before goes on
                    shift = source - at - length
                    pieces.append((at + length, source))
            text.append(part.text)
            length += len(part.text)
        return Clean("".join(text), pieces or [(0, parts[0].pieces[0][1] if parts else 0)])


@dataclass(slots=True)
class Paragraph:
    """One paragraph of the tree, in reading order.

    ``clean`` is its reading text without its number or label; ``span`` is all that it covers in the canonical text,
    number included. ``number`` is as printed (``42``, ``(a)``, ``1)``); ``label`` is the bare form (``42``, ``a``, ``1``).
    ``section_path`` holds the headings above it, outermost first; ``container`` is the annex, session or part whose
    numbering it belongs to (None for the main body). ``marks`` are the marks inside, offsets into ``clean.text``.
    ``page`` is the page that it begins on.
    """

    id: str
    document_id: str
    ordinal: int
    kind: ParagraphKind
    clean: Clean
    span: Span
    number: str | None = None
    label: str | None = None
    level: int = 0
    parent_id: str | None = None
    section_path: tuple[str, ...] = ()
    container: str | None = None
    marks: list[Mark] = field(default_factory=list)
    page: int | None = None

    @property
    def text(self) -> str:
        return self.clean.text


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the pipeline could not place or is unsure of; ``severity`` is info, warning or error."""

    document_id: str
    severity: Literal["info", "warning", "error"]
    stage: str
    message: str
    span: Span | None = None


@dataclass(slots=True)
class Document:
    """One document as a tree: what every extractor reads.

    ``curated`` is what a person added in ``source.yaml``. ``furniture`` are the spans of page numbers, running heads and
    rules. ``defaults`` are facts that extractors share once found (``meeting_id``, ``body_id``, ``symbol``, ...).
    """

    id: str
    source: SourceText
    paragraphs: list[Paragraph]
    furniture: list[Span] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    curated: Row = field(default_factory=dict)
    defaults: Row = field(default_factory=dict)

    def children(self, paragraph: Paragraph) -> list[Paragraph]:
        """The points directly below a paragraph, in order."""
        return [p for p in self.paragraphs if p.parent_id == paragraph.id]

    def body(self) -> Iterator[Paragraph]:
        """The paragraphs without headings and footnotes."""
        return (p for p in self.paragraphs if p.kind not in ("heading", "footnote"))

    def note(
        self, severity: Literal["info", "warning", "error"], stage: str, message: str, span: Span | None = None
    ) -> None:
        """Add an annotation."""
        self.annotations.append(Annotation(self.id, severity, stage, message, span))


@dataclass(slots=True)
class Parsed:
    """One document after the per-document work: its tree and its rows by table."""

    document: Document
    tables: Tables


def cite(document: Document, paragraph: Paragraph | None, span: Span) -> Row:
    """The citation columns of a row: the passage that it came from."""
    return {
        "document_id": document.id,
        "paragraph_id": paragraph.id if paragraph else None,
        "char_start": span.start,
        "char_end": span.end,
        "quote": document.source.text[span.start : span.end],
        "origin": "extracted",
    }
