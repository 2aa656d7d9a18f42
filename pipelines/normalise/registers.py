"""The registers that a person keeps under ``sources/registers/``, as one value.

Reading the YAML files is ``pipelines.sources.load_registers``; here their entries are checked and put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pipelines.normalise.names import Names
from pipelines.normalise.records import KINDS, Body, Participant, Redirect, RegisterError, Treaty, WrittenForm

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers together; ``bodies`` and ``treaties`` are keyed by their ids, in the order of the file."""

    names: Names
    bodies: Mapping[str, Body] = field(default_factory=dict)
    treaties: Mapping[str, Treaty] = field(default_factory=dict)
    redirects: tuple[Redirect, ...] = ()


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
    treaties = _by_id([_made(Treaty, "treaties", entry) for entry in files.get("treaties") or []], "treaty_id")
    bodies = _by_id([_made(Body, "bodies", entry) for entry in files.get("bodies") or []], "body_id")
    for treaty in treaties.values():
        _known(treaty.parent, treaties, f"treaties.yaml: {treaty.treaty_id}: parent")
    for body in bodies.values():
        _known(body.parent, bodies, f"bodies.yaml: {body.body_id}: parent")
        _known(body.the_convention, treaties, f"bodies.yaml: {body.body_id}: the_convention")
    redirects = tuple(_made(Redirect, "redirects", entry) for entry in files.get("redirects") or [])
    return Registers(names, bodies, treaties, redirects)


def _by_id(records: list[T], column: str) -> dict[str, T]:
    """The records by their id. Raises ``RegisterError`` for an id that stands twice."""
    found: dict[str, T] = {}
    for record in records:
        record_id = getattr(record, column)
        if record_id in found:
            raise RegisterError(f"{column} {record_id!r} stands twice in its register. Keep one of the two.")
        found[record_id] = record
    return found


def _known(wanted: str | None, ids: Mapping[str, object], where: str) -> None:
    """Raises ``RegisterError`` where an entry points to an id that no entry has."""
    if wanted is not None and wanted not in ids:
        raise RegisterError(f"{where} {wanted!r} is not in the register. Add it or mend the id.")


def _participants(entries: Iterable[Mapping[str, Any]]) -> list[Participant]:
    """The participants, each of a known kind and with an id of its own."""
    found = [_made(Participant, "participants", entry) for entry in entries]
    for participant in _by_id(found, "participant_id").values():
        if participant.kind not in KINDS:
            raise RegisterError(
                f"participants.yaml: {participant.participant_id} has kind {participant.kind!r}. "
                f"Use one of: {', '.join(KINDS)}."
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
