"""Numbers as UN documents write them: words up to a hundred and beyond, ordinals, Roman numerals."""

from __future__ import annotations

import re
from typing import NamedTuple

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _cardinals() -> dict[str, int]:
    """The words from zero to a hundred and ninety-nine."""
    words = {"zero": 0} | {word: n for n, word in enumerate(_ONES.split(), 1)}
    for tens, ten in enumerate(_TENS.split(), 2):
        words[ten] = tens * 10
        words |= {f"{ten}-{one}": tens * 10 + n for n, one in enumerate(_ONES.split()[:9], 1)}
    for n, below in [(0, "")] + [(n, f" and {word}") for word, n in words.items() if n]:
        words[f"one hundred{below}"] = 100 + n
    return words


def _ordinal(cardinal: str) -> str:
    """``twenty-one`` gives ``twenty-first``."""
    before, last = re.fullmatch(r"(.*?)(\w+)", cardinal).groups()  # type: ignore[union-attr]
    if last in _IRREGULAR:
        return before + _IRREGULAR[last]
    return before + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


CARDINALS = _cardinals()
ORDINALS = {_ordinal(word): n for word, n in CARDINALS.items() if n} | {"hundredth": 100}

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

COUNT_REACH = 3
"""Words between a number and what is counted: "four plenary meetings", "19 different participating countries"."""

_NOT_BETWEEN = frozenset("of and or the to for in by which that with from on at".split())
"""Words that end the reach: the "a" of "a total of four meetings" counts nothing."""

_ARTICLES = {"no": 0, "a": 1, "an": 1}


class Count(NamedTuple):
    """A counted thing: ``text[start:end]`` is the number and the noun ("four meetings")."""

    start: int
    end: int
    number: int
    noun: str


def cardinal(written: str) -> int | None:
    """``four``, ``Twenty-one``, ``one hundred and five``, ``215``, ``1,204``; None for anything else."""
    word = _tidy(written)
    digits = word.replace(",", "").replace(" ", "")
    return int(digits) if digits.isdecimal() and digits.isascii() else CARDINALS.get(word)


def ordinal(written: str) -> int | None:
    """``eleventh``, ``Twenty-first``, ``11th``, ``1st``; None for anything else."""
    word = _tidy(written)
    if digits := re.fullmatch(r"(\d{1,4})\s?(?:st|nd|rd|th)", word):
        return int(digits[1])
    return ORDINALS.get(word)


def roman(written: str) -> int | None:
    """``XIV`` or ``xiv`` gives 14; None for anything else, and for mixed case."""
    if not written or not (written.isupper() or written.islower()) or not _ROMAN.fullmatch(written.upper()):
        return None
    values = {sign: value for value, sign in _ROMAN_VALUES if len(sign) == 1}
    signs = [values[sign] for sign in written.upper()]
    return sum(-value if value < after else value for value, after in zip(signs, [*signs[1:], 0], strict=True))


def to_roman(number: int) -> str:
    """14 gives ``XIV``. Raises ValueError outside 1 to 3999."""
    if not 0 < number < 4000:
        raise ValueError(f"{number} has no Roman numeral.")
    written = ""
    for value, sign in _ROMAN_VALUES:
        written += sign * (number // value)
        number %= value
    return written


def find_counts(text: str, *nouns: str) -> list[Count]:
    """Every count of one of the nouns: ``a total of four meetings``, ``19 countries``, ``four plenary meetings``.

    ``no meetings`` counts 0, ``a meeting`` and ``an observer`` 1. A year is no count ("the July 2020 meetings").
    """
    folded = text.casefold()
    if not any(noun in folded for noun in nouns):
        return []
    noun = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    found = []
    for m in re.finditer(rf"\b(?:{noun})\b", text, re.IGNORECASE):
        words = list(re.finditer(r"[\w,‐‑-]+", text[max(0, m.start() - 80) : m.start()]))
        if counted := _count_before([word.group() for word in words]):
            number, first = counted
            found.append(Count(max(0, m.start() - 80) + words[first].start(), m.end(), number, m.group()))
    return found


def _count_before(words: list[str]) -> tuple[int, int] | None:
    """The number that ends the words or stands up to three words before their end: (the number, index of its first word)."""
    for last in range(len(words) - 1, max(-1, len(words) - 2 - COUNT_REACH), -1):
        word = words[last].casefold()
        for first in (max(0, last - 3), max(0, last - 1), last):
            number = cardinal(" ".join(words[first : last + 1]))
            if number is not None:
                return None if _year(word) else (number, first)
        if word in _ARTICLES:
            return _ARTICLES[word], last
        if word in _NOT_BETWEEN:
            return None
    return None


def _year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20") and word.isdecimal()


def _tidy(written: str) -> str:
    """Small letters, one space, plain hyphens; ``twenty one`` and ``twenty- one`` are ``twenty-one``."""
    word = " ".join(written.casefold().replace("‐", "-").replace("‑", "-").split())
    return re.sub(rf"\b({_TENS.replace(' ', '|')})\s?-?\s(?=[a-z])", r"\1-", word)
