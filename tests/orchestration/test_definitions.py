"""The code location as a newcomer meets it: groups by stage, a description on each asset, schemas, lineage, checks."""

from __future__ import annotations

import subprocess
import sys

import dagster as dg

from pipelines.assets.metadata import column_lineage, column_schema
from pipelines.assets.tables import MADE_FROM, in_order
from pipelines.definitions import defs
from pipelines.tables.contract import load_contract
from pipelines.validate.expectations import load_expectations

CONTRACT = load_contract()
GRAPH = defs.resolve_asset_graph()


def test_groups_follow_the_stages() -> None:
    groups: dict[str, set[str]] = {}
    for key in GRAPH.get_all_asset_keys():
        groups.setdefault(GRAPH.get(key).group_name, set()).add(key.to_user_string())
    assert set(groups) == {"sources", "extract", "tables", "link", "publish"}
    assert groups["sources"] == {"source_documents", "registers"}
    assert groups["extract"] == {"parsed_documents"}
    assert groups["publish"] == {"package", "release"}
    assert groups["tables"] | groups["link"] == set(CONTRACT.tables)


def test_each_asset_says_what_it_is() -> None:
    for key in GRAPH.get_all_asset_keys():
        node = GRAPH.get(key)
        assert node.description and node.description.rstrip().endswith("."), key
        assert node.kinds, key


def test_each_table_has_its_schema() -> None:
    for table in CONTRACT.tables.values():
        schema = GRAPH.get(dg.AssetKey(table.name)).metadata["dagster/column_schema"]
        assert [c.name for c in schema.columns] == list(table.columns)
        assert all(c.description for c in schema.columns)


def test_lineage_names_columns_that_exist() -> None:
    for table in CONTRACT.tables.values():
        for column, sources in column_lineage(table).deps_by_column.items():
            assert column in table.columns
            for source in sources:
                assert source.column_name in CONTRACT.tables[source.asset_key.to_user_string()].columns
    lineage = column_lineage(CONTRACT.tables["statements"]).deps_by_column
    assert [(d.asset_key.to_user_string(), d.column_name) for d in lineage["quote"]] == [("documents", "text")]
    assert [(d.asset_key.to_user_string(), d.column_name) for d in lineage["participant_id"]] == [
        ("participants", "participant_id")
    ]


def test_columns_show_their_rules() -> None:
    capacity = next(c for c in column_schema(CONTRACT.tables["attendance"]).columns if c.name == "capacity")
    assert any("party" in rule for rule in capacity.constraints.other)
    key = next(c for c in column_schema(CONTRACT.tables["attendance"]).columns if c.name == "attendance_id")
    assert key.constraints.unique and not key.constraints.nullable and "primary key" in key.constraints.other


def test_every_expectation_is_an_asset_check_with_its_severity() -> None:
    checks = {(k.asset_key.to_user_string(), k.name): k for k in GRAPH.asset_check_keys}
    for expectation in load_expectations():
        spec = GRAPH.get_check_spec(checks.pop((expectation.table, expectation.name)))
        assert spec.blocking == (expectation.severity == "error")
        assert spec.description and spec.description.startswith(expectation.description)
        assert spec.metadata["severity"] == expectation.severity
    assert set(checks) == {("source_documents", "every_document_is_usable")}


def test_one_partition_a_document_and_one_run_for_many() -> None:
    node = GRAPH.get(dg.AssetKey("parsed_documents"))
    assert isinstance(node.partitions_def, dg.DynamicPartitionsDefinition)
    assert node.backfill_policy == dg.BackfillPolicy.single_run()
    assert [k for k in GRAPH.get_all_asset_keys() if GRAPH.get(k).is_partitioned] == [node.key]


def test_tables_are_told_after_what_they_are_made_from() -> None:
    order = in_order(CONTRACT.tables)
    assert sorted(order) == sorted(CONTRACT.tables)
    for table, sources in MADE_FROM.items():
        assert all(order.index(source) < order.index(table) for source in sources if source in order)


def test_loading_is_light() -> None:
    """Great Expectations takes seconds to import; pandas and DuckDB one: none is needed to show the graph."""
    code = (
        "import sys, pipelines.definitions;"
        "print([m for m in ('great_expectations', 'frictionless', 'pandas', 'duckdb', 'wordfreq') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
