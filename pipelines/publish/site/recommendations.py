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
            "states": sorted({c["participant_id"] for c in comments if c["participant_id"]}),
            "recommenders": row.get("recommenders"),
        }
    )


def _citations(data: Dataset, identifier: str) -> list[Row]:
    return data.index("citations", "recommendation_id").get(identifier, [])
