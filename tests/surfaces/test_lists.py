"""Lists of names, as annexes set them: one a line, in tables, in columns; who attended is the same."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.surfaces.content import Block, Content, heading, paragraph
from tests.surfaces.paper import A4, LETTER, Paper, Sheet
from tests.surfaces.test_surfaces import parsed
from tests.surfaces.web import Web
from tests.surfaces.word import Word

LISTS = {
    "Members": [
        "Afghanistan", "Albania", "Algeria", "Bolivia (Plurinational State of)", "Brazil", "Chad", "Côte d’Ivoire",
        "Democratic People’s Republic of Korea", "Iran (Islamic Republic of)", "Lao People’s Democratic Republic", "Mexico",
        "Republic of Moldova", "The former Yugoslav Republic of Macedonia", "United Kingdom of Great Britain and Northern Ireland",
        "United States of America", "Venezuela (Bolivarian Republic of)", "Viet Nam", "Yemen",
    ],
    "States Members of the United Nations represented by observers": [
        "Andorra", "Belarus", "Bosnia and Herzegovina", "Czech Republic", "Equatorial Guinea", "Holy See", "Syrian Arab Republic",
    ],
    "Intergovernmental organizations": [
        "African Union", "Commonwealth Secretariat", "Council of Europe", "European Union", "Organization of Islamic Cooperation",
    ],
}  # fmt: skip


def report() -> Content:
    blocks = [
        heading("Report of the Human Rights Council on its twenty-eighth session", 1),
        heading("Introduction", 2),
        paragraph("The Council held its twenty-eighth session in Geneva from 2 to 27 March 2015.", number="1."),
        paragraph(
            "The session was attended by representatives of States members of the Council (see annex I).", number="2."
        ),
        heading("Annex I", 1),
        heading("Attendance", 2),
    ]
    for title, names in LISTS.items():
        blocks += [heading(title, 3), Block("names", names=names)]
    return Content([*blocks, heading("Annex II", 1), paragraph("Item 1. Organizational matters.")], symbol="A/HRC/28/2")


def tabled(content: Content, columns: int) -> Content:
    """The lists as tables that are read down their columns."""
    content = deepcopy(content)
    for block in content.blocks:
        if block.kind == "names":
            height = -(-len(block.names) // columns)
            block.kind, names = "rows", block.names
            block.rows = [
                [names[at] if at < len(names) else "" for at in range(row, height * columns, height)]
                for row in range(height)
            ]
    return content


SURFACES = {
    "docx": lambda: Word(report()).write(),
    "docx-table": lambda: Word(tabled(report(), 3)).write(),
    "html": lambda: Web(report()).write(),
    "html-table": lambda: Web(tabled(report(), 2)).write(),
    "pdf-1": lambda: Paper(report(), Sheet(A4, columns=1)).write(),
    "pdf-2": lambda: Paper(report(), Sheet(LETTER, columns=2, by_row=True)).write(),
    "pdf-3": lambda: Paper(report(), Sheet(A4, columns=3)).write(),
}


@pytest.mark.parametrize("surface", SURFACES)
def test_attendance(surface: str) -> None:
    document, tables = parsed("a-hrc-28-2", SURFACES[surface]())
    found = {(row["name_as_written"], row["capacity"]) for row in tables["attendance"]}
    assert {name for name, _ in found} == {name for names in LISTS.values() for name in names}
    members = {name for name, capacity in found if capacity == "member"}
    assert members == set(LISTS["Members"])
    titles = [paragraph.text for paragraph in document.paragraphs if paragraph.kind == "heading"]
    assert not {name for names in LISTS.values() for name in names} & set(titles)
