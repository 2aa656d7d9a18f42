"""Publishing into a folder, which is swapped whole: whoever looks finds all of it as it was, or all of it as it is now."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipelines.publish.swap import Busy, bring_back, locked, staging_of, swap_in
from pipelines.release.archive import Content, digest
from pipelines.release.facts import ReleaseError
from pipelines.release.targets import Say
from pipelines.release.targets.bundle import INDEX, Bundle, Done, already_there, is_latest, read_index, with_release

LATEST = "latest"


def to_folder(bundle: Bundle, out: Path, say: Say) -> Done:
    """Publish into ``out``. What is there already stays: earlier releases, and whatever else a person put beside them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        with locked(out):
            bring_back(out)
            return _publish(bundle, out, say)
    except Busy as error:
        raise ReleaseError(f"Somebody is publishing into {out} at this moment.") from error
    except OSError as error:
        raise ReleaseError(
            f"{error.filename or out}: {error.strerror or error}. What was published is untouched."
        ) from error


def _publish(bundle: Bundle, out: Path, say: Say) -> Done:
    index = out / INDEX
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not index.is_file())):
        raise ReleaseError(f"{out} holds something else than releases; name an empty or a new folder.")
    releases = read_index(index.read_bytes() if index.is_file() else None, str(out))
    if already_there(bundle, releases):
        return Done(str(out), kept=len(bundle.files), unchanged=True)
    staging = staging_of(out)
    wanted = dict(_wanted(bundle, out, is_latest(releases, bundle.version)))
    wanted[INDEX] = with_release(releases, bundle.entry())
    sent, kept = _stage(wanted, staging, say)
    swap_in(out)
    return Done(str(out), sent, kept)


def _wanted(bundle: Bundle, out: Path, latest: bool) -> Iterator[tuple[str, Content]]:
    """What is to stand in the folder: what stands there, and the new release; by path."""
    replaced = {INDEX, bundle.version} | ({LATEST} if latest else set())
    for path in sorted(out.rglob("*")) if out.exists() else ():
        place = path.relative_to(out)
        if path.is_file() and place.parts[0] not in replaced:
            yield place.as_posix(), path
    for folder in (bundle.version, LATEST) if latest else (bundle.version,):
        for name, path in bundle.files.items():
            yield f"{folder}/{name}", path


def _stage(wanted: dict[str, Content], staging: Path, say: Say) -> tuple[int, int]:
    """Put everything into the staging folder; what an interrupted run left there is compared and used. Returns (sent, kept)."""
    staging.mkdir(exist_ok=True)
    for path in sorted(staging.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(staging).as_posix() not in wanted:
            path.unlink()
    sent = 0
    for name, content in wanted.items():
        if not _same(staging / name, content):
            _put(staging / name, content)
            sent += 1
            say(name)
    return sent, len(wanted) - sent


def _same(path: Path, content: Content) -> bool:
    if not path.is_file():
        return False
    return (isinstance(content, Path) and path.samefile(content)) or digest(path) == digest(content)


def _put(path: Path, content: Content) -> None:
    """Write a file beside its place, then move it there, so that a file that is there is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.unlink(missing_ok=True)
    if isinstance(content, bytes):
        partial.write_bytes(content)
    else:
        _link_or_copy(content, partial)
    partial.replace(path)


def _link_or_copy(source: Path, target: Path) -> None:
    """A second name for the same bytes where the file system has such, so that old releases take no room twice."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
