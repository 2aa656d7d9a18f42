"""Who is the subject of a reporting verb: read from the words before it, and from who had the floor before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pipelines.extract.speech import phrases as ph
from pipelines.extract.speech.floor import Floor, Speaker, Verbs

LONGEST_PHRASE = 260
"""Characters before the verb that are searched for its subject: room for a delegation speaking in two capacities."""


Reader = Callable[[re.Match[str], Floor], Speaker | None]


class Speakers:
    """Reads the subject of a verb. ``names`` is the register of participants, ``body_name`` the name of the body that meets."""

    def __init__(self, names: Any, body_name: str | None = None) -> None:
        self._names = names
        self._body = body_name or ""
        # Each phrase is searched for only where a word that it needs is there: most subjects are nobody who speaks.
        self._readers: tuple[tuple[frozenset[str], re.Pattern[str], Reader], ...] = (
            (ph.PRONOUNS, ph.PRONOUN, self._pronoun),
            (ph.SECRETARIAT_WORDS, ph.SECRETARIAT, self._secretariat),
            (ph.CHAIR_WORDS, ph.CHAIR, self._chair),
            (ph.PANELLIST_WORDS, ph.PANELLIST, self._panellist),
            (ph.SAME_WORDS, ph.SAME, self._same),
            (ph.ALL_WORDS, ph.ALL_PRESENT, self._everybody),
            (ph.ORGAN_WORDS, ph.ORGAN, self._organ),
            (ph.ROLE_WORDS, ph.ROLE, self._role),
            (ph.ALONE_WORDS, ph.ALONE, self._counted),
            (ph.COUNT_WORDS, ph.COUNT, self._counted),
            (ph.PLURAL_WORDS, ph.PLURAL, self._plural),
            (ph.PARTIES_WORDS, ph.PARTIES, self._parties),
            (ph.OFFICIAL_WORDS, ph.OFFICIAL, self._official),
            (ph.TITLES, ph.PERSON, self._person),
        )

    def subject(self, before: str, floor: Floor) -> Speaker | None:
        """The speaker whose phrase ends where ``before`` ends; None where that is nobody who speaks."""
        before = before.rstrip()[-LONGEST_PHRASE:]
        if not before.endswith(","):
            return self._phrase(before, floor)
        cut = before[:-1]
        for _ in range(5):
            comma = cut.rfind(",")
            if comma < 0:
                return None
            inside, cut = before[comma + 1 : -1], cut[:comma]
            if ph.INTERRUPTED.match(inside) and (speaker := self._phrase(cut, floor)):
                return self._with_apposition(speaker, inside)
        return None

    def _phrase(self, text: str, floor: Floor) -> Speaker | None:
        text = text.rstrip()
        bracket = ph.BRACKET.search(text)
        if bracket:
            outside = self._phrase(text[: bracket.start()], floor)
            return self._with_bracket(outside, bracket["inside"]) if outside else self._plain(text, floor)
        return self._plain(text, floor)

    def _plain(self, text: str, floor: Floor) -> Speaker | None:
        words = set(text.lower().split())
        for needed, pattern, read in self._readers:
            if not words.isdisjoint(needed):
                match = pattern.search(text)
                if match and (speaker := read(match, floor)):
                    return speaker
        return self._named(text, floor)

    def _with_bracket(self, speaker: Speaker, inside: str) -> Speaker:
        """ "Mr. Saadi (Brazil)" speaks for Brazil; "State of Palestine (on behalf of the Group of 77 and China)"."""
        if behalf := ph.ON_BEHALF.search(inside):
            return replace(speaker, on_behalf_of=behalf["group"])
        country = self._resolve(inside)
        return replace(speaker, participant_id=country) if country and not speaker.participant_id else speaker

    def _with_apposition(self, speaker: Speaker, inside: str) -> Speaker:
        """What stands between commas behind a speaker: for whom, from where, or that it is the Chair."""
        if speaker.kind == "panellist" and not speaker.participant_id and not speaker.plural:
            behind = re.search(r"\b(?:from|of)\s+(?:the\s+)?([A-Z].*)$|\(([^()]+)\)\s*$", inside)
            return replace(speaker, participant_id=self._resolve(behind[1] or behind[2])) if behind else speaker
        if speaker.kind != "named":
            return speaker
        if not speaker.participant_id and ph.AS_CHAIR.search(inside):
            return replace(speaker, kind="chair")
        behalf = ph.ON_BEHALF.search(inside)
        return replace(speaker, on_behalf_of=behalf["group"].strip()) if behalf else speaker

    # Readers: one kind of phrase each.

    def _pronoun(self, match: re.Match[str], floor: Floor) -> Speaker | None:
        word, last = match["phrase"].lower(), floor.last
        if last is None or (word == "it" and last.kind != "named") or (word in ("he", "she") and last.plural):
            return None
        if word == "they" and not (last.plural or last.kind == "named"):
            return None
        if word == "it" and not floor.here:
            return Speaker("named", match["phrase"], with_verbs="saying")
        return replace(last, written=match["phrase"], on_behalf_of=None)

    def _same(self, match: re.Match[str], floor: Floor) -> Speaker | None:
        head, phrase = match["head"].lower(), match["phrase"]
        if head in ("speaker", "participant", "practitioner", "expert") and floor.last and not floor.last.plural:
            return replace(floor.last, written=phrase, on_behalf_of=None)
        if head in ("speaker", "expert", "participant", "practitioner"):
            return Speaker("one", phrase)
        if floor.named:
            acts = head in ("government", "state", "state party", "country")
            return replace(floor.named, written=phrase, on_behalf_of=None, with_verbs="words" if acts else "any")
        return Speaker("named", phrase) if ph.DELEGATE.fullmatch(head) else None

    def _everybody(self, match: re.Match[str], floor: Floor) -> Speaker:
        return Speaker("meeting", match["phrase"], plural=True)

    def _secretariat(self, match: re.Match[str], floor: Floor) -> Speaker:
        return Speaker("secretariat", match["phrase"])

    def _chair(self, match: re.Match[str], floor: Floor) -> Speaker | None:
        of = match["of"]
        if of and (country := self._resolve(of)):
            return Speaker("named", match["phrase"], country)
        # "The Chair of the commission of inquiry" presides over another body.
        own = not of or ph.THIS_MEETING.match(of) or (of in self._body)
        return Speaker("chair" if own else "named", match["phrase"])

    def _panellist(self, match: re.Match[str], floor: Floor) -> Speaker:
        plural = match["head"].lower().endswith("s")
        country = self._resolve(match["of"]) if match["of"] else None
        if not country and match["name"]:
            country = self._on_panel(match["name"], floor)
        if not country and not plural and not match["of"] and not match["name"]:
            same = not re.match(r"(?:one|another|a|an|some)\b", match["phrase"], re.IGNORECASE)
            country = (floor.panellist.participant_id if floor.panellist else floor.sole) if same else None
        return Speaker("panellist", match["phrase"], country, plural=plural)

    def _organ(self, match: re.Match[str], floor: Floor) -> Speaker | None:
        if self._resolve(match["phrase"]):
            return None  # "The Council of Europe" is a participant
        head = " ".join(match["head"].split())
        if self._body and head[0].isupper() and head.lower() != "meeting" and head not in self._body:
            return None
        if not self._body and head in ("Conference", "Council", "Assembly", "Commission"):
            return None
        return Speaker("meeting", match["phrase"])

    def _counted(self, match: re.Match[str], floor: Floor) -> Speaker | None:
        kind = ph.count_kind(match["quantity"])
        return Speaker(kind, match["phrase"], plural=kind not in ("one", "another"))  # type: ignore[arg-type]

    def _plural(self, match: re.Match[str], floor: Floor) -> Speaker | None:
        return Speaker("several", match["phrase"], plural=True)

    def _parties(self, match: re.Match[str], floor: Floor) -> Speaker:
        return Speaker("several", match["phrase"], plural=True, with_verbs="saying")

    def _official(self, match: re.Match[str], floor: Floor) -> Speaker:
        return Speaker("named", match["phrase"], with_verbs="saying")

    def _person(self, match: re.Match[str], floor: Floor) -> Speaker:
        country = self._on_panel(match["name"], floor)
        if country or match["name"].split()[-1] in floor.panel:
            return Speaker("panellist", match["phrase"], country)
        return Speaker("named", match["phrase"])

    def _role(self, match: re.Match[str], floor: Floor) -> Speaker | None:
        of, role = match["of"].rstrip(), match["role"].lower()
        if re.match(r"(?:several|many|some|a\s+number|other|various|the\s+following|States|countries)\b", of):
            return Speaker("several", match["phrase"], plural=True)
        if single := re.match(r"(?:(another)|one|an?)\b", of):
            return Speaker("another" if single[1] else "one", match["phrase"])
        country = self._resolve(of)
        if country and role.startswith("delegation"):
            floor.reviewed.add(country)
        if country:
            acts = role.startswith("government")
            return Speaker("named", match["phrase"], country, with_verbs="words" if acts else "any")
        if several := self._list_ending(of):
            return Speaker("named", match["phrase"], plural=len(several) > 1)
        return Speaker("named", match["phrase"], with_verbs="name") if ph.UNREGISTERED.match(of) else None

    def _named(self, text: str, floor: Floor) -> Speaker | None:
        """A participant by its own name ("Rwanda", "the Group of 77 and China"), or a name that no register has."""
        last = text.rsplit(None, 1)[-1] if text.strip() else ""
        listed = self._list_ending(text) if any(map(str.isupper, last)) or last[:1] == "(" else []
        while listed and not _begins(text, listed[0].start):
            listed = listed[1:]  # "the support of the Gambia, Sierra Leone urged": the Gambia is no subject
        if listed:
            if len(listed) > 1 or _names_before(text[: listed[0].start]):
                return Speaker("named", ph.LEAD_IN.sub("", text), plural=True)
            one = listed[0].participant_id
            limits: Verbs = "saying" if one in floor.reviewed else "any"
            plural = self._names.kind(one) == "group"
            return Speaker("named", text[listed[0].start :], one, plural=plural, with_verbs=limits)
        name = ph.LEAD_IN.sub("", text)
        if ph.OTHER_BODY.fullmatch(name):
            return None
        if ph.UNREGISTERED.match(name) and not ph.MUTE.search(name):
            return Speaker("named", name, with_verbs="name")
        return None

    def _list_ending(self, text: str) -> list[Any]:
        """The participants in the list of names that ends the text: "Argentina and the Russian Federation"."""
        found = self._names.find(text) if self._names is not None else []
        if not found or found[-1].end != len(text):
            return []
        first = len(found) - 1
        while first and _LINKED.fullmatch(text, found[first - 1].end, found[first].start):
            first -= 1
        return list(found[first:])

    def _resolve(self, written: str) -> str | None:
        return self._names.resolve(written) if self._names is not None and written else None

    def _on_panel(self, name: str, floor: Floor) -> str | None:
        return next((floor.panel[word] for word in reversed(name.split()) if floor.panel.get(word)), None)


def _names_before(text: str) -> bool:
    """Whether names that no register has stand before one that is known: "Lawyers for Lawyers and Amnesty International"."""
    name = _LINK_BEHIND.sub("", ph.LEAD_IN.sub("", text))
    return name != text and bool(ph.UNREGISTERED.match(name)) and not ph.MUTE.search(name)


_LINK_BEHIND = re.compile(r"(?:,\s*(?:and|or)?|\s(?:and|or))\s+(?:the\s+)?$")
_LINKED = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|,?\s+as\s+well\s+as)\s+(?:the\s+)?")
_BEFORE_NAME = re.compile(ph.BEGIN + r"(?:[Tt]he\s+)?$")


def _begins(text: str, at: int) -> bool:
    """Whether a name that starts at ``at`` is the subject: it begins its clause ("... of the Group of 77 and China" doesn't)."""
    return bool(_BEFORE_NAME.search(text[:at]))
