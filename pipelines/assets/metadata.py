"""What assets show of themselves: column schemas and lineage from the contract, previews in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import dagster as dg

from pipelines.tables.contract import Field, TableContract

if TYPE_CHECKING:
    import pyarrow as pa

PREVIEW_ROWS = 8
CELL_WIDTH = 80

_PASSAGE = {
    "document_id": ("documents", "document_id"),
    "paragraph_id": ("paragraphs", "paragraph_id"),
    "quote": ("documents", "text"),
}
"""Where the columns of a citation come from."""


def column_schema(table: TableContract) -> dg.TableSchema:
    """The columns of a table with types, descriptions, keys and vocabularies, as the contract states them."""
    return dg.TableSchema(columns=[_column(table, field) for field in table.fields])


def _column(table: TableContract, field: Field) -> dg.TableColumn:
    allowed = [f"one of: {', '.join(field.categories)}"] if field.categories else []
    references = [f"refers to {key.target}" for key in table.foreign_keys if key.fields == (field.name,)]
    key = ["primary key"] if field.name in table.primary_key else []
    return dg.TableColumn(
        name=field.name,
        type=_type(field),
        description=field.description,
        constraints=dg.TableColumnConstraints(
            nullable=not (field.required or field.name in table.primary_key),
            unique=field.unique or table.primary_key == (field.name,),
            other=[*key, *references, *allowed],
        ),
    )


def _type(field: Field) -> str:
    return f"list of {_type(field.items)}" if field.items else field.type


def column_lineage(table: TableContract) -> dg.TableColumnLineage:
    """Which columns come from which: references to other tables, and the passage from the document's text."""
    sources = {key.fields[0]: (key.target, key.target_fields[0]) for key in table.foreign_keys if len(key.fields) == 1}
    if table.cites:
        sources |= _PASSAGE
    own = set(table.columns)
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(asset_key=target, column_name=name)]
            for column, (target, name) in sources.items()
            if column in own and target != table.name
        }
    )


def table_metadata(table: TableContract, rows: pa.Table, path: str) -> dict[str, Any]:
    """What one materialization of a table shows."""
    return {
        "dagster/row_count": rows.num_rows,
        "dagster/column_schema": column_schema(table),
        "dagster/column_lineage": column_lineage(table),
        "preview": dg.MetadataValue.md(preview(table, rows)),
        "file": dg.MetadataValue.path(path),
    }


def preview(table: TableContract, rows: pa.Table) -> str:
    """The first rows in Markdown, the table's own columns before those of the citation."""
    if not rows.num_rows:
        return "*No rows.*"
    quiet = {"char_start", "char_end", "origin"}
    columns = [name for name in table.columns if name not in quiet]
    return markdown(columns, (row.values() for row in rows.slice(0, PREVIEW_ROWS).select(columns).to_pylist()))


def markdown(columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """A table in Markdown."""
    lines = [" | ".join(columns), " | ".join("---" for _ in columns)]
    lines += [" | ".join(_cell(value) for value in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def counts(numbers: Mapping[str, int], what: str, heading: str = "rows") -> str:
    """Counts in Markdown, in the order given."""
    return markdown((what, heading), numbers.items()) if numbers else "*None.*"


def _cell(value: Any) -> str:
    """A value on one line, cut to what a page shows."""
    if value is None:
        return ""
    text = " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= CELL_WIDTH else text[: CELL_WIDTH - 1] + "…"
