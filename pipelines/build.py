"""The main job: sources in, a validated package out.

``build`` runs the whole way; the Dagster code location and the command line call the same functions, stage by stage:
``find`` → ``parse_all`` → ``tables_of`` → ``check`` → ``publish``. A document that can't be used becomes an annotation
of severity error and the others go through. What has not changed is not done again: parsed documents are kept by
content hash, and a build whose inputs, code and outputs are as they were says so and stops.
"""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.assembly import tables_of
from pipelines.cache import Cache, write_whole
from pipelines.parsing import Outcome, code_digest, parse, parse_all
from pipelines.sources import Source, digest, discover, folder_digest, load_registers, own_symbol_of
from pipelines.validate.checks import ChecksFailed, Result, check, failures
from pipelines.workspace import ROOT, Progress, Workspace, silent

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["BuildReport", "ChecksFailed", "DocumentReport", "NothingToPublish", "Workspace", "build", "find", "parse"]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One line of the summary: a document, what was done with it, and why it was refused."""

    document_id: str
    file: str
    status: str
    message: str | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: rows by table, documents, checks, annotations by severity, and where things are."""

    out: str
    rows: dict[str, int]
    documents: list[DocumentReport]
    checks: list[Result]
    annotations: dict[str, int]
    unchanged: bool = False
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> list[Result]:
        """Expectations that did not hold; those of severity error stop a build, so here are warnings only."""
        return [result for result in self.checks if not result.passed]

    def count(self, status: str) -> int:
        """How many documents were ``parsed``, ``cached`` or ``refused``."""
        return sum(document.status == status for document in self.documents)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "out": self.out,
            "rows": self.rows,
            "documents": [[d.document_id, d.file, d.status, d.message] for d in self.documents],
            "checks": [result.as_dict() for result in self.checks],
            "annotations": self.annotations,
            "outputs": self.outputs,
        }

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> BuildReport:
        """From JSON."""
        return cls(
            **{
                **content,
                "documents": [DocumentReport(*entry) for entry in content["documents"]],
                "checks": [Result.from_dict(entry) for entry in content["checks"]],
            }
        )


def build(workspace: Workspace, progress: Progress | None = None, force: bool = False) -> BuildReport:
    """Build the package of ``workspace.sources`` into ``workspace.out``.

    Raises ``ChecksFailed`` where an expectation of severity error does not hold; the last good package stays.
    """
    say = progress or silent
    say("Looking for documents", 0, 1)
    sources = find(workspace)
    fingerprint = inputs_digest(sources, workspace)
    if not force and (last := _unchanged(workspace, fingerprint)):
        return last
    registers = load_registers(workspace.registers)
    outcomes = parse_all(sources, registers, workspace, progress)
    say("Linking documents and making tables", 0, 1)
    outcomes, tables = tables_of(outcomes, registers)
    require_documents(outcomes, workspace)
    say("Checking the truths of the field", 0, 1)
    results = check(tables)
    if failed := failures(results):
        raise ChecksFailed(failed)
    outputs = write_package(tables, workspace.out, lambda step: say(f"Writing the package: {step}", 0, 1))
    report = report_of(workspace, outcomes, tables, results, outputs)
    _remember(workspace, fingerprint, report)
    return report


class NothingToPublish(Exception):
    """There is no document, or none that could be used; the message says why."""


def require_documents(outcomes: Sequence[Outcome], workspace: Workspace) -> None:
    """Raise NothingToPublish unless at least one document gave rows: an empty package must not replace a good one."""
    if any(outcome.parsed for outcome in outcomes):
        return
    why = (
        "\n".join(f"  {o.message}" for o in outcomes) or "  There is none. Put documents there, or name another folder."
    )
    raise NothingToPublish(f"No document in {workspace.sources} can be used, so nothing was published.\n{why}")


def find(workspace: Workspace) -> list[Source]:
    """The documents of the workspace; the symbols of loose files are remembered, so that each is read once for it."""
    store = Cache(workspace.cache / "symbols")

    def identify(data: bytes, name: str) -> str | None:
        key = digest(code_digest().encode(), name.encode(), data)
        known = store.get(key)
        if known is None:
            known = (own_symbol_of(data, name),)
            store.put(key, known)
        return str(known[0]) if known[0] else None

    return discover(workspace.sources, identify)


def write_package(
    tables: Mapping[str, pa.Table], out: Path, step: Callable[[str], None] = lambda name: None
) -> dict[str, str]:
    """Publish the tables; returns what stands where. ``step`` is told each step as it begins."""
    from pipelines.publish.package import publish

    publish(tables, out, step=step)
    return {
        "tables": str(out / "data"),
        "database": str(out / "proceedings.duckdb"),
        "descriptor": str(out / "datapackage.json"),
    }


def report_of(
    workspace: Workspace,
    outcomes: Iterable[Outcome],
    tables: Mapping[str, pa.Table],
    results: list[Result],
    outputs: dict[str, str],
) -> BuildReport:
    """The summary of a build."""
    return BuildReport(
        out=str(workspace.out),
        rows={name: table.num_rows for name, table in tables.items()},
        documents=[DocumentReport(o.source.document_id, o.source.file, o.status, o.message) for o in outcomes],
        checks=results,
        annotations=dict(Counter(tables["annotations"].column("severity").to_pylist())),
        outputs=outputs,
    )


def inputs_digest(sources: Sequence[Source], workspace: Workspace) -> str:
    """A hash of all that decides the package: documents, registers, code, contract, expectations, versions."""
    documents = [f"{s.document_id} {s.file} {s.fingerprint} {s.refusal} {s.notes}".encode() for s in sources]
    folders = [workspace.registers, ROOT / "datapackage", ROOT / "expectations"]
    code = folder_digest(ROOT / "pipelines", "**/*.py")
    lock = ROOT / "requirements.lock"
    return digest(
        *documents,
        *(folder_digest(folder).encode() for folder in folders),
        code.encode(),
        lock.read_bytes() if lock.exists() else b"",
        platform.python_version().encode(),
    )


def _hashes(folder: Path) -> dict[str, str]:
    """The hash of each file; what a person puts beside the package later does not count against it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): digest(path.read_bytes()) for path in files}


def _memory(workspace: Workspace) -> Path:
    return workspace.cache / "builds" / f"{digest(str(workspace.out.resolve()).encode())[:16]}.json"


def _remember(workspace: Workspace, fingerprint: str, report: BuildReport) -> None:
    """Note what was built from what, so that the next build can tell that nothing changed."""
    content = {"inputs": fingerprint, "outputs": _hashes(workspace.out), "report": report.as_dict()}
    write_whole(_memory(workspace), json.dumps(content, ensure_ascii=False).encode())


def _unchanged(workspace: Workspace, fingerprint: str) -> BuildReport | None:
    """The report of the last build, if its inputs are the same and its outputs are still as it wrote them."""
    try:
        content = json.loads(_memory(workspace).read_bytes())
        if content["inputs"] != fingerprint or content["outputs"].items() - _hashes(workspace.out).items():
            return None
        report = BuildReport.from_dict(content["report"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    documents = [d if d.status == "refused" else replace(d, status="cached") for d in report.documents]
    return replace(report, unchanged=True, documents=documents)
