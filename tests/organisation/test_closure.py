"""Who stood above whom, on each day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from organisation import tree
from organisation.closure import compute_closure, rebuild_closure
from organisation.models import FAR, Unit, UnitAncestor, UnitPeriod

FIRST = date(2025, 1, 1)


def period(unit, parent=None, first=0, last=None):
    """A unit period that is not stored; days are numbers from the first of January."""
    return UnitPeriod(unit_id=unit, parent_id=parent, starts_on=on(first), ends_on=None if last is None else on(last))


def on(number):
    return FIRST + timedelta(days=number)


def above(rows, unit, day):
    """{ancestor: depth} of a unit on a day, itself included."""
    return {row[1]: row[2] for row in rows if row[0] == unit and row[3] <= on(day) <= row[4]}


def test_a_chain():
    rows = compute_closure([period(1), period(2, 1), period(3, 2)])
    assert rows == {
        (1, 1, 0, FIRST, FAR),
        (2, 2, 0, FIRST, FAR),
        (2, 1, 1, FIRST, FAR),
        (3, 3, 0, FIRST, FAR),
        (3, 2, 1, FIRST, FAR),
        (3, 1, 2, FIRST, FAR),
    }


def test_a_renamed_unit_is_one_row():
    assert compute_closure([period(1), period(2, 1, 0, 9), period(2, 1, 10)]) == {
        (1, 1, 0, FIRST, FAR),
        (2, 2, 0, FIRST, FAR),
        (2, 1, 1, FIRST, FAR),
    }


def test_a_moved_unit_takes_what_is_below_it_along():
    rows = compute_closure([period(1), period(2, 1), period(3, 1), period(4, 2, 0, 9), period(4, 3, 10), period(5, 4)])
    assert above(rows, 5, 9) == {5: 0, 4: 1, 2: 2, 1: 3}
    assert above(rows, 5, 10) == {5: 0, 4: 1, 3: 2, 1: 3}


def test_a_reopened_unit_has_no_place_meanwhile():
    rows = compute_closure([period(1), period(2, 1, 0, 9), period(2, 1, 20)])
    assert [above(rows, 2, day) for day in (9, 10, 19, 20)] == [{2: 0, 1: 1}, {}, {}, {2: 0, 1: 1}]


@pytest.mark.parametrize(
    "periods",
    [
        [period(1, 2), period(2, 1)],
        [period(1, 3), period(2, 1), period(3, 2)],
        [period(1), period(1, 2, 20), period(2, 1)],
        [period(1, None, 0, 9), period(1, 2, 10), period(2, 1, 0, 10), period(2, None, 11)],  # On one day only.
        [period(1, 1)],
    ],
)
def test_a_cycle_on_any_day_is_refused(periods):
    with pytest.raises(ValidationError) as refused:
        compute_closure(periods)
    assert refused.value.code == "cycle"


def test_two_units_may_change_places():
    rows = compute_closure([period(1, None, 0, 9), period(1, 2, 10), period(2, 1, 0, 9), period(2, None, 10)])
    assert above(rows, 2, 9) == {2: 0, 1: 1}
    assert above(rows, 1, 9) == {1: 0}
    assert above(rows, 2, 10) == {2: 0}
    assert above(rows, 1, 10) == {1: 0, 2: 1}


LENGTH = 12


@st.composite
def parents(draw):
    """For each unit and day, its parent that day or None; units change places as the days go by."""
    units = draw(st.integers(2, 5))
    orders = [draw(st.permutations(range(1, units + 1))) for _ in range(3)]
    standing = {}
    for part, order in enumerate(orders):
        for place, unit in enumerate(order):
            parent = draw(st.sampled_from([None, *order[:place]]))
            for day in range(part * 4, part * 4 + 4):
                standing[unit, day] = parent
    return standing


@given(parents())
def test_the_closure_is_what_climbing_day_by_day_finds(standing):
    rows = compute_closure([period(unit, parent, day, day) for (unit, day), parent in standing.items()])
    for unit, day in standing:
        expected, climbing, depth = {}, unit, 0
        while climbing is not None:
            expected[climbing] = depth
            climbing, depth = standing[climbing, day], depth + 1
        assert above(rows, unit, day) == expected
    assert all(FIRST <= row[3] <= row[4] < on(LENGTH) for row in rows)


@pytest.mark.django_db
class TestStored:
    def unit(self, code, parent=None, starts_on=FIRST, ends_on=None):
        unit, _ = Unit.objects.get_or_create(code=code, defaults={"opened_on": FIRST})
        UnitPeriod.objects.create(
            unit=unit, parent=parent, name=code, kind="unit", starts_on=starts_on, ends_on=ends_on
        )
        return unit

    def test_rebuilding_changes_only_what_differs(self):
        top = self.unit("top")
        self.unit("below", top)
        rebuild_closure()
        kept = set(UnitAncestor.objects.values_list("pk", flat=True))
        assert len(kept) == 3
        rebuild_closure()
        assert set(UnitAncestor.objects.values_list("pk", flat=True)) == kept
        self.unit("third", top)
        rebuild_closure()
        assert set(UnitAncestor.objects.values_list("pk", flat=True)) > kept

    def test_rows_that_do_not_follow_are_removed(self):
        top = self.unit("top")
        rebuild_closure()
        UnitAncestor.objects.create(unit=top, ancestor=top, depth=7, starts_on=on(5), ends_on=on(6))
        rebuild_closure()
        assert UnitAncestor.objects.count() == 1

    def test_voided_periods_have_no_ancestors(self):
        top = self.unit("top")
        below = self.unit("below", top)
        rebuild_closure()
        below.periods.get().void("never was")
        rebuild_closure()
        assert not UnitAncestor.objects.filter(unit=below).exists()

    def test_a_move_that_would_make_a_cycle_changes_nothing(self):
        top = tree.open_unit("top", "Top", "division", FIRST)
        below = tree.open_unit("below", "Below", "unit", FIRST, top)
        before = set(UnitAncestor.objects.values_list())
        with pytest.raises(ValidationError):
            tree.move_unit(top, below, on(10))
        assert set(UnitAncestor.objects.values_list()) == before
        assert top.periods.in_force().get().parent is None
