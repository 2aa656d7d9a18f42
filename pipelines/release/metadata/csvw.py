"""The CSV files for machines: CSV on the Web, where that standard looks for it (``data/csv-metadata.json``)."""

from __future__ import annotations

import re

from pipelines.release.facts import Facts
from pipelines.release.metadata import Json, dumped
from pipelines.tables.contract import Field, ForeignKey, TableContract

FILE = "data/csv-metadata.json"

_TYPES = {"string": "string", "integer": "integer", "number": "double", "boolean": "boolean", "date": "date"}

_DIALECT = {
    "encoding": "utf-8",
    "lineTerminators": ["\r\n"],
    "quoteChar": '"',
    "doubleQuote": True,
    "delimiter": ",",
    "header": True,
    "headerRowCount": 1,
    "skipInitialSpace": False,
    "trim": False,
}


def csvw(facts: Facts) -> bytes:
    """The record: a group of tables."""
    record: Json = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "@type": "TableGroup",
        "dc:title": facts.title,
        "dc:description": facts.description,
        "dc:date": {"@value": facts.day, "@type": "xsd:date"},
        "dc:license": {"@id": facts.licence["path"]},
        "dc:creator": facts.creators,
        "dc:hasVersion": facts.version,
        "dialect": _DIALECT,
        "tables": [_table(facts, table) for table in facts.contract.tables.values()],
    }
    return dumped(record)


def _table(facts: Facts, table: TableContract) -> Json:
    """A table. The standard wants a match in every row, so a reference that has empty cells in this release is not declared as a key; its column
    says what it refers to.
    """
    keys = [
        key for key in table.foreign_keys if not any(facts.tables[table.name].column(c).null_count for c in key.fields)
    ]
    open_keys = {name: key for key in table.foreign_keys if key not in keys for name in key.fields}
    schema: Json = {
        "columns": [_column(field, open_keys.get(field.name)) for field in table.fields],
        "primaryKey": list(table.primary_key),
    }
    if keys:
        schema["foreignKeys"] = [_reference(key) for key in keys]
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:description": " ".join(table.description.split()),
        "tableSchema": schema,
    }


def _reference(key: ForeignKey) -> Json:
    target = {"resource": f"{key.target}.csv", "columnReference": list(key.target_fields)}
    return {"columnReference": list(key.fields), "reference": target}


def _column(field: Field, refers: ForeignKey | None) -> Json:
    column: Json = {"name": field.name, "titles": field.name, "dc:description": " ".join(field.description.split())}
    if field.title:
        column["dc:title"] = field.title
    column["datatype"] = _datatype(field)
    if field.required:
        column["required"] = True
    if refers:
        column["dc:references"] = f"{refers.target}.csv#{','.join(refers.target_fields)}"
    return column


def _datatype(field: Field) -> str | Json:
    """The type with what it may hold. Lists are JSON; a vocabulary is a regular expression, since the standard knows no other way."""
    if field.items or field.fields:
        return "json"
    made: Json = {"base": _TYPES[field.type]}
    if field.categories:
        made["format"] = f"({'|'.join(map(re.escape, field.categories))})"
    elif field.pattern:
        made["format"] = field.pattern.removeprefix("^").removesuffix("$")
    if field.minimum is not None:
        made["minimum"] = field.minimum
    if field.maximum is not None:
        made["maximum"] = field.maximum
    return made if len(made) > 1 else str(made["base"])
