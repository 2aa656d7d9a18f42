"""The registers in ``sources/registers``: whole, sound, and refused with a clear word when they are not."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.normalise.names import Names
from pipelines.normalise.records import KINDS, RegisterError
from pipelines.normalise.registers import Registers, registers_from
from pipelines.sources import load_registers

ROOT = Path(__file__).parents[1]
OUTSIDE = {"VAT", "PSE", "COK", "NIU"}
"""States of the register that are not Members of the United Nations."""


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load_registers(ROOT / "sources" / "registers")


@pytest.fixture(scope="module")
def names(registers: Registers) -> Names:
    return registers.names


def test_all_member_states_and_nobody_twice(names: Names) -> None:
    states = {p.participant_id: p for p in names.participants.values() if p.kind == "state"}
    members = {
        row["iso3"] for row in csv.DictReader((ROOT / "tests/normalise/member_states.csv").open(encoding="utf-8"))
    }
    assert set(states) == members | OUTSIDE
    assert len({p.m49 for p in states.values()}) == len(states)
    assert len({p.name for p in names.participants.values()}) == len(names.participants)


def test_states_are_described_in_full(names: Names) -> None:
    for participant in names.participants.values():
        if participant.kind == "state":
            assert participant.iso3 == participant.participant_id
            assert re.fullmatch(r"\d{3}", participant.m49 or "")
            assert participant.region in {"Africa", "Americas", "Asia", "Europe", "Oceania"}
            assert participant.subregion
        else:
            assert (participant.iso3, participant.m49, participant.un_regional_group) == (None, None, None)
        assert participant.kind in KINDS


def test_regional_groups_have_their_size(names: Names) -> None:
    """The sizes that the conventions in the head of participants.yaml give; all Members are in one group."""
    states = [p for p in names.participants.values() if p.kind == "state"]
    assert Counter(p.un_regional_group for p in states) == {
        "African States": 54,
        "Asia-Pacific States": 54,
        "Eastern European States": 23,
        "Latin American and Caribbean States": 33,
        "Western European and other States": 29,
        None: len(OUTSIDE),
    }
    assert {p.participant_id for p in states if p.un_regional_group is None} == OUTSIDE


@pytest.mark.parametrize(
    ("participant_id", "m49", "region", "subregion"),
    [("FRA", "250", "Europe", "Western Europe"), ("CYP", "196", "Asia", "Western Asia"), ("MEX", "484", "Americas", "Latin America and the Caribbean"),
     ("SDN", "729", "Africa", "Northern Africa"), ("SSD", "728", "Africa", "Sub-Saharan Africa"), ("AUS", "036", "Oceania", "Australia and New Zealand"),
     ("USA", "840", "Americas", "Northern America"), ("PSE", "275", "Asia", "Western Asia"), ("RUS", "643", "Europe", "Eastern Europe")],
)  # fmt: skip
def test_regions_are_those_of_m49(names: Names, participant_id: str, m49: str, region: str, subregion: str) -> None:
    participant = names.participants[participant_id]
    assert (participant.m49, participant.region, participant.subregion) == (m49, region, subregion)


@pytest.mark.parametrize(("table", "column"), [("attendance", "name"), ("statements", "name")])
def test_the_gold_resolves(names: Names, table: str, column: str) -> None:
    for row in csv.DictReader((ROOT / f"tests/gold/{table}.csv").open(encoding="utf-8")):
        assert names.resolve(row[column]) == row["party"], row


@pytest.mark.parametrize(
    ("participant_id", "name", "first", "last"),
    [("TUR", "Turkey", date(1945, 10, 24), date(2022, 5, 31)), ("TUR", "Türkiye", date(2022, 6, 1), None),
     ("CZE", "Czechia", date(2016, 5, 17), None), ("SWZ", "Swaziland", None, date(2018, 4, 18)),
     ("SRB", "Serbia and Montenegro", date(2003, 2, 4), date(2006, 6, 2)), ("MDA", "Republic of Moldova", None, None)],
)  # fmt: skip
def test_names_have_their_years(
    names: Names, participant_id: str, name: str, first: date | None, last: date | None
) -> None:
    (form,) = [form for form in names.forms if form.name == name and form.participant_id == participant_id]
    assert (form.valid_from, form.valid_to) == (first, last)


def test_each_name_is_written_once_and_holds_for_a_time(names: Names) -> None:
    assert [key for key, n in Counter((form.name, form.participant_id) for form in names.forms).items() if n > 1] == []
    for form in names.forms:
        assert not (form.valid_from and form.valid_to) or form.valid_from <= form.valid_to, form
        assert names.resolve(form.name) == form.participant_id
    assert {p.participant_id for p in names.participants.values()} == {form.participant_id for form in names.forms}


def test_todays_name_of_nobody_is_retired(names: Names) -> None:
    for form in names.forms:
        if form.name == names.participants[form.participant_id].name:
            assert form.valid_to is None


def test_bodies_and_treaties_point_to_one_another(registers: Registers) -> None:
    assert {"wgic", "iegm", "cop"} <= set(registers.bodies)
    assert registers.bodies["wgic"].the_convention == "UNTOC"
    assert registers.bodies["irg"].the_convention == "UNCAC"
    symbols = [symbol for body in registers.bodies.values() for symbol in body.symbols]
    assert len(symbols) == len(set(symbols))
    forms = Counter(form for treaty in registers.treaties.values() for form in {treaty.name, *treaty.forms})
    twice = {form for form, n in forms.items() if n > 1}
    assert twice <= {"Second Optional Protocol to the International Covenant on Civil and Political Rights"}


STATE = {"participant_id": "ATL", "name": "Atlantis", "kind": "state"}

BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"participants": [{**STATE, "kind": "country"}]}, "ATL has kind 'country'. Use one of: state"),
    ({"participants": [{**STATE, "capital": "Mu"}]}, "participants.yaml: .*unexpected keyword argument 'capital'"),
    ({"participants": [STATE, STATE]}, "participant_id 'ATL' stands twice"),
    ({"participants": [STATE], "participant_names": {"LEM": ["Lemuria"]}}, "'Lemuria' names 'LEM'"),
    ({"participants": [STATE, {**STATE, "participant_id": "MU"}]}, "'Atlantis' stands under MU and ATL"),
    ({"participants": [STATE], "participant_names": {"ATL": [{"name": "Mu", "until": 1}]}}, "participant_names.yaml: .*'until'"),
    ({"bodies": [{"body_id": "wg", "name": "Group", "parent": "cop"}]}, "bodies.yaml: wg: parent 'cop' is not in the register"),
    ({"bodies": [{"body_id": "wg", "name": "Group", "the_convention": "X"}]}, "wg: the_convention 'X' is not in the register"),
    ({"treaties": [{"treaty_id": "P", "name": "Protocol", "parent": "C"}]}, "treaties.yaml: P: parent 'C' is not in the register"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "message"), BROKEN)
def test_a_broken_register_is_refused(files: dict[str, Any], message: str) -> None:
    with pytest.raises(RegisterError, match=message):
        registers_from(files)


def test_no_registers_are_empty_registers(tmp_path: Path) -> None:
    empty = load_registers(tmp_path)
    assert (empty.names.split("France and Lemuria")[0].participant_id, dict(empty.bodies)) == (None, {})


def test_a_form_is_added_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "participants.yaml").write_text(
        "- {participant_id: FRA, name: France, kind: state}\n", encoding="utf-8"
    )
    (tmp_path / "participant_names.yaml").write_text("FRA:\n  - Francia\n", encoding="utf-8")
    assert load_registers(tmp_path).names.resolve("Francia") == "FRA"
