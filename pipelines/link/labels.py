"""Bracketed labels that say whose comment stands there.

States' comments were written between the words of the text, each followed by a bracket with the State's name. The forms
met: "(Israel)", "(U.S.A.)", "(CANADA: ...)", "(Switzerland does not believe ...)", "(Both variations proposed by
Canada: ...)", "[France: ...]", "(Canada and France)". A bracket that names nobody, "(SHERLOC)", is text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.link.alignment import words_of
from pipelines.link.lexicon import CHANGE_WORDS, LABEL_LEADS, LABEL_VERBS
from pipelines.normalise.names import Found, Names

OPENING = re.compile(r"[(\[]")
_POSSESSIVE = re.compile(r"(?<=\w)[’']s\b")
_BRACKET = re.compile(r"[()\[\]]")
_LEAD = re.compile(
    r"""^[\s*“"'‘]*
    (?P<lead>(?:[\w’'-]+\s+){0,6}?(?:by|from|of)\s+)?            # "Both variations proposed by"
    (?:(?P<word>\w+)\s*[-–—:,]\s*)?                              # "new – Israel"
    (?:the\s+)?(?:delegations?\s+of\s+(?:the\s+)?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_AND = re.compile(r"^\s*(?:,|and|&|/|;|,\s*and|,?\s*supported\s+by|,?\s*also)\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(
    r"""^(?:[’']s?\s+(?P<thing>\w+))?\s*
    (?: (?P<colon>[:–—]|-\s|[.]\s) | (?P<end>$) | ,\s*(?P<word>\w+)\s*$ | ,?\s*(?P<verb>\w+)\b )""",
    re.VERBOSE,
)
_OUTER_MARKS = " \t\n.,;:"

LABEL_KINDS = frozenset({"state", "regional_organization", "group"})
"""Who negotiates text. Other organizations stand in brackets as abbreviations, so they need a colon or a verb."""

LONGEST_LEAD = 120
"""Characters that may stand in a label before the first name."""

LONGEST_LABEL = 10_000
"""Characters within which the end of a label is sought."""

RESUME = 3
"""So many words in the order of the base text show that the text goes on behind a label."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label: its place with its brackets, who is named (as written, participant_id), and the remark that it holds.

    ``proposes`` says that the label speaks of a proposal besides its remark ("Both variations proposed by Canada: ...");
    ``sure`` is False where the end of the bracket was inferred.
    """

    start: int
    end: int
    parties: tuple[tuple[str, str], ...]
    remark: str | None = None
    proposes: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Head:
    """The begin of a label: who is named, and where the remark begins (None for a bare label)."""

    start: int
    names_end: int
    parties: tuple[tuple[str, str], ...]
    remark: int | None
    proposes: bool


def labels(text: str, names: Names, base: Sequence[str] = ()) -> list[Label]:
    """The labels of a text, in order. ``base`` are the word keys of the text that was commented on, where it is known:
    they tell where a bracket ends whose inner brackets don't match, and which brackets were there before."""
    heads = _heads(text, names)
    followers = _sequences(base)
    found: list[Label] = []
    for n, head in enumerate(heads):
        if found and head.start < found[-1].end:
            continue
        if base and head.remark is None and _in_base(text, head, base):
            continue
        later = heads[n + 1].start if n + 1 < len(heads) else len(text)
        end, sure = _end(text, head, later, followers)
        found.append(_label(text, head, end, sure))
    return found


def without(text: str, found: Sequence[Label]) -> str:
    """The text without its labels."""
    parts, last = [], 0
    for label in found:
        parts.append(text[last : label.start])
        last = label.end
    return "".join([*parts, text[last:]])


def _heads(text: str, names: Names) -> list[_Head]:
    """The brackets that begin as labels do."""
    openings = [m.start() for m in OPENING.finditer(text)]
    if not openings:
        return []
    found = names.find(text)
    if _POSSESSIVE.search(text):  # "Mexico’s comment", told from "Lao People’s Democratic Republic"
        possessors = names.find(_POSSESSIVE.sub("  ", text))
        found = sorted({*found, *(name for name in possessors if _POSSESSIVE.match(text, name.end))})
    starts = [name.start for name in found]
    heads = (_head(text, at, found[bisect_left(starts, at) :], names) for at in openings)
    return [head for head in heads if head]


def _head(text: str, opening: int, found: Sequence[Found], names: Names) -> _Head | None:
    """The label that begins with this bracket, or None where it holds something else."""
    if not found or found[0].start - opening > LONGEST_LEAD:
        return None
    if not (lead := _LEAD.match(text[opening + 1 : found[0].start])):
        return None
    lead_words = (lead["lead"] or "").lower().split()[:-1]
    if lead_words and not LABEL_LEADS & set(lead_words):
        return None
    if lead["word"] and lead["word"].lower() not in CHANGE_WORDS:
        return None
    party, rest = [found[0]], found[1:]
    while rest and _AND.match(text[party[-1].end : rest[0].start]):
        party, rest = [*party, rest[0]], rest[1:]
    remark = _remark_start(text, party[-1].end)
    if remark is False or (remark is None and not _may_stand_bare(text, opening, party, names)):
        return None
    parties = tuple((name.name, name.participant_id) for name in party)
    return _Head(opening, party[-1].end, parties, remark, bool(lead_words))


def _remark_start(text: str, names_end: int) -> int | bool | None:
    """Where the remark begins; None for a bare label; False where the words after the name are no label."""
    close = _BRACKET.search(text, names_end)
    inner = text[names_end : close.start() if close else len(text)]
    after = _AFTER.match(inner)
    if after is None:
        return False
    if after["colon"] is not None:
        return names_end + after.end("colon")
    if after["end"] is not None or (after["word"] or "").lower() in CHANGE_WORDS:
        return None
    if after["verb"] and after["verb"].lower() in LABEL_VERBS:
        return names_end + after.start("verb")
    return False


def _may_stand_bare(text: str, opening: int, party: Sequence[Found], names: Names) -> bool:
    """Whether the names alone make a label: States do, and "(EU)" unless it explains the name before it."""
    if any(names.kind(name.participant_id) not in LABEL_KINDS for name in party):
        return False
    before = text[max(0, opening - 90) : opening]
    return not any(
        name.participant_id == party[0].participant_id and name.end >= len(before.rstrip())
        for name in names.find(before)
    )


def _in_base(text: str, head: _Head, base: Sequence[str]) -> bool:
    """Whether the bracket stood in the base text, after the same words."""
    written = words_of(text[: head.names_end]).keys
    tail = tuple(written[-(len(words_of(text[head.start : head.names_end]).keys) + 2) :])
    return len(tail) > 2 and any(tuple(base[n : n + len(tail)]) == tail for n in range(len(base) - len(tail) + 1))


def _sequences(base: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(base[n : n + RESUME]) for n in range(len(base) - RESUME + 1))


def _end(text: str, head: _Head, later: int, followers: frozenset[tuple[str, ...]]) -> tuple[int, bool]:
    """Where the bracket ends, and whether the text shows it.

    The matching bracket. Where another label begins before it, an inner bracket may never have been closed: then the
    label ends at the first closing bracket behind which the base text goes on; where no bracket matches and no base
    text helps, at the last closing bracket before the next label.
    """
    balanced, closers = _closers(text, head.start)
    if balanced is not None and balanced <= later:
        return balanced, True
    candidates = [at for at in closers if head.names_end < at <= later]
    for at in candidates:
        if tuple(words_of(text[at : at + 80]).keys[:RESUME]) in followers:
            return at, True
    if balanced is not None:
        return balanced, True
    if candidates:
        return candidates[-1], False
    return (later if head.remark is not None else head.names_end), False


def _closers(text: str, start: int) -> tuple[int | None, list[int]]:
    """The end of the bracket that matches the one at ``start``, or None, and the ends of the closing brackets till then."""
    depth, closers = 0, []
    for m in _BRACKET.finditer(text, start, start + LONGEST_LABEL):
        if m[0] in "([":
            depth += 1
            continue
        closers.append(m.end())
        depth -= 1
        if depth == 0:
            return m.end(), closers
    return None, closers


def _label(text: str, head: _Head, end: int, sure: bool) -> Label:
    if head.remark is None:
        return Label(head.start, end, head.parties, proposes=head.proposes, sure=sure)
    inner_end = end - 1 if text[end - 1 : end] in (")", "]") else end
    return Label(head.start, end, head.parties, text[head.remark : inner_end].strip() or None, head.proposes, sure)
