"""The clause of a sentence that reports speech: its speaker and its verb.

The first such clause of the sentence counts: "It was noted that some States had ample information; however, the Secretariat
noted ..." (report-2015, para. 21) is the meeting's. Impersonal speech ("it was noted", "reference was made", "the importance of X
was highlighted") has the meeting for its speaker, even between the sentences of a named one (report-2020, para. 66):
the text doesn't say whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.speech import verbs
from pipelines.extract.speech.complements import noun_said, weak_passive, with_complement
from pipelines.extract.speech.floor import Floor, Speaker
from pipelines.extract.speech.phrases import DEBATE
from pipelines.extract.speech.speakers import Speakers

LONGEST_SENTENCE = 2000
"""Characters in which a reporting clause is looked for: it stands at the head of its sentence."""

_HAVE = frozenset(("had", "has", "have"))
_BE = frozenset(("was", "were", "been", "is", "are"))
_MODAL = frozenset(("could", "would", "did", "does", "do", "might"))
_OBLIGING = frozenset(("should", "must", "shall", "will", "can", "may", "to", "be", "being"))
_ADVERBS = frozenset(
    "also further furthermore therefore however again once then thus both all only not never often always still already just "
    "even instead first next too likewise in particular inter alia rather quite very well more thereby then now".split()
)
_NO_ADVERBS = frozenset("family supply assembly reply ally anomaly early daily only".split()) - {"only"}
_RELATIVE = frozenset(("that", "which", "who", "whom", "whose"))
_WISHED = re.compile(r"\b(?:(?:would\s+)?like|wished|wanted|desired|hastened|continued|sought|proceeded)\s+to$")
_FIRST_VERB = re.compile(r"\s(?:had|has|have|would|could|[a-z]+ed|took|made|held|met|heard)\b")
_COPULAS = frozenset(("was", "were", "remained", "is", "are"))
_CANDIDATES = frozenset(verbs.PARTICIPLES) | frozenset(verbs.PRESENT) | verbs.BASES | _COPULAS
_PRINTED = {word + sign: word for word in _CANDIDATES for sign in ("", ",", ":", ";", ".", ")", "”")}
_COORDINATING = frozenset(("and", "but", "or", "nor"))

_THAT_FOLLOWS = re.compile(r"\s*(?:by\s[^,;]{3,60}\s)?(?:,[^,;]{1,80},\s*)?\s*(?:that|how|whether|to)\b|\s*,\s")
_AGENT = re.compile(r"\s*(?:\w+\s+)?by\s+(?P<agent>[^;.]{2,120})")
_AGENT_ENDS = re.compile(r"\s*(?:,|\bthat\b|\bto\b|\bas\b|\band\b|\bin\b|\bwho\b|\bwhich\b|\bon\b|\bduring\b|$)")
_INDIRECT = re.compile(r"\b(?:which|who|whose|what|whether)(?:\s+\w+){0,2}$")
"""The subject of an indirect question: "which part had been noted"."""
_ACCORDING = re.compile(
    r"\b(?P<words>according\s+to|in\s+the\s+(?:view|opinion)\s+of)\s+(?P<agent>[^,;.]{2,80}?)(?=[,;.]|$)", re.IGNORECASE
)
_AGREED = re.compile(
    r"\b[Tt]here\s+(?:was|were|had\s+been)\s+(?:\w+\s+){0,3}?(?P<noun>agreement|consensus|support|recognition|acknowledgement)\b"
    r"(?:\s+among\s+[^,;]{3,40}?)?\s+(?:that|on|for|of|to)\b"
)
_AS_SAID = re.compile(
    r"(?:^|,\s+)as\s+(?:was\s+)?(?P<verb>noted|reported|mentioned|stated|pointed\s+out|highlighted|explained|indicated|stressed|emphasized)"
    r"(?:\s+by\s+(?P<agent>[^,]{3,60}))?,(?!\s*(?:above|below))",
    re.IGNORECASE,
)
_REDUCED = re.compile(
    r"^(?P<subject>[^,;:]{3,100}?)\s(?P<verb>[a-z]+ed)(?:\s+by\s+(?P<agent>[^,;]{3,60}?))?(?:\s+(?:in|during|at)\s[^,;]{3,40})?"
    r"\s+(?:was|were|included|had\s+been)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: who, and the base form of the verb."""

    speaker: Speaker
    verb: str


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb with its auxiliaries: ``subject_end`` is where the words before it end, ``before`` the last of them."""

    base: str
    end: int
    subject_end: int
    auxiliaries: tuple[str, ...]
    before: str


def reporting_clause(sentence: str, speakers: Speakers, floor: Floor) -> Clause | None:
    """The first reporting clause of a sentence, None where it reports nothing."""
    sentence = sentence[:LONGEST_SENTENCE]
    coordinate: _Group | None = None
    for word, start in _candidates(sentence):
        if word in _COPULAS:
            clause = _attitude(sentence, start, start + len(word), speakers, floor)
        else:
            group = _group(sentence, word, start)
            clause = None
            if group:
                clause = _active(sentence, group, speakers, floor) or _passive(sentence, group, speakers, floor)
            if group and not clause and coordinate is None and group.before in _COORDINATING:
                coordinate = group
        if clause:
            return clause
    if coordinate and (clause := _coordinated(sentence, coordinate, speakers, floor)):
        return clause
    return _without_subject(sentence, speakers, floor)


def _candidates(sentence: str) -> Iterator[tuple[str, int]]:
    """The words that may be a reporting verb, with their places. (Splitting and looking up beats a pattern many times.)"""
    at = 0
    for printed in [word for word in sentence.split() if word in _PRINTED]:
        at = sentence.find(printed, at)
        while at and not sentence[at - 1].isspace():  # "noted" inside "denoted"
            at = sentence.find(printed, at + 1)
        yield _PRINTED[printed], at
        at += len(printed)


def _group(sentence: str, word: str, start: int) -> _Group | None:
    """The verb at ``start`` with the auxiliaries and adverbs before it; None for infinitives and what ought to be said."""
    auxiliaries: list[str] = []
    rest = sentence[:start].rstrip()
    while rest:
        last = rest.rsplit(None, 1)[-1]
        if last in _HAVE or last in _BE or last in _MODAL:
            auxiliaries.append(last)
        elif last == "to" and (wish := _WISHED.search(rest)):
            auxiliaries.append("did")  # "wished to thank" says as much as "did thank"
            rest = rest[: wish.start()]
            continue
        elif last in _OBLIGING:
            return None
        elif not _adverb(last):
            break
        rest = rest[: -len(last)].rstrip()
    base = _base(word, auxiliaries)
    if base is None or not rest:
        return None
    return _Group(base, start + len(word), len(rest), tuple(auxiliaries), rest.rsplit(None, 1)[-1].lower())


def _adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word.islower() and word not in _NO_ADVERBS)


def _base(word: str, auxiliaries: list[str]) -> str | None:
    """The base form, if the form of the verb suits its auxiliaries ("had noted", "would welcome", "was noted", "noted")."""
    if "would" in auxiliaries:
        return word if word in verbs.POLITE else None
    if any(a in _MODAL for a in auxiliaries):
        return word if word in verbs.BASES else None
    if word in verbs.PARTICIPLES:
        return verbs.PARTICIPLES[word]
    return verbs.PRESENT.get(word) if not auxiliaries else None


def _active(sentence: str, group: _Group, speakers: Speakers, floor: Floor) -> Clause | None:
    if any(a in _BE for a in group.auxiliaries) or group.before in _RELATIVE:
        return None
    if group.base in verbs.DEBATE_VERBS and (debate := DEBATE.search(sentence[: group.subject_end])):
        return Clause(Speaker("meeting", debate["phrase"]), group.base)
    if group.base not in verbs.BASES:
        return None
    verb = with_complement(group.base, sentence, group.end)
    if verb is None:
        return None
    return _said(speakers.subject(sentence[: group.subject_end], floor), group.base, verb)


def _said(speaker: Speaker | None, base: str, verb: str) -> Clause | None:
    """The clause, if this speaker speaks with this verb."""
    if speaker is None:
        return None
    if (
        speaker.with_verbs != "any"
        and base not in verbs.STRONG
        and not (speaker.with_verbs == "name" and base in verbs.OF_NAMES)
    ):
        return None
    if speaker.with_verbs == "words" and base in verbs.ACTS:
        return None
    if speaker.kind == "meeting" and base not in verbs.MEETING_VERBS:
        return None
    return Clause(speaker, verb)


def _passive(sentence: str, group: _Group, speakers: Speakers, floor: Floor) -> Clause | None:
    if not any(a in _BE for a in group.auxiliaries) or group.before in _RELATIVE:
        return None
    present = any(a in ("is", "are") for a in group.auxiliaries)
    subject = _clause_before(sentence[: group.subject_end])
    verb = _passive_verb(sentence, group, subject, present, floor)
    if verb is None:
        return None
    agent = _AGENT.match(sentence, group.end)
    if agent:
        speaker = _agent(agent["agent"], speakers, floor)
        return Clause(speaker, verb) if speaker and speaker.kind != "meeting" else None
    return Clause(Speaker("meeting", ""), verb)


def _passive_verb(sentence: str, group: _Group, subject: str, present: bool, floor: Floor) -> str | None:
    """The base form of a passive that reports, told from its subject and what follows."""
    base = group.base
    if _INDIRECT.search(subject):
        return None
    if subject.lower() == "it":
        said = base in (verbs.IN_THE_PRESENT if present else verbs.IMPERSONAL) and _THAT_FOLLOWS.match(
            sentence, group.end
        )
        return base if said else None
    if present or "not" in sentence[group.subject_end : group.end].split():
        return None
    if noun := noun_said(base, subject):
        return noun
    if base in verbs.PASSIVE:
        return with_complement(base, sentence, group.end)
    described = floor.last is not None and floor.last.kind in ("named", "panellist")
    return base if not described and weak_passive(base, subject, sentence, group.end) else None


def _clause_before(text: str) -> str:
    """The subject of a passive: what stands before it in its clause, without an adverbial phrase in front."""
    clause = re.split(r"[;:(]|,\s(?=(?:and|but|while|although|whereas|however)\b)", text)[-1].strip()
    clause = re.sub(r"^(?:and|but|while|although|whereas|however)\b,?\s*", "", clause, flags=re.IGNORECASE)
    # "In this connection, reference was made"; "it, in this regard, was noted"
    return clause.rsplit(", ", 1)[-1].strip(" ,") if ", " in clause else clause.strip(" ,")


def _agent(text: str, speakers: Speakers, floor: Floor) -> Speaker | None:
    """The speaker behind "by": the longest phrase that is one."""
    found = None
    for end in _AGENT_ENDS.finditer(text):
        found = speakers.subject(text[: end.start()], floor) or found
    return found


def _attitude(sentence: str, start: int, end: int, speakers: Speakers, floor: Floor) -> Clause | None:
    """ "was of the view", "remained concerned at": what a speaker is said to think or feel, it has said."""
    match = verbs.ATTITUDE.match(sentence, end + 1)
    if not match:
        return None
    rest = sentence[:start].rstrip()
    while rest and ((last := rest.rsplit(None, 1)[-1]) in _HAVE or _adverb(last)):
        rest = rest[: -len(last)].rstrip()
    speaker = speakers.subject(rest, floor)
    if speaker is None or speaker.kind == "meeting":
        return None
    if match["view"]:
        return Clause(speaker, "be of the view")
    return Clause(speaker, f"be {match['mood'] or 'in favour'}")


def _coordinated(sentence: str, group: _Group, speakers: Speakers, floor: Floor) -> Clause | None:
    """ "The Working Group considered agenda item 1 and discussed ...": the subject at the begin of the sentence has both verbs."""
    verb = with_complement(group.base, sentence, group.end)
    if verb is None or group.base not in verbs.BASES or any(a in _BE for a in group.auxiliaries):
        return None
    first = _FIRST_VERB.search(sentence, 0, group.subject_end)
    found = speakers.subject(sentence[: first.start()], floor) if first else None
    return _said(found, group.base, verb) if found and found.with_verbs in ("any", "name") else None


def _without_subject(sentence: str, speakers: Speakers, floor: Floor) -> Clause | None:
    """Speech told without a clause of its own: "according to X", "as noted", "one challenge identified was"."""
    according = _ACCORDING.search(sentence) if "ccording to" in sentence or "n the " in sentence else None
    speaker = speakers.subject(according["agent"], floor) if according else None
    if according and speaker and speaker.kind != "meeting" and speaker.with_verbs == "any":
        return Clause(speaker, "according to" if according["words"].lower().startswith("acc") else "be of the view")
    agreed = _AGREED.search(sentence) if "here " in sentence else None
    if agreed and not (floor.last and floor.last.kind == "named"):
        return Clause(Speaker("meeting", ""), verbs.AGREEING[agreed["noun"]])
    said = _AS_SAID.search(sentence) if " as " in sentence or sentence.startswith("As ") else None
    if said:
        return _impersonal(said, speakers, floor)
    reduced = _REDUCED.match(sentence)
    if reduced and verbs.PARTICIPLES.get(reduced["verb"]) in verbs.REDUCED:
        last = reduced["subject"].split()[-1]
        if last not in _BE and last not in _HAVE and last not in _RELATIVE and not _adverb(last):
            return _impersonal(reduced, speakers, floor)
    return None


def _impersonal(match: re.Match[str], speakers: Speakers, floor: Floor) -> Clause | None:
    base = verbs.PARTICIPLES[match["verb"].split()[0].lower()]
    verb = with_complement(base, match["verb"] + " ", len(match["verb"].split()[0])) or base
    if not match["agent"]:
        return Clause(Speaker("meeting", ""), verb)
    speaker = speakers.subject(match["agent"], floor)
    return Clause(speaker, verb) if speaker else None
