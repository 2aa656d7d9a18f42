"""Bytes of one document to the one text model; everything after this is blind to the format."""

from __future__ import annotations

from importlib import import_module

from pipelines.model import SourceText
from pipelines.read import markdown, text
from pipelines.read.detect import MEDIA_TYPES, decode, detect
from pipelines.read.errors import UnreadableDocument

__all__ = ["UnreadableDocument", "read"]


def read(data: bytes, name: str = "") -> SourceText:
    """Read a document; its format is told from its content.

    The canonical text of a text format is its decoded bytes without byte order mark, with ``\\n`` for every line
    break. Raises UnreadableDocument (naming ``name``, the reason and the remedy) where it can't be read.
    """
    try:
        kind = detect(data)
        if kind in ("text", "markdown"):
            decoded = decode(data)
            plain = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
            source = markdown.read(plain) if kind == "markdown" else text.read(plain)
            source.problems += decoded.problems
        else:
            source = import_module(f"pipelines.read.{kind}").read(data)
    except UnreadableDocument as error:
        raise UnreadableDocument(name or error.document, error.reason, error.remedy) from error
    source.media_type = MEDIA_TYPES[kind]
    return source
