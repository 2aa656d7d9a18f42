"""Running a command as a person would, without the cost of a new process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.cli import run_command


@dataclass(frozen=True)
class Ended:
    """What a command left: its exit code, its answer, and what it said beside it."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("query", "FROM meetings")``; no variable of the person's own environment is in the way."""
    for name in ("PROCEEDINGS_SOURCES", "PROCEEDINGS_OUT", "PROCEEDINGS_CACHE", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run_it(*arguments: str | Path) -> Ended:
        capsys.readouterr()
        code = run_command([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ended(int(code), said.out, said.err)

    return run_it


@pytest.fixture
def ask(run: Run, package: Path) -> Run:
    """The same, of the package of the five documents."""

    def ask_it(*arguments: str | Path) -> Ended:
        return run(*arguments, "--package", package)

    return ask_it
