"""The citations of one document: what it cites, passage by passage.

Targets are normalised so that one thing has one target wherever it is cited:

=============== ==================================== ===========================================================
kind            target                               printed, for instance
=============== ==================================== ===========================================================
treaty_article  ``UNTOC/art.16/para.5/(a)``          article 16, paragraph 5 (a), of the Organized Crime Convention
resolution      ``CTOC/COP/RES/9/3``                 resolution 9/3, annex III, recommendation 1(j)
decision        ``CTOC/COP/DEC/2/2``                 In its decision 2/2, the Conference of the Parties ...
document        ``CTOC/COP/WG.3/2021/3``             CTOC/COP/WG.3/2021/3, paras. 2–4
publication     ``UNTS/vol.2225/No.39574``           United Nations, Treaty Series, vol. 2225, No. 39574
publication     ``Sales/E.09.XI.19``                 United Nations publication, Sales No. E.09.XI.19
url             as printed, host in small letters    www.unodc.org/...
=============== ==================================== ===========================================================

Lists, ranges and joint symbols give one row a target. References inside the document ("see sect. III", "para. 42
above") cite no other one and give none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal

from pipelines.extract.citing.articles import articles
from pipelines.extract.citing.cited import Cited, one_line
from pipelines.extract.citing.documents import documents
from pipelines.extract.citing.instruments import Instruments
from pipelines.extract.citing.organs import Organs
from pipelines.extract.citing.pinpoints import after
from pipelines.extract.citing.publications import HOST_ENDING, addresses, publications
from pipelines.extract.citing.resolutions import resolutions
from pipelines.model import Document, Paragraph, Row, cite
from pipelines.normalise.registers import Registers

_IBID = re.compile(r"\s*Ibid\.")

_EXPECTED = ("article of a national law", "article without a named treaty")
"""Messages that tell of nothing wrong: what they name is understood, and gives no row or a row by a known rule."""

LOOK_BACK = 6
"""Paragraphs to search backwards for what "the Protocol" takes up; further away, a reader has lost it too."""


def citations(document: Document, registers: Registers, recommendations: Iterable[Row] = ()) -> list[Row]:
    """Rows of ``citations``, in the order of the text.

    ``recommendations`` are the document's rows of that table: a citation inside one of their paragraphs carries its
    ``recommendation_id``. Articles of national laws and of treaties that the text doesn't name give no row but an
    annotation.
    """
    instruments = Instruments(registers.treaties, _the_convention(document, registers))
    organs = Organs(registers.bodies, document.defaults.get("body_id"), document.defaults.get("symbol"))
    points = _recommendation_of(document, recommendations)
    rows: list[Row] = []
    notes: list[Cited] = []
    for index, paragraph in enumerate(document.paragraphs):
        found = _in_paragraph(document, index, instruments, organs, notes)
        if paragraph.kind == "footnote":
            notes = found or notes
        if found:
            rows += _rows(document, paragraph, found, points.get(paragraph.id))
    return rows


def _the_convention(document: Document, registers: Registers) -> str | None:
    """The treaty that "the Convention" means: that of the body, or of the nearest body above it that has one."""
    body = registers.bodies.get(document.defaults.get("body_id") or "")
    for _ in registers.bodies:
        if body is None or body.the_convention:
            break
        body = registers.bodies.get(body.parent or "")
    return body.the_convention if body else None


def _recommendation_of(document: Document, recommendations: Iterable[Row]) -> dict[str, str]:
    """Paragraph id to recommendation id, paragraphs below a recommendation's own included."""
    own = {row["paragraph_id"]: row["recommendation_id"] for row in recommendations}
    for paragraph in document.paragraphs:
        if paragraph.id not in own and paragraph.parent_id in own and paragraph.kind != "heading":
            own[paragraph.id] = own[paragraph.parent_id]
    return own


def _in_paragraph(
    document: Document, index: int, instruments: Instruments, organs: Organs, notes: list[Cited]
) -> list[Cited]:
    """What one paragraph cites, in order; ``notes`` is what the last footnote cited, which "Ibid." takes up."""
    paragraph = document.paragraphs[index]
    text = paragraph.text
    found: list[Cited] = []
    report = _reporter(document, paragraph)
    # A look for a word is far cheaper than the search for what it may lead: most paragraphs cite nothing.
    if "Series" in text or "ales No" in text or "Ibid" in text or "ISBN" in text or "Journal" in text:
        found += publications(text, any(note.target.startswith("UNTS") for note in notes))
        found += _ibidem(text, notes) if not found and paragraph.kind == "footnote" else []
    if "rticle" in text or "rt." in text or "rts." in text:
        found += articles(text, instruments, _earlier(document, index, instruments), report)
    if "esolution" in text or "ecision" in text:
        found += resolutions(text, organs, report)
    if "/" in text:
        found += documents(text, document.defaults.get("symbol"))
    if "://" in text or "www." in text or HOST_ENDING.search(text):
        found += addresses(text)
    return _once(found) if len(found) > 1 else found


def _reporter(document: Document, paragraph: Paragraph) -> Callable[[str, int, int], None]:
    def report(message: str, start: int, end: int) -> None:
        severity: Literal["info", "warning"] = "info" if message.startswith(_EXPECTED) else "warning"
        document.note(
            severity, "citations", f"{message}: {paragraph.text[start:end]}", paragraph.clean.span(start, end)
        )

    return report


def _earlier(document: Document, index: int, instruments: Instruments) -> Callable[[str], str | None]:
    """Looks back for the treaty that "the Protocol" or "the Covenant" takes up."""

    def earlier(head: str) -> str | None:
        for paragraph in reversed(document.paragraphs[max(0, index - LOOK_BACK) : index]):
            if head in paragraph.text:
                named = [m for m in instruments.mentions(paragraph.text) if m.head == head and m.target]
                if named:
                    return named[-1].target
        return None

    return earlier


def _ibidem(text: str, notes: list[Cited]) -> list[Cited]:
    """ "Ibid., para. 12." cites the document of the note before, at another place."""
    lead = _IBID.match(text)
    last = next((n for n in reversed(notes) if n.kind in ("document", "resolution", "decision")), None)
    if not lead or not last:
        return []
    pinpoint = after(text, lead.end())
    end = pinpoint.end if pinpoint else lead.end()
    printed, paragraphs = (pinpoint.text, pinpoint.paragraphs) if pinpoint else (None, ())
    return [Cited(last.kind, last.target, lead.start(), end, printed, paragraphs)]


def _once(found: list[Cited]) -> list[Cited]:
    """In order of the text; a symbol in brackets behind the same resolution is the same citation."""
    found.sort(key=lambda c: (c.start, c.end))
    kept: list[Cited] = []
    for one in found:
        if not any(
            k.target == one.target and one.start - k.end <= len(" (") and one.start != k.start for k in kept[-3:]
        ):
            kept.append(one)
    return kept


def _rows(document: Document, paragraph: Paragraph, found: list[Cited], recommendation_id: str | None) -> list[Row]:
    times: Counter[str] = Counter()
    rows: list[Row] = []
    for one in found:
        times[one.target] += 1
        again = f"#{times[one.target]}" if times[one.target] > 1 else ""
        rows.append(
            {
                "citation_id": f"{paragraph.id}:{one.target}{again}",
                "recommendation_id": recommendation_id,
                "kind": one.kind,
                "target": one.target,
                "as_written": one_line(paragraph.text[one.start : one.end]),
                "pinpoint": one_line(one.pinpoint) if one.pinpoint else None,
                "paragraphs_cited": list(one.paragraphs) or None,
                **cite(document, paragraph, paragraph.clean.span(one.start, one.end)),
            }
        )
    return rows
