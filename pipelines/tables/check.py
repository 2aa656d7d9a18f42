"""Whether Arrow tables keep the contract: vocabularies, patterns, ranges, unique keys and references between tables.

Types and primary keys are held when the tables are made (``arrow.to_arrow``); what is checked here needs whole columns
or several tables. Frictionless leaves some of it unchecked (categories, unique keys, references in lists).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.tables.contract import Contract, Field, ForeignKey, TableContract

_SHOWN = 5
"""Rows of one fault that are named before only their number is given."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule of the contract that some rows of a table break; ``rows`` are the primary keys of the first of them."""

    table: str
    column: str
    rule: str
    n_rows: int
    rows: tuple[str, ...]

    def __str__(self) -> str:
        more = f" and {self.n_rows - len(self.rows)} more" if self.n_rows > len(self.rows) else ""
        return f"{self.table}.{self.column}: {self.rule}, in row {'; '.join(self.rows)}{more}"


class ContractBroken(ValueError):
    """Tables that break the contract; the message names table, column and row of each fault."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


def faults_of(contract: Contract, tables: Mapping[str, pa.Table]) -> Iterator[Fault]:
    """Every fault of the tables, in the order of the contract. A table that is not given counts as empty."""
    for table in contract.tables.values():
        if table.name not in tables:
            continue
        rows = tables[table.name]
        for field in table.fields:
            yield from _value_faults(table, field, rows)
        for key in (table.primary_key, *table.unique_keys):
            yield from _unique_faults(table, key, rows)
        for foreign in table.foreign_keys:
            yield from _reference_faults(table, foreign, rows, tables)
        for field in table.fields:
            if field.items and field.items.references:
                yield from _list_reference_faults(table, field, rows, tables)


def require(contract: Contract, tables: Mapping[str, pa.Table]) -> None:
    """Raise ``ContractBroken`` unless the tables keep the contract."""
    faults = list(faults_of(contract, tables))
    if faults:
        raise ContractBroken(faults)


def _value_faults(table: TableContract, field: Field, rows: pa.Table) -> Iterator[Fault]:
    column = rows.column(field.name)
    for rule, bad in _broken_rules(field, column):
        yield from _fault(table, field.name, rule, rows, bad, column)
    if field.items and (field.items.categories or field.items.fields):
        yield from _element_faults(table, field, rows)


def _broken_rules(field: Field, column: pa.ChunkedArray) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """(the rule, True where a value breaks it); null keeps every rule but the first."""
    if field.required:
        yield "a value is required", pc.is_null(column)
    if field.categories:
        allowed = pa.array(list(field.categories), pa.string())
        yield f"not one of {', '.join(field.categories)}", _and_not_null(pc.invert(pc.is_in(column, allowed)), column)
    if field.pattern:
        matches = pc.match_substring_regex(column, field.pattern)
        yield f"does not match {field.pattern}", pc.invert(matches)
    if field.type == "number":
        yield "not a finite number", pc.invert(pc.is_finite(column))
    if field.minimum is not None:
        yield f"less than {field.minimum}", pc.less(column, field.minimum)
    if field.maximum is not None:
        yield f"more than {field.maximum}", pc.greater(column, field.maximum)


def _element_faults(table: TableContract, field: Field, rows: pa.Table) -> Iterator[Fault]:
    """Vocabularies inside lists, and inside the parts of structs in lists."""
    assert field.items is not None
    column = rows.column(field.name)
    elements, parents = _elements(column)
    parts = [(field.items, elements)]
    parts += [(part, pc.struct_field(elements, part.name)) for part in field.items.fields]
    for part, values in parts:
        for rule, bad in _broken_rules(part, values):
            yield from _fault(table, field.name, rule, rows.take(parents), bad, values)


def _elements(column: pa.ChunkedArray) -> tuple[pa.Array, pa.Array]:
    """The elements of a list column, and for each the number of its row."""
    whole = column.combine_chunks()
    whole = pa.concat_arrays(whole.chunks) if isinstance(whole, pa.ChunkedArray) else whole
    return whole.flatten(), pc.list_parent_indices(whole)


def _unique_faults(table: TableContract, key: tuple[str, ...], rows: pa.Table) -> Iterator[Fault]:
    counted = rows.select(list(key)).group_by(list(key)).aggregate([([], "count_all")])
    if counted.num_rows == rows.num_rows:
        return
    twice = counted.filter(pc.greater(counted.column("count_all"), 1)).drop_columns(["count_all"])
    for column in key:
        if key != table.primary_key:  # a unique key with a null in it is no key
            twice = twice.filter(pc.is_valid(twice.column(column)))
    if twice.num_rows:
        named = tuple(", ".join(f"{c}={v}" for c, v in row.items()) for row in twice.slice(0, _SHOWN).to_pylist())
        yield Fault(table.name, ", ".join(key), "must be unique", twice.num_rows, named)


def _reference_faults(
    table: TableContract, key: ForeignKey, rows: pa.Table, tables: Mapping[str, pa.Table]
) -> Iterator[Fault]:
    values, known = _joined(rows, key.fields), pa.array([], pa.string())
    if key.target in tables:
        known = _joined(tables[key.target], key.target_fields)
    if len(key.fields) == 1:
        known = known.cast(values.type)
    bad = _and_not_null(pc.invert(pc.is_in(values, known)), values)
    rule = f"not found in {key.target}.{', '.join(key.target_fields)}"
    yield from _fault(table, ", ".join(key.fields), rule, rows, bad, values)


def _joined(rows: pa.Table, columns: tuple[str, ...]) -> pa.ChunkedArray:
    """The columns as one value a row, null where one of them is null."""
    if len(columns) == 1:
        return rows.column(columns[0])
    texts = [rows.column(column).cast(pa.string()) for column in columns]
    return pc.binary_join_element_wise(*texts, "\x1f")


def _list_reference_faults(
    table: TableContract, field: Field, rows: pa.Table, tables: Mapping[str, pa.Table]
) -> Iterator[Fault]:
    assert field.items is not None and field.items.references is not None
    target, column = field.items.references
    values, parents = _elements(rows.column(field.name))
    known = tables[target].column(column) if target in tables else pa.array([], values.type)
    bad = pc.invert(pc.is_in(values, known))
    yield from _fault(table, field.name, f"not found in {target}.{column}", rows.take(parents), bad, values)


def _and_not_null(bad: pa.ChunkedArray, values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.and_(bad, pc.is_valid(values))


def _fault(
    table: TableContract, column: str, rule: str, rows: pa.Table, bad: pa.ChunkedArray, values: pa.ChunkedArray
) -> Iterator[Fault]:
    """A fault if any row is bad; ``rows`` and ``values`` run beside ``bad``. A null in ``bad`` is not bad."""
    if not pc.any(bad).as_py():
        return
    found = rows.select(list(table.primary_key)).append_column("\0", values).filter(bad)
    named = []
    for row in found.slice(0, _SHOWN).to_pylist():
        value = row.pop("\0")
        named.append(", ".join(f"{key}={v}" for key, v in row.items()) + f" ({value!r})")
    yield Fault(table.name, column, rule, found.num_rows, tuple(named))
