"""A head adds, exempts, ends and withdraws: in the own unit, as long as the appointment lasts, and never oneself."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from organisation import staffing, tree
from organisation.models import NamesViewed, UnitSuccession
from tests.factories.world import day
from tracking import coverage, relevance
from tracking.models import Relevance, RelevanceKind, RelevanceReason, Snapshot, Withdrawal

TODAY = date(2026, 11, 28)
OPEN = {"reason": "other_tasks", "starts_on": "2026-11-01"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """It is a day late in the year, so that there are days of the year to go back to."""
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda *args: real(*args) if args else TODAY)


@pytest.fixture
def cook(town, world):
    """Somebody in Nord whom the rule does not concern."""
    return world.staff(town.nord, "kock", person=world.person("Kalle Kock"))


@pytest.fixture
def ask(client):
    """The answer to a GET, or with data to a POST."""

    def get(user, address, data=None):
        client.force_login(user)
        return client.get(address) if data is None else client.post(address, data)

    return get


def exempting(unit, person, key="grund"):
    return f"/uppfoljning/{unit.code}/{key}/{person.pk}/undanta/"


def adding(unit, person, key="grund"):
    return f"/uppfoljning/{unit.code}/{key}/{person.pk}/lagg-till/"


def changing(unit, decision):
    return f"/uppfoljning/{unit.code}/beslut/{decision.pk}/"


def exempted(town, person, starts_on="2026-11-01", **values):
    return relevance.exempt_person(town.requirement, person, RelevanceReason.OTHER_TASKS, day(starts_on), **values)


def test_the_head_exempts(town, ask):
    page = ask(town.head, exempting(town.nord, town.employee))
    assert page.status_code == 200 and "Samira Haddad" in page.content.decode()
    answer = ask(town.head, exempting(town.nord, town.employee), OPEN | {"ends_on": "2026-12-31"})
    assert answer["Location"] == "/uppfoljning/nord/#grund"
    row = Relevance.objects.get()
    assert (row.person, row.kind, row.unit, row.reason) == (town.employee, "exempt", None, "other_tasks")
    assert (row.starts_on, row.ends_on, row.decided_by) == (date(2026, 11, 1), date(2026, 12, 31), town.head)


def test_the_head_adds_and_the_coverage_follows(town, ask, cook):
    ask(town.head, adding(town.nord, cook), {"reason": "same_tasks", "starts_on": "2026-11-01"})
    row = Relevance.objects.get()
    assert (row.kind, row.unit, row.decided_by) == (RelevanceKind.ADDED, town.nord, town.head)
    assert town.requirement.coverage.get(person=cook).since == date(2026, 11, 1)
    assert coverage.differences() == (set(), set())


@pytest.mark.parametrize("address", [exempting, adding])
def test_who_does_not_lead_the_unit_finds_nothing(town, ask, world, address):
    former = world.head(town.nord, ends_on="2026-11-27")
    key_person = world.head(town.nord, kind="key_person", starts_on="2026-01-01")
    for user in (town.other_head, town.division_head, town.coordinator, town.employee, town.admin, former, key_person):
        for data in (None, OPEN):
            assert ask(user, address(town.nord, town.colleague), data).status_code == 404, user
    assert not Relevance.objects.exists()


@pytest.mark.parametrize("address", [exempting, adding])
def test_the_neighbours_staff_an_unknown_person_and_an_unknown_rule_are_not_found(town, ask, address):
    for target in (address(town.nord, town.neighbour), address(town.nord, town.colleague, "finns-inte")):
        assert ask(town.head, target, OPEN).status_code == 404


def test_somebody_who_has_left_is_not_found(town, ask, world):
    left = world.staff(town.nord, ends_on="2026-11-27")
    assert ask(town.head, exempting(town.nord, left), OPEN).status_code == 404


@pytest.mark.parametrize("kind", ["deputy", "acting"])
def test_deputies_and_acting_heads_decide(town, ask, world, kind):
    other = world.head(town.nord, kind=kind)
    assert ask(other, exempting(town.nord, town.employee), OPEN).status_code == 302
    assert Relevance.objects.get().decided_by == other


def test_without_a_head_the_nearest_above_decides(town, ask, world):
    empty = world.unit("Vakansen", town.division)
    person = world.staff(empty)
    assert ask(town.division_head, exempting(empty, person), OPEN).status_code == 302


def test_an_administrator_who_leads_decides_and_the_look_is_logged(town, ask, world):
    town.head.is_superuser = True
    town.head.save()
    assert ask(town.head, exempting(town.nord, town.employee)).status_code in (200, 302)
    assert ask(town.head, exempting(town.syd, town.neighbour)).status_code in (404, 302)


def test_nobody_decides_about_oneself_but_the_head_above_does(town, ask, world):
    chiefs = world.requirement(town.course, key="chefer", appointment_kinds=["head"], group_name="Chefer")
    answer = ask(town.head, exempting(town.nord, town.head, "chefer"), OPEN)
    assert answer["Location"] == "/uppfoljning/nord/#chefer" and not Relevance.objects.exists()
    assert "Du kan inte besluta om dig själv" in ask(town.head, "/uppfoljning/nord/").content.decode()
    assert ask(town.division_head, exempting(town.division, town.head, "chefer"), OPEN).status_code == 302
    decision = Relevance.objects.get(requirement=chiefs)
    ask(town.head, changing(town.nord, decision), {"do": "withdraw", "withdraw-why": "wrong days"})
    decision.refresh_from_db()
    assert decision.voided_at is None
    page = ask(town.division_head, f"/uppfoljning/{town.division.code}/")
    assert f"/beslut/{decision.pk}/" in page.content.decode()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"reason": ""}, "Välj en orsak."),
        ({"reason": "same_tasks"}, "Välj en orsak."),  # That is for adding.
        ({"reason": "=1+1"}, "Välj en orsak."),
        ({"starts_on": ""}, "Välj ett datum"),
        ({"starts_on": "i går"}, "år-månad-dag"),
        ({"starts_on": "0001-01-01"}, "Kontrollera årtalet"),
        ({"starts_on": "2025-12-31"}, "Den första möjliga dagen är 1 januari 2026."),
        ({"ends_on": "2026-10-31"}, "Sista dagen ligger före den första"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(town, ask, values, words):
    answer = ask(town.head, exempting(town.nord, town.employee), OPEN | values)
    text = answer.content.decode()
    assert answer.status_code == 422 and words in text, text
    assert f'value="{(OPEN | values)["starts_on"]}"' in text or not (OPEN | values)["starts_on"]
    assert not Relevance.objects.exists()


def test_days_of_a_frozen_report_are_settled(town, ask):
    def freeze(unit, on):
        Snapshot.objects.create(
            unit=unit, on=day(on), report={}, rules={}, tree={}, frozen_by_unit=unit, definitions_version="1"
        )

    freeze(town.syd, "2026-10-31")  # Another unit's.
    assert ask(town.head, exempting(town.nord, town.employee), OPEN | {"starts_on": "2026-09-01"}).status_code == 302
    freeze(town.administration, "2026-08-31")
    answer = ask(town.head, exempting(town.nord, town.colleague), OPEN | {"starts_on": "2026-08-31"})
    assert answer.status_code == 422 and "dagen är 1 september 2026." in answer.content.decode()
    assert ask(town.head, exempting(town.nord, town.colleague), OPEN | {"starts_on": "2026-09-01"}).status_code == 302


def test_there_is_nothing_to_be_exempt_from_or_added_to(town, ask, cook):
    answer = ask(town.head, exempting(town.nord, cook), OPEN)
    assert answer.status_code == 422 and "Kravet gäller inte personen" in answer.content.decode()
    answer = ask(town.head, adding(town.nord, town.employee), OPEN | {"reason": "new_tasks"})
    assert answer.status_code == 422 and "Kravet gäller redan personen" in answer.content.decode()


def test_the_same_sent_twice_is_recorded_once(town, ask):
    for _ in range(2):
        assert ask(town.head, exempting(town.nord, town.employee), OPEN).status_code == 302
    assert Relevance.objects.count() == 1


def test_another_exemption_on_the_same_days_is_refused(town, ask, world):
    exempted(town, town.employee, ends_on=day("2026-11-10"))
    answer = ask(town.head, exempting(town.nord, town.employee), OPEN | {"starts_on": "2026-11-10"})
    assert answer.status_code == 422 and "redan undantagen" in answer.content.decode()
    assert ask(town.head, exempting(town.nord, town.employee), OPEN | {"starts_on": "2026-11-11"}).status_code == 302
    assert Relevance.objects.count() == 2


def test_added_in_two_units_is_no_overlap(town, world, cook):
    world.staff(town.syd, "kock", person=cook)
    for unit in (town.nord, town.syd):
        relevance.add_person(town.requirement, cook, unit, RelevanceReason.SAME_TASKS, day("2026-11-01"))
    with pytest.raises(ValidationError):
        relevance.add_person(town.requirement, cook, town.syd, RelevanceReason.NEW_TASKS, day("2026-11-09"))
    assert Relevance.objects.count() == 2


def test_exempt_beats_added(town, world, cook):
    relevance.add_person(town.requirement, cook, town.nord, RelevanceReason.SAME_TASKS, day("2026-11-01"))
    exempted(town, cook, "2026-11-05")
    assert Relevance.objects.in_force().count() == 2


# Ending and withdrawing


def test_an_exemption_is_ended_and_the_end_is_moved(town, ask):
    decision = exempted(town, town.employee, decided_by=town.head)
    assert ask(town.head, changing(town.nord, decision)).status_code == 200
    ask(town.head, changing(town.nord, decision), {"do": "end", "end-last_day": "2026-12-24"})
    ended = Relevance.objects.in_force().get()
    assert (ended.starts_on, ended.ends_on, ended.decided_by) == (day("2026-11-01"), day("2026-12-24"), town.head)
    decision.refresh_from_db()
    assert decision.voided_by == town.head
    ask(town.head, changing(town.nord, ended), {"do": "end", "end-last_day": "2027-01-15"})
    assert Relevance.objects.in_force().get().ends_on == day("2027-01-15")


def test_a_mistake_is_withdrawn_with_a_reason_from_the_list(town, ask, cook):
    decision = relevance.add_person(town.requirement, cook, town.nord, RelevanceReason.SAME_TASKS, day("2026-11-01"))
    for why in ("", "annat"):
        answer = ask(town.head, changing(town.nord, decision), {"do": "withdraw", "withdraw-why": why})
        assert answer.status_code == 422
    answer = ask(town.head, changing(town.nord, decision), {"do": "withdraw", "withdraw-why": "wrong person"})
    assert answer.status_code == 302
    decision.refresh_from_db()
    assert (decision.voided_by, decision.void_reason) == (town.head, Withdrawal.WRONG_PERSON)
    assert not town.requirement.coverage.filter(person=cook).exists()
    again = ask(town.head, changing(town.nord, decision), {"do": "withdraw", "withdraw-why": "wrong days"})
    assert again.status_code == 302
    decision.refresh_from_db()
    assert decision.void_reason == Withdrawal.WRONG_PERSON


def test_what_is_settled_cannot_be_ended_or_opened_again(town, ask):
    old = exempted(town, town.employee, "2025-01-01", ends_on=day("2025-06-30"))
    going = exempted(town, town.colleague, "2025-01-01")
    refused = ask(town.head, changing(town.nord, old), {"do": "end", "end-last_day": "2026-12-31"})
    assert refused.status_code == 422
    refused = ask(town.head, changing(town.nord, going), {"do": "end", "end-last_day": "2025-12-30"})
    assert refused.status_code == 422 and "31 december 2025" in refused.content.decode()
    assert ask(town.head, changing(town.nord, going), {"do": "end", "end-last_day": "2025-12-31"}).status_code == 302


def test_a_decision_of_the_neighbours_staff_is_not_found(town, ask):
    decision = exempted(town, town.neighbour)
    for data in (None, {"do": "end", "end-last_day": "2026-12-01"}):
        assert ask(town.head, changing(town.nord, decision), data).status_code == 404
        assert ask(town.admin, changing(town.syd, decision), data).status_code in (302, 404)
        assert ask(town.coordinator, changing(town.syd, decision), data).status_code == 404
    assert ask(town.other_head, changing(town.nord, decision)).status_code == 404
    assert ask(town.other_head, changing(town.syd, decision)).status_code == 200


def test_an_addition_in_another_unit_is_that_heads_but_goes_along_to_a_successor(town, ask, world, cook):
    world.staff(town.syd, "kock", person=cook)
    decision = relevance.add_person(town.requirement, cook, town.syd, RelevanceReason.SAME_TASKS, day("2026-11-01"))
    assert ask(town.head, changing(town.nord, decision)).status_code == 404
    UnitSuccession.objects.create(predecessor=town.syd, successor=town.nord, on=day("2026-11-15"))
    assert ask(town.head, changing(town.nord, decision)).status_code == 200


def test_the_new_head_of_somebody_who_has_moved_decides(town, ask):
    decision = exempted(town, town.employee)
    staffing.move(town.employee.employments.in_force().get(), town.syd, TODAY)
    assert ask(town.head, changing(town.nord, decision)).status_code == 404
    assert ask(town.other_head, changing(town.syd, decision)).status_code == 200


def test_the_page_of_the_unit_leads_to_the_decisions_only_for_who_decides(town, ask, cook):
    decision = exempted(town, town.colleague)
    links = [exempting(town.nord, town.employee), adding(town.nord, cook), changing(town.nord, decision)]
    page = ask(town.head, "/uppfoljning/nord/").content.decode()
    assert all(link in page for link in links)
    assert exempting(town.nord, town.head) not in page and adding(town.nord, town.head) not in page
    for user in (town.admin, town.coordinator):
        page = ask(user, "/uppfoljning/nord/").content.decode()
        assert not any(link in page for link in links)


def test_a_closed_unit_and_a_person_without_an_account(town, ask, world):
    gone = world.staff(town.nord, person=world.person("Stängd Person"))
    gone.is_active = False
    gone.save()
    answer = ask(town.head, exempting(town.nord, gone), OPEN)
    assert answer.status_code == 422
    empty = world.unit("Tom", town.division)
    world.head(empty, person=town.head)
    tree.close_unit(empty, TODAY - timedelta(days=1))
    assert ask(town.head, exempting(empty, town.employee), OPEN).status_code == 404
    assert not NamesViewed.objects.exists()


@pytest.mark.parametrize("number", [1, 12])
def test_the_number_of_queries_does_not_grow(town, ask, world, client, django_assert_num_queries, number):
    for _ in range(number):
        exempted(town, world.staff(town.nord), decided_by=town.head)
        world.head(world.unit(f"Under {world.person().pk}", town.nord))
    decision = Relevance.objects.first()
    client.force_login(town.head)
    for address, queries in ((exempting(town.nord, town.employee), 14), (changing(town.nord, decision), 13)):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
