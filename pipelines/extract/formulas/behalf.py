"""For whom, in what further capacity and by what means someone spoke: "(on behalf of ...)", ", also on behalf of ...,"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extract.formulas.text import blanked, cut_adjunct, mask, trim, without_article
from pipelines.extract.formulas.vocabulary import DESCRIPTOR, mode_of

if TYPE_CHECKING:
    from pipelines.normalise.names import Names
    from pipelines.normalise.splitting import Item

BEHALF = re.compile(
    # "on behalf of", and what UN editors put before it. "also" and "on its behalf and" say that the speaker spoke for itself too.
    # A run of commas is looked at from its first two places only, and is never given back.
    r"(?:(?<![,\s][,\s])[,\s]++|^)(?:(?:and|both|each|also|who|was|speaking|spoke|made|delivered|read out|the statement was made|a statement)\b[\s,]*+)*+"
    r"(?P<own>\bon (?:its|his|her|their) (?:own )?behalf,? (?:and|as well as) )?(?P<also>also )?"
    r"\b(?:on (?:the )?behalf(?P<also2> also)?(?: both)? of|in the name of)\b(?:,? respectively,?)?\s+",
    re.IGNORECASE,
)

_SEVERAL_OF_ONE = re.compile(
    # "the European Union and its member States", "the member and observer States of the International Organization of la
    # Francophonie", "States members of the Group that are members of the Council": one group, whatever "and" it holds.
    r"\band (?:its|their) (?:\w+ )?(?:member States|members|candidate countries|allies)|^(?:the )?(?:\w+ )?(?:States? )?(?:members?|member and observer States|member States|parties)\b"
    r"|\bthat (?:are|were) (?:also )?(?:members?|parties|States)\b",
    re.IGNORECASE,
)
_OF_GROUP = re.compile(
    r"^(?:the )?(?:\w+ )?(?:(?:States? )?[Mm]embers?(?: and observer)?(?: States?)?|[Pp]articipating States) (?:of|in) (?:the )?"
)
_AFTER_GROUP = re.compile(r"\s+(?:and (?:its|their) .*|(?:that|which|who) (?:are|is|were|was) .*)$")

_BRACKETS_BETWEEN = re.compile(r"[)\]]\s*[,;]?\s*[(\[]|;")

_CAPACITY = re.compile(
    r"\b(?:in (?:his|her|their|its) (?:\w+ )?capacity as|in the capacity of)\s+(?P<as>.+)$|^(?:also )?as (?P<bare>(?:the )?[A-Z].+)$"
)


@dataclass(frozen=True, slots=True)
class Behalf:
    """For whom one speaks: ``text`` as written, the single ``names`` in it, and whether the speaker speaks for itself ``also``."""

    text: str
    names: tuple[str, ...]
    also: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands in brackets or apposition behind a speaker's name."""

    behalf: Behalf | None = None
    also_as: str | None = None
    mode: str | None = None


def second_capacity(text: str) -> str | None:
    """The further capacity that words name: "in his capacity as Chair of the African Group"."""
    found = _CAPACITY.search(text)
    return without_article((found["as"] or found["bare"]).rstrip(" ,;.")) if found else None


def read_remark(text: str, names: Names) -> Remark:
    """Reads "on behalf of the Group of 77 and China", "in his capacity as Chair of ...", "by video message".

    Two brackets behind one name arrive as "on behalf of A) (by video message"; a semicolon divides two remarks in one.
    """
    remark = Remark()
    for part in _BRACKETS_BETWEEN.split(text):
        found = BEHALF.search(part)
        behalf = behalf_of(part[found.end() :], found, names) if found else None
        also_as = second_capacity(part)
        mode = None if behalf else mode_of(part)
        remark = Remark(remark.behalf or behalf, remark.also_as or also_as, remark.mode or mode)
    return remark


def behalf_of(who: str, found: re.Match[str], names: Names) -> Behalf | None:
    """The group or groups of an "on behalf of", whose match tells whether the speaker speaks for itself too."""
    start, end = trim(who, 0, cut_adjunct(mask(who), 0, len(who)))
    written = without_article(who[start:end])
    if not written:
        return None
    also = bool(found["own"] or found["also"] or found["also2"] or re.search(r"\balso\b", found[0]))
    return Behalf(written, group_names(written, names), also)


def group_names(written: str, names: Names) -> tuple[str, ...]:
    """The single groups or States that a written "on behalf of" names."""
    if names.exact(written) or _SEVERAL_OF_ONE.search(written):
        return (written,)
    items = names.split(blanked(DESCRIPTOR, written))
    return tuple(without_article(written[item.start : _with_bracket(item, written)]) for item in items) or (written,)


def _with_bracket(item: Item, written: str) -> int:
    """Where a group's name ends, with its short form in brackets behind it ("Group of 77 and China (G77 and China)")."""
    if (
        item.remark_end is not None
        and written[item.end : item.end + 2] == " ("
        and written[item.remark_end : item.remark_end + 1] == ")"
    ):
        return item.remark_end + 1
    return item.end


def resolve_group(written: str, names: Names) -> str | None:
    """The register's group: the name itself, or the group whose members it speaks of ("States members of the ...")."""
    bare = _AFTER_GROUP.sub("", _OF_GROUP.sub("", written))
    return names.exact(written) or names.exact(bare)


def extent(text: str, masked: str, at: int, end: int, whole: bool, names: Names) -> int:
    """Where the group named at ``at`` ends.

    ``whole`` says that nobody else is named behind it, as with one speaker ("the representative of A, also on behalf of B, C and
    D, made a statement"). Else it ends at the next comma, or before an "and" that the register does not place inside a name.
    """
    if whole:
        return end
    comma = re.compile(r"[,;]").search(masked, at, end)
    stop = comma.start() if comma else end
    segment = text[at:stop]
    if comma or _SEVERAL_OF_ONE.search(segment) or names.exact(segment):
        return stop
    for join in reversed(list(re.finditer(r"\s+and\s+", masked[at:stop]))):
        if names.exact(segment[: join.start()]):
            return at + join.start()
    return stop
