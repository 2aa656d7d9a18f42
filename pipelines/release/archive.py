"""The zip of a release and its checksums: the same contents give the same bytes, on any machine.

Entries stand in the order of their names, all with the day of the release as their time and the same permissions. They are
stored, not compressed: zlib gives other bytes from one version to the next, and Parquet is compressed already.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pipelines.release.facts import ReleaseError

Content = bytes | Path
"""What a file of a release holds: its bytes, or the file that has them."""

Files = Mapping[str, Content]
"""The files of a release by their path in it, with slashes."""

SUMS = "SHA256SUMS"

_CHUNK = 1 << 20
_UNIX = 3
_PERMISSIONS = 0o100644 << 16


def digest(content: Content) -> str:
    """SHA-256, in hexadecimal."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size(content: Content) -> int:
    """Number of bytes."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def sums(files: Files) -> bytes:
    """The list of checksums, as ``sha256sum --check`` reads it."""
    return "".join(f"{digest(files[name])}  {name}\n" for name in sorted(files)).encode()


def read_sums(text: str) -> dict[str, str]:
    """Checksums by path, from such a list."""
    lines = (line.split("  ", 1) for line in text.splitlines() if line.strip())
    return {name: value for value, name in lines}


def write_zip(files: Files, path: Path, folder: str, day: date) -> None:
    """Write the files into a new zip, below ``folder``. A zip that was there is replaced only when the new one is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as archive:
            for name in sorted(files):
                _add(archive, f"{folder}/{name}", files[name], day)
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _add(archive: zipfile.ZipFile, name: str, content: Content, day: date) -> None:
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = _UNIX
    entry.external_attr = _PERMISSIONS
    entry.file_size = size(content)
    with archive.open(entry, "w") as target:
        if isinstance(content, bytes):
            target.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, target, _CHUNK)


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip that somebody gave us. ``ReleaseError`` for what is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (OSError, zipfile.BadZipFile) as error:
        raise ReleaseError(f"{path} is no zip that can be read: {error}.") from error


def unpack(path: Path, folder: Path) -> Path:
    """Unpack the zip of a release into ``folder``; returns the folder of the release in it.

    Each file is compared with its checksum. ``ReleaseError`` where one differs, is missing or is not listed, and for a name
    that leads out of the folder.
    """
    with opened(path) as archive:
        tops = {name.split("/", 1)[0] for name in archive.namelist()}
        if len(tops) != 1 or any(_leads_out(name) for name in archive.namelist()):
            raise ReleaseError(f"{path} is no release: it must hold one folder and nothing beside it.")
        archive.extractall(folder)
    release = folder / tops.pop()
    check_sums(release)
    return release


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def check_sums(release: Path) -> None:
    """Raise ``ReleaseError`` unless a release holds exactly the files that it lists, with their checksums."""
    if not (release / SUMS).is_file():
        raise ReleaseError(f"{release} is no release: it has no {SUMS}.")
    listed = read_sums((release / SUMS).read_text(encoding="utf-8"))
    found = {path.relative_to(release).as_posix(): path for path in release.rglob("*") if path.is_file()}
    found.pop(SUMS)
    faults = [f"{name} is missing" for name in sorted(listed.keys() - found.keys())]
    faults += [f"{name} is not listed" for name in sorted(found.keys() - listed.keys())]
    faults += [
        f"{name} differs" for name in sorted(listed.keys() & found.keys()) if digest(found[name]) != listed[name]
    ]
    if faults:
        raise ReleaseError(f"{release.name} is damaged: {'; '.join(faults[:5])}.")
