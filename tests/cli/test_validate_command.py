"""``proceedings validate``: a good package passes, a damaged one is told by table."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def copy(package: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(package, tmp_path / "copy of the package"))


def test_a_good_package(run: Run, package: Path) -> None:
    ended = run("validate", package)
    assert ended.code == 0
    assert "Parquet, CSV and DuckDB hold the same rows" in ended.out
    assert "| attendance " in ended.out


def test_a_changed_csv(run: Run, copy: Path) -> None:
    file = copy / "data" / "attendance.csv"
    file.write_bytes(file.read_bytes().replace(b"party", b"Party", 1))
    ended = run("validate", copy)
    assert ended.code == 1
    assert "is not a valid package" in ended.err
    assert "attendance" in ended.err


def test_a_missing_file(run: Run, copy: Path) -> None:
    (copy / "data" / "officers.parquet").unlink()
    ended = run("validate", copy)
    assert ended.code == 1
    assert "officers.parquet" in ended.err
    assert "Traceback" not in ended.err


def test_a_damaged_parquet_file(run: Run, copy: Path) -> None:
    (copy / "data" / "officers.parquet").write_bytes(b"PAR1 and nothing else")
    ended = run("validate", copy)
    assert ended.code == 1
    assert "Traceback" not in ended.err


def test_a_descriptor_that_is_no_json(run: Run, copy: Path) -> None:
    (copy / "datapackage.json").write_text("{")
    ended = run("validate", copy)
    assert ended.code == 1
    assert "datapackage.json" in ended.err


def test_no_package(run: Run, tmp_path: Path) -> None:
    assert run("validate", tmp_path / "nowhere").code == 3
