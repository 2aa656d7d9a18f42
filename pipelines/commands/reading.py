"""One document, read on its own: what ``check`` reports and ``add`` writes down."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.commands.console import Exit, Stop
from pipelines.listings import LISTING_NAME, Refused, read_bytes
from pipelines.model import Parsed, Row
from pipelines.normalise.registers import Registers
from pipelines.normalise.symbols import slug
from pipelines.sources import Source, digest, discover, load_registers, own_symbol_of
from pipelines.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow as pa

NAMING = {
    "attendance": ("participant_id", "name_as_written"),
    "statements": ("participant_id", "name_as_written"),
    "comments": ("participant_id", "name_as_written"),
    "interventions": ("participant_id", "speaker_as_written"),
}
"""The tables that name participants: the column of the code, and that of the written form."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document after all the work that one document allows: its tree, and its tables as they would be published."""

    source: Source
    parsed: Parsed
    registers: Registers
    tables: dict[str, pa.Table]

    @property
    def document(self) -> Row:
        """Its row of the table ``documents``."""
        return self.rows("documents")[0]

    def rows(self, table: str) -> list[Row]:
        """The rows of a table, without the registers' own."""
        found: list[Row] = self.tables[table].to_pylist()
        return found


@dataclass(frozen=True, slots=True)
class Unknown:
    """A written form that no participant has: where it was met, and who it may be."""

    name: str
    row: Row
    table: str
    near: tuple[tuple[str, float], ...]


def read_document(file: Path) -> Reading:
    """Read one document with the project's registers. Stops, with the reason, where that can't be done."""
    from pipelines.assembly import tables_of
    from pipelines.parsing import parse_source

    source = source_of(file)
    registers = load_registers(Workspace.from_environment().registers)
    (outcome,), tables = tables_of([parse_source(source, registers)], registers)
    if outcome.parsed is None:
        raise Stop(outcome.message or f"{file}: can't be used.", Exit.UNREADABLE)
    return Reading(source, outcome.parsed, registers, tables)


def source_of(file: Path) -> Source:
    """The document of a file: the listed one where a ``source.yaml`` stands beside it, else a loose one."""
    path = file.resolve()
    if (path.parent / LISTING_NAME).is_file():
        for source in discover(path.parent.parent):
            if source.file == f"{path.parent.name}/{path.name}":
                return source
    try:
        data = read_bytes(path.parent, path)
    except Refused as error:
        raise Stop(str(error), Exit.UNREADABLE) from error
    name = slug(own_symbol_of(data, path.name) or "") or slug(path.stem) or "document"
    return Source(name, path.name, data, hashlib.sha256(data).hexdigest(), fingerprint=digest(data))


def unknown_names(reading: Reading) -> Iterator[Unknown]:
    """The written forms without a code, each once, in the order of the document."""
    seen: set[str] = set()
    found = [(row, table, *columns) for table, columns in NAMING.items() for row in reading.rows(table)]
    found += [(row, "statements", "on_behalf_of_id", "on_behalf_of") for row in reading.rows("statements")]
    for row, table, code, written in sorted(found, key=lambda entry: entry[0]["char_start"] or 0):
        name = row[written]
        if row[code] is None and name and name.casefold() not in seen and _names_somebody(row, table):
            seen.add(name.casefold())
            yield Unknown(name, row, table, tuple(reading.registers.names.suggest(name)))


def _names_somebody(row: Row, table: str) -> bool:
    """Whether the written form is a name at all: "one speaker" and "the Secretariat" are not."""
    if table == "interventions":
        return bool(row["speaker_kind"] == "named")
    return table != "statements" or row["capacity"] not in ("secretariat", "chair", "panellist", "official")


def known_facts(row: Row) -> dict[str, Any]:
    """What a document says of itself, by column; what it does not say is left out."""
    columns = ("symbol", "title", "document_type", "body_id", "meeting_id", "published_on", "language", "job_number")
    return {column: row[column] for column in columns if row[column] is not None}
