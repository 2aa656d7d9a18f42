"""Files made to harm: each ends in bounded time and memory, with an error that says what it is, or with its text."""

from __future__ import annotations

import io
import resource
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pipelines.read import read
from pipelines.read.errors import UnreadableDocument
from pipelines.structure import structure
from tests.surfaces.word import W, docx, p, package, r

SECONDS = 5.0
MEGABYTES = 700


@contextmanager
def bounded(seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Iterator[None]:
    """Fails where the block takes too long or the process has grown too much."""
    begin, before = time.perf_counter(), _peak()
    yield
    assert time.perf_counter() - begin < seconds
    assert _peak() - before < megabytes


def _peak() -> float:
    """The largest size of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 2**20)


def refused(data: bytes, reason: str) -> None:
    with bounded(), pytest.raises(UnreadableDocument, match=reason) as error:
        read(data, "hostile")
    assert error.value.document == "hostile" and error.value.remedy


def document_xml(head: str, text: str) -> str:
    return f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{p(r("x").replace("x", text))}</w:body></w:document>'


def test_zip_bomb() -> None:
    refused(package({"word/document.xml": b"<w:document>" + b" " * (40 * 2**20)}), "zip bomb")


def test_zip_bomb_in_a_part_that_says_it_is_small() -> None:
    data = bytearray(package({"word/document.xml": b" " * (40 * 2**20)}))
    size = (40 * 2**20).to_bytes(4, "little")
    at = data.rfind(size)
    data[at : at + 4] = (100).to_bytes(4, "little")
    refused(bytes(data), "damaged|zip bomb")


def test_many_parts() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(20_001):
            archive.writestr(zipfile.ZipInfo(f"word/{number}"), b"")
    refused(out.getvalue(), "parts")


def test_entities_that_multiply() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE w:document [<!ENTITY l0 "lol">{entities}]>'
    refused(package({"word/document.xml": document_xml(doctype, "&l9;")}), "document type|damaged")


def test_external_entities() -> None:
    doctype = '<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    refused(package({"word/document.xml": document_xml(doctype, "&secret;")}), "document type|damaged")


def test_deep_xml() -> None:
    refused(package({"word/document.xml": document_xml("", "<w:sdt>" * 10_000 + "</w:sdt>" * 10_000)}), "damaged")


def test_millions_of_tags() -> None:
    refused(docx("<w:p/>" * 1_600_000), "tags")
    refused(b"<!doctype html>" + b"<p>x" * 600_000, "tags")


NAMES = ["../../etc/passwd", "/etc/passwd", "..\\..\\windows", "file:///etc/passwd", "http://example.org/x"]


@pytest.mark.parametrize("name", NAMES)
def test_names_that_leave_the_folder_lead_nowhere(name: str) -> None:
    relation = f'<Relationship Id="r1" Type="x/officeDocument" Target="{name}"/>'
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f"<Relationships>{relation}</Relationships>",
        name: "<secret/>",
        "word/styles.xml": "<x/>",
    }
    with bounded():
        try:
            text = read(package(parts), "hostile").text
        except UnreadableDocument as error:
            text = str(error)
    assert "root:" not in text


def test_numbering_and_styles_that_loop() -> None:
    numbering = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
    body = p(r("Text"), '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="1"/></w:numPr>')
    with bounded():
        assert "Text" in read(docx(body, numbering=numbering), "x").text


def test_billions_of_letters_in_a_number() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="99999999999"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1"/></w:lvl>'
    )
    numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    body = p(r("Text"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    with bounded():
        assert len(read(docx(body, numbering=numbering), "x").text) < 100


def pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    """A PDF of numbered objects."""
    out, places = b"%PDF-1.4\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = max(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size))
    return out + b"xref\n0 %d\n%strailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        root,
        len(out),
    )


def stream(body: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (more, len(body), body)


def page_with(content: bytes) -> bytes:
    return pdf({
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        4: content,
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        6: stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
    })  # fmt: skip


LOOPS = [
    ("a page tree that holds itself", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"})),
    ("a page tree in a circle", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 9>>", 3: b"<</Type/Pages/Kids[2 0 R]/Count 9>>"})),
    ("a catalogue that is its pages", pdf({1: b"<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 5>>"})),
    ("a count of millions", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 99999999>>"})),
    ("a form that draws itself", page_with(stream(b"/X Do"))),
    ("deep arrays", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"[" * 50_000})),
    ("no objects", b"%PDF-1.4\nrubbish\n%%EOF"),
    ("cut short", page_with(stream(b"BT /F 12 Tf (x) Tj ET"))[:200]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data"), LOOPS, ids=[case[0] for case in LOOPS])
def test_pdf_loops_end(name: str, data: bytes) -> None:
    with bounded():
        try:
            source = read(data, "hostile")
        except UnreadableDocument as error:
            assert error.remedy
        else:
            assert source.problems and not source.lines


def test_pdf_content_that_unpacks_to_a_hundred_megabytes() -> None:
    packed = zlib.compress(b"\0" * (100 * 2**20), 1)
    refused(page_with(stream(packed, b"/Filter/FlateDecode")), "bomb")
    refused(page_with(stream(zlib.compress(packed), b"/Filter[/FlateDecode/FlateDecode]")), "bomb")
    refused(page_with(stream(zlib.compress(packed), b"/Filter [ /Fl /Fl ]")), "bomb")


def test_a_page_of_a_million_letters() -> None:
    content = b"BT /F 1 Tf " + b"(" + b"word " * 20_000 + b") Tj " * 1 + b"ET"
    with bounded():
        assert read(page_with(stream(content * 8)), "x").lines


def test_two_hundred_megabytes_of_text_are_refused_at_once() -> None:
    refused(b"The Working Group met.\n" * (200 * 2**20 // 23), "MB")


def test_a_long_text_takes_time_in_proportion() -> None:
    line = b"The Working Group considered agenda item 2 (see CTOC/COP/2020/1), entitled the use of it.\n"
    with bounded(seconds=3.0):
        read(line * 60_000, "x")


NESTED = ["(" * 10_000, "[" * 10_000 + "]" * 10_000, "((" * 5_000 + "))" * 5_000, "**" * 10_000, "~~" * 10_001,
          "[a](" * 10_000, "<sup>" * 10_000, "> " * 10_000 + "x", "1. " * 10_000, "(a) " * 10_000, "_" * 10_001 + "x",
          "-" * 20_000, "# " * 5_000, "\\" * 10_001, "&amp;" * 5_000, "<" * 10_000, "{" * 10_000, "*a" * 10_000]  # fmt: skip


@pytest.mark.parametrize("text", NESTED, ids=[text[:5] for text in NESTED])
@pytest.mark.parametrize("kind", ["# T\n\n{}\n\n**x** ~~y~~", "I. Intro\n1. {}\nmet.\n"])
def test_nested_signs(kind: str, text: str) -> None:
    with bounded():
        structure("x", read(kind.format(text).encode(), "x"))


def test_one_line_of_megabytes() -> None:
    with bounded():
        structure("x", read(b"word " * 400_000, "x"))
