"""What must be equal between a document and its content on another surface: all rows but their places."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from pipelines.model import Row, Tables

PLACES = frozenset({"char_start", "char_end", "quote", "page", "first_page", "last_page", "ordinal"})
OF_THE_SURFACE: dict[str, frozenset[str]] = {
    "documents": frozenset({"text", "n_words", "share_accounted", "reader", "media_type", "pages", "job_number"}),
    "meeting_facts": frozenset({"fact_id"}),
}
"""What says how a document was written, not what it says: its form, its length, identifiers that hold an offset."""

STRAY_SPACE = re.compile(r"(?<=\w) (?=-\w)")
SKIPPED = frozenset({"annotations"})
COMMON = frozenset({"document_id", "meeting_id", "body_id", "participant_id", "paragraph_id"})
UNNUMBERED = re.compile(r"(?<=[:/])[nhip]-[^:/]*(?=:|$)")


def comparable(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """The rows of all tables without what belongs to the surface, in the order that they have."""
    return {name: _table(name, rows) for name, rows in sorted(tables.items()) if name not in SKIPPED}


def _table(name: str, rows: list[Row]) -> list[dict[str, Any]]:
    """Rows in their order; those of footnotes last, since surfaces print notes at different places."""
    left_out = PLACES | OF_THE_SURFACE.get(name, frozenset())
    kept = [{key: _plain(value) for key, value in row.items() if key not in left_out} for row in rows]
    return sorted(kept, key=lambda row: ":fn-" in str(row.get("paragraph_id")))


def _plain(value: Any) -> Any:
    """Quotation marks alike, since surfaces may have straight or curly ones; no blank before a hyphen, since readers of
    printed pages mend it and others do not."""
    if isinstance(value, str):
        return STRAY_SPACE.sub("", value.translate(str.maketrans("“”‘’", "\"\"''")))
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def differences(expected: Tables, found: Tables, *, symbol: str | None = None, marked: bool = True) -> list[str]:
    """What differs, a line each.

    ``symbol`` is printed as a line of its own where a surface has no running heads. ``marked`` says whether the surface
    marks its titles: where it does not, titles without a number on the front page can't be told from other lines.
    """
    first, second = comparable(expected), comparable(found)
    second["paragraphs"] = [row for row in second["paragraphs"] if row["text"] != symbol]
    if not marked:
        front = _front_titles(first["paragraphs"], second["paragraphs"])
        first, second = _without_titles(first, front), _without_titles(second, front)
    return [
        line for name in sorted(first | second) for line in _differ(name, first.get(name, []), second.get(name, []))
    ]


def _front_titles(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> set[str]:
    """Titles before the first number that are titles on one surface and plain lines on the other."""
    told = {row["text"]: row["kind"] for row in second}
    found = set()
    for row in first:
        if row["number"] is not None and row["kind"] != "footnote":
            break
        if row["kind"] == "heading" and told.get(row["text"]) == "narrative":
            found.add(row["text"])
    return found


def _without_titles(tables: dict[str, list[dict[str, Any]]], front: set[str]) -> dict[str, list[dict[str, Any]]]:
    """Rows without the kind, the place in section paths and the identifiers that such a title gives."""
    return {name: [_without_title(row, front) for row in rows] for name, rows in tables.items()}


def _without_title(row: dict[str, Any], front: set[str]) -> dict[str, Any]:
    row = {key: UNNUMBERED.sub("", value) if key.endswith("_id") and value else value for key, value in row.items()}
    if row.get("text") in front:
        row["kind"] = "title"
    if "section_path" in row:
        row["section_path"] = [title for title in row["section_path"] if title not in front]
    return row


def _differ(name: str, first: list[dict[str, Any]], second: list[dict[str, Any]]) -> list[str]:
    """Rows matched in order by their key or text, then field by field."""
    matcher = SequenceMatcher(None, [_name(row) for row in first], [_name(row) for row in second], autojunk=False)
    lines = []
    for tag, a, b, c, d in matcher.get_opcodes():
        for one, two in zip_longest(first[a:b], second[c:d], fillvalue=None):
            if one is None or two is None:
                lines.append(f"{name}: {'missing' if two is None else 'extra'} {one or two}")
            elif tag == "replace" or one != two:
                lines += [
                    f"{name}.{key}: expected {one.get(key)!r}, found {two.get(key)!r} in {_name(one)!r}"
                    for key in sorted(one.keys() | two.keys())
                    if one.get(key) != two.get(key)
                ]
    return lines


def _name(row: dict[str, Any]) -> str:
    """What tells a row from its neighbours: its text, else its first identifier."""
    told = row.get("text") or next((v for k, v in row.items() if k.endswith("_id") and k not in COMMON), None)
    return str(told)
