"""One valid row for each table, made of the examples in the contract: for documentation and tests."""

from __future__ import annotations

from pipelines.model import Row
from pipelines.tables.contract import Contract, TableContract


def example_rows(contract: Contract) -> dict[str, list[Row]]:
    """One row a table; together they keep every key, so that they could be published."""
    return {table.name: [example_row(table)] for table in contract.tables.values()}


def example_row(table: TableContract) -> Row:
    """The examples of a table's columns. A reference into the table itself is left out: its one row has no other."""
    inward = {name for key in table.foreign_keys if key.target == table.name for name in key.fields}
    return {field.name: None if field.name in inward else field.example for field in table.fields}
