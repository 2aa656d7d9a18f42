"""Splitting a running list of names: "A, B (C of), D and E and F".

Names hold commas, brackets and "and" of their own, so the known names decide first; what lies between them is split
where the words allow it (``conjunctions``), and kept as a name that nobody knows yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipelines.normalise.conjunctions import Piece, beginnings
from pipelines.normalise.keys import words_of
from pipelines.normalise.trie import Entry

if TYPE_CHECKING:
    from pipelines.normalise.names import Names

SEPARATORS = frozenset([",", ";", "and"])

ENDS = SEPARATORS | {"(", ")"}
"""What may follow a name of a list at once."""

SKIPPED = SEPARATORS | {"the", ")"}
"""What stands between two names."""

OPENERS = tuple(
    tuple(opener.split())
    for opener in (
        "on behalf of",
        "also on behalf",
        "on its behalf",
        "on its own behalf",
        "on their behalf",
        "on their own behalf",
        "on her behalf",
        "on his behalf",
        "both on behalf",
        "speaking on",
        "speaking in",
        "speaking as",
        "speaking for",
        "speaking also",
        "also speaking",
        "in its capacity",
        "in its national capacity",
        "in their national capacity",
        "in his capacity",
        "in her capacity",
        "in their capacity",
        "in the capacity",
        "by video",
        "via video",
        "through video",
        "by means of",
        "representing the",
        "as the concerned",
        "as concerned",
        "as the state concerned",
        "as state concerned",
        "as the country concerned",
        "as country concerned",
        "as the state under review",
    )
)
"""Words that begin a remark on the name before them without a bracket."""

AFTER_COMMA = (("for", "the"), ("also", "for"))
"""The same only after a comma; the Earth Negotiations Bulletin writes "Tanzania, for the LDCs"."""

Openers = dict[str, list[list[str]]]


def _by_first(openers: tuple[tuple[str, ...], ...]) -> Openers:
    """The openers by their first word."""
    found: Openers = {}
    for opener in openers:
        found.setdefault(opener[0], []).append(list(opener))
    return found


_OPENERS = _by_first(OPENERS)
_COMMA_OPENERS = _by_first(OPENERS + AFTER_COMMA)

_BEHALF = frozenset("also and behalf both for her his its of on own speaking the their".split())
"""The words of "on its own behalf and on behalf of the"."""

_GAP = re.compile(r"\n|\t| {3}|[•·▪●]")
"""Between two known names without a sign between them: a list printed in lines or columns."""


@dataclass(frozen=True, slots=True)
class Item:
    """One name of a list.

    ``name`` is as written, on one line, without article, footnote call and trailing remark; ``text[start:end]`` is its
    place. ``remark`` is what a bracket or an "on behalf of" after the name says, at ``text[remark_start:remark_end]``.
    """

    start: int
    end: int
    name: str
    remark: str | None = None
    participant_id: str | None = None
    remark_start: int | None = None
    remark_end: int | None = None


def split(names: Names, text: str, on: date | None = None) -> list[Item]:
    """The items of a running list, in order.

    ``on`` is the day of the document: "Serbia and Montenegro" is one State until 3 June 2006 and two since, and two
    where no day is given. An unknown name is an item without ``participant_id``.
    """
    return list(_List(names, text, on).items())


class _List:
    """One running list while it is read. Positions are indexes into ``keys``."""

    __slots__ = ("close", "ends_at", "keys", "names", "on", "opening", "semicolons", "size", "starts", "text")

    def __init__(self, names: Names, text: str, on: date | None) -> None:
        self.names, self.text, self.on = names, text, on
        self.keys, self.starts, self.ends_at = words_of(text)
        self.size = len(self.keys)
        self.close, self.semicolons = _brackets(self.keys)
        self.opening = {last: first for first, last in self.close.items()}

    def items(self) -> Iterator[Item]:
        """Walk the list: a known name where one stands between separators, else a run of unknown ones."""
        at, listed = self.skip(0), False
        while at < self.size:
            end, entry = self.known(at)
            if entry:
                item, at = self.finish(at, end, entry.participant_id)
                yield item
            else:
                stop = self.run_end(at)
                for item, at in self.unknown(at, stop, listed):
                    yield item
            at, listed = self.skip(at), True

    def skip(self, at: int) -> int:
        """The first word at or after ``at`` that may begin a name."""
        while at < self.size:
            if self.keys[at] in SKIPPED or self.keys[at] == "(" or (self.keys[at] == "also" and not self.opens(at)):
                at += 1
            elif self.as_well_as(at):
                at += 3
            else:
                break
        return at

    def as_well_as(self, at: int) -> bool:
        return self.keys[at] == "as" and self.keys[at : at + 3] == ["as", "well", "as"]

    def known(self, at: int) -> tuple[int, Entry | None]:
        """The longest known name at ``at`` after which a name may end: (its end, its entry), else (at, None)."""
        if self.keys[at] not in self.names.trie.starts:
            return at, None
        for end, entry in self.names.trie.matches(self.keys, at):
            if self.ends(end) and not entry.mere_word(self.slice(at, end)) and not self.two(entry, at, end):
                return (end, entry) if entry.participant_id else (at, None)
        return at, None

    def two(self, entry: Entry, at: int, end: int) -> bool:
        """Whether a retired name that holds "and" is by now a list of two."""
        past = entry.last_day is not None and (self.on is None or self.on > entry.last_day)
        return past and "and" in self.keys[at:end]

    def ends(self, at: int) -> bool:
        """Whether a name may end before ``at``."""
        if at >= self.size or self.keys[at] in ENDS:
            return True
        return self.footnote(at) or self.opens(at) or self.as_well_as(at) or self.next_line(at)

    def footnote(self, at: int) -> bool:
        """Whether a footnote call stands at ``at``: one or two digits, and then the name is over."""
        if at >= self.size or len(self.keys[at]) > 2 or not self.keys[at].isdigit():
            return False
        return at + 1 >= self.size or self.keys[at + 1] in ENDS or self.next_line(at + 1)

    def next_line(self, at: int) -> bool:
        """Whether the next name of a list in lines or columns begins at ``at``."""
        between = self.text[self.ends_at[at - 1] : self.starts[at]]
        return bool(_GAP.search(between)) and any(
            entry.participant_id for _, entry in self.names.trie.matches(self.keys, at)
        )

    def opens(self, at: int, openers: Openers | None = None) -> bool:
        """Whether a remark without brackets begins at ``at``."""
        candidates = (openers or _OPENERS).get(self.keys[at]) if at < self.size else None
        return candidates is not None and any(self.keys[at : at + len(opener)] == opener for opener in candidates)

    def finish(self, at: int, end: int, participant_id: str | None) -> tuple[Item, int]:
        """The item whose name is ``keys[at:end]``, with the brackets and remarks that follow it, and where it ends."""
        name_end, remark = self.ends_at[end - 1], (0, 0)
        while end < self.size:
            if self.footnote(end):
                end += 1
            elif self.keys[end] == "(" and end in self.close:
                last = self.close[end]
                start, stop = self.ends_at[end], self.starts[last]
                if not remark[1] and self.alias(self.text[start:stop], participant_id):
                    name_end = self.ends_at[last]
                else:
                    remark = (remark[0] or start, stop)
                end = last + 1
            elif self.keys[end : end + 2] == [",", "("] and self.opens(end + 2):
                end += 1
            elif (begin := self.remark_begin(end)) is not None:
                end = self.remark_end(begin)
                remark = (remark[0] or self.starts[begin], self.ends_at[end - 1])
            else:
                break
        return self.item(self.starts[at], name_end, remark, participant_id), end

    def alias(self, inside: str, participant_id: str | None) -> bool:
        """Whether a bracket after a name is another form of it: "(INTERPOL)", "(G77 and China)"."""
        from pipelines.normalise.names import acronym_like

        other = self.names.exact(inside)
        state = participant_id is not None and self.names.kind(participant_id) == "state"
        return other == participant_id if other else acronym_like(inside) and not state

    def remark_begin(self, at: int) -> int | None:
        """Where a remark without brackets begins, a comma or an unmatched bracket before it passed over."""
        if self.opens(at):
            return at
        passed = self.keys[at] == "," or (self.keys[at] == "(" and at not in self.close)
        return at + 1 if passed and at + 1 < self.size and self.opens(at + 1, _COMMA_OPENERS) else None

    def remark_end(self, at: int) -> int:
        """Where such a remark ends: after the group or the States that it speaks for, else at the next separator."""
        if self.semicolons:
            return next((i for i in range(at, self.size) if self.keys[i] == ";"), self.size)
        while at < self.size and self.keys[at] in _BEHALF:
            at += 1
        end, entry = self.known(at) if at < self.size else (at, None)
        if entry:
            return self.others_end(end, entry)
        while at < self.size and self.keys[at] not in (",", ";"):
            after = self.skip(at)
            if self.keys[at] == "and" and after < self.size and self.known(after)[1]:
                break
            at = self.close.get(at, at) + 1
        return at

    def others_end(self, end: int, entry: Entry | None) -> int:
        """The end of "on behalf of X", X known: its acronym goes with it, and more States where X is a State."""
        while end < self.size and self.keys[end] == "(" and end in self.close:
            end = self.close[end] + 1
        while self.state(entry) and end < self.size and self.keys[end] in (",", "and"):
            after = self.skip(end)
            following, entry = self.known(after) if after < self.size else (end, None)
            end = following if self.state(entry) else end
        return end

    def state(self, entry: Entry | None) -> bool:
        """Whether a known name is that of a State."""
        participant_id = entry.participant_id if entry else None
        return participant_id is not None and self.names.kind(participant_id) == "state"

    def run_end(self, at: int) -> int:
        """Where a run of unknown names ends: at the list's end, a semicolon, a remark, or before a known name."""
        begin = at
        while at < self.size and self.keys[at] != ";":
            if self.keys[at] in SEPARATORS or self.as_well_as(at):
                after = self.skip(at)
                if after < self.size and self.known(after)[1] and not self.phrase(begin, at):
                    return at
                if self.keys[at] == "," and self.opens(at + 1, _COMMA_OPENERS) if at + 1 < self.size else False:
                    return at
                begin, at = after, max(after, at + 1)
                continue
            if at > begin and self.opens(at):
                return at
            at = self.close.get(at, at) + 1
        return at

    def phrase(self, begin: int, at: int) -> bool:
        """Whether "and" after a small-letter phrase coordinates places inside it: "civil society from Peru and Indonesia"."""
        if self.keys[at] != "and" or not self.text[self.starts[begin]].islower():
            return False
        return any(
            self.keys[i] in ("from", "in", "of", "between") and self.known(i + 1)[0] == at
            for i in range(begin + 1, at - 1)
        )

    def unknown(self, at: int, stop: int, listed: bool) -> Iterator[tuple[Item, int]]:
        """The items of a run of unknown names ``keys[at:stop]``."""
        cuts = self.pieces(at, stop)
        pieces = [piece for _, _, piece in cuts]
        begins = beginnings(pieces, stop >= self.size or self.keys[stop] == ";", listed)
        if self.semicolons:
            begins = [i == 0 for i in range(len(cuts))]
        starts = [i for i, new in enumerate(begins) if new]
        for i, following in zip(starts, [*starts[1:], len(cuts)], strict=True):
            begin, end = cuts[i][0], cuts[following - 1][1]
            yield self.unknown_item(begin, end)

    def unknown_item(self, begin: int, end: int) -> tuple[Item, int]:
        """An unknown name: without its trailing brackets and footnote call, which ``finish`` reads."""
        name_end = end
        while (
            name_end > begin + 1
            and self.keys[name_end - 1] == ")"
            and (opening := self.opening.get(name_end - 1, -1)) > begin
        ):
            name_end = opening
        if name_end > begin + 1 and self.keys[name_end - 1].isdigit() and len(self.keys[name_end - 1]) <= 2:
            name_end -= 1
        written = self.slice(begin, name_end)
        return self.finish(begin, name_end, self.names.resolve(written))

    def pieces(self, at: int, stop: int) -> list[tuple[int, int, Piece]]:
        """The stretches between possible separators outside brackets: (first word, after the last, what they say)."""
        found: list[tuple[int, int, Piece]] = []
        before, begin, article = "", at, False
        while at <= stop:
            if at == stop or self.keys[at] in SEPARATORS or self.as_well_as(at):
                if begin < at:
                    capital = self.text[self.starts[begin]].isupper()
                    found.append((begin, at, Piece(tuple(self.keys[begin:at]), before, article, capital)))
                begin = min(self.skip(at), stop) if at < stop else stop
                between = self.keys[at:begin]
                before = ";" if ("and" in between and "," in between) or "as" in between else (between or [""])[0]
                article = "the" in between
                at = max(begin, at + 1)
            else:
                at = self.close.get(at, at) + 1
        return found

    def slice(self, at: int, end: int) -> str:
        return self.text[self.starts[at] : self.ends_at[end - 1]]

    def item(self, start: int, end: int, remark: tuple[int, int], participant_id: str | None) -> Item:
        """The finished item."""
        name = " ".join(self.text[start:end].split())
        if not remark[1]:
            return Item(start, end, name, None, participant_id)
        said = " ".join(self.text[remark[0] : remark[1]].split())
        return Item(start, end, name, said, participant_id, remark[0], remark[1])


def _brackets(keys: list[str]) -> tuple[dict[int, int], bool]:
    """Each opening bracket's closing one, and whether a semicolon stands outside brackets. Unmatched ones are left out."""
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
