"""``proceedings check`` and ``proceedings add``: the loop in which a person adds a document."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from pipelines.sources import discover
from pipelines.workspace import ROOT

from .conftest import Run

REPORT = ROOT / "sources" / "report-2020" / "report-2020.txt"


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """The report of 2020 with one delegation that nobody knows and one that is written in a new way."""
    text = REPORT.read_text(encoding="utf-8")
    file = tmp_path / "received today.txt"
    file.write_text(
        text.replace("Albania", "Ruritania, Republic", 1).replace("Switzerland", "Confederation Helvetic", 1)
    )
    return file


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "my sources"
    folder.mkdir()
    return folder


def test_a_document_that_is_understood(run: Run) -> None:
    ended = run("check", REPORT)
    assert ended.code == 0
    assert "document_id    report-2020" in ended.out
    assert "CTOC/COP/WG.3/2020/4" in ended.out
    assert "| attendance " in ended.out
    assert "Unknown names" not in ended.out


def test_unknown_names_with_the_lines_to_add(run: Run, stranger: Path) -> None:
    ended = run("check", stranger)
    assert ended.code == 0
    assert "“Confederation Helvetic” (" in ended.out
    assert "participant_names.yaml, under CHE:\n      - Confederation Helvetic\n" in ended.out
    assert "near: CHE" in ended.out
    assert "listed_delegation_known" in ended.out


UNREADABLE = [
    ("empty.txt", b"", "is empty"),
    ("binary.txt", bytes(range(256)) * 20, "is not text"),
    ("broken.pdf", b"%PDF-1.7 and no more", "broken.pdf"),
]


@pytest.mark.parametrize(("name", "data", "said"), UNREADABLE, ids=[name for name, _, _ in UNREADABLE])
@pytest.mark.parametrize("command", ["check", "add"])
def test_what_cannot_be_read(run: Run, tmp_path: Path, command: str, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    ended = run(command, tmp_path / name)
    assert ended.code == 3
    assert said in ended.err
    assert "Traceback" not in ended.err


def test_no_such_file(run: Run, tmp_path: Path) -> None:
    assert run("check", tmp_path / "nowhere.pdf").code == 2
    assert run("add", tmp_path).code == 2


def test_added_byte_for_byte_with_its_listing(run: Run, stranger: Path, sources: Path) -> None:
    ended = run("add", stranger, "--sources", sources)
    assert ended.code == 0
    place = sources / "ctoc-cop-wg.3-2020-4"
    assert (place / stranger.name).read_bytes() == stranger.read_bytes()
    listing = yaml.safe_load((place / "source.yaml").read_text(encoding="utf-8"))
    assert listing["sha256"] == hashlib.sha256(stranger.read_bytes()).hexdigest()
    assert listing["origin"] == {"symbol": "CTOC/COP/WG.3/2020/4", "url": "https://undocs.org/CTOC/COP/WG.3/2020/4"}
    (source,) = discover(sources)
    assert (source.document_id, source.refusal) == ("ctoc-cop-wg.3-2020-4", None)
    assert [path.name for path in sources.iterdir()] == [place.name]


def test_under_a_name_and_a_title_of_ones_own(run: Run, stranger: Path, sources: Path) -> None:
    given = ("--id", "report-x", "--title", "A report: with a colon", "--url", "https://example.org/x")
    assert run("add", stranger, "--sources", sources, *given).code == 0
    listing = yaml.safe_load((sources / "report-x" / "source.yaml").read_text(encoding="utf-8"))
    assert listing["title"] == "A report: with a colon"
    assert listing["origin"]["url"] == "https://example.org/x"


def test_the_facts_to_supply_can_be_filled_in(run: Run, stranger: Path, sources: Path) -> None:
    run("add", stranger, "--sources", sources)
    path = sources / "ctoc-cop-wg.3-2020-4" / "source.yaml"
    text = path.read_text(encoding="utf-8").replace("# curated:", "curated:")
    text = text.replace("#   published_on: {value: , because: }", "  published_on: {value: 2020-07-30, because: Seen.}")
    path.write_text(text, encoding="utf-8")
    (source,) = discover(sources)
    assert source.refusal is None
    assert str(source.curated["published_on"]) == "2020-07-30"


def test_the_same_bytes_twice(run: Run, stranger: Path, sources: Path) -> None:
    run("add", stranger, "--sources", sources)
    ended = run("add", stranger, "--sources", sources, "--id", "another")
    assert ended.code == 2
    assert "holds the same bytes" in ended.err


def test_a_name_that_is_taken(run: Run, stranger: Path, sources: Path) -> None:
    run("add", stranger, "--sources", sources)
    ended = run("add", REPORT, "--sources", sources, "--id", "ctoc-cop-wg.3-2020-4")
    assert ended.code == 2
    assert "--id NAME" in ended.err


@pytest.mark.parametrize("name", ["../outside", "Ümlaut", "a/b", ".hidden"])
def test_a_name_that_is_none(run: Run, stranger: Path, sources: Path, name: str) -> None:
    ended = run("add", stranger, "--sources", sources, "--id", name)
    assert ended.code == 2
    assert list(sources.iterdir()) == []


def test_no_folder_of_sources(run: Run, stranger: Path, tmp_path: Path) -> None:
    ended = run("add", stranger, "--sources", tmp_path / "nowhere")
    assert ended.code == 2
    assert "is not a folder" in ended.err
