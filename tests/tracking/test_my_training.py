"""“My training”: what, by when, why, how far; what is finished; and a proof that is one's own."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from organisation import staffing
from organisation.models import UnitKind
from tests.factories import pages
from tracking import ledger, requirements
from tracking.models import RelevanceReason, Training

URL = "/mina/"


@pytest.fixture
def course(world):
    """A published course with two lessons, and its training."""
    page = pages.course(title="Grundutbildning om extremism", lessons=2)
    page.training = Training.objects.get(key=page.training_key)
    return page


@pytest.fixture
def care(world, course):
    unit = world.unit("Hemtjänst Björkbacken", kind=UnitKind.UNIT)
    unit.rule = world.requirement(
        course.training, job_roles=[world.job_role("Undersköterska")], days=60, months=24, starts_on="2025-01-01"
    )
    return unit


@pytest.fixture
def mine(client):
    """The page as a person sees it: (response, its text)."""

    def get(person, path=""):
        client.force_login(person)
        response = client.get(f"{URL}{path}")
        return response, response.content.decode()

    return get


def hired(world, unit, days_ago):
    return world.staff(unit, "Undersköterska", starts_on=timezone.localdate() - timedelta(days=days_ago))


def finish(person, course, on=None):
    for lesson in pages.lessons_of(course):
        training = Training.objects.get(key=lesson.training_key)
        at = timezone.make_aware(timezone.datetime(on.year, on.month, on.day, 12)) if on else None
        ledger.record_completion(person, training, at=at)


def test_it_says_what_by_when_and_why(world, care, course, mine):
    person = hired(world, care, 10)
    response, text = mine(person)
    (task,) = response.context["tasks"]
    assert task.obligation.due == timezone.localdate() + timedelta(days=50)
    assert "Grundutbildning om extremism" in text
    assert "Du ska gå den eftersom du arbetar som undersköterska på Hemtjänst Björkbacken." in text
    assert "Klar senast" in text
    assert "Börja utbildningen" in text


def test_late_is_said_calmly_with_what_to_do(world, care, course, mine):
    _, text = mine(hired(world, care, 100))
    assert "Skulle ha varit klar" in text
    assert "Hinner du inte? Prata med din chef." in text


def test_one_goes_on_with_the_first_lesson_not_done(world, care, course, mine):
    person = hired(world, care, 10)
    first, second = pages.lessons_of(course)
    ledger.record_completion(person, Training.objects.get(key=first.training_key))
    response, text = mine(person)
    assert response.context["tasks"][0].next_url == second.url
    assert "1 av 2 avsnitt klara" in text
    assert "Fortsätt där du slutade" in text


def test_what_is_finished_has_date_edition_and_last_day(world, care, course, mine):
    person = hired(world, care, 400)
    finish(person, course, on=date(2026, 1, 31))
    response, text = mine(person)
    assert response.context["tasks"] == []
    (done,) = response.context["finished"]
    assert (done.completion.completed_on, done.completion.edition) == (date(2026, 1, 31), 1)
    assert done.last_day == date(2028, 1, 30)
    assert "30 januari 2028" in text


def test_what_has_run_out_is_to_be_renewed(world, care, course, mine):
    person = hired(world, care, 2000)
    finish(person, course, on=date(2023, 1, 31))
    response, text = mine(person)
    assert "Har gått ut" in text and "Förnyelse krävs" in text
    assert response.context["tasks"][0].expired


def test_added_by_the_head_says_so(world, care, course, mine):
    person = world.staff(care, "Planerare")
    assert "Inget krav gäller dig" in mine(person)[1]
    requirements.add_person(care.rule, person, care, RelevanceReason.SAME_TASKS, date(2026, 1, 1))
    assert "eftersom din chef på Hemtjänst Björkbacken har lagt till dig" in mine(person)[1]


def test_the_exempt_and_those_on_leave_are_asked_for_nothing(world, care, course, mine):
    exempt, away = hired(world, care, 10), hired(world, care, 300)
    requirements.exempt_person(care.rule, exempt, RelevanceReason.OTHER_TASKS, timezone.localdate())
    staffing.record_absence(away, timezone.localdate() - timedelta(days=40))
    assert mine(exempt)[0].context["tasks"] == []
    assert mine(away)[0].context["tasks"] == []


def test_a_course_of_ones_own_choice_is_shown_while_it_is_open(world, course, mine):
    person = world.person()
    first, _ = pages.lessons_of(course)
    ledger.record_completion(person, Training.objects.get(key=first.training_key))
    assert "Frivillig" in mine(person)[1]


def test_recognised_training_fulfils_and_is_marked_for_what_it_is(world, care, course, mine):
    person = hired(world, care, 10)
    ledger.recognise(person, course.training, completed_at=timezone.now(), recorded_by=world.person())
    response, text = mine(person)
    assert response.context["tasks"] == []
    assert "Tillgodoräknad av" in text


def test_a_training_taken_elsewhere_has_no_button(world, care, mine):
    outside = world.training("Kurs på annat håll", kind="external")
    world.requirement(outside, key="annat", job_roles=[world.job_role("Undersköterska")], starts_on="2025-01-01")
    _, text = mine(hired(world, care, 10))
    assert "Fråga din chef hur" in text


def test_the_proof_is_ones_own(world, care, course, mine, client):
    person, neighbour = hired(world, care, 100), hired(world, care, 100)
    finish(person, course)
    completion = person.completions.get(training=course.training)
    response, text = mine(person, f"bevis/{completion.pk}/")
    assert response.status_code == 200
    assert str(person) in text and "Intyg om genomförd utbildning" in text
    assert mine(neighbour, f"bevis/{completion.pk}/")[0].status_code == 404
    client.logout()
    assert client.get(f"{URL}bevis/{completion.pk}/").status_code == 302


def test_a_voided_completion_has_no_proof(world, care, course, mine):
    person = hired(world, care, 100)
    finish(person, course)
    completion = person.completions.get(training=course.training)
    ledger.void_completion(completion, "fel person")
    assert mine(person, f"bevis/{completion.pk}/")[0].status_code == 404


@pytest.mark.parametrize("number", [1, 4])
def test_the_number_of_queries_does_not_grow(world, care, course, client, django_assert_num_queries, number):
    person = hired(world, care, 400)
    finish(person, course, on=date(2026, 1, 31))
    for extra in range(number):
        other = pages.course(title=f"Kurs {extra}", lessons=1 + extra)
        training = Training.objects.get(key=other.training_key)
        world.requirement(training, key=f"krav-{extra}", job_roles=[world.job_role("Undersköterska")])
    client.force_login(person)
    client.get(URL)
    with django_assert_num_queries(31):
        client.get(URL)
