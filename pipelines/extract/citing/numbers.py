"""Lists and ranges of printed numbers: "3 and 6", "2–4", "1 (a) and (b)", "20 to 36", "5 (a) (i)".

A number is read as a path: ``("5", "a", "i")`` for "5 (a) (i)", ``("14", "3")`` for "14.3", ``("", "b")`` for a bare
"(b)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Path = tuple[str, ...]

LONGEST_RANGE = 200
"""A range of more articles or paragraphs than this is a misreading (a year, a sum), and only its ends are kept."""

LONGEST_LIST = 500
"""No citation lists more articles or paragraphs than this."""

_ITEM = re.compile(
    r"(?P<number>\d{1,4}(?:\.(?P<dotted>\d{1,2})\b)?(?:\s?(?:bis|ter|quater|quinquies)\b)?(?:ff\b)?|[IVXL]{1,6}\b)?"
    r"(?P<parts>(?:\s?\((?:[a-z]{1,5}|\d{1,2})\))*)"
)
_PART = re.compile(r"\(([a-z\d]+)\)")
_SEPARATOR = re.compile(r"\s*(?:(?P<range>–|—|-|\bto\b|\bthrough\b)|(?:,|;)?\s*\b(?:and|or)\b|(?P<comma>[,;]))\s*")
# "articles 5 and 6, 12 States" must not cite article 12: what follows a number of a list is punctuation or one of
# the words that lead from a citation to what is cited.
_GOES_ON = re.compile(
    r"\s*(?:$|[,;:.)\]”\"–—-]|(?:and|or|to|of|on|in|under|concerning|regarding|relating|respectively|above|below|"
    r"through|thereof|as|is|are|was|were|which|should|could|shall|may|might|that|provides?|for|by|with|the|it)\b)"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a list holds (``paths``, in order, ranges filled in) and where it ends in the text."""

    paths: list[Path]
    end: int


def numbers(text: str, at: int, plural: bool) -> Numbers | None:
    """The list of numbers that begins at ``at``; None where none does.

    After a singular noun only letters or a range may follow: "paragraph 5, 12 States" cites one paragraph.
    """
    first = _item(text, at)
    if first is None:
        return None
    paths, end = [first[0]], first[1]
    while (link := _SEPARATOR.match(text, end)) and (item := _item(text, link.end())):
        path, after = item
        if not _may_follow(text, path, after, plural, link):
            break
        path = _inherit(paths[-1], path)
        paths += _between(paths[-1], path) if link["range"] else []
        paths.append(path)
        end = after
        if len(paths) > LONGEST_LIST:
            break
    return Numbers(paths, end)


def _item(text: str, at: int) -> tuple[Path, int] | None:
    found = _ITEM.match(text, at)
    if not found or found.end() == at:
        return None
    number, *dotted = (found["number"] or "").removesuffix("ff").split(".")
    return ("".join(number.split()), *dotted, *_PART.findall(found["parts"])), found.end()


def _may_follow(text: str, path: Path, after: int, plural: bool, link: re.Match[str]) -> bool:
    lettered = not path[0]
    if not plural and not lettered and not link["range"]:
        return False
    return lettered or bool(_GOES_ON.match(text, after))


def _inherit(before: Path, path: Path) -> Path:
    """ "1 (a) and (b)": the second letter stands under the same number."""
    if path[0] or len(path) > len(before):
        return path
    return (*before[: len(before) - len(path) + 1], *path[1:]) if len(before) > 1 else path


def _between(first: Path, last: Path) -> list[Path]:
    """What a range leaves out: "2–4" holds 3, "(a)–(d)" holds (b) and (c)."""
    if len(first) != len(last) or first[:-1] != last[:-1]:
        return []
    low, high = first[-1], last[-1]
    if low.isdigit() and high.isdigit() and 0 < int(high) - int(low) <= LONGEST_RANGE:
        return [(*first[:-1], str(n)) for n in range(int(low) + 1, int(high))]
    if len(low) == len(high) == 1 and low.isalpha() and high.isalpha():
        return [(*first[:-1], chr(c)) for c in range(ord(low) + 1, ord(high))]
    return []
