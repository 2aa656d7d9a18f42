"""Words, runs and diffs."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.link.alignment import align, diff, same_words, similarity, stem, words_of
from tests.link.corpus import gold_points


def redline(earlier: str, later: str) -> str:
    """A diff in wdiff's signs, blanks at the edges of a change left out."""
    signs = {"equal": "%s", "insert": "{+%s+}", "delete": "[-%s-]"}
    return "".join(signs[part["op"]] % part["text"] for part in diff(earlier, later))


DIFFS = [
    # Punctuation, case and hyphens are no change; the later text is shown.
    ("for cases; in doing so, the setting-up of bodies", "for cases. In doing so, the setting up of bodies", "for cases. In doing so, the setting up of bodies"),
    # 42 (a) of 2020 and (a) of 2021: the comma behind a replaced word is not part of the change.
    (
        "where possible and necessary, to use joint investigations",
        "where possible and appropriate, and in accordance with domestic law, to use joint investigations",
        "where possible and [-necessary -]{+appropriate, and in accordance with domestic law+}, to use joint investigations",
    ),
    # 42 (b): an inserted aside has the comma before it.
    ("they may wish to develop model agreements", "they may, where appropriate, develop model agreements", "they may[- wish to-]{+, where appropriate+}, develop model agreements"),
    # An insertion begins where a phrase begins, whichever of two equal words is old.
    (
        "to use joint investigations as a form",
        "to use joint investigations or parallel investigations as a form",
        "to use joint investigations {+or parallel investigations +}as a form",
    ),
    # A lone shared word between two changes is given up.
    (
        "evidence is used effectively in extradition cases",
        "evidence is found, seized and shared in a manner consistent with domestic law",
        "evidence is [-used effectively in extradition cases-]{+found, seized and shared in a manner consistent with domestic law+}",
    ),
    ("the same words", "the same words", "the same words"),
    ("", "all new", "{+all new+}"),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "expected"), DIFFS)
def test_diffs_read_well(earlier: str, later: str, expected: str) -> None:
    assert redline(earlier, later) == expected


def plain(text: str) -> str:
    return " ".join(words_of(text).keys)


POINTS = [p.text for d in ("report-2020", "draft-resolution-2022", "report-2015") for p in gold_points(d)]
PHRASES = st.lists(
    st.sampled_from("the of and law, states parties; to use evidence (all) set-up “in” 5/8 cases.".split()), max_size=25
).map(" ".join)


@settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.tuples(PHRASES, PHRASES), st.tuples(st.sampled_from(POINTS), st.sampled_from(POINTS))))
def test_a_diff_holds_both_texts(pair: tuple[str, str]) -> None:
    earlier, later = pair
    parts = diff(earlier, later)
    if not words_of(later).words:
        return
    assert "".join(part["text"] for part in parts if part["op"] != "delete") == later
    assert plain(" ".join(part["text"] for part in parts if part["op"] != "insert")) == plain(earlier)
    assert all(part["text"] for part in parts)


@settings(max_examples=200, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(PHRASES, PHRASES, st.booleans())
def test_blocks_cover_both_texts_in_order(a: str, b: str, tidy: bool) -> None:
    x, y = words_of(a).keys, words_of(b).keys
    blocks = align(x, y, tidy=tidy)
    assert [k for block in blocks for k in x[block.a0 : block.a1]] == list(x)
    assert [k for block in blocks for k in y[block.b0 : block.b1]] == list(y)
    assert all(x[block.a0 : block.a1] == y[block.b0 : block.b1] for block in blocks if block.same)


def test_similarity_is_one_for_the_same_words_only() -> None:
    assert similarity("set-up, of Bodies", "set up of bodies") == 1.0
    assert same_words("A; b", "a b")
    assert similarity("States should act", "States shall act") < 1
    assert similarity("alpha beta", "gamma delta") == 0.0


def test_words_keep_numbers_and_apostrophes_whole() -> None:
    assert words_of("resolution 5/8, State’s art. 18 (3)").keys == ("resolution", "5/8", "state's", "art", "18", "3")
    assert not re.search(r"\s", "".join(words_of("a b\nc").keys))


@pytest.mark.parametrize(
    ("a", "b"), [("laws", "law"), ("rights", "right"), ("engaging", "engage"), ("agencies", "agency")]
)
def test_stems_join_the_forms_of_a_word(a: str, b: str) -> None:
    assert stem(a) == stem(b)
