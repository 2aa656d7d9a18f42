"""What one citation is before it becomes a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["treaty_article", "resolution", "decision", "document", "publication", "url"]


@dataclass(frozen=True, slots=True)
class Cited:
    """One target cited by one passage.

    ``start``/``end`` are offsets into the paragraph's clean text and cover the whole expression, so the targets of a
    list ("articles 16 and 18") share them. ``pinpoint`` is the part of the target as printed ("paras. 2–4", "annex III,
    recommendation 1(j)"), ``paragraphs`` the paragraph numbers in it, ranges filled in; both None where the target is
    the whole, or holds the paragraph itself (treaty articles).
    """

    kind: Kind
    target: str
    start: int
    end: int
    pinpoint: str | None = None
    paragraphs: tuple[str, ...] = ()


_BLANKS = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def one_line(text: str) -> str:
    """Text with each run of white space as one space."""
    return _BLANKS.sub(" ", text).strip()


def slug(text: str) -> str:
    """Lower-case words joined by hyphens: the target of something that no register knows."""
    return _NOT_SLUG.sub("-", text.lower()).strip("-")
