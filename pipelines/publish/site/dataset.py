"""The published tables as rows of plain values, with the look-ups that every page needs."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from pipelines.model import Row
from pipelines.publish.descriptor import DESCRIPTOR, data_path

ELSEWHERE = {"state": "Other States"}
"""Where a participant without a regional group is shown; whatever is no State is an organization."""

ORGANIZATIONS = "Organizations and networks"

GROUPS = (
    "African States",
    "Asia-Pacific States",
    "Eastern European States",
    "Latin American and Caribbean States",
    "Western European and other States",
    "Other States",
    ORGANIZATIONS,
)
"""The order in which regional groups are shown everywhere, so that a colour always means the same group."""


class Dataset:
    """The tables of a package (``name`` → rows in published order) and its descriptor."""

    def __init__(self, tables: dict[str, list[Row]], descriptor: dict[str, Any]) -> None:
        self.tables = tables
        self.descriptor = descriptor
        self._indexes: dict[tuple[str, str], dict[Any, list[Row]]] = {}

    @classmethod
    def read(cls, package: Path) -> Dataset:
        """From the folder of a published package. ``OSError`` where a file is missing."""
        import pyarrow.parquet as pq

        descriptor = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
        names = [resource["name"] for resource in descriptor["resources"]]
        tables = {name: pq.read_table(package / data_path(name, "parquet")).to_pylist() for name in names}
        return cls({name: [_plain(row) for row in rows] for name, rows in tables.items()}, descriptor)

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    @cached_property
    def keys(self) -> dict[str, list[str]]:
        """The primary key of each table."""
        return {r["name"]: r["schema"].get("primaryKey", []) for r in self.descriptor["resources"]}

    def row_key(self, table: str, row: Row) -> str:
        """How the address of a row names it: ``statements:wgic-2020-07-07:3:KGZ``."""
        return ":".join([table, *(str(row[column]) for column in self.keys[table])])

    def index(self, table: str, column: str) -> dict[Any, list[Row]]:
        """The rows of a table by the value of a column."""
        if (table, column) not in self._indexes:
            self._indexes[table, column] = grouped(self[table], column)
        return self._indexes[table, column]

    def lookup(self, table: str, column: str, value: Any) -> Row | None:
        """The first row of a table that has this value in a column."""
        return next(iter(self.index(table, column).get(value, ())), None)

    @cached_property
    def participants(self) -> dict[str, Row]:
        return {row["participant_id"]: row for row in self["participants"]}

    @cached_property
    def meetings(self) -> dict[str, Row]:
        return {row["meeting_id"]: row for row in self["meetings"]}

    @cached_property
    def documents(self) -> dict[str, Row]:
        return {row["document_id"]: row for row in self["documents"]}

    @cached_property
    def recommendations(self) -> dict[str, Row]:
        return {row["recommendation_id"]: row for row in self["recommendations"]}

    @cached_property
    def paragraphs(self) -> dict[str, Row]:
        return {row["paragraph_id"]: row for row in self["paragraphs"]}

    @cached_property
    def meetings_in_order(self) -> list[Row]:
        """By first day; those without a date last."""
        return sorted(self["meetings"], key=lambda m: (m["starts_on"] or "9999", m["meeting_id"]))

    def name(self, participant_id: str | None, written: str | None = None) -> str:
        """Today's name of a participant; the written one where it is not in the register."""
        known = self.participants.get(participant_id or "")
        return str(known["name"]) if known else written or participant_id or "Unnamed"

    def group(self, participant_id: str | None) -> str:
        """The regional group under which a participant is shown."""
        known = self.participants.get(participant_id or "") or {}
        return known.get("un_regional_group") or ELSEWHERE.get(known.get("kind", ""), ORGANIZATIONS)

    def document_label(self, document_id: str | None) -> str:
        """The symbol of a document, or its identifier."""
        known = self.documents.get(document_id or "") or {}
        return known.get("symbol") or document_id or ""


def _plain(row: Row) -> Row:
    return {key: _value(value) for key, value in row.items()}


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def grouped(rows: Iterable[Row], key: str | Callable[[Row], Any]) -> dict[Any, list[Row]]:
    """Rows by the value of a column (or of a function), in their order; rows without a value are left out."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        value = row[key] if isinstance(key, str) else key(row)
        if value is not None:
            found[value].append(row)
    return found


def pick(row: Row, *columns: str) -> Row:
    """The named columns that hold something: an absent key is null."""
    return {column: row[column] for column in columns if row.get(column) not in (None, [])}


def compact(row: Row) -> Row:
    """Without the keys that hold nothing."""
    return {key: value for key, value in row.items() if value is not None and value != []}


def cited(data: Dataset, table: str, row: Row) -> Row:
    """What a page needs to lead from a row to its words and to say how sure it is."""
    found: Row = {"key": data.row_key(table, row)}
    if row.get("document_id") and row.get("char_start") is not None:
        found["in"] = row["document_id"]
    if row.get("origin") not in (None, "extracted"):
        found["origin"] = row["origin"]
    return found


def who(data: Dataset, row: Row) -> Row:
    """A participant as a page shows it: code, today's name, and the written form where it differs."""
    name = data.name(row.get("participant_id"), row.get("name_as_written"))
    written = row.get("name_as_written")
    found = {"id": row.get("participant_id"), "name": name, "written": written if written != name else None}
    return compact({**found, "group": data.group(row.get("participant_id"))})
