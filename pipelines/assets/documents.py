"""The documents as received and as parsed: one partition a document; one run may take many."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import dagster as dg

from pipelines.assets.metadata import counts, markdown
from pipelines.build import find
from pipelines.parsing import Outcome, parse_one
from pipelines.sources import Source, digest, load_registers
from pipelines.workspace import Workspace

DOCUMENTS = dg.DynamicPartitionsDefinition(name="documents")

HASH_CHECK = "every_document_is_usable"


class Folders(dg.ConfigurableResource[Workspace]):
    """Where the documents are, where the package goes, where finished work is kept."""

    sources: str
    out: str
    cache: str

    @classmethod
    def of(cls, workspace: Workspace) -> "Folders":
        """The folders of a workspace."""
        return cls(sources=str(workspace.sources), out=str(workspace.out), cache=str(workspace.cache))

    @property
    def workspace(self) -> Workspace:
        """The folders as the build takes them."""
        return Workspace(Path(self.sources), Path(self.out), Path(self.cache))


@dg.asset(
    group_name="sources",
    kinds={"file"},
    description=(
        "The UN documents as received: the bytes in `sources/`, checked against the hash in `source.yaml`, with their "
        "origin and rights."
    ),
    check_specs=[
        dg.AssetCheckSpec(
            HASH_CHECK,
            asset="source_documents",
            description="Each document is the file that was listed, and its listing is well formed. Others go through.",
        )
    ],
)
def source_documents(folders: Folders) -> Iterator[dg.MaterializeResult[None]]:
    workspace = folders.workspace
    sources = find(workspace)
    state = digest(*(f"{s.document_id} {s.fingerprint}".encode() for s in sources))
    yield dg.MaterializeResult(
        metadata={
            "documents": len(sources),
            "list": dg.MetadataValue.md(source_list(sources)),
            "folder": dg.MetadataValue.path(str(workspace.sources)),
        },
        data_version=dg.DataVersion(state[:16]),
        check_results=[usable(sources)],
    )


@dg.asset(
    group_name="sources",
    kinds={"yaml"},
    description=(
        "What the project knows beforehand: participants with their codes and regional groups, every written form of "
        "their names with the years in which it held, bodies and treaties."
    ),
)
def registers(folders: Folders) -> dg.MaterializeResult[None]:
    known = load_registers(folders.workspace.registers)
    numbers = Counter(p.kind for p in known.names.participants.values())
    return dg.MaterializeResult(
        metadata={
            "participants": len(known.names.participants),
            "written forms": len(known.names.forms),
            "bodies": len(known.bodies),
            "treaties": len(known.treaties),
            "participants by kind": dg.MetadataValue.md(counts(dict(numbers.most_common()), "kind", "participants")),
            "folder": dg.MetadataValue.path(str(folders.workspace.registers)),
        }
    )


@dg.asset(
    group_name="extract",
    kinds={"python"},
    partitions_def=DOCUMENTS,
    backfill_policy=dg.BackfillPolicy.single_run(),
    deps=[source_documents, registers],
    description=(
        "Each document read (lines with their place), structured (sections, paragraphs, points) and extracted (rows by "
        "table). A function of the bytes, the listing and the code alone: what did not change comes from the store."
    ),
)
def parsed_documents(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult[None]:
    workspace = folders.workspace
    known = load_registers(workspace.registers)
    outcomes = [parse_one(source, known, workspace) for source in _wanted(context, workspace)]
    for outcome in outcomes:
        if outcome.parsed:
            _materialize(context, outcome.source.document_id, parsed_metadata(outcome, workspace))
        else:
            context.log.error(outcome.message or "refused")
    if outcomes and not any(o.parsed for o in outcomes):
        raise dg.Failure("\n".join(o.message or "refused" for o in outcomes))
    return dg.MaterializeResult(metadata=summary(outcomes))


def _wanted(context: dg.AssetExecutionContext, workspace: Workspace) -> list[Source]:
    """The documents of the run's partitions; all of them where a run names none (the job ``build_all``)."""
    sources = find(workspace)
    if not context.has_partition_key and not context.has_partition_key_range:
        names = DOCUMENTS.name or ""
        new = {s.document_id for s in sources} - set(context.instance.get_dynamic_partitions(names))
        if new:
            context.instance.add_dynamic_partitions(names, sorted(new))
        return sources
    keys = set(context.partition_keys)
    if gone := keys - {s.document_id for s in sources}:
        raise dg.Failure(
            f"No such document in {workspace.sources}: {', '.join(sorted(gone))}. Was it removed or renamed?"
        )
    return [source for source in sources if source.document_id in keys]


def _materialize(context: dg.AssetExecutionContext, document_id: str, metadata: dict[str, Any]) -> None:
    """Record what one partition shows, whether or not the run names partitions."""
    if context.has_partition_key or context.has_partition_key_range:
        context.add_asset_metadata(metadata, partition_key=document_id)
    else:
        context.log_event(dg.AssetMaterialization(context.asset_key, partition=document_id, metadata=metadata))


def source_list(sources: Sequence[Source]) -> str:
    """The documents in Markdown."""
    columns = ("document", "title", "symbol", "file", "sha256")
    rows = [
        (
            s.document_id,
            s.listing.get("title"),
            (s.listing.get("origin") or {}).get("symbol"),
            s.file,
            s.sha256[:12] or "refused",
        )
        for s in sources
    ]
    return markdown(columns, rows)


def origin_metadata(source: Source, workspace: Workspace) -> dict[str, Any]:
    """Where a document comes from, where it is, on what terms it may be used."""
    origin = source.listing.get("origin") or {}
    shown = {
        "producer": origin.get("producer"),
        "how it was received": origin.get("note"),
        "rights": source.listing.get("rights"),
    }
    metadata: dict[str, Any] = {key: str(value).strip() for key, value in shown.items() if value}
    metadata["file"] = dg.MetadataValue.path(str(workspace.sources / source.file))
    metadata["sha256"] = source.sha256
    if origin.get("url"):
        metadata["published at"] = dg.MetadataValue.url(str(origin["url"]))
    return metadata


def usable(sources: Sequence[Source]) -> dg.AssetCheckResult:
    """Which documents were refused, and why."""
    refused = [source for source in sources if source.refusal]
    return dg.AssetCheckResult(
        check_name=HASH_CHECK,
        passed=not refused,
        severity=dg.AssetCheckSeverity.WARN,
        description="\n".join(str(source.refusal) for source in refused) or None,
        metadata={"documents": len(sources), "refused": len(refused)},
    )


def parsed_metadata(outcome: Outcome, workspace: Workspace) -> dict[str, Any]:
    """What a parsed document shows: its shape, its rows, and what could not be placed."""
    assert outcome.parsed
    document, tables = outcome.parsed.document, outcome.parsed.tables
    row = next(iter(tables.get("documents", ())), {})
    shown = {
        key: str(row[key]) for key in ("symbol", "title", "document_type", "meeting_id", "language") if row.get(key)
    }
    notes = [(a.severity, a.stage, a.message) for a in document.annotations]
    rows = {name: len(rows) for name, rows in tables.items() if rows}
    return {
        **shown,
        "from the store": outcome.status == "cached",
        "reader": document.source.reader,
        "words": len(document.source.text.split()),
        "paragraphs": dg.MetadataValue.md(
            counts(dict(Counter(p.kind for p in document.paragraphs)), "kind", "paragraphs")
        ),
        "rows by table": dg.MetadataValue.md(counts(rows, "table")),
        "annotations": dg.MetadataValue.md(markdown(("severity", "stage", "message"), notes) if notes else "*None.*"),
        **origin_metadata(outcome.source, workspace),
    }


def summary(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """How many documents were parsed, came from the store, or were refused, and why."""
    refused = [(o.source.document_id, o.message) for o in outcomes if not o.parsed]
    return {
        "documents": len(outcomes),
        "parsed": sum(o.status == "parsed" for o in outcomes),
        "from the store": sum(o.status == "cached" for o in outcomes),
        "refused": dg.MetadataValue.md(markdown(("document", "why"), refused) if refused else "*None.*"),
    }
