"""Rows to Arrow tables with the types, nullability and row order of the contract.

Parquet, CSV and DuckDB are all written from these tables, so what is wrong with a row's shape is said here, once:
an unknown column, a value of another type, a null where the contract requires a value, a primary key met twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.tables.contract import Contract, Field, TableContract

Row = Mapping[str, Any]

_ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}

_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (float, int),
    "boolean": (bool,),
    "date": (date,),
    "array": (list, tuple),
    "object": (dict,),
}

_LOOKALIKES = {"integer": bool, "number": bool, "date": datetime}
"""Subclasses that Python counts among a type and that are something else."""

_REFUSALS = (pa.ArrowException, TypeError, ValueError, OverflowError)

_BATCH = 4096
"""Rows turned into columns at a time: few enough to stay in the processor's cache, which is what costs."""

_SHOWN = 5
"""Problems of one kind that a message lists before it says how many more there are."""


class TableError(ValueError):
    """Rows that do not fit the contract; the message names table, column and row."""

    def __init__(self, table: str, problems: Sequence[str]) -> None:
        self.table = table
        self.problems = tuple(problems)
        more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        super().__init__(f"{table}: " + "\n  ".join(problems[:_SHOWN]) + more)


def arrow_type(field: Field) -> pa.DataType:
    """The Arrow type of a column: a list or struct is made of the types of its parts."""
    if field.items:
        return pa.list_(arrow_type(field.items))
    if field.fields:
        return pa.struct([(part.name, arrow_type(part)) for part in field.fields])
    return _ARROW_TYPES[field.type]


def arrow_schema(table: TableContract) -> pa.Schema:
    """The Arrow schema of a table, with the descriptions as metadata."""
    return pa.schema(
        [
            pa.field(f.name, arrow_type(f), nullable=not f.required, metadata={"description": f.description})
            for f in table.fields
        ],
        metadata={"title": table.title, "description": table.description},
    )


def to_arrow(table: TableContract, rows: Iterable[Row]) -> pa.Table:
    """Rows as an Arrow table, sorted by primary key.

    Missing columns, empty strings and empty lists become null; dates may be given in ISO 8601. ``TableError`` for
    an unknown column, a wrong type, a null in a required column or a primary key met twice.
    """
    rows = rows if isinstance(rows, Sequence) else list(rows)
    _refuse_unknown_columns(table, rows)
    schema = arrow_schema(table)
    batches = [_batch(table, schema, rows[at : at + _BATCH]) for at in range(0, len(rows), _BATCH)]
    return _sorted(table, pa.Table.from_batches(batches, schema=schema))


def to_tables(contract: Contract, rows: Mapping[str, pa.Table | Iterable[Row]]) -> dict[str, pa.Table]:
    """Every table of the contract, in its order, from rows or from Arrow tables; a table that is not given is empty.

    ``TableError`` for an unknown table, and for what ``to_arrow`` and ``conform`` refuse.
    """
    for name in rows:
        if name not in contract.tables:
            raise TableError(name, [f"no such table; the contract has {', '.join(contract.tables)}"])
    return {name: _table(table, rows.get(name, ())) for name, table in contract.tables.items()}


def _table(table: TableContract, rows: pa.Table | Iterable[Row]) -> pa.Table:
    return conform(table, rows) if isinstance(rows, pa.Table) else to_arrow(table, rows)


def conform(table: TableContract, rows: pa.Table) -> pa.Table:
    """An Arrow table from elsewhere (a cache, a data frame) with the contract's schema and order; missing columns are
    null. ``TableError`` for an unknown column or a type that does not fit.
    """
    unknown = sorted(set(rows.column_names) - set(table.columns))
    if unknown:
        raise TableError(table.name, [f"unknown column {', '.join(unknown)}"])
    schema = arrow_schema(table)
    for field in schema:
        if field.name not in rows.column_names:
            rows = rows.append_column(field.name, pa.nulls(rows.num_rows, field.type))
    try:
        made = rows.select(schema.names).cast(schema)
    except (pa.ArrowException, ValueError) as error:
        raise TableError(table.name, [str(error)]) from error
    return _sorted(table, made)


def _sorted(table: TableContract, rows: pa.Table) -> pa.Table:
    """In order of the primary key, which must not be met twice."""
    if rows.num_rows > 1:
        rows = rows.sort_by([(key, "ascending") for key in table.primary_key])
        _refuse_duplicates(table, rows)
    return rows.combine_chunks()


def key_of(table: TableContract, row: Row) -> str:
    """A row's primary key for a message: ``attendance_id=wgic-2020-07-07:CHL``."""
    return ", ".join(f"{key}={row.get(key)}" for key in table.primary_key)


def _refuse_unknown_columns(table: TableContract, rows: Sequence[Row]) -> None:
    """Rows of one extractor share their keys, so the distinct key tuples are few even where the rows are many."""
    known = set(table.columns)
    shapes = {tuple(row) for row in rows}
    unknown = sorted({column for shape in shapes for column in shape} - known)
    if unknown:
        first = next(row for row in rows if not known.issuperset(row))
        raise TableError(table.name, [f"unknown column {', '.join(unknown)} (first in {key_of(table, first)})"])


def _batch(table: TableContract, schema: pa.Schema, rows: Sequence[Row]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [_column(table, f, k, rows) for f, k in zip(table.fields, schema.types, strict=True)], schema=schema
    )


def _column(table: TableContract, field: Field, kind: pa.DataType, rows: Sequence[Row]) -> pa.Array:
    values = _values(field, rows)
    try:
        if not all(_is_of_type(field, found) for found in set(map(type, values))):
            raise TypeError(f"not {field.type}")
        array = pa.array(values, type=kind)
    except _REFUSALS as error:
        raise TableError(table.name, _misfits(table, field, rows, values) or [f"{field.name}: {error}"]) from error
    if field.required and array.null_count:
        missing = [row for row, value in zip(rows, values, strict=True) if value is None]
        raise TableError(table.name, [f"{field.name} is missing in {key_of(table, row)}" for row in missing])
    if field.items and array.flatten().null_count:
        holed = [row for row, value in zip(rows, values, strict=True) if value is not None and None in value]
        raise TableError(table.name, [f"{field.name} has an empty element in {key_of(table, row)}" for row in holed])
    return array


def _is_of_type(field: Field, found: type) -> bool:
    """Arrow is lenient: it takes a string for a list of letters and cuts the fraction off a float."""
    if issubclass(found, type(None)):
        return True
    lookalike = _LOOKALIKES.get(field.type)
    return issubclass(found, _PYTHON_TYPES[field.type]) and not (lookalike and issubclass(found, lookalike))


def _values(field: Field, rows: Sequence[Row]) -> list[Any]:
    """A column's values, with empty strings and lists as None and the composed values filled in."""
    name = field.name
    if field.type == "date":
        return [_date(row.get(name)) for row in rows]
    values = [row.get(name) for row in rows]
    if field.type not in ("string", "array"):
        return values
    values = [None if value == "" or value == [] or value == () else value for value in values]
    if field.composed_of:
        return [_composed(field, row) if value is None else value for value, row in zip(values, rows, strict=True)]
    return values


def _date(value: Any) -> Any:
    """ISO 8601 as a date; a number is no date, though Arrow would count it from 1970."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if value else None
    except (TypeError, ValueError):
        return str(value)


def _composed(field: Field, row: Row) -> str | None:
    """The values that make an identifier, those that there are, joined with a sign that URLs leave alone."""
    parts = [str(row[column]) for column in field.composed_of if row.get(column) is not None]
    return "~".join(part for part in parts if part) or None


def _misfits(table: TableContract, field: Field, rows: Sequence[Row], values: Sequence[Any]) -> list[str]:
    """Which values Arrow refuses: looked for only once a column has failed as a whole."""
    kind = arrow_type(field)
    found = []
    for row, value in zip(rows, values, strict=True):
        try:
            fits = _is_of_type(field, type(value))
            pa.array([value], type=kind)
        except _REFUSALS:
            fits = False
        if not fits:
            found.append(f"{field.name} is {value!r}, not {field.type}, in {key_of(table, row)}")
    return found


def _refuse_duplicates(table: TableContract, made: pa.Table) -> None:
    """Sorted by key, so that equal keys stand side by side."""
    same = None
    for key in table.primary_key:
        column = made.column(key)
        equal = pc.equal(column.slice(1), column.slice(0, made.num_rows - 1))
        same = equal if same is None else pc.and_(same, equal)
    if same is not None and pc.any(same).as_py():
        twice = made.select(list(table.primary_key)).slice(1).filter(same)
        problems = [f"the primary key {key_of(table, row)} is met twice" for row in twice.slice(0, 100).to_pylist()]
        raise TableError(table.name, problems)
