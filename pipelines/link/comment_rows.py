"""Rows of ``comments``: what a comment says, whose it is, and the passage that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.link.alignment import words_of
from pipelines.link.changes import Change
from pipelines.link.labels import Label
from pipelines.model import Document, Mark, Paragraph, Row, Span, cite
from pipelines.normalise.names import Names

STAGE = "link"
"""The stage under which annotations of this stage stand."""

SLUG_WORDS = 4
"""A comment's id takes so many words of what it proposes: enough to tell one State's proposals on a point apart."""

_JOINTS = " \t\n,;:/–—-"
_DOUBLE_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"))
_QUOTES = (*_DOUBLE_QUOTES, ("‘", "’"), ("'", "'"))


@dataclass(slots=True)
class CommentRows:
    """Makes the rows of one point: its document, its own row, its paragraph (None where it is not known)."""

    document: Document
    point: Row
    paragraph: Paragraph | None
    names: Names

    def span(self, start: int, end: int) -> Span:
        """A place in the clean text as a span of the canonical text; the whole point where its paragraph is not known."""
        if self.paragraph is None:
            return Span(self.point["char_start"], self.point["char_end"])
        return self.paragraph.clean.span(start, end)

    def change(self, change: Change) -> Iterator[Row]:
        """A proposal; its passage reaches from the changed words to the label that names the State."""
        start, end = change.at
        if change.label:
            start, end = min(start, change.label.start), max(end, change.label.end)
        evidence = "strikethrough" if change.proof and change.deleted else "alignment"
        row = self._row(change.kind, start, end, "tracked_change" if change.tracked else evidence)
        row["proposed_text"] = trimmed(change.proposed)
        row["deleted_text"] = trimmed(change.deleted)
        return self._by(row, change.label, change.author)

    def remark(self, label: Label) -> Iterator[Row]:
        """What a label says."""
        row = self._row("remark", label.start, label.end, "label")
        row["remark"] = label.remark
        return self._by(row, label)

    def unproved(self, label: Label, based: bool) -> Iterator[Row]:
        """A bare label beside nothing: with a base, only words struck without trace can be meant; else anything."""
        self.note("warning", "What this label marks can't be told from the text.", label.start, label.end)
        return self._by(self._row("deletion" if based else "insertion", label.start, label.end, "label"), label)

    def margin(self, mark: Mark) -> Iterator[Row]:
        """A comment in the margin of the file."""
        row = self._row("remark", mark.start, mark.end, "tracked_change")
        row["remark"] = mark.note
        return self._by(row, None, mark.author)

    def note(self, severity: str, message: str, start: int, end: int) -> None:
        """An annotation with its place in the point."""
        self.document.note(severity, STAGE, message, self.span(start, end))  # type: ignore[arg-type]

    def _row(self, kind: str, start: int, end: int, evidence: str) -> Row:
        row = comment_row(kind, evidence, cite(self.document, self.paragraph, self.span(start, end)))
        row["recommendation_id"] = self.point["recommendation_id"]
        row["agenda_item"] = self.point.get("agenda_item")
        row["label"] = self.point.get("label")
        return row

    def _by(self, row: Row, label: Label | None, author: str | None = None) -> Iterator[Row]:
        """The row for each State that the label names, or for the author."""
        parties = label.parties if label else ((author, self.names.resolve(author) if author else None),)
        for written, participant_id in parties:
            if participant_id is None and written:
                self.document.note("warning", STAGE, f"No participant is known by the name of the author {written!r}.")
            yield {**row, "name_as_written": written, "participant_id": participant_id}


def comment_row(kind: str, evidence: str, citation: Row) -> Row:
    """A row with nothing but its kind, its evidence and its passage."""
    empty = ("recommendation_id", "agenda_item", "label", "participant_id", "name_as_written")
    words = ("proposed_text", "deleted_text", "remark")
    return {"comment_id": None, **citation, **dict.fromkeys((*empty, *words)), "kind": kind, "evidence": evidence}


def trimmed(text: str | None) -> str | None:
    """A proposal without the punctuation that joins it to the sentence, and without quotation marks around all of it.

    A double quotation mark that lost its partner goes too; an apostrophe at the end ("the States’") stays.
    """
    if text is None:
        return None
    text = text.strip(_JOINTS)
    for opening, closing in _QUOTES:
        if len(text) > 1 and text.startswith(opening) and text.find(closing, 1) == len(text) - 1:
            text = text[1:-1]
    for opening, closing in _DOUBLE_QUOTES:
        if text.startswith(opening) and closing not in text[1:]:
            text = text[1:]
        if text.endswith(closing) and opening not in text[:-1]:
            text = text[:-1]
    return text.strip(_JOINTS) or None


def name_comments(rows: Sequence[Row]) -> None:
    """Give each comment its id: the point, who, what, and the first words of it."""
    used: Counter[str] = Counter()
    for row in rows:
        who = row["participant_id"] or slug(row["name_as_written"] or "unnamed")
        words = slug(row["proposed_text"] or row["deleted_text"] or "")
        parts = [row["recommendation_id"] or row["document_id"], who, row["kind"], words]
        name = ":".join(part for part in parts if part)
        used[name] += 1
        row["comment_id"] = name if used[name] == 1 else f"{name}-{used[name]}"


def slug(text: str) -> str:
    """The first words of a text, joined by hyphens."""
    return "-".join(words_of(text).keys[:SLUG_WORDS])
