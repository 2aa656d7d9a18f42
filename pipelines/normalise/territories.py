"""States by forms that the register does not hold, from the ``rigour`` library.

It is asked only about what is a slip away from a known name, because it takes two seconds to load and also takes cities
for their States.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.normalise.keys import key

SLIPS = 2
"""Letters that may be wrong, missing or too many."""

MIN_LETTERS = 5
"""Shorter names are two slips away from one another: Mali, Malta, Chad, Chile."""


def near(folded: str, known: dict[str, list[str]]) -> bool:
    """Whether a folded form is at most two slips away from a known one; ``known`` is by first letter."""
    if len(folded) < MIN_LETTERS:
        return False
    likely = [form for form in known.get(folded[0], ()) if abs(len(form) - len(folded)) <= SLIPS]
    if not likely:
        return False
    from rapidfuzz.distance import Levenshtein

    return any(Levenshtein.distance(folded, form, score_cutoff=SLIPS) <= SLIPS for form in likely)


@lru_cache(maxsize=4096)
def attested(written: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the State of which this is an attested form, or None.

    Parts of States are left out, and so are cities, which the library takes for their State.
    """
    from rigour.territories import lookup_territory

    territory = lookup_territory(written)
    if territory is None or territory.alpha3 is None or key(written) in {key(place) for place in territory.places}:
        return None
    return str(territory.alpha3).upper()
