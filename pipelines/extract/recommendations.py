"""Table ``recommendations``: every point that tells somebody to do something, at every stage of its life.

Which lists hold such points is told from the words that announce them and the titles above them: an agenda, a list of documents
or the understandings on which a report is adopted (report of the 2020 meeting, paras. 19, 24 and 72) are lists too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.model import Clean, Document, Paragraph, Row, Span, cite
from pipelines.normalise.registers import Registers
from pipelines.structure.tree import topic

POINTS = (
    # words in the announcing sentence or the titles, kind, status
    (re.compile(r"\bdiscussion points?\b", re.I), "discussion_point", "for_future_consideration"),
    (re.compile(r"\bdraft (?:recommendations?|conclusions)\b", re.I), "recommendation", "draft"),
    (
        re.compile(
            r"\brecommendations?\b|\brecommend(?:s|ed)?(?: that)?\b|\bagreed (?:on|that|upon)\b.*\b(?:points|measures)\b",
            re.I,
        ),
        "recommendation",
        "adopted",
    ),
    (re.compile(r"\bsalient points\b|\bconclusions?\b|\bconcluded\b", re.I), "conclusion", "adopted"),
)
"""How points are announced, the most telling first."""
OTHER_LIST = re.compile(
    r"\b(?:agenda|had before it|documents?:|documentation|following understandings?|following documents|list of participants|panell?ists?:|"
    r"following (?:States|delegations|organizations|members|speakers|persons)|composed of|consists? of|were represented)\b"
    r"|\bbefore it for\b",
    re.I,
)
"""Lists that tell nobody to do anything."""
EXAMINED = re.compile(
    r"\bwill be examined\b|\bfor (?:future )?(?:examination|consideration)\b|\bwould be examined\b", re.I
)
COMMENTS_TITLE = re.compile(r"\bcomments (?:of|by|from|received)\b", re.I)
END = re.compile(r"\s*[;:.,](?:\s|[;:.,]|and\b|or\b)*$")
LONGEST_END = 60
"""Characters of a point's end that are looked at; "; and/or" has eight."""
ADDRESSEES = (
    (
        "states_parties",
        r"(?:All )?[Ss]tates? [Pp]art(?:ies|y)|(?<!other )(?<!interested )(?<!all )[Pp]arties(?: to the (?:[\w ]+ )?Convention)?(?! under)",
    ),
    ("member_states", r"[Mm]ember [Ss]tates"),
    (
        "states",
        r"(?<!Member )(?<!requested )(?<!requesting )[Ss]tates(?! [Pp]art)(?! [Mm]embers)|Countries|Governments|Parties under review",
    ),
    ("signatories", r"[Ss]ignator(?:ies|y States)"),
    ("secretariat", r"[Tt]he [Ss]ecretariat"),
    ("unodc", r"UNODC|(?:the |The )?United Nations Office on Drugs and Crime(?: \(UNODC\))?"),
    ("secretary_general", r"the Secretary-General|The Secretary-General"),
    ("conference", r"[Tt]he Conference(?: of the (?:States )?Parties)?"),
    ("working_group", r"[Tt]he [Ww]orking [Gg]roup"),
    ("central_authorities", r"[Cc]entral (?:and other competent )?authorities|[Cc]ompetent (?:national )?authorities"),
    ("practitioners", r"[Pp]ractitioners"),
    ("donors", r"[Dd]onors|[Bb]ilateral and multilateral assistance providers"),
    (
        "international_organizations",
        r"(?:[Rr]elevant )?[Ii]nternational (?:and regional )?organizations|[Ii]ntergovernmental organizations",
    ),
    ("regional_networks", r"[Rr]egional (?:judicial )?(?:cooperation )?networks"),
    ("civil_society", r"[Cc]ivil society"),
    ("private_sector", r"[Tt]he private sector"),
    ("united_nations_entities", r"(?:[Rr]elevant )?United Nations (?:entities|agencies|bodies)"),
)
"""Who is told, by the subject of the asking verb."""
ASKS = (
    (
        "should_consider",
        r"should (?:also |further )?consider|may (?:also )?(?:wish to )?consider|(?:are|is) (?:\w+ )?invited to consider",
    ),
    ("strongly_encouraged", r"(?:are|is) (?:also |further )?strongly (?:encouraged|urged)"),
    ("encouraged", r"(?:are|is) (?:also |further |therefore )*encouraged"),
    ("invited", r"(?:are|is) (?:also |further )*invited|may (?:also )?wish to"),
    ("requested", r"(?:are|is) (?:also |further )*requested"),
    ("urged", r"(?:are|is) (?:also |further )*(?:urged|called upon)"),
    ("should", r"should(?: also| further| continue to)?|(?:need|needs) to|(?:are|is) to\b|must|shall"),
)
"""Strength of the asking verb; a sentence may carry several, the first one that has an addressee counts."""
OPERATIVE = (
    ("requested", r"(?:Also |Further )?[Rr]equests"),
    ("invited", r"(?:Also |Further )?[Ii]nvites"),
    ("urged", r"(?:Also |Further |Strongly )?(?:[Uu]rges|[Cc]alls upon)"),
    ("strongly_encouraged", r"(?:Also |Further )?[Ss]trongly encourages"),
    ("encouraged", r"(?:Also |Further )?[Ee]ncourages"),
    ("other", r"(?:Also |Further )?(?:[Dd]ecides|[Rr]ecommends|[Aa]ppeals to|[Dd]irects|[Mm]andates)"),
)
"""The verbs of operative paragraphs that ask; Endorses, Notes, Welcomes, Reaffirms ask nothing."""
_SUBJECT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in ADDRESSEES)
_VERB = "|".join(f"(?P<v_{name}>{pattern})" for name, pattern in ASKS)
REMARK = r"(?:\s*\([^()]*\)|,[^.;]{0,220}?,|\s[^.;,]{1,110}?)??"
ASK = re.compile(rf"(?<![\w-])(?:{_SUBJECT}){REMARK},?\s+(?:{_VERB})(?![\w-])")
PASSIVE = re.compile(rf"(?<![\w-])(?:{_VERB})(?![\w-])")
OPERATIVE_VERB = re.compile("|".join(f"(?P<{name}>{pattern})(?![\\w-])" for name, pattern in OPERATIVE))
REVIEW_STATES = re.compile(r"\((?P<states>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*[;.]?")
REVIEW_LABEL = re.compile(r"\d{1,3}\.\d{1,3}$")


@dataclass(frozen=True, slots=True)
class PointList:
    """What the points of one list are."""

    kind: str
    status: str


def recommendations(document: Document, registers: Registers) -> list[Row]:
    """One row a point, with its sub-points inside it; operative paragraphs of a resolution too."""
    by_id = {paragraph.id: paragraph for paragraph in document.paragraphs}
    commented = any(
        COMMENTS_TITLE.search(p.text)
        for p in document.paragraphs[:25]
        if p.kind in ("heading", "narrative") and len(p.text) < 300
    )
    rows: list[Row] = []
    for i, paragraph in enumerate(document.paragraphs):
        if paragraph.kind == "operative":
            rows.append(_operative(document, paragraph))
        elif paragraph.kind == "numbered" or (paragraph.kind == "point" and _outermost(paragraph, by_id)):
            found = _list_of(document, i, paragraph, by_id)
            if found:
                status = "commented" if commented and found.kind == "discussion_point" else found.status
                rows.append(_point(document, registers, paragraph, PointList(found.kind, status)))
    return rows


def _outermost(paragraph: Paragraph, by_id: dict[str, Paragraph]) -> bool:
    """A point whose parent is no point itself."""
    parent = by_id.get(paragraph.parent_id or "")
    return parent is None or parent.kind not in ("point", "list_item", "operative")


def _list_of(document: Document, i: int, paragraph: Paragraph, by_id: dict[str, Paragraph]) -> PointList | None:
    """What the list is, by its announcing sentence, then by the titles above, nearest first."""
    summary = document.defaults.get("document_type") == "chair_summary"
    if paragraph.kind == "numbered" and paragraph.level:
        return PointList("conclusion", "chair_summary") if summary else None
    if paragraph.kind == "numbered":
        return _numbered_point(paragraph)
    announcing = _announcement(document, i, paragraph, by_id)
    if _lists_other(announcing) and not re.search(r"\brecommend|discussion points|conclusions", announcing, re.I):
        return None
    for words in (announcing, *reversed(paragraph.section_path)):
        if found := _announced(words):
            examined = found.kind == "recommendation" and bool(EXAMINED.search(announcing))
            status = "for_future_consideration" if examined else "chair_summary" if summary else found.status
            return PointList(found.kind, status)
        if words and words is announcing and words.rstrip().endswith(":") and _lists_other(words):
            return None
    return None


@lru_cache(maxsize=256)
def _announced(words: str) -> PointList | None:
    """The points that a title or sentence announces. (All points of a list ask for the same words.)"""
    return next((PointList(kind, status) for pattern, kind, status in POINTS if pattern.search(words)), None)


@lru_cache(maxsize=256)
def _lists_other(words: str) -> bool:
    """Whether a sentence announces a list that tells nobody to do anything."""
    return bool(OTHER_LIST.search(words))


def _numbered_point(paragraph: Paragraph) -> PointList | None:
    """A numbered paragraph below a title that announces points, if it asks somebody for something itself: annexes of
    resolutions number their recommendations, and some reports do."""
    if paragraph.text.rstrip().endswith(":") or not any(
        ASK.match(paragraph.text, at) for at in _clause_starts(paragraph.text)
    ):
        return None
    return next((found for title in reversed(paragraph.section_path) if (found := _announced(title))), None)


def _clause_starts(text: str) -> list[int]:
    """Where the main clause may begin: at the start, or after an opening phrase and its comma."""
    comma = text.find(", ")
    return [0, comma + 2] if 0 < comma < 160 else [0]


def _announcement(document: Document, i: int, paragraph: Paragraph, by_id: dict[str, Paragraph]) -> str:
    """The sentence that announces the list: of the parent, else of the nearest plain paragraph above in the same part."""
    parent = by_id.get(paragraph.parent_id or "")
    if parent is None:
        above = document.paragraphs[max(0, i - 60) : i]
        parent = next(
            (p for p in reversed(above) if p.kind in ("narrative", "numbered") and p.container == paragraph.container),
            None,
        )
    return parent.text if parent else ""


def _point(document: Document, registers: Registers, paragraph: Paragraph, of: PointList) -> Row:
    """The row of one point; sub-points are read as part of it."""
    parts = [paragraph, *_below(document, paragraph)]
    whole = _joined(parts)
    states: list[tuple[str, str | None]] = []
    clean = whole
    if REVIEW_LABEL.match(paragraph.number or ""):
        clean, states = _recommending_states(document, registers, whole)
    end = clean.text if of.kind == "conclusion" else _without_end(clean.text)
    span = paragraph.span.cover(parts[-1].span)
    addressees, strength = _asks(end)
    if states and not strength:
        addressees, strength = ["state_under_review"], "other"
    return {
        **cite(document, paragraph, _trimmed(document, span)),
        "recommendation_id": paragraph.id,
        "meeting_id": _meeting_of(document, paragraph),
        "agenda_item": document.defaults["agenda_item_of"].get(paragraph.id),
        "section": _section(document, paragraph),
        "label": paragraph.label if not REVIEW_LABEL.match(paragraph.number or "") else paragraph.number,
        "kind": of.kind,
        "status": of.status,
        "addressees": addressees or None,
        "strength": strength,
        "recommenders": [p for _, p in states if p] or None,
        "recommenders_as_written": [name for name, _ in states] or None,
        "text": end,
    }


def _below(document: Document, paragraph: Paragraph) -> list[Paragraph]:
    """All that stands below a point, in order."""
    inside = {paragraph.id}
    found: list[Paragraph] = []
    for other in document.paragraphs[paragraph.ordinal :]:
        if other.parent_id in inside:
            inside.add(other.id)
            found.append(other)
        elif other.kind != "footnote":
            break
    return found


def _joined(parts: list[Paragraph]) -> Clean:
    """The text of a point and its sub-points as one, labels of sub-points included where they have one."""
    joined: list[Clean] = []
    for i, part in enumerate(parts):
        if i:
            at = joined[-1].span(max(len(joined[-1].text) - 1, 0)).start if joined[-1].text else part.span.start
            joined.append(Clean(" " + (f"{part.number} " if part.number else ""), [(0, at)]))
        joined.append(part.clean)
    return Clean.join(joined)


def _trimmed(document: Document, span: Span) -> Span:
    """The span without white space at its end."""
    text = document.source.text[span.start : span.end]
    return Span(span.start, span.start + len(text.rstrip()))


def _section(document: Document, paragraph: Paragraph) -> str | None:
    """The title that the point is about; points of a session stand under a title inside it, or none."""
    path = paragraph.section_path
    if (paragraph.container or "").startswith("session"):
        inner = [title for title in path if not title.lower().startswith("session")]
        titles = {p.text for p in document.paragraphs if p.kind == "heading" and p.container == paragraph.container}
        return next((title for title in reversed(inner) if title in titles), None)
    return topic(path)


def _meeting_of(document: Document, paragraph: Paragraph) -> str | None:
    """The meeting that made the point: the one that the annex names, else the one that the document is about."""
    annexed: dict[str, str] = document.defaults.get("meeting_of_container", {})
    if paragraph.container in annexed:
        return annexed[paragraph.container]
    about: str | None = document.defaults.get("about_meeting_id")
    return about or document.defaults.get("meeting_id")


def _asks(text: str) -> tuple[list[str], str | None]:
    """Whom a point addresses, in order, and how strongly its first request asks."""
    addressees: list[str] = []
    strength: str | None = None
    for m in ASK.finditer(text):
        named = next(name for name, _ in ADDRESSEES if m[name] is not None)
        asked = next(name for name, _ in ASKS if m[f"v_{name}"] is not None)
        if named not in addressees:
            addressees.append(named)
        strength = strength or asked
    if strength is None and (passive := PASSIVE.search(text)):
        strength = next(name for name, _ in ASKS if passive[f"v_{name}"] is not None)
    return addressees, strength


def _operative(document: Document, paragraph: Paragraph) -> Row:
    """An operative paragraph of a resolution or decision: the verb that opens it says how strongly it asks."""
    verb = OPERATIVE_VERB.match(paragraph.text)
    addressees: list[str] = []
    if verb:
        rest = paragraph.text[verb.end() : verb.end() + 120]
        addressees = [name for name, pattern in ADDRESSEES if re.match(rf"\s+(?:all )?(?:{pattern})", rest)][:1]
    draft = document.defaults.get("document_type") == "draft_resolution"
    return {
        **cite(document, paragraph, paragraph.span),
        "recommendation_id": paragraph.id,
        "meeting_id": document.defaults.get("meeting_id"),
        "agenda_item": document.defaults["agenda_item_of"].get(paragraph.id),
        "section": topic(paragraph.section_path),
        "label": paragraph.label,
        "kind": "operative_paragraph",
        "status": "draft" if draft else "adopted",
        "addressees": addressees or None,
        "strength": verb.lastgroup if verb else None,
        "recommenders": None,
        "recommenders_as_written": None,
        "text": _without_end(paragraph.text),
    }


def _without_end(text: str) -> str:
    """A point without the punctuation of its list at the end: "; and"."""
    found = END.search(text, max(0, len(text) - LONGEST_END))
    return text[: found.start()] if found else text


def _recommending_states(
    document: Document, registers: Registers, clean: Clean
) -> tuple[Clean, list[tuple[str, str | None]]]:
    """The States in brackets at the end of each sentence of a review's recommendation: "Ratify ... (Algeria, Cabo Verde)"."""
    states: list[tuple[str, str | None]] = []
    edits: list[tuple[int, int, str]] = []
    for m in REVIEW_STATES.finditer(clean.text):
        after = clean.text[m.end("states") + 1 :].lstrip()
        items = registers.names.split(m["states"])
        known = [item for item in items if item.participant_id]
        ends = not after or after[0] in ";.(" or after[:1].isupper()  # "(Slovakia) (Spain)": each in its own brackets
        if not known or not ends or len(known) * 2 < len(items):
            continue
        states += [(item.name, item.participant_id) for item in items]
        for item in items:
            if not item.participant_id:
                at = clean.span(m.start("states") + item.start, m.start("states") + item.end)
                document.note(
                    "warning", "extract", f"unknown participant “{item.name}” among the recommending States", at
                )
        edits.append(
            (
                max(m.start() - 1, 0) if clean.text[m.start() - 1 : m.start()] == " " else m.start(),
                m.end("states") + 1,
                "",
            )
        )
    return clean.replace_spans(edits).strip(), states
