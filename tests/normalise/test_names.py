"""Names of States in United Nations usage, one by one, and what must not be taken for one."""

import csv
from pathlib import Path

import pytest

from pipelines.normalise.names import Names
from pipelines.normalise.records import Participant, RegisterError, WrittenForm
from pipelines.normalise.splitting import acronym_like

STATES = list(csv.DictReader((Path(__file__).parent / "member_states.csv").open(encoding="utf-8")))
"""The 193 Member States: ISO 3166-1 alpha-3 code, short and formal name as in the United Nations terminology database."""


def test_there_are_193_member_states() -> None:
    assert len({row["iso3"] for row in STATES}) == 193


@pytest.mark.parametrize("row", STATES, ids=lambda row: row["iso3"])
def test_a_member_state_resolves_in_every_usual_writing(names: Names, row: dict[str, str]) -> None:
    for name in (row["short"], row["formal"].removeprefix("the ")):
        for written in (name, f"the {name}", f"The {name}", name.upper(), f"  {name} ", name.replace(" ", "  ")):
            assert names.resolve(written) == row["iso3"], written
        assert names.resolve(name.replace("'", "’")) == row["iso3"]
        assert names.resolve(name.replace(" ", "\n")) == row["iso3"]
        assert names.resolve(f"{name}1") == row["iso3"]
        assert [item.participant_id for item in names.split(f"the {name}")] == [row["iso3"]]
        assert [found.participant_id for found in names.find(f"Hence {name} said so.")] == [row["iso3"]]


WRITTEN = """
    Bolivia (Plurinational State of) = BOL | Plurinational State of Bolivia = BOL | Bolivia = BOL
    Venezuela (Bolivarian Republic of) = VEN | Bolivarian Republic of Venezuela = VEN | Venezuela = VEN
    Iran (Islamic Republic of) = IRN | Islamic Republic of Iran = IRN | Iran = IRN | Iran, Islamic Republic of = IRN
    Micronesia (Federated States of) = FSM | Federated States of Micronesia = FSM
    Netherlands = NLD | the Netherlands = NLD | Kingdom of the Netherlands = NLD | Netherlands (Kingdom of the) = NLD
    Korea, Republic of = KOR | South Korea = KOR | Democratic People’s Republic of Korea = PRK | DPRK = PRK
    United Kingdom = GBR | UK = GBR | U.K. = GBR | United Kingdom of Great Britain and Northern Ireland = GBR
    United States = USA | U.S.A. = USA | USA = USA | U.S. = USA | the United States of America = USA
    Russia = RUS | Viet Nam = VNM | Vietnam = VNM | Laos = LAO | Lao People's Democratic Republic = LAO | Syria = SYR
    Tanzania = TZA | United Republic of Tanzania = TZA | Republic of Moldova = MDA | Moldova = MDA
    Congo = COG | Republic of the Congo = COG | Democratic Republic of the Congo = COD | Zaire = COD
    Turkey = TUR | TURKEY = TUR | Türkiye = TUR | Turkiye = TUR | Republic of Türkiye = TUR
    Czech Republic = CZE | Czechia = CZE | Swaziland = SWZ | Cape Verde = CPV | Cabo Verde = CPV
    the former Yugoslav Republic of Macedonia = MKD | The former Yugoslav Republic of Macedonia = MKD
    Ivory Coast = CIV | Cote d'Ivoire = CIV | Côte d’Ivoire = CIV | Burma = MMR | Libyan Arab Jamahiriya = LBY
    Serbia and Montenegro = SRB | Gambia (Islamic Republic of the) = GMB | The Gambia = GMB | East Timor = TLS
    Holy See = VAT | State of Palestine = PSE | Palestine = PSE | Cook Islands = COK | Niue = NIU | Nauru = NRU
    São Tomé and Príncipe = STP | Saint Vincent and the Grenadines = VCT | St. Kitts and Nevis = KNA
    European Union = EU | the European Union and its member States = EU | EU = EU
    INTERPOL = INTERPOL | Interpol = INTERPOL | International Criminal Police Organization (INTERPOL) = INTERPOL
    International Criminal Police Organization = INTERPOL | League of Arab States = LAS
    Organization of the Islamic Cooperation = OIC | Organization of Islamic Cooperation = OIC
    Organisation of Islamic Cooperation (OIC) = OIC | Organization of the Islamic Conference = OIC
    Organization for Economic Co-operation and Development = OECD | OECD = OECD
    Organisation for Economic Cooperation and Development (OECD) = OECD
    Organization for Security and Co-operation in Europe = OSCE | Council of Europe = COE
    United Nations Educational, Scientific and Cultural Organization = UNESCO | UNESCO = UNESCO
    European Border and Coast Guard Agency = FRONTEX | Europol = EUROPOL | European Police Office = EUROPOL
    Asian-African Legal Consultative Organization = AALCO | European Judicial Network = EJN | Eurojust = EUROJUST
    Great Lakes Judicial Cooperation Network (GLJCN) = GLJCN | WACAP = WACAP | CASC = CASC
    Group of 77 and China = G77 | Group of 77 = G77 | G77 and China = G77 | G-77 = G77
    Group of African States = AFRICAN_GROUP | GRULAC = GRULAC | Movement of Non-Aligned Countries = NON_ALIGNED
    Ibero-American Association of Public Prosecutors = AIAMP | UNODC = UNODC | World Bank = WORLD_BANK
    Philippines (the) = PHL | Congo (the Democratic Republic of the) = COD | Czech Rep. = CZE | Iran (Islamic Rep. of) = IRN
    Sovereign Military Order of Malta = SMOM | International Committee of the Red Cross = ICRC
"""


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        tuple(part.strip() for part in pair.split(" = "))
        for line in WRITTEN.split("\n")
        for pair in line.split(" | ")
        if pair.strip()
    ],
)
def test_written_forms(names: Names, written: str, wanted: str) -> None:
    assert names.resolve(written) == wanted


def test_broken_words_are_mended(names: Names) -> None:
    """report-2020, paragraph 20, prints "Ukr aine"."""
    assert names.resolve("Ukr aine") == "UKR"
    assert names.resolve("United Arab Emir ates") == "ARE"


@pytest.mark.parametrize(
    "written",
    ["", " ", "the", "who", "us", "Us", "it", "un", "Northern Ireland", "New Mexico", "Gulf of Guinea", "Mexico City",
     "Vienna", "Tehran", "China Daily", "Human Rights Commission of Malaysia", "Martin Khor", "Hungry", "Korea", "Lemuria",
     "women", "Algerian", "Serbia (EU)", "Mamadou Honadia (Burkina Faso)", "12", "(", "Hong Kong, China"],
)  # fmt: skip
def test_what_is_no_name_is_not_guessed(names: Names, written: str) -> None:
    assert names.resolve(written) is None


def test_a_slip_is_looked_up_elsewhere(names: Names) -> None:
    """The register does not hold this spelling; another register attests it."""
    assert "Kazakstan" not in {form.name for form in names.forms}
    assert names.resolve("Kazakstan") == "KAZ"


def test_kinds(names: Names) -> None:
    for participant_id, kind in (
        ("CHN", "state"),
        ("G77", "group"),
        ("EU", "regional_organization"),
        ("UNODC", "un_entity"),
        ("INTERPOL", "intergovernmental_organization"),
        ("WACAP", "regional_network"),
        ("HRW", "non_governmental_organization"),
        ("SMOM", "other"),
    ):
        assert names.kind(participant_id) == kind
    with pytest.raises(KeyError):
        names.kind("XXX")


def test_adjectives(names: Names) -> None:
    assert names.adjective("Argentine") == "ARG"
    assert names.adjective("Swiss") == "CHE"
    assert names.adjective("Congolese") is None
    found = names.find("the Argentine Minister of Health and his Swiss colleague", adjectives=True)
    assert [(hit.name, hit.participant_id) for hit in found] == [("Argentine", "ARG"), ("Swiss", "CHE")]


def test_suggestions_come_with_a_likeness_and_never_name_another_state_first(names: Names) -> None:
    assert names.suggest("Republik of Korea")[0] == ("KOR", 0.941)
    assert names.suggest("Organization for Islamic Cooperation")[0][0] == "OIC"
    assert names.suggest("Martin Khor") == []


RUNNING = [
    ("(Switzerland: Article 20 is not self-executing in Switzerland)", ["CHE", "CHE"]),
    ("(Both variations proposed by Canada: “the right to privacy”)", ["CAN"]),
    ("(CANADA: changes in this paragraph are necessary)", ["CAN"]),
    ("where appropriate (U.S.A.)", ["USA"]),
    ("The meeting was chaired by Thomas Burrows (United States of America).", ["USA"]),
    ("Public Prosecutor, Ministry of Justice of Italy", ["ITA"]),
    ("National Member of the European Union Agency for Criminal Justice Cooperation for Romania", ["EUROJUST", "ROU"]),
    ("Papua New Guinea, Guinea, Guinea-Bissau and Equatorial Guinea", ["PNG", "GIN", "GNB", "GNQ"]),
    ("Democratic People’s Republic of Korea and the Republic of Korea", ["PRK", "KOR"]),
    ("South Sudan and the Sudan, Niger and Nigeria, Dominica and the Dominican Republic", "SSD SDN NER NGA DMA DOM".split()),
    ("the Group of 77 and China was of the view", ["G77"]),
    ("Northern Ireland, the Gulf of Guinea and Mexico City", []),
    ("who can tell us that the under-secretary was in turkey", []),
    ("a Georgian, a Jordanian and a Malian", []),
    ("held in St. Petersburg, Russian Federation, on 2 and 3 November", ["RUS"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), RUNNING)
def test_names_in_running_text(names: Names, text: str, wanted: list[str]) -> None:
    found = names.find(text)
    assert [hit.participant_id for hit in found] == wanted
    assert all(text[hit.start : hit.end] == hit.name for hit in found)


def test_acronyms() -> None:
    assert all(map(acronym_like, ["ICAO", "GLJCN", "CoE", "UN-WOMEN", "GCOS"]))
    assert not any(map(acronym_like, ["Congo", "by video message", "Burkina Faso", "a", "I"]))


def test_two_participants_cannot_share_a_name() -> None:
    people = [Participant("COG", "Congo", "state"), Participant("COD", "Zaire", "state")]
    with pytest.raises(RegisterError, match="'the Congo' stands under COD and COG"):
        Names(people, [WrittenForm("the Congo", "COD")])


def test_a_name_of_nobody_is_refused() -> None:
    with pytest.raises(RegisterError, match="'Atlantis' names 'ATL'"):
        Names([], [WrittenForm("Atlantis", "ATL")])
