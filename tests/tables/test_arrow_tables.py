"""Rows become typed, sorted tables; what does not fit is refused by table, column and row."""

from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest

from pipelines.tables.arrow import TableError, to_arrow, to_tables
from pipelines.tables.check import ContractBroken, require
from pipelines.tables.contract import Contract, load_contract
from pipelines.tables.examples import example_row, example_rows

Row = dict[str, Any]


@pytest.fixture(scope="module")
def contract() -> Contract:
    return load_contract()


def row(contract: Contract, table: str, **changes: Any) -> Row:
    return example_row(contract.tables[table]) | changes


TYPES = [
    ("documents", "published_on", pa.date32()),
    ("documents", "n_words", pa.int32()),
    ("documents", "share_accounted", pa.float64()),
    ("attendance", "remote", pa.bool_()),
    ("participants", "m49", pa.string()),
    ("paragraphs", "section_path", pa.list_(pa.string())),
    ("recommendation_links", "diff", pa.list_(pa.struct([("op", pa.string()), ("text", pa.string())]))),
]


@pytest.mark.parametrize(("table", "column", "kind"), TYPES)
def test_types_are_native(contract: Contract, table: str, column: str, kind: pa.DataType) -> None:
    assert to_arrow(contract.tables[table], []).schema.field(column).type == kind


def test_required_columns_are_not_nullable(contract: Contract) -> None:
    schema = to_arrow(contract.tables["attendance"], []).schema
    assert not schema.field("attendance_id").nullable
    assert schema.field("participant_id").nullable
    assert schema.field("remote").metadata[b"description"]


EMPTY = [
    ("documents", "symbol", ""),
    ("documents", "curated_fields", []),
    ("documents", "published_on", ""),
    ("recommendations", "recommenders", ()),
]


@pytest.mark.parametrize(("table", "column", "value"), EMPTY)
def test_empty_is_null(contract: Contract, table: str, column: str, value: Any) -> None:
    made = to_arrow(contract.tables[table], [row(contract, table, **{column: value})])
    assert made.column(column).to_pylist() == [None]


def test_zero_and_false_are_values(contract: Contract) -> None:
    made = to_arrow(contract.tables["attendance"], [row(contract, "attendance", char_start=0, remote=False)])
    assert made.column("char_start").to_pylist() == [0]
    assert made.column("remote").to_pylist() == [False]


def test_a_missing_column_is_null(contract: Contract) -> None:
    union = {"participant_id": "EU", "name": "European Union", "kind": "regional_organization", "origin": "curated"}
    made = to_arrow(contract.tables["participants"], [union])
    assert made.column("iso3").to_pylist() == [None]


def test_dates_are_read_from_iso(contract: Contract) -> None:
    rows = [row(contract, "meetings", starts_on="2020-07-07", ends_on=date(2020, 7, 8))]
    made = to_arrow(contract.tables["meetings"], rows)
    assert made.column("starts_on").to_pylist() == [date(2020, 7, 7)]
    assert made.column("ends_on").to_pylist() == [date(2020, 7, 8)]


def test_rows_stand_in_order_of_their_key(contract: Contract) -> None:
    ids = ["b", "a", "é", "B", "a:10", "a:9", "z", "ä"]
    made = to_arrow(contract.tables["attendance"], [row(contract, "attendance", attendance_id=i) for i in ids])
    assert made.column("attendance_id").to_pylist() == sorted(ids)


def test_a_key_of_two_columns_orders_by_both(contract: Contract) -> None:
    rows = [row(contract, "agenda_items", meeting_id=m, item=i) for m, i in ["b1", "a2", "a1"]]
    made = to_arrow(contract.tables["agenda_items"], rows)
    assert list(zip(made["meeting_id"].to_pylist(), made["item"].to_pylist(), strict=True)) == [
        ("a", "1"), ("a", "2"), ("b", "1"),
    ]  # fmt: skip


COMPOSED = [
    ("endorsements", "endorsement_id", {}, "report-2020:42(a)~wgic-2020-07-07~report-2020:42(a)"),
    ("endorsements", "endorsement_id", {"recommendation_id": None}, "report-2020:42(a)~wgic-2020-07-07"),
    ("meeting_facts", "fact_id", {"char_start": 0}, "wgic-2020-07-07~sittings~report-2020~0"),
    ("recommendation_links", "link_id", {"relation": "new", "from_recommendation_id": ""}, "new~report-2020:42(a)"),
]


@pytest.mark.parametrize(("table", "column", "change", "made"), COMPOSED)
def test_an_id_is_composed_where_a_row_has_none(
    contract: Contract, table: str, column: str, change: Row, made: str
) -> None:
    rows = [row(contract, table, **{column: None}, **change)]
    assert to_arrow(contract.tables[table], rows).column(column).to_pylist() == [made]


def test_an_arrow_table_is_brought_into_shape(contract: Contract) -> None:
    given = pa.table(
        {"participant_id": ["B", "A"], "name": ["b", "a"], "kind": ["state"] * 2, "origin": ["curated"] * 2}
    )
    made = to_tables(contract, {"participants": given})["participants"]
    assert made.schema.equals(to_arrow(contract.tables["participants"], []).schema, check_metadata=True)
    assert made.column("participant_id").to_pylist() == ["A", "B"]
    with pytest.raises(TableError, match="unknown column colour"):
        to_tables(contract, {"participants": given.append_column("colour", pa.array(["red", "blue"]))})
    with pytest.raises(TableError, match="met twice"):
        to_tables(contract, {"participants": pa.concat_tables([given, given])})


REFUSED = [
    ({"colour": "blue"}, r"unknown column colour \(first in attendance_id=wgic-2020-07-07:CHL\)"),
    ({"char_start": "12"}, "char_start is '12', not integer, in attendance_id=wgic-2020-07-07:CHL"),
    ({"char_start": 1.0}, "char_start is 1.0, not integer"),
    ({"char_start": True}, "char_start is True, not integer"),
    ({"char_start": 2**31}, "char_start is 2147483648, not integer"),
    ({"quote": 7}, "quote is 7, not string"),
    ({"quote": "\ud800"}, "quote is '.ud800', not string"),
    ({"remote": "no"}, "remote is 'no', not boolean"),
    ({"capacity": ""}, "capacity is missing in attendance_id=wgic-2020-07-07:CHL"),
    ({"capacity": None}, "capacity is missing"),
]


@pytest.mark.parametrize(("change", "message"), REFUSED)
def test_what_does_not_fit_is_named(contract: Contract, change: Row, message: str) -> None:
    fine = row(contract, "attendance", attendance_id="another")
    with pytest.raises(TableError, match=f"attendance: .*{message}"):
        to_arrow(contract.tables["attendance"], [fine, row(contract, "attendance", **change)])


LISTS_AND_DATES = [
    ("recommendations", {"addressees": "states"}, "not array"),
    ("recommendations", {"addressees": {"states"}}, "not array"),
    ("recommendations", {"addressees": ["states", None]}, "addressees has an empty element"),
    ("meetings", {"starts_on": "7 July 2020"}, "not date"),
    ("meetings", {"starts_on": 20200707}, "not date"),
    ("meetings", {"starts_on": datetime(2020, 7, 7, 10)}, "not date"),
]


@pytest.mark.parametrize(("table", "change", "message"), LISTS_AND_DATES)
def test_lists_and_dates_are_strict(contract: Contract, table: str, change: Row, message: str) -> None:
    with pytest.raises(TableError, match=message):
        to_arrow(contract.tables[table], [row(contract, table, **change)])


def test_a_key_met_twice_is_named(contract: Contract) -> None:
    with pytest.raises(TableError, match="primary key attendance_id=wgic-2020-07-07:CHL is met twice"):
        to_arrow(contract.tables["attendance"], [row(contract, "attendance")] * 2)


def test_many_faults_are_counted(contract: Contract) -> None:
    rows = [row(contract, "attendance", attendance_id=str(i), quote=i) for i in range(30)]
    with pytest.raises(TableError, match="and 25 more"):
        to_arrow(contract.tables["attendance"], rows)


def test_an_unknown_table_is_refused(contract: Contract) -> None:
    with pytest.raises(TableError, match="guests: no such table"):
        to_tables(contract, {"guests": []})


# Faults that need whole columns or several tables.
BROKEN = [
    ("attendance", {"capacity": "guest"}, r"attendance\.capacity: not one of party, .*CHL \('guest'\)"),
    ("attendance", {"participant_id": "XYZ"}, r"attendance\.participant_id: not found in participants.*CHL \('XYZ'\)"),
    ("attendance", {"document_id": "nowhere"}, r"attendance\.document_id: not found in documents.document_id"),
    ("attendance", {"char_start": -1}, r"attendance\.char_start: less than 0"),
    ("documents", {"meeting_id": "nowhere"}, r"documents\.meeting_id: not found in meetings"),
    ("documents", {"source_sha256": "abc"}, r"documents\.source_sha256: does not match"),
    ("documents", {"share_accounted": 1.2}, r"documents\.share_accounted: more than 1"),
    ("documents", {"share_accounted": float("nan")}, r"documents\.share_accounted: not a finite number"),
    ("paragraphs", {"parent_paragraph_id": "x"}, r"paragraphs\.parent_paragraph_id: not found in paragraphs"),
    ("recommendations", {"recommenders": ["CHL", "XYZ"]}, r"recommendations\.recommenders: not found .*'XYZ'"),
    ("recommendations", {"addressees": ["aliens"]}, r"recommendations\.addressees: not one of .*\('aliens'\)"),
    ("recommendation_links", {"diff": [{"op": "swap", "text": "x"}]}, r"recommendation_links\.diff: not one of equal"),
]


@pytest.mark.parametrize(("table", "change", "message"), BROKEN)
def test_a_broken_contract_is_refused(contract: Contract, table: str, change: Row, message: str) -> None:
    rows = example_rows(contract)
    rows[table] = [rows[table][0] | change]
    with pytest.raises(ContractBroken, match=message):
        require(contract, to_tables(contract, rows))


def test_null_breaks_no_reference(contract: Contract) -> None:
    rows = example_rows(contract)
    rows["attendance"] = [rows["attendance"][0] | {"participant_id": None, "document_id": None, "paragraph_id": None}]
    require(contract, to_tables(contract, rows))
