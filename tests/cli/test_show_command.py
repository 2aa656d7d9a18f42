"""``proceedings show``: a row with its passage marked in its surroundings."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import duckdb
import pytest

from pipelines.publish.duckdb import connect
from pipelines.tables.contract import load_contract

from .conftest import Run


def test_a_point_with_its_place(ask: Run) -> None:
    ended = ask("show", "report-2020:42(a)", "--table", "recommendations")
    assert ended.code == 0
    assert re.search(r"^CTOC/COP/WG\.3/2020/4, page \d+, paragraph \(a\)$", ended.out, re.MULTILINE)
    assert "https://undocs.org/CTOC/COP/WG.3/2020/4" in ended.out
    assert ">>>(a) States parties are encouraged, where possible and necessary" in ended.out
    assert "discussion_point" in ended.out


def test_a_row_of_two_tables_has_one_passage(ask: Run) -> None:
    ended = ask("show", "report-2020:42(a)")
    assert re.findall(r"^\w+$", ended.out, re.MULTILINE)[:2] == ["paragraphs", "recommendations"]
    assert ended.out.count(">>>") == 1


def test_the_words_before_and_after(ask: Run) -> None:
    out = ask("show", "wgic-2020-07-07:4:CHL").out
    before, _, rest = out.partition(">>>")
    passage, _, after = rest.partition("<<<")
    assert "Under agenda item 4" in before
    assert passage.startswith("Chile")
    assert after.strip()


@pytest.mark.parametrize(
    ("row_id", "shown"),
    [
        ("CHE", "Switzerland"),
        ("report-2020", "CTOC/COP/WG.3/2020/4"),
        ("wgic-2020-07-07:2", "joint investigative bodies"),
        ("Turkey:TUR", "TUR"),
    ],
)
def test_rows_of_every_kind(ask: Run, row_id: str, shown: str) -> None:
    ended = ask("show", row_id)
    assert ended.code == 0
    assert shown in ended.out


def test_every_table_has_a_row_that_shows(ask: Run, package: Path) -> None:
    keys = {name: f"concat_ws(':', {', '.join(t.primary_key)})" for name, t in load_contract().tables.items()}
    with connect(package / "proceedings.duckdb") as con:
        first = {name: con.execute(f"SELECT min({key}) FROM {name}").fetchone()[0] for name, key in keys.items()}
    assert sum(row_id is not None for row_id in first.values()) >= 17
    for name, row_id in first.items():
        if row_id is not None:
            ended = ask("show", row_id, "--table", name)
            assert (ended.code, ended.out.splitlines()[:1]) == (0, [name])


def test_the_text_of_a_document_is_not_poured_out(ask: Run) -> None:
    assert "characters" in ask("show", "report-2020").out
    assert len(ask("show", "report-2020").out) < 4000


def test_json(ask: Run) -> None:
    (found,) = json.loads(ask("show", "wgic-2020-07-07:CHE", "-f", "json").out)
    assert found["table"] == "attendance"
    assert found["row"]["quote"] == found["passage"]["passage"] == "Switzerland"


NEAR = [
    ("wgic-2020-07-07:chle", "wgic-2020-07-07:CHL"),
    ("report-2020:42a", "report-2020:42(a)"),
    ("REPORT-2020:42(A)", "report-2020:42(a)"),
]


@pytest.mark.parametrize(("wrong", "near"), NEAR)
def test_an_unknown_id_gets_the_nearest(ask: Run, wrong: str, near: str) -> None:
    ended = ask("show", wrong)
    assert (ended.code, ended.out) == (2, "")
    assert f"There is no row {wrong}. The nearest are:" in ended.err
    assert f"\n  {near}\n" in ended.err


def test_an_unknown_table(ask: Run) -> None:
    ended = ask("show", "CHE", "--table", "countries")
    assert ended.code == 2
    assert "There is no table countries" in ended.err
    assert "participants" in ended.err


def test_an_identifier_of_an_earlier_release_leads_on(run: Run, package: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(package, tmp_path / "copy"))
    with duckdb.connect(str(copy / "proceedings.duckdb")) as con:
        con.execute("INSERT INTO redirects VALUES ('participants', 'SUI', 'CHE', '2026.12.0', 'Mended.', 'curated')")
        con.execute("INSERT INTO redirects VALUES ('participants', 'XXX', NULL, '2026.12.0', 'Never met.', 'curated')")
    ended = run("show", "SUI", "-p", copy)
    assert (ended.code, ended.err) == (0, "SUI is CHE since 2026.12.0: Mended.\n")
    assert "Switzerland" in ended.out
    ended = run("show", "XXX", "-p", copy)
    assert (ended.code, ended.err) == (2, "The row XXX was withdrawn in 2026.12.0: Never met.\n")
