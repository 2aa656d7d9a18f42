"""The noun phrases by which UN summaries name who speaks, as data: patterns that must end where the verb begins.

A phrase stands at the begin of its clause: at the begin of the sentence, behind a comma, or behind a conjunction.
"""

from __future__ import annotations

import re

BEGIN = (
    r"(?:^|[,;:–—(“\"]\s*|(?<![\w-])(?:while|whereas|and|but|although|though|as|with|since|because|however|"
    r"nor|yet|so|[Ii]nstead|[Tt]herefore|[Mm]oreover)\s+)"
)

# Who takes the floor in a meeting; "States", "countries" and "organizations" speak only where they are counted
# ("several countries noted"): uncounted they are what is spoken of ("States recognized the offence in their laws").
_SPEAKER = r"speaker|delegation|delegate|participant|expert|representative|practitioner|observer|attendee|intervener|intervenor|commentator"
_COUNTED = (
    r"(?:Member\s+)?State(?:\s+[Pp]arty)?|country|[Pp]arty|[Mm]ember|Government|(?:[\w-]+\s+){0,3}organization|jurisdiction|"
    r"(?:[Rr]egional\s+)?[Gg]roup|institution|authority"
)
_PLURAL = (
    r"(?:Member\s+)?States(?:\s+[Pp]arties)?|countries|[Pp]arties|[Mm]embers(?:\s+of\s+the\s+(?-i:[A-Z])[^,;]*)?|Governments|"
    r"(?:[\w-]+\s+){0,3}organizations|jurisdictions|(?:[Rr]egional\s+)?[Gg]roups|institutions|others"
)

# Quantity to speaker_kind. Bare plurals ("Speakers stressed") are several: the contract has no kind of their own. Two
# and three are several too; "all" and "most" are many; "some other speakers" are other.
QUANTITY: tuple[tuple[str, str], ...] = (
    (r"(?:yet\s+)?another|a\s+(?:further|second|third|fourth)|one\s+(?:other|more|further)|the\s+(?:next|second|third|other|last)", "another"),
    (r"some\s+other|(?:the\s+)?other|different|others|still\s+others", "other"),
    (r"some(?:\s+of\s+the)?|certain|a\s+few(?:\s+other)?|a\s+couple\s+of", "some"),
    (r"a\s+(?:large|great|significant|considerable)\s+number\s+of|(?:the\s+|a\s+)?(?:great\s+|vast\s+|large\s+)?majority\s+of(?:\s+the)?"
     r"|many(?:\s+of\s+the|\s+other)?|numerous|most(?:\s+of\s+the)?|all(?:\s+of)?(?:\s+the)?|nearly\s+all|almost\s+all", "many"),
    (r"several(?:\s+of\s+the|\s+other)?|a\s+number\s+of(?:\s+other)?|various|both|(?:the\s+)?(?:two|three|four|five)(?:\s+other)?|"
     r"a\s+group\s+of|a\s+range\s+of|multiple", "several"),
    (r"one(?:\s+of\s+the)?|an?|a\s+single", "one"),
)  # fmt: skip
_QUANTITY = "|".join(pattern for pattern, _ in QUANTITY)
_KINDS = [(re.compile(rf"(?:{pattern})", re.IGNORECASE), kind) for pattern, kind in QUANTITY]

_AFTER = r"(?P<after>\s+(?:from|of|in|at|on|who|present|taking|representing|participating|attending)\b[^,;]*)?"

COUNT = re.compile(
    rf"{BEGIN}(?P<phrase>(?P<quantity>{_QUANTITY})\s+(?:[a-z][\w-]*\s+){{0,2}}?"
    rf"(?P<head>(?:{_SPEAKER})s?|(?<!of\sthe\s)(?:{_COUNTED}|{_PLURAL}))\b{_AFTER})$",
    re.IGNORECASE,
)
"""Speakers who are counted, not named: "one speaker", "some other speakers", "several experts from the region"."""

PLURAL = re.compile(
    rf"{BEGIN}(?P<phrase>(?:the\s+|these\s+|those\s+)?(?:(?:government(?:al)?|national|civil\s+society)\s+)?"
    rf"(?:(?:{_SPEAKER})s|(?:civil\s+society|non-governmental)\s+organizations|(?:Committee|Council|Commission|Group|Board)\s+members)\b{_AFTER})$",
    re.IGNORECASE,
)
"""A bare plural: "Speakers", "Experts from the region"."""

PARTIES = re.compile(
    rf"{BEGIN}(?P<phrase>(?:States\s+[Pp]arties|Parties|Member\s+States)(?:\s+to\s+the\s+[A-Z][^,;]*)?)$"
)
"""States without a number: they speak ("Parties noted the progress made") only with verbs of saying."""

OFFICIAL = re.compile(
    rf"{BEGIN}(?P<phrase>(?:[Tt]he\s+)?(?:United\s+Nations\s+)?(?:Special\s+(?:Rapporteur|Representative|Advis[eo]r|Envoy|Coordinator)s?|Independent\s+Experts?|"
    r"(?:Under-|Assistant\s+)Secretary-General|(?:Deputy\s+|Acting\s+)?(?:Director(?:-General)?|Chief|Head|Coordinator)|Legal\s+Counsel)"
    r"(?:\s+(?:on|of|for)\s+[^,;]{3,160})?)$"
)
"""Officials of the United Nations who address a meeting: they speak with verbs of saying."""

ALONE = re.compile(
    rf"{BEGIN}(?P<phrase>(?P<quantity>some|several|many|most|others?|one|another|a\s+few))$", re.IGNORECASE
)
"""A quantity without its noun: "Some noted ..., while others stressed ..."."""

ALL_PRESENT = re.compile(
    rf"{BEGIN}(?P<phrase>(?:all\s+(?:the\s+)?|the\s+)(?:participants|experts|delegations|delegates|participating\s+\w+|parties))$",
    re.IGNORECASE,
)
"""Everybody in the room: "the participants discussed" (chairs-summary-2019, session 1 (5)) is the meeting."""

SAME = re.compile(
    rf"{BEGIN}(?P<phrase>(?:the|this|that|the\s+same|the\s+latter)\s+"
    r"(?P<head>speaker|delegation|delegate|representative|observer|expert|participant|practitioner|Minister|Vice-Minister|Deputy\s+Minister|Ambassador|"
    r"Permanent\s+Representative|Government|State\s+party|State|country|organization|Group|group|Attorney[\s-]General|Prosecutor[\s-]General|"
    r"head\s+of\s+(?:the\s+)?delegation|Head\s+of\s+Delegation))$",
    re.IGNORECASE,
)
"""Somebody named before: "the speaker added", "the delegation reiterated"."""

DELEGATE = re.compile(
    r"delegation|delegate|representative|observer|minister|vice-minister|deputy\s+minister|ambassador|permanent\s+representative|attorney[\s-]general|"
    r"prosecutor[\s-]general|head\s+of\s+(?:the\s+)?delegation"
)
"""Those of them who speak for a delegation even where it was not named before."""

PRONOUN = re.compile(rf"{BEGIN}(?P<phrase>he|she|they|it)$", re.IGNORECASE)

PANELLIST = re.compile(
    rf"{BEGIN}(?P<phrase>(?:(?:one|another|an?|the|same|first|second|third|fourth|last|other|both|two|three|all|some|several|many|lead)\s+)*"
    r"(?P<head>panell?ists?|presenters?|discussants?|keynote\s+speakers?|resource\s+persons?|lecturers?)(?P<name>(?:\s+(?-i:[A-Z])[\w’'-]+){1,4})?"
    r"(?:\s+(?:from|of|representing|for)\s+(?:the\s+)?(?P<of>[^;()]{2,90}))?)$",
    re.IGNORECASE,
)

SECRETARIAT = re.compile(
    rf"{BEGIN}(?P<phrase>(?i:(?:(?:an?|another|one|two|several|the|the\s+same)\s+)?(?:(?:other\s+)?(?:representatives?|members?|officials?|experts?|"
    r"staff)\s+(?:of|from)\s+)?(?:the\s+)?)(?:(?:UNODC|Conference|United\s+Nations|OHCHR|Commission|Council|Convention)\s+)?"
    r"(?:(?:UNODC|[Ss]ecretariat)\s+(?:representatives?|experts?|officials?)|[Ss]ecretariat(?:\s+of\s+the\s+[A-Z][^,;]*)?|UNODC|OHCHR|United\s+Nations\s+Office\s+on\s+Drugs\s+and\s+Crime(?:\s+\(UNODC\))?|"
    r"Office\s+of\s+the\s+(?:United\s+Nations\s+)?High\s+Commissioner\s+for\s+Human\s+Rights|"
    r"Secretary(?:\s+of\s+the\s+[A-Z]\w+)?|(?:Deputy\s+)?Executive\s+(?:Secretary|Director)(?:\s+of\s+[^,;]*)?|(?:Deputy\s+|Assistant\s+)?Secretary-General"
    r"(?:\s+of\s+the\s+United\s+Nations)?|(?:United\s+Nations\s+)?(?:Deputy\s+)?High\s+Commissioner(?:\s+for\s+Human\s+Rights)?))$"
)

CHAIR = re.compile(
    rf"{BEGIN}(?P<phrase>(?:the\s+|both\s+|The\s+)?(?:(?:Acting|acting|outgoing|incoming|newly\s+elected|former)\s+)?(?:Co-?|Vice-)?"
    r"(?:[Cc]hair(?:person|man|woman)?s?|Presid(?:ent|ing\s+Officer)s?|[Mm]oderators?|[Ff]acilitators?)(?:-Rapporteurs?)?"
    r"(?:\s+of\s+(?:the\s+)?(?P<of>[^,;]{3,140}))?)$"
)

ROLE = re.compile(
    rf"{BEGIN}(?P<phrase>(?:(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|same)\s+)*(?:[Hh]ead\s+of\s+(?:the\s+)?)?"
    r"(?P<role>[Rr]epresentatives?|[Dd]elegations?|[Dd]elegates?|[Oo]bservers?|[Ee]xperts?|[Ss]peakers?|[Oo]fficials?|[Pp]rosecutors?|Government|Governments|"
    r"(?:[A-Z][\w-]*(?:\s+(?:of|for|and|to|the))?\s+)*(?:Minister|Ambassador|Representative|Attorney[\s-]General|Secretary\s+of\s+State|State\s+Secretary|"
    r"Prime\s+Minister|Undersecretary|Director|Head|Commissioner|President|Prosecutor)\b[^,;]*?)\s+(?:of|for|from)\s+(?:the\s+)?(?P<of>[^;]+))$"
)
"""Somebody who speaks for a delegation: "the representative of Chile", "the head of the delegation of Slovenia"."""

PERSON = re.compile(
    rf"{BEGIN}(?P<phrase>(?:Mr|Ms|Mrs|Mme|Dr|Prof|Professor|Ambassador|Judge|Justice|Sir|Dame|H\.E)\.?\s+(?P<name>[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|de|da|van|von|"
    r"bin|al|el|der|la)){0,5}))$"
)

ORGAN = re.compile(
    rf"{BEGIN}(?P<phrase>(?:the\s+|The\s+)(?:(?:[A-Z][\w-]*|open-ended|intergovernmental|expert|ad\s+hoc|of|on|and)\s+)*?"
    r"(?P<head>Working\s+Groups?|Expert\s+Group(?:\s+Meeting)?|Group\s+of\s+Experts|Review\s+Group|Committee|Commission|Conference|Council|Assembly|Board|Forum|"
    r"Task\s+Force|[Mm]eeting)(?:\s+(?:on|of|to)\s+[^,;]+)?)$"
)

DEBATE = re.compile(
    rf"{BEGIN}(?P<phrase>(?:the\s+)?(?:ensuing|general|subsequent|further|interactive)?\s*(?:discussions?|debates?|deliberations?)(?:\s+(?:on|of|about|under|in|at)\s[^,;]*)?)$",
    re.IGNORECASE,
)

LEAD_IN = re.compile(
    r"^(?:In|At|On|With|During|Finally|Lastly|Also|Moreover|Furthermore|However|Further|Noting|Recalling|Regarding)\b[^,]*,\s+"
)

UNREGISTERED = re.compile(
    r"^(?P<phrase>(?:[Tt]he\s+[A-Z][\w’'.&-]*|[A-Z][\w’'.&-]*(?=\s)|[A-Z]{3,}\b)(?:\s+(?:[A-Z&][\w’'’.&-]*|\d+|of|for|the|and|in|on|to|against|with|de|des|du|la|le|les|pour|l’\w+|d’\w+|droits?|défense|africaine|"
    r"en|et|y|del|e\.V\.|–|-|/|\([^()]*\)),?)*)$"
)
"""A name that no register has, as the subject of a sentence: "Amnesty International", "Rencontre africaine pour ..."."""

# Capitalised subjects that don't speak: texts and institutions of a State ("The Constitution recognized", "The Supreme
# Court stated" report no intervention in the meeting).
_MUTE_HEADS = (
    r"Act|Law|Laws|Constitution|Code|Courts?|Tribunal|Report|Conventions?|Protocols?|Declaration|Strategy|Plan|Programme|Treaty|Rules|Guidelines|Study|"
    r"Agreement|Charter|Mechanism|Resolutions?|Decisions?|Principles|Framework|Articles?|Section|Chapter|Annex|Paragraph|Bill|Decree|Policy|Parliament|"
    r"Assembly|Congress|Senate|Initiative|Project|Agenda|Goals|Manual|Handbook|Letter|Table|Note|Document|Compilation|Summary|Bureau|Judgment|Statute|"
    r"Pact|Memorandum|Roadmap|Observations|Ministry|Ministries|Department"
)
MUTE = re.compile(rf"\b(?:{_MUTE_HEADS})$|\b(?:{_MUTE_HEADS})\b\s+(?:of|on|for|against|to)\b|\b(?:of|for|the|and|in|on|to|against|with)$|^[A-Z][a-z]+ing\b|^(?:Part|In|At|On|As|This|These|That|Those|Such|It|There|"
                  r"They|He|She|Recommendations?|Discussions?|All|Any|Each|No|Both|Furthermore|Moreover|However)\b")  # fmt: skip

OTHER_BODY = re.compile(
    r"[Tt]he\s+(?:(?:\w+\s+)*(?:Working|Expert|Review)\s+Group\b.*|Group\s+of\s+Experts\b.*|(?:Committee|Commission|Council|Conference|Board|Assembly|Group))"
)
"""Bodies that are not the one that meets: what they noted, they noted elsewhere."""

BRACKET = re.compile(r"\s*\((?P<inside>[^()]*)\)$")

# What may stand between commas behind a speaker: "One speaker, however, noted", "the representative of Chile, speaking
# also in his capacity as Chair of ..., referred", "Tuvalu, for the LDCs, expressed".
INTERRUPTED = re.compile(
    r"\s*(?:however|therefore|moreover|furthermore|nevertheless|nonetheless|meanwhile|also|too|in|on|for|as|at|by|with|while|when|who|which|whose|"
    r"speaking|representing|acting|noting|recalling|referring|citing|echoing|welcoming|responding|having|supported|joined|headed|accompanied|inter\s+alia|among|"
    r"respectively|likewise|similarly|though|although|after|before|during|under|via|through|including|instead|finally|lastly|then|thus|"
    r"consequently|accordingly|subsequently|additionally|again|from|of|chair|the|first|secondly|thirdly|where|expressing|drawing|taking|stressing|Mr|Ms|Mrs|Dr|[A-Z])"
)
# "Tuvalu, for the LDCs, expressed concern"; yet "headed by the Minister for Justice" is for nobody.
ON_BEHALF = re.compile(r"(?:\bon\s+behalf\s+of|^\s*for)\s+(?P<group>(?:the\s+)?[A-Z].*?)$")
AS_CHAIR = re.compile(
    r"(?:\b(?:capacity\s+as|as)|^)\s+(?:the\s+)?(?:Acting\s+|Co-?|Vice-)?Chair(?:person|man|woman)?\b(?!\s+of\s+the\s+(?!Working|meeting|Conference|Group|Committee))"
)


def count_kind(quantity: str) -> str:
    """The speaker_kind of a quantity ("some other" is other, "a number of" is several)."""
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(quantity)), "several")


THIS_MEETING = re.compile(
    r"(?:(?:meeting|session|debate|discussion|panel|event|day)\b|(?:Open-ended\s+|open-ended\s+)?(?:Working\s+Group|Expert\s+Group|Conference|Committee|Commission|"
    r"Council|Group|Board|Assembly)\b|(?:United\s+Nations\s+)?(?:Human\s+Rights\s+Council|General\s+Assembly))"
)
"""What the Chair of this meeting is the Chair of."""


# Words of which a phrase must hold one (in small letters, as they stand between spaces).


def _words(listed: str) -> frozenset[str]:
    singular = listed.split()
    return frozenset(singular) | frozenset(f"{word}s" for word in singular)


PRONOUNS = frozenset(("he", "she", "they", "it"))
SECRETARIAT_WORDS = _words(
    "secretariat unodc (unodc) ohchr crime right secretary director secretary-general commissioner nation"
)
CHAIR_WORDS = _words(
    "chair chairperson chairman chairwoman president moderator facilitator officer co-chair vice-chair vice-president "
    "co-chairperson vice-chairperson chair-rapporteur president-rapporteur co-facilitator co-moderator cochair"
) | frozenset(("chairmen", "chairwomen"))
PANELLIST_WORDS = _words("panellist panelist presenter discussant speaker person lecturer")
SAME_WORDS = _words(
    "speaker delegation delegate representative observer expert participant practitioner minister vice-minister ambassador government party state "
    "country organization group general attorney-general prosecutor-general"
)
ALL_WORDS = _words("participant expert delegation delegate participating") | frozenset(("parties",))
ORGAN_WORDS = _words("group expert committee commission conference council assembly board forum force meeting")
ROLE_WORDS = _words(
    "representative delegation delegate observer expert speaker official prosecutor government minister ambassador attorney attorney-general "
    "secretary undersecretary director head commissioner president vice-minister under-secretary vice-president"
)
ALONE_WORDS = _words("some several many most other one another few")
COUNT_WORDS = _words(
    "speaker delegation delegate participant expert representative practitioner observer attendee intervener intervenor commentator state party "
    "country member government organization jurisdiction group institution authority"
) | frozenset(("parties", "countries", "others", "authorities"))
PLURAL_WORDS = COUNT_WORDS
PARTIES_WORDS = frozenset(("parties", "states"))
OFFICIAL_WORDS = _words(
    "rapporteur representative adviser advisor envoy coordinator expert secretary-general director director-general chief head counsel"
)
TITLES = frozenset(
    "mr. mr ms. ms mrs. mrs mme mme. dr. dr prof. professor ambassador judge justice sir dame h.e. h.e".split()
)
