"""Any number of realistic papers, the same for the same seed, each with its right rows.

``python -m benchmarks.corpus FOLDER --documents 300 --seed 1`` writes them; ``units`` hands them out one unit at a time, so that
a corpus of any size fits in memory. A unit is a chain of three papers (a report with points for discussion, the note with
States' comments on them, the draft resolution that annexes what was adopted), a report that stands alone, and a Chair's
summary of an informal meeting (every second time). Its right rows are those of ``tests/gold``, in the same columns.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.generator import gold
from benchmarks.generator.blocks import Block, Paper
from benchmarks.generator.gold import GoldTables
from benchmarks.generator.life import live
from benchmarks.generator.note import note
from benchmarks.generator.plan import Adopted, plan, points
from benchmarks.generator.report import report
from benchmarks.generator.resolution import resolution
from benchmarks.generator.summary import plan_summary, summary
from benchmarks.generator.surfaces import SURFACES, extension, printed


@dataclass(frozen=True)
class Made:
    """A document: its identifier, its file name and bytes, and on what surface and with how much noise it was printed."""

    document_id: str
    file: str
    data: bytes
    surface: str
    noise: int


@dataclass(frozen=True)
class Unit:
    """Documents that belong together, and their right rows."""

    documents: list[Made]
    gold: GoldTables = field(default_factory=dict)


def units(seed: int = 0, first: int = 0) -> Iterator[Unit]:
    """Units without end, from the ``first``; each depends on the seed and its number alone."""
    number = first
    while True:
        yield chain(seed, number)
        yield alone(seed, number)
        if number % 2:
            yield chairs_summary(seed, number)
        number += 1


def documents(count: int, seed: int = 0) -> Iterator[Made]:
    """So many documents, in the order of their units; the last unit may be cut short."""
    return islice((made for unit in units(seed) for made in unit.documents), count)


def whole_units(count: int, seed: int = 0) -> Iterator[Unit]:
    """Whole units until there are at least so many documents."""
    made = 0
    for unit in units(seed):
        if made >= count:
            return
        made += len(unit.documents)
        yield unit


def chain(seed: int, number: int) -> Unit:
    """A report, the note on it and the resolution that follows; meetings and words are the chain's own."""
    draw = Random(f"{seed} chain {number}")
    surface, noise = _surface(draw)
    made = plan(draw, 2 * number, discussion=True)
    struck = surface == "markdown"
    live(draw, made, struck)
    names = [f"{kind}-{number:05d}" for kind in ("report", "note", "resolution")]
    papers = [report(draw, made, names[0]), note(draw, made, names[1], struck), resolution(draw, made, names[2])]
    for item in made.items:
        item.place = _place(papers[0].blocks, item.title)
    rows = [
        gold.of_report(made, names[0]),
        gold.of_note(made, names[1]),
        gold.of_resolution(made, names[2]),
        gold.of_chain(made),
    ]
    return Unit([_made(draw, paper, surface, noise) for paper in papers], gold.merged(rows))


def alone(seed: int, number: int) -> Unit:
    """A report whose recommendations were adopted at the meeting; nothing leads to them."""
    draw = Random(f"{seed} alone {number}")
    surface, noise = _surface(draw)
    made = plan(draw, 2 * number + 1, discussion=False)
    made.adopted = [Adopted(point.label, "", point.text, []) for point in points(draw, draw.randint(3, 20))]
    name = f"alone-{number:05d}"
    return Unit(
        [_made(draw, report(draw, made, name), surface, noise)],
        gold.merged([gold.of_report(made, name), {"lineage": []}]),
    )


def chairs_summary(seed: int, number: int) -> Unit:
    """A Chair's summary of an informal meeting."""
    draw = Random(f"{seed} summary {number}")
    surface, noise = _surface(draw)
    made = plan_summary(draw, number // 2)
    name = f"summary-{number:05d}"
    return Unit([_made(draw, summary(draw, made, name), surface, noise)], gold.merged([gold.of_summary(made, name)]))


def _surface(draw: Random) -> tuple[str, int]:
    return draw.choice(SURFACES), draw.choice((0, 1, 1, 2))


def _made(draw: Random, paper: Paper, surface: str, noise: int) -> Made:
    data = printed(draw, paper, surface, noise)
    return Made(paper.name, paper.name + extension(surface), data, surface, noise)


def _place(blocks: list[Block], title: str) -> str:
    """The number of the paragraph that announces the points under a title."""
    numbers = [block.number.rstrip(".") for block in _below(blocks, title) if block.kind == "paragraph"]
    return numbers[-1] if numbers else ""


def _below(blocks: list[Block], title: str) -> Iterator[Block]:
    """The blocks below the heading of an item, up to the end of its points."""
    inside = False
    for block in blocks:
        if block.kind == "heading" and block.level <= 4:
            inside = block.text == title
        if inside:
            yield block


def write(folder: Path, count: int, seed: int) -> int:
    """Write documents, each in a folder file, and their right rows beside them as CSV; returns how many documents."""
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    parts, written = [], 0
    for unit in whole_units(count, seed):
        for made in unit.documents:
            (folder / "documents" / made.file).write_bytes(made.data)
            written += 1
        parts.append(unit.gold)
    (folder / "gold").mkdir(exist_ok=True)
    for name, rows in gold.merged(parts).items():
        (folder / "gold" / f"{name}.csv").write_text(_csv(rows), encoding="utf-8")
    return written


def _csv(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    print(f"{write(chosen.folder, chosen.documents, chosen.seed)} documents in {chosen.folder}")


if __name__ == "__main__":
    main()
