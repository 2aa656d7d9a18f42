"""Intervals against values worked out elsewhere, and what must hold for any counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.accuracy.intervals import bootstrap_f1, f1_interval, f1_of, wilson


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (77, 77, 0.9525, 1.0),
    ],
)
def test_wilson(right: int, of: int, low: float, high: float) -> None:
    found = wilson(right, of)
    assert found is not None
    assert found == pytest.approx((low, high), abs=5e-5)


def test_nothing_counted_has_no_interval() -> None:
    assert wilson(0, 0) is None
    assert f1_of(0, 0, 0) is None
    assert f1_interval(0, 0, 0) is None
    assert bootstrap_f1([]) is None
    assert bootstrap_f1([(0, 0, 0)]) is None


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_the_figure_lies_in_its_interval(right: int, missed: int, extra: int) -> None:
    expected, found = right + missed, right + extra
    f1, ends = f1_of(expected, found, right), f1_interval(expected, found, right)
    if f1 is None or ends is None:
        return
    assert 0 <= ends[0] <= f1 + 1e-12
    assert f1 - 1e-12 <= ends[1] <= 1


def test_resampling_documents_is_wider_where_one_document_holds_the_errors() -> None:
    together = bootstrap_f1([(10, 10, 10)] * 39 + [(10, 10, 0)])
    apart = bootstrap_f1([(10, 10, 10)] * 30 + [(10, 10, 9)] * 10)
    assert together is not None and apart is not None
    assert together[1] - together[0] > apart[1] - apart[0]
    assert together == bootstrap_f1([(10, 10, 10)] * 39 + [(10, 10, 0)])
