"""From the lines of one paragraph to clean reading text that maps back to the canonical text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from pipelines.model import Clean, Line, SourceText, Span

BLANKS = "\t\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""All that ``\\s`` matches besides the space and the line feed. No two blanks stand side by side in reading text, so that the
patterns of later stages, many of which begin or part at ``\\s*``, never meet a run of them."""
UNSEEN = "\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Control characters, soft hyphens, joiners and marks of direction: nothing that a reader sees, and much that hides a word."""
ODD = re.compile(f"[{BLANKS}{UNSEEN}\ufb00-\ufb06]")
"""Any character that reading text leaves out or writes otherwise; a text of words and single spaces has none."""
SPACES = re.compile(f"[ {BLANKS}]{{2,}}|[{BLANKS}]")
INVISIBLE = re.compile(f"[{UNSEEN}]")
LIGATURE = re.compile("[\ufb00-\ufb06]")
LIGATURES = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True))
HYPHENS, LONGEST_WORD = ("-", "\u2010", "\u00ad"), 60
HYPHEN_AT_END = re.compile(r"(\w+)([-\u2010\u00ad])$")
SPACE_BEFORE_HYPHEN = re.compile(r"(?<=\w) (?=-\w)|(?<=\w-) (?=\w)(?!(?:and|or|to|and/or)\b)")
SPACE_BEFORE_POINT = re.compile(r"(?<=[\w)”\"’]) +(?=[,;.:](?:\s|$))")
STAR_CALL = re.compile(r"(?<=[\w.,;:)”\"’])\*{1,3}(?=\s|$)|(?<=\S)[†‡](?=\s|$)")
"""A note's star after a word: "provisional agenda*"."""
WORDS = re.compile(r"[^\W\d_]+")
PAIR = re.compile(r"(?<![\w’'-])([^\W\d_]+) ([^\W\d_]+)(?![\w’'])")
WORD_ZIPF, FRAGMENT_ZIPF, ZIPF_GAP = 3.0, 3.2, 1.0
"""wordfreq's Zipf scale: a word of English is at 3 or above; a fragment of four letters and more is below 3.2 and at least
1.0 rarer than the whole."""
SHORT_WORDS = frozenset(
    "a i an as at be by do go he if in is it me my no of on or so to up us we am re vs "
    "act add age ago aid aim air all and any are art ask bad bar bis boy but can car com day dec did die due eat end era etc "
    "eve far few fit fly for fox fun gap gas get god got gun had has her him his hit hoc how ibn ill inc its job key kin law lay "
    "led leg let lie lot low man map may men met mid ne new non nor not now oct off oil old one op our out own pan par pay per "
    "pre pro put ran raw red rev run san sat saw say sea see set sex she sin sir six son sub sum sun tax ten the tie too top try two una "
    "use van via vol von war was way web who why win yes yet you de la le el al du en et ex id bin ben des les los las".split()
)
"""Words of up to three letters that UN English uses by themselves; any other short token may be the fragment of a word."""


def clean_lines(source: SourceText, lines: list[Line], start: int | None = None) -> Clean:
    """The reading text of a run of lines: joined, hidden markup left out, hyphens at line ends resolved.

    ``start`` is where the text begins in the first line (after its number).
    """
    parts: list[Clean] = []
    for i, line in enumerate(lines):
        begin = start if i == 0 and start is not None else line.start
        if i and parts:
            _join(source, parts, lines[i - 1], line)
        parts.append(_visible(source, begin, line.end))
    clean = Clean.join(parts)
    odd = ODD.search(clean.text)
    if odd:
        clean = clean.sub(INVISIBLE).sub(LIGATURE, lambda m: LIGATURES[m[0]])
    if "*" in clean.text or "†" in clean.text:
        clean = clean.sub(STAR_CALL)
    if odd or "  " in clean.text:
        clean = clean.sub(SPACES, " ")
    return clean.strip()


def _visible(source: SourceText, start: int, end: int) -> Clean:
    """A stretch of the canonical text without its hidden markup (which is in order)."""
    hidden = source.hidden
    if not hidden:
        return Clean.of(source.text[start:end], start)
    parts: list[Clean] = []
    at = start
    for i in range(bisect_left(hidden, start, key=_begin), len(hidden)):
        span = hidden[i]
        if span.start >= end:
            break
        if span.start > at:
            parts.append(Clean.of(source.text[at : span.start], at))
        at = max(at, span.end)
    if at < end:
        parts.append(Clean.of(source.text[at:end], at))
    return Clean.join(parts) if parts else Clean("", [(0, start)])


def _begin(span: Span) -> int:
    return span.start


def _join(source: SourceText, parts: list[Clean], before: Line, line: Line) -> None:
    """Put a space between two lines, or none where a hyphen ends the first."""
    text = parts[-1].text
    hyphen = HYPHEN_AT_END.search(text, max(0, len(text) - LONGEST_WORD)) if text.endswith(HYPHENS) else None
    if not hyphen or not source.text[line.start : line.start + 1].isalpha():
        gap = min(before.end, len(source.text) - 1)
        parts.append(Clean(" ", [(0, gap)]))
        return
    after = WORDS.match(source.text, line.start, line.end)
    whole = hyphen[1] + (after[0] if after else "")
    if hyphen[2] == "\u00ad" or (hyphen[1].islower() and zipf(whole.lower()) >= WORD_ZIPF):
        parts[-1] = parts[-1].slice(0, len(parts[-1].text) - 1)


@cache
def _frequencies() -> dict[str, float]:
    """How often English words occur, in parts of one (wordfreq, list "en", large)."""
    from wordfreq import get_frequency_dict

    frequencies: dict[str, float] = get_frequency_dict("en", wordlist="large")
    return frequencies


@cache
def zipf(word: str) -> float:
    """The frequency of a word in lower case on Zipf's scale (0 where unknown)."""
    from math import log10

    frequency = _frequencies().get(word, 0.0)
    return log10(frequency) + 9 if frequency else 0.0


def vocabulary(texts: list[str]) -> frozenset[str]:
    """The words that a document itself uses twice or more, in lower case: names that no word list knows."""
    counts = Counter(WORDS.findall("\n".join(texts).lower()))
    return frozenset(word for word, count in counts.items() if count > 1 and len(word) > 3)


def fragments(texts: list[str]) -> frozenset[str]:
    """The tokens of a document that are unlikely to stand by themselves, as written."""
    tokens = {word for text in texts for word in WORDS.findall(text)}
    return frozenset(token for token in tokens if _fragment(token.lower()) and not token[1:].isupper())


def mend_spaces(
    clean: Clean, known: frozenset[str], broken: frozenset[str] | None = None
) -> tuple[Clean, list[tuple[str, Span]]]:
    """Take out the stray spaces that PDF tools leave inside words: "si lence", "th e", "COVID -19", "groups .".

    Two neighbours are joined where one of them is no word by itself (``broken``, found in the text where not
    given) and both together are one. Gives the text and each repair of a word (what stood there, its span).
    """
    text = clean.text
    broken = fragments([text]) if broken is None else broken
    edits: list[tuple[int, int, str]] = []
    repairs: list[tuple[str, Span]] = []
    at = 0
    for start in _suspects(text, broken):
        m = PAIR.match(text, start) if start >= at else None
        if m and _broken(m[1], m[2], known) and not _belongs_right(text, m.start(2), m[1].lower(), m[1] + m[2], known):
            edits.append((m.end(1), m.start(2), ""))
            repairs.append((m[0], clean.span(m.start(), m.end())))
            at = m.end()
    mended = clean.replace_spans(edits)
    if " -" in mended.text or "- " in mended.text:
        mended = mended.sub(SPACE_BEFORE_HYPHEN)
    if any(space in mended.text for space in (" ,", " ;", " .", " :")):
        mended = mended.sub(SPACE_BEFORE_POINT)
    return mended, repairs


def _suspects(text: str, broken: frozenset[str]) -> list[int]:
    """Where pairs begin that hold a fragment, in order."""
    starts: list[int] = []
    before: int | None = None
    for m in WORDS.finditer(text):
        if m[0] in broken:
            if before is not None and (not starts or starts[-1] != before):
                starts.append(before)
            starts.append(m.start())
        before = m.start()
    return starts


def _belongs_right(text: str, at: int, left: str, whole: str, known: frozenset[str]) -> bool:
    """Whether the second token rather makes a word with the one after it ("to t he")."""
    m = None if _fragment(left) else PAIR.match(text, at)
    return bool(m and _broken(m[1], m[2], known) and zipf((m[1] + m[2]).lower()) > zipf(whole.lower()))


def _broken(left: str, right: str, known: frozenset[str]) -> bool:
    """Whether two tokens are the halves of one word."""
    if not right.islower() or not (_fragment(left.lower()) or _fragment(right)):
        return False
    whole = (left + right).lower()
    if whole in known and not (left.lower() in known and right in known):
        return True
    weight = zipf(whole)
    rarest = min(zipf(part) if len(part) > 3 else 0.0 for part in (left.lower(), right))
    return weight >= WORD_ZIPF and weight - rarest >= ZIPF_GAP


def _fragment(token: str) -> bool:
    """Whether a token is unlikely to stand by itself."""
    return token not in SHORT_WORDS if len(token) <= 3 else zipf(token) < FRAGMENT_ZIPF
