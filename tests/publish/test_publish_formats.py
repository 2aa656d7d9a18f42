"""One package, three formats: the same rows in each, described truly, and the same from whatever machine."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipelines.publish.codebook import codebook
from pipelines.publish.csv import content_hash, to_json
from pipelines.publish.descriptor import DATABASE, DESCRIPTOR
from pipelines.publish.duckdb import ViewError, connect, create_views, read_table, table_hashes
from pipelines.publish.package import publish
from pipelines.publish.parquet import read_parquet, write_parquet
from pipelines.publish.validate import problems_of_descriptor, problems_of_package
from pipelines.tables.arrow import to_tables
from pipelines.tables.contract import Contract, load_contract
from pipelines.tables.examples import example_rows

AWKWARD = [
    "=1+1",
    "@risk",
    'She said "no", twice',
    "line one\nline two",
    "carriage\r\nreturn",
    "Côte d’Ivoire – 𝔘𝔑",
    "NULL",
    "NA",
    " spaces ",
    "tab\there",
    "'quoted'",
    "0042",
]


def rows_for_tests() -> dict[str, list[dict[str, Any]]]:
    """The examples of the contract, and statements whose words are hard on every format."""
    rows = example_rows(load_contract())
    statement = rows["statements"][0]
    rows["statements"] += [statement | {"statement_id": f"s{i}", "also_as": text} for i, text in enumerate(AWKWARD)]
    link = rows["recommendation_links"][0]
    diff = [{"op": "insert", "text": text} for text in AWKWARD]
    rows["recommendation_links"].append(link | {"link_id": "x", "diff": diff, "similarity": 1 / 3})
    rows["paragraphs"].append(
        rows["paragraphs"][0] | {"paragraph_id": "p2", "parent_paragraph_id": "report-2020:42(a)"}
    )
    rows["attendance"][0] |= {"remote": True}
    return rows


@pytest.fixture(scope="module")
def contract() -> Contract:
    return load_contract()


@pytest.fixture(scope="module")
def tables(contract: Contract) -> dict[str, pa.Table]:
    return to_tables(contract, rows_for_tests())


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(rows_for_tests(), tmp_path_factory.mktemp("publish") / "dist").out


@pytest.fixture(scope="module")
def descriptor(package: Path) -> dict[str, Any]:
    return dict(json.loads((package / DESCRIPTOR).read_text(encoding="utf-8")))


def test_formats_hold_the_same_rows(contract: Contract, package: Path, tables: dict[str, pa.Table]) -> None:
    """Parquet, CSV and DuckDB walked side by side: tables, columns, order and every cell."""
    with connect(package / DATABASE) as con:
        for name, table in contract.tables.items():
            parquet = read_parquet(package / "data" / f"{name}.parquet")
            assert parquet.equals(tables[name]), name
            assert read_table(con, table).equals(parquet), name
            assert read_csv(package / "data" / f"{name}.csv") == as_texts(parquet), name


def test_parquet_carries_the_descriptions(contract: Contract, package: Path) -> None:
    schema = read_parquet(package / "data" / "attendance.parquet").schema
    table = contract.tables["attendance"]
    assert schema.metadata[b"description"].decode() == table.description
    assert [f.metadata[b"description"].decode() for f in schema] == [f.description for f in table.fields]
    assert [f.nullable for f in schema] == [not f.required for f in table.fields]


def read_csv(path: Path) -> list[list[str]]:
    """By the standard library, which is no part of what wrote the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def as_texts(table: pa.Table) -> list[list[str]]:
    return [table.column_names, *[[as_text(value) for value in row.values()] for row in table.to_pylist()]]


def as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return to_json(value) or ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return str(value)


def test_csv_lines_end_as_rfc_4180_says(package: Path) -> None:
    data = (package / "data" / "participants.csv").read_bytes()
    assert data.endswith(b"\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")


def test_duckdb_and_pandas_read_the_csv_as_it_is(package: Path, tables: dict[str, pa.Table]) -> None:
    import pandas as pd

    expected = tables["statements"].column("also_as").to_pylist()
    path = package / "data" / "statements.csv"
    with connect() as con:
        found = con.execute("SELECT also_as FROM read_csv(?, all_varchar = true)", [str(path)]).fetchall()
    assert [row[0] for row in found] == expected
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert frame["also_as"].tolist() == expected


def test_the_package_is_valid(contract: Contract, package: Path) -> None:
    """By the v2 profile, by Frictionless left to itself, by Frictionless over the Parquet cells, by the hashes."""
    assert list(problems_of_package(contract, package, thorough=True)) == []


def test_the_descriptor_tells_the_files(package: Path, descriptor: dict[str, Any]) -> None:
    for resource in descriptor["resources"]:
        for file in (resource, *resource["alternatives"]):
            data = (package / file["path"]).read_bytes()
            assert file["bytes"] == len(data)
            assert file["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()


def test_the_descriptor_tells_keys_rights_and_sources(contract: Contract, descriptor: dict[str, Any]) -> None:
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [resource["name"] for resource in descriptor["resources"]] == list(contract.tables)
    assert all(resource["schema"]["primaryKey"] for resource in descriptor["resources"])
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert {right["name"] for right in descriptor["otherRights"]} == {"United Nations", "MIT"}
    assert descriptor["contributors"] and descriptor["version"]
    sources = [source for source in descriptor["sources"] if source.get("document_id")]
    assert sources[0]["title"].startswith("CTOC/COP/WG.3/2020/4, Report on the meeting")
    paragraphs = next(r for r in descriptor["resources"] if r["name"] == "paragraphs")
    assert paragraphs["schema"]["foreignKeys"][0]["reference"]["resource"] == ""  # itself
    assert "created" not in descriptor


BROKEN = [
    ({"licenses": []}, "licenses"),
    ({"name": 7}, "name"),
    ({"resources": [{"name": "x", "path": "data/x.csv"}]}, "x has no schema, hash"),
    ({"resources": [{"name": "x", "path": "../x.csv"}]}, "resources/0"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_a_bad_descriptor_is_refused(descriptor: dict[str, Any], change: dict[str, Any], message: str) -> None:
    assert any(message in problem for problem in problems_of_descriptor(descriptor | change))


def _change_csv(folder: Path) -> None:
    path = folder / "data" / "participants.csv"
    path.write_bytes(path.read_bytes().replace(b"Chile", b"Chili"))


def _change_parquet(folder: Path) -> None:
    table = read_parquet(folder / "data" / "participants.parquet")
    write_parquet(table.slice(0, 0), folder / "data" / "participants.parquet")


DAMAGED = [
    (_change_csv, "participants: The data source does not match the expected hash"),
    (_change_parquet, "participants: Parquet and CSV hold different rows"),
    (lambda folder: (folder / "data" / "officers.parquet").write_bytes(b"PAR1"), "officers: Parquet and CSV"),
    (lambda folder: (folder / "data" / "officers.csv").unlink(), "data/officers.csv is missing"),
    (lambda folder: (folder / DATABASE).write_bytes(b"no database"), "proceedings.duckdb: "),
    (lambda folder: (folder / DESCRIPTOR).unlink(), "datapackage.json: "),
    (lambda folder: (folder / DESCRIPTOR).write_bytes(b"{"), "datapackage.json: "),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGED)
def test_damage_is_noticed(
    contract: Contract, package: Path, tmp_path: Path, damage: Callable[[Path], Any], message: str
) -> None:
    copy = Path(shutil.copytree(package, tmp_path / "copy"))
    damage(copy)
    assert message in "\n".join(problems_of_package(contract, copy))


# DuckDB


def test_keys_and_comments_are_in_the_database(contract: Contract, package: Path) -> None:
    with connect(package / DATABASE) as con:
        keys = con.execute(
            "SELECT table_name, constraint_column_names, referenced_table FROM duckdb_constraints() "
            "WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')"
        ).fetchall()
        found = {(table, tuple(columns), target or None) for table, columns, target in keys}
        columns = con.execute("SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
        comments = {(table, column): comment for table, column, comment in columns.fetchall()}
        of_tables = dict(con.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    for table in contract.tables.values():
        assert of_tables[table.name] == table.description
        assert (table.name, table.primary_key, None) in found
        for key in table.foreign_keys:
            if key.target != table.name and not key.closes_cycle:
                assert (table.name, key.fields, key.target) in found
            else:
                assert f"Refers to {key.target}." in comments[table.name, key.fields[0]]
        for field in table.fields:
            assert comments[table.name, field.name].startswith(field.description)


def test_types_are_native_in_the_database(package: Path) -> None:
    with connect(package / DATABASE) as con:
        found = dict(con.execute("SELECT table_name || '.' || column_name, data_type FROM duckdb_columns()").fetchall())
    assert found["meetings.starts_on"] == "DATE"
    assert found["attendance.remote"] == "BOOLEAN"
    assert found["paragraphs.ordinal"] == "INTEGER"
    assert found["recommendations.addressees"] == "VARCHAR[]"
    assert found["recommendation_links.diff"] == 'STRUCT(op VARCHAR, "text" VARCHAR)[]'


VIEWS = [
    (
        "SELECT region, capacity, n_participants, participants FROM attendance_by_region",
        ("Americas", "party", 1, ["Chile"]),
    ),
    (
        "SELECT un_regional_group, n_attended, n_members FROM attendance_by_regional_group",
        ("Latin American and Caribbean States", 1, 1),
    ),
    ("SELECT DISTINCT item, speaker, on_behalf_of FROM speakers_by_item", ("2", "Chile", "Group of 77 and China")),
    ("SELECT place, label, status FROM recommendations_in_order", (1, "a", "for_future_consideration")),
    (
        "SELECT symbol, page, quote FROM passages WHERE row_id = 'wgic-2020-07-07:CHL'",
        ("CTOC/COP/WG.3/2020/4", 9, "States parties are encouraged"),
    ),
]


@pytest.mark.parametrize(("sql", "answer"), VIEWS)
def test_views_answer_first_questions(package: Path, sql: str, answer: tuple[Any, ...]) -> None:
    with connect(package / DATABASE) as con:
        assert con.execute(sql).fetchall() == [answer]


def test_every_view_says_what_it_answers(package: Path) -> None:
    with connect(package / DATABASE) as con:
        views = con.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
        assert {name for name, _ in views} >= {"attendance_by_region", "speakers_by_item", "recommendations_in_order"}
        for name, comment in views:
            assert comment
            con.execute(f"SELECT * FROM {name}").fetchall()


def test_passages_cover_every_table_that_cites(contract: Contract, package: Path) -> None:
    with connect(package / DATABASE) as con:
        found = {row[0] for row in con.execute("SELECT DISTINCT table_name FROM passages").fetchall()}
    assert found == {table.name for table in contract.tables.values() if table.cites}


def test_views_may_need_one_another_in_any_order(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("-- First.\nSELECT n + 1 AS n FROM b;\n")
    (tmp_path / "b.sql").write_text("-- Second,\n-- in two lines.\nSELECT 1 AS n")
    (tmp_path / "m.sql").write_text("CREATE MACRO twice(x) AS x * 2;")
    with connect() as con:
        create_views(con, tmp_path)
        assert con.execute("SELECT twice(n) FROM a").fetchall() == [(4,)]
        said = con.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'b'").fetchall()
        assert said == [("Second, in two lines.",)]


def test_a_view_that_fails_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("-- Nothing.\nSELECT * FROM nowhere")
    with connect() as con, pytest.raises(ViewError, match=r"a\.sql: .*nowhere"):
        create_views(con, tmp_path)


# The same bytes from the same rows

BUILD = (
    "import sys; from pathlib import Path; sys.path.insert(0, {here!r});"
    "from test_publish_formats import rows_for_tests; from pipelines.publish.package import publish;"
    "publish({{k: v[::-1] for k, v in rows_for_tests().items()}}, Path({out!r}))"
)


def test_builds_on_other_machines_are_the_same(contract: Contract, package: Path, tmp_path: Path) -> None:
    """Another process with other hashing, time zone and locale, and the rows in another order."""
    out = tmp_path / "elsewhere"
    code = BUILD.format(here=str(Path(__file__).parent), out=str(out))
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | elsewhere)
    files = sorted(path.relative_to(package) for path in package.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(out) for path in out.rglob("*") if path.is_file())
    for file in files:
        if file.name != DATABASE:
            assert (out / file).read_bytes() == (package / file).read_bytes(), file
    assert table_hashes(contract, out / DATABASE) == table_hashes(contract, package / DATABASE)


def test_the_content_hash_sees_one_letter(tables: dict[str, pa.Table]) -> None:
    table = tables["participants"]
    changed = table.set_column(1, table.schema.field(1), pa.array(["Chili"]))
    assert content_hash(changed) != content_hash(table)
    assert content_hash(pa.concat_tables([table.slice(0, 0), table])) == content_hash(table)


def test_the_dictionary_names_every_column(contract: Contract) -> None:
    text = codebook(contract)
    for table in contract.tables.values():
        assert f"\n## {table.name}\n" in text
        assert all(f"| `{column}` |" in text for column in table.columns)
    assert "`permanent_observer_entity`: An entity" in text
