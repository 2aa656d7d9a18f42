"""No identifier is lost: what a release had, the next one has too, or says where it went.

``identifiers.csv`` of a release lists them, table by table. An identifier that stands in the last release and not in this one must be
in the table ``redirects``, with the identifier that its row has now, or with none where the row was withdrawn.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.release.facts import ReleaseError
from pipelines.tables.contract import Contract

if TYPE_CHECKING:
    import pyarrow as pa

FILE = "identifiers.csv"

KEPT = Path("expectations") / FILE
"""Where the repository keeps those of the last release, so that each change can be held against it."""

FLEETING = {
    "annotations": "notes of the pipeline, which come and go with the code",
    "accuracy": "figures, which have no life of their own",
    "redirects": "the list itself",
}
"""Tables whose identifiers are not kept, each with the reason."""

Identifiers = Mapping[str, frozenset[str]]
"""Identifiers by table."""


def identifiers(contract: Contract, tables: Mapping[str, pa.Table]) -> dict[str, frozenset[str]]:
    """Those of a package: the primary key of each row, its columns joined with ``~``."""
    return {
        name: frozenset(ids_of(tables[name], table.primary_key))
        for name, table in contract.tables.items()
        if name not in FLEETING
    }


def ids_of(table: pa.Table, key: Iterable[str]) -> list[str]:
    """The identifier of each row, in the order of the rows."""
    columns = [table.column(name).to_pylist() for name in key]
    return ["~".join(map(str, values)) for values in zip(*columns, strict=True)]


def to_csv(ids: Identifiers) -> bytes:
    """The list as a file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("table_name", "id"))
    writer.writerows((table, one) for table in sorted(ids) for one in sorted(ids[table]))
    return text.getvalue().encode()


def from_csv(data: bytes) -> dict[str, frozenset[str]]:
    """The list from a file."""
    found: dict[str, set[str]] = {}
    for row in csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")):
        found.setdefault(row["table_name"], set()).add(row["id"])
    return {table: frozenset(ids) for table, ids in found.items()}


def lost(before: Identifiers, now: Identifiers, redirects: Iterable[Mapping[str, str | None]]) -> list[tuple[str, str]]:
    """(table, identifier) of what stood in the release before, and neither stands in this one nor is redirected."""
    told = {(row["table_name"], row["old_id"]) for row in redirects}
    return [
        (table, one)
        for table in sorted(before)
        if table not in FLEETING
        for one in sorted(before[table] - now.get(table, frozenset()))
        if (table, one) not in told
    ]


def faults_of_redirects(now: Identifiers, redirects: Iterable[Mapping[str, str | None]]) -> Iterator[str]:
    """Redirects that lead nowhere, from a row that is there, or from one redirect to the next."""
    for row in redirects:
        table, old, new = str(row["table_name"]), row["old_id"], row["new_id"]
        where = f"redirects.yaml: {table} {old}"
        if table not in now:
            yield f"{where}: there is no such table, or its identifiers are not kept"
            continue
        if old in now[table]:
            yield f"{where}: the identifier is still in use"
        if new is not None and new not in now[table]:
            yield f"{where}: {new} is no row of the table; name the row that there is now"


def require_none_lost(before: Identifiers, now: Identifiers, redirects: list[dict[str, str | None]]) -> None:
    """Raise ``ReleaseError`` where an identifier was lost, or a redirect is wrong."""
    faults = list(faults_of_redirects(now, redirects))
    gone = lost(before, now, redirects)
    if gone:
        named = "\n    ".join(f"{table}: {one}" for table, one in gone[:20])
        more = f"\n    and {len(gone) - 20} more" if len(gone) > 20 else ""
        faults.append(
            f"{len(gone)} identifier(s) of the last release are gone. Say in sources/registers/redirects.yaml what became of each; "
            f"`proceedings diff` prints the lines.\n    {named}{more}"
        )
    if faults:
        raise ReleaseError("Identifiers must not be lost:\n  " + "\n  ".join(faults))
