"""The five documents against the hand-checked rows: all found, none extra, every field equal.

``tests/gold`` names documents by file stem; in ``comments.csv`` the deleted text of a replacement is a reading where the
source lost the formatting that would prove it.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipelines.build import find
from pipelines.link import link
from pipelines.model import Parsed, Row, Tables
from pipelines.parsing import parse_source
from pipelines.sources import load_registers
from pipelines.workspace import Workspace

GOLD = Path(__file__).parent / "gold"


@cache
def corpus() -> tuple[tuple[Parsed, ...], Tables]:
    """The five documents parsed, and all their rows by table."""
    workspace = Workspace()
    registers = load_registers(workspace.registers)
    outcomes = [parse_source(source, registers) for source in find(workspace)]
    assert not [outcome.message for outcome in outcomes if outcome.message]
    parsed = tuple(outcome.parsed for outcome in outcomes if outcome.parsed)
    tables: Tables = {}
    for one in parsed:
        for name, rows in one.tables.items():
            tables.setdefault(name, []).extend(rows)
    return parsed, tables | link(parsed, registers)


def gold(name: str) -> list[dict[str, str]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(table: str) -> list[Row]:
    return corpus()[1][table]


def told(value: Any) -> str:
    """A value as the gold writes it."""
    return "" if value is None else str(value)


def compare(expected: list[tuple[str, ...]], rows: list[tuple[str, ...]]) -> None:
    """The same rows, each as often."""
    missing = Counter(expected) - Counter(rows)
    extra = Counter(rows) - Counter(expected)
    assert not missing and not extra, f"missing {list(missing)[:5]}, extra {list(extra)[:5]}"


@pytest.mark.parametrize(
    ("name", "table", "columns"),
    [
        (
            "meetings",
            "meetings",
            {"meeting_id": "meeting_id", "ordinal": "ordinal", "starts_on": "starts_on", "ends_on": "ends_on"}
            | {"city": "city", "format": "format", "sittings": "sittings"},
        ),
        ("agenda_items", "agenda_items", {"meeting_id": "meeting_id", "item": "item", "title": "title"}),
        (
            "officers",
            "officers",
            {"meeting_id": "meeting_id", "role": "role", "name": "name", "party": "participant_id"}
            | {"agenda_item": "agenda_item", "affiliation": "affiliation"},
        ),
        (
            "attendance",
            "attendance",
            {"meeting_id": "meeting_id", "name": "name_as_written", "party": "participant_id", "capacity": "capacity"},
        ),
        (
            "statements",
            "statements",
            {
                "meeting_id": "meeting_id",
                "agenda_item_first": "agenda_item_first",
                "agenda_item_last": "agenda_item_last",
            }
            | {"name": "name_as_written", "party": "participant_id", "capacity": "capacity"}
            | {"on_behalf_of": "on_behalf_of", "also_as": "also_as"},
        ),
    ],
)
def test_rows_equal_the_gold(name: str, table: str, columns: dict[str, str]) -> None:
    expected = [tuple(row[column] for column in columns) for row in gold(name)]
    rows = [tuple(told(row.get(column)) for column in columns.values()) for row in found(table)]
    compare(expected, rows)


def test_points_equal_the_gold_word_for_word() -> None:
    columns = ("document", "meeting_id", "paragraph", "section", "kind", "label", "text")
    expected = [tuple(row[column] for column in columns) for row in gold("points")]
    points = [r for r in found("recommendations") if r["status"] in ("adopted", "for_future_consideration")]
    rows = [
        (
            r["document_id"],
            r["meeting_id"],
            r["recommendation_id"].split(":", 1)[1].rsplit("(", 1)[0].replace("-", " "),
            r["section"],
            r["kind"],
            r["label"],
            r["text"],
        )
        for r in points
    ]
    compare(expected, rows)


def test_conclusions_begin_and_end_as_in_the_gold() -> None:
    columns = ("document", "meeting_id", "agenda_item", "section", "label", "first_words", "last_words")
    expected = [tuple(row[column] for column in columns) for row in gold("conclusions")]
    rows = [
        (
            r["document_id"],
            r["meeting_id"],
            r["agenda_item"],
            told(r["section"]),
            r["label"],
            " ".join(r["text"].split()[:10]),
            " ".join(r["text"].split()[-6:]),
        )
        for r in found("recommendations")
        if r["kind"] == "conclusion"
    ]
    compare(expected, rows)


def test_comments_equal_the_gold() -> None:
    columns = ("document", "agenda_item", "label", "party", "kind", "proposed_text", "remark")
    expected = [tuple(row[column] for column in columns) for row in gold("comments")]
    rows = [
        tuple(
            told(r.get(c))
            for c in ("document_id", "agenda_item", "label", "participant_id", "kind", "proposed_text", "remark")
        )
        for r in found("comments")
    ]
    compare(expected, rows)


def test_deleted_words_that_the_source_proves_equal_the_gold() -> None:
    """A deletion with its strike signs is proved; the deleted text of a replacement or an alternative is a reading."""
    expected = [(r["party"], r["deleted_text"]) for r in gold("comments") if r["kind"] == "deletion"]
    rows = [(r["participant_id"], told(r["deleted_text"])) for r in found("comments") if r["kind"] == "deletion"]
    compare(expected, rows)


def test_lineage_equals_the_gold() -> None:
    recommendations = {r["recommendation_id"]: r for r in found("recommendations")}
    rows = []
    for link_row in found("recommendation_links"):
        source = recommendations.get(link_row["from_recommendation_id"] or "")
        target = recommendations.get(link_row["to_recommendation_id"] or "")
        if target and target["recommendation_id"].startswith("draft-resolution-2022:annex-I("):
            if link_row["relation"] == "reused" or (
                source and source["status"] == "for_future_consideration" and source["label"] is None
            ):
                continue
            if source is None or source["document_id"] in ("report-2020", "comments-note-2020"):
                item = told(source and source["agenda_item"])
                rows.append((item, told(source and source["label"]), target["label"], link_row["relation"]))
        elif target is None and source and source["document_id"] in ("report-2020", "comments-note-2020"):
            rows.append((source["agenda_item"], source["label"], "", link_row["relation"]))
    expected = {
        (r["discussed_agenda_item"], r["discussed_label"], r["adopted_annex_i_label"], r["relation"])
        for r in gold("lineage")
    }
    assert set(rows) == expected


def test_outcomes_equal_the_gold() -> None:
    """Each proposal's outcome; the gold leaves one open ("or parallel investigations": "joint, including coordinated,")."""
    comments = {r["comment_id"]: r for r in found("comments")}
    expected = [
        (r["agenda_item"], r["label"], r["party"], "" if r["proposal"].startswith("(") else r["proposal"], r["outcome"])
        for r in gold("uptake")
    ]
    rows = []
    for outcome in found("comment_outcomes"):
        comment = comments[outcome["comment_id"]]
        if outcome["outcome"] == "no_proposal" or comment["kind"] == "alternative":
            continue
        words = "" if comment["kind"] == "new_point" else comment["proposed_text"] or comment["deleted_text"]
        rows.append(
            (comment["agenda_item"], comment["label"], comment["participant_id"], told(words), outcome["outcome"])
        )
    judged = {row[:4] for row in expected}
    assert [row[:4] for row in rows if row[:4] not in judged] == [("2", "a", "ISR", "or parallel investigations")]
    compare(expected, [row for row in rows if row[:4] in judged])


def test_a_lesson_of_2020_returns_in_a_recommendation_of_2021() -> None:
    reused = [r for r in found("recommendation_links") if r["relation"] == "reused"]
    pairs = {(told(r["from_intervention_id"]).split("#")[0], r["to_recommendation_id"]) for r in reused}
    assert any("report-2020:67" in source and target == "draft-resolution-2022:annex-I(w)" for source, target in pairs)


@pytest.mark.parametrize(
    "table",
    sorted({"paragraphs", "attendance", "statements", "recommendations", "citations", "interventions", "comments"}),
)
def test_every_quote_is_its_slice(table: str) -> None:
    texts = {one.document.id: one.document.source.text for one in corpus()[0]}
    for row in found(table):
        assert texts[row["document_id"]][row["char_start"] : row["char_end"]] == row["quote"]


def test_china_in_a_groups_name_makes_no_row() -> None:
    rows = [r for r in found("statements") if r["meeting_id"] == "wgic-2020-07-07" and r["participant_id"] == "CHN"]
    assert [(r["agenda_item_first"], r["on_behalf_of"]) for r in rows] == [("2", None)]
