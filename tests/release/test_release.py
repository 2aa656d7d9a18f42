"""The zip: the same bytes from anywhere, whole, and refused where something does not fit."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipelines.publish.duckdb import connect
from pipelines.publish.validate import problems_of_package
from pipelines.release.archive import check_sums, unpack, write_zip
from pipelines.release.facts import Facts, ReleaseError, changes_of, identity_of, order_of
from pipelines.release.identifiers import faults_of_redirects, from_csv, identifiers, lost, require_none_lost
from pipelines.release.make import require_kept
from pipelines.release.pages.readme import WHAT
from pipelines.tables.contract import load_contract
from pipelines.workspace import ROOT

from .conftest import STRANGE, make_release


def test_two_builds_are_equal_to_the_byte(package: Path, zipped: Path, tmp_path: Path) -> None:
    """Another folder, another process, another hash seed, zone and language."""
    copied = tmp_path / "elsewhere" / "package"
    shutil.copytree(package, copied)
    (copied / "proceedings.duckdb").touch()
    again = make_release(copied, tmp_path / "out", STRANGE)
    assert again.name == zipped.name
    assert again.read_bytes() == zipped.read_bytes(), differing(zipped, again)


def differing(one: Path, other: Path) -> list[str]:
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(other) as second:
        return [name for name in first.namelist() if first.read(name) != second.read(name)]


def test_it_holds_what_it_says(released: Path) -> None:
    found = {path.relative_to(released).as_posix() for path in released.rglob("*") if path.is_file()}
    told = {name.rstrip("/") for name in WHAT}
    assert told <= found | {"data"}
    check_sums(released)
    readme = (released / "README.md").read_text(encoding="utf-8")
    facts = Facts.of(released, ROOT)
    for name, number in facts.rows.items():
        assert f"| {name} | {number:,} |" in readme
    assert facts.version in readme.splitlines()[0]


def test_it_is_a_valid_package(released: Path) -> None:
    assert list(problems_of_package(load_contract(), released)) == []


def test_the_database_opens_and_answers(released: Path) -> None:
    described = json.loads((released / "datapackage.json").read_bytes())["database"]
    assert described["bytes"] == (released / described["path"]).stat().st_size
    with connect(released / described["path"]) as con:
        [(count,)] = con.sql("SELECT count(*) FROM state_profile('CHE')").fetchall()
        assert count > 0


class Links(HTMLParser):
    """What a page would fetch, run or lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.local: list[str] = []
        self.scripts: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script":
            self.scripts.append(given.get("type"))
        self.fetched += [given[name] or "" for name in ("src", "srcset", "data") if name in given]
        if tag == "link":
            self.fetched.append(given.get("href") or "")
        if tag == "a" and ":" not in (given.get("href") or ""):
            self.local.append((given.get("href") or "").split("#")[0])


@pytest.mark.parametrize("name", ["index", "codebook", "datasheet", "accuracy", "checks"])
def test_pages_need_no_network_and_lead_somewhere(released: Path, name: str) -> None:
    text = (released / f"{name}.html").read_text(encoding="utf-8")
    links = Links()
    links.feed(text)
    assert links.fetched == []
    assert set(links.scripts) <= {"application/ld+json"}
    assert "default-src 'none'" in text
    for target in filter(None, links.local):
        assert (released / target).exists() or (ROOT / "docs" / target).exists() or (ROOT / target).exists(), target


def test_the_codebook_tells_all_of_every_column(released: Path) -> None:
    text = (released / "CODEBOOK.md").read_text(encoding="utf-8")
    for table in load_contract().tables.values():
        assert table.found and table.limits, table.name
        assert " ".join(table.limits.split()) in text
        for field in table.fields:
            assert field.found, f"{table.name}.{field.name} does not say how it is found"
            assert f"| `{field.name}` |" in text


def test_the_diagram_shows_every_table(released: Path) -> None:
    root = ElementTree.fromstring((released / "tables.svg").read_bytes())
    names = {node.text for node in root.iter("{http://www.w3.org/2000/svg}text") if node.get("class") == "name"}
    assert names == set(load_contract().tables)


def test_the_datasheet_says_that_the_corpus_is_small(released: Path) -> None:
    text = (released / "DATASHEET.md").read_text(encoding="utf-8")
    assert "Little." in text and "On the very documents that the dataset holds" in text


def test_nothing_names_the_machine(released: Path) -> None:
    for path in released.rglob("*"):
        if path.suffix in {".md", ".json", ".jsonld", ".html", ".cff", ".csv"}:
            assert not re.search(r"/(home|root|tmp|work|Users)/\w", path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("version", ["2026.13.0", "2026.1", "v2026.1.0", "2026.01.0", ""])
def test_a_version_is_year_month_number(version: str) -> None:
    with pytest.raises(ReleaseError):
        order_of(version)


def test_versions_are_ordered_as_numbers() -> None:
    assert order_of("2026.9.10") < order_of("2026.10.0") < order_of("2027.1.0")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("CITATION.cff", "\nversion: ", "\nversion: 1999.1.0 # ", "has version 1999.1.0"),
        ("CITATION.cff", "date-released: ", "date-released: 1999-01-01 # ", "which is not in"),
        ("CITATION.cff", "title: ", "title: Another ", "another title"),
        ("CHANGELOG.md", "## Data", "## Something else", "no section"),
    ],
)
def test_places_that_differ_are_refused(
    tmp_path: Path, package: Path, file: str, old: str, new: str, said: str
) -> None:
    for name in ("pyproject.toml", "CITATION.cff", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    descriptor = json.loads((package / "datapackage.json").read_bytes())
    assert identity_of(tmp_path, descriptor).version == descriptor["version"]
    path = tmp_path / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReleaseError, match=said):
        identity_of(tmp_path, descriptor)


def test_changes_of_a_version_are_those_of_the_data(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text(
        "# C\n\n## Data\n\n### 2.0\n\n- b\n\n### 1.0\n\n- a\n\n## Software\n\n### 1.0\n\n- s\n"
    )
    assert changes_of(tmp_path, "1.0") == "- a"
    assert changes_of(tmp_path, "3.0") == ""


def test_no_identifier_of_the_last_release_is_lost(package: Path) -> None:
    """Held against ``expectations/identifiers.csv``, once a release has been kept there."""
    require_kept(Facts.of(package, ROOT))


def test_identifiers_are_redirected_or_refused(released: Path) -> None:
    listed = from_csv((released / "identifiers.csv").read_bytes())
    facts = Facts.of(released, ROOT)
    now = identifiers(facts.contract, facts.tables)
    assert {name: ids for name, ids in now.items() if ids} == listed
    before = {"meetings": now["meetings"] | {"old-1", "old-2"}}
    assert lost(before, now, []) == [("meetings", "old-1"), ("meetings", "old-2")]
    row = {"table_name": "meetings", "old_id": "old-1", "new_id": min(now["meetings"])}
    gone = {"table_name": "meetings", "old_id": "old-2", "new_id": None}
    require_none_lost(before, now, [row, gone])
    with pytest.raises(ReleaseError, match="old-2"):
        require_none_lost(before, now, [row])
    wrong = [row | {"new_id": "nowhere"}, row | {"old_id": max(now["meetings"])}, row | {"table_name": "x"}]
    assert len(list(faults_of_redirects(now, wrong))) == 3


def test_a_damaged_or_hostile_zip_is_refused(zipped: Path, released: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="no zip"):
        unpack(ROOT / "LICENSE", tmp_path)
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.writestr("../evil", "x")
    with pytest.raises(ReleaseError, match="one folder"):
        unpack(tmp_path / "out.zip", tmp_path / "in")
    assert not (tmp_path / "evil").exists()
    facts = Facts.of(released, ROOT)
    files = {"SHA256SUMS": b"0" * 64 + b"  a\n", "a": b"x"}
    write_zip(files, tmp_path / "d.zip", "d", facts.identity.day)
    with pytest.raises(ReleaseError, match="a differs"):
        unpack(tmp_path / "d.zip", tmp_path / "d")
