"""A small world in which every expectation holds; tests break one truth at a time."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pyarrow as pa

from pipelines.tables.arrow import to_tables
from pipelines.tables.contract import load_contract

Row = dict[str, Any]

TEXT = """Report on the meeting held in Vienna on 7 and 8 July 2020

1. At its 1st meeting, on 7 July, the Working Group considered item 2. It was chaired by Ada Lovelace (Canada).
2. France and Canada were represented. Statements were made by France and Canada (on behalf of the Group of 77).
3. One speaker noted that article 18 of the Convention was useful.
4. The Working Group made recommendations:
(a) States should cooperate;
(b) States should act in a timely manner (Canada: in good time).
1. The Conference endorses the recommendations.
"""


def passage(words: str, paragraph: str | None, after: str = "") -> Row:
    """The citation of the words, the first time that they stand at or after other words."""
    start = TEXT.index(words, TEXT.index(after))
    return {
        "document_id": "report",
        "paragraph_id": paragraph,
        "char_start": start,
        "char_end": start + len(words),
        "quote": words,
        "origin": "extracted",
    }


def paragraph(name: str, words: str, ordinal: int, kind: str, number: str | None, parent: str | None = None) -> Row:
    own = {"ordinal": ordinal, "kind": kind, "number": number, "parent_paragraph_id": parent, "text": words}
    return {**passage(words, f"report:{name}"), **own, "section_path": ["Recommendations"] if kind == "point" else []}


def recommendation(label: str, words: str, status: str = "adopted") -> Row:
    return {
        **passage(words, f"report:4({label})"),
        "recommendation_id": f"report:4({label})",
        "meeting_id": "wgic-2020-07-07",
        "agenda_item": "2",
        "label": label,
        "kind": "recommendation",
        "status": status,
        "addressees": ["states"],
        "strength": "should",
        "text": words.rstrip(";."),
    }


DOCUMENT: Row = {
    "document_id": "report",
    "symbol": "CTOC/COP/WG.3/2020/4",
    "title": "Report on the meeting",
    "document_type": "report",
    "body_id": "wgic",
    "meeting_id": "wgic-2020-07-07",
    "published_on": date(2020, 9, 1),
    "language": "en",
    "source_path": "report.txt",
    "source_sha256": "0" * 64,
    "media_type": "text/plain",
    "reader": "text",
    "text": TEXT,
    "n_words": len(TEXT.split()),
    "share_accounted": 1.0,
}

STATES = [("FRA", "France", "250", "Europe"), ("CAN", "Canada", "124", "Americas")]


def rows() -> dict[str, list[Row]]:
    """The rows of the world; each call gives fresh ones."""
    return deepcopy(_ROWS)


_ROWS: dict[str, list[Row]] = {
    "documents": [DOCUMENT],
    "paragraphs": [
        paragraph("1", TEXT.splitlines()[2], 1, "numbered", "1."),
        paragraph("2", TEXT.splitlines()[3], 2, "numbered", "2."),
        paragraph("3", TEXT.splitlines()[4], 3, "numbered", "3."),
        paragraph("4", TEXT.splitlines()[5], 4, "numbered", "4."),
        paragraph("4(a)", TEXT.splitlines()[6], 5, "point", "(a)", "report:4"),
        paragraph("4(b)", TEXT.splitlines()[7], 6, "point", "(b)", "report:4"),
        paragraph("5", TEXT.splitlines()[8], 7, "operative", "1."),
    ],
    "participants": [
        {"participant_id": i, "name": n, "kind": "state", "iso3": i, "m49": m, "region": r, "origin": "curated"}
        for i, n, m, r in STATES
    ]
    + [{"participant_id": "G77", "name": "Group of 77", "kind": "group", "origin": "curated"}],
    "participant_names": [
        {"name": n, "participant_id": i, "origin": "curated"} for i, n, *_ in [*STATES, ("G77", "Group of 77")]
    ],
    "meetings": [
        {
            **passage("7 and 8 July 2020", None),
            "meeting_id": "wgic-2020-07-07",
            "body_id": "wgic",
            "ordinal": 11,
            "starts_on": date(2020, 7, 7),
            "ends_on": date(2020, 7, 8),
            "sittings": 4,
        }
    ],
    "meeting_facts": [
        {**passage("Vienna", None), "meeting_id": "wgic-2020-07-07", "field": "city", "value": "Vienna"},
    ],
    "agenda_items": [
        {**passage("item 2", "report:1"), "meeting_id": "wgic-2020-07-07", "item": "1", "title": "Opening"},
        {**passage("item 2", "report:1"), "meeting_id": "wgic-2020-07-07", "item": "2", "title": "Cooperation"},
    ],
    "officers": [
        {
            **passage("Ada Lovelace (Canada)", "report:1"),
            "officer_id": "chair",
            "meeting_id": "wgic-2020-07-07",
            "role": "chair",
            "name": "Ada Lovelace",
            "participant_id": "CAN",
            "agenda_item": "2",
        }
    ],
    "attendance": [
        {
            **passage(name, "report:2", after="2. France"),
            "attendance_id": f"wgic-2020-07-07:{code}",
            "meeting_id": "wgic-2020-07-07",
            "participant_id": code,
            "name_as_written": name,
            "capacity": "party",
        }
        for code, name, *_ in STATES
    ],
    "statements": [
        {
            **passage("Canada (on behalf of the Group of 77)", "report:2"),
            "statement_id": "wgic-2020-07-07:2:CAN",
            "meeting_id": "wgic-2020-07-07",
            "agenda_item_first": "2",
            "agenda_item_last": "2",
            "participant_id": "CAN",
            "name_as_written": "Canada",
            "capacity": "party",
            "on_behalf_of": "Group of 77",
            "on_behalf_of_id": "G77",
        }
    ],
    "interventions": [
        {
            **passage("One speaker noted that article 18 of the Convention was useful.", "report:3"),
            "intervention_id": "report:3:1",
            "meeting_id": "wgic-2020-07-07",
            "agenda_item": "2",
            "speaker_kind": "one",
            "verb": "noted",
            "text": "One speaker noted that article 18 of the Convention was useful.",
        }
    ],
    "recommendations": [
        recommendation("a", "States should cooperate"),
        recommendation("b", "States should act in a timely manner (Canada: in good time)."),
    ],
    "comments": [
        {
            **passage("(Canada: in good time)", "report:4(b)"),
            "comment_id": "report:4(b):CAN:1",
            "recommendation_id": "report:4(b)",
            "participant_id": "CAN",
            "name_as_written": "Canada",
            "kind": "insertion",
            "proposed_text": "in a timely manner",
            "evidence": "label",
        }
    ],
    "recommendation_links": [
        {
            **passage("States should cooperate", "report:4(a)"),
            "from_recommendation_id": "report:4(a)",
            "to_recommendation_id": "report:4(b)",
            "relation": "reworded",
            "similarity": 0.5,
        }
    ],
    "comment_outcomes": [
        {
            **passage("in a timely manner", "report:4(b)"),
            "comment_id": "report:4(b):CAN:1",
            "outcome": "adopted_verbatim",
            "adopted_recommendation_id": "report:4(b)",
            "adopted_passage": "in a timely manner",
            "similarity": 1.0,
        }
    ],
    "endorsements": [
        {
            **passage("endorses the recommendations", "report:5"),
            "endorsement_id": f"report:5:4({label})",
            "meeting_id": "wgic-2020-07-07",
            "recommendation_id": f"report:4({label})",
            "status": "draft",
        }
        for label in "ab"
    ],
    "citations": [
        {
            **passage("article 18 of the Convention", "report:3"),
            "citation_id": "report:3:UNTOC/art.18",
            "kind": "treaty_article",
            "target": "UNTOC/art.18",
            "as_written": "article 18 of the Convention",
        }
    ],
    "annotations": [
        {
            "annotation_id": "report:x",
            "document_id": "report",
            "severity": "info",
            "stage": "structure",
            "message": "joined two words",
            "origin": "derived",
        }
    ],
    "redirects": [
        {
            "table_name": "recommendations",
            "old_id": "report:4(aa)",
            "new_id": "report:4(a)",
            "since": "2026.12.0",
            "reason": "The label was misread.",
            "origin": "curated",
        }
    ],
    "accuracy": [
        {
            "table_name": "statements",
            "field": "participant_id",
            "measured_on": "report",
            "n_expected": 10,
            "n_found": 9,
            "n_right": 9,
            "precision": 1.0,
            "precision_low": 0.7,
            "precision_high": 1.0,
            "recall": 0.9,
            "recall_low": 0.6,
            "recall_high": 0.98,
            "origin": "derived",
        }
    ],
}


def tables(changed: dict[str, list[Row]] | None = None) -> dict[str, pa.Table]:
    """The world as Arrow tables."""
    return to_tables(load_contract(), changed or rows())
