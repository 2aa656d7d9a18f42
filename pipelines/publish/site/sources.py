"""A document a source: its text, its paragraphs, and every row whose passage lies in it."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.model import Row
from pipelines.publish.site.dataset import Dataset, compact, pick

_CITATION = {"document_id", "paragraph_id", "char_start", "char_end", "quote", "origin"}

_DESCRIBED = (
    *("symbol", "title", "document_type", "meeting_id", "published_on", "language", "n_words", "pages"),
    *("share_accounted", "source_url", "rights", "source_sha256", "source_path", "reader", "job_number"),
)

_LONG = {"text", "diff", "title"}
"""What the passage itself shows, or another page: not repeated beside each mark."""


def sources(data: Dataset) -> list[Row]:
    """One document a source."""
    return [_source(data, row) for row in data["documents"]]


def index(data: Dataset) -> list[Row]:
    """All sources, with the number of rows of each table that were read from them."""
    return [{**describe(data, row), "rows": _counts(data, row["document_id"])} for row in data["documents"]]


def describe(data: Dataset, row: Row) -> Row:
    """What a source is, without its text."""
    found = {"id": row["document_id"], "label": data.document_label(row["document_id"]), **pick(row, *_DESCRIBED)}
    return {**found, "curated": row.get("curated_fields") or []}


def _counts(data: Dataset, document_id: str) -> dict[str, int]:
    counts = {table: len(data.index(table, "document_id").get(document_id, [])) for table in _citing(data)}
    return {table: count for table, count in counts.items() if count}


def _citing(data: Dataset) -> Iterator[str]:
    """The tables whose rows cite a passage."""
    for resource in data.descriptor["resources"]:
        names = {field["name"] for field in resource["schema"]["fields"]}
        if {"document_id", "char_start", "char_end"} <= names:
            yield resource["name"]


def _source(data: Dataset, row: Row) -> Row:
    identifier = row["document_id"]
    return {
        **describe(data, row),
        "text": row["text"],
        "paragraphs": [_paragraph(p) for p in sorted(_own(data, "paragraphs", identifier), key=_place)],
        "rows": {
            table: [_mark(data, table, mark) for mark in sorted(_own(data, table, identifier), key=_place)]
            for table in _citing(data)
            if table != "paragraphs" and _own(data, table, identifier)
        },
    }


def _own(data: Dataset, table: str, document_id: str) -> list[Row]:
    rows = data.index(table, "document_id").get(document_id, [])
    return [row for row in rows if row["char_start"] is not None and row["char_end"] is not None]


def _place(row: Row) -> tuple[int, int]:
    return (row["char_start"], row["char_end"])


def _paragraph(row: Row) -> Row:
    found = {"id": row["paragraph_id"], "at": [row["char_start"], row["char_end"]], "kind": row["kind"]}
    return {**found, **pick(row, "number", "page")}


def _mark(data: Dataset, table: str, row: Row) -> Row:
    fields = {name: value for name, value in row.items() if name not in _CITATION | _LONG}
    names = {code: data.name(code) for code in (row.get("participant_id"), row.get("on_behalf_of_id")) if code}
    return compact(
        {
            "key": data.row_key(table, row),
            "at": [row["char_start"], row["char_end"]],
            "paragraph": row["paragraph_id"],
            "origin": row["origin"],
            "fields": compact(fields),
            "names": names or None,
        }
    )
