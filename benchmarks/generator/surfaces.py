"""Printing a paper: Markdown as converters write it, text as PDF tools print it, and text with a paragraph a line.

``noise`` is 0 (clean), 1 (pages: furniture and footnotes inside sentences, labels on lines of their own) or 2 (stray spaces
inside words too, as PDF tools leave them).
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from random import Random

from benchmarks.generator.blocks import Block, Paper

LINES_A_PAGE = 48
"""Body lines of a printed page."""

STRAY = 1 / 250
"""Share of longer words that a stray space divides; the real texts have about one in 300 words."""

SURFACES = ("markdown", "text", "flow")


def printed(draw: Random, paper: Paper, surface: str, noise: int) -> bytes:
    """The bytes of a paper on a surface."""
    written = {"markdown": _markdown, "text": _text, "flow": _flow}[surface](draw, paper, noise)
    return written.encode()


def extension(surface: str) -> str:
    return ".md" if surface == "markdown" else ".txt"


# --- Markdown ---------------------------------------------------------------------------------------------------------


def _markdown(draw: Random, paper: Paper, noise: int) -> str:
    style = draw.choice(("plain", "listed")) if noise else "plain"
    parts: list[str] = []
    notes = 0
    for block in paper.blocks:
        text, own = block.text, []
        for word, note in block.notes:
            notes += 1
            text = _called(text, word, f"<sup>{notes}</sup>")
            own.append(f"<sup>{notes}</sup> {note}")
        text = _markdown_block(block, text, style)
        if noise and not own and block.kind in ("paragraph", "point") and "~~" not in text and draw.random() < 0.08:
            text = _broken(draw, text)
        parts.append(text)
        parts += own
    return "\n\n".join(parts) + "\n"


def _markdown_block(block: Block, text: str, style: str) -> str:
    if block.kind == "heading":
        number = f"{block.number}. " if block.number else ""
        title = f"{number}{text}"
        return f"*{title}*" if block.level == 6 else f"{'#' * block.level} {title}"
    if block.kind == "masthead":
        return text.replace("\nOriginal", "\nOriginal")
    if block.kind == "agenda":
        return f"{'  - ' if block.level else ''}{block.number} {text}"
    item = "- " if style == "listed" and block.kind == "point" else ""
    return f"{item}{block.number} {text}" if block.number else text


def _broken(draw: Random, text: str) -> str:
    """A page break inside a paragraph: blank lines between two words."""
    spaces = [m.start() for m in re.finditer(r"(?<=[a-z,]) (?=\w)", text)]
    inner = [at for at in spaces if 60 < at < len(text) - 40]
    if not inner:
        return text
    at = draw.choice(inner)
    return f"{text[:at]}\n\n\n\n{text[at + 1 :]}"


def _called(text: str, word: str, call: str) -> str:
    """The text with a call behind the word and the punctuation after it."""
    at = text.rfind(word) + len(word)
    while at < len(text) and text[at] in ".,;:":
        at += 1
    return text[:at] + call + text[at:]


# --- text a paragraph a line ------------------------------------------------------------------------------------------


def _flow(draw: Random, paper: Paper, noise: int) -> str:
    lines = []
    for block in paper.blocks:
        number = f"{block.number}{'.' if block.kind == 'heading' else ''} " if block.number else ""
        lines.append(number + block.text.replace("*", ""))
    return "\n\n".join(lines) + "\n"


# --- text as PDF tools print it ---------------------------------------------------------------------------------------


def _text(draw: Random, paper: Paper, noise: int) -> str:
    width = draw.choice((78, 84, 90, 96))
    dense = noise > 0 and draw.random() < 0.6
    pages: list[list[str]] = [[]]
    waiting: list[str] = []
    notes = 0
    for block in paper.blocks:
        text = block.text.replace("*", "")
        for word, note in block.notes if noise else ():
            notes += 1
            text = _called(text, word, f" {notes}")
            waiting.append(f"{notes}  {note}")
        for line in _lines(draw, block, text, width, noise, dense):
            if noise and len(pages[-1]) + 2 * len(waiting) >= LINES_A_PAGE and line:
                pages[-1] += _foot(waiting, width)
                waiting = []
                pages.append([])
            pages[-1].append(line)
    pages[-1] += _foot(waiting, width)
    if not noise:
        return "\n".join(pages[0]) + "\n"
    return "".join(_page(paper, at, len(pages), lines, width) for at, lines in enumerate(pages, 1))


def _foot(notes: list[str], width: int) -> list[str]:
    if not notes:
        return []
    return ["", "__________________", *(line for note in notes for line in textwrap.wrap(note, width))]


def _page(paper: Paper, number: int, total: int, lines: list[str], width: int) -> str:
    """A page with its job number and count at the foot and the symbol at the head of the next."""
    foot = f"{paper.job}\n\n{number}/{total}" if number % 2 else f"{number}/{total}\n\n{paper.job}"
    head = f"{paper.symbol}\n\n" if number > 1 and paper.symbol else ""
    return f"{head}" + "\n".join(lines) + (f"\n{foot}\n\n" if paper.job else "\n")


def _lines(draw: Random, block: Block, text: str, width: int, noise: int, dense: bool) -> Iterator[str]:
    """The lines of a block; in a dense text blank lines stand around titles only."""
    number = f"{block.number}{'.' if block.kind == 'heading' else ''}" if block.number else ""
    if block.kind == "masthead":
        yield from [*text.split("\n"), ""]
        return
    if dense and block.kind == "heading" and block.level < 5:
        yield ""
    if noise == 2 and block.kind in ("paragraph", "point", "unnumbered"):
        text = _strayed(draw, text)
    if noise and number and block.kind in ("paragraph", "heading") and draw.random() < 0.25:
        yield from ([number, ""] if block.kind == "heading" else [number])
        number = ""
    inset = "  " * (block.level + 2) if block.kind == "agenda" else ""
    whole = f"{number} {text}" if number else text
    yield from textwrap.wrap(inset + whole, width, break_long_words=False, break_on_hyphens=False)
    if not dense or block.kind == "heading":
        yield ""


def _strayed(draw: Random, text: str) -> str:
    """Words with a stray space inside: "si lence"."""

    def divide(m: re.Match[str]) -> str:
        word = m[0]
        if draw.random() > STRAY:
            return word
        at = draw.randint(2, len(word) - 2)
        return f"{word[:at]} {word[at:]}"

    return re.sub(r"\b[a-z]{6,}\b", divide, text)
