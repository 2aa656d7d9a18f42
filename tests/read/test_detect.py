"""Format and encoding told from the bytes, whatever the file is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.read import read
from pipelines.read.detect import decode, detect
from pipelines.read.errors import UnreadableDocument
from tests.surfaces.word import docx, p, package, r

ROOT = Path(__file__).parents[2]
SENTENCE = "The Working Group met in Vienna. Côte d’Ivoire and Türkiye made statements.\n"

FORMATS = [
    (b"%PDF-1.4 ...", "pdf"),
    (b"\n\n%PDF-1.7 after a mail header", "pdf"),
    (docx(p(r("Text"))), "docx"),
    (b"<!DOCTYPE html><html><body><p>x</p></body></html>", "html"),
    (b"\xef\xbb\xbf<?xml version='1.0'?><html><p>x</p></html>", "html"),
    (b"<!-- saved --><p>One</p><p>Two</p>", "html"),
    (b"# Report\n\nThe Working Group.\n\n## I. Introduction\n", "markdown"),
    (b"**Tenth session**\n\nText with ~~struck~~ words<sup>1</sup>\n", "markdown"),
    (("A paragraph that is one line. " * 12 + "\n\n").encode() * 3, "markdown"),
    (b"I. Introduction\n1. The Working Group\nmet in Vienna.\n" * 20, "text"),
    (b"a < b and c > d <p is a word\n" * 5, "text"),
    (SENTENCE.encode("utf-16"), "text"),
]


@pytest.mark.parametrize(("data", "kind"), FORMATS)
def test_format(data: bytes, kind: str) -> None:
    assert detect(data) == kind


@pytest.mark.parametrize(
    "stem", ["report-2015", "report-2020", "chairs-summary-2019", "comments-note-2020", "draft-resolution-2022"]
)
def test_format_of_the_sources(stem: str) -> None:
    file = next(p for p in (ROOT / "sources" / stem).iterdir() if p.suffix in (".md", ".txt"))
    assert detect(file.read_bytes()) == {".md": "markdown", ".txt": "text"}[file.suffix]


REFUSED = [
    (b"", "empty"),
    (b" \r\n\t\n", "empty"),
    (b"\0" * 500, "empty"),
    (bytes(range(256)) * 40, "binary"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
    (b"\xff\xd8\xff\xe0 JFIF", "picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word"),
    (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    (rb"{\rtf1\ansi Text}", "Rich Text"),
    (b"\x1f\x8b\x08 gzip", "gzip"),
    (package({"xl/workbook.xml": "<x/>"}), "spreadsheet"),
    (package({"mimetype": "application/vnd.oasis.opendocument.text"}, compress=False), "OpenDocument"),
    (package({"notes.txt": "x"}), "without a Word document"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_what_no_reader_knows_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as error:
        read(data, "report.txt")
    assert error.value.document == "report.txt" and error.value.remedy
    assert str(error.value).startswith("report.txt ")


ENCODINGS = [
    ("utf-8", SENTENCE.encode()),
    ("utf-8", b"\xef\xbb\xbf" + SENTENCE.encode()),
    ("utf-16-le", SENTENCE.encode("utf-16")),
    ("utf-16-be", b"\xfe\xff" + SENTENCE.encode("utf-16-be")),
    ("utf-16-le", SENTENCE.encode("utf-16-le")),
    ("utf-32-le", SENTENCE.encode("utf-32")),
    ("cp1252", SENTENCE.encode("cp1252")),
    ("latin-1", "Élément première réunion\n".encode("latin-1")),
]


@pytest.mark.parametrize(("encoding", "data"), ENCODINGS)
def test_encoding(encoding: str, data: bytes) -> None:
    decoded = decode(data)
    assert decoded.encoding == encoding and decoded.problems == []
    assert decoded.text in (SENTENCE, "Élément première réunion\n")


def test_damaged_characters_are_noted_where_they_stand() -> None:
    data = (SENTENCE * 40).encode()
    decoded = decode(data[:300] + b"\xff\xfe" + data[300:])
    severity, message, span = decoded.problems[0]
    assert severity == "warning" and "2 character(s)" in message
    assert span is not None and decoded.text[span.start : span.end] == "\ufffd"


def test_a_file_cut_inside_a_character_is_read() -> None:
    decoded = decode("Ivoire é".encode()[:-1])
    assert decoded.encoding == "utf-8" and decoded.text == "Ivoire \ufffd" and decoded.problems
