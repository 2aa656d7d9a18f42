"""What is the case: a meeting, who came, who spoke, what was put down, what States wanted changed, what was adopted.

Everything is drawn here, before a word is printed; the papers and their right rows are both made from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.generator import prose
from benchmarks.generator import vocabulary as v
from benchmarks.generator.parties import Party, choose, names, organizations, states
from benchmarks.generator.prose import Wording

FIRST_WEEK = date(2007, 1, 1)
WEEKS = 12 * 52
"""Each body meets once a week at most, so that a meeting is one meeting: a chain takes a week of its own."""

STRIDE = 211
"""Prime to ``WEEKS``: neighbouring chains meet in different years."""

YEARS_LATER = timedelta(weeks=157, days=2)
"""The meeting that adopts comes so much later, on another weekday, so that it is never another chain's first."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Meeting:
    """A meeting of a body: its days, which one it is, its place and form."""

    body_id: str
    starts_on: date
    ends_on: date
    ordinal: int | None
    city: str | None = "Vienna"
    format: str | None = None
    sittings: int | None = None

    @property
    def id(self) -> str:
        return f"{self.body_id}-{self.starts_on.isoformat()}"

    @property
    def body(self) -> str:
        return v.BODIES[self.body_id][0]


@dataclass
class Item:
    """An agenda item with what was said and put down under it.

    ``place`` is the number of the paragraph that announces its points; with ``articles`` its speakers are named as inside a
    sentence ("the representatives of the Plurinational State of Bolivia and Chad").
    """

    number: str
    title: str
    subject: str = ""
    panellists: list[Officer] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    place: str = ""
    articles: bool = False

    @property
    def substantive(self) -> bool:
        return bool(self.subject)


@dataclass(frozen=True)
class Officer:
    """A chair or panellist; ``affiliation`` is printed after the name, the State then stands in it."""

    role: str
    name: str
    state: Party
    affiliation: str | None = None


@dataclass(frozen=True)
class Speaker:
    """A speaker of a list of statements."""

    party: Party
    capacity: str
    behalf: str | None = None
    also_as: str | None = None


@dataclass(frozen=True)
class Group:
    """Participants of one capacity, in the order in which they are printed."""

    capacity: str
    parties: list[Party]


@dataclass(frozen=True)
class Comment:
    """What a State says of a point, and what becomes of it. ``place`` is the part of the wording that it changes."""

    state: Party
    kind: str
    place: str = ""
    proposed: str = ""
    deleted: str = ""
    remark: str = ""
    outcome: str = ""


@dataclass
class Point:
    """A point: its label, its wording, the comments on it, and its fate."""

    label: str
    wording: Wording
    fate: str = ""
    comments: list[Comment] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.wording.text


@dataclass
class Adopted:
    """A recommendation as adopted; ``came_from`` are (agenda item, label, relation) of its earlier stages."""

    label: str
    section: str
    text: str
    came_from: list[tuple[str, str, str]]


@dataclass
class Plan:
    """A meeting with all that its papers tell."""

    meeting: Meeting
    chair: Officer
    items: list[Item]
    attendance: list[Group]
    remote: bool = False
    style: dict[str, str] = field(default_factory=dict)
    adopting: Meeting | None = None
    adopted: list[Adopted] = field(default_factory=list)
    added: dict[str, Point] = field(default_factory=dict)
    narratives: list[tuple[Party, list[str]]] = field(default_factory=list)

    @property
    def parties(self) -> list[Party]:
        return self.attendance[0].parties


def session_after(day: date) -> Meeting:
    """The session of the Conference that follows: a week of October in every second year."""
    year = day.year + day.year % 2
    first = _october(year)
    if first <= day + timedelta(days=21):
        first = _october(year + 2)
    return Meeting("cop", first, first + timedelta(days=4), v.SESSIONS[first.year])


def _october(year: int) -> date:
    """The second Monday of October."""
    first = date(year, 10, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 7)


def meeting(draw: Random, number: int) -> Meeting:
    """The meeting of a unit of papers: no two units have one body and one week."""
    bodies = list(v.BODIES)
    body = bodies[number % len(bodies)]
    week = (number // len(bodies)) * STRIDE % WEEKS
    round_ = number // (len(bodies) * WEEKS)
    if round_ > 1:
        raise ValueError(f"at most {2 * len(bodies) * WEEKS} units can be made: each needs a week of its own")
    starts = FIRST_WEEK + timedelta(weeks=week, days=round_)
    days = draw.choice((1, 2, 2, 2, 3))
    return Meeting(
        body, starts, starts + timedelta(days=days - 1), draw.randint(2, 13), "Vienna",
        draw.choice((None, None, "hybrid")), draw.choice((2, 4)) if days > 1 else 2,
    )  # fmt: skip


def plan(draw: Random, number: int, discussion: bool) -> Plan:
    """A whole meeting; ``discussion`` puts points down under each item, for comments, instead of adopting them."""
    held = meeting(draw, number)
    known = states(held.starts_on)
    parties = choose(draw, known, draw.choice((3, 8, 20, 35, 60, 60, 90, 110, 150)))
    made = Plan(held, _chair(draw, known), [], _attendance(draw, held, known, parties))
    made.remote = held.format == "hybrid"
    made.style = {
        "statements": draw.choice(("section", "section", "joined", "under items")),
        "attendance": draw.choice(("following", "following", "plain")),
    }
    made.items = list(_items(draw, made, discussion))
    for item in made.items:
        item.articles = draw.random() < 0.4
    return made


def _chair(draw: Random, known: tuple[Party, ...]) -> Officer:
    return Officer("chair", prose.person(draw), _short(draw.choice(known)))


def _short(party: Party) -> Party:
    return Party(party.code, v.SHORT.get(party.code or "", party.name))


def _attendance(draw: Random, held: Meeting, known: tuple[Party, ...], parties: list[Party]) -> list[Group]:
    """Parties first; then observers of several sorts, as many as the meeting drew."""
    rest = [state for state in known if state not in parties]
    groups = [Group("party", [_short(party) if draw.random() < 0.5 else party for party in parties])]
    if draw.random() < 0.5:
        groups.append(Group("party", [Party("EU", "European Union")]))
    sorts = {
        "signatory": (rest[::2], (1, 1, 2)),
        "non_signatory": (rest[1::2], (1, 2, 3)),
        "specialized_agency": (list(organizations("specialized_agency")), (1, 2)),
        "un_entity": (_offices(), (1, 2, 4)),
        "intergovernmental_organization": (_intergovernmental(), (1, 3, 6, 9)),
        "non_governmental_organization": (list(organizations("non_governmental_organization")), (1, 2, 3)),
    }
    for capacity, (among, sizes) in sorts.items():
        if among and draw.random() < 0.55:
            groups.append(Group(capacity, choose(draw, among, draw.choice(sizes))))
    return groups


def _offices() -> list[Party]:
    """United Nations bodies whose name says so and that are not always listed in another capacity."""
    return [party for party in _without_capacity("un_entity") if party.name.startswith("United Nations")]


def _intergovernmental() -> list[Party]:
    both = {*_without_capacity("intergovernmental_organization"), *_without_capacity("regional_organization")}
    return sorted(both, key=lambda party: party.name)


def _without_capacity(kind: str) -> list[Party]:
    """Organizations of a kind that the register does not name the capacity of."""
    known = names().participants
    return [party for party in organizations(kind) if not known[party.code or ""].capacity]


def _items(draw: Random, made: Plan, discussion: bool) -> Iterator[Item]:
    opening = Item("1", "Organizational matters")
    opening.speakers = _speakers(draw, made, 0.2)
    yield opening
    subjects = prose.subjects(draw, draw.randint(1, 4))
    for number, about in enumerate(subjects, 2):
        item = Item(str(number), prose.title(draw, about), about)
        item.speakers = _speakers(draw, made, 0.95)
        item.panellists = [_panellist(draw, made) for _ in range(draw.choice((0, 1, 1, 2)))]
        if discussion:
            item.points = points(draw, draw.randint(3, 12))
        yield item
    last = len(subjects) + 2
    yield Item(str(last), "Other matters", speakers=_speakers(draw, made, 0.3))
    yield Item(str(last + 1), "Adoption of the report", speakers=_speakers(draw, made, 0.2))


def _panellist(draw: Random, made: Plan) -> Officer:
    state = _short(draw.choice(made.parties))
    if draw.random() < 0.5:
        return Officer("panellist", prose.person(draw), state)
    where = Party(state.code, state.name).in_sentence
    held = f"{draw.choice(v.OFFICES_HELD)}, {draw.choice(v.SERVICES)} of {where}"
    return Officer("panellist", prose.person(draw), state, held)


def _speakers(draw: Random, made: Plan, share: float) -> list[Speaker]:
    """Some of those who came: parties in their order, then observers."""
    if draw.random() > share:
        return []
    chosen = choose(draw, made.parties, draw.randint(1, max(1, min(40, len(made.parties) * 2 // 3))))
    spoken = [Speaker(party, "party") for party in chosen]
    if draw.random() < 0.35:
        at = draw.randrange(len(spoken))
        spoken[at] = Speaker(spoken[at].party, "party", behalf=draw.choice(v.BEHALF))
    if draw.random() < 0.1:
        at = draw.randrange(len(spoken))
        if spoken[at].behalf is None:
            spoken[at] = Speaker(spoken[at].party, "party", also_as=f"Chair of the {draw.choice(_networks())}")
    for group in made.attendance[1:]:
        if group.capacity not in ("party", "signatory", "non_signatory") and draw.random() < 0.3:
            spoken += [Speaker(party, group.capacity) for party in choose(draw, group.parties, draw.choice((1, 2)))]
    return spoken


def _networks() -> list[str]:
    return [party.name for party in organizations("regional_network") if "(" not in party.name]


def points(draw: Random, number: int) -> list[Point]:
    """A list of points on subjects of their own."""
    return [Point(LETTERS[at], prose.wording(draw, about)) for at, about in enumerate(prose.subjects(draw, number))]
