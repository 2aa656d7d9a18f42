"""Tables between the steps of an orchestrated build: as Parquet in the cache, with the verdict on them beside.

The verdict names the tables that it was reached on by their hash, so that none is taken for a verdict on others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.cache import write_whole
from pipelines.sources import folder_digest
from pipelines.validate.checks import Result
from pipelines.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow as pa


def stage_tables(tables: Mapping[str, pa.Table], workspace: Workspace) -> dict[str, Path]:
    """Write the tables; returns their files."""
    from pipelines.publish.parquet import write_parquet

    folder = _folder(workspace)
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.parquet" for name in tables}
    for stray in set(folder.glob("*.parquet")) - set(paths.values()):
        stray.unlink()
    for name, table in tables.items():
        write_parquet(table, paths[name])
    return paths


def staged_tables(workspace: Workspace) -> dict[str, pa.Table]:
    """The tables as staged. Raises FileNotFoundError where none are."""
    from pipelines.publish.parquet import read_parquet

    files = sorted(_folder(workspace).glob("*.parquet"))
    if not files:
        raise FileNotFoundError("No tables have been made yet. Materialize the tables first, or run the job build_all.")
    return {path.stem: read_parquet(path) for path in files}


def save_verdict(results: Iterable[Result], workspace: Workspace) -> None:
    """Keep the results of expectations on the staged tables, beside those on the same tables reached before."""
    kept = {r.id: r for r in [*saved_verdict(workspace), *results]}
    content = {"tables": _digest(workspace), "results": [r.as_dict() for r in kept.values()]}
    write_whole(_folder(workspace) / "verdict.json", json.dumps(content, ensure_ascii=False).encode())


def saved_verdict(workspace: Workspace) -> list[Result]:
    """The results kept for the tables as they are staged now; none where the tables have changed since."""
    try:
        content = json.loads((_folder(workspace) / "verdict.json").read_bytes())
        if content["tables"] != _digest(workspace):
            return []
        return [Result.from_dict(entry) for entry in content["results"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _folder(workspace: Workspace) -> Path:
    return workspace.cache / "tables"


def _digest(workspace: Workspace) -> str:
    return folder_digest(_folder(workspace), "*.parquet")
