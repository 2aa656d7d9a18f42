"""Figures on the development documents: reports of other bodies, which are not part of the repository.

They lie in ``../shared/dev`` beside the repository, or where ``PROCEEDINGS_DEVELOPMENT`` says; where they are missing, the
figures of the last time they were there stay, with their date.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.accuracy.compare import Comparison, Fields, Tallies, Tally, compare
from pipelines.accuracy.figures import Figure, Occasion, figures
from pipelines.extract import extract
from pipelines.extract.formulas.behalf import group_names
from pipelines.extract.formulas.sentence import read_sentence
from pipelines.model import Row, Tables
from pipelines.normalise.registers import Registers
from pipelines.read import read
from pipelines.sources import load_registers
from pipelines.structure import structure
from pipelines.workspace import ROOT, Workspace

FOLDER = Path(os.environ.get("PROCEEDINGS_DEVELOPMENT", ROOT.parent / "shared" / "dev"))

CAPACITIES = {
    "Members": "member",
    "States Members of the United Nations represented by observers": "observer_state",
    "Non-Member States represented by observers": "observer_state",
    "United Nations": "un_entity",
    "Specialized agencies and related organizations": "specialized_agency",
    "Intergovernmental organizations": "intergovernmental_organization",
    "Other entities": "other",
    "National human rights institutions, international coordinating committees and regional groups of national institutions": "national_institution",
}
"""The headings of the list of participants, as the contract's capacities."""

ATTENDANCE = Comparison("attendance", ("name_as_written", "capacity"), (("name_as_written",),))
STATEMENTS = Comparison(
    "statements", ("paragraph", "name_as_written", "on_behalf_of"), (("paragraph", "name_as_written"),)
)
RECOMMENDATIONS = Comparison("recommendations", ("label", "first_words", "recommenders"), (("label",),))
RECOMMENDERS = Comparison("recommendations", ("label", "recommender"), (("label", "recommender"),))

Gold = dict[str, Any]


def present() -> bool:
    """Whether the development documents are here."""
    return FOLDER.is_dir()


def on_development(day: date) -> list[Figure]:
    """The figures on all development documents. Raises FileNotFoundError where they are missing."""
    registers = load_registers(Workspace().registers)
    made = _on_sentences(day, registers)
    for surface, suffix in (("text", "txt"), ("pdf", "pdf")):
        for name, stem, measured in (
            ("council_report", "A_HRC_28_2", _council),
            ("review_report", "A_HRC_43_15", _review),
        ):
            tables = _tables(FOLDER / f"{stem}.{suffix}", registers)
            gold = json.loads((FOLDER / f"{stem}.gold.json").read_text(encoding="utf-8"))
            for table, tallies in measured(gold, tables, registers).items():
                made += figures(table, tallies, _occasion(f"{name}_{surface}", 1, day))
    return made


def _occasion(measured_on: str, n_documents: int, day: date) -> Occasion:
    return Occasion(measured_on, n_documents, day, "not from the repository", told=False)


def _tables(path: Path, registers: Registers) -> Tables:
    return extract(structure(path.stem.lower(), read(path.read_bytes(), path.name)), registers)


def _council(gold: Gold, tables: Tables, registers: Registers) -> dict[str, Tallies]:
    """Annex I without the list of non-governmental organizations, and the first chapter of Part Two."""
    listed = [row for row in tables["attendance"] if row["capacity"] != "non_governmental_organization"]
    expected = [_attending(row["name"], CAPACITIES[row["category"]]) for row in gold["attendance"]]
    found = [_attending(row["name_as_written"], row["capacity"]) for row in listed]
    said = [
        _speaker(paragraph["para"], speaker["name"], speaker["on_behalf_of"])
        for paragraph in gold["statements"]
        for group in paragraph["groups"]
        for speaker in group["speakers"]
    ]
    return {"attendance": compare(ATTENDANCE, expected, found), "statements": _statements(said, tables, registers)}


def _review(gold: Gold, tables: Tables, registers: Registers) -> dict[str, Tallies]:
    """The dialogue and all recommendations with the States that made them."""
    said = [_speaker(row["para"], row["speaker"], []) for row in gold["statements"]["rows"]]
    points = [row for row in tables["recommendations"] if row["recommenders_as_written"]]
    expected = [
        _recommended(r["label"], r["first_12_words"], r["recommending_states"]) for r in gold["recommendations"]
    ]
    found = [_recommended(r["label"], r["text"], r["recommenders_as_written"]) for r in points]
    tallies = compare(RECOMMENDATIONS, expected, found)
    each = compare(RECOMMENDERS, list(_each(expected)), list(_each(found)))
    return {
        "statements": _statements(said, tables, registers),
        "recommendations": {**tallies, "recommenders (each State)": each["*"]},
    }


def _bare(name: str) -> str:
    """A name without the article, with straight quotes."""
    name = " ".join(name.replace("’", "'").split())
    return name[4:] if name[:4] in ("the ", "The ") else name


def _attending(name: str, capacity: str) -> Fields:
    return {"name_as_written": _bare(name), "capacity": capacity}


def _speaker(paragraph: Any, name: str, groups: list[str] | tuple[str, ...]) -> Fields:
    behalf = "; ".join(sorted(map(_bare, groups))) or None
    return {"paragraph": str(paragraph), "name_as_written": _bare(name), "on_behalf_of": behalf}


def _statements(expected: list[Fields], tables: Tables, registers: Registers) -> Tallies:
    covered = {row["paragraph"] for row in expected}
    found = [_said(row, registers) for row in tables["statements"]]
    return compare(STATEMENTS, expected, [row for row in found if row["paragraph"] in covered])


def _said(row: Row, registers: Registers) -> Fields:
    groups = group_names(row["on_behalf_of"], registers.names) if row["on_behalf_of"] else ()
    return _speaker(row["paragraph_id"].rpartition(":")[2].partition("(")[0], row["name_as_written"], groups)


def _recommended(label: str, words: str, states: list[str]) -> Fields:
    first = " ".join(words.replace("’", "'").split()[:10]).rstrip(".,;")
    return {"label": label, "first_words": first, "recommenders": "; ".join(sorted(map(_bare, states)))}


def _each(rows: list[Fields]) -> Iterator[Fields]:
    for row in rows:
        for state in (row["recommenders"] or "").split("; "):
            yield {"label": row["label"], "recommender": state}


def _on_sentences(day: date, registers: Registers) -> list[Figure]:
    """Sentences on statements and attendance: each speaker with the groups spoken for, and sentences without any fault."""
    with (FOLDER / "statement-sentences.tsv").open(encoding="utf-8") as file:
        sentences = list(csv.DictReader(file, delimiter="\t"))
    total: Tallies = {}
    whole = Tally()
    for sentence in sentences:
        expected = [
            _speaker(sentence["id"], _named(s["name"]), s["on_behalf_of"])
            for s in json.loads(sentence["speakers_json"])
        ]
        found = [
            _speaker(sentence["id"], "" if m.sort == "unnamed" else m.name, m.behalf.names if m.behalf else ())
            for m in read_sentence(sentence["sentence"], registers.names)
        ]
        tallies = compare(STATEMENTS, expected, found)
        right = all(row in found for row in expected) and len(found) == len(expected)
        whole += Tally(1, 1, int(right))
        for name, tally in tallies.items():
            total.setdefault(name, Tally()).__iadd__(tally)
    total["whole sentences"] = whole
    return figures("statements", total, _occasion("sentences", len(sentences), day))


def _named(name: str) -> str:
    """The gold writes speakers without a name in brackets: "(one Party)"."""
    return "" if name.startswith(("(", "several ")) else name
