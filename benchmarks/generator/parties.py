"""Who can come to a meeting: States under the names that held on its day, organizations, and how lists of them are printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from benchmarks.generator import vocabulary as v
from pipelines.normalise.names import Names
from pipelines.normalise.registers import Registers
from pipelines.sources import load_registers
from pipelines.workspace import Workspace


@dataclass(frozen=True)
class Party:
    """One participant under the name that the document prints; ``code`` is None for a body that no register knows."""

    code: str | None
    name: str

    @property
    def in_sentence(self) -> str:
        """The name inside a sentence: with its article, brackets turned round ("the Plurinational State of Bolivia")."""
        name = turned(self.name)
        return f"the {name}" if name != self.name or name in v.WITH_ARTICLE else name


def turned(name: str) -> str:
    """ "Bolivia (Plurinational State of)" as "Plurinational State of Bolivia"."""
    if name.endswith((" of)", " of the)")):
        short, _, rest = name[:-1].partition(" (")
        return f"{rest} {short}"
    return name


@cache
def registers() -> Registers:
    return load_registers(Workspace().registers)


def names() -> Names:
    return registers().names


@cache
def states(day: date) -> tuple[Party, ...]:
    """All States under their names of that day, in the order of UN lists."""
    retired = {
        form.participant_id: form.name
        for form in reversed(names().forms)
        if form.participant_id in v.RETIRED and _held(form.valid_from, form.valid_to, day)
    }
    made = [
        Party(
            one.participant_id, retired.get(one.participant_id) or v.IN_THESE_YEARS.get(one.participant_id) or one.name
        )
        for one in names().participants.values()
        if one.kind == "state"
    ]
    return tuple(sorted(made, key=lambda party: in_order(party.name)))


def _held(first: object, last: object, day: date) -> bool:
    """Whether a dated name was the one in use; names without a last day are other forms, not former ones."""
    return last is not None and (first is None or str(first) <= day.isoformat()) and str(last) >= day.isoformat()


def in_order(name: str) -> str:
    """What UN lists order by: letters without accents ("the former Yugoslav Republic of Macedonia" stands under t)."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).casefold()


@cache
def organizations(kind: str) -> tuple[Party, ...]:
    """Organizations of a kind of the register, or of a capacity that it names."""
    found = [
        Party(one.participant_id, one.name)
        for one in names().participants.values()
        if one.kind != "state" and kind in (one.kind, one.capacity) and one.participant_id != "EU"
    ]
    return tuple(sorted(found, key=lambda party: in_order(party.name)))


def choose(draw: Random, among: Sequence[Party], number: int) -> list[Party]:
    """So many of them, in their order."""
    return [among[at] for at in sorted(draw.sample(range(len(among)), min(number, len(among))))]


def listed(items: Sequence[str]) -> str:
    """A running list: commas, "and" before the last; semicolons are not used, as in reports."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
