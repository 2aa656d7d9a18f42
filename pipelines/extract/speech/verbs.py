"""The reporting verbs of UN summaries, as data.

A verb is given by its base form, which is what the column ``verb`` holds: "note", "point out", "make reference",
"be of the view". ``_REGULAR`` and ``_IRREGULAR`` name the past forms, which are what summaries are written in; the
third person of the present ("the Chair notes") is derived. ``COMPLEMENT`` says what must follow a verb that reports only in
some of its uses: "gave an overview" reports, "gave the floor" does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Verbs of saying: whoever is their subject has said something, be it a delegation, an organization or an organ.
SAYING = (
    "note stress emphasize emphasise underline underscore highlight accentuate state say tell mention remark observe "
    "indicate add explain clarify specify recall reiterate reaffirm affirm confirm repeat restate declare announce assert "
    "argue contend claim maintain insist allege admit concede acknowledge suggest propose recommend urge advocate stipulate "
    "caution warn regret deplore lament condemn criticize welcome appreciate applaud praise commend congratulate thank salute "
    "acclaim hope believe conclude reply respond answer report inform brief remind assure advise enquire inquire ask wonder "
    "question query object disagree concur agree echo summarize summarise outline describe characterize characterise "
    "elaborate comment reflect express voice convey opine posit reason signal expect trust pledge outline pinpoint portray "
    "single illustrate allude refer point call appeal request illustrate doubt rejoin counter dispute refute reject oppose "
    "prefer favour elucidate value laud hail compliment empathize sympathize recount relate narrate list cite name enumerate"
).split()

# Verbs that report where the subject is somebody who takes the floor, and describe acts elsewhere ("Slovenia supported
# victims", "the Government identified 30 cases"): they count for speakers, panellists, the Chair and the Secretariat, and
# for States only with the complements below.
SPEAKING = (
    "discuss debate address identify support share exchange provide offer give make draw place lay put pay devote take "
    "raise consider find feel hold speak focus concentrate dwell touch look present detail recognize recognise "
    "encourage invite deliberate shed attribute compare contrast link demonstrate showcase warn dissociate associate "
    "align endorse extend back update analyse analyze define distinguish lend bring set throw reveal challenge"
).split()

_IRREGULAR = {
    # past form: base form
    "said": "say", "told": "tell", "gave": "give", "given": "give", "made": "make", "drew": "draw", "drawn": "draw",
    "put": "put", "paid": "pay", "took": "take", "taken": "take", "found": "find", "felt": "feel", "held": "hold",
    "spoke": "speak", "spoken": "speak", "shed": "shed", "laid": "lay", "set": "set", "brought": "bring",
    "lent": "lend", "threw": "throw", "thrown": "throw",
}  # fmt: skip

_BRITISH = {
    "emphasise": "emphasize",
    "summarise": "summarize",
    "characterise": "characterize",
    "recognise": "recognize",
}
_BRITISH |= {"analyse": "analyze"}

# What must stand behind the verb (white space before it is taken for granted), and the base form that the two make.
# Where several lines name one verb, the first that fits counts; a verb with a line here reports in no other use.
COMPLEMENT: tuple[tuple[str, str, str], ...] = (
    ("point", r"out\b", "point out"),
    ("point", r"to\b", "point to"),
    ("call", r"(?:\w+ly\s+)?(?:for|upon|on)\b|attention\b", "call for"),
    ("single", r"out\b", "single out"),
    ("refer", r"(?:\w+\s+){0,3}?(?:to|back)\b|,", "refer"),
    ("allude", r"to\b", "allude"),
    ("appeal", r"(?:to|for)\b", "appeal"),
    ("request", r"(?!to\b)\S", "request"),
    ("relate", r"(?:that|his|her|its|their|how)\b", "relate"),
    ("conclude", r"that\b|by\s+\w+ing\b|,", "conclude"),
    ("reason", r"that\b", "reason"),
    ("signal", r"(?:that|its|their|his|her|the\s+(?:importance|need|intention|readiness))\b", "signal"),
    ("trust", r"that\b", "trust"),
    ("maintain", r"(?:that|its|their|the\s+(?:view|position))\b", "maintain"),
    ("stipulate", r"that\b", "stipulate"),
    ("list", r"(?:some|several|a\s+number|the\s+(?:measures|challenges|steps|main))\b", "list"),
    ("name", r"(?:some|several|a\s+number|as)\b", "name"),
    # Light verbs: the noun carries the meaning. "Made a statement" is the formula of lists of speakers and reports nothing.
    ("make", r"(?:\w+\s+){0,2}?(?:reference|mention)\b", "make reference"),
    ("make", r"(?:\w+\s+){0,3}?(?:points?|proposals?|suggestions?|recommendations?|observations?|appeals?)\s+(?:on|about|that|to|"
     r"regarding|concerning|in\s+relation|with\s+regard|for)\b", "make"),
    ("make", r"(?:it\s+clear|clear\s+that|the\s+(?:point|case|observation))\b", "make"),
    ("make", r"(?:\w+\s+){0,3}?presentations?\s+(?:on|about|regarding|concerning|entitled)\b|(?:\w+\s+){0,3}?statements?\s+in\s+which\b", "make"),
    ("draw", r"(?:\w+[’']?s?\s+){0,4}?attention\b|a\s+(?:distinction|parallel|comparison)\b", "draw attention"),
    ("place", r"(?:\w+\s+){0,3}?emphasis\b", "place emphasis"),
    ("lay", r"(?:\w+\s+){0,3}?(?:emphasis|stress)\b", "lay emphasis"),
    ("put", r"(?:\w+\s+){0,2}?emphasis\b|forward\b", "put forward"),
    ("shed", r"(?:\w+\s+){0,2}?light\b", "shed light"),
    ("throw", r"(?:\w+\s+){0,2}?light\b", "shed light"),
    ("pay", r"(?:\w+\s+){0,2}?(?:tribute|attention)\b", "pay tribute"),
    ("devote", r"(?:\w+\s+){0,2}?attention\b", "devote attention"),
    ("take", r"(?:\w+\s+)?note\b", "take note"),
    ("take", r"(?:the|a\s+(?:similar|different|contrary))\s+(?:view|position)\b|issue\b", "take the view"),
    ("hold", r"(?:the|a)\s+(?:\w+\s+)?(?:view|opinion|position)\b", "hold"),
    ("hold", r"that\b", "hold"),
    ("give", r"(?:(?:an?|some|several|the|further|detailed|brief|concrete|specific|two|three)\s+){0,3}(?:overview|examples?|account|details|information|"
     r"updates?|explanations?|insights?|illustration|outline|description|summary|introduction)\b", "give"),
    ("give", r"(?:\w+\s+){0,3}?presentations?\s+(?:on|about|in\s+which|regarding|concerning|entitled|of)\b", "give"),
    ("provide", r"(?:(?:an?|some|several|the|further|detailed|brief|concrete|specific|more|additional|with|updated|comprehensive|their|\w+ing|"
     r"the\s+Working\s+Group|participants|statistical|relevant|practical)\s+){0,4}(?:and\s+\w+\s+)?"
     r"(?:overview|examples?|account|details|information|updates?|explanations?|insights?|statistics|data|clarifications?|"
     r"description|summary|briefing|perspectives?|comments|views|background)\b", "provide"),
    ("offer", r"(?:\w+\s+){0,3}?(?:examples?|views?|interpretations?|insights?|suggestions?|explanations?|overview|congratulations|condolences|to\s+share)\b",
     "offer"),
    ("share", r"(?:\S+\s+){0,8}?(?:experiences?|views?|information|lessons|practices|examples|concerns?|perspectives?|opinions?|examples|cases?|approach\w*|"
     r"insights?|position|thoughts|challenges|knowledge)\b", "share"),
    ("exchange", r"(?:\S+\s+){0,3}?(?:views?|information|experiences?|opinions?|practices)\b", "exchange"),
    ("extend", r"(?:\S+\s+){0,4}?(?:thanks|gratitude|appreciation|condolences|congratulations|sympathy|welcome)\b", "extend"),
    ("raise", r"(?:\S+\s+){0,5}?(?:issues?|questions?|concerns?|points?|matters?|possibility|objections?|doubts?|topics?|problems?)\b", "raise"),
    ("look", r"forward\b", "look forward"),
    ("focus", r"(?:\S+\s+){0,4}?(?:on|upon)\b", "focus"),
    ("concentrate", r"on\b", "concentrate"),
    ("dwell", r"(?:on|upon)\b", "dwell"),
    ("touch", r"(?:on|upon)\b", "touch"),
    ("speak", r"(?:\w+\s+)?(?:of|about|on|in\s+(?:favour|support)|against|to)\b", "speak"),
    ("consider", r"that\b|it\s+(?:\w+\s+)?(?:important|necessary|essential|useful|appropriate|crucial|vital|premature|\w+)\s+(?:to|that|for)\b", "consider"),
    ("find", r"that\b|it\s+\w+\s+(?:to|that)\b", "find"),
    ("feel", r"that\b", "feel"),
    ("reflect", r"(?:up)?on\b|that\b", "reflect"),
    ("express", r"(?!themselves|itself)\S", "express"),
    ("associate", r"(?:itself|themselves|himself|herself|his|her|its|their)\b", "associate"),
    ("align", r"(?:itself|themselves|himself|herself|his|her|its|their)\b", "align"),
    ("dissociate", r"(?:itself|themselves|himself|herself|his|her|its|their)\b", "dissociate"),
    ("lend", r"(?:\w+\s+)?support\b", "lend support"),
    ("bring", r"(?:\S+\s+){0,4}?attention\b", "bring"),
    ("set", r"out\b|forth\b", "set out"),
    ("update", r"(?:the|participants|delegations|members)\b", "update"),
    ("address", r"(?!to\b|the\s+(?:plenary|Council|Conference|Working\s+Group|meeting|Assembly|Commission|Committee|session)\b)\S", "address"),
    ("present", r"(?!(?:a|an|the|its|their|his|her)\s+(?:\w+\s+)?(?:credentials|draft|report|candidate)\b)\S", "present"),
    ("recommend", r"(?!by\b)\S", "recommend"),
    ("answer", r"(?!questions\b)\S", "answer"),
    ("respond", r"(?!to\s+(?:questions|comments)\b)\S|$", "respond"),
)  # fmt: skip

# Attitudes said with "be": "the Group was of the view", "China was pleased to note", "Brazil remained concerned at".
ATTITUDE = re.compile(
    r"(?:(?:\w+ly|also|still|therefore|however|further|most|very|not)\s+)*"
    r"(?:(?P<view>of\s+the\s+(?:\w+\s+)?(?:view|opinion))\b|(?P<favour>in\s+favour)\s+of\b"
    r"|(?P<mood>pleased|gratified|happy|glad|delighted|encouraged|heartened|honoured|proud|grateful|thankful|concerned|alarmed|worried|"
    r"troubled|disturbed|dismayed|disappointed|saddened|shocked|appalled|outraged|impressed|satisfied|reassured|surprised|puzzled|convinced|confident|hopeful|optimistic|mindful|ready|"
    r"supportive|appreciative|sceptical|opposed)(?:,\s+[^,;]{3,30},)?\s+(?:to\b(?!\s+be\s)|that\b|about\b|at\b|by\b|over\b|with\b|of\b|for\b))"
)

# "A good practice reported was ...", "One challenge identified by the panellist was ...".
REDUCED = frozenset("identify report mention suggest raise highlight note propose discuss cite share describe".split())

# The passive without a speaker: "the importance of training was highlighted". Whatever its subject, somebody said it.
PASSIVE = frozenset(
    "highlight underline stress emphasize underscore mention note acknowledge recall reiterate suggest observe reaffirm "
    "point argue propose welcome".split()
)

# With "it" as its subject, any verb of saying is impersonal speech: "it was agreed that", "it was further explained that".
IMPERSONAL = PASSIVE | frozenset(
    "report say state explain agree recommend indicate recognize clarify conclude hope believe understand consider feel "
    "confirm affirm add claim maintain contend assert remark regret request ask express announce find stipulate caution "
    "warn acknowledge propose remind inform question reply advocate think fear".split()
)
IN_THE_PRESENT = frozenset("acknowledge note recognize understand stress emphasize recall reiterate agree".split())
"""Verbs that a Chair's summary also puts into the present ("it is acknowledged that ..."): chairs-summary-2019, session 4 (4)."""

# The passive that reports only with a certain subject or complement: (verb, subject holds, complement begins with). Where
# a named delegation has the floor these describe the world ("the issue was addressed by a new law"), and don't count.
WEAK_PASSIVE: tuple[tuple[str, str, str], ...] = (
    ("identify", r"", r"as\b"),
    ("see", r"", r"as\b"),
    ("regard", r"", r"as\b"),
    ("consider", r"", r"(?:as|to\s+be|an?|essential|important|useful|crucial|necessary)\b"),
    ("report", r"", r"(?:as|that|on|by)\b"),
    ("recognize", r"", r"(?:as|that)\b"),
    ("describe", r"", r"(?:as|by)\b"),
    ("characterize", r"", r"as\b"),
    ("cite", r"", r"(?:as|by)\b"),
    ("extend", r"(?:\S+\s+){0,4}?(?:thanks|gratitude|appreciation|condolences|congratulations|sympathy|welcome)\b", "extend"),
    ("raise", r"\b(?:concerns?|questions?|issues?|points?|doubts?|possibility|matter|topic|objections?)\b", r""),
    ("discuss", r"", r"(?!and\s+negotiated|in\s+(?:sect|chap|para))"),
    ("address", r"\b(?:issues?|questions?|topics?|challenges?|level|matters?|need|importance|problems?|aspects?)\b", r"(?!by\b|to\b|in\b)"),
    ("present", r"\b(?:evidence|information|examples?|cases?|tools?|experiences?|practices?|statistics|overview|initiatives?|views?)\b", r""),
    ("share", r"\b(?:examples?|experiences?|views?|information|practices?|lessons?|cases?|challenges?|concerns?)\b", r""),
    ("give", r"\b(?:examples?|overview|information|explanations?|attention|presentations?\s+(?:on|about))\b", r""),
    ("provide", r"\b(?:examples?|overview|information|explanations?|updates?|clarifications?|details)\b", r""),
    ("exchange", r"\b(?:views?|information|experiences?)\b", r""),
    ("encourage", r"\b(?:States|[Pp]arties|practitioners|Governments|countries|participants|Secretariat)\b", r"to\b"),
    ("urge", r"\b(?:States|[Pp]arties|practitioners|Governments|countries|Secretariat)\b", r"to\b"),
    ("commend", r"", r"for\b"),
    ("request", r"\bclarifications?\b|\binformation\b", r""),
    ("seek", r"\bclarifications?\b", r""),
)  # fmt: skip

# Nouns that a light verb in the passive takes for its subject: "reference was made to", "the view was expressed that".
NOUNS_SAID: tuple[tuple[str, str, str], ...] = (
    ("make", r"\b(?:reference|mention)$", "make reference"),
    (
        "make",
        r"\b(?:proposals?|suggestions?|points?|observations?|remarks?|comments?|calls?|appeals?|recommendations?)\b.*",
        "make",
    ),
    ("draw", r"\battention$", "draw attention"),
    ("call", r"\battention$", "draw attention"),
    ("place", r"\b(?:emphasis|stress|focus|importance)$", "place emphasis"),
    ("lay", r"\b(?:emphasis|stress)$", "lay emphasis"),
    ("put", r"\b(?:emphasis|proposals?|suggestions?|ideas?)$", "put forward"),
    ("pay", r"\b(?:attention|tribute)$", "pay tribute"),
    ("devote", r"\battention$", "devote attention"),
    ("shed", r"\blight$", "shed light"),
    ("express", r"", "express"),
    ("voice", r"", "voice"),
    ("take", r"\bnote$", "take note"),
)

AGREEING = {
    "agreement": "agree", "consensus": "agree", "support": "support", "recognition": "recognize",
    "acknowledgement": "acknowledge",
}  # fmt: skip
"""What the meeting did where "there was" something: "there was general agreement that", "there was broad support for"."""

# Debates that have no speaker: "discussions also revolved around", "the discussion focused on".
DEBATE_VERBS = frozenset("revolve focus centre center touch concentrate turn address cover highlight dwell".split())

# What the meeting itself is reported to have said or talked about. Acts of procedure are no speech: it "considered
# agenda item 2", "adopted the report", "decided", "elected", "heard presentations".
MEETING_VERBS = frozenset(
    "discuss debate deliberate agree focus note stress emphasize underline underscore highlight acknowledge recognize recall "
    "reiterate reaffirm welcome express exchange suggest propose conclude observe regret thank commend take concur urge "
    "encourage address share touch".split()
)

_TAKES_ED = re.compile(r"e$")
_Y = re.compile(r"[^aeiou]y$")
_DOUBLES = frozenset("refer concur rebut regret admit commit submit".split())


def _past(base: str) -> str:
    if _TAKES_ED.search(base):
        return base + "d"
    if _Y.search(base):
        return base[:-1] + "ied"
    return base + base[-1] * (base in _DOUBLES) + "ed"


def _forms(bases: Iterable[str]) -> dict[str, str]:
    irregular = set(_IRREGULAR.values())
    forms = {_past(base): _BRITISH.get(base, base) for base in bases if base not in irregular}
    return forms | {past: base for past, base in _IRREGULAR.items() if base in bases}


BASES = frozenset(_BRITISH.get(base, base) for base in (*SAYING, *SPEAKING))
SAID = frozenset("make draw take look extend hold consider find feel share shed align associate dissociate".split())
"""Verbs of ``SPEAKING`` that with their complement can't be anything but words ("draw attention", "share the position")."""

STRONG = SAID | frozenset(_BRITISH.get(base, base) for base in SAYING)

PAST: dict[str, str] = _forms((*SAYING, *SPEAKING))
"""Past form or past participle to base form, of the verbs that report in the active voice."""

PARTICIPLES: dict[str, str] = PAST | _forms(("think", "fear", "understand")) | {
    "thought": "think", "understood": "understand", "seen": "see", "sought": "seek", "regarded": "regard",
    "revolved": "revolve", "centred": "centre", "centered": "centre", "turned": "turn", "covered": "cover",
}  # fmt: skip
"""Participle to base form, of the verbs that report in the passive or tell what a debate was about."""

_NOUNS_TOO = frozenset(
    "comment remark question report thank object request answer signal claim hope doubt reason appeal call point list name "
    "highlight outline state echo trust respond reply counter dispute praise salute favour warn wonder".split()
)
"""Verbs whose third person is a plural noun as well: "made general comments", "asked questions"."""

PRESENT: dict[str, str] = {
    base + ("es" if base.endswith(("s", "sh", "ch")) else "s"): base for base in STRONG - SAID - _NOUNS_TOO
}
"""Third person of the present to base form, for the verbs of saying."""

POLITE = frozenset("welcome support appreciate oppose prefer favour encourage recommend suggest agree thank".split())
"""Verbs that speak with "would": "would welcome further details". "Would report on" tells of a plan."""

ACTS = frozenset(
    "reject oppose object request propose declare conclude report criticize announce confirm admit condemn favour prefer "
    "recommend pledge assure dispute refute counter list name cite call appeal welcome salute trust hope expect".split()
)
"""Verbs of saying that a Government also does at home ("the Government had rejected all the recommendations")."""

OF_NAMES = frozenset(("encourage", "recognize", "raise", "invite", "address"))
"""Verbs of ``SPEAKING`` that an organization speaks with, as States and speakers do ("Amnesty International encouraged")."""

_BY_VERB: dict[str, list[tuple[re.Pattern[str], str]]] = {}
for _verb, _behind, _base in COMPLEMENT:
    _BY_VERB.setdefault(_verb, []).append((re.compile(rf"\s*(?:{_behind})"), _base))

_WEAK = {
    verb: (re.compile(subject, re.IGNORECASE), re.compile(rf"\s*(?:{behind})"))
    for verb, subject, behind in WEAK_PASSIVE
}
_NOUNS: dict[str, list[tuple[re.Pattern[str], str]]] = {}
for _verb, _subject, _base in NOUNS_SAID:
    _NOUNS.setdefault(_verb, []).append((re.compile(_subject, re.IGNORECASE), _base))


def with_complement(base: str, text: str, at: int) -> str | None:
    """The base form that a verb and what follows it at ``at`` make, None where they don't report."""
    lines = _BY_VERB.get(base)
    if lines is None:
        return base
    return next((whole for behind, whole in lines if behind.match(text, at)), None)


def weak_passive(base: str, subject: str, text: str, at: int) -> bool:
    """Whether a passive reports by its subject and what follows it at ``at``."""
    rule = _WEAK.get(base)
    return bool(rule and rule[0].search(subject) and rule[1].match(text, at))


def noun_said(base: str, subject: str) -> str | None:
    """The base form of "reference was made", "concern was expressed": a light verb whose subject is what was said."""
    return next((whole for noun, whole in _NOUNS.get(base, ()) if noun.search(subject)), None)
