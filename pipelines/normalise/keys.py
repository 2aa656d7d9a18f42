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

REMEMBERED = 200_000
"""Words kept folded; a text with more different ones is none that people wrote."""

_FOLDED: dict[str, str] = {}


class Words(NamedTuple):
    """The words, numbers and list signs of a text, in order: their folded keys, and their places ``text[start:end]``."""

    keys: list[str]
    starts: list[int]
    ends: list[int]


def plain(word: str) -> str:
    """A word without accents, quotes, dots and hyphens; its case stays."""
    if word.isascii() and word.isalpha():
        return word
    return _DROP.sub("", unicodedata.normalize("NFKD", word))


def fold(word: str) -> str:
    """The key of one word: ``plain``, without case, in one spelling."""
    known = _FOLDED.get(word)
    if known is None:
        if len(_FOLDED) >= REMEMBERED:
            _FOLDED.clear()
        folded = plain(word).casefold()
        known = _FOLDED[word] = SPELLINGS.get(folded, folded)
    return known


def words_of(text: str) -> Words:
    """The words, numbers and list signs of a text, folded."""
    spans = [m.span() for m in TOKEN.finditer(text)]
    known = _FOLDED
    written = [text[start:end] for start, end in spans]
    keys = [known[word] if word in known else fold(word) for word in written]
    return Words(keys, [start for start, _ in spans], [end for _, end in spans])


def key(written: str) -> str:
    """The key of a whole written form: its words without signs, and without an article before or after it."""
    words = [word for m in TOKEN.finditer(written) if (word := fold(m.group())) not in "(),;"]
    first = 1 if len(words) > 1 and words[0] == "the" else 0
    last = len(words) - (1 if len(words) > first + 1 and words[-1] == "the" else 0)
    return " ".join(words[first:last])
