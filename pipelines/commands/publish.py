"""``proceedings publish``: put a release where people find it."""

from __future__ import annotations

import os
from pathlib import Path

from pipelines.commands.console import Exit, Stop, counted, err, out
from pipelines.commands.release import release_folder


def run(target: str, zipped: Path | None, really: bool, draft: bool) -> None:
    """Publish a release; what was published before stays, and what an interrupted upload sent is used."""
    from pipelines.release.facts import ReleaseError
    from pipelines.release.targets import publish_release

    path = zipped or _newest(release_folder())
    try:
        done = publish_release(path, target, os.environ, really=really, draft=draft, say=_say)
    except ReleaseError as error:
        raise Stop(str(error), Exit.UNWRITABLE) from error
    console = out()
    if done.rehearsed:
        console.print(f"Nothing was done. To make the deposit: proceedings publish {target} --yes", markup=False)
    elif done.unchanged:
        console.print(f"{path.name} is published at {done.where} already.", markup=False)
    else:
        kept = f", {counted(done.kept, 'file')} were there" if done.kept else ""
        console.print(f"{path.name}: {counted(done.sent, 'file')} sent{kept}.\n{done.where}", markup=False)


def _newest(folder: Path) -> Path:
    """The zip of the highest version."""
    from pipelines.release.facts import ReleaseError, order_of

    zips: dict[tuple[int, ...], Path] = {}
    for path in folder.glob("proceedings-*.zip") if folder.is_dir() else ():
        try:
            zips[order_of(path.stem.removeprefix("proceedings-"))] = path
        except ReleaseError:
            continue
    if not zips:
        raise Stop(
            f"There is no release in {folder}. Make it first (`proceedings release`), or name one: --release FILE.",
            Exit.UNREADABLE,
        )
    return zips[max(zips)]


def _say(line: str) -> None:
    err().print(line, style="dim", markup=False)
