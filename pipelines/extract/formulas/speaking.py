"""Who spoke: the sentences that report statements.

Two shapes: "statements were made by WHO" and "WHO made a statement". Reported speech ("Tuvalu, on behalf of AOSIS, highlighted ...")
is read as well, and told apart: it is no statement in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extract.formulas.behalf import BEHALF, Behalf, behalf_of, second_capacity
from pipelines.extract.formulas.clauses import AND_OTHERS, after_lead, subject
from pipelines.extract.formulas.people import Group, Mention, read_people
from pipelines.extract.formulas.text import cut_adjunct, mask, trim
from pipelines.extract.formulas.verbs import OF_THE_PERSON, PASSIVE, PASSIVES, Act, act_of, form_of, hits, is_single
from pipelines.extract.formulas.vocabulary import capacities, mode_of

if TYPE_CHECKING:
    from pipelines.normalise.names import Names

_NOBODY = re.compile(r"^(?:he|she|they|it|who|which|that|and|,|\s)*$", re.IGNORECASE)
_AS_WELL = re.compile(
    r"[,;]?\s*\b(?:as well as|as did|and so did|followed by|together with|along with|joined by)\s+(?:(?:statements?|remarks)\s+)?(?:by\s+)?"
)
_FOLLOWING = re.compile(r"\b(?:the )?following\b(?:\s+(?P<what>[^:,;]*?))?\s*$", re.IGNORECASE)
_REPORTED = re.compile(
    r",\s+(?:also\s+|speaking\s+|both\s+)*(?:on behalf of|for)\s+(?P<group>[^;:]+?),\s+(?:also\s+)?(?P<verb>(?:[a-z]+(?:ed|said)|said|made|drew|put|gave|took|thought|spoke|saw|felt|told)\b)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence: the verb formula ``hit``, where the clause before ended, where the next one's verb begins."""

    text: str
    masked: str
    hit: re.Match[str]
    floor: int
    until: re.Match[str] | None

    @property
    def end(self) -> int:
        """Where the clause ends at the latest."""
        return self.until.start() if self.until else len(self.masked)


@dataclass(slots=True)
class Speech:
    """What one clause says of speakers: their groups and the form of what they gave.

    ``open`` says that the names follow in points below the sentence.
    """

    groups: list[Group]
    act: Act
    form: str
    open: bool = False
    mode: str | None = None

    def mentions(self) -> Iterator[Mention]:
        """All who are named, in order."""
        return (mention for group in self.groups for mention in group.mentions)

    def lend(self, behalf: Behalf | None) -> None:
        """Give an "on behalf of" that stands with the verb to the one who spoke."""
        last = next(reversed(list(self.mentions())), None)
        if behalf and last and last.behalf is None:
            last.behalf = behalf


def read_speech(text: str, names: Names) -> list[Speech]:
    """The clauses of one sentence that report statements, in order; none where it reports none."""
    masked = mask(text)
    found = hits(masked)
    speeches: list[Speech] = []
    floor = 0
    for i, hit in enumerate(found):
        clause = Clause(text, masked, hit, floor, found[i + 1] if i + 1 < len(found) else None)
        speech, floor = _passive(clause, names) if hit.re in PASSIVES else _active(clause, names)
        if speech.groups:
            speeches.append(speech)
    return speeches


def named(mention: Mention, form: str) -> Mention:
    """The mention under the name that speaks: an official of a State speaks for the State, save where the form is a person's own."""
    person = mention.person
    if mention.sort == "official" and person.of_state and person.country and form not in OF_THE_PERSON:
        return replace(mention, name=person.country)
    return mention


def _speech(clause: Clause) -> Speech:
    form = form_of(clause.masked, clause.hit, clause.end)
    return Speech([], act_of(form), form)


def _passive(clause: Clause, names: Names) -> tuple[Speech, int]:
    """ "Statements were made by ...", and where the next clause may begin."""
    hit, speech = clause.hit, _speech(clause)
    speech.mode = mode_of(hit["mid2"])
    found = BEHALF.search(clause.masked, hit.start("mid2"), hit.end("mid2"))
    behalf = behalf_of(clause.text[found.end() : hit.end("mid2")], found, names) if found else None
    if hit.re is PASSIVE and hit["nobody"] is not None:
        if found and behalf:
            speech.groups = [_unsaid(clause, found.start(), behalf)]
        return speech, hit.end()
    end = _agents_end(clause)
    single = bool(hit["object"]) and not hit["object"].endswith("s")
    speech.groups = read_people(clause.text, names, hit.end(), end, single)
    speech.open = any(g.open for g in speech.groups) or clause.masked[hit.end() : end].rstrip().endswith(":")
    # "A statement was made on behalf of the Group of 77 and China by the representative of ..."
    speech.lend(behalf)
    return speech, end


def _unsaid(clause: Clause, start: int, behalf: Behalf) -> Group:
    """ "Statements were made on behalf of the Group of 77 and China and the European Union": nobody says who spoke."""
    start, end = trim(clause.text, start, clause.hit.end("mid2"))
    each = [replace(behalf, text=name, names=(name,)) for name in behalf.names]
    return Group(start, end, [Mention(start, end, one.text, sort="unnamed", behalf=one) for one in each])


def _agents_end(clause: Clause) -> int:
    """Where the agents of a passive end: before the subject of the next clause."""
    if clause.until is None or clause.until.re is PASSIVE:
        return clause.end
    starts = [m.start() for m in AND_OTHERS.finditer(clause.masked, clause.hit.end(), clause.end)]
    return starts[-1] if starts else clause.hit.end()


def _active(clause: Clause, names: Names) -> tuple[Speech, int]:
    """ "WHO made a statement", and where the next clause may begin."""
    text, masked, hit = clause.text, clause.masked, clause.hit
    start, stop, lead = subject(text, masked, clause.floor, hit.start(), names)
    speech = _speech(clause)
    if following := _FOLLOWING.search(masked[start:stop]):
        speech.groups = _after_colon(clause, start, following, names)
        speech.open = not any(g.mentions for g in speech.groups)
        return speech, clause.end
    if not _NOBODY.match(masked[start:stop]):
        speech.groups = read_people(text, names, start, stop, is_single(hit["object"]))
    floor = _tail(clause, speech, names)
    speech.lend(lead)
    return speech, floor


def _after_colon(clause: Clause, start: int, following: re.Match[str], names: Names) -> list[Group]:
    """ "The following States made statements: A, B and C": the heading stands before the verb, the names behind the colon."""
    masked = clause.masked
    heading = " ".join((following["what"] or "").split())
    colon = masked.find(":", clause.hit.end(), clause.end)
    if colon < 0 or not masked[colon + 1 : clause.end].strip():
        return [Group(start, colon if colon >= 0 else clause.end, heading=heading, open=True)]
    groups = read_people(clause.text, names, colon + 1, clause.end)
    for group in groups if heading else ():
        group.heading = group.heading or heading
        for mention in group.mentions:
            mention.capacities = mention.capacities or capacities(heading)
            mention.heading = mention.heading or heading
    return groups


def _tail(clause: Clause, speech: Speech, names: Names) -> int:
    """What stands behind the object: "on behalf of", "as well as the representative of ...". Returns where the next clause may begin."""
    text, masked, start = clause.text, clause.masked, clause.hit.end()
    others = AND_OTHERS.search(masked, start, clause.end) if clause.until else None
    stop = others.start() if others else clause.end
    if more := _AS_WELL.search(masked, start, stop):
        speech.groups += read_people(text, names, more.end(), stop)
        stop = more.start()
    # "made a statement (by video)", "made introductory remarks by video message"
    speech.mode = mode_of(masked[clause.hit.start() : stop]) or mode_of(text[start:stop][:40])
    last = next(reversed(list(speech.mentions())), None)
    if last and (also_as := second_capacity(text[start:stop])):
        last.also_as = last.also_as or also_as
    if found := BEHALF.search(masked, start, stop):
        after = cut_adjunct(masked, found.end(), stop)
        speech.lend(behalf_of(text[found.end() : after], found, names))
    return others.start() if others else clause.end


def read_reported(text: str, names: Names) -> list[Speech]:
    """Reported speech of one who speaks for a group: "Tanzania, for the LDCs, expressed concern ..."."""
    masked = mask(text)
    found = _REPORTED.search(masked)
    if not found:
        return []
    start, _ = after_lead(text, masked, 0, found.start(), names)
    speech = Speech(read_people(text, names, start, found.start(), single=True), "reported", "reported")
    match = BEHALF.search(masked, found.start(), found.end()) or BEHALF.match("on behalf of ")
    if match:
        speech.lend(behalf_of(text[found.start("group") : found.end("group")], match, names))
    return [speech] if speech.groups else []
