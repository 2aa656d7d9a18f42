"""A Word file in which several States tracked their changes gives the comments that the note gives in brackets."""

from __future__ import annotations

from collections import defaultdict

import pytest

from pipelines.link import link
from pipelines.model import Parsed, Row
from pipelines.read import read
from pipelines.structure import structure
from tests.link.corpus import gold, registers
from tests.link.pipeline import parse_all
from tests.surfaces.tracked import tracked_note
from tests.surfaces.web import Web
from tests.surfaces.word import Word

NOTE = "comments-note-2020"


def comments(surface: str) -> list[Row]:
    """The comments found where the note is written with tracked changes."""
    from pipelines.extract import extract

    documents = {one.document.id: one for one in parse_all()}
    remarks: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in gold("comments"):
        if row["kind"] == "remark":
            remarks[row["agenda_item"], row["label"]].append((row["party"], row["remark"]))
    held = tracked_note(documents[NOTE].document, documents["report-2020"].document, remarks)
    data = Word(held).write() if surface == "docx" else Web(held).write()
    document = structure(NOTE, read(data, NOTE))
    documents[NOTE] = Parsed(document, extract(document, registers()))
    return link(list(documents.values()), registers())["comments"]


def expected() -> set[tuple[str | None, ...]]:
    """The gold, but for the alternative wording: a file can't hold two tracked versions of one phrase."""
    fields = ("agenda_item", "label", "party", "kind", "proposed_text", "deleted_text", "remark")
    return {tuple(row[field] or None for field in fields) for row in gold("comments") if row["kind"] != "alternative"}


@pytest.mark.parametrize("surface", ["docx", "html"])
def test_comments_equal_the_note(surface: str) -> None:
    rows = comments(surface)
    fields = ("agenda_item", "label", "participant_id", "kind", "proposed_text", "deleted_text", "remark")
    found = {tuple(row[field] for field in fields) for row in rows}
    wanted = {row for row in expected() if surface == "docx" or row[3] != "remark"}  # HTML holds no margin comments
    assert found == wanted
    assert {row["evidence"] for row in rows if row["kind"] not in ("narrative",)} == {"tracked_change"}
