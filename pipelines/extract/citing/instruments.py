"""Treaties and laws as texts name them: which instrument an article belongs to.

"The Convention" alone is the treaty of the body whose document it is: report-2015, para. 18, names the European
Convention on the Transfer of Proceedings and goes on with "the increasing use of the Convention", meaning its own.
"This Convention", "that Convention" and "the same law" are the one last named (comments-note-2020, agenda item 3 (g):
"Canada and many other UNTOC states parties are not party to this Convention", the European one).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipelines.extract.citing.cited import one_line, outside, slug
from pipelines.normalise.records import Treaty


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument named in a text; ``start``/``end`` hold the words before its name too ("the Organized Crime ...").

    ``kind`` is treaty, law (a national law, code or constitution: its articles are no treaty articles) or other
    (declarations, rules, regulations). ``target`` is the treaty's id, a slug of the name where no register has it
    (``known`` False), None where the text doesn't say which treaty is meant.
    """

    start: int
    end: int
    kind: Literal["treaty", "law", "other"]
    target: str | None = None
    head: str = ""
    known: bool = True


# Nouns that treaties are called by; the last noun of the name is what "the Convention", "that Covenant" take up again.
_HEADS = r"(?:Convention|Covenant|Protocol|Treaty|Charter|Statute|Agreement)"
HEAD = re.compile(_HEADS)
LAW_WORD = re.compile(r"Code|Act|Decree|Ordinance|[Cc]onstitution|Law|Bill|law|act|code")
OTHER_WORD = re.compile(r"Declaration|Directive|Regulation|Rules|Guidelines|Principles|Framework|Bylaws|[Rr]ules")
"""A name is looked for only where a text has the noun that it ends in: most have none."""
_ARTICLE = r"(?:(?:[Tt]he|[Tt]his|[Tt]hat|said|same|its|both)\s+){0,3}"

BARE = re.compile(
    rf"\b(?P<which>(?:[Tt]he\s+)?(?:said|same|aforementioned|latter)|[Tt]his|[Tt]hat|[Tt]he|its)\s+(?P<head>{_HEADS})s?\b"
    r"(?!\s+(?:against|on|for|relating|concerning|to\s+[A-Z]|of\s+(?:the\s+)?[A-Z0-9]))"
)

# A treaty by the way that treaties are titled, for those that the register lacks: "Inter-American Convention on Mutual
# Assistance in Criminal Matters", "Second Additional Protocol to the European Convention on Extradition".
_NAME_WORD = r"(?:[A-Z][\w’'.-]*|\d{4})"
_SMALL = r"(?:and|of|on|the|in|to|for|against|or|their|by|other|from|concerning|relating|with|between|at|all|its)"
GENERIC = re.compile(
    rf"\b{_ARTICLE}(?P<name>(?:{_NAME_WORD}\s+(?:(?:and|of|on|the|in)\s+){{0,3}}){{0,8}}?{_HEADS}\b"
    rf"(?:\s+(?:against|on|for|of|to|relating\s+to|concerning|between|supplementing|regarding)\s+"
    rf"(?:{_SMALL}\s+){{0,3}}[A-Z0-9][\w’'-]*(?:,?\s+(?:{_SMALL}\s+){{0,3}}[A-Z][\w’'-]*){{0,24}}(?:\s+of\s+\d{{4}})?)?)"
)

# National laws by the words that lawmakers use; "the rule of law" and "domestic law" name none in particular.
LAW = re.compile(
    rf"\b{_ARTICLE}(?:(?:[A-Z][\w’'-]*\s+(?:(?:of|on|the|and|for|against)\s+){{0,3}}){{0,10}}"
    r"(?:Code(?:\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,6})?|Act|Decree|Ordinance|Constitution|Law(?:\s+No\.?\s*[\d/-]+)?|Bill)\b"
    r"|(?<=same )(?:law|act|code)\b|(?<=that )(?:law|act|code)\b|(?<=The )law\b(?!\s+enforcement)"
    r"|(?:penal|criminal|civil)\s+(?:procedure\s+)?code\b|constitution\b)"
)

OTHER = re.compile(
    rf"\b{_ARTICLE}(?:[A-Z][\w’'-]*\s+(?:(?:of|on|the|and|for)\s+){{0,3}}){{0,10}}"
    r"(?:Declaration|Directive|Regulations?|Rules|Guidelines|Principles|Framework\s+Decision|Bylaws)\b|\b[Rr]ules\s+of\s+procedure\b"
)


class Instruments:
    """Finds the instruments that a text names; ``the_convention`` is what bare "the Convention" means in it."""

    def __init__(self, treaties: Mapping[str, Treaty], the_convention: str | None = None) -> None:
        self.the_convention = the_convention
        self._known = _pattern(tuple((key, (t.name, *t.forms)) for key, t in treaties.items()))

    def mentions(self, text: str, earlier: Callable[[str], str | None] = lambda head: None) -> list[Mention]:
        """All mentions in order, none inside another; ``earlier(head)`` tells the last treaty named before the text."""
        pattern, ids = self._known
        found = [_known(m, ids) for m in pattern.finditer(text)] if pattern else []
        if HEAD.search(text):
            found = _with(found, (_titled(m) for m in GENERIC.finditer(text) if not BARE.fullmatch(m[0])))
        if LAW_WORD.search(text):
            found = _with(found, (Mention(m.start(), m.end(), "law", head="law") for m in LAW.finditer(text)))
        if OTHER_WORD.search(text):
            found = _with(found, (Mention(m.start(), m.end(), "other", head="other") for m in OTHER.finditer(text)))
        return _with(found, self._bare(text, found, earlier))

    def _bare(self, text: str, named: list[Mention], earlier: Callable[[str], str | None]) -> Iterator[Mention]:
        """ "The Convention", "that Protocol": what they mean goes by the treaties named before them."""
        last: dict[str, str] = {}
        at = 0
        for match in BARE.finditer(text):
            while at < len(named) and named[at].end <= match.start():
                last |= {named[at].head: target} if (target := named[at].target) else {}
                at += 1
            head, which = match["head"], match["which"].lower()
            own = self.the_convention if head == "Convention" else None
            target = own if which in ("the", "its") and own else None
            yield Mention(match.start(), match.end(), "treaty", target or last.get(head) or earlier(head) or own, head)


@lru_cache(maxsize=16)
def _pattern(treaties: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """One pattern of all written forms, longest first, and the treaty of each form."""
    ids = {one_line(form): key for key, forms in treaties for form in forms if form}
    bare = {form for form in ids if BARE.fullmatch(f"the {form}") or form in ("Convention", "Protocol")}
    forms = sorted((form for form in ids if form not in bare), key=len, reverse=True)
    if not forms:
        return None, {}
    either = "|".join(r"\s+".join(map(re.escape, form.split())).replace("'", "['’]") for form in forms)
    return re.compile(rf"\b{_ARTICLE}(?P<name>{either})\b(?:\s+of\s+(?:19|20)\d\d\b)?"), ids


def _known(match: re.Match[str], ids: dict[str, str]) -> Mention:
    name = one_line(match["name"]).replace("’", "'")
    return Mention(match.start(), match.end(), "treaty", ids.get(name) or ids.get(one_line(match["name"])), _head(name))


def _titled(match: re.Match[str]) -> Mention:
    name = one_line(match["name"])
    return Mention(match.start(), match.end(), "treaty", slug(name), _head(name), known=False)


def _head(name: str) -> str:
    """The noun that a later "the ..." takes up; an acronym stands for a Convention, as nearly all of them do."""
    found = HEAD.search(name)
    return found[0] if found else "Convention"


def _with(taken: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Both in order, without those of ``more`` that overlap one of ``taken``."""
    return sorted([*taken, *outside(taken, more)], key=lambda mention: mention.start)
