"""Random sequences of changes of units: whatever is done or refused, the organisation stays in one piece.

`faults` looks at the facts day by day and knows nothing of how the verbs work. RUSTAD_EXAMPLES=500 tries more.
"""

import os
from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from organisation import mergers, staffing, tree
from organisation.closure import compute_closure
from organisation.mergers import Part
from organisation.models import Appointment, Employment, Unit, UnitAncestor, UnitPeriod, UnitSuccession
from organisation.taking_back import coming_changes, take_back
from tests.factories.histories import rolled_back
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

EXAMPLES = os.environ.get("RUSTAD_EXAMPLES")
TODAY = date(2025, 6, 1)
DAYS = [date(2025, month, day) for month in (1, 3, 5, 6, 7, 9, 12) for day in (1, 2, 30)]
ONE_DAY = timedelta(days=1)

number = st.integers(0, 30)
orders = st.tuples(
    st.sampled_from(["absorb", "close", "take_back", "merge", "split", "move", "employ", "open", "kind", "rename"]),
    number,
    number,
    st.sampled_from(DAYS),
)
jobs = st.tuples(number, st.sampled_from([LONG_AGO, *DAYS[:12]]), st.sampled_from([None, None, 20, 200]))


class Town:
    """A municipality with two divisions and five units, and a rule for some of its staff."""

    def __init__(self, placed):
        self.world, self.codes = World(), iter(range(1000))
        top = self.world.unit("Kommun", kind="municipality")
        divisions = [self.world.unit(name, top, kind="division") for name in ("Vård", "Skola")]
        units = [self.world.unit(f"E{place}", divisions[place % 2]) for place in range(5)]
        self.world.requirement(
            self.world.training(), units=[divisions[0]], job_roles=[self.world.job_role("undersköterska")]
        )
        for place, first, length in placed:
            last = first + timedelta(days=length) if length else None
            self.world.staff(units[place % 5], starts_on=first, ends_on=last)
        for unit in units[:3]:
            self.world.head(unit)

    def open_units(self):
        return list(Unit.objects.filter(periods__voided_at=None, periods__ends_on=None).order_by("pk"))

    def carry_out(self, verb, one, other, on):
        """Do one thing, if it can be done; returns whether it was."""
        units = self.open_units()
        self.choice = other  # Rather than a key, which is another one in each run on PostgreSQL.
        try:
            getattr(self, f"_{verb}")(units[one % len(units)], units[other % len(units)], on)
        except ValidationError:
            return False
        return True

    def _open(self, unit, second, on):
        tree.open_unit(f"n{next(self.codes)}", "Ny", "unit", on, unit)

    def _rename(self, unit, second, on):
        tree.rename_unit(unit, f"Namn {on}", on)

    def _move(self, unit, second, on):
        tree.move_unit(unit, second, on)

    def _kind(self, unit, second, on):
        tree.change_kind(unit, "division", on)

    def _close(self, unit, second, on):
        empty = [one for one in self.open_units() if not one.employments.exists() and not one.child_periods.exists()]
        tree.close_unit(empty[self.choice % len(empty)] if empty else unit, on)

    def _merge(self, unit, second, on):
        head = self.world.person()
        parent = unit.periods.in_force().get(ends_on=None).parent
        mergers.merge_units([unit, second], f"n{next(self.codes)}", "Ihop", on, parent=parent, heads=[head])

    def _absorb(self, unit, second, on):
        mergers.absorb_units(unit, [second], on)

    def _split(self, unit, second, on):
        codes = [f"n{next(self.codes)}" for _ in range(2)]
        placements = {row.pk: codes[place % 2] for place, row in enumerate(unit.employments.in_force().order_by("pk"))}
        below = {row.unit_id: codes[self.choice % 2] for row in unit.child_periods.in_force()}
        mergers.split_unit(unit, [Part(code, code) for code in codes], on, placements, below=below)

    def _take_back(self, unit, second, on):
        found = [change for one in Unit.objects.order_by("pk") for change in coming_changes(one, TODAY)]
        if not found:
            raise ValidationError("nothing to come")
        take_back(found[self.choice % len(found)][0].recorded_at, "fel", TODAY)

    def _employ(self, unit, second, on):
        """Works in two units for a while: the hard case of a merger."""
        person = self.world.staff(unit, starts_on=on, share=40)
        try:
            self.world.staff(second, starts_on=on, person=person, share=30)
        except ValidationError:
            job = person.employments.in_force().get()
            staffing.end_employment(job, on + ONE_DAY)


def telling_days():
    """The first day of everything, and each day on which something begins or has just ended."""
    days = {LONG_AGO}
    for model in (UnitPeriod, Employment, Appointment):
        for first, last in model.objects.in_force().values_list("starts_on", "ends_on"):
            days |= {first} | ({last + ONE_DAY} if last else set())
    return sorted(day for day in days if day >= LONG_AGO)


def periods_by_unit():
    found = {}
    for row in UnitPeriod.objects.in_force():
        found.setdefault(row.unit_id, []).append(row)
    return found


def faults():
    """What is wrong with the organisation, day by day; empty when it is in one piece."""
    found, periods = [], periods_by_unit()
    employments, appointments = list(Employment.objects.in_force()), list(Appointment.objects.in_force())
    closure = set(UnitAncestor.objects.values_list("unit_id", "ancestor_id", "depth", "starts_on", "ends_on"))
    try:
        if closure != compute_closure(UnitPeriod.objects.in_force()):
            found.append("the closure is not what the periods give")
    except ValidationError:
        found.append("a cycle, says the closure")
    for day in telling_days():
        parents = {unit: [row.parent_id for row in rows if holds(row, day)] for unit, rows in periods.items()}
        parents = {unit: rows[0] for unit, rows in parents.items() if rows}
        if list(parents.values()).count(None) != 1:
            found.append(f"{day}: not one unit at the top")
        for unit in parents:
            chain = climb(unit, parents)
            if chain is None:
                found.append(f"{day}: unit {unit} does not reach the top")
                continue
            stored = {row[1:3] for row in closure if row[0] == unit and row[3] <= day <= row[4]}
            if stored != {(ancestor, depth) for depth, ancestor in enumerate(chain)}:
                found.append(f"{day}: unit {unit} stands elsewhere in the closure")
        for row in employments + appointments:
            if holds(row, day) and row.unit_id not in parents:
                found.append(f"{day}: {type(row).__name__} {row.pk} in a unit that is closed")
    for unit in Unit.objects.filter(pk__in=periods):
        last = max(row.last_day for row in periods[unit.pk])
        dates = min(row.starts_on for row in periods[unit.pk]), None if last == date.max else last
        if (unit.opened_on, unit.closed_on) != dates:
            found.append(f"unit {unit} was open on other days")
    try:
        call_command("doctor", stdout=StringIO())
    except (CommandError, ValidationError) as error:
        found.append(f"the doctor: {error}")
    return found


def holds(row, day):
    return row.starts_on <= day <= row.last_day


def climb(unit, parents):
    """The unit and all above it, or None when that leads to a closed unit or in a circle."""
    chain = []
    while unit is not None:
        if unit in chain or unit not in parents:
            return None
        chain.append(unit)
        unit = parents[unit]
    return chain


def head_counts(days):
    """{day: who is employed in the municipality}: no change of units touches that."""
    rows = list(Employment.objects.in_force())
    return {day: {row.person_id for row in rows if holds(row, day)} for day in days}


def carry_out(placed, wanted):
    """{verb: how often it was done}; after each one nothing is wrong, and the same people are employed as before."""
    town, done = Town(placed), Counter()
    for verb, one, other, on in wanted:
        days = telling_days()
        before = head_counts(days)
        was_done = town.carry_out(verb, one, other, on)
        done[verb] += was_done
        assert verb == "employ" or head_counts(days) == before
        assert not was_done or faults() == [], (verb, one, other, on)
    return done


@settings(
    deadline=None,
    max_examples=int(EXAMPLES or 15),
    phases=[phase for phase in Phase if EXAMPLES or phase not in (Phase.shrink, Phase.explain)],
    # Each example undoes what it wrote, so the database may be shared by the examples of a test.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(st.lists(jobs, min_size=2, max_size=6), st.lists(orders, min_size=4, max_size=12))
def test_the_organisation_stays_in_one_piece(placed, wanted):
    with rolled_back():
        carry_out(placed, wanted)


def test_everything_that_is_tried_can_be_done():
    """The sequences above would show nothing if all were refused."""
    wanted = [
        ("rename", 3, 0, date(2025, 3, 1)),
        ("move", 4, 1, date(2025, 3, 1)),
        ("kind", 5, 0, date(2025, 3, 1)),
        ("open", 1, 0, date(2025, 3, 2)),
        ("employ", 3, 4, date(2025, 5, 1)),
        ("merge", 3, 4, date(2025, 6, 30)),
        ("take_back", 0, 0, TODAY),
        ("merge", 3, 4, date(2025, 5, 30)),
        ("absorb", 3, 4, date(2025, 7, 1)),
        ("split", 3, 0, date(2025, 9, 1)),
        ("close", 0, 0, date(2025, 12, 30)),
    ]
    done = carry_out([(place, LONG_AGO, None) for place in (0, 0, 1, 2)], wanted)
    assert done == Counter(verb for verb, *_rest in wanted)


def close_by_hand(unit):
    row = unit.periods.get()
    row.void("by hand")
    unit.periods.create(parent=row.parent, name=row.name, kind=row.kind, starts_on=LONG_AGO, ends_on=TODAY)


BREAKAGES = {
    "a second top": lambda town: UnitPeriod.objects.create(
        unit=Unit.objects.create(code="top", opened_on=TODAY), name="Topp", kind="unit", starts_on=TODAY
    ),
    "a unit closed over its staff": close_by_hand,
    "a unit that stands below a closed one": lambda unit: UnitPeriod.objects.create(
        unit=Unit.objects.create(code="x", opened_on=TODAY),
        parent=Unit.objects.create(code="y", opened_on=TODAY),
        name="X",
        kind="unit",
        starts_on=TODAY,
    ),
    "a missing row of the closure": lambda unit: unit.ancestor_rows.get(depth=1).delete(),
    "a cycle": lambda unit: (
        UnitPeriod.objects.filter(unit__code="vård").update(voided_at="2025-01-01T00:00Z", void_reason="by hand"),
        UnitPeriod.objects.create(
            unit=Unit.objects.get(code="vård"), parent=unit, name="Vård", kind="unit", starts_on=LONG_AGO
        ),
    ),
    "a coverage that does not follow": lambda unit: unit.coverage.all().delete(),
    "a wrong date of closing": lambda unit: Unit.objects.filter(pk=unit.pk).update(closed_on=TODAY),
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_what_is_broken_by_hand_is_found(breakage):
    Town([(0, LONG_AGO, None)])
    assert faults() == []
    BREAKAGES[breakage](Unit.objects.get(code="e0"))
    assert faults() != []


def test_a_verb_that_forgets_somebody_is_found(monkeypatch):
    """The property can fail: a merger that leaves future staff behind."""
    town = Town([(0, LONG_AGO, None), (0, DAYS[10], None)])
    one, other = Unit.objects.filter(code__in=["e0", "e1"])
    monkeypatch.setattr(
        mergers, "_move", lambda change, rows, on, column, to, joined=None: change.end(rows, on - ONE_DAY)
    )
    before = head_counts(telling_days())
    assert town.carry_out("merge", town.open_units().index(one), town.open_units().index(other), DAYS[3])
    assert head_counts(before) != before


def test_a_closing_that_forgets_the_staff_is_found(monkeypatch):
    Town([(0, LONG_AGO, None)])
    one, other = Unit.objects.filter(code__in=["e0", "e2"])
    monkeypatch.setattr(mergers, "_move", lambda *args, **values: None)
    mergers.merge_units([one, other], "ny", "Ny", DAYS[3])
    assert any("Employment" in fault for fault in faults())
    assert UnitSuccession.objects.count() == 2
