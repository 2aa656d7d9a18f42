"""Numbers in words, ordinals, Roman numerals, and counts of things."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalise.numbers import cardinal, find_counts, ordinal, roman, to_roman


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("four", 4), ("Twenty-one", 21), ("twenty one", 21), ("ninety", 90), ("one hundred", 100), ("one hundred and five", 105),
     ("215", 215), ("1,204", 1204), ("zero", 0), ("some", None), ("", None), ("first", None), ("twenty-", None)],
)  # fmt: skip
def test_cardinals(written: str, wanted: int | None) -> None:
    assert cardinal(written) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("first", 1), ("second", 2), ("third", 3), ("fifth", 5), ("eighth", 8), ("ninth", 9), ("tenth", 10), ("eleventh", 11),
     ("twelfth", 12), ("thirteenth", 13), ("Twentieth", 20), ("twenty-first", 21), ("Twenty-eighth", 28), ("fortieth", 40),
     ("forty-third", 43), ("eighty-fifth", 85), ("hundredth", 100), ("one hundred and first", 101), ("1st", 1), ("22nd", 22),
     ("11th", 11), ("four", None), ("", None), ("nth", None)],
)  # fmt: skip
def test_ordinals(written: str, wanted: int | None) -> None:
    assert ordinal(written) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("I", 1),
        ("iv", 4),
        ("XIV", 14),
        ("XLIX", 49),
        ("MCMXC", 1990),
        ("", None),
        ("IIII", None),
        ("Xi", None),
        ("A", None),
    ],
)
def test_roman_numerals(written: str, wanted: int | None) -> None:
    assert roman(written) == wanted


@given(st.integers(1, 3999))
def test_roman_numerals_come_back(number: int) -> None:
    assert roman(to_roman(number)) == number
    assert roman(to_roman(number).lower()) == number


def test_roman_numerals_end() -> None:
    with pytest.raises(ValueError, match="4000"):
        to_roman(4000)


COUNTS = [
    ("met on 27 and 28 October 2015, holding a total of four meetings.", "meetings", ["four meetings=4"]),
    ("Two meetings were held on each day", "meetings", ["Two meetings=2"]),
    ("36 experts and practitioners from 19 countries", "countries", ["19 countries=19"]),
    ("The Working Group held 12 plenary meetings", "meetings", ["12 plenary meetings=12"]),
    ("one hundred and five speakers and twenty-one others", "speakers", ["one hundred and five speakers=105"]),
    ("no meetings, a meeting", "meetings", ["no meetings=0"]),
    ("1,204 participants", "participants", ["1,204 participants=1204"]),
    ("organization of work for the July 2020 meetings", "meetings", []),
    ("representatives of States and meetings", "meetings", []),
    ("statements were made by 81 delegations", "delegations", ["81 delegations=81"]),
]


@pytest.mark.parametrize(("text", "noun", "wanted"), COUNTS)
def test_counts(text: str, noun: str, wanted: list[str]) -> None:
    found = find_counts(text, noun)
    assert [f"{text[count.start : count.end]}={count.number}" for count in found] == wanted


@pytest.mark.parametrize(
    "text", ["one hundred and " * 10_000, "four meetings " * 10_000, "1,000" * 20_000 + " meetings"]
)
def test_long_texts_take_time_by_their_length(text: str) -> None:
    start = time.process_time()
    find_counts(text, "meetings")
    ordinal(text)
    assert time.process_time() - start < 3
