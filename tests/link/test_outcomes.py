"""Outcomes: what the adopted text did at the slot of a proposal."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.link import link
from pipelines.model import Row
from tests.link.corpus import Point, document, registers

BASE = (
    "States parties should share evidence with their foreign counterparts in cases of cybercrime, in a safe manner; "
    "in doing so, they may wish to use secure channels and must protect witnesses from harm"
)
OTHER = "The Secretariat should continue its work to collect laws on extradition and publish them on the portal"
THIRD = "States parties are encouraged to facilitate training activities for judges and prosecutors in joint teams"


def outcome(marked: str, adopted: str | None) -> Row:
    """The outcome of the only comment in a marked-up point, given the adopted text (None: dropped)."""

    def points(meeting: str, status: str, first: str | None) -> list[Point]:
        texts = [text for text in (first, OTHER, THIRD) if text]
        return [Point("abc"[n], text, None, "", meeting, status) for n, text in enumerate(texts)]

    tables = link(
        [
            document("base", points("wgic-2020-07-07", "for_future_consideration", BASE)),
            document("note", points("wgic-2020-07-07", "commented", marked), date(2020, 10, 9)),
            document("adopted", points("wgic-2021-03-25", "adopted", adopted), date(2021, 5, 1)),
        ],
        registers(),
    )
    assert len(tables["comments"]) == 1
    (row,) = tables["comment_outcomes"]
    return row


def put(old: str, new: str) -> str:
    assert old in BASE
    return BASE.replace(old, new, 1)


CASES = [
    # Inserted words come back to the letter, at the slot or near it in the same sentence.
    ("parties should", "parties, where appropriate (Peru), should", put("parties should", "parties, where appropriate, should"), "adopted_verbatim", "where appropriate"),
    ("they may", "where appropriate (Peru) they may", put("they may wish to use", "they may, where appropriate, use"), "adopted_verbatim", "where appropriate"),
    # ... in another sentence they are another matter.
    ("parties should", "parties, where appropriate (Peru), should", put("must protect", "must, where appropriate, protect"), "not_adopted", None),
    # Other words of the same sense.
    (
        "cybercrime,", "cybercrime, in accordance with their domestic law (Peru),",
        put("cybercrime,", "cybercrime, consistent with national legal frameworks,"), "adopted_reworded",
        "consistent with national legal frameworks",
    ),
    (
        "cybercrime,", "cybercrime when seeking urgent help (Peru),",
        put("cybercrime,", "cybercrime when answering requests,"), "adopted_reworded", "when answering requests",
    ),
    # New words of another sense, or none.
    ("cybercrime,", "cybercrime, in accordance with their domestic law (Peru),", put("cybercrime,", "cybercrime and fraud,"), "not_adopted", None),
    ("cybercrime,", "cybercrime, in accordance with their domestic law (Peru),", BASE, "not_adopted", None),
    # Replacements: the new words must come and the old ones go.
    ("safe manner", "~~safe manner~~ timely manner (Peru)", put("in a safe manner", "in a timely manner"), "adopted_verbatim", "timely manner"),
    ("may wish to", "~~may wish to~~ shall (Peru)", put("may wish to", "shall"), "adopted_verbatim", "they shall use secure channels"),
    ("may wish to", "~~may wish to~~ shall (Peru)", BASE, "not_adopted", None),
    # Deletions.
    (", in a safe manner", " ~~in a safe manner~~ (Peru)", put(", in a safe manner", ""), "adopted_verbatim", None),
    (", in a safe manner", " ~~in a safe manner~~ (Peru)", BASE, "not_adopted", None),
    # The point is gone.
    ("cybercrime,", "cybercrime and fraud (Peru),", None, "point_dropped", None),
    # Remarks propose nothing.
    ("cybercrime,", "cybercrime (Peru: too narrow),", BASE, "no_proposal", None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "adopted", "expected", "passage"), CASES)
def test_outcomes(old: str, new: str, adopted: str | None, expected: str, passage: str | None) -> None:
    row = outcome(put(old, new), adopted)
    assert row["outcome"] == expected
    assert passage is None or passage in row["adopted_passage"]
    if expected in ("adopted_verbatim", "adopted_reworded"):
        assert row["document_id"] == "adopted" and (row["adopted_passage"] or "") in row["quote"]
        assert row["adopted_recommendation_id"].startswith("adopted:")


def test_verbatim_is_wholly_like_and_reworded_never() -> None:
    assert outcome(*_pair("adopted_verbatim"))["similarity"] == 1.0
    assert 0.5 <= outcome(*_pair("adopted_reworded"))["similarity"] < 1.0


def _pair(kind: str) -> tuple[str, str | None]:
    old, new, adopted, *_ = next(case for case in CASES if case[3] == kind)
    return put(old, new), adopted


def test_without_an_adopted_text_there_is_no_outcome_but_a_note() -> None:
    base = document("base", [Point("a", BASE), Point("b", OTHER)])
    note = document(
        "note", [Point("a", put("cybercrime,", "cybercrime and fraud (Peru),"), status="commented")], date(2020, 10, 9)
    )
    tables = link([base, note], registers())
    assert tables["comment_outcomes"] == []
    assert ["has no outcome yet" in a.message for a in note.document.annotations] == [True]


def test_a_new_point_that_nobody_took_up_was_not_adopted() -> None:
    """Its neighbours were taken up, so that the later text is known; the proposal fell by itself, not with a point."""
    proposed = "States should consider setting up a fund for the care of injured officers (Chad)"

    def points(meeting: str, status: str, *texts: str) -> list[Point]:
        return [Point("abcd"[n], text, None, "", meeting, status) for n, text in enumerate(texts)]

    tables = link(
        [
            document("base", points("wgic-2020-07-07", "for_future_consideration", BASE, OTHER, THIRD)),
            document("note", points("wgic-2020-07-07", "commented", BASE, OTHER, THIRD, proposed), date(2020, 10, 9)),
            document("adopted", points("wgic-2021-03-25", "adopted", BASE, OTHER, THIRD), date(2021, 5, 1)),
        ],
        registers(),
    )
    assert [row["kind"] for row in tables["comments"]] == ["new_point"]
    assert [row["outcome"] for row in tables["comment_outcomes"]] == ["not_adopted"]
    assert [
        (row["from_recommendation_id"], row["to_recommendation_id"])
        for row in tables["recommendation_links"]
        if row["relation"] == "dropped"
    ] == [("note:wgic-2020-07-07/x(d)", None)]
