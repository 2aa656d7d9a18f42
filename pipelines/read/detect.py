"""Which format and which encoding a document's bytes are in, told from the bytes and never from the name.

Every step is linear in the size and looks at bounded samples where it can, so that a huge or hostile file costs little.
"""

from __future__ import annotations

import re
from codecs import lookup
from typing import Literal, NamedTuple

from pipelines.model import Span
from pipelines.read.errors import UnreadableDocument

Format = Literal["pdf", "docx", "html", "markdown", "text"]

MEDIA_TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "markdown": "text/markdown",
    "text": "text/plain",
}

MAX_BYTES = 256 * 2**20
"""A PDF or Word file with pictures may be large; nothing in the UN's document system comes near this."""

MAX_TEXT_BYTES = 16 * 2**20
"""Twenty times the longest report tried (a council session, 0.8 MB of text)."""

_SAMPLE = 65_536
"""Bytes or characters looked at where a sample tells as much as the whole."""

_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b")
"""Control characters that no text holds; the form feed parts pages, 0x1A ends old DOS files."""

_MAX_CONTROLS = 0.002
"""A few stray control characters come from bad PDF text layers; compressed data has one in ten bytes."""

_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
"""Old Office files, and new ones with a password inside the same shell."""

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (_OLE, "is an old Word, Excel or PowerPoint file", "save it as .docx or PDF and add that"),
    (b"{\\rtf", "is in Rich Text Format", "save it as .docx or PDF and add that"),
    (b"\x89PNG", "is a picture", "run text recognition (OCR) on it and add the text"),
    (b"\xff\xd8\xff", "is a picture", "run text recognition (OCR) on it and add the text"),
    (b"GIF8", "is a picture", "run text recognition (OCR) on it and add the text"),
    (b"II*\0", "is a picture", "run text recognition (OCR) on it and add the text"),
    (b"MM\0*", "is a picture", "run text recognition (OCR) on it and add the text"),
    (b"\x1f\x8b", "is compressed (gzip)", "unpack it first"),
    (b"7z\xbc\xaf", "is an archive (7z)", "unpack it first"),
    (b"Rar!", "is an archive (rar)", "unpack it first"),
    (b"%!PS", "is PostScript", "convert it to PDF and add that"),
    (b"\x7fELF", "is a program", "add the document itself"),
    (b"MZ\x90", "is a program", "add the document itself"),
)

_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_CP1252_ONLY = bytes(range(0x80, 0xA0))
_CP1252_HOLES = re.compile(b"[\x81\x8d\x8f\x90\x9d]")
_BELIEVED = re.compile(r"cp(?:125[0-8]|8\d\d)|iso8859-(?!1$)\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|shift_jis\w*|euc_\w+")
"""Encodings that a page's own word is taken for. Latin-1 is not among them: pages say it and mean Windows-1252."""

_HTML_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I
)

_HTML_START = re.compile(
    r"(?:\s|<!--(?:(?!-->).){0,2000}-->|<\?xml[^>]{0,200}\?>)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h[1-6]|table|ol|ul|center|font|span)\b",
    re.I | re.S,
)
_HTML_BLOCK = re.compile(r"<(?:p|div|li|td|h[1-6]|br)\b[^>]{0,300}>", re.I)
_MARKDOWN_SIGNS = ("**", "~~", "<sup>", "\n#", "\n^{", "\n- ", "\n* ", "\\*", "\\_", "](", "\n---", "|\n|", "\n[^")
"""Substrings, not a pattern: counting them takes a tenth of the time, and a few false ones do no harm."""

_MIN_SIGNS = 2
_SIGNS_PER_LINE = 0.01
_LONG_LINE = 200
"""Columns: wrapped text stays well below, a paragraph a line goes past it."""


class Decoded(NamedTuple):
    """Text of a text format, the encoding that it was in, and what was lost on the way."""

    text: str
    encoding: str
    problems: list[tuple[str, str, Span | None]]


def detect(data: bytes) -> Format:
    """The format of the bytes.

    Raises UnreadableDocument for what is empty, too large, binary, or of a format that no reader knows.
    """
    _check_size(data, MAX_BYTES)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_format(data)
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise UnreadableDocument("", "is protected by a password", "remove the password and add it again")
    for signature, reason, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument("", reason, remedy)
    _check_size(data, MAX_TEXT_BYTES)
    return text_format(_decode_sample(data))


def text_format(text: str) -> Format:
    """Which text format: HTML by its tags, Markdown by its signs or by whole paragraphs as lines, else plain text."""
    sample = text[:_SAMPLE]
    if _HTML_START.match(sample) or (
        len(_HTML_BLOCK.findall(sample)) > max(3, sample.count("\n") // 4) and "</" in sample and "\n# " not in sample
    ):
        return "html"
    lines = [line for line in sample.splitlines() if line.strip()]
    signs = sum(map(f"\n{sample}".count, _MARKDOWN_SIGNS))
    long = sum(length for length in map(len, lines) if length > _LONG_LINE)
    if signs >= max(_MIN_SIGNS, _SIGNS_PER_LINE * len(lines)) or long > len(sample) // 3:
        return "markdown"
    return "text"


def decode(data: bytes) -> Decoded:
    """The text of a text format's bytes, without byte order mark: UTF-8, UTF-16 or -32, else Windows-1252 or Latin-1.

    Raises UnreadableDocument for binary data and for more than ``MAX_TEXT_BYTES``.
    """
    _check_size(data, MAX_TEXT_BYTES)
    encoding, start = _encoding(data)
    body = data[start:]
    _check_binary(body, encoding)
    try:
        return Decoded(body.decode(encoding), encoding, [])
    except UnicodeDecodeError as error:
        text = body.decode(encoding, errors="replace")
        at = min(len(body[: error.start].decode(encoding, errors="replace")), len(text) - 1)
        message = f"{text.count(chr(0xFFFD))} character(s) are damaged (not valid {encoding}), the first one here"
        return Decoded(text, encoding, [("warning", message, Span(at, at + 1))])


def _check_size(data: bytes, limit: int) -> None:
    if not data.strip(b"\0 \t\r\n") if len(data) < _SAMPLE else False:
        raise UnreadableDocument("", "is empty", "add the document again")
    if len(data) > limit:
        size, most = len(data) // 2**20, limit // 2**20
        raise UnreadableDocument("", f"is {size} MB, more than the {most} MB that a document may have", "split it")


def _zip_format(data: bytes) -> Format:
    """Word files are zip archives; the names of their parts stand uncompressed in the central directory at the end."""
    names = data[-4 * 2**20 :] + data[:_SAMPLE]
    if b"word/" in names:
        return "docx"
    for part, kind in (
        (b"xl/", "a spreadsheet"),
        (b"ppt/", "a presentation"),
        (b"opendocument", "an OpenDocument file"),
    ):
        if part in names:
            raise UnreadableDocument("", f"is {kind}", "save it as .docx or PDF and add that")
    raise UnreadableDocument("", "is a zip archive without a Word document", "unpack it, or save the document as .docx")


def _decode_sample(data: bytes) -> str:
    encoding, start = _encoding(data)
    body = data[start : start + 4 * _SAMPLE]
    _check_binary(body, encoding)
    return body.decode(encoding, errors="replace")


def _encoding(data: bytes) -> tuple[str, int]:
    """The encoding, and where the text begins after a byte order mark."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    if (wide := _wide_encoding(data[:_SAMPLE])) is not None:
        return wide, 0
    if _is_utf8(data):
        return "utf-8", 0
    declared = _HTML_CHARSET.search(data[:2048])
    if declared and (known := _known_encoding(declared.group(1).decode("ascii"))):
        return known, 0
    windows = data.translate(None, _CP1252_ONLY) != data and not _CP1252_HOLES.search(data)
    return ("cp1252" if windows else "latin-1"), 0


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and even < odd // 20 + 1:
        return "utf-16-le"
    if even > len(sample) // 5 and odd < even // 20 + 1:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    """Valid UTF-8, or nearly: a file cut inside a character, or a few damaged ones among many good ones."""
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return True
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", errors="ignore")) - bad
    return good > 20 * bad


def _known_encoding(name: str) -> str | None:
    try:
        known = lookup(name).name
    except LookupError:
        return None
    return known if _BELIEVED.fullmatch(known) else None


def _check_binary(body: bytes, encoding: str) -> None:
    if encoding.startswith(("utf-16", "utf-32")):
        body = body[:_SAMPLE].decode(encoding, errors="replace").encode("latin-1", errors="replace")
    strange = len(body) - len(body.translate(None, _CONTROLS))
    if strange > _MAX_CONTROLS * len(body) + 2:
        raise UnreadableDocument("", "is not text (binary data)", "add it as PDF, DOCX, HTML, Markdown or plain text")
