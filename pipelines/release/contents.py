"""All files of a release: the package, the pages, the records, the manifest, the checksums. The same package gives the same files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from pipelines.publish.codebook import codebook
from pipelines.publish.descriptor import DATABASE, DESCRIPTOR, to_bytes
from pipelines.release.archive import SUMS, Content, Files, digest, size, sums
from pipelines.release.diff import Diff, to_json
from pipelines.release.facts import CHANGES, CITATION, Facts, ReleaseError, files_of
from pipelines.release.identifiers import FILE as IDENTIFIERS
from pipelines.release.identifiers import identifiers, to_csv
from pipelines.release.metadata import croissant, csvw, datacite, dcat, ro_crate, schema_org
from pipelines.release.notes import release_notes
from pipelines.release.pages.checks import checks_body, checks_json
from pipelines.release.pages.datasheet import datasheet
from pipelines.release.pages.diagram import diagram
from pipelines.release.pages.html import page, rendered
from pipelines.release.pages.readme import readme
from pipelines.validate.checks import Result

COPIED = {
    CITATION: CITATION,
    CHANGES: CHANGES,
    "NOTICE.md": "NOTICE.md",
    "docs/accuracy.md": "ACCURACY.md",
    "LICENSE": "LICENSES/MIT.txt",
    "LICENSES/CC-BY-4.0.txt": "LICENSES/CC-BY-4.0.txt",
}
"""Files of the repository that a release takes over as they are, and their names in it."""

_MANIFEST = (
    "document_id",
    "symbol",
    "title",
    "published_on",
    "source_url",
    "source_path",
    "media_type",
    "source_sha256",
    "rights",
)


def contents(facts: Facts, results: Sequence[Result], database: Path, diff: Diff | None) -> Files:
    """Every file by its path. ``database`` is the DuckDB file, ``diff`` the comparison with the release before, if there was one."""
    files: dict[str, Content] = {**_data(facts), DATABASE: database, **_repository(facts.root)}
    files[DESCRIPTOR] = _descriptor(facts, database)
    files["sources.csv"] = manifest(facts)
    files[IDENTIFIERS] = to_csv(identifiers(facts.contract, facts.tables))
    files["checks.json"] = checks_json(facts, results)
    files["tables.svg"] = diagram(facts.contract)
    files["RELEASE_NOTES.md"] = release_notes(facts, diff).encode()
    if diff:
        files["changes.json"] = to_json(diff)
    files["CODEBOOK.md"] = codebook(facts.contract).encode()
    files["DATASHEET.md"] = datasheet(facts, results).encode()
    files |= _records(facts, files)
    files |= _pages(facts, results, files)
    files[ro_crate.FILE] = ro_crate.ro_crate(facts, files)
    files[SUMS] = sums(files)
    return files


def _data(facts: Facts) -> dict[str, Content]:
    """The data files of the package, which must be those that its descriptor names."""
    found: dict[str, Content] = {}
    for resource in facts.resources():
        for file in files_of(resource).values():
            path = facts.folder / file["path"]
            if f"sha256:{digest(path)}" != file["hash"]:
                raise ReleaseError(f"{path} is not the file that {DESCRIPTOR} describes. Build the package again.")
            found[file["path"]] = path
    return found


def _repository(root: Path) -> dict[str, Content]:
    missing = [name for name in COPIED if not (root / name).is_file()]
    if missing:
        raise ReleaseError(f"A release needs {', '.join(missing)}, which {root} does not hold.")
    return {target: (root / name).read_bytes() for name, target in COPIED.items()}


def _descriptor(facts: Facts, database: Path) -> bytes:
    """The package's descriptor, with the size and the hash of the DuckDB file, which in a release are always the same."""
    described = {
        **facts.descriptor["database"],
        "description": "All tables in one DuckDB file, with keys, comments and views, for DuckDB 1.2 and later.",
        "bytes": size(database),
        "hash": f"sha256:{digest(database)}",
    }
    kept = {key: value for key, value in facts.descriptor.items() if key != "extras"}
    return to_bytes({**kept, "database": described})


def manifest(facts: Facts) -> bytes:
    """The documents, with what is needed to fetch each and to see that it is the same."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_MANIFEST)
    writer.writerows([_cell(row[name]) for name in _MANIFEST] for row in facts.records("documents"))
    return text.getvalue().encode()


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _records(facts: Facts, files: Files) -> dict[str, Content]:
    """Those that describe the data files; the record of all files comes last."""
    return {
        croissant.FILE: croissant.croissant(facts, files),
        csvw.FILE: csvw.csvw(facts),
        schema_org.FILE: schema_org.schema_org(facts, files),
        dcat.FILE: dcat.dcat(facts, files),
        datacite.FILE: datacite.datacite(facts, files),
        datacite.ZENODO_FILE: datacite.zenodo(facts),
    }


def _pages(facts: Facts, results: Sequence[Result], files: Files) -> dict[str, Content]:
    """README and the pages of HTML."""
    names = {"index.html", "checks.html", "codebook.html", "datasheet.html", "accuracy.html", ro_crate.FILE}
    overview = readme(facts, results, {**files, **dict.fromkeys(names, b"")})
    record = json.dumps(schema_org.dataset(facts, files), ensure_ascii=False, indent=1) + "\n"
    picture = "<h2 id='diagram'>How the tables hang together</h2>\n" + _svg(files["tables.svg"])

    def made(name: str, title: str, body: str, about: str = "") -> bytes:
        return page(f"{title} · {facts.title}", body, facts.version, name, about)

    return {
        "README.md": overview.encode(),
        "index.html": made("index.html", f"Version {facts.version}", _linked(rendered(overview)), record),
        "codebook.html": made("codebook.html", "Codebook", _chapters(rendered(_text(files["CODEBOOK.md"])), picture)),
        "datasheet.html": made("datasheet.html", "Datasheet", rendered(_text(files["DATASHEET.md"]))),
        "accuracy.html": made("accuracy.html", "Accuracy", rendered(_text(files["ACCURACY.md"]))),
        "checks.html": made("checks.html", "Checks", checks_body(facts, results)),
    }


def _text(content: Content) -> str:
    return content.decode("utf-8") if isinstance(content, bytes) else content.read_text(encoding="utf-8")


def _svg(content: Content) -> str:
    return f"<figure>{_text(content)}</figure>\n"


def _linked(html: str) -> str:
    """Links to pages that have a form of their own for the screen."""
    for name in ("DATASHEET", "ACCURACY"):
        html = html.replace(f'href="{name}.md"', f'href="{name.lower()}.html"')
    return html


def _chapters(html: str, picture: str) -> str:
    """The codebook with the diagram before its first chapter, each chapter on a new sheet in print."""
    head, found, rest = html.partition("<h2")
    return f"{head}{picture}{found}{rest}".replace('<h2 id="', '<h2 class="chapter" id="')
