"""The diagram of the tables as SVG: a box a table with its keys, a line a reference. The same contract gives the same picture.

A table stands to the right of those it refers to. The references of a citation (to the document and the paragraph) are not
drawn, since nearly every table has them: a mark in the box says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from pipelines.tables.contract import Contract, ForeignKey, TableContract

WIDTH, GAP_X, GAP_Y, LINE, HEAD, MARGIN = 230, 90, 18, 17, 24, 12
"""Pixels: of a box, between boxes, of a line of text, of the head of a box, around all."""

_STYLE = (
    "text{font:12px system-ui,'Segoe UI',Helvetica,Arial,sans-serif;fill:#1b1f24}.name{font-weight:600;font-size:13px}.key{font-weight:600}"
    ".box{fill:#fff;stroke:#57606a}.head{fill:#dbe7f3;stroke:#57606a}.line{fill:none;stroke:#57606a;stroke-width:1.2}"
    ".dot{fill:#57606a}.quiet{fill:#57606a}.paper{fill:#fff}"
)


@dataclass(frozen=True, slots=True)
class Box:
    """A table with its place. ``lines`` are its keys: the column, and the table that it refers to or None."""

    table: TableContract
    x: int
    y: int
    lines: tuple[tuple[str, str | None], ...]

    @property
    def height(self) -> int:
        """In pixels."""
        return HEAD + LINE * len(self.lines) + 8

    def line_y(self, column: str) -> int:
        """The middle of the line of a column."""
        names = [name for name, _ in self.lines]
        return self.y + HEAD + LINE * names.index(column) + LINE // 2 + 2


def diagram(contract: Contract) -> bytes:
    """The whole picture."""
    boxes = _placed(contract)
    width = max(box.x for box in boxes.values()) + WIDTH + MARGIN
    height = max(box.y + box.height for box in boxes.values()) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
        "<title>The tables and how they refer to one another</title>",
        f"<desc>{escape(in_words(contract))}</desc>",
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *(line for box in boxes.values() for line in _references(box, boxes)),
        *(line for box in boxes.values() for line in _drawn(box)),
        "</svg>",
    ]
    return ("\n".join(parts) + "\n").encode()


def in_words(contract: Contract) -> str:
    """The same for those who can't see it: ``comments refers to recommendations and participants.``"""
    said = []
    for table in contract.tables.values():
        targets = list(dict.fromkeys(key.target for key in drawn_keys(table)))
        if targets:
            said.append(f"{table.name} refers to {' and '.join(targets)}.")
    return " ".join(said)


def drawn_keys(table: TableContract) -> list[ForeignKey]:
    """The references that are drawn: all but those of the citation, and those that close a circle."""
    cited = {("document_id",), ("paragraph_id",)}
    own = table.name == "documents"
    return [
        key
        for key in table.foreign_keys
        if not key.closes_cycle and (own or not table.cites or key.fields not in cited)
    ]


def _placed(contract: Contract) -> dict[str, Box]:
    """A place for each table: columns by how far a table is from one that refers to nothing."""
    depths: dict[str, int] = {}
    for table in contract.tables.values():
        targets = [key.target for key in drawn_keys(table) if key.target != table.name]
        depths[table.name] = 1 + max((depths[target] for target in targets), default=-1)
    referred = {key.target for table in contract.tables.values() for key in drawn_keys(table)}
    boxes: dict[str, Box] = {}
    bottom: dict[int, int] = {}
    alone = {name for name, depth in depths.items() if depth == 0 and name not in referred}
    for name in sorted(contract.tables, key=lambda name: (name in alone, depths[name])):
        table, column = contract.tables[name], depths[name]
        box = Box(table, MARGIN + column * (WIDTH + GAP_X), bottom.get(column, MARGIN), tuple(_lines(table)))
        bottom[column] = box.y + box.height + GAP_Y
        boxes[name] = box
    return boxes


def _lines(table: TableContract) -> Iterator[tuple[str, str | None]]:
    targets = {name: key.target for key in drawn_keys(table) for name in key.fields}
    names = [*table.primary_key, *(name for name in targets if name not in table.primary_key)]
    for name in names:
        yield name, targets.get(name)


def _drawn(box: Box) -> Iterator[str]:
    x, y = box.x, box.y
    yield f'<rect class="box" x="{x}" y="{y}" width="{WIDTH}" height="{box.height}" rx="4"/>'
    yield f'<rect class="head" x="{x}" y="{y}" width="{WIDTH}" height="{HEAD}" rx="4"/>'
    yield f'<text class="name" x="{x + 8}" y="{y + 17}">{escape(box.table.name)}</text>'
    if box.table.cites:
        yield f'<text class="quiet" x="{x + WIDTH - 8}" y="{y + 17}" text-anchor="end">cites</text>'
    for name, _ in box.lines:
        kind = ' class="key"' if name in box.table.primary_key else ""
        yield f'<text{kind} x="{x + 8}" y="{box.line_y(name) + 4}">{escape(name)}</text>'


def _references(box: Box, boxes: Mapping[str, Box]) -> Iterator[str]:
    for name, target in box.lines:
        if target is None:
            continue
        other = boxes[target]
        y, to_y = box.line_y(name), other.line_y(other.table.primary_key[0])
        if other is box:
            yield f'<path class="line" d="M{box.x + WIDTH} {y} h14 V{to_y} h-14"/>'
            continue
        x, to_x = box.x, other.x + WIDTH
        bend = max(30, (x - to_x) // 2)
        yield f'<path class="line" d="M{x} {y} C{x - bend} {y} {to_x + bend} {to_y} {to_x} {to_y}"/>'
        yield f'<circle class="dot" cx="{to_x}" cy="{to_y}" r="3"/>'
