"""A build that fails, is refused or dies leaves the last good package as it was; the next one clears up after it."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pipelines.publish import swap
from pipelines.publish.descriptor import DATABASE, DESCRIPTOR
from pipelines.publish.package import PublishError, publish
from pipelines.publish.swap import Busy, clear_away, exchange_folders, staging_of, swap_in
from pipelines.publish.validate import PackageInvalid
from pipelines.tables.arrow import TableError
from pipelines.tables.check import ContractBroken
from pipelines.tables.contract import load_contract
from pipelines.tables.examples import example_rows

Rows = dict[str, list[dict[str, Any]]]


def rows(name: str = "Chile") -> Rows:
    made = example_rows(load_contract())
    made["participants"][0] |= {"name": name}
    return made


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the database, whose bytes differ from build to build."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != DATABASE)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir() if path != out and not path.name.endswith(".lock"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(rows(), tmp_path_factory.mktemp("swap") / "dist").out


@pytest.fixture
def out(published: Path, tmp_path: Path) -> Path:
    """A package that was published before."""
    return Path(shutil.copytree(published, tmp_path / "dist"))


def test_the_new_package_takes_the_place_of_the_old(out: Path) -> None:
    before = contents(out)
    published = publish(rows("Chili"), out)
    after = contents(out)
    assert before != after and before.keys() == after.keys()
    assert b"Chili" in after["data/participants.csv"]
    assert published.rows["participants"] == 1 and published.out == out
    assert beside(out) == []


REFUSED: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"capacity": "guest"}, ContractBroken, r"attendance\.capacity: not one of .*attendance_id=wgic-2020-07-07:CHL"),
    ({"participant_id": "XYZ"}, ContractBroken, r"attendance\.participant_id: not found in participants.*'XYZ'"),
    ({"colour": "blue"}, TableError, "attendance: unknown column colour"),
    ({"meeting_id": 3}, TableError, "meeting_id is 3, not string, in attendance_id"),
]


@pytest.mark.parametrize(("change", "error", "message"), REFUSED)
def test_rows_that_break_the_contract_are_refused(
    out: Path, change: dict[str, Any], error: type[Exception], message: str
) -> None:
    before = contents(out)
    broken = rows("Chili")
    broken["attendance"][0] |= change
    with pytest.raises(error, match=message):
        publish(broken, out)
    assert contents(out) == before and beside(out) == []


def test_a_package_that_is_not_valid_is_refused(out: Path) -> None:
    before = contents(out)

    def spoil(folder: Path) -> None:
        (folder / "data" / "officers.csv").write_bytes(b"officer_id\r\n")

    with pytest.raises(PackageInvalid, match="officers"):
        publish(rows("Chili"), out, add=spoil)
    assert contents(out) == before and beside(out) == []


STEPS = ["check", "write data", "write database", "describe", "add", "validate", "swap", "swapped"]

DIE = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {here!r})
from test_publish_swap import rows
from pipelines.publish import swap
from pipelines.publish.package import publish
if {clumsy}:
    swap.exchange_folders = lambda one, other: False
def step(name):
    if name == {step!r}:
        os.kill(os.getpid(), signal.SIGKILL)
publish(rows("Chili"), Path({out!r}), add=lambda folder: None, step=step)
"""


def die_at(step: str, out: Path, clumsy: bool = False) -> None:
    code = DIE.format(here=str(Path(__file__).parent), clumsy=clumsy, step=step, out=str(out))
    died = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert died.returncode == -signal.SIGKILL, died.stderr


@pytest.mark.parametrize("step", STEPS)
def test_a_build_that_is_killed_leaves_a_whole_package(out: Path, step: str) -> None:
    before = contents(out)
    die_at(step, out)
    if step == "swapped":  # only the old folder was still to be removed
        assert b"Chili" in contents(out)["data/participants.csv"]
    else:
        assert contents(out) == before
    clear_away(out)
    assert beside(out) == []


def test_the_next_build_clears_up_after_a_dead_one(out: Path) -> None:
    die_at("validate", out)
    assert beside(out) == [".dist.building"]
    publish(rows("Tchile"), out)
    assert b"Tchile" in contents(out)["data/participants.csv"] and beside(out) == []


@pytest.mark.parametrize("step", ["swap", "between two renames", "swapped"])
def test_so_does_one_on_a_system_that_cannot_exchange_folders(out: Path, step: str) -> None:
    before = contents(out)
    die_at(step, out, clumsy=True)
    clear_away(out)
    assert contents(out) == before or step == "swapped"
    assert beside(out) == []


def test_folders_are_exchanged_in_one_step_here(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not exchange_folders(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this file system can't exchange folders")
    assert (tmp_path / "one" / "other").exists() and (tmp_path / "other" / "one").exists()


def test_an_error_of_the_exchange_is_not_swallowed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange_folders(tmp_path / "nothing", tmp_path / "nowhere")


def test_the_swap_without_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange_folders", lambda one, other: False)
    out = tmp_path / "dist"
    out.mkdir()
    (out / "old").touch()
    staging_of(out).mkdir()
    (staging_of(out) / "new").touch()
    swap_in(out)
    assert [path.name for path in out.iterdir()] == ["new"] and beside(out) == []


def test_two_builds_at_once_do_not_mix(out: Path) -> None:
    handle = os.open(out.with_name(".dist.lock"), os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    started = time.monotonic()
    with pytest.raises(Busy, match="another build is writing"):
        publish(rows("Chili"), out, wait=0.2)
    assert time.monotonic() - started >= 0.2
    os.close(handle)
    publish(rows("Chili"), out)


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.odt").write_text("ten years of work")
    with pytest.raises(PublishError, match="holds no package of ours"):
        publish(rows(), tmp_path / "home")
    (tmp_path / "file").touch()
    with pytest.raises(PublishError, match="is a file"):
        publish(rows(), tmp_path / "file")
    assert (tmp_path / "home" / "thesis.odt").read_text() == "ten years of work"


def test_what_a_person_put_beside_the_package_stays(out: Path) -> None:
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("mine")
    (out / "proceedings.duckdb.wal").write_text("of the old database")
    publish(rows("Chili"), out)
    assert (out / "notes" / "mine.txt").read_text() == "mine"
    assert not (out / "proceedings.duckdb.wal").exists()


def test_what_a_build_added_goes_with_it(out: Path) -> None:
    publish(rows(), out, add=lambda folder: (folder / "REPORT.md").write_text("first") and None)
    assert (out / "REPORT.md").exists()
    publish(rows(), out)
    assert not (out / "REPORT.md").exists()


def test_an_empty_folder_and_a_missing_parent_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert (publish(rows(), tmp_path / "empty").out / DESCRIPTOR).exists()
    assert (publish(rows(), tmp_path / "a" / "b" / "c").out / DESCRIPTOR).exists()


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "dist").symlink_to(tmp_path / "real")
    publish(rows(), tmp_path / "dist")
    assert (tmp_path / "dist").is_symlink() and (tmp_path / "real" / DESCRIPTOR).exists()


def test_a_package_without_rows_can_be_published(tmp_path: Path) -> None:
    published = publish({}, tmp_path / "dist")
    assert set(published.rows.values()) == {0}
