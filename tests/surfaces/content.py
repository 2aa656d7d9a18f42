"""The content that every surface carries: blocks of runs, as a person would type them into a word processor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["heading", "paragraph", "point", "item", "names", "rows"]


@dataclass(frozen=True)
class Run:
    """Text of one formatting. ``insert``/``delete`` hold the author of a tracked change; ``note`` is the index
    of a footnote that is called here, ``text`` then its sign."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    insert: str | None = None
    delete: str | None = None
    comment: tuple[str, str] | None = None
    note: int | None = None


@dataclass(frozen=True)
class Note:
    """A footnote: its sign as printed, and its text."""

    sign: str
    runs: list[Run]


@dataclass
class Block:
    """One paragraph. ``number`` is printed in front of it (``12.``, ``(a)``); ``level`` is a heading's or a list's.

    ``names`` holds the entries of a list set in columns, ``rows`` the cells of a table.
    """

    kind: Kind = "paragraph"
    runs: list[Run] = field(default_factory=list)
    number: str | None = None
    level: int = 0
    names: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass
class Content:
    """A document: its blocks, its footnotes, its running head (the symbol) and the job number of its first page."""

    blocks: list[Block]
    notes: list[Note] = field(default_factory=list)
    symbol: str | None = None
    job: str | None = None


def text(*parts: str | Run) -> list[Run]:
    """Runs from strings and runs."""
    return [part if isinstance(part, Run) else Run(part) for part in parts]


def heading(words: str, level: int = 1) -> Block:
    """A heading block."""
    return Block("heading", [Run(words)], level=level)


def paragraph(*parts: str | Run, number: str | None = None, level: int = 0) -> Block:
    """A paragraph block."""
    return Block("point" if number and level else "paragraph", text(*parts), number=number, level=level)
