"""Which points of a corpus could be stages of one another: an index of rare words, and how alike two points are.

Every UN recommendation shares "States parties", "encouraged" and "international cooperation" with the next, so words
weigh by their rarity in the corpus. A point is compared only with points that share some of its rarest words, never
with every other: the work grows with the number of points, not with its square.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from pipelines.link.alignment import Block, align, stem, weight
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


class Rarity:
    """The weight of stems in a corpus: the rarer, the heavier; function words weigh nothing."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = list(units)
        self.bags = {unit: Counter(stem(key) for key in unit.text.keys if weight(key) == 1.0) for unit in self.units}

    @cached_property
    def frequency(self) -> Counter[str]:
        """In how many points a stem occurs."""
        return Counter(word for bag in self.bags.values() for word in bag)

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
        usable = [word for word in self.rarity.bags[unit] if frequency[word] <= self.limit]
        return sorted(usable, key=lambda word: (frequency[word], word))[:RARE]


def alike(rarity: Rarity, a: Unit, b: Unit) -> float:
    """How alike two points are, 0 to 1: the same substance, or one held whole by the other (merged, split)."""
    if a.text.keys == b.text.keys:
        return 1.0
    bag_a, bag_b = rarity.bags[a], rarity.bags[b]
    mass_a, mass_b = rarity.mass(bag_a), rarity.mass(bag_b)
    if not mass_a or not mass_b:
        return 0.0
    shared = rarity.mass(bag_a & bag_b)
    dice = 2 * shared / (mass_a + mass_b)
    smaller = min((bag_a, mass_a), (bag_b, mass_b), key=lambda pair: pair[1])
    if smaller[0].total() < SUBSTANCE or shared / smaller[1] * ORDERED <= dice:
        return dice
    return max(dice, ORDERED * held(rarity, a, b) / smaller[1])


def held(rarity: Rarity, a: Unit, b: Unit) -> float:
    """The weight of the words that two points share in order."""
    return sum(rarity.keys(a.text.keys[block.a0 : block.a1]) for block in shared_blocks(a, b))


def shared_blocks(a: Unit, b: Unit) -> list[Block]:
    """The runs that two points share, small islands given up."""
    return [block for block in align(a.text.keys, b.text.keys) if block.same]
