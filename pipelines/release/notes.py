"""What changed between two releases, in words: for a terminal, and as the release notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.release.diff import Change, Diff, TableDiff
from pipelines.release.facts import Facts, changes_of
from pipelines.release.identifiers import FLEETING
from pipelines.release.pages.figures import markdown

SHOWN = 8
"""Identifiers or changes of one kind that are named; ``changes.json`` has them all."""

CELL = 100
"""Letters of a value that are shown."""


def release_notes(facts: Facts, diff: Diff | None) -> str:
    """RELEASE_NOTES.md: the list of changes as people wrote it, then what really changed in the tables."""
    parts = [
        f"# Release notes, version {facts.version}",
        f"{facts.day}. {facts.title}.",
        changes_of(facts.root, facts.version),
    ]
    if diff is None:
        parts += ["## Changes in the tables", "This is the first release; there is none to compare it with."]
    else:
        parts.append(as_markdown(diff, "##"))
    parts.append(_withdrawn(facts))
    return "\n\n".join(part for part in parts if part) + "\n"


def _withdrawn(facts: Facts) -> str:
    rows = facts.records("redirects")
    if not rows:
        return "## Identifiers\n\nNo identifier of an earlier release was renamed or withdrawn."
    cells = [
        (
            r["table_name"],
            f"`{r['old_id']}`",
            f"`{r['new_id']}`" if r["new_id"] else "withdrawn",
            r["since"],
            r["reason"],
        )
        for r in rows
    ]
    return "## Identifiers\n\n" + markdown(("Table", "Before", "Now", "Since", "Why"), cells)


def as_markdown(diff: Diff, level: str = "#") -> str:
    """The comparison as Markdown."""
    parts = [f"{level} Changes in the tables since version {diff.before}"]
    if diff.tables_added:
        parts.append(f"New tables: {_codes(diff.tables_added)}.")
    if diff.tables_removed:
        parts.append(f"Tables taken out: {_codes(diff.tables_removed)}.")
    if not diff.changed:
        parts.append("No row differs.")
        return "\n\n".join(parts)
    rows = [
        (f"`{t.name}`", t.rows_before, t.rows_now, len(t.added), len(t.removed), len(t.renamed), t.changed_rows)
        for t in diff.changed
    ]
    names = ("Table", "Rows before", "Rows now", "Added", "Removed", "Renamed", "Changed")
    parts.append(markdown(names, rows, right=names[1:]))
    parts += ["\n".join([f"{level}# {table.name}", "", *_lines(table)]) for table in diff.changed]
    return "\n\n".join(parts)


def _lines(table: TableDiff) -> Iterator[str]:
    for words, columns in (
        ("New columns", table.columns_added),
        ("Columns taken out", table.columns_removed),
        ("Columns with another type", table.columns_retyped),
    ):
        if columns:
            yield f"- {words}: {_codes(columns)}"
    for words, ids in (("Added", table.added), ("Removed", table.removed)):
        if ids:
            yield f"- {words}: {_some(ids)}"
    if table.renamed:
        named = ", ".join(f"`{old}` is now `{new}`" for old, new in table.renamed[:SHOWN])
        yield f"- Renamed: {named}{_more(len(table.renamed))}"
    for column, times in table.by_column.items():
        yield f"- `{column}` differs in {times} {'row' if times == 1 else 'rows'}:"
        changes = [change for change in table.changes if change.column == column]
        yield from (f"    - {_change(change)}" for change in changes[:SHOWN])
        if times > SHOWN:
            yield f"    - and {times - SHOWN} more"


def _change(change: Change) -> str:
    return f"`{change.id}`: {_shown(change.old)} → {_shown(change.new)}"


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    text = " ".join(str(value).split()).replace("|", "\\|")
    return f"“{text}”" if len(text) <= CELL else f"“{text[: CELL - 1]}…”"


def _some(ids: tuple[str, ...]) -> str:
    return _codes(ids[:SHOWN]) + _more(len(ids))


def _more(number: int) -> str:
    return f" and {number - SHOWN} more" if number > SHOWN else ""


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def redirect_lines(diff: Diff) -> Iterator[str]:
    """The lines to add to ``sources/registers/redirects.yaml`` for what is gone, with the likely new identifier where there is one."""
    for table in diff.tables:
        likely = dict(table.likely)
        told = set(diff.withdrawn.get(table.name, ()))
        for one in table.removed if table.name not in FLEETING else ():
            if one not in told:
                new = likely.get(one)
                yield f"- table: {table.name}"
                yield f"  old: {_scalar(one)}"
                yield f"  new: {_scalar(new) if new else 'null'}"
                yield f"  since: {diff.now}"
                yield "  reason: "


def _scalar(text: str) -> str:
    """A text as YAML."""
    return "'" + text.replace("'", "''") + "'"
