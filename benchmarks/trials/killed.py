"""Builds killed at random moments: ``python -m benchmarks.trials.killed --kills 50``.

A package of four documents stands; a build of five is killed (SIGKILL, with its children) at a random moment of its usual
duration. What stands afterwards must be the old package or the new one, whole; the next build must end with the same bytes
as a build that nobody disturbed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from pipelines.sources import folder_digest
from pipelines.workspace import ROOT

LEFT_OUT = "report-2015"


class BrokenPromise(AssertionError):
    """A package that is neither the old nor the new one, or a build that ends otherwise after a kill."""


class Place:
    """A copy of the sources, and where builds of it go."""

    def __init__(self, folder: Path) -> None:
        self.sources, self.out, self.cache = folder / "sources", folder / "dist", folder / "cache"
        shutil.copytree(ROOT / "sources", self.sources)
        self.aside = folder / LEFT_OUT

    def start(self) -> subprocess.Popen[bytes]:
        places = {"SOURCES": self.sources, "OUT": self.out, "CACHE": self.cache}
        environment = os.environ | {f"PROCEEDINGS_{name}": str(path) for name, path in places.items()}
        command = [sys.executable, "-m", "pipelines.cli", "build"]
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def build(self) -> str:
        """Build to the end; the digest of the tables and the descriptor."""
        process = self.start()
        _, errors = process.communicate()
        if process.returncode:
            raise BrokenPromise(errors.decode())
        return self.digest()

    def digest(self) -> str:
        """What stands published: every table's bytes."""
        return folder_digest(self.out / "data")

    def clear(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)


def trial(kills: int, seed: int) -> Counter[str]:
    """How often the old and the new package stood after a kill."""
    random, seen = Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        shutil.move(place.sources / LEFT_OUT, place.aside)
        old = place.build()
        kept = Path(folder) / "old"
        shutil.copytree(place.out, kept)
        shutil.move(place.aside, place.sources / LEFT_OUT)
        place.clear()
        began = time.monotonic()
        new = place.build()
        lasts = time.monotonic() - began
        for number in range(kills):
            shutil.rmtree(place.out)
            shutil.copytree(kept, place.out)
            place.clear()
            process = place.start()
            try:
                process.wait(random.uniform(0, lasts))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            found = {old: "old", new: "new"}.get(place.digest())
            if found is None:
                raise BrokenPromise(f"kill {number + 1}: the package is neither the old nor the new one")
            seen[found] += 1
            if number % 5 == 0 and place.build() != new:
                raise BrokenPromise(f"kill {number + 1}: the next build ended with other bytes")
        if place.build() != new:
            raise BrokenPromise("the last build ended with other bytes")
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seen = trial(options.kills, options.seed)
    print(
        f"{options.kills} kills: the old package stood {seen['old']} times, the new one {seen['new']} times, nothing else;"
    )
    print("the builds after them ended with the same bytes as a build that nobody disturbed.")


if __name__ == "__main__":
    main()
