"""The dataset for machine learning: MLCommons Croissant 1.1. One record set a table, read from its Parquet file."""

from __future__ import annotations

from pipelines.publish.descriptor import data_path
from pipelines.release.archive import Files, digest, size
from pipelines.release.facts import Facts
from pipelines.release.metadata import Json, address, dumped
from pipelines.release.pages.readme import citation
from pipelines.tables.contract import Field, TableContract

FILE = "croissant.json"

VERSION = "1.1"

_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}

_LIST = {"isArray": True, "arrayShape": "-1"}

_CONTEXT: Json = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the standard prescribes, word by word."""


def croissant(facts: Facts, files: Files) -> bytes:
    """The record."""
    record: Json = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": f"http://mlcommons.org/croissant/{VERSION}",
        "name": facts.descriptor["name"],
        "alternateName": facts.title,
        "description": facts.description,
        "version": facts.version,
        "datePublished": facts.day,
        "license": facts.licence["path"],
        "url": facts.homepage or "./",
        "keywords": facts.keywords,
        "inLanguage": sorted(set(facts.column("documents", "language"))),
        "creator": [{"@type": "sc:Organization", "name": name} for name in facts.creators],
        "publisher": {"@type": "sc:Organization", "name": facts.creators[0]},
        "citeAs": citation(facts),
        "isLiveDataset": False,
        "rai:dataLimitations": _limits(facts),
        "rai:dataCollection": "Read by rules from documents of the United Nations; every row cites its passage.",
        "distribution": [_file(facts, files, data_path(name, "parquet")) for name in facts.tables],
        "recordSet": [_record_set(table) for table in facts.contract.tables.values()],
    }
    return dumped(record)


def _limits(facts: Facts) -> list[str]:
    return [
        f"{table.name}: {' '.join(table.limits.split())}" for table in facts.contract.tables.values() if table.limits
    ]


def _file(facts: Facts, files: Files, name: str) -> Json:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": address(facts, name),
        "contentSize": f"{size(files[name])} B",
        "encodingFormat": "application/x-parquet",
        "sha256": digest(files[name]),
    }


def _record_set(table: TableContract) -> Json:
    keys = [{"@id": f"{table.name}/{name}"} for name in table.primary_key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": " ".join(table.description.split()),
        "key": keys[0] if len(keys) == 1 else keys,
        "field": [_field(table, field) for field in table.fields],
    }


def _field(table: TableContract, field: Field) -> Json:
    """A column; a list says so, and a list of objects has a field for each part of them."""
    made: Json = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "description": " ".join(field.description.split()),
    }
    if field.items:
        made |= _LIST
    parts = field.items.fields if field.items else ()
    if parts:
        return made | {"subField": [_part(table, field, part) for part in parts]}
    return made | {
        "dataType": _TYPES[field.items.type if field.items else field.type],
        "source": _source(table, field),
    }


def _part(table: TableContract, field: Field, part: Field) -> Json:
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}/{part.name}",
        "name": part.name,
        "dataType": _TYPES[part.type],
        "source": {**_source(table, field), "transform": {"jsonPath": f"$.{part.name}"}},
        **_LIST,
    }


def _source(table: TableContract, field: Field) -> Json:
    return {"fileObject": {"@id": data_path(table.name, "parquet")}, "extract": {"column": field.name}}
