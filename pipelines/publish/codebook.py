"""The dictionary of the tables as Markdown, made from the contract."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.publish.csv import to_json
from pipelines.publish.duckdb import sql_type
from pipelines.tables.contract import Contract, Field, TableContract

_READING = """\
Rows stand in order of their primary key. Empty is null in every format. Parquet and DuckDB carry the types below; in
the CSV files lists are JSON, dates are ISO 8601, texts stand in quotes and may hold line breaks.

The CSV files are exact, so they are not made safe for spreadsheets. Import them instead of opening them (in Excel:
Data, From Text/CSV, 65001: Unicode (UTF-8), all columns as text). Opened directly, a text that begins with `=`, `+`,
`-` or `@` may be taken for a formula, codes such as `004` lose their zeros, accented letters may be garbled, and a cell
holds no more than 32,767 characters, which the column `documents.text` exceeds."""


def codebook(contract: Contract) -> str:
    """All tables: what each is, how it is found, its limits and keys, and for each column type, meaning, how it is found,
    vocabulary and an example.
    """
    parts = [f"# {contract.meta['title']}: the dictionary", contract.meta["description"], _READING, _contents(contract)]
    parts += [table_chapter(table) for table in contract.tables.values()]
    return "\n\n".join(parts) + "\n"


def _contents(contract: Contract) -> str:
    lines = ["| Table | What it holds |", "| --- | --- |"]
    lines += [f"| [{t.name}](#{t.name}) | {_cell(t.description)} |" for t in contract.tables.values()]
    return "\n".join(lines)


def table_chapter(table: TableContract) -> str:
    """One table as a chapter."""
    lines = [f"## {table.name}", "", table.description, "", *_keys(table), ""]
    lines += [line for head, said in _remarks(table) for line in (f"{head} {said}", "")]
    lines += ["| Column | Type | Meaning | How it is found | Example |", "| --- | --- | --- | --- | --- |"]
    lines += [_column(field) for field in table.fields]
    for field in table.fields:
        lines += _vocabulary(field)
    return "\n".join(lines)


def _keys(table: TableContract) -> Iterator[str]:
    yield f"Primary key: {_code(table.primary_key)}."
    if table.foreign_keys:
        keys = (f"{_code(key.fields)} → `{key.target}`" for key in table.foreign_keys)
        yield f"Refers to: {', '.join(keys)}."


def _remarks(table: TableContract) -> Iterator[tuple[str, str]]:
    if table.found:
        yield "*How it is found.*", " ".join(table.found.split())
    if table.limits:
        yield "*Known limits.*", " ".join(table.limits.split())


def _column(field: Field) -> str:
    required = "" if field.required else ", may be null"
    example = "" if field.example is None else f"`{_cell(_shown(field))}`"
    meaning = _cell(" ".join(part for part in (field.description, field.limits) if part))
    return f"| `{field.name}` | {sql_type(field)}{required} | {meaning} | {_cell(field.found)} | {example} |"


def _vocabulary(field: Field) -> Iterator[str]:
    for named in (field, field.items, *(field.items.fields if field.items else ())):
        if named and named.categories:
            yield from (
                "",
                f"Values of `{field.name}`{f' → `{named.name}`' if named is not field and named.name else ''}:",
                "",
            )
            yield from (f"- `{value}`: {meaning}" for value, meaning in named.categories.items())


def _shown(field: Field) -> str:
    """An example on one line, cut where it is long."""
    example = field.example if isinstance(field.example, str) else to_json(field.example) or ""
    example = " ".join(example.split())
    return example if len(example) <= 80 else example[:79] + "…"


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
