"""Table ``attendance``: who was represented at the meeting, and in what capacity.

From running sentences ("The following States parties ... were represented"), from points below them, and from the lists of names
that annexes print (``attendance_lists``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.attendance_lists import Listed, read_lists
from pipelines.extract.delegations import after, compare, distinct, meeting, report_unknown, slug, standing
from pipelines.extract.formulas.people import Group, Mention, counted_words, read_people
from pipelines.extract.formulas.presence import Presence, read_presence
from pipelines.extract.formulas.vocabulary import capacities
from pipelines.extract.sentences import sentences
from pipelines.model import Document, Paragraph, Row, Span, cite
from pipelines.normalise.names import Names
from pipelines.normalise.numbers import find_counts
from pipelines.normalise.registers import Registers

TRIGGERS = ("epresented", "ttend", "articipa", "took part", "present", "brought together", "gathered")
"""A sentence without one of these (the first letter may be a capital) reports no attendance."""


def _may_report(text: str) -> bool:
    return any(word in text for word in TRIGGERS)


ABOUT_MEETING = re.compile(
    r"attend|particip|opening|organi[sz]ation|composition|membership|duration|introduction|summary of the chair|representation",
    re.IGNORECASE,
)
"""Sections that say who came. Elsewhere only a sentence that lists ("the following ...") is believed."""

COUNTED = re.compile(r"\b(?:brought together|attended|participa\w+|represent\w+|experts?|delegat\w+)\b", re.IGNORECASE)


@dataclass(slots=True)
class Present:
    """One represented: where, under what name, and as what."""

    paragraph: Paragraph
    span: Span
    name: str
    participant_id: str | None
    capacity: str
    remote: bool | None
    surprising: bool


def attendance(document: Document, registers: Registers) -> list[Row]:
    """One row a participant and capacity; also puts ``capacity_of`` (participant to capacity) into ``document.defaults``."""
    names: Names = registers.names
    present = list(_from_sentences(document, names))
    present += [_listed(entry) for entry in read_lists(document, names)]
    present = _once(document, present)
    surprising = ((p.name, p.span, p.capacity) for p in present if p.participant_id is None and p.surprising)
    report_unknown(document, surprising, names)
    _compare_countries(document, present, names)
    document.defaults["capacity_of"] = {
        one.participant_id: one.capacity for one in reversed(present) if one.participant_id
    }
    rows = [_row(document, one) for one in present]
    distinct(rows, "attendance_id", [(one.capacity,) for one in present])
    return rows


def _row(document: Document, one: Present) -> Row:
    return {
        **cite(document, one.paragraph, one.span),
        "attendance_id": f"{meeting(document)}:{one.participant_id or slug(one.name)}",
        "meeting_id": document.defaults.get("meeting_id"),
        "participant_id": one.participant_id,
        "name_as_written": one.name,
        "capacity": one.capacity,
        "remote": one.remote,
    }


def _once(document: Document, present: list[Present]) -> list[Present]:
    """Each participant once in each capacity; what the document repeats is said once and noted."""
    seen: set[tuple[str, str]] = set()
    kept: list[Present] = []
    for one in present:
        key = (one.participant_id or one.name.casefold(), one.capacity)
        if key in seen:
            document.note("info", "extract", f"{one.name} is listed twice as {one.capacity}", one.span)
            continue
        seen.add(key)
        kept.append(one)
    return kept


def _from_sentences(document: Document, names: Names) -> Iterator[Present]:
    """Those whom running sentences name, with the points below a sentence that ends in a colon."""
    below: set[str] = set()
    for paragraph in document.body():
        if paragraph.id in below or not _may_report(paragraph.text):
            continue
        for sentence in sentences(paragraph.clean):
            presence = read_presence(sentence.text, names) if _may_report(sentence.text) else None
            if presence is None:
                continue
            yield from _said(document, paragraph, sentence.start, presence, names)
            if presence.open and sentence.end >= len(paragraph.text.rstrip()):
                points = points_below(document, paragraph)
                below.update(point.id for point in points)
                for point in points:
                    yield from _point(document, point, presence, names)


def points_below(document: Document, paragraph: Paragraph) -> list[Paragraph]:
    """The points that a sentence with a colon at its end opens: its children, else the points that follow it."""
    if children := document.children(paragraph):
        return children
    found: list[Paragraph] = []
    for following in after(document, paragraph):
        if following.kind == "footnote":
            continue
        if following.kind not in ("point", "list_item"):
            break
        found.append(following)
    return found


def _said(document: Document, paragraph: Paragraph, base: int, presence: Presence, names: Names) -> Iterator[Present]:
    listed = "following" in presence.heading.lower() or bool(ABOUT_MEETING.search(" ".join(paragraph.section_path)))
    for group in presence.groups:
        mentions = [m for m in group.mentions if m.sort == "named"]
        if not mentions or not _believable(document, paragraph, base, group, mentions, listed):
            continue
        span = paragraph.clean.span(base + group.start, base + group.end)
        compare(document, group.stated, len(mentions), counted_words(group.heading), span)
        for mention in mentions:
            yield _present(paragraph, base, mention, presence.remote, names)


def _believable(
    document: Document, paragraph: Paragraph, base: int, group: Group, mentions: list[Mention], listed: bool
) -> bool:
    """Whether a group is one of participants: the sentence lists them, or the register knows the most of them."""
    known = sum(m.participant_id is not None for m in mentions)
    headed = bool(group.heading and any(m.capacities for m in mentions)) or group.role is not None
    if listed and (known or (headed and mentions[0].name[:1].isupper())):
        return True
    if not known and not headed:
        return False
    span = paragraph.clean.span(base + group.start, base + group.end)
    document.note(
        "info", "extract", "names with a verb of attendance outside of any section on attendance: left out", span
    )
    return False


def _point(document: Document, point: Paragraph, presence: Presence, names: Names) -> Iterator[Present]:
    """A point below "was attended by:", "(a) United Nations system: World Bank;", or a bare name."""
    groups = read_people(point.text, names)
    for mention in (m for group in groups for m in group.mentions if m.sort in ("named", "official")):
        mention.capacities = mention.capacities or capacities(presence.heading)
        yield _present(point, 0, mention, presence.remote, names)


def _present(paragraph: Paragraph, base: int, mention: Mention, remote: bool | None, names: Names) -> Present:
    span = paragraph.clean.span(base + mention.start, base + mention.end)
    remote = True if mention.mode in ("remote", "video") else remote
    return Present(
        paragraph, span, mention.name, mention.participant_id, _capacity(mention, names), remote, not mention.persons
    )


def _capacity(mention: Mention, names: Names) -> str:
    """The standing; a State without one took part as a country among countries."""
    if found := standing(mention, names):
        return found
    state = mention.participant_id is not None and names.kind(mention.participant_id) == "state"
    return "observer_state" if state and mention.role == "observer" else "participating_country" if state else "other"


def _listed(entry: Listed) -> Present:
    return Present(
        entry.paragraph, entry.span, entry.name, entry.participant_id, entry.capacity, None, entry.surprising
    )


def _compare_countries(document: Document, present: list[Present], names: Names) -> None:
    """Compare "36 experts and practitioners from 19 countries" with the States found."""
    states = sum(one.participant_id is not None and names.kind(one.participant_id) == "state" for one in present)
    if not states:
        return
    for paragraph in document.body():
        if "ountries" not in paragraph.text or not ABOUT_MEETING.search(" ".join(paragraph.section_path)):
            continue
        if not COUNTED.search(paragraph.text):
            continue
        for count in find_counts(paragraph.text, "countries"):
            within = "." not in paragraph.text[count.start : count.end]
            if within and re.search(r"\bfrom\s+$", paragraph.text[: count.start]):
                compare(document, count.number, states, "countries", paragraph.clean.span(count.start, count.end))
