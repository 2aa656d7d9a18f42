"""Table ``meetings`` across documents: one row a meeting, each value from the document that is nearest to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.model import Parsed, Row, Tables
from pipelines.normalise.registers import Registers

NEARNESS = {"reports_on": 0, "subject": 1, "annexed": 2, "submitted_to": 3, "mentioned": 4}
FIELDS = {"ordinal": int, "city": str, "format": str, "sittings": int, "participants_stated": int}


def link_meetings(parsed: Sequence[Parsed], registers: Registers) -> Tables:
    """``meetings`` merged by id, and the ``meeting_facts`` of the meetings that have a row."""
    rows: dict[str, tuple[tuple[int, str], Row]] = {}
    for document in parsed:
        for row in document.tables.get("meetings", []):
            rank = (NEARNESS[row["role"]], row["document_id"])
            if row["meeting_id"] not in rows or rank < rows[row["meeting_id"]][0]:
                rows[row["meeting_id"]] = (rank, row)
    facts = [
        fact for document in parsed for fact in document.tables.get("meeting_facts", []) if fact["meeting_id"] in rows
    ]
    stated = _stated(parsed, facts, {key: row for key, (_, row) in rows.items()})
    merged = [_merged(row, stated[key], registers) for key, (_, row) in rows.items()]
    return {"meetings": merged, "meeting_facts": facts}


def _stated(parsed: Sequence[Parsed], facts: list[Row], rows: dict[str, Row]) -> dict[str, dict[str, str]]:
    """For each meeting the value of each field, the meeting's own document first; contradictions are annotated."""
    documents = {document.document.id: document.document for document in parsed}
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for fact in sorted(
        facts,
        key=lambda f: (f["document_id"] != rows[f["meeting_id"]]["document_id"], f["document_id"], f["char_start"]),
    ):
        known = values[fact["meeting_id"]].setdefault(fact["field"], fact["value"])
        if known != fact["value"]:
            documents[fact["document_id"]].note(
                "warning",
                "link",
                f"{fact['meeting_id']}: {fact['field']} is {fact['value']} here and {known} elsewhere",
            )
    return values


def _merged(row: Row, stated: dict[str, str], registers: Registers) -> Row:
    kept = {key: value for key, value in row.items() if key != "role"}
    body = registers.bodies.get(row["body_id"])
    return {
        **kept,
        **{name: made(stated[name]) if name in stated else None for name, made in FIELDS.items()},
        "title": body.name if body else None,
        "origin": "extracted",
    }
