"""What a line begins with: the numbers and labels that UN documents print before paragraphs, points and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Style = Literal["dot", "paren", "alpha", "roman", "dotted", "bullet"]

LEAD = re.compile(
    r"(?P<dotted>\d{1,3}\.\d{1,3})\.?(?=\s+[A-Z“\"(])"
    r"|(?P<dot>\d{1,3})\.(?=\s|$)"
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


@dataclass(slots=True)
class Numbering:
    """The lists open at this place of the document, outermost first.

    A label is accepted where it continues an open list or begins a new one; a line that begins with a figure or a
    bracket by chance (``19 June``, ``(b) of the Convention``) continues nothing. A gap is accepted where the line
    surely begins a paragraph, and is reported.
    """

    stack: list[Level] = field(default_factory=list)
    main_last: int = 0

    LARGEST_GAP = 12

    def place(self, lead: Lead, sure: bool, parent: int | None, after_heading: bool) -> tuple[int, str] | None:
        """The depth at which the label stands and how it came ("next", "first", "gap"), or None."""
        for how in ("next", "first", "gap"):
            depth = self._try(lead, how, sure, parent, after_heading)
            if depth is not None:
                return depth, how
        return None

    def _try(self, lead: Lead, how: str, sure: bool, parent: int | None, after_heading: bool) -> int | None:
        if how == "first":
            return self._open(lead, sure, parent, after_heading)
        for depth in range(len(self.stack) - 1, -1, -1):
            level = self.stack[depth]
            for style, value in lead.readings:
                step = value - level.value
                if (style, lead.series) != (level.style, level.series) or style == "bullet" and how == "gap":
                    continue
                if step == 1 or style == "bullet" or (how == "gap" and sure and 1 < step <= self.LARGEST_GAP):
                    level.value = value
                    del self.stack[depth + 1 :]
                    return depth
        return None

    def _open(self, lead: Lead, sure: bool, parent: int | None, after_heading: bool) -> int | None:
        """Begin a new list below the block before, or at the outermost level after a heading."""
        style, value = min(lead.readings, key=lambda reading: reading[1])
        begins = value <= 1 or (not self.stack and style in ("dot", "paren", "dotted"))
        if not begins or not sure:
            return None
        if after_heading or not self.stack:
            numbered = self.stack[:1] if self.stack and self.stack[0].style == "dot" and style != "dot" else []
            self.stack = numbered if parent is not None else []
        self.stack.append(Level(style, value, lead.series, parent))
        return len(self.stack) - 1

    def reset(self) -> None:
        """An annex or a session numbers anew."""
        self.stack.clear()
