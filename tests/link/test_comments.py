"""Comments: one row an attributed mark."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from pipelines.link.comments import comments
from pipelines.model import Mark, Parsed, Row
from tests.link.corpus import Builder, Point, corpus, document, gold, registers

BASE = (
    "States parties should ensure, where possible and necessary, that competent authorities share evidence quickly "
    "with their foreign counterparts in cases of cybercrime, with full respect for the right to privacy"
)
NEXT = "The Secretariat should continue to collect laws and guidelines on extradition and to make them available online"
REPORT = [Point("a", BASE, "2"), Point("b", NEXT, "2")]


def commented(*texts: str, status: str = "commented") -> list[Row]:
    """The comments in points (a), (b), ... laid over the report."""
    points = [Point("abcdef"[n], text, "2", status=status) for n, text in enumerate(texts)]
    return comments([document("report", REPORT), document("note", points, date(2020, 10, 9))], registers())


def told(rows: list[Row]) -> list[tuple[str | None, ...]]:
    return [
        tuple(r[f] for f in ("participant_id", "kind", "proposed_text", "deleted_text", "remark", "evidence"))
        for r in rows
    ]


MARKED = [
    # Nothing, and a bracket that is no label.
    (BASE, []),
    (BASE.replace("cybercrime", "cybercrime (SHERLOC)"), []),
    # Insertions.
    (
        BASE.replace("evidence quickly", "evidence securely and (France) quickly"),
        [("FRA", "insertion", "securely and", None, None, "alignment")],
    ),
    (
        BASE.replace("cybercrime,", "cybercrime - 'and fraud' (France),"),
        [("FRA", "insertion", "and fraud", None, None, "alignment")],
    ),
    # A remark beside an insertion gives two rows, two States in one label two rows.
    (
        BASE.replace("quickly", "quickly and safely (Peru: too short without it)"),
        [
            ("PER", "insertion", "and safely", None, None, "alignment"),
            ("PER", "remark", None, None, "too short without it", "label"),
        ],
    ),
    (
        BASE.replace("quickly", "quickly and safely (Canada and Israel)"),
        [
            ("CAN", "insertion", "and safely", None, None, "alignment"),
            ("ISR", "insertion", "and safely", None, None, "alignment"),
        ],
    ),
    # Deletions: struck, the label inside the strike, left out without a trace.
    (
        BASE.replace("quickly with", "~~quickly~~ (Egypt) with"),
        [("EGY", "deletion", None, "quickly", None, "strikethrough")],
    ),
    (
        BASE.replace("quickly with", "~~quickly - (Egypt)~~ with"),
        [("EGY", "deletion", None, "quickly", None, "strikethrough")],
    ),
    (
        BASE.replace("in cases of cybercrime,", "(Egypt),"),
        [("EGY", "deletion", None, "in cases of cybercrime", None, "alignment")],
    ),
    # Replacements: struck, left out, both wordings kept.
    (
        BASE.replace("quickly", "~~quickly~~ without delay (Chile)"),
        [("CHL", "replacement", "without delay", "quickly", None, "strikethrough")],
    ),
    (
        BASE.replace("quickly", "without delay (Chile)"),
        [("CHL", "replacement", "without delay", "quickly", None, "alignment")],
    ),
    (
        BASE.replace("should ensure", "are encouraged to see to it should ensure (Chile)"),
        [("CHL", "replacement", "are encouraged to see to it", "should ensure", None, "alignment")],
    ),
    (
        BASE.replace("necessary,", "necessary feasible (Chile),"),
        [("CHL", "replacement", "feasible", "necessary", None, "alignment")],
    ),
    # An alternative in square brackets.
    (
        BASE.replace("the right to privacy", "the right to privacy rights / [alternative: the right to privacy and family life] (Kenya)"),
        [
            ("KEN", "replacement", "privacy rights", "the right to privacy", None, "alignment"),
            ("KEN", "alternative", "the right to privacy and family life", "the right to privacy", None, "alignment"),
        ],
    ),
    # A label beside nothing: with the base at hand, only words struck without trace can be meant.
    (BASE.replace("quickly", "quickly (Ghana)"), [("GHA", "deletion", None, None, None, "label")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_marks(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert told(commented(text, NEXT)) == expected


def test_a_new_point_has_its_author_behind_or_before_it() -> None:
    new = "States should explore how the Convention helps against trafficking in falsified medicines"
    for text in (f"{new} (France).", f"(France) {new}"):
        rows = commented(BASE, NEXT, text)
        assert told(rows) == [("FRA", "new_point", new, None, None, "alignment")]
        assert rows[0]["label"] == "c"


def test_a_point_that_nobody_owns_is_no_comment() -> None:
    assert commented(BASE, NEXT, "States should explore how the Convention helps against falsified medicines") == []


def test_changes_without_a_label_are_noted() -> None:
    note = document(
        "note",
        [Point("a", BASE.replace("quickly", "quickly by electronic means"), "2", status="commented")],
        date(2020, 10, 9),
    )
    assert comments([document("report", REPORT), note], registers()) == []
    assert ["no label says whose" in a.message for a in note.document.annotations] == [True]


def test_without_a_base_the_labels_give_rows() -> None:
    text = BASE.replace("quickly", "quickly and safely (Canada)") + "; (Peru: keep)" + " ~~and others~~ (Israel)"
    note = document("note", [Point("a", text, "2", status="commented")], date(2020, 10, 9))
    assert told(comments([note], registers())) == [
        ("ISR", "deletion", None, "and others", None, "strikethrough"),
        ("CAN", "insertion", None, None, None, "label"),
        ("PER", "remark", None, None, "keep", "label"),
    ]
    assert any(a.message.startswith("No document holds the text") for a in note.document.annotations)


def test_one_base_point_printed_as_two() -> None:
    """Words of the base that stand in the other half were not struck."""
    first, second = BASE.split(", with full respect ")
    rows = commented(
        first.replace("quickly", "quickly and safely (Canada)"), "States should act with full respect " + second, NEXT
    )
    assert [row[:3] for row in told(rows)] == [("CAN", "insertion", "and safely")]


def test_ids_say_who_and_what_and_not_where_in_the_list() -> None:
    text = BASE.replace("quickly", "quickly and safely (Canada)").replace("cybercrime", "cybercrime and fraud (Canada)")
    ids = [row["comment_id"] for row in commented(text, NEXT)]
    assert ids == [f"note:wgic-2020-07-07/2(a):CAN:insertion:{words}" for words in ("and-safely", "and-fraud")]
    later = [row["comment_id"] for row in commented(text.replace("quickly and safely (Canada)", "quickly"), NEXT)]
    assert later == ids[1:]


def test_a_comment_cites_its_words_and_its_label() -> None:
    rows = commented(BASE.replace("quickly", "quickly and safely (Canada)"), NEXT)
    assert rows[0]["quote"] == "and safely (Canada)"
    assert rows[0]["name_as_written"] == "Canada"


# --- tracked changes -------------------------------------------------------------------------------------------------


def tracked(*parts: tuple[str, str | None, str | None]) -> Parsed:
    """A document of one point in parts (text, mark kind, author)."""
    builder, text, marks = Builder("note"), "", []
    for words, kind, author in parts:
        if kind:
            marks.append(Mark(len(text), len(text) + len(words), kind, author, note=None))  # type: ignore[arg-type]
        text += words
    builder.point(Point("a", text, "2", status="for_future_consideration"), marks)
    return builder.parsed(date(2020, 10, 9))


TRACKED = [
    (
        [("States should share evidence ", None, None), ("safely ", "insert", "Canada"), ("and at once", None, None)],
        [("CAN", "insertion", "safely", None, None, "tracked_change")],
    ),
    (
        [("States should share evidence ", None, None), ("quickly ", "delete", "Israel"), ("with others", None, None)],
        [("ISR", "deletion", None, "quickly", None, "tracked_change")],
    ),
    (
        [("States ", None, None), ("should ", "delete", "Peru"), ("may ", "insert", "Peru"), ("share evidence", None, None)],
        [("PER", "replacement", "may", "should", None, "tracked_change")],
    ),
    # 3 (f): one rewriting with kept words inside, by one author.
    (
        [
            ("techniques, ", None, None), ("States should ensure that ", "insert", "Switzerland"), ("such use ", None, None),
            ("is ", "insert", "Switzerland"), ("should be ", "delete", "Switzerland"), ("subject to guarantees", None, None),
        ],
        [("CHE", "replacement", "States should ensure that such use is", "such use should be", None, "tracked_change")],
    ),
    # Two authors side by side: two proposals.
    (
        [("States should share ", None, None), ("digital ", "insert", "Chile"), ("and other ", "insert", "Ghana"), ("evidence", None, None)],
        [
            ("CHL", "insertion", "digital", None, None, "tracked_change"),
            ("GHA", "insertion", "and other", None, None, "tracked_change"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), TRACKED)
def test_tracked_changes(
    parts: list[tuple[str, str | None, str | None]], expected: list[tuple[str | None, ...]]
) -> None:
    assert told(comments([tracked(*parts)], registers())) == expected


def test_labels_say_whose_the_changes_are_that_a_secretary_typed() -> None:
    one = tracked(
        ("States should share ", None, None), ("digital ", "insert", "A. Secretary"), ("(Chile) ", "insert", "A. Secretary"),
        ("evidence ", None, None), ("quickly ", "delete", "A. Secretary"), ("(Ghana)", "insert", "A. Secretary"),
    )  # fmt: skip
    assert told(comments([one], registers())) == [
        ("CHL", "insertion", "digital", None, None, "tracked_change"),
        ("GHA", "deletion", None, "quickly", None, "tracked_change"),
    ]


def test_a_margin_note_is_a_remark() -> None:
    builder = Builder("note")
    text = "States should share evidence"
    marks = [Mark(7, 13, "insert", "Peru"), Mark(20, 28, "comment", "Mexico", None, "of what kind?")]
    builder.point(Point("a", text, "2", status="for_future_consideration"), marks)
    rows = comments([builder.parsed(date(2020, 10, 9))], registers())
    assert told(rows) == [
        ("PER", "insertion", "should", None, None, "tracked_change"),
        ("MEX", "remark", None, None, "of what kind?", "tracked_change"),
    ]


def test_an_unknown_author_keeps_the_name_as_written() -> None:
    one = tracked(("States should share ", None, None), ("digital ", "insert", "J. Doe"), ("evidence", None, None))
    (row,) = comments([one], registers())
    assert (row["participant_id"], row["name_as_written"]) == (None, "J. Doe")
    assert any("J. Doe" in a.message for a in one.document.annotations)


# --- the note --------------------------------------------------------------------------------------------------------


def test_gold() -> None:
    fields = ("agenda_item", "label", "participant_id", "kind", "proposed_text", "deleted_text", "remark")
    found = Counter(tuple(r[f] or "" for f in fields) for r in comments(corpus(), registers()))
    assert found == Counter(tuple(r[f.replace("participant_id", "party")] for f in fields) for r in gold("comments"))
