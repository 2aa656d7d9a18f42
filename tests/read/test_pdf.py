"""PDFs: pages set by the project's own renderer, and the two development documents where they are at hand."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipelines.model import SourceText
from pipelines.read import pdf
from pipelines.read.errors import UnreadableDocument
from tests.surfaces.content import Block, Content, Note, Run, heading, paragraph
from tests.surfaces.paper import A4, LETTER, Paper, Sheet

DEV = Path(__file__).parents[3] / "shared" / "dev"

STATES = [
    "Afghanistan", "Albania", "Algeria", "Andorra", "Angola", "Bolivia (Plurinational State of)", "Brazil", "Chad", "Chile",
    "China", "Côte d’Ivoire", "Democratic People’s Republic of Korea", "Ecuador", "Iran (Islamic Republic of)", "Italy",
    "Lao People’s Democratic Republic", "Mexico", "Republic of Moldova", "the former Yugoslav Republic of Macedonia",
    "United Kingdom of Great Britain and Northern Ireland", "United States of America", "Viet Nam", "Yemen",
]  # fmt: skip
PROSE = (
    "The Working Group considered the use of joint investigations in the light of article 19 of the Convention. " * 4
)


def lines(source: SourceText, *, furniture: bool = False) -> list[str]:
    return [source.line_text(line) for line in source.lines if line.furniture == furniture]


def set_in(content: Content, sheet: Sheet | None = None) -> SourceText:
    return pdf.read(Paper(content, sheet or Sheet()).write())


def drawn(draw: Callable[[Canvas], None], pages: int = 1) -> SourceText:
    """A PDF drawn by hand."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    for _ in range(pages):
        canvas.setFont("Times-Roman", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return pdf.read(out.getvalue())


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("by_row", [False, True], ids=["drawn by column", "drawn by row"])
@pytest.mark.parametrize("page", [A4, LETTER])
def test_lists_of_names_read_down_their_columns(columns: int, by_row: bool, page: tuple[float, float]) -> None:
    content = Content([heading("Members", 3), Block("names", names=STATES), paragraph(PROSE)])
    source = set_in(content, Sheet(page, columns=columns, by_row=by_row))
    assert lines(source)[1 : len(STATES) + 1] == STATES
    assert all(line.flow and line.bullet for line in source.lines[1 : len(STATES) + 1])


def test_tables_read_row_by_row() -> None:
    rows = [["Symbol", "Title", "Date"]]
    rows += [[f"28/{n}", "The negative impact of the non-repatriation of funds of illicit origin to the countries of origin "
              "on the enjoyment of human rights" if n % 2 else "The right to food", f"{n} March 2015"] for n in range(1, 8)]  # fmt: skip
    assert lines(set_in(Content([Block("rows", rows=rows)])), furniture=False)[-8:] == ["\t".join(row) for row in rows]


def test_running_heads_feet_and_page_numbers_are_furniture() -> None:
    content = Content(
        [paragraph(PROSE, number=f"{n}.") for n in range(1, 60)], symbol="CTOC/COP/WG.3/2020/4", job="V.20-03878 (E)"
    )
    source = set_in(content)
    pages = max(line.page or 0 for line in source.lines)
    assert pages > 4
    assert sorted(set(lines(source, furniture=True))) == sorted(
        {"CTOC/COP/WG.3/2020/4", *map(str, range(1, pages + 1))}
    )
    assert [line.page for line in source.lines if line.new_page] == list(range(2, pages + 1))
    assert not any(re.fullmatch(r"\d+", text) for text in lines(source))


def test_a_document_of_two_pages_has_furniture_too() -> None:
    source = set_in(Content([paragraph(PROSE, number=f"{n}.") for n in range(1, 16)], symbol="CTOC/COP/WG.3/2020/4"))
    assert set(lines(source, furniture=True)) == {"CTOC/COP/WG.3/2020/4", "1", "2"}


def test_running_heads_that_change_count_with_their_pages() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number, title in enumerate(["Introduction", "Attendance", "Statements", "Decisions"], 7):
        canvas.drawString(72, 800, f"{title}" + " " * 4)
        canvas.drawRightString(520, 800, str(number))
        for line in range(10):
            canvas.drawString(
                72, 700 - 14 * line, f"The {number + line}th item of the Working Group, {title} and so on."
            )
        canvas.showPage()
    canvas.save()
    found = lines(pdf.read(out.getvalue()), furniture=True)
    assert [text.split()[-1] for text in found] == ["7", "8", "9", "10"] and len(found) == 4


def test_notes_stand_at_their_page_with_their_signs() -> None:
    call = Run("1", note=0)
    blocks = [
        paragraph("The provisional agenda", Run("*", note=1), "."),
        paragraph("Transnational crime,", call, " and so on. ", PROSE),
    ]
    notes = [
        Note("1", [Run("United Nations, Treaty Series, vol. 2225, No. 39574. " * 4)]),
        Note("*", [Run("CTOC/COP/2020/1.")]),
    ]
    source = set_in(Content([*blocks, *[paragraph(PROSE) for _ in range(30)]], notes))
    found = [(line.footnote, line.page, line.flow, source.line_text(line)) for line in source.lines if line.footnote]
    assert found == [
        ("*", 1, True, "CTOC/COP/2020/1."),
        ("1", 1, True, ("United Nations, Treaty Series, vol. 2225, No. 39574. " * 4).strip()),
    ]
    assert [source.text[h.start : h.end] for h in source.hidden] == ["*", "1"]
    assert "Transnational crime,1 and so on." in " ".join(lines(source))


def test_struck_words_are_marked() -> None:
    source = set_in(
        Content([paragraph("can play a key role ", Run("in some cases", strike=True), " in the field of cooperation.")])
    )
    assert [(m.kind, source.text[m.start : m.end]) for m in source.marks] == [("strike", "in some cases")]


def test_underlined_words_are_new_where_others_are_struck() -> None:
    def draw(canvas: Canvas, struck: bool = True) -> None:
        canvas.drawString(72, 700, "States parties should may consider it.")
        at = 72 + canvas.stringWidth("States parties ")
        middle, end = at + canvas.stringWidth("should "), at + canvas.stringWidth("should may")
        canvas.setLineWidth(0.5)
        if struck:
            canvas.line(at, 702.6, middle - 3, 702.6)
        canvas.line(middle, 698.8, end, 698.8)

    source = drawn(draw)
    assert [(m.kind, source.text[m.start : m.end]) for m in source.marks] == [("strike", "should"), ("insert", "may")]
    assert drawn(lambda canvas: draw(canvas, struck=False)).marks == []


def test_titles_have_levels_and_wrap() -> None:
    title = "Report on the meeting of the Working Group on International Cooperation held in Vienna on 27 and 28 October 2015"
    source = set_in(Content([heading(title, 1), heading("Introduction", 3), paragraph(PROSE)]))
    assert [(line.heading, source.line_text(line)) for line in source.lines[:2]] == [(1, title), (2, "Introduction")]
    assert all(line.bold for line in source.lines[:2]) and not any(
        line.heading or line.bold for line in source.lines[2:]
    )


def test_paragraphs_are_parted_by_blank_lines_and_points_set_in() -> None:
    blocks = [paragraph(PROSE, number="1."), paragraph(PROSE, number="(a)", level=1), paragraph("Short.", number="2.")]
    source = set_in(Content(blocks))
    paragraphs = [text.split("\n") for text in source.text.strip().split("\n\n")]
    assert [text[0].split(" ")[0] for text in paragraphs[:3]] == ["1.", "(a)", "2."]
    assert next(line for line in source.lines if source.line_text(line).startswith("(a)")).indent in range(3, 9)


TURNS = [0, 90, 180, 270]


@pytest.mark.parametrize("turn", TURNS)
def test_turned_pages_are_turned_back(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation((360 - turn) % 360)
        canvas.translate(300, 400)
        canvas.rotate(turn)
        for number, text in enumerate(["1. The first paragraph of the report.", "2. The second paragraph of it."]):
            canvas.drawString(-100, 60 - 20 * number, text)

    assert lines(drawn(draw)) == ["1. The first paragraph of the report.", "2. The second paragraph of it."]


def test_what_stands_sideways_is_set_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "The Working Group met in Vienna.")
        canvas.rotate(45)
        canvas.drawString(400, 100, "ADVANCE UNEDITED")

    source = drawn(draw)
    assert lines(source) == ["The Working Group met in Vienna."] and lines(source, furniture=True) == [
        "ADVANCE UNEDITED"
    ]


def test_one_drawing_operator_may_cross_columns() -> None:
    def draw(canvas: Canvas) -> None:
        for number, (left, right) in enumerate(
            [("Albania", "Chad"), ("Algeria", "Chile"), ("Angola", "China"), ("Austria", "Cuba")]
        ):
            text = canvas.beginText(72, 700 - 12 * number)
            text.textOut(left)
            text.moveCursor(180, 0)
            text.textOut(right)
            canvas.drawText(text)

    assert lines(drawn(draw)) == ["Albania", "Algeria", "Angola", "Austria", "Chad", "Chile", "China", "Cuba"]


def test_a_scan_says_so_and_gives_no_rubbish() -> None:
    def draw(canvas: Canvas) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, *A4)

    source = drawn(draw, pages=2)
    assert source.lines == [] and source.text == ""
    assert (
        source.problems[0][0] == "error" and "no text layer" in source.problems[0][1] and "OCR" in source.problems[0][1]
    )


def test_scanned_pages_among_others_are_named() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawString(72, 700, "The Working Group met in Vienna.")
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, *A4)
    canvas.save()
    assert [(severity, "page(s) 2 " in message) for severity, message, _ in pdf.read(out.getvalue()).problems] == [
        ("warning", True)
    ]


def test_remarks_of_reviewers_are_noted() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "The Working Group met in Vienna.")
        canvas.textAnnotation("Why?", [72, 690, 92, 710])

    assert [message for _, message, _ in drawn(draw).problems] == ["1 remark(s) attached to page(s) 1 are not read"]


def test_a_password_is_asked_away() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt="secret")
    canvas.drawString(72, 700, "Secret")
    canvas.save()
    with pytest.raises(UnreadableDocument, match="password"):
        pdf.read(out.getvalue())


DOCUMENTS = {"A_HRC_43_15": 0.999, "A_HRC_28_2": 0.985}
"""Share of words in common sequence with the text beside the PDF; that text prints columns line by line."""


@pytest.mark.skipif(not DEV.is_dir(), reason="the development documents are not at hand")
@pytest.mark.parametrize("stem", DOCUMENTS)
def test_development_documents_give_the_words_of_their_text(stem: str) -> None:
    words = re.compile(r"\w+").findall
    expected = words((DEV / f"{stem}.txt").read_text(encoding="utf-8"))
    source = pdf.read((DEV / f"{stem}.pdf").read_bytes())
    assert _in_common(expected, words(source.text)) >= DOCUMENTS[stem]


def _in_common(a: list[str], b: list[str]) -> float:
    """Share of words that stand in both in the same order, measured page by page so that it is quick."""
    size, same = 3_000, 0
    for start in range(0, len(a), size):
        matcher = difflib.SequenceMatcher(
            None, a[start : start + size], b[max(0, start - 300) : start + size + 300], autojunk=False
        )
        same += sum(block.size for block in matcher.get_matching_blocks())
    return same / len(a)


@pytest.mark.skipif(not DEV.is_dir(), reason="the development documents are not at hand")
def test_annex_in_three_columns() -> None:
    source = pdf.read((DEV / "A_HRC_28_2.pdf").read_bytes())
    page = [source.line_text(line) for line in source.lines if line.page == 145 and not line.furniture]
    members = page[
        page.index("Members") + 1 : page.index("States Members of the United Nations represented by observers")
    ]
    assert members[0] == "Albania" and members[-1] == "Viet Nam" and len(members) == 47
    assert {"Bolivia (Plurinational State of)", "The former Yugoslav Republic of Macedonia",
            "United Kingdom of Great Britain and Northern Ireland"} <= set(members)  # fmt: skip
    notes = [line.footnote for line in source.lines if line.footnote]
    assert notes == [str(n) for n in range(1, 20)]
