"""A document a participant that the documents name, and the index of all of them."""

from __future__ import annotations

from pipelines.model import Row
from pipelines.publish.site.dataset import Dataset, cited, compact, grouped, pick, who
from pipelines.publish.site.lives import comment_with_outcome
from pipelines.publish.site.meetings import intervention, statement
from pipelines.publish.site.redline import redline

Life = dict[str, str]
"""Recommendation → key of its life."""


def delegations(data: Dataset, life: Life) -> list[Row]:
    """One document for each participant that some row names."""
    return [_delegation(data, row, life) for row in data["participants"] if _named(data, row["participant_id"])]


def index(data: Dataset) -> list[Row]:
    """The whole register, each with the forms of its name and with what it did at which meeting."""
    forms = data.index("participant_names", "participant_id")
    spoken_for = _spoken_for(data)
    return [_entry(data, row, forms.get(row["participant_id"], []), spoken_for) for row in data["participants"]]


def _entry(data: Dataset, row: Row, forms: list[Row], spoken_for: dict[str, list[Row]]) -> Row:
    code = row["participant_id"]
    return compact(
        {
            "id": code,
            **pick(row, "name", "kind", "region"),
            "group": data.group(code),
            "forms": [form["name"] for form in forms if form["name"] != row["name"]],
            "attended": _meetings(_own(data, "attendance", code)),
            "spoke": _meetings(_own(data, "statements", code)),
            "spoken_for": _meetings(spoken_for.get(code, [])),
            "comments": len(_own(data, "comments", code)) or None,
            "named": sum(len(_own(data, table, code)) for table in ("interventions", "officers")) or None,
            "made": len(_made(data, code)) or None,
        }
    )


def comments(data: Dataset, life: Life) -> list[Row]:
    """Every comment, as the delegations' own pages show them, in the order of the texts."""
    rows = sorted(
        data["comments"], key=lambda row: (row["document_id"] or "", row["char_start"] or 0, row["comment_id"])
    )
    return [_comment(data, row, life) for row in rows]


def _meetings(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(row["meeting_id"] for row in rows if row["meeting_id"]))


def _own(data: Dataset, table: str, code: str) -> list[Row]:
    return data.index(table, "participant_id").get(code, [])


def _spoken_for(data: Dataset) -> dict[str, list[Row]]:
    """Group → statements made on its behalf."""
    pairs = [
        {"group": group, "row": row}
        for row in data["statements"]
        for group in row.get("on_behalf_of_ids") or [row["on_behalf_of_id"]]
        if group
    ]
    return {group: [pair["row"] for pair in found] for group, found in grouped(pairs, "group").items()}


def _made(data: Dataset, code: str) -> list[Row]:
    """The recommendations that a document says this participant made."""
    return [row for row in data["recommendations"] if code in (row.get("recommenders") or [])]


def _named(data: Dataset, code: str) -> bool:
    tables = ("attendance", "statements", "comments", "interventions", "officers")
    return any(_own(data, table, code) for table in tables) or code in _spoken_for(data) or bool(_made(data, code))


def _delegation(data: Dataset, row: Row, life: Life) -> Row:
    code = row["participant_id"]
    forms = data.index("participant_names", "participant_id").get(code, [])
    return compact(
        {
            "id": code,
            **pick(row, "name", "kind", "iso3", "m49", "region", "subregion"),
            "group": data.group(code),
            "names": [pick(form, "name", "valid_from", "valid_to") for form in forms if form["name"] != row["name"]],
            "attendance": [_attended(data, entry) for entry in _own(data, "attendance", code)],
            "statements": [_with_meeting(statement(data, s), s) for s in _own(data, "statements", code)],
            "spoken_for": [_with_meeting(statement(data, s), s) for s in _spoken_for(data).get(code, [])],
            "interventions": [_with_meeting(intervention(data, i), i) for i in _own(data, "interventions", code)],
            "officers": [_office(data, officer) for officer in _own(data, "officers", code)],
            "comments": [_comment(data, comment, life) for comment in _own(data, "comments", code)],
            "made": [_recommended(data, made) for made in _made(data, code)],
        }
    )


def _with_meeting(found: Row, row: Row) -> Row:
    return {**found, "meeting": row["meeting_id"]}


def _attended(data: Dataset, row: Row) -> Row:
    found = {**cited(data, "attendance", row), "who": who(data, row), **pick(row, "capacity", "remote")}
    return _with_meeting(found, row)


def _office(data: Dataset, row: Row) -> Row:
    found = {**cited(data, "officers", row), **pick(row, "role", "name", "affiliation", "agenda_item")}
    return _with_meeting(found, row)


def _comment(data: Dataset, row: Row, life: Life) -> Row:
    """A comment with its point, the change in its place, and what became of it."""
    point = data.recommendations.get(row["recommendation_id"] or "") or {}
    paragraph = data.paragraphs.get(point.get("paragraph_id") or row["paragraph_id"] or "") or {}
    found = {
        **comment_with_outcome(data, row),
        "document": {"id": row["document_id"], "label": data.document_label(row["document_id"])},
        "life": life.get(row["recommendation_id"] or ""),
        **pick(row, "agenda_item", "label"),
        "number": paragraph.get("number"),
        "change": _change(data, row),
    }
    if row["kind"] == "narrative":
        found["text"] = row["quote"]
    return compact(found)


def _change(data: Dataset, row: Row) -> list[Row] | None:
    """The point as this comment alone would change it."""
    links = data.index("recommendation_links", "to_recommendation_id").get(row["recommendation_id"], [])
    link = next((link for link in links if link["from_recommendation_id"]), None)
    if not link:
        return None
    return redline(data.recommendations[link["from_recommendation_id"]]["text"], link["diff"] or [], [(0, row)]) or None


def _recommended(data: Dataset, row: Row) -> Row:
    return {**cited(data, "recommendations", row), **pick(row, "recommendation_id", "text", "meeting_id", "status")}
