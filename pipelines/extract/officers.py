"""Table ``officers``: who chaired the meeting, and the panellists who opened the discussion of its items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.model import Document, Paragraph, Row, Span, cite
from pipelines.normalise.registers import Registers
from pipelines.structure.tree import slug

WORD = r"(?:[A-Z\u00c0-\u00de][\w\u00c0-\u024f’'.-]*|(?:de|da|dos|du|van|von|der|den|bin|bint|al|el|la|le|ibn|ben|di|y|e)\b|[a-z]{1,2}[’'-][A-Z\u00c0-\u00de]\w*)"
NAME = rf"(?:(?:Mr|Ms|Mrs|Dr|Prof|H\.E|Judge|Justice|Ambassador)\.?\s+)?[A-Z\u00c0-\u00de][\w\u00c0-\u024f’'.-]*(?:\s{WORD}){{1,6}}"
HONORIFIC = re.compile(r"(?:(?:Mr|Ms|Mrs|Dr|Prof|H\.E)\.?|Judge|Justice|Ambassador)\s+")
CHAIRED = re.compile(
    rf"\b(?:chaired by|presided over by|under the (?:chairship|chairmanship|presidency) of|co-chaired by)\s+(?:the\s+)?(?P<names>{NAME}"
    rf"(?:\s*\([^)]*\))?(?:(?:,| and|, and)\s+{NAME}(?:\s*\([^)]*\))?)*)"
)
CHAIR_SELF = re.compile(
    rf"(?P<name>{NAME})(?:\s*\((?P<country>[^)]*)\))?,?\s+(?:in (?:his|her|their) capacity as|(?:was|were) elected|acted as|served as|as)\s+(?:the\s+)?(?P<acting>[Aa]cting\s+)?"
    r"(?:Co-)?(?:Chair|President)(?:person|man|woman)?\b(?! of the (?:\w+-)?[A-Z])"
)
CHAIR_WORDS = re.compile(
    r"(?:capacity as|elected|acted as|served as|, as|\),)\s[^.]{0,40}(?:Chair|President)|Chairs?(?: of the [\w ]+)?, [A-Z]"
)
CHAIR_TITLE = re.compile(
    rf"(?P<name>{NAME})\s*\((?P<country>[^()]*(?:\([^()]*\)[^()]*)*)\),\s+(?:the\s+)?(?:(?:[Aa]cting|[Oo]utgoing)\s+)?(?:Co-)?(?:Chair|President)"
    r"(?:person|man|woman)?\s+of\s+the\s+(?:Working Group|Conference|meeting|session|Commission|Committee|Council)"
)
"""The Chair in apposition: "Thomas Burrows (United States of America), Chair of the Working Group"."""
CO_CHAIRS = re.compile(
    rf"\b(?:[Tt]he\s+)?(?:Co-)?Chairs?(?:person|man|woman)?(?: of the (?:Working Group|meeting|session))?,\s+(?P<name>{NAME})\s*\((?P<country>[^()]*(?:\([^()]*\)[^()]*)*)\)"
)
"""The other way round: "The Chair of the Working Group, Thomas Burrows (United States), opened the meeting"."""
PANEL = re.compile(
    r"\b(?:led|facilitated|introduced|moderated|opened|made|delivered|given|initiated)\s+(?:with (?:presentations?|introductory remarks) )?by\s+"
    r"(?:(?:presentations? by\s+)?)(?:the\s+)?(?:following\s+)?(?:\w+\s+)?panell?ists?\s*:?\s*(?P<list>[^\n]+)"
)
PERSON_BRACKET = re.compile(rf"(?P<name>{NAME})\s*\((?P<country>[^()]*(?:\([^()]*\)[^()]*)*)\)")
PERSON_TITLE = re.compile(rf"\s*(?:and\s+)?(?P<name>{NAME}),\s+(?P<affiliation>.+)")
SENTENCE = re.compile(r"\.(?=\s+[A-Z“\"]|\s*$)(?<!Mr\.)(?<!Ms\.)(?<!Dr\.)(?<!Mrs\.)(?<!Prof\.)(?<![A-Z]\.)")


def officers(document: Document, registers: Registers) -> list[Row]:
    """Chairs and panellists of the meeting that the document reports on."""
    meeting_id = document.defaults.get("meeting_id")
    if not meeting_id:
        return []
    rows: dict[str, Row] = {}
    for paragraph in document.paragraphs:
        if paragraph.kind not in ("numbered", "narrative"):
            continue
        for row in [*_chairs(document, paragraph, registers), *_panellists(document, paragraph, registers)]:
            key = f"{meeting_id}:{row['role']}:{slug(row['name'])}"
            key += f":{row['agenda_item']}" if row["agenda_item"] else ""
            rows.setdefault(key, {**row, "officer_id": key, "meeting_id": meeting_id})
    return list(rows.values())


def _chairs(document: Document, paragraph: Paragraph, registers: Registers) -> Iterator[Row]:
    """ "The meetings were chaired by Thomas Burrows (United States)"; "Mr. Zhang Xiaoming, in his capacity as Chair"."""
    text = paragraph.text
    if "hair" not in text and "resid" not in text:
        return
    for m in CHAIRED.finditer(text):
        for person in re.finditer(rf"(?P<name>{NAME})(?:\s*\((?P<country>[^)]*)\))?", m["names"]):
            at = m.start("names")
            yield _officer(document, paragraph, registers, "chair", person, at, person["country"], None)
    for pattern in (CHAIR_SELF, CHAIR_TITLE, CO_CHAIRS) if CHAIR_WORDS.search(text) else ():
        for m in pattern.finditer(text):
            yield _officer(document, paragraph, registers, "chair", m, 0, m["country"], None)


def _panellists(document: Document, paragraph: Paragraph, registers: Registers) -> Iterator[Row]:
    """Panellists with their country in brackets, or with their office: the country is the last that the office names."""
    for m in PANEL.finditer(paragraph.text) if "panel" in paragraph.text else ():
        start = m.start("list")
        stop = SENTENCE.search(paragraph.text, start)
        listed = paragraph.text[start : stop.start() if stop else len(paragraph.text)]
        at = start
        for part in listed.split(";"):
            bracketed = list(PERSON_BRACKET.finditer(part))
            titled = PERSON_TITLE.match(part)
            for person in bracketed:
                yield _officer(document, paragraph, registers, "panellist", person, at, person["country"], None)
            if titled and not bracketed:
                yield _officer(document, paragraph, registers, "panellist", titled, at, None, titled["affiliation"])
            at += len(part) + 1


def _officer(
    document: Document,
    paragraph: Paragraph,
    registers: Registers,
    role: str,
    person: re.Match[str],
    at: int,
    country: str | None,
    affiliation: str | None,
) -> Row:
    """One row; the quote runs from the name to the end of the country or office."""
    name = HONORIFIC.sub("", person["name"]).strip(" ,")
    office = affiliation.strip(" ,.;") if affiliation else None
    participant = registers.names.resolve(country) if country else None
    if office and not participant:
        found = registers.names.find(office)
        states = [hit for hit in found if registers.names.kind(hit.participant_id) == "state"]
        participant = states[-1].participant_id if states else None
    if country and not participant:
        office = country
    end = person.start("name") + len(person[0].rstrip(" ,.;")) - (person.start("name") - person.start())
    span = paragraph.clean.span(at + person.start("name"), at + end)
    return {
        **cite(document, paragraph, Span(span.start, span.end)),
        "role": role,
        "name": name,
        "participant_id": participant,
        "affiliation": office,
        "agenda_item": document.defaults["agenda_item_of"].get(paragraph.id) if role == "panellist" else None,
    }
