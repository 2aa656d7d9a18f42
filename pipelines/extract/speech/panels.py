"""The panellists that a summary introduces, and the country named with each.

"Discussion of the item was facilitated by two panellists: Daniela Buruiana, Prosecutor, National Member of the European Union
Agency for Criminal Justice Cooperation for Romania; and Stefano Opilio, ... Ministry of Justice of Italy" (report-2020, para.
26); "by the panellists Ricardo Andrade Saadi (Brazil) and Cesar Mauricio Rodriguez Zarate (Colombia)" (report-2015, para. 10).
"""

from __future__ import annotations

import re
from typing import Any

from pipelines.extract.speech.floor import Floor

INTRODUCED = re.compile(
    r"\b(?:facilitated|led|introduced|moderated|opened|initiated|guided|enriched|made|given|delivered|heard)\b[^.:;]{0,80}?"
    r"\b(?P<head>panell?ists?|presenters?|discussants?|experts?|speakers?)\b:?\s*(?P<list>.*)$",
    re.DOTALL,
)
LONGEST_SENTENCE = 4000
"""Characters of an introduction that are read: room for twenty panellists with their titles."""

_BRACKETED = re.compile(r"(?P<name>[^();,]+?)\s*\((?P<country>[^()]+)\)")
_ITEM = re.compile(r";\s*(?:and\s+)?")
_COUNTRY_BEHIND = re.compile(r",\s+|\s(?:of|for|from|in)\s+(?:the\s+)?")


def introduce(sentence: str, names: Any, floor: Floor) -> bool:
    """Remember the panel that a sentence introduces; False where it introduces none."""
    found = INTRODUCED.search(sentence[:LONGEST_SENTENCE]) if _may_introduce(sentence) else None
    if not found or names is None or not found["list"].strip(" ."):
        return False
    members = _members(found["list"].rstrip(" ."), names)
    if not members:
        return False
    floor.panel = {word: country for name, country in members for word in name.split() if word[:1].isupper()}
    floor.sole = members[0][1] if len(members) == 1 else None
    floor.panellist = None
    return True


def _may_introduce(sentence: str) -> bool:
    return "panel" in sentence or "resenter" in sentence or "iscussant" in sentence or "by the following" in sentence


def _members(listed: str, names: Any) -> list[tuple[str, str | None]]:
    """(name, country) of each panellist in the list."""
    bracketed = [(m["name"], names.resolve(m["country"])) for m in _BRACKETED.finditer(listed)]
    if any(country for _, country in bracketed):
        return [(re.sub(r"^\s*(?:and|by)\s+", "", name), country) for name, country in bracketed]
    items = [item for item in _ITEM.split(listed) if item[:1].isupper()]
    return [(item.split(",")[0], _country(item, names)) for item in items]


def _country(item: str, names: Any) -> str | None:
    """The country at the end of a panellist's title: the last part that is a name."""
    cuts = [m.end() for m in _COUNTRY_BEHIND.finditer(item)]
    return next((found for cut in reversed(cuts) if (found := names.resolve(item[cut:].strip()))), None)
