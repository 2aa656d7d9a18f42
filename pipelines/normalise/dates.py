"""Dates and spans of days as UN documents write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("January February March April May June July August September October November December").split()

_MONTH_NUMBERS = {month.casefold(): n for n, month in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {month[:3].casefold(): n for n, month in enumerate(MONTHS, 1)} | {"sept": 9}

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_RANGE = r"(?:\s*[-‐‑‒–—−]\s*|\s+(?:to|through|until)\s+)"
_LIST = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*/\s*)(?:(?:on|from)\s+)?"
_JOIN = rf"(?:{_RANGE}|{_LIST})"
_MEMBER = rf"{_WEEKDAY}{_DAY}(?:\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?)?"
_LAST = rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"

_CHAIN = re.compile(rf"(?<![\d/.-])(?<!\d,)(?P<between>\b[Bb]etween\s+)?(?P<chain>(?:{_MEMBER}{_JOIN})*{_LAST})")
"""Days joined by commas, "and" and dashes, the last with its month: ``from 3 to 5 and on 8 May 2017``."""

_PART = re.compile(
    rf"(?P<join>{_JOIN})?{_WEEKDAY}(?P<day>{_DAY})(?:\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?)?"
)
_IS_RANGE = re.compile(_RANGE)

_AMERICAN = re.compile(
    rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:(?P<join>{_RANGE}|\s+and\s+)(?:(?P<month2>{_MONTH})\s+)?(?P<day2>{_DAY}))?,?\s+(?P<year>{_YEAR})"
)
_ISO = re.compile(r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-])")

_MONTH_NAME = re.compile(_MONTH)

BEFORE, AFTER = 60, 40
"""Characters around a month's name that its date may take: a list of days before it, a range into the next after it."""

_NUMBERED = re.compile(
    r"\b(?:para(?:graph)?s?|art(?:icle)?s?|items?|rules?|chapters?|sections?|pages?|pp?|nos?|recommendations?|annex(?:es)?)\.?\s*$",
    re.IGNORECASE,
)
"""Before a number that is none of a day: "paragraphs 5, 6 and 7 July"."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days next to one another, written at ``text[start_offset:end_offset]``; ``exact`` says that the year is printed there."""

    start_offset: int
    end_offset: int
    starts_on: date
    ends_on: date
    exact: bool


@dataclass(slots=True)
class _Day:
    start: int
    end: int
    day: int
    month: int | None
    year: int | None
    ranged: bool
    comma_dated: bool


def find_dates(text: str, year: int | None = None) -> list[DateRange]:
    """Every date and span of days in a text, in order.

    ``7 and 8 July 2020`` is one span, ``5 and 9 July 2020`` are two dates. ``year`` serves dates printed without one
    ("on 7 July"); without it they are left out. Days that no calendar has are left out.
    """
    found = [*_chains(text, year), *_american(text), *_iso(text)]
    found.sort(key=lambda span: (span.start_offset, -span.end_offset))
    kept: list[DateRange] = []
    for span in found:
        if not kept or span.start_offset >= kept[-1].end_offset:
            kept.append(span)
    return kept


def find_date(text: str, year: int | None = None) -> date | None:
    """The first day of the first date in a text, or None."""
    dates = find_dates(text, year)
    return dates[0].starts_on if dates else None


def month_number(name: str) -> int | None:
    """``September``, ``Sept.``, ``sep`` give 9."""
    return _MONTH_NUMBERS.get(name.rstrip(".").casefold())


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around the names of months, where dates may stand; all else need not be searched."""
    start, end = 0, 0
    for m in _MONTH_NAME.finditer(text):
        if m.start() - BEFORE > end:
            if end:
                yield start, end
            start = max(0, m.start() - BEFORE)
        end = m.end() + AFTER
    if end:
        yield start, end


def _chains(text: str, year: int | None) -> Iterator[DateRange]:
    for start, end in _windows(text):
        for m in _CHAIN.finditer(text, start, end):
            days = _days(text, m)
            if _NUMBERED.search(text, max(0, m.start("chain") - 20), m.start("chain")):
                days = days[-1:]
            yield from _spans(days, exact=days[-1].year is not None, year=year)


def _days(text: str, m: re.Match[str]) -> list[_Day]:
    """The days of a chain; each takes the month of the next that has one, and the year likewise."""
    days: list[_Day] = []
    for part in _PART.finditer(text, m.start("chain"), m.end("chain")):
        join = part["join"] or ""
        ranged = bool(_IS_RANGE.fullmatch(join)) or (bool(m["between"]) and len(days) == 1)
        day = int(re.match(r"\d+", part["day"])[0])  # type: ignore[index]
        month = month_number(part["month"]) if part["month"] else None
        printed = int(part["year"]) if part["year"] else None
        start = part.start("day")
        days.append(_Day(start, part.end(), day, month, printed, ranged, "," in join and month is not None))
    for before, after in zip(days[-2::-1], days[:0:-1], strict=True):
        if before.month is None:
            before.month = after.month
    return days


def _spans(days: list[_Day], exact: bool, year: int | None) -> Iterator[DateRange]:
    """The days as spans: ranges as they are, and lists of days where each is the next day."""
    dated = _dated(days, year)
    run: tuple[int, int, date, date] | None = None
    for day, on in zip(days, dated, strict=True):
        if on is None:
            continue
        joined = (
            run is not None and on > run[3] and (day.ranged or (on - run[3] == timedelta(1) and not day.comma_dated))
        )
        if run is not None and joined:
            run = (run[0], day.end, run[2], on)
            continue
        if run is not None:
            yield DateRange(*run, exact)
        run = (day.start, day.end, on, on)
    if run is not None:
        yield DateRange(*run, exact)


def _dated(days: list[_Day], year: int | None) -> list[date | None]:
    """The calendar days, read from the last: a day after the one that follows it belongs to the year before."""
    dated: list[date | None] = []
    after: date | None = None
    for day in reversed(days):
        known = day.year or (after.year if after else year)
        on = _date(known, day.month, day.day)
        if on and after and not day.year and on > after:
            on = _date(after.year - 1, day.month, day.day)
        after = on or after
        dated.append(on)
    return dated[::-1]


def _american(text: str) -> Iterator[DateRange]:
    """``July 7-8, 2020``, ``March 5, 2015``."""
    for m in (m for start, end in _windows(text) for m in _AMERICAN.finditer(text, start, end)):
        first = _date(int(m["year"]), month_number(m["month"]), int(m["day"].rstrip("sthndr")))
        last = first
        if m["day2"]:
            last = _date(int(m["year"]), month_number(m["month2"] or m["month"]), int(m["day2"].rstrip("sthndr")))
        if first and last and first <= last:
            yield DateRange(m.start(), m.end(), first, last, True)


def _iso(text: str) -> Iterator[DateRange]:
    """``2020-07-07``."""
    for m in _ISO.finditer(text):
        on = _date(int(m["year"]), int(m["month"]), int(m["day"]))
        if on:
            yield DateRange(m.start(), m.end(), on, on, True)


def _date(year: int | None, month: int | None, day: int) -> date | None:
    """A day of the calendar, or None."""
    if year is None or month is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
