"""Table ``statements``: one row a speaker in a list of statements.

The speakers come from sentences ("Under agenda item 2, statements were made by ..."), from the points below a sentence ("the following
made statements: (a) Representatives of States Members ...: ..."), and from dialogues recorded in one paragraph a delegation
(``dialogue``). Reported speech ("One speaker noted ...") belongs to ``interventions``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.attendance import points_below
from pipelines.extract.delegations import compare, distinct, meeting, place, report_unknown, slug, standing
from pipelines.extract.dialogue import read_dialogue
from pipelines.extract.formulas.behalf import Behalf, resolve_group
from pipelines.extract.formulas.items import Items, items_in
from pipelines.extract.formulas.people import Mention, counted_words, read_people
from pipelines.extract.formulas.speaking import Speech, named, read_speech
from pipelines.extract.formulas.vocabulary import capacities, speaking_role
from pipelines.extract.sentences import sentences
from pipelines.model import Document, Paragraph, Row, Span, cite
from pipelines.normalise.names import Names
from pipelines.normalise.registers import Registers

TRIGGERS = tuple(
    "tatement emarks ddress floor reply omments ntervention resentation peech spoke intervened bservations".split()
)
"""A sentence without one of these (the first letter may be a capital) reports no statement."""


def _may_report(text: str) -> bool:
    return any(word in text for word in TRIGGERS)


ORGANIZATION = re.compile(
    # A name without "the representative of" before it: words with capitals, and the small ones of English and French names
    # between. Not a body that meets ("The Working Group made ..."), nor the rest of a sentence that was not understood.
    r"(?!(?:Working Group|Conference|Council|Commission|Committee|Assembly|Board|Meeting|Government|Parliament)$)[A-ZÀ-Þ][\w’'.-]+"
    r"(?:[\s,–-]+(?:[A-ZÀ-Þ][\w’'.-]+|of|the|and|for|in|on|against|to|de|la|le|les|des|du|del|et|pour|national\w*|consultative|droits|[dl]’\w+))+"
)


COUNTED_DELEGATIONS = re.compile(r"\b(?:delegation|stakeholder|State|countr|organi[sz]ation)")
"""Whom a dialogue counts. "One speaker made a statement" opens none: the paragraphs behind it are a summary."""


@dataclass(slots=True)
class Spoken:
    """One speaker of a list: where, on which items, in what form."""

    paragraph: Paragraph
    span: Span
    mention: Mention
    form: str
    items: Items | None


def statements(document: Document, registers: Registers) -> list[Row]:
    """One row a speaker, in the order of the document."""
    names: Names = registers.names
    spoken = list(_spoken(document, names))
    groups = {name for one in spoken for name in _groups(one.mention.behalf)}
    known = {name: resolve_group(name, names) for name in groups}
    report_unknown(document, _unknown(document, spoken, known, names), names)
    rows = [_row(document, one, known, names) for one in spoken]
    distinct(rows, "statement_id", [(place(one.paragraph), one.form) for one in spoken])
    return rows


def _unknown(
    document: Document, spoken: list[Spoken], known: dict[str, str | None], names: Names
) -> Iterator[tuple[str, Span, str | None]]:
    """The names and groups that no register knows."""
    for one in spoken:
        if _surprising(one.mention):
            yield one.mention.name, one.span, _capacity(document, one.mention, names)
        for group in _groups(one.mention.behalf):
            if known[group] is None:
                yield group, one.span, _capacity(document, one.mention, names)


def _surprising(mention: Mention) -> bool:
    """Whether a name should be in the register: persons, officials and uncounted speakers need not be."""
    named_only = mention.sort == "named" and mention.participant_id is None
    return named_only and not mention.persons and _role(mention) is None


def _groups(behalf: Behalf | None) -> tuple[str, ...]:
    return behalf.names if behalf else ()


def _row(document: Document, one: Spoken, known: dict[str, str | None], names: Names) -> Row:
    mention = one.mention
    first, last = one.items or (None, None)
    items = [] if first is None else [first] if first == last else [f"{first}-{last}"]
    identifier = [meeting(document), *items, mention.participant_id or slug(mention.name)]
    groups = [known[name] for name in _groups(mention.behalf)]
    return {
        **cite(document, one.paragraph, one.span),
        "statement_id": ":".join(identifier),
        "meeting_id": document.defaults.get("meeting_id"),
        "agenda_item_first": first,
        "agenda_item_last": last,
        "participant_id": mention.participant_id,
        "name_as_written": mention.name,
        "capacity": _capacity(document, mention, names),
        "on_behalf_of": mention.behalf.text if mention.behalf else None,
        "on_behalf_of_id": groups[0] if len(groups) == 1 else None,
        "on_behalf_of_ids": [group for group in groups if group] if len(groups) > 1 else None,
        "for_itself_too": mention.behalf.also if mention.behalf else None,
        "also_as": mention.also_as,
        "form": one.form,
        "person": mention.person.name,
        "office": mention.person.office,
    }


def _role(mention: Mention) -> str | None:
    """``secretariat`` or ``chair`` where the name itself says so."""
    role = speaking_role(mention.name) if mention.participant_id is None else "official"
    return role if role != "official" else None


def _capacity(document: Document, mention: Mention, names: Names) -> str | None:
    """The standing that the sentence names, else the speaking role, else the standing in which the document lists the participant."""
    stated = mention.capacity(names)
    if stated:
        return stated
    if mention.persons and mention.participant_id is None:
        return "panellist" if mention.role else None
    for_the_state = mention.name == mention.person.country
    if role := _role(mention):
        return role
    if mention.sort == "official" and not for_the_state:
        return "official"
    listed = document.defaults.get("capacity_of", {}).get(mention.participant_id)
    if listed:
        return str(listed)
    if mention.participant_id and mention.role == "observer" and names.kind(mention.participant_id) == "state":
        return "observer_state"
    return standing(mention, names)


def _spoken(document: Document, names: Names) -> Iterator[Spoken]:
    """The speakers of the whole document, in order."""
    below: set[str] = set()
    listed: tuple[tuple[str, ...], Items | None] = ((), None)
    item_of = document.defaults.get("agenda_item_of", {})
    for paragraph in document.body():
        if paragraph.id in below or not _may_report(paragraph.text):
            continue
        if listed[0] != paragraph.section_path:
            listed = (paragraph.section_path, None)
        for sentence in sentences(paragraph.clean):
            if not _may_report(sentence.text):
                continue
            speeches = [s for s in read_speech(sentence.text, names) if s.act == "statement"]
            if not speeches:
                continue
            stated = items_in(sentence.text)
            if stated:
                listed = (paragraph.section_path, stated)
            item = item_of.get(paragraph.id)
            items = stated or listed[1] or ((item, item) if item else None)
            for speech in speeches:
                yield from _said(document, paragraph, sentence.start, speech, items, names)
                if speech.open:
                    points = points_below(document, paragraph)
                    below.update(point.id for point in points)
                    for point in points:
                        yield from _point(document, point, speech, items, names)
                yield from _dialogue(document, paragraph, sentence.start, speech, items, names)


def _said(
    document: Document, paragraph: Paragraph, base: int, speech: Speech, items: Items | None, names: Names
) -> Iterator[Spoken]:
    """The speakers of one clause."""
    for group in speech.groups:
        span = paragraph.clean.span(base + group.start, base + group.end)
        if group.mentions:
            counted = [m for m in group.mentions if m.sort != "unnamed"]
            compare(document, group.stated if counted else None, len(counted), counted_words(group.heading), span)
        for mention in group.mentions:
            here = paragraph.clean.span(base + mention.start, base + mention.end)
            mention.mode = mention.mode or speech.mode
            if _speaks(document, mention, here):
                yield Spoken(paragraph, here, named(mention, speech.form), speech.form, items)


def _point(document: Document, point: Paragraph, speech: Speech, items: Items | None, names: Names) -> Iterator[Spoken]:
    """A point of a list of speakers: "(b) Representatives of observer States: Australia, Turkey;"."""
    heading = " ".join(group.heading for group in speech.groups)
    for group in read_people(point.text, names):
        for mention in group.mentions:
            mention.capacities = mention.capacities or capacities(heading)
            span = point.clean.span(mention.start, mention.end)
            if mention.sort != "category":
                yield Spoken(point, span, named(mention, speech.form), speech.form, items)


def _speaks(document: Document, mention: Mention, span: Span) -> bool:
    """Whether a mention is a speaker: not a sort of participants, not a bare number, not several nameless people of one body."""
    if mention.sort == "category":
        return False
    if mention.sort == "unnamed":
        return mention.behalf is not None
    if mention.plural and _role(mention) == "secretariat":
        # "Representatives of the Secretariat gave presentations": how many, and who, nobody says.
        document.note("info", "extract", "several representatives of the Secretariat, none named", span)
        return False
    known = mention.participant_id or mention.role or mention.heading or ORGANIZATION.fullmatch(mention.name)
    if mention.sort == "named" and not known:
        document.note("info", "extract", f"who speaks is not understood: {mention.name!r}", span)
        return False
    return True


def _dialogue(
    document: Document, paragraph: Paragraph, base: int, speech: Speech, items: Items | None, names: Names
) -> Iterator[Spoken]:
    """The paragraphs of a dialogue that a counting sentence opens: "During the interactive dialogue, 81 delegations made statements."."""
    counted = [g for g in speech.groups if any(m.sort == "unnamed" and m.behalf is None for m in g.mentions)]
    if not counted:
        return
    span = paragraph.clean.span(base + counted[0].start, base + counted[0].end)
    opens = counted[0].counted is not None and COUNTED_DELEGATIONS.search(counted[0].mentions[0].name)
    speakers = list(read_dialogue(document, paragraph, names)) if opens else []
    if not speakers:
        document.note("info", "extract", "speakers are counted, not named", span)
        return
    words = counted[0].mentions[0].name.split()[1:]
    # Those who speak jointly are counted as one.
    found = len({speaker.paragraph.id for speaker in speakers})
    compare(document, counted[0].counted, found, " ".join(words), span)
    for one in speakers:
        mention = Mention(one.start, one.end, one.name, one.participant_id, role="delegation")
        yield Spoken(one.paragraph, one.paragraph.clean.span(one.start, one.end), mention, "dialogue", items)
