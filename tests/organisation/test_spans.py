"""Spans of days behave as the sets of days they stand for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.models import FAR
from organisation.spans import bridged, common, union, without

FIRST = date(2024, 2, 20)
ONE_DAY = timedelta(days=1)
HORIZON = 80  # Days looked at; longer than any span below, so an open end shows.

days = st.integers(0, 40).map(lambda number: FIRST + number * ONE_DAY)
spans = st.lists(
    st.one_of(
        st.tuples(days, st.integers(0, 9)).map(lambda pair: (pair[0], pair[0] + pair[1] * ONE_DAY)),
        days.map(lambda day: (day, FAR)),
    ),
    max_size=5,
)


def as_set(found):
    """The days of the spans, up to the horizon."""
    every = [FIRST + number * ONE_DAY for number in range(HORIZON)]
    return {day for day in every if any(first <= day <= last for first, last in found)}


def assert_in_order(found):
    assert all(first <= last for first, last in found)
    assert found == sorted(found)


@given(spans, spans)
def test_common_days(left, right):
    assert as_set(common(left, right)) == as_set(left) & as_set(right)
    assert_in_order(common(left, right))


@given(spans)
def test_union_of_days(left):
    found = union(left)
    assert as_set(found) == as_set(left)
    assert_in_order(found)
    assert all(one[1] + ONE_DAY < other[0] for one, other in zip(found, found[1:], strict=False))
    assert union(found) == found


@given(spans, spans)
def test_days_without_others(left, right):
    found = without(left, right)
    assert as_set(found) == as_set(left) - as_set(right)
    assert_in_order(found)


@given(spans, st.integers(0, 12))
def test_short_gaps_are_bridged(left, gap_days):
    found = bridged(left, gap_days)
    expected, gap = set(), []
    for number in range(HORIZON):
        day = FIRST + number * ONE_DAY
        if day in as_set(left):
            expected |= {day} | (set(gap) if expected and len(gap) <= gap_days else set())
            gap = []
        else:
            gap.append(day)
    assert as_set(found) == expected
    assert_in_order(found)


@pytest.mark.parametrize(("second", "joined"), [("2025-06-01", False), ("2025-05-31", True)])
def test_a_gap_of_thirty_days_is_bridged_and_one_of_thirty_one_is_not(second, joined):
    first = (date(2025, 4, 1), date(2025, 4, 30))
    later = (date.fromisoformat(second), FAR)
    assert bridged([first, later], 30) == ([(first[0], FAR)] if joined else [first, later])


def test_no_spans_are_no_days():
    assert union([]) == common([], []) == without([], [(FIRST, FAR)]) == bridged([], 30) == []


def test_an_open_end_stays_open():
    assert without([(FIRST, FAR)], [(FIRST, FIRST)]) == [(FIRST + ONE_DAY, FAR)]
    assert without([(FIRST, FAR)], [(FIRST + ONE_DAY, FAR)]) == [(FIRST, FIRST)]
    assert union([(FIRST, FAR), (FIRST + ONE_DAY, FAR)]) == [(FIRST, FAR)]
