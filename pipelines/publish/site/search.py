"""What the search box at the top finds: delegations by every form of their names, meetings, documents, recommendations."""

from __future__ import annotations

from pipelines.model import Row
from pipelines.publish.site.dataset import Dataset


def entries(data: Dataset, index: list[Row], lives: list[Row]) -> Row:
    """By page: identifier, what is shown, and what else is searched."""
    return {
        "delegations": [_delegation(entry) for entry in index],
        "meetings": [
            {"id": m["meeting_id"], "name": m["title"] or m["meeting_id"], "date": m["starts_on"], "more": m["city"]}
            for m in data.meetings_in_order
        ],
        "documents": [
            {"id": d["document_id"], "name": data.document_label(d["document_id"]), "more": d["title"]}
            for d in data["documents"]
        ],
        "recommendations": [_recommendation(life) for life in lives],
    }


def _delegation(entry: Row) -> Row:
    active = any(entry.get(part) for part in ("attended", "spoke", "spoken_for", "comments", "named", "made"))
    return {"id": entry["id"], "name": entry["name"], "more": entry.get("forms", []), "active": active}


def _recommendation(life: Row) -> Row:
    """A life by its last text, found by the words of any of its stages."""
    points = [point for stage in life["stages"] for point in stage["points"]]
    texts = dict.fromkeys(point["text"] for point in points)
    last = points[-1]
    return {"id": last["recommendation_id"], "name": last["text"], "more": list(texts)[:-1], "stages": len(points)}
