"""The command line as a process: on a terminal, in a pipe, with and without colours."""

from __future__ import annotations

import os
import pty
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.workspace import ROOT

ESCAPE = "\x1b["
COLOUR = "\x1b[31m"  # red: an error

_SAYS_NOTHING_OF_COLOURS = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "CI")}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pipelines.cli", *arguments]


def on_a_terminal(*arguments: str, **variables: str) -> str:
    """What the command shows to a person at a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    env = {**_SAYS_NOTHING_OF_COLOURS, "TERM": "xterm-256color", "COLUMNS": "100", **variables}
    with subprocess.Popen(
        command(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=ROOT
    ) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how Linux says that the terminal was closed
                break
            if not part:
                break
            shown += part
        process.wait(60)
    os.close(ours)
    return shown.decode()


def in_a_pipe(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    env = {**_SAYS_NOTHING_OF_COLOURS, "TERM": "xterm-256color", **variables}
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, env=env, cwd=ROOT, timeout=60, check=False
    )


def test_colours_on_a_terminal() -> None:
    assert COLOUR in on_a_terminal("tables", "nowhere")


def test_no_colours_where_they_are_not_wanted() -> None:
    shown = on_a_terminal("tables", "nowhere", NO_COLOR="1")
    assert "There is no table nowhere" in shown
    assert COLOUR not in shown


def test_no_colours_in_a_pipe() -> None:
    ended = in_a_pipe("tables", "nowhere")
    assert ended.returncode == 2
    assert "There is no table nowhere" in ended.stderr
    assert ESCAPE not in ended.stderr + ended.stdout
    assert ESCAPE not in in_a_pipe("--help").stdout


def test_the_passage_is_marked_by_colour_or_by_signs(package: Path) -> None:
    arguments = ("show", "wgic-2020-07-07:CHE", "--package", str(package))
    assert ">>>" not in on_a_terminal(*arguments)
    assert ">>>Switzerland<<<" in on_a_terminal(*arguments, NO_COLOR="1")
    assert ">>>Switzerland<<<" in in_a_pipe(*arguments).stdout


def test_a_table_fits_the_terminal(package: Path) -> None:
    shown = on_a_terminal("query", "SELECT quote FROM recommendations LIMIT 3", "-p", str(package), NO_COLOR="1")
    assert max(len(line) for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()) <= 100


def test_progress_on_a_terminal_only(tmp_path: Path) -> None:
    arguments = ("build", "--out", str(tmp_path / "out"))
    shown = on_a_terminal(*arguments, PROCEEDINGS_CACHE=str(tmp_path / "cache"))
    assert "Reading report-2020" in shown or "Checking the truths" in shown
    assert in_a_pipe(*arguments, "--force", PROCEEDINGS_CACHE=str(tmp_path / "cache")).stderr == ""


def test_a_pipe_that_closes_early(package: Path) -> None:
    line = f"{sys.executable} -m pipelines.cli query 'FROM passages' -p '{package}' -f json | head -1"
    ended = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert ended.stdout == "[\n"
    assert ended.stderr == ""


@pytest.mark.parametrize("arguments", [("--help",), ("build", "--help"), ()], ids=["help", "build help", "nothing"])
def test_help_answers_at_once(arguments: tuple[str, ...]) -> None:
    def seconds() -> float:
        """Time of the processor, which other processes on the machine don't lengthen much."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        ended = in_a_pipe(*arguments)
        assert "Usage: " in ended.stdout + ended.stderr
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(4)) < 0.5  # 0.2 s on an idle machine


def test_help_loads_nothing_heavy() -> None:
    heavy = ("duckdb", "pyarrow", "pandas", "great_expectations", "frictionless", "dagster", "lxml", "pypdfium2")
    code = f"import sys, pipelines.cli; print([m for m in {heavy!r} if m in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ended.stdout.strip() == "[]"
