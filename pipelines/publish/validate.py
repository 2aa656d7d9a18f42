"""Whether a package may be published: its descriptor against the v2 profile, its cells by Frictionless, its formats
against one another.

The cells of the Parquet files are read through pyarrow and handed to Frictionless row by row: its own Parquet reader
fails on nullable integers and on lists. The CSV files it reads itself, as any user of the package would have it do
(``problems_of_csv``). What Frictionless leaves unchecked is checked in ``tables/check.py``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.publish.csv import content_hash
from pipelines.publish.descriptor import DATABASE, DESCRIPTOR
from pipelines.publish.duckdb import table_hashes
from pipelines.publish.parquet import read_parquet
from pipelines.tables.contract import CONTRACT_FOLDER, Contract

if TYPE_CHECKING:
    from frictionless import Report

Json = dict[str, Any]

PROFILE_FILE = CONTRACT_FOLDER / "profiles" / "data-package-2.0.json"
"""The standard's own JSON Schema, kept here so that validation needs no network."""

_BATCH = 10_000

MOST_ROWS = 200_000
"""Frictionless reads a table again for each foreign key that points to it, some ten thousand rows a second. A larger
package is published on the strength of our own checks, which cover the same rules; ``proceedings validate`` still
puts it before Frictionless.
"""


class PackageInvalid(ValueError):
    """A package that must not be published; one line a problem."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("The package is not valid:\n  " + "\n  ".join(problems[:20]))


def require_valid(contract: Contract, folder: Path) -> None:
    """Raise ``PackageInvalid`` unless the package in ``folder`` may be published."""
    problems = list(problems_of_package(contract, folder, most_rows=MOST_ROWS))
    if problems:
        raise PackageInvalid(problems)


def problems_of_package(
    contract: Contract, folder: Path, *, thorough: bool = False, most_rows: int | None = None
) -> Iterator[str]:
    """All that is wrong with a package on disk; Frictionless is left out where it has more than ``most_rows`` rows.

    ``thorough`` has Frictionless read the cells of the Parquet files as well, although their hash has shown that they
    are those of the CSV files.
    """
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_bytes())
    except (OSError, ValueError) as error:
        yield f"{DESCRIPTOR}: {error}"
        return
    found = [*problems_of_descriptor(descriptor), *_missing_files(folder, descriptor)]
    yield from found
    if not found:
        yield from problems_of_formats(contract, folder, descriptor)
        if most_rows is None or sum(resource.get("rows", 0) for resource in descriptor["resources"]) <= most_rows:
            yield from problems_of_csv(folder)
        if thorough:
            yield from problems_of_cells(folder, descriptor)


def _missing_files(folder: Path, descriptor: Json) -> Iterator[str]:
    files = [file["path"] for r in descriptor.get("resources", []) for file in (r, *r.get("alternatives", []))]
    for path in (DATABASE, *files):
        if not (folder / path).is_file():
            yield f"{path} is missing"


def problems_of_descriptor(descriptor: Json) -> Iterator[str]:
    """What the v2 profile holds against a descriptor, and what it lets through: no licence, no key, no hash."""
    for error in _profile().iter_errors(descriptor):
        yield f"{DESCRIPTOR}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
    if not descriptor.get("licenses"):
        yield f"{DESCRIPTOR}: licenses is empty"
    for resource in descriptor.get("resources", []):
        missing = [key for key in ("schema", "hash", "bytes", "description", "alternatives") if key not in resource]
        if not resource.get("schema", {}).get("primaryKey"):
            missing.append("schema/primaryKey")
        if missing:
            yield f"{DESCRIPTOR}: {resource.get('name')} has no {', '.join(missing)}"


@cache
def _profile() -> Any:
    from jsonschema import Draft7Validator

    return Draft7Validator(json.loads(PROFILE_FILE.read_bytes()))


def problems_of_formats(contract: Contract, folder: Path, descriptor: Json) -> Iterator[str]:
    """Where the Parquet file of a table, or the table in the DuckDB file, holds other rows than its CSV file."""
    expected = {r["name"]: (_parquet_of(r), r["hash"].removeprefix("sha256:")) for r in descriptor["resources"]}
    for name in contract.tables:
        if name not in expected:
            yield f"{name}: not in {DESCRIPTOR}"
    try:
        in_database = table_hashes(contract, folder / DATABASE)
    except Exception as error:  # DuckDB says in many ways that a file is none of its own
        yield f"{DATABASE}: {error}"
        return
    for name, (parquet, digest) in expected.items():
        if _hash_of(folder / parquet) != digest:
            yield f"{name}: Parquet and CSV hold different rows"
        if in_database.get(name) != digest:
            yield f"{name}: DuckDB and CSV hold different rows"


def _hash_of(parquet: Path) -> str | None:
    """The content hash of a Parquet file, None for one that can't be read."""
    try:
        return content_hash(read_parquet(parquet))
    except (pa.ArrowException, OSError):
        return None


def problems_of_cells(folder: Path, descriptor: Json) -> Iterator[str]:
    """What Frictionless holds against the cells of the Parquet files: table, row, column and what is wrong."""
    from frictionless import Package, Schema, system
    from frictionless.resources import TableResource

    resources = [
        TableResource(
            name=resource["name"],
            schema=Schema.from_descriptor(resource["schema"]),
            data=_cells(folder / _parquet_of(resource)),
        )
        for resource in descriptor["resources"]
    ]
    with system.use_context(trusted=True):
        yield from _problems(Package(name=descriptor["name"], resources=resources).validate())


def problems_of_csv(folder: Path) -> Iterator[str]:
    """What Frictionless, left to itself, holds against a package: descriptor, hashes, sizes, keys and CSV files."""
    from frictionless import validate

    yield from _problems(validate(str(folder / DESCRIPTOR)))


def _problems(report: Report) -> Iterator[str]:
    for error in report.errors:
        yield f"package: {error.message}"
    for task in report.tasks:
        yield from (f"{task.name}: {error.message}" for error in task.errors)


def _parquet_of(resource: Json) -> str:
    path: str = next(file["path"] for file in resource["alternatives"] if file["format"] == "parquet")
    return path


def _cells(path: Path) -> Callable[[], Iterator[list[Any]]]:
    """The header and the rows of a Parquet file, as Frictionless reads inline data."""

    def read() -> Iterator[list[Any]]:
        file = pq.ParquetFile(path)
        yield file.schema_arrow.names
        for batch in file.iter_batches(batch_size=_BATCH):
            columns = [column.to_pylist() for column in batch.columns]
            yield from map(list, zip(*columns, strict=True))

    return read
