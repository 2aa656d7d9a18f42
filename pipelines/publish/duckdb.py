"""All tables in one DuckDB file: native types, keys, comments, and views that answer first questions.

The file is written with a storage version that older readers and the browser engine open. ``table_hashes`` tells whether
two files hold the same rows. Written in a process of its own (``pipelines.release.database``) it has the same bytes each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from pipelines.publish.csv import content_hash
from pipelines.tables.arrow import arrow_schema
from pipelines.tables.contract import Contract, Field, ForeignKey, TableContract

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STORAGE_VERSION = "v1.2.0"
"""What DuckDB 1.2 and later open, and @duckdb/duckdb-wasm 1.32; the default of 2.0 is refused by both."""

BLOCK_SIZE = 16_384
"""Each key has an index of its own, which takes at least a block: with blocks of the usual 262,144 bytes the empty
package was 23 MB, with these it is 1.6 MB.
"""

VIEWS = Path(__file__).parent / "views"

_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
"""Extensions would be fetched from the network."""

_STEADY = ("SET disabled_compression_methods = 'fsst,dict_fsst'", "SET threads = 1")
"""FSST draws a sample of the rows by chance to choose and to train its codes, and several threads take blocks in any order:
with either no two files have the same bytes. Without FSST the file is a tenth larger.
"""

_SQL_TYPES = {"string": "VARCHAR", "integer": "INTEGER", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


class ViewError(ValueError):
    """A view that can't be created; the message names its file."""


def connect(path: Path | None = None) -> DuckDBPyConnection:
    """A connection that fetches nothing: to a published file, read-only, or to memory."""
    import duckdb

    if path is None:
        return duckdb.connect(":memory:", config=_OFFLINE)
    return duckdb.connect(str(path), read_only=True, config=_OFFLINE)


def write_duckdb(contract: Contract, tables: Mapping[str, pa.Table], path: Path) -> None:
    """Write the tables into a new file at ``path``, in the order of the contract, then the views."""
    with connect() as con:
        for setting in _STEADY:
            con.execute(setting)
        target = str(path).replace("'", "''")
        options = f"STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {BLOCK_SIZE}"
        con.execute(f"ATTACH '{target}' AS published ({options})")
        con.execute("USE published")
        for table in contract.tables.values():
            fill_table(con, table, tables[table.name])
        create_views(con)
        con.execute("CHECKPOINT published")
        con.execute("USE memory")
        con.execute("DETACH published")


def fill_table(con: DuckDBPyConnection, table: TableContract, rows: pa.Table) -> None:
    """Create one table with its keys and comments, and insert its rows in their order."""
    con.execute(create_sql(table))
    con.register("rows_of_table", rows)
    con.execute(f"INSERT INTO {_name(table.name)} SELECT * FROM rows_of_table")
    con.unregister("rows_of_table")
    con.execute(f"COMMENT ON TABLE {_name(table.name)} IS {_text(table.description)}")
    for field in table.fields:
        comment = _text(_comment(table, field))
        con.execute(f"COMMENT ON COLUMN {_name(table.name)}.{_name(field.name)} IS {comment}")


def create_sql(table: TableContract) -> str:
    """``CREATE TABLE`` with native types, primary key and the foreign keys that SQL can declare."""
    lines = [f"{_name(f.name)} {sql_type(f)}{' NOT NULL' if f.required else ''}" for f in table.fields]
    lines.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    lines += [f"UNIQUE ({_names(key)})" for key in table.unique_keys]
    for key in table.foreign_keys:
        if _can_declare(table, key):
            lines.append(
                f"FOREIGN KEY ({_names(key.fields)}) REFERENCES {_name(key.target)} ({_names(key.target_fields)})"
            )
    return f"CREATE TABLE {_name(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def sql_type(field: Field) -> str:
    """The DuckDB type of a column: ``VARCHAR[]``, ``STRUCT(op VARCHAR, text VARCHAR)[]``."""
    if field.items:
        return f"{sql_type(field.items)}[]"
    if field.fields:
        return f"STRUCT({', '.join(f'{_name(part.name)} {sql_type(part)}' for part in field.fields)})"
    return _SQL_TYPES[field.type]


def _can_declare(table: TableContract, key: ForeignKey) -> bool:
    """DuckDB knows foreign keys only inside CREATE TABLE, so none may point forward; and it checks a table's reference
    to itself row by row, which refuses a row that stands before the one it refers to. Both are checked beforehand.
    """
    return not key.closes_cycle and key.target != table.name


def _comment(table: TableContract, field: Field) -> str:
    """A column's description, its vocabulary, and the keys that the file does not declare."""
    parts = [field.description]
    if field.categories:
        parts.append("One of: " + "; ".join(f"{value}: {meaning}" for value, meaning in field.categories.items()))
    for key in table.foreign_keys:
        if field.name in key.fields and not _can_declare(table, key):
            parts.append(f"Refers to {key.target}.{', '.join(key.target_fields)}.")
    return " ".join(parts)


def create_views(con: DuckDBPyConnection, folder: Path = VIEWS) -> None:
    """Create what the SQL files in ``folder`` define, in whatever order they need one another.

    A file ``speakers_by_item.sql`` holds either the query of the view of that name, headed by ``--`` lines that say
    what it answers, or whole statements (macros, for example), which run as they stand.
    """
    import duckdb

    waiting = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))}
    while waiting:
        failed: dict[Path, str] = {}
        for path, sql in waiting.items():
            try:
                _create_view(con, path.stem, sql)
            except duckdb.Error as error:
                failed[path] = str(error)
        if len(failed) == len(waiting):
            raise ViewError("\n".join(f"{path.name}: {error}" for path, error in failed.items()))
        waiting = {path: waiting[path] for path in failed}


def _create_view(con: DuckDBPyConnection, name: str, sql: str) -> None:
    lines = sql.strip().splitlines()
    head = [line for line in lines if line.startswith("--")]
    body = "\n".join(line for line in lines if not line.startswith("--")).strip().rstrip(";")
    if body.upper().startswith("CREATE"):
        con.execute(sql)
        return
    con.execute(f"CREATE VIEW {_name(name)} AS\n{body}")
    said = " ".join(line.removeprefix("--").strip() for line in head)
    con.execute(f"COMMENT ON VIEW {_name(name)} IS {_text(said)}")


def read_table(con: DuckDBPyConnection, table: TableContract) -> pa.Table:
    """A table of a DuckDB file as Arrow, with the contract's schema, in the file's order."""
    rows = con.sql(f"SELECT * FROM {_name(table.name)}").to_arrow_table()
    return rows.cast(arrow_schema(table)).combine_chunks()


def table_hashes(contract: Contract, path: Path) -> dict[str, str]:
    """The content hash of each table of a DuckDB file: that of its CSV."""
    with connect(path) as con:
        return {name: content_hash(read_table(con, table)) for name, table in contract.tables.items()}


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(_name, names))


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
