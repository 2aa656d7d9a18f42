"""Meetings, officers, agendas, recommendations and endorsements, from passages in the words of several bodies."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from pipelines.extract import extract
from pipelines.model import Tables
from pipelines.normalise.registers import Registers
from pipelines.read import markdown
from pipelines.sources import load_registers
from pipelines.structure import structure
from pipelines.workspace import Workspace

HEAD = "CTOC/COP/WG.3/2021/3\n\n## Report on the meeting of the Working Group on International Cooperation held in Vienna on 25 and 26 March 2021\n\n"


@cache
def registers() -> Registers:
    return load_registers(Workspace().registers)


def rows_of(text: str, head: str = HEAD) -> Tables:
    return extract(structure("d", markdown.read(head + text)), registers())


def facts_of(text: str) -> dict[str, Any]:
    return {fact["field"]: fact["value"] for fact in rows_of(text)["meeting_facts"]}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Working Group met on 25 and 26 March 2021, holding a total of four meetings.", {"sittings": "4"}),
        ("The Working Group held four meetings on 25 and 26 March 2021.", {"sittings": "4"}),
        (
            "The Working Group on International Cooperation held its twelfth meeting in Vienna on 25 and 26 March 2021, with four "
            "meetings in total in a hybrid format.",
            {"ordinal": "12", "sittings": "4", "format": "hybrid"},
        ),
        (
            "The twelfth meeting of the Working Group was held in Vienna on 25 and 26 March 2021 and was conducted virtually.",
            {"ordinal": "12", "format": "remote"},
        ),
        ("At its 1st meeting, on 25 March 2021, the Working Group adopted its agenda.", {}),
        ("Meetings to be conducted virtually or in a hybrid format should have clear rules.", {}),
        ("Two meetings were held on each day.", {}),
    ],
)
def test_facts_of_a_meeting(sentence: str, expected: dict[str, str]) -> None:
    assert facts_of(f"1. {sentence}\n") == {"city": "Vienna"} | expected


def test_a_meeting_mentioned_in_passing_makes_no_row() -> None:
    tables = rows_of("1. The tenth meeting of the Working Group was held in Vienna on 16 October 2018.\n")
    assert [row["meeting_id"] for row in tables["meetings"]] == ["wgic-2021-03-25"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The meetings were chaired by Thomas Burrows (United States).", [("chair", "Thomas Burrows", "USA", None)]),
        (
            "The meeting was opened by Vivian N. R. Okeke (Nigeria), Chair of the Working Group.",
            [("chair", "Vivian N. R. Okeke", "NGA", None)],
        ),
        (
            "Mr. Zhang Xiaoming, in his capacity as Chair, summarized the points.",
            [("chair", "Zhang Xiaoming", None, None)],
        ),
        (
            "The discussion was led by the panellists Ricardo Andrade Saadi (Brazil) and Cesar Mauricio Rodriguez Zarate (Colombia).",
            [
                ("panellist", "Ricardo Andrade Saadi", "BRA", None),
                ("panellist", "Cesar Mauricio Rodriguez Zarate", "COL", None),
            ],
        ),
        (
            "With the Chair presiding, the discussion was led by the following panellists: José Ramírez (Mexico); and Anna-Maria "
            "Kovács, Head of Office, Ministry of Justice of Hungary.",
            [
                ("panellist", "José Ramírez", "MEX", None),
                ("panellist", "Anna-Maria Kovács", "HUN", "Head of Office, Ministry of Justice of Hungary"),
            ],
        ),
        ("The discussion was facilitated by presentations by representatives of the Secretariat.", []),
        ("The panellist from Romania highlighted the importance of joint teams.", []),
    ],
)
def test_officers(sentence: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    rows = rows_of(f"1. {sentence}\n")["officers"]
    assert [(r["role"], r["name"], r["participant_id"], r["affiliation"]) for r in rows] == expected


def test_only_the_agenda_is_an_agenda() -> None:
    tables = rows_of(
        "1. The Working Group adopted the agenda below.\n\n1. Organizational matters:\n  - (a) Opening;\n  - (b) Agenda.\n2. Other matters.\n\n"
        "2. The Working Group had before it the following documents:\n\n(a) A paper;\n\n(b) Another.\n"
    )
    assert [(r["item"], r["title"], r["parent_item"]) for r in tables["agenda_items"]] == [
        ("1", "Organizational matters", None),
        ("1(a)", "Opening", "1"),
        ("1(b)", "Agenda", "1"),
        ("2", "Other matters", None),
    ]
    assert tables["recommendations"] == []


@pytest.mark.parametrize(
    ("text", "addressees", "strength"),
    [
        ("States parties should promote mutual trust", ["states_parties"], "should"),
        ("Member States should consider encouraging practitioners", ["member_states"], "should_consider"),
        ("States parties are strongly encouraged to use networks", ["states_parties"], "strongly_encouraged"),
        (
            "States parties, in coordination with the Secretariat, should consider meeting",
            ["states_parties"],
            "should_consider",
        ),
        ("In order to help, the Secretariat should adjust the directory", ["secretariat"], "should"),
        ("UNODC, in cooperation with States, is requested to prepare a study", ["unodc"], "requested"),
        ("States that have not yet done so are urged to become parties", ["states"], "urged"),
        ("Parties are invited to report", ["states_parties"], "invited"),
        ("Further efforts should be made to ensure access", None, "should"),
        (
            "States are encouraged to seek assistance and UNODC is encouraged to facilitate training",
            ["states", "unodc"],
            "encouraged",
        ),
    ],
)
def test_whom_a_point_addresses_and_how(text: str, addressees: list[str] | None, strength: str) -> None:
    [row] = rows_of(f"1. The Working Group adopted the following recommendations:\n\n(a) {text};\n")["recommendations"]
    assert (row["addressees"], row["strength"], row["text"]) == (addressees, strength, text)


@pytest.mark.parametrize(
    ("announcement", "found"),
    [
        ("The following recommendations were formulated by the Working Group:", ("recommendation", "adopted")),
        (
            "Discussion points for future consideration were identified by the Chair, as follows:",
            ("discussion_point", "for_future_consideration"),
        ),
        ("The Working Group had before it the following documents:", None),
        ("The Working Group adopted the present report with the following understanding:", None),
        ("The following panellists took part:", None),
    ],
)
def test_which_lists_hold_points(announcement: str, found: tuple[str, str] | None) -> None:
    rows = rows_of(f"1. {announcement}\n\n(a) One thing should be done;\n\n(b) Another.\n")["recommendations"]
    assert {(r["kind"], r["status"]) for r in rows} == ({found} if found else set())


def test_a_review_names_the_recommending_states() -> None:
    tables = rows_of(
        "121. The following recommendations enjoy the support of the State:\n\n121.1 Ratify the Convention (No. 29) (Algeria, Cabo Verde);\n\n"
        "121.2 Do one thing (Chile); Do another (Viet Nam, Iran (Islamic Republic of));\n\n"
        "121.3 Accede to the Convention (France) (Lithuania) (Iran (Islamic Republic of));\n",
        head="A/HRC/43/15\n\n## Report of the Working Group on the Universal Periodic Review\n\n",
    )
    assert [(r["label"], r["recommenders"], r["text"]) for r in tables["recommendations"]] == [
        ("121.1", ["DZA", "CPV"], "Ratify the Convention (No. 29)"),
        ("121.2", ["CHL", "VNM", "IRN"], "Do one thing; Do another"),
        ("121.3", ["FRA", "LTU", "IRN"], "Accede to the Convention"),
    ]


def test_a_resolution_endorses_what_its_annex_holds() -> None:
    tables = rows_of(
        "Ninth session\n\nVienna, 15–19 October 2018\n\n## Draft resolution submitted by the Chair\n\n## Firearms\n\n*The Conference of the Parties to "
        "the United Nations Convention against Transnational Organized Crime*,\n\n*Recalling* its resolution 8/3,\n\n1. *Endorses* the recommendations "
        "adopted by the Working Group on Firearms at its sixth meeting, contained in the annex to the present resolution;\n\n2. *Requests* the "
        "Secretariat to assist States.\n\nAnnex\n\nRecommendations adopted by the Working Group on Firearms at its sixth meeting, held in Vienna on 2 "
        "and 3 May 2018\n\n1. Member States should keep records.\n\n2. The Secretariat should continue its work.\n",
        head="CTOC/COP/2018/L.8\n\n",
    )
    assert [(r["paragraph_id"], r["recommendation_id"], r["status"]) for r in tables["endorsements"]] == [
        ("d:1", "d:annex:1", "draft"),
        ("d:1", "d:annex:2", "draft"),
    ]
    assert {r["meeting_id"] for r in tables["meetings"]} == {"cop-2018-10-15", "wgfirearms-2018-05-02"}
    kinds = {r["recommendation_id"]: (r["kind"], r["status"], r["strength"]) for r in tables["recommendations"]}
    assert kinds["d:2"] == ("operative_paragraph", "draft", "requested")
    assert kinds["d:annex:1"] == ("recommendation", "adopted", "should")
