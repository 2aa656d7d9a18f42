"""Footnote calls printed as bare figures in running text: "organization of work, 1 with", "developed in 2007 4 and"."""

from __future__ import annotations

import re

from pipelines.model import Paragraph

CALL = re.compile(
    r"(?:(?<=[,;.:)”\"’])\s?|(?<=\b(?:19|20)\d\d)\s?|(?<=[A-Za-z])(?=\d)|(?<=[a-z]) )(?P<sign>\d{1,3})(?=[\s,;.:)]|$)"
)
COUNTED = re.compile(
    r"(?:items?|articles?|arts?\.?|paragraphs?|paras?\.?|annex|sections?|sect\.|chapters?|resolutions?|decisions?|parts?|"
    r"nos?\.?|numbers?|protocols?|phases?|figures?|tables?|goals?|targets?|sessions?|rules?|principles?|vols?\.?|from|to|of|and|or|"
    r"at|in|on|for|with|than|least|some|about|over|between|by|the|these|all|pp?\.|x|page)$",
    re.IGNORECASE,
)
"""A figure after one of these words counts something; it calls no note."""
SYMBOL_BEFORE = re.compile(r"\S/\S*\.$")
"""The figure behind the last point of a symbol belongs to it: CTOC/COP/WG.3/2020/INF/1/Rev.1."""
NUMBER_BEFORE = re.compile(r"(?:^|[^\d])(?!(?:19|20)\d\d[,;]$)\d[\d.,()a-z]*[,;]$")
"""A figure after a number and a comma goes on with a list ("articles 16, 18"); after a year it does not."""


def drop_calls(paragraphs: list[Paragraph], signs: set[str]) -> None:
    """Take the calls out of the clean text, in their order: each note is called once before the next is.

    A figure is a call where it is the next in the series of notes and stands after punctuation, after a year, or glued to
    a word; after a plain word only if a note with that number is known. Where calls before it are lost, the sign of a
    known note is a call if it is glued to punctuation.
    """
    expected = 1
    for paragraph in paragraphs:
        if paragraph.kind in ("footnote", "heading"):
            continue
        expected = _drop_in(paragraph, expected, signs)


def _drop_in(paragraph: Paragraph, expected: int, signs: set[str]) -> int:
    edits: list[tuple[int, int, str]] = []
    if str(expected) not in paragraph.text and not any(sign in paragraph.text for sign in signs):
        return expected
    for m in CALL.finditer(paragraph.text):
        later = m["sign"] in signs and int(m["sign"]) > expected and _is_glued(paragraph.text, m)
        if (m["sign"] == str(expected) or later) and _is_call(paragraph.text, m, signs):
            edits.append((m.start(), m.end(), ""))
            expected = int(m["sign"]) + 1
    if edits:
        paragraph.clean = paragraph.clean.replace_spans(edits).strip()
    return expected


def _is_glued(text: str, m: re.Match[str]) -> bool:
    """Whether the figure stands directly behind a mark of punctuation, with nothing glued to it."""
    return m.start() == m.start("sign") and text[m.start() - 1 : m.start()] in tuple(",;.:”’")


def _is_call(text: str, m: re.Match[str], signs: set[str]) -> bool:
    """Whether the figure calls a note rather than counts something."""
    before = text[: m.start()].rstrip()
    if m.start() == m.start("sign") and SYMBOL_BEFORE.search(before):
        return False
    if NUMBER_BEFORE.search(before) or (before.endswith(".") and COUNTED.search(before)):
        return False
    if before[-1:].isdigit():
        return m["sign"] in signs or len(signs) > 0
    if before[-1:].isalpha():
        glued = m.start() == m.start("sign")
        return m["sign"] in signs and (glued or not COUNTED.search(before))
    return bool(signs)
