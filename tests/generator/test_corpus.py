"""The generated papers: the same for the same seed, and their right rows agree with what is printed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.accuracy.generated import on_generated
from benchmarks.corpus import Unit, alone, chain, chairs_summary, documents, units, whole_units, write
from benchmarks.generator.blocks import days
from benchmarks.generator.parties import in_order, names, states
from benchmarks.generator.plan import session_after

FEW = list(islice(units(seed=5), 25))


def _read(unit: Unit, document_id: str) -> str:
    made = next(made for made in unit.documents if made.document_id == document_id)
    return " ".join(re.sub(r"[~*#]", "", made.data.decode()).split())


def test_the_same_seed_makes_the_same_bytes() -> None:
    assert list(documents(12, seed=5)) == list(documents(12, seed=5))
    assert list(documents(12, seed=5)) != list(documents(12, seed=6))


def test_a_unit_depends_on_its_number_alone() -> None:
    assert chain(5, 3) == next(unit for unit in islice(units(seed=5, first=3), 1))
    assert alone(5, 3).gold == alone(5, 3).gold
    assert chairs_summary(5, 3).documents == chairs_summary(5, 3).documents


def test_there_are_as_many_documents_as_asked_for(tmp_path: Path) -> None:
    assert len(list(documents(11))) == 11
    written = write(tmp_path, 10, seed=5)
    assert written >= 10
    assert len(list((tmp_path / "documents").iterdir())) == written
    assert {path.stem for path in (tmp_path / "gold").iterdir()} >= {
        "attendance",
        "statements",
        "points",
        "lineage",
        "uptake",
    }


def test_no_two_units_tell_of_one_meeting_of_a_working_group() -> None:
    held = Counter(row["meeting_id"] for unit in islice(units(), 300) for row in unit.gold["meetings"])
    assert not [meeting for meeting, times in held.items() if times > 1 and not meeting.startswith("cop-")]


@pytest.mark.parametrize("unit", FEW, ids=[unit.documents[0].document_id for unit in FEW])
def test_right_rows_are_complete_in_themselves(unit: Unit) -> None:
    gold = unit.gold
    known = {row["meeting_id"] for row in gold["meetings"]}
    for table in ("attendance", "statements", "officers", "agenda_items"):
        assert {row["meeting_id"] for row in gold.get(table, [])} <= known
    came = {(row["meeting_id"], row["party"]) for row in gold["attendance"] if row["party"]}
    assert {(row["meeting_id"], row["party"]) for row in gold.get("statements", []) if row["party"]} <= came
    keys = [(row["document"], row["paragraph"], row["label"]) for row in gold.get("points", [])]
    assert len(keys) == len(set(keys))
    items = {row["item"] for row in gold["agenda_items"]}
    assert {row["agenda_item_first"] for row in gold.get("statements", [])} <= items


@pytest.mark.parametrize(
    "unit", [unit for unit in FEW if len(unit.documents) == 3], ids=lambda unit: unit.documents[0].document_id
)
def test_lineage_and_outcomes_agree_with_points_and_comments(unit: Unit) -> None:
    gold = unit.gold
    report, note, resolution = (made.document_id for made in unit.documents)
    adopted = {row["label"]: row["text"] for row in gold["points"] if row["document"] == resolution}
    assert {row["adopted_annex_i_label"] for row in gold["lineage"]} - {""} == set(adopted)
    discussed = [row for row in gold["points"] if row["document"] == report]
    traced = {(row["discussed_agenda_item"], row["discussed_label"]) for row in gold["lineage"]} - {("", "")}
    assert len(traced) >= len(discussed)
    asked = Counter(
        (row["agenda_item"], row["label"], row["party"])
        for row in gold["comments"]
        if row["kind"] not in ("remark", "narrative")
    )
    assert asked == Counter((row["agenda_item"], row["label"], row["party"]) for row in gold["uptake"])
    text = {label: " ".join(words.split()) for label, words in adopted.items()}
    for row in gold["uptake"]:
        if row["outcome"] == "adopted_verbatim" and row["proposal"] != "(new point)":
            to = [
                x["adopted_annex_i_label"]
                for x in gold["lineage"]
                if (x["discussed_agenda_item"], x["discussed_label"]) == (row["agenda_item"], row["label"])
            ]
            kinds = [
                c["kind"]
                for c in gold["comments"]
                if (c["agenda_item"], c["label"], c["party"]) == (row["agenda_item"], row["label"], row["party"])
            ]
            assert any(row["proposal"] in text[label] for label in to) or "deletion" in kinds
    assert "Comments of States parties" in _read(unit, note)


@pytest.mark.parametrize(
    "unit",
    [u for u in FEW if all(made.surface != "text" for made in u.documents)],
    ids=lambda u: u.documents[0].document_id,
)
def test_right_rows_are_printed(unit: Unit) -> None:
    """On surfaces that cut no word: every name and every point stands in its document."""
    everything = " ".join(_read(unit, made.document_id) for made in unit.documents)
    for row in unit.gold["attendance"] + unit.gold.get("statements", []):
        assert row["name"] in everything
    for row in unit.gold.get("points", []):
        assert row["text"] in everything


def test_names_hold_on_the_day_and_resolve() -> None:
    early, late = states(date(2012, 3, 1)), states(date(2020, 3, 1))
    assert {"Turkey", "Czech Republic", "Swaziland"} <= {party.name for party in early}
    assert {"Turkey", "Czechia", "Eswatini"} <= {party.name for party in late}
    assert [party.name for party in early] == sorted((party.name for party in early), key=in_order)
    assert all(names().resolve(party.name) == party.code for party in (*early, *late))


@pytest.mark.parametrize(
    ("first", "last", "dash", "said"),
    [
        (date(2020, 7, 7), date(2020, 7, 8), False, "on 7 and 8 July 2020"),
        (date(2020, 7, 7), date(2020, 7, 7), False, "on 7 July 2020"),
        (date(2014, 9, 29), date(2014, 10, 1), False, "from 29 September to 1 October 2014"),
        (date(2020, 10, 12), date(2020, 10, 16), True, "12–16 October 2020"),
    ],
)
def test_days_are_said_as_in_reports(first: date, last: date, dash: bool, said: str) -> None:
    assert days(first, last, dash) == said


def test_the_conference_follows_the_meeting() -> None:
    assert session_after(date(2019, 7, 7)).id == "cop-2020-10-12"
    assert session_after(date(2020, 10, 1)).id == "cop-2022-10-10"


def test_a_small_corpus_is_read_as_well_as_the_published_one() -> None:
    """Thirty documents of another seed than the published one; the goals are those of the whole corpus."""
    made = {(figure.table_name, figure.field): figure for figure in on_generated(date(2000, 1, 1), 30, seed=99)}
    for table, goal in {
        "attendance": 0.995,
        "statements": 0.995,
        "recommendations": 0.995,
        "recommendation_links": 0.98,
    }.items():
        assert (made[table, "every field"].f1 or 0) >= goal, made[table, "every field"]
    assert len(list(whole_units(30, seed=99))) > 10
