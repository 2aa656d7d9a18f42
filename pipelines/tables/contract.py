"""The contract: what the tables are, read from ``datapackage/`` into typed objects.

Arrow schemas, DuckDB tables, the published descriptor and the dictionary are all made from a ``Contract``; nothing
about a table is typed anywhere else. ``datapackage.yaml`` holds the package and what tables share (the citation
columns, the vocabularies), ``tables/<table>.yaml`` one table each, in the words of Table Schema with these additions:

- ``citation: true``: the table has the citation columns and their foreign keys, after its own columns
- ``vocabulary``: the allowed values with their meaning, or the name (or names) of shared vocabularies
- ``items``: what the elements of a list are: ``type``, ``vocabulary``, ``references`` (``table.column``), ``fields``
- ``composedOf``: columns whose values, joined with ``~``, make the value where a row has none
- ``found`` and ``limits``: how a table's rows or a column's values are found, and what they do not tell; for the codebook
- ``closesCycle``: a foreign key that points forward in the order of the tables, so that SQL can't declare it
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CONTRACT_FOLDER = Path(__file__).parents[2] / "datapackage"
"""The repository's contract; the one place that knows where it is."""

FIELD_TYPES = ("string", "integer", "number", "boolean", "date", "array", "object")

_FIELD_KEYS = {
    "name", "title", "type", "description", "found", "limits", "example", "constraints", "vocabulary", "items",
    "composedOf", "fields", "references",
}  # fmt: skip
_CONSTRAINT_KEYS = {"required", "unique", "minimum", "maximum", "pattern"}
_TABLE_KEYS = {
    "name", "title", "description", "found", "limits", "citation", "fields", "primaryKey", "foreignKeys", "uniqueKeys",
}  # fmt: skip


class ContractError(ValueError):
    """The contract contradicts itself; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column, or the elements of a list (``items``), or a part of such an element (``fields``).

    ``categories`` are the allowed values with their meaning, empty where any value will do. ``references`` is the
    (table, column) that each element of a list must be found in.
    """

    name: str
    type: str
    description: str = ""
    title: str = ""
    example: Any = None
    required: bool = False
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    categories: Mapping[str, str] = field(default_factory=dict)
    items: Field | None = None
    fields: tuple[Field, ...] = ()
    references: tuple[str, str] | None = None
    composed_of: tuple[str, ...] = ()
    found: str = ""
    limits: str = ""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values must be found in ``target_fields`` of the table ``target``, unless one of them is null."""

    fields: tuple[str, ...]
    target: str
    target_fields: tuple[str, ...]
    closes_cycle: bool = False


@dataclass(frozen=True, slots=True)
class TableContract:
    """One table: its columns in order, its keys, and what it is."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    cites: bool = False
    found: str = ""
    limits: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(f.name for f in self.fields)

    def field(self, name: str) -> Field:
        """The column of that name; ``KeyError`` if there is none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(f"{self.name} has no column {name}")


@dataclass(frozen=True, slots=True)
class Contract:
    """The whole package. ``tables`` stand in order of publication; ``meta`` is what the descriptor says of the package.

    ``digest`` is the SHA-256 of the contract's files, for caches.
    """

    meta: Mapping[str, Any]
    tables: Mapping[str, TableContract]
    vocabularies: Mapping[str, Mapping[str, str]]
    digest: str
    folder: Path


def load_contract(folder: Path = CONTRACT_FOLDER) -> Contract:
    """The contract in ``folder``, read once per process. ``ContractError`` says what is wrong with it."""
    return _load(Path(folder).resolve())


@cache
def _load(folder: Path) -> Contract:
    digest = hashlib.sha256()
    package = _read(folder / "datapackage.yaml", digest)
    shared = package.pop("citation")
    vocabularies = package.pop("vocabularies")
    order = package.pop("tables")
    parser = _Parser(shared, vocabularies)
    tables = {name: parser.table(folder / "tables" / f"{name}.yaml", digest) for name in order}
    stray = {p.stem for p in (folder / "tables").glob("*.yaml")} - set(order)
    if stray:
        raise ContractError(f"datapackage.yaml: tables does not list {', '.join(sorted(stray))}")
    contract = Contract(package, tables, vocabularies, digest.hexdigest(), folder)
    for problem in problems_of(contract):
        raise ContractError(problem)
    return contract


def _read(path: Path, digest: hashlib._Hash) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        content = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise ContractError(f"{path.name}: {error}") from error
    if not isinstance(content, dict):
        raise ContractError(f"{path.name}: expected a mapping")
    digest.update(path.name.encode() + b"\0" + data)
    return content


class _Parser:
    """Makes tables of their YAML, with the shared citation columns and vocabularies at hand."""

    def __init__(self, citation: dict[str, Any], vocabularies: dict[str, dict[str, str]]) -> None:
        self.citation = citation
        self.vocabularies = vocabularies

    def table(self, path: Path, digest: hashlib._Hash) -> TableContract:
        raw = _read(path, digest)
        _refuse_unknown(raw, _TABLE_KEYS, path.name)
        if raw.get("name") != path.stem:
            raise ContractError(f"{path.name}: name must be {path.stem}")
        cites = bool(raw.get("citation"))
        fields = [self.field(item, path.name) for item in raw["fields"]]
        keys = list(raw.get("foreignKeys", []))
        if cites:
            own = {f.name for f in fields}
            fields += [self.field(item, path.name) for item in self.citation["fields"] if item["name"] not in own]
            keys += [key for key in self.citation["foreignKeys"] if [key["fields"]] != raw["primaryKey"]]
        return TableContract(
            name=raw["name"],
            title=raw["title"],
            description=raw["description"],
            fields=tuple(fields),
            primary_key=tuple(raw["primaryKey"]),
            foreign_keys=tuple(_foreign_key(key) for key in keys),
            unique_keys=tuple(tuple(key) for key in raw.get("uniqueKeys", [])),
            cites=cites,
            found=raw.get("found", ""),
            limits=raw.get("limits", ""),
        )

    def field(self, raw: dict[str, Any], where: str) -> Field:
        here = f"{where}: {raw.get('name', 'items')}"
        _refuse_unknown(raw, _FIELD_KEYS, here)
        constraints = raw.get("constraints", {})
        _refuse_unknown(constraints, _CONSTRAINT_KEYS, here)
        if raw.get("type") not in FIELD_TYPES:
            raise ContractError(f"{here}: type must be one of {', '.join(FIELD_TYPES)}")
        references = raw["references"].split(".") if "references" in raw else None
        return Field(
            name=raw.get("name", ""),
            type=raw["type"],
            description=raw.get("description", ""),
            title=raw.get("title", ""),
            example=raw.get("example"),
            categories=self.categories(raw.get("vocabulary"), here),
            items=self.field(raw["items"], here) if "items" in raw else None,
            fields=tuple(self.field(part, here) for part in raw.get("fields", [])),
            references=(references[0], references[1]) if references else None,
            composed_of=tuple(raw.get("composedOf", ())),
            found=raw.get("found", ""),
            limits=raw.get("limits", ""),
            **constraints,
        )

    def categories(self, vocabulary: Any, where: str) -> Mapping[str, str]:
        if vocabulary is None:
            return {}
        if isinstance(vocabulary, dict):
            return vocabulary
        names = [vocabulary] if isinstance(vocabulary, str) else vocabulary
        missing = [name for name in names if name not in self.vocabularies]
        if missing:
            raise ContractError(f"{where}: no vocabulary named {', '.join(missing)} in datapackage.yaml")
        return {value: meaning for name in names for value, meaning in self.vocabularies[name].items()}


def _foreign_key(raw: dict[str, Any]) -> ForeignKey:
    reference = raw["reference"]
    return ForeignKey(
        _names(raw["fields"]), reference["resource"], _names(reference["fields"]), bool(raw.get("closesCycle"))
    )


def _names(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _refuse_unknown(raw: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(raw) - known)
    if unknown:
        raise ContractError(f"{where}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(known))}")


def problems_of(contract: Contract) -> Iterator[str]:
    """What contradicts itself: columns named twice, keys without columns, references to nothing or forwards."""
    seen: set[str] = set()
    for table in contract.tables.values():
        seen.add(table.name)
        yield from _column_problems(table)
        for key in table.foreign_keys:
            yield from _key_problems(contract, table, key, seen)
        for column in table.fields:
            if column.items and column.items.references:
                target, name = column.items.references
                if target not in contract.tables or name not in contract.tables[target].columns:
                    yield f"{table.name}.yaml: {column.name} refers to {target}.{name}, which does not exist"


def _column_problems(table: TableContract) -> Iterator[str]:
    columns = set(table.columns)
    if len(columns) < len(table.columns):
        yield f"{table.name}.yaml: a column is named twice"
    named = [*table.primary_key, *(c for key in table.unique_keys for c in key)]
    named += [c for f in table.fields for c in f.composed_of]
    for column in named:
        if column not in columns:
            yield f"{table.name}.yaml: a key names {column}, which is no column"
        elif column in table.primary_key and not table.field(column).required:
            yield f"{table.name}.yaml: {column} is in the primary key and must be required"
    for column_field in table.fields:
        if not column_field.description:
            yield f"{table.name}.yaml: {column_field.name} has no description"
        if (column_field.type == "array") != (column_field.items is not None):
            yield f"{table.name}.yaml: {column_field.name} must say what its items are if it is a list, and only then"


def _key_problems(contract: Contract, table: TableContract, key: ForeignKey, seen: set[str]) -> Iterator[str]:
    here = f"{table.name}.yaml: foreign key {', '.join(key.fields)}"
    target = contract.tables.get(key.target)
    if target is None or not set(key.fields) <= set(table.columns):
        yield f"{here}: no such table or column"
    elif key.target_fields != target.primary_key and key.target_fields not in target.unique_keys:
        yield f"{here}: {key.target}.{', '.join(key.target_fields)} is not a key of that table"
    elif key.closes_cycle == (key.target in seen):
        yield f"{here}: tables must stand after those they refer to, or say closesCycle: true"
