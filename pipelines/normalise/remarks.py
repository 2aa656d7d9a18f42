"""Remarks on a name that stand without brackets: "Tuvalu, on behalf of the Alliance of Small Island States"."""

from __future__ import annotations

from pipelines.normalise.listing import Listing
from pipelines.normalise.trie import Entry

_BEHALF = frozenset("also and behalf both for her his its of on own speaking the their".split())
"""The words of "on its own behalf and on behalf of the"."""


def remark_begin(listing: Listing, at: int) -> int | None:
    """Where a remark begins that follows at ``at``, a comma or an unmatched bracket before it passed over, or None."""
    if listing.remark_opens(at):
        return at
    passed = listing.keys[at] == "," or (listing.keys[at] == "(" and at not in listing.close)
    return at + 1 if passed and listing.remark_opens(at + 1, comma=True) else None


def remark_end(listing: Listing, at: int) -> int:
    """Where such a remark ends: after the group or the States that it speaks for, else at the next separator."""
    if listing.semicolons:
        return next((i for i in range(at, listing.size) if listing.keys[i] == ";"), listing.size)
    while at < listing.size and listing.keys[at] in _BEHALF:
        at += 1
    end, entry = listing.known(at)
    if entry:
        return _others_end(listing, end, entry)
    while at < listing.size and listing.keys[at] not in (",", ";"):
        if listing.keys[at] == "and" and listing.known(listing.skip(at))[1]:
            break
        at = listing.past(at)
    return at


def _others_end(listing: Listing, end: int, entry: Entry | None) -> int:
    """The end of "on behalf of X", X known: its acronym goes with it, and more States where X is a State."""
    while end < listing.size and end in listing.close:
        end = listing.close[end] + 1
    while is_state(listing, entry) and end < listing.size and listing.keys[end] in (",", "and"):
        following, entry = listing.known(listing.skip(end))
        end = following if is_state(listing, entry) else end
    return end


def is_state(listing: Listing, entry: Entry | None) -> bool:
    """Whether a known name is that of a State."""
    participant_id = entry.participant_id if entry else None
    return participant_id is not None and listing.names.kind(participant_id) == "state"
