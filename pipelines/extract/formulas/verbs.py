"""The verbs of speaking: forms of words that report a statement, and what each says of its form."""

from __future__ import annotations

import re
from typing import Literal

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
    (r"\bpresentations?\b", "presentation", "a presentation informs the meeting and is no statement"),
    (r"\bkeynote\b", "keynote", "given by an invited person, who speaks for himself or herself"),
    (r"\baddressed\b|\baddress(?:es)?\b", "address", "an invited person addresses the meeting"),
    (r"\b(?:opening|welcom\w+|inaugural)\b", "opening", '"made an opening statement"'),
    (r"\bintroductory\b|\bintroduc\w+ statement", "introductory", '"made an introductory statement"'),
    (
        r"\b(?:closing|concluding|final)\b",
        "closing",
        '"made concluding remarks", "made final remarks as the State concerned"',
    ),
    (r"\bcomments\b|\bobservations\b", "comments", '"made general comments on the draft resolution"'),
)

OF_THE_PERSON = frozenset({"keynote", "address", "presentation"})
"""Forms that belong to the person. Whatever else an official of a State says is said by the State."""

_NOUN = r"(?:[Ss]tatements?|[Rr]emarks|[Ii]nterventions?|[Pp]resentations?|[Aa]ddress|(?:opening|welcoming|keynote|closing) addresses|[Cc]omments|[Ss]peech(?:es)?|[Oo]bservations)"
_ADJECTIVE = r"(?!(?:to|of|in|on|for|by|with|from|at|reference|clear|available|it|that|as|proposals?|suggestions?|recommendations?|contributions?|progress)\b)[A-Za-z][\w’'-]*,?"
_ADVERB_WORD = r"(?:also|then|subsequently|further|each|both|all|again|later|thereafter|jointly|briefly)"
_ADVERB = rf"(?:{_ADVERB_WORD}|,)"

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
    r"(?P<verb>made|delivered|given|presented|read out|heard)\b(?P<mid2>[^:;]{0,160}?)(?:\b(?:by|from):?\s+(?!video|means|correspondence|tele|way)|(?P<nobody>(?=\s*[.]?\s*$)))"
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

_ADJECTIVES = re.compile(rf"(?:{_ADJECTIVE}\s+){{1,3}}$")

ADVERBS_AT_END = re.compile(rf"(?<![\s,])(?:(?:[\s,]+{_ADVERB_WORD})+[\s,]*|[\s,]+,\s*)$")
"""What stands between a subject and its verb: "the observer for X *also*". Begun only before a run of blanks and commas, each
of which is matched in one way: else a run of commas takes for ever."""

_BEFORE_THAT = re.compile(r"\b(?:who|which|ha[ds]|have|having|be|would|could|should|might|to)\s+(?:\w+\s+)?$")
"""A remark on one named before, background or a wish, not the record: "who also spoke on behalf of", "delegations that had made statements", "wished to be able to make"."""

_FORMS = tuple((re.compile(words), form) for words, form, _ in FORMS)
_OF_THE_CLAUSE = frozenset({"right_of_reply", "explanation_of_vote"})
"""Forms that other words of the clause may name: "made statements in exercise of the right of reply"."""


def hits(masked: str) -> list[re.Match[str]]:
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


def form_of(masked: str, hit: re.Match[str], end: int) -> str:
    """The form of what was given, told from the clause alone, which ends at ``end``."""
    clause = masked[hit.start() : end].partition(":")[0]
    before = _ADJECTIVES.search(masked, max(0, hit.start("object") - 40), hit.start("object"))
    near = f"{hit['verb']} {before[0] if before and hit.re is PASSIVE else ''}{hit['object']}".lower()
    for words, form in _FORMS:
        if words.search(near) or (form in _OF_THE_CLAUSE and words.search(clause)):
            return form
    return "statement"


def act_of(form: str) -> Act:
    """Whether a form is a statement or a presentation."""
    return "presentation" if form == "presentation" else "statement"


def is_single(given: str) -> bool:
    """Whether the words for what was given name one thing: "a statement", "its closing remarks"."""
    return re.match(r"(?:an?|the|his|her|its)\s", given) is not None and not re.search(
        r"(?:statements|comments|addresses)$", given
    )
