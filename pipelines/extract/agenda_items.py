"""Table ``agenda_items``: the agenda that the meeting adopted; the sessions of an expert meeting are its items."""

from __future__ import annotations

import re

from pipelines.model import Document, Paragraph, Row, cite
from pipelines.normalise.registers import Registers

AGENDA = re.compile(r"\bagenda\b", re.IGNORECASE)
SESSION_TITLE = re.compile(r"Session\s+(?P<item>\d{1,2}|[IVX]{1,4})\s*[.:–—-]?\s*(?P<title>\S.*)", re.IGNORECASE)
END = re.compile(r"[.;:,\s]+$")


def agenda_items(document: Document, registers: Registers) -> list[Row]:
    """One row an item and sub-item; rows of a document that reports on no meeting are none."""
    meeting_id = document.defaults.get("meeting_id")
    if not meeting_id:
        return []
    by_id = {paragraph.id: paragraph for paragraph in document.paragraphs}
    rows: dict[str, Row] = {}
    for paragraph in document.paragraphs:
        row = _listed(document, paragraph, by_id) or _session(document, paragraph)
        if row:
            rows.setdefault(row["item"], {**row, "meeting_id": meeting_id})
    return list(rows.values())


def _listed(document: Document, paragraph: Paragraph, by_id: dict[str, Paragraph]) -> Row | None:
    """An item of the list that "the agenda" announces: number, or number and letter."""
    if paragraph.kind != "list_item" or not paragraph.label or not paragraph.parent_id:
        return None
    parent = by_id[paragraph.parent_id]
    above = by_id.get(parent.parent_id or "")
    top = above if parent.kind == "list_item" and above else parent
    if not AGENDA.search(top.text) and not any(AGENDA.match(title) for title in paragraph.section_path[-1:]):
        return None
    nested = parent.kind == "list_item"
    item = f"{parent.label}({paragraph.label})" if nested else paragraph.label
    title = END.sub("", paragraph.text)
    end = len(title)
    return {
        **cite(document, paragraph, paragraph.clean.span(0, end)),
        "item": item,
        "title": title,
        "parent_item": parent.label if nested else None,
    }


def _session(document: Document, paragraph: Paragraph) -> Row | None:
    """The heading of a session, its title as it stands."""
    if paragraph.kind != "heading" or not (paragraph.container or "").startswith("session"):
        return None
    m = SESSION_TITLE.fullmatch(paragraph.text)
    if not m:
        return None
    span = paragraph.clean.span(m.start("title"), m.end("title"))
    return {**cite(document, paragraph, span), "item": m["item"], "title": m["title"], "parent_item": None}
