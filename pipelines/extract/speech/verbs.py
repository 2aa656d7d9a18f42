"""The reporting verbs of UN summaries, as data.

A verb is given by its base form, which is what the column ``verb`` holds: "note", "point out", "make reference", "be of the
view". The past forms, in which summaries are written, and the third person of the present ("the Chair notes") are derived.
What must follow a verb that reports only in some of its uses is in ``complements``.
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
    "align endorse extend reserve back update analyse analyze define distinguish lend bring set throw reveal challenge"
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
SAID = frozenset(
    "reserve make draw take look extend hold consider find feel share shed align associate dissociate".split()
)
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
