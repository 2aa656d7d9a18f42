"""Written names of participants: told from one another, found in running text, and given their identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pipelines.normalise.keys import key, words_of
from pipelines.normalise.records import Participant, RegisterError, WrittenForm
from pipelines.normalise.splitting import Item, acronym_like, split
from pipelines.normalise.territories import attested, near
from pipelines.normalise.trie import Entry, Trie

__all__ = ["Found", "Item", "Names"]

SQUASHED_LETTERS = 5
"""A name with stray spaces is mended only from this length on: shorter ones meet by chance."""

ALIKE = 72
"""Likeness in per cent from which a name is worth suggesting."""

LONGEST = 300
"""Characters of the longest thing that is worth comparing with names; the longest name has 170."""

_CALL = " \t\r\n\u00a0*†‡0123456789¹²³⁰⁴⁵⁶⁷⁸⁹"
"""Signs of a footnote call after a name: ``Switzerland1``, ``Singapore 1``, ``Qatar*``."""


class Found(NamedTuple):
    """A known name in running text: ``text[start:end]``."""

    start: int
    end: int
    participant_id: str
    name: str


class Names:
    """The register of participants with every written form known of them."""

    def __init__(
        self,
        participants: Iterable[Participant],
        forms: Iterable[WrittenForm],
        adjectives: Mapping[str, Sequence[str]] | None = None,
        not_participants: Iterable[str] = (),
    ) -> None:
        self.participants = {p.participant_id: p for p in participants}
        self.forms = _complete(self.participants, list(forms))
        self.trie = Trie()
        self._keys: dict[str, Entry] = {}
        self._squashed: dict[str, Entry] = {}
        for form in self.forms:
            self._add(form.name, form.participant_id, form.valid_to)
        for phrase in not_participants:
            self._add(phrase, None)
        self._states: dict[str, list[str]] = {}
        for folded, entry in self._keys.items():
            if entry.participant_id and self.participants[entry.participant_id].kind == "state":
                self._states.setdefault(folded[0], []).append(folded)
        self._adjectives = Trie()
        for participant_id, words in (adjectives or {}).items():
            for word in words:
                self._adjectives.add(word, participant_id)

    def _add(self, written: str, participant_id: str | None, last_day: date | None = None) -> None:
        """Enter one form. Raises ``RegisterError`` where somebody else has it already."""
        entry = self.trie.add(written, participant_id, last_day)
        if written.endswith(")"):
            self.trie.alias(written[:-1], entry)  # the closing bracket is lost at a line end now and then
        same = self._keys.setdefault(key(written), entry)
        if entry.participant_id != participant_id or same.participant_id != participant_id:
            raise RegisterError(
                f"participant_names.yaml: {written!r} stands under {participant_id} and {same.participant_id}. "
                "Keep it where it belongs, or write the other in a way that tells them apart."
            )
        if len(squashed := key(written).replace(" ", "")) >= SQUASHED_LETTERS:
            self._squashed.setdefault(squashed, entry)

    def resolve(self, written: str) -> str | None:
        """The participant whose known form this is, or None.

        An article in front, brackets, case, quotes, accents, spaces, a footnote call and an acronym in brackets after
        the name make no difference.
        """
        return self.exact(written) or self.exact(written.rstrip(_CALL)) or self._attested(written)

    def exact(self, written: str) -> str | None:
        """The participant of a known form as it stands, without looking for a footnote call or in other registers.

        ``World Trade Organization (WTO)``: the name decides, where the bracket does not name somebody else.
        """
        if found := self._form(written):
            return found
        name, bracket, inside = written.rstrip().rpartition("(")
        if not bracket or not inside.endswith(")"):
            return None
        first, second = self._form(name), self._form(inside[:-1])
        return first if first and (second == first or (second is None and acronym_like(inside[:-1]))) else None

    def _form(self, written: str) -> str | None:
        """The participant of a known form, its stray spaces mended."""
        folded = key(written)
        entry = self._keys.get(folded)
        if entry is not None:
            return None if entry.mere_word(written.strip()) else entry.participant_id
        entry = self._squashed.get(folded.replace(" ", ""))
        return entry.participant_id if entry else None

    def _attested(self, written: str) -> str | None:
        """The State of a form that other registers know and that is a slip away from one of ours."""
        folded = key(written)
        if folded in self._keys or self.adjective(written) or not near(folded, self._states):
            return None
        found = attested(written.strip())
        return found if found in self.participants else None

    def kind(self, participant_id: str) -> str:
        """The kind of a participant, in the vocabulary of the register. Raises KeyError for one it does not hold."""
        return self.participants[participant_id].kind

    def adjective(self, word: str) -> str | None:
        """The State of an adjective ("Argentine"), or None."""
        entry = self._adjectives.get(words_of(word).keys)
        return entry.participant_id if entry else None

    def split(self, text: str, on: date | None = None) -> list[Item]:
        """The items of a running list of names; ``on`` is the day of the document, for names since retired."""
        return split(self, text, on)

    def find(self, text: str, adjectives: bool = False) -> list[Found]:
        """Known names in running text, in order, the longest at each place; capitals as in the register or all capitals."""
        trie = self._adjectives if adjectives else self.trie
        found: list[Found] = []
        end = 0
        for m in trie.first().finditer(text):
            if m.start() >= end and (longest := trie.longest(text, m.start())):
                end, entry = longest
                if entry.participant_id:
                    found.append(Found(m.start(), end, entry.participant_id, text[m.start() : end]))
        return found

    def suggest(self, written: str) -> list[tuple[str, float]]:
        """Participants with a similar form, best first, with a likeness from 0 to 1: for annotations, never for rows."""
        if len(written) > LONGEST:
            return []
        from rapidfuzz import fuzz, process

        close = process.extract(
            key(written), self._keys.keys(), scorer=fuzz.token_sort_ratio, limit=10, score_cutoff=ALIKE
        )
        best: dict[str, float] = {}
        for folded, score, _ in close:
            participant_id = self._keys[folded].participant_id
            if participant_id:
                best[participant_id] = max(best.get(participant_id, 0.0), round(score / 100, 3))
        return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:3]


def _complete(participants: Mapping[str, Participant], forms: list[WrittenForm]) -> list[WrittenForm]:
    """The forms, with today's name of each participant among them. Raises ``RegisterError`` for a name of nobody."""
    for form in forms:
        if form.participant_id not in participants:
            raise RegisterError(
                f"participant_names.yaml: {form.name!r} names {form.participant_id!r}, who is not in participants.yaml. "
                "Add the participant or mend the id."
            )
    written = {(form.name, form.participant_id) for form in forms}
    today = [WrittenForm(p.name, p.participant_id) for p in participants.values()]
    return [form for form in today if (form.name, form.participant_id) not in written] + forms
