"""Splitting a running list of names: "A, B (C of), D and E and F".

Names hold commas, brackets and "and" of their own, so the known names decide first; what lies between them is split
where the words allow it (``conjunctions``), and kept as a name that nobody knows yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipelines.normalise.listing import Listing
from pipelines.normalise.remarks import remark_begin, remark_end
from pipelines.normalise.unknown import names_in, run_end

if TYPE_CHECKING:
    from pipelines.normalise.names import Names


@dataclass(frozen=True, slots=True)
class Item:
    """One name of a list.

    ``name`` is as written, on one line, without article, footnote call and trailing remark; ``text[start:end]`` is its
    place. ``remark`` is what a bracket or an "on behalf of" after the name says, at ``text[remark_start:remark_end]``.
    """

    start: int
    end: int
    name: str
    remark: str | None = None
    participant_id: str | None = None
    remark_start: int | None = None
    remark_end: int | None = None


def split(names: Names, text: str, on: date | None = None) -> list[Item]:
    """The items of a running list, in order.

    ``on`` is the day of the document: "Serbia and Montenegro" is one State until 3 June 2006 and two since, and two
    where no day is given. An unknown name is an item without ``participant_id``.
    """
    return list(_items(Listing(names, text, on)))


def acronym_like(text: str) -> bool:
    """Whether a bracket holds an acronym: one word, two capitals or more, no more small letters than capitals."""
    capitals = sum(map(str.isupper, text))
    return len(text) <= 16 and " " not in text.strip() and capitals >= 2 and capitals >= sum(map(str.islower, text))


def _items(listing: Listing) -> Iterator[Item]:
    """Walk the list: a known name where one stands between separators, else a run of unknown ones."""
    at, listed = listing.skip(0), False
    while at < listing.size:
        end, entry = listing.known(at)
        if entry:
            item, at = _finished(listing, at, end, entry.participant_id)
            yield item
        else:
            stop = run_end(listing, at)
            for begin, end in names_in(listing, at, stop, listed):
                item, stop = _finished(listing, begin, end, listing.names.resolve(listing.slice(begin, end)))
                yield item
            at = max(stop, at + 1)
        at, listed = listing.skip(at), True


def _finished(listing: Listing, at: int, end: int, participant_id: str | None) -> tuple[Item, int]:
    """The item of the name ``keys[at:end]``, with the brackets and remarks after it, and the position after them."""
    name_end, remark = listing.ends[end - 1], (0, 0)
    while end < listing.size:
        if listing.footnote(end):
            end += 1
        elif end in listing.close:
            last = listing.close[end]
            start, stop = listing.ends[end], listing.starts[last]
            if not remark[1] and _is_alias(listing, listing.text[start:stop], participant_id):
                name_end = listing.ends[last]
            else:
                remark = (remark[0] or start, stop)
            end = last + 1
        elif listing.keys[end : end + 2] == [",", "("] and listing.remark_opens(end + 2):
            end += 1
        elif (begin := remark_begin(listing, end)) is not None:
            end = remark_end(listing, begin)
            remark = (remark[0] or listing.starts[begin], listing.ends[end - 1])
        else:
            break
    return _item(listing, listing.starts[at], name_end, remark, participant_id), end


def _is_alias(listing: Listing, inside: str, participant_id: str | None) -> bool:
    """Whether a bracket after a name is another form of it, or its article: "(INTERPOL)", "(G77 and China)", "(the)"."""
    if inside.strip().casefold() == "the":
        return True
    other = listing.names.exact(inside)
    if other:
        return other == participant_id
    state = participant_id is not None and listing.names.kind(participant_id) == "state"
    return acronym_like(inside) and not state


def _item(listing: Listing, start: int, end: int, remark: tuple[int, int], participant_id: str | None) -> Item:
    """The item, its name and remark each on one line."""
    name = " ".join(listing.text[start:end].split())
    if not remark[1]:
        return Item(start, end, name, None, participant_id)
    said = " ".join(listing.text[remark[0] : remark[1]].split())
    return Item(start, end, name, said, participant_id, *remark)
