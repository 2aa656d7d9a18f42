"""``proceedings build``: sources in, a package out, and a summary of what was done."""

from __future__ import annotations

import shlex
import time
from collections.abc import Iterator
from pathlib import Path

from pipelines.build import BuildReport, ChecksFailed, NothingToPublish, build
from pipelines.commands.console import Exit, Stop, counted, err, near, out, print_table, progress
from pipelines.commands.dataset import database
from pipelines.workspace import Workspace

SHOWN_DOCUMENTS = 20
"""With more documents than this the summary counts them and lists only those that were refused."""

SHOWN_OFFENDERS = 3
SHOWN_DOUBTS = 8

_DOUBTS = f"""
SELECT document_id, message, count(*) AS times
FROM annotations
WHERE severity <> 'info'
GROUP BY document_id, message, severity
ORDER BY severity = 'error' DESC, times DESC, document_id, message
LIMIT {SHOWN_DOUBTS + 1}
"""


def run(sources: Path | None, out_folder: Path | None, force: bool, strict: bool) -> None:
    """Build, and print the summary."""
    began = time.monotonic()
    default = Workspace.from_environment()
    workspace = Workspace(sources or default.sources, out_folder or default.out, default.cache)
    report = _built(workspace, force)
    print_summary(report, time.monotonic() - began)
    if strict and report.count("refused"):
        raise Stop(f"{counted(report.count('refused'), 'document')} could not be used (--strict).", Exit.UNREADABLE)


def _built(workspace: Workspace, force: bool) -> BuildReport:
    """The build, with what a person can do something about told in words."""
    try:
        with progress() as say:
            return build(workspace, say, force)
    except ChecksFailed as error:
        raise Stop(str(error), Exit.CHECKS_FAILED) from error
    except (NothingToPublish, FileNotFoundError) as error:
        raise Stop(str(error), Exit.UNREADABLE) from error
    except Exception as error:
        raise _told(error, workspace) from error


def _told(error: Exception, workspace: Workspace) -> Exception:
    """The errors of heavy modules, which are loaded by the time that one is raised."""
    from pipelines.normalise.records import RegisterError
    from pipelines.publish.package import PublishError
    from pipelines.publish.swap import Busy
    from pipelines.publish.validate import PackageInvalid

    if isinstance(error, PackageInvalid):
        return Stop(f"{error}\nThe last good package is untouched.", Exit.CHECKS_FAILED)
    if isinstance(error, RegisterError):
        return Stop(f"The registers in {workspace.registers} can't be used. {error}", Exit.UNREADABLE)
    if isinstance(error, PublishError | Busy):
        return Stop(f"{error}.", Exit.UNWRITABLE)
    if isinstance(error, OSError):
        where = error.filename or workspace.out
        return Stop(f"{where}: {error.strerror or error}. The last good package is untouched.", Exit.UNWRITABLE)
    return error


def print_summary(report: BuildReport, seconds: float) -> None:
    """Rows a table, documents, checks passed and failed, notes, and where things are."""
    console = out()
    if report.unchanged:
        console.print("Nothing has changed since the last build.\n")
    _print_documents(report)
    print_table(("table", "rows"), report.rows.items(), right=("rows",))
    console.print()
    passed = len(report.checks) - len(report.failed)
    kind = " (warnings: published, and to be looked at)" if report.failed else ""
    console.print(f"Checks     {passed} passed, {len(report.failed)} failed{kind}")
    for line in _failures(report):
        console.print(f"           {line}", style="yellow", markup=False)
    if report.annotations:
        kinds = (f"{report.annotations[s]} {s}" for s in ("error", "warning", "info") if report.annotations.get(s))
        console.print(f"Notes      {', '.join(kinds)} (the table annotations)")
        for line in _doubts(report):
            console.print(f"           {line}", style="yellow", markup=False)
    for what, where in report.outputs.items():
        console.print(f"{what.capitalize():<10} {near(where)}", markup=False)
    console.print(f"Time       {seconds:.1f} s")


def _print_documents(report: BuildReport) -> None:
    states = {"parsed": "read", "cached": "unchanged", "refused": "refused"}
    numbers = [f"{report.count(status)} {word}" for status, word in states.items() if report.count(status)]
    out().print(f"{counted(len(report.documents), 'document')}: {', '.join(numbers)}\n")
    if len(report.documents) <= SHOWN_DOCUMENTS:
        rows = [(d.document_id, d.file, states[d.status]) for d in report.documents]
        print_table(("document", "file", ""), rows)
        out().print()
    for document in report.documents:
        if document.status == "refused":
            err().print(f"Refused: {document.message}", style="red", markup=False)


def _doubts(report: BuildReport) -> list[str]:
    """The gravest and most frequent of what could not be placed or is unsure, one line each."""
    if not any(report.annotations.get(severity) for severity in ("error", "warning")):
        return []
    with database(Path(report.out)) as con:
        rows = con.execute(_DOUBTS).fetchall()
    lines = [
        f"{document or 'sources'}: {message}" + (f" ({times} times)" if times > 1 else "")
        for document, message, times in rows
    ]
    left = f"and more: proceedings query queries/what_is_doubtful.sql --package {shlex.quote(near(report.out))}"
    return [*lines[:SHOWN_DOUBTS], *([left] if len(lines) > SHOWN_DOUBTS else [])]


def _failures(report: BuildReport) -> Iterator[str]:
    """One line a check that failed without stopping the build."""
    for result in report.failed:
        if result.problem:
            yield result.message
            continue
        named = ", ".join(result.offenders[:SHOWN_OFFENDERS]) + (", …" if result.n_offending > SHOWN_OFFENDERS else "")
        yield f"{result.id}: {result.description} Not so in {counted(result.n_offending, 'row')}: {named}"
