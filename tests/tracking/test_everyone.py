"""Everybody by name, as a stream: for administrators, who are logged."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisation import staffing
from organisation.models import NamesViewed
from organisation.tree import Tree
from tests.factories.histories import build, histories, rolled_back, telling_days
from tests.factories.kept import keep
from tests.factories.world import World, day
from tracking import everyone, requirements
from tracking.facts import facts_of, rules_of
from tracking.models import Coverage, Definitions
from tracking.standing import standing

pytestmark = pytest.mark.django_db

ON = date(2025, 12, 31)


@pytest.fixture
def world():
    return World()


@keep
def kept_care(world):
    care = world.unit("Hemtjänst", world.unit("Kommunen", kind="municipality"), kind="division")
    care.nord, care.syd = world.unit("Nord", care), world.unit("Syd", care)
    care.course = world.training()
    care.rule = world.requirement(care.course, months=24)
    care.people = [world.staff(care.nord) for _ in range(5)]
    world.staff(care.syd, person=care.people[0])
    care.head = world.head(care.nord)
    world.done(care.people[0], care.course, "2025-05-05")
    world.started(care.people[1], care.course, "2025-12-01")
    requirements.exempt_person(care.rule, care.people[2], "other_tasks", day("2025-10-01"))
    staffing.record_absence(care.people[3], day("2025-11-01"))
    care.admin = world.person(is_superuser=True)
    return care


@pytest.fixture
def care(world, kept_care):
    return kept_care(world)


def read(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def url(unit, on=ON):
    return reverse("tracking:everyone_export", args=[unit.code]) + f"?on={on}"


def test_a_row_for_each_person_requirement_and_unit(care, client):
    client.force_login(care.admin)
    rows = read(client.get(url(care)))
    states = {(row["Efternamn"] or row["Förnamn"], row["Enhet"]): row["Status"] for row in rows}
    assert len(rows) == 7
    names = [str(person).split()[-1] for person in care.people]
    assert len(states) == len(rows), names
    assert sorted(row["Status"] for row in rows) == [
        "inte påbörjat",
        "inte påbörjat",
        "klar",
        "klar",
        "långtidsfrånvarande",
        "pågår",
        "undantagen",
    ]
    done = next(row for row in rows if row["Status"] == "klar")
    assert (done["Slutförd"], done["Gäller till och med"]) == ("2025-05-05", "2027-05-04")


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(history=histories(), data=st.data())
def test_it_says_the_same_as_the_standing_of_each(history, data):
    on = data.draw(telling_days(history))
    with rolled_back():
        built, definitions = build(history), Definitions.load()
        found = list(everyone.rows(Tree.on(on), on, today=on))
        for requirement in built.requirements:
            rows = [row for row in found if row.requirement == requirement.key]
            facts = facts_of([person.pk for person in built.people], requirement, rules_of(requirement))
            expected = {
                (person.employee_id, unit): standing(facts[person.pk], on, definitions)
                for person in built.people
                for unit in Coverage.objects.filter(
                    person=person, requirement=requirement, starts_on__lte=on, ends_on__gte=on
                ).values_list("unit_id", flat=True)
            }
            assert {(row.person.employee_id, row.unit): row.standing for row in rows} == expected


def test_only_those_who_still_work_there_are_named(care, client):
    staffing.end_employment(care.people[4].employments.in_force().get(), day("2026-02-01"))
    client.force_login(care.admin)
    rows = read(client.get(url(care)))
    assert not any(row["Anställningsnummer"] == care.people[4].employee_id for row in rows)
    assert sum(row["Efternamn"] == "arbetar inte längre här" for row in rows) == 1


def test_for_others_there_is_no_such_page(care, client):
    for person in (care.head, care.people[0]):
        client.force_login(person)
        assert client.get(url(care.nord)).status_code == 404
    assert not NamesViewed.objects.exists()


def test_every_unit_is_noted_in_the_log(care, client):
    client.force_login(care.admin)
    client.get(url(care))
    assert set(NamesViewed.objects.values_list("unit__code", flat=True)) == {care.code, care.nord.code, care.syd.code}


def test_a_wrong_date_leads_back_to_the_page(care, client):
    client.force_login(care.admin)
    assert client.get(url(care, "x")).status_code == 302


@pytest.mark.parametrize("number", [1, 30])
def test_ten_queries_however_many(care, client, world, number, django_assert_num_queries):
    for _ in range(number):
        world.done(world.staff(care.nord), care.course, "2025-06-01")
    tree = Tree.on(ON)
    with django_assert_num_queries(11):  # The tree is the tenth; two begin and end the transaction.
        assert len(list(everyone.rows(tree, ON, today=timezone.localdate()))) == 7 + number
