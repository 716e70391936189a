"""Who gets which reminder on what day, written once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from organisation import staffing
from tests.factories.reminders import DUE, FIRST, OVERDUE, SECOND, STILL, give_addresses, morning, rows
from tracking import requirements
from tracking.models import Definitions, Notice, ReminderRun
from tracking.reminders import deciding, standings


def test_the_nurses_are_reminded_once_of_each(town, reminders):
    for on in (FIRST - timedelta(days=1), FIRST, FIRST, SECOND, DUE, OVERDUE, STILL, STILL + timedelta(days=20)):
        deciding.decide(on, reminders, at=morning(on))
    expected = [(kind, DUE, "waiting") for kind in ("first", "second", "overdue", "still_overdue")]
    assert [rows(person) for person in (town.employee, town.colleague, town.neighbour)] == [expected] * 3
    assert Notice.objects.count() == 12  # Heads and coordinators are not covered.


def test_without_the_key_the_second_run_writes_again(town, reminders):
    """The control of the test above: it is the key that keeps a second run from adding."""
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    Notice.objects.update(due_on=DUE + timedelta(days=1))
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert Notice.objects.count() == 6


def test_the_key_is_in_the_database(town, reminders):
    one = {"person": town.employee, "due_on": DUE}
    for values in ({"kind": "first", "requirement": town.requirement}, {"kind": "digest", "requirement": None}):
        Notice.objects.create(**one, **values)
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.create(**one, **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(**one, kind="digest", requirement=town.requirement)


def test_nobody_is_reminded_of_what_is_not_asked(town, world, reminders):
    away, exempt, gone, inactive, done = (world.staff(town.nord) for _ in range(5))
    give_addresses(away, exempt, gone, inactive, done)
    staffing.record_absence(away, date(2025, 3, 1), date(2025, 12, 31))
    requirements.exempt_person(town.requirement, exempt, "other_tasks", date(2025, 3, 1))
    staffing.end_employment(gone.employments.get(), date(2025, 4, 10))
    inactive.is_active = False
    inactive.save()
    world.done(done, town.course, "2025-04-01")
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert set(Notice.objects.values_list("person", flat=True)) == {
        town.employee.pk,
        town.colleague.pk,
        town.neighbour.pk,
    }


def test_leave_is_silence_even_where_the_figures_count_it(town, reminders):
    definitions = Definitions.load()
    definitions.count_leave = True
    definitions.save()
    staffing.record_absence(town.employee, date(2025, 3, 1), FIRST)
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert not rows(town.employee) and rows(town.colleague)


def test_a_due_date_that_moves_is_another_one(town, reminders):
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    staffing.record_absence(town.employee, date(2025, 4, 17), date(2025, 5, 26))  # 40 days
    back = date(2025, 5, 27)
    deciding.decide(back, reminders, at=morning(back))
    moved = DUE + timedelta(days=40)
    assert rows(town.employee) == [("first", DUE, "waiting"), ("first", moved, "waiting")]


def test_renewal_is_told_in_time(town, world, reminders):
    world.done(town.employee, town.course, "2025-04-01")  # Counts up to and including 31 March 2027.
    on = date(2027, 1, 30)
    deciding.decide(on - timedelta(days=1), reminders, at=morning(on))
    assert not Notice.objects.filter(person=town.employee).exists()
    deciding.decide(on, reminders, at=morning(on))
    assert rows(town.employee) == [("renewal", date(2027, 3, 31), "waiting")]


def test_who_has_no_address_is_noted(town, reminders):
    town.employee.email = ""
    town.employee.save()
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert rows(town.employee) == [("first", DUE, "no_address")]


def test_queries_grow_with_chunks_only(town, world, reminders, monkeypatch, django_assert_num_queries):
    def decide(on, queries):
        with django_assert_num_queries(queries):
            deciding.decide(on, reminders, at=morning(on))

    ReminderRun.objects.bulk_create([ReminderRun(on=FIRST), ReminderRun(on=SECOND)])
    decide(FIRST, 12)
    nurses = [world.staff(town.nord) for _ in range(57)]
    give_addresses(*nurses)
    decide(FIRST, 12)
    assert Notice.objects.count() == 60
    monkeypatch.setattr(standings, "CHUNK", 20)  # Three lists, and a look for a fourth.
    decide(SECOND, 12 + 2 * 8 + 1)
    assert Notice.objects.filter(kind="second").count() == 60
