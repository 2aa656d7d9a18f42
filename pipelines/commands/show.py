"""``proceedings show``: a row of any table, with its passage in its surroundings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.commands.console import Stop, cell, coloured, err, out
from pipelines.commands.dataset import database
from pipelines.tables.contract import TableContract, load_contract

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from rich.text import Text

SURROUNDINGS = 300
"""Characters of the source shown before and after the passage: some four lines each."""

NEAREST = 5

MARKS = (">>>", "<<<")
"""Around the passage where there are no colours."""

_QUIET = ("quote", "char_start", "char_end")
"""Shown as the passage, not as columns."""

_PLACE = """
SELECT d.symbol, d.title, d.source_url, p.page, p.number, p.section_path,
       d.text[greatest(1, $start - $around + 1):$start] AS before,
       d.text[$start + 1:$finish] AS passage,
       d.text[$finish + 1:$finish + $around] AS after
FROM documents AS d
LEFT JOIN paragraphs AS p ON p.paragraph_id = $paragraph_id
WHERE d.document_id = $document_id
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A row, and the table that it stands in."""

    table: str
    row: dict[str, Any]

    @property
    def passage(self) -> tuple[Any, ...] | None:
        """What the row cites; None where it cites nothing."""
        place = tuple(self.row.get(c) for c in ("document_id", "char_start", "char_end"))
        return None if None in place else place


def run(row_id: str, table: str | None, form: str, package: Path | None) -> None:
    """Print the rows that have the identifier, each passage once."""
    with database(package) as con:
        rows = find(con, row_id, table) or find(con, _renamed(con, row_id), table)
        if not rows:
            raise Stop(_unknown(con, row_id, table))
        if form == "json":
            print_json(con, rows)
            return
        for number, found in enumerate(rows):
            if number:
                out().print()
            _print_row(found)
            last = number + 1 == len(rows)
            if found.passage and (last or rows[number + 1].passage != found.passage):
                _print_passage(place_of(con, found))


def find(con: DuckDBPyConnection, row_id: str, table: str | None = None) -> list[Found]:
    """The rows of this identifier: one, or several where a point is a row of more than one table."""
    found = []
    for contract in _tables(table):
        result = con.execute(f"SELECT * FROM {contract.name} WHERE {_key(contract)} = ?", [row_id])
        names = [column[0] for column in result.description]
        found += [Found(contract.name, dict(zip(names, row, strict=True))) for row in result.fetchall()]
    return found


def place_of(con: DuckDBPyConnection, found: Found) -> dict[str, Any]:
    """Where a row's passage stands: document, page, paragraph, the words before, of, and after it."""
    document_id, start, end = found.passage or (None, None, None)
    wanted = {
        "document_id": document_id,
        "paragraph_id": found.row.get("paragraph_id"),
        "start": start,
        "finish": end,
        "around": SURROUNDINGS,
    }
    result = con.execute(_PLACE, wanted)
    names = [column[0] for column in result.description]
    return dict(zip(names, result.fetchone() or (None,) * len(names), strict=True))


def print_json(con: DuckDBPyConnection, rows: list[Found]) -> None:
    """The rows as JSON, each with its place."""
    content = [{"table": f.table, "row": f.row, "passage": place_of(con, f) if f.passage else None} for f in rows]
    out().print(json.dumps(content, ensure_ascii=False, indent=2, default=str), markup=False, soft_wrap=True)


def _tables(table: str | None) -> list[TableContract]:
    tables = load_contract().tables
    if table is None:
        return list(tables.values())
    if table not in tables:
        raise Stop(f"There is no table {table}. The tables are: {', '.join(tables)}.")
    return [tables[table]]


def _key(contract: TableContract) -> str:
    """A row's identifier in SQL: the parts of a compound key are joined by colons."""
    return f"concat_ws(':', {', '.join(contract.primary_key)})"


def _renamed(con: DuckDBPyConnection, row_id: str) -> str:
    """The identifier that a row of an earlier release has now; stops where the row was withdrawn."""
    found = con.execute("SELECT new_id, since, reason FROM redirects WHERE old_id = ?", [row_id]).fetchone()
    if found is None:
        return row_id
    new_id, since, reason = found
    if new_id is None:
        raise Stop(f"The row {row_id} was withdrawn in {since}: {reason}")
    err().print(f"{row_id} is {new_id} since {since}: {reason}", style="yellow", markup=False)
    return str(new_id)


def _unknown(con: DuckDBPyConnection, row_id: str, table: str | None) -> str:
    """What to say of an identifier that no row has: the nearest ones."""
    from rapidfuzz import process

    ids = {
        key
        for contract in _tables(table)
        for (key,) in con.execute(f"SELECT {_key(contract)} FROM {contract.name}").fetchall()
    }
    near = [str(match[0]) for match in process.extract(row_id, sorted(ids), limit=NEAREST, processor=str.casefold)]
    listed = "".join(f"\n  {key}" for key in near)
    return f"There is no row {row_id}. The nearest are:{listed}" if near else f"There is no row {row_id}."


def _print_row(found: Found) -> None:
    """The columns that hold something, one a line; a long document text only by its length."""
    from rich.text import Text

    console = out()
    console.print(found.table, style="bold", markup=False)
    shown = {k: v for k, v in found.row.items() if v is not None and k not in _QUIET}
    if found.table == "documents":
        shown["text"] = f"{len(found.row['text']):,} characters"
    width = max(map(len, shown))
    for name, value in shown.items():
        console.print(Text.assemble((f"  {name:<{width}}  ", "dim"), _said(value)))


def _said(value: Any) -> str:
    """A value as one line; the changes of a diff as a redline in signs."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return " ".join(" ".join(str(part) for part in change.values() if part) for change in value)
    return cell(value)


def _print_passage(place: dict[str, Any]) -> None:
    """Document, page and paragraph, then the passage, marked, in its surroundings."""
    console = out()
    where = [place["symbol"] or place["title"]]
    where += [f"page {place['page']}"] if place["page"] else []
    where += [f"paragraph {place['number']}"] if place["number"] else []
    console.print()
    console.print(", ".join(map(str, where)), style="bold", markup=False)
    if place["section_path"]:
        console.print(" > ".join(place["section_path"]), style="dim", markup=False)
    if place["source_url"]:
        console.print(place["source_url"], style="dim", markup=False)
    console.print()
    console.print(_marked(place, coloured(console)))


def _marked(place: dict[str, Any], in_colours: bool) -> Text:
    """The passage set off from the text around it, which begins and ends with a whole line where it can."""
    from rich.text import Text

    before, after = place["before"] or "", place["after"] or ""
    if len(before) == SURROUNDINGS and "\n" in before:
        before = before.partition("\n")[2]
    if len(after) == SURROUNDINGS and "\n" in after:
        after = after.rpartition("\n")[0]
    if in_colours:
        return Text.assemble((before, "dim"), (place["passage"], "bold reverse"), (after, "dim"))
    return Text(f"{before}{MARKS[0]}{place['passage']}{MARKS[1]}{after}")
