"""Where the work on chunks of documents runs: in this process, in a pool of local processes, or on a Dask cluster.

An engine takes chunks as bytes and gives results as bytes, in the order of the chunks, so that nothing but the standard
library has to agree between here and there, and no file system has to be shared. A worker that dies costs its chunk
alone: the chunk is tried again elsewhere, and given up (``None``) after ``ATTEMPTS``.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from typing import Any, Protocol

Work = Callable[[bytes], bytes]
"""A function of a module, that any process can import."""

ATTEMPTS = 3
"""Workers that a chunk may cost before it is given up: a document that kills its reader would kill every one."""

AHEAD = 2
"""Chunks in flight for each worker: the next one is there when a worker has done with the last, and no more are held."""

ADDRESS_VARIABLE = "PROCEEDINGS_CLUSTER"
"""The address of a Dask scheduler, for instance ``tcp://10.0.0.1:8786``."""


class ClusterUnreachable(RuntimeError):
    """There is no cluster at the address, or no client for one; the message says what to do."""


class Engine(Protocol):
    """Runs work on chunks."""

    def run(self, work: Work, chunks: Iterable[bytes]) -> Iterator[bytes | None]:
        """The result of each chunk, in order; None for a chunk whose workers died."""


@dataclass(frozen=True, slots=True)
class Here:
    """In this process, one chunk after another."""

    def run(self, work: Work, chunks: Iterable[bytes]) -> Iterator[bytes | None]:
        """The result of each chunk."""
        return map(work, chunks)


@dataclass(frozen=True, slots=True)
class Processes:
    """A pool of processes on this machine, one a core unless ``workers`` says how many."""

    workers: int = field(
        default_factory=lambda: (
            len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        )
    )

    def run(self, work: Work, chunks: Iterable[bytes]) -> Iterator[bytes | None]:
        """The result of each chunk. A pool that lost a process is replaced, and takes up what was not done."""
        coming = iter(chunks)
        waiting = deque((chunk, 0) for chunk in islice(coming, self.workers * AHEAD))
        while waiting:
            try:
                with ProcessPoolExecutor(self.workers, mp_context=_context(work)) as pool:
                    yield from _drained(pool, work, waiting, coming)
            except BrokenProcessPool:
                chunk, times = waiting.popleft()
                if times + 1 >= ATTEMPTS:
                    yield None
                    waiting.extend((chunk, 0) for chunk in islice(coming, 1))
                else:
                    waiting.appendleft((chunk, times + 1))


def _context(work: Work) -> Any:
    """Processes that come from a server without threads, which has imported the work once."""
    context = get_context("forkserver")
    context.set_forkserver_preload([work.__module__])
    return context


def _drained(
    pool: ProcessPoolExecutor, work: Work, waiting: deque[tuple[bytes, int]], coming: Iterator[bytes]
) -> Iterator[bytes]:
    """Results in order; ``waiting`` holds what is not done yet, the next first."""
    running: deque[Future[bytes]] = deque(pool.submit(work, chunk) for chunk, _ in waiting)
    while running:
        result = running[0].result()
        running.popleft()
        waiting.popleft()
        for chunk in islice(coming, 1):
            waiting.append((chunk, 0))
            running.append(pool.submit(work, chunk))
        yield result


@dataclass(frozen=True, slots=True)
class Cluster:
    """The Dask cluster whose scheduler has the address. Its workers must have this package installed."""

    address: str
    patience: float = 10.0
    """Seconds to wait for the scheduler."""

    def run(self, work: Work, chunks: Iterable[bytes]) -> Iterator[bytes | None]:
        """The result of each chunk; the scheduler gives the chunk of a lost worker to another one."""
        client = self._client()
        try:
            workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
            coming = iter(chunks)
            running = deque(self._submit(client, work, chunk) for chunk in islice(coming, workers * AHEAD))
            while running:
                yield self._result(running.popleft())
                running.extend(self._submit(client, work, chunk) for chunk in islice(coming, 1))
        finally:
            client.close()

    def _client(self) -> Any:
        try:
            from distributed import Client
        except ImportError as error:
            raise ClusterUnreachable(
                "A cluster needs dask[distributed]: pip install 'proceedings[cluster]'."
            ) from error
        try:
            return Client(self.address, timeout=self.patience, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterUnreachable(
                f"No Dask scheduler answers at {self.address} ({error}). Start one (dask scheduler), or unset "
                f"{ADDRESS_VARIABLE} to use the processes of this machine."
            ) from error

    @staticmethod
    def _submit(client: Any, work: Work, chunk: bytes) -> Any:
        return client.submit(work, chunk, pure=False)

    @staticmethod
    def _result(running: Any) -> bytes | None:
        from distributed.scheduler import KilledWorker

        try:
            result: bytes = running.result()
        except KilledWorker:
            return None
        return result


def engine_at(address: str | None) -> Engine:
    """The cluster at an address; the processes of this machine where there is none."""
    return Cluster(address) if address else Processes()


def engine_from_environment() -> Engine:
    """The engine that ``PROCEEDINGS_CLUSTER`` names."""
    return engine_at(os.environ.get(ADDRESS_VARIABLE))
