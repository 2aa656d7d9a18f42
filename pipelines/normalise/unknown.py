"""Runs of names that the register does not hold: where a run ends, and where it is cut into names."""

from __future__ import annotations

from pipelines.normalise.conjunctions import Piece, beginnings
from pipelines.normalise.listing import Listing

PLACES = frozenset(["from", "in", "of", "between"])
"""What stands before a place inside a phrase."""


def run_end(listing: Listing, at: int) -> int:
    """Where a run of unknown names ends: at the list's end, a semicolon, a remark, or before a known name."""
    begin = at
    while at < listing.size and listing.keys[at] != ";":
        if listing.separates(at):
            after = listing.skip(at)
            if listing.known(after)[1] and not _in_phrase(listing, begin, at):
                return at
            if listing.keys[at] == "," and listing.remark_opens(at + 1, comma=True):
                return at
            begin, at = after, max(after, at + 1)
        elif at > begin and listing.remark_opens(at):
            return at
        else:
            at = listing.past(at)
    return min(at, listing.size)


def names_in(listing: Listing, at: int, stop: int, listed: bool) -> list[tuple[int, int]]:
    """The names of a run ``keys[at:stop]``, as (first word, after the last); ``listed`` says that names stand before it."""
    cuts = _pieces(listing, at, stop)
    last = stop >= listing.size or listing.keys[stop] == ";"
    begins = beginnings([piece for _, _, piece in cuts], last, listed)
    if listing.semicolons:
        begins = [i == 0 for i in range(len(cuts))]
    first = [i for i, new in enumerate(begins) if new]
    ends = [cuts[i - 1][1] for i in [*first[1:], len(cuts)]] if first else []
    return [(cuts[i][0], _trimmed(listing, cuts[i][0], end)) for i, end in zip(first, ends, strict=True)]


def _in_phrase(listing: Listing, begin: int, at: int) -> bool:
    """Whether "and" in a small-letter phrase joins places inside it: "civil society from Peru and Indonesia"."""
    if listing.keys[at] != "and" or not listing.text[listing.starts[begin]].islower():
        return False
    places = (i for i in range(begin + 1, at - 1) if listing.keys[i] in PLACES)
    return any(listing.known(i + 1)[0] == at for i in places)


def _trimmed(listing: Listing, begin: int, end: int) -> int:
    """The end of a name without its trailing brackets and without a footnote call glued to it."""
    while end > begin + 1 and listing.opening.get(end - 1, begin) > begin:
        end = listing.opening[end - 1]
    call = listing.keys[end - 1]
    if end > begin + 1 and len(call) <= 2 and call.isdigit() and listing.ends[end - 2] == listing.starts[end - 1]:
        end -= 1
    return end


def _pieces(listing: Listing, at: int, stop: int) -> list[tuple[int, int, Piece]]:
    """The stretches between possible separators outside brackets: (first word, after the last, what they say)."""
    found: list[tuple[int, int, Piece]] = []
    before, begin, article = "", at, False
    while at <= stop:
        if at < stop and not listing.separates(at):
            at = listing.past(at)
            continue
        end = min(at, stop)
        if begin < end:
            capital = listing.text[listing.starts[begin]].isupper()
            found.append((begin, end, Piece(tuple(listing.keys[begin:end]), before, article, capital)))
        begin = min(listing.skip(at), stop) if at < stop else stop
        between = listing.keys[at:begin]
        certain = ("and" in between and "," in between) or "as" in between
        before, article = ";" if certain else (between or [""])[0], "the" in between
        at = max(begin, at + 1)
    return found
