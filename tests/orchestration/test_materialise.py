"""The whole build in Dagster on the five documents, and what stops it."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets import checks as checking
from pipelines.assets import package as packaging
from pipelines.assets.documents import Folders
from pipelines.definitions import defs
from pipelines.sources import folder_digest
from pipelines.stage import save_verdict, saved_verdict, stage_tables, staged_tables
from pipelines.tables.contract import load_contract
from pipelines.validate.checks import Result, check
from pipelines.validate.expectations import load_expectations
from pipelines.workspace import Workspace

from .conftest import run

DOCUMENTS = {"chairs-summary-2019", "comments-note-2020", "draft-resolution-2022", "report-2015", "report-2020"}
BROKEN = next(e for e in load_expectations() if e.id == "statements.quote_equals_slice")


@pytest.fixture(scope="module")
def built(workspace: Workspace, instance: dg.DagsterInstance) -> dg.ExecuteInProcessResult:
    result = run(workspace, instance)
    assert result.success
    return result


def shown(result: dg.ExecuteInProcessResult) -> dict[str, list[dg.AssetMaterialization]]:
    """What each asset recorded."""
    found: dict[str, list[dg.AssetMaterialization]] = {}
    for event in result.get_asset_materialization_events():
        found.setdefault(event.materialization.asset_key.to_user_string(), []).append(event.materialization)
    return found


def test_every_asset_is_made(built: dg.ExecuteInProcessResult, workspace: Workspace) -> None:
    every = {k.to_user_string() for k in defs.resolve_asset_graph().get_all_asset_keys()}
    assert set(shown(built)) == every - {"release"}, "a person decides when there is a release"
    assert (workspace.out / "proceedings.duckdb").exists()


def test_one_partition_a_document(built: dg.ExecuteInProcessResult, instance: dg.DagsterInstance) -> None:
    assert set(instance.get_materialized_partitions(dg.AssetKey("parsed_documents"))) == DOCUMENTS
    by_partition = {m.partition: m.metadata for m in shown(built)["parsed_documents"]}
    report = by_partition["report-2020"]
    assert report["symbol"].value == "CTOC/COP/WG.3/2020/4"
    assert str(report["published at"].value).endswith("CTOC/COP/WG.3/2020/4")
    assert Path(str(report["file"].value)).name == "report-2020.txt"
    assert "| statements | 46 |" in str(report["rows by table"].value)


def test_tables_show_rows_schema_lineage_and_a_preview(built: dg.ExecuteInProcessResult) -> None:
    made = shown(built)
    for name in load_contract().tables:
        [one] = made[name]
        assert {"dagster/row_count", "dagster/column_schema", "dagster/column_lineage", "preview"} <= set(one.metadata)
    assert made["meetings"][0].metadata["dagster/row_count"].value == 7
    assert "| wgic-2020-07-07 |" in str(made["meetings"][0].metadata["preview"].value)


def test_every_check_is_evaluated(built: dg.ExecuteInProcessResult) -> None:
    found = {(e.asset_key.to_user_string(), e.check_name): e for e in built.get_asset_check_evaluations()}
    for expectation in load_expectations():
        evaluation = found[(expectation.table, expectation.name)]
        severity = dg.AssetCheckSeverity.ERROR if expectation.severity == "error" else dg.AssetCheckSeverity.WARN
        assert evaluation.severity == severity
        assert evaluation.passed or severity == dg.AssetCheckSeverity.WARN, evaluation.description


def test_what_did_not_change_comes_from_the_store(
    built: dg.ExecuteInProcessResult, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    job = dg.define_asset_job("parse_some", selection=["parsed_documents"])
    some = dg.Definitions.merge(defs, dg.Definitions(jobs=[job])).resolve_job_def("parse_some")
    resources = {"folders": Folders.of(workspace)}
    one = some.execute_in_process(instance=instance, partition_key="report-2015", resources=resources)
    [record] = shown(one)["parsed_documents"]
    assert record.partition == "report-2015"
    assert record.metadata["from the store"].value is True

    keys = instance.get_dynamic_partitions("documents")
    tags = {"dagster/asset_partition_range_start": keys[1], "dagster/asset_partition_range_end": keys[3]}
    many = some.execute_in_process(instance=instance, tags=tags, resources=resources)
    records = shown(many)["parsed_documents"]
    assert {r.partition for r in records} == set(keys[1:4])
    assert {r.partition: r.metadata["reader"].value for r in records}["report-2015"] == "markdown"


def fail(tables: object, chosen: list[checking.Expectation]) -> list[Result]:
    """The verdict with one truth broken."""
    broken = Result(BROKEN.table, BROKEN.name, "error", BROKEN.description, False, 1, ("some-row",))
    return [broken if e.id == BROKEN.id else Result(e.table, e.name, e.severity, e.description, True) for e in chosen]


def test_a_failed_check_blocks_the_package(
    built: dg.ExecuteInProcessResult,
    workspace: Workspace,
    instance: dg.DagsterInstance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = folder_digest(workspace.out)
    monkeypatch.setattr(checking, "check", fail)
    result = run(workspace, instance)
    assert not result.success
    [failed] = [e for e in result.get_asset_check_evaluations() if not e.passed]
    assert (failed.asset_key.to_user_string(), failed.check_name) == ("statements", BROKEN.name)
    assert "some-row" in str(failed.description)
    assert "package" not in shown(result)
    assert folder_digest(workspace.out) == before

    # Nor does the package alone take what has failed, however it is asked for.
    with pytest.raises(dg.Failure, match="some-row"):
        packaging.verdict(workspace)


def test_the_package_alone_checks_what_was_not_checked(
    built: dg.ExecuteInProcessResult, workspace: Workspace, tmp_path: Path
) -> None:
    other = Workspace(workspace.sources, tmp_path / "out", tmp_path / "cache")
    stage_tables(staged_tables(workspace), other)
    assert saved_verdict(other) == []
    results = packaging.verdict(other)
    assert len(results) == len(load_expectations())
    assert saved_verdict(other) == results


def test_a_verdict_holds_for_its_tables_alone(
    built: dg.ExecuteInProcessResult, workspace: Workspace, tmp_path: Path
) -> None:
    other = Workspace(workspace.sources, tmp_path / "out", tmp_path / "cache")
    tables = staged_tables(workspace)
    stage_tables(tables, other)
    save_verdict(check(tables, load_expectations()[:1]), other)
    assert len(saved_verdict(other)) == 1
    stage_tables({**tables, "citations": tables["citations"].slice(1)}, other)
    assert saved_verdict(other) == []


def test_a_refused_document_is_told_and_the_others_go_through(
    workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    bad = workspace.sources / "empty.txt"
    bad.write_bytes(b"")
    try:
        result = run(workspace, instance)
    finally:
        bad.unlink()
    assert result.success
    [usable] = [e for e in result.get_asset_check_evaluations() if e.check_name == "every_document_is_usable"]
    assert usable.passed, "the listing is in order; that it can't be read is told where it is parsed"
    [record] = [m for m in shown(result)["parsed_documents"] if m.partition is None]
    assert "empty.txt" in str(record.metadata["refused"].value)
    nothing_refused = [e for e in result.get_asset_check_evaluations() if e.check_name == "nothing_refused"]
    assert [(e.passed, e.severity) for e in nothing_refused] == [(False, dg.AssetCheckSeverity.WARN)]


def test_no_tables_yet(tmp_path: Path) -> None:
    empty = Workspace(tmp_path / "sources", tmp_path / "out", tmp_path / "cache")
    with pytest.raises(FileNotFoundError, match="Materialize the tables first"):
        staged_tables(empty)
