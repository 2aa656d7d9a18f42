"""Word files: numbers that Word generates, tracked changes, comments, notes, tables; one table of XML and what it reads."""

from __future__ import annotations

import pytest

from pipelines.model import SourceText
from pipelines.read import docx
from pipelines.read.errors import UnreadableDocument
from tests.surfaces.word import docx as word
from tests.surfaces.word import p, package, r, tracked


def lines(source: SourceText) -> list[str]:
    return [source.line_text(line) for line in source.lines]


def marks(source: SourceText) -> list[tuple[str, str, str | None]]:
    """Kind, words and author of each mark but bold and italic."""
    found = [m for m in source.marks if m.kind not in ("bold", "italic")]
    return [(m.kind, source.text[m.start : m.end], m.author) for m in found]


def numbered(num: str, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def num(at: str, definition: str, override: str = "") -> str:
    return f'<w:num w:numId="{at}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "(%3)")
    + "</w:abstractNum>"
    + f'<w:abstractNum w:abstractNumId="2">{level(0, "upperRoman", "%1.")}{level(1, "upperLetter", "%2.")}</w:abstractNum>'
    + f'<w:abstractNum w:abstractNumId="3">{level(0, "decimal", "%1")}{level(1, "decimal", "%1.%2")}</w:abstractNum>'
    + f'<w:abstractNum w:abstractNumId="4">{level(0, "bullet", "•")}</w:abstractNum>'
    + num("1", "1")
    + num("2", "2")
    + num("3", "3", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="140"/></w:lvlOverride>')
    + num("4", "4")
    + num("5", "1", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
)

LISTS = [
    ("points below paragraphs", [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 1), ("1", 0), ("1", 1)],
     ["1.", "(a)", "(b)", "(i)", "(c)", "2.", "(a)"]),
    ("headings", [("2", 0), ("2", 1), ("2", 1), ("2", 0), ("2", 1)], ["I.", "A.", "B.", "II.", "A."]),
    ("recommendations of a review", [("3", 0), ("3", 1), ("3", 1)], ["140", "140.1", "140.2"]),
    ("a list that starts anew", [("1", 0), ("1", 0), ("5", 0), ("5", 0)], ["1.", "2.", "7.", "8."]),
    ("more letters than the alphabet has", [("1", 0)] + [("1", 1)] * 28, ["1.", *(f"({c})" for c in "abcdefghijklmnopqrstuvwxyz"), "(aa)", "(bb)"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "paragraphs", "labels"), LISTS, ids=[case[0] for case in LISTS])
def test_generated_numbers_are_printed(name: str, paragraphs: list[tuple[str, int]], labels: list[str]) -> None:
    body = "".join(p(r("Text"), numbered(*at)) for at in paragraphs)
    assert lines(docx.read(word(body, numbering=NUMBERING))) == [f"{label} Text" for label in labels]


def test_bullets_stand_outside_of_the_line() -> None:
    source = docx.read(word(p(r("First"), numbered("4")), numbering=NUMBERING))
    assert lines(source) == ["First"] and source.lines[0].bullet and source.text == "• First\n"


def test_an_empty_paragraph_takes_no_number() -> None:
    body = p(r("One"), numbered("1")) + p("", numbered("1")) + p(r("Two"), numbered("1"))
    assert lines(docx.read(word(body, numbering=NUMBERING))) == ["1. One", "2. Two"]


TRACKED = [
    (r("The ") + tracked("ins", "Israel", r("new ")) + r("text"),
     "The new text", [("insert", "new ", "Israel")]),
    (r("The ") + tracked("del", "Canada", r("old ", tag="delText")) + r("text"),
     "The old text", [("delete", "old ", "Canada")]),
    (r("as ") + tracked("del", "Chile", r("necessary", tag="delText")) + tracked("ins", "Chile", r("appropriate")) + r(";"),
     "as necessary appropriate;", [("delete", "necessary", "Chile"), ("insert", "appropriate", "Chile")]),
    (r("recogni") + tracked("del", "A", r("s", tag="delText")) + tracked("ins", "A", r("z")) + r("e"),
     "recognisze", [("delete", "s", "A"), ("insert", "z", "A")]),
    (tracked("ins", "Peru", tracked("del", "Chile", r("both", tag="delText"))) + r(" ways"),
     "both ways", [("delete", "both", "Chile"), ("insert", "both", "Peru")]),
    (tracked("moveFrom", "Peru", r("here ")) + r("and ") + tracked("moveTo", "Peru", r("there")),
     "here and there", [("delete", "here ", "Peru"), ("insert", "there", "Peru")]),
    (r("kept") + r(" struck", "<w:strike/>") + r(" not", '<w:strike w:val="0"/>'),
     "kept struck not", [("strike", " struck", None)]),
    (r("Both ") + r("out", "<w:dstrike/>") + r(" and ") + r("in", '<w:u w:val="single"/>'),
     "Both out and in", [("strike", "out", None), ("insert", "in", None)]),
    (r("No ") + r("link", '<w:u w:val="single"/>'), "No link", []),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "text", "found"), TRACKED)
def test_changes_stay_in_the_text(inner: str, text: str, found: list[tuple[str, str, str | None]]) -> None:
    source = docx.read(word(p(inner)))
    assert lines(source) == [text]
    assert marks(source) == found


def test_changes_carry_their_date() -> None:
    source = docx.read(word(p(tracked("ins", "Israel", r("new"), date="2020-08-31T09:00:00Z"))))
    assert source.marks[0].date == "2020-08-31T09:00:00Z"


def test_comments_over_paragraphs_are_one_mark() -> None:
    body = p('<w:commentRangeStart w:id="7"/>' + r("First.")) + p(r("Second.") + '<w:commentRangeEnd w:id="7"/>')
    comment = (
        f'<w:comment w:id="7" w:author="Peru" w:date="2020-01-01T00:00:00Z">{p(r("Why?"))}{p(r("Really?"))}</w:comment>'
    )
    source = docx.read(word(body, comments=comment))
    assert marks(source) == [("comment", "First.\n\nSecond.", "Peru")]
    assert source.marks[0].note == "Why?\nReally?"


def test_notes_follow_in_the_order_of_their_calls() -> None:
    call = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"{}/>{}</w:r>'
    body = p(r("Title") + call.format(5, ' w:customMarkFollows="1"', "<w:t>*</w:t>"))
    body += p(r("Crime") + call.format(3, "", "") + r(" and") + call.format(2, "", ""))
    notes = "".join(
        f'<w:footnote w:id="{at}">{inner}</w:footnote>'
        for at, inner in (
            (0, p("<w:r><w:separator/></w:r>")),
            (2, p(r("Second.")) + p(r("And more."))),
            (3, p("<w:r><w:footnoteRef/></w:r>" + r(" First."))),
            (5, p(r("* A/1."))),
        )
    )
    source = docx.read(word(body, footnotes=notes))
    assert lines(source) == ["Title*", "Crime1 and2", "A/1.", "First.", "Second. And more."]
    assert [line.footnote for line in source.lines] == [None, None, "*", "1", "2"]
    assert [source.text[h.start : h.end] for h in source.hidden] == ["*", "1", "2"]


def test_notes_are_numbered_as_the_section_says() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr></w:sectPr>'
    note = f'<w:{{0}} w:id="2">{p(r("Note."))}</w:{{0}}>'
    parts = {"footnotes": note.format("footnote"), "endnotes": note.format("endnote")}
    source = docx.read(word(p(r("Text") + call) + section, **parts))
    assert [line.footnote for line in source.lines] == [None, "c", "i"]


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


TABLES = [
    ("a table reads row by row",
     row(p(r("28/1")), p(r("Composition")), p(r("26 March"))) + row(p(r("28/2")), p(r("Cooperation")), p(r("27 March"))),
     ["28/1\tComposition\t26 March", "28/2\tCooperation\t27 March"]),
    ("a list of names reads down its columns",
     row(p(r("Albania")), p(r("Ghana"))) + row(p(r("Algeria")), p(r("India"))) + row(p(r("Chad")), p(r("Iran (Islamic Republic of)"))),
     ["Albania", "Algeria", "Chad", "Ghana", "India", "Iran (Islamic Republic of)"]),
    ("a list of names may read across",
     row(p(r("Albania")), p(r("Algeria"))) + row(p(r("Chad")), p(r("Ghana"))) + row(p(r("India")), p(r("Italy"))),
     ["Albania", "Algeria", "Chad", "Ghana", "India", "Italy"]),
    ("cells that hold lists read one after another",
     row(p(r("Albania")) + p(r("Zambia")), p(r("Bahrain")) + p(r("Cuba"))),
     ["Albania", "Zambia", "Bahrain", "Cuba"]),
    ("an inserted row", f'<w:tr><w:trPr><w:ins w:id="1" w:author="Peru"/></w:trPr><w:tc>{p(r("New"))}</w:tc></w:tr>', ["New"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "found"), TABLES, ids=[case[0] for case in TABLES])
def test_tables(name: str, rows: str, found: list[str]) -> None:
    assert lines(docx.read(word(f"<w:tbl>{rows}</w:tbl>"))) == found


INLINE = [
    ("tabs, hyphens and soft hyphens", "<w:r><w:t>a</w:t><w:tab/><w:t>non</w:t><w:noBreakHyphen/><w:t>par\u00adty</w:t><w:softHyphen/></w:r>", ["a\tnon-party"]),
    ("hidden text", r("seen") + r(" not", "<w:vanish/>"), ["seen"]),
    ("a field shows its result", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
     '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("12") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ["12"]),
    ("content controls and links", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('in ')}</w:sdtContent></w:sdt><w:hyperlink>{r('here')}</w:hyperlink>", ["in here"]),
    ("a break inside a sentence wraps it", r("The Group met") + "<w:r><w:br/></w:r>" + r("in Vienna."), ["The Group met", "in Vienna."]),
    ("breaks between names part them", "<w:r><w:br/></w:r>".join(map(r, ("Albania", "Chad", "Peru"))), ["Albania", "Chad", "Peru"]),
    ("ordinals are words", r("1") + r("st", '<w:vertAlign w:val="superscript"/>') + r(" meeting"), ["1st meeting"]),
    ("one of two forms of a text box", "<w:r><mc:AlternateContent xmlns:mc='urn:mc'><mc:Choice><w:txbxContent>" + p(r("Boxed"))
     + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p(r("Boxed")) + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" + r("Text"),
     ["Text", "Boxed"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "inner", "found"), INLINE, ids=[case[0] for case in INLINE])
def test_inside_paragraphs(name: str, inner: str, found: list[str]) -> None:
    assert lines(docx.read(word(p(inner)))) == found


STYLES = [
    ("heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', 2),
    ("_ H _Ch_G", "", 2),
    ("_ H _2/3_G", "", 4),
    ("H1", "", 3),
    ("Title", "", 1),
    ("Normal", "", 0),
]


@pytest.mark.parametrize(("name", "properties", "heading"), STYLES)
def test_headings_by_style(name: str, properties: str, heading: int) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="S"><w:name w:val="{name}"/>{properties}</w:style>'
    derived = '<w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="S"/><w:rPr><w:b/></w:rPr></w:style>'
    source = docx.read(word(p(r("Introduction"), '<w:pStyle w:val="D"/>'), styles=style + derived))
    assert (source.lines[0].heading, source.lines[0].bold) == (heading, True)


def test_styles_in_a_circle_end() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="{1}"/></w:style>'
    source = docx.read(
        word(p(r("Text"), '<w:pStyle w:val="A"/>'), styles=style.format("A", "B") + style.format("B", "A"))
    )
    assert lines(source) == ["Text"]


def test_running_heads_are_furniture() -> None:
    source = docx.read(word(p(r("Text")), header=p(r("CTOC/COP/WG.3/2020/4")), footer=p(r("12"))))
    assert [(source.line_text(line), line.furniture) for line in source.lines] == [
        ("CTOC/COP/WG.3/2020/4", True),
        ("Text", False),
    ]


def test_pages_are_counted_where_word_kept_them() -> None:
    break_ = "<w:r><w:lastRenderedPageBreak/></w:r>"
    explicit = '<w:r><w:br w:type="page"/></w:r>'
    source = docx.read(
        word(p(r("One")) + p(explicit) + p(break_ + r("Two")) + p(r("Three ") + break_ + r("on")) + p(r("Four")))
    )
    assert [line.page for line in source.lines] == [1, 2, 2, 3]
    assert [line.page for line in docx.read(word(p(r("One")) + p(explicit) + p(r("Two")))).lines] == [None, None]


DAMAGED = [
    ("no zip", b"PK\x03\x04 and nothing else", "damaged"),
    ("no main part", package({"word/styles.xml": "<a/>"}), "without its main part"),
    ("broken XML", package({"word/document.xml": "<w:document"}), "damaged"),
]


@pytest.mark.parametrize(("name", "data", "reason"), DAMAGED, ids=[case[0] for case in DAMAGED])
def test_damaged_files_say_so(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as error:
        docx.read(data)
    assert error.value.remedy


def test_an_empty_document_is_noted() -> None:
    assert docx.read(word(p(""))).problems[0][0] == "error"
