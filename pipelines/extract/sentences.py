"""Sentences of UN prose, with their place in the clean text of the paragraph.

UN editorial style writes "art. 9, para. 1 (c)", "No. 39574", "U.S.A.", "Mr. Zhang" and "e.g." inside sentences; a full
stop ends a sentence only where the word before it is none of these and the next one begins like a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.model import Clean

REFERENCE_WORDS = frozenset(
    # Short for a part of a text: a number, a letter or a symbol comes next ("art. 19", "Sales No. E.09", "vol. II").
    "art arts para paras subpara subparas sect sects chap chaps no nos vol vols p pp fig figs add corr rev "
    "supp suppl ser eq".split()
)

NEVER_LAST = frozenset(
    # Titles and particles that always need something after them ("Mr. Zhang", "e.g. agreement on the venue", "Ibid.").
    "e.g i.e cf vs v viz ca approx mr mrs ms mme dr prof messrs gen col sen st ste mt amb hon op".split()
)

MAY_BE_LAST = frozenset(
    # Abbreviations that stand at the end of a sentence as well: they end one when a word follows that begins sentences
    # ("... in the U.S.A. The panellist" ends; "the U.S.A. Department of Justice" goes on).
    "etc al ibid ff inc ltd co jr sr u.s u.s.a u.k u.n a.m p.m d.c".split()
)

STARTERS = frozenset(
    # Words that begin sentences of UN prose and are no part of a name.
    "The This That These Those It In On At As He She They One Another Some Other Others Several Many Speakers Such "
    "Moreover Furthermore However Finally Lastly With While For To By Reference Mention During Under A An".split()
)

_STOP = re.compile(
    r"""
    (?<![.!?…])(?P<stop>[.!?…]++)        # the mark itself: begun and ended in one way, or a line of dots takes for ever
    (?P<tail>["”’»)\]]*+)                # closing quotation marks and brackets belong to the sentence that they close
    \s+
    (?=["“‘«(\[]*[A-ZÀ-ÖØ-Þ0-9])         # a sentence begins with a capital, a figure, or an opening mark before one
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s(\[“\"‘«/–—-]*$")
_INITIAL = re.compile(r"(?:[A-Z]\.-?)*[A-Z]$")
_REFERENCE_NEXT = re.compile(r"\d|\(?[a-z]\)|[A-Z]{1,2}[./]|[IVXLC]+\b")
_WORD_NEXT = re.compile(r"[“\"‘(\[]*(\w+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the clean text (``start``/``end``, end exclusive) and its ordinal from 1."""

    number: int
    start: int
    end: int
    text: str


def sentences(clean: Clean | str) -> list[Sentence]:
    """The sentences of one paragraph, in order, without the white space between them.

    Offsets point into the given text; ``Clean.span(start, end)`` leads on to the canonical text. A paragraph without a
    full stop is one sentence; semicolons never divide.
    """
    text = clean if isinstance(clean, str) else clean.text
    cuts = [0, *(m.end() for m in _STOP.finditer(text) if _ends(text, m)), len(text)]
    found: list[Sentence] = []
    for start, end in pairwise(cuts):
        piece = text[start:end]
        body = piece.strip()
        if body:
            at = start + len(piece) - len(piece.lstrip())
            found.append(Sentence(len(found) + 1, at, at + len(body), body))
    return found


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether the mark ends a sentence, told from the word before and the word behind it."""
    if stop["stop"] != ".":
        return True
    word = _word_before(text[max(0, stop.start() - 24) : stop.start()])
    known, initial = word.lower(), bool(_INITIAL.match(word))
    if known in REFERENCE_WORDS and not initial:
        return not _REFERENCE_NEXT.match(text, stop.end())
    if known in NEVER_LAST:
        return False
    # "J. Smith": a lone capital is an initial; yet "part A." ends with one as well.
    if known in MAY_BE_LAST or (initial and not stop["tail"]):
        after = _WORD_NEXT.match(text, stop.end())
        return bool(after and after[1] in STARTERS)
    # "1. The meeting ...": a number alone at the very begin is a list number.
    return not (word.isdigit() and stop.start() < 8 and text[: stop.start()].strip() == word)


def _word_before(before: str) -> str:
    found = _LAST_WORD.search(before)
    return found[0].rstrip('.,;:)]”’"') if found else ""
