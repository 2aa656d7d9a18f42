"""Two texts word by word: words, the runs they share, a diff that reads well, and how alike they are.

Words alone are aligned; punctuation, case and hyphens never make a difference ("setting-up" / "setting up", "; in doing
so" / ". In doing so"). Runs are found longest first, as a person would lay one text over the other; small shared words
between two changes are then given up, because "the" kept alive between two struck phrases only makes a redline harder
to read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

from pipelines.link.lexicon import AUXILIARIES, FUNCTION_WORDS, MODALS, SENSES

WORD = re.compile(r"\d+(?:[./,]\d+)+|\w+(?:[’']\w+)*")

LIGHT = 0.2
"""Weight of a function word beside 1 for any other: five of them may count as much as one word of substance."""

_APOSTROPHE = str.maketrans({"’": "'", "‘": "'"})

ISLAND = 2.0
"""A shared run between two changes that weighs more than this (two words of substance) is kept: the redline keeps it."""

LONG = 1500
"""Longer texts are no points of a list but something gone wrong (or hostile): they are compared roughly, in bounded time."""

Op = Literal["equal", "insert", "delete"]


class Word(NamedTuple):
    """One word: its key (case folded, straight apostrophes) and its place in the text."""

    key: str
    start: int
    end: int


class Block(NamedTuple):
    """Words ``a[a0:a1]`` answered by ``b[b0:b1]``: the same words when ``same``, else a change (either may be empty)."""

    a0: int
    a1: int
    b0: int
    b1: int
    same: bool


Run = tuple[int, int, int]
"""A run of shared words: where it begins in the one text, in the other, and how many words it has."""


class Text:
    """A text and its words: ``keys`` are what is compared; their places are looked up once they are asked for."""

    __slots__ = ("_words", "keys", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys = tuple([_KEYS.get(word) or _key(word) for word in WORD.findall(text)])
        self._words: tuple[Word, ...] | None = None

    @property
    def words(self) -> tuple[Word, ...]:
        """The words in order, with their places."""
        if self._words is None:
            places = (m.span() for m in WORD.finditer(self.text))
            self._words = tuple(Word(key, *place) for key, place in zip(self.keys, places, strict=True))
        return self._words

    def slice(self, first: int, last: int) -> str:
        """The text of words ``first`` to ``last`` (end exclusive), punctuation between them included."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Text:
    """A text cut into words."""
    return Text(text)


_KEYS: dict[str, str] = {}
"""The keys of words met before, so that one word is one string however often it comes."""

REMEMBERED = 200_000
"""Words kept; a corpus with more different ones is none that people wrote."""


def _key(word: str) -> str:
    """A word with its case folded and straight apostrophes."""
    if len(_KEYS) >= REMEMBERED:
        _KEYS.clear()
    key = sys.intern(word.casefold().translate(_APOSTROPHE))
    _KEYS[word] = key
    return key


@lru_cache(maxsize=100_000)
def stem(key: str) -> str:
    """A word without its commonest endings: enough to hold "laws"/"law", "engaging"/"engage", "rights"/"right"."""
    if len(key) <= 3 or not key.isalpha():
        return key
    for ending, rest in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", "")):
        if key.endswith(ending) and len(key) - len(ending) >= 3 and not key.endswith(("ss", "us", "is")):
            key = key[: len(key) - len(ending)] + rest
            break
    return key[:-1] if key.endswith("e") and len(key) > 4 else key


@lru_cache(maxsize=100_000)
def weight(key: str) -> float:
    """How much substance a word has: 1, or ``LIGHT`` for a function word."""
    return LIGHT if key in FUNCTION_WORDS or key in AUXILIARIES or key in MODALS else 1.0


def total(keys: Iterable[str]) -> float:
    """The weight of a run of words."""
    return sum(map(weight, keys))


_SENSE_OF_STEM = {stem(word): sense for word, sense in SENSES.items()}


def sense(key: str) -> str:
    """What a word says: its drafting sense where the lexicon has one, else its stem."""
    return _SENSE_OF_STEM.get(stem(key), stem(key))


def align(a: Sequence[str], b: Sequence[str], *, tidy: bool = True) -> list[Block]:
    """Blocks that cover both sequences in order, same and changed by turns.

    ``tidy`` gives up shared words between two changes that outweigh them, and lets changes end where phrases end.
    """
    if a == b:
        return [Block(0, len(a), 0, len(b), True)] if a else []
    long = max(len(a), len(b)) > LONG
    matcher = SequenceMatcher(None, a, b, autojunk=long)
    runs = _joined((m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size)
    if tidy and not long:
        runs = _slid(_joined(_without_islands(runs, a, b)), a, b)
    return list(_blocks(runs, len(a), len(b)))


def _joined(same: Iterable[Run]) -> list[Run]:
    """Shared runs; those that touch become one."""
    runs: list[Run] = []
    for at_a, at_b, size in same:
        if runs and runs[-1][0] + runs[-1][2] == at_a and runs[-1][1] + runs[-1][2] == at_b:
            runs[-1] = (*runs[-1][:2], runs[-1][2] + size)
        else:
            runs.append((at_a, at_b, size))
    return runs


def _slid(runs: list[Run], a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Move pure insertions and deletions along equal words to where a phrase begins.

    "joint investigations {or parallel investigations} as" reads better than "joint {investigations or parallel}
    investigations as", which has the same words.
    """
    runs = list(runs)
    for n in range(len(runs) - 1):
        (x, y, size), (x2, y2, size2) = runs[n], runs[n + 1]
        if x + size == x2:
            text, start, end = b, y + size, y2
        elif y + size == y2:
            text, start, end = a, x + size, x2
        else:
            continue
        best = max(
            _slides(text, start, end, size - 1, size2 - 1),
            key=lambda k: (_phrase(text, start + k, end + k), -abs(k), k),
        )
        runs[n], runs[n + 1] = (x, y, size + best), (x2 + best, y2 + best, size2 - best)
    return runs


def _slides(text: Sequence[str], start: int, end: int, left: int, right: int) -> list[int]:
    """By how many words ``text[start:end]`` can move, back (at most ``left``) and on (at most ``right``)."""
    found = [0]
    for k in range(1, left + 1):
        if text[start - k] != text[end - k]:
            break
        found.append(-k)
    for k in range(right):
        if text[start + k] != text[end + k]:
            break
        found.append(k + 1)
    return found


def _phrase(text: Sequence[str], start: int, end: int) -> int:
    """How well words make a phrase: it begins with a function word and does not end with one."""
    return (weight(text[start]) < 1.0) + (weight(text[end - 1]) == 1.0)


def _blocks(runs: Iterable[Run], a_end: int, b_end: int) -> Iterable[Block]:
    """Shared runs and what lies between them."""
    i = j = 0
    for at_a, at_b, size in [*runs, [a_end, b_end, 0]]:
        if i < at_a or j < at_b:
            yield Block(i, at_a, j, at_b, False)
        if size:
            yield Block(at_a, at_a + size, at_b, at_b + size, True)
        i, j = at_a + size, at_b + size


def _without_islands(same: list[Run], a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Drop each shared run that weighs less than the changes on both of its sides, the lightest first.

    A run of more than ``ISLAND`` stays; so does one at the very begin or end of both texts, which has a change on one side only.
    """
    runs = list(same)
    while True:
        worst, at = 0.0, -1
        for n, (x, y, size) in enumerate(runs):
            left_x, left_y = (runs[n - 1][0] + runs[n - 1][2], runs[n - 1][1] + runs[n - 1][2]) if n else (0, 0)
            right_x, right_y = runs[n + 1][:2] if n + 1 < len(runs) else (len(a), len(b))
            before = max(total(a[left_x:x]), total(b[left_y:y]))
            after = max(total(a[x + size : right_x]), total(b[y + size : right_y]))
            own = total(a[x : x + size])
            spare = min(before, after) - own
            if own <= ISLAND and spare > worst:
                worst, at = spare, n
        if at < 0:
            return runs
        del runs[at]


def likeness(a: Sequence[str], b: Sequence[str], blocks: Iterable[Block] | None = None) -> float:
    """How alike two texts are, 0 to 1: the weight of the words they share in order, against the weight of both."""
    both = total(a) + total(b)
    if not both:
        return 0.0
    blocks = align(a, b, tidy=False) if blocks is None else blocks
    return 2 * sum(total(a[k.a0 : k.a1]) for k in blocks if k.same) / both


def same_words(a: str, b: str) -> bool:
    """Whether two texts differ at most in punctuation, case and hyphens."""
    return words_of(a).keys == words_of(b).keys


def similarity(a: str, b: str) -> float:
    """How alike two texts are, 0 to 1, to three places; 1 only for the same words."""
    if same_words(a, b):
        return 1.0
    return min(0.999, round(likeness(words_of(a).keys, words_of(b).keys), 3))


def diff(earlier: str, later: str) -> list[dict[str, str]]:
    """The change from one text to the other: a list of {op, text}, op one of equal, insert, delete.

    The equal and inserted texts together are ``later`` to the letter; the equal and deleted ones are ``earlier`` but
    for punctuation, case and hyphens, which are no change. A deletion stands before the insertion that replaces it.
    """
    a, b = words_of(earlier), words_of(later)
    blocks = align(a.keys, b.keys)
    parts: list[tuple[Op, str]] = []
    cursor = 0
    for n, block in enumerate(blocks):
        if block.a0 < block.a1 and not block.same:
            parts.append(("delete", _struck(a, block, parts)))
        if block.b0 < block.b1:
            end = len(later) if n + 1 == len(blocks) else _cut(a, b, block)
            parts.append(("equal" if block.same else "insert", later[cursor:end]))
            cursor = end
    if cursor < len(later) and parts:
        parts.append(("insert", later[cursor:]))
    return [{"op": op, "text": text} for op, text in parts if text]


def _gap(text: Text, word: int) -> tuple[int, int]:
    """Where the white space and punctuation before a word begin and end."""
    start = text.words[word - 1].end if word else 0
    return start, text.words[word].start if word < len(text.words) else len(text.text)


def _cut(a: Text, b: Text, block: Block) -> int:
    """Where a block of the later text ends: in the gap before its next word.

    A blank goes with the words before it, punctuation with the words behind it; only a mark that the earlier text had
    there too stays with a shared run ("necessary, to use" / "appropriate, and in accordance with ..., to use").
    """
    start, end = _gap(b, block.b1)
    mark = b.text[start:end].strip()
    if not mark:
        return end
    before = a.text[slice(*_gap(a, block.a1))].strip()
    shared = block.same and len(mark) == 1 and mark in ",;." and before[:1] in (",", ";", ".")
    return end if shared else start


def _struck(a: Text, block: Block, parts: list[tuple[Op, str]]) -> str:
    """The deleted words with the blank that sets them off from what stands before or behind them."""
    text = a.slice(block.a0, block.a1)
    if parts and not parts[-1][1][-1:].isspace():
        return " " + text
    return text if block.a1 == len(a.words) else text + " "
