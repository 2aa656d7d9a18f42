"""Running the expectations over the tables.

Suites run in Great Expectations over pandas frames; cross-table truths run as SQL in DuckDB, and Great Expectations
judges how many offenders each found. Both engines are heavy (Great Expectations takes seconds to import), so they are
imported when a check runs.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pipelines.tables.contract import Contract, load_contract
from pipelines.validate.expectations import Expectation, Severity, load_expectations, load_macros

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

SHOWN = 5
"""How many offending rows a message names; the result holds up to ``KEPT``."""

KEPT = 200


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one expectation. ``offenders`` are the identifiers of offending rows, at most ``KEPT`` of them."""

    table: str
    name: str
    severity: Severity
    description: str
    passed: bool
    n_offending: int = 0
    offenders: tuple[str, ...] = ()
    problem: str | None = None

    @property
    def id(self) -> str:
        """``table.name``."""
        return f"{self.table}.{self.name}"

    @property
    def finding(self) -> str:
        """What was found: how many rows offend, and which."""
        if self.problem:
            return f"Could not be checked: {self.problem}"
        if self.passed:
            return "So in every row."
        named = ", ".join(self.offenders[:SHOWN]) + (", …" if self.n_offending > SHOWN else "")
        return f"Not so in {self.n_offending} {'row' if self.n_offending == 1 else 'rows'}: {named}"

    @property
    def message(self) -> str:
        """One line for a person: which truth, how many rows, which."""
        return f"{self.id}: {self.description}" + ("" if self.passed else f" {self.finding}")

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "offenders": list(self.offenders)}

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Result:
        """From JSON."""
        return cls(**{**content, "offenders": tuple(content["offenders"])})


class ChecksFailed(Exception):
    """Expectations of severity error failed, so that nothing is published. ``failures`` are their results."""

    def __init__(self, failures: Sequence[Result]) -> None:
        self.failures = list(failures)
        lines = "\n".join(f"  {result.message}" for result in self.failures)
        super().__init__(
            f"{len(self.failures)} expectation(s) failed, so nothing was published; "
            f"the last good package is untouched.\n{lines}\n"
            "Mend the source or its corrections, or the rule that read it. The expectations are in expectations/."
        )


def check(
    tables: Mapping[str, pa.Table],
    expectations: Iterable[Expectation] | None = None,
    contract: Contract | None = None,
) -> list[Result]:
    """Check every expectation over the tables (Arrow, by name); the results stand in the order of the expectations."""
    contract = contract or load_contract()
    wanted = list(load_expectations(contract=contract) if expectations is None else expectations)
    judge = _Judge()
    results = {e.id: r for e, r in _check_suites(judge, tables, wanted, contract)}
    results |= {e.id: r for e, r in _check_queries(judge, tables, wanted)}
    return [results[e.id] for e in wanted]


def failures(results: Iterable[Result]) -> list[Result]:
    """The results that stop publication."""
    return [r for r in results if not r.passed and r.severity == "error"]


def frame(table: pa.Table) -> pd.DataFrame:
    """A table as the frame that expectations see: dates as dates, missing values as null."""
    return table.to_pandas(date_as_object=True, integer_object_nulls=True)


class _Judge:
    """Great Expectations, quietly: no analytics, no progress bars, no project on disk."""

    def __init__(self) -> None:
        os.environ["GX_ANALYTICS_ENABLED"] = "false"
        logging.getLogger("great_expectations").setLevel(logging.ERROR)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import great_expectations as gx
            from great_expectations.data_context.types.base import ProgressBarsConfig

        self.context = gx.get_context(mode="ephemeral")
        self.context.variables.progress_bars = ProgressBarsConfig(globally=False)
        self.new_suite = gx.ExpectationSuite

    def verdicts(self, data: pd.DataFrame, configs: list[dict[str, Any]], key: Sequence[str]) -> dict[str, Any]:
        """Great Expectations' result for each configuration, by ``meta.name``."""
        suite = self.new_suite(name="suite", expectations=configs)
        batch = self.context.data_sources.pandas_default.read_dataframe(data)
        wanted = {"result_format": "COMPLETE", "unexpected_index_column_names": list(key)}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            outcome = batch.validate(suite, result_format=wanted)
        return {r.expectation_config.meta["name"]: r for r in outcome.results}


def _check_suites(
    judge: _Judge, tables: Mapping[str, pa.Table], wanted: list[Expectation], contract: Contract
) -> list[tuple[Expectation, Result]]:
    """The expectations of the suites, one frame a table."""
    done: list[tuple[Expectation, Result]] = []
    for name in contract.tables:
        mine = [e for e in wanted if e.table == name and e.config]
        if not mine:
            continue
        if name not in tables:
            done += [(e, _result(e, problem=f"there is no table {name}")) for e in mine]
            continue
        key = contract.tables[name].primary_key
        verdicts = judge.verdicts(frame(tables[name]), [e.config for e in mine if e.config], key)
        done += [(e, _of_suite(e, verdicts[e.name], key)) for e in mine]
    return done


def _of_suite(expectation: Expectation, verdict: Any, key: Sequence[str]) -> Result:
    """Great Expectations' verdict as a result that names its rows."""
    if verdict.success:
        return _result(expectation)
    raised = verdict.exception_info
    if problem := _exception(raised or {}):
        return _result(expectation, problem=problem)
    rows = verdict.result.get("unexpected_index_list") or []
    named = [" ".join(str(row[column]) for column in key) for row in rows]
    count = int(verdict.result.get("unexpected_count") or len(named) or 1)
    return _result(expectation, named or [f"found {verdict.result.get('observed_value')}"], count)


def _exception(raised: Mapping[str, Any]) -> str | None:
    """The last line of what Great Expectations raised, which it keeps one or two levels deep; None where it did not."""
    messages = [raised.get("exception_message")]
    messages += [inner.get("exception_message") for inner in raised.values() if isinstance(inner, dict)]
    return next((str(m).strip().splitlines()[-1] for m in messages if m), None)


def _check_queries(
    judge: _Judge, tables: Mapping[str, pa.Table], wanted: list[Expectation]
) -> list[tuple[Expectation, Result]]:
    """The cross-table expectations: each query's rows are its offenders."""
    queries = [e for e in wanted if e.sql]
    if not queries:
        return []
    import duckdb
    import pandas as pd

    with duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}) as engine:
        for name, table in tables.items():
            engine.register(name, table)
        for macros in load_macros():
            engine.execute(macros)
        found = [(e, *_offenders(engine, e)) for e in queries]
    counts = pd.DataFrame({"expectation": [e.id for e in queries], "offenders": [len(rows) for _, rows, _ in found]})
    verdict = judge.verdicts(counts, [_NO_OFFENDERS], ["expectation"])["none"]
    failed = {row["expectation"] for row in verdict.result.get("unexpected_index_list") or ()}
    return [(e, _result(e, rows if e.id in failed else (), len(rows), problem)) for e, rows, problem in found]


_NO_OFFENDERS = {
    "type": "expect_column_values_to_be_in_set",
    "kwargs": {"column": "offenders", "value_set": [0]},
    "meta": {"name": "none"},
}


def _offenders(engine: Any, expectation: Expectation) -> tuple[list[str], str | None]:
    """The offending rows of one query, each as one line, or what is wrong with the query."""
    import duckdb

    try:
        rows = engine.execute(expectation.sql).fetchall()
    except duckdb.Error as error:
        return [], str(error).splitlines()[0]
    return [" ".join(str(value) for value in row) for row in rows], None


def _result(
    expectation: Expectation, offenders: Sequence[str] = (), count: int = 0, problem: str | None = None
) -> Result:
    return Result(
        table=expectation.table,
        name=expectation.name,
        severity=expectation.severity,
        description=expectation.description,
        passed=not offenders and problem is None,
        n_offending=count,
        offenders=tuple(offenders[:KEPT]),
        problem=problem,
    )
