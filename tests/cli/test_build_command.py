"""``proceedings build``: the summary, folders of all sorts, and what is wrong said with its remedy."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from pipelines.validate.checks import Result
from pipelines.workspace import ROOT

from .conftest import Run

REPORT = ROOT / "sources" / "report-2015"


TRUE = Result("attendance", "present", "error", "Everyone is present.", True)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path) -> None:
    """No test writes into the project's own cache, nor waits for the expectations, which have their own tests."""
    monkeypatch.setenv("PROCEEDINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("pipelines.build.check", lambda tables: [TRUE])


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    """A folder with one loose file."""
    folder = tmp_path / "loose files"
    folder.mkdir()
    shutil.copy(REPORT / "report-2015.md", folder / "my report.md")
    return folder


def test_loose_files_into_a_folder_with_spaces(run: Run, loose: Path, tmp_path: Path) -> None:
    out = tmp_path / "the data" / "of today"
    ended = run("build", "--sources", loose, "--out", out)
    assert ended.code == 0, ended.err
    assert (out / "data" / "attendance.parquet").is_file()
    assert (out / "data" / "attendance.csv").is_file()
    assert (out / "proceedings.duckdb").is_file()
    assert json.loads((out / "datapackage.json").read_text())["resources"]
    assert "1 document: 1 read" in ended.out
    assert "| attendance " in ended.out
    assert " passed, " in ended.out
    assert str(out / "proceedings.duckdb") in ended.out
    again = run("build", "--sources", loose, "--out", out)
    assert "Nothing has changed since the last build." in again.out
    assert "1 document: 1 unchanged" in again.out
    forced = run("build", "--sources", loose, "--out", out, "--force")
    assert "Nothing has changed" not in forced.out


def test_a_document_that_cannot_be_used_is_named_and_the_others_go_through(
    run: Run, loose: Path, tmp_path: Path
) -> None:
    listed = loose / "listed"
    shutil.copytree(REPORT, listed)
    (listed / "report-2015.md").write_text("tampered")
    ended = run("build", "--sources", loose, "--out", tmp_path / "out")
    assert ended.code == 0
    assert "2 documents: 1 read, 1 refused" in ended.out
    assert "Refused: listed/report-2015.md: the file is not the one that was listed" in ended.err
    assert run("build", "--sources", loose, "--out", tmp_path / "out", "--strict").code == 3


def test_what_is_unsure_is_in_the_summary(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "doubtful"
    folder.mkdir()
    text = (ROOT / "sources" / "report-2020" / "report-2020.txt").read_text(encoding="utf-8")
    (folder / "report.txt").write_text(text.replace("Albania", "Republic of Ruritania", 1), encoding="utf-8")
    ended = run("build", "--sources", folder, "--out", tmp_path / "out")
    assert ended.code == 0
    assert " warning, " in ended.out
    assert "ctoc-cop-wg.3-2020-4: unknown participant 'Republic of Ruritania'" in ended.out


def test_nothing_that_can_be_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = run("build", "--sources", tmp_path / "empty", "--out", tmp_path / "out")
    assert (ended.code, ended.out) == (3, "")
    assert f"No document in {tmp_path / 'empty'} can be used" in ended.err
    assert not (tmp_path / "out").exists()


def test_a_failing_check_names_the_rows_and_publishes_nothing(
    run: Run, loose: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = Result("attendance", "present", "error", "Everyone is present.", False, 2, ("a:FRA", "a:CHE"))
    monkeypatch.setattr("pipelines.build.check", lambda tables: [failed])
    ended = run("build", "--sources", loose, "--out", tmp_path / "out")
    assert ended.code == 1
    assert "attendance.present: Everyone is present. Not so in 2 rows: a:FRA, a:CHE" in ended.err
    assert not (tmp_path / "out").exists()


def test_a_folder_of_something_else_is_left_alone(run: Run, loose: Path, tmp_path: Path) -> None:
    out = tmp_path / "my photos"
    out.mkdir()
    (out / "photo.jpg").write_bytes(b"x")
    ended = run("build", "--sources", loose, "--out", out)
    assert ended.code == 4
    assert "holds no package of ours" in ended.err
    assert (out / "photo.jpg").exists()


def test_out_is_a_file(run: Run, loose: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ended = run("build", "--sources", loose, "--out", tmp_path / "file" / "below")
    assert ended.code == 4
    assert "Traceback" not in ended.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(run: Run, loose: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    ended = run("build", "--sources", loose, "--out", tmp_path / "closed" / "out")
    assert ended.code == 4
    assert "Permission denied" in ended.err


def test_broken_registers(run: Run, loose: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "sources" / "registers", loose / "registers")
    (loose / "registers" / "participants.yaml").write_text("- {name: Nobody}\n")
    ended = run("build", "--sources", loose, "--out", tmp_path / "out")
    assert ended.code == 3
    assert "registers" in ended.err
    assert "Traceback" not in ended.err


USAGE = [
    ("build", "--sources", "nowhere"),
    ("build", "--frce"),
    ("bild",),
    ("query",),
    ("query", "FROM meetings", "--format", "xml"),
    ("show",),
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_wrong_use(run: Run, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert "Usage:" in ended.err


def test_a_fault_of_the_program_says_so(run: Run, loose: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("pipelines.build.tables_of", broken)
    ended = run("build", "--sources", loose, "--out", tmp_path / "out")
    assert ended.code == 70
    assert "ZeroDivisionError" in ended.err
    assert "Please report it" in ended.err


def test_interrupted(run: Run, loose: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipelines.build.tables_of", interrupted)
    assert run("build", "--sources", loose, "--out", tmp_path / "out").code == 130
