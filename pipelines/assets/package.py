"""The published package: nothing enters it that did not pass."""

import dagster as dg

from pipelines.assets.checks import EXPECTATIONS
from pipelines.assets.documents import Folders
from pipelines.assets.metadata import counts
from pipelines.assets.tables import TABLE_SPECS
from pipelines.build import write_package
from pipelines.stage import save_verdict, saved_verdict, staged_tables
from pipelines.validate.checks import ChecksFailed, Result, check, failures
from pipelines.workspace import Workspace


@dg.asset(
    group_name="publish",
    kinds={"duckdb", "parquet", "csv"},
    deps=[spec.key for spec in TABLE_SPECS],
    description=(
        "The dataset as people take it: Parquet, CSV, one DuckDB file with keys, comments and views, and a Data "
        "Package descriptor. Written aside and swapped in whole; an expectation that stops publication leaves the last "
        "good one."
    ),
)
def package(folders: Folders) -> dg.MaterializeResult[None]:
    workspace = folders.workspace
    results = verdict(workspace)
    tables = staged_tables(workspace)
    outputs = write_package(tables, workspace.out)
    return dg.MaterializeResult(
        metadata={
            **{what: dg.MetadataValue.path(path) for what, path in outputs.items()},
            "rows": sum(table.num_rows for table in tables.values()),
            "rows by table": dg.MetadataValue.md(counts({n: t.num_rows for n, t in tables.items()}, "table")),
            "checks passed": sum(r.passed for r in results),
            "checks failed": sum(not r.passed for r in results),
        }
    )


def verdict(workspace: Workspace) -> list[Result]:
    """The results of all expectations on the staged tables, reached now where they were not before.

    Raises ``dagster.Failure``, without retries, where one that stops publication does not hold.
    """
    known = {r.id: r for r in saved_verdict(workspace)}
    missing = [e for e in EXPECTATIONS if e.id not in known]
    if missing:
        fresh = check(staged_tables(workspace), missing)
        save_verdict(fresh, workspace)
        known |= {r.id: r for r in fresh}
    results = [known[e.id] for e in EXPECTATIONS]
    if failed := failures(results):
        raise dg.Failure(str(ChecksFailed(failed)), allow_retries=False)
    return results
