"""The dataset for search engines: schema.org, in the words that Google's Dataset Search asks for."""

from __future__ import annotations

from pipelines.release.archive import Files, digest, size
from pipelines.release.facts import Facts
from pipelines.release.metadata import Json, address, dumped, media_type

FILE = "dataset.jsonld"

DOWNLOADS = (".parquet", ".csv", ".duckdb")
"""Endings of the files that hold data."""

_METHOD = (
    "Rules that name the forms of words of United Nations documents; every row cites the passage that it was read from."
)


def schema_org(facts: Facts, files: Files) -> bytes:
    """The record."""
    return dumped(dataset(facts, files))


def dataset(facts: Facts, files: Files) -> Json:
    """schema:Dataset with its downloads."""
    first, last = facts.years
    record = {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": address(facts, "") or "./",
        "@type": "Dataset",
        "name": facts.title,
        "description": facts.description,
        "url": facts.homepage,
        "version": facts.version,
        "datePublished": facts.day,
        "keywords": facts.keywords,
        "license": facts.licence["path"],
        "usageInfo": [part["path"] for part in facts.descriptor.get("otherRights", []) if part["name"] != "MIT"],
        "isAccessibleForFree": True,
        "inLanguage": sorted(set(facts.column("documents", "language"))),
        "temporalCoverage": f"{first}/{last}",
        "measurementTechnique": _METHOD,
        "creator": [{"@type": "Organization", "name": name} for name in facts.creators],
        "publisher": {"@type": "Organization", "name": facts.creators[0]},
        "isBasedOn": [_document(row) for row in facts.records("documents")],
        "variableMeasured": [_table(facts, name, number) for name, number in facts.rows.items()],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": address(facts, name),
                "encodingFormat": media_type(name),
                "contentSize": f"{size(files[name])} B",
                "sha256": digest(files[name]),
            }
            for name in sorted(files)
            if name.endswith(DOWNLOADS)
        ],
    }
    return {key: value for key, value in record.items() if value not in (None, [])}


def _document(row: Json) -> Json:
    """A document as a work that the dataset is based on."""
    work = {
        "@type": "CreativeWork",
        "name": row["title"] or row["document_id"],
        "identifier": row["symbol"],
        "url": row["source_url"],
        "inLanguage": row["language"],
    }
    return {key: value for key, value in work.items() if value}


def _table(facts: Facts, name: str, rows: int) -> Json:
    return {
        "@type": "PropertyValue",
        "name": name,
        "description": facts.contract.tables[name].description.strip(),
        "value": rows,
        "unitText": "rows",
    }
