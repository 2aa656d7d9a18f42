"""What every command shares: two consoles, progress, tables of text, exit codes, and the error that ends a command.

Answers go to standard output, everything else to standard error, so that an answer can be piped. Colours and progress
appear on a terminal only, and colours never where ``NO_COLOR`` is set.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from pipelines.workspace import Progress

DIGITS = 4
"""Decimals of a share or a likeness in a table of text; CSV and JSON have them all."""


class Exit(IntEnum):
    """What a command ends with; docs/command-line.md explains them to people."""

    OK = 0
    CHECKS_FAILED = 1
    USAGE = 2
    UNREADABLE = 3
    UNWRITABLE = 4
    FAULT = 70
    INTERRUPTED = 130


class Stop(Exception):
    """Ends a command: what is wrong, where, what to do, and the exit code."""

    def __init__(self, message: str, code: Exit = Exit.USAGE) -> None:
        super().__init__(message)
        self.code = code


def out() -> Console:
    """The console of answers."""
    return _console(sys.stdout)


def err() -> Console:
    """The console of everything that is not the answer."""
    return _console(sys.stderr)


def coloured(console: Console) -> bool:
    """Whether colours may carry meaning there; else signs must."""
    return console.color_system is not None and not console.no_color


def _console(stream: Any) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, soft_wrap=not stream.isatty())


@contextmanager
def progress() -> Iterator[Progress]:
    """Shows on a terminal how far a build is; elsewhere says nothing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from pipelines.workspace import silent

    console = err()
    if not console.is_terminal:
        yield silent
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Starting", total=None)

        def say(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total if total > 1 else None)

        yield say


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], right: Iterable[str] = ()) -> None:
    """A table of text: fitted to the terminal, or as Markdown with every cell whole where it is piped."""
    console = out()
    cells = [[cell(value) for value in row] for row in rows]
    aligned = set(right)
    if not console.is_terminal:
        sys.stdout.write(markdown(columns, cells, aligned))
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, header_style="bold", pad_edge=False)
    for name in columns:
        table.add_column(Text(name), justify="right" if name in aligned else "left", overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)


def markdown(columns: Sequence[str], cells: Sequence[Sequence[str]], right: Iterable[str] = ()) -> str:
    """A table in Markdown, its columns padded so that it reads as plain text too."""
    rows = [[text.replace("|", "\\|") for text in row] for row in (columns, *cells)]
    widths = [max(3, *(len(row[at]) for row in rows)) for at in range(len(columns))]
    aligned = [name in set(right) for name in columns]
    rule = [("-" * (w - 1) + ":") if r else "-" * w for w, r in zip(widths, aligned, strict=True)]
    lines = [_padded(rows[0], widths, aligned), rule, *(_padded(row, widths, aligned) for row in rows[1:])]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _padded(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    return [t.rjust(w) if r else t.ljust(w) for t, w, r in zip(row, widths, right, strict=True)]


def cell(value: Any) -> str:
    """A value on one line: null as nothing, lists with commas, decimals shortened."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    if isinstance(value, dict):
        return ", ".join(f"{key}: {cell(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(cell, value))
    return " ".join(str(value).split())


@cache
def plural(noun: str) -> str:
    """The plural of a noun that this project counts."""
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith("ch") else "s")


def counted(number: int, noun: str) -> str:
    """``1 row``, ``12 rows``."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def near(path: str | Path) -> str:
    """A path as seen from the working folder, where it lies below it."""
    whole = Path(path).resolve()
    return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else str(path)
