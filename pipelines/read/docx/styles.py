"""The styles of a Word file, resolved along their chains: headings, emphasis, numbering, indent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines.read.docx.package import Element, attribute, child, name_of, switched, value

_HEADING_NAME = re.compile(r"(?:heading|titre|título|titulo|überschrift)\s*([1-9])", re.I)
_UN_HEADING_NAME = re.compile(r"_?\s*H\s*_?\s*(Ch|M|1|2|2\s*/?\s*3|4|5|5\s*/?\s*6)(?:\s*_?\s*(?:G|GC|L|Char))?", re.I)
_UN_LEVELS = {"M": 1, "CH": 2, "1": 3, "2": 4, "23": 4, "4": 5, "5": 6, "56": 6}
"""Heading styles of the UN's Word templates of all duty stations: ``_ H _Ch``, ``_ H_1_G``, ``_ H_2/3``, ``H23G``."""

_TITLE_NAME = re.compile(r"title|_?\s*T\s*_?\s*L", re.I)
_TWIPS_A_COLUMN = 120
"""A twentieth of a point; a character of running text is some six points wide."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says that matters for reading; None where neither it nor a style below it says anything."""

    heading: int = 0
    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    num_id: str | None = None
    num_level: int | None = None
    left: int = 0
    first: int = 0


class Styles:
    """The styles by id."""

    def __init__(self, root: Element | None) -> None:
        elements = [e for e in root if name_of(e) == "style"] if root is not None else []
        self._elements = {attribute(e, "styleId") or "": e for e in elements}
        self._resolved: dict[str, Style] = {}
        default = next((e for e in elements if attribute(e, "type") == "paragraph" and _is_default(e)), None)
        self.default = (attribute(default, "styleId") or "") if default is not None else ""

    def get(self, style_id: str | None) -> Style:
        """The resolved style; an unknown id is the plain style."""
        key = style_id or ""
        if key not in self._resolved:
            self._resolved[key] = self._resolve(key)
        return self._resolved[key]

    def _resolve(self, style_id: str) -> Style:
        """Apply the chain from its base upwards; a chain that runs in a circle ends where it closes."""
        chain: list[Element] = []
        seen: set[str] = set()
        at: str | None = style_id
        while at and at not in seen and at in self._elements:
            seen.add(at)
            chain.append(self._elements[at])
            at = value(self._elements[at], "basedOn")
        style = Style()
        for element in reversed(chain):
            style = with_properties(style, child(element, "pPr"), child(element, "rPr"))
            if level := _heading_by_name(value(element, "name") or ""):
                style = replace(style, heading=level)
        return style


def with_properties(style: Style, paragraph: Element | None, run: Element | None) -> Style:
    """A style with the direct paragraph and run properties put over it."""
    numbering = child(paragraph, "numPr")
    outline = value(paragraph, "outlineLvl")
    level = value(numbering, "ilvl")
    left, first = indents(paragraph)
    return Style(
        heading=_outline_level(outline) if outline is not None else style.heading,
        bold=_over(switched(run, "b"), style.bold),
        italic=_over(switched(run, "i"), style.italic),
        strike=_over(_over(switched(run, "strike"), switched(run, "dstrike")), style.strike),
        hidden=_over(switched(run, "vanish"), style.hidden),
        raised=_over(_raised(run), style.raised),
        num_id=value(numbering, "numId") or style.num_id,
        num_level=_integer(level) if level is not None else style.num_level,
        left=style.left if left is None else left,
        first=style.first if first is None else first,
    )


def indents(paragraph: Element | None) -> tuple[int | None, int | None]:
    """Left and first-line indent in columns; None where not stated."""
    element = child(paragraph, "ind")
    if element is None:
        return None, None
    left = attribute(element, "left") or attribute(element, "start")
    first, hanging = attribute(element, "firstLine"), attribute(element, "hanging")
    return (
        _integer(left) // _TWIPS_A_COLUMN if left else None,
        -(_integer(hanging) // _TWIPS_A_COLUMN) if hanging else _integer(first) // _TWIPS_A_COLUMN if first else None,
    )


def _over(direct: bool | None, below: bool | None) -> bool | None:
    return below if direct is None else direct


def _raised(run: Element | None) -> bool | None:
    position = value(run, "vertAlign")
    return None if position is None else position == "superscript"


def _integer(text: str) -> int:
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return 0


def _outline_level(outline: str) -> int:
    """Outline levels count from 0; 9 is body text."""
    level = _integer(outline)
    return level + 1 if 0 <= level < 9 else 0


def _is_default(element: Element) -> bool:
    return attribute(element, "default") in ("1", "true", "on")


def _heading_by_name(name: str) -> int:
    """The heading level that a style's name says, 0 where it says none."""
    name = " ".join(name[:80].split())
    if found := _HEADING_NAME.fullmatch(name):
        return int(found[1])
    if found := _UN_HEADING_NAME.fullmatch(name):
        return _UN_LEVELS[re.sub(r"[\s/]", "", found[1]).upper()]
    return 1 if _TITLE_NAME.fullmatch(name) else 0
