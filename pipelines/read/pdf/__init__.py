"""PDF files with a text layer: lines by their place on the page, columns, footnotes, struck words, page furniture."""

from __future__ import annotations

from threading import Lock

import pypdfium2 as pdfium

from pipelines.model import SourceText
from pipelines.read.detect import MEDIA_TYPES
from pipelines.read.errors import UnreadableDocument
from pipelines.read.pdf.bombs import refuse_bombs
from pipelines.read.pdf.glyphs import Page, PageReader
from pipelines.read.pdf.printing import print_pages
from pipelines.read.printer import Printer

__all__ = ["read"]

MAX_PAGES = 3_000
"""The longest UN document tried has 181 pages."""

_PICTURE_PAGE = 0.3
"""Share of a page that a picture covers where the page is a scan."""

_UNKNOWN, _MOSTLY_UNKNOWN = 0.02, 0.3
"""Shares of characters that fonts do not name: some are worth a word, many make the text worthless."""

_OCR = "recognise the text first (OCR) and add the result"
_ONE_AT_A_TIME = Lock()
"""PDFium keeps state of its own; two threads in it at once crash the process."""


def read(data: bytes) -> SourceText:
    """The text of a PDF as it prints, page by page, in the order of reading.

    Pages without text are named in ``problems``; a scan without any text layer gives no lines and one error there.
    Raises UnreadableDocument where the file is damaged, protected by a password or out of all proportion.
    """
    with _ONE_AT_A_TIME:
        pages, broken = _pages(data)
    printer = Printer("pdf", MEDIA_TYPES["pdf"])
    if broken:
        printer.problem("warning", f"page(s) {_listed(broken)} can't be read: damaged")
    if _has_text(pages, printer):
        print_pages(pages, printer)
    return printer.finish()


def _pages(data: bytes) -> tuple[list[Page], list[int]]:
    """All pages, and the numbers of those that can't be loaded."""
    refuse_bombs(data)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableDocument("", "is protected by a password", "remove the password and add it again") from None
        raise UnreadableDocument(
            "", f"is a damaged PDF ({error})", "open it, print it to PDF again and add that"
        ) from None
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableDocument("", f"has {len(document):,} pages, more than {MAX_PAGES:,}", "split it")
        reader = PageReader(document.raw)
        found = [reader.read(index) for index in range(len(document))]
    finally:
        document.close()
    return [page for page in found if page], [number for number, page in enumerate(found, 1) if not page]


def _has_text(pages: list[Page], printer: Printer) -> bool:
    """Whether there is text worth printing; notes what is missing."""
    characters = sum(len(run.text) for page in pages for run in page.runs)
    scans = [page.number for page in pages if not page.runs and page.pictures >= _PICTURE_PAGE]
    if not characters:
        reason = "no text layer: its pages are pictures" if scans else "no text on any page"
        printer.problem("error", f"{reason}; {_OCR}")
        return False
    unknown = sum(page.unknown for page in pages) / max(1, sum(page.characters for page in pages))
    if unknown > _MOSTLY_UNKNOWN:
        printer.problem("error", f"the fonts do not say which letters they draw ({unknown:.0%} unknown); {_OCR}")
        return False
    if unknown > _UNKNOWN:
        printer.problem("warning", f"{unknown:.0%} of the characters are unknown: the fonts do not name them")
    if scans:
        printer.problem("warning", f"page(s) {_listed(scans)} hold pictures and no text; {_OCR}")
    if remarked := [page.number for page in pages if page.remarks]:
        count = sum(page.remarks for page in pages)
        printer.problem("warning", f"{count} remark(s) attached to page(s) {_listed(remarked)} are not read")
    if lost := [page.number for page in pages if page.lost]:
        printer.problem("warning", f"page(s) {_listed(lost)} hold more text than can be read")
    return True


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:20]))
    return shown + (f" and {len(numbers) - 20} more" if len(numbers) > 20 else "")
