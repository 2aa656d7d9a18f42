"""Officials: "the Permanent Representative of the Republic of Korea to the United Nations Office at Geneva, Choi Seokyoung".

Offices hold commas and "and" ("Minister for Justice, Constitutional and Religious Affairs of Mozambique"), so a list of them is cut
where "the" and a capital begin the next one, and the last words behind a comma are the person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extract.formulas.behalf import Remark, read_remark
from pipelines.extract.formulas.text import trim, without_article
from pipelines.extract.formulas.vocabulary import NATIONAL_OFFICE, OFFICE

if TYPE_CHECKING:
    from pipelines.normalise.names import Names


NO_REMARK = Remark()


@dataclass(frozen=True, slots=True)
class Official:
    """One official: ``name`` is the person where one is named, else the office, without article.

    ``country`` is the name of the State or organization of the office as written, where the register knows it.
    """

    start: int
    end: int
    name: str
    office: str | None
    person: str | None
    country: str | None
    participant_id: str | None
    state: bool = False
    remark: Remark = NO_REMARK


_TITLE = r"(?:(?:H\.\s?E\.|His|Her|Their|Excellenc(?:y|ies)|Mr\.?|Ms\.?|Mrs\.?|Mme\.?|Dr\.?|Prof\.?|Sir|Dame|Lord|Lady|Baroness|Sheikh|Msgr\.?|Archbishop|Ambassador)\s+)*"
_PARTICLE = r"(?:(?:de|da|di|do|dos|das|del|della|der|den|des|du|la|le|van|von|zu|bin|bint|ibn|al|el|ben|y|e|af|ter|ten|of)\b|(?:al|el|an|as|ash|ad|d|l|O)[-’'])"
_WORD = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-ÞŠŽĆČĐŁ][\w’'.–-]*)"
PERSON = re.compile(rf"^{_TITLE}{_WORD}(?:\s+(?:{_PARTICLE}\s*)*{_WORD}){{0,7}}(?:\s*\x01*)$")
"""A person's name: one to eight words with capitals, with the small words that names hold in many languages, perhaps a bracket."""

NEXT_OFFICIAL = re.compile(
    r"(?:\s*[;]\s*(?:and\s+)?|,?\s+and\s+|,\s+)(?=(?:the|an?)\s+(?:[A-Z]|former\b|depositary\b)|(?:Mr|Ms|Mrs|H\.E)\.)"
)
_TITLED = re.compile(r"(?P<person>(?:H\.\s?E\.|Mr\.|Ms\.|Mrs\.|Mme\.?|Dr\.|Prof\.|Sir|Dame)\s[^,]*),\s*")
_OF = re.compile(r"\b(?:of|for|from)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
_PLACE_END = re.compile(r"\s+(?:to|at|in|and|on|with)\s|,|$")
_REMARK = re.compile(r"\s*(?<!\x01)\x01++\s*$")
_LIST_GOES_ON = re.compile(r"\s*(?:$|[,;(]|and\s)")
_FIRST_WORDS = 9
"""An office names itself within its first words ("the former United Nations Assistant High Commissioner ...")."""


def looks_official(text: str, names: Names) -> bool:
    """Whether a list is one of officials: it begins with an office that is not part of a known name."""
    text = without_article(text)
    if names.exact(re.split(r",|\sand\s|\(", text)[0]) or _begins_with_known(text, names):
        return False
    first = re.split(r"[,;:(]|\sand the\s", text)[0]
    return bool(OFFICE.search(" ".join(first.split()[:_FIRST_WORDS])) or re.match(r"(?:Mr|Ms|Mrs|H\.E)\.?\s", text))


def _begins_with_known(text: str, names: Names) -> bool:
    """Whether a list begins with a known name that holds an "and" and words of offices ("Crime and Justice Research Institute")."""
    known = names.trie.longest(text, 0)
    return bool(known and known[1].participant_id and _LIST_GOES_ON.match(text, known[0]))


def read_officials(text: str, masked: str, start: int, end: int, names: Names) -> list[Official]:
    """The officials named in ``text[start:end]``, in order."""
    return [_read(text, masked, a, b, names) for a, b in _chunks(text, masked, start, end, names)]


def _chunks(text: str, masked: str, start: int, end: int, names: Names) -> list[tuple[int, int]]:
    """The span of each official. Without an "and" before the last, the commas stand between titles of one person."""
    cuts = list(NEXT_OFFICIAL.finditer(masked, start, end))
    if (
        cuts
        and not any("and" in m[0] or ";" in m[0] for m in cuts)
        and not _persons_between(masked, start, end, cuts, names)
    ):
        cuts = []
    edges = [start, *(edge for m in cuts for edge in m.span()), end]
    chunks = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    merged: list[tuple[int, int]] = []
    for a, b in chunks:
        # "the Attorney General of the Federation and the Minister for Justice of Nigeria, Mohammed Bello Adoke" is one person.
        if merged and _unfinished(text[merged[-1][0] : merged[-1][1]], names) and _person_part(masked, a, b, names) < b:
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    return merged


def _persons_between(masked: str, start: int, end: int, cuts: list[re.Match[str]], names: Names) -> bool:
    """Whether the pieces between commas hold a person each, so that they are a list."""
    edges = [start, *(edge for m in cuts for edge in m.span()), end]
    pieces = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return sum(_person_part(masked, a, b, names) < b for a, b in pieces) > 1


def _unfinished(text: str, names: Names) -> bool:
    """Whether an office of a State names neither State nor person, so that its words go on behind the "and"."""
    return bool(NATIONAL_OFFICE.search(text)) and "," not in text and _country(text, 0, len(text), names) is None


def _read(text: str, masked: str, start: int, end: int, names: Names) -> Official:
    start, end = trim(text, start, end)
    remark = NO_REMARK
    stop = end
    if bracket := _REMARK.search(masked, start, end):
        inside = text[bracket.start() : end].strip().strip("()[]")
        remark = read_remark(inside, names)
        if remark != NO_REMARK:
            stop = bracket.start()
    if titled := _TITLED.match(masked, start, stop):
        # "Ms. Ghada Waly, Executive Director of UNODC": the person stands first.
        first, cut = (start, titled.end("person")), titled.end()
        person, office = _said(text, *first), _said(text, cut, stop)
        country = _country(text, cut, stop, names)
    else:
        cut = _person_part(masked, start, stop, names)
        person, office = _said(text, cut, stop), _said(text, start, cut)
        country = _country(text, start, cut, names)
    name = person or office or ""
    if country is None:
        return Official(start, end, name, office, person, None, None, False, remark)
    a, b, found = country
    return Official(
        start, end, name, office, person, " ".join(text[a:b].split()), found, names.kind(found) == "state", remark
    )


def _said(text: str, start: int, end: int) -> str | None:
    """The words of a span on one line, without article, or None."""
    return " ".join(without_article(text[start:end].strip(" ,")).split()) or None


def _person_part(masked: str, start: int, end: int, names: Names) -> int:
    """Where the person's name begins: behind the last comma, or behind the last word of the office; ``end`` where none is named."""
    comma = masked.rfind(",", start, end)
    if comma >= 0:
        tail = masked[comma + 1 : end].strip()
        known = names.exact(tail.rstrip("\x01 "))
        if PERSON.match(tail) and not OFFICE.search(tail) and not known:
            return comma + 1
        return end
    last = next(reversed(list(OFFICE.finditer(masked, start, end))), None)
    if last is None:
        return start if PERSON.match(masked[start:end].strip()) else end
    tail = masked[last.end() : end].strip()
    if len(tail.split()) > 1 and PERSON.match(tail) and " of " not in tail and not names.exact(tail):
        return last.end()
    return end


def _country(text: str, start: int, end: int, names: Names) -> tuple[int, int, str] | None:
    """The State or organization of an office: the first known name behind an "of" that reaches to the end of its phrase."""
    for found in _OF.finditer(text, start, end):
        stop = _PLACE_END.search(text, found.end(), end)
        for limit in dict.fromkeys(
            (stop.start() if stop else end, *(f.start() for f in _PLACE_END.finditer(text, found.end(), end)))
        ):
            participant_id = names.exact(text[found.end() : limit])
            if participant_id:
                return found.end(), limit, participant_id
    comma = text.rfind(",", start, end)
    if comma >= 0 and (participant_id := names.exact(text[comma + 1 : end].strip())):
        # "the Director of the Division for Operations, UNODC"
        return comma + 1, end, participant_id
    return None
