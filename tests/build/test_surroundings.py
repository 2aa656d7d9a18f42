"""What stands around a build makes no difference to its rows; a disk that is full leaves the published package alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from pipelines.workspace import ROOT

ROWS = """
import hashlib
from pipelines.assembly import assemble
from pipelines.parsing import parse_source
from pipelines.sources import discover, load_registers
from pipelines.workspace import Workspace
workspace = Workspace()
registers = load_registers(workspace.registers)
tables = assemble([parse_source(source, registers) for source in discover(workspace.sources)], registers)
print(hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest())
"""


def rows_under(surroundings: Mapping[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ROWS],
        cwd=ROOT,
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def usual() -> str:
    return rows_under({"PYTHONHASHSEED": "0"})


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "4242"},
        {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "9", "TZ": "America/Anchorage", "LC_ALL": "C", "PYTHONUTF8": "0"},
    ],
    ids=["hash seed", "Turkish, in Kiritimati", "no locale, in Anchorage"],
)
def test_surroundings_change_no_row(surroundings: dict[str, str], usual: str) -> None:
    assert rows_under(surroundings) == usual


FULL = """
import resource, sys
from pathlib import Path
from pipelines.publish.package import publish
from pipelines.publish.parquet import read_parquet
out = Path(sys.argv[1])
tables = {path.stem: read_parquet(path) for path in sorted((out / "data").glob("*.parquet"))}
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
publish(tables, out)
"""


@pytest.mark.parametrize("room", [2_000, 60_000, 400_000])
def test_a_full_disk_leaves_the_published_package(tmp_path_factory: pytest.TempPathFactory, room: int) -> None:
    from pipelines.publish.package import publish
    from pipelines.publish.validate import problems_of_package
    from pipelines.sources import folder_digest
    from pipelines.tables.contract import load_contract

    out = tmp_path_factory.mktemp("full") / "dist"
    registers_only = _tables_of_registers()
    publish(registers_only, out)
    before = folder_digest(out)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(out), str(room)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert folder_digest(out) == before
    assert not list(problems_of_package(load_contract(), out))
    assert publish(registers_only, out).rows["participants"] > 0


def _tables_of_registers() -> dict[str, list[dict[str, object]]]:
    from pipelines.assembly import register_rows
    from pipelines.sources import load_registers

    return register_rows(load_registers(ROOT / "sources" / "registers"), {})  # type: ignore[return-value]
