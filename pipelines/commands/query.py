"""``proceedings query``: ask the published tables in SQL."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.commands.console import Exit, Stop, cell, counted, err, markdown, out, print_table
from pipelines.commands.dataset import database

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection


def run(sql: str, form: str, package: Path | None, settings: Sequence[str]) -> None:
    """Run SQL, or the SQL of a file, and print what its last statement gives."""
    with database(package) as con:
        for setting in settings:
            _set(con, setting)
        table = answer(con, sql_of(sql))
    if table is not None:
        _WRITERS[form](table)


def sql_of(given: str) -> str:
    """The SQL as typed, or the content of the file that is named."""
    if not given.strip():
        raise Stop('There is no SQL. Try: proceedings query "FROM meetings"')
    looks_like_file = given.endswith(".sql") and "\n" not in given
    if not looks_like_file:
        return given
    path = Path(given)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise Stop(f"{path}: {reason}. Name a file with SQL, or give the SQL itself.", Exit.UNREADABLE) from error


def answer(con: DuckDBPyConnection, sql: str) -> pa.Table | None:
    """What the last statement gives; None where it gives no table. Stops where the SQL is wrong."""
    import duckdb

    try:
        result = con.sql(sql)
        return None if result is None else result.to_arrow_table()
    except duckdb.Error as error:
        raise Stop(f"The query can't be run. {_said(error)}") from error


def _said(error: Exception) -> str:
    """The database's words, with the remedy where the query tried to write."""
    said = str(error).strip()
    if "read-only" in said:
        return "The package is read-only: ask it with SELECT, or build another with `proceedings build`."
    return said + "\nThe tables and their columns: proceedings tables"


def _set(con: DuckDBPyConnection, setting: str) -> None:
    """Set a variable that the SQL reads with ``getvariable('name')``."""
    name, equals, value = setting.partition("=")
    if not equals or not name.isidentifier():
        raise Stop(f"--set {setting}: write it as name=value, for example --set state=CHE")
    quoted = value.replace("'", "''")
    con.execute(f"SET VARIABLE {name} = '{quoted}'")


def _write_table(table: pa.Table) -> None:
    rows = _rows(table)
    print_table(table.column_names, rows, right=_numbers(table))
    err().print(f"({counted(len(rows), 'row')})", style="dim")


def _write_markdown(table: pa.Table) -> None:
    cells = [[cell(value) for value in row] for row in _rows(table)]
    sys.stdout.write(markdown(table.column_names, cells, _numbers(table)))


def _write_csv(table: pa.Table) -> None:
    """As the published CSV files: quotes, CRLF, lists as JSON."""
    from pipelines.publish.csv import write_csv

    write_csv(table, sys.stdout.buffer)


def _write_json(table: pa.Table) -> None:
    text = json.dumps(table.to_pylist(), ensure_ascii=False, indent=2, default=str)
    out().print(text, markup=False, soft_wrap=True)


_WRITERS = {"table": _write_table, "markdown": _write_markdown, "csv": _write_csv, "json": _write_json}


def _rows(table: pa.Table) -> list[tuple[Any, ...]]:
    """By place, not by name: two columns of a query may have one name."""
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _numbers(table: pa.Table) -> list[str]:
    """The columns that hold numbers."""
    import pyarrow as pa

    kinds = (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal)
    return [f.name for f in table.schema if any(is_kind(f.type) for is_kind in kinds)]
