"""The main job on the five documents: what it makes, what it does not do twice, what stops it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines import build as building
from pipelines.build import BuildReport, ChecksFailed, NothingToPublish, Workspace, build
from pipelines.publish.parquet import read_parquet
from pipelines.sources import folder_digest
from pipelines.validate.expectations import Expectation

SOURCES = Path(__file__).parents[2] / "sources"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, BuildReport]:
    """The five documents, built once, from a copy that tests may copy again."""
    home = tmp_path_factory.mktemp("built")
    shutil.copytree(SOURCES, home / "sources")
    workspace = Workspace(home / "sources", home / "out", home / "cache")
    return workspace, build(workspace)


@pytest.fixture
def again(built: tuple[Workspace, BuildReport], tmp_path: Path) -> Workspace:
    """A workspace in which everything has just been built."""
    home = built[0].sources.parent
    for part in ("sources", "cache"):
        shutil.copytree(home / part, tmp_path / part)
    workspace = Workspace(tmp_path / "sources", tmp_path / "out", tmp_path / "cache")
    shutil.copytree(home / "out", workspace.out)
    memory = next((home / "cache" / "builds").glob("*.json"))
    shutil.rmtree(workspace.cache / "builds")
    (workspace.cache / "builds").mkdir()
    shutil.copy(memory, building._memory(workspace))
    return workspace


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that are not about expectations, which take their time."""
    monkeypatch.setattr(building, "check", lambda tables: [])


def statuses(report: BuildReport) -> dict[str, str]:
    return {d.document_id: d.status for d in report.documents}


def test_the_report_says_what_was_made(built: tuple[Workspace, BuildReport]) -> None:
    workspace, report = built
    assert set(statuses(report).values()) == {"parsed"} and len(report.documents) == 5
    assert report.rows["documents"] == 5 and report.rows["recommendations"] > 100
    assert not [r for r in report.failed if r.severity == "error"]
    assert all(Path(path).exists() for path in report.outputs.values())
    documents = read_parquet(workspace.out / "data" / "documents.parquet").to_pylist()
    assert all(d["share_accounted"] >= 0.99 for d in documents)
    assert {d["document_id"]: d["curated_fields"] for d in documents}["report-2020"] == ["title"]
    assert all(d["rights"] and d["source_sha256"] and d["source_path"] for d in documents)


def test_a_report_survives_json(built: tuple[Workspace, BuildReport]) -> None:
    report = built[1]
    assert BuildReport.from_dict(json.loads(json.dumps(report.as_dict()))) == report


def test_nothing_is_done_twice(again: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folder_digest(again.out)
    for name in ("parse_all", "tables_of", "check", "write_package"):
        monkeypatch.setattr(building, name, None)
    report = build(again)
    assert report.unchanged
    assert set(statuses(report).values()) == {"cached"}
    assert folder_digest(again.out) == before


@pytest.mark.usefixtures("unchecked")
def test_only_what_changed_is_parsed_again(again: Workspace) -> None:
    listing = again.sources / "report-2015" / "source.yaml"
    listing.write_text(listing.read_text().replace("language: en", "language: en  # as printed"))
    report = build(again)
    assert not report.unchanged
    assert {d for d, status in statuses(report).items() if status == "parsed"} == {"report-2015"}


@pytest.mark.usefixtures("unchecked")
def test_the_same_inputs_give_the_same_bytes(again: Workspace) -> None:
    before = {p.name: p.read_bytes() for p in (again.out / "data").iterdir()}
    descriptor = (again.out / "datapackage.json").read_bytes()
    shutil.rmtree(again.out)
    shutil.rmtree(again.cache)
    assert not build(again).unchanged
    assert {p.name: p.read_bytes() for p in (again.out / "data").iterdir()} == before
    content, old = json.loads((again.out / "datapackage.json").read_text()), json.loads(descriptor)
    assert [r["hash"] for r in content["resources"]] == [r["hash"] for r in old["resources"]]


@pytest.mark.usefixtures("unchecked")
def test_a_damaged_output_is_made_again(again: Workspace) -> None:
    csv = again.out / "data" / "meetings.csv"
    good = csv.read_bytes()
    csv.write_bytes(good[:-10])
    report = build(again)
    assert not report.unchanged and set(statuses(report).values()) == {"cached"}
    assert csv.read_bytes() == good


def test_what_a_person_puts_beside_the_package_changes_nothing(again: Workspace) -> None:
    (again.out / "notes.txt").write_text("mine")
    assert build(again).unchanged


@pytest.mark.usefixtures("unchecked")
def test_a_damaged_store_is_noticed(again: Workspace) -> None:
    for entry in (again.cache / "parsed").glob("*.pickle"):
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    report = build(again, force=True)
    assert set(statuses(report).values()) == {"parsed"}


@pytest.mark.usefixtures("unchecked")
def test_a_damaged_memory_is_no_memory(again: Workspace) -> None:
    building._memory(again).write_text('{"inputs": 3}')
    assert not build(again).unchanged


@pytest.fixture
def impossible(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An expectation that Vienna can't meet."""
    real = building.check
    rule = Expectation(
        "meetings",
        "never_in_vienna",
        "error",
        "No meeting is held in Vienna.",
        sql="SELECT meeting_id FROM meetings WHERE city = 'Vienna' ORDER BY ALL",
    )
    monkeypatch.setattr(building, "check", lambda tables: real(tables, [rule]))
    yield


@pytest.mark.usefixtures("impossible")
def test_a_failed_expectation_stops_publication(again: Workspace) -> None:
    before = folder_digest(again.out)
    with pytest.raises(ChecksFailed) as raised:
        build(again, force=True)
    message = str(raised.value)
    assert "meetings.never_in_vienna" in message and "wgic-2020-07-07" in message and "nothing was published" in message
    assert folder_digest(again.out) == before


def test_an_empty_folder_replaces_nothing(again: Workspace) -> None:
    before = folder_digest(again.out)
    for folder in again.sources.iterdir():
        if folder.is_dir() and folder.name != "registers":
            shutil.rmtree(folder)
    with pytest.raises(NothingToPublish, match="No document"):
        build(again)
    assert folder_digest(again.out) == before


@pytest.mark.usefixtures("unchecked")
def test_progress_is_told(again: Workspace) -> None:
    said: list[tuple[str, int, int]] = []
    build(again, progress=lambda *step: said.append(step), force=True)
    assert said[0][0] == "Looking for documents"
    assert ("Reading report-2020", 4, 5) in said
    assert any(what.startswith("Writing the package") for what, _, _ in said)


CORRECTION = """
- where: {{table: attendance, row: "{row}", column: remote}}
  from: {expected}
  to: true
  reason: The list of participants marks it.
"""


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize(
    ("row", "expected", "words"),
    [
        ("wgic-2015-10-27:ALB", "null", None),
        ("wgic-2015-10-27:ALB", "false", "expected False and found None"),
        ("wgic-2015-10-27:XXX", "null", "there is no such row"),
    ],
)
def test_corrections_are_records(again: Workspace, row: str, expected: str, words: str | None) -> None:
    attendance = read_parquet(again.out / "data" / "attendance.parquet").to_pylist()
    first = next(r for r in attendance if r["document_id"] == "report-2015")["attendance_id"]
    row = row if row.endswith("XXX") else first
    (again.sources / "report-2015" / "corrections.yaml").write_text(CORRECTION.format(row=row, expected=expected))
    report = build(again)
    [outcome] = [d for d in report.documents if d.document_id == "report-2015"]
    if words:
        assert outcome.status == "refused" and words in str(outcome.message)
    else:
        after = read_parquet(again.out / "data" / "attendance.parquet").to_pylist()
        [mended] = [r for r in after if r["attendance_id"] == first]
        assert mended["remote"] is True and mended["origin"] == "curated"
