"""Word files (.docx): headings, generated list numbers, footnotes, tracked changes, comments, tables."""

from __future__ import annotations

from pipelines.model import SourceText
from pipelines.read.docx.body import Body
from pipelines.read.docx.package import Package

__all__ = ["read"]


def read(data: bytes) -> SourceText:
    """The text of a Word file as it prints with changes shown: deleted words stay in the text under a ``delete`` mark.

    Footnotes follow at the end, in the order of their calls. Running heads come first, as furniture.
    Raises UnreadableDocument where the file is damaged, encrypted or hostile.
    """
    return Body(Package(data)).print()
