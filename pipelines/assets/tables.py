"""One asset a table of the contract, all made together: links need every document."""

from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter

import dagster as dg

from pipelines.assembly import tables_of
from pipelines.assets.documents import Folders, parsed_documents, registers
from pipelines.assets.metadata import column_schema, table_metadata
from pipelines.build import find, require_documents
from pipelines.parsing import parse_all
from pipelines.sources import load_registers
from pipelines.stage import stage_tables
from pipelines.tables.contract import TableContract, load_contract

MADE_FROM: dict[str, tuple[str, ...]] = {
    "redirects": ("registers",),
    "accuracy": (),  # measured on hand-checked rows, aside from any build
    "participants": ("registers",),
    "participant_names": ("registers", "parsed_documents"),
    "meetings": ("meeting_facts",),
    "comments": ("paragraphs", "recommendations"),
    "recommendation_links": ("recommendations", "interventions", "comments"),
    "comment_outcomes": ("comments", "recommendation_links"),
    "endorsements": ("recommendations", "meetings"),
}
"""What a table is made from, where that is not the parsed documents alone; this draws the graph."""

LINKED = ("meetings", "comments", "recommendation_links", "comment_outcomes", "endorsements")
"""Tables for which several documents are read together."""


def table_spec(table: TableContract) -> dg.AssetSpec:
    """The asset of one table."""
    return dg.AssetSpec(
        table.name,
        description=table.description,
        group_name="link" if table.name in LINKED else "tables",
        kinds={"parquet"},
        deps=[*MADE_FROM.get(table.name, (parsed_documents.key,))],
        metadata={"dagster/column_schema": column_schema(table), "primary key": ", ".join(table.primary_key)},
    )


TABLE_SPECS = [table_spec(table) for table in load_contract().tables.values()]


@dg.multi_asset(
    name="tables",
    specs=TABLE_SPECS,
    description="Links across documents, then every table of the contract, typed and checked against it.",
)
def tables(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult[None]]:
    workspace = folders.workspace
    known = load_registers(workspace.registers)
    outcomes = parse_all(find(workspace), known, workspace)
    outcomes, made = tables_of(outcomes, known)
    for outcome in outcomes:
        if outcome.message:
            context.log.error(outcome.message)
    require_documents(outcomes, workspace)
    paths = stage_tables(made, workspace)
    contracts = load_contract().tables
    for name in in_order(contracts):
        metadata = table_metadata(contracts[name], made[name], str(paths[name]))
        yield dg.MaterializeResult(asset_key=name, metadata=metadata)


def in_order(names: Iterable[str]) -> list[str]:
    """The tables, each after those that it is made from, as Dagster wants them told."""
    known = list(names)
    graph = {name: [source for source in MADE_FROM.get(name, ()) if source in known] for name in known}
    return list(TopologicalSorter(graph).static_order())


__all__ = ["MADE_FROM", "TABLE_SPECS", "registers", "tables"]
