"""The expectations as they stand in ``expectations/``: suites of Great Expectations, and SQL that finds offending rows.

``<table>.json`` is a suite in Great Expectations' own format. Each expectation has a name (``meta.name``), a
``description`` in plain English and a ``severity``: ``critical`` stops publication, ``warning`` is shown and does not.
``sql/<name>.sql`` is a query whose rows are the offenders, the first column their identifier, under a header:

    -- table: statements
    -- severity: error
    -- description: A speaker is on the meeting's list of attendance.

``-- table: attendance, statements`` makes one expectation a table, ``-- table: citing tables`` one for each table whose
rows cite a passage; ``{table}`` and ``{key}`` in the query stand for the table and its identifier. Files whose name
begins with ``_`` hold macros. Nothing here imports Great Expectations, so reading is quick.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipelines.tables.contract import Contract, load_contract

EXPECTATIONS_FOLDER = Path(__file__).parents[2] / "expectations"

Severity = Literal["error", "warning"]

_SEVERITY_OF_GX: dict[str, Severity] = {"critical": "error", "warning": "warning"}
_HEADER = re.compile(r"^--\s*(table|severity|description):\s*(.+?)\s*$")
_CONTINUATION = re.compile(r"^--\s+(.+?)\s*$")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_EVERY_CITING_TABLE = "citing tables"


class ExpectationError(ValueError):
    """An expectation is not written as it must be; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One truth about one table. Either ``config`` (a Great Expectations configuration) or ``sql`` is set."""

    table: str
    name: str
    severity: Severity
    description: str
    config: dict[str, Any] | None = None
    sql: str | None = None

    @property
    def id(self) -> str:
        """``table.name``."""
        return f"{self.table}.{self.name}"


def load_expectations(folder: Path = EXPECTATIONS_FOLDER, contract: Contract | None = None) -> list[Expectation]:
    """All expectations, by table in the order of publication, then by name. Raises ExpectationError."""
    contract = contract or load_contract()
    found = [e for path in sorted(folder.glob("*.json")) for e in _suite(path)]
    found += [e for path in sorted(folder.glob("sql/[!_]*.sql")) for e in _query(path, contract)]
    order = {table: position for position, table in enumerate(contract.tables)}
    seen: set[str] = set()
    for expectation in found:
        if expectation.table not in order:
            raise ExpectationError(f"{expectation.id}: there is no table {expectation.table} in datapackage/")
        if not _NAME.fullmatch(expectation.name):
            raise ExpectationError(f"{expectation.id}: a name has small letters, digits and _ only")
        if expectation.id in seen:
            raise ExpectationError(f"{expectation.id}: there are two expectations of this name")
        seen.add(expectation.id)
    return sorted(found, key=lambda e: (order[e.table], e.name))


def _suite(path: Path) -> Iterator[Expectation]:
    """The expectations of one suite file, which is named after its table."""
    try:
        suite = json.loads(path.read_text(encoding="utf-8"))
        entries = suite["expectations"]
    except (ValueError, KeyError, TypeError) as error:
        raise ExpectationError(f"{path.name}: is not a suite in Great Expectations' JSON ({error})") from error
    if suite.get("name") != path.stem:
        raise ExpectationError(f"{path.name}: the suite's name must be {path.stem}")
    for entry in entries:
        name = entry.get("meta", {}).get("name", "")
        where = f"{path.name}: {name or entry.get('type')}"
        if not name or not entry.get("description"):
            raise ExpectationError(f"{where}: needs `meta.name` and `description`")
        severity = _SEVERITY_OF_GX.get(entry.get("severity", ""))
        if severity is None:
            raise ExpectationError(f"{where}: severity must be critical (stops publication) or warning")
        yield Expectation(path.stem, name, severity, entry["description"], config=entry)


def _query(path: Path, contract: Contract) -> Iterator[Expectation]:
    """The expectation, or one a table, of one SQL file."""
    header, sql = _split(path.read_text(encoding="utf-8"))
    missing = {"table", "severity", "description"} - set(header)
    if missing:
        raise ExpectationError(f"{path.name}: the header lacks {', '.join(sorted(missing))}")
    severity = header["severity"]
    if severity not in ("error", "warning"):
        raise ExpectationError(f"{path.name}: severity must be error or warning")
    for table in _tables(header["table"], contract):
        query = sql.replace("{table}", table).replace("{key}", _key(contract, table))
        yield Expectation(table, path.stem, severity, header["description"], sql=query)  # type: ignore[arg-type]


def load_macros(folder: Path = EXPECTATIONS_FOLDER) -> list[str]:
    """SQL to run before the queries."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("sql/_*.sql"))]


def _tables(header: str, contract: Contract) -> list[str]:
    """The tables that a header names."""
    if header == _EVERY_CITING_TABLE:
        return [table.name for table in contract.tables.values() if table.cites]
    return [name.strip() for name in header.split(",")]


def _key(contract: Contract, table: str) -> str:
    """An SQL expression for a row's identifier."""
    known = contract.tables.get(table)
    return " || ' ' || ".join(f"t.{column}" for column in known.primary_key) if known else "NULL"


def _split(text: str) -> tuple[dict[str, str], str]:
    """The header and the query of an SQL file. A comment line after a header line goes on with it."""
    header: dict[str, str] = {}
    key = ""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if match := _HEADER.match(line):
            key = match.group(1)
            header[key] = match.group(2)
        elif key and (more := _CONTINUATION.match(line)):
            header[key] += " " + more.group(1)
        else:
            return header, "\n".join(lines[number:]).strip()
    return header, ""
