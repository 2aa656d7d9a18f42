"""Lines that belong to the page."""

from __future__ import annotations

import pytest

from pipelines.read import text
from pipelines.structure.furniture import mark_furniture


@pytest.mark.parametrize(
    "line",
    [
        "11/15",
        "V.20-03878",
        "V.22-21549 3/7",
        "2/7 V.22-21549",
        "GE.19-21936(E)",
        "Page 4",
        "page 3 of 12",
        "- 4 -",
        "_____________",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    source = text.read(f"The report was\n{line}\nadopted as a whole.\n")
    mark_furniture(source)
    assert [source.line_text(one) for one in source.lines if one.furniture] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "resolution 5/8 of 22 October 2010",
        "(CTOC/COP/WG.3/2020/2);",
        "2.",
        "24/7 points of contact",
        "7",
        "III. Attendance",
    ],
)
def test_lines_of_the_text(line: str) -> None:
    source = text.read(f"The report was\n{line}\nadopted as a whole.\n")
    mark_furniture(source)
    assert not [one for one in source.lines if one.furniture]


def test_a_symbol_is_a_running_head_where_it_comes_again() -> None:
    source = text.read("CTOC/COP/WG.3/2020/4\n1. One.\n3/15\nCTOC/COP/WG.3/2020/4\n2. Two.\n")
    mark_furniture(source)
    assert [one.furniture for one in source.lines] == [True, False, True, True, False]


def test_a_bare_page_number_counts_at_a_page_break_only() -> None:
    source = text.read("1. One.\n2\n\fA/HRC/43/15\n2. There were\n2\nof them,\nas noted\nbefore.\n\f3. Three.\n")
    mark_furniture(source)
    assert [source.line_text(one) for one in source.lines if one.furniture] == ["2", "A/HRC/43/15"]
