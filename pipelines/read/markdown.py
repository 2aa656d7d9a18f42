"""Markdown as PDF converters write it: headings, emphasis, ``<sup>``, ``~~``, footnotes, escapes, page breaks in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.model import Line, Mark, MarkKind, SourceText, Span

RULE = re.compile(r"(?:[-_*]\s?){3,}")
QUOTE = re.compile(r"(?:>\s*)+")
HEADING = re.compile(r"(#{1,6})\s+")
BULLET = re.compile(r"[-*+•]\s+(?=\S)")
FOOTNOTE = re.compile(
    r"<sup>\s*(?P<sup>\d{1,3}|[*†‡a-z])\s*</sup>\s+(?=\S)"
    r"|(?P<uni>[¹²³⁴-⁹⁰]+)\s+(?=\S)"
    r"|\^\{?\\?(?P<tex>\d{1,3}|\*+|[a-z])\}?\^?\s+(?=\S)"
    r"|\[\^(?P<ref>[^\]]{1,8})\]:\s*"
    r"|\\?(?P<star>\*{1,3}|†|‡)\s+(?=[A-Z])"
)
SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
INLINE = re.compile(
    r"<sup>(?P<sup>.{0,20}?)</sup>"
    r"|(?P<call>(?<=\S)\^\{\\?[^}]{1,4}\}|\[\^[^\]]{1,8}\](?!:)|[⁰¹²³⁴-⁹]+)"
    r"|~~(?P<strike>.+?)~~"
    r"|<(?P<tag>del|s|strike|ins|u)>(?P<tagged>.*?)</(?P=tag)>"
    r"|(?<!!)\[(?P<link>[^\[\]\n]{0,1000})\]\((?P<href>[^)\s]{0,2000})\)"
    r"|(?P<image>!\[[^\[\]\n]{0,1000}\]\([^)\s]{0,2000}\))"
    r"|<(?P<auto>(?:https?://|mailto:|www\.)[^>\s]+)>"
    r"|(?P<comment><!--.*?-->)|(?P<br><br\s*/?>)"
    r"|\\{1,2}(?P<escaped>[\\`*_{}\[\]()#+.!~<>|-])"
    r"|&(?P<entity>amp|nbsp|quot|#39|lt|gt);"
    r"|(?P<emphasis>\*{1,3}|(?<![A-Za-z0-9])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![A-Za-z0-9]))"
)
OPENING = re.compile(r"<(?:(del|strike|s|ins|u)>|!--)")
"""What runs to its end wherever that is: thousands that are never closed would each be followed to the end of the line."""
INLINE_SIGN = re.compile(r"[<^\[⁰¹²³⁴-⁹~!\\&*_]")
"""What any inline markup begins with."""
BOLD_SEAM = re.compile(r"(?<=[^\s*])\*\*\*\*(?=[^\s*])")
"""Two bold runs that touch were two paragraphs: ``**Tenth session****Vienna, 12–16 October 2020**``."""
MOST_EMPHASES = 4
"""Signs of emphasis one in the other; converters write two at most, and each costs a look at the whole line."""
ORDINAL_END = re.compile(r"st|nd|rd|th|er|re|e|o|a")
"""``12<sup>th</sup>`` is an ordinal, not a footnote call."""
TAG_KINDS: dict[str, MarkKind] = {"del": "strike", "s": "strike", "strike": "strike", "ins": "insert"}
WRAP_WIDTH, WRAP_SHARE = 110, 0.98
"""Markdown whose lines are nearly all shorter than this, with paragraphs of several lines, is hard-wrapped."""


def looks_like_markdown(text: str) -> bool:
    """Whether text carries Markdown: headings, emphasis, struck words, links or list bullets with numbers."""
    return bool(
        re.search(r"(?m)^#{1,6} \S|\*\*\S[^*\n]*\*\*|~~\S|<sup>|\]\(http|^- (?:\(?[a-z0-9]{1,3}[.)]) |^[¹²³] \S", text)
    )


def read(text: str) -> SourceText:
    """Lines of Markdown; ``flow`` is True where each line is a whole paragraph of its own."""
    source = SourceText(text=text, lines=[], reader="markdown", media_type="text/markdown")
    wrapped = _is_wrapped(text)
    begin = 0
    for raw in text.split("\n"):
        for start, end in _split_seams(raw):
            line = _line(source, raw, begin, start, end)
            if line:
                line.flow = not wrapped
                source.lines.append(line)
        begin += len(raw) + 1
    source.hidden.sort(key=lambda span: span.start)
    source.marks.sort(key=lambda mark: mark.start)
    return source


def _is_wrapped(text: str) -> bool:
    """Whether paragraphs run over several short lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    runs = len(re.findall(r"(?m)^[^\n#>|-].{50,}\n(?=[a-z(“\"][^\n]{3,})", text))
    short = sum(len(line) <= WRAP_WIDTH for line in lines)
    return bool(lines) and short >= WRAP_SHARE * len(lines) and runs * 5 >= len(lines)


def _split_seams(raw: str) -> list[tuple[int, int]]:
    """The parts of a line at the seams of bold runs; the stars stay outside of both parts."""
    if "****" not in raw or RULE.fullmatch(raw.strip()):
        return [(0, len(raw))]
    bounds, last = [], 0
    for seam in BOLD_SEAM.finditer(raw):
        bounds.append((last, seam.start() + 2))
        last = seam.start() + 2
    return [*bounds, (last, len(raw))]


def _line(source: SourceText, raw: str, begin: int, start: int, end: int) -> Line | None:
    """One line: block markup read into attributes and left outside of start and end, inline markup hidden."""
    part = raw[start:end]
    visible = part.strip()
    if not visible:
        return None
    left = start + len(part) - len(part.lstrip())
    line = Line(begin + left, begin + left + len(visible), indent=left - start, new_page=visible.startswith("\f"))
    if RULE.fullmatch(visible):
        line.rule = True
        return line
    if quote := QUOTE.match(source.text, line.start, line.end):
        source.hidden.append(Span(*quote.span()))
        line.start = quote.end()
    _read_block_markup(source.text, line)
    _hide_inline(source, line.start, line.end)
    return line if line.start < line.end else None


def _read_block_markup(text: str, line: Line) -> None:
    """Take heading signs, bullets and footnote signs off the line's begin, emphasis off both ends."""
    if heading := HEADING.match(text, line.start, line.end):
        line.heading = len(heading[1])
        line.start = heading.end()
    elif bullet := BULLET.match(text, line.start, line.end):
        line.bullet = True
        line.start = bullet.end()
    if note := FOOTNOTE.match(text, line.start, line.end):
        sign = next(value for value in note.groups() if value)
        line.footnote = sign.translate(SUPERSCRIPT_DIGITS)
        line.start = note.end()
    while text.endswith("#", line.start, line.end) and line.heading:
        line.end -= 1
    _take_emphasis(text, line)


def _take_emphasis(text: str, line: Line) -> None:
    """Emphasis around the whole line says that the line is bold or italic."""
    for _ in range(MOST_EMPHASES):
        inner = text[line.start : line.end]
        stars = next((s for s in ("***", "**", "__", "*", "_") if inner.startswith(s) and inner.endswith(s)), None)
        if not stars or len(inner) <= 2 * len(stars) or stars in inner[len(stars) : -len(stars)]:
            return
        if inner[len(stars)].isspace() or inner[-len(stars) - 1].isspace():
            return
        line.bold |= len(stars) >= 2
        line.italic |= len(stars) != 2
        line.start += len(stars)
        line.end -= len(stars)


def _inline(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The inline markup in order. It begins with few signs, so these are looked for first."""
    last: dict[str, int] = {}
    while sign := INLINE_SIGN.search(text, start, end):
        m = None if _never_closed(text, sign.start(), end, last) else INLINE.match(text, sign.start(), end)
        if m:
            yield m
        start = m.end() if m else sign.end()


def _never_closed(text: str, at: int, end: int, last: dict[str, int]) -> bool:
    """Whether a tag or comment that opens at ``at`` is closed nowhere behind; ``last`` keeps where each closes last."""
    opening = OPENING.match(text, at, end)
    if not opening:
        return False
    closing = f"</{opening[1]}>" if opening[1] else "-->"
    if closing not in last:
        last[closing] = text.rfind(closing, at, end)
    return last[closing] < at


def _hide_inline(source: SourceText, start: int, end: int) -> None:
    """Record inline markup as hidden, and what it says as marks; markup inside markup too."""
    for m in _inline(source.text, start, end):
        inner = next(
            (m.span(group) for group in ("strike", "tagged", "link", "auto", "escaped") if m[group] is not None), None
        )
        if m["sup"] is not None and ORDINAL_END.fullmatch(m["sup"]):
            inner = m.span("sup")
        kind: MarkKind | None = "strike" if m["strike"] is not None else TAG_KINDS.get(m["tag"] or "")
        if m["entity"] == "amp":
            inner = (m.start(), m.start() + 1)
        elif inner is None and (m["sup"] or m["call"]):
            kind = "superscript"
        inside = inner or (m.end(), m.end())
        source.hidden += [Span(a, b) for a, b in ((m.start(), inside[0]), (inside[1], m.end())) if a < b]
        if kind:
            source.marks.append(Mark(*(inner or m.span()), kind))
        if inner and inner[1] - inner[0] > 2:
            _hide_inline(source, *inner)
