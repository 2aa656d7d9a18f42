"""Where the time of a build goes, and how it grows: ``python -m benchmarks.speed 100 400 1000``.

Each size is built in a process of its own from generated papers, stage by stage, from bytes to the validated package. Seconds
are of processor time (``cpu``) and by the clock (``wall``); on a machine that is shared, only the first mean anything, and even
they grow where two processes share a core. Documents are parsed in the process that is measured, so that all its time counts; a
build parses them on every core. Expectations that fail do not stop the measurement; their number is given.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

STAGES = ("find", "parse", "link", "check", "publish")
Figures = dict[str, Any]


def spent() -> float:
    """Processor time of this process and of its children that ended."""
    return sum(
        u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


@contextmanager
def timed(figures: Figures, stage: str) -> Iterator[None]:
    cpu, wall = spent(), time.perf_counter()
    yield
    figures[stage] = {"cpu": round(spent() - cpu, 2), "wall": round(time.perf_counter() - wall, 2)}


def measure(number: int, seed: int, folder: Path) -> Figures:
    """Build ``number`` generated papers below ``folder``."""
    from benchmarks.corpus import units
    from pipelines.assembly import tables_of
    from pipelines.build import find
    from pipelines.engine import Here
    from pipelines.parsing import parse_all
    from pipelines.publish.package import publish
    from pipelines.sources import load_registers
    from pipelines.validate.checks import check
    from pipelines.workspace import Workspace

    workspace = Workspace(folder / "sources", folder / "dist", folder / "cache")
    workspace.sources.mkdir()
    made = (document for unit in units(seed) for document in unit.documents)
    size = 0
    for document in (next(made) for _ in range(number)):
        (workspace.sources / document.file).write_bytes(document.data)
        size += len(document.data)
    figures: Figures = {"documents": number, "bytes": size}
    with timed(figures, "find"):
        sources = find(workspace)
    registers = load_registers(workspace.registers)
    with timed(figures, "parse"):
        outcomes = parse_all(sources, registers, workspace, engine=Here())
    with timed(figures, "link"):
        outcomes, tables = tables_of(outcomes, registers)
    with timed(figures, "check"):
        results = check(tables)
    with timed(figures, "publish"):
        publish(tables, workspace.out)
    figures["rows"] = sum(table.num_rows for table in tables.values())
    figures["failed"] = sum(not result.passed for result in results)
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


def total(figures: Figures) -> float:
    """Processor seconds of a whole build."""
    return float(sum(figures[stage]["cpu"] for stage in STAGES))


def exponent(small: Figures, large: Figures, cost: Callable[[Figures], float] = total) -> float:
    """The power of the number of documents with which a cost grew between two sizes."""
    return math.log(cost(large) / cost(small)) / math.log(large["documents"] / small["documents"])


def table(found: list[Figures]) -> str:
    """The figures as a table in Markdown."""
    head = ["documents", "MB", *(f"{stage} (s)" for stage in STAGES), "whole (s)", "ms a document", "peak (MB)", "rows"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---:|" * len(head)]
    for one in found:
        cells = [one["documents"], f"{one['bytes'] / 1e6:.1f}", *(f"{one[stage]['cpu']:.1f}" for stage in STAGES)]
        cells += [f"{total(one):.1f}", f"{1000 * total(one) / one['documents']:.0f}", one["peak_mb"], one["rows"]]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def curve(found: list[Figures]) -> str:
    """The growth as a picture: documents and processor seconds on logarithmic axes, with the line of even growth."""
    x = [math.log10(one["documents"]) for one in found]
    y = [math.log10(max(total(one), 0.1)) for one in found]
    low, span = min(y), max(max(x) - min(x), max(y) - min(y), 0.5)
    at = [(60 + 320 * (a - x[0]) / span, 280 - 240 * (b - low) / span) for a, b in zip(x, y, strict=True)]
    even = (at[-1][0], at[0][1] - 240 * (x[-1] - x[0]) / span)
    dots = "".join(
        f'<circle cx="{a:.0f}" cy="{b:.0f}" r="4" fill="#1a5a96"/><text x="{a:.0f}" y="{b - 10:.0f}" text-anchor="middle">'
        f"{one['documents']}: {total(one):.0f} s</text>"
        for (a, b), one in zip(at, found, strict=True)
    )
    path = " ".join(f"{a:.0f},{b:.0f}" for a, b in at)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 310" font-family="sans-serif" font-size="12" role="img">'
        "<title>Processor seconds of a build by number of documents, both on logarithmic axes</title>"
        f'<line x1="{at[0][0]:.0f}" y1="{at[0][1]:.0f}" x2="{even[0]:.0f}" y2="{even[1]:.0f}" stroke="#999" stroke-dasharray="4 3"/>'
        f'<polyline points="{path}" fill="none" stroke="#1a5a96" stroke-width="2"/>{dots}'
        '<text x="60" y="304">documents; dashed: time grows as the number of documents</text></svg>\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--figures", type=Path, help="write the figures here as JSON, and the growth beside them as SVG"
    )
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(measure(options.documents[0], options.seed, options.alone)))
        return
    found = [_apart(number, options.seed) for number in sorted(options.documents)]
    print(table(found))
    for small, large in pairwise(found):
        print(f"\n{small['documents']} to {large['documents']}: grows with the power {exponent(small, large):.2f}")
    print(f"\n{os.cpu_count()} processors, Python {sys.version.split()[0]}")
    if options.figures:
        options.figures.write_text(json.dumps(found, indent=1) + "\n")
        options.figures.with_suffix(".svg").write_text(curve(found))


def _apart(number: int, seed: int) -> Figures:
    """Measured in a new process, so that one size does not warm up the next."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.speed", str(number), "--seed", str(seed), "--alone", folder]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
