"""Figures of accuracy: made from counts, kept in ``expectations/accuracy.csv``, published as the table ``accuracy``.

The file holds the last release. ``make accuracy`` writes it deliberately; the tests recompute what the repository holds and
fail where a figure differs from it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from pipelines.accuracy.compare import NOTHING, Tallies, Tally
from pipelines.accuracy.intervals import Counts, Interval, bootstrap_f1, f1_interval, f1_of, wilson
from pipelines.model import Row

RESULTS = Path(__file__).parents[2] / "expectations" / "accuracy.csv"
"""The figures of the last release."""

MANY = 30
"""From so many documents on, and where there are errors, F1 gets its interval by resampling documents."""

SHOWN = 20
"""Confusions that a row lists, the most frequent first."""

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table ``accuracy``; its columns are described in ``datapackage/tables/accuracy.yaml``."""

    table_name: str
    field: str
    measured_on: str
    n_documents: int
    n_expected: int
    n_found: int
    n_right: int
    precision: float | None = None
    precision_low: float | None = None
    precision_high: float | None = None
    recall: float | None = None
    recall_low: float | None = None
    recall_high: float | None = None
    f1: float | None = None
    f1_low: float | None = None
    f1_high: float | None = None
    f1_interval: str | None = None
    confusions: tuple[str, ...] = ()
    measured_at: str | None = None
    recomputed: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        return self.table_name, self.field, self.measured_on

    @property
    def counts(self) -> Counts:
        return self.n_expected, self.n_found, self.n_right


@dataclass(frozen=True, slots=True)
class Occasion:
    """On what, when, and how often figures are measured; the words are those of the table's vocabularies.

    ``told`` is False where the confusions would repeat the words of documents that are not the project's to publish.
    """

    measured_on: str
    n_documents: int
    measured_at: date
    recomputed: str
    told: bool = True


def figures(table: str, tallies: Tallies, occasion: Occasion, by_document: Sequence[Tallies] = ()) -> list[Figure]:
    """The figures of one table, a field each."""
    return [
        _figure(table, name, tally, occasion, [one[name].counts for one in by_document if name in one])
        for name, tally in tallies.items()
    ]


def _figure(table: str, name: str, tally: Tally, occasion: Occasion, documents: Sequence[Counts]) -> Figure:
    expected, found, right = tally.counts
    exact = right == expected == found
    resampled = len(documents) >= MANY and not exact
    f1_ends = bootstrap_f1(documents) if resampled else f1_interval(expected, found, right)
    precision, recall = _rounded(wilson(right, found)), _rounded(wilson(right, expected))
    f1_low, f1_high = _rounded(f1_ends)
    return Figure(
        table, name, occasion.measured_on, occasion.n_documents, expected, found, right,
        _round(right / found if found else None), *precision,
        _round(right / expected if expected else None), *recall,
        _round(f1_of(expected, found, right)), f1_low, f1_high,
        ("documents resampled" if resampled else "score") if f1_ends else None,
        _told(tally) if occasion.told else (),
        occasion.measured_at.isoformat(), occasion.recomputed,
    )  # fmt: skip


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _rounded(interval: Interval | None) -> tuple[float | None, float | None]:
    return (None, None) if interval is None else (round(interval[0], DIGITS), round(interval[1], DIGITS))


def _told(tally: Tally) -> tuple[str, ...]:
    """What was taken for what: "found → expected (times)"."""
    ordered = sorted(tally.confusions.items(), key=lambda item: (-item[1], item[0]))
    told = [f"{_short(found)} → {_short(expected)} ({times})" for (found, expected), times in ordered]
    return (*told[:SHOWN], f"and {len(told) - SHOWN} more") if len(told) > SHOWN else tuple(told)


def _short(value: str) -> str:
    return value if value == NOTHING or len(value) <= 80 else value[:79] + "…"


NUMBERS = ("n_documents", "n_expected", "n_found", "n_right")
SHARES = tuple(
    f"{name}{end}" for name in ("precision", "recall", "f1") for end in ("", "_low", "_high")
)  # fmt: skip


def write(rows: Iterable[Figure]) -> str:
    """The figures as CSV, confusions separated by a bar, ordered by their key."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [f.name for f in fields(Figure)], lineterminator="\n")
    writer.writeheader()
    for row in sorted(rows, key=lambda figure: figure.key):
        writer.writerow({**asdict(row), "confusions": " | ".join(c.replace("|", "/") for c in row.confusions)})
    return out.getvalue()


def read(text: str) -> list[Figure]:
    """Figures from CSV."""
    return [_read(row) for row in csv.DictReader(io.StringIO(text))]


def _read(row: dict[str, str]) -> Figure:
    values: dict[str, object] = {name: value or None for name, value in row.items()}
    values |= {name: int(row[name]) for name in NUMBERS}
    values |= {name: float(row[name]) if row[name] else None for name in SHARES}
    values["confusions"] = tuple(row["confusions"].split(" | ")) if row["confusions"] else ()
    return Figure(**values)  # type: ignore[arg-type]


def published(path: Path = RESULTS) -> list[Figure]:
    """The figures of the last release; none where there is no file yet."""
    return read(path.read_text(encoding="utf-8")) if path.exists() else []


def accuracy_rows(path: Path = RESULTS) -> list[Row]:
    """The rows of the table ``accuracy``."""
    return [
        {**asdict(figure), "confusions": list(figure.confusions), "measured_at": date.fromisoformat(figure.measured_at or ""),
         "origin": "derived"}
        for figure in published(path)
    ]  # fmt: skip


def dropped(now: Iterable[Figure], before: Iterable[Figure]) -> list[str]:
    """What is worse than before: a lower F1 beyond rounding, or a figure that is no longer measured."""
    measured = {figure.key: figure for figure in now}
    where = {figure.measured_on for figure in measured.values()}
    worse = []
    for old in before:
        new = measured.get(old.key)
        if old.measured_on not in where:
            continue
        if new is None:
            worse.append(f"{' '.join(old.key)}: no longer measured")
        elif (new.f1 or 0) < (old.f1 or 0):
            worse.append(f"{' '.join(old.key)}: F1 was {old.f1}, is {new.f1}; {'; '.join(new.confusions[:5])}")
    return worse
