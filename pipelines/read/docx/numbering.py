"""List numbers that Word generates: ``numbering.xml`` turned into the labels that a reader of the page sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.read.docx.package import Element, attribute, child, name_of, switched, value
from pipelines.read.docx.styles import indents
from pipelines.read.numbers import write_number

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"
    left: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A generated label with the blank behind it, its indent in columns, and whether it is a mere bullet."""

    text: str
    bullet: bool
    left: int


@dataclass(slots=True)
class _List:
    """A concrete list: its levels, and the counter that it shares with other lists of one definition."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    used: bool = False


class Numbering:
    """Counts paragraphs as Word does. Call ``label`` once for each numbered paragraph, in reading order."""

    def __init__(self, root: Element | None) -> None:
        definitions = {attribute(e, "abstractNumId") or "": e for e in _children(root, "abstractNum")}
        by_style = {value(e, "styleLink"): e for e in definitions.values() if value(e, "styleLink")}
        self._lists = {attribute(e, "numId") or "": _list(e, definitions, by_style) for e in _children(root, "num")}
        self._counters: dict[str, dict[int, int]] = {}

    def label(self, num_id: str, level: int) -> Label | None:
        """The label of the next paragraph of a list; None where the list does not exist."""
        found = self._lists.get(num_id)
        if found is None:
            return None
        counter = self._counters.setdefault(found.definition, {})
        if not found.used:
            found.used = True
            for at in found.starts:
                counter.pop(at, None)
        _count(counter, found, level)
        return _label(found, counter, level)


def _children(root: Element | None, name: str) -> list[Element]:
    return [e for e in root if name_of(e) == name] if root is not None else []


def _list(num: Element, definitions: dict[str, Element], by_style: dict[str | None, Element]) -> _List:
    definition = value(num, "abstractNumId") or ""
    element = definitions.get(definition)
    if (link := value(element, "numStyleLink")) is not None:
        element = by_style.get(link, element)
    found = _List(definition, _levels(element))
    for override in _children(num, "lvlOverride"):
        at = _integer(attribute(override, "ilvl"), 0)
        if (level := child(override, "lvl")) is not None:
            found.levels[at] = _level(level)
        if (start := value(override, "startOverride")) is not None:
            found.starts[at] = _integer(start, 1)
    return found


def _levels(element: Element | None) -> dict[int, Level]:
    return {_integer(attribute(e, "ilvl"), 0): _level(e) for e in _children(element, "lvl")}


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=_integer(value(element, "start"), 1),
        restart=_integer(restart, 0) if restart is not None else None,
        legal=bool(switched(element, "isLgl")),
        suffix=value(element, "suff") or "tab",
        left=indents(child(element, "pPr"))[0] or 0,
    )


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def _start(found: _List, level: int) -> int:
    return found.starts.get(level, found.levels.get(level, Level()).start)


def _count(counter: dict[int, int], found: _List, level: int) -> None:
    """Count one up on a level, and let the levels below begin anew."""
    counter[level] = counter[level] + 1 if level in counter else _start(found, level)
    for below in [at for at in counter if at > level]:
        restart = found.levels.get(below, Level()).restart
        if restart is None or (restart and restart > level):
            del counter[below]


def _label(found: _List, counter: dict[int, int], level: int) -> Label | None:
    how = found.levels.get(level, Level())
    if how.form == "bullet":
        return Label("• ", True, how.left)

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        form = found.levels.get(at, Level()).form
        return write_number(counter.get(at, _start(found, at)), "decimal" if how.legal and form != "none" else form)

    text = _PLACE.sub(number, how.text)
    if not text.strip():
        return None
    return Label(text + ("" if how.suffix == "nothing" else " "), False, how.left)
