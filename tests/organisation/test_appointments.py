"""Appointing, ending and withdrawing: what is recorded, what is refused, and whom it tells."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from organisation import appointments, staffing, tree
from organisation.access import units_by_level
from organisation.models import Appointment
from organisation.signals import staff_changed
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

START, END, NEXT = date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def unit(world):
    return world.unit("Nord")


@pytest.fixture
def held(world, unit):
    return appointments.appoint(world.person(), unit, "head", START)


@pytest.fixture
def told():
    """The persons of every message about changed staff."""
    heard = []

    def listen(persons, **kwargs):
        heard.append(persons)

    staff_changed.connect(listen)
    yield heard
    staff_changed.disconnect(listen)


def offices(person):
    rows = person.appointments.in_force().order_by("starts_on", "unit__code")
    return [(row.unit.code, row.kind, row.starts_on, row.ends_on) for row in rows]


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def test_staffing_still_appoints(world, unit):
    assert staffing.appoint is appointments.appoint


def test_one_head_of_several_units_and_several_heads_of_one(world, unit, held):
    syd = world.unit("Syd")
    appointments.appoint(held.person, syd, "head", START)
    other = appointments.appoint(world.person(), unit, "head", START).person
    assert offices(held.person) == [("nord", "head", START, None), ("syd", "head", START, None)]
    assert offices(other) == [("nord", "head", START, None)]
    assert units_by_level(held.person, NEXT)[0] == {unit.pk, syd.pk}
    assert units_by_level(other, NEXT)[0] == {unit.pk}


def test_an_acting_head_and_a_deputy_hold_their_offices_by_date(world, unit):
    acting = appointments.appoint(world.person(), unit, "acting", START, END).person
    deputy = appointments.appoint(world.person(), unit, "deputy", END, NEXT).person
    days = {day: (acting.appointments.on(day).exists(), deputy.appointments.on(day).exists())
            for day in (START, END, NEXT, NEXT + timedelta(days=1))}  # fmt: skip
    assert list(days.values()) == [(True, False), (True, True), (False, True), (False, False)]


def test_the_same_office_twice_is_refused_and_another_is_not(held):
    with refused("overlap"):
        appointments.appoint(held.person, held.unit, "head", NEXT)
    with refused("overlap"):
        appointments.appoint(held.person, held.unit, "head", LONG_AGO, START)
    appointments.appoint(held.person, held.unit, "key_person", NEXT)
    assert len(offices(held.person)) == 2


def test_a_later_spell_of_the_same_office_is_not_an_overlap(held):
    appointments.end_appointment(held, END)
    appointments.appoint(held.person, held.unit, "head", NEXT)
    assert len(offices(held.person)) == 2


def test_a_unit_that_is_not_open_has_no_offices(world, unit):
    later = world.unit("Senare", unit, on=NEXT)
    tree.close_unit(later, date(2025, 12, 31))
    person = world.person()
    for starts_on, ends_on in ((END, None), (NEXT, None), (NEXT, date(2026, 1, 1)), (END, NEXT)):
        with refused("closed"):
            appointments.appoint(person, later, "head", starts_on, ends_on)
    held = appointments.appoint(person, later, "head", NEXT, date(2025, 12, 31))
    with refused("closed"):
        appointments.end_appointment(held, date(2026, 1, 1))
    assert offices(person) == [("senare", "head", NEXT, date(2025, 12, 31))]


def test_an_end_before_the_beginning_is_refused(world, unit, held):
    with refused("order"):
        appointments.appoint(world.person(), unit, "head", NEXT, END)
    with refused("order"):
        appointments.end_appointment(held, START - timedelta(days=1))
    assert offices(held.person) == [("nord", "head", START, None)]


def test_one_who_is_deactivated_or_unknown_cannot_be_appointed(world, unit):
    gone = world.person()
    gone.delete()
    gone.pk = 0
    for person in (world.person(is_active=False), gone):
        with refused("person"):
            appointments.appoint(person, unit, "head", START)
    assert not Appointment.objects.exists()


def test_there_are_five_offices(world, unit):
    with refused("kind"):
        appointments.appoint(world.person(), unit, "king", START)


def test_ending_voids_the_row_and_records_one_with_an_end(world, held):
    by = world.person()
    ended = appointments.end_appointment(held, END, by)
    held.refresh_from_db()
    assert (held.void_reason, held.voided_by) == ("ends 2025-06-30", by)
    assert offices(held.person) == [("nord", "head", START, END)]
    assert ended.pk != held.pk


def test_an_end_can_be_moved_but_not_into_another_spell(held):
    ended = appointments.end_appointment(held, END)
    later = appointments.end_appointment(ended, NEXT)
    appointments.appoint(held.person, held.unit, "head", NEXT + timedelta(days=1))
    with refused("overlap"):
        appointments.end_appointment(later, NEXT + timedelta(days=1))
    assert [last for *_, last in offices(held.person)] == [NEXT, None]


def test_ending_the_same_day_again_changes_nothing(held):
    ended = appointments.end_appointment(held, END)
    assert appointments.end_appointment(ended, END) == ended
    assert Appointment.objects.count() == 2


def test_a_row_that_is_ended_or_withdrawn_cannot_be_again(held):
    ended = appointments.end_appointment(held, END)
    with refused("settled"):
        appointments.end_appointment(held, NEXT)
    with refused("settled"):
        appointments.withdraw(held, "mistake")
    appointments.withdraw(ended, "mistake")
    with refused("settled"):
        appointments.withdraw(ended, "mistake")
    assert offices(held.person) == []
    assert ended.void_reason == "" and Appointment.objects.get(pk=ended.pk).void_reason == "mistake"


@pytest.mark.parametrize("reason", ["", "   ", "x" * 201])
def test_withdrawing_takes_a_short_reason(held, reason):
    with refused("reason"):
        appointments.withdraw(held, reason)
    assert len(offices(held.person)) == 1


def test_every_verb_tells_about_the_person(held, told):
    ended = appointments.end_appointment(held, END)
    appointments.withdraw(ended, "mistake")
    appointments.appoint(held.person, held.unit, "deputy", START)
    assert told == [{held.person_id}] * 3


def test_rights_follow_the_appointment_on_the_day(held):
    appointments.end_appointment(held, END)
    assert units_by_level(held.person, END)[0] == {held.unit_id}
    assert units_by_level(held.person, NEXT)[0] == set()


def test_a_coordinator_of_one_administration_sees_that_one_only(world):
    top = world.unit("Ekvalla", kind="municipality")
    social, school = world.unit("Social", top, kind="administration"), world.unit("Skola", top, kind="administration")
    below = world.unit("Hemtjänst", social)
    world.unit("Förskola", school)
    person = appointments.appoint(world.person(), social, "coordinator", START, END).person
    assert units_by_level(person, END) == (set(), {social.pk, below.pk})
    assert units_by_level(person, NEXT) == (set(), set())
