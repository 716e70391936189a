"""The coordinator's list of additions and exemptions, and the addition of one person by exact employee id."""

import pytest
from django.utils import timezone

from organisation import staffing
from tests.factories.world import day
from tracking import relevance
from tracking.models import Relevance, RelevanceReason

LIST = "/uppdrag/undantag/"
ADD = "/uppdrag/undantag/lagg-till/"


@pytest.fixture
def ask(client):
    """The answer to a GET, or with data to a POST."""

    def get(user, address, data=None):
        client.force_login(user)
        return client.get(address) if data is None else client.post(address, data)

    return get


@pytest.fixture
def cook(town, world):
    return world.staff(town.nord, "kock", person=world.person("Kalle Kock"))


def typed(person, **values):
    today = timezone.localdate().isoformat()
    return {
        "employee_id": person.employee_id,
        "unit": "nord",
        "requirement": person.requirement_pk,
        "reason": "same_tasks",
        "starts_on": today,
    } | values


def exempt(town, person, reason=RelevanceReason.OTHER_TASKS, on="2026-01-01", by=None):
    return relevance.exempt_person(town.requirement, person, reason, day(on), decided_by=by)


def test_only_coordinators_open_the_list_and_the_form(town, ask):
    for user in (town.head, town.division_head, town.employee, town.admin):
        assert ask(user, LIST).status_code == 404 and ask(user, ADD).status_code == 404
        assert ask(user, ADD, {"employee_id": town.colleague.employee_id}).status_code == 404
    assert ask(town.coordinator, LIST).status_code == ask(town.coordinator, ADD).status_code == 200
    assert ask(town.coordinator, LIST, {}).status_code == 405


def test_it_says_what_where_why_and_by_whom_but_not_about_whom(town, ask, cook):
    exempt(town, town.employee, by=town.head)
    relevance.add_person(
        town.requirement, cook, town.nord, RelevanceReason.NEW_TASKS, day("2026-02-01"), decided_by=town.head
    )
    answer = ask(town.coordinator, LIST)
    text = " ".join(answer.content.decode().split())
    for words in ("har helt andra arbetsuppgifter", "Nora Chef, Chef", "Nord", "från och med den 1 januari 2026"):
        assert words in text, words
    for person in (town.employee, cook):
        assert person.last_name not in text and person.employee_id not in text and f"/{person.pk}/" not in text
    assert [(row.fact.kind, row.units) for row in answer.context["decisions"]] == [
        ("added", ["Nord"]),
        ("exempt", ["Nord"]),
    ]


def test_only_units_that_one_coordinates_are_in_it(town, ask, world):
    local = world.head(town.nord, kind="coordinator")
    exempt(town, town.employee)
    exempt(town, town.neighbour)
    both = world.staff(town.nord)
    world.staff(town.syd, person=both)
    exempt(town, both)
    answer = ask(local, LIST)
    assert [row.units for row in answer.context["decisions"]] == [["Nord"], ["Nord"]]
    assert answer.context["by_unit"] == [("Nord", [("har helt andra arbetsuppgifter", 2)])]
    everywhere = ask(town.coordinator, LIST).context
    assert sorted(row.units for row in everywhere["decisions"]) == [["Nord"], ["Nord", "Syd"], ["Syd"]]
    assert everywhere["by_unit"] == [(name, [("har helt andra arbetsuppgifter", 2)]) for name in ("Nord", "Syd")]
    assert everywhere["total"] == [("har helt andra arbetsuppgifter", 3)]


def test_what_is_over_withdrawn_or_about_somebody_who_has_left_is_not_in_it(town, ask, world):
    relevance.withdraw(exempt(town, town.employee), "wrong person")
    relevance.end(exempt(town, town.colleague), day("2026-01-31"))
    left = world.staff(town.nord)
    exempt(town, left)
    staffing.end_employment(left.employments.in_force().get(), day("2026-01-31"))
    answer = ask(town.coordinator, LIST).context
    assert (answer["decisions"], answer["by_unit"], answer["total"]) == ([], [], [])


@pytest.mark.parametrize("number", [1, 120])
def test_the_number_of_queries_does_not_grow(town, ask, world, client, django_assert_num_queries, number):
    for one in range(number):
        person = world.staff(town.nord if one % 2 else town.syd)
        exempt(town, person, by=world.head(town.nord, kind="deputy") if one < 6 else town.head)
    client.force_login(town.coordinator)
    client.get(LIST)
    with django_assert_num_queries(14):
        answer = client.get(LIST)
    assert len(answer.context["decisions"]) == min(number, 100)
    assert sum(count for _, reasons in answer.context["by_unit"] for _, count in reasons) == number


# Adding by employee id


@pytest.fixture
def known(town, cook):
    for person in (cook, town.employee, town.neighbour):
        person.requirement_pk = town.requirement.pk
    return cook


def test_the_coordinator_adds_one_person_and_learns_nothing(town, ask, known):
    answer = ask(town.coordinator, ADD, typed(known))
    assert answer["Location"] == LIST
    row = Relevance.objects.get()
    assert (row.person, row.unit, row.decided_by, row.source) == (known, town.nord, town.coordinator, "coordinator")
    text = ask(town.coordinator, LIST).content.decode()
    assert "Personen är tillagd" in text and "Kock" not in text and known.employee_id not in text
    assert ask(town.coordinator, ADD, typed(known)).status_code == 302
    assert Relevance.objects.count() == 1


def test_the_answer_is_the_same_whether_the_rule_concerns_the_person_or_not(town, ask, known):
    """And whether the person is exempt: nothing about how somebody stands can be asked for here."""
    exempt(town, town.employee)
    for person in (known, town.employee):
        assert ask(town.coordinator, ADD, typed(person))["Location"] == LIST


def test_unknown_closed_and_placed_elsewhere_get_one_and_the_same_answer(town, ask, known, world):
    closed = world.staff(town.nord)
    closed.is_active = False
    closed.save()
    answers = set()
    for number in ("99999", town.neighbour.employee_id, closed.employee_id, known.employee_id[:-1], "' OR 1=1 --"):
        answer = ask(town.coordinator, ADD, typed(known, employee_id=number))
        assert answer.status_code == 422
        assert number in answer.content.decode() or "OR 1=1" in number
        answers.add(str(answer.context["form"].non_field_errors()))
    assert len(answers) == 1 and "Ingen med det här anställningsnumret" in answers.pop()
    assert not Relevance.objects.exists()


def test_a_unit_that_somebody_else_coordinates_is_unknown(town, ask, known, world):
    local = world.head(town.syd, kind="coordinator")
    answer = ask(local, ADD, typed(known))
    assert answer.status_code == 422 and "unit" in answer.context["form"].errors
    assert not Relevance.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"reason": "leaving"}, {"reason": ""}, {"requirement": "0"}, {"requirement": "x"}, {"starts_on": "2020-01-01"}],
)
def test_what_is_wrong_is_said(town, ask, known, wrong):
    answer = ask(town.coordinator, ADD, typed(known, **wrong))
    assert answer.status_code == 422 and set(wrong) == set(answer.context["form"].errors)
    assert not Relevance.objects.exists()
