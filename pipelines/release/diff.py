"""What changed between two releases: rows added, removed, changed and renamed, per table and column.

Either may be a package's folder or the zip of a release. Rows are joined on the primary key that the newer one states; a row
that its ``redirects`` send to another identifier is compared with the row there, and counted as renamed.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.publish.descriptor import DESCRIPTOR
from pipelines.publish.parquet import read_parquet
from pipelines.release.archive import unpack
from pipelines.release.facts import ReleaseError, files_of
from pipelines.release.identifiers import FLEETING

Json = dict[str, Any]
Rows = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs. ``old_id`` is the identifier before, where the row was renamed."""

    id: str
    column: str
    old: Any
    new: Any
    old_id: str | None = None


@dataclass(frozen=True, slots=True)
class TableDiff:
    """What changed in one table. ``likely`` are (old, new) of removed and added rows that say the same, which a person may redirect."""

    name: str
    rows_before: int
    rows_now: int
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    columns_retyped: tuple[str, ...] = ()
    likely: tuple[tuple[str, str], ...] = ()

    @property
    def changed_rows(self) -> int:
        """How many rows have a cell that differs."""
        return len({change.id for change in self.changes})

    @property
    def by_column(self) -> dict[str, int]:
        """How many rows differ, by column."""
        return dict(Counter(change.column for change in self.changes))

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        columns = (*self.columns_added, *self.columns_removed, *self.columns_retyped)
        return not (self.added or self.removed or self.renamed or self.changes or columns)


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed between two releases, table by table."""

    before: str
    now: str
    tables: tuple[TableDiff, ...] = ()
    tables_added: tuple[str, ...] = ()
    tables_removed: tuple[str, ...] = ()
    withdrawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def changed(self) -> list[TableDiff]:
        """The tables in which something changed."""
        return [table for table in self.tables if not table.empty]

    def as_dict(self) -> Json:
        """For JSON."""
        return {
            "before": self.before,
            "now": self.now,
            "tables_added": list(self.tables_added),
            "tables_removed": list(self.tables_removed),
            "tables": {table.name: _table_dict(table) for table in self.tables},
        }


def _table_dict(table: TableDiff) -> Json:
    return {
        "rows": [table.rows_before, table.rows_now],
        "columns_added": list(table.columns_added),
        "columns_removed": list(table.columns_removed),
        "columns_retyped": list(table.columns_retyped),
        "added": list(table.added),
        "removed": list(table.removed),
        "renamed": [{"old_id": old, "id": new} for old, new in table.renamed],
        "changed_rows": table.changed_rows,
        "changed_by_column": table.by_column,
        "changes": [
            {"id": c.id, **({"old_id": c.old_id} if c.old_id else {}), "column": c.column, "old": c.old, "new": c.new}
            for c in table.changes
        ],
    }


def to_json(diff: Diff) -> bytes:
    """The whole comparison for machines."""
    return (json.dumps(diff.as_dict(), ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")


@contextmanager
def package_in(path: Path) -> Iterator[Path]:
    """The folder of a package: ``path`` itself, or what is in the zip. ``ReleaseError`` where there is none."""
    if path.is_dir():
        if not (path / DESCRIPTOR).is_file():
            raise ReleaseError(f"There is no package in {path}: it holds no {DESCRIPTOR}.")
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        yield unpack(path, Path(folder))


def compare(before: Path, now: Path) -> Diff:
    """Compare two releases, each a folder or a zip."""
    with package_in(before) as old_folder, package_in(now) as new_folder:
        old, new = _descriptor(old_folder), _descriptor(new_folder)
        was, is_ = _resources(old), _resources(new)
        redirects = _redirects(new_folder, is_)
        tables = [
            _compare(was[name], is_[name], old_folder, new_folder, redirects.get(name, {}))
            for name in is_
            if name in was
        ]
    return Diff(
        before=str(old.get("version")),
        now=str(new.get("version")),
        tables=tuple(tables),
        tables_added=tuple(name for name in is_ if name not in was),
        tables_removed=tuple(name for name in was if name not in is_),
        withdrawn={name: tuple(o for o, n in pairs.items() if n is None) for name, pairs in redirects.items()},
    )


def _descriptor(folder: Path) -> Json:
    return dict(json.loads((folder / DESCRIPTOR).read_bytes()))


def _resources(descriptor: Json) -> dict[str, Json]:
    return {resource["name"]: resource for resource in descriptor["resources"]}


def _redirects(folder: Path, resources: Mapping[str, Json]) -> dict[str, dict[str, str | None]]:
    """By table: old identifier to new one."""
    found: dict[str, dict[str, str | None]] = {}
    if "redirects" in resources:
        for row in _table(folder, resources["redirects"]).to_pylist():
            found.setdefault(row["table_name"], {})[row["old_id"]] = row["new_id"]
    return found


def _table(folder: Path, resource: Json) -> Any:
    return read_parquet(folder / files_of(resource)["parquet"]["path"])


def _compare(old: Json, new: Json, before: Path, now: Path, redirects: Mapping[str, str | None]) -> TableDiff:
    name, key = new["name"], new["schema"]["primaryKey"]
    types_before, types_now = _types(old), _types(new)
    rows_before, rows_now = _rows(before, old, key), _rows(now, new, key)
    renamed = tuple(
        (o, n) for o, n in redirects.items() if n and o in rows_before and o not in rows_now and n in rows_now
    )
    pairs = [(one, one) for one in rows_before if one in rows_now] + list(renamed)
    shared = [column for column in types_now if column in types_before and column not in key]
    matched_old, matched_new = {o for o, _ in pairs}, {n for _, n in pairs}
    removed = tuple(one for one in rows_before if one not in matched_old)
    added = tuple(one for one in rows_now if one not in matched_new)
    return TableDiff(
        name=name,
        rows_before=len(rows_before),
        rows_now=len(rows_now),
        added=added,
        removed=removed,
        renamed=renamed,
        changes=tuple(_changes(pairs, rows_before, rows_now, shared)),
        columns_added=tuple(column for column in types_now if column not in types_before),
        columns_removed=tuple(column for column in types_before if column not in types_now),
        columns_retyped=tuple(c for c in types_now if c in types_before and types_now[c] != types_before[c]),
        likely=() if name in FLEETING else _likely(rows_before, rows_now, removed, added, shared),
    )


def _types(resource: Json) -> dict[str, str]:
    return {column["name"]: column["type"] for column in resource["schema"]["fields"]}


def _rows(folder: Path, resource: Json, key: list[str]) -> Rows:
    rows = _table(folder, resource).to_pylist()
    return {"~".join(str(row.get(column)) for column in key): row for row in rows}


def _changes(pairs: list[tuple[str, str]], before: Rows, now: Rows, columns: list[str]) -> Iterator[Change]:
    for old_id, new_id in pairs:
        old, new = before[old_id], now[new_id]
        for column in columns:
            if old[column] != new[column]:
                yield Change(new_id, column, old[column], new[column], old_id if old_id != new_id else None)


def _likely(
    before: Rows, now: Rows, removed: tuple[str, ...], added: tuple[str, ...], columns: list[str]
) -> tuple[tuple[str, str], ...]:
    """Removed and added rows that say the same, identifiers and places aside, each matched by one row only."""
    told = [column for column in columns if not column.endswith("_id") and column not in ("char_start", "char_end")]

    def said(row: Json) -> str:
        return json.dumps([row[column] for column in told], default=str)

    by_words: dict[str, list[str]] = {}
    for one in added:
        by_words.setdefault(said(now[one]), []).append(one)
    times = Counter(said(before[one]) for one in removed)
    found = [(one, by_words.get(words, [])) for one in removed if times[words := said(before[one])] == 1]
    return tuple((old, new[0]) for old, new in found if len(new) == 1)
