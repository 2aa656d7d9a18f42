"""The index of recommendations: all that the list shows, searches and filters."""

from __future__ import annotations

from pipelines.model import Row
from pipelines.publish.site.dataset import Dataset, cited, compact, pick
from pipelines.publish.site.lives import stage_date, stage_key


def index(data: Dataset, life: dict[str, str]) -> list[Row]:
    """One entry a point at one stage, in order of time."""
    rows = sorted(data["recommendations"], key=lambda row: stage_key(data, row))
    return [_entry(data, row, life) for row in rows]


def _entry(data: Dataset, row: Row, life: dict[str, str]) -> Row:
    identifier = row["recommendation_id"]
    comments = data.index("comments", "recommendation_id").get(identifier, [])
    paragraph = data.paragraphs.get(row["paragraph_id"] or "") or {}
    return compact(
        {
            **cited(data, "recommendations", row),
            "id": identifier,
            "life": life[identifier],
            "date": stage_date(data, row),
            "document": data.document_label(row["document_id"]),
            **pick(row, "meeting_id", "section", "kind", "status", "strength", "addressees", "text", "agenda_item"),
            **pick(paragraph, "number"),
            "cites": sorted({c["target"] for c in _citations(data, identifier) if c["target"]}),
            "states": _named(data, {c["participant_id"] for c in comments if c["participant_id"]}),
            "recommenders": row.get("recommenders"),
        }
    )


def _named(data: Dataset, codes: set[str]) -> list[Row]:
    return [{"id": code, "name": data.name(code)} for code in sorted(codes)]


def citations(data: Dataset) -> list[Row]:
    """Where paragraphs that recommend nothing cite something, in the order of the texts."""
    rows = [row for row in data["citations"] if row["target"] and not row["recommendation_id"]]
    return [_cited(data, row) for row in sorted(rows, key=lambda row: (row["document_id"], row["char_start"] or 0))]


def _cited(data: Dataset, row: Row) -> Row:
    paragraph = data.paragraphs.get(row["paragraph_id"] or "") or {}
    found = {**cited(data, "citations", row), **pick(row, "target", "as_written"), **pick(paragraph, "number")}
    return {**found, "document": data.document_label(row["document_id"])}


def _citations(data: Dataset, identifier: str) -> list[Row]:
    return data.index("citations", "recommendation_id").get(identifier, [])
