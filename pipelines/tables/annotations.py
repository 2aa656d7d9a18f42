"""Annotations of a document as rows of the table ``annotations``."""

from __future__ import annotations

import hashlib
from bisect import bisect_right

from pipelines.model import Annotation, Document, Row


def annotation_rows(document: Document) -> list[Row]:
    """One row an annotation, each once, in the order they were made.

    The id is made from the stage, the place and the message, so that an unchanged annotation keeps it.
    """
    starts = [(p.span.start, p.id) for p in document.paragraphs]
    starts.sort()
    keys = [start for start, _ in starts]
    rows = {row["annotation_id"]: row for row in (_row(document, a, keys, starts) for a in document.annotations)}
    return list(rows.values())


def _row(document: Document, annotation: Annotation, keys: list[int], starts: list[tuple[int, str]]) -> Row:
    span = annotation.span
    place = f"{span.start}-{span.end}" if span else ""
    said = "\0".join((annotation.severity, annotation.stage, place, annotation.message))
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    row: Row = {
        "annotation_id": f"{annotation.document_id}:{annotation.stage}:{digest}",
        "document_id": annotation.document_id,
        "severity": annotation.severity,
        "stage": annotation.stage,
        "message": annotation.message,
        "origin": "derived",
    }
    if span:
        at = bisect_right(keys, span.start) - 1
        row |= {
            "span": place,
            "paragraph_id": starts[at][1] if at >= 0 else None,
            "char_start": span.start,
            "char_end": span.end,
            "quote": document.source.text[span.start : span.end],
        }
    return row
