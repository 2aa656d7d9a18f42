"""Table ``endorsements``: the operative paragraph that endorses the recommendations of an annex, one row a recommendation."""

from __future__ import annotations

import re

from pipelines.model import Document, Paragraph, Row, cite
from pipelines.normalise.registers import Registers

ENDORSES = re.compile(
    r"\b(?:[Ee]ndorses|[Aa]dopts|[Aa]pproves|[Tt]akes note with appreciation of)\b(?P<what>[^.;]*\b(?:recommendations?|conclusions|guidelines|text)\b[^.;]*)"
)
ANNEX = re.compile(r"\bannex(?:ed)?\b(?:\s+(?P<name>[IVXL]{1,5}|\d{1,2}|[A-Z])\b)?", re.IGNORECASE)


def endorsements(document: Document, registers: Registers, recommendations: list[Row]) -> list[Row]:
    """Rows for each endorsing paragraph; where the annex is not in the document, one row without a recommendation."""
    rows: list[Row] = []
    container_of = {p.id: p.container for p in document.paragraphs}
    for paragraph in document.paragraphs:
        if paragraph.kind != "operative" or not (m := ENDORSES.search(paragraph.text)):
            continue
        annex = ANNEX.search(m["what"])
        name = f"annex-{annex['name']}" if annex and annex["name"] else "annex" if annex else None
        inside = [
            row for row in recommendations
            if name and (container_of.get(row["paragraph_id"]) or "").lower() == name.lower() and row["kind"] != "operative_paragraph"
        ]  # fmt: skip
        rows += _rows(document, paragraph, annex, inside)
    return rows


def _rows(document: Document, paragraph: Paragraph, annex: re.Match[str] | None, inside: list[Row]) -> list[Row]:
    draft = document.defaults.get("document_type") == "draft_resolution"
    shared = {
        **cite(document, paragraph, paragraph.span),
        "annex": annex["name"] if annex else None,
        "status": "draft" if draft else "adopted",
    }
    if not inside:
        document.note(
            "warning", "extract", "endorses recommendations that no annex of this document holds", paragraph.span
        )
        return [{**shared, "endorsement_id": f"{paragraph.id}:endorses", "meeting_id": None, "recommendation_id": None}]
    return [
        {
            **shared,
            "endorsement_id": f"{paragraph.id}:{row['recommendation_id'].split(':', 1)[1]}",
            "meeting_id": row["meeting_id"],
            "recommendation_id": row["recommendation_id"],
        }
        for row in inside
    ]
