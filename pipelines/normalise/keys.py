"""Words and keys: what stays of a written form when case, accents, quotes, hyphens and spelling habits are set aside."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

LETTER = r"[^\W\d_](?:[\u0300-\u036f\u00ad])*"
"""A letter with its combining accents (PDF text layers decompose them) and soft hyphens."""

TOKEN = re.compile(
    rf"""(?:{LETTER}\.){{2,}}(?:{LETTER}(?!{LETTER}))?      # U.S.A., U.K
      | [Cc]o[-\u2010\u2011](?=op|ord)(?:{LETTER})+        # Co-operation, co-ordination, the older UN spelling
      | (?:{LETTER})+(?:['’‘`´ʼ](?:{LETTER})+)*            # Côte, d’Ivoire, People's
      | \d+ | [(),;&\[\]]""",
    re.VERBOSE,
)

SPELLINGS = {
    "organisation": "organization",
    "organisations": "organizations",
    "program": "programme",
    "center": "centre",
    "labor": "labour",
    "defense": "defence",
    "&": "and",
    "[": "(",
    "]": ")",
}
"""Spellings that UN editors, the organizations themselves and American English use for one word."""

_DROP = re.compile(r"[\u0300-\u036f\u00ad'’‘`´ʼ.\-\u2010\u2011]")
_FOLDED: dict[str, str] = {}
_CASED: dict[str, str] = {}


class Token(NamedTuple):
    """A word, a number or one sign of a list, with its place in the text."""

    key: str
    start: int
    end: int


def plain(word: str) -> str:
    """A word without accents, quotes, dots and hyphens; its case stays."""
    known = _CASED.get(word)
    if known is None:
        known = _CASED[word] = (
            word if word.isascii() and word.isalpha() else _DROP.sub("", unicodedata.normalize("NFKD", word))
        )
    return known


def fold(word: str) -> str:
    """The key of one word: ``plain``, without case, in one spelling."""
    known = _FOLDED.get(word)
    if known is None:
        folded = plain(word).casefold()
        known = _FOLDED[word] = SPELLINGS.get(folded, folded)
    return known


def tokens(text: str, start: int = 0) -> list[Token]:
    """The words, numbers and list signs of a text, folded, in order."""
    return [Token(fold(m.group()), m.start(), m.end()) for m in TOKEN.finditer(text, start)]


def key(written: str) -> str:
    """The key of a whole written form: its words without signs and without a leading article."""
    words = [word for m in TOKEN.finditer(written) if (word := fold(m.group())) not in "(),;"]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def squashed(written: str) -> str:
    """The key without its spaces: finds a name that a PDF tool broke ("Ukr aine")."""
    return key(written).replace(" ", "")
