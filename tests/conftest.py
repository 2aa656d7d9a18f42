"""What tests of several folders share: the package of the five documents, built once a run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipelines.build import Workspace, build


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published package of the project's own documents. Look at it, never change it: copy it first."""
    shared = _shared(tmp_path_factory)
    workspace = Workspace(out=shared / "package", cache=shared / "cache")
    with _alone(shared / "package.lock"):
        if not (shared / "built").exists():
            build(workspace)
            (shared / "built").touch()
    return workspace.out


def _shared(factory: pytest.TempPathFactory) -> Path:
    """One folder for all processes of a test run."""
    base = factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time."""
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
