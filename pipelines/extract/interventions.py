"""Interventions: the reported speech in a meeting's summary of deliberations.

One row is one sentence with a clause that reports what somebody said, whoever it is: "One speaker noted that ...", "The
panellist from Italy characterized ...", "It was stressed that ...". Sentences that go on with what was said and have no
such clause ("Such a meeting could take place after informal consultations", report-2020, para. 15) are no rows of
their own: where the speech ends, the text doesn't say. Neither are acts of procedure (lists of statements, "considered agenda
item 2", "adopted the report") nor recommendations. Resolutions and comments of States report no meeting's deliberations.
"""

from __future__ import annotations

import re

from pipelines.extract.sentences import Sentence, sentences
from pipelines.extract.speech.clauses import Clause, reporting_clause
from pipelines.extract.speech.floor import Floor
from pipelines.extract.speech.panels import introduce
from pipelines.extract.speech.speakers import Speakers
from pipelines.model import Document, Paragraph, Row, cite
from pipelines.normalise.registers import Registers

WITHOUT_SPEECH = frozenset(("draft_resolution", "conference_room_paper"))
"""Documents that report no deliberations: a draft resolution recalls what organs did, a note by the Secretariat holds what
States wrote."""

TOLD = frozenset(("numbered", "narrative", "list_item", "point"))
"""Kinds of paragraphs that may tell of speech; preambular and operative ones, headings and footnotes don't."""

_LETTERED = re.compile(r"\(?[a-z]{1,4}[).]?$")
"""Points with letters are recommendations, understandings and lists of documents; the salient points of a Chair's
summary, which tell what experts stressed, are numbered."""


def interventions(document: Document, registers: Registers) -> list[Row]:
    """Rows of ``interventions``, in the order of the text.

    ``verb`` is the base form of the reporting verb ("note", "point out", "make reference", "be of the view"; "according
    to" where that is the form of words). ``participant_id`` is who spoke where the text names it, carried on to "he", "the
    speaker" and "the panellist"; null for anonymous speakers. ``speaker_as_written`` is the phrase in the sentence, null
    for impersonal speech, ``on_behalf_of`` the group as written.
    """
    if document.defaults.get("document_type") in WITHOUT_SPEECH:
        return []
    speakers = Speakers(registers.names, _body_name(document, registers))
    floor = Floor()
    rows: list[Row] = []
    for paragraph in document.paragraphs:
        if paragraph.kind == "heading":
            floor.new_section(registers.names.resolve(paragraph.text) if registers.names else None, paragraph.text)
        elif _tells(paragraph):
            rows += _in_paragraph(document, paragraph, registers, speakers, floor)
    return rows


def _body_name(document: Document, registers: Registers) -> str | None:
    body = registers.bodies.get(document.defaults.get("body_id") or "")
    return body.name if body else None


def _tells(paragraph: Paragraph) -> bool:
    if paragraph.kind not in TOLD:
        return False
    return not (paragraph.label and paragraph.kind != "numbered" and _LETTERED.match(paragraph.label))


def _in_paragraph(
    document: Document, paragraph: Paragraph, registers: Registers, speakers: Speakers, floor: Floor
) -> list[Row]:
    rows: list[Row] = []
    floor.here = False
    for sentence in sentences(paragraph.clean):
        if introduce(sentence.text, registers.names, floor):
            continue
        clause = reporting_clause(sentence.text, speakers, floor)
        if clause:
            floor.give_to(clause.speaker)
            rows.append(_row(document, paragraph, sentence, clause))
    return rows


def _row(document: Document, paragraph: Paragraph, sentence: Sentence, clause: Clause) -> Row:
    speaker = clause.speaker
    agenda: dict[str, str] = document.defaults.get("agenda_item_of") or {}
    return {
        "intervention_id": f"{paragraph.id}:s{sentence.number}",
        "meeting_id": document.defaults.get("meeting_id"),
        "agenda_item": agenda.get(paragraph.id),
        "speaker_kind": speaker.kind,
        "participant_id": speaker.participant_id,
        "speaker_as_written": speaker.written or None,
        "on_behalf_of": speaker.on_behalf_of,
        "verb": clause.verb,
        "text": sentence.text.rstrip(" ;,"),
        **cite(document, paragraph, paragraph.clean.span(sentence.start, sentence.end)),
    }
