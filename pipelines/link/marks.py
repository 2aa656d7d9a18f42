"""A marked-up point cut into words: which were there before, which came in, which were struck or left out.

Where the format kept tracked changes they are read off; otherwise the point is laid over its base text word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipelines.link.alignment import Text, Word, align, words_of
from pipelines.link.labels import Label, labels
from pipelines.model import Mark
from pipelines.normalise.names import Names

State = Literal["same", "insert", "delete"]

ALTERNATIVE = re.compile(
    r"[\[(]\s*(?:alternative(?:ly)?|alternate|alt\.?|option\s*\w?|or|variant)\s*[:–—-]\s*(?P<text>[^\[\]]*?)\s*[\])]",
    re.IGNORECASE,
)
"""A second wording in brackets: "[alternative: the right to privacy at international law]"."""

_STRUCK: frozenset[str] = frozenset({"strike", "delete"})


@dataclass(slots=True)
class Piece:
    """One word of the marked-up point: its state, its place in the base text, and who changed it.

    ``base`` is the index of the base word that it stands on, or before which it was inserted. ``proof`` says that
    formatting shows the state.
    """

    word: Word
    key: str
    state: State
    base: int
    proof: bool = False
    author: str | None = None


@dataclass(slots=True)
class Marked:
    """A point with labels, cut up: ``text`` is the clean text, ``base`` its base text or None.

    ``missing`` are base words left out, as (before which piece, first, last). ``alternatives`` are the places of second
    wordings in brackets, ``covered`` those of everything that is no word of the point. ``tracked`` says that the format
    recorded the changes. ``orphans`` are changed words that no label owns.
    """

    text: str
    found: list[Label]
    base: Text | None
    pieces: list[Piece] = field(default_factory=list)
    missing: list[tuple[int, int, int]] = field(default_factory=list)
    alternatives: list[tuple[int, int]] = field(default_factory=list)
    orphans: list[tuple[int, int]] = field(default_factory=list)
    covered: list[tuple[int, int]] = field(default_factory=list)
    tracked: bool = False


def marked(
    text: str, marks: Sequence[Mark], base: str | None, names: Names, moved: frozenset[int] = frozenset()
) -> Marked:
    """Cut a marked-up point into words with their states. ``moved`` are base words that stand in another point."""
    base_text = words_of(base) if base is not None else None
    point = Marked(text, labels(text, names, base_text.keys if base_text else ()), base_text)
    covered = [(label.start, label.end) for label in point.found]
    point.alternatives = [m.span("text") for m in ALTERNATIVE.finditer(text) if not _inside(m.start(), covered)]
    covered += [m.span() for m in ALTERNATIVE.finditer(text) if not _inside(m.start(), covered)]
    point.covered = sorted(covered)
    words = list(_outside(words_of(text).words, point.covered))
    point.tracked = any(mark.kind in ("insert", "delete") for mark in marks)
    if point.tracked:
        point.pieces = list(_from_marks(words, marks))
        if point.found and not all(names.resolve(author) for author in authors_of(point)):
            for piece in point.pieces:  # somebody else typed the comments in: the labels say whose they are
                piece.author = None
        point.base = words_of(joined(text, [piece for piece in point.pieces if piece.state != "insert"]))
    elif base_text is not None:
        _lay_over(point, words, marks, moved)
    else:
        point.pieces = [
            Piece(w, w.key, "delete" if _mark(w, marks, _STRUCK) else "same", n, True) for n, w in enumerate(words)
        ]
    return point


def applied(point: Marked) -> str:
    """The point with all changes carried out: struck words, labels and alternatives left out."""
    parts: list[str] = []
    kept = [piece for piece in point.pieces if piece.state != "delete"]
    for n, piece in enumerate(kept):
        start = kept[n - 1].word.end if n else 0
        gap = _uncovered(point, start, piece.word.start)
        parts.append(gap if not re.search(r"\w", gap) else " ")
        parts.append(point.text[piece.word.start : piece.word.end])
    tail = _uncovered(point, kept[-1].word.end, len(point.text)) if kept else ""
    text = "".join([*parts, tail if not re.search(r"\w", tail) else ""])
    return re.sub(r"\s+([,;.])", r"\1", re.sub(r"\s*[/–-]\s*(?=[,;.]|$)", "", re.sub(r"\s{2,}", " ", text))).strip(
        " ,;."
    )


def _uncovered(point: Marked, start: int, end: int) -> str:
    """The text between two places without labels and alternatives."""
    parts = []
    for first, last in point.covered:
        if start <= first < end:
            parts.append(point.text[start:first])
            start = max(start, last)
    return "".join([*parts, point.text[start:end]])


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _outside(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> Iterator[Word]:
    """The words that stand in none of the spans; both are in order."""
    n = 0
    for word in words:
        while n < len(spans) and spans[n][1] <= word.start:
            n += 1
        if n == len(spans) or word.start < spans[n][0]:
            yield word


def _mark(word: Word, marks: Sequence[Mark], kinds: frozenset[str]) -> Mark | None:
    return next((m for m in marks if m.kind in kinds and m.start <= word.start < m.end), None)


def _from_marks(words: Sequence[Word], marks: Sequence[Mark]) -> Iterator[Piece]:
    """Words with the states that tracked changes give them; without a base the old wording is what was not inserted."""
    base = 0
    for word in words:
        mark = _mark(word, marks, frozenset({"insert", "delete", "strike"}))
        state: State = "same" if mark is None else "insert" if mark.kind == "insert" else "delete"
        yield Piece(word, word.key, state, base, mark is not None, mark.author if mark else None)
        base += state != "insert"


def _lay_over(point: Marked, words: Sequence[Word], marks: Sequence[Mark], moved: frozenset[int]) -> None:
    """Align the words with the base and note which were inserted, struck or left out."""
    assert point.base is not None
    starts = [word.start for word in words]
    ends = {bisect_left(starts, label.start) for label in point.found}
    for block in align(point.base.keys, [word.key for word in words], tidy=False):
        if block.same:
            for a, b in zip(range(block.a0, block.a1), range(block.b0, block.b1), strict=True):
                struck = _mark(words[b], marks, _STRUCK) is not None
                point.pieces.append(Piece(words[b], words[b].key, "delete" if struck else "same", a, struck))
            continue
        if block.a0 < block.a1 and not moved.issuperset(range(block.a0, block.a1)):
            point.missing.append((block.b0, block.a0, block.a1))
        for b in range(block.b0, block.b1):
            struck = _mark(words[b], marks, _STRUCK) is not None
            point.pieces.append(Piece(words[b], words[b].key, "delete" if struck else "insert", block.a1, struck))
    _slide(point.pieces, ends)


def _slide(pieces: list[Piece], ends: set[int]) -> None:
    """Move an insertion along equal words so that it ends at a label.

    "joint investigations or parallel investigations (Israel)" inserts "or parallel investigations", not
    "investigations or parallel"; "engaged in accordance with their law (Israel) in" inserts "in accordance ...".
    """
    n = 0
    while n < len(pieces):
        first = last = n
        while last < len(pieces) and pieces[last].state == "insert" and not pieces[last].proof:
            last += 1
        if first < last and last not in ends:
            last = max(last, _slid(pieces, first, last, ends))
        n = max(last, n + 1)


def _slid(pieces: list[Piece], first: int, last: int, ends: set[int]) -> int:
    """Slide pieces[first:last] to the nearest label that equal words reach; the end of the insertion then."""
    for step, other in ((1, last), (-1, first - 1)):
        k = 0
        while 0 <= other + k * step < len(pieces) and _may_trade(pieces, first, last, k, step):
            k += 1
            if last + k * step in ends:
                _trade(pieces, first, last, k * step)
                return last + k * step
    return last


def _may_trade(pieces: Sequence[Piece], first: int, last: int, k: int, step: int) -> bool:
    """Whether the next word on one side of the insertion is the same as the word that it would leave on the other."""
    taken = pieces[last + k] if step > 0 else pieces[first - 1 - k]
    left = pieces[first + k] if step > 0 else pieces[last - 1 - k]
    return taken.state == "same" and not taken.proof and taken.key == left.key


def _trade(pieces: list[Piece], first: int, last: int, by: int) -> None:
    """Move the insertion by ``by`` words: as many words change from inserted to kept as from kept to inserted."""
    if by > 0:
        bases = [pieces[last + k].base for k in range(by)]
        kept, new = range(first, first + by), range(first + by, last + by)
    else:
        bases = [pieces[first + k].base for k in range(by, 0)]
        kept, new = range(last + by, last), range(first + by, last + by)
    after = bases[-1] + 1 if by > 0 else bases[0]
    for k in new:
        pieces[k].state, pieces[k].base = "insert", after
    for k, base in zip(kept, bases, strict=True):
        pieces[k].state, pieces[k].base = "same", base


def authors_of(point: Marked) -> list[str]:
    """Who made the changes, where the format says so."""
    return list(dict.fromkeys(piece.author for piece in point.pieces if piece.author))


def joined(text: str, pieces: Sequence[Piece]) -> str:
    """The text of words that stay, each stretch with the punctuation inside it."""
    parts: list[str] = []
    for n, piece in enumerate(pieces):
        gap = text[pieces[n - 1].word.end : piece.word.start] if n else ""
        parts += [gap if len(gap) <= 3 and not re.search(r"\w", gap) else " ", text[piece.word.start : piece.word.end]]
    return "".join(parts).strip()


def slot_of(point: Marked, text: str) -> tuple[int, int]:
    """The base words that an alternative shares, as its slot; (0, 0) where it shares none."""
    if point.base is None:
        return 0, 0
    same = [block for block in align(point.base.keys, words_of(text).keys, tidy=False) if block.same]
    best = max(same, key=lambda block: block.a1 - block.a0, default=None)
    return (best.a0, best.a1) if best else (0, 0)
