"""The part of a document or resolution that a citation points to: "paras. 2–4", "annex III, recommendation 1(j)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extract.citing.numbers import numbers

_WORDS = r"(?:annex|appendix|chap|sect|part\s|recommendation|operative|para|p{1,2}\.\s*\d|Vol\.)"
_AFTER = re.compile(rf"(?:\s+of\s+\d{{1,2}}\s+\w+\s+\d{{4}})?\s*,?\s*\(?(?:see\s+)?(?={_WORDS})")
_LINK = re.compile(rf"\s*,\s*(?={_WORDS})")
_PARAGRAPHS = re.compile(r"(?:operative\s+)?para(?:graph)?(?P<s>s)?\.?\s*(?=\d)")
# Parts that are named and not counted in lists.
_FIXED = re.compile(
    r"annex(?:es)?(?:\s+[IVX]+(?:\s+and\s+[IVX]+)?\b)?|appendix(?:\s+[IVX]+\b)?|chap(?:ter|\.)s?\s*[IVX\d]+(?:\.[A-Z\d]+)*"
    r"|sect(?:ion|\.)s?\s*(?:[IVX]+|[A-Z]|\d+)(?:\.[A-Z\d]+)*\b|part\s+(?:[IVX]+|[A-Z]|\d+)\b|recommendations?\s+\d+\s?(?:\([a-z]+\))*"
    r"|Vol\.\s*[IVX]+|p{1,2}\.\s*\d+(?:[–-]\d+)?"
)
_BEFORE = re.compile(
    r"(?:(?P<para>\b[Pp]ara(?:graph)?(?P<s>s)?\.?\s*(?P<list>\d[^.;:]{0,40}?)\s+(?:of|to|in)\s+))?"
    r"(?:(?:\bthe\s+)?(?P<annex>[Aa]nnex(?:\s+[IVX]+)?)\s+(?:of|to)\s+)?(?:the\s+|its\s+)?(?:document\s+)?$"
)
_LEADS_ON = re.compile(r"\s+(?:of|to|in)\s+(?:the\s+|its\s+)?(?:document\s+)?$")


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """The pointed part as printed, the paragraph numbers in it, and where it stands."""

    text: str
    paragraphs: tuple[str, ...]
    start: int
    end: int


def after(text: str, at: int) -> Pinpoint | None:
    """The part printed behind a symbol or number: "CTOC/COP/WG.3/2021/3, paras. 2–4"."""
    lead = _AFTER.match(text, at)
    if not lead:
        return None
    begin, end = lead.end(), at
    paragraphs: list[str] = []
    link: re.Match[str] | None = lead
    while link and (part := _part(text, link.end())):
        paragraphs += part[0]
        end = part[1]
        link = _LINK.match(text, end)
    return Pinpoint(text[begin:end], tuple(paragraphs), begin, end) if end > begin else None


def _part(text: str, at: int) -> tuple[list[str], int] | None:
    """One part: the paragraph numbers in it and where it ends."""
    word = _PARAGRAPHS.match(text, at)
    if word and (listed := numbers(text, word.end(), bool(word["s"]))):
        return [_printed(path) for path in listed.paths], listed.end
    fixed = _FIXED.match(text, at)
    return ([], fixed.end()) if fixed else None


def before(text: str, at: int) -> Pinpoint | None:
    """The part printed before: "paragraph 15 of the annex to Human Rights Council resolution 5/1"."""
    found = _BEFORE.search(text, max(0, at - 90), at)
    if not found or not (found["para"] or found["annex"]):
        return None
    listed = numbers(found["list"], 0, bool(found["s"])) if found["list"] else None
    start = found.start("para") if found["para"] else found.start("annex")
    printed = _LEADS_ON.sub("", text[start:at])
    paragraphs = tuple(_printed(path) for path in listed.paths) if listed else ()
    return Pinpoint(printed, paragraphs, start, at)


def _printed(path: tuple[str, ...]) -> str:
    """("1", "a") as "1 (a)"."""
    return " ".join((path[0], "".join(f"({part})" for part in path[1:]))).strip()
