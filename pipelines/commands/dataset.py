"""The package that a command reads: where it is, and a connection to its DuckDB file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.commands.console import Exit, Stop
from pipelines.workspace import Workspace

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DATABASE = "proceedings.duckdb"
DESCRIPTOR = "datapackage.json"


def package_folder(package: Path | None) -> Path:
    """The folder of a package: the one named (or whose descriptor or database is named), else the project's own.

    Stops where there is no package.
    """
    folder = package or Workspace.from_environment().out
    if folder.name in (DESCRIPTOR, DATABASE):
        folder = folder.parent
    if not (folder / DESCRIPTOR).is_file():
        raise Stop(
            f"There is no package in {folder}: it holds no {DESCRIPTOR}. "
            "Build it first (`make data`, or `proceedings build`), or name another folder.",
            Exit.UNREADABLE,
        )
    return folder


@contextmanager
def database(package: Path | None) -> Iterator[DuckDBPyConnection]:
    """A connection to the package's DuckDB file, which it can't change and which fetches nothing from the network."""
    from pipelines.publish.duckdb import connect

    path = package_folder(package) / DATABASE
    if not path.is_file():
        raise Stop(f"{path} is missing. Build the package again: `proceedings build`.", Exit.UNREADABLE)
    import duckdb

    try:
        connection = connect(path)
    except duckdb.Error as error:
        said = str(error).splitlines()[0]
        raise Stop(f"{path} can't be opened ({said}). Build the package again.", Exit.UNREADABLE) from error
    with connection:
        yield connection
