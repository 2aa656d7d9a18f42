"""The lives of recommendations: which points are stages of one another, and what happened between two stages."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.model import Row
from pipelines.publish.site.dataset import Dataset, cited, compact, grouped, pick, who
from pipelines.publish.site.redline import passages, redline

STAGES = ("chair_summary", "for_future_consideration", "commented", "draft", "adopted")
"""The order of stages on one day."""


def lives(data: Dataset) -> list[Row]:
    """One document a life: the stages in order, each with its points, comments, and changes since the stage before."""
    return [_life(data, ids) for ids in threads(data)]


def threads(data: Dataset) -> list[list[str]]:
    """The points that links join, each list in order of time; a point without links is a thread of its own."""
    parent = {identifier: identifier for identifier in data.recommendations}

    def root(identifier: str) -> str:
        while parent[identifier] != identifier:
            parent[identifier] = parent[parent[identifier]]
            identifier = parent[identifier]
        return identifier

    for link in data["recommendation_links"]:
        one, other = link["from_recommendation_id"], link["to_recommendation_id"]
        if one in parent and other in parent:
            parent[root(other)] = root(one)
    joined: dict[str, list[str]] = {}
    for identifier in sorted(parent, key=lambda i: stage_key(data, data.recommendations[i])):
        joined.setdefault(root(identifier), []).append(identifier)
    return list(joined.values())


def stage_key(data: Dataset, row: Row) -> tuple[str, int, int, str]:
    """Where a point stands in time: the day of its stage, the kind of stage, its place in the document."""
    status = row["status"]
    place = STAGES.index(status) if status in STAGES else len(STAGES)
    return stage_date(data, row) or "9999", place, row.get("char_start") or 0, row["recommendation_id"]


def stage_date(data: Dataset, row: Row) -> str | None:
    """When a point stood as it does: a comment or a draft on the day of its document, anything else at the meeting."""
    meeting = data.meetings.get(row["meeting_id"] or "") or {}
    document = data.documents.get(row["document_id"]) or {}
    of_document = document.get("published_on") or (data.meetings.get(document.get("meeting_id") or "") or {}).get(
        "starts_on"
    )
    first, second = meeting.get("ends_on") or meeting.get("starts_on"), of_document
    return second or first if row["status"] in ("commented", "draft") else first or second


def _life(data: Dataset, ids: list[str]) -> Row:
    rows = [data.recommendations[identifier] for identifier in ids]
    comments = [comment for row in rows for comment in _comments_on(data, row["recommendation_id"])]
    stages = grouped(rows, lambda row: (stage_date(data, row) or "", row["status"], row["document_id"]))
    return {
        "key": ids[0],
        "stages": [_stage(data, list(group), comments) for group in stages.values()],
        "comments": [comment_with_outcome(data, comment) for comment in comments],
        "dropped": [cited(data, "recommendation_links", link) for i in ids for link in _dropped(data, i)],
    }


def _stage(data: Dataset, rows: list[Row], comments: list[Row]) -> Row:
    first = rows[0]
    meeting = data.meetings.get(first["meeting_id"] or "")
    document = data.documents[first["document_id"]]
    return compact(
        {
            "date": stage_date(data, first),
            "status": first["status"],
            "kind": first["kind"],
            "document": {
                "id": document["document_id"],
                "label": data.document_label(document["document_id"]),
                **pick(document, "title", "document_type"),
            },
            "meeting": pick(meeting, "meeting_id", "title", "ordinal", "starts_on") if meeting else None,
            "points": [_point(data, row, comments) for row in rows],
        }
    )


def _point(data: Dataset, row: Row, comments: list[Row]) -> Row:
    identifier = row["recommendation_id"]
    number = (data.paragraphs.get(row["paragraph_id"] or "") or {}).get("number")
    own = [(at, comment) for at, comment in enumerate(comments) if comment["recommendation_id"] == identifier]
    origins = _links(data, "to_recommendation_id", identifier)
    return compact(
        {
            **cited(data, "recommendations", row),
            **pick(row, "recommendation_id", "agenda_item", "section", "label", "strength", "addressees", "text"),
            "number": number,
            "place": _above(data, row),
            "recommenders": [{"id": code, "name": data.name(code)} for code in row.get("recommenders") or []],
            "citations": [_citation(data, c) for c in _of(data, "citations", identifier)],
            "redline": _redline(data, origins, own),
            "passages": _passages(data, row, comments),
            "changes": [_change(data, link) for link in origins if link["from_recommendation_id"]],
            "echoes": [_echo(data, link) for link in origins if link["relation"] == "reused"],
            "endorsements": [_endorsement(data, e) for e in _of(data, "endorsements", identifier)],
        }
    )


def _above(data: Dataset, row: Row) -> str | None:
    """The number of the paragraph that a point stands below: 71 for 71 (b)."""
    paragraph = data.paragraphs.get(row["paragraph_id"] or "") or {}
    above = data.paragraphs.get(paragraph.get("parent_paragraph_id") or "") or {}
    return above.get("number")


def _redline(data: Dataset, origins: list[Row], own: list[tuple[int, Row]]) -> list[Row] | None:
    """The point before comment, with what each comment would change in it."""
    if not own:
        return None
    link = next((link for link in origins if link["from_recommendation_id"]), None)
    if link:
        base = data.recommendations[link["from_recommendation_id"]]["text"]
        return redline(base, link["diff"] or [], own) or None
    return redline("", [], [(at, row) for at, row in own if row["kind"] == "new_point"]) or None


def _passages(data: Dataset, row: Row, comments: list[Row]) -> list[Row] | None:
    """The text cut where adopted words begin and end, each cut with the comments whose words they are."""
    found = []
    for at, comment in enumerate(comments):
        outcome = _outcome_of(data, comment)
        if outcome and outcome["adopted_recommendation_id"] == row["recommendation_id"] and outcome["adopted_passage"]:
            found.append((at, outcome["adopted_passage"]))
    return passages(row["text"], found) if found else None


def _change(data: Dataset, link: Row) -> Row:
    return compact(
        {
            **cited(data, "recommendation_links", link),
            **pick(link, "relation", "similarity"),
            "from": link["from_recommendation_id"],
            "diff": [[part["op"], part["text"]] for part in link["diff"] or []],
        }
    )


def _echo(data: Dataset, link: Row) -> Row:
    """Words of something said earlier that return in the point."""
    said = data.lookup("interventions", "intervention_id", link["from_intervention_id"])
    wrote = data.lookup("comments", "comment_id", link["from_comment_id"])
    table, source = ("interventions", said) if said else ("comments", wrote)
    found: Row = {"link": cited(data, "recommendation_links", link), **pick(link, "similarity")}
    found["diff"] = [[part["op"], part["text"]] for part in link["diff"] or []]
    if source:
        found |= cited(data, table, source) | pick(source, "text", "meeting_id", "speaker_as_written", "remark")
        found["who"] = who(data, source) if source.get("participant_id") else None
    return compact(found)


def _endorsement(data: Dataset, row: Row) -> Row:
    paragraph = data.paragraphs.get(row["paragraph_id"]) or {}
    document = data.documents.get(row["document_id"]) or {}
    return compact(
        {
            **cited(data, "endorsements", row),
            **pick(row, "status", "annex"),
            "number": paragraph.get("number"),
            "text": paragraph.get("text"),
            "date": document.get("published_on"),
            "document": {"id": row["document_id"], "label": data.document_label(row["document_id"])},
        }
    )


def _citation(data: Dataset, row: Row) -> Row:
    return compact({**cited(data, "citations", row), **pick(row, "kind", "target", "as_written")})


def comment_with_outcome(data: Dataset, row: Row) -> Row:
    """A comment, who made it, and what became of it."""
    outcome = _outcome_of(data, row)
    return compact(
        {
            **cited(data, "comments", row),
            "who": who(data, row),
            **pick(row, "recommendation_id", "kind", "proposed_text", "deleted_text", "remark", "evidence"),
            "outcome": compact(
                {
                    **cited(data, "comment_outcomes", outcome),
                    **pick(outcome, "outcome", "adopted_recommendation_id", "adopted_passage", "similarity"),
                }
            )
            if outcome
            else None,
        }
    )


def _comments_on(data: Dataset, identifier: str) -> list[Row]:
    rows = _of(data, "comments", identifier)
    return sorted(rows, key=lambda row: (row["char_start"] or 0, row["comment_id"]))


def _dropped(data: Dataset, identifier: str) -> list[Row]:
    return [link for link in _links(data, "from_recommendation_id", identifier) if link["relation"] == "dropped"]


def _outcome_of(data: Dataset, comment: Row) -> Row | None:
    return data.lookup("comment_outcomes", "comment_id", comment["comment_id"])


def _links(data: Dataset, column: str, identifier: str) -> list[Row]:
    return data.index("recommendation_links", column).get(identifier, [])


def _of(data: Dataset, table: str, identifier: str) -> list[Row]:
    """The rows of a table about one recommendation."""
    return data.index(table, "recommendation_id").get(identifier, [])


def life_of(all_lives: Iterable[Row]) -> dict[str, str]:
    """Recommendation → key of its life."""
    return {
        point["recommendation_id"]: life["key"]
        for life in all_lives
        for stage in life["stages"]
        for point in stage["points"]
    }
