"""Known names as a trie of words, so that the longest name that begins at a word is found in a few lookups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipelines.normalise.keys import TOKEN, fold, plain

SHORT_ACRONYM = 3
"""Acronyms up to this length are English words too (who, us, un), so only their capital form counts."""

_END = ""
"""The key under which a node keeps the entry of the name that ends there."""

_NOWHERE: dict[str, Any] = {}


@dataclass(slots=True)
class Entry:
    """What is known of one folded name.

    ``participant_id`` is None for words that look like a name and are not ("Gulf of Guinea"). ``cased`` are the
    forms with their capitals; ``acronym`` says that all of them are one all-capital word. ``last_day`` is the last day
    on which the name was in use, None while it is.
    """

    participant_id: str | None
    last_day: date | None
    cased: set[tuple[str, ...]] = field(default_factory=set)
    acronym: bool = True

    def mere_word(self, written: str) -> bool:
        """Whether an acronym is written as an ordinary word: ``who``, ``Us``."""
        if not self.acronym or written.isupper():
            return False
        letters = sum(map(str.isalpha, written))
        return letters <= SHORT_ACRONYM or written.islower()

    def capitals(self, written: str) -> bool:
        """Whether a name in running text has the capitals of a known form, or all capitals."""
        if written.isupper():
            return True
        return not self.acronym and tuple(plain(m.group()) for m in TOKEN.finditer(written)) in self.cased


class Trie:
    """Names by their folded words."""

    __slots__ = ("_capital", "_root", "_small", "starts")

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self._small: set[str] = set()
        self._capital: re.Pattern[str] | None = None
        self.starts: set[str] = set()

    def add(self, written: str, participant_id: str | None, last_day: date | None = None) -> Entry:
        """Add a name, its article left out; returns its entry, which may be another's who has the name already."""
        words = _words(written)
        node = self._node(words)
        entry: Entry = node.setdefault(_END, Entry(participant_id, last_day))
        entry.cased.add(tuple(plain(word) for word in words))
        entry.acronym = entry.acronym and len(words) <= 2 and plain(words[0]).isalpha() and written.upper() == written
        entry.last_day = max(entry.last_day, last_day) if entry.last_day and last_day else None
        self.starts.add(fold(words[0]))
        if words[0][0].islower():
            self._small.add(words[0])
        self._capital = None
        return entry

    def alias(self, written: str, entry: Entry) -> None:
        """Let another writing lead to an entry, unless it leads to one already."""
        self._node(_words(written)).setdefault(_END, entry)

    def _node(self, words: Sequence[str]) -> dict[str, Any]:
        """The node that the words lead to, made where there is none."""
        node = self._root
        for word in words:
            node = node.setdefault(fold(word), {})
        return node

    def matches(self, keys: Sequence[str], at: int) -> list[tuple[int, Entry]]:
        """The known names that begin at word ``at``, longest first: (index after the last word, entry)."""
        found: list[tuple[int, Entry]] = []
        node = self._root.get(keys[at])
        while node is not None:
            at += 1
            if _END in node:
                found.append((at, node[_END]))
            node = node.get(keys[at]) if at < len(keys) else None
        found.reverse()
        return found

    def get(self, keys: Sequence[str]) -> Entry | None:
        """The entry of a name that is exactly these words."""
        node: dict[str, Any] | None = self._root
        for word in keys:
            node = node.get(word) if node else None
        return node.get(_END) if node else None

    def first(self) -> re.Pattern[str]:
        """A word with which a name may begin in running text: one with a capital, or one of the few small ones."""
        if self._capital is None:
            small = "".join(f"|{re.escape(word)}\\b" for word in sorted(self._small))
            self._capital = re.compile(rf"(?<!\w)(?:(?!\d)(?=\w)[^\Wa-zß-öø-ÿ_]\w*{small})")
        return self._capital

    def longest(self, text: str, start: int) -> tuple[int, Entry] | None:
        """The longest known name that begins at ``text[start]`` with the right capitals: (its end, its entry)."""
        node: dict[str, Any] = self._root
        best: tuple[int, Entry] | None = None
        for m in TOKEN.finditer(text, start):
            node = node.get(fold(m.group()), _NOWHERE)
            if node is _NOWHERE:
                break
            if _END in node and node[_END].capitals(text[start : m.end()]):
                best = m.end(), node[_END]
        return best


def _words(written: str) -> list[str]:
    """The words of a name without its article."""
    words = [m.group() for m in TOKEN.finditer(written)]
    return words[1:] if len(words) > 1 and words[0].casefold() == "the" else words
