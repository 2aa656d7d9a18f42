"""A document a meeting: facts, agenda, officers, attendance, statements, interventions and recommendations."""

from __future__ import annotations

import re

from pipelines.model import Row
from pipelines.publish.site.dataset import GROUPS, Dataset, cited, compact, pick, who

_NUMBER = re.compile(r"\d+")


def meetings(data: Dataset) -> list[Row]:
    """One document a meeting."""
    return [_meeting(data, row) for row in data.meetings_in_order]


def heading(row: Row) -> Row:
    """What names a meeting wherever it is mentioned."""
    return {"id": row["meeting_id"], **pick(row, "title", "ordinal", "body_id", "starts_on", "ends_on", "city")}


def attended_by_group(data: Dataset, meeting_id: str) -> Row:
    """How many participants of each regional group were represented, in the order of the groups."""
    rows = data.index("attendance", "meeting_id").get(meeting_id, [])
    seen = {(row["participant_id"] or row["name_as_written"], data.group(row["participant_id"])) for row in rows}
    counts = {group: sum(found == group for _, found in seen) for group in GROUPS}
    return {group: count for group, count in counts.items() if count}


def members(data: Dataset) -> Row:
    """How many States each regional group has; what is no group has no number."""
    states = [row for row in data["participants"] if row["un_regional_group"]]
    return {group: count for group in GROUPS if (count := sum(s["un_regional_group"] == group for s in states))}


def _meeting(data: Dataset, row: Row) -> Row:
    identifier = row["meeting_id"]
    return compact(
        {
            **heading(row),
            **pick(row, "format", "sittings", "participants_stated"),
            **cited(data, "meetings", row),
            "facts": [_fact(data, fact) for fact in _own(data, "meeting_facts", identifier)],
            "documents": _documents(data, identifier),
            "agenda": [_item(data, item) for item in agenda(data, identifier)],
            "officers": [_officer(data, officer) for officer in _own(data, "officers", identifier)],
            "groups": attended_by_group(data, identifier),
            "members": members(data),
            "attendance": [_attendance(data, entry) for entry in _own(data, "attendance", identifier)],
            "statements": [statement(data, entry) for entry in _own(data, "statements", identifier)],
            "interventions": [intervention(data, entry) for entry in _own(data, "interventions", identifier)],
            "recommendations": [_recommendation(data, entry) for entry in _in_text_order(data, identifier)],
        }
    )


def agenda(data: Dataset, meeting_id: str) -> list[Row]:
    """The items of a meeting as an agenda orders them: 1, 1(a), 2, 10."""

    def place(row: Row) -> tuple[int, str]:
        number = _NUMBER.match(row["item"])
        return (int(number.group()) if number else 10_000, row["item"])

    return sorted(_own(data, "agenda_items", meeting_id), key=place)


def _own(data: Dataset, table: str, meeting_id: str) -> list[Row]:
    return data.index(table, "meeting_id").get(meeting_id, [])


def _in_text_order(data: Dataset, meeting_id: str) -> list[Row]:
    """Documents in the order of the days on which they were published, then as the text goes."""

    def place(row: Row) -> tuple[str, str, int]:
        document = data.documents[row["document_id"]]
        return (document.get("published_on") or "", row["document_id"], row["char_start"] or 0)

    return sorted(_own(data, "recommendations", meeting_id), key=place)


def _documents(data: Dataset, meeting_id: str) -> list[Row]:
    """The documents that are of the meeting, and those that state something about it."""
    of_it = [d["document_id"] for d in data["documents"] if d["meeting_id"] == meeting_id]
    tables = ("meeting_facts", "recommendations", "meetings")
    about = [row["document_id"] for table in tables for row in _own(data, table, meeting_id)]
    found = [data.documents[name] for name in dict.fromkeys([*of_it, *about]) if name in data.documents]
    return [
        {**pick(d, "document_type", "title", "published_on"), "id": d["document_id"], "of_it": d["document_id"] in of_it,
         "label": data.document_label(d["document_id"])}
        for d in found
    ]  # fmt: skip


def _fact(data: Dataset, row: Row) -> Row:
    return {**cited(data, "meeting_facts", row), **pick(row, "field", "value"), "written": row["quote"]}


def _item(data: Dataset, row: Row) -> Row:
    return {**cited(data, "agenda_items", row), **pick(row, "item", "title", "parent_item")}


def _officer(data: Dataset, row: Row) -> Row:
    found = {**cited(data, "officers", row), **pick(row, "role", "name", "affiliation", "agenda_item")}
    if row["participant_id"]:
        found["country"] = {"id": row["participant_id"], "name": data.name(row["participant_id"])}
    return found


def _attendance(data: Dataset, row: Row) -> Row:
    return {**cited(data, "attendance", row), "who": who(data, row), **pick(row, "capacity", "remote")}


def statement(data: Dataset, row: Row) -> Row:
    """A speaker in a list of statements, with the groups that it spoke for."""
    groups = row.get("on_behalf_of_ids") or [row["on_behalf_of_id"]]
    return compact(
        {
            **cited(data, "statements", row),
            "who": who(data, row),
            "first": row["agenda_item_first"],
            "last": row["agenda_item_last"],
            **pick(row, "capacity", "on_behalf_of", "also_as", "form", "person", "office", "for_itself_too"),
            "groups": [{"id": group, "name": data.name(group)} for group in groups if group],
        }
    )


def intervention(data: Dataset, row: Row) -> Row:
    """A sentence that reports what someone said."""
    found = {**cited(data, "interventions", row), **pick(row, "agenda_item", "speaker_kind", "speaker_as_written")}
    found |= pick(row, "verb", "text", "on_behalf_of")
    if row["participant_id"]:
        found["who"] = {"id": row["participant_id"], "name": data.name(row["participant_id"])}
    return found


def _recommendation(data: Dataset, row: Row) -> Row:
    paragraph = data.paragraphs.get(row["paragraph_id"] or "") or {}
    return {
        **cited(data, "recommendations", row),
        **pick(row, "recommendation_id", "section", "kind", "status", "strength", "addressees", "text", "agenda_item"),
        **pick(paragraph, "number"),
    }
