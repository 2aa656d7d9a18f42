"""The registers that a person keeps under ``sources/registers/``, as one value.

Reading the YAML files is ``pipelines.sources.load_registers``; here their entries are checked and put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pipelines.normalise.names import Names
from pipelines.normalise.records import KINDS, Body, Participant, RegisterError, Treaty, WrittenForm

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers together; ``bodies`` and ``treaties`` are keyed by their ids, in the order of the file."""

    names: Names
    bodies: Mapping[str, Body] = field(default_factory=dict)
    treaties: Mapping[str, Treaty] = field(default_factory=dict)


def registers_from(files: Mapping[str, Any]) -> Registers:
    """The registers from the parsed YAML files, keyed by file stem; a file that is absent is an empty register.

    Raises ``RegisterError`` when an entry is malformed, a name points to nobody or two participants claim one name.
    """
    participants = _participants(files.get("participants") or [])
    names = Names(
        participants,
        list(_forms(files.get("participant_names") or {})),
        adjectives=files.get("adjectives") or {},
        not_participants=files.get("not_participants") or [],
    )
    bodies = {entry["body_id"]: _made(Body, "bodies", entry) for entry in files.get("bodies") or []}
    treaties = {entry["treaty_id"]: _made(Treaty, "treaties", entry) for entry in files.get("treaties") or []}
    return Registers(names, bodies, treaties)


def _participants(entries: Iterable[Mapping[str, Any]]) -> list[Participant]:
    found = [_made(Participant, "participants", entry) for entry in entries]
    for participant in found:
        if participant.kind not in KINDS:
            raise RegisterError(
                f"participants.yaml: {participant.participant_id} has kind {participant.kind!r}. Use one of: {', '.join(KINDS)}."
            )
    return found


def _forms(entries: Mapping[str, list[Any]]) -> Iterator[WrittenForm]:
    """``TUR: [Türkiye, {name: Turkey, valid_to: 2022-05-31}]`` gives two written forms."""
    for participant_id, forms in entries.items():
        for form in forms:
            entry = form if isinstance(form, Mapping) else {"name": form}
            yield _made(WrittenForm, "participant_names", {**entry, "participant_id": participant_id})


def _made(record: type[T], file: str, entry: Mapping[str, Any]) -> T:
    """One record, its lists as tuples."""
    try:
        return record(**{name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()})
    except TypeError as error:
        raise RegisterError(f"{file}.yaml: {dict(entry)}: {error}.") from error
