"""Writes content as Markdown, and as the wrapped text that PDF tools print, with page furniture inside sentences."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from tests.surfaces.content import Block, Content, Run

LINES_A_PAGE = 46


def markdown(content: Content) -> bytes:
    """Markdown as PDF converters write it: a paragraph a line, footnotes behind the text."""
    parts = [content.symbol] if content.symbol else []
    for block in content.blocks:
        text = "".join(map(_markdown_run, block.runs))
        number = f"{block.number} " if block.number else ""
        sign = "#" * min(block.level, 6) + " " if block.kind == "heading" else "- " if number == "✓ " else ""
        parts.append(sign + number + text)
    parts += [f"<sup>{note.sign}</sup> {''.join(map(_markdown_run, note.runs))}" for note in content.notes]
    return ("\n\n".join(parts) + "\n").encode()


def _markdown_run(run: Run) -> str:
    if run.note is not None:
        return f"<sup>{run.text}</sup>"
    text = run.text.replace("*", "\\*")
    if run.strike:
        return f"~~{text}~~"
    return f"*{text}*" if run.italic else text


@dataclass(frozen=True)
class Wrapping:
    """How a text is wrapped: its width, and what PDF tools do to its characters."""

    width: int = 88
    paged: bool = True
    straight_quotes: bool = False
    ligatures: bool = False
    soft_hyphens: bool = False
    fixed_spaces: bool = False


def wrapped(content: Content, how: Wrapping) -> bytes:
    """Plain text: hard line breaks, form feeds, running heads and feet, notes at the end of their pages."""
    pages: list[list[str]] = [[]]
    waiting: list[int] = []
    for block in content.blocks:
        lines = _wrap_block(block, how)
        if how.paged and block.kind == "heading" and len(pages[-1]) + len(lines) + 4 > LINES_A_PAGE:
            pages[-1] += _notes(content, waiting, how)
            waiting.clear()
            pages.append([])
        waiting += [run.note for run in block.runs if run.note is not None]
        for line in [*lines, ""]:
            notes = sum(len(_wrap_note(content, n, how)) for n in waiting)
            if how.paged and len(pages[-1]) + notes > LINES_A_PAGE and line:
                carried = _carried(pages[-1])
                pages[-1] += _notes(content, waiting, how)
                waiting.clear()
                pages.append(carried)
            if line or pages[-1]:
                pages[-1].append(line)
    pages[-1] += _notes(content, waiting, how)
    total = len(pages)
    printed = [_page(content, number, total, lines, how) for number, lines in enumerate(pages, 1)]
    return ("\f".join(printed) if how.paged else printed[0]).encode()


def _carried(lines: list[str]) -> list[str]:
    """The end of a paragraph that would end with its page: no reader could tell whether it goes on, so it is cut."""
    if len(lines) < 4 or lines[-1] or not lines[-2] or not lines[-3]:
        return []
    carried = lines[-2:]
    del lines[-2:]
    return carried


def _page(content: Content, number: int, total: int, lines: list[str], how: Wrapping) -> str:
    symbol = content.symbol or ""
    if not how.paged:
        return "\n".join([*([symbol, ""] if symbol else []), *lines]) + "\n"
    head = [symbol if number % 2 == 0 else symbol.rjust(how.width), ""] if symbol else []
    job, at = "V.20-03878", f"{number}/{total}"
    foot = ["", f"{job}{at.rjust(how.width - len(job))}" if number % 2 else f"{at.ljust(how.width - len(job))}{job}"]
    return "\n".join([*head, *lines, *foot]) + "\n"


def _notes(content: Content, waiting: list[int], how: Wrapping) -> list[str]:
    if not waiting:
        return []
    return ["", "__________________", *(line for n in waiting for line in _wrap_note(content, n, how))]


def _wrap_note(content: Content, note: int, how: Wrapping) -> list[str]:
    text = "".join(run.text for run in content.notes[note].runs)
    return _wrap(f"{content.notes[note].sign}  {text}", how)


def _wrap_block(block: Block, how: Wrapping) -> list[str]:
    text = "".join(run.text for run in block.runs)
    number = f"{block.number} " if block.number else ""
    inset = "     " if block.kind == "point" else ""
    return _wrap(inset + number + text, how)


def _wrap(text: str, how: Wrapping) -> list[str]:
    if how.straight_quotes:
        text = text.translate(str.maketrans("“”‘’", "\"\"''"))
    if how.soft_hyphens:
        lines = _hyphenated(text, how.width)
    else:
        lines = textwrap.wrap(text, how.width, break_long_words=False, break_on_hyphens=False)
    if how.ligatures:
        lines = [line.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ") for line in lines]
    if how.fixed_spaces:
        lines = [re.sub(r"\b(article|paragraph|item|No\.) (?=\d)", "\\1\u00a0", line) for line in lines]
    return lines


def _hyphenated(text: str, width: int) -> list[str]:
    """Lines filled up with the begin of the next word, parted by a soft hyphen."""
    lines = [text[: len(text) - len(text.lstrip())]]
    for word in text.split():
        room = width - len(lines[-1]) - 1
        cut = min(room - 1, len(word) - 3)
        if len(word) <= room:
            lines[-1] += f"{' ' if lines[-1].strip() else ''}{word}"
        elif cut >= 3 and word.isalpha() and word.islower():
            lines[-1] += f" {word[:cut]}\u00ad"
            lines.append(word[cut:])
        else:
            lines.append(word)
    return lines
