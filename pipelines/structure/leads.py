"""What a line begins with: the numbers and labels that UN documents print before paragraphs, points and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Style = Literal["dot", "paren", "alpha", "roman", "dotted", "bullet"]

LEAD = re.compile(
    r"(?P<dotted>\d{1,3}\.\d{1,3})\.?(?=\s+[A-Z“\"(])"
    r"|(?P<dot>\d{1,4})\.(?=\s|$)"
    r"|\((?P<label>[a-z]{1,4})\)(?=\s|$)"
    r"|(?P<paren>\d{1,3})\)(?=\s|$)"
    r"|(?P<bullet>[✓✔•●▪◦➢❖‣·])(?=\s)"
)
ORDINAL = re.compile(r"(?P<ordinal>[IVXL]{1,6}|[A-Z])\.(?=\s|$)")
CONTAINER = re.compile(
    r"(?P<kind>Annex|Appendix|Session|Part|Chapter|Attachment|Addendum|Enclosure|Agenda item|Item)"
    r"(?:\s+(?P<name>[IVXL]{1,5}|\d{1,2}|[A-Z]|One|Two|Three|Four|Five|Six)(?P<dot>[.:]?))?(?=$|\s|\*)",
    re.IGNORECASE,
)
"""Headings that open a part with numbering of its own (an annex, the session of an expert meeting, an agenda item)."""
ENACTING = re.compile(r"[Tt]he (?:[A-Z][\w’'-]*|[a-z-]+)(?: (?:[A-Z][\w’'-]*|[a-z-]+)){0,24},")
"""The body that speaks opens a resolution: "The Conference of the Parties to the ... Crime,"."""
PREAMBULAR = re.compile(
    r"(?:(?:Also|Further|Deeply|Gravely|Fully|Seriously|Strongly|Having|Bearing|Taking|Being|Keeping)\s)?"
    r"(?:[A-Za-z][a-z]+ing|[A-Za-z][a-z]*(?:ned|med|red|ged|ted|ced|sed|vinced)|[Hh]aving|[Mm]indful|[Aa]ware|[Dd]eeply|[Gg]ravely)\b"
)
"""The first word of a preambular paragraph is a participle or an adjective: Noting, Recalling also, Convinced, Mindful."""
LARGEST_UNSURE = 999
"""A larger figure is a paragraph's number only where it is the next of its series: "2020. The meeting" is a year."""
ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(slots=True)
class Lead:
    """A label at the begin of a line: as printed, its readings (style and value), and where its text begins."""

    printed: str
    readings: list[tuple[Style, int]]
    end: int
    series: str = ""

    @property
    def bare(self) -> str:
        return self.printed.strip("().") if self.series == "" else self.printed


def read_lead(text: str) -> Lead | None:
    """The label that a line begins with, in all the ways that it may be read; None where there is none."""
    m = LEAD.match(text)
    if not m:
        return None
    kind = m.lastgroup
    value = m[kind] if kind else ""
    end = m.end() + len(text[m.end() :]) - len(text[m.end() :].lstrip())
    if kind == "dotted":
        series, _, number = value.partition(".")
        return Lead(value, [("dotted", int(number))], end, series=series)
    if kind == "label":
        readings = _label_readings(value)
        return Lead(m[0], readings, end) if readings else None
    if kind == "bullet":
        return Lead(m[0], [("bullet", 0)], end)
    return Lead(m[0], [("dot" if kind == "dot" else "paren", int(value))], end)


def _label_readings(value: str) -> list[tuple[Style, int]]:
    """``(i)`` is the ninth letter or the first roman number; ``(aa)`` follows ``(z)``."""
    readings: list[tuple[Style, int]] = []
    if len(set(value)) == 1 and len(value) <= 2:
        readings.append(("alpha", ord(value[0]) - 96 + 26 * (len(value) - 1)))
    if ROMAN.fullmatch(value):
        readings.append(("roman", roman_value(value)))
    return readings


def roman_value(numeral: str) -> int:
    """The number that a roman numeral stands for (up to the fifties)."""
    values = [ROMAN_VALUES[c] for c in numeral.lower()]
    return sum(-v if any(w > v for w in values[i + 1 :][:1]) else v for i, v in enumerate(values))


@dataclass(slots=True)
class Level:
    """One open list: how it numbers, the number it has reached, and the block that holds it."""

    style: Style
    value: int
    series: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: depth 0 for the numbered paragraphs of the document, 1 and more for lists.

    ``how`` is ``next``, ``first`` or ``gap``; ``missing`` counts the labels left out before it.
    """

    depth: int
    style: Style
    value: int
    how: Literal["next", "first", "gap"]
    parent: int | None = None
    missing: int = 0


@dataclass(slots=True)
class Numbering:
    """The series of numbered paragraphs and the lists open at this place of the document.

    ``suspended`` are the numbers that earlier series had reached where another one began: they may go on.

    A label is accepted where it continues an open series or begins a new one; a line that begins with a figure or a
    bracket by chance (``19 June``, ``(b) of the Convention``) continues nothing. A gap is accepted where the line
    surely begins a paragraph, and is reported.
    """

    main: int = 0
    suspended: list[int] = field(default_factory=list)
    stack: list[Level] = field(default_factory=list)

    LARGEST_GAP: ClassVar[int] = 12

    def place(self, lead: Lead, sure: bool, introduced_by: int | None, after_heading: bool) -> Place | None:
        """Where the label stands, or None where the line does not begin a paragraph.

        ``sure`` says that a paragraph may begin here (the text before is complete); ``introduced_by`` is the index of a
        block before that announces a list; ``after_heading`` that a heading stands directly before.
        """
        return self._next(lead, after_heading) or (
            (sure or None) and (self._first(lead, introduced_by, after_heading) or self._gap(lead))
        )

    def _next(self, lead: Lead, after_heading: bool) -> Place | None:
        style, value = lead.readings[0]
        if after_heading and style == "dot" and value > 1 and value - 1 == self.main:
            # Paragraph 4 lists an agenda of four items, a title follows, then "5.": the agenda ended at the title.
            return self._main(value, "next")
        for depth in range(len(self.stack), 0, -1):
            level = self.stack[depth - 1]
            for style, value in lead.readings:
                if (style, lead.series) == (level.style, level.series) and (
                    value == level.value + 1 or style == "bullet"
                ):
                    level.value = value
                    del self.stack[depth:]
                    return Place(depth, style, value, "next", level.parent)
        if style == "dot" and value > 1 and value - 1 in (self.main, *self.suspended):
            return self._main(value, "next")
        return None

    def _main(self, value: int, how: Literal["next", "first", "gap"], missing: int = 0) -> Place:
        if how == "first" and self.main:
            self.suspended.append(self.main)
        if value - 1 in self.suspended:
            self.suspended.remove(value - 1)
        self.main = value
        self.stack.clear()
        return Place(0, "dot", value, how, None, missing)

    def _first(self, lead: Lead, introduced_by: int | None, after_heading: bool) -> Place | None:
        style, value = min(lead.readings, key=lambda reading: reading[1])
        if value > 1:
            return None
        if style == "dot" and (after_heading or not self.main):
            return self._main(1, "first")
        if after_heading:
            self.stack.clear()
            introduced_by = None
        self.stack.append(Level(style, value, lead.series, introduced_by))
        return Place(len(self.stack), style, value, "first", introduced_by)

    def _gap(self, lead: Lead) -> Place | None:
        for depth in range(len(self.stack), 0, -1):
            level = self.stack[depth - 1]
            for style, value in lead.readings:
                step = value - level.value
                if (style, lead.series) == (level.style, level.series) and 1 < step <= self.LARGEST_GAP:
                    level.value = value
                    del self.stack[depth:]
                    return Place(depth, style, value, "gap", level.parent, step - 1)
        style, value = lead.readings[0]
        before = max([self.main, *self.suspended])
        if value > LARGEST_UNSURE:
            return None
        if style == "dot" and (not before or 1 < value - before <= self.LARGEST_GAP):
            return self._main(value, "gap", value - before - 1)
        if not self.stack and style in ("paren", "dotted", "alpha"):
            self.stack.append(Level(style, value, lead.series))
            return Place(1, style, value, "gap", None, value - 1)
        return None

    def reset(self) -> None:
        """An annex or a session may number anew; the series before it may go on after all."""
        if self.main:
            self.suspended.append(self.main)
        self.main = 0
        self.stack.clear()
