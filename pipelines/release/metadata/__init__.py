"""The records that machines look for, one module a standard. Each takes the facts and the files of a release and gives a file.

Nothing is typed here that the contract, the citation or the files already say. Where the contract names no home page, addresses
are relative to the record, so that a release is whole wherever it lies.
"""

from __future__ import annotations

import json
from typing import Any

from pipelines.release.facts import Facts

Json = dict[str, Any]

MEDIA_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "duckdb": "application/vnd.duckdb.file",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "html": "text/html",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "cff": "application/yaml",
    "SHA256SUMS": "text/plain",
    "zip": "application/zip",
}
"""By the ending of a file's name."""


def dumped(record: Json) -> bytes:
    """A record as written to disk."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def media_type(name: str) -> str:
    """The media type of a file of a release."""
    return MEDIA_TYPES[name.rsplit("/", 1)[-1].rsplit(".", 1)[-1]]


def address(facts: Facts, name: str) -> str:
    """Where a file of the release stands: below the home page and the version, or beside the record."""
    return f"{facts.homepage}{facts.version}/{name}" if facts.homepage else name
