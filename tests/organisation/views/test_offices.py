"""The coordinator's page: key persons and roles in the own part of the tree, and nothing beyond it."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.models import Role
from organisation import appointments, role_holders
from organisation.models import Appointment, RoleHolder
from tests.factories.kept import keep
from tests.factories.town import build_town
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

START = "2026-01-01"
TODAY = timezone.localdate()


@pytest.fixture
def world(wagtail_root):
    return World()


@keep
def kept_town(world):
    """The town, a school with a key person and a lawyer of its own, and a coordinator of the division."""
    town = build_town(world)
    town.school = world.unit("Skolan", town.municipality)
    town.lawyer = Role.objects.create(key="jurist", title="Jurist")
    town.foreign = appointments.appoint(world.person("Frida Främmande"), town.school, "key_person", LONG_AGO)
    town.foreign_role = role_holders.hold_role(
        town.lawyer, town.school, LONG_AGO, person=world.person("Frans Främmande"), phone="070-174 06 77"
    )
    town.local = appointments.appoint(world.person("Ola Ordnare"), town.division, "coordinator", LONG_AGO).person
    return town


@pytest.fixture
def town(world, kept_town):
    return kept_town(world)


def browser_of(person):
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def ola(town):
    return browser_of(town.local)


def appoint(browser, person, unit="Nord", **data):
    typed = {"person": getattr(person, "employee_id", person), "unit": unit, "starts_on": START} | data
    return browser.post(reverse("new_key_person"), typed, follow=True)


def test_appoint_and_end_a_key_person(ola, town):
    response = appoint(ola, town.employee, ends_on="2026-12-31")
    assert response.redirect_chain == [("/uppdrag/", 302)]
    held = town.employee.appointments.get()
    assert (held.kind, held.unit, held.starts_on, held.ends_on) == (
        "key_person", town.nord, date(2026, 1, 1), date(2026, 12, 31)
    )  # fmt: skip
    assert "Samira Haddad" in response.text
    page = ola.get(reverse("end_key_person", args=[held.pk]))
    assert 'value="2026-12-31"' in page.text
    ola.post(reverse("end_key_person", args=[held.pk]), {"do": "end", "end-last_day": "2026-03-31"})
    assert town.employee.appointments.in_force().get().ends_on == date(2026, 3, 31)


def test_a_mistake_is_withdrawn_with_a_reason(ola, town):
    appoint(ola, town.employee)
    held = town.employee.appointments.get()
    url = reverse("end_key_person", args=[held.pk])
    assert ola.post(url, {"do": "withdraw", "withdraw-reason": ""}).status_code == 422
    ola.post(url, {"do": "withdraw", "withdraw-reason": "Fel person"})
    held.refresh_from_db()
    assert (held.void_reason, held.voided_by) == ("Fel person", town.local)


def test_a_replayed_form_says_that_it_is_done(ola, town):
    appoint(ola, town.employee)
    assert "Personen har redan det här uppdraget några av dagarna." in appoint(ola, town.employee).text
    url = reverse("end_key_person", args=[town.employee.appointments.get().pk])
    for _ in range(2):
        response = ola.post(url, {"do": "end", "end-last_day": "2026-03-31"}, follow=True)
    assert "Det här är redan avslutat, ändrat eller återkallat." in response.text
    assert town.employee.appointments.count() == 2


def test_hold_and_change_a_role(ola, town):
    typed = {"role": town.lawyer.pk, "unit": "nord", "person": town.employee.employee_id, "phone": "070-174 06 36",
             "starts_on": START, "name_is_public": "on", "agrees": "yes"}  # fmt: skip
    assert "Samira Haddad" in ola.post(reverse("new_role_holder"), typed, follow=True).text
    held = RoleHolder.objects.get(unit=town.nord)
    assert (held.person, held.phone, held.name_is_public) == (town.employee, "070-174 06 36", False)
    url = reverse("end_role_holder", args=[held.pk])
    ola.post(url, {"do": "end", "end-phone": "070-174 06 37", "end-ends_on": "2026-12-31"})
    changed = RoleHolder.objects.in_force().get(unit=town.nord)
    assert (changed.phone, changed.ends_on) == ("070-174 06 37", date(2026, 12, 31))


def test_nothing_of_others_is_seen_or_changed(ola, town):
    text = ola.get("/uppdrag/").text
    assert "Främmande" not in text
    assert "070-174 06 77" not in text
    for name, pk in (("end_key_person", town.foreign.pk), ("end_role_holder", town.foreign_role.pk)):
        for method in (ola.get, ola.post):
            data = {"do": "end", "end-last_day": START, "end-phone": "1", "withdraw-reason": "x"}
            assert method(reverse(name, args=[pk]), data).status_code == 404
    appoint(ola, town.employee, "Skolan")
    appoint(ola, town.employee, "ekvalla-kommun")
    assert not town.employee.appointments.exists()
    town.foreign.refresh_from_db()
    town.foreign_role.refresh_from_db()
    assert (town.foreign.voided_at, town.foreign_role.voided_at) == (None, None)


def test_only_key_persons_are_ended_here(ola, town):
    for held in Appointment.objects.exclude(kind="key_person"):
        assert ola.post(reverse("end_key_person", args=[held.pk]), {"do": "end"}).status_code == 404
    appoint(ola, town.employee, kind="head")
    assert town.employee.appointments.get().kind == "key_person"


@pytest.mark.parametrize("typed", ["Haddad", "Samira Haddad", "4000", "%", ""])
def test_people_are_found_by_exact_id_only(ola, town, typed):
    response = appoint(ola, typed)
    assert response.status_code == 422
    assert "Haddad</" not in response.text
    assert not town.employee.appointments.exists()


def test_a_deactivated_person_is_as_unknown_as_an_id_that_nobody_has(ola, town):
    town.employee.is_active = False
    town.employee.save()
    text = "Det finns ingen aktiv person med det id:t."
    assert text in appoint(ola, town.employee).text
    assert text in appoint(ola, "99999").text


def test_what_was_typed_stays_when_something_is_wrong(ola, town):
    response = appoint(ola, town.employee, ends_on="2025-01-01")
    assert response.status_code == 422
    assert "Sista dagen ligger före den första." in response.text
    for typed in (town.employee.employee_id, "Nord", START, "2025-01-01"):
        assert f'value="{typed}"' in response.text


def test_it_does_not_exist_for_those_who_do_not_coordinate(town, world):
    held = appointments.appoint(town.employee, town.nord, "key_person", LONG_AGO)
    urls = [reverse(name) for name in ("offices", "new_key_person", "new_role_holder")]
    urls += [reverse("end_key_person", args=[held.pk]), reverse("end_role_holder", args=[town.foreign_role.pk])]
    former = world.person()
    appointments.appoint(former, town.division, "coordinator", LONG_AGO, TODAY - timedelta(days=1))
    later = world.person()
    appointments.appoint(later, town.division, "coordinator", TODAY + timedelta(days=1))
    for person in (town.employee, town.head, town.division_head, town.admin, former, later):
        browser = browser_of(person)
        for url in urls:
            expected = {404, 405} if url == "/uppdrag/" else {404}
            assert browser.get(url).status_code == 404
            assert browser.post(url, {"do": "withdraw", "withdraw-reason": "x"}).status_code in expected
    assert Client().get("/uppdrag/").status_code == 302
    assert browser_of(town.coordinator).get("/uppdrag/").status_code == 200


def test_the_menu_leads_there(town, ola):
    link = 'href="/uppdrag/"'
    assert link in ola.get("/start/").text
    assert link not in browser_of(town.head).get("/start/").text


@pytest.mark.parametrize("many", [1, 9])
def test_the_page_costs_the_same_however_long_the_lists(ola, world, town, many, django_assert_num_queries):
    for _ in range(many):
        appointments.appoint(world.person(), town.nord, "key_person", LONG_AGO)
        role_holders.hold_role(town.lawyer, town.nord, LONG_AGO, person=world.person())
    with django_assert_num_queries(9):
        ola.get("/uppdrag/")


def test_a_long_list_has_pages(world, town, ola):
    for number in range(101):
        appointments.appoint(world.person(f"Person{number:03} X"), town.nord, "key_person", LONG_AGO)
    first, second = (len(re.findall(r"Person\d", ola.get(f"/uppdrag/?k={number}").text)) for number in (1, 2))
    assert (first, second) == (200, 2)  # Each stands in the list and in its link.
