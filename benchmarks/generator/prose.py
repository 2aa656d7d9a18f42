"""Points and paragraphs put together from the vocabulary, with a ``Random`` that decides everything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from benchmarks.generator import vocabulary as v


@dataclass(frozen=True)
class Wording:
    """The text of a point in its parts, in the order in which they are printed.

    ``inserted`` stands between what is to be done and by which means; a part that is empty is not printed.
    """

    who: str
    ask: str
    action: str
    qualifier: str = ""
    inserted: str = ""
    means: str = ""
    purpose: str = ""
    tail: str = ""

    @property
    def head(self) -> str:
        """All before the tail."""
        said = f"{self.who} {self.ask}"
        if self.qualifier:
            said = f"{self.who}, {self.qualifier}, {self.ask}"
        said += f" {self.action}"
        for part in (self.inserted, self.means):
            said += f", {part}" if part else ""
        return said + (f", {self.purpose}" if self.purpose else "")

    @property
    def text(self) -> str:
        """The whole point, without punctuation at its end."""
        return self.head + (f"; {self.tail}" if self.tail else "")

    def with_(self, **parts: str) -> Wording:
        return replace(self, **parts)


def subject(draw: Random) -> str:
    """What a point or a sentence is about, in general or in a context."""
    about = draw.choice(v.SUBJECTS)
    if draw.random() < 0.7:
        about = f"{draw.choice(v.PROCESSES)} of {draw.choice(v.THINGS)}"
    return f"{about} {draw.choice(v.CONTEXTS)}" if draw.random() < 0.5 else about


def subjects(draw: Random, number: int) -> list[str]:
    """So many subjects, each another."""
    found: dict[str, None] = {}
    while len(found) < number:
        found[subject(draw)] = None
    return list(found)


def action(draw: Random, about: str) -> str:
    return f"{draw.choice(v.VERBS)} {draw.choice(v.OBJECTS).format(about)}"


def aim(draw: Random) -> str:
    """What for: an infinitive without "to"."""
    if draw.random() < 0.2:
        return draw.choice(v.PURPOSES)
    return f"{draw.choice(v.PURPOSE_VERBS)} {draw.choice(v.PURPOSE_OBJECTS)}"


def title(draw: Random, about: str) -> str:
    """A topic of the agenda."""
    return draw.choice(v.TITLES).format(about)


def tail(draw: Random) -> str:
    """What more a point asks, in a clause of its own."""
    parts = {"action": action(draw, subject(draw)), "object": draw.choice(v.OBJECTS).format(subject(draw))}
    return draw.choice(v.TAILS).format(group=draw.choice(v.GROUPS_CONCERNED), **parts)


def wording(draw: Random, about: str | None = None) -> Wording:
    """A point about a subject."""
    office = draw.random() < 0.2
    ask = draw.choice(v.OFFICE_ASK if office else v.STATES_ASK)
    qualifiers = v.OFFICE_QUALIFIERS if office else v.QUALIFIERS
    purpose = draw.choice(("with a view to helping practitioners to {}", "so as to {}", "in order to {}"))
    return Wording(
        draw.choice(v.OFFICES if office else v.STATES),
        ask,
        action(draw, about or subject(draw)),
        draw.choice(qualifiers) if draw.random() < 0.4 else "",
        means=draw.choice(v.MEANS) if draw.random() < 0.6 else "",
        purpose=purpose.format(aim(draw)) if draw.random() < 0.8 else "",
        tail=tail(draw) if draw.random() < 0.3 else "",
    )


def reworded(draw: Random, base: Wording) -> Wording:
    """The same point in somewhat other words: another ask, another purpose, a qualifier more or less, no tail."""
    office = base.who in v.OFFICES
    asks = [ask for ask in (v.OFFICE_ASK if office else v.STATES_ASK) if ask != base.ask]
    changes: list[dict[str, str]] = [
        {"ask": draw.choice(asks)},
        {"purpose": f"in order to {aim(draw)}"},
        {"means": "" if base.means else draw.choice(v.MEANS)},
        {"tail": ""} if base.tail else {"ask": draw.choice(asks)},
    ]
    made = base
    for change in draw.sample(changes, draw.randint(1, 2)):
        made = made.with_(**change)
    return made


def speech(draw: Random, about: str) -> str:
    """A sentence of a summary of deliberations."""
    form = draw.choice(v.REPORTED)
    end = aim(draw)
    if "need to {}" in form:
        return form.format(draw.choice(v.SPEAKERS), end, about)
    if form.count("{}") == 3:
        return form.format(draw.choice(v.SPEAKERS), about, end)
    return form.format(draw.choice(v.SPEAKERS), about)


def narrative(draw: Random) -> str:
    """A paragraph on a State's law and practice."""
    return " ".join(form.format(subject(draw)) for form in draw.sample(v.NARRATIVES, draw.randint(2, 4)))


def person(draw: Random) -> str:
    return f"{draw.choice(v.FIRST_NAMES)} {draw.choice(v.LAST_NAMES)}"
