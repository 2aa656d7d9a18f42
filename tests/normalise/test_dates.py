"""Dates as documents print them, and the days that they mean."""

import time

import pytest

from pipelines.normalise.dates import find_date, find_dates, month_number

FULL = [
    ("The Working Group met on 7 and 8 July 2020, holding a total of four meetings.", "7 and 8 July 2020=2020-07-07/2020-07-08"),
    ("(Vienna, 9-11 April 2019)", "9-11 April 2019=2019-04-09/2019-04-11"),
    ("Vienna, 12–16 October 2020", "12–16 October 2020=2020-10-12/2020-10-16"),
    ("from 23 to 27 May 2022", "23 to 27 May 2022=2022-05-23/2022-05-27"),
    ("held in Vienna from 9 to 18 October 2006", "9 to 18 October 2006=2006-10-09/2006-10-18"),
    ("from 30 September to 4 October 2019", "30 September to 4 October 2019=2019-09-30/2019-10-04"),
    ("18 November 2015", "18 November 2015=2015-11-18"),
    ("Tuesday, 7 July 2020", "7 July 2020=2020-07-07"),
    ("2 to 27 March 2015", "2 to 27 March 2015=2015-03-02/2015-03-27"),
    ("on 25 and 26 March 2021", "25 and 26 March 2021=2021-03-25/2021-03-26"),
    ("27, 28 and 29 May 2014", "27, 28 and 29 May 2014=2014-05-27/2014-05-29"),
    ("Forty-third session, 24 February–20 March 2020", "24 February–20 March 2020=2020-02-24/2020-03-20"),
    ("28 December 2019–3 January 2020", "28 December 2019–3 January 2020=2019-12-28/2020-01-03"),
    ("30 December-3 January 2020", "30 December-3 January 2020=2019-12-30/2020-01-03"),
    ("between 4 and 15 November 2019", "4 and 15 November 2019=2019-11-04/2019-11-15"),
    ("on 30 September and 1 October 2019", "30 September and 1 October 2019=2019-09-30/2019-10-01"),
    ("on 5 and 9 July 2020", "5=2020-07-05 9 July 2020=2020-07-09"),
    ("from 3 to 5 and on 8 and 9 May 2017", "3 to 5=2017-05-03/2017-05-05 8 and 9 May 2017=2017-05-08/2017-05-09"),
    ("on 7 July 2020, 8 July 2020", "7 July 2020=2020-07-07 8 July 2020=2020-07-08"),
    ("Monday, 5 to Friday, 9 October 2020", "5 to Friday, 9 October 2020=2020-10-05/2020-10-09"),
    ("Vienna, 27–\n29 May 2014", "27–\n29 May 2014=2014-05-27/2014-05-29"),
    ("7/8 July 2020", "7/8 July 2020=2020-07-07/2020-07-08"),
    ("July 7-8, 2020", "July 7-8, 2020=2020-07-07/2020-07-08"),
    ("3 Sept. 2014; Sept. 3, 2014", "3 Sept. 2014=2014-09-03 Sept. 3, 2014=2014-09-03"),
    ("the 7th of July 2020", "7th of July 2020=2020-07-07"),
    ("2020-07-07", "2020-07-07=2020-07-07"),
    ("a letter dated 6 July 2020 and their letter dated 27 May 2020", "6 July 2020=2020-07-06 27 May 2020=2020-05-27"),
    ("paragraphs 5, 6 and 7 July 2020", "7 July 2020=2020-07-07"),
    ("29 February 2020, 29 February 2021, 31 April 2020", "29 February 2020=2020-02-29"),
]  # fmt: skip

NONE = ["", "in July 2020", "holding 4 meetings", "article 18 may apply", "1,204 May", "24/7", "resolution 2020/10", "2020", "CTOC/COP/WG.3/2020/4",
        "at its 3rd meeting", "V.20-03878", "2015-13-40", "on 7 July", "40 May 2020", "2 p.m. and 4 to 6 p.m."]  # fmt: skip


def short(text: str, year: int | None = None) -> str:
    """``7 and 8 July 2020=2020-07-07/2020-07-08``, one after another."""
    found = []
    for span in find_dates(text, year):
        days = f"{span.starts_on}/{span.ends_on}" if span.starts_on != span.ends_on else f"{span.starts_on}"
        found.append(f"{text[span.start_offset : span.end_offset]}={days}")
    return " ".join(found)


@pytest.mark.parametrize(("text", "wanted"), FULL)
def test_dates_with_their_year(text: str, wanted: str) -> None:
    assert short(text) == wanted
    assert all(span.exact for span in find_dates(text))


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At its 1st meeting, on 7 July, the Working Group", "7 July=2020-07-07"),
        ("At its 1st and 2nd meetings, on 7 and 8 July, the", "7 and 8 July=2020-07-07/2020-07-08"),
        ("from 30 December to 3 January", "30 December to 3 January=2019-12-30/2020-01-03"),
    ],
)
def test_a_year_that_is_not_printed(text: str, wanted: str) -> None:
    assert short(text, 2020) == wanted
    assert not any(span.exact for span in find_dates(text, 2020))


def test_a_printed_year_goes_before_the_given_one() -> None:
    assert short("on 6 July 2015 and on 7 July", 2020) == "6 July 2015=2015-07-06 7 July=2020-07-07"


def test_months() -> None:
    assert [month_number(name) for name in ("January", "Sept.", "sep", "DECEMBER", "x")] == [1, 9, 9, 12, None]


@pytest.mark.parametrize(
    "text", ["1, " * 50_000 + "May", "1 May, " * 10_000, "May 1 to " * 10_000, "5 to 6 and " * 10_000, "2020-" * 20_000]
)
def test_long_texts_take_time_by_their_length(text: str) -> None:
    start = time.process_time()
    find_dates(text, 2020)
    assert time.process_time() - start < 3
