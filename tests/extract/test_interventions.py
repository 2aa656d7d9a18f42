"""Interventions: real sentences of UN summaries, and who is reported to have said something in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.extract.interventions import interventions
from pipelines.model import Clean, Document, Line, Paragraph, SourceText, Span
from pipelines.sources import load_registers

REGISTERS = load_registers(Path(__file__).parents[2] / "sources" / "registers")

Expected = list[tuple[str, str | None, str]]


def document(*texts: str, body: str = "wgic", kind: str = "numbered", **defaults: Any) -> Document:
    """A document of the given paragraphs; a text that begins with "# " is a heading."""
    whole, paragraphs, lines = "", [], []
    for number, text in enumerate(texts, 1):
        start = len(whole)
        shown = text.removeprefix("# ")
        whole += shown + "\n"
        span = Span(start, start + len(shown))
        lines.append(Line(span.start, span.end))
        what: Any = "heading" if text.startswith("# ") else kind
        paragraphs.append(Paragraph(f"d:{number}", "d", number, what, Clean.of(shown, start), span))
    return Document("d", SourceText(whole, lines), paragraphs, defaults={"body_id": body, **defaults})


def read(*texts: str, **more: Any) -> Expected:
    rows = interventions(document(*texts, **more), REGISTERS)
    return [(row["speaker_kind"], row["participant_id"], row["verb"]) for row in rows]


SENTENCES: list[tuple[str, Expected]] = [
    # Speakers without a name: report-2015 and report-2020
    ("One speaker noted that further awareness-raising was needed.", [("one", None, "note")]),
    ("Another speaker supported necessary temporary adaptations of working methods.", [("another", None, "support")]),
    ("Some speakers looked forward to continuing the work of the Expert Group.", [("some", None, "look forward")]),
    (
        "Some other speakers expressed the opinion that States should focus on existing instruments.",
        [("other", None, "express")],
    ),
    ("Other speakers reported on the legislation of their countries.", [("other", None, "report")]),
    ("Speakers shared their experiences of the use of liaison officers.", [("several", None, "share")]),
    (
        "Many speakers acknowledged the added value of the use of special investigative techniques.",
        [("many", None, "acknowledge")],
    ),
    ("A number of speakers were of the view that the mechanism was premature.", [("several", None, "be of the view")]),
    ("The majority of speakers welcomed the paper; a few delegations opposed it.", [("many", None, "welcome")]),
    (
        "Several participants noted, however, that such assurances do not obviate treaty obligations.",
        [("several", None, "note")],
    ),
    ("Other countries noted, however, that their domestic laws barred the extradition.", [("other", None, "note")]),
    ("Some participants noted the risk, while others stressed the benefits.", [("some", None, "note")]),
    ("In the ensuing debate, some speakers referred to national legislative approaches.", [("some", None, "refer")]),
    (
        "While highlighting the importance of liaison officers, one speaker also referred to the need for oversight.",
        [("one", None, "refer")],
    ),
    (
        "Without neglecting the various techniques used, some speakers referred to the specific nature of those.",
        [("some", None, "refer")],
    ),
    ("One speaker, however, could not agree with the proposal.", [("one", None, "agree")]),
    ("In the ensuing discussions, speakers stressed the usefulness of such techniques.", [("several", None, "stress")]),
    ("During the meeting, the participants discussed the benefits of the Convention.", [("meeting", None, "discuss")]),
    (
        "Some delegations expressed the wish to be able to make comments, which were as follows:",
        [("some", None, "express")],
    ),
    # The meeting: impersonal speech
    ("It was also noted that a liaison officer could facilitate cooperation.", [("meeting", None, "note")]),
    ("It was argued, in this regard, that those offices were autonomous.", [("meeting", None, "argue")]),
    ("Reference was made to the framework agreement.", [("meeting", None, "make reference")]),
    (
        "Mention was made of the terms, with some speakers pointing out that both were used.",
        [("meeting", None, "make reference")],
    ),
    (
        "In this context, the inclusion of clauses on financial arrangements was highlighted.",
        [("meeting", None, "highlight")],
    ),
    (
        "Examples of successful operations and joint investigations were shared during the meeting.",
        [("meeting", None, "share")],
    ),
    (
        "Evidence was also presented to the Working Group regarding the use of the Convention.",
        [("meeting", None, "present")],
    ),
    ("Discussions also revolved around the role of the private sector.", [("meeting", None, "revolve")]),
    ("A good practice reported was the communication with foreign embassies.", [("meeting", None, "report")]),
    ("As reported, the process of international cooperation may involve both.", [("meeting", None, "report")]),
    ("The view was expressed that the item should be kept.", [("meeting", None, "express")]),
    (
        "At the same time, it is acknowledged that the objective is not a mini-trial.",
        [("meeting", None, "acknowledge")],
    ),
    ("The Working Group focused on paragraph 30 of article 18.", [("meeting", None, "focus")]),
    (
        "At its 1st meeting, the Working Group considered agenda item 1 and discussed the proposed organization of work.",
        [("meeting", None, "discuss")],
    ),
    (
        "It was noted that some States had ample information; however, the Secretariat noted that it had none.",
        [("meeting", None, "note")],
    ),
    ("Reference was made by one speaker to the model law.", [("one", None, "make reference")]),
    ("There was general agreement that the group should meet again.", [("meeting", None, "agree")]),
    ("In the view of several speakers, the paper was useful.", [("several", None, "be of the view")]),
    ("The need for training was stressed by a number of speakers.", [("several", None, "stress")]),
    ("A question was raised as to whether the tool was available.", [("meeting", None, "raise")]),
    ("There was a need to support practitioners that was stressed nowhere.", []),
    # Officers
    ("A UNODC representative presented the tool.", [("secretariat", None, "present")]),
    (
        "The Executive Director of UNODC, in her opening remarks, underlined the role of the group.",
        [("secretariat", None, "underline")],
    ),
    ("The Chair stated that an “approach of 5 Ms” should be pursued.", [("chair", None, "state")]),
    (
        "Mr. Zhang Xiaoming, in his capacity as Chair, summarized the salient points of discussion as follows:",
        [("chair", None, "summarize")],
    ),
    (
        "Representatives of the Secretariat informed the Working Group about the challenges.",
        [("secretariat", None, "inform")],
    ),
    (
        "A representative of the Secretariat referred briefly to the work of the Working Group.",
        [("secretariat", None, "refer")],
    ),
    ("In this regard, the Secretariat presented the case of some States.", [("secretariat", None, "present")]),
    ("One of the experts from the region presented examples of good practice.", [("one", None, "present")]),
    # By name
    (
        "The representative of Chile, speaking also in his capacity as Chair of the Ibero-American Association of Public Prosecutors, referred to the experience.",
        [("named", "CHL", "refer")],
    ),
    ("Moreover, the Group of 77 and China found that there was lack of clarity.", [("named", "G77", "find")]),
    (
        "Norway recalled its position, and the observer for INTERPOL explained the databases.",
        [("named", "NOR", "recall")],
    ),
    (
        "The observer for the International Criminal Police Organization (INTERPOL) highlighted its databases.",
        [("named", "INTERPOL", "highlight")],
    ),
    (
        "The challenges reinforced, according to the Group of 77 and China, their position.",
        [("named", "G77", "according to")],
    ),
    ("Côte d’Ivoire welcomed the interest of El Salvador.", [("named", "CIV", "welcome")]),
    (
        "The Council of Europe referred to the recommendations made by its monitoring bodies.",
        [("named", "COE", "refer")],
    ),
    (
        "As a member of the troika for the review of Bosnia and Herzegovina, Sierra Leone commended the State.",
        [("named", "SLE", "commend")],
    ),
    (
        "Brazil noted initiatives to address major issues, but remained concerned at child marriages.",
        [("named", "BRA", "note")],
    ),
    ("China was pleased to note the measures to reduce poverty.", [("named", "CHN", "be pleased")]),
    (
        "South Africa would continue to support Madagascar and encouraged the international community to help.",
        [("named", "ZAF", "encourage")],
    ),
    ("Argentina and the Russian Federation stressed the need for consensus.", [("named", None, "stress")]),
    (
        "Rencontre africaine pour la défense des droits de l’homme regretted the lack of progress.",
        [("named", None, "regret")],
    ),
    (
        "In a joint statement, the Women’s Human Rights International Association drew attention to the executions.",
        [("named", None, "draw attention")],
    ),
]

SENTENCES += [
    (
        "Lawyers for Lawyers and Amnesty International were concerned that it had grown.",
        [("named", None, "be concerned")],
    ),
    ("Japan would welcome further details and wished to thank the panellist.", [("named", "JPN", "welcome")]),
]

SENTENCES += [
    # The wording of sibling bodies
    ("Speakers from several States parties highlighted the challenges.", [("several", None, "highlight")]),
    (
        "Several speakers, including the representative of Brazil, underlined the need for consensus.",
        [("several", None, "underline")],
    ),
    ("One panellist, from the Philippines, described the national mechanism.", [("panellist", "PHL", "describe")]),
    ("The first panellist, Ms. Jane Doe of Canada, presented the legal framework.", [("panellist", "CAN", "present")]),
    (
        "The representative of the European Union, speaking on behalf of its member States, welcomed the progress.",
        [("named", "EU", "welcome")],
    ),
    ("Ms. Smith, Chair of the Working Group, thanked delegations.", [("chair", None, "thank")]),
    (
        "Responding to those comments, the Secretariat explained that resources were limited.",
        [("secretariat", None, "explain")],
    ),
    ("Concern was voiced about the lack of data.", [("meeting", None, "voice")]),
    ("It was also recommended by several speakers that the tool be updated.", [("several", None, "recommend")]),
    (
        "Most speakers agreed that assistance was key, whereas others were of the opinion that funding was lacking.",
        [("many", None, "agree")],
    ),
    ("Delegations exchanged views on the matter.", [("several", None, "exchange")]),
    ("The Working Group took note of the report of the Secretariat.", [("meeting", None, "take note")]),
    ("The Islamic Republic of Iran reserved its position on paragraph 4.", [("named", "IRN", "reserve")]),
    ("The delegations of France and Germany could not agree to the amendment.", [("named", None, "agree")]),
    ("Mr. Lee (Republic of Korea) gave a presentation on cybercrime.", [("named", "KOR", "give")]),
    (
        "The Special Rapporteur on trafficking in persons noted that victims needed protection.",
        [("named", None, "note")],
    ),
    ("The Working Group was informed that the tool had been launched.", [("meeting", None, "inform")]),
    ("Information was provided by the Secretariat on its activities.", [("secretariat", None, "provide")]),
    ("Tanzania, for the LDCs, expressed concern at the slow disbursement.", [("named", "TZA", "express")]),
    ("The EU, supported by Norway, said the text was balanced.", [("named", "EU", "say")]),
    ("As one speaker noted, victims were often afraid.", [("one", None, "note")]),
    ("The representative of one State proposed a new paragraph.", [("one", None, "propose")]),
    ("Parties noted the progress made.", [("several", None, "note")]),
    ("Civil society organizations highlighted their role.", [("several", None, "highlight")]),
]

CONTINUED: list[tuple[list[str], Expected]] = [
    (
        [
            "Discussion of the item was facilitated by two panellists: Daniela Buruiana, Prosecutor, National Member of the European Union Agency for Criminal Justice Cooperation for Romania; and Stefano Opilio, Public Prosecutor, Directorate General of International Affairs and Judicial Cooperation, Ministry of Justice of Italy.",
            "The panellist from Romania highlighted the importance of teams. She underlined their added value.",
            "The panellist noted the increasing use of teams.",
            "The panellist from Italy characterized such bodies as an innovative tool. He pointed out their potential. In this regard, he explained that they were flexible.",
            "Mr. Opilio answered that the model was useful.",
            "Both panellists made reference to relevant provisions.",
        ],
        [
            ("panellist", "ROU", "highlight"),
            ("panellist", "ROU", "underline"),
            ("panellist", "ROU", "note"),
            ("panellist", "ITA", "characterize"),
            ("panellist", "ITA", "point out"),
            ("panellist", "ITA", "explain"),
            ("panellist", "ITA", "answer"),
            ("panellist", None, "make reference"),
        ],
    ),
    (
        [
            "With the Chair presiding, the discussion was led by panellist David Warner (United States of America).",
            "The panellist gave an overview of the practice of his country.",
        ],
        [("panellist", "USA", "give")],
    ),
    (
        [
            "The discussion was facilitated by the panellist Stephen McGlynn, Minister Counsellor, Department of Home Affairs, Australia.",
            "The panellist made reference to the experience of his country.",
            "# Next item",
            "The panellist stressed its importance.",
        ],
        [("panellist", "AUS", "make reference"), ("panellist", None, "stress")],
    ),
    (
        [
            "The representative of Chile referred to the pandemic. He noted that it had led to delays. Requests had also been delayed.",
            "The speaker added that requests by email were accepted.",
            "The second lesson learned identified by the speaker was that videoconferencing had been promoted.",
        ],
        [("named", "CHL", "refer"), ("named", "CHL", "note"), ("named", "CHL", "add"), ("named", "CHL", "identify")],
    ),
    (
        [
            "One speaker referred to ways by which INTERPOL could help. In this connection, he noted that it could assist.",
            "Another representative of the Secretariat referred to the Global Programme. She reported that four networks existed.",
        ],
        [
            ("one", None, "refer"),
            ("one", None, "note"),
            ("secretariat", None, "refer"),
            ("secretariat", None, "report"),
        ],
    ),
    (
        [
            "Rwanda commended Slovenia for the steps taken. It applauded the commitment to equality.",
            "Progress had been slow in that country. It noted the reasons.",
        ],
        [("named", "RWA", "commend"), ("named", "RWA", "applaud"), ("named", None, "note")],
    ),
    (
        [
            "The head of the delegation of Slovenia informed the Council that the report was ready. Slovenia had focused its efforts on trafficking and supported victims.",
            "The Government had rejected the claim and identified good practices. The delegation reiterated its commitment.",
        ],
        [("named", "SVN", "inform"), ("named", "SVN", "reiterate")],
    ),
]

SILENT = [
    # Lists of statements and acts of procedure
    "Under agenda item 1, statements were made by representatives of the following States parties: Brazil, Colombia, Egypt and Italy.",
    "The observer for INTERPOL also made a statement.",
    "The Working Group met on 7 and 8 July 2020, holding a total of four meetings.",
    "The meeting was chaired by Thomas Burrows (United States of America).",
    "At its 3rd meeting, on 8 July, the Working Group considered agenda item 3, entitled “International cooperation involving special investigative techniques”.",
    "The Working Group adopted the present report with the following understanding:",
    "Delegations had been requested to notify the Secretariat of the distribution of roles.",
    "In its decision 3/2, the Conference decided that an open-ended working group would be a constant element.",
    "As agreed by the extended Bureau, the meeting was held in a hybrid format.",
    "At the same meeting, the representative of China made general comments on the draft resolution.",
    "At the same meeting, the panellists answered questions and made their concluding remarks.",
    "Stemming from the meeting, discussion points were identified by the Chair and were not discussed and negotiated by the participants.",
    "The Commission heard an introductory statement by the Director of the Division for Treaty Affairs.",
    "The Expert Group noted with appreciation the work done.",
    # Goes on with what was said, without saying so
    "Such a meeting could take place after informal consultations to find consensus on recommendations.",
    "Some of the 17 countries clarified that they were able to accept requests by email.",
    "A good practice that had been identified in this regard had been the increase of direct cooperation.",
    # Tells of the world
    "San Marino would report on respecting international human rights standards at a later stage.",
    "The response indicated in detail which part had been noted.",
    "States parties should note that evidence may be lost and it should be stressed that haste is needed.",
    "In 2013, the Constitutional Court had ruled that restrictions were in line with the Constitution.",
    "The Convention recognized the importance of the matter, and the Act stressed it.",
    "The importance of spontaneous transmission is emphasized in the Convention.",
    "Several countries have created specialized asset management offices.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_that_report(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("texts", "expected"), CONTINUED)
def test_the_floor_is_carried_on(texts: list[str], expected: Expected) -> None:
    assert read(*texts) == expected


@pytest.mark.parametrize("text", SILENT)
def test_sentences_that_report_nothing(text: str) -> None:
    assert read(text) == []


def test_whom_one_speaks_for() -> None:
    parsed = document(
        "During the opening session, the State of Palestine, on behalf of the Group of 77 and China, referred to a letter."
    )
    row = interventions(parsed, REGISTERS)[0]
    assert (row["participant_id"], row["on_behalf_of"]) == ("PSE", "the Group of 77 and China")
    assert row["speaker_as_written"] == "State of Palestine"


def test_lettered_points_headings_notes_and_resolutions_give_none() -> None:
    text = "Some delegations had expressed the wish to comment."
    for kind in ("footnote", "preambular", "operative", "heading"):
        assert read(text, kind=kind) == []
    parsed = document(text, kind="point")
    parsed.paragraphs[0].label = "e"
    assert interventions(parsed, REGISTERS) == []
    assert read(text, document_type="draft_resolution") == []


def test_rows_cite_their_sentence() -> None:
    parsed = document(
        "The meeting was opened. One speaker noted\nthat it was late;", meeting_id="m", agenda_item_of={"d:1": "3"}
    )
    row = interventions(parsed, REGISTERS)[0]
    assert row["intervention_id"] == "d:1:s2" and row["meeting_id"] == "m" and row["agenda_item"] == "3"
    assert row["quote"] == "One speaker noted\nthat it was late;"
    assert row["speaker_as_written"] == "One speaker"
