"""The records for a DOI and for a deposit: DataCite 4 and Zenodo, from the same facts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from pipelines.release.archive import Files, size
from pipelines.release.facts import Facts
from pipelines.release.metadata import Json, dumped, media_type

FILE = "datacite.json"
ZENODO_FILE = "zenodo.json"

_METHOD = (
    "Rules that name the forms of words of United Nations documents turn each document into rows; every row cites the passage that it was read from. "
    "The corpus is small and was chosen by hand. How right the rows are was measured on the very documents that the dataset holds."
)


def datacite(facts: Facts, files: Files) -> bytes:
    """The record of DataCite's schema 4.5, without a DOI, which the registrar gives."""
    first, last = facts.years
    makers = [{"name": name, "nameType": "Organizational"} for name in facts.creators]
    return dumped(
        {
            "schemaVersion": "http://datacite.org/schema/kernel-4",
            "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Relational tables"},
            "creators": makers,
            "titles": [{"title": facts.title, "lang": "en"}],
            "publisher": {"name": facts.creators[0]},
            "publicationYear": facts.day[:4],
            "version": facts.version,
            "language": "en",
            "subjects": [{"subject": word, "lang": "en"} for word in facts.keywords],
            "contributors": [{**maker, "contributorType": "DataManager"} for maker in makers],
            "dates": [
                {"date": facts.day, "dateType": "Issued"},
                {"date": f"{first}/{last}", "dateType": "Other", "dateInformation": "Days of the meetings"},
            ],
            "descriptions": [
                {"description": facts.description, "descriptionType": "Abstract", "lang": "en"},
                {"description": _METHOD, "descriptionType": "Methods", "lang": "en"},
            ],
            "rightsList": list(_rights(facts)),
            "relatedIdentifiers": [
                {
                    "relatedIdentifier": url,
                    "relatedIdentifierType": "URL",
                    "relationType": "IsDerivedFrom",
                    "resourceTypeGeneral": "Report",
                }
                for url in _documents(facts)
            ],
            "formats": sorted({media_type(name) for name in files}),
            "sizes": [f"{sum(map(size, files.values()))} bytes", f"{sum(facts.rows.values())} rows"],
        }
    )


def _rights(facts: Facts) -> Iterator[Json]:
    licence = facts.licence
    yield {
        "rights": f"{licence['title']}. {licence['covers']}",
        "rightsUri": licence["path"],
        "rightsIdentifier": licence["name"].lower(),
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": "https://spdx.org/licenses/",
        "lang": "en",
    }
    for part in facts.descriptor.get("otherRights", []):
        yield {
            "rights": f"{part['title']}. {' '.join(part['covers'].split())}",
            "rightsUri": part["path"],
            "lang": "en",
        }


def _documents(facts: Facts) -> list[str]:
    return sorted(set(facts.column("documents", "source_url")))


def zenodo(facts: Facts) -> bytes:
    """The metadata of a deposit at Zenodo, as its interface takes them."""
    paragraphs = (facts.description, _METHOD, facts.rights, "README.md and DATASHEET.md in the zip say more.")
    return dumped(
        {
            "metadata": {
                "upload_type": "dataset",
                "title": facts.title,
                "creators": [{"name": name} for name in facts.creators],
                "description": "".join(f"<p>{escape(text)}</p>" for text in paragraphs),
                "publication_date": facts.day,
                "version": facts.version,
                "access_right": "open",
                "license": facts.licence["name"].lower(),
                "language": "eng",
                "keywords": facts.keywords,
                "related_identifiers": [
                    {"identifier": url, "relation": "isDerivedFrom", "resource_type": "publication-report"}
                    for url in _documents(facts)
                ],
            }
        }
    )
