"""The changes that a marked-up point holds: inserted, struck and missing words, each with the label that owns it.

Where the format kept tracked changes they are read off; otherwise the point is laid over its base text word by word.
A label stands behind the mark that it names, so a change belongs to the next label behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipelines.link.alignment import Text, Word, align, total, words_of
from pipelines.link.grammar import clash, struck_before
from pipelines.link.labels import Label, labels
from pipelines.model import Mark
from pipelines.normalise.names import Names

State = Literal["same", "insert", "delete"]

ALTERNATIVE = re.compile(
    r"[\[(]\s*(?:alternative(?:ly)?|alternate|alt\.?|option\s*\w?|or|variant)\s*[:–—-]\s*(?P<text>[^\[\]]*?)\s*[\])]",
    re.IGNORECASE,
)
"""A second wording in brackets: "[alternative: the right to privacy at international law]"."""

RETAINED = 8
"""Between an insertion and its label at most this many words of old wording can stand struck."""

BRIDGE = 2
"""A struck and an inserted passage with at most this many kept words between them are one replacement."""

FAR = 25
"""Words missing without formatting are laid to a label at most this many words behind them."""

STRAY = 1.0
"""Missing words lighter than this (an article, a preposition) are slips of the copy, no proposals."""

_STRUCK: frozenset[str] = frozenset({"strike", "delete"})
_STOP = re.compile(r"[;:?!]|\.\s")


@dataclass(slots=True)
class Piece:
    """One word of the marked-up point: its state, its place in the base text, and who changed it.

    ``base`` is the index of the base word that it stands on, or before which it was inserted. ``proof`` says that
    formatting shows the state. ``missing`` are base words, as a range, that were left out just before this one.
    """

    word: Word
    key: str
    state: State
    base: int
    proof: bool = False
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One proposal: what comes in, what goes out, and where.

    ``proposed`` and ``deleted`` are texts or None; ``tracked`` says that the format recorded the change. ``base`` is the range of base words that it covers; empty for an
    insertion. ``at`` is its place in the clean text. ``label`` owns it, or ``author``. ``kind`` as in ``comments``.
    """

    kind: Literal["insertion", "deletion", "replacement", "alternative", "new_point"]
    proposed: str | None
    deleted: str | None
    base: tuple[int, int]
    at: tuple[int, int]
    proof: bool
    label: Label | None = None
    author: str | None = None
    tracked: bool = False


@dataclass(slots=True)
class Marked:
    """A point with labels, cut up: ``text`` the clean text, ``base`` its base text or None."""

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
    words = [word for word in words_of(text).words if not _inside(word.start, covered)]
    point.tracked = any(mark.kind in ("insert", "delete") for mark in marks)
    if point.tracked:
        point.pieces = list(_from_marks(words, marks))
        if point.found and not all(names.resolve(author) for author in _authors(point)):
            for piece in point.pieces:  # somebody else typed the comments in: the labels say whose they are
                piece.author = None
        point.base = words_of(_joined(text, [piece for piece in point.pieces if piece.state != "insert"]))
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
    ends = {sum(word.start < label.start for word in words) for label in point.found}
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


def changes(point: Marked) -> list[Change]:
    """The proposals that the point holds, in order. Changes that no label owns are left in ``point.orphans``."""
    if any(piece.author for piece in point.pieces):
        return [change for author in _authors(point) for change in _changes(point, 0, len(point.pieces), None, author)]
    found: list[Change] = []
    start = 0
    for label in point.found:
        end = sum(piece.word.start < label.start for piece in point.pieces)
        if not point.tracked:
            _infer_struck_behind(point, start, end, certain=label.remark is None or label.proposes)
            _infer_struck_before(point, start, end)
            _infer_struck_by_alternative(point, start, end)
        found += _changes(point, start, end, label, None)
        found += _alternatives(point, start, end, label, found)
        start = end
    rest = [piece.word for piece in point.pieces[start:] if piece.state != "same"]
    if rest and total(word.key for word in rest) >= STRAY:
        point.orphans.append((rest[0].start, rest[-1].end))
    return found


def _authors(point: Marked) -> list[str]:
    return list(dict.fromkeys(piece.author for piece in point.pieces if piece.author))


def _infer_struck_behind(point: Marked, start: int, end: int, certain: bool) -> None:
    """ "are encouraged need to be able (Canada)": words kept between an insertion and its label were struck.

    A label that is a mere remark may stand anywhere: then (``certain`` False) grammar must say that both can't stand.
    """
    pieces = point.pieces
    kept = end
    while kept > start and pieces[kept - 1].state == "same":
        kept -= 1
    run = _last_insertion(pieces, start, kept)
    if run is None or not 0 < end - kept <= RETAINED:
        return
    if run[0] > start and pieces[run[0] - 1].state == "delete":
        return
    if _STOP.search(point.text[pieces[kept - 1].word.end : pieces[end - 1].word.start]):
        return
    if certain or clash([p.key for p in pieces[run[0] : run[1]]], [p.key for p in pieces[kept:end]]):
        for piece in pieces[kept:end]:
            piece.state = "delete"


def _infer_struck_before(point: Marked, start: int, end: int) -> None:
    """ "necessary appropriate (Israel)": old wording that can't stand beside the insertion behind it was struck."""
    pieces = point.pieces
    run = _last_insertion(pieces, start, end)
    if run is None or run[0] == start or pieces[run[0] - 1].state != "same" or point.base is None:
        return
    first = run[0]
    if any(first == at for at, _, _ in point.missing):
        return
    left = start
    while first - left > 0 and any(piece.state != "same" for piece in pieces[left:first]):
        left += 1
    if "," in point.text[pieces[first - 1].word.end : pieces[first].word.start]:
        return
    struck, kept = struck_before(
        [piece.key for piece in pieces[left:first]],
        [piece.key for piece in pieces[first:end]],
        _ends_phrase(point.base, pieces[first - 1].base),
    )
    for piece in pieces[first - struck : first - kept]:
        piece.state = "delete"


def _infer_struck_by_alternative(point: Marked, start: int, end: int) -> None:
    """ "the right to privacy privacy rights / [alternative: the right to privacy at international law]": the old wording
    that an alternative repeats is what the first variant, just behind it, replaces too."""
    pieces = point.pieces
    run = _last_insertion(pieces, start, end)
    if run is None or any(piece.state == "delete" for piece in pieces[start:end]):
        return
    for at in point.alternatives:
        if pieces[end - 1].word.end <= at[0] and (end == len(pieces) or at[1] <= pieces[end].word.start):
            first, last = _slot(point, point.text[at[0] : at[1]])
            old = [piece for piece in pieces[start : run[0]] if piece.state == "same" and first <= piece.base < last]
            if old and old[-1] is pieces[run[0] - 1]:
                for piece in old:
                    piece.state = "delete"


def _last_insertion(pieces: Sequence[Piece], start: int, end: int) -> tuple[int, int] | None:
    """The inserted words that end at ``end``, as a range; None where the last word is none of them."""
    first = end
    while first > start and pieces[first - 1].state == "insert":
        first -= 1
    return (first, end) if first < end else None


def _ends_phrase(base: Text, word: int) -> bool:
    """Whether punctuation, or the end of the text, follows a word of the base."""
    end = base.words[word + 1].start if word + 1 < len(base.words) else len(base.text)
    return word + 1 == len(base.words) or bool(base.text[base.words[word].end : end].strip())


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one state side by side: pieces[first:last], or base words left out (first == last)."""

    state: State
    first: int
    last: int
    base: tuple[int, int]
    proof: bool


def _changes(point: Marked, start: int, end: int, label: Label | None, author: str | None) -> Iterator[Change]:
    """The proposals among pieces[start:end], those of one author where the format names authors."""
    for group in _grouped(list(_runs(point, start, end, label, author))):
        states = {run.state for run in group}
        if len(group) > 1 and states == {"insert", "delete"}:
            yield _change(point, group, "replacement", label, author)
            continue
        for run in group:
            yield _change(point, [run], "insertion" if run.state == "insert" else "deletion", label, author)


def _runs(point: Marked, start: int, end: int, label: Label | None, author: str | None) -> Iterator[_Run]:
    """Runs of changed words in order; missing base words stand where they would be."""
    pieces = point.pieces
    gaps = {at: (a0, a1) for at, a0, a1 in point.missing} if author is None else {}
    n = start
    while n <= end:
        if n in gaps and (n > start or start == 0) and _counts(point, n, end, gaps[n]):
            yield _Run("delete", n, n, gaps[n], False)
        if n == end:
            return
        state = pieces[n].state
        last = n + 1
        while (
            last < end and pieces[last].state == state and pieces[last].author == pieces[n].author and last not in gaps
        ):
            last += 1
        if state != "same" and pieces[n].author == author:
            base = (pieces[n].base, pieces[n].base if state == "insert" else pieces[last - 1].base + 1)
            yield _Run(state, n, last, base, pieces[n].proof)
        n = last


def _counts(point: Marked, at: int, end: int, gap: tuple[int, int]) -> bool:
    """Whether missing base words were left out on purpose, by the label behind: not a slip, and not far away."""
    assert point.base is not None
    beside = (at < len(point.pieces) and point.pieces[at].state == "insert") or (
        at and point.pieces[at - 1].state == "insert"
    )
    heavy = total(point.base.keys[gap[0] : gap[1]]) >= STRAY
    return bool(beside) or (heavy and end - at <= FAR)


def _grouped(runs: list[_Run]) -> list[list[_Run]]:
    """Runs with at most ``BRIDGE`` kept words between them, as one proposal where insertion and deletion meet."""
    groups: list[list[_Run]] = []
    for run in runs:
        if groups and run.first - groups[-1][-1].last <= BRIDGE:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _change(point: Marked, group: list[_Run], kind: str, label: Label | None, author: str | None) -> Change:
    first, last = group[0].first, group[-1].last
    pieces = point.pieces[first:last]
    base = (min(run.base[0] for run in group), max(run.base[1] for run in group))
    kept = [piece for piece in pieces if piece.state != "delete" and piece.author in (None, author)]
    proposed = _joined(point.text, kept) if kind != "deletion" else None
    deleted = _deleted(point, group, base) if kind != "insertion" else None
    at = (pieces[0].word.start, pieces[-1].word.end) if pieces else _near(point, first)
    return Change(kind, proposed, deleted, base, at, any(run.proof for run in group), label, author, point.tracked)  # type: ignore[arg-type]


def _near(point: Marked, at: int) -> tuple[int, int]:
    """The place of words that are missing: the word behind them, or the last one."""
    if not point.pieces:
        return 0, len(point.text)
    word = point.pieces[min(at, len(point.pieces) - 1)].word
    return word.start, word.end


def _joined(text: str, pieces: Sequence[Piece]) -> str:
    """The text of words that stay, each stretch with the punctuation inside it."""
    parts: list[str] = []
    for n, piece in enumerate(pieces):
        gap = text[pieces[n - 1].word.end : piece.word.start] if n else ""
        parts += [gap if len(gap) <= 3 and not re.search(r"\w", gap) else " ", text[piece.word.start : piece.word.end]]
    return "".join(parts).strip()


def _deleted(point: Marked, group: list[_Run], base: tuple[int, int]) -> str:
    """The old wording of the slot: base words, or the struck words themselves where the base has none of them."""
    if point.base is not None and base[0] < base[1]:
        return point.base.slice(*base)
    return _joined(point.text, [p for run in group for p in point.pieces[run.first : run.last] if p.state == "delete"])


def _alternatives(point: Marked, start: int, end: int, label: Label, found: Sequence[Change]) -> Iterator[Change]:
    """Second wordings in brackets before the label; each stands for what the first wording replaced."""
    low = point.pieces[start].word.start if start < len(point.pieces) else 0
    first = next((change for change in reversed(found) if change.label is label and change.deleted), None)
    for at in point.alternatives:
        if not low <= at[0] < label.start:
            continue
        text = point.text[at[0] : at[1]].strip(" “”\"'‘’.,;")
        base = first.base if first else _slot(point, text)
        deleted = point.base.slice(*base) if point.base and base[0] < base[1] else None
        yield Change("alternative", text, deleted, base, at, False, label)


def _slot(point: Marked, text: str) -> tuple[int, int]:
    """The base words that an alternative shares, as its slot; (0, 0) where it shares none."""
    if point.base is None:
        return 0, 0
    same = [block for block in align(point.base.keys, words_of(text).keys, tidy=False) if block.same]
    best = max(same, key=lambda block: block.a1 - block.a0, default=None)
    return (best.a0, best.a1) if best else (0, 0)
