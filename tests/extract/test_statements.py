"""Statements: sentences of UN reports and the speakers that they name."""

from __future__ import annotations

import csv
import json
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.attendance import attendance
from pipelines.extract.formulas.items import items_in
from pipelines.extract.formulas.people import Mention
from pipelines.extract.formulas.sentence import read_sentence
from pipelines.extract.formulas.speaking import named, read_speech
from pipelines.extract.statements import statements
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


def document(text: str, **defaults: Any) -> Document:
    """A document of plain text, with the facts that other extractors find first."""
    made = structure("report", read(text.encode()))
    made.defaults = {"meeting_id": "wg-2024-05-06", **defaults}
    return made


def rows(text: str, **defaults: Any) -> list[Row]:
    made = document(text, **defaults)
    attendance(made, registers())
    found = statements(made, registers())
    for row in found:
        assert row["quote"] == made.source.text[row["char_start"] : row["char_end"]]
    assert len({row["statement_id"] for row in found}) == len(found)
    return found


def spoken(sentence: str) -> list[tuple[str, str | None, str | None]]:
    """The (name, participant, on behalf of) of each speaker of one sentence."""
    found = [(s, m) for s in read_speech(sentence, registers().names) for m in s.mentions()]
    return [
        (m.name, m.participant_id, m.behalf.text if m.behalf else None) for m in (named(m, s.form) for s, m in found)
    ]


G77 = "Group of 77 and China"

PASSIVE = [
    (
        "Under agenda item 3, statements were made by representatives of the following States parties to the Convention: "
        "Benin, State of Palestine (on behalf of the Group of 77 and China), Türkiye and Viet Nam.",
        [
            ("Benin", "BEN", None),
            ("State of Palestine", "PSE", G77),
            ("Türkiye", "TUR", None),
            ("Viet Nam", "VNM", None),
        ],
    ),
    (
        "Statements were made by the representatives of Nigeria (on behalf of the Group of African States), Japan and the "
        "Russian Federation, as well as by the observers for the Council of Europe and the non-governmental organization "
        "International Federation of Red Cross and Red Crescent Societies.",
        [
            ("Nigeria", "NGA", "Group of African States"),
            ("Japan", "JPN", None),
            ("Russian Federation", "RUS", None),
            ("Council of Europe", "COE", None),
            ("International Federation of Red Cross and Red Crescent Societies", "IFRC", None),
        ],
    ),
    (
        "A statement was made on behalf of the Group of African States by the representative of Angola.",
        [("Angola", "AGO", "Group of African States")],
    ),
    (
        "Statements were made by Argentina, Chile, on behalf of the Group of Latin American and Caribbean States, and Spain.",
        [
            ("Argentina", "ARG", None),
            ("Chile", "CHL", "Group of Latin American and Caribbean States"),
            ("Spain", "ESP", None),
        ],
    ),
    (
        "Statements were made by the Deputy Prime Minister of Thailand, the Minister of Justice of Italy and the Attorney "
        "General of Kenya.",
        [("Thailand", "THA", None), ("Italy", "ITA", None), ("Kenya", "KEN", None)],
    ),
    (
        "Opening statements were made by Ms. Jane Roe, Minister of the Interior of Bulgaria, and Mr. John Doe, Director of "
        "the Division for Treaty Affairs.",
        [("Bulgaria", "BGR", None), ("Mr. John Doe", None, None)],
    ),
    (
        "The Commission heard statements by the representatives of Brazil and South Africa.",
        [("Brazil", "BRA", None), ("South Africa", "ZAF", None)],
    ),
    ("The floor was taken by Mexico.", [("Mexico", "MEX", None)]),
    (
        "Statements were made by representatives of 12 Parties, including one on behalf of the Group of 77 and China and "
        "one on behalf of the European Union and its member States.",
        [("12 Parties", None, G77), ("12 Parties", None, "European Union and its member States")],
    ),
    ("Statements were made by representatives of 45 Parties.", [("45 Parties", None, None)]),
]

ACTIVE = [
    (
        "The observers for Japan and the Islamic Republic of Iran, signatory States to the Convention, also made statements.",
        [("Japan", "JPN", None), ("Islamic Republic of Iran", "IRN", None)],
    ),
    (
        "At the same meeting, the Permanent Representative of Norway to the United Nations (Vienna), Kari Nordmann, also on "
        "behalf of Denmark, Iceland and Sweden, made a statement.",
        [("Norway", "NOR", "Denmark, Iceland and Sweden")],
    ),
    (
        "Speaking on behalf of the Group of 77 and China, the representative of Guyana made a statement.",
        [("Guyana", "GUY", G77)],
    ),
    (
        "The representative of the Netherlands, speaking also on behalf of Belgium and Luxembourg, and the representative "
        "of Peru made statements.",
        [("Netherlands", "NLD", "Belgium and Luxembourg"), ("Peru", "PER", None)],
    ),
    (
        "The representatives of India and Pakistan spoke in exercise of the right of reply.",
        [("India", "IND", None), ("Pakistan", "PAK", None)],
    ),
    ("The following States parties made statements: Chad and Gabon.", [("Chad", "TCD", None), ("Gabon", "GAB", None)]),
    (
        "The representative of Cuba made general comments and the representatives of Fiji and Samoa made statements in "
        "explanation of vote after the vote.",
        [("Cuba", "CUB", None), ("Fiji", "FJI", None), ("Samoa", "WSM", None)],
    ),
    (
        "The Special Rapporteur on the right to food answered questions and made her concluding remarks.",
        [("Special Rapporteur on the right to food", None, None)],
    ),
    (
        "The President of the Economic and Social Council, Inga Rhonda King (Saint Vincent and the Grenadines), addressed "
        "the Commission.",
        [("Inga Rhonda King (Saint Vincent and the Grenadines)", None, None)],
    ),
]

OTHERS = [
    (
        "Statements were made by the representatives of Cuba, on behalf of the Group of 77 and China; Ireland, on behalf of "
        "the European Union; and Brazil.",
        [("Cuba", "CUB", G77), ("Ireland", "IRL", "European Union"), ("Brazil", "BRA", None)],
    ),
    ("Statements were made by: Algeria and China.", [("Algeria", "DZA", None), ("China", "CHN", None)]),
    (
        "A statement was made by the representative of Spain, who also spoke on behalf of Portugal.",
        [("Spain", "ESP", "Portugal")],
    ),
    (
        "The Conference was addressed by the Minister of the Interior of Austria.",
        [("Minister of the Interior of Austria", "AUT", None)],
    ),
    (
        "Concluding statements were made by the Chair and the representative of the Secretariat.",
        [("Chair", None, None), ("Secretariat", None, None)],
    ),
    (
        "Statements were made on behalf of the Group of African States.",
        [("Group of African States", None, "Group of African States")],
    ),
    ("The following delegations took the floor: Brazil and Chile.", [("Brazil", "BRA", None), ("Chile", "CHL", None)]),
]

NOTHING = [
    "The States that had made statements were thanked.",
    "The following States parties provided comments on the draft: Canada, France and Lebanon.",
    "He made a statement.",
    "In her statement, the representative of Cuba disassociated her delegation from the consensus.",
    "The representative of Chile referred to the statement of the Group.",
    "At the time of the meeting, 49 countries had made such statements available.",
    "These concerns were addressed by the panellist from Romania.",
    "The Group of 77 and China recalled their letter.",
]


@pytest.mark.parametrize(("sentence", "expected"), PASSIVE + ACTIVE + OTHERS)
def test_speakers(sentence: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert spoken(sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_speakers(sentence: str) -> None:
    assert not spoken(sentence)


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("Under agenda item 1, statements were made.", ("1", "1")),
        ("Under agenda items 2 to 7, statements were made.", ("2", "7")),
        ("Under items 2, 3 and 5 (a), statements were made.", ("2", "5(a)")),
        ("On sub-items 3 (a) and (b), statements were made.", ("3(a)", "3(b)")),
        ("Statements were made under items 2–4 of the agenda.", ("2", "4")),
        ("Agenda item 2 was considered.", None),
    ],
)
def test_items(sentence: str, items: tuple[str, str] | None) -> None:
    assert items_in(sentence) == items


REPORT = """
B.  Statements

6.  Under agenda item 2, statements were made by representatives of the following States parties to the Convention:
Algeria, Chile (the representative also spoke in his capacity as Chair of the Ibero-American Network) and Peru. The
observer for INTERPOL also made a statement.

7.  The observer for Japan, a signatory State to the Convention, also made a statement.

8.  Representatives of the Secretariat gave presentations under agenda items 2 and 3.

C.  Other matters

9.  A representative of the Secretariat made a statement. The representative of Algeria stressed the need for resources.
"""


def test_rows_of_a_report() -> None:
    found = rows(REPORT, agenda_item_of={"report:9": "4"})
    columns = ("statement_id", "agenda_item_first", "name_as_written", "capacity", "also_as", "paragraph_id")
    assert [tuple(row[c] for c in columns) for row in found] == [
        ("wg-2024-05-06:2:DZA", "2", "Algeria", "party", None, "report:6"),
        ("wg-2024-05-06:2:CHL", "2", "Chile", "party", "Chair of the Ibero-American Network", "report:6"),
        ("wg-2024-05-06:2:PER", "2", "Peru", "party", None, "report:6"),
        ("wg-2024-05-06:2:INTERPOL", "2", "INTERPOL", "intergovernmental_organization", None, "report:6"),
        ("wg-2024-05-06:2:JPN", "2", "Japan", "signatory", None, "report:7"),
        ("wg-2024-05-06:4:secretariat", "4", "Secretariat", "secretariat", None, "report:9"),
    ]


LETTERED = """
12.  During the discussion, at the same meeting, the following made statements and asked the panellists questions:

(a)  Representatives of States members of the Council: Algeria (on behalf of the Group of African States), India
(also on behalf of Bhutan and Nepal), Qatar;

(b)  Representatives of observer States: Egypt, Peru;

(c)  Observer for a national human rights institution: Human Rights Commission of Malaysia (by video message);

(d)  Observers for non-governmental organizations: Amnesty International, Society of Unheard Names.

13.  At the same meeting, the representatives of Egypt and Peru made statements in exercise of the right of reply.
"""


def test_lettered_lists_of_speakers() -> None:
    found = rows(LETTERED)
    assert [(r["name_as_written"], r["capacity"], r["on_behalf_of"], r["for_itself_too"]) for r in found] == [
        ("Algeria", "member", "Group of African States", False),
        ("India", "member", "Bhutan and Nepal", True),
        ("Qatar", "member", None, None),
        ("Egypt", "observer_state", None, None),
        ("Peru", "observer_state", None, None),
        ("Human Rights Commission of Malaysia", "national_institution", None, None),
        ("Amnesty International", "non_governmental_organization", None, None),
        ("Society of Unheard Names", "non_governmental_organization", None, None),
        ("Egypt", None, None, None),
        ("Peru", None, None, None),
    ]
    assert found[0]["on_behalf_of_id"] is not None
    assert found[1]["on_behalf_of_id"] is None
    assert found[1]["on_behalf_of_ids"] == ["BTN", "NPL"]
    # A speaker who speaks again gets the paragraph into the identifier, wherever the row stands.
    assert [r["statement_id"] for r in found[-2:]] == ["wg-2024-05-06:EGY:13", "wg-2024-05-06:PER:13"]
    assert found[-1]["form"] == "right_of_reply"


DIALOGUE = """
1.  The review of Slovenia was held at the 3rd meeting.

B.  Interactive dialogue

22.  During the interactive dialogue, four delegations made statements.

23.  Rwanda commended Slovenia for the steps taken.

24.  The State of Palestine noted with appreciation the measures taken.

25.  The delegation of Slovenia stated that the law was strong.

26.  Slovenia had adopted a strategy.

27.  While welcoming progress, Thailand urged further reform.
"""


def test_dialogue_and_its_count() -> None:
    made = document(DIALOGUE)
    found = statements(made, registers())
    assert [(r["participant_id"], r["form"]) for r in found] == [
        ("RWA", "dialogue"),
        ("PSE", "dialogue"),
        ("THA", "dialogue"),
    ]
    assert [a.message for a in made.annotations if a.severity == "warning"] == ["4 delegations stated, 3 found"]


def test_unknown_speaker_is_said() -> None:
    made = document("3.  Statements were made by the representatives of Albania and Ruritania.\n")
    found = statements(made, registers())
    assert [(r["name_as_written"], r["participant_id"]) for r in found] == [("Albania", "ALB"), ("Ruritania", None)]
    assert any("Ruritania" in a.message and a.span for a in made.annotations)


WORDS = st.sampled_from(
    "the representatives of observers for Chad, Peru and statements were made by a statement (on behalf Group 77 China) also ; : . "
    "Minister Foreign Affairs Ruritania, Jane Roe, spoke in exercise right reply following States parties 12 one including who as well "
    "Under agenda item 2 to 7, At its 3rd meeting, was addressed floor taken ( ) – “ ” Secretariat respectively, both".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join))
def test_any_words_are_read_without_a_fault(sentence: str) -> None:
    """Whatever the words, each speaker lies inside the sentence and has a name."""
    for mention in read_sentence(sentence, registers().names):
        assert 0 <= mention.start <= mention.end <= len(sentence)
        assert mention.name.strip()


@pytest.mark.parametrize(
    "sentence",
    [
        "the representatives of Chad and " * 3000 + "made statements.",
        "The representative of Chad, " + "on behalf of Chad, " * 3000 + "made a statement.",
        "Statements were made by " + "(" * 10_000 + "Chad" + ")" * 10_000 + ".",
        "Statements were made by" + ", " * 20_000 + ".",
        "The Chair " + "made a statement and " * 3000 + ".",
    ],
)
def test_long_sentences_take_no_long_time(sentence: str) -> None:
    begin = time.process_time()
    read_sentence(sentence, registers().names)
    assert time.process_time() - begin < 5


@pytest.mark.skipif(not DEV.exists(), reason="the development documents are not here")
def test_development_sentences() -> None:
    """At least 24 of the 26 sentences with a reading by hand are read alike."""
    with (DEV / "statement-sentences.tsv").open(encoding="utf-8") as file:
        sentences = list(csv.DictReader(file, delimiter="\t"))
    wrong = [
        s["id"] for s in sentences if _gold(s) != [_said(m) for m in read_sentence(s["sentence"], registers().names)]
    ]
    assert len(wrong) <= 2, wrong


Said = tuple[str | None, tuple[str, ...], bool]


def _bare(name: str) -> str:
    return name.strip().removeprefix("the ")


def _gold(sentence: dict[str, str]) -> list[Said]:
    speakers = json.loads(sentence["speakers_json"])
    return [(_unnamed(s["name"]), tuple(map(_bare, s["on_behalf_of"])), s["also"]) for s in speakers]


def _unnamed(name: str) -> str | None:
    """The gold writes speakers without a name in brackets: "(one Party)"."""
    return None if name.startswith("(") or name.startswith("several ") else _bare(name)


def _said(mention: Mention) -> Said:
    name = None if mention.sort == "unnamed" else _bare(mention.name)
    behalf = mention.behalf
    return name, tuple(map(_bare, behalf.names)) if behalf else (), bool(behalf and behalf.also)


@pytest.mark.parametrize("suffix", ["txt", "pdf"])
@pytest.mark.parametrize("stem", ["A_HRC_28_2", "A_HRC_43_15"])
def test_development_reports(stem: str, suffix: str) -> None:
    """F1 of at least 0.95 by paragraph, speaker and groups spoken for."""
    if not (DEV / f"{stem}.{suffix}").exists():
        pytest.skip("the development documents are not here")
    made = structure(stem.lower(), read((DEV / f"{stem}.{suffix}").read_bytes()))
    attendance(made, registers())
    gold = _gold_rows(json.loads((DEV / f"{stem}.gold.json").read_text(encoding="utf-8")))
    paragraphs = {number for number, _, _ in gold}
    found = Counter(row for row in map(_found_row, statements(made, registers())) if row[0] in paragraphs)
    shared = (gold & found).total()
    assert 2 * shared / (gold.total() + found.total()) >= 0.95


GoldRow = tuple[int, str, tuple[str, ...]]


def _gold_rows(gold: dict[str, Any]) -> Counter[GoldRow]:
    if isinstance(gold["statements"], dict):
        return Counter((row["para"], _bare(row["speaker"]), ()) for row in gold["statements"]["rows"])
    return Counter(
        (paragraph["para"], _bare(speaker["name"]), tuple(sorted(map(_bare, speaker["on_behalf_of"]))))
        for paragraph in gold["statements"]
        for group in paragraph["groups"]
        for speaker in group["speakers"]
    )


def _found_row(row: Row) -> GoldRow:
    from pipelines.extract.formulas.behalf import group_names

    number = row["paragraph_id"].rpartition(":")[2].partition("(")[0]
    groups = group_names(row["on_behalf_of"], registers().names) if row["on_behalf_of"] else ()
    return int(number) if number.isdigit() else -1, _bare(row["name_as_written"]), tuple(sorted(map(_bare, groups)))
