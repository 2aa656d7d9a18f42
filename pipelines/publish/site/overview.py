"""The first page: what there is, in figures; what one can take away; how right it is and what was checked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from pipelines.model import Row
from pipelines.publish.descriptor import DATABASE, DESCRIPTOR
from pipelines.publish.site import sources
from pipelines.publish.site.dataset import GROUPS, Dataset, pick
from pipelines.publish.site.meetings import attended_by_group, heading, members

FOLDER = "package"
"""Where the site keeps the files of the package that one can download."""

_OF_THE_DATA = {"data", "site", DATABASE, DESCRIPTOR}


def overview(data: Dataset, lives: list[Row], checks: list[Row], package: Path) -> Row:
    """All that the first page shows, and the meetings, which other pages name too."""
    descriptor = data.descriptor
    return {
        **{key: descriptor.get(key) for key in ("title", "description", "version", "licenses", "otherRights")},
        "contributors": [person["title"] for person in descriptor.get("contributors", [])],
        "counts": _counts(data),
        "meetings": [_meeting(data, row) for row in data.meetings_in_order],
        "groups": list(GROUPS),
        "members": members(data),
        "documents": sources.index(data),
        "outcomes": Counter(row["outcome"] for row in data["comment_outcomes"]),
        "relations": Counter(row["relation"] for row in data["recommendation_links"]),
        "example": example(lives),
        "accuracy": data["accuracy"],
        "annotations": Counter(row["severity"] for row in data["annotations"]),
        "checks": checks,
        "downloads": downloads(descriptor, package),
    }


def _counts(data: Dataset) -> Row:
    named = {row["participant_id"] for table in ("attendance", "statements", "comments") for row in data[table]} - {
        None
    }
    states = sum(data.participants[code]["kind"] == "state" for code in named)
    tables = ("documents", "meetings", "attendance", "statements", "interventions", "recommendations", "comments")
    return {
        **{table: len(data[table]) for table in (*tables, "citations")},
        "words": sum(row["n_words"] for row in data["documents"]),
        "states": states,
        "organizations": len(named) - states,
        "rows": sum(resource.get("rows") or 0 for resource in data.descriptor["resources"]),
    }


def _meeting(data: Dataset, row: Row) -> Row:
    identifier = row["meeting_id"]
    counted = {t: len(data.index(t, "meeting_id").get(identifier, [])) for t in ("statements", "interventions")}
    points = data.index("recommendations", "meeting_id").get(identifier, [])
    return {
        **heading(row),
        **pick(row, "format"),
        "groups": attended_by_group(data, identifier),
        "points": Counter(point["status"] for point in points),
        **{name: count for name, count in counted.items() if count},
    }


def example(lives: list[Row]) -> str | None:
    """The life that shows most at a glance: words of a State that were adopted as they stood, and most comments."""
    telling = [life for life in lives if any(_was_adopted(comment) for comment in life["comments"])]
    return max(telling, key=lambda life: (_adopted(life), -_length(life), life["key"]))["key"] if telling else None


def _adopted(life: Row) -> int:
    return sum(_was_adopted(comment) for comment in life["comments"])


def _was_adopted(comment: Row) -> bool:
    return (comment.get("outcome") or {}).get("outcome") == "adopted_verbatim"


def _length(life: Row) -> int:
    return max(len(point["text"]) for stage in life["stages"] for point in stage["points"])


def downloads(descriptor: dict[str, Any], package: Path) -> Row:
    """Every file of the package, with its size, so that a reader knows what a click will bring."""
    tables = [
        {
            "name": resource["name"],
            "title": resource.get("title"),
            "rows": resource.get("rows"),
            "files": [_file(package, path) for path in _paths(resource)],
        }
        for resource in descriptor["resources"]
    ]
    others = sorted(path.name for path in package.iterdir() if path.is_file() and path.name not in _OF_THE_DATA)
    whole = [name for name in (DATABASE, DESCRIPTOR) if (package / name).is_file()]
    return {"tables": tables, "files": [_file(package, name) for name in [*whole, *others] if not name.startswith(".")]}


def _paths(resource: dict[str, Any]) -> list[str]:
    return [resource["path"], *(other["path"] for other in resource.get("alternatives", []))]


def _file(package: Path, path: str) -> Row:
    return {"path": f"{FOLDER}/{path}", "bytes": (package / path).stat().st_size}
