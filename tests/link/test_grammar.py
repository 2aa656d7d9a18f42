"""Which old words an insertion replaces when the strike lines were lost."""

from __future__ import annotations

import pytest

from pipelines.link.grammar import clash, struck_before

# Words before, words inserted, whether punctuation follows the old words; how many go and how many of the last stay.
CASES = [
    ("where possible and necessary", "appropriate and in accordance with practice", True, (1, 0)),
    ("where necessary", "needed and justified", True, (1, 0)),
    ("where possible and necessary", "and in accordance with practice", True, (0, 0)),
    ("the relevant", "applicable laws", False, (0, 0)),
    ("States parties should", "are encouraged to", False, (1, 0)),
    ("States parties need to be able", "are encouraged", False, (4, 0)),
    ("including the right to privacy", "rights", True, (4, 1)),
    ("the protection of personal data", "protection", False, (5, 2)),
    ("act in a timely manner", "in an efficient manner", True, (4, 0)),
    ("use joint investigations", "or parallel investigations", False, (0, 0)),
    ("to provide assistance", "upon request", False, (0, 0)),
    ("", "whatever", False, (0, 0)),
]


@pytest.mark.parametrize(("left", "run", "ends", "expected"), CASES)
def test_struck_before(left: str, run: str, ends: bool, expected: tuple[int, int]) -> None:
    assert struck_before(left.split(), run.split(), ends) == expected


def test_two_finite_verbs_clash() -> None:
    assert clash("are encouraged".split(), "need to be able".split())
    assert not clash("where appropriate".split(), "the private sector".split())
