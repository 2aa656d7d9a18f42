"""States by forms that the register does not hold, from the ``rigour`` library.

It is asked only about what is a slip away from a known name, because it takes two seconds to load and also takes cities
for their States.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.normalise.keys import key

SLIPS = ((5, 1), (9, 2))
"""From how many letters on, how many may be wrong, missing or too many. Short names are one slip from one another
(Mali, Malta), and Vienna is two from Vietnam."""


def near(folded: str, known: dict[str, list[str]]) -> bool:
    """Whether a folded form is a slip or two away from a known one of as many words; ``known`` is by first letter."""
    slips = max((slips for letters, slips in SLIPS if len(folded) >= letters), default=0)
    spaces = folded.count(" ")
    likely = [
        form
        for form in known.get(folded[:1], ())
        if abs(len(form) - len(folded)) <= slips and form.count(" ") == spaces
    ]
    if not slips or not likely:
        return False
    from rapidfuzz.distance import Levenshtein

    return any(Levenshtein.distance(folded, form, score_cutoff=slips) <= slips for form in likely)


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
