"""Old wording that lost its strike lines, found again beside the insertion that replaced it.

A converter that drops formatting prints both wordings. Where the label stands, what grammar bears and what an alternative
repeats say which words were struck; these functions set their state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.link.alignment import Text
from pipelines.link.grammar import clash, struck_before
from pipelines.link.marks import Marked, Piece, slot_of

RETAINED = 8
"""Between an insertion and its label at most this many words of old wording can stand struck."""

_STOP = re.compile(r"[;:?!]|\.\s")


def infer_behind(point: Marked, start: int, end: int, certain: bool) -> None:
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


def infer_before(point: Marked, start: int, end: int) -> None:
    """ "necessary appropriate (Israel)": old wording that can't stand beside the insertion behind it was struck."""
    pieces = point.pieces
    run = _last_insertion(pieces, start, end)
    if run is None or run[0] == start or pieces[run[0] - 1].state != "same" or point.base is None:
        return
    first = run[0]
    if any(first == at for at, _, _ in point.missing):
        return
    left = first
    while left > start and pieces[left - 1].state == "same":
        left -= 1
    if "," in point.text[pieces[first - 1].word.end : pieces[first].word.start]:
        return
    struck, kept = struck_before(
        [piece.key for piece in pieces[left:first]],
        [piece.key for piece in pieces[first:end]],
        _ends_phrase(point.base, pieces[first - 1].base),
    )
    for piece in pieces[first - struck : first - kept]:
        piece.state = "delete"


def infer_by_alternative(point: Marked, start: int, end: int) -> None:
    """ "the right to privacy privacy rights / [alternative: the right to privacy at international law]": the old wording
    that an alternative repeats is what the first variant, just behind it, replaces too."""
    pieces = point.pieces
    run = _last_insertion(pieces, start, end)
    if run is None or any(piece.state == "delete" for piece in pieces[start:end]):
        return
    for at in point.alternatives:
        if pieces[end - 1].word.end <= at[0] and (end == len(pieces) or at[1] <= pieces[end].word.start):
            first, last = slot_of(point, point.text[at[0] : at[1]])
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
