"""A store of finished work by content hash.

Each entry carries its own checksum: a damaged one counts as absent and is made again. Writing is atomic, so that two
builds may share one store and a build that dies leaves no half entry.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

_CHECKSUM = hashlib.sha256().digest_size


class Cache:
    """Python objects by key, as files below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Any | None:
        """The object stored under ``key``; None where there is none, or where it is damaged."""
        try:
            stored = self._path(key).read_bytes()
        except OSError:
            return None
        checksum, payload = stored[:_CHECKSUM], stored[_CHECKSUM:]
        if hashlib.sha256(payload).digest() != checksum:
            return None
        try:
            return pickle.loads(payload)
        except Exception:  # written by a Python or a class that is no more
            return None

    def put(self, key: str, value: Any) -> None:
        """Store an object, replacing what stood under ``key``."""
        self.put_pickled(key, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))

    def put_pickled(self, key: str, payload: bytes) -> None:
        """Store an object that another process pickled."""
        write_whole(self._path(key), hashlib.sha256(payload).digest() + payload)

    def trim(self, limit: int) -> None:
        """Remove the oldest entries beyond ``limit``."""
        entries = list(self.folder.glob("*.pickle"))
        if len(entries) > limit:
            for path in sorted(entries, key=lambda p: p.stat().st_mtime)[: len(entries) - limit]:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.pickle"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file aside and move it into place, so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(aside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(aside).unlink()
        raise
