"""What the SQL page shows beside the editor: the tables with their columns, the views, and the cookbook's queries."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pipelines.model import Row
from pipelines.publish.descriptor import DATABASE
from pipelines.publish.duckdb import connect
from pipelines.publish.site.dataset import compact

_HEAD = re.compile(r"^-- ?(?:(Question|Why|How to read): ?)?(.*)$")
_VARIABLE = re.compile(r"coalesce\(\s*getvariable\('(\w+)'\)\s*,\s*'([^']*)'\s*\)", re.IGNORECASE)
_OWN_COMMAND = re.compile(r"(?:^|[.:] )[^.:]*:\s*proceedings query .*$", re.DOTALL)
"""How to run the query on the command line, which says nothing to a reader of the page."""


def dictionary(package: Path, descriptor: dict[str, Any], queries: Path) -> Row:
    """Tables and views as the database file has them, with the descriptions of the descriptor; and the cookbook."""
    return {
        "tables": [_table(resource) for resource in descriptor["resources"]],
        **_made(package / DATABASE),
        "cookbook": cookbook(queries),
    }


def _table(resource: dict[str, Any]) -> Row:
    fields = resource["schema"]["fields"]
    return {
        "name": resource["name"],
        "description": resource.get("description"),
        "rows": resource.get("rows"),
        "columns": [_column(field) for field in fields],
    }


def _column(field: dict[str, Any]) -> Row:
    values = field.get("categories") or (field.get("constraints") or {}).get("enum") or []
    return compact(
        {
            "name": field["name"],
            "type": field["type"],
            "description": field.get("description"),
            "values": [value["value"] if isinstance(value, dict) else value for value in values],
        }
    )


def _made(database: Path) -> Row:
    """The views and macros that the file holds."""
    with connect(database) as con:
        views = con.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1").fetchall()
        columns = con.execute(
            "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY 1, column_index"
        ).fetchall()
        macros = con.execute(
            "SELECT function_name, parameters, comment FROM duckdb_functions() "
            "WHERE NOT internal AND function_type LIKE '%macro' ORDER BY 1"
        ).fetchall()
    of_view = {
        view: [{"name": name, "type": kind.lower()} for table, name, kind in columns if table == view]
        for view, _ in views
    }
    return {
        "views": [{"name": v, "description": said, "columns": of_view[v]} for v, said in views],
        "macros": [{"name": m, "parameters": list(given), "description": said} for m, given, said in macros],
    }


def cookbook(folder: Path) -> list[Row]:
    """The queries of a folder: what each asks, why, how to read the answer, and the values that a reader may change."""
    return [_recipe(path) for path in sorted(folder.glob("*.sql"))]


def _recipe(path: Path) -> Row:
    lines = path.read_text(encoding="utf-8").strip().splitlines()
    head = [line for line in lines if line.startswith("--")]
    sql = "\n".join(line for line in lines if not line.startswith("--")).strip()
    said = _said(head)
    return compact(
        {
            "name": path.stem,
            "question": said.get("Question") or path.stem.replace("_", " ").capitalize(),
            "why": said.get("Why"),
            "reading": _OWN_COMMAND.sub(
                lambda m: "." if m.group().startswith(".") else "", said.get("How to read", "")
            ),
            "sql": sql,
            "variables": [{"name": name, "value": value} for name, value in dict(_VARIABLE.findall(sql)).items()],
        }
    )


def _said(head: list[str]) -> dict[str, str]:
    """The parts of the comment at the top, each joined to one line."""
    parts: dict[str, list[str]] = {}
    part = "Question"
    for line in head:
        if found := _HEAD.match(line):
            part = found.group(1) or part
            parts.setdefault(part, []).append(found.group(2).strip())
    return {name: " ".join(words).strip() for name, words in parts.items()}
