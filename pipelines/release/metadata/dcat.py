"""The dataset for data catalogues: DCAT 3 with the terms that DCAT-AP requires and recommends, as JSON-LD with its context inside."""

from __future__ import annotations

from pipelines.release.archive import Files, digest, size
from pipelines.release.facts import Facts
from pipelines.release.metadata import Json, address, dumped, media_type
from pipelines.release.metadata.schema_org import DOWNLOADS

FILE = "dcat.jsonld"

_EU = "http://publications.europa.eu/resource/authority/"
_THEME = f"{_EU}data-theme/INTR"
"""International issues."""

_LANGUAGES = {"en": "ENG", "fr": "FRA", "es": "SPA", "ru": "RUS", "ar": "ARA", "zh": "ZHO"}
"""The six languages of the United Nations in the vocabulary of DCAT-AP, by ISO 639-1."""

_FORMATS = {"csv": "CSV", "parquet": "PARQUET"}
"""Formats that the vocabulary of file types has."""

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "adms": "http://www.w3.org/ns/adms#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}


def dcat(facts: Facts, files: Files) -> bytes:
    """The record."""
    first, last = facts.years
    agent = {"@type": "foaf:Agent", "foaf:name": _said(facts.creators[0]), "@id": "#publisher"}
    record: Json = {
        "@context": _CONTEXT,
        "@id": address(facts, "") or "./",
        "@type": "dcat:Dataset",
        "dct:title": _said(facts.title),
        "dct:description": _said(facts.description),
        "dct:identifier": facts.identity.name,
        "dcat:version": facts.version,
        "adms:versionNotes": _said(f"RELEASE_NOTES.md of version {facts.version}"),
        "dct:issued": _day(facts.day),
        "dct:creator": agent,
        "dct:publisher": {"@id": "#publisher"},
        "dcat:keyword": [_said(word) for word in facts.keywords],
        "dcat:theme": {"@id": _THEME},
        "dct:language": [
            {"@id": f"{_EU}language/{_LANGUAGES[code]}"}
            for code in sorted(set(facts.column("documents", "language")))
            if code in _LANGUAGES
        ],
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(first.isoformat()),
            "dcat:endDate": _day(last.isoformat()),
        },
        "dct:accessRights": {"@id": f"{_EU}access-right/PUBLIC"},
        "dct:source": [{"@id": url} for url in sorted(set(facts.column("documents", "source_url")))],
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "rdfs:label": _said("Read by rules from documents of the United Nations; every row cites its passage."),
        },
        "dcat:distribution": [_distribution(facts, files, name) for name in sorted(files) if name.endswith(DOWNLOADS)],
    }
    if facts.homepage:
        record["dcat:landingPage"] = {"@id": facts.homepage}
    return dumped(record)


def _distribution(facts: Facts, files: Files, name: str) -> Json:
    where = {"@id": address(facts, name)}
    made: Json = {
        "@type": "dcat:Distribution",
        "dct:title": _said(name),
        "dct:description": _said(_what(facts, name)),
        "dcat:accessURL": where,
        "dcat:downloadURL": where,
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type(name)}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(size(files[name]))},
        "dct:issued": _day(facts.day),
        "dct:license": {"@id": facts.licence["path"]},
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": _said(facts.rights)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": digest(files[name])},
        },
    }
    if form := _FORMATS.get(name.rsplit(".", 1)[-1]):
        made["dct:format"] = {"@id": f"{_EU}file-type/{form}"}
    return made


def _what(facts: Facts, name: str) -> str:
    """What a data file holds."""
    table = facts.contract.tables.get(name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    return " ".join(table.description.split()) if table else "All tables with their keys, comments and views."


def _said(text: str) -> Json:
    return {"@language": "en", "@value": text}


def _day(day: str) -> Json:
    return {"@type": "xsd:date", "@value": day}
