"""Documents by their UN symbol, one row a document: joint symbols, addenda in lists, paragraphs pointed to."""

from __future__ import annotations

import re
from itertools import zip_longest

from pipelines.extract.citing.cited import Cited, Kind
from pipelines.extract.citing.pinpoints import Pinpoint, after, before

# A symbol is an organ's letters and at least two parts after slashes, one of them with a figure:
# A/HRC/WG.6/34/SVN/1, CTOC/COP/WG.3/2020/L.1/Add.1, E/CN.15/2013/27, A/CONF.222/17, UNODC/CCPCJ/EG.4/2013/2.
# The European Union's acts are numbered 2002/465/JHA.
_PART = r"/(?:[A-Z][A-Za-z]*(?:\.(?:[A-Z]?\d+|[IVX]+)(?:\.\d+)*)?|\d{1,4}[A-Z]?(?:\((?:[IVX]+|\d{4})\))?|S-\d+|E?S-\d+)"
SYMBOL = re.compile(rf"(?<![\w/.@:%])[A-Z]{{1,10}}(?:\.\d+)?(?:\([IVX]+\))?(?:{_PART}){{2,}}(?![\w%])")
# "E/CN.15/2014/20 and Add.1 and Corr.1", "A/HRC/28/2/Add.1–3"
_ADDITION = re.compile(r"\s*(?P<link>,|,?\s*and\b|[–—-])\s*(?:(?P<word>Add|Corr|Rev)\.\s?)?(?P<number>\d{1,2})\b(?!/)")
_LAST_ADDITION = re.compile(r"/(?P<word>Add|Corr|Rev)\.(?P<number>\d+)$")
# "CTOC/COP/WG.2/2022/4-CTOC/COP/WG.3/2022/4": one document with two symbols.
_JOINT = re.compile(r"[–-]")
EUROPEAN = re.compile(
    r"\b(?P<decision>(?:Council\s+)?(?:Framework\s+)?Decision\b[^;.()]{0,120}\()?\b(?P<number>\d{4}/\d{1,4}/(?:JHA|CFSP|EC|EU|EEC|Euratom))\b(?(decision)\)?)"
)

MOST_JOINT = 4
"""Bodies that issue one document together."""


def documents(text: str, own_symbol: str | None = None) -> list[Cited]:
    """The documents that a paragraph cites by symbol; ``own_symbol`` (the citing document's) gives no row."""
    cited: list[Cited] = []
    joint: list[re.Match[str]] = []
    matches = [m for m in SYMBOL.finditer(text) if any(c.isdigit() for c in m[0])]
    for match, following in zip_longest(matches, matches[1:]):
        joint.append(match)
        if following and len(joint) < MOST_JOINT and _JOINT.fullmatch(text, match.end(), following.start()):
            continue
        more, end = _additions(text, match)
        cited += _rows(text, [*(m[0] for m in joint), *more], joint[0].start(), end)
        joint = []
    own = {m[0] for m in SYMBOL.finditer(own_symbol or "")}
    return [c for c in cited if c.target not in own] + _european(text)


def _additions(text: str, symbol: re.Match[str]) -> tuple[list[str], int]:
    """The further symbols that "and Add.1" adds, and where the list ends."""
    last = _LAST_ADDITION.search(symbol[0])
    base, word, number = (symbol[0][: last.start()], last["word"], int(last["number"])) if last else (symbol[0], "", 0)
    found: list[str] = []
    end = symbol.end()
    while more := _ADDITION.match(text, end):
        if not (more["word"] or (word and not text[more.end() : more.end() + 1].isalpha())):
            break
        word = more["word"] or word
        first = number + 1 if more["link"].strip() in "–—-" and number else int(more["number"])
        number = int(more["number"])
        found += [f"{base}/{word}.{n}" for n in range(first, number + 1)]
        end = more.end()
    return found, end


def _rows(text: str, symbols: list[str], start: int, end: int) -> list[Cited]:
    pinpoint: Pinpoint | None = after(text, end) or before(text, start)
    if pinpoint:
        start, end = min(start, pinpoint.start), max(end, pinpoint.end)
    printed, paragraphs = (pinpoint.text, pinpoint.paragraphs) if pinpoint else (None, ())
    return [Cited(_kind(s), s, start, end, printed, paragraphs) for s in symbols]


def _kind(symbol: str) -> Kind:
    if "/RES/" in symbol:
        return "resolution"
    return "decision" if "/DEC/" in symbol else "document"


def _european(text: str) -> list[Cited]:
    """Acts of the European Union: "Council Framework Decision of 13 June 2002 on ... teams (2002/465/JHA)"."""
    return [
        Cited("decision" if m["decision"] else "document", f"EU/{m['number']}", m.start(), m.end())
        for m in EUROPEAN.finditer(text)
    ]
