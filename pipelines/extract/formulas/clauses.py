"""Where a subject begins: past the words that date a sentence, place it in the agenda, or tell of other deeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extract.formulas.behalf import BEHALF, Behalf, behalf_of
from pipelines.extract.formulas.verbs import ADVERBS_AT_END
from pipelines.extract.formulas.vocabulary import NUMBER

if TYPE_CHECKING:
    from pipelines.normalise.names import Names

_LEADING_WORD = re.compile(
    r"\d{1,4}\.\s+|(?:Also|Then|Again|Later|Subsequently|Thereafter|Finally|Lastly|Furthermore|Moreover|However|And|In addition|In conclusion|Further|also)\b,?\s*"
)
_LEADING_PHRASE = re.compile(
    # "At the same meeting,", "In accordance with rule 153,", "During the ensuing discussion,": up to the comma.
    r"(?:At|On|In|Under|During|Following|After|Before|For|With|Within|Pursuant|Upon|Regarding|Concerning|Owing|As|By|From|Having|Speaking|Continuing|Responding"
    r"|Introducing|Opening|Closing|Through|Via|Prior|Throughout|Between|While|When|Where|Turning|Referring|Immediately|Shortly|Earlier)\b[^,]*(?:,\s*|$)"
)
_NEXT_PHRASE = re.compile(
    # What goes on behind the first comma: "on 20 March 2015,", "and at the 34th meeting,", "held from ...".
    r"(?:(?:also\s+|and\s+)*(?:at|on|in|under|during|following|after|before|for|with|pursuant|upon|held|from|as|by|owing|regarding|concerning)\b|\d|and at|the same day|(?:Mon|Tues|Wednes|Thurs|Fri)day"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[^,]*(?:,\s*|$)"
)
_EARLIER_VERB = re.compile(
    # Another sentence part before the subject: "The Council divided the discussion, and the representative of ...".
    r"\b(?:was|were|had|has|held|introduced|answered|referred|adopted|decided|took|recalled|informed|noted|watched|divided|considered|opened|elected|approved|stated|expressed|thanked"
    r"|welcomed|made|gave|delivered|chaired|facilitated|responded)\b"
)
_PART_END = re.compile(
    r"(?:,?\s(?:and|while|whereas|but)|,?\s(?:at|during|in|after|following|under) which|;|,\s(?=the (?:representative|observer)))\s"
)
_OTHER_DEED = re.compile(
    # "the Special Rapporteur answered questions and made her concluding remarks": the subject ends before the first verb.
    r"\s+(?:answered|responded|replied|introduced|presented|asked|raised|moderated|chaired|opened|closed|facilitated|thanked|welcomed|recalled)\b[^;:]*\band\s*(?:also\s*)?$"
)
AND_OTHERS = re.compile(
    # Where the subject of a further clause begins: "... and the representatives of B and C made statements".
    rf"[,;]?\s+(?:and|while|whereas)\s+(?=(?:the|an?|several|some|many|other|{NUMBER})\b|(?:representatives?|observers?)\b)"
)


def subject(text: str, masked: str, floor: int, stop: int, names: Names) -> tuple[int, int, Behalf | None]:
    """The subject of the verb at ``stop``: its span, and the "on behalf of" that stands before it, if any.

    ``floor`` is where the clause before it ended, 0 for the first clause of the sentence.
    """
    at, lead = floor, None
    if floor:
        found = AND_OTHERS.search(masked, floor, stop)
        at = found.end() if found else stop
    else:
        at, lead = after_lead(text, masked, at, stop, names)
    if adverbs := ADVERBS_AT_END.search(masked, at, stop):
        stop = adverbs.start()
    if by := _OTHER_DEED.search(masked, at, stop):
        stop = by.start()
    return _after_earlier(masked, at, stop), stop, lead


def _after_earlier(masked: str, at: int, stop: int) -> int:
    """Past an earlier part of the sentence with a verb of its own."""
    verb = _EARLIER_VERB.search(masked, at, stop)
    ends = [m.end() for m in _PART_END.finditer(masked, verb.end(), stop)] if verb else []
    return ends[-1] if ends else at


def after_lead(text: str, masked: str, at: int, stop: int, names: Names) -> tuple[int, Behalf | None]:
    """Past "Also at the 43rd meeting, on 20 March 2015, ..." """
    lead: Behalf | None = None
    while found := _LEADING_WORD.match(masked, at, stop):
        at = found.end()
    phrase = _LEADING_PHRASE.match(masked, at, stop)
    if phrase is None and at and masked[at : at + 1].islower():
        phrase = _NEXT_PHRASE.match(masked, at, stop)
    while phrase and phrase.end() < stop:
        if spoken := BEHALF.search(masked, max(at - 1, 0), phrase.end()):
            lead = behalf_of(text[spoken.end() : phrase.end()], spoken, names)
        at = phrase.end()
        phrase = _NEXT_PHRASE.match(masked, at, stop)
    return at, lead
