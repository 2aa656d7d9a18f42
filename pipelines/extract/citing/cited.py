"""What one citation is before it becomes a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

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


class Placed(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)


def outside(taken: list[P], more: Iterable[P]) -> list[P]:
    """Those of ``more`` that overlap none of ``taken``, which is in order and without overlaps."""
    starts = [t.start for t in taken]
    free: list[P] = []
    for one in more:
        at = bisect_right(starts, one.start)
        if not (at and taken[at - 1].end > one.start) and not (at < len(taken) and taken[at].start < one.end):
            free.append(one)
    return free


_BLANKS = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def one_line(text: str) -> str:
    """Text with each run of white space as one space."""
    return _BLANKS.sub(" ", text).strip()


def slug(text: str) -> str:
    """Lower-case words joined by hyphens: the target of something that no register knows."""
    return _NOT_SLUG.sub("-", text.lower()).strip("-")
