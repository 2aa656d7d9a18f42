"""Publication: the whole package written aside, checked, and swapped in at once.

OUT/datapackage.json       the descriptor
OUT/data/<table>.parquet   each table, and the same rows as
OUT/data/<table>.csv
OUT/proceedings.duckdb     all tables, with keys, comments and views
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.publish.csv import write_csv
from pipelines.publish.descriptor import DATABASE, DESCRIPTOR, data_path, describe, to_bytes
from pipelines.publish.duckdb import write_duckdb
from pipelines.publish.parquet import write_parquet
from pipelines.publish.swap import Step, clear_away, locked, staging_of, swap_in
from pipelines.publish.validate import require_valid
from pipelines.tables.arrow import to_tables
from pipelines.tables.check import require
from pipelines.tables.contract import Contract, load_contract

_OWN = {"data", DATABASE, DESCRIPTOR}


class PublishError(RuntimeError):
    """The package can't be put where it was asked to go."""


@dataclass(frozen=True, slots=True)
class Published:
    """A package in its place: rows a table, and the hash of each table's content, which is that of its CSV file."""

    out: Path
    version: str
    rows: Mapping[str, int]
    hashes: Mapping[str, str]


def publish(
    tables: Mapping[str, pa.Table | Iterable[Mapping[str, Any]]],
    out: Path,
    *,
    contract: Contract | None = None,
    version: str | None = None,
    add: Callable[[Path], None] | None = None,
    step: Step = lambda name: None,
    wait: float = 0.0,
) -> Published:
    """Publish tables (Arrow, or rows) as a package at ``out``, or leave what is there untouched.

    ``add`` may put more into the folder (a README, a report) before it is checked and swapped in. ``step`` is told the
    name of each step as it begins. What a person put beside the package in ``out`` stays there.

    ``TableError`` and ``ContractBroken`` say which rows break the contract, ``PackageInvalid`` what is wrong with the
    files, ``Busy`` that another build has not ended after ``wait`` seconds, ``PublishError`` that ``out`` is not ours.
    """
    contract = contract or load_contract()
    version = version or installed_version("proceedings")
    step("check")
    checked = to_tables(contract, tables)
    require(contract, checked)
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with locked(out, wait):
        clear_away(out)
        _refuse_foreign(contract, out)
        staging = staging_of(out)
        try:
            descriptor = _write(contract, checked, staging, version, add, step)
            _keep_strangers(out, staging)
            step("validate")
            require_valid(contract, staging)
            swap_in(out, step)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    step("done")
    rows = {name: table.num_rows for name, table in checked.items()}
    hashes = {r["name"]: r["hash"].removeprefix("sha256:") for r in descriptor["resources"]}
    return Published(out, version, rows, hashes)


def _write(
    contract: Contract,
    tables: Mapping[str, pa.Table],
    folder: Path,
    version: str,
    add: Callable[[Path], None] | None,
    step: Step,
) -> dict[str, Any]:
    (folder / "data").mkdir(parents=True)
    step("write data")
    for name, table in tables.items():
        write_parquet(table, folder / data_path(name, "parquet"))
        write_csv(table, folder / data_path(name, "csv"))
    step("write database")
    write_duckdb(contract, tables, folder / DATABASE)
    step("describe")
    descriptor = describe(contract, tables, folder, version)
    (folder / DESCRIPTOR).write_bytes(to_bytes(descriptor))
    if add:
        step("add")
        add(folder)
        descriptor["extras"] = sorted({path.name for path in folder.iterdir()} - _OWN)
        (folder / DESCRIPTOR).write_bytes(to_bytes(descriptor))
    return descriptor


def _refuse_foreign(contract: Contract, out: Path) -> None:
    """A folder that holds something else must never be swapped away, whatever was typed after ``--out``."""
    if not out.exists():
        return
    if not out.is_dir():
        raise PublishError(f"{out} is a file; give a folder")
    if any(out.iterdir()) and _descriptor_in(out).get("name") != contract.meta["name"]:
        raise PublishError(f"{out} is not empty and holds no package of ours; give an empty or a new folder")


def _keep_strangers(out: Path, staging: Path) -> None:
    """Copy what no build put into the old folder, so that the swap takes nothing away."""
    if not out.exists():
        return
    own = _OWN | set(_descriptor_in(out).get("extras", []))
    for path in out.iterdir():
        if path.name in own or path.name.startswith(DATABASE) or (staging / path.name).exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, staging / path.name, symlinks=True)
        else:
            shutil.copy2(path, staging / path.name, follow_symlinks=False)


def _descriptor_in(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / DESCRIPTOR).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
