"""``proceedings tables``: the dictionary, from the contract and from the heads of the views."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.commands.console import Stop, markdown, out, print_table
from pipelines.tables.contract import Contract, Field, TableContract, load_contract

_MACRO = re.compile(r"CREATE\s+(?:OR\s+REPLACE\s+)?MACRO\s+(\w+)\s*\(([^)]*)\)", re.IGNORECASE)

_IN_THE_FILE = (
    "In the DuckDB file. Those with brackets are macros and take values: `FROM state_profile('CHE')`. They look for the tables "
    "in the database in use: where the file was attached under another name, say `USE` first."
)


@dataclass(frozen=True, slots=True)
class View:
    """A view or a macro of the DuckDB file: how it is called, and what it answers."""

    name: str
    call: str
    description: str


def run(table: str | None, form: str) -> None:
    """Print all tables and views, or the columns of one."""
    contract = load_contract()
    if form == "markdown":
        sys.stdout.write(dictionary(contract) if table is None else _chapter(_table(contract, table)))
    elif table is None:
        _print_all(contract)
    else:
        _print_one(_table(contract, table))


def dictionary(contract: Contract) -> str:
    """The whole dictionary in Markdown: tables, then views and macros."""
    from pipelines.publish.codebook import codebook

    cells = [[f"`{view.call}`", view.description] for view in views()]
    return (
        f"{codebook(contract)}\n## Views and macros\n\n{_IN_THE_FILE}\n\n{markdown(('Call', 'What it answers'), cells)}"
    )


def views() -> list[View]:
    """The views and macros of the DuckDB file, by name, from the files that define them."""
    from pipelines.publish.duckdb import VIEWS

    return [view for path in sorted(VIEWS.glob("*.sql")) for view in _views_of(path)]


def _views_of(path: Path) -> Iterator[View]:
    """What one file defines. Its comment lines at the head say what it answers."""
    sql = path.read_text(encoding="utf-8")
    head: list[str] = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        head.append(line.removeprefix("--").strip())
    said = " ".join(head)
    macros = [m for m in _MACRO.finditer(sql) if m[1] == path.stem] or list(_MACRO.finditer(sql))[:1]
    if not macros:
        yield View(path.stem, path.stem, said)
    for macro in macros:
        yield View(macro[1], f"{macro[1]}({' '.join(macro[2].split())})", said)


def _table(contract: Contract, name: str) -> TableContract:
    """The table of that name; stops with the names that are near."""
    if found := contract.tables.get(name):
        return found
    from difflib import get_close_matches

    near = get_close_matches(name, contract.tables, 3, 0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"The tables are: {', '.join(contract.tables)}."
    raise Stop(f"There is no table {name}. {hint}")


def _print_all(contract: Contract) -> None:
    print_table(("table", "what it holds"), [(t.name, t.description) for t in contract.tables.values()])
    out().print()
    print_table(("view or macro", "what it answers"), [(view.call, view.description) for view in views()])
    out().print("\nOne table with its columns: proceedings tables TABLE")


def _print_one(table: TableContract) -> None:
    from pipelines.publish.duckdb import sql_type

    console = out()
    console.print(f"{table.name}: {table.description}\n", markup=False)
    rows = [(f.name, sql_type(f), _meaning(table, f)) for f in table.fields]
    print_table(("column", "type", "meaning"), rows)
    for field in table.fields:
        for named in (field, field.items):
            if named and named.categories:
                console.print(f"\nValues of {field.name}", style="bold", markup=False)
                print_table(("value", "meaning"), named.categories.items())


def _meaning(table: TableContract, field: Field) -> str:
    key = " Primary key." if field.name in table.primary_key else ""
    refers = [f" Refers to {k.target}." for k in table.foreign_keys if field.name in k.fields and key == ""]
    return f"{field.description}{key}{''.join(refers)}"


def _chapter(table: TableContract) -> str:
    from pipelines.publish.codebook import table_chapter

    return table_chapter(table) + "\n"
