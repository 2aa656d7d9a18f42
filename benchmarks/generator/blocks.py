"""What a paper is made of before it is printed on a surface, and the forms of dates and numbers that papers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from benchmarks.generator import vocabulary as v

Kind = Literal["masthead", "heading", "paragraph", "point", "agenda", "unnumbered"]


@dataclass
class Block:
    """One paragraph. ``number`` is printed before it (``2.``, ``(a)``); ``level`` is a heading's.

    ``notes`` are footnotes: the word of the text that each is called after, and its own text. ``~~`` marks struck words.
    """

    kind: Kind
    text: str
    number: str = ""
    level: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Paper:
    """A document before it is printed: its blocks, its symbol, and the job number at its feet."""

    name: str
    symbol: str
    job: str
    blocks: list[Block]


class Numbered:
    """Hands out paragraph numbers."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self, text: str) -> Block:
        self.last += 1
        return Block("paragraph", text, f"{self.last}.")


def heading(text: str, level: int, ordinal: str = "") -> Block:
    return Block("heading", text, ordinal, level)


def day(when: date) -> str:
    return f"{when.day} {when:%B} {when.year}"


def days(first: date, last: date, dash: bool = False) -> str:
    """ "on 7 and 8 July 2020", "from 29 September to 1 October 2020"; with a dash as mastheads print it, without "on"."""
    if first == last:
        return day(first) if dash else f"on {day(first)}"
    same = first.month == last.month and first.year == last.year
    begin = f"{first.day}" if same else f"{first.day} {first:%B}" if first.year == last.year else day(first)
    if dash:
        return f"{begin}–{day(last)}" if same else f"{begin} – {day(last)}"
    if (last - first).days == 1:
        return f"on {begin} and {day(last)}"
    return f"from {begin} to {day(last)}"


def ordinal(number: int) -> str:
    return v.ORDINALS[number]
