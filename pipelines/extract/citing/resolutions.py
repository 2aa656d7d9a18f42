"""Resolutions and decisions, whoever adopted them, with the annex, recommendation or paragraphs pointed to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipelines.extract.citing.cited import Cited, Kind
from pipelines.extract.citing.organs import Organ, Organs
from pipelines.extract.citing.pinpoints import after, before
from pipelines.extract.sentences import sentences

Report = Callable[[str, int, int], None]

FAR = 600
"""Characters from a number to the organ that it may be of: a sentence longer than that is a list."""

ANCHOR = re.compile(r"\b(?P<noun>[Rr]esolution|[Dd]ecision)s?\s+(?=E?S-\d|\d)")

# 9/3, 2012/19, 74/247, S-30/1, 68/141 A, 1373 (2001), 3314 (XXIX), 217 A (III), 1/CP.21
_NUMBER = re.compile(
    r"(?P<session>(?:E?S-)?\d{1,4}/\d{1,4}(?!/)|\d{1,3}/(?:CP|CMP|CMA)\.\d{1,2})(?:\s(?P<part>[A-H])(?![\w’'-]))?"
    r"|(?P<serial>\d{1,4})(?:\s(?P<letter>[A-H]))?\s?\((?P<bracket>(?:19|20)\d\d|(?:S-)?[IVXL]+)\)"
)
# What stands between the numbers of a list: dates, titles, parts ("resolutions 55/25 of 15 November 2000 and 58/4").
_BETWEEN = re.compile(
    r"(?:,?\s+of\s+\d{1,2}\s+\w+\s+\d{4})?(?:,\s+(?:both\s+)?entitled\s+[“\"][^”\"]{3,300}[”\"])?"
    r"(?:,\s+(?:sect(?:ion|\.)|annex|para(?:graph|\.)|chap(?:ter|\.))(?:\s+(?:[IVX]+|[A-Z]|\d+|\([a-z]\))\b)?)?"
    r"\s*(?:,|;)?\s*(?:\band\b|\bor\b|\bas\s+well\s+as\b|(?<=[,;]\s)|(?<=[,;]))\s*"
)
_PREFIX = re.compile(r"(?:\s+(?:draft|its|their))?\s+$")
_ITS = re.compile(r"\b(?:its|their)\s+$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[\s,]+of\s+\d{1,2}\s+\w+\s+\d{4})?,?\s+(?:of\s+the\s+|of\s+|\(?)$")
_ORGAN_BEHIND = re.compile(r"\s+(?:of\s+(?:the\s+)?)?")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a list: ``written`` without blanks ("1373(2001)"), its letter ("A") and where it stands."""

    written: str
    part: str
    start: int
    end: int


def resolutions(text: str, organs: Organs, report: Report) -> list[Cited]:
    """The resolutions and decisions that a paragraph cites, one per number; ``report`` hears of unknown organs."""
    anchors = list(ANCHOR.finditer(text))
    if not anchors:
        return []
    named, found = organs.named(text), sentences(text)
    places, starts = [o.start for o in named], [s.start for s in found]
    cited: list[Cited] = []
    for anchor in anchors:
        listed = list(_numbers(text, anchor.end()))
        sentence = found[max(0, bisect_right(starts, anchor.start()) - 1)]
        first = bisect_left(places, max(sentence.start, anchor.start() - FAR))
        close = named[first : bisect_left(places, min(sentence.end, anchor.start() + FAR))]
        for number in listed:
            organ = _organ(text, anchor, number, listed[-1].end, close, organs)
            if organ is None:
                report("resolution or decision of an organ that the text does not name", anchor.start(), number.end)
                continue
            cited.append(_row(text, anchor, number, organ, listed))
    return cited


def _numbers(text: str, at: int) -> Iterator[Number]:
    while match := _NUMBER.match(text, at):
        yield Number(_written(match), match["part"] or match["letter"] or "", match.start(), match.end())
        link = _BETWEEN.match(text, match.end())
        if not link:
            return
        at = link.end()


def _written(match: re.Match[str]) -> str:
    return match["session"] or f"{match['serial']}({match['bracket']})"


def _organ(
    text: str, anchor: re.Match[str], number: Number, end: int, named: list[Organ], organs: Organs
) -> Organ | None:
    """The organ whose resolution it is.

    Named right before ("Conference resolution 5/8"), right behind ("resolution 9/1 of the Conference", "In its decision
    2/2, the Conference ... decided"), earlier in the sentence, or told by the number and the body whose document it is.
    """
    fits = [o for o in named if o.numbers.fullmatch(number.written)]
    if direct := [o for o in fits if o.end <= anchor.start() and _PREFIX.fullmatch(text, o.end, anchor.start())]:
        return direct[-1]
    behind = [o for o in fits if o.start >= end]
    if behind and _SUFFIX.search(text[end : behind[0].start]) and behind[0].start - end < 45:
        return behind[0]
    ahead = [o for o in fits if o.end <= anchor.start()]
    if _ITS.search(text, max(0, anchor.start() - len("their  ")), anchor.start()):
        # "its resolution" is that of the organ just named, else of the one whose document it is.
        near = ahead and anchor.start() - ahead[-1].end <= len(", in its own ")
        own = organs.by_number(number.written)
        return ahead[-1] if near or (not own and ahead) else own or (behind[0] if behind else None)
    return ahead[-1] if ahead else organs.by_number(number.written)


def _row(text: str, anchor: re.Match[str], number: Number, organ: Organ, listed: list[Number]) -> Cited:
    noun = anchor["noun"].lower()
    kind: Kind = "resolution" if noun == "resolution" else "decision"
    target = f"{organ.symbol}/{'RES' if kind == 'resolution' else 'DEC'}/{number.written}{number.part}"
    start, end = anchor.start(), number.end if len(listed) == 1 else listed[-1].end
    # "resolution 9/3 COP-UNTOC, annex I, recommendation 1(h)"
    behind = organ.end if _ORGAN_BEHIND.fullmatch(text, number.end, max(organ.start, number.end)) else number.end
    end = max(end, behind)
    pinpoint = after(text, behind) or before(text, _with_organ(text, organ, start))
    if pinpoint:
        start, end = min(start, pinpoint.start), max(end, pinpoint.end)
    start = _with_organ(text, organ, start)
    return Cited(kind, target, start, end, pinpoint.text if pinpoint else None, pinpoint.paragraphs if pinpoint else ())


def _with_organ(text: str, organ: Organ, start: int) -> int:
    """Where the expression begins, the organ's name before it included."""
    direct = 0 <= organ.start < organ.end <= start and _PREFIX.fullmatch(text, organ.end, start)
    return organ.start if direct else start
