"""The contract says what the contract document fixes, and refuses to contradict itself."""

import shutil
from pathlib import Path

import pytest
import yaml

from pipelines.tables.arrow import to_tables
from pipelines.tables.check import faults_of
from pipelines.tables.contract import CONTRACT_FOLDER, Contract, ContractError, load_contract
from pipelines.tables.examples import example_rows

CITATION = ["document_id", "paragraph_id", "char_start", "char_end", "quote", "origin"]
WITHOUT_CITATION = {"documents", "participants", "participant_names", "accuracy", "redirects"}

# Names that queries and notebooks outside the project are written against: they may be added to, never renamed.
FIXED = {
    "documents": "document_id symbol title document_type body_id meeting_id published_on language job_number "
    "source_path source_sha256 media_type reader text n_words share_accounted",
    "paragraphs": "paragraph_id document_id ordinal number kind parent_paragraph_id section_path text",
    "meetings": "meeting_id body_id ordinal title starts_on ends_on city format sittings participants_stated",
    "agenda_items": "meeting_id item title parent_item",
    "officers": "officer_id meeting_id role name participant_id affiliation agenda_item",
    "participants": "participant_id name kind iso3 m49 region subregion un_regional_group",
    "participant_names": "name participant_id valid_from valid_to",
    "attendance": "attendance_id meeting_id participant_id name_as_written capacity remote",
    "statements": "statement_id meeting_id agenda_item_first agenda_item_last participant_id name_as_written capacity "
    "on_behalf_of on_behalf_of_id also_as",
    "interventions": "intervention_id meeting_id agenda_item paragraph_id speaker_kind participant_id verb text",
    "recommendations": "recommendation_id document_id meeting_id paragraph_id agenda_item section label kind status "
    "addressees strength recommenders recommenders_as_written text",
    "comments": "comment_id document_id recommendation_id agenda_item label participant_id name_as_written kind "
    "proposed_text deleted_text remark evidence",
    "recommendation_links": "from_recommendation_id to_recommendation_id relation similarity diff from_intervention_id",
    "comment_outcomes": "comment_id outcome adopted_recommendation_id adopted_passage similarity",
    "endorsements": "document_id paragraph_id meeting_id annex recommendation_id status",
    "citations": "citation_id document_id paragraph_id recommendation_id kind target as_written",
    "annotations": "document_id severity stage message span",
    "meeting_facts": "meeting_id field value",
    "accuracy": "table_name field measured_on precision recall f1",
    "redirects": "table_name old_id new_id since",
}


@pytest.fixture(scope="module")
def contract() -> Contract:
    return load_contract()


@pytest.mark.parametrize("table", FIXED)
def test_fixed_names_stand(contract: Contract, table: str) -> None:
    assert set(FIXED[table].split()) <= set(contract.tables[table].columns)


def test_no_table_is_left_untested(contract: Contract) -> None:
    assert set(contract.tables) == set(FIXED)


@pytest.mark.parametrize("table", sorted(set(FIXED) - WITHOUT_CITATION))
def test_rows_cite_their_passage(contract: Contract, table: str) -> None:
    made = contract.tables[table]
    assert set(CITATION) <= set(made.columns)
    assert any(key.fields == ("document_id",) and key.target == "documents" for key in made.foreign_keys)


def test_every_reference_by_name_is_a_key(contract: Contract) -> None:
    """A column named like another table's id refers to it, so that no join is left to guesswork."""
    ids = {t.primary_key[0]: t.name for t in contract.tables.values() if len(t.primary_key) == 1}
    ids.pop("comment_id")  # the id of two tables
    for table in contract.tables.values():
        keyed = {key.fields[0] for key in table.foreign_keys} | {table.primary_key[0]}
        for column in table.columns:
            if column in ids and (table.name, column) not in {("participant_names", "name")}:
                assert column in keyed, f"{table.name}.{column}"


def test_examples_make_one_valid_package(contract: Contract) -> None:
    tables = to_tables(contract, example_rows(contract))
    assert all(table.num_rows == 1 for table in tables.values())
    assert [str(fault) for fault in faults_of(contract, tables)] == []


@pytest.mark.parametrize("table", FIXED)
def test_every_column_has_an_example_or_may_be_null(contract: Contract, table: str) -> None:
    for field in contract.tables[table].fields:
        assert field.example is not None or not field.required, field.name
        assert all(field.categories.values()), f"{field.name}: a value of the vocabulary has no meaning"


def _copy(folder: Path) -> Path:
    return Path(shutil.copytree(CONTRACT_FOLDER, folder / "datapackage"))


def _edit(path: Path, change: dict) -> None:  # type: ignore[type-arg]
    content = yaml.safe_load(path.read_text())
    path.write_text(yaml.safe_dump(content | change, sort_keys=False))


BROKEN = [
    ("a key without a column", {"primaryKey": ["office_id"]}, "office_id, which is no column"),
    ("a nullable key", {"primaryKey": ["affiliation"]}, "affiliation is in the primary key and must be required"),
    ("an unknown key", {"colour": "blue"}, "officers.yaml: unknown key colour"),
    ("another name", {"name": "officials"}, "name must be officers"),
    (
        "a reference to nothing",
        {"foreignKeys": [{"fields": "role", "reference": {"resource": "roles", "fields": "role"}}]},
        "foreign key role: no such table",
    ),
    (
        "a reference to no key",
        {"foreignKeys": [{"fields": "name", "reference": {"resource": "participants", "fields": "name"}}]},
        "participants.name is not a key",
    ),
    (
        "a reference forwards",
        {"foreignKeys": [{"fields": "name", "reference": {"resource": "citations", "fields": "citation_id"}}]},
        "must stand after those they refer to",
    ),
    ("a vocabulary unknown", {"fields": [{"name": "x", "type": "string", "vocabulary": "moods"}]}, "named moods"),
    ("a type unknown", {"fields": [{"name": "x", "type": "text"}]}, "type must be one of"),
]


@pytest.mark.parametrize(("change", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_contradiction_is_refused(tmp_path: Path, change: dict, message: str) -> None:  # type: ignore[type-arg]
    folder = _copy(tmp_path)
    _edit(folder / "tables" / "officers.yaml", change)
    with pytest.raises(ContractError, match=message):
        load_contract(folder)


def test_a_table_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    shutil.copy(folder / "tables" / "officers.yaml", folder / "tables" / "guests.yaml")
    with pytest.raises(ContractError, match="does not list guests"):
        load_contract(folder)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "tables" / "officers.yaml").unlink()
    with pytest.raises(ContractError, match=r"officers\.yaml"):
        load_contract(folder)


def test_the_digest_follows_the_files(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    _edit(folder / "tables" / "officers.yaml", {"title": "Other"})
    assert load_contract(folder).digest != load_contract().digest
