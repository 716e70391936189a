"""Extra time: given by exact employee id, never to oneself or own staff, and never told why."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisation.models import NamesViewed
from quizzes import sittings
from quizzes.models import ExtraTime
from tests.factories import quizzes as q
from tests.factories.examiners import examiner

pytestmark = pytest.mark.django_db

PAGE = "/test/extra-tid/"


@pytest.fixture
def marker(client, town, world):
    who = examiner(world.staff(town.municipality, person=world.person("Bodil Bedömare")))
    client.force_login(who)
    return who


def given(client):
    return [row.person for row in client.get(PAGE).context["page"]]


def test_only_those_who_mark_get_in(client, town):
    assert client.get(PAGE).status_code == 302
    for who in (town.employee, town.head, town.coordinator, examiner(town.colleague, "view_sittings")):
        client.force_login(who)
        assert client.get(PAGE).status_code == client.post(PAGE).status_code == 403


def test_giving_changing_and_taking_away(client, marker, town):
    data = {"person": town.employee.employee_id, "percent": "50"}
    assert client.post(PAGE, data)["Location"] == PAGE
    assert (ExtraTime.objects.get().percent, ExtraTime.objects.get().is_unlimited) == (50, False)
    client.post(PAGE, {"person": town.employee.employee_id, "percent": "50", "is_unlimited": "on"})
    row = ExtraTime.objects.get()
    assert (row.percent, row.is_unlimited) == (None, True)
    assert given(client) == [town.employee]
    for _time in range(2):
        assert client.post(PAGE, {"remove": row.pk}).status_code == 302
    assert not ExtraTime.objects.exists()


def test_it_lengthens_the_time_of_attempts_begun_afterwards(client, marker, town):
    quiz = q.quiz(q.question(), time_limit=20)
    client.post(PAGE, {"person": town.employee.employee_id, "percent": "50"})
    sitting = sittings.begin(town.employee, quiz)
    assert sitting.deadline - sitting.started_at == timedelta(minutes=30)
    client.post(PAGE, {"person": town.neighbour.employee_id, "is_unlimited": "on"})
    assert sittings.begin(town.neighbour, quiz).deadline is None


@pytest.mark.parametrize(
    "data", [{}, {"percent": "0"}, {"percent": "301"}, {"percent": "x"}, {"percent": ""}, {"is_unlimited": ""}]
)
def test_what_says_nothing_is_refused_and_stays_in_the_form(client, marker, town, data):
    response = client.post(PAGE, {"person": town.employee.employee_id} | data)
    assert response.status_code == 422
    assert f'value="{town.employee.employee_id}"' in response.content.decode()
    assert not ExtraTime.objects.exists()


@pytest.mark.parametrize("text", ["", "Samira", "4000", "finns-inte"])
def test_a_person_is_found_by_the_exact_id_only(client, marker, town, text):
    assert client.post(PAGE, {"person": text, "percent": "50"}).status_code == 422


def test_nobody_gives_it_to_themselves_nor_sees_their_own(client, marker):
    assert client.post(PAGE, {"person": marker.employee_id, "percent": "50"}).status_code == 422
    ExtraTime.objects.create(person=marker, percent=50)
    assert given(client) == []


def test_a_head_sees_and_gives_nothing_to_own_staff(client, town):
    rows = {who: ExtraTime.objects.create(person=who, percent=25) for who in (town.employee, town.neighbour)}
    client.force_login(examiner(town.head))
    assert given(client) == [town.neighbour]
    assert client.post(PAGE, {"person": town.employee.employee_id, "percent": "50"}).status_code == 422
    client.post(PAGE, {"remove": rows[town.employee].pk})
    assert ExtraTime.objects.get(person=town.employee).percent == 25
    client.post(PAGE, {"remove": rows[town.neighbour].pk})
    assert not ExtraTime.objects.filter(person=town.neighbour).exists()


@pytest.mark.parametrize("asked", ["", "x", "-1", "9" * 40])
def test_what_no_button_sends_takes_nothing_away(client, marker, town, asked):
    ExtraTime.objects.create(person=town.employee, percent=25)
    assert client.post(PAGE, {"remove": asked}).status_code == 302
    assert ExtraTime.objects.exists()


def test_an_administrators_look_is_noted(client, town):
    ExtraTime.objects.create(person=town.employee, percent=25)
    client.force_login(town.admin)
    client.get(PAGE)
    assert NamesViewed.objects.get(person=town.employee).only_quizzes


def test_the_number_of_queries_does_not_grow(client, marker, world):
    counted = []
    for more in (1, 8):
        for _number in range(more):
            ExtraTime.objects.create(person=world.person(), percent=25)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counted.append(len(queries))
    assert counted[0] == counted[1] < 15
