"""The one error that a reader raises: which document, what is wrong with it, what to do."""

from __future__ import annotations


class UnreadableDocument(ValueError):
    """A document that gives no text: empty, damaged, encrypted, hostile, or of a format that no reader knows.

    ``document`` is its name as the caller knows it; readers work on bytes alone and leave it empty, and
    ``named`` fills it in. ``remedy`` says what a person can do.
    """

    def __init__(self, document: str, reason: str, remedy: str) -> None:
        super().__init__(document, reason, remedy)
        self.document = document
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.document or 'the document'} {self.reason}; {self.remedy}"

    def named(self, document: str) -> UnreadableDocument:
        """The same error with the document's name, unless it has one."""
        return UnreadableDocument(self.document or document, self.reason, self.remedy)
