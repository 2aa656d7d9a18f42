"""Labels, and where they stand."""

from __future__ import annotations

import pytest

from pipelines.structure.leads import Numbering, read_lead


@pytest.mark.parametrize(
    ("line", "printed", "readings"),
    [
        ("12. The Working Group", "12.", [("dot", 12)]),
        ("(a) States parties", "(a)", [("alpha", 1)]),
        ("(i) The Secretariat", "(i)", [("alpha", 9), ("roman", 1)]),
        ("(iv) The Secretariat", "(iv)", [("roman", 4)]),
        ("(aa) Others", "(aa)", [("alpha", 27)]),
        ("3) Regional networks", "3)", [("paren", 3)]),
        ("121.14 Ratify the Convention (Chile);", "121.14", [("dotted", 14)]),
        ("✓ The portal", "✓", [("bullet", 0)]),
        ("19 June 2020, the meeting", None, []),
        ("(SHERLOC) information", None, []),
        ("5/8 and on relevant", None, []),
    ],
)
def test_reads_labels(line: str, printed: str | None, readings: list[tuple[str, int]]) -> None:
    lead = read_lead(line)
    assert (lead.printed if lead else None) == printed
    assert (lead.readings if lead else []) == readings


def _places(*lines: str) -> list[tuple[int, int] | None]:
    numbering = Numbering()
    found = []
    for i, line in enumerate(lines):
        lead = read_lead(line)
        assert lead
        place = numbering.place(lead, sure=True, introduced_by=i - 1 if i else None, after_heading=False)
        found.append((place.depth, place.value) if place else None)
    return found


def test_an_agenda_inside_a_paragraph_ends_where_the_series_goes_on() -> None:
    assert _places("28. a:", "1. b:", "(a) c;", "(b) d.", "2. e.", "29. f.") == [
        (0, 28),
        (1, 1),
        (2, 1),
        (2, 2),
        (1, 2),
        (0, 29),
    ]


def test_i_after_h_is_a_letter_and_after_a_a_roman_number() -> None:
    assert _places("1. x:", "(a) x", "(i) y", "(ii) y", "(b) x")[2:] == [(2, 1), (2, 2), (1, 2)]
    letters = [f"({c})" for c in "abcdefghij"]
    assert _places("1. x:", *(f"{label} x" for label in letters))[-2:] == [(1, 9), (1, 10)]


def test_a_gap_is_accepted_and_counted() -> None:
    numbering = Numbering()
    for line in ("1. x:", "(a) y"):
        lead = read_lead(line)
        assert lead and numbering.place(lead, True, 0, False)
    lead = read_lead("(d) z")
    assert lead
    place = numbering.place(lead, True, 0, False)
    assert place and (place.how, place.missing) == ("gap", 2)


def test_a_reference_at_a_line_begin_is_no_label() -> None:
    numbering = Numbering(main=12)
    lead = read_lead("(b) of the Convention")
    assert lead and numbering.place(lead, sure=False, introduced_by=None, after_heading=False) is None


def test_a_year_at_a_line_begin_is_no_number_but_paragraph_1030_is() -> None:
    lead, next_one = read_lead("2020. The meeting"), read_lead("1030. At the same meeting")
    assert lead and Numbering(main=12).place(lead, True, None, False) is None
    assert next_one and Numbering(main=1029).place(next_one, True, None, False)
