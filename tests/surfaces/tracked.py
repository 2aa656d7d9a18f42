"""The note of comments as States sent it: the points of the report in Word, with everybody's changes tracked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.model import Document, Paragraph
from tests.surfaces.content import Block, Content, Run
from tests.surfaces.from_document import content

AUTHORS = {
    "CAN": "Canada",
    "CHE": "Switzerland",
    "FRA": "France",
    "ISR": "Israel",
    "MAR": "Morocco",
    "USA": "United States of America",
}


@dataclass(frozen=True)
class Edit:
    """One tracked change in a point of the report: what is struck and what is put in behind ``after``."""

    after: str
    deleted: str
    inserted: str
    party: str


EDITS: dict[tuple[str, str], list[Edit]] = {
    ("2", "a"): [
        Edit("where possible and ", "necessary", "appropriate, and in accordance with domestic procedure and practice", "ISR"),
        Edit("to use joint investigations", "", " or parallel investigations", "ISR"),
        Edit("in doing so, States parties ", "need to be able", "are encouraged", "CAN"),
        Edit(" to act quickly", "", " when engaging in international cooperation", "CAN"),
    ],
    ("2", "b"): [
        Edit("further use, where appropriate", "", " and in accordance with their domestic law", "CHE"),
        Edit("in doing so,", "", " where appropriate,", "USA"),
    ],
    ("3", "a"): [Edit("where applicable", "", " and in accordance with their domestic law", "CHE")],
    ("3", "d"): [Edit("effectively, including", "", " where applicable,", "CHE")],
    ("3", "f"): [
        Edit("investigative techniques, ", "such use should be", "States should ensure that such use is", "CHE"),
        Edit("legality, subsidiarity", "", ", reasonableness", "USA"),
    ],
    ("3", "g"): [Edit("including ", "the right to privacy", "privacy rights", "CAN")],
    ("3", "h"): [
        Edit("fully ensure that ", "", "when appropriate ", "USA"),
        Edit("a key role ", "in some cases ", "", "USA"),
    ],
    ("4", "b"): [
        Edit("requests for international cooperation", "", ", the use and acceptance of electronic signatures", "USA"),
        Edit("in relation ", "not only ", "", "CHE"),
        Edit("foreign counterparts", " but also to domestic inter-institutional cooperation", "", "CHE"),
    ],
}  # fmt: skip
"""The proposals of the gold as changes of the report's points. The alternative wording of 3 (g) can't be tracked."""

NEW_POINT = ("4", "c", "FRA")
SERIES = {"2": "42", "3": "57", "4": "71"}


def tracked_note(note: Document, report: Document, remarks: dict[tuple[str, str], list[tuple[str, str]]]) -> Content:
    """The note with the report's points under tracked changes; remarks (party and words by point) are comments."""
    found = content(note)
    points = {paragraph.id: paragraph for paragraph in report.paragraphs}
    paragraphs = [p for p in note.paragraphs if p.kind != "footnote"]
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind == "point" and paragraph.container and paragraph.container.startswith("agenda-item-"):
            found.blocks[at] = _point(paragraph, points, remarks)
    found.notes = found.notes[:1]
    return found


def _point(
    paragraph: Paragraph, points: dict[str, Paragraph], remarks: dict[tuple[str, str], list[tuple[str, str]]]
) -> Block:
    item, label = (paragraph.container or "")[-1], paragraph.label or ""
    if (item, label) == NEW_POINT[:2]:
        words = paragraph.text.rsplit(" (", 1)[0]
        return Block("point", [Run(words, insert=AUTHORS[NEW_POINT[2]])], paragraph.number, paragraph.level)
    base = points[f"report-2020:{SERIES[item]}({label})"].text
    runs = _edited(base, EDITS.get((item, label), []))
    for party, words in remarks.get((item, label), []):
        at = next(i for i, run in enumerate(runs) if not (run.insert or run.delete or run.comment))
        runs[at] = replace(runs[at], comment=(AUTHORS[party], words))
        runs[at : at + 1] = _in_halves(runs[at])
    return Block("point", runs, paragraph.number, paragraph.level)


def _in_halves(run: Run) -> list[Run]:
    """The comment on the first half, so that the next remark finds room."""
    cut = run.text.find(" ", len(run.text) // 2)
    return [replace(run, text=run.text[:cut]), replace(run, text=run.text[cut:], comment=None)] if cut > 0 else [run]


def _edited(base: str, edits: list[Edit]) -> list[Run]:
    runs, at = [], 0
    for edit in edits:
        start = base.index(edit.after + edit.deleted, at) + len(edit.after)
        runs.append(Run(base[at:start]))
        if edit.deleted:
            runs.append(Run(edit.deleted, delete=AUTHORS[edit.party]))
        if edit.inserted:
            runs.append(Run(edit.inserted, insert=AUTHORS[edit.party]))
        at = start + len(edit.deleted)
    return [run for run in [*runs, Run(base[at:])] if run.text]
