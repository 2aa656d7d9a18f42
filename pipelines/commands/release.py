"""``proceedings release``: the package as one zip that anyone can rebuild to the byte."""

from __future__ import annotations

from pathlib import Path

from pipelines.commands.console import Exit, Stop, counted, err, out
from pipelines.commands.dataset import package_folder
from pipelines.workspace import Workspace


def release_folder() -> Path:
    """Where releases go: beside the package."""
    return Workspace.from_environment().out.with_name("release")


def run(package: Path | None, target: Path | None, previous: Path | None, keep: bool) -> None:
    """Make the release and say what is in it."""
    from pipelines.publish.validate import PackageInvalid
    from pipelines.release.facts import ReleaseError
    from pipelines.release.make import release
    from pipelines.validate.checks import ChecksFailed

    folder = package_folder(package)
    try:
        made = release(folder, target or release_folder(), previous=previous, keep=keep, step=_step)
    except (ReleaseError, ChecksFailed, PackageInvalid) as error:
        raise Stop(str(error), Exit.CHECKS_FAILED) from error
    except OSError as error:
        raise Stop(f"{error.filename or target}: {error.strerror or error}.", Exit.UNWRITABLE) from error
    console = out()
    failed = sum(not result.passed for result in made.results)
    console.print(f"Version    {made.identity.version}, {made.identity.day}")
    console.print(f"Release    {made.path}", markup=False)
    console.print(f"SHA-256    {made.sha256}")
    console.print(f"Files      {len(made.files)}")
    console.print(f"Checks     {len(made.results) - failed} passed, {failed} failed with a warning")
    if made.diff:
        console.print(f"Changes    {counted(len(made.diff.changed), 'table')} since {made.diff.before}")
    if keep:
        console.print("Kept       the identifiers, in expectations/identifiers.csv; commit that file")


def _step(name: str) -> None:
    if err().is_terminal:
        err().print(f"{name.capitalize()} …", style="dim", markup=False)
