"""One document's tree to its rows, one module a table; pure functions without any input or output of their own."""

from __future__ import annotations

from pipelines.extract.agenda_items import agenda_items
from pipelines.extract.attendance import attendance
from pipelines.extract.citations import citations
from pipelines.extract.documents import detect_language, documents
from pipelines.extract.endorsements import endorsements
from pipelines.extract.facts import find_facts
from pipelines.extract.interventions import interventions
from pipelines.extract.meetings import find_meetings, meeting_facts, meetings
from pipelines.extract.officers import officers
from pipelines.extract.paragraphs import paragraphs
from pipelines.extract.recommendations import recommendations
from pipelines.extract.statements import statements
from pipelines.model import Document, Tables
from pipelines.normalise.registers import Registers

__all__ = ["extract"]

READ = ("en",)
"""Languages whose forms of words the extractors know."""


def extract(document: Document, registers: Registers) -> Tables:
    """All rows of one document. What it leaves out, and why, is in ``document.annotations``."""
    language = document.curated.get("language") or detect_language(document.source.text)
    document.defaults["language"] = language
    find_facts(document, registers)
    if language not in READ:
        named = language or "unknown"
        document.note(
            "warning",
            "extract",
            f"the text is in a language that is not read yet ({named}): only its paragraphs are given",
        )
        document.defaults.update(meeting_id=None, about_meeting_id=None)
        return {"documents": documents(document, registers), "paragraphs": paragraphs(document, registers)}
    return _tables(document, registers)


def _tables(document: Document, registers: Registers) -> Tables:
    mentions = find_meetings(document, registers)
    document.defaults["meeting_of_container"] = {
        mention.paragraph.container: mention.meeting_id for mention in mentions if mention.role == "annexed"
    }
    rows = documents(document, registers)
    document.defaults["document_type"] = rows[0]["document_type"]
    points = recommendations(document, registers)
    return {
        "documents": rows,
        "paragraphs": paragraphs(document, registers),
        "meetings": meetings(document, mentions),
        "meeting_facts": meeting_facts(document, mentions),
        "agenda_items": agenda_items(document, registers),
        "officers": officers(document, registers),
        "attendance": attendance(document, registers),
        "statements": statements(document, registers),
        "interventions": interventions(document, registers),
        "recommendations": points,
        "endorsements": endorsements(document, registers, points),
        "citations": citations(document, registers, points),
    }
