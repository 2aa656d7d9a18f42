"""Words of the formulas, as data: standings, roles, offices, numbers, fixed expressions.

Every table is (pattern, meaning, reason). Patterns are tried in the order given, and what one has matched is hidden
from those behind it, so that "States not parties" is no party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.normalise.numbers import cardinal

CAPACITIES: tuple[tuple[str, str, str], ...] = (
    (
        r"non-signator(?:y|ies)(?: States?)?|non-?part(?:y|ies)|(?:States?\s+)?(?:(?:that|which)\s+(?:are|is|were|was)\s+)?"
        r"(?:not|neither)\s[^,;:]*?\b(?:part(?:y|ies)|signator(?:y|ies))\b(?:\s+(?:or|nor)\s+\w+)?",
        "non_signatory",
        '"States that were not parties or signatories", "States not parties to the Convention"',
    ),
    (
        r"(?:States?\s+)?signator(?:y|ies)(?:\s+States?)?",
        "signatory",
        '"The following signatory State to the Convention was represented by observers"',
    ),
    (
        r"regional economic integration organi[sz]ations?",
        "party",
        "the treaties' own term for the one sort of organization that can be a party (UNTOC art. 36, para. 2)",
    ),
    (
        r"(?:States?\s+)?\b[Pp]art(?:y|ies)\b(?:\s+States?)?|[Cc]ontracting (?:States?|[Pp]art(?:y|ies))",
        "party",
        '"States parties to the Convention", "Parties" in bodies of environmental treaties',
    ),
    (
        r"(?:States?\s+)?Members?(?: States?)? of the United Nations[^,;:]*\b(?:not|observers?)\b[^,;:]*"
        r"|\b[Nn]on-[Mm]embers?(?:\s+States?)?(?:\s+of\s+the\s+United\s+Nations)?"
        r"|(?:\bStates?\s+)?\bnot\s+(?:\w+\s+)?members?\b[^,;:]*",
        "observer_state",
        'councils and commissions list "States Members of the United Nations represented by observers" after their members',
    ),
    (
        r"\b[Oo]bserver\s+(?:Member\s+)?(?:States?|Governments?|countr(?:y|ies))"
        r"|\bStates?\s+(?:(?:were|was)\s+)?(?:also\s+)?represented\s+by\s+observers"
        r"|\bobservers?\s+(?:for|from|of)\s+(?:the\s+)?(?:following\s+)?(?:other\s+)?(?:States?|countries|Governments)",
        "observer_state",
        '"The session was attended by observers from the following States"',
    ),
    (
        r"permanent observer[^,;:]*|standing invitation[^,;:]*|Sovereign (?:Military )?(?:Hospitaller )?Order",
        "permanent_observer_entity",
        '"other entities maintaining permanent observer missions at Headquarters"; the Sovereign Order of Malta is the usual one',
    ),
    (
        r"national (?:human rights |preventive )?(?:institutions?|commissions?|mechanisms?)[^,;:]*",
        "national_institution",
        "national human rights institutions have a standing of their own in the human rights bodies",
    ),
    (
        r"[Nn]on-?governmental(?: organi[sz]ations?)?|\bNGOs?\b|civil society(?: organi[sz]ations?)?|consultative status"
        r"|\bmajor groups?\b|(?:indigenous|tribal) peoples?[’']* organi[sz]ations?|professional associations?",
        "non_governmental_organization",
        "organizations in general, special or roster consultative status; the major groups of Agenda 21",
    ),
    (
        r"specialized agenc(?:y|ies)(?:\s+and\s+related\s+organi[sz]ations?)?(?:\s+(?:of|in|within)\s+the\s+United\s+Nations(?:\s+system)?)?",
        "specialized_agency",
        "Charter, Art. 57; the related organizations (IAEA, IOM, WTO) are listed with them",
    ),
    (
        r"institutes?\b[^,;:]*\bnetwork(?: of institutes)?|network of (?:the )?(?:United Nations )?(?:\S+ ){0,6}institutes?",
        "un_entity",
        '"institutes of the United Nations Crime Prevention and Criminal Justice Programme network" are no regional network',
    ),
    (
        r"United Nations (?:system|bod(?:y|ies)|entit(?:y|ies)|organs?|offices?|units?|funds?|programmes?|agenc(?:y|ies)|secretariat"
        r"|departments?|conventions?|regional)|[Ss]ecretariat units?|(?:units?|offices?|departments?) of the (?:United Nations )?Secretariat"
        r"|\bfunds?\b|\bprogrammes?\b|\bUnited Nations\b[^,;:]*\b(?:institutes?|funds|programmes|offices|entit\w+)|regional commissions?"
        r"|\binstitutes?\b|\boffices?\b|convention secretariats?|^\s*United Nations(?: system)?\s*$",
        "un_entity",
        '"The following United Nations funds and programmes, offices and institutes were represented by observers"',
    ),
    (r"\bnetworks?\b", "regional_network", '"the following three networks were represented"'),
    (
        r"\b[Ii]nter-?governmental(?:\s+(?:organi[sz]ations?|bod(?:y|ies)|entit\w+|observers?))?"
        r"|(?:international|regional|subregional)(?: and (?:sub)?regional)? (?:organi[sz]ations?|bod(?:y|ies)|entit(?:y|ies)|institutions?)",
        "intergovernmental_organization",
        '"The following intergovernmental organizations were represented by observers"',
    ),
    (
        r"(?:States?\s+)?\b[Mm]embers?(?:\s+States?)?\s+of\s+(?:the\s+)?(?!United Nations)[A-Z][^,;:]*|^\s*(?:States )?[Mm]embers?\s*$"
        r"|(?:elected|Council|Commission|Committee|Board|Bureau)\s+members?",
        "member",
        'members of a council or commission: "States Members of the Human Rights Council", or the heading "Members" alone',
    ),
    (
        r"\bcountr(?:y|ies)\b|\b[Mm]ember\s+States?\b|\bStates?(?:\s+Members)?(?:\s+of\s+the\s+United\s+Nations)?\b|\bGovernments?\b",
        "participating_country",
        "a meeting open to all, without standings: expert meetings list countries or Member States",
    ),
    (
        r"\b[Oo]ther\s+(?:entities|observers|participants|organi[sz]ations|bodies)|\bentit(?:y|ies)\b",
        "other",
        "a heading for what is left",
    ),
)

KIND_TAKES: dict[str, tuple[str, ...]] = {
    # Which standings a participant of a kind can have: "United Nations entities, specialized agencies and
    # intergovernmental organizations" heads one list for three.
    "state": ("party", "signatory", "non_signatory", "member", "observer_state", "participating_country"),
    "regional_organization": ("party", "signatory", "intergovernmental_organization", "other"),
    "un_entity": ("specialized_agency", "un_entity", "intergovernmental_organization"),
    "intergovernmental_organization": ("intergovernmental_organization", "specialized_agency", "other"),
    "regional_network": ("regional_network", "intergovernmental_organization", "other"),
    "non_governmental_organization": ("non_governmental_organization", "national_institution", "other"),
}

KIND_CAPACITY: dict[str, str] = {
    # The standing of an observer whose sentence names none: "The observer for INTERPOL also made a statement."
    "regional_organization": "intergovernmental_organization",
    "un_entity": "un_entity",
    "intergovernmental_organization": "intergovernmental_organization",
    "regional_network": "regional_network",
    "non_governmental_organization": "non_governmental_organization",
}

SPEAKING_ROLES: tuple[tuple[str, str, str], ...] = (
    (r"^(?:the )?(?:UNODC )?[Ss]ecretariat\b", "secretariat", "the secretariat of the meeting speaks for itself"),
    (
        r"^(?:the )?(?:Acting |Outgoing |Incoming )?(?:Co-?)?(?:Chair(?:man|person|woman)?s?|President|Presiding Officer)"
        r"(?:-Rapporteur)?(?: of the (?:[A-Z][\w’-]+ )*(?:Working Group|Conference|Council|Commission|Committee|Board|meeting|session)\b.*)?$",
        "chair",
        "who presides over the body itself; the Chair of another body is an official",
    ),
)

OFFICE = re.compile(
    # Nouns of office. One of them in the words before a name, or alone, tells an official from a delegation.
    r"\b(?:President|Prime Minister|Minister|Vice|Deputy|Secretary|Secretary-General|Under-?[Ss]ecretary|Assistant|Ambassador|Representative"
    r"|Observer|Director|Director-General|Chief|Head|Chair(?:man|person|woman)?|Co-?[Cc]hair(?:man|person|woman)?s?|Vice-?Chair\w*|Commissioner|Rapporteur"
    r"|Coordinator|Administrator|Officer|Judge|Justice|Counsel|Counsellor|Advis[eo]r|Attorney|Attorney-General|Prosecutor|Governor|Mayor|Senator"
    r"|Envoy|Independent Expert|Registrar|Chancellor|Councillor|Consul|Manager|Moderator|Facilitator"
    r"|Professor|Ombuds\w+|Inspector|Vice-?President|Vice-?Minister|Under-?Secretary-General|Undersecretary|High Commissioner|[Dd]epositary|Laureate"
    # Words that are family names as well need their article.
    r"|Host Government|(?<=[Tt]he )(?:King|Queen|Emir|Speaker|Bishop|Dean)|Crown Prince(?:ss)?)\b"
)

NATIONAL_OFFICE = re.compile(r"\b(?:Minister|Attorney|Secretary of State|Prosecutor|Chief Justice)\b")
"""Offices that belong to a State: without one, the words go on ("the Attorney General of the Federation and the Minister for Justice of ...")."""

NUMBER = (
    # UN editors write numbers below ten as words, and any number that begins a sentence.
    r"\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)

FIXED = re.compile(
    # Expressions that hold an "and" or a comma and are one thing: the major groups of Agenda 21 (chapters 24 to 32), and
    # the running heads for parts of the United Nations system.
    r"^(?:(?:the|other|relevant|representatives? of)\s+)*(?:business and industry|workers and (?:their )?trade unions|children and youth|farmers and small[- ]scale forest landowners"
    r"|(?:the )?scientific and technological communit(?:y|ies)|science and technology|education and academia(?: entities)?"
    r"|(?:United Nations )?(?:(?:specialized )?agencies, )?funds(?:,| and) programmes|bodies and entities|research and independent non-governmental organizations)(?: major group)?$",
    re.IGNORECASE,
)

CATEGORY_HEADS = frozenset(
    # Plural nouns for a sort of participant. With small letters before them they name a sort, not a participant.
    "State States parties Parties countries Governments agency agencies funds programmes organization organizations organizations’ organisations institution institutions institutes entity "
    "entities bodies delegation delegations delegates groups stakeholders observer observers academia sector expert experts speaker speakers participant participants networks panellist panellists "
    "panelists practitioners youth society media dignitaries member members Members missions offices commissions associations foundations universities companies ministers units representative "
    "representatives sponsors mechanisms".split()
)

CATEGORY_CAPITALS = frozenset(
    "Member Members Observer State States High Contracting United Nations UN Parties Governments The Other Several".split()
)
"""Words with a capital that such a phrase may hold: "observer States", "High Contracting Parties", "United Nations agencies"."""

CATEGORY_TAILS = frozenset(
    "members Members parties signatories not non-members of to in for that from represented with concerned including having".split()
)
"""What may follow the noun: "States Members of the Council", "organizations in consultative status"."""


def is_category(phrase: str) -> bool:
    """Whether a phrase names a sort of participant: "other intergovernmental organizations", "observer States of the Council"."""
    words = phrase.replace(",", " ").split()
    for i, word in enumerate(words):
        if word in CATEGORY_HEADS and (i + 1 == len(words) or words[i + 1] in CATEGORY_TAILS):
            return True
        if not (word[0].islower() or word in CATEGORY_CAPITALS):
            return False
    return False


PERSONS = re.compile(
    r"\b(?:members? of civil society|panell?ists?|moderators?|experts?|practitioners|speakers?|rapporteurs?|individuals?|persons?|dignitar(?:y|ies))\b",
    re.I,
)
"""Heads of lists that hold persons, so that a name that no register knows is no surprise."""

MODES: tuple[tuple[str, str, str], ...] = (
    (r"\bvideo\b|pre-?recorded|videoconference|video link", "video", '"(by video message)", "(joint video statement)"'),
    (r"\bremote(?:ly)?\b|\bonline\b|\bvirtual(?:ly)?\b|teleconference", "remote", '"participating remotely"'),
    (r"\bwritten\b|\bin writing\b", "written", "a statement handed in, not given"),
    (r"\bjoint(?:ly)?\b", "joint", "a joint statement"),
)

REMOTE = re.compile(
    r"\b(?:participat\w+|connected|attend\w+|represented|present|took part|joined)\b[^.;:]{0,40}?\b(?:remotely|online|virtually|by video ?conference|via (?:an? )?(?:online|interpretation) platform)"
    r"|\bremote(?:ly)? (?:participat\w+|connected|attend\w+)",
    re.I,
)
"""Taking part from afar, said of those whom the sentence lists."""

DESCRIPTOR = re.compile(
    # Words before a name that say what it is: "the non-governmental organization Transparency International", "the candidate
    # countries North Macedonia and Serbia". They are no part of it.
    r"\b(?:the )?(?:non-governmental|intergovernmental|international|regional|civil society) organi[sz]ations? (?=[A-Z])"
    r"|\b(?:the )?(?:(?:potential )?candidate|acceding|associated|EFTA) countr(?:y|ies) (?=[A-Z])|\b(?:the )?(?:signatory|observer|Member) States? (?=[A-Z](?!embers))"
)

_COMPILED = tuple((re.compile(pattern), capacity) for pattern, capacity, _ in CAPACITIES)
_ROLES = tuple((re.compile(pattern), role) for pattern, role, _ in SPEAKING_ROLES)
_MODES = tuple((re.compile(pattern, re.I), mode) for pattern, mode, _ in MODES)


@lru_cache(maxsize=1024)
def capacities(phrase: str) -> tuple[str, ...]:
    """The standings that a heading or a "the following ..." phrase names, in the order of the table, each once."""
    return tuple(dict.fromkeys(_found(phrase)))


def _found(phrase: str) -> Iterator[str]:
    left = " ".join(phrase.split())
    for pattern, capacity in _COMPILED:
        rest, hits = pattern.subn("\x01", left)
        if hits:
            yield capacity
            left = rest


def capacity_for(found: tuple[str, ...], kind: str | None = None, own: str | None = None) -> str | None:
    """The standing out of those that a phrase names that a participant of this kind can have.

    ``own`` is the one that always goes with the participant. With none of them possible the first is taken: the document
    says so.
    """
    if not found or len(found) == 1 or kind is None:
        return found[0] if found else None
    likely = (own, KIND_CAPACITY.get(kind), *found)
    return next((c for c in likely if c in found and c in KIND_TAKES.get(kind, found)), found[0])


def speaking_role(name: str) -> str:
    """``secretariat``, ``chair`` or ``official`` for one who speaks by office."""
    return next((role for pattern, role in _ROLES if pattern.search(name)), "official")


def mode_of(text: str) -> str | None:
    """How a statement was given, where the document says so: video, remote, written, joint."""
    return next((mode for pattern, mode in _MODES if pattern.search(text)), None)


def number(word: str | None) -> int | None:
    """The value of a number in figures or words."""
    return cardinal(word) if word else None
