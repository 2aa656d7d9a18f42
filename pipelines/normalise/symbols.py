"""Document symbols and job numbers of the United Nations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipelines.normalise.records import Body

_PART = r"[A-Za-z0-9](?:[A-Za-z0-9.&]|\\?_|-(?![A-Z]{1,6}/))*"

_SYMBOL = re.compile(
    rf"""(?<![\w/.\\]) (?:[A-Z]{{2,8}}(?:-[A-Z0-9]+)? | [AESTC])   # A, E, S, CTOC, FCCC, UNODC
         (?:/\s?{_PART})+                                            # /COP/WG.3/2020/4, a line may end after a slash
         (?:\s\((?:Sect\.\s\d+|Part\s[IVX]+|Vol\.\s[IVX]+|(?:19|20)\d\d|[IVXL]+)\))?  # A/74/6 (Sect. 16), S/RES/1325 (2000)
    """,
    re.VERBOSE,
)

_BROKEN = re.compile(r"/\s")

SERIES = frozenset(
    """A S E T ST TD ID DP CTOC CAC CCPR CAT CEDAW CERD CRC CMW CRPD CED HRI FCCC UNEP UNODC UNCTAD UNW UNFPA UNHCR CD NPT BWC
    CBD ICCD ISBA SPLOS CLCS ECE ECA ESCAP LC TRADE TRANS IDB GC PCNICC ICC-ASP HSP HS LEG DSG SAICM GEF OPS JIU CEB ACC
    UNITAR UNICEF WFP FAO""".split()
)
"""First parts of symbols in use; any other needs three parts to be told from "and/or"."""

_JOB_NUMBER = re.compile(
    r"(?<![\w/])(?P<series>V|GE|N|K|BNJ|LC|Na)\.?\s?(?P<year>\d{2})\s?(?P<dash>-?)\s?(?P<number>\d{5})(?!\d)\s*(?:\(\s?[A-Z]\s?\))?"
)
"""Vienna, Geneva, New York, Nairobi: ``V.20-03878``, ``GE.19-21936(E)``, ``N2012345``."""


class Symbol(NamedTuple):
    """A document symbol at ``text[start:end]``; ``symbol`` is without escapes, spaces and line breaks."""

    start: int
    end: int
    symbol: str


def find_symbols(text: str) -> list[Symbol]:
    """Every document symbol, in order; a joint symbol (``CTOC/COP/WG.2/2022/4-CTOC/COP/WG.3/2022/4``) gives two."""
    found = []
    for m in _SYMBOL.finditer(text):
        start, end = m.start(), m.end()
        while text[end - 1] in ".&-\\_":
            end -= 1
        written = text[start:end]
        if _BROKEN.search(written) and not re.search(r"/\s[A-Z0-9]+[./\d]", written):
            end = start + _BROKEN.search(written).start()  # type: ignore[union-attr]
            written = text[start:end]
        symbol = re.sub(r"/\s", "/", written).replace("\\", "")
        if is_symbol(symbol):
            found.append(Symbol(start, end, symbol))
    return found


def is_symbol(written: str) -> bool:
    """Whether a string is a document symbol: parts joined by slashes, a number in a part after the first."""
    first, *rest = written.split("/")
    if not rest or not any(map(str.isdigit, "".join(rest))):
        return False
    return first in SERIES if len(rest) < 2 or len(first) == 1 else first.replace("-", "").isalpha()


def slug(symbol: str) -> str:
    """An identifier from a symbol: ``CTOC/COP/WG.3/2020/4`` gives ``ctoc-cop-wg.3-2020-4``."""
    return re.sub(r"[^\w.]+", "-", symbol.casefold()).strip("-._")


def find_job_number(text: str) -> str | None:
    """The first job number, in its printed form without spaces and language: ``V.20-03878``."""
    m = _JOB_NUMBER.search(text)
    if m is None:
        return None
    dot = "." if "." in m.group()[: len(m["series"]) + 1] else ""
    return f"{m['series']}{dot}{m['year']}{m['dash']}{m['number']}"


def body_of(symbol: str, bodies: Mapping[str, Body]) -> str | None:
    """The body whose papers bear such a symbol: the one with the longest matching beginning, or None."""
    parts = symbol.split("/")
    best, length = None, 0
    for body_id, body in bodies.items():
        for beginning in body.symbols:
            wanted = beginning.split("/")
            if len(wanted) > length and parts[: len(wanted)] == wanted:
                best, length = body_id, len(wanted)
    return best
