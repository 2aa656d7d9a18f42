"""Attendance: sentences and lists of UN reports and the participants that they name."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipelines.extract.attendance import attendance
from pipelines.extract.formulas.presence import read_presence
from pipelines.extract.formulas.vocabulary import capacities, capacity_for, is_category
from pipelines.model import Document, Row
from pipelines.normalise.registers import Registers
from pipelines.read import read
from pipelines.sources import load_registers
from pipelines.structure import structure

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT.parent / "shared" / "dev"
"""Development documents of other bodies, which are not part of the repository."""


@cache
def registers() -> Registers:
    return load_registers(ROOT / "sources" / "registers")


def document(text: str) -> Document:
    made = structure("report", read(text.encode()))
    made.defaults = {"meeting_id": "wg-2024-05-06"}
    return made


def present(text: str) -> list[tuple[str, str | None, str]]:
    """The (name, participant, capacity) of each row, after a look at quotes and identifiers."""
    made = document(text)
    rows = attendance(made, registers())
    for row in rows:
        assert row["quote"] == made.source.text[row["char_start"] : row["char_end"]]
    assert len({row["attendance_id"] for row in rows}) == len(rows)
    return [(row["name_as_written"], row["participant_id"], row["capacity"]) for row in rows]


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("following States parties to the Convention", ("party",)),
        ("following signatory State", ("signatory",)),
        ("following States that were not parties or signatories to the Convention", ("non_signatory",)),
        ("following non-signatory States", ("non_signatory",)),
        ("States Members of the United Nations represented by observers", ("observer_state",)),
        ("Non-Member States represented by observers", ("observer_state",)),
        ("States members of the Commission", ("member",)),
        ("Members", ("member",)),
        ("following Member States", ("participating_country",)),
        ("following countries", ("participating_country",)),
        ("following specialized agency of the United Nations system", ("specialized_agency",)),
        ("specialized agencies and related organizations", ("specialized_agency",)),
        ("following United Nations funds and programmes", ("un_entity",)),
        ("institutes of the United Nations crime prevention and criminal justice programme network", ("un_entity",)),
        ("following intergovernmental organizations", ("intergovernmental_organization",)),
        ("following three networks", ("regional_network",)),
        (
            "following non-governmental organizations in consultative status with the Council",
            ("non_governmental_organization",),
        ),
        (
            "other entity maintaining a permanent observer office at Headquarters",
            ("permanent_observer_entity", "other"),
        ),
        ("a national human rights institution", ("national_institution",)),
    ],
)
def test_capacities(phrase: str, found: tuple[str, ...]) -> None:
    assert capacities(phrase) == found


def test_one_heading_for_several_sorts() -> None:
    found = capacities("United Nations entities, specialized agencies and intergovernmental organizations")
    assert capacity_for(found, "intergovernmental_organization") == "intergovernmental_organization"
    assert capacity_for(found, "un_entity", "specialized_agency") == "specialized_agency"
    assert capacity_for(found, "un_entity") == "un_entity"


@pytest.mark.parametrize(
    ("phrase", "is_one"),
    [
        ("other intergovernmental organizations", True),
        ("States Members of the Human Rights Council", True),
        ("several High Contracting Parties", True),
        ("National Human Rights Commission of Nigeria", False),
        ("Transparency International", False),
    ],
)
def test_categories_are_no_names(phrase: str, is_one: bool) -> None:
    assert is_category(phrase) == is_one


SENTENCES = [
    (
        "The following States parties to the Convention were represented at the meeting: Bolivia (Plurinational State of), "
        "Bosnia and Herzegovina, Netherlands and Türkiye.",
        [
            ("Bolivia (Plurinational State of)", "BOL", "party"),
            ("Bosnia and Herzegovina", "BIH", "party"),
            ("Netherlands", "NLD", "party"),
            ("Türkiye", "TUR", "party"),
        ],
    ),
    (
        "The European Union, a regional economic integration organization that is a party to the Convention, was represented.",
        [("European Union", "EU", "party")],
    ),
    (
        "Iceland and Fiji, signatory States to the Convention, were represented by observers.",
        [("Iceland", "ISL", "signatory"), ("Fiji", "FJI", "signatory")],
    ),
    (
        "The following non-signatory States were represented by observers: Bhutan and Papua New Guinea.",
        [("Bhutan", "BTN", "non_signatory"), ("Papua New Guinea", "PNG", "non_signatory")],
    ),
    (
        "The Sovereign Order of Malta, an entity maintaining a permanent observer office at Headquarters, was represented.",
        [("Sovereign Order of Malta", "SMOM", "permanent_observer_entity")],
    ),
    (
        "The session was attended by representatives of the following States members of the Commission: Chad and Peru.",
        [("Chad", "TCD", "member"), ("Peru", "PER", "member")],
    ),
    (
        "The session was attended by observers from the following States: Angola and the Dominican Republic.",
        [("Angola", "AGO", "observer_state"), ("Dominican Republic", "DOM", "observer_state")],
    ),
    (
        "The observer for the State of Palestine attended the meeting.",
        [("State of Palestine", "PSE", "observer_state")],
    ),
    (
        "Experts from Brazil, Kenya and Spain participated in the meeting.",
        [(n, i, "participating_country") for n, i in (("Brazil", "BRA"), ("Kenya", "KEN"), ("Spain", "ESP"))],
    ),
    (
        "Participating countries included: Algeria, Japan, United States of America.",
        [
            ("Algeria", "DZA", "participating_country"),
            ("Japan", "JPN", "participating_country"),
            ("United States of America", "USA", "participating_country"),
        ],
    ),
    (
        "With regard to regional networks, the following two networks were represented by staff of the Office: WACAP and CASC.",
        [("WACAP", "WACAP", "regional_network"), ("CASC", "CASC", "regional_network")],
    ),
    (
        "The following United Nations entities and specialized agencies were represented by observers: United Nations "
        "Children’s Fund and World Health Organization.",
        [
            ("United Nations Children’s Fund", "UNICEF", "un_entity"),
            ("World Health Organization", "WHO", "specialized_agency"),
        ],
    ),
    (
        "Observers for the following States also attended the session: Bhutan, Nauru.",
        [("Bhutan", "BTN", "observer_state"), ("Nauru", "NRU", "observer_state")],
    ),
    (
        "Also represented were the Council of Europe and Europol.",
        [
            ("Council of Europe", "COE", "intergovernmental_organization"),
            ("Europol", "EUROPOL", "intergovernmental_organization"),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_sentences(sentence: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert present(f"D.  Attendance\n\n1.  {sentence}\n") == expected


NO_ATTENDANCE = [
    "The following States parties provided comments: Canada, France and Lebanon.",
    "The Council selected the following group of rapporteurs (troika): Bangladesh, Denmark and Egypt.",
    "The Commission elected the representatives of Chile and Cuba.",
    "Women were represented at all levels of the judiciary.",
    "The delegation of Slovenia was headed by the Minister of Justice.",
    "Slovenia had participated in several meetings.",
    "The session was attended by representatives of States members of the Council, observer States and other observers.",
    "The Chair participated in the meeting remotely.",
]


@pytest.mark.parametrize("sentence", NO_ATTENDANCE)
def test_no_attendance(sentence: str) -> None:
    assert not present(f"D.  Attendance\n\n1.  {sentence}\n")


def test_remote_is_said_or_null() -> None:
    names = registers().names
    remote = read_presence("The following parties were represented, participating remotely: Chad.", names)
    some = read_presence("The following parties were represented, including parties connected remotely: Chad.", names)
    silent = read_presence("The following parties were represented: Chad.", names)
    assert remote and remote.remote is True
    assert some and some.remote is None
    assert silent and silent.remote is None


def messages(text: str) -> list[str]:
    made = document(text)
    attendance(made, registers())
    return [a.message for a in made.annotations if a.stage == "extract" and a.severity == "warning"]


def test_counts_are_compared() -> None:
    listed = "The following three networks were represented by observers: WACAP and CASC."
    assert messages(f"D.  Attendance\n\n1.  {listed}\n") == ["3 networks stated, 2 found"]
    text = "D.  Attendance\n\n1.  The meeting brought together 36 experts from 19 countries. {}\n"
    assert messages(text.format("Participating countries included: Algeria, Chad.")) == ["19 countries stated, 2 found"]


def test_unknown_name_is_kept_and_said() -> None:
    text = "D.  Attendance\n\n1.  The following States parties were represented: Chad and Ruritania.\n"
    assert present(text)[1] == ("Ruritania", None, "party")
    assert [m.split(";")[0] for m in messages(text)] == ["unknown participant 'Ruritania'"]


POINTS = """
D.  Attendance

7.  The session was also attended by observers from the following international organizations:

(a)  United Nations system: World Bank;

(b)  Intergovernmental organizations: African Union, League of Arab States;

(c)  Non-governmental organizations invited by the Commission: International Bar Association.
"""


def test_points_below_a_sentence() -> None:
    assert [(name, capacity) for name, _, capacity in present(POINTS)] == [
        ("World Bank", "un_entity"),
        ("African Union", "intergovernmental_organization"),
        ("League of Arab States", "intergovernmental_organization"),
        ("International Bar Association", "non_governmental_organization"),
    ]


COLUMNS = """
1.  The session was attended by representatives of States members and observers (see annex I).

Annex I

          Attendance

          Members
          Angola                  Guinea                  South Africa
          Bolivia (Plurinational  Iran (Islamic           The former Yugoslav
          State of)               Republic of)            Republic of Macedonia
          Chad                    Niger                   United Kingdom of Great
          Equatorial              Qatar                   Britain and Northern Ireland
          Guinea                  Republic of Korea       Yemen

          States Members of the United Nations represented by observers
          Democratic              Lao People’s
            People’s               Democratic
            Republic of            Republic
            Korea                 Mali
          Fiji                    Peru

          Non-governmental organizations
          Alpha Centre for the Rights of          Gamma League
          Children                                Omega Society for Public
          Beta Watch                              Health

Annex II

          Agenda
          Item 1.   Opening of the session.
"""


def test_columns_of_an_annex() -> None:
    found = present(COLUMNS)
    by_capacity = {c: [n for n, _, capacity in found if capacity == c] for c in dict.fromkeys(c for _, _, c in found)}
    assert by_capacity == {
        "member": [
            "Angola",
            "Bolivia (Plurinational State of)",
            "Chad",
            "Equatorial Guinea",
            "Guinea",
            "Iran (Islamic Republic of)",
            "Niger",
            "Qatar",
            "Republic of Korea",
            "South Africa",
            "The former Yugoslav Republic of Macedonia",
            "United Kingdom of Great Britain and Northern Ireland",
            "Yemen",
        ],
        "observer_state": [
            "Democratic People’s Republic of Korea",
            "Fiji",
            "Lao People’s Democratic Republic",
            "Mali",
            "Peru",
        ],
        "non_governmental_organization": [
            "Alpha Centre for the Rights of Children",
            "Beta Watch",
            "Gamma League",
            "Omega Society for Public Health",
        ],
    }


RUNNING = """
Annex I

Attendance

Members

Angola, Bolivia (Plurinational State of), Chad, Equatorial Guinea, Iran (Islamic
Republic of), Qatar and United Kingdom of Great Britain and Northern Ireland.

Intergovernmental organizations

African Union, Council of Europe, European Union, League of Arab States
"""


def test_running_lists_of_an_annex() -> None:
    found = present(RUNNING)
    assert [name for name, _, capacity in found if capacity == "member"] == [
        "Angola",
        "Bolivia (Plurinational State of)",
        "Chad",
        "Equatorial Guinea",
        "Iran (Islamic Republic of)",
        "Qatar",
        "United Kingdom of Great Britain and Northern Ireland",
    ]
    assert [capacity for _, _, capacity in found].count("intergovernmental_organization") == 4


def test_a_list_of_persons_is_no_list_of_states() -> None:
    text = COLUMNS.replace("Angola", "Jane Roe").replace("Niger", "John Doe")
    for state in ("Chad", "Qatar", "South Africa", "Yemen", "Republic of Korea", "Guinea", "Equatorial"):
        text = text.replace(state, "Mary Smith")
    made = document(
        text.replace("Bolivia (Plurinational  Iran (Islamic         ", "Ann Other               Bob Other             ")
    )
    rows = attendance(made, registers())
    assert not [row for row in rows if row["capacity"] == "member"]
    assert any("not understood" in annotation.message for annotation in made.annotations)


@pytest.mark.parametrize("suffix", ["txt", "pdf"])
def test_development_report(suffix: str) -> None:
    """F1 of at least 0.97 on the annex of a council's report; its list of non-governmental organizations has no gold."""
    path = DEV / f"A_HRC_28_2.{suffix}"
    if not path.exists():
        pytest.skip("the development documents are not here")
    rows: list[Row] = attendance(structure("report", read(path.read_bytes())), registers())
    gold = Counter(
        r["name"] for r in json.loads((DEV / "A_HRC_28_2.gold.json").read_text(encoding="utf-8"))["attendance"]
    )
    found = Counter(
        r["name_as_written"].removeprefix("The ") for r in rows if r["capacity"] != "non_governmental_organization"
    )
    gold = Counter(name.removeprefix("The ") for name in gold.elements())
    assert 2 * (gold & found).total() / (gold.total() + found.total()) >= 0.97
