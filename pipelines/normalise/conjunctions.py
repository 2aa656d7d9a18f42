"""Where a run of names that nobody knows is to be cut: which "and" and which comma stand between names.

Only the words can tell. A list has one last "and"; an organization has one head noun ("Committee", "Fund"); a name
goes on after "Centre for Science," but not after "Human Rights Watch,".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

HEADS = frozenset(
    """academy administration agency alliance assembly association authority bank board bureau campaign centre chamber
    coalition college commission committee company confederation conference congress consortium convention corporation
    council court delegation department directorate embassy federation forum foundation fund government group
    headquarters initiative institute institution league ministry mission movement network observatory office
    organization parliament partnership platform police programme project secretariat service society taskforce team
    tribunal trust union unit university""".split()
)
"""The nouns that name a sort of organization. Plurals are left out: they are what an organization is about
("Red Crescent Societies")."""

LAST_HEADS = frozenset(["international", "watch", "action", "network", "worldwide", "global"])
"""Words that make a name of an organization only at its end: Amnesty International, Human Rights Watch."""

TOPICS = frozenset(
    """advancement advocacy affairs agriculture agronomy arts business children communication compliance conservation control
    cooperation corruption crime culture democracy development disarmament drugs ecology economics education
    employment energy environment equality evaluation exchange fisheries food forestry freedom governance health
    history human industry information innovation investigation justice labour law liberty management market media
    medicine migration minorities parks peace policy practice prevention progress prosecution prosperity protection
    reconciliation reconstruction reform rehabilitation relief religion research resources rights safety sanitation
    science security solidarity sport statistics studies sustainability technology tourism trade training transparency
    transport treatment tolerance tribes understanding water welfare women work works youth""".split()
)
"""What organizations are about: words that go on with a name ("Peace and Human Rights Advocacy") and begin none."""

OFFICES = frozenset(
    """administrator advocate ambassador chair chairperson chief commissioner coordinator counsel depositary director
    expert head judge legal minister moderator ombudsman ombudsperson president prosecutor rapporteur representative
    secretary speaker special undersecretary""".split()
)
"""Words in the title of a person: "and the Executive Secretary" begins a new speaker."""

PREPOSITIONS = frozenset(["for", "of", "on", "in", "against", "to", "from", "between", "with", "by", "towards"])

SHORT = 3
"""Words in one member of an enumeration inside a name ("Science, Technology and Innovation")."""

FINAL_AND = 4
"""A list ends in one "and": the likeliest of its last stretch gets this much."""


@dataclass(frozen=True)
class Piece:
    """A stretch between two possible separators.

    ``words`` are folded. ``before`` is the separator in front: ``,``, ``and``, ``;`` for one that is certain, or nothing.
    ``article`` says that "the" stood before it, ``capital`` that it begins with a capital.
    """

    words: tuple[str, ...]
    before: str
    article: bool
    capital: bool

    @cached_property
    def name(self) -> tuple[str, ...]:
        """The words before a bracket."""
        return self.words[: self.words.index("(")] if "(" in self.words[1:] else self.words

    @cached_property
    def head(self) -> bool:
        """Whether it names a sort of organization."""
        return not HEADS.isdisjoint(self.name) or self.name[-1] in LAST_HEADS

    @cached_property
    def topic(self) -> bool:
        """Whether it says what an organization is about, and names none."""
        return not self.head and not self.article and not TOPICS.isdisjoint(self.name)

    @cached_property
    def open(self) -> bool:
        """Whether an enumeration may follow: it has a head and a preposition, or ends in an adjective."""
        if len(self.name) < len(self.words):
            return False
        return (self.head and not PREPOSITIONS.isdisjoint(self.words)) or self.words[-1].endswith(("al", "ic"))

    @cached_property
    def member(self) -> bool:
        """Whether it may be one member of an enumeration inside a name."""
        return len(self.words) <= SHORT and not self.head and not self.article and PREPOSITIONS.isdisjoint(self.words)


def beginnings(pieces: Sequence[Piece], last: bool, listed: bool) -> list[bool]:
    """For each piece, whether a new name begins with it.

    ``last`` says that the list ends with these pieces, ``listed`` that names stand before them.
    """
    commas = [i for i, piece in enumerate(pieces) if piece.before in (",", ";") and i]
    stretch = commas[-1] if commas else 0
    scores = {i: _score(pieces, i) for i, piece in enumerate(pieces) if piece.before == "and" and i}
    for i in scores:
        scores[i] -= 3 if i < stretch else 0 if last else 2
    final = [i for i in scores if i > stretch]
    if last and final and pieces[stretch].before != ";" and (listed or commas or len(final) > 1):
        chosen = max(final, key=lambda i: (scores[i], -i))
        for i in final:
            scores[i] += FINAL_AND if i == chosen else -2
    begins = [scores.get(i, 1) > 0 for i in range(len(pieces))]
    for i in scores:
        if not begins[i] and not pieces[i].head:
            _gather(pieces, begins, i - 1)
    return begins


def _score(pieces: Sequence[Piece], i: int) -> int:
    """How much the words around an "and" speak for two names (above zero) or for one."""
    left, right = pieces[i - 1], pieces[i]
    score = {(True, True): 3, (True, False): -2, (False, True): -1, (False, False): 1}[left.head, right.head]
    score += 2 if right.article else 0
    score += 1 if right.article and not OFFICES.isdisjoint(right.name) else 0
    score -= 4 if right.topic else 0
    score -= 1 if left.capital and not right.capital else 0
    if i > 1 and left.before == "," and pieces[i - 2].open and left.member and right.member:
        score -= 5
    return score


def _gather(pieces: Sequence[Piece], begins: list[bool], first: int) -> None:
    """Join an enumeration inside a name to the piece that opens it: Centre for Food, Water, Energy and Climate."""
    at = first
    while at > 0 and pieces[at].before == "," and pieces[at].member:
        before = pieces[at - 1]
        if before.open or (before.capital and not pieces[at].capital):
            begins[at : first + 1] = [False] * (first + 1 - at)
            return
        at -= 1
