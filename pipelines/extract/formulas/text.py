"""Small tools on the text of one sentence: brackets hidden, tails cut, articles set aside.

Patterns run on a *masked* copy of the sentence, of the same length, in which whatever stands in brackets is hidden:
"Chile (the representative also spoke in his capacity as Chair of ...)" holds one verb, not two.
"""

from __future__ import annotations

import re

_BRACKETS = re.compile(r"[()\[\]]")
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)

ADJUNCT = re.compile(
    # What may follow the last name of a list and is no part of it. Only forms of words that no name holds: "in" and "on"
    # alone stand inside names ("Committee on Earth Observation Satellites", "the commune of ... in Mauritania").
    r"(?<![,\s][,\s])[,\s]++(?:and\s+)?(?:in (?:the )?(?:exercise|explanation|connection|relation|response|reply|reference|support|favour|accordance|addition|order|which|that|his|her|their)\b"
    r"|with (?:regard|respect|reference|a view)\b|under (?:agenda |sub-?)?items?\b|on (?:agenda |sub-?)?items?\b|on (?:the|this|that) (?:items?|sub-?items?|agenda|draft|report"
    r"|subject|matters?|topics?|issues?|situation|proposal|amendments?|question|occasion|estimated|budgetary|programme budget)\b"
    r"|as (?:States?|the States?|countries|the countr(?:y|ies)) concerned|as (?:the )?main sponsors?|as orally\b|regarding\b|concerning\b|during (?:the|its|their|which)\b|following (?:the|which)\b"
    r"|(?:before|after) the (?:vote|voting|adoption|decision)|at (?:the|its|their) (?:same |\d|opening|closing|first|second|meeting|session)|(?:who|which|whose)\b"
    r"|(?:by|via) (?:video|means)\b|against the\b|for (?:the first|a second|the second) time"
    r"|(?:paying|expressing|welcoming|introducing|presenting|thanking|congratulating|stressing|calling|reiterating|requesting|recalling|referring|outlining|highlighting"
    r"|noting|proposing|supporting|asking|raising|urging|conveying|commending|explaining|underlining|emphasizing|drawing|relating)\b)"
)


_SEPARATOR = (
    r"[\s,;.]*(?:(?:\b(?:as well as|and|also|by|from|followed|then|finally|including|both|namely)\b|\()[\s,;]*)*"
)
"""What stands between two groups: ", and by the", "; as well as"."""

_SEPARATOR_BEFORE = re.compile(_SEPARATOR)
_SEPARATOR_BEHIND = re.compile(_SEPARATOR + "$")
_LONGEST_SEPARATOR = 120
"""Characters behind a group that are looked at; "; as well as by the" has twenty."""


def after_separator(masked: str, start: int, end: int) -> int:
    """Past the words that lead to a group."""
    found = _SEPARATOR_BEFORE.match(masked, start, end)
    return found.end() if found else start


def before_separator(masked: str, start: int, end: int) -> int:
    """Before the words behind a group that lead to the next."""
    found = _SEPARATOR_BEHIND.search(masked, max(start, end - _LONGEST_SEPARATOR), end)
    return found.start() if found else end


def mask(text: str) -> str:
    """The text with everything in brackets, brackets included, replaced by "\\x01"; an open bracket that never closes is kept."""
    if "(" not in text and "[" not in text:
        return text
    parts: list[str] = []
    last = depth = begin = 0
    for m in _BRACKETS.finditer(text):
        if m[0] in "([":
            if depth == 0:
                begin = m.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                parts += [text[last:begin], "\x01" * (m.end() - begin)]
                last = m.end()
    return "".join(parts) + text[last:]


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with every match replaced by blanks, so that places stay."""
    return pattern.sub(lambda m: " " * len(m[0]), text)


def trim(text: str, start: int, end: int, characters: str = " \t\n,;:.") -> tuple[int, int]:
    """The span without the given characters at both ends."""
    while start < end and text[start] in characters:
        start += 1
    while end > start and text[end - 1] in characters:
        end -= 1
    return start, end


def without_article(text: str) -> str:
    """A name without "the" or "a" in front."""
    text = text.strip()
    found = _ARTICLE.match(text)
    return text[found.end() :] if found else text


def cut_adjunct(masked: str, start: int, end: int) -> int:
    """Where the list that begins at ``start`` ends, before words that belong to the sentence and not to its last name."""
    found = ADJUNCT.search(masked, start, end)
    return found.start() if found else end
