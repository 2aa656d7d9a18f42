"""Each record before the validator of its standard, where one installs, and against the files that it describes."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pipelines.release.facts import Facts
from pipelines.workspace import ROOT

VALIDATORS = ROOT / ".venv-validators" / "bin"
AT = "https://example.org/release/"


@pytest.fixture(scope="module")
def facts(released: Path) -> Facts:
    return Facts.of(released, ROOT)


def record(released: Path, name: str) -> Any:
    return json.loads((released / name).read_bytes())


def validator(name: str) -> str:
    path = VALIDATORS / name
    if not path.exists():
        pytest.skip("make validators sets up what this test needs")
    return str(path)


def test_croissant_loads_every_record(released: Path, facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    import mlcroissant

    monkeypatch.setenv("CROISSANT_CACHE", str(released.parent / "cache"))
    dataset = mlcroissant.Dataset(jsonld=str(released / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    assert not issues.errors and not issues.warnings, (issues.errors, issues.warnings)
    found = {one.id: sum(1 for _ in dataset.records(one.id)) for one in dataset.metadata.record_sets}
    assert found == facts.rows
    one = next(iter(dataset.records("statements")))
    assert set(one) == {f"statements/{name}" for name in facts.contract.tables["statements"].columns}


def test_csv_on_the_web(released: Path) -> None:
    """Strictly: every cell of its type, every key unique, every reference found."""
    from csvw import CSVW

    tables = CSVW(str(released / "data" / "csv-metadata.json"), validate=True)
    assert tables.is_valid, [str(one.message) for one in tables.warnings]


def test_csv_on_the_web_sees_a_wrong_cell(released: Path, tmp_path: Path) -> None:
    """The record says enough for its validator to find what is wrong."""
    from csvw import CSVW

    described = record(released, "data/csv-metadata.json")
    described["tables"] = [t for t in described["tables"] if t["url"] == "meetings.csv"]
    described["tables"][0]["tableSchema"].pop("foreignKeys", None)
    (tmp_path / "csv-metadata.json").write_text(json.dumps(described))
    text = (released / "data" / "meetings.csv").read_text(encoding="utf-8")
    (tmp_path / "meetings.csv").write_text(text.replace("hybrid", "telepathic", 1), encoding="utf-8", newline="")
    assert not CSVW(str(tmp_path / "csv-metadata.json"), validate=True).is_valid


def test_datacite(released: Path) -> None:
    from datacite import schema45

    assert [error.message for error in schema45.validator.iter_errors(record(released, "datacite.json"))] == []


def test_zenodo(released: Path, facts: Facts) -> None:
    metadata = record(released, "zenodo.json")["metadata"]
    needed = {"upload_type", "title", "creators", "description", "publication_date", "access_right", "license"}
    assert needed <= set(metadata)
    assert (metadata["upload_type"], metadata["version"], metadata["access_right"]) == (
        "dataset",
        facts.version,
        "open",
    )


def test_citation() -> None:
    ended = subprocess.run(
        [validator("cffconvert"), "--validate"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


NOT_OURS = ("URL", "ROR", "contactPoint")
"""What RO-Crate recommends of an organization and the project does not have: an address, a ROR identifier, a contact."""


def test_ro_crate(released: Path) -> None:
    script = Path(__file__).parent / "validators" / "crate.py"
    ended = subprocess.run(
        [validator("python"), str(script), str(released), "recommended"], capture_output=True, text=True, timeout=300
    )
    said = [line for line in ended.stdout.splitlines() if line.startswith(("REQUIRED", "RECOMMENDED"))]
    assert said, ended.stderr
    assert [line for line in said if line.startswith("REQUIRED") or not any(word in line for word in NOT_OURS)] == []


def test_ro_crate_lists_every_file(released: Path) -> None:
    found = {p.relative_to(released).as_posix(): p for p in released.rglob("*") if p.is_file()}
    graph = {entity["@id"]: entity for entity in record(released, "ro-crate-metadata.json")["@graph"]}
    listed = {part["@id"] for part in graph["./"]["hasPart"]}
    assert listed == set(found) - {"ro-crate-metadata.json", "SHA256SUMS"}
    for name in listed:
        assert graph[name]["sha256"] == hashlib.sha256(found[name].read_bytes()).hexdigest()


def test_dcat(released: Path) -> None:
    import pyshacl
    from rdflib import Graph

    graph = Graph().parse(released / "dcat.jsonld", format="json-ld", publicID=AT)
    shapes = Graph().parse(Path(__file__).parent / "shapes.ttl", format="turtle")
    conforms, _, said = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, said
    emptied = Graph()
    emptied += ((s, p, o) for s, p, o in graph if not str(p).endswith("accessURL"))
    assert not pyshacl.validate(emptied, shacl_graph=shapes)[0], "the shapes must see a missing term"


def test_schema_org(released: Path, facts: Facts) -> None:
    """Every type and property is one that schema.org has; what search engines ask for is there."""
    from rdflib import RDF, SDO, Graph, URIRef

    graph = Graph().parse(released / "dataset.jsonld", format="json-ld", publicID=AT)
    used = {str(p) for p in graph.predicates() if p != RDF.type} | {str(t) for t in graph.objects(predicate=RDF.type)}
    unknown = {term for term in used if URIRef(term) not in SDO}
    assert not unknown, unknown
    dataset = record(released, "dataset.jsonld")
    assert 50 <= len(dataset["description"]) <= 5000
    assert dataset["version"] == facts.version
    for download in dataset["distribution"]:
        data = (released / download["contentUrl"]).read_bytes()
        assert download["sha256"] == hashlib.sha256(data).hexdigest()
    page = (released / "index.html").read_text(encoding="utf-8")
    inside = page.split('<script type="application/ld+json">', 1)[1].split("</script>", 1)[0]
    assert json.loads(inside) == dataset


def test_records_agree(released: Path, facts: Facts) -> None:
    """One title, one version, one day, one licence in all of them."""
    descriptor, croissant, dataset = (
        record(released, f) for f in ("datapackage.json", "croissant.json", "dataset.jsonld")
    )
    datacite, zenodo = record(released, "datacite.json"), record(released, "zenodo.json")["metadata"]
    csvw, crate = record(released, "data/csv-metadata.json"), record(released, "ro-crate-metadata.json")["@graph"][1]
    titles = {descriptor["title"], croissant["alternateName"], dataset["name"], zenodo["title"], csvw["dc:title"]}
    assert titles == {facts.title} == {crate["name"], datacite["titles"][0]["title"]}
    versions = {r["version"] for r in (descriptor, croissant, dataset, datacite, zenodo, crate)}
    assert versions == {facts.version}
    days = {croissant["datePublished"], dataset["datePublished"], zenodo["publication_date"], crate["datePublished"]}
    assert days == {facts.day}
