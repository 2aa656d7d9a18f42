"""States' own texts in a compilation of submissions: the paragraphs below a heading that names a State."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.link.comment_rows import comment_row
from pipelines.model import Document, Paragraph, Row, cite
from pipelines.normalise.names import Names

SUBMISSIONS = re.compile(
    r"\b(?:comments?|submissions?|observations|repl(?:y|ies)|responses?|contributions?|input|narrative|(?:information|views) "
    r"(?:received|submitted|provided))\b.*\b(?:from|of|by|in the form of|received)\b",
    re.IGNORECASE,
)
"""Headings under which such texts stand: "Comments of States parties in the form of narrative information", "Replies
received from Governments", "Submissions by Member States"."""

LONGEST_NAME = 80
"""Characters that a heading with nothing but a State's name may have."""


def narratives(document: Document, names: Names) -> Iterator[Row]:
    """One row for each State under whose name paragraphs of its own stand."""
    for heading, party, body in _sections(document, names):
        if party and body:
            row = comment_row("narrative", "label", cite(document, body[0], body[0].span.cover(body[-1].span)))
            yield row | {"participant_id": party, "name_as_written": _name(heading)}


def _sections(document: Document, names: Names) -> list[tuple[Paragraph, str | None, list[Paragraph]]]:
    """The parts of a document: (heading, the State that it names or None, the paragraphs below).

    Headings inside a State's own text belong to that text: they are lower than the State's name.
    """
    sections: list[tuple[Paragraph, str | None, list[Paragraph]]] = []
    under = {path for path in {p.section_path for p in document.paragraphs} if SUBMISSIONS.search(" ".join(path))}
    for paragraph in document.paragraphs if under else ():
        party = _party(paragraph, names) if paragraph.section_path in under else None
        if party or (paragraph.kind == "heading" and (not sections or paragraph.level <= sections[-1][0].level)):
            sections.append((paragraph, party, []))
        elif sections and paragraph.kind not in ("heading", "footnote"):
            sections[-1][2].append(paragraph)
    return sections


def _party(paragraph: Paragraph, names: Names) -> str | None:
    """The State or organization that a paragraph names and nothing else."""
    if paragraph.kind not in ("heading", "narrative") or len(paragraph.text) > LONGEST_NAME:
        return None
    return names.resolve(_name(paragraph))


def _name(heading: Paragraph) -> str:
    return heading.text.strip(" :*.")
