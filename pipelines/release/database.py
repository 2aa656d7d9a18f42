"""The DuckDB file of a release, with the same bytes each time.

``write_duckdb`` leaves two things open that its own process can't settle: what memory held before, some bytes of which
reach the file as padding between values, and settings that the library reads once when it is loaded. So the file is written
by a process of its own, whose memory is zeroed before use. Nothing in the file is changed afterwards: its blocks carry
checksums, and any DuckDB from 1.2 on opens it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pipelines.release.facts import ReleaseError

_ZEROED = {
    "DUCKDB_JE_MALLOC_CONF": "zero:true",  # jemalloc, which DuckDB brings along on Linux
    "MALLOC_PERTURB_": "255",  # glibc, where it does not: memory is filled with the complement of this byte
}

_TIMEOUT = 600


def write_database(package: Path, target: Path) -> None:
    """Write the tables of a package (its Parquet files) into a new DuckDB file. ``ReleaseError`` says why it failed."""
    command = [sys.executable, "-m", "pipelines.release.database", str(package.resolve()), str(target.resolve())]
    environment = {**os.environ, **_ZEROED}
    try:
        ended = subprocess.run(
            command, env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=_TIMEOUT
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise ReleaseError(f"The DuckDB file could not be written: {error}.") from error
    if ended.returncode:
        said = ended.stderr.strip().splitlines()
        raise ReleaseError(f"The DuckDB file could not be written: {said[-1] if said else ended.returncode}.")


def main(package: str, target: str) -> None:
    """What the process of its own does."""
    from pipelines.publish.descriptor import data_path
    from pipelines.publish.duckdb import write_duckdb
    from pipelines.publish.parquet import read_parquet
    from pipelines.tables.contract import load_contract

    contract = load_contract()
    tables = {name: read_parquet(Path(package) / data_path(name, "parquet")) for name in contract.tables}
    write_duckdb(contract, tables, Path(target))


if __name__ == "__main__":
    main(*sys.argv[1:])
