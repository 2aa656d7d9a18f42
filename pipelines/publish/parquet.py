"""Tables as Parquet: the form that every other form is made from."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROW_GROUP = 131_072
"""Rows a group, fixed, so that the bytes depend on nothing but the rows and the library's version."""


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table with its types, nullability and descriptions; the same rows give the same bytes."""
    pq.write_table(
        table.combine_chunks(),
        path,
        version="2.6",
        compression="zstd",
        compression_level=9,
        row_group_size=ROW_GROUP,
        use_dictionary=True,
        write_statistics=True,
        store_schema=True,
    )


def read_parquet(path: Path) -> pa.Table:
    """The table as written, one chunk a column."""
    return pq.ParquetFile(path, memory_map=False).read().combine_chunks()
