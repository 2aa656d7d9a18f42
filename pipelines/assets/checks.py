"""Every expectation as an asset check on its table; one that stops publication blocks the package."""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from pipelines.assets.documents import Folders
from pipelines.assets.metadata import markdown
from pipelines.stage import save_verdict, staged_tables
from pipelines.validate.checks import KEPT, Result, check
from pipelines.validate.expectations import Expectation, load_expectations

EXPECTATIONS = load_expectations()

_SEVERITY = {"error": dg.AssetCheckSeverity.ERROR, "warning": dg.AssetCheckSeverity.WARN}


def check_spec(expectation: Expectation) -> dg.AssetCheckSpec:
    """The asset check of one expectation."""
    stops = expectation.severity == "error"
    where = f"expectations/sql/{expectation.name}.sql" if expectation.sql else f"expectations/{expectation.table}.json"
    return dg.AssetCheckSpec(
        expectation.name,
        asset=expectation.table,
        description=f"{expectation.description} *Stated in `{where}`{'; stops publication' if stops else ''}.*",
        blocking=stops,
        metadata={"severity": expectation.severity, "stated in": where},
    )


@dg.multi_asset_check(
    name="expectations",
    specs=[check_spec(expectation) for expectation in EXPECTATIONS],
    can_subset=True,
    description="The truths of the field, run over the staged tables by Great Expectations and DuckDB.",
)
def expectations(context: dg.AssetCheckExecutionContext, folders: Folders) -> Iterator[dg.AssetCheckResult]:
    wanted = {(key.asset_key.to_user_string(), key.name) for key in context.selected_asset_check_keys}
    chosen = [e for e in EXPECTATIONS if (e.table, e.name) in wanted]
    results = check(staged_tables(folders.workspace), chosen)
    save_verdict(results, folders.workspace)
    for result in results:
        if not result.passed:
            (context.log.error if result.severity == "error" else context.log.warning)(result.message)
        yield check_result(result)


def check_result(result: Result) -> dg.AssetCheckResult:
    """What a check shows: how many rows offend, and which."""
    metadata: dict[str, Any] = {"offending rows": result.n_offending}
    if not result.passed:
        named = markdown(("row",), [(offender,) for offender in result.offenders])
        shown = "rows" if result.n_offending <= KEPT else f"the first {KEPT} rows"
        metadata[shown] = dg.MetadataValue.md(named)
    return dg.AssetCheckResult(
        check_name=result.name,
        asset_key=result.table,
        passed=result.passed,
        severity=_SEVERITY[result.severity],
        description=result.finding,
        metadata=metadata,
    )
