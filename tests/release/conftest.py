"""One release of the package of the five documents, made once a run and shared."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pipelines.release.archive import unpack
from pipelines.workspace import ROOT

STRANGE = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}


def make_release(package: Path, out: Path, environment: Mapping[str, str]) -> Path:
    """A release made by a process of its own."""
    command = [sys.executable, "-m", "pipelines.cli", "release", "--package", str(package), "--out", str(out)]
    ended = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=600
    )
    assert ended.returncode == 0, ended.stderr
    [path] = out.glob("*.zip")
    return path


@pytest.fixture(scope="session")
def zipped(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip. Look at it, never change it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    with (shared / "release.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "released").exists():
            make_release(package, shared / "release", {"PYTHONHASHSEED": "1", "TZ": "UTC"})
            (shared / "released").touch()
    [path] = (shared / "release").glob("*.zip")
    return path


@pytest.fixture(scope="session")
def released(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that is in the zip. Look at it, never change it."""
    yield unpack(zipped, tmp_path_factory.mktemp("released"))
