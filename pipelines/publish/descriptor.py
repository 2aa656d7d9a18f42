"""The Data Package v2 descriptor: what a machine needs to read the package, made from the contract and the files.

One resource a table, whose path is the CSV file, since that is what the tools of the standard read and validate as they
come; its ``alternatives`` are the same rows in Parquet. The descriptor has no ``created``: a build from the same inputs
gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.tables.contract import Contract, Field, ForeignKey, TableContract

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DESCRIPTOR = "datapackage.json"
DATABASE = "proceedings.duckdb"

Json = dict[str, Any]

_FORMATS = {
    "parquet": {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
    "csv": {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
}


def data_path(table: str, form: str) -> str:
    """Where a table's file stands in the package: ``data/attendance.parquet``."""
    return f"data/{table}.{form}"


def describe(contract: Contract, tables: Mapping[str, pa.Table], folder: Path, version: str) -> Json:
    """The descriptor of the package in ``folder``, whose data files must be there: their sizes and hashes are taken."""
    meta = {key: value for key, value in contract.meta.items() if value is not None}
    return {
        "$schema": PROFILE,
        "name": meta.pop("name"),
        "version": version,
        **{key: meta.pop(key) for key in ("title", "description", "homepage", "keywords", "licenses") if key in meta},
        **{key: value for key, value in meta.items() if key != "sources"},
        "sources": [*meta.get("sources", []), *document_sources(tables)],
        "resources": [_resource(table, tables[table.name], folder) for table in contract.tables.values()],
        "database": {
            "path": DATABASE,
            "format": "duckdb",
            "description": "All tables in one DuckDB file, with keys, comments and views. Its bytes differ between "
            "builds; the hash of a table's CSV is the hash of the table in it.",
        },
    }


def to_bytes(descriptor: Json) -> bytes:
    """The descriptor as written to disk."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def document_sources(tables: Mapping[str, pa.Table]) -> list[Json]:
    """The documents as sources of the package, each with the hash of its bytes as received."""
    columns = ["document_id", "symbol", "title", "source_url", "source_sha256"]
    return [_source(row) for row in tables["documents"].select(columns).to_pylist()]


def _source(row: Json) -> Json:
    title = ", ".join(part for part in (row["symbol"], row["title"]) if part) or row["document_id"]
    source = {"title": title, "sha256": row["source_sha256"], "document_id": row["document_id"]}
    if (row["source_url"] or "").startswith(("https://", "http://")):
        source["path"] = row["source_url"]
    return source


def _resource(table: TableContract, rows: pa.Table, folder: Path) -> Json:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        **_file(folder, table.name, "csv"),
        "rows": rows.num_rows,
        "schema": table_schema(table),
        "alternatives": [_file(folder, table.name, "parquet")],
    }


def _file(folder: Path, table: str, form: str) -> Json:
    path = data_path(table, form)
    data = (folder / path).read_bytes()
    return {"path": path, **_FORMATS[form], "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def table_schema(table: TableContract) -> Json:
    """The Table Schema of a table."""
    schema: Json = {
        "fields": [_field(field) for field in table.fields],
        "primaryKey": list(table.primary_key),
    }
    if table.unique_keys:
        schema["uniqueKeys"] = [list(key) for key in table.unique_keys]
    if table.foreign_keys:
        schema["foreignKeys"] = [_foreign_key(table, key) for key in table.foreign_keys]
    return schema


def _foreign_key(table: TableContract, key: ForeignKey) -> Json:
    """A reference of a table to itself has an empty resource name: Frictionless checks it only then."""
    resource = "" if key.target == table.name else key.target
    return {"fields": list(key.fields), "reference": {"resource": resource, "fields": list(key.target_fields)}}


def _field(field: Field) -> Json:
    made: Json = {"name": field.name, "type": field.type}
    if field.title:
        made["title"] = field.title
    made["description"] = field.description
    if field.example is not None:
        made["example"] = _written(field.example)
    if field.categories:
        made["categories"] = [{"value": value, "label": meaning} for value, meaning in field.categories.items()]
    if field.items:
        made["arrayItem"] = _element(field.items)
    constraints = _constraints(field)
    if constraints:
        made["constraints"] = constraints
    return made


def _written(example: Any) -> str:
    """An example as it stands in the CSV file: the profile wants a string."""
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False, default=str).strip(chr(34))


def _constraints(field: Field) -> Json:
    made: Json = {"required": True} if field.required else {}
    for name in ("unique", "minimum", "maximum", "pattern"):
        value = getattr(field, name)
        if value is not None and value is not False:
            made[name] = value
    if field.categories:
        made["enum"] = list(field.categories)
    return made


def _element(field: Field) -> Json:
    """What the elements of a list are. ``arrayItem`` is Frictionless's word, whose reader refuses ``jsonSchema``."""
    made: Json = {"type": field.type}
    if field.categories:
        made["constraints"] = {"enum": list(field.categories)}
    if field.fields:
        made["fields"] = [{"name": part.name, **_element(part)} for part in field.fields]
    return made
