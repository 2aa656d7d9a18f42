"""What must stand around a verb for it to report: complements, subjects of passives, nouns that carry the meaning.

"Gave an overview" reports, "gave the floor" does not; "examples were given" reports, "notice was given" does not.
"""

from __future__ import annotations

import re

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
    ("reserve", r"(?:\w+\s+)?(?:position|right)\b", "reserve"),
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
    ("inform", r"\b(?:Group|[Pp]articipants|[Ss]peakers|[Dd]elegations|meeting|Commission|Conference|Committee|Council)$", r"(?:that|of|by|about|on)\b"),
    ("brief", r"\b(?:Group|[Pp]articipants|[Ss]peakers|[Dd]elegations|meeting|Commission|Conference|Committee|Council)$", r"(?:on|by|about)\b"),
    ("remind", r"\b(?:Group|[Pp]articipants|[Ss]peakers|[Dd]elegations|meeting|Commission|Conference|Committee|Council)$", r"(?:that|of|by)\b"),
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
