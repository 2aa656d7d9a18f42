"""Confidence intervals for shares that are counted, at 95%."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import sqrt

Z = 1.959963984540054
"""The 97.5% quantile of the normal distribution."""

RESAMPLES = 2000
"""Resamples of documents: enough for the third decimal of a bound, and made in a second."""

Interval = tuple[float, float]

Counts = tuple[int, int, int]
"""Of one document: values expected, values found, values right."""


def wilson(right: int, of: int) -> Interval | None:
    """Wilson's score interval of a proportion; None where nothing was counted.

    It keeps its coverage for small counts and for shares at or near 1, where the usual interval has no width.
    """
    if of == 0:
        return None
    share, z2 = right / of, Z * Z
    centre = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z / (1 + z2 / of) * sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    low = 0.0 if right == 0 else max(0.0, centre - half)
    high = 1.0 if right == of else min(1.0, centre + half)
    return low, high


def f1_of(expected: int, found: int, right: int) -> float | None:
    """The harmonic mean of precision and recall; None where nothing was expected or found."""
    return 2 * right / (expected + found) if expected + found else None


def f1_interval(expected: int, found: int, right: int) -> Interval | None:
    """The score interval of F1.

    With J the share of right values among all that were expected or found, F1 = 2J / (1 + J), which rises with J. J is a
    proportion of ``expected + found - right`` cases, so that the ends of its Wilson interval are those of F1's.
    """
    shared = wilson(right, expected + found - right)
    return None if shared is None else (2 * shared[0] / (1 + shared[0]), 2 * shared[1] / (1 + shared[1]))


def bootstrap_f1(documents: Sequence[Counts], seed: int = 0, resamples: int = RESAMPLES) -> Interval | None:
    """The percentile interval of F1 over resampled documents: errors of one document hang together.

    Of no use for a handful of documents, nor where no document has an error: its width is then 0.
    """
    if not documents or not sum(expected + found for expected, found, _ in documents):
        return None
    draw = random.Random(seed)
    values = []
    for _ in range(resamples):
        drawn = draw.choices(documents, k=len(documents))
        expected, found, right = (sum(part) for part in zip(*drawn, strict=True))
        values.append(f1_of(expected, found, right) or 0.0)
    values.sort()
    return values[int(0.025 * resamples)], values[int(0.975 * resamples) - 1]
