"""The answers printed in the README and the docs are real: each SQL block is followed by the table that it gives.

python tests/answers.py    writes the answers anew from the package in dist/ (`make docs`)
"""

from __future__ import annotations

import re

from duckdb import DuckDBPyConnection

from pipelines.commands.console import cell, markdown
from pipelines.publish.duckdb import connect
from pipelines.workspace import ROOT, Workspace

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_BLOCK = re.compile(r"```sql\n(?P<sql>.*?)```\n\n?(?P<answer>(?:\|[^\n]*\n)*)\n?", re.DOTALL)


def blocks(text: str) -> list[str]:
    """The SQL blocks of a page."""
    return [match["sql"] for match in _BLOCK.finditer(text)]


def with_answers(text: str, con: DuckDBPyConnection) -> str:
    """The page with the answer of each SQL block below it, instead of the one that stood there."""
    return _BLOCK.sub(lambda m: f"```sql\n{m['sql']}```\n\n{answer(con, m['sql'])}\n", text)


def answer(con: DuckDBPyConnection, sql: str) -> str:
    """The last statement's answer as a table in Markdown."""
    table = con.sql(sql).to_arrow_table()
    numbers = [f.name for f in table.schema if re.fullmatch(r"u?int\d+|double|float|decimal.*", str(f.type))]
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    return markdown(table.column_names, [[cell(value) for value in row] for row in rows], numbers)


def main() -> None:
    with connect(Workspace.from_environment().out / "proceedings.duckdb") as con:
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            page.write_text(with_answers(text, con), encoding="utf-8")


if __name__ == "__main__":
    main()
