"""One sentence alone: who is named in it, whatever it reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extract.formulas.people import Mention, read_people
from pipelines.extract.formulas.presence import read_presence
from pipelines.extract.formulas.speaking import named, read_reported, read_speech

if TYPE_CHECKING:
    from pipelines.normalise.names import Names

_NUMBER = re.compile(r"\s*(?:(?P<paragraph>\d{1,3}\.)\s+|(?P<point>\([a-z]{1,3}\))\s*)?")


def read_sentence(text: str, names: Names) -> list[Mention]:
    """All who speak, or are represented, in one sentence: statements, reported speech, attendance, or a point of a list of speakers."""
    number = _NUMBER.match(text)
    text = text[number.end() :] if number else text
    speeches = read_speech(text, names) or read_reported(text, names)
    if speeches:
        return [named(m, speech.form) for speech in speeches for m in speech.mentions()]
    if presence := read_presence(text, names):
        return list(presence.mentions())
    if number and number["point"] and ":" in text:
        return [m for group in read_people(text, names) for m in group.mentions]
    return []
