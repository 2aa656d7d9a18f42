"""All files of a release as a research object: RO-Crate 1.3, ``ro-crate-metadata.json`` beside the files."""

from __future__ import annotations

from pipelines.release.archive import Files, digest, size
from pipelines.release.facts import Facts
from pipelines.release.metadata import Json, dumped, media_type
from pipelines.release.pages.readme import WHAT, citation

FILE = "ro-crate-metadata.json"

_SPECIFICATION = "https://w3id.org/ro/crate/1.3"
_MAKERS = "#contributors"
_MAKING = "#making"


def ro_crate(facts: Facts, files: Files) -> bytes:
    """The record. ``files`` are the other files of the release."""
    return dumped(
        {
            "@context": f"{_SPECIFICATION}/context",
            "@graph": [
                _descriptor(),
                _root(facts, files),
                *_around(facts),
                *(_file(facts, files, name) for name in sorted(files)),
            ],
        }
    )


def _descriptor() -> Json:
    return {
        "@id": FILE,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _SPECIFICATION},
    }


def _root(facts: Facts, files: Files) -> Json:
    first, last = facts.years
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": facts.title,
        "description": facts.description,
        "datePublished": facts.day,
        "version": facts.version,
        "license": {"@id": facts.licence["path"]},
        "keywords": facts.keywords,
        "temporalCoverage": f"{first}/{last}",
        "author": {"@id": _MAKERS},
        "publisher": {"@id": _MAKERS},
        "creditText": citation(facts),
        "isBasedOn": [{"@id": _document_id(row)} for row in facts.records("documents")],
        "hasPart": [{"@id": name} for name in sorted(files)],
        "mentions": {"@id": _MAKING},
    }


def _around(facts: Facts) -> list[Json]:
    """Who made it, on what terms, from which documents, and how."""
    licence = facts.licence
    return [
        {"@id": _MAKERS, "@type": "Organization", "name": facts.creators[0]},
        {"@id": licence["path"], "@type": "CreativeWork", "name": licence["title"], "description": licence["covers"]},
        {
            "@id": _MAKING,
            "@type": "CreateAction",
            "name": "Read the documents, check the rows, write the files",
            "description": f"With the program proceedings, version {facts.version}; the same documents give the same bytes.",
            "agent": {"@id": _MAKERS},
            "object": [{"@id": _document_id(row)} for row in facts.records("documents")],
            "result": {"@id": "./"},
            "endTime": facts.day,
        },
        *(_document(row) for row in facts.records("documents")),
    ]


def _document_id(row: Json) -> str:
    return str(row["source_url"] or f"#{row['document_id']}")


def _document(row: Json) -> Json:
    work = {
        "@id": _document_id(row),
        "@type": "CreativeWork",
        "name": row["title"] or row["document_id"],
        "identifier": row["symbol"] or row["document_id"],
        "usageInfo": row["rights"],
        "sha256": row["source_sha256"],
    }
    return {key: value for key, value in work.items() if value}


def _file(facts: Facts, files: Files, name: str) -> Json:
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "description": _what(facts, name),
        "encodingFormat": media_type(name),
        "contentSize": str(size(files[name])),
        "sha256": digest(files[name]),
    }


def _what(facts: Facts, name: str) -> str:
    """What a file is: of a table its title, of others what the README says of them."""
    table = facts.contract.tables.get(name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    if table and name.startswith("data/"):
        return f"{table.title}: {' '.join(table.description.split())}"
    return WHAT.get(name) or f"See README.md: {name}"
