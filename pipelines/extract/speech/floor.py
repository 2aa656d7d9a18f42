"""Who speaks, and who has the floor: what "he", "the speaker" and "the delegation" take up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SpeakerKind = Literal[
    "one", "another", "some", "other", "several", "many", "named", "panellist", "chair", "secretariat", "meeting"
]

Verbs = Literal["any", "name", "saying", "words"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    ``written`` is the phrase as printed; ``plural`` tells what "they" can take up. ``with_verbs`` says by which verbs one
    knows that the subject speaks: any reporting verb; those that a name in no register speaks with; verbs of saying only (a
    State under review); or only those that can't be an act at home (a Government).
    """

    kind: SpeakerKind
    written: str
    participant_id: str | None = None
    on_behalf_of: str | None = None
    plural: bool = False
    with_verbs: Verbs = "any"


@dataclass(slots=True)
class Floor:
    """Who had the floor in the section so far.

    ``panel`` maps the names in the introduction of the panellists ("Daniela", "Buruiana") to the country named with
    them; ``sole`` is the country of a panel of one. ``reviewed`` are the States whose own delegation presented: what is told of
    them may be their acts and not their words. ``here`` says that ``last`` spoke in this very paragraph: "it" takes up
    nobody from an earlier one.
    """

    last: Speaker | None = None
    panellist: Speaker | None = None
    named: Speaker | None = None
    panel: dict[str, str | None] = field(default_factory=dict)
    sole: str | None = None
    reviewed: set[str] = field(default_factory=set)
    here: bool = False

    def new_section(self, participant_id: str | None, heading: str) -> None:
        """Nobody has the floor; under a heading that names a State, "the delegation" is that State's."""
        self.last = self.panellist = self.named = self.sole = None
        self.panel = {}
        if participant_id:
            self.named = Speaker("named", heading, participant_id)
            self.reviewed.add(participant_id)

    def give_to(self, speaker: Speaker) -> None:
        """Remember a speaker for "he", "the speaker", "the panellist" and "the delegation" to come."""
        if speaker.kind == "meeting":
            return
        self.last, self.here = speaker, True
        if speaker.kind == "panellist":
            self.panellist = speaker
        if speaker.kind == "named" and speaker.participant_id:
            self.named = speaker
