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
from typing import Any

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


WORTH = 0.4
"""Below this likeness, two points are no stages of one however they are cut, so that nobody need look closer."""

CLAUSES = 6
"""A point that was joined into another has at most so many clauses there."""

_CLAUSE = re.compile(r"[.;]")


class Rarity:
    """The weight of stems in a corpus: the rarer, the heavier; function words weigh nothing."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.bags: dict[tuple[str, ...], dict[str, int]] = {}
        self.masses: dict[tuple[str, ...], float] = {}
        self.units = list(units)
        self.frequency = Counter(word for unit in self.units for word in self.bag(unit.text.keys))
        self.weights = {word: math.log(1 + len(self.units) / n) for word, n in self.frequency.items()}

    def bag(self, keys: tuple[str, ...]) -> dict[str, int]:
        """The stems of the words of substance, with how often each occurs."""
        known = self.bags.get(keys)
        if known is None:
            _make_room(self.bags)
            known = self.bags[keys] = dict(Counter(stem(key) for key in keys if weight(key) == 1.0))
        return known

    def mass(self, keys: tuple[str, ...]) -> float:
        """The weight of all words of a text."""
        known = self.masses.get(keys)
        if known is None:
            _make_room(self.masses)
            weights = self.weights
            known = self.masses[keys] = sum(weights.get(w, 1.0) * n for w, n in self.bag(keys).items())
        return known

    def shared(self, a: tuple[str, ...], b: tuple[str, ...]) -> float:
        """The weight of the words that two texts share, in any order."""
        small, large = sorted((self.bag(a), self.bag(b)), key=len)
        weights = self.weights
        return sum(weights.get(w, 1.0) * min(n, large[w]) for w, n in small.items() if w in large)

    def dice(self, a: tuple[str, ...], b: tuple[str, ...]) -> float:
        """The weight of the words that two texts share, against that of both: 0 to 1."""
        both = self.mass(a) + self.mass(b)
        return 2 * self.shared(a, b) / both if both else 0.0

    def held(self, a: Text, b: Text) -> float:
        """The weight of the words that two texts share in order."""
        return sum(self.mass(a.keys[block.a0 : block.a1]) for block in align(a.keys, b.keys) if block.same)


WINDOW = 64
"""Of the points that have a rare word, so many are looked at, the latest: a point answers what was made last, and a word that
goes on for decades would otherwise make the work grow faster than the number of points."""

KEPT = 200_000
"""Bags and masses that are remembered; beyond, the memory is emptied and they are made again."""


class Index:
    """Points by their rarest stems; points are added in order of time, so that each finds only earlier ones.

    In a large corpus a point may hold no rare word at all. Two common words that stand side by side are rare together
    ("criminal", "records"), so such pairs are entered beside the rare words.
    """

    def __init__(self, rarity: Rarity) -> None:
        self.rarity = rarity
        self.postings: dict[str, list[Unit]] = defaultdict(list)
        self.verbatim: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
        self.limit = max(50, math.isqrt(len(rarity.units)))
        self.pairs = Counter(pair for unit in rarity.units for pair in self._pairs(unit))

    def add(self, unit: Unit) -> None:
        """Enter a point."""
        self.verbatim[unit.text.keys].append(unit)
        for word in self._rarest(unit):
            self.postings[word].append(unit)

    def candidates(self, unit: Unit) -> list[Unit]:
        """The points entered so far that share rare words with this one, or all words."""
        counts: Counter[Unit] = Counter()
        for word in self._rarest(unit):
            counts.update(self.postings.get(word, ())[-WINDOW:])
        close = [other for other, shared in counts.items() if shared >= SHARED]
        return list(dict.fromkeys([*self.verbatim.get(unit.text.keys, ())[-WINDOW:], *close]))

    def _rarest(self, unit: Unit) -> list[str]:
        """The rarest stems of a point and the rarest pairs of common ones; what is too common for a posting list is left out."""
        frequency, limit = self.rarity.frequency, self.limit
        usable = [(frequency[word], word) for word in self.rarity.bag(unit.text.keys) if frequency[word] <= limit]
        if len(usable) < RARE:
            usable += [(self.pairs[pair], pair) for pair in self._pairs(unit) if self.pairs[pair] <= limit]
        return [word for _, word in sorted(usable)[:RARE]]

    def _pairs(self, unit: Unit) -> set[str]:
        """Neighbouring words of substance that are each too common for a posting list of their own."""
        frequency, limit = self.rarity.frequency, self.limit
        stems = [stem(key) for key in unit.text.keys if weight(key) == 1.0]
        common = [frequency[word] > limit for word in stems]
        return {f"{a} {b}" for n, (a, b) in enumerate(pairwise(stems)) if common[n] and common[n + 1]}


def _make_room(memory: dict[Any, Any]) -> None:
    if len(memory) >= KEPT:
        memory.clear()


def alike(rarity: Rarity, a: Text, b: Text) -> float:
    """How alike two points are, 0 to 1: in all they say, or in what one of them says and some of the other's clauses."""
    if a.keys == b.keys:
        return 1.0
    whole = rarity.dice(a.keys, b.keys)
    small, large = sorted((a, b), key=lambda text: (rarity.mass(text.keys), text.keys))
    mass = rarity.mass(small.keys)
    most = ORDERED * rarity.shared(a.keys, b.keys) / mass if mass else 0.0
    if most <= max(whole, WORTH) or sum(rarity.bag(small.keys).values()) < SUBSTANCE:
        return whole
    windows = (rarity.dice(small.keys, large.keys[x:y]) for x, y in windows_of(large))
    return max(whole, ORDERED * rarity.held(small, large) / mass, ORDERED * max(windows, default=0.0))


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
