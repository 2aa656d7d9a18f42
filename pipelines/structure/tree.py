"""From blocks to the tree of paragraphs: kinds, parents, sections, parts, identifiers."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from pipelines.model import Clean, Line, Mark, Paragraph, ParagraphKind, SourceText, Span
from pipelines.structure.blocks import INTRODUCES, Block
from pipelines.structure.footnotes import Footnote
from pipelines.structure.leads import ENACTING, PREAMBULAR, Place
from pipelines.structure.mend import clean_lines

KIND_HEADING = re.compile(
    r"(?:discussion points|(?:draft |adopted )?recommendations?|conclusions?|salient points|points)\b(?:(?! on | regarding ).){0,40}$",
    re.I,
)
"""Headings that say what kind of points follow, not what they are about."""
SLUG = re.compile(r"[^a-z0-9]+")
SLUG_WORDS = 6


def slug(text: str, words: int = SLUG_WORDS) -> str:
    """The first words of a text as an identifier: lower case, hyphens between."""
    return "-".join(SLUG.sub(" ", text.lower()).split()[:words])


@dataclass(slots=True)
class _Section:
    """An open heading. ``mark`` is the level that the format gives it (0 for none), ``untitled`` says that the next heading is its title."""

    level: int
    title: str
    slug: str
    mark: int = 0
    container: str | None = None
    untitled: bool = False
    titles: bool = False


DEEPEST = 7
FRONT_SENTENCE_WORDS = 20
"""The front of a document (masthead, titles, dates) ends with its first number, heading with an ordinal, or long sentence."""


@dataclass
class TreeBuilder:
    """Turns blocks into paragraphs; state is where in the document we are."""

    document_id: str
    source: SourceText
    sections: list[_Section] = field(default_factory=list)
    container: str | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    by_block: dict[int, Paragraph] = field(default_factory=dict)
    in_front: bool = True
    in_preamble: bool = False
    in_resolution: bool = False
    after_heading: bool = False
    series: dict[int, str] = field(default_factory=dict)
    ids: Counter[str] = field(default_factory=Counter)

    def build(self, blocks: list[Block], footnotes: list[Footnote]) -> list[Paragraph]:
        """All paragraphs in reading order, footnotes where they stand on the page."""
        for i, block in enumerate(blocks):
            self._leave_front(block, blocks[i + 1] if i + 1 < len(blocks) else None)
            paragraph = self._heading(block) if block.heading else self._paragraph(i, block)
            self.by_block[i] = paragraph
            self.paragraphs.append(paragraph)
            self.after_heading = block.heading
        self._qualify_restarts()
        for note in footnotes:
            if note.lines:
                self.paragraphs.append(self._footnote(note))
        self.paragraphs.sort(key=lambda p: p.span.start)
        self._finish_ids()
        return self.paragraphs

    def _leave_front(self, block: Block, after: Block | None) -> None:
        """In the front only lines that the format marks are headings, and the title right above the text; dates, places
        and symbols are not."""
        if _ends_front(block):
            self.in_front = False
        if self.in_front and block.heading and not block.mark and not (after and _ends_front(after)):
            block.heading = False

    def _heading(self, block: Block) -> Paragraph:
        clean = self._clean(block)
        level, titles = self._level(block)
        while self.sections and self.sections[-1].level >= level:
            self.sections.pop()
        if block.container:
            self.in_resolution = self.in_preamble = False
        path = tuple(section.title for section in self.sections)
        enclosing = next((s.container for s in reversed(self.sections) if s.container), None)
        self.container = block.container or enclosing
        self.sections.append(
            _Section(level, clean.text, slug(clean.text), block.mark, block.container, block.untitled, titles)
        )
        number = f"{block.ordinal}." if block.ordinal else None
        paragraph = self._new(block, "heading", clean, number, path)
        paragraph.label = block.ordinal
        paragraph.level = level
        return paragraph

    def _level(self, block: Block) -> tuple[int, bool]:
        """The level of a heading, and whether it is the title of the part above it.

        1 for an annex, 2 for roman numbers, 3 for letters, 4 for a session. A bare title stands below the title
        that it follows at once; otherwise beside the bare titles before it, below the last numbered one.
        """
        if block.ordinal_level:
            return block.ordinal_level, False
        above = self.sections[-1] if self.sections else None
        if above is None:
            return 4, False
        if self.after_heading:
            return min(max(above.level + 1, 4), DEEPEST), above.untitled
        keep = 0
        for section in self.sections:
            bare = section.level >= 4 and not section.container and not section.titles
            if bare and not (0 < section.mark < block.mark):
                break
            keep = section.level
        return max(keep + 1, 4), False

    def _paragraph(self, i: int, block: Block) -> Paragraph:
        clean = self._clean(block)
        kind = self._kind(block, clean)
        parent = self._parent(block)
        path = tuple(section.title for section in self.sections)
        paragraph = self._new(block, kind, clean, self._number(block), path)
        paragraph.parent_id = parent.id if parent else None
        if block.place:
            paragraph.label = (
                block.lead.printed.strip("().") if block.lead and not block.lead.series else paragraph.number
            )
            paragraph.level = block.place.depth
        paragraph.id = self._path_id(block, paragraph, parent)
        return paragraph

    def _number(self, block: Block) -> str | None:
        if not block.lead or block.lead.readings[0][0] == "bullet":
            return None
        printed = block.lead.printed
        return printed.rstrip(".") if block.place and block.place.style in ("dot", "dotted") else printed

    def _kind(self, block: Block, clean: Clean) -> ParagraphKind:
        """What the paragraph is, by its label and by the form of a resolution around it."""
        if block.place:
            if block.place.depth == 0:
                self.in_preamble = False
                return "operative" if self.in_resolution else "numbered"
            return self._list_kind(block)
        if ENACTING.fullmatch(clean.text) and not self.in_resolution:
            self.in_resolution = self.in_preamble = True
            return "preambular"
        if self.in_preamble and PREAMBULAR.match(clean.text):
            return "preambular"
        return "narrative"

    def _list_kind(self, block: Block) -> ParagraphKind:
        """A point is lettered, or numbered where no paragraph announces it; the items of an agenda are list items."""
        assert block.place is not None
        parent = self._parent(block)
        if block.place.style == "bullet" or (parent and parent.kind == "list_item"):
            return "list_item"
        if block.place.style == "dot":
            return "list_item"
        if block.place.style == "paren" and parent is None:
            return "numbered"
        return "point"

    def _parent(self, block: Block) -> Paragraph | None:
        if not block.place or block.place.parent is None:
            return None
        return self.by_block.get(block.place.parent)

    def _path_id(self, block: Block, paragraph: Paragraph, parent: Paragraph | None) -> str:
        """The identifier, from what is printed: numbers and labels below their parent, first words otherwise."""
        part = f"{self.container}" if self.container else ""
        place = block.place
        if place is None or place.style == "bullet":
            lead = f"{parent.id}/" if parent else f"{self.document_id}:{part + ':' if part else ''}"
            prefix = {"preambular": "p", "narrative": "n"}.get(paragraph.kind, "i")
            return f"{lead}{prefix}-{slug(paragraph.text) or fingerprint(paragraph.text)}"
        printed = paragraph.number or ""
        if parent and not parent.number and parent.kind in ("narrative", "preambular"):
            parent_path = f"{self.document_id}:{part}" if part else self._section_prefix()
            return f"{parent_path}{printed if printed.startswith('(') else ':' + printed.rstrip(')')}"
        if parent:
            return f"{parent.id}{printed}" if printed.startswith("(") else f"{parent.id}/{printed.rstrip(')')}"
        if place.depth == 0:
            return f"{self.document_id}:{self._series_of(place)}{printed}"
        bare = printed if printed.startswith("(") else f":{printed.rstrip(')')}"
        return f"{self.document_id}:{part}{bare}" if part else f"{self._section_prefix()}{bare}"

    def _series_of(self, place: Place) -> str:
        """The numbering of the document has no prefix; one that begins anew in a part is named by that part."""
        if place.how == "first" or not self.series:
            prefix = f"{self.container}:" if self.series and self.container else ""
        else:
            prefix = self.series.pop(place.value - 1 - place.missing, "")
        self.series[place.value] = prefix
        return prefix

    def _section_prefix(self) -> str:
        """Lists without a number above them are named by their section."""
        return f"{self.document_id}:{self.sections[-1].slug}" if self.sections else f"{self.document_id}:list"

    def _new(
        self, block: Block, kind: ParagraphKind, clean: Clean, number: str | None, path: tuple[str, ...]
    ) -> Paragraph:
        lines = block.lines or block.extra
        span = self._cover(block, lines)
        identifier = f"{self.document_id}:h-{slug(clean.text)}" if kind == "heading" else ""
        return Paragraph(
            id=identifier, document_id=self.document_id, ordinal=0, kind=kind, clean=clean, span=span, number=number,
            section_path=path, container=self.container, page=lines[0].page,
            marks=_marks_inside(self.source.marks, clean, span),
        )  # fmt: skip

    def _cover(self, block: Block, lines: list[Line]) -> Span:
        """The whole of the block, markup at the begin and end of its lines included."""
        text = self.source.text
        start = min(block.begin, lines[0].start)
        for waiting in block.extra:
            if waiting.end <= start and not text[waiting.end : start].strip():
                start = waiting.start
        while start > 0 and text[start - 1] not in "\n" and not self._taken(start - 1):
            start -= 1
        end = max(line.end for line in lines)
        while end < len(text) and text[end] != "\n" and text[end] in "*_~ #":
            end += 1
        while start < end and text[start].isspace():
            start += 1
        return Span(start, end)

    def _taken(self, position: int) -> bool:
        """Whether another paragraph covers this character (two paragraphs in one line)."""
        return bool(self.paragraphs) and position < self.paragraphs[-1].span.end

    def _clean(self, block: Block) -> Clean:
        if not block.lines:
            return Clean("", [(0, block.start)])
        return clean_lines(self.source, block.lines, block.start)

    def _footnote(self, note: Footnote) -> Paragraph:
        clean = clean_lines(self.source, note.lines)
        lines = note.lines
        begin = self.source.text.rfind("\n", 0, note.begin) + 1 if lines[0].flow else note.begin
        span = Span(begin, lines[-1].end)
        sign = {"*": "star", "**": "star-2", "***": "star-3", "†": "dagger", "‡": "dagger-2"}.get(note.sign, note.sign)
        return Paragraph(
            id=f"{self.document_id}:fn-{sign}", document_id=self.document_id, ordinal=0, kind="footnote", clean=clean,
            span=span, number=note.sign, label=note.sign, page=lines[0].page,
            marks=_marks_inside(self.source.marks, clean, span),
        )  # fmt: skip

    def _qualify_restarts(self) -> None:
        """Where a part numbers anew under titles of its own, the titles become part of the identifiers."""
        tops = [p for p in self.paragraphs if p.level and p.parent_id is None and p.number and p.kind != "heading"]
        counts = Counter(p.id for p in tops)
        repeated = {p.container for p in tops if counts[p.id] > 1}
        for container in repeated:
            self._qualify(container)

    def _qualify(self, container: str | None) -> None:
        renamed: dict[str, str] = {}
        prefix = f"{self.document_id}:{container}" if container else f"{self.document_id}:"
        for p in self.paragraphs:
            if p.container != container or p.kind == "heading" or not p.section_path:
                continue
            old = p.id
            if p.parent_id and p.parent_id in renamed:
                p.id = p.id.replace(p.parent_id, renamed[p.parent_id], 1)
                p.parent_id = renamed[p.parent_id]
            elif p.level and p.id.startswith(prefix) and p.parent_id is None:
                section = slug(p.section_path[-1])
                p.id = f"{prefix}{'/' if container else ''}{section}{p.id[len(prefix) :]}"
            if p.id != old:
                renamed[old] = p.id

    def _finish_ids(self) -> None:
        """Number the paragraphs, and tell apart those that carry the same words or labels."""
        seen: Counter[str] = Counter()
        for ordinal, p in enumerate(self.paragraphs, start=1):
            p.ordinal = ordinal
            seen[p.id] += 1
            if seen[p.id] > 1:
                old, p.id = p.id, f"{p.id}~{fingerprint(' '.join(p.section_path) + p.text)}"
                if seen[p.id]:
                    p.id = f"{p.id}-{seen[old]}"
                seen[p.id] += 1
                self._move_children(ordinal, old, p.id)

    def _move_children(self, after: int, old: str, new: str) -> None:
        """The points below a renamed paragraph follow it."""
        for child in self.paragraphs[after:]:
            if child.parent_id == old and child.kind != "heading":
                child.parent_id = new
                moved = child.id
                child.id = child.id.replace(old, new, 1)
                if moved != child.id:
                    self._move_children(after, moved, child.id)


def _ends_front(block: Block) -> bool:
    """Whether the text proper has begun with this block."""
    sentence = block.complete and len(block.text.split()) > FRONT_SENTENCE_WORDS
    return bool(block.place or block.ordinal or block.container or sentence or ENACTING.fullmatch(block.text))


def fingerprint(text: str) -> str:
    """Six characters that name a text by its letters, whatever its surface."""
    return hashlib.sha256(SLUG.sub("", text.lower()).encode()).hexdigest()[:6]


def _marks_inside(marks: list[Mark], clean: Clean, span: Span) -> list[Mark]:
    """The marks of the source (in order) inside a paragraph, as offsets into its clean text."""
    inside: list[Mark] = []
    for at in range(bisect_left(marks, span.start, key=_begin), len(marks)):
        mark = marks[at]
        if mark.start >= span.end:
            break
        if mark.end <= span.end and mark.kind != "superscript":
            inside.append(mark)
    if not inside:
        return []
    sources = [source for _, source in clean.pieces]
    return [moved for m in inside if (moved := _to_clean(m, clean, sources))]


def _begin(mark: Mark) -> int:
    return mark.start


def _to_clean(mark: Mark, clean: Clean, sources: list[int]) -> Mark | None:
    """One mark moved to clean offsets; None where nothing of it is left. ``sources`` are where the pieces begin."""
    start, end = len(clean.text), 0
    for at in range(max(0, bisect_right(sources, mark.start) - 1), bisect_left(sources, mark.end)):
        position, source = clean.pieces[at]
        stop = clean.pieces[at + 1][0] if at + 1 < len(clean.pieces) else len(clean.text)
        first, last = max(mark.start, source), min(mark.end, source + stop - position)
        if first < last:
            start, end = min(start, position + first - source), max(end, position + last - source)
    return Mark(start, end, mark.kind, mark.author, mark.date, mark.note) if start < end else None


def topic(path: tuple[str, ...]) -> str | None:
    """The title that a list of points is about: the nearest that does not merely say what kind of points they are."""
    for title in reversed(path):
        if not KIND_HEADING.match(title):
            return title
    return path[-1] if path else None


__all__ = ["INTRODUCES", "TreeBuilder", "fingerprint", "slug", "topic"]
