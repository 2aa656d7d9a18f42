"""What every extractor shares: the front of the document, its body, its symbol, and the agenda item of each paragraph."""

from __future__ import annotations

import re
from collections import Counter

from pipelines.model import Document, Paragraph
from pipelines.normalise.records import Body
from pipelines.normalise.registers import Registers
from pipelines.normalise.symbols import body_of, find_symbols

CONSIDERED = re.compile(
    r"\b(?:considered|discussed|took up|resumed (?:its )?consideration of|under)\s+(?:its\s+)?(?:provisional\s+)?(?:agenda\s+)?items?\s+"
    r"(?P<item>\d{1,2})(?:\s*\((?P<sub>[a-z])\))?(?!\s*(?:to|and|,|or|–|-)\s*\d)",
    re.IGNORECASE,
)
"""The sentence that opens a section: "At its 3rd meeting, on 8 July, the Working Group considered agenda item 3, entitled ..."."""
REPORT_OF = re.compile(r"\bReport (?:on|of) the (?:(?:[\w-]+ )?(?:meeting|session) of the )?$", re.IGNORECASE)
PART_ITEM = re.compile(r"(?:agenda-item|item|session)-(\d{1,2})$", re.IGNORECASE)
HEADING_ITEM = re.compile(r"(?:Agenda\s+)?item\s+(\d{1,2})\b", re.IGNORECASE)


def find_facts(document: Document, registers: Registers) -> None:
    """Put ``symbol``, ``body_id`` and ``agenda_item_of`` into ``document.defaults``."""
    front = front_paragraphs(document)
    symbol = _symbol(document, front)
    document.defaults["symbol"] = symbol
    document.defaults["body_id"] = _body(document, front, symbol, registers)
    document.defaults["agenda_item_of"] = agenda_items_of(document)


def front_paragraphs(document: Document) -> list[Paragraph]:
    """The masthead and titles: everything before the first numbered paragraph, numbered heading or long sentence."""
    front: list[Paragraph] = []
    for paragraph in document.paragraphs:
        if paragraph.kind in ("numbered", "operative", "preambular") or (
            paragraph.kind == "heading" and paragraph.label
        ):
            break
        if (
            paragraph.kind == "narrative"
            and len(paragraph.text.split()) > 20
            and paragraph.text.rstrip().endswith((".", ":"))
        ):
            break
        if paragraph.kind != "footnote":
            front.append(paragraph)
    return front


def _symbol(document: Document, front: list[Paragraph]) -> str | None:
    """The document's own symbol: in the masthead, else in the running heads; a symbol that the text cites is another's."""
    curated = document.curated.get("symbol")
    for paragraph in front:
        found = find_symbols(paragraph.text)
        if found and len(paragraph.text.split()) <= 25:
            return found[0].symbol
    heads: Counter[str] = Counter()
    for span in document.furniture:
        heads.update(found.symbol for found in find_symbols(document.source.text[span.start : span.end]))
    return heads.most_common(1)[0][0] if heads else curated


def _body(document: Document, front: list[Paragraph], symbol: str | None, registers: Registers) -> str | None:
    """The body that the document is of: the one whose report its title says it is; else by its symbol; else the first that
    its titles name; else the one whose agenda a note of the masthead cites."""
    if document.curated.get("body_id"):
        return str(document.curated["body_id"])
    titles = " \n ".join(paragraph.text for paragraph in front)
    found = find_bodies(titles, registers)
    reported = [hit for hit in found if REPORT_OF.search(titles[: hit[0]])]
    by_symbol = body_of(symbol, registers.bodies) if symbol else None
    if reported or by_symbol or found:
        return reported[0][2].body_id if reported else by_symbol or found[0][2].body_id
    for note in [p for p in document.paragraphs[:40] if p.kind == "footnote"]:
        for cited in find_symbols(note.text)[:1]:
            if body := body_of(cited.symbol, registers.bodies):
                return body
    return None


def find_bodies(text: str, registers: Registers) -> list[tuple[int, int, Body]]:
    """The bodies that a text names (start, end, body), in order of their place; the longest form wins at one place."""
    hits: list[tuple[int, int, Body]] = []
    for body in registers.bodies.values():
        for form in (body.name, *body.forms):
            at = text.find(form)
            while at >= 0:
                if not text[at + len(form) : at + len(form) + 1].isalnum():
                    hits.append((at, at + len(form), body))
                at = text.find(form, at + 1)
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    kept: list[tuple[int, int, Body]] = []
    for hit in hits:
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept


def agenda_items_of(document: Document) -> dict[str, str]:
    """Paragraph id to agenda item: by the part it stands in, by the item that its section says it considered, or by the
    title of its section where that is the title of an item."""
    items: dict[str, str] = {}
    titles = _agenda_titles(document)
    section: tuple[str, ...] = ()
    item: str | None = None
    for paragraph in document.paragraphs:
        part = PART_ITEM.search(paragraph.container or "")
        if part:
            items[paragraph.id] = part[1]
            continue
        path = paragraph.section_path
        if paragraph.kind == "heading":
            heading = HEADING_ITEM.match(paragraph.text)
            named = heading[1] if heading else titles.get(_bare(paragraph.text))
            if named:
                section, item = (*path, paragraph.text), named
            continue
        if paragraph.kind in ("numbered", "narrative") and (m := _considered(paragraph.text)):
            section, item = path, m["item"] + (f"({m['sub']})" if m["sub"] else "")
        if item and path[: len(section)] == section and path:
            items[paragraph.id] = item
    return items


def _considered(text: str) -> re.Match[str] | None:
    """The agenda item that a text says was considered; looked for only where it speaks of an item."""
    return CONSIDERED.search(text) if "item" in text.lower() else None


def _agenda_titles(document: Document) -> dict[str, str]:
    """The titles of the main items of the agenda that the document prints, by their letters."""
    parents = {p.id: p for p in document.paragraphs}
    return {
        _bare(p.text): p.label
        for p in document.paragraphs
        if p.kind == "list_item" and p.label and p.parent_id and parents[p.parent_id].kind == "numbered"
        and "agenda" in parents[p.parent_id].text.lower()
    }  # fmt: skip


def _bare(title: str) -> str:
    """A title by its letters alone, without the article that an agenda puts before it."""
    return re.sub(r"[^a-z]", "", re.sub(r"^(?:the|an?) ", "", title.lower()))
