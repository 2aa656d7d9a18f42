"""Articles of treaties, down to paragraph and subparagraph.

A target is a path: ``UNTOC/art.18``, ``UNTOC/art.18/para.30``, ``UNTOC/art.16/para.5/(a)``, ``.../para.5/(a)/(i)``.
Where an article has lettered parts and no numbered paragraphs, "article 2, paragraph (b)" and "article 2(b)" are both
``UNTOC/art.2/(b)``; "article 6(1)(c)" is ``art.6/para.1/(c)``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, pairwise

from pipelines.extract.citing.cited import Cited
from pipelines.extract.citing.instruments import Instruments, Mention
from pipelines.extract.citing.numbers import Path, numbers
from pipelines.extract.sentences import sentences

MOST_TARGETS = 2000
"""Targets that one paragraph may cite; only a made-up one has more."""

Pin = tuple[str, ...]
Report = Callable[[str, int, int], None]
"""Takes a message and the place (start, end) in the clean text of an article that gives no row."""

# "Article 19 – The International Centre against Censorship" is a non-governmental organization.
ANCHOR = re.compile(r"\b(?:[Aa]rticle(?P<s>s)?|[Aa]rt(?P<as>s)?\.)\s*(?=\d|[IVXL]+\b)(?!19\s*[–—:-]\s*[A-Z])")
_PARAGRAPH = re.compile(r"\s*,?\s*(?:and\s+)?\(?(?P<sub>[Ss]ub-?)?[Pp]ara(?:graph)?(?P<s>s)?\.?\s*(?=\d|\(\w)")
_OF_ARTICLE = re.compile(r"\s*,?\s+of\s+(?:the\s+)?[Aa]rt(?:icle|\.)")
_NEXT_ARTICLE = re.compile(r"\s*(?:[,;]\s*(?:and|or)|[,;]|and|or)\s+(?=\d)")
# "paragraph 30 of article 18", "subparagraph (a) of paragraph 1 of article 5"
_BEFORE = re.compile(
    r"(?:\b[Ss]ub-?para(?:graph)?s?\.?\s*(?P<letters>\([^a-z]*[a-z]+\)[^.;:]{0,30}?)\s*,?\s+of\s+)?"
    r"\b(?:[Ss]ub-?)?[Pp]ara(?:graph)?(?P<s>s)?\.?\s*(?P<list>(?:[\d\s,–-]|\([a-z]{1,4}\)|\b(?:and|or|to)\b){1,40}?)\s*,?\s+of\s+(?:the\s+|its\s+)?$"
)
# What may stand between an article and its treaty: "article 18 of the ...", "article 13, on confiscation, of the ...".
_OF = re.compile(
    r"\s*(?:\([^()]{3,80}\))?,?\s*(?:(?:on|concerning|regarding|relating\s+to)\s[^.;()]{3,90},\s+)?"
    r"(?:of|in|under)\s+(?:both\s+)?"
)
# "article 16, paragraph 3, and article 18 of the Convention": both are of the Convention.
_CHAIN = re.compile(r"\s*[,;]?\s*(?:on\s[^.;()]{3,60}?,?\s*)?(?:and(?:\s+of)?|or|as\s+well\s+as)?\s*(?:in\s+)?")
_OF_UNKNOWN = re.compile(r"\s*,?\s*of\s+(?:the\s+|its\s+|that\s+|this\s+)?(?!which\b)[A-Za-z]")


@dataclass(slots=True)
class Expression:
    """One printed expression ("articles 16 and 18", "paragraph 30 of article 18") and the articles in it."""

    start: int
    end: int
    pins: list[Pin]
    mention: Mention | None = None
    explicit: bool = False

    @property
    def article(self) -> str:
        """The first article in it ("art.18")."""
        return self.pins[0][0]


def articles(text: str, instruments: Instruments, earlier: Callable[[str], str | None], report: Report) -> list[Cited]:
    """The treaty articles that a paragraph cites, one per target; ``report`` hears of those that give no row."""
    expressions = _expressions(text)
    if not expressions:
        return []
    mentions = instruments.mentions(text, earlier)
    _attach(text, expressions, mentions)
    found = list(islice((cited for e in expressions for cited in _targets(e, instruments, report)), MOST_TARGETS + 1))
    if len(found) > MOST_TARGETS:
        report("more articles than a paragraph cites, the rest left out", found[-1].start, found[-1].end)
    return found[:MOST_TARGETS]


def _expressions(text: str) -> list[Expression]:
    found: list[Expression] = []
    pins = 0
    for anchor in ANCHOR.finditer(text):
        if found and anchor.start() < found[-1].end:
            continue
        read = _read(text, anchor)
        if read:
            found.append(read)
            pins += len(read.pins)
        if pins > MOST_TARGETS:
            break
    return found


def _read(text: str, anchor: re.Match[str]) -> Expression | None:
    plural = bool(anchor["s"] or anchor["as"])
    listed = numbers(text, anchor.end(), plural)
    if listed is None:
        return None
    pins, end = _with_paragraphs(text, listed.paths, listed.end)
    # "articles 16, paragraph 3, and 18, paragraph 7, of the Convention"
    while plural and end > listed.end and (link := _NEXT_ARTICLE.match(text, end)):
        more = numbers(text, link.end(), plural=False)
        if more is None:
            break
        following, end = _with_paragraphs(text, more.paths, more.end)
        pins += following
    before = _BEFORE.search(text, max(0, anchor.start() - 90), anchor.start())
    if before and len(listed.paths) == 1 and end == listed.end:
        return Expression(before.start(), end, _from_before(before, pins[0]))
    return Expression(anchor.start(), end, pins)


def _with_paragraphs(text: str, paths: list[Path], end: int) -> tuple[list[Pin], int]:
    """Article numbers as pins, the last one with the paragraphs printed behind it."""
    pins = [_pin(path) for path in paths]
    while word := _PARAGRAPH.match(text, end):
        listed = numbers(text, word.end(), bool(word["s"]))
        if listed is None or _OF_ARTICLE.match(text, listed.end):
            break  # "article 5, and paragraph 1 of article 6": the paragraph is of the next one
        last = pins.pop()
        pins += [last + _below(path) for path in listed.paths]
        end = listed.end
    return pins, end


def _pin(path: Path) -> Pin:
    """("6", "1", "c") as ("art.6", "para.1", "(c)")."""
    return (f"art.{path[0]}", *(f"para.{part}" if part.isdigit() else f"({part})" for part in path[1:]))


def _below(path: Path) -> Pin:
    return (*((f"para.{path[0]}",) if path[0] else ()), *(f"({part})" for part in path[1:]))


def _from_before(before: re.Match[str], article: Pin) -> list[Pin]:
    listed = numbers(before["list"], 0, bool(before["s"]))
    pins = [article + _below(path) for path in listed.paths] if listed else [article]
    letters = numbers(before["letters"], 0, True) if before["letters"] else None
    return [pin + _below(path) for pin in pins for path in letters.paths] if letters else pins


def _attach(text: str, expressions: list[Expression], mentions: list[Mention]) -> None:
    """Give each expression its instrument.

    That is the one printed behind it, else the one that the same article had before in the paragraph, else the last one
    named before it in its sentence, else the one that the same article has later, else the last one named before it.
    """
    places = [m.start for m in mentions]
    for expression in expressions:
        _printed_behind(text, expression, mentions[bisect_left(places, expression.end) :][:FEW])
    for this, following in reversed(list(pairwise(expressions))):
        if not this.explicit and following.explicit and _CHAIN.fullmatch(text, this.end, following.start):
            this.mention, this.explicit = following.mention, True
    later = {e.article: e.mention for e in reversed(expressions) if e.explicit}
    before: dict[str, Mention | None] = {}
    starts = [s.start for s in sentences(text)]
    for expression in expressions:
        if not expression.explicit:
            at = bisect_right(places, expression.start)
            last = mentions[at - 1] if at else None
            begin = starts[bisect_right(starts, expression.start) - 1]
            near = last if last and last.start >= begin else None
            expression.mention = before.get(expression.article) or near or later.get(expression.article) or last
        else:
            before[expression.article] = expression.mention


FEW = 4
"""Mentions behind an article that are tried: the one that it is of is the next, or the next but one."""


def _printed_behind(text: str, expression: Expression, behind: list[Mention]) -> None:
    """The instrument that the text gives right behind the article, or that it gives one nobody knows."""
    for mention in behind:
        if _OF.fullmatch(text, expression.end, mention.start) or _follows(text, expression, mention):
            expression.mention, expression.explicit = mention, True
            if mention.start - expression.end < 12:
                expression.end = mention.end
            return
    if _OF_UNKNOWN.match(text, expression.end):
        expression.mention = Mention(expression.end, expression.end, "other", head="other")
        expression.explicit = True


def _follows(text: str, expression: Expression, mention: Mention) -> bool:
    """ "art. 18 (13) UNTOC": the acronym stands behind without any word between."""
    return (
        mention.start - expression.end <= len(", ") and text[expression.end : mention.start + 1].strip(" ,").isupper()
    )


def _targets(expression: Expression, instruments: Instruments, report: Report) -> list[Cited]:
    mention = expression.mention
    if mention and mention.kind != "treaty":
        report("article of a national law or another instrument, not of a treaty", expression.start, expression.end)
        return []
    treaty = mention.target if mention else instruments.the_convention
    if treaty is None:
        report("article of a treaty that the text does not name", expression.start, expression.end)
        return []
    if mention is None:
        report(f"article without a named treaty, read as {treaty}, the body's own", expression.start, expression.end)
    elif not mention.known:
        report(f"treaty not in the register: {treaty}", expression.start, expression.end)
    return [
        Cited("treaty_article", "/".join((treaty, *pin)), expression.start, expression.end)
        for pin in dict.fromkeys(expression.pins)
    ]
