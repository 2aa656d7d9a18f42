"""Making a release of a package that was built: check it, gather all files, write the zip.

Nothing is released that does not pass: the package must be valid, its expectations hold, its version be the same wherever it
is written, and no identifier of the release before be lost.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.publish.descriptor import DATABASE, DESCRIPTOR
from pipelines.publish.parquet import read_parquet
from pipelines.publish.validate import require_valid
from pipelines.release.archive import digest, write_zip
from pipelines.release.contents import contents
from pipelines.release.database import write_database
from pipelines.release.diff import Diff, compare, package_in
from pipelines.release.facts import Facts, Identity, ReleaseError, files_of, order_of
from pipelines.release.identifiers import FILE, FLEETING, KEPT, from_csv, identifiers, ids_of, require_none_lost, to_csv
from pipelines.validate.checks import ChecksFailed, Result, check, failures
from pipelines.workspace import ROOT

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Released:
    """A release in its place: the zip, its hash, its files with their hashes, the comparison with the one before."""

    identity: Identity
    facts: Facts
    path: Path
    sha256: str
    files: dict[str, str]
    results: tuple[Result, ...]
    diff: Diff | None


def release(
    package: Path,
    out: Path,
    *,
    previous: Path | None = None,
    keep: bool = False,
    root: Path = ROOT,
    step: Step = lambda name: None,
) -> Released:
    """Make the release of the package in ``package``; the zip goes into the folder ``out``.

    ``previous`` is the release before (a folder or a zip), for the release notes and to see that no identifier was lost; without it
    those kept in the repository serve. With ``keep`` the identifiers of this release are kept there for the next one.

    Raises ``ReleaseError``, ``PackageInvalid`` or ``ChecksFailed``; a zip that was there before stays as it was.
    """
    step("check the package")
    facts = Facts.of(package, root)
    require_valid(facts.contract, package)
    require_kept(facts, previous)
    diff = _compared(facts, package, previous)
    step("check the truths of the field")
    results = _checked(facts)
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        step("write the database")
        database = Path(folder) / DATABASE
        write_database(package, database)
        step("gather the files")
        files = contents(facts, results, database, diff)
        step("write the zip")
        path = out / f"{facts.identity.name}.zip"
        write_zip(files, path, facts.identity.name, facts.identity.day)
        hashes = {name: digest(content) for name, content in files.items()}
    if keep:
        keep_identifiers(facts)
    return Released(facts.identity, facts, path, _with_sum(path), hashes, tuple(results), diff)


def _checked(facts: Facts) -> Sequence[Result]:
    results = check(facts.tables)
    if failed := failures(results):
        raise ChecksFailed(failed)
    return results


def _compared(facts: Facts, package: Path, previous: Path | None) -> Diff | None:
    if previous is None:
        return None
    diff = compare(previous, package)
    if order_of(diff.before) >= facts.identity.order:
        raise ReleaseError(
            f"{previous} is version {diff.before}, which is not before {facts.version}. Raise the version in pyproject.toml."
        )
    return diff


def require_kept(facts: Facts, previous: Path | None = None) -> None:
    """Raise ``ReleaseError`` where an identifier of the release before was lost."""
    now = identifiers(facts.contract, facts.tables)
    before: dict[str, frozenset[str]] = {}
    if previous is not None:
        with package_in(previous) as folder:
            before = from_csv((folder / FILE).read_bytes()) if (folder / FILE).is_file() else _of_tables(folder)
    elif (facts.root / KEPT).is_file():
        before = from_csv((facts.root / KEPT).read_bytes())
    require_none_lost(before, now, facts.records("redirects"))


def _of_tables(folder: Path) -> dict[str, frozenset[str]]:
    """The identifiers of a package that is no release and lists none."""
    resources = json.loads((folder / DESCRIPTOR).read_bytes())["resources"]
    return {
        r["name"]: frozenset(ids_of(read_parquet(folder / files_of(r)["parquet"]["path"]), r["schema"]["primaryKey"]))
        for r in resources
        if r["name"] not in FLEETING
    }


def keep_identifiers(facts: Facts) -> Path:
    """Keep the identifiers of this release in the repository, for the next one to be held against."""
    path = facts.root / KEPT
    path.write_bytes(to_csv(identifiers(facts.contract, facts.tables)))
    return path


def _with_sum(path: Path) -> str:
    """Write the checksum of the zip beside it; returns it."""
    value = digest(path)
    path.with_name(f"{path.name}.sha256").write_text(f"{value}  {path.name}\n", encoding="utf-8", newline="\n")
    return value
