"""Tables as CSV (RFC 4180): UTF-8 without byte order mark, CRLF, a header, every string in quotes, null as nothing.

Lists are JSON, dates ISO 8601, truth values ``true`` and ``false``. Line breaks stay as they are, inside the quotes.
The data is exact: a text that begins with ``=``, ``+``, ``-`` or ``@`` is not changed, and a spreadsheet that opens the
file directly may take it for a formula; the documentation says to import the columns as text.
"""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.csv

_OPTIONS = pyarrow.csv.WriteOptions(include_header=True, eol="\r\n", quoting_style="needed", batch_size=4096)


def write_csv(table: pa.Table, target: Path | IO[bytes]) -> None:
    """Write a table as CSV, to a file or a stream."""
    pyarrow.csv.write_csv(flat(table), target, _OPTIONS)


def content_hash(table: pa.Table) -> str:
    """SHA-256 of a table's CSV: the same whatever form the rows were kept in, and that of the published CSV file."""
    digest = _Digest()
    write_csv(table, pa.PythonFile(digest, mode="w"))
    return digest.hexdigest()


def flat(table: pa.Table) -> pa.Table:
    """The table with its lists as JSON strings."""
    for at, field in enumerate(table.schema):
        if pa.types.is_nested(field.type):
            texts = [to_json(value) for value in table.column(at).to_pylist()]
            table = table.set_column(at, pa.field(field.name, pa.string()), pa.array(texts, pa.string()))
    return table


def to_json(value: Any) -> str | None:
    """A list as JSON, with its letters as they are; None for null."""
    return None if value is None else json.dumps(value, ensure_ascii=False)


class _Digest(io.RawIOBase):
    """A stream that only hashes what is written to it."""

    def __init__(self) -> None:
        super().__init__()
        self._digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._digest.update(data)
        return len(data)

    def hexdigest(self) -> str:
        return self._digest.hexdigest()
