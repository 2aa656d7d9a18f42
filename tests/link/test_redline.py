"""The history of a recommendation."""

from __future__ import annotations

import pytest

from pipelines.link.redline import Segment, history, segments
from tests.link.pipeline import linked

ANNEX = "draft-resolution-2022:annex-I"


def told(point: str) -> list[tuple[str | None, str | None]]:
    return [
        (s.recommendation and s.recommendation["recommendation_id"], s.relation) for s in history(linked()[1], point)
    ]


LIVES = [
    (
        "report-2020:42(a)",
        [("report-2020:42(a)", None), ("comments-note-2020:agenda-item-2(a)", "reworded"), (f"{ANNEX}(a)", "reworded")],
    ),
    (
        "report-2020:57(h)",
        [("report-2020:57(h)", None), ("comments-note-2020:agenda-item-3(h)", "reworded"), (None, "dropped")],
    ),
    (f"{ANNEX}(x)", [("comments-note-2020:agenda-item-4(c)", None), (f"{ANNEX}(x)", "reworded")]),
    (f"{ANNEX}(w)", [(f"{ANNEX}(w)", "new")]),
    ("report-2015:2(a)", [("report-2015:2(a)", None)]),
]


@pytest.mark.parametrize(("point", "stages"), LIVES)
def test_lives(point: str, stages: list[tuple[str | None, str | None]]) -> None:
    assert told(point) == stages


def test_any_stage_tells_the_same_life() -> None:
    assert told("report-2020:42(a)") == told(f"{ANNEX}(a)") == told("comments-note-2020:agenda-item-2(a)")


def test_comments_stand_with_what_became_of_them() -> None:
    note = history(linked()[1], "report-2020:42(a)")[1]
    outcomes = [
        (e.comment["participant_id"], e.comment["kind"], e.outcome and e.outcome["outcome"]) for e in note.edits
    ]
    assert ("CAN", "replacement", "adopted_verbatim") in outcomes
    assert ("MAR", "remark", "no_proposal") in outcomes
    assert len(outcomes) == 7


def test_a_new_point_tells_whose_words_it_holds() -> None:
    stages = history(linked()[1], f"{ANNEX}(w)")
    assert [link["from_intervention_id"].split(":s")[0] for link in stages[0].reused] == ["report-2020:67"]


def test_the_text_of_a_commented_point_is_the_one_with_all_changes() -> None:
    text = "".join(s.text for s in history(linked()[1], "report-2020:57(g)")[1].segments if s.style != "delete")
    assert "including privacy rights, when deploying" in text and "Canada" not in text


def test_moved_words_are_told_from_changed_ones() -> None:
    diff = [
        {"op": "equal", "text": "include "},
        {"op": "insert", "text": "where appropriate in writing, "},
        {"op": "equal", "text": "clauses "},
        {"op": "delete", "text": "where appropriate in writing "},
        {"op": "insert", "text": "on costs"},
    ]
    assert [s.style for s in segments(diff)] == ["equal", "moved_to", "equal", "moved_from", "insert"]
    assert segments(None) == []
    assert segments(diff)[0] == Segment("equal", "include ")


def test_an_unknown_id() -> None:
    with pytest.raises(KeyError):
        history(linked()[1], "nowhere:1")
