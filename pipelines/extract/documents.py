"""Table ``documents``: one row a source document, with what its masthead and titles say of it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from pipelines.extract.facts import front_paragraphs
from pipelines.model import Document, Paragraph, Row
from pipelines.normalise.dates import find_dates
from pipelines.normalise.registers import Registers
from pipelines.normalise.symbols import find_job_number, find_symbols

TITLE = re.compile(
    r"(?:Draft )?(?:Report|Comments|Summary|Compilation|Proposals?|Recommendations|Outcome|Conclusions|Decision|Resolution|Statement|"
    r"Note|Background paper|Discussion guide|Annotated provisional agenda|Chair[’']s summary|Views)\b(?! by the Secretariat)",
    re.IGNORECASE,
)
NO_TITLE = re.compile(
    r"(?:Distr\b|Original\b|English only|Language|\[?Start\]?$|Item\s+\d|Agenda item|Note by|Submitted by|Contents|Page$|Advance)"
    r"|.*\bsession$|.*\bmeeting$|\(?[A-Z][a-zé. ]+, \d|\d{1,2} [A-Z]|United Nations\b(?!.* on )|(?:Vice-President|Rapporteur)",
    re.IGNORECASE,
)
"""Lines of a masthead that are no title: distribution, language, place and date, agenda item, author, session."""
SUBMITTED = re.compile(r"(?P<draft>Draft (?:resolution|decision))\b.*\bsubmitted by\b", re.IGNORECASE)
DISTRIBUTED = re.compile(r"\bDistr\.?\s*:\s*\w*", re.IGNORECASE)
STOPWORDS: dict[str, frozenset[str]] = {
    "en": frozenset("the of and to in that for on with were was by".split()),
    "fr": frozenset("le la les des et du dans que pour une est sur".split()),
    "es": frozenset("el los las de que en por una del con para se".split()),
}
SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
LETTER = re.compile(r"[^\W\d_]")
SAMPLE = 2_000
"""Characters looked at in each of four places of the text."""
TELLING = 5
"""Words; a shorter title ("Summary of the Chair") does not tell one document from another, so that of ``source.yaml`` serves."""
SCRIPT_SHARE, STOPWORD_SHARE = 0.3, 0.08


def documents(document: Document, registers: Registers) -> list[Row]:
    """The document's own row; hashes, path and the share accounted for are added where the file is known."""
    front = front_paragraphs(document)
    read = _title(front)
    title = read if read and len(read.split()) >= TELLING else document.curated.get("title") or read
    text = document.source.text
    pages = [line.page for line in document.source.lines if line.page]
    return [
        {
            "document_id": document.id,
            "symbol": document.defaults.get("symbol"),
            "title": title,
            "document_type": document.curated.get("document_type") or document_type(title or "", front, document),
            "body_id": document.defaults.get("body_id"),
            "meeting_id": document.defaults.get("meeting_id"),
            "published_on": _published(front),
            "language": document.defaults.get("language"),
            "job_number": _job_number(document, front),
            "media_type": document.source.media_type,
            "reader": document.source.reader,
            "text": text,
            "n_words": len(text.split()),
            "pages": max(pages) if pages else None,
        }
    ]


def detect_language(text: str) -> str | None:
    """The language that the text is written in, by its script and its commonest words; None where unsure."""
    sample = "".join(text[at : at + SAMPLE] for at in range(0, len(text), max(len(text) // 4, SAMPLE)))
    letters = len(LETTER.findall(sample)) or 1
    for code, script in SCRIPTS:
        if len(script.findall(sample)) / letters >= SCRIPT_SHARE:
            return code
    counts = Counter(re.findall(r"[a-zà-ÿ]+", sample.lower()))
    total = sum(counts.values()) or 1
    shares = {code: sum(counts[word] for word in stop) / total for code, stop in STOPWORDS.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= STOPWORD_SHARE else None


def _title(front: list[Paragraph]) -> str | None:
    """The title among the front's lines; that of a draft resolution stands below "Draft resolution submitted by ..."."""
    for i, paragraph in enumerate(front):
        if SUBMITTED.match(paragraph.text) and i + 1 < len(front):
            return front[i + 1].text.rstrip("*")
    candidates = [p.text for p in front if not NO_TITLE.match(p.text) and not find_symbols(p.text)]
    named = [text for text in candidates if TITLE.match(text)]
    return named[0] if named else _longest_heading(front)


def _longest_heading(front: list[Paragraph]) -> str | None:
    headings = [p.text for p in front if p.kind == "heading" and not NO_TITLE.match(p.text)]
    return max(headings, key=len) if headings else None


def document_type(title: str, front: list[Paragraph], document: Document) -> str:
    """The kind of document, by its title and by the marks of its series."""
    lines = " \n".join(paragraph.text for paragraph in front)
    symbol = document.defaults.get("symbol") or ""
    if re.search(r"\bDraft (?:resolution|decision)\b", lines, re.IGNORECASE):
        return "draft_resolution"
    if re.search(r"\bsummary (?:of|by) the (?:Co-)?Chair|Chair(?:person|man)?[’']s summary\b", lines, re.IGNORECASE):
        return "chair_summary"
    if "/CRP" in symbol or (re.search(r"\bEnglish only\b", lines) and re.search(r"\bItem \d", lines)):
        return "conference_room_paper"
    if re.match(r"(?:Draft |Final )?Report (?:on|of|by)\b", title, re.IGNORECASE):
        return "report"
    numbered = {p.text.lower() for p in document.paragraphs if p.kind == "heading"}
    if any(h.startswith("adoption of the report") for h in numbered) and any("attendance" in h for h in numbered):
        return "report"
    return "other"


def _published(front: list[Paragraph]) -> date | None:
    """The day of distribution: after "Distr.", or a line of the masthead that is a date and nothing else."""
    distributed = False
    for paragraph in front:
        text = paragraph.text
        distributed = distributed or bool(DISTRIBUTED.search(text))
        for found in find_dates(text):
            alone = not text[: found.start_offset].strip() and not text[found.end_offset :].strip()
            after = DISTRIBUTED.search(text[: found.start_offset])
            if found.starts_on == found.ends_on and found.exact and (alone or after):
                return found.starts_on
    return None


def _job_number(document: Document, front: list[Paragraph]) -> str | None:
    """The job number of the sheet: in the feet of pages or the masthead."""
    for span in document.furniture:
        if number := find_job_number(document.source.text[span.start : span.end]):
            return number
    return next((number for p in front if (number := find_job_number(p.text))), None)
