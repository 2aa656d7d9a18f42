"""Input that means harm: bounded time, no crash."""

from __future__ import annotations

import time
from datetime import date

import pytest

from pipelines.link import link
from pipelines.link.alignment import align, diff
from tests.link.corpus import Point, document, registers

SENTENCE = "States parties are encouraged to facilitate training activities for judges engaged in joint investigations"

HOSTILE = [
    "(" * 10_000 + "Israel" + ")" * 10_000,
    "(Israel: " * 5_000,
    "(Israel) " * 5_000,
    "[alternative: " * 5_000,
    "(" + "by " * 20_000 + "Israel)",
    SENTENCE + " word" * 20_000 + " (Israel)",
    SENTENCE + " (Israel: “never closed",
    "(Israel)",
    " ",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: f"{text[:12]}...{len(text)}")
def test_hostile_points(text: str) -> None:
    base = document("base", [Point("a", SENTENCE), Point("b", SENTENCE.replace("judges", "police"))])
    note = document(
        "note", [Point("a", text, status="commented"), Point("b", SENTENCE, status="commented")], date(2020, 10, 9)
    )
    began = time.process_time()
    tables = link([base, note], registers())
    assert time.process_time() - began < 5
    for row in tables["comments"]:
        assert row["quote"] == note.document.source.text[row["char_start"] : row["char_end"]]


def test_long_texts_are_compared_in_bounded_time() -> None:
    began = time.process_time()
    a, b = ["a"] * 50_000, ["a", "b"] * 25_000
    assert sum(k.b1 - k.b0 for k in align(a, b)) == 50_000
    assert diff("a " * 5_000, "a b " * 5_000)
    assert time.process_time() - began < 5


def test_nothing_in_nothing_out() -> None:
    tables = link([], registers())
    assert [tables[name] for name in ("comments", "recommendation_links", "comment_outcomes")] == [[], [], []]
    assert diff("", "") == [] and diff("a", "") == [{"op": "delete", "text": "a"}]
