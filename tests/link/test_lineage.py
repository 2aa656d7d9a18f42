"""Lineage: which later point a point became."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.link import link
from pipelines.link.lineage import Link, trace
from pipelines.link.timeline import point_lists
from pipelines.model import Parsed, Row
from tests.link.corpus import Point, corpus, document, gold, registers

TRAINING = "States parties are encouraged to facilitate training activities for judges and prosecutors engaged in joint investigations"
PORTAL = (
    "The Secretariat should continue its work to collect laws on extradition and publish them on the SHERLOC portal"
)
COSTS = "States parties are encouraged to include clauses on financial arrangements in their agreements, so that the allocation of costs is clear"
PRIVATE = "Further efforts should be made so that communication service providers preserve electronic evidence for prosecutors"
BANKS = "States parties should remove bank secrecy as a ground for refusing to confiscate the proceeds of crime"
WITNESS = "States parties are invited to relocate witnesses and their relatives when they are threatened by traffickers"


def points(meeting: str, *texts: str) -> list[Point]:
    return [Point("abcdefgh"[n], text, None, "", meeting) for n, text in enumerate(texts)]


def steps(*parsed: Parsed) -> set[tuple[str, str, str]]:
    """(document and label of the earlier point, of the later one, relation); "" for none."""

    def name(row: Row | None) -> str:
        return f"{row['document_id']}({row['label']})" if row else ""

    found: list[Link] = trace(point_lists(parsed, {}), registers()).links
    return {(name(x.earlier and x.earlier.row), name(x.later and x.later.row), x.relation) for x in found}


def test_gold() -> None:
    parsed = corpus()
    rows = {r["recommendation_id"]: r for one in parsed for r in one.tables["recommendations"]}
    found = set()
    for link_row in link(parsed, registers())["recommendation_links"]:
        a, b = rows.get(link_row["from_recommendation_id"], {}), rows.get(link_row["to_recommendation_id"], {})
        if b.get("status") != "commented":
            found.add((a.get("agenda_item") or "", a.get("label") or "", b.get("label") or "", link_row["relation"]))
    assert found == {tuple(row.values()) for row in gold("lineage")}


def test_reworded_dropped_and_new() -> None:
    first = document("one", points("wgic-2019-05-06", TRAINING, PORTAL, COSTS))
    last = document("two", points("wgic-2020-05-06", BANKS, PORTAL, TRAINING.replace("judges", "magistrates")))
    assert steps(last, first) == {
        ("one(a)", "two(c)", "reworded"),
        ("one(b)", "two(b)", "verbatim"),
        ("one(c)", "", "dropped"),
        ("", "two(a)", "new"),
    }


def test_a_chain_goes_from_list_to_next_list() -> None:
    """A recommendation repeated every year follows last year's, not the first; one dropped in between comes from before."""
    years = [document(f"y{y}", points(f"wgic-{y}-05-06", *texts)) for y, texts in (
        (2018, (TRAINING, PORTAL, COSTS)), (2019, (TRAINING, PORTAL, WITNESS)), (2020, (TRAINING, PORTAL, COSTS)),
    )]  # fmt: skip
    found = steps(*years)
    assert {x for x in found if x[2] == "verbatim"} == {
        ("y2018(a)", "y2019(a)", "verbatim"), ("y2018(b)", "y2019(b)", "verbatim"),
        ("y2019(a)", "y2020(a)", "verbatim"), ("y2019(b)", "y2020(b)", "verbatim"),
        ("y2018(c)", "y2020(c)", "verbatim"),
    }  # fmt: skip
    assert {x for x in found if x[2] == "dropped"} == {("y2019(c)", "", "dropped")}


def test_a_report_and_the_resolution_that_annexes_it() -> None:
    """The same meeting's recommendations, first in its report, then in an annex: one step, in the order of publication."""
    report = document("report", points("wgic-2021-03-25", TRAINING, PORTAL), date(2021, 4, 10))
    annex = document("resolution", points("wgic-2021-03-25", TRAINING, PORTAL), date(2022, 10, 20))
    assert steps(annex, report) == {
        ("report(a)", "resolution(a)", "verbatim"),
        ("report(b)", "resolution(b)", "verbatim"),
    }


def test_other_bodies_and_other_matters_have_nothing_to_do_with_it() -> None:
    ours = document("ours", points("wgic-2019-05-06", TRAINING, PORTAL, COSTS))
    other_matters = document("other", points("wgic-2020-05-06", BANKS, WITNESS, PRIVATE))
    other_body = document(
        "body", points("hrc-2020-05-06", TRAINING.replace("judges and prosecutors", "teachers and nurses"), BANKS)
    )
    assert steps(ours, other_matters, other_body) == set()


def test_joined_and_divided() -> None:
    first = document("one", points("wgic-2019-05-06", TRAINING, PORTAL, f"{BANKS}. {WITNESS}"))
    last = document("two", points("wgic-2020-05-06", f"{PORTAL}; {TRAINING}", WITNESS, BANKS))
    assert steps(first, last) == {
        ("one(a)", "two(a)", "merged"), ("one(b)", "two(a)", "merged"),
        ("one(c)", "two(b)", "split"), ("one(c)", "two(c)", "split"),
    }  # fmt: skip


def test_a_compilation_of_comments_is_no_version() -> None:
    """Later texts follow the points commented on; only a point first proposed in the compilation is followed from there."""
    base = document("base", points("wgic-2019-05-06", TRAINING, PORTAL, COSTS))
    notes = [
        Point("abcd"[n], text, None, "", "wgic-2019-05-06", "commented")
        for n, text in enumerate((TRAINING, PORTAL, COSTS, WITNESS))
    ]
    adopted = document("adopted", points("wgic-2020-05-06", TRAINING, WITNESS.replace("relatives", "families"), PORTAL))
    found = steps(base, document("note", notes, date(2019, 9, 1)), adopted)
    assert found == {
        ("base(a)", "note(a)", "verbatim"), ("base(b)", "note(b)", "verbatim"), ("base(c)", "note(c)", "verbatim"),
        ("base(a)", "adopted(a)", "verbatim"), ("base(b)", "adopted(c)", "verbatim"), ("base(c)", "", "dropped"),
        ("note(d)", "adopted(b)", "reworded"),
    }  # fmt: skip


@pytest.mark.parametrize("known", [True, False])
def test_comments_follow_a_report_of_unknown_day(known: bool) -> None:
    meeting = "wgic-2019-05-06" if known else "wgic"
    note = [Point("a", TRAINING, None, "", "wgic", "commented")]
    found = steps(document("base", points(meeting, TRAINING, PORTAL)), document("note", note, date(2019, 9, 1)))
    assert ("base(a)", "note(a)", "verbatim") in found


def test_rows_tell_the_change_and_cite_the_later_text() -> None:
    first = document("one", points("wgic-2019-05-06", TRAINING, PORTAL, COSTS))
    last = document("two", points("wgic-2020-05-06", BANKS, PORTAL, TRAINING.replace("judges", "magistrates")))
    rows = {r["relation"]: r for r in link([first, last], registers())["recommendation_links"]}
    assert rows["reworded"]["diff"][1:3] == [
        {"op": "delete", "text": "judges "},
        {"op": "insert", "text": "magistrates "},
    ]
    assert 0.8 < rows["reworded"]["similarity"] < 1 == rows["verbatim"]["similarity"]
    assert (rows["reworded"]["document_id"], rows["dropped"]["document_id"]) == ("two", "one")
    assert rows["dropped"]["diff"] == [{"op": "delete", "text": COSTS}] and rows["dropped"]["similarity"] is None
    assert rows["new"]["diff"] == [{"op": "insert", "text": BANKS}]


def test_work_grows_with_the_number_of_points_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """Points are compared with those that share rare words, so twice the documents ask about twice the comparisons."""
    from pipelines.link import lineage

    calls = 0
    alike = lineage.alike

    def counted(*args):  # type: ignore[no-untyped-def]
        nonlocal calls
        calls += 1
        return alike(*args)

    monkeypatch.setattr(lineage, "alike", counted)
    counts = []
    for number in (40, 80):
        calls = 0
        parsed = [_invented(n) for n in range(number)]
        trace(point_lists(parsed, {}), registers())
        counts.append(calls)
    assert counts[1] < 3 * counts[0] and counts[1] < 80 * 6 * 10


def _invented(number: int) -> Parsed:
    """A document of six points; every fourth document goes on with the points of the one four before."""
    texts = (TRAINING, PORTAL, COSTS, PRIVATE, BANKS, WITNESS)
    subject = [f"measure{number % 4}{chr(97 + n)} scheme{number % 4}{chr(97 + n)}" for n in range(6)]
    made = [f"{text} under {subject[n]}, phase{number}" for n, text in enumerate(texts)]
    return document(f"d{number:03}", points(f"wgic-{2000 + number // 12}-{number % 12 + 1:02}-01", *made))
