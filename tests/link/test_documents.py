"""The five documents as received, through the whole way, against the gold."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pipelines.link import link
from pipelines.model import Row, Tables
from tests.link.corpus import gold, registers
from tests.link.pipeline import linked, parse_all, received


def comment_rows(tables: Tables) -> Counter[tuple[str, ...]]:
    fields = ("agenda_item", "label", "participant_id", "kind", "proposed_text", "deleted_text", "remark")
    return Counter(tuple(row[field] or "" for field in fields) for row in tables["comments"])


def test_comments_equal_the_gold_deleted_texts_included() -> None:
    fields = ("agenda_item", "label", "party", "kind", "proposed_text", "deleted_text", "remark")
    assert comment_rows(linked()[1]) == Counter(tuple(row[field] for field in fields) for row in gold("comments"))


def test_lineage_equals_the_gold() -> None:
    _, tables = linked()
    rows = {row["recommendation_id"]: row for row in tables["recommendations"]}

    def name(id_: str | None, field: str) -> str:
        return (rows[id_][field] or "") if id_ else ""

    found = {
        (
            name(row["from_recommendation_id"], "agenda_item"), name(row["from_recommendation_id"], "label"),
            name(row["to_recommendation_id"], "label"), row["relation"],
        )
        for row in tables["recommendation_links"]
        if row["relation"] != "reused" and name(row["to_recommendation_id"], "status") != "commented"
    }  # fmt: skip
    assert found == {tuple(row.values()) for row in gold("lineage")}


def test_no_link_leaves_or_reaches_an_unrelated_meeting() -> None:
    ends = {
        id_.split(":")[0]
        for row in linked()[1]["recommendation_links"]
        if row["relation"] != "reused"
        for id_ in (row["from_recommendation_id"], row["to_recommendation_id"])
        if id_
    }
    assert ends == {"report-2020", "comments-note-2020", "draft-resolution-2022"}


def test_outcomes_equal_the_gold() -> None:
    """Every gold row is found, with its outcome; two proposals that the gold leaves out have an outcome as well."""
    _, tables = linked()
    comments = {row["comment_id"]: row for row in tables["comments"]}
    found: dict[tuple[str, str, str, str], Row] = {}
    for row in tables["comment_outcomes"]:
        comment = comments[row["comment_id"]]
        words = "(new point)" if comment["kind"] == "new_point" else comment["proposed_text"] or comment["deleted_text"]
        if row["outcome"] != "no_proposal":
            found[comment["agenda_item"], comment["label"], comment["participant_id"], words] = row
    expected = {(r["agenda_item"], r["label"], r["party"], r["proposal"]): r for r in gold("uptake")}
    assert {key: found[key]["outcome"] for key in expected} == {key: row["outcome"] for key, row in expected.items()}
    assert {key[3] for key in found.keys() - expected.keys()} == {
        "or parallel investigations",
        "the right to privacy at international law",
    }


def test_adopted_passages_hold_or_lie_in_those_of_the_gold() -> None:
    _, tables = linked()
    comments = {row["comment_id"]: row for row in tables["comments"]}
    passages = {
        tuple(comments[r["comment_id"]][f] for f in ("agenda_item", "label", "proposed_text")): r["adopted_passage"]
        for r in tables["comment_outcomes"]
    }
    for row in gold("uptake"):
        if row["outcome"] in ("adopted_verbatim", "adopted_reworded") and not row["adopted_passage"].startswith(
            ("(", "annex")
        ):
            passage = passages[row["agenda_item"], row["label"], row["proposal"]]
            assert passage and (passage in row["adopted_passage"] or row["adopted_passage"] in passage)


def test_every_comment_has_one_outcome() -> None:
    _, tables = linked()
    assert Counter(r["comment_id"] for r in tables["comment_outcomes"]) == Counter(
        r["comment_id"] for r in tables["comments"]
    )


REUSED = {
    # para. 67: requests "sent and answered in a safe, timely, agile and valid manner" → recommendation (w)
    ("report-2020:67", "draft-resolution-2022:annex-I(w)"),
    # para. 49: "environmental crime, illicit trafficking in falsified medicines and medical products" → France's point
    ("report-2020:49", "comments-note-2020:agenda-item-4(c)"),
    # para. 11: liaison officers' "effectiveness ... enhanced by specialized training" → Chair's summary, session 2
    ("report-2015:11", "chairs-summary-2019:session-2:8"),
    # para. 19: treaties and reciprocity "could have a complementary relationship" → Chair's summary, session 1
    ("report-2015:19", "chairs-summary-2019:session-1:2"),
}


def test_words_that_return_are_these_and_no_others() -> None:
    parsed, tables = linked()
    paragraphs = {r["intervention_id"]: r["paragraph_id"] for one in parsed for r in one.tables["interventions"]}
    links = [row for row in tables["recommendation_links"] if row["relation"] == "reused"]
    assert {(paragraphs[row["from_intervention_id"]], row["to_recommendation_id"]) for row in links} == REUSED


def test_passages_are_slices_of_their_documents() -> None:
    parsed, tables = linked()
    texts = {one.document.id: one.document.source.text for one in parsed}
    for name in ("comments", "recommendation_links", "comment_outcomes"):
        for row in tables[name]:
            assert row["quote"] == texts[row["document_id"]][row["char_start"] : row["char_end"]]


def test_what_a_comment_says_stands_in_its_passage() -> None:
    for row in linked()[1]["comments"]:
        words = re.findall(r"\w+", row["proposed_text"] or row["remark"] or "")
        assert row["kind"] == "narrative" or set(words) <= set(re.findall(r"\w+", row["quote"]))
        assert row["name_as_written"] in row["quote"] or row["kind"] == "narrative"


def test_narratives_cover_all_paragraphs_of_their_state() -> None:
    quotes = {r["participant_id"]: r["quote"] for r in linked()[1]["comments"] if r["kind"] == "narrative"}
    assert quotes["LBN"].startswith("The Public Prosecution office") and quotes["LBN"].endswith("Law No. 44/2015).")
    assert quotes["MAR"].startswith("Concerning the draft") and quotes["MAR"].endswith("through video technology.")
    assert quotes["PER"].startswith("We consider it important") and quotes["PER"].endswith("COVID-19 pandemic.")


def test_order_of_documents_makes_no_difference() -> None:
    forwards, backwards = parse_all(), parse_all()[::-1]
    a, b = link(forwards, registers()), link(backwards, registers())
    for name in a:
        assert sorted(map(repr, a[name])) == sorted(map(repr, b[name]))


def test_linking_twice_says_everything_once() -> None:
    parsed = parse_all()
    link(parsed, registers())
    first = [list(one.document.annotations) for one in parsed]
    link(parsed, registers())
    assert [one.document.annotations for one in parsed] == first


def test_without_the_report_the_labels_alone_give_rows() -> None:
    parsed = [one for one in parse_all() if one.document.id != "report-2020"]
    tables = link(parsed, registers())
    labelled = [row for row in tables["comments"] if row["evidence"] == "label" and row["kind"] != "narrative"]
    whole = linked()[1]["comments"]
    assert Counter(r["participant_id"] for r in tables["comments"]) >= Counter(
        {"MAR": 2, "ISR": 3, "CHE": 9, "CAN": 4, "USA": 5, "FRA": 1, "LBN": 1, "PER": 1}
    )
    assert {r["remark"] for r in whole if r["remark"]} == {r["remark"] for r in labelled if r["remark"]}
    note = next(one.document for one in parsed if one.document.id == "comments-note-2020")
    assert any("No document holds the text" in annotation.message for annotation in note.annotations)


STATES = [
    ("(Israel)", "(Brazil)", "ISR", "BRA"),
    ("(U.S.A.)", "(Bolivia (Plurinational State of))", "USA", "BOL"),
    ("(Switzerland:", "(Türkiye:", "CHE", "TUR"),
    ("proposed by Canada:", "proposed by the Republic of Korea:", "CAN", "KOR"),
    ("(France)", "(Iran (Islamic Republic of))", "FRA", "IRN"),
]


@pytest.mark.parametrize(("old", "new", "was", "now"), STATES)
def test_other_states_in_the_note_as_received(old: str, new: str, was: str, now: str) -> None:
    text = received("comments-note-2020")
    tables = link(parse_all({"comments-note-2020": text.replace(old, new)}), registers())
    written = new.strip("(:")
    changed = [row for row in tables["comments"] if row["participant_id"] == now]
    assert len(changed) >= text.count(old)
    expected = Counter((r[2] if r[2] != was else "?", *r[3:]) for r in comment_rows(linked()[1]).elements())
    found = Counter((r[2] if r[2] not in (was, now) else "?", *r[3:]) for r in comment_rows(tables).elements())
    assert found == expected, written


def test_a_point_dropped_from_the_annex_as_received() -> None:
    text = received("draft-resolution-2022")
    start = text.index("- (k) States parties are also encouraged")
    end = text.index("- (l) States parties are further encouraged")
    tables = link(parse_all({"draft-resolution-2022": text[:start] + text[end:]}), registers())
    dropped = {r["from_recommendation_id"] for r in tables["recommendation_links"] if r["relation"] == "dropped"}
    before = {r["from_recommendation_id"] for r in linked()[1]["recommendation_links"] if r["relation"] == "dropped"}
    assert dropped == before | {"report-2020:57(b)"}
