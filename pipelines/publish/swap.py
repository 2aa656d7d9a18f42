"""Putting a folder in the place of another, whole or not at all, one build at a time.

Beside ``dist`` stand ``.dist.lock`` (held while a build writes; the system lets go of it when the process dies),
``.dist.building`` (what is being written; afterwards, for a moment, what was there before) and, only on systems that
can't exchange two folders in one step, ``.dist.previous``. Whatever a dead build left is put right by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Step = Callable[[str], None]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV}
"""What a system or a file system answers that can't exchange folders."""


class Busy(RuntimeError):
    """Another build is writing to the same folder."""


def staging_of(out: Path) -> Path:
    """Where what is to become ``out`` is written: on the same file system, so that it can be renamed."""
    return out.with_name(f".{out.name}.building")


def _previous_of(out: Path) -> Path:
    return out.with_name(f".{out.name}.previous")


@contextmanager
def locked(out: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of ``out``; ``Busy`` if another process still has it after ``wait`` seconds."""
    until = time.monotonic() + wait
    handle = os.open(out.with_name(f".{out.name}.lock"), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        while not _try_lock(handle):
            if time.monotonic() >= until:
                raise Busy(f"another build is writing to {out}; wait for it to end, or give another folder")
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def bring_back(out: Path) -> None:
    """Bring the last good folder back, where a build died between the two renames of a swap."""
    previous = _previous_of(out)
    if previous.exists() and not out.exists():
        previous.rename(out)


def clear_away(out: Path) -> None:
    """Put right what a dead build left: bring the last good folder back, remove what was half written."""
    bring_back(out)
    for leftover in (staging_of(out), _previous_of(out)):
        if leftover.exists():
            shutil.rmtree(leftover)


def swap_in(out: Path, step: Step = lambda name: None, exchange: Callable[[Path, Path], bool] | None = None) -> None:
    """Make the staging folder ``out``, and remove what was there. Whoever looks finds the old folder or the new one.

    Where the system can't exchange folders there is a moment between two renames at which ``out`` is missing; a build
    that dies right there leaves the old folder aside, and ``clear_away`` brings it back.
    """
    staging, previous = staging_of(out), _previous_of(out)
    sync(staging)
    step("swap")
    if not out.exists():
        staging.rename(out)
    elif (exchange or exchange_folders)(staging, out):
        step("swapped")
        shutil.rmtree(staging)
    else:
        out.rename(previous)
        step("between two renames")
        staging.rename(out)
        step("swapped")
        shutil.rmtree(previous)
    _sync_folder(out.parent)


def exchange_folders(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system can't."""
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(names[0], names[1], _RENAME_SWAP)
    elif hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _NOT_HERE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def sync(folder: Path) -> None:
    """See that everything in a folder is on the disk, so that a power cut after the swap finds no empty files."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            _sync_folder(path)
    _sync_folder(folder)


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
