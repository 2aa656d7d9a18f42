"""From body lines to blocks: which lines make one paragraph, which are headings, what number each begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.model import Line, SourceText
from pipelines.structure.furniture import SYMBOL
from pipelines.structure.leads import (
    CONTAINER,
    ENACTING,
    ORDINAL,
    PREAMBULAR,
    Lead,
    Numbering,
    Place,
    read_lead,
    roman_value,
)

COMPLETE = re.compile(r"(?:[.;:!?…]|[.,;]\s?[\"”’')\]]+|[)\]][.;:])(?:[\"”’')\]*]|\s?\d{1,2}|\s)*$|[;,]\s+(?:and|or)$")
"""A text that may end a paragraph or a point: a full stop, a colon, a semicolon, "; and"."""
FUNCTION_WORD = re.compile(
    r"(?:\b(?:a|an|the|of|and|or|in|on|to|for|by|with|from|at|as|its|their|that|which|under|entitled|including|between|"
    r"No|Mr|Ms|Mrs|art|para|paras|arts)\.?|[,(/–—-])$"
)
"""A text that can't end a paragraph."""
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE_BEGUN = re.compile(rf"\b\d{{1,2}}(?: {_MONTH})?$")
DATE_GOES_ON = re.compile(rf"(?:{_MONTH} )?\d{{4}}\b|{_MONTH}$")
"""A title whose line breaks inside its date: "held in Vienna on 2" and "February 2015"."""
OPENS = re.compile(r"[A-Z\u00c0-\u00de0-9“\"‘'(\[]")
FOOTNOTE_CALL = re.compile(r"\d{1,2}")
"""Alone on a line right below a text, it was set above the line that the text ended."""
LOWER = re.compile(r"[a-z\u00df-\u00ff]")
INTRODUCES = re.compile(r":\s*$|\b(?:as follows|the following)\b[^.]*$", re.IGNORECASE)
_CLOSING = "\"”’')]*0123456789 \n"
_LONGEST_END = 16
"""A function word with its stop, or "; and", is no longer."""


def ends_complete(text: str) -> bool:
    """Whether a text may end a paragraph or a point. Only its end is looked at: texts are asked again as they grow."""
    return bool(COMPLETE.search(text, max(0, len(text.rstrip(_CLOSING)) - _LONGEST_END))) or _ends_in_remark(text)


def _ends_in_remark(text: str) -> bool:
    """A remark in brackets after a complete text: "; (Israel: too general discussion point for this context)"."""
    return text.endswith(")") and text[: text.rfind("(")].rstrip()[-1:] in (".", ";")


def ends_open(text: str) -> bool:
    """Whether a text ends in a word or sign that can't end a paragraph."""
    return bool(FUNCTION_WORD.search(text, max(0, len(text) - _LONGEST_END)))


def _breaks_before(title: str, rest: str) -> bool:
    """Whether a title can't end where its line does: "held in", "on 5 March"."""
    return ends_open(title) or bool(DATE_BEGUN.search(title) and DATE_GOES_ON.match(rest))


def introduces(text: str) -> bool:
    """Whether the last sentence of a text announces a list."""
    return bool(INTRODUCES.search(text, text.rfind(".") + 1))


INNER_PARTS = ("session", "agenda item", "item")
"""Parts that stand inside a chapter; an annex or a part stands beside the chapters."""
SYMBOL_ALONE = re.compile(SYMBOL)
"""A symbol names the document; it titles nothing."""
HEADING_WORDS, FLOW_HEADING_WORDS, TITLE_LINES = 30, 60, 4
TITLE_INDENT = 4
"""Columns; lines of a masthead stand at the margin one below the other, the lines of a title are set in."""
LONG_ENOUGH = 200
"""Characters; no title of an agenda item is as long, so that a labelled text without a stop was cut by a page break."""
OPEN_LIST = re.compile(r":\s+[^\s:;.][^:;.]*$")
"""A list after a colon that has not come to its end ("of the following States parties: Bahamas, New")."""
FULL_WIDTH = 0.8
"""A line that reaches this share of the usual width was broken by its width, not by its author."""

LIST_LINES, ENTRY_WORDS = 4, 12
"""So many lines in a row of at most so many words each are a list: titles do not stand four deep."""
SPACED_LABELS, SPACED_SHARE = 4, 0.85
"""With so many labelled lines, and this share of them below a blank line, blank lines part all paragraphs."""


@dataclass(slots=True)
class Block:
    """One paragraph to be: its lines, where its text begins in the first, and the label it carries."""

    lines: list[Line]
    text: str
    start: int
    begin: int
    lead: Lead | None = None
    place: Place | None = None
    heading: bool = False
    ordinal: str | None = None
    ordinal_level: int = 0
    container: str | None = None
    mark: int = 0
    untitled: bool = False
    flow: bool = False
    extra: list[Line] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return ends_complete(self.text)


@dataclass(slots=True)
class _Row:
    """A body line with what is asked of it again and again."""

    line: Line
    text: str
    gap: bool
    cut: bool
    full: bool


class BlockBuilder:
    """Walks the body lines once and cuts them into blocks."""

    def __init__(self, source: SourceText, lines: list[Line], visible: list[str]) -> None:
        self.source = source
        self.rows = self._rows(lines, visible)
        self.numbering = Numbering()
        self.blocks: list[Block] = []
        self.pending: list[tuple[Line, int]] = []
        self.last_ordinals = {"roman": 0, "letter": 0}
        self.gaps: list[tuple[Block, Place]] = []
        self.spaced = _is_spaced(self.rows)

    def _rows(self, lines: list[Line], visible: list[str]) -> list[_Row]:
        """Lines with their gaps: ``gap`` for a blank line before, ``cut`` where furniture or a page break stood before."""
        width = _usual_width(lines)
        rows: list[_Row] = []
        for i, (line, text) in enumerate(zip(lines, visible, strict=True)):
            between = self.source.text[lines[i - 1].end : line.start] if i else "\n\n"
            cut = line.new_page or bool(between.strip(" \t\n\r*_#>-"))
            full = line.flow or line.indent + line.end - line.start >= FULL_WIDTH * width
            rows.append(_Row(line, text, between.count("\n") > 1, cut, full))
        return rows

    def build(self) -> list[Block]:
        """All blocks in reading order."""
        for i, row in enumerate(self.rows):
            self._take(i, row)
        return self.blocks

    @property
    def last(self) -> Block | None:
        return self.blocks[-1] if self.blocks else None

    def _take(self, i: int, row: _Row) -> None:
        """Give one line to the open block, or begin a new block with it."""
        if self._take_ordinal_alone(i, row) or self._take_container(i, row):
            return
        lead = self._placed_lead(row)
        if lead:
            self._open(row, lead=lead[0], place=lead[1])
        elif self._runs_on(i, row):
            self._extend(row)
        elif self._ordinal_heading(i, row):
            return
        elif self._is_heading(i, row):
            self._open_heading(row)
        elif self._continues(i, row):
            self._extend(row)
        else:
            self._open(row)

    def _runs_on(self, i: int, row: _Row) -> bool:
        """Where blank lines part the paragraphs, a line without one before it goes on with the paragraph, or the title."""
        if not self.spaced or row.gap or row.cut or row.line.flow or row.line.heading or row.line.bullet:
            return False
        if self.last is None or not self.last.text:
            return False
        return self.rows[i - 1].full if self.last.heading else True

    def _placed_lead(self, row: _Row) -> tuple[Lead, Place] | None:
        """The label that the line begins with, where it stands in an open series or begins one."""
        lead = read_lead(row.text)
        if lead is None:
            return None
        introducer = self._introducer()
        after_heading = bool(self.last and self.last.heading)
        place = self.numbering.place(lead, self._sure(row), introducer, after_heading)
        return (lead, place) if place else None

    def _sure(self, row: _Row) -> bool:
        """Whether a paragraph may begin here."""
        last = self.last
        if last is None or last.heading or last.complete or row.line.bullet:
            return True
        alone = read_lead(row.text)
        if self.spaced and row.gap and not row.cut:
            return True
        return bool(alone and alone.end >= len(row.text) and row.gap) or (
            row.line.flow and row.gap and row.text[:1].isdigit()
        )

    def _introducer(self) -> int | None:
        """The index of the block that a list would stand below: the last one, where it is numbered or announces a list."""
        if self.last is not None and self.last.heading:
            return self._introducer_above_headings()
        last = self.last
        if last is None:
            return None
        if not last.text or introduces(last.text):
            return len(self.blocks) - 1
        return len(self.blocks) - 1 if last.place else None

    def _introducer_above_headings(self) -> int | None:
        """A list may stand below titles of its own: "adopted the following recommendations:", a title, (a)."""
        for i in range(len(self.blocks) - 1, -1, -1):
            block = self.blocks[i]
            if block.container:
                return None
            if not block.heading:
                return (
                    i if block.text.rstrip().endswith(":") and (block.place is None or not block.place.depth) else None
                )
        return None

    def _take_ordinal_alone(self, i: int, row: _Row) -> bool:
        """``A.`` alone on its line waits for the title that follows (the reader may have put lines between)."""
        m = ORDINAL.fullmatch(row.text)
        if not m or not self._expected(m["ordinal"]):
            return False
        self.pending.append((row.line, self._expect(m["ordinal"])))
        return True

    def _expected(self, ordinal: str) -> bool:
        """Whether this is the next roman number or letter of the headings, or the first that a fragment begins with."""
        return self._ordinal_kind(ordinal) is not None

    def _ordinal_kind(self, ordinal: str) -> tuple[str, int] | None:
        """How the ordinal reads here: as the next of its series, the first of a new one, or a fragment's first."""
        values = _ordinal_values(ordinal)
        next_ones = [(kind, value) for kind, value in values if value == self.last_ordinals[kind] + 1]
        firsts = [(kind, value) for kind, value in values if value == 1]
        fragment = [
            (k, v) for k, v in values if k == "roman" and len(ordinal) > 1 and not any(self.last_ordinals.values())
        ]
        return next(iter([*next_ones[-1:], *firsts, *fragment]), None)

    def _expect(self, ordinal: str) -> int:
        """Count the ordinal; gives the level of its heading (2 for roman numbers, 3 for letters)."""
        kind, value = self._ordinal_kind(ordinal) or ("letter", self.last_ordinals["letter"])
        self.last_ordinals[kind] = value
        if kind == "roman":
            self.last_ordinals["letter"] = 0
        return 2 if kind == "roman" else 3

    def _ordinal_heading(self, i: int, row: _Row) -> bool:
        """``III. Summary of deliberations``: a heading with its ordinal in one line."""
        m = ORDINAL.match(row.text)
        if not m or m.end() >= len(row.text) or not self._sure_heading(row):
            return False
        title = row.text[m.end() :].strip()
        marked = row.line.heading or row.line.bold
        if not OPENS.match(title) or not (marked or self._expected(m["ordinal"])) or ends_complete(title):
            return False
        level = self._expect(m["ordinal"])
        skip = len(row.text) - len(title)
        self._open_heading(row, ordinal=m["ordinal"], level=level, skip=skip)
        return True

    def _sure_heading(self, row: _Row) -> bool:
        last = self.last
        return last is None or last.heading or last.complete or row.gap or row.cut or row.line.flow

    def _take_container(self, i: int, row: _Row) -> bool:
        """``Annex I``, ``Session 2. Title``, ``Agenda item 3``: a heading that opens a part with numbers of its own."""
        m = CONTAINER.match(row.text)
        if not m or not self._sure_heading(row) or not (m["name"] or m.end() == len(row.text.rstrip("* "))):
            return False
        rest = row.text[m.end() :].strip(" .:*")
        marked = bool(row.line.heading or row.line.bold)
        if rest and not marked and not (m["dot"] and self._heading_shape(rest, row)):
            return False
        if not rest and not marked and not (row.gap or row.cut or (self.last and self.last.complete)):
            return False
        kind, name = m["kind"].lower(), m["name"] or ""
        if kind in ("agenda item", "item") and rest and not marked:
            return False
        self.numbering.reset()
        inner = kind in INNER_PARTS
        if not inner:
            self.last_ordinals = {"roman": 0, "letter": 0}
        self._open_heading(row, level=4 if inner else 1, container="-".join([*kind.split(), name]).rstrip("-"))
        self.blocks[-1].untitled = not rest
        return True

    def _heading_shape(self, text: str, row: _Row) -> bool:
        words = len(text.split())
        return bool(OPENS.match(text)) and words <= (FLOW_HEADING_WORDS if row.line.flow else HEADING_WORDS)

    def _is_heading(self, i: int, row: _Row) -> bool:
        """A line without a number that titles what follows.

        Marked as heading or set in bold or italics as a whole; or short, complete in itself without a full stop, and
        followed by a numbered paragraph, a heading, or a sentence that begins anew.
        """
        line, text = row.line, row.text
        if read_lead(text) and not line.heading:
            return False
        last = self.last
        if last is not None and not last.heading and not last.text:
            return False
        if SYMBOL_ALONE.fullmatch(text) or not any(map(str.isalpha, text)):
            return False
        if last is not None and last.heading and not row.gap and not line.heading and _breaks_before(last.text, text):
            return False
        if text.startswith("(") and not row.gap and not line.heading and last is not None and not last.heading:
            return False  # a remark on the text before: "by parliaments;", "(Chad: too broad)"
        if line.heading or (line.bold and not ends_complete(text) and not self._rest_of_sentence(text)):
            return True
        if self._goes_on_in_column(i, row):
            return False
        if self._is_wrapped_title(i, row):
            return True
        if ends_complete(text) or ends_open(text) or not OPENS.match(text) or LOWER.match(text):
            return False
        if last is not None and not last.heading and not (last.complete or row.gap):
            return False
        if not self._heading_shape(text, row) or line.bullet:
            return False
        return bool(line.italic) or (self._titles_what_follows(i, row) and not self._in_list(i))

    def _rest_of_sentence(self, text: str) -> bool:
        """An open sentence goes on, in bold too: reviews set whole recommendations in bold, and a page may end inside one."""
        last = self.last
        if last is None or last.heading or last.complete:
            return False
        return bool(LOWER.match(text) or ends_open(last.text))

    def _goes_on_in_column(self, i: int, row: _Row) -> bool:
        """The second line of a title set in from the margin, right below the first and as far in."""
        last, before = self.last, self.rows[i - 1].line
        if last is None or not last.heading or last.container or row.gap or row.cut or row.line.flow:
            return False
        return last.lines[-1] is before and row.line.indent == before.indent >= TITLE_INDENT

    def _is_wrapped_title(self, i: int, row: _Row) -> bool:
        """Between blank lines: a stretch of two to four lines that ends like no sentence."""
        if not row.gap or row.line.flow or row.line.bullet or not OPENS.match(row.text):
            return False
        stop = next((j for j in range(i + 1, len(self.rows)) if self.rows[j].gap or self.rows[j].cut), len(self.rows))
        rows = self.rows[i:stop]
        text = " ".join(part.text for part in rows)
        if not 2 <= len(rows) <= TITLE_LINES or len(text.split()) > HEADING_WORDS or not all(r.full for r in rows[:-1]):
            return False
        ends = ends_complete(text) or ends_open(text)
        after = self.rows[stop] if stop < len(self.rows) else None
        goes_on = after is not None and (LOWER.match(after.text) or (after.cut and not read_lead(after.text)))
        return not ends and not goes_on

    def _in_list(self, i: int) -> bool:
        """Whether the line is one of many short ones in a row, each a paragraph: a list of names, not titles.

        The front of a document has such lines too, and the last of them may be its title.
        """
        if not any(block.place or block.ordinal for block in self.blocks):
            return False
        first = last = i
        while first and i - first < LIST_LINES and self._is_entry(first - 1):
            first -= 1
        while last + 1 < len(self.rows) and last - first < LIST_LINES and self._is_entry(last + 1):
            last += 1
        return last - first + 1 >= LIST_LINES

    def _is_entry(self, i: int) -> bool:
        """A short line of its own that no formatting marks and that begins with no label."""
        row = self.rows[i]
        line, words = row.line, len(row.text.split())
        if line.heading or line.bold or line.italic or not (line.flow or row.gap) or words > ENTRY_WORDS:
            return False
        labelled = read_lead(row.text) or ORDINAL.match(row.text) or CONTAINER.match(row.text)
        return not labelled and not ends_complete(row.text) and bool(OPENS.match(row.text))

    def _titles_what_follows(self, i: int, row: _Row) -> bool:
        """Look ahead: a title is followed by a label, another title or a new sentence, never by its own rest."""
        words = len(row.text.split())
        for j in range(i + 1, min(i + 4, len(self.rows))):
            after = self.rows[j]
            if read_lead(after.text) or ORDINAL.match(after.text) or CONTAINER.match(after.text):
                return True
            if LOWER.match(after.text) or ends_open(self.rows[j - 1].text):
                if row.line.flow or (after.gap and not after.cut) or ends_complete(after.text):
                    return False
                words += len(after.text.split())
                continue
            if row.line.flow or after.gap:
                return words <= HEADING_WORDS
            if ends_complete(after.text) or after.full:
                return not row.full and words <= HEADING_WORDS
            words += len(after.text.split())
        return False

    def _continues(self, i: int, row: _Row) -> bool:
        """Whether the line goes on with the open block."""
        last = self.last
        if last is None:
            return False
        if last.heading:
            return self._continues_heading(i, row, last)
        if not last.text:
            return True
        before = self.rows[i - 1]
        if LOWER.match(row.text):
            return True
        if not last.complete:
            return self._continues_incomplete(row, last, before)
        if row.line.flow or (row.gap and not row.cut):
            return False
        if row.text.startswith("(") and not row.gap:
            return True
        if FOOTNOTE_CALL.fullmatch(row.text) and not row.gap and not row.cut:
            return True
        if row.cut and last.text.endswith(":"):
            return True
        return before.full or (bool(last.place) and last.text.endswith(":"))

    def _continues_heading(self, i: int, row: _Row, last: Block) -> bool:
        """A wrapped title goes on in lower case, or after a full line."""
        if row.gap or row.line.flow or row.line.heading:
            return bool(LOWER.match(row.text)) and not row.line.flow
        if LOWER.match(row.text) or ends_open(last.text):
            return True
        return not ends_complete(row.text) and (self.rows[i - 1].full or not row.full)

    def _continues_incomplete(self, row: _Row, last: Block, before: _Row) -> bool:
        """An incomplete text goes on across a page break; after a blank line only if it can't have ended."""
        if self._begins_preambular(row, last):
            return False
        if ends_open(last.text):
            return True
        if not row.line.flow:
            return not row.gap or (row.cut and before.full)
        cut_short = len(last.text) > LONG_ENOUGH or row.text.endswith(";") or bool(OPEN_LIST.search(last.text))
        return bool(last.place) and cut_short and not row.line.italic

    def _begins_preambular(self, row: _Row, last: Block) -> bool:
        """The paragraphs of a preamble end in commas, and each begins with its participle."""
        if not last.text.rstrip().endswith(",") or not PREAMBULAR.match(row.text) or last.place:
            return False
        return bool(ENACTING.fullmatch(last.text) or PREAMBULAR.match(last.text))

    def _extend(self, row: _Row) -> None:
        last = self.blocks[-1]
        last.text = f"{last.text} {row.text}" if last.text else row.text
        if not last.lines:
            last.start = row.line.start
        last.lines.append(row.line)

    def _open(self, row: _Row, lead: Lead | None = None, place: Place | None = None) -> None:
        skip = lead.end if lead else 0
        text = row.text[skip:]
        start = row.line.start + (lead.end if lead else 0)
        block = Block([row.line] if text else [], text, start, row.line.start, lead, place, flow=row.line.flow)
        if not text:
            block.extra.append(row.line)
        self.blocks.append(block)
        if place and place.missing:
            self.gaps.append((block, place))

    def _open_heading(
        self, row: _Row, ordinal: str | None = None, level: int = 0, skip: int = 0, container: str | None = None
    ) -> None:
        begin = row.line.start
        block = Block([row.line], row.text[skip:], begin + skip, begin, heading=True, container=container)
        block.ordinal, block.ordinal_level = ordinal, level
        block.mark, block.flow = row.line.heading or int(row.line.bold), row.line.flow
        if self.pending and not ordinal and not container:
            waiting, block.ordinal_level = self.pending.pop(0)
            block.ordinal = self.source.line_text(waiting).rstrip(". ")
            block.extra.append(waiting)
        self.blocks.append(block)


def _ordinal_values(ordinal: str) -> list[tuple[str, int]]:
    """``C`` is the third letter, or a hundred; ``I`` the first roman number, or the ninth letter."""
    values: list[tuple[str, int]] = []
    if re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", ordinal):
        values.append(("roman", roman_value(ordinal)))
    if len(ordinal) == 1:
        values.append(("letter", ord(ordinal) - 64))
    return values


def _is_spaced(rows: list[_Row]) -> bool:
    """Whether a wrapped text parts its paragraphs by blank lines: nearly all that begin with a label have one before."""
    labelled = [row for row in rows if not row.line.flow and not row.cut and read_lead(row.text)]
    return len(labelled) >= SPACED_LABELS and sum(row.gap for row in labelled) >= SPACED_SHARE * len(labelled)


def _usual_width(lines: list[Line]) -> int:
    """The width that full lines of the text have, in columns."""
    widths = sorted(line.indent + line.end - line.start for line in lines)
    return widths[int(len(widths) * 0.8)] if widths else 0
