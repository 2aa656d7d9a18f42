"""Engines give the results of chunks in order, whatever becomes of a worker; the tables don't depend on the engine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.engine import Cluster, ClusterUnreachable, Engine, Here, Processes, engine_at
from pipelines.parsing import parse_all, parse_chunk
from pipelines.sources import discover, load_registers
from pipelines.workspace import ROOT, Workspace
from tests.engine.chunks import dies, dies_once, upper

CHUNKS = [f"chunk {n}".encode() for n in range(12)]
UPPER = [chunk.upper() for chunk in CHUNKS]


@pytest.mark.parametrize("engine", [Here(), Processes(2)])
def test_results_come_in_order(engine: Engine) -> None:
    assert list(engine.run(upper, CHUNKS)) == UPPER
    assert list(engine.run(upper, [])) == []


def test_a_dead_process_costs_only_its_chunk(tmp_path: Path) -> None:
    chunks = [b"|" + chunk for chunk in CHUNKS]
    chunks[5] = os.fsencode(tmp_path / "killed") + b"|" + CHUNKS[5]
    assert list(Processes(2).run(dies_once, chunks)) == UPPER
    assert (tmp_path / "killed").exists()


def test_a_chunk_that_kills_every_process_is_given_up() -> None:
    assert list(Processes(1).run(dies, [b"a", b"kill", b"b", b"c", b"d"])) == [b"A", None, b"B", b"C", b"D"]


def test_no_address_means_this_machine() -> None:
    assert engine_at(None) == engine_at("") == Processes()
    assert engine_at("tcp://10.0.0.1:8786") == Cluster("tcp://10.0.0.1:8786")


def test_an_address_without_a_scheduler_is_said() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ClusterUnreachable, match="No Dask scheduler answers"):
        list(Cluster("tcp://127.0.0.1:9", patience=1).run(upper, CHUNKS))


class Dask:
    """A scheduler and workers as processes of their own."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder = folder
        file = folder / "scheduler.json"
        self.processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))]
        self.workers = [
            self._start("worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny")
            for _ in range(workers)
        ]
        self.processes += self.workers
        self.address = self._address(file)

    def _start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + what, *options]
        if what == "scheduler":
            command += ["--no-dashboard"]
        else:
            command += ["--no-dashboard", "--local-directory", str(self.folder)]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _address(self, file: Path) -> str:
        from distributed import Client

        until = time.monotonic() + 120
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.2)
        with Client(scheduler_file=str(file), timeout=60, set_as_default=False) as client:
            client.wait_for_workers(len(self.workers), timeout=120)
            return str(client.scheduler.address)

    def close(self) -> None:
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    pytest.importorskip("distributed")
    started = Dask(tmp_path, workers=3)
    yield started
    started.close()


def test_a_cluster_gives_what_this_process_gives_though_a_worker_is_killed(dask: Dask, tmp_path: Path) -> None:
    sources, registers = discover(ROOT / "sources"), load_registers(ROOT / "sources" / "registers")
    here = parse_all(sources, registers, Workspace(cache=tmp_path / "here"), engine=Here())
    seen: list[str] = []

    def kill_one(what: str, done: int, total: int) -> None:
        if not seen:
            os.kill(dask.workers[0].pid, signal.SIGKILL)
        seen.append(what)

    there = parse_all(sources, registers, Workspace(cache=tmp_path / "there"), kill_one, Cluster(dask.address))
    assert [o.parsed.tables for o in there if o.parsed] == [o.parsed.tables for o in here if o.parsed]
    assert [o.status for o in there] == ["parsed"] * len(sources)
    chunks = [f"|{n}".encode() for n in range(20)]
    chunks[7] = os.fsencode(tmp_path / "killed") + b"|7"
    assert list(Cluster(dask.address).run(dies_once, chunks)) == [str(n).encode() for n in range(20)]


def test_a_worker_with_other_rules_is_refused() -> None:
    import pickle

    with pytest.raises(RuntimeError, match="another version"):
        parse_chunk(pickle.dumps(("another", b"", [])))
