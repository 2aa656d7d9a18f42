"""A text under comment, cut so that each State's changes can be switched on and off.

The cuts carry the numbers of comments, not offsets, so that the page only has to show or hide them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.model import Row

CONTEXT = 3
"""Words before a change that tell its place: fewer are met twice in one point, more may hold another change."""

_MARKS = ",;:."
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Edit:
    """What one comment would do: leave ``base[start:end]`` out and put ``words`` in its place."""

    comment: int
    start: int
    end: int
    words: str


def redline(base: str, diff: list[Row], comments: list[tuple[int, Row]]) -> list[Row]:
    """The base text in pieces: ``{t}``, ``{t, del: [comments]}``, ``{t, ins: comment}``.

    ``diff`` leads from the base to the commented text, ``comments`` are (number, row). A comment whose place is not found is
    left out; an empty list says that none was found.
    """
    edits = [edit for number, row in comments if (edit := _edit(base, diff, number, row))]
    return _pieces(base, edits) if edits else []


def _edit(base: str, diff: list[Row], number: int, row: Row) -> Edit | None:
    words = (row["proposed_text"] or "").strip()
    gone = _words(row["deleted_text"] or "")
    if not words and not gone:
        return None
    if not base:
        return Edit(number, 0, 0, words) if words else None
    near = _place(base, diff, _words(words))
    if gone:
        spans = _find(base, gone)
        if not spans:
            return None
        start, end = min(spans, key=lambda span: abs(span[0] - near) if near is not None else span[0])
        return Edit(number, start, end, words)
    return None if near is None else Edit(number, near, near, words)


def _place(base: str, diff: list[Row], words: list[str]) -> int | None:
    """Where in the base the diff puts these words in: behind the words that stand before them in the diff."""
    before = ""
    for part in diff:
        found = _words(part["text"])
        if part["op"] != "insert":
            before += " " + part["text"]
        elif found and words and (_inside(words, found) or _inside(found, words)):
            return _behind(base, before.rstrip())
    return None


def _behind(base: str, before: str) -> int:
    """The end of ``before`` in ``base``, by its number of words.

    The diff passes over small changes of spelling and punctuation, so the last words are looked for near that place.
    """
    ends = [match.end() for match in _WORD.finditer(base)]
    words = _words(before)
    if not words or not ends:
        return 0
    spans = _find(base, words[-CONTEXT:]) or _find(base, words[-1:])
    expected = ends[min(len(words), len(ends)) - 1]
    end = min((span[1] for span in spans), key=lambda found: abs(found - expected), default=expected)
    same_mark = end < len(base) and base[end] in _MARKS and before.endswith(base[end])
    return end + same_mark


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _inside(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _find(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Every place where the words stand in the text, as offsets."""
    tokens = [(match.group().casefold(), *match.span()) for match in _WORD.finditer(text)]
    size = len(words)
    return [
        (tokens[at][1], tokens[at + size - 1][2])
        for at in range(len(tokens) - size + 1)
        if [token[0] for token in tokens[at : at + size]] == words
    ]


def _pieces(base: str, edits: list[Edit]) -> list[Row]:
    cuts = sorted({0, len(base), *(e.start for e in edits), *(e.end for e in edits)})
    pieces: list[Row] = []
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        pieces += [{"t": e.words, "ins": e.comment} for e in edits if e.end == start and e.words]
        if end is not None and end > start:
            gone = [e.comment for e in edits if e.start <= start and end <= e.end]
            pieces.append({"t": base[start:end], "del": gone} if gone else {"t": base[start:end]})
    return pieces


def passages(text: str, found: list[tuple[int, str]]) -> list[Row]:
    """The text in pieces ``{t}`` and ``{t, by: [comments]}``, where the words adopted for a comment stand in it."""
    spans = [(number, *span) for number, words in found for span in _find(text, _words(words))[:1]]
    cuts = sorted({0, len(text), *(s for _, s, _ in spans), *(e for _, _, e in spans)})
    pieces: list[Row] = []
    for start, end in pairwise(cuts):
        by = [number for number, first, last in spans if first <= start and end <= last]
        pieces.append({"t": text[start:end], "by": by} if by else {"t": text[start:end]})
    return pieces
