"""Running lists of names: real sentences and the items that they hold, and any list that the register can make."""

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.normalise.names import Names
from pipelines.normalise.splitting import Item
from pipelines.sources import load_registers

REGISTER = load_registers(Path(__file__).parents[2] / "sources" / "registers").names

KNOWN = [
    # report-2020, paragraph 6
    (
        "Brazil, Colombia, Egypt, Italy, Russian Federation,\nState of Palestine (on behalf of the Group of 77 and China), "
        "United Kingdom of Great\nBritain and Northern Ireland and United States",
        "BRA COL EGY ITA RUS PSE:on behalf of the Group of 77 and China|GBR USA",
    ),
    # report-2020, paragraph 9
    (
        "Chile (the representative also spoke in his capacity as Chair of the Ibero-American Association of Public "
        "Prosecutors), Russian Federation and United States",
        "CHL:the representative also spoke in his capacity as Chair of the Ibero-American Association of Public "
        "Prosecutors|RUS USA",
    ),
    # report-2020, paragraphs 20 to 22
    ("Switzerland, Thailand, Tunisia, Turkey, Turkmenistan, Ukr aine, United Arab\nEmirates, United Kingdom, United States, "
     "Uruguay, Venezuela (Bolivarian Republic\nof) and Yemen", "CHE THA TUN TUR TKM UKR ARE GBR USA URY VEN YEM"),
    ("Islamic Republic of Iran", "IRN"),
    ("Council of Europe, European Border and Coast Guard\nAgency, INTERPOL, League of Arab States and Organization of the "
     "Islamic\nCooperation", "COE FRONTEX INTERPOL LAS OIC"),
    # report-2015, paragraphs 31 to 33
    ("Japan and the Republic of Korea", "JPN KOR"),
    ("United Nations Educational, Scientific and Cultural Organization", "UNESCO"),
    ("Asian-African Legal Consultative Organization, European Judicial Network, Europol, League of Arab States, "
     "Organization for Security and Cooperation in Europe and Organization for Economic Cooperation and Development",
     "AALCO EJN EUROPOL LAS OSCE OECD"),
    # chairs-summary-2019, opening
    ("Singapore, Thailand, United Kingdom, United States of America.", "SGP THA GBR USA"),
    ("WACAP, CASC and Great Lakes Judicial Cooperation Network (GLJCN)", "WACAP CASC GLJCN"),
    # A/HRC/28/2: footnote calls, remarks that hold lists
    ("Singapore1 (also on behalf of Bahrain, Bangladesh and Yemen), Timor-Leste1 (also on behalf of Angola and Sao Tome and "
     "Principe), Switzerland 1", "SGP:also on behalf of Bahrain, Bangladesh and Yemen|"
     "TLS:also on behalf of Angola and Sao Tome and Principe|CHE"),
    ("Côte d’Ivoire, Sierra Leone, The former Yugoslav Republic of Macedonia, Viet Nam", "CIV SLE MKD VNM"),
    # UNFCCC
    ("International Civil Aviation Organization (ICAO), International Maritime Organization (IMO), Intergovernmental Panel "
     "on Climate Change, and World Meteorological Organization", "ICAO IMO IPCC WMO"),
    ("Group of 77 and China (G77 and China) and the Umbrella Group", "G77 UMBRELLA_GROUP"),
    ("Group of 77 and China", "G77"),
    ("Argentina, the Group of 77 and China and China", "ARG G77 CHN"),
    # no bracket around the remark
    ("Tuvalu, on behalf of the Alliance of Small Island States (AOSIS), and Tanzania, for the LDCs",
     "TUV:on behalf of the Alliance of Small Island States (AOSIS)|TZA:for the LDCs|"),
    ("the Republic of Korea, also on behalf of Australia, Indonesia, Mexico and Turkey",
     "KOR:also on behalf of Australia, Indonesia, Mexico and Turkey|"),
    ("Ecuador, on behalf of the Group of Latin American and Caribbean States; Pakistan, on behalf of the Organization of "
     "Islamic Cooperation; Morocco; and Egypt", "ECU:on behalf of the Group of Latin American and Caribbean States|"
     "PAK:on behalf of the Organization of Islamic Cooperation|MAR EGY"),
    ("Committee on Earth Observation Satellites on its behalf and on behalf of the Coordination Group for Meteorological "
     "Satellites, GCOS and WMO",
     "CEOS:on its behalf and on behalf of the Coordination Group for Meteorological Satellites|GCOS WMO"),
    # brackets, signs, joins
    ("Bolivia (Plurinational State of) (on behalf of the Group of 77 and China), Yemen* and Qatar**",
     "BOL:on behalf of the Group of 77 and China|YEM QAT"),
    ("Netherlands (Kingdom of the), Netherlands (on behalf of the European Union), Micronesia (Federated States of)",
     "NLD NLD:on behalf of the European Union|FSM"),
    ("France, as well as Germany and also Italy", "FRA DEU ITA"),
    ("Albania\nAlgeria\nBosnia and\nHerzegovina\nCzechia", "ALB DZA BIH CZE"),
    ("Bosnia and Herzegovina, Trinidad and Tobago, Antigua and Barbuda and Saint Vincent and the Grenadines",
     "BIH TTO ATG VCT"),
    ("Iran (Islamic Republic of, Iraq and Egypt (on behalf of the African Group", "IRN IRQ EGY:on behalf of the African Group|"),
    ("Germany, Guatemala,1 Honduras,2 and India, 3 Italy", "DEU GTM HND IND ITA"),
    ("Côte d' Ivoire, Timor Leste, Viet-Nam, Guinea - Bissau & Antigua & Barbuda", "CIV TLS VNM GNB ATG"),
    ("BRAZIL, RUSSIAN FEDERATION AND U.S.A.", "BRA RUS USA"),
    ("China, Hong Kong, China, Macao, China and Northern Ireland", "CHN Hong Kong, China Macao, China Northern Ireland"),
    ("Niger (the), Philippines (the) and Viet Nam", "NER PHL VNM"),
    ("the Sudan; the Niger; the Philippines; and the Comoros", "SDN NER PHL COM"),
    ("Congo, Democratic Republic of the Congo and Republic of the Congo", "COG COD COG"),
    ("Korea, Republic of, Moldova, Republic of and Tanzania", "KOR MDA TZA"),
]  # fmt: skip


def short(items: list[Item]) -> str:
    """``BRA PSE:on behalf of ...|GBR``"""
    parts = [f"{item.participant_id or item.name}{f':{item.remark}|' if item.remark else ' '}" for item in items]
    return "".join(parts).strip()


@pytest.mark.parametrize(("text", "wanted"), KNOWN)
def test_known_names(names: Names, text: str, wanted: str) -> None:
    assert short(names.split(text)) == wanted


UNKNOWN = [
    ("Human Rights Commission of Malaysia (by video message)", ["Human Rights Commission of Malaysia"]),
    ("Lemuria, Atlantis and Mu", ["Lemuria", "Atlantis", "Mu"]),
    ("Bangladesh, the commune of Tevragh-Zeina in Mauritania, the Philippines and Benin",
     ["Bangladesh", "commune of Tevragh-Zeina in Mauritania", "Philippines", "Benin"]),
    ("the International Federation of Red Cross and Red Crescent Societies, the World Bank, the Global Environment Fund, the "
     "Women's Major Group, the indigenous peoples major group and civil society from Peru and Indonesia",
     ["International Federation of Red Cross and Red Crescent Societies", "World Bank", "Global Environment Fund",
      "Women's Major Group", "indigenous peoples major group", "civil society from Peru and Indonesia"]),
    ("women and business and industry", ["women", "business and industry"]),
    ("Member States, United Nations agencies, funds and programmes, other intergovernmental organizations, indigenous "
     "peoples' organizations and non-governmental organizations",
     ["Member States", "United Nations agencies, funds and programmes", "other intergovernmental organizations",
      "indigenous peoples' organizations", "non-governmental organizations"]),
    ("Martin Khor, Juan Somavía, Kristin Hetle, Alexey Borodavkin and Juan Carlos Monedero Fernández-Gala",
     ["Martin Khor", "Juan Somavía", "Kristin Hetle", "Alexey Borodavkin", "Juan Carlos Monedero Fernández-Gala"]),
    ("Ricardo Andrade Saadi (Brazil) and Cesar Mauricio Rodriguez Zarate (Colombia)",
     ["Ricardo Andrade Saadi", "Cesar Mauricio Rodriguez Zarate"]),
    ("Association of World Citizens and the International Service for Human Rights (also on behalf of Human Rights Watch)",
     ["Association of World Citizens", "International Service for Human Rights"]),
    ("Host Government of the secretariat and the Executive Secretary",
     ["Host Government of the secretariat", "Executive Secretary"]),
    ("Mbororo Social and Cultural Development Association, East and Horn of Africa Human Rights Defenders Project, "
     "International Institute for Peace, Justice and Human Rights, Franciscans International",
     ["Mbororo Social and Cultural Development Association", "East and Horn of Africa Human Rights Defenders Project",
      "International Institute for Peace, Justice and Human Rights", "Franciscans International"]),
    ("Maarij Foundation for Peace and Development", ["Maarij Foundation for Peace and Development"]),
    ("International Lesbian and Gay Association, Helsinki Foundation for Human Rights, Centre for Human Rights and Peace "
     "Advocacy", ["International Lesbian and Gay Association", "Helsinki Foundation for Human Rights",
                  "Centre for Human Rights and Peace Advocacy"]),
    ("Centre for Science, Technology and Innovation, World Bank and Office for Economic, Social and Cultural Affairs",
     ["Centre for Science, Technology and Innovation", "World Bank", "Office for Economic, Social and Cultural Affairs"]),
    ("Atlantis1, Article 19 and Mu*", ["Atlantis", "Article 19", "Mu"]),
    ("Office of the Commissioner for Human Rights (Ombudsman) of Azerbaijan",
     ["Office of the Commissioner for Human Rights (Ombudsman) of Azerbaijan"]),
    ("Ministry of Foreign Affairs and International Cooperation", ["Ministry of Foreign Affairs and International Cooperation"]),
    ("International Organization of Magnets (IOMAG), Yemen", ["International Organization of Magnets (IOMAG)", "Yemen"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), UNKNOWN)
def test_unknown_names_are_kept(names: Names, text: str, wanted: list[str]) -> None:
    assert [item.name for item in names.split(text)] == wanted


def test_serbia_and_montenegro_is_one_state_until_2006(names: Names) -> None:
    text = "Romania, Serbia and Montenegro"
    assert short(names.split(text)) == "ROU SRB MNE"
    assert short(names.split(text, on=date(2005, 10, 10))) == "ROU SRB"
    assert short(names.split(text, on=date(2006, 10, 9))) == "ROU SRB MNE"


def test_items_keep_their_place(names: Names) -> None:
    text = "the  Plurinational State\nof Bolivia (on behalf of the\nGroup of 77 and China) and Atlantis"
    bolivia, atlantis = names.split(text)
    assert text[bolivia.start : bolivia.end] == "Plurinational State\nof Bolivia"
    assert (bolivia.name, bolivia.participant_id) == ("Plurinational State of Bolivia", "BOL")
    assert text[bolivia.remark_start : bolivia.remark_end] == "on behalf of the\nGroup of 77 and China"
    assert (text[atlantis.start : atlantis.end], atlantis.participant_id) == ("Atlantis", None)


TODAY = sorted({p.name for p in REGISTER.participants.values()})
"""Today's names of all participants: States, organizations, networks, groups."""


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A list in the style of the United Nations, and the names that it was made of."""
    chosen = draw(st.lists(st.sampled_from(TODAY), min_size=1, max_size=9, unique=True))
    join = draw(st.sampled_from([" and ", ", and ", " as well as ", " and\n"]))
    comma = draw(st.sampled_from([", ", ",\n", ",  "]))
    article = draw(st.sampled_from(["", "the "]))
    written = [article + name for name in chosen]
    if draw(st.booleans()):
        written = [name.replace(" ", "\n", 1) for name in written]
    text = comma.join(written[:-1]) + join + written[-1] if len(written) > 1 else written[0]
    return text + draw(st.sampled_from(["", ".", ";", " "])), chosen


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lists())
def test_any_list_of_known_names_gives_back_its_names(made: tuple[str, list[str]]) -> None:
    text, chosen = made
    items = REGISTER.split(text)
    assert [item.name for item in items] == chosen
    assert [item.participant_id for item in items] == [REGISTER.resolve(name) for name in chosen]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from([*TODAY[:200], "Lemuria", " and ", ", ", "; ", "(", ")", "(on behalf of", "the", "1", "*", "“", " as well as ",
                                 "Office for", "women", "\n", "also on behalf of", "İ", "ﬁ", "\u00ad"]), max_size=25).map(" ".join))  # fmt: skip
def test_nothing_is_refused_or_misplaced(text: str) -> None:
    items = REGISTER.split(text)
    assert all(text[item.start : item.end].split() == item.name.split() and item.name for item in items)
    assert all(a.end <= b.start for a, b in pairwise(items))
    REGISTER.find(text)


@pytest.mark.parametrize(
    "text",
    ["(" * 20_000 + ")" * 20_000, "Peru (" * 5_000, "1 " * 20_000, "Lemuria, Mu and Atlantis, " * 3_000,
     "Peru\n" * 10_000, "on behalf of " * 10_000, "Office for Peace, Water and Youth and " * 3_000, "a" * 1_000_000,
     "Peru, also on behalf of " * 5_000, "in Peru and " * 5_000, "Peru" + " (A)" * 10_000, "1 " * 50_000 + "x", "a" + " " * 100_000 + "(b"],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_long_and_hostile_lists_take_time_by_their_length(names: Names, text: str) -> None:
    start = time.process_time()
    names.split(text)
    names.find(text)
    names.resolve(text)
    names.suggest(text)
    assert time.process_time() - start < 3
