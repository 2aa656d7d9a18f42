"""The proposals that a marked-up point holds, each with the label or the author that owns it.

A label stands behind the mark that it names, so a change belongs to the next label behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.link.alignment import total
from pipelines.link.labels import Label
from pipelines.link.marks import Marked, State, authors_of, joined, slot_of
from pipelines.link.struck import infer_before, infer_behind, infer_by_alternative

Kind = Literal["insertion", "deletion", "replacement", "alternative", "new_point"]

BRIDGE = 2
"""A struck and an inserted passage with at most this many kept words between them are one replacement."""

FAR = 25
"""Words missing without formatting are laid to a label at most this many words behind them."""

STRAY = 1.0
"""Missing words lighter than this (an article, a preposition) are slips of the copy, no proposals."""


@dataclass(frozen=True, slots=True)
class Change:
    """One proposal: what comes in, what goes out, and where.

    ``proposed`` and ``deleted`` are texts or None. ``base`` is the range of base words that it covers, empty for an
    insertion; ``at`` is its place in the clean text. ``label`` owns it, or ``author``. ``proof`` says that formatting
    shows it, ``tracked`` that the format recorded it. ``kind`` as in ``comments``.
    """

    kind: Kind
    proposed: str | None
    deleted: str | None
    base: tuple[int, int]
    at: tuple[int, int]
    proof: bool
    label: Label | None = None
    author: str | None = None
    tracked: bool = False


def changes(point: Marked) -> list[Change]:
    """The proposals that the point holds, in order. Changes that no label owns are left in ``point.orphans``."""
    if any(piece.author for piece in point.pieces):
        return [
            change for author in authors_of(point) for change in _changes(point, 0, len(point.pieces), None, author)
        ]
    found: list[Change] = []
    starts = [piece.word.start for piece in point.pieces]
    start = 0
    for label in point.found:
        end = bisect_left(starts, label.start)
        if not point.tracked:
            infer_behind(point, start, end, certain=label.remark is None or label.proposes)
            infer_before(point, start, end)
            infer_by_alternative(point, start, end)
        found += _changes(point, start, end, label, None)
        found += _alternatives(point, start, end, label, found)
        start = end
    rest = [piece.word for piece in point.pieces[start:] if piece.state != "same"]
    if rest and total(word.key for word in rest) >= STRAY:
        point.orphans.append((rest[0].start, rest[-1].end))
    return found


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


def _change(point: Marked, group: list[_Run], kind: Kind, label: Label | None, author: str | None) -> Change:
    first, last = group[0].first, group[-1].last
    pieces = point.pieces[first:last]
    base = (min(run.base[0] for run in group), max(run.base[1] for run in group))
    kept = [piece for piece in pieces if piece.state != "delete" and piece.author in (None, author)]
    proposed = joined(point.text, kept) if kind != "deletion" else None
    deleted = _deleted(point, group, base) if kind != "insertion" else None
    at = (pieces[0].word.start, pieces[-1].word.end) if pieces else _near(point, first)
    return Change(kind, proposed, deleted, base, at, any(run.proof for run in group), label, author, point.tracked)


def _near(point: Marked, at: int) -> tuple[int, int]:
    """The place of words that are missing: the word behind them, or the last one."""
    if not point.pieces:
        return 0, len(point.text)
    word = point.pieces[min(at, len(point.pieces) - 1)].word
    return word.start, word.end


def _deleted(point: Marked, group: list[_Run], base: tuple[int, int]) -> str:
    """The old wording of the slot: base words, or the struck words themselves where the base has none of them."""
    if point.base is not None and base[0] < base[1]:
        return point.base.slice(*base)
    return joined(point.text, [p for run in group for p in point.pieces[run.first : run.last] if p.state == "delete"])


def _alternatives(point: Marked, start: int, end: int, label: Label, found: Sequence[Change]) -> Iterator[Change]:
    """Second wordings in brackets before the label; each stands for what the first wording replaced."""
    low = point.pieces[start].word.start if start < len(point.pieces) else 0
    first = next((change for change in reversed(found) if change.label is label and change.deleted), None)
    for at in point.alternatives:
        if not low <= at[0] < label.start:
            continue
        text = point.text[at[0] : at[1]].strip(" “”\"'‘’.,;")
        base = first.base if first else slot_of(point, text)
        deleted = point.base.slice(*base) if point.base and base[0] < base[1] else None
        yield Change("alternative", text, deleted, base, at, False, label)
