"""Lists of participants in annexes. Placeholder until the lines are read."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.model import Document, Paragraph, Span
from pipelines.normalise.names import Names


@dataclass(slots=True)
class Listed:
    paragraph: Paragraph
    span: Span
    name: str
    participant_id: str | None
    capacity: str
    surprising: bool


def read_lists(document: Document, names: Names) -> list[Listed]:
    return []
