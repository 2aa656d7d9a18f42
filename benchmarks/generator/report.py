"""The report of a working group: recommendations or points, deliberations, organization of the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from benchmarks.generator import prose
from benchmarks.generator import vocabulary as v
from benchmarks.generator.blocks import Block, Numbered, Paper, day, days, heading
from benchmarks.generator.parties import Party, listed
from benchmarks.generator.plan import Group, Item, Officer, Plan, Speaker

CONVENTION = "United Nations Convention against Transnational Organized Crime"
CONFERENCE = f"Conference of the Parties to the {CONVENTION}"
POINTS = "Discussion points for future consideration"

PRESENT = {
    "party": ("States parties to the Convention were represented at the meeting", "State party to the Convention was represented at the meeting"),
    "signatory": ("signatory States to the Convention were represented by observers", "signatory State to the Convention was represented by an observer"),
    "non_signatory": (
        "States that are neither parties nor signatories to the Convention were represented by observers",
        "State that is neither a party nor a signatory to the Convention was represented by an observer",
    ),
    "specialized_agency": (
        "specialized agencies of the United Nations system were represented by observers",
        "specialized agency of the United Nations system was represented by an observer",
    ),
    "un_entity": ("United Nations funds and programmes, offices and institutes were represented by observers", "United Nations entity was represented by an observer"),
    "intergovernmental_organization": ("intergovernmental organizations were represented by observers", "intergovernmental organization was represented by an observer"),
    "non_governmental_organization": (
        "non-governmental organizations in consultative status with the Economic and Social Council were represented by observers",
        "non-governmental organization in consultative status with the Economic and Social Council was represented by an observer",
    ),
}  # fmt: skip
"""How reports say who was there, of several and of one."""


def report(draw: Random, plan: Plan, name: str) -> Paper:
    """A report: with points for discussion where its items have some, else with recommendations up front."""
    held = plan.meeting
    symbol = f"{v.BODIES[held.body_id][1]}/{held.starts_on.year}/{draw.randint(2, 9)}"
    number = Numbered()
    blocks = [*_masthead(draw, plan, symbol), *_introduction(plan, number)]
    discussed = any(item.points for item in plan.items)
    if discussed:
        parts = [_organization, _deliberations, _adoption]
    else:
        parts = [_recommendations, _deliberations, _organization, _adoption]
    for roman, part in zip(("II", "III", "IV", "V"), parts, strict=False):
        blocks += part(draw, plan, number, roman)
    return Paper(name, symbol, f"V.{held.starts_on.year % 100:02d}-{draw.randint(10000, 99999):05d}", blocks)


def _masthead(draw: Random, plan: Plan, symbol: str) -> Iterator[Block]:
    held = plan.meeting
    yield Block("masthead", symbol)
    yield heading(CONFERENCE, 1)
    yield Block(
        "masthead", f"Distr.: General\n{day(held.ends_on + timedelta(days=draw.randint(15, 60)))}\n\nOriginal: English"
    )
    where = f"held in {held.city} {days(held.starts_on, held.ends_on)}"
    yield heading(f"Report on the meeting of the {held.body} {where}", 2)


def _introduction(plan: Plan, number: Numbered) -> Iterator[Block]:
    held = plan.meeting
    yield heading("Introduction", 3, "I")
    yield number(
        f"The {held.body} was established by the Conference as an open-ended body that advises it on its mandate. It met in {held.city} "
        f"{days(held.starts_on, held.ends_on)}."
    )


def _recommendations(draw: Random, plan: Plan, number: Numbered, roman: str) -> Iterator[Block]:
    yield heading("Recommendations", 3, roman)
    yield number(
        draw.choice(
            (
                "The following recommendations were formulated by the Working Group:",
                "The Working Group adopted the following recommendations:",
            )
        )
    )
    yield from _listed_points(draw, [(adopted.label, adopted.text) for adopted in plan.adopted])


def _listed_points(draw: Random, points: list[tuple[str, str]]) -> Iterator[Block]:
    for at, (label, text) in enumerate(points):
        block = Block("point", text + ("." if at == len(points) - 1 else ";"), f"({label})")
        if draw.random() < 0.06:
            block.notes = [
                (text.split()[-1], f"See {prose.title(draw, prose.subject(draw))}, chap. {draw.randint(1, 9)}.")
            ]
        yield block


def _deliberations(draw: Random, plan: Plan, number: Numbered, roman: str) -> Iterator[Block]:
    yield heading("Summary of deliberations", 3, roman)
    letter = iter("ABCDEFGH")
    for item in plan.items:
        if not item.substantive and item.title != "Other matters":
            continue
        yield heading(item.title, 4, next(letter))
        yield number(_considered(draw, plan, item))
        about = item.subject or prose.subject(draw)
        for _ in range(draw.randint(3, 12)):
            sentences = [prose.speech(draw, about)] + [
                prose.speech(draw, prose.subject(draw)) for _ in range(draw.randint(1, 5))
            ]
            yield number(" ".join(sentences))
        if item.speakers and plan.style["statements"] == "under items":
            yield from (number(text) for text in _said(draw, item, ""))
        if item.points:
            yield heading(POINTS, 5)
            yield number(
                "Stemming from the discussion, the Chair identified the points set out below for future consideration, which were not negotiated by the participants:"
            )
            yield from _listed_points(draw, [(point.label, point.text) for point in item.points])


def _considered(draw: Random, plan: Plan, item: Item) -> str:
    held = plan.meeting
    on = held.starts_on + timedelta(days=min((held.ends_on - held.starts_on).days, max(0, int(item.number) - 2)))
    text = f"At its {draw.choice(('1st', '2nd'))} meeting, on {day(on)}, the Working Group considered agenda item {item.number}, entitled “{item.title}”."
    if item.panellists:
        text += " " + _led(draw, item.panellists)
    return text


def _led(draw: Random, panellists: list[Officer]) -> str:
    told = [_told(one) for one in panellists]
    several = len(told) > 1
    lead = draw.choice(("With the Chair presiding, the discussion was led by", "The discussion was facilitated by"))
    if several and any(one.affiliation for one in panellists):
        return f"{lead} the following panellists: {'; and '.join(told)}."
    return f"{lead} {'the panellists' if several else 'the panellist'} {listed(told)}."


def _told(one: Officer) -> str:
    return f"{one.name}, {one.affiliation}" if one.affiliation else f"{one.name} ({one.state.name})"


def _organization(draw: Random, plan: Plan, number: Numbered, roman: str) -> Iterator[Block]:
    yield heading("Organization of the meeting", 3, roman)
    yield heading("Opening of the meeting", 4, "A")
    held = plan.meeting
    if held.format == "hybrid":
        yield number(
            "The meeting was held in a hybrid format, with some participants present in the meeting room and all others connected remotely."
        )
    yield number(
        f"The Working Group met {days(held.starts_on, held.ends_on)}, holding a total of {v.NUMBERS[held.sittings or 2]} meetings."
    )
    yield number(f"The meeting was chaired by {plan.chair.name} ({plan.chair.state.name}).")
    letters = iter("BCDEF")
    if plan.style["statements"] != "under items":
        yield heading("Statements", 4, next(letters))
        yield from _statements(draw, plan, number)
    yield heading("Adoption of the agenda and organization of work", 4, next(letters))
    yield from _agenda(plan, number)
    yield heading("Attendance", 4, next(letters))
    for group in plan.attendance:
        yield number(_present(draw, plan, group))
    yield number(
        f"A list of participants is contained in document {v.BODIES[held.body_id][1]}/{held.starts_on.year}/INF/1."
    )
    yield heading("Documentation", 4, next(letters))
    yield number("The Working Group had before it the following documents:")
    symbol = f"{v.BODIES[held.body_id][1]}/{held.starts_on.year}"
    yield Block("point", f"Provisional agenda and annotations ({symbol}/1);", "(a)")
    topic = next(item.title for item in plan.items if item.substantive)
    yield Block("point", f"Background paper prepared by the Secretariat on the topic “{topic}” ({symbol}/2).", "(b)")


def _agenda(plan: Plan, number: Numbered) -> Iterator[Block]:
    yield number("At its 1st meeting, the Working Group adopted the following agenda:")
    for item in plan.items:
        if item.number == "1":
            yield Block("agenda", "Organizational matters:", "1.")
            yield Block("agenda", "Opening of the meeting;", "(a)", 1)
            yield Block("agenda", "Adoption of the agenda and organization of work.", "(b)", 1)
        else:
            yield Block("agenda", f"{item.title}.", f"{item.number}.")


def _statements(draw: Random, plan: Plan, number: Numbered) -> Iterator[Block]:
    if plan.style["statements"] == "joined":
        first, last = spoken_items(plan)
        everybody = Item(first, "", speakers=joined(plan), articles=plan.items[0].articles)
        if everybody.speakers:
            where = f"Under agenda items {first} to {last}, " if first != last else f"Under agenda item {first}, "
            yield from (number(text) for text in _said(draw, everybody, where))
        return
    for item in plan.items:
        if item.speakers:
            yield from (number(text) for text in _said(draw, item, f"Under agenda item {item.number}, "))


def spoken_items(plan: Plan) -> tuple[str, str]:
    """The first and the last item of a list of speakers that is printed for all items together."""
    numbers = [item.number for item in plan.items if item.speakers]
    return (numbers[0], numbers[-1]) if numbers else ("1", "1")


def joined(plan: Plan) -> list[Speaker]:
    """All speakers once each, parties first, in the order of lists."""
    order = {party: at for at, party in enumerate(party for group in plan.attendance for party in group.parties)}
    found: dict[Party, Speaker] = {}
    for item in plan.items:
        for speaker in item.speakers:
            found.setdefault(speaker.party, speaker)
    return sorted(found.values(), key=lambda speaker: order[speaker.party])


def _said(draw: Random, item: Item, where: str) -> Iterator[str]:
    """The sentences on who spoke: parties in a list, then observers."""
    parties = [speaker for speaker in item.speakers if speaker.capacity == "party"]
    rest = [speaker for speaker in item.speakers if speaker.capacity != "party"]
    lead = f"{where}statements" if where else "Statements"
    if len(parties) == 1:
        begin = f"{where}a statement" if where else "A statement"
        text = f"{begin} was made by the representative of {_spoken(parties[0], True)}."
    elif not item.articles:
        text = f"{lead} were made by representatives of the following States parties: {listed([_spoken(s, False) for s in parties])}."
    else:
        text = f"{lead} were made by the representatives of {listed([_spoken(s, True) for s in parties])}."
    if len(rest) == 1:
        text += f" The observer for {_named(rest[0].party)} also made a statement."
    elif rest:
        text += f" The observers for {listed([_named(s.party) for s in rest])} also made statements."
    yield text


def _named(party: Party) -> str:
    name = party.in_sentence
    return name if name.startswith("the ") or name.isupper() else f"the {name}"


def _spoken(speaker: Speaker, in_sentence: bool) -> str:
    name = speaker.party.in_sentence if in_sentence else speaker.party.name
    if speaker.behalf:
        return f"{name} (on behalf of the {speaker.behalf})"
    if speaker.also_as:
        return f"{name} (the representative also spoke in her capacity as {speaker.also_as})"
    return name


def _present(draw: Random, plan: Plan, group: Group) -> str:
    if group.parties[0].code == "EU" and group.capacity == "party":
        return "The European Union, a regional economic integration organization that is a party to the Convention, was represented at the meeting."
    one = len(group.parties) == 1
    words = PRESENT[group.capacity][one]
    remote = ", participating remotely" if plan.remote else ""
    if plan.style["attendance"] == "plain" and group.capacity == "signatory":
        names = listed([party.in_sentence for party in group.parties])
        kind = "a signatory State" if one else "signatory States"
        verb = "was represented by an observer" if one else "were represented by observers"
        return f"{names[:1].upper()}{names[1:]}, {kind} to the Convention, {verb}."
    return f"The following {words}{remote}: {listed([party.name for party in group.parties])}."


def _adoption(draw: Random, plan: Plan, number: Numbered, roman: str) -> Iterator[Block]:
    yield heading("Adoption of the report", 3, roman)
    yield number(f"On {day(plan.meeting.ends_on)}, the Working Group adopted the report on its meeting.")
