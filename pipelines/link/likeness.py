"""Which points of a corpus could be stages of one another: an index of rare words, and how alike two points are.

Every UN recommendation shares "States parties", "encouraged" and "international cooperation" with the next, so words
weigh by their rarity in the corpus. A point is compared only with points that share some of its rarest words, never
with every other: the work grows with the number of points, not with its square.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from pipelines.link.alignment import Text, align, stem, weight
from pipelines.link.timeline import Unit

RARE = 14
"""So many of the rarest stems of a point look for its kin. Of two stages of one point, even strongly reworded, at least
two of these survive; more would only bring in points that share formulas."""

SHARED = 2
"""Candidates share at least this many of them."""

ORDERED = 0.9
"""A point that another holds whole, in order, counts a little less than one that is alike in all its words."""

SUBSTANCE = 8.0
"""Words of substance that a point must have before being held whole by another says anything."""


CLAUSES = 6
"""A point that was joined into another has at most so many clauses there."""

_CLAUSE = re.compile(r"[.;]")


class Rarity:
    """The weight of stems in a corpus: the rarer, the heavier; function words weigh nothing."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = list(units)
        self._bags: dict[tuple[str, ...], Counter[str]] = {}
        self.frequency = Counter(word for unit in self.units for word in self.bag(unit.text.keys))

    def bag(self, keys: tuple[str, ...]) -> Counter[str]:
        """The stems of the words of substance, with how often each occurs."""
        known = self._bags.get(keys)
        if known is None:
            known = self._bags[keys] = Counter(stem(key) for key in keys if weight(key) == 1.0)
        return known

    def of(self, word: str) -> float:
        """The weight of a stem."""
        return math.log(1 + len(self.units) / self.frequency.get(word, 1))

    def mass(self, bag: Counter[str]) -> float:
        """The weight of a bag of stems."""
        return sum(self.of(word) * count for word, count in bag.items())

    def keys(self, keys: Iterable[str]) -> float:
        """The weight of a run of words."""
        return sum(self.of(stem(key)) for key in keys if weight(key) == 1.0)


class Index:
    """Points by their rarest stems; points are added in order of time, so that each finds only earlier ones."""

    def __init__(self, rarity: Rarity) -> None:
        self.rarity = rarity
        self.postings: dict[str, list[Unit]] = defaultdict(list)
        self.verbatim: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
        self.limit = max(50, math.isqrt(len(rarity.units)))

    def add(self, unit: Unit) -> None:
        """Enter a point."""
        self.verbatim[unit.text.keys].append(unit)
        for word in self._rarest(unit):
            self.postings[word].append(unit)

    def candidates(self, unit: Unit) -> list[Unit]:
        """The points entered so far that share rare words with this one, or all words."""
        counts: Counter[Unit] = Counter()
        for word in self._rarest(unit):
            counts.update(self.postings.get(word, ()))
        close = [other for other, shared in counts.items() if shared >= SHARED]
        return list(dict.fromkeys([*self.verbatim.get(unit.text.keys, ()), *close]))

    def _rarest(self, unit: Unit) -> list[str]:
        """The rarest stems of a point, those too common for a posting list left out."""
        frequency = self.rarity.frequency
        usable = [word for word in self.rarity.bag(unit.text.keys) if frequency[word] <= self.limit]
        return sorted(usable, key=lambda word: (frequency[word], word))[:RARE]


def alike(rarity: Rarity, a: Text, b: Text) -> float:
    """How alike two points are, 0 to 1: in all they say, or in what one of them says and some of the other's clauses."""
    if a.keys == b.keys:
        return 1.0
    bag_a, bag_b = rarity.bag(a.keys), rarity.bag(b.keys)
    whole = dice(rarity, bag_a, bag_b)
    small, large = sorted((a, b), key=lambda text: (rarity.mass(rarity.bag(text.keys)), text.keys))
    part = rarity.bag(small.keys)
    mass = rarity.mass(part)
    if part.total() < SUBSTANCE or rarity.mass(bag_a & bag_b) / mass * ORDERED <= whole:
        return whole
    windows = (dice(rarity, part, rarity.bag(large.keys[x:y])) for x, y in windows_of(large))
    return max(whole, ORDERED * held(rarity, small, large) / mass, ORDERED * max(windows, default=0.0))


def dice(rarity: Rarity, a: Counter[str], b: Counter[str]) -> float:
    """The weight of the stems that two bags share, against that of both."""
    both = rarity.mass(a) + rarity.mass(b)
    return 2 * rarity.mass(a & b) / both if both else 0.0


def held(rarity: Rarity, a: Text, b: Text) -> float:
    """The weight of the words that two texts share in order."""
    return sum(rarity.keys(a.keys[block.a0 : block.a1]) for block in align(a.keys, b.keys) if block.same)


def clauses_of(text: Text) -> list[tuple[int, int]]:
    """The clauses of a point, as ranges of words: they end at full stops and semicolons."""
    ends = [
        n for n in range(1, len(text.words)) if _CLAUSE.search(text.text, text.words[n - 1].end, text.words[n].start)
    ]
    return list(pairwise([0, *ends, len(text.words)]))


def windows_of(text: Text) -> list[tuple[int, int]]:
    """All runs of neighbouring clauses but the whole text."""
    cuts = [0, *(end for _, end in clauses_of(text))]
    return [(x, y) for n, x in enumerate(cuts) for y in cuts[n + 1 : n + 1 + CLAUSES] if (x, y) != (0, cuts[-1])]
