"""The verbs of staffing: what they record, what they refuse, and whom they tell."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from organisation import staffing, tree
from organisation.models import Absence, Employment, FactIsKept
from organisation.signals import staff_changed
from tests.factories.world import World

pytestmark = pytest.mark.django_db

START, END, NEXT = date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def job(world):
    person = world.person()
    return staffing.employ(
        person, world.unit("Nord"), world.job_role("kock"), START, form="fixed_term", number="7", share=40
    )


@pytest.fixture
def told():
    """The persons of every message about changed staff."""
    heard = []

    def listen(persons, **kwargs):
        heard.append(persons)

    staff_changed.connect(listen)
    yield heard
    staff_changed.disconnect(listen)


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def spells(person):
    rows = person.employments.in_force().order_by("starts_on")
    return [(row.unit.code, row.starts_on, row.ends_on) for row in rows]


def test_an_employment_is_permanent_unless_stated(world):
    job = staffing.employ(world.person(), world.unit("Nord"), world.job_role("kock"), START)
    assert (job.form, job.ends_on, job.share) == ("permanent", None, 100)


def test_ending_keeps_everything_but_the_end(job):
    ended = staffing.end_employment(job, END)
    columns = ("person_id", "unit_id", "job_role_id", "form", "number", "share", "starts_on")
    assert [getattr(ended, name) for name in columns] == [getattr(job, name) for name in columns]
    assert spells(job.person) == [("nord", START, END)]
    assert job.voided_at is not None
    assert Employment.objects.count() == 2


def test_ending_twice_is_refused(job):
    staffing.end_employment(job, END)
    with pytest.raises(FactIsKept):
        staffing.end_employment(Employment.objects.get(pk=job.pk), NEXT)
    assert spells(job.person) == [("nord", START, END)]


def test_ending_before_the_beginning_is_refused(job):
    with refused("order"):
        staffing.end_employment(job, date(2024, 12, 31))
    assert spells(job.person) == [("nord", START, None)]


def test_a_move_joins_without_a_gap_and_keeps_the_details(job, world):
    moved = staffing.move(job, world.unit("Syd"), NEXT)
    assert spells(job.person) == [("nord", START, END), ("syd", NEXT, None)]
    assert (moved.form, moved.number, moved.share, moved.job_role) == ("fixed_term", "7", 40, job.job_role)


def test_a_move_of_a_fixed_term_keeps_its_end(job, world):
    ended = staffing.end_employment(job, date(2025, 12, 31))
    staffing.move(ended, world.unit("Syd"), NEXT)
    assert spells(job.person) == [("nord", START, END), ("syd", NEXT, date(2025, 12, 31))]


def test_the_same_job_twice_is_refused(job):
    with pytest.raises(ValidationError) as refused:
        staffing.employ(job.person, job.unit, job.job_role, END, number="7")
    assert refused.value.code == "overlap"
    staffing.employ(job.person, job.unit, job.job_role, END, number="8")


def test_a_later_spell_of_the_same_job_is_not_an_overlap(job):
    staffing.end_employment(job, END)
    staffing.employ(job.person, job.unit, job.job_role, NEXT, number="7")
    assert len(spells(job.person)) == 2


def test_overlapping_absences_are_refused(world):
    person = world.person()
    staffing.record_absence(person, START)
    with refused("overlap"):
        staffing.record_absence(person, END, NEXT)
    with refused("order"):
        staffing.record_absence(world.person(), NEXT, END)
    assert Absence.objects.count() == 1


def test_nobody_works_in_a_unit_on_a_day_when_it_is_not_open(world, job):
    later, role = world.unit("Senare", on=NEXT), world.job_role("kock")
    tree.close_unit(later, date(2025, 9, 30))
    person = world.person()
    for starts_on, ends_on in ((END, date(2025, 9, 30)), (NEXT, None), (NEXT, date(2025, 10, 1))):
        with refused("closed"):
            staffing.employ(person, later, role, starts_on, ends_on)
    with refused("order"):
        staffing.employ(person, later, role, NEXT, END)
    with refused("closed"):
        staffing.move(job, later, NEXT)
    short = staffing.employ(person, later, role, NEXT, date(2025, 9, 30))
    with refused("closed"):
        staffing.end_employment(short, date(2025, 10, 1))
    with refused("order"):
        staffing.move(short, job.unit, date(2025, 10, 1))
    assert spells(job.person) == [("nord", START, None)]
    assert spells(person) == [("senare", NEXT, date(2025, 9, 30))]


def test_an_appointment_needs_an_open_unit_and_is_held_once(world, job):
    later = world.unit("Senare", on=NEXT)
    with refused("closed"):
        staffing.appoint(job.person, later, "head", END)
    with refused("order"):
        staffing.appoint(job.person, later, "head", date(2025, 9, 1), NEXT)
    staffing.appoint(job.person, later, "head", NEXT, date(2025, 9, 30))
    with refused("overlap"):
        staffing.appoint(job.person, later, "head", date(2025, 9, 30))
    staffing.appoint(job.person, later, "head", date(2025, 10, 1))
    staffing.appoint(job.person, later, "deputy", NEXT)
    assert job.person.appointments.count() == 3


def test_every_verb_tells_about_the_person(job, world, told):
    person = {job.person_id}
    staffing.record_absence(job.person, START, END)
    staffing.appoint(job.person, job.unit, "deputy", START)
    ended = staffing.end_employment(job, date(2025, 12, 31))
    staffing.move(ended, world.unit("Syd"), NEXT)
    assert told[:3] == [person] * 3
    assert told[-1] == person


def test_who_listens_can_undo_the_change(job):
    def refuse(persons, **kwargs):
        raise RuntimeError("no")

    staff_changed.connect(refuse)
    try:
        with pytest.raises(RuntimeError):
            staffing.end_employment(job, END)
    finally:
        staff_changed.disconnect(refuse)
    assert spells(job.person) == [("nord", START, None)]
