"""Lists of participants in annexes: headings that name a standing, and under each the names, one a line or in columns.

The lines are read as printed, since only their layout tells where a name ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.extract.formulas.columns import Cell, Name, cells_of, read_columns
from pipelines.extract.formulas.vocabulary import capacities, capacity_for, is_category
from pipelines.model import Clean, Document, Line, Paragraph, Span
from pipelines.normalise.names import Names

TITLE = re.compile(
    r"(?:Annex\s+\w+\W*\s*)?(?:Attendance|List of (?:participants|attendees|delegations)|Participation|Participants)\W*",
    re.IGNORECASE,
)
"""The heading of a list of participants."""

TITLE_WORDS = ("ttendance", "TTENDANCE", "articipa", "ARTICIPA", "List of", "LIST OF")

END = re.compile(r"(?:Annex|Appendix|Part|Chapter)\s+(?:[IVXLC]+|\d+|[A-Z])\b|Agenda$|Contents$", re.IGNORECASE)
"""The heading of what comes after it."""

_NUMBERED = re.compile(r"^(?:[A-Z]|[IVX]+|\d{1,2})\.\s+|^\([a-z]\)\s+")
_UNITED_NATIONS = re.compile(r"^United Nations(?: system| Secretariat)?$")
_PROSE = re.compile(r"^\d{1,4}\.\s+[A-Z]|[a-z]{3,}\.\s+[A-Z]|\b(?:was|were|had been|has been)\b")

MAX_HEADING = 160
"""Characters of a heading at most; the longest met names three sorts of national institutions in two lines."""

MANY = 3
"""Commas that make a running list, when there is also one for each line."""

KNOWN_SHARE = 0.5
"""Share of the names under a heading for States that the register must know; below it, the lines are no list of States."""

STATES = frozenset({"party", "signatory", "non_signatory", "member", "observer_state", "participating_country"})


@dataclass(slots=True)
class Listed:
    """One name of a list: where it stands, what it means, and the standing that its heading gives."""

    paragraph: Paragraph
    span: Span
    name: str
    participant_id: str | None
    capacity: str
    surprising: bool


@dataclass(slots=True)
class Block:
    """A heading and the cells below it, page by page."""

    heading: str
    capacities: tuple[str, ...]
    span: Span
    cells: list[Cell] = field(default_factory=list)
    lines: list[Clean] = field(default_factory=list)

    @property
    def running(self) -> bool:
        """Whether the names run on, parted by commas, instead of standing one a line."""
        return sum(line.text.count(", ") for line in self.lines) >= max(MANY, len(self.cells))


def read_lists(document: Document, names: Names) -> list[Listed]:
    """The names of all lists of participants in the document."""
    finder = _Paragraphs(document)
    return [listed for block in _blocks(document, names) for listed in _listed(document, block, names, finder)]


def _listed(document: Document, block: Block, names: Names, finder: _Paragraphs) -> Iterator[Listed]:
    found = _running(block, names) if block.running else read_columns(block.cells, names)
    known = sum(name.participant_id is not None for name in found)
    if block.capacities[0] in STATES and known < KNOWN_SHARE * len(found):
        message = f"list under {block.heading!r} not understood: {known} of {len(found)} names known"
        document.note("warning", "extract", message, block.span)
        return
    for name in found:
        yield Listed(
            finder.at(name.spans[0].start),
            name.span,
            name.text,
            name.participant_id,
            _capacity(name, block, names),
            True,
        )


def _running(block: Block, names: Names) -> list[Name]:
    """The names of a list that runs on over the lines."""
    parts = [part for line in block.lines for part in (line.strip(), line.slice(0, 1).replace_spans([(0, 1, " ")]))]
    clean = Clean.join(parts)
    return [Name(i.name, (clean.span(i.start, i.end),), i.participant_id) for i in names.split(clean.text.rstrip(" ."))]


def _capacity(name: Name, block: Block, names: Names) -> str:
    kind = names.kind(name.participant_id) if name.participant_id else None
    return capacity_for(block.capacities, kind) or "other"


def _blocks(document: Document, names: Names) -> Iterator[Block]:
    """The headings with their cells, from the title of a list to the heading of what follows it."""
    lines, pages = _printed(document)
    i = 0
    while i < len(lines):
        if _is_title(document, lines[i]) and _heading(document, lines, i + 1, names):
            blocks, i = _region(document, lines, pages, i + 1, names)
            yield from (block for block in blocks if block.cells)
        else:
            i += 1


def _is_title(document: Document, line: Line) -> bool:
    """Whether a line is the heading of a list of participants."""
    if line.end - line.start > MAX_HEADING:
        return False
    text = document.source.text[line.start : line.end]
    # Looking for the words first is much faster than the pattern.
    return any(word in text for word in TITLE_WORDS) and TITLE.fullmatch(text.strip("*#_ \t")) is not None


def _printed(document: Document) -> tuple[list[Line], list[int]]:
    """The lines without page furniture, and for each a count that rises with every page: where furniture stood, a page ended."""
    lines: list[Line] = []
    pages: list[int] = []
    page = 0
    turned = False
    for line in document.source.lines:
        turned = turned or line.furniture or line.new_page
        if not line.furniture and line.end > line.start:
            page += turned
            turned = False
            lines.append(line)
            pages.append(page)
    return lines, pages


def _region(
    document: Document, lines: Sequence[Line], pages: Sequence[int], i: int, names: Names
) -> tuple[list[Block], int]:
    """The blocks of one list, and the line behind it."""
    blocks: list[Block] = []
    while i < len(lines):
        if heading := _heading(document, lines, i, names):
            block, i = heading
            blocks.append(block)
            continue
        line = _clean(document, lines[i])
        text = line.text.strip()
        if END.match(text) or _PROSE.search(text) or not blocks:
            break
        blocks[-1].lines.append(line)
        blocks[-1].cells += cells_of(line, lines[i].indent, pages[i], lines[i].flow)
        i += 1
    return blocks, i


def _heading(document: Document, lines: Sequence[Line], i: int, names: Names) -> tuple[Block, int] | None:
    """A heading that names a standing, on one line or two, and the line behind it."""
    for count in (2, 1):
        some = lines[i : i + count]
        if len(some) < count:
            continue
        cleans = [_clean(document, line) for line in some]
        if count == 2 and not cleans[1].text.strip()[:1].islower():
            continue
        if any(len(cells_of(clean.strip(), 0)) != 1 for clean in cleans):
            continue
        text = _NUMBERED.sub("", " ".join(clean.text.strip() for clean in cleans)).rstrip(":")
        if found := _standing(text, names):
            return Block(text, found, Span(some[0].start, some[-1].end)), i + count
    return None


def _standing(text: str, names: Names) -> tuple[str, ...]:
    """The standings that a heading names; empty where the line is no heading."""
    if len(text) > MAX_HEADING or not text or _PROSE.search(text) or "following" in text:
        return ()
    if names.exact(text) and not _UNITED_NATIONS.match(text):
        return ()
    lowered = text[0].lower() + text[1:]
    if _UNITED_NATIONS.match(text) or is_category(lowered) or is_category(text):
        return capacities(text) or capacities(lowered)
    return ()


def _clean(document: Document, line: Line) -> Clean:
    """A line as printed, its hidden markup left out, its blanks kept."""
    source = document.source
    clean = Clean.of(source.text[line.start : line.end], line.start)
    if not source.hidden:
        return clean
    at = bisect_right(source.hidden, line.start, key=lambda span: span.end)
    edits = []
    for span in source.hidden[at:]:
        if span.start >= line.end:
            break
        edits.append((max(0, span.start - line.start), min(line.end, span.end) - line.start, ""))
    return clean.replace_spans(edits)


class _Paragraphs:
    """Finds the paragraph that a place in the canonical text belongs to."""

    def __init__(self, document: Document) -> None:
        self.paragraphs = sorted(document.paragraphs, key=lambda p: p.span.start)
        self.starts = [p.span.start for p in self.paragraphs]

    def at(self, place: int) -> Paragraph:
        return self.paragraphs[max(0, bisect_right(self.starts, place) - 1)]
