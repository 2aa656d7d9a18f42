"""Rows compared with hand-checked rows: which were found, which fields are right, what was taken for what.

A row is a mapping from field to value; a field that the hand-checked row does not have is not measured on it. A found row
answers an expected one when they agree on a key; keys are tried from the strictest (every field) to the loosest, so that a
row with one wrong field is a found row with a wrong field, not one missing and one too many.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.accuracy.intervals import Counts

Value = str | None
Fields = Mapping[str, Value]

ROW = "*"
"""The field that stands for finding a row at all."""

WHOLE = "every field"
"""The field that stands for a row found with all its fields right."""

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared of a table: its fields, and by which of them a row is recognised, strictest key first."""

    table: str
    fields: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Tally:
    """The count of one field: values expected, found and right, and what was taken for what (found, expected)."""

    expected: int = 0
    found: int = 0
    right: int = 0
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, expected: Value, found: Value) -> None:
        """Count one value against another; two nulls agree and are not counted, so that empty cells don't flatter."""
        self.expected += expected is not None
        self.found += found is not None
        if expected != found:
            self.confusions[found or NOTHING, expected or NOTHING] += 1
        elif expected is not None:
            self.right += 1

    def __iadd__(self, other: Tally) -> Tally:
        self.expected += other.expected
        self.found += other.found
        self.right += other.right
        self.confusions += other.confusions
        return self

    @property
    def counts(self) -> Counts:
        return self.expected, self.found, self.right


Tallies = dict[str, Tally]
"""By field, ``ROW`` and ``WHOLE`` first."""


def compare(what: Comparison, expected: Sequence[Fields], found: Sequence[Fields]) -> Tallies:
    """Count one table of one set of documents."""
    pairs, missing, extra = pair(what, expected, found)
    rows, whole = Tally(len(expected), len(found), len(pairs)), Tally(len(expected), len(found))
    tallies: Tallies = {ROW: rows, WHOLE: whole}
    for row in missing:
        rows.confusions[NOTHING, named(what, row)] += 1
    for row in extra:
        rows.confusions[named(what, row), NOTHING] += 1
    for wanted, got in pairs:
        measured = [name for name in what.fields if name in wanted]
        for name in measured:
            tallies.setdefault(name, Tally()).add(wanted[name], got.get(name))
        whole.right += all(wanted[name] == got.get(name) for name in measured)
    return tallies


def named(what: Comparison, row: Fields) -> str:
    """A row in a few words, by its loosest key."""
    parts = [value for name in what.keys[-1] if (value := row.get(name))]
    return " / ".join(part if len(part) <= 60 else part[:59] + "…" for part in parts) or "a row"


Pair = tuple[Fields, Fields]


def pair(
    what: Comparison, expected: Sequence[Fields], found: Sequence[Fields]
) -> tuple[list[Pair], list[Fields], list[Fields]]:
    """Expected and found rows that answer each other, then the expected and the found ones left over."""
    pairs: list[Pair] = []
    missing, extra = list(expected), list(found)
    for key in ((), *what.keys):
        answered, missing, extra = _answered(what, key, missing, extra)
        pairs += answered
    return pairs, missing, extra


def _answered(
    what: Comparison, key: tuple[str, ...], missing: list[Fields], extra: list[Fields]
) -> tuple[list[Pair], list[Fields], list[Fields]]:
    """The rows that agree on one key, the empty one being all fields that the expected row has; each answers one."""
    shelves: dict[tuple[str, ...], dict[tuple[Value, ...], deque[Fields]]] = {}
    pairs: list[Pair] = []
    left: list[Fields] = []
    used: set[int] = set()
    for row in missing:
        names = key or tuple(name for name in what.fields if name in row)
        if names not in shelves:
            shelves[names] = _shelved(names, extra)
        waiting = shelves[names].get(_values(names, row), deque())
        while waiting and id(waiting[0]) in used:
            waiting.popleft()
        if waiting:
            used.add(id(waiting[0]))
            pairs.append((row, waiting.popleft()))
        else:
            left.append(row)
    return pairs, left, [row for row in extra if id(row) not in used]


def _shelved(names: tuple[str, ...], rows: list[Fields]) -> dict[tuple[Value, ...], deque[Fields]]:
    shelf: dict[tuple[Value, ...], deque[Fields]] = {}
    for row in rows:
        shelf.setdefault(_values(names, row), deque()).append(row)
    return shelf


def _values(names: tuple[str, ...], row: Fields) -> tuple[Value, ...]:
    return tuple(row.get(name) for name in names)


def add(total: Tallies, more: Tallies) -> None:
    """Add the counts of further documents."""
    for name, tally in more.items():
        total.setdefault(name, Tally()).__iadd__(tally)
