"""Who spoke: the sentences that report statements.

Two shapes: "statements were made by WHO" and "WHO made a statement". Reported speech ("Tuvalu, on behalf of AOSIS, highlighted ...")
is read as well, and told apart: it is no statement in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pipelines.extract.formulas.behalf import BEHALF, Behalf, behalf_of, second_capacity
from pipelines.extract.formulas.people import Group, Mention, read_people
from pipelines.extract.formulas.text import cut_adjunct, mask, trim
from pipelines.extract.formulas.vocabulary import NUMBER, capacities, mode_of, number

if TYPE_CHECKING:
    from pipelines.normalise.names import Names

Act = Literal["statement", "presentation", "reported"]

FORMS: tuple[tuple[str, str, str], ...] = (
    # (words of the sentence, form, reason). The first that is found names the form.
    (r"right of reply", "right_of_reply", "a reply is given in the name of the State, and may be given twice"),
    (
        r"explanation of (?:vote|position)|(?:before|after) the (?:vote|voting)",
        "explanation_of_vote",
        "statements around a vote",
    ),
    (r"\bpoint of order", "point_of_order", "raised, not given"),
    (r"\bkeynote\b", "keynote", "given by an invited person, who speaks for himself or herself"),
    (r"\baddressed\b|\baddress(?:es)?\b", "address", "an invited person addresses the meeting"),
    (r"\b(?:opening|welcom\w+|inaugural)\b", "opening", '"made an opening statement"'),
    (r"\bintroductory\b|\bintroduc\w+ statement", "introductory", '"made an introductory statement"'),
    (
        r"\b(?:closing|concluding|final)\b",
        "closing",
        '"made concluding remarks", "made final remarks as the State concerned"',
    ),
    (r"\bpresentations?\b", "presentation", "a presentation informs the meeting and is no statement"),
    (r"\bcomments\b|\bobservations\b", "comments", '"made general comments on the draft resolution"'),
)

OF_THE_PERSON = frozenset({"keynote", "address", "presentation"})
"""Forms that belong to the person. Whatever else an official of a State says is said by the State."""

_NOUN = r"(?:[Ss]tatements?|[Rr]emarks|[Ii]nterventions?|[Pp]resentations?|[Aa]ddress|(?:opening|welcoming|keynote|closing) addresses|[Cc]omments|[Ss]peech(?:es)?|[Oo]bservations)"
_ADJECTIVE = r"(?!(?:to|of|in|on|for|by|with|from|at|reference|clear|available|it|that|as|proposals?|suggestions?|recommendations?|contributions?|progress)\b)[A-Za-z][\w’'-]*,?"
_ADVERB = r"(?:also|then|subsequently|further|each|both|all|again|later|thereafter|jointly|briefly|,)"

ACTIVE = re.compile(
    rf"(?P<verb>made|delivered|gave|presented|read out)\s+(?:also\s+)?(?P<object>(?:{_ADJECTIVE}\s+){{0,5}}?{_NOUN})\b"
)
_BODY = r"plenary|meeting|session|participants|gathering|Working Group|Conference|Council|Commission|Committee|Assembly|Board|Forum|Summit|Congress|Group|Parties|Bureau"
ADDRESSED = re.compile(rf"(?P<verb>addressed)\s+(?P<object>(?:the|its|their)\s+(?:[\w’'-]+\s+){{0,6}}?(?:{_BODY}))\b")
SPOKE = re.compile(
    r"(?P<verb>spoke|took the floor|intervened|exercised)\b(?P<object>(?=\s*(?:,|;|\.|:|$|on behalf|in exercise|in explanation|in favour|against|under|in support|on (?:agenda |sub-?)?items?|during|as))"
    r"|\s+(?:the|its|their|his|her|a|an?)\s+(?:\w+\s+)?right of reply)"
)
PASSIVE = re.compile(
    rf"(?P<object>{_NOUN})\b(?P<mid>[^:;]{{0,160}}?)\b(?:was|were|had been)\s+(?:{_ADVERB}\s+)*"
    r"(?P<verb>made|delivered|given|presented|read out|heard)\b(?P<mid2>[^:;]{0,160}?)(?:\b(?:by|from)\s+(?!video|means|correspondence|tele|way)|(?P<nobody>(?=\s*[.]?\s*$)))"
)
HEARD = re.compile(
    rf"(?P<verb>heard)\s+(?P<object>(?:{_ADJECTIVE}\s+){{0,4}}?{_NOUN})\b(?P<mid2>[^:;]{{0,60}}?)\b(?:by|from)\s+(?!video|means)"
)
ADDRESSED_BY = re.compile(
    # "The Conference was addressed by the Minister of Justice." Not "those concerns were addressed by ...".
    rf"(?:{_BODY})\s+(?:was|were)\s+(?:{_ADVERB}\s+)*(?P<verb>addressed)(?P<object>)(?P<mid2>)\s+by\s+"
)
FLOOR_TAKEN = re.compile(rf"floor\s+was\s+(?:{_ADVERB}\s+)*(?P<verb>taken|given)(?P<object>)(?P<mid2>)\s+(?:by|to)\s+")

PASSIVES = (PASSIVE, HEARD, ADDRESSED_BY, FLOOR_TAKEN)

TRIED_WITH: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    # The patterns, each with words of which one must stand in the sentence: looking for words is much faster.
    (("were", "was", "had been"), PASSIVE),
    (("heard",), HEARD),
    (("addressed by",), ADDRESSED_BY),
    (("floor was",), FLOOR_TAKEN),
    (("made", "delivered", "gave", "presented", "read out"), ACTIVE),
    (("addressed ",), ADDRESSED),
    (("spoke", "took the floor", "intervened", "exercised"), SPOKE),
)

_ADVERBS = re.compile(rf"(?:[\s,]+{_ADVERB})+\s*$")
_ADJECTIVES = re.compile(rf"(?:{_ADJECTIVE}\s+){{1,3}}$")

_LEADING_WORD = re.compile(
    r"\d{1,4}\.\s+|(?:Also|Then|Again|Later|Subsequently|Thereafter|Finally|Lastly|Furthermore|Moreover|However|And|In addition|In conclusion|Further|also)\b,?\s*"
)
_LEADING_PHRASE = re.compile(
    # "At the same meeting,", "In accordance with rule 153,", "During the ensuing discussion,": up to the comma.
    r"(?:At|On|In|Under|During|Following|After|Before|For|With|Within|Pursuant|Upon|Regarding|Concerning|Owing|As|By|From|Having|Speaking|Continuing|Responding"
    r"|Introducing|Opening|Closing|Through|Via|Prior|Throughout|Between|While|When|Where|Turning|Referring|Immediately|Shortly|Earlier)\b[^,]*(?:,\s*|$)"
)
_NEXT_PHRASE = re.compile(
    # What goes on behind the first comma: "on 20 March 2015,", "and at the 34th meeting,", "held from ...".
    r"(?:(?:also\s+|and\s+)*(?:at|on|in|under|during|following|after|before|for|with|pursuant|upon|held|from|as|by|owing|regarding|concerning)\b|\d|and at|the same day|(?:Mon|Tues|Wednes|Thurs|Fri)day"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[^,]*(?:,\s*|$)"
)
_EARLIER_VERB = re.compile(
    r".*\b(?:was|were|had|has|held|introduced|answered|referred|adopted|decided|took|recalled|informed|noted|watched|divided|considered|opened|elected|approved|stated|expressed|thanked"
    r"|welcomed|made|gave|delivered|chaired|facilitated|responded)\b[^;]*?(?:,?\s(?:and|while|whereas|but)|,?\s(?:at|during|in|after|following|under) which|;|,\s(?=the (?:representative|observer)))\s",
    re.DOTALL,
)
_BEFORE_THAT = re.compile(r"\b(?:ha[ds]|have|having|be|would|could|should|might|to)\s+(?:\w+\s+)?$")
"""Background or a wish, not the record: "delegations that had made statements", "wished to be able to make"."""

_NOBODY = re.compile(r"^(?:he|she|they|it|who|which|that|and|,|\s)*$", re.IGNORECASE)
_OTHER_DEED = re.compile(
    # "the Special Rapporteur answered questions and made her concluding remarks": the subject ends before the first verb.
    r"\s+(?:answered|responded|replied|introduced|presented|asked|raised|moderated|chaired|opened|closed|facilitated|thanked|welcomed|recalled)\b[^;:]*\band\s*(?:also\s*)?$"
)
_AS_WELL = re.compile(
    r"[,;]?\s*\b(?:as well as|as did|and so did|followed by|together with|along with|joined by)\s+(?:(?:statements?|remarks)\s+)?(?:by\s+)?"
)
_AND_OTHERS = re.compile(
    rf"[,;]?\s+(?:and|while|whereas)\s+(?=(?:the|an?|several|some|many|other|{NUMBER})\b|(?:representatives?|observers?)\b)"
)
_FOLLOWING = re.compile(r"\b(?:the )?following\b(?:\s+(?P<what>[^:,;]*?))?\s*$", re.IGNORECASE)
_REPORTED = re.compile(
    r",\s+(?:also\s+|speaking\s+|both\s+)*(?:on behalf of|for)\s+(?P<group>[^;:]+?),\s+(?:also\s+)?(?P<verb>(?:[a-z]+(?:ed|said)|said|made|drew|put|gave|took|thought|spoke|saw|felt|told)\b)"
)


@dataclass(slots=True)
class Speech:
    """What one sentence says of speakers: their groups, the form of what they gave, how many statements it counts.

    ``open`` says that the names follow in points below the sentence. ``verb_end`` is where the verb formula ends.
    """

    groups: list[Group]
    act: Act
    form: str
    stated: int | None = None
    open: bool = False
    mode: str | None = None

    def mentions(self) -> Iterator[Mention]:
        """All who are named, in order."""
        return (mention for group in self.groups for mention in group.mentions)


def read_speech(text: str, names: Names) -> list[Speech]:
    """The clauses of one sentence that report statements, in order; none where it reports none."""
    masked = mask(text)
    hits = _hits(masked)
    speeches: list[Speech] = []
    floor = 0
    for i, hit in enumerate(hits):
        until = hits[i + 1] if i + 1 < len(hits) else None
        speech, floor = _read(text, masked, floor, hit, until, names)
        if speech:
            speeches.append(speech)
    return speeches


def named(mention: Mention, form: str) -> Mention:
    """The mention under the name that speaks: an official of a State speaks for the State, save where the form is a person's own."""
    person = mention.person
    if mention.sort == "official" and person.of_state and person.country and form not in OF_THE_PERSON:
        return replace(mention, name=person.country)
    return mention


def _hits(masked: str) -> list[re.Match[str]]:
    """The verb formulas of a sentence, in order, without overlap."""
    tried = (pattern for words, pattern in TRIED_WITH if any(word in masked for word in words))
    found = [m for pattern in tried for m in pattern.finditer(masked)]
    found = [m for m in found if not _BEFORE_THAT.search(masked, max(0, m.start("verb") - 24), m.start("verb"))]
    found.sort(key=lambda m: m.start())
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start("verb") >= kept[-1].end():
            kept.append(match)
    return kept


def _read(
    text: str, masked: str, floor: int, hit: re.Match[str], until: re.Match[str] | None, names: Names
) -> tuple[Speech | None, int]:
    """One clause, and where the next may begin."""
    form = _form(masked, hit, until)
    if hit.re in PASSIVES:
        return _passive(text, masked, floor, hit, until, form, names)
    return _active(text, masked, floor, hit, until, form, names)


def _form(masked: str, hit: re.Match[str], until: re.Match[str] | None) -> str:
    """The form of what was given, told from the clause alone."""
    clause = masked[hit.start() : until.start() if until else len(masked)].split(":")[0]
    before = _ADJECTIVES.search(masked, max(0, hit.start("object") - 40), hit.start("object"))
    near = f"{hit['verb']} {before[0] if before and hit.re is PASSIVE else ''}{hit['object']}".lower()
    for words, form, _ in FORMS:
        if re.search(words, near) or (form in ("right_of_reply", "explanation_of_vote") and re.search(words, clause)):
            return form
    return "statement"


def _act(form: str) -> Act:
    return "presentation" if form == "presentation" else "statement"


def _stated(masked: str, hit: re.Match[str]) -> int | None:
    """How many statements the sentence counts: "two statements were made", "81 delegations made statements" is counted elsewhere."""
    found = (
        re.search(rf"\b({NUMBER})\s+(?:\w+\s+)?$", masked[: hit.start("object")] + " ", re.IGNORECASE)
        if hit.re is PASSIVE
        else None
    )
    return number(found[1]) if found else None


def _passive(
    text: str, masked: str, floor: int, hit: re.Match[str], until: re.Match[str] | None, form: str, names: Names
) -> tuple[Speech | None, int]:
    single = bool(hit["object"]) and not hit["object"].endswith("s")
    speech = Speech([], _act(form), form, _stated(masked, hit), mode=mode_of(hit["mid2"]))
    if hit.re is PASSIVE and hit["nobody"] is not None:
        _unsaid(text, masked, hit, speech, names)
        return (speech if speech.groups else None), hit.end()
    end = _clause_end(masked, hit.end(), until)
    speech.groups = read_people(text, names, hit.end(), end, single)
    speech.open = any(g.open for g in speech.groups) or masked[hit.end() : end].rstrip().endswith(":")
    if found := BEHALF.search(masked, hit.start("mid2"), hit.end("mid2")):
        # "A statement was made on behalf of the Group of 77 and China by the representative of ..."
        _lend(speech, behalf_of(text[found.end() : hit.end("mid2")], found, names))
    return speech, end


def _unsaid(text: str, masked: str, hit: re.Match[str], speech: Speech, names: Names) -> None:
    """ "Statements were made on behalf of the Group of 77 and China and the European Union": the groups are named, the speakers are not."""
    found = BEHALF.search(masked, hit.start("mid2"), hit.end("mid2"))
    behalf = behalf_of(text[found.end() : hit.end("mid2")], found, names) if found else None
    if found and behalf:
        start, end = trim(text, found.start(), hit.end("mid2"))
        speech.groups = [
            Group(
                start,
                end,
                [
                    Mention(
                        start,
                        end,
                        name,
                        sort="unnamed",
                        behalf=replace(behalf, text=name, names=(name,)),
                    )
                    for name in behalf.names
                ],
            )
        ]


def _lend(speech: Speech, behalf: Behalf | None) -> None:
    """Give an "on behalf of" that stands with the verb to the one who spoke."""
    mentions = list(speech.mentions())
    if behalf and mentions and mentions[-1].behalf is None:
        mentions[-1].behalf = behalf


def _clause_end(masked: str, start: int, until: re.Match[str] | None) -> int:
    """Where the agents of a passive end: before the subject of the next clause."""
    if until is None:
        return len(masked)
    if until.re is PASSIVE:
        return until.start()
    last = start
    for found in _AND_OTHERS.finditer(masked, start, until.start()):
        last = found.start()
    return last


def _active(
    text: str, masked: str, floor: int, hit: re.Match[str], until: re.Match[str] | None, form: str, names: Names
) -> tuple[Speech | None, int]:
    start, stop, lead = _subject(text, masked, floor, hit.start(), names)
    single = re.match(r"(?:an?|the|his|her|its)\s", hit["object"]) is not None and not re.search(
        r"(?:statements|comments|addresses)$", hit["object"]
    )
    subject = masked[start:stop]
    speech = Speech([], _act(form), form)
    tail_end = until.start() if until else len(masked)
    colon = masked.find(":", hit.end(), tail_end)
    following = _FOLLOWING.search(subject)
    if following:
        speech.groups = _after_colon(text, masked, start, colon, tail_end, following, names)
        speech.open = not any(g.mentions for g in speech.groups)
        return speech, tail_end
    if not _NOBODY.match(subject):
        speech.groups = read_people(text, names, start, stop, single)
    floor = _tail(text, masked, hit, tail_end, speech, names)
    if lead is not None:
        _lend(speech, lead)
    return (speech if speech.groups else None), floor


def _after_colon(
    text: str, masked: str, start: int, colon: int, end: int, following: re.Match[str], names: Names
) -> list[Group]:
    """ "The following States made statements: A, B and C": the heading stands before the verb, the names behind the colon."""
    heading = " ".join((following["what"] or "").split())
    if colon < 0 or not masked[colon + 1 : end].strip():
        return [Group(start, colon if colon >= 0 else end, heading=heading, open=True)]
    groups = read_people(text, names, colon + 1, end)
    if heading:
        for group in groups:
            group.heading = group.heading or heading
            for mention in group.mentions:
                mention.capacities = mention.capacities or capacities(heading)
                mention.heading = mention.heading or heading
    return groups


def _subject(text: str, masked: str, floor: int, stop: int, names: Names) -> tuple[int, int, Behalf | None]:
    """The subject of the verb at ``stop``: its span, and the "on behalf of" that stands before it, if any."""
    at, lead = floor, None
    if floor:
        found = _AND_OTHERS.search(masked, floor, stop)
        at = found.end() if found else stop
    else:
        at, lead = after_lead(text, masked, at, stop, names)
    if adverbs := _ADVERBS.search(masked, at, stop):
        stop = adverbs.start()
    if by := _OTHER_DEED.search(masked, at, stop):
        stop = by.start()
    if earlier := _EARLIER_VERB.match(masked, at, stop):
        at = earlier.end()
    return at, stop, lead


def after_lead(text: str, masked: str, at: int, stop: int, names: Names) -> tuple[int, Behalf | None]:
    """Past "Also at the 43rd meeting, on 20 March 2015, ..." """
    lead: Behalf | None = None
    while found := _LEADING_WORD.match(masked, at, stop):
        at = found.end()
    phrase = _LEADING_PHRASE.match(masked, at, stop)
    if phrase is None and at and masked[at : at + 1].islower():
        phrase = _NEXT_PHRASE.match(masked, at, stop)
    while phrase and phrase.end() < stop:
        if spoken := BEHALF.search(masked, max(at - 1, 0), phrase.end()):
            lead = behalf_of(text[spoken.end() : phrase.end()], spoken, names)
        at = phrase.end()
        phrase = _NEXT_PHRASE.match(masked, at, stop)
    return at, lead


def _tail(text: str, masked: str, hit: re.Match[str], end: int, speech: Speech, names: Names) -> int:
    """What stands behind the object: "on behalf of", "as well as the representative of ...". Returns where the next clause may begin."""
    start = hit.end()
    others = _AND_OTHERS.search(masked, start, end) if end < len(masked) else None
    stop = others.start() if others else end
    if more := _AS_WELL.search(masked, start, stop):
        speech.groups += read_people(text, names, more.end(), stop)
        stop = more.start()
    speech.mode = mode_of(masked[hit.start() : stop]) or mode_of(text[hit.end() : stop][:40])
    if also_as := second_capacity(text[start:stop]):
        last = next(reversed(list(speech.mentions())), None)
        if last:
            last.also_as = last.also_as or also_as
    if found := BEHALF.search(masked, start, stop):
        after = cut_adjunct(masked, found.end(), stop)
        _lend(speech, behalf_of(text[found.end() : after], found, names))
    return others.start() if others else end


def read_reported(text: str, names: Names) -> list[Speech]:
    """Reported speech of one who speaks for a group: "Tanzania, for the LDCs, expressed concern ..."."""
    masked = mask(text)
    found = _REPORTED.search(masked)
    if not found:
        return []
    start, _ = after_lead(text, masked, 0, found.start(), names)
    groups = read_people(text, names, start, found.start(), single=True)
    behalf_at = BEHALF.search(masked, found.start(), found.end())
    speech = Speech(groups, "reported", "reported")
    words = text[found.start("group") : found.end("group")]
    match = behalf_at or BEHALF.match("on behalf of ")
    if match:
        _lend(speech, behalf_of(words, match, names))
    return [speech] if groups else []
