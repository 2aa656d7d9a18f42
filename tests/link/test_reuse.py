"""Words of an intervention that return in a later recommendation."""

from __future__ import annotations

from datetime import date

from pipelines.link import link
from pipelines.model import Parsed, Row, cite
from tests.link.corpus import Builder, Point, document, registers

SPEECH = (
    "The representative of Chile stressed that requests could be sent and answered in a safe, timely, agile and valid "
    "manner by electronic means."
)
POINT = (
    "Acknowledging that such requests can be sent and answered in a safe, timely, agile and valid manner using "
    "electronic means, Member States are encouraged to strengthen their ability to use them"
)
FILLER = [
    "The Secretariat should continue its work to collect laws on extradition",
    "States parties are encouraged to include clauses on financial arrangements",
    "States parties should remove bank secrecy as a ground for refusing confiscation",
]


def report(*sentences: tuple[str, str | None], document_id: str = "report", meeting: str = "wgic-2020-07-07") -> Parsed:
    """A report whose paragraphs hold interventions: (text, participant)."""
    builder = Builder(document_id)
    for n, (text, _) in enumerate(sentences):
        builder.paragraph(str(n + 60), text, "numbered")
    for n, text in enumerate(FILLER):
        builder.point(Point("abc"[n], text, "4", "", meeting, "for_future_consideration"))
    parsed = builder.parsed()
    parsed.tables["interventions"] = [_said(parsed, n, *sentence, meeting) for n, sentence in enumerate(sentences)]
    return parsed


def _said(parsed: Parsed, n: int, text: str, participant: str | None, meeting: str) -> Row:
    paragraph = parsed.document.paragraphs[n]
    first = text.split(". ")[0]
    return {
        "intervention_id": f"{paragraph.id}:s1", **cite(parsed.document, paragraph, paragraph.span), "meeting_id": meeting,
        "participant_id": participant, "speaker_kind": "named" if participant else "one", "text": first,
    }  # fmt: skip


def adopted(*texts: str) -> Parsed:
    return document(
        "annex",
        [Point("abcdef"[n], text, None, "", "wgic-2021-03-25") for n, text in enumerate(texts)],
        date(2021, 5, 1),
    )


def reuses(*parsed: Parsed) -> list[tuple[str, str, str]]:
    """(intervention or comment, point, the words that return)."""
    rows = [row for row in link(list(parsed), registers())["recommendation_links"] if row["relation"] == "reused"]
    return [
        (
            row["from_intervention_id"] or row["from_comment_id"], row["to_recommendation_id"],
            next(part["text"] for part in row["diff"] if part["op"] == "equal"),
        )
        for row in rows
    ]  # fmt: skip


WORDS = "be sent and answered in a safe, timely, agile and valid manner"


def test_a_rare_run_returns() -> None:
    assert reuses(report((SPEECH, "CHL")), adopted(POINT, *FILLER)) == [
        ("report:60:s1", "annex:wgic-2021-03-25/x(a)", WORDS)
    ]


def test_the_speech_goes_on_in_sentences_that_name_nobody() -> None:
    speech = (
        "The speaker shared a number of lessons. The first was that requests could " + WORDS + " by electronic means."
    )
    assert [x[2] for x in reuses(report((speech, "CHL")), adopted(POINT, *FILLER))] == [WORDS]


def test_each_speaker_once_a_point() -> None:
    twice = [(SPEECH, "CHL"), (SPEECH.replace("stressed", "repeated"), "CHL")]
    assert len(reuses(report(*twice), adopted(POINT, *FILLER))) == 1


def test_earlier_words_only() -> None:
    late = report((SPEECH, "CHL"), meeting="wgic-2022-05-23")
    assert reuses(late, adopted(POINT, *FILLER)) == []


def test_words_that_came_from_the_earlier_stage_are_no_reuse() -> None:
    base = report((SPEECH, "CHL"))
    older = document("older", [Point("a", POINT, "4"), *(Point("bcd"[n], t, "4") for n, t in enumerate(FILLER))])
    assert reuses(base, older, adopted(POINT, *FILLER)) == []


def test_formulas_and_titles_are_no_reuse() -> None:
    formula = (
        "the Mechanism for the Review of the Implementation of the Convention against Transnational Organized Crime"
    )
    speech = f"The representative of Chile referred to {formula}."
    others = [(f"Speakers welcomed {formula}, which {x}.", None) for x in ("helped", "lagged", "grew")]
    assert reuses(report((speech, "CHL"), *others), adopted(f"States should take part in {formula}", *FILLER)) == []


def test_a_remark_may_be_the_source() -> None:
    note = document(
        "note",
        [Point("a", FILLER[0] + f" (Chile: requests can {WORDS} everywhere)", "4", status="commented")],
        date(2020, 10, 9),
    )
    found = reuses(report(("Speakers exchanged views.", None)), note, adopted(POINT, *FILLER))
    assert [(x[0].split(":")[0], x[2]) for x in found] == [("note", "requests can " + WORDS)]
