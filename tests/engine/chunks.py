"""Work that tests send to other processes: it must stand in a module that these can import."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def upper(chunk: bytes) -> bytes:
    return chunk.upper()


def dies_once(chunk: bytes) -> bytes:
    """Kill the worker the first time; ``chunk`` names a file that says whether it was killed before."""
    name, _, text = chunk.partition(b"|")
    if name:
        seen = Path(os.fsdecode(name))
        if not seen.exists():
            seen.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return text.upper()


def dies(chunk: bytes) -> bytes:
    """Kill the worker at a chunk that asks for it."""
    if chunk == b"kill":
        os.kill(os.getpid(), signal.SIGKILL)
    return chunk.upper()
