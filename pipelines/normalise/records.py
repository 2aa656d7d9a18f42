"""What the registers hold: participants, their written forms, bodies, treaties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KINDS = (
    "state",
    "regional_organization",
    "un_entity",
    "intergovernmental_organization",
    "regional_network",
    "group",
    "non_governmental_organization",
    "other",
)
"""The vocabulary of ``participants.kind``."""


class RegisterError(ValueError):
    """A register holds something that it may not; the message names the file, the entry and the cure."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One row of the ``participants`` table.

    ``capacity`` is the attendance capacity in which an observer of this sort is always listed
    (``specialized_agency``, ``permanent_observer_entity``); None where the kind or the document decides it.
    """

    participant_id: str
    name: str
    kind: str
    iso3: str | None = None
    m49: str | None = None
    region: str | None = None
    subregion: str | None = None
    un_regional_group: str | None = None
    capacity: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One row of ``participant_names``: a written form, and the days on which it was the name in use.

    ``valid_from`` and ``valid_to`` (its last day) are null where no document dates the name; ``why`` is the source
    of the dates or the usage that the form was met in.
    """

    name: str
    participant_id: str
    valid_from: date | None = None
    valid_to: date | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """One row of ``redirects``: an identifier of an earlier release, and the one that its row has now, if any."""

    table: str
    old: str
    since: str
    reason: str
    new: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body that meets and reports.

    ``symbols`` are the first parts of its document symbols; ``the_convention`` is the treaty that bare "the
    Convention" means in its papers; ``seat`` is the city in which it meets unless a document says otherwise.
    """

    body_id: str
    name: str
    forms: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    parent: str | None = None
    the_convention: str | None = None
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty and its written forms; ``parent`` is the convention that a protocol supplements."""

    treaty_id: str
    name: str
    forms: tuple[str, ...] = ()
    adopted: int | None = None
    parent: str | None = None
