"""Tables ``meetings`` and ``meeting_facts``: which meetings a document is of, and what it states of each.

A document reports on a meeting, is submitted to one, annexes what one adopted, or comments on one's outcome; meetings that it
only mentions in passing ("The tenth meeting ... was held in Vienna on 16 October 2018") make no row, but what is said of
them serves where another document makes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pipelines.extract.documents import document_type
from pipelines.extract.facts import find_bodies, front_paragraphs
from pipelines.model import Document, Paragraph, Row, cite
from pipelines.normalise.dates import DateRange, find_dates
from pipelines.normalise.numbers import find_counts, ordinal
from pipelines.normalise.records import Body
from pipelines.normalise.registers import Registers
from pipelines.normalise.symbols import body_of, find_symbols

Role = Literal["reports_on", "submitted_to", "annexed", "subject", "mentioned"]

HELD = re.compile(
    r"\b(?:held|met|meets|convened|convenes|conducted|took place|take place|meeting|session)\b[^.;:]{0,90}?(?:\b(?:on|from|between)|,|\()\s*$"
)
"""What stands right before the days of a meeting: "met on", "was held in Vienna from", "at its twelfth meeting, held on"."""
ACTIVE = re.compile(r"\b(?:met|held its|holds its|convened its|organized and conducted)\b")
"""The meeting's own report says that the body met, or held its session; of others it says that they were held."""
ORDINAL_OF = re.compile(
    r"\b(?P<ordinal>[A-Za-z]+(?:-[a-z]+)?)\s+(?:\(?resumed\)?\s+|regular\s+|special\s+)?(?P<noun>meeting|session)s?\b"
)
SITTING = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b[^.;]{0,60}\bmeetings?,?\s*(?:(?:held )?on\s*)?$")
"""Figures count the sittings inside a meeting: "At its 3rd meeting, on 28 October 2015"; words count the meetings of a body."""
CITY = re.compile(
    r"(?:\bin|\bat)\s+(?:the\s+)?(?:United Nations (?:Office|Headquarters)(?: at| in)\s+)?"
    r"(?P<city>[A-Z\u00c0-\u00de][\w.’'-]*(?:\s(?:de|of|am|la|del)?\s?[A-Z\u00c0-\u00de][\w.’'-]*){0,3})"
    r"(?:,\s[A-Z][\w ]+)?,?\s+(?:on|from|between)\s*$"
)
BRACKET_CITY = re.compile(r"\((?P<city>[A-Z\u00c0-\u00de][^(),;:\d]{2,40}),\s*$")
FRONT_PLACE = re.compile(r"\(?(?P<city>[A-Z\u00c0-\u00de][^(),;:\d]{2,40}),\s*$")
FORMAT = re.compile(
    r"\b(?:(?:was|were)\s+(?:also\s+)?(?:held|convened|conducted)|held its|took place|met)\b[^.;]{0,140}?"
    r"\b(?:in\s+an?\s+(?:so[- ]called\s+)?[“\"]?(?P<kind>hybrid|in-person|virtual|online|remote)|(?P<how>virtually|remotely|online|in person))\b",
    re.IGNORECASE,
)
"""How the meeting was held: "the meeting was held in a hybrid format", "held its twelfth meeting ... in a hybrid format"."""
FORMAT_WORDS = ("hybrid", "in-person", "virtual", "online", "remote", "in person")
"""A text without one of these words need not be searched: most have none."""
FORMATS = {"hybrid": "hybrid", "in person": "in_person"}
SITTINGS = re.compile(r"\b(?:holding|held|with|consist(?:ed|ing) of|compris(?:ed|ing)|total of)\s+(?:an?\s+)?$")
TOGETHER = re.compile(r"\b(?:brought together|attended by|participation of|gathered|attendance of)\b(?P<who>[^.;]*)")
TOGETHER_WORDS = ("brought together", "attended by", "participation of", "gathered", "attendance of")
OF_BODY = re.compile(
    r"\b[Tt]he (?P<noun>Working Group|Conference|Commission|Committee|Council|Assembly|Board|Expert Group)\b"
)
LONGEST_MEETING = 45
"""Days; a longer span is a period of work, not a meeting."""
LOOK_BACK = 320


@dataclass(slots=True)
class Fact:
    """A value that a passage states of a meeting."""

    field: str
    value: object
    paragraph: Paragraph
    start: int
    end: int


@dataclass(slots=True)
class Mention:
    """A meeting that a passage dates: the body, the role of the document towards it, and the facts found there."""

    body_id: str
    dates: DateRange
    role: Role
    paragraph: Paragraph
    facts: list[Fact] = field(default_factory=list)

    @property
    def meeting_id(self) -> str:
        return f"{self.body_id}-{self.dates.starts_on.isoformat()}"


def find_meetings(document: Document, registers: Registers) -> list[Mention]:
    """Every dated meeting that the document names, its own first; sets ``meeting_id`` in the document's defaults."""
    kind = _kind(document)
    mentions = list(_front_mentions(document, registers, kind))
    own_front = {mention.meeting_id for mention in mentions}
    for paragraph in document.paragraphs:
        mentions += _mentions_in(document, paragraph, registers)
    _choose_own(document, mentions, kind, own_front)
    own = next((m for role in ("reports_on", "submitted_to", "subject") for m in mentions if m.role == role), None)
    document.defaults["meeting_id"] = own.meeting_id if own else None
    document.defaults["about_meeting_id"] = next(
        (m.meeting_id for m in mentions if m.role in ("reports_on", "subject")), None
    )
    if own and own.role == "submitted_to":
        document.defaults["body_id"] = own.body_id
    if own and own.role == "reports_on":
        own.facts += _facts_of_own(document)
    return mentions


def meetings(document: Document, mentions: list[Mention]) -> list[Row]:
    """One row a meeting that the document is of; what other documents add is merged across the corpus."""
    rows: dict[str, Row] = {}
    for mention in mentions:
        if mention.role == "mentioned":
            continue
        fresh = {
            **cite(
                document,
                mention.paragraph,
                mention.paragraph.clean.span(mention.dates.start_offset, mention.dates.end_offset),
            ),
            "meeting_id": mention.meeting_id,
            "body_id": mention.body_id,
            "starts_on": mention.dates.starts_on,
            "ends_on": mention.dates.ends_on,
            "role": mention.role,
        }
        rows.setdefault(mention.meeting_id, fresh)
    return list(rows.values())


def meeting_facts(document: Document, mentions: list[Mention]) -> list[Row]:
    """Each value that a passage states of a meeting, in normalised form as text."""
    rows: dict[str, Row] = {}
    for mention in mentions:
        for fact in mention.facts:
            span = fact.paragraph.clean.span(fact.start, fact.end)
            row = cite(document, fact.paragraph, span)
            key = f"{mention.meeting_id}|{fact.field}|{document.id}|{span.start}"
            rows.setdefault(
                key,
                {
                    **row,
                    "fact_id": key,
                    "meeting_id": mention.meeting_id,
                    "field": fact.field,
                    "value": str(fact.value),
                },
            )
    return list(rows.values())


def _kind(document: Document) -> str:
    front = front_paragraphs(document)
    titles = [
        p.text for p in front if p.text.lower().startswith(("report", "comments", "draft report", "final report"))
    ]
    return document.curated.get("document_type") or document_type((titles or [""])[0], front, document)


def _front_mentions(document: Document, registers: Registers, kind: str) -> Iterator[Mention]:
    """Meetings dated in the masthead and the titles."""
    front = front_paragraphs(document)
    session: tuple[Paragraph, re.Match[str]] | None = None
    for i, paragraph in enumerate(front):
        if m := ORDINAL_OF.search(paragraph.text):
            session = (paragraph, m) if m.end() >= len(paragraph.text.rstrip()) else session
        for dates in find_dates(paragraph.text):
            if not dates.exact or (dates.ends_on - dates.starts_on).days > LONGEST_MEETING:
                continue
            yield from _front_mention(document, registers, kind, front[: i + 1], session, dates)


def _front_mention(
    document: Document,
    registers: Registers,
    kind: str,
    front: list[Paragraph],
    session: tuple[Paragraph, re.Match[str]] | None,
    dates: DateRange,
) -> Iterator[Mention]:
    """One date of the front: of the session in the masthead, or of the meeting that a title names."""
    paragraph = front[-1]
    before = paragraph.text[: dates.start_offset]
    alone = not paragraph.text[dates.end_offset :].strip(" )*")
    place = FRONT_PLACE.fullmatch(before)
    body = document.defaults.get("body_id")
    if not before.strip() and not (session and alone and dates.starts_on != dates.ends_on):
        return
    if session and alone and (place or not before.strip()):
        parent = _session_body(document, registers, front[: front.index(session[0]) + 1])
        if parent:
            mention = Mention(parent, dates, "submitted_to", paragraph)
            _add_ordinal(mention, session[0], session[1])
            _add_city(mention, paragraph, place)
            yield mention
        return
    if place and alone and body:
        mention = Mention(body, dates, "reports_on", paragraph)
        _add_city(mention, paragraph, place)
        yield mention


def _session_body(document: Document, registers: Registers, above: list[Paragraph]) -> str | None:
    """The body whose session the masthead names: the last one named above the session; the one whose provisional agenda is
    noted ("Item 4 of the provisional agenda*", "* CTOC/COP/2020/1"); else the document's own."""
    for paragraph in reversed(above):
        if named := find_bodies(paragraph.text, registers):
            return named[-1][2].body_id
    for note in [p for p in document.paragraphs if p.kind == "footnote"][:2]:
        for found in find_symbols(note.text)[:1]:
            if agenda := body_of(found.symbol, registers.bodies):
                return agenda
    own: str | None = document.defaults.get("body_id")
    return own


def _mentions_in(document: Document, paragraph: Paragraph, registers: Registers) -> Iterator[Mention]:
    """Meetings whose days a paragraph states."""
    text = paragraph.text
    if "meeting" not in text and "session" not in text and " met " not in text and "held" not in text:
        return
    for dates in find_dates(text):
        if not dates.exact or (dates.ends_on - dates.starts_on).days > LONGEST_MEETING:
            continue
        begin = max(text.rfind(". ", 0, dates.start_offset) + 1, dates.start_offset - LOOK_BACK, 0)
        before = text[begin : dates.start_offset]
        bracket = BRACKET_CITY.search(before)
        if SITTING.search(before) or not (
            HELD.search(before) or (bracket and ("meeting" in before or "session" in before))
        ):
            continue
        found = _body_of_sentence(document, registers, before, text[dates.end_offset : dates.end_offset + 160])
        if found is None:
            continue
        mention = Mention(found, dates, "mentioned", paragraph)
        ordinals = [m for m in ORDINAL_OF.finditer(text, begin, dates.start_offset) if ordinal(m["ordinal"])]
        if ordinals:
            _add_ordinal(mention, paragraph, ordinals[-1])
        _add_city(
            mention,
            paragraph,
            CITY.search(text, begin, dates.start_offset) or BRACKET_CITY.search(text, begin, dates.start_offset),
        )
        yield mention


def _body_of_sentence(document: Document, registers: Registers, before: str, after: str) -> str | None:
    """The body that a sentence says met: named in full, or "the Working Group" where the document is of one."""
    own: Body | None = registers.bodies.get(document.defaults.get("body_id") or "")
    for text in (before, after):
        named = find_bodies(text, registers)
        if named:
            held = [hit for hit in named if re.search(r"(?:of|session of|meeting of) the $", text[: hit[0]])]
            return (held or named)[-1 if held else 0][2].body_id
        generic = OF_BODY.search(text)
        if generic and own:
            if generic["noun"].lower() in own.name.lower():
                return own.body_id
            parent = registers.bodies.get(own.parent or "")
            return parent.body_id if parent and generic["noun"].lower() in parent.name.lower() else None
    if own and re.search(
        r"\b(?:expert|the) (?:group )?meeting\b|\bThe (?:meeting|session)\b", before + after, re.IGNORECASE
    ):
        return own.body_id
    return None


def _add_ordinal(mention: Mention, paragraph: Paragraph, m: re.Match[str]) -> None:
    number = ordinal(m["ordinal"].lower())
    if number:
        mention.facts.append(Fact("ordinal", number, paragraph, m.start("ordinal"), m.end("ordinal")))


def _add_city(mention: Mention, paragraph: Paragraph, m: re.Match[str] | None) -> None:
    if m:
        mention.facts.append(Fact("city", m["city"].strip(), paragraph, m.start("city"), m.end("city")))


def _choose_own(document: Document, mentions: list[Mention], kind: str, in_front: set[str]) -> None:
    """Decide the role of each meeting: the one reported on, commented on, or whose texts an annex holds."""
    own_body = document.defaults.get("body_id")
    reports = kind in ("report", "chair_summary", "other")
    chosen: str | None = next((m.meeting_id for m in mentions if m.role == "reports_on"), None)
    for mention in mentions if reports and chosen is None else ():
        title = mention.paragraph.kind == "heading" and mention.paragraph.text.lower().startswith(
            ("report", "draft report")
        )
        text = mention.paragraph.text[: mention.dates.start_offset]
        if mention.role == "mentioned" and mention.body_id == own_body and (title or ACTIVE.search(text[-LOOK_BACK:])):
            chosen = mention.meeting_id
            break
    for mention in mentions:
        if mention.role != "mentioned":
            continue
        container = (mention.paragraph.container or "").lower()
        if mention.meeting_id == chosen:
            mention.role = "reports_on"
        elif container.startswith("annex") and _adopts(mention.paragraph):
            mention.role = "annexed"
        elif kind == "conference_room_paper" and _is_subject(document, mention):
            mention.role = "subject"


def _adopts(paragraph: Paragraph) -> bool:
    """The title or opening of an annex that holds what a meeting adopted."""
    return bool(re.search(r"\badopted\b", paragraph.text)) and paragraph.kind in ("heading", "narrative")


def _is_subject(document: Document, mention: Mention) -> bool:
    """Whether the titles of a paper say that it is about this meeting."""
    return any(p.id == mention.paragraph.id and "outcome" in p.text.lower() for p in front_paragraphs(document)) or (
        any(
            "outcome" in p.text.lower()
            and str(mention.dates.starts_on.year) in p.text
            and f"{mention.dates.starts_on.day}" in p.text
            for p in front_paragraphs(document)
        )
    )


def _facts_of_own(document: Document) -> list[Fact]:
    """The format, the number of sittings and the stated number of participants of the meeting reported on."""
    facts: list[Fact] = []
    for paragraph in document.paragraphs:
        if paragraph.kind not in ("numbered", "narrative"):
            continue
        if _has(FORMAT_WORDS, paragraph.text.lower()) and (m := FORMAT.search(paragraph.text)):
            group = "kind" if m["kind"] else "how"
            value = FORMATS.get(m[group].lower().replace("-", " "), "remote")
            facts.append(Fact("format", value, paragraph, m.start(group), m.end(group)))
        facts += _counts(paragraph)
    seen: set[str] = set()
    return [fact for fact in facts if not (fact.field in seen or seen.add(fact.field))]  # type: ignore[func-returns-value]


def _has(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def _counts(paragraph: Paragraph) -> Iterator[Fact]:
    """ "holding a total of four meetings"; "brought together 36 experts and practitioners"."""
    text = paragraph.text
    for count in find_counts(text, "meetings"):
        if SITTINGS.search(text[: count.start]):
            yield Fact("sittings", count.number, paragraph, count.start, count.end)
    if _has(TOGETHER_WORDS, text) and (m := TOGETHER.search(text)):
        for count in find_counts(m["who"], "experts", "participants", "practitioners", "delegates", "representatives")[
            :1
        ]:
            yield Fact(
                "participants_stated", count.number, paragraph, m.start("who") + count.start, m.start("who") + count.end
            )
