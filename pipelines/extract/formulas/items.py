"""Agenda items in a sentence: "Under agenda items 2 to 7", "under items 2, 3 and 5 (a)"."""

from __future__ import annotations

import re

Items = tuple[str, str]
"""The first and the last item that a list of statements covers."""

_ITEM = r"\d{1,2}(?:\s?\([a-z]\))?"
ITEMS = re.compile(
    # Only with a preposition that says what was spoken on. "Agenda item 2 was considered" opens no list of statements.
    rf"\b(?:under|on|of|concerning|regarding|for)\s+(?:the\s+)?(?:provisional\s+)?(?:agenda\s+)?(?:sub-?)?items?\s+"
    rf"(?P<list>{_ITEM}(?:\s*(?:,\s*and|,|and|to|through|-|–|—)\s*(?:{_ITEM}|\([a-z]\)))*)",
    re.IGNORECASE,
)
_ONE = re.compile(r"(\d{1,2})?\s?(?:\(([a-z])\))?")


def items_in(sentence: str) -> Items | None:
    """The first and last item of the first list of items in a sentence: ``("2", "7")``, ``("3(a)", "3(b)")``; None where it names none."""
    found = ITEMS.search(sentence)
    if not found:
        return None
    items: list[str] = []
    number = ""
    for one in _ONE.finditer(found["list"]):
        if not one[0].strip():
            continue
        number = one[1] or number
        items.append(f"{number}({one[2]})" if one[2] else number)
    return items[0], items[-1]
