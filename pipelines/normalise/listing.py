"""A running list as words, brackets and separators: what every part of the splitting asks of it.

Positions are indexes into ``keys``, the folded words and signs of the text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pipelines.normalise.keys import words_of
from pipelines.normalise.trie import Entry

if TYPE_CHECKING:
    from pipelines.normalise.names import Names

SEPARATORS = frozenset([",", ";", "and"])

ENDS = SEPARATORS | {"(", ")"}
"""What may follow a name of a list at once."""

SKIPPED = ENDS | {"the"}
"""What stands between two names."""

OPENERS = """
    on behalf of | also on behalf | both on behalf | on its behalf | on its own behalf | on their behalf
    on their own behalf | on her behalf | on his behalf
    speaking on | speaking in | speaking as | speaking for | speaking also | also speaking
    in its capacity | in its national capacity | in their capacity | in their national capacity | in his capacity
    in her capacity | in the capacity | representing the
    by video | via video | through video | by means of
    as concerned | as the concerned | as state concerned | as the state concerned | as country concerned
    as the country concerned | as the state under review
"""
"""Words that begin a remark on the name before them without a bracket (reports of the Human Rights Council and the
Conferences of the Parties)."""

AFTER_COMMA = "for the | also for"
"""The same only after a comma; the Earth Negotiations Bulletin writes "Tanzania, for the LDCs"."""

_GAP = re.compile(r"\n|\t| {3}|[•·▪●]")
"""Between two known names without a sign between them: a list printed in lines or columns."""


def _by_first(openers: str) -> dict[str, list[list[str]]]:
    """The openers by their first word."""
    found: dict[str, list[list[str]]] = {}
    for opener in openers.replace("\n", "|").split("|"):
        if words := opener.split():
            found.setdefault(words[0], []).append(words)
    return found


_OPENERS = _by_first(OPENERS)
_COMMA_OPENERS = _by_first(f"{OPENERS} | {AFTER_COMMA}")


class Listing:
    """One running list, folded, with its brackets matched. ``on`` is the day of the document, where known."""

    __slots__ = ("close", "ends", "keys", "names", "on", "opening", "semicolons", "size", "starts", "text")

    def __init__(self, names: Names, text: str, on: date | None) -> None:
        self.names, self.text, self.on = names, text, on
        self.keys, self.starts, self.ends = words_of(text)
        self.size = len(self.keys)
        self.close, self.semicolons = _brackets(self.keys)
        self.opening = {last: first for first, last in self.close.items()}

    def slice(self, at: int, end: int) -> str:
        """The text of ``keys[at:end]``."""
        return self.text[self.starts[at] : self.ends[end - 1]]

    def past(self, at: int) -> int:
        """The position after ``at``, a whole bracket passed over."""
        return self.close.get(at, at) + 1

    def skip(self, at: int) -> int:
        """The first word at or after ``at`` that may begin a name."""
        while at < self.size:
            if self.keys[at] in SKIPPED or (self.keys[at] == "also" and not self.remark_opens(at)) or self._call(at):
                at += 1
            elif self.as_well_as(at):
                at += 3
            else:
                break
        return at

    def separates(self, at: int) -> bool:
        """Whether a sign or word at ``at`` may separate two names."""
        return self.keys[at] in SEPARATORS or self.as_well_as(at)

    def as_well_as(self, at: int) -> bool:
        return self.keys[at] == "as" and self.keys[at : at + 3] == ["as", "well", "as"]

    def known(self, at: int) -> tuple[int, Entry | None]:
        """The longest known name at ``at`` after which a name may end: (its end, its entry), else (at, None).

        An entry without participant_id is a known name of nobody in the register: "Hong Kong, China" is one item.
        """
        if at >= self.size or self.keys[at] not in self.names.trie.starts:
            return at, None
        for end, entry in self.names.trie.matches(self.keys, at):
            if self.may_end(end) and not entry.mere_word(self.slice(at, end)) and not self._two(entry, at, end):
                return end, entry
        return at, None

    def _call(self, at: int) -> bool:
        """Whether a footnote call stands at ``at``, after the comma instead of before it: "Guatemala,1 Honduras"."""
        if at == 0 or len(self.keys[at]) > 2 or not self.keys[at].isdigit():
            return False
        return self.ends[at - 1] == self.starts[at] or self.known(at + 1)[1] is not None

    def _two(self, entry: Entry, at: int, end: int) -> bool:
        """Whether a retired name that holds "and" is by now a list of two (Serbia and Montenegro)."""
        past = entry.last_day is not None and (self.on is None or self.on > entry.last_day)
        return past and "and" in self.keys[at:end]

    def may_end(self, at: int) -> bool:
        """Whether a name may end before ``at``."""
        if at >= self.size or self.keys[at] in ENDS:
            return True
        return self.footnote(at) or self.remark_opens(at) or self.as_well_as(at) or self._next_line(at)

    def footnote(self, at: int) -> bool:
        """Whether a footnote call stands at ``at``: one or two digits, and then the name is over."""
        if at >= self.size or len(self.keys[at]) > 2 or not self.keys[at].isdigit():
            return False
        return at + 1 >= self.size or self.keys[at + 1] in ENDS or self._next_line(at + 1)

    def _next_line(self, at: int) -> bool:
        """Whether the next name of a list in lines or columns begins at ``at``."""
        if not _GAP.search(self.text, self.ends[at - 1], self.starts[at]):
            return False
        return any(entry.participant_id for _, entry in self.names.trie.matches(self.keys, at))

    def remark_opens(self, at: int, comma: bool = False) -> bool:
        """Whether a remark without brackets begins at ``at``; ``comma`` says that one stands before it."""
        candidates = (_COMMA_OPENERS if comma else _OPENERS).get(self.keys[at]) if at < self.size else None
        return candidates is not None and any(self.keys[at : at + len(opener)] == opener for opener in candidates)


def _brackets(keys: list[str]) -> tuple[dict[int, int], bool]:
    """Each opening bracket's closing one, and whether a semicolon stands outside brackets; unmatched ones are left out."""
    close: dict[int, int] = {}
    open_at: list[int] = []
    semicolons = False
    for at, sign in enumerate(keys):
        if sign == "(":
            open_at.append(at)
        elif sign == ")" and open_at:
            close[open_at.pop()] = at
        elif sign == ";" and not open_at:
            semicolons = True
    return close, semicolons
