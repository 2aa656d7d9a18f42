"""``proceedings validate``: is a package whole, well formed, and true?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pipelines.commands.console import Exit, Stop, counted, err, near, out, print_table
from pipelines.commands.dataset import DESCRIPTOR, package_folder

SHOWN = 20


def run(package: Path | None) -> None:
    """Check the files of a package (descriptor, hashes, keys, types, agreement of formats), then what its rows say."""
    folder = package_folder(package)
    problems = _problems(folder)
    if problems:
        shown = "\n".join(f"  {problem}" for problem in problems[:SHOWN])
        more = f"\n  … and {len(problems) - SHOWN} more" if len(problems) > SHOWN else ""
        raise Stop(
            f"{near(folder)} is not a valid package: {counted(len(problems), 'problem')}.\n{shown}{more}",
            Exit.CHECKS_FAILED,
        )
    out().print(
        f"{near(folder)}: descriptor, hashes, types and keys are right; Parquet, CSV and DuckDB hold the same rows.\n",
        markup=False,
    )
    _check_truths(folder)


def _problems(folder: Path) -> list[str]:
    """What is wrong with the files; a file that is missing or damaged is a problem as well."""
    from pipelines.publish.validate import problems_of_package
    from pipelines.tables.contract import load_contract

    try:
        return list(problems_of_package(load_contract(), folder, thorough=True))
    except (OSError, ValueError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        return [f"{DESCRIPTOR} or a file that it names can't be read: {said}"]
    except Exception as error:  # what duckdb raises for a damaged file
        if type(error).__module__.partition(".")[0] not in ("duckdb", "_duckdb", "pyarrow"):
            raise
        return [f"a data file can't be read: {str(error).splitlines()[0]}"]


def _check_truths(folder: Path) -> None:
    """Run the expectations over the published tables; stop where one of severity error fails."""
    from pipelines.publish.descriptor import data_path
    from pipelines.publish.parquet import read_parquet
    from pipelines.tables.contract import load_contract
    from pipelines.validate.checks import check, failures

    tables = {name: read_parquet(folder / data_path(name, "parquet")) for name in load_contract().tables}
    results = check(tables)
    passed = Counter(result.table for result in results if result.passed)
    failed = Counter(result.table for result in results if not result.passed)
    rows = [(name, table.num_rows, passed[name], failed[name]) for name, table in tables.items()]
    print_table(("table", "rows", "checks passed", "failed"), rows, right=("rows", "checks passed", "failed"))
    for result in results:
        if not result.passed:
            err().print(
                f"{result.severity}: {result.message}",
                style="red" if result.severity == "error" else "yellow",
                markup=False,
            )
    if stopping := failures(results):
        raise Stop(f"{counted(len(stopping), 'expectation')} of severity error failed.", Exit.CHECKS_FAILED)
