"""Which words an insertion was meant to replace, where the strike lines were lost.

A note that kept neither underline nor strike line prints the old wording and the new one side by side: "necessary
appropriate", "are encouraged need to be able". Only one of two wordings of the same slot can stand, and grammar says
when two wordings claim one slot. Each rule here names such a form; all look at words just before an insertion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.link.alignment import stem
from pipelines.link.lexicon import (
    ADJECTIVE_ENDINGS,
    AUXILIARIES,
    CALLS,
    DEGREE_ADVERBS,
    DETERMINERS,
    FUNCTION_WORDS,
    MODALS,
    PREPOSITIONS,
    SEMI_MODALS,
    SUBORDINATORS,
)

REACH = 6
"""Old wording that an insertion replaces is sought this many words back."""

_VERB_CLASSES = (
    ("B", frozenset({"be", "been"})),
    ("T", frozenset({"to"})),
    ("M", MODALS),
    ("A", AUXILIARIES),
    ("S", SEMI_MODALS),
    ("C", CALLS),
    ("D", DEGREE_ADVERBS),
)

_GROUP = r"[MAS]D*(?:T?B)?D*C?T?"
"""A finite verb group: "should", "need to be able", "are also strongly encouraged to"."""

_GROUP_AT_END = re.compile(_GROUP + "$")
_GROUP_AT_START = re.compile(_GROUP)

_PREDICATE_OPENERS = SUBORDINATORS | frozenset({"as", "is", "are", "be", "deemed", "considered"})
"""Words that a lone adjective follows: "where possible and necessary", "as appropriate", "is necessary"."""


def struck_before(left: Sequence[str], run: Sequence[str], ends_phrase: bool) -> tuple[int, int]:
    """Which of the words before an insertion it replaces: (how many, counted from the end; how many of the last stay).

    ``left`` are the keys of the words before, ``run`` those of the insertion; ``ends_phrase`` says that the base text
    has punctuation behind ``left``. (0, 0) means that both can stand, so that nothing is replaced. Words that stay
    become part of the new wording: in "the right to privacy rights" (3, 1) strikes "the right to" and keeps "privacy".
    """
    near = left[-REACH:]
    return (
        _verb_group(near, run)
        or _predicate_adjective(near, run, ends_phrase)
        or _compound(near, run)
        or _same_frame(near, run)
        or (0, 0)
    )


def _verb_group(left: Sequence[str], run: Sequence[str]) -> tuple[int, int] | None:
    """ "should | are encouraged to": two finite verb groups side by side."""
    before = _GROUP_AT_END.search(_classes(left))
    if before and before.group() and _GROUP_AT_START.match(_classes(run)):
        return len(before.group()), 0
    return None


def clash(run: Sequence[str], behind: Sequence[str]) -> bool:
    """ "are encouraged | need to be able": whether new words end, and the words behind them are, a finite verb group."""
    after = _GROUP_AT_START.match(_classes(behind))
    return bool(_GROUP_AT_END.search(_classes(run)) and after and after.end() == len(behind))


def _classes(words: Sequence[str]) -> str:
    return "".join(next((letter for letter, members in _VERB_CLASSES if word in members), "o") for word in words)


def _predicate_adjective(left: Sequence[str], run: Sequence[str], ends_phrase: bool) -> tuple[int, int] | None:
    """ "where possible and necessary | appropriate": of two predicates side by side without a conjunction one must go."""
    if not ends_phrase or not left or not run or not is_adjective(left[-1]):
        return None
    second = is_adjective(run[0]) or (run[0].endswith("ed") and run[0] not in FUNCTION_WORDS)
    return (1, 0) if second and _PREDICATE_OPENERS & set(left[-4:-1]) else None


def is_adjective(word: str) -> bool:
    """Whether a word has the ending of an adjective that qualifies a clause, and not that of a noun."""
    return word.endswith(ADJECTIVE_ENDINGS) and not word.endswith("ment") and word not in FUNCTION_WORDS


def _compound(left: Sequence[str], run: Sequence[str]) -> tuple[int, int] | None:
    """ "the right to privacy | rights": a noun with a preposition turned into a compound, "privacy rights"."""
    if len(run) != 1:
        return None
    for back in range(3, min(len(left), 5) + 1):
        head, link = left[-back], left[-back + 1]
        if stem(head) == stem(run[0]) and link in PREPOSITIONS:
            has_article = back < len(left) and left[-back - 1] in DETERMINERS
            return back + has_article, back - 2
    return None


def _same_frame(left: Sequence[str], run: Sequence[str]) -> tuple[int, int] | None:
    """ "in a timely manner | in an efficient manner": old and new begin and end with the same words."""
    if len(run) < 2 or not left or stem(left[-1]) != stem(run[-1]):
        return None
    for back in range(2, len(left) + 1):
        if left[-back] == run[0] and abs(back - len(run)) <= 2:
            return back, 0
    return None
