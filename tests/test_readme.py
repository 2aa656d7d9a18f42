"""The README keeps its promises: its answers are those of the package, its files and commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from answers import PAGES, blocks, with_answers

from pipelines.cli import app
from pipelines.publish.duckdb import connect
from pipelines.workspace import ROOT

README = ROOT / "README.md"
LINKED = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "sources" / "README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_printed_answers_are_those_of_the_package(package: Path, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    with connect(package / "proceedings.duckdb") as con:
        assert with_answers(text, con) == text, "run `make data docs`"


def test_the_readme_answers_three_questions() -> None:
    assert len(blocks(README.read_text(encoding="utf-8"))) == 3


@pytest.mark.parametrize("page", LINKED, ids=lambda page: page.name)
def test_linked_files_exist(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", LINKED, ids=lambda page: page.name)
def test_named_commands_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^ {4}|\n {4})proceedings ([a-z]+)\b", text)) <= commands()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^ {4}|\n {4})make ([a-z-]+)", text)) <= targets


def commands() -> set[str]:
    return {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `proceedings ([a-z]+)", text, re.MULTILINE)) == commands()


def test_versions_agree() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert version
    for file in ("README.md", "CITATION.cff", "CHANGELOG.md"):
        assert version[1] in (ROOT / file).read_text(encoding="utf-8"), f"{file} names another version"


def test_no_address_in_the_lock_and_no_path_of_a_machine() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text()
    for file in [README, ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "pyproject.toml", *LINKED]:
        assert not re.search(r"(?<![\w.])/(?:home|root|Users|work|opt)/", file.read_text(encoding="utf-8")), file
