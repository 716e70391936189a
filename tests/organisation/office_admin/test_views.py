"""The lists and forms of the CMS: what they do, what they refuse, and who gets in."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from content.models import Role
from organisation import appointments, delegations, role_holders, tree
from organisation.models import Appointment, Delegation, RoleHolder
from organisation.office_admin.vacancies import vacancies
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

START, END = "2026-01-01", "2026-06-30"
LISTS = ["appointments", "role_holders", "delegations"]


@pytest.fixture
def world(wagtail_root):
    return World()


@pytest.fixture
def town(world, kept_town):
    return kept_town(world)


def browser_of(person):
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def cms(town):
    """The administrator's browser."""
    return browser_of(town.admin)


@pytest.fixture
def clerk(world):
    """A function that makes somebody with these permissions, who may open the CMS."""

    def make(*codenames):
        person = world.person("Kim Kontorist")
        person.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
        return person

    return make


def said(response):
    return [str(message) for message in response.context["messages"]]


def new(browser, name, **data):
    return browser.post(reverse(f"{name}:add"), {"starts_on": START} | data, follow=True)


def appoint(browser, person, unit, kind="head", **data):
    who = getattr(person, "employee_id", person)
    return new(browser, "appointments", person=who, unit=getattr(unit, "code", unit), kind=kind, **data)


class TestAppointments:
    def test_appoint_end_and_withdraw(self, cms, town):
        response = appoint(cms, town.neighbour, town.nord, "deputy", ends_on=END)
        assert response.redirect_chain == [(reverse("appointments:index"), 302)]
        held = town.neighbour.appointments.get()
        assert (held.kind, held.unit, held.starts_on, held.ends_on) == (
            "deputy", town.nord, date(2026, 1, 1), date(2026, 6, 30)
        )  # fmt: skip
        cms.post(reverse("appointments:end", args=[held.pk]), {"last_day": "2026-03-31"})
        ended = town.neighbour.appointments.in_force().get()
        assert ended.ends_on == date(2026, 3, 31)
        cms.post(reverse("appointments:withdraw", args=[ended.pk]), {"reason": "Fel person"})
        ended.refresh_from_db()
        assert (ended.void_reason, ended.voided_by) == ("Fel person", town.admin)

    def test_the_pages_say_what_they_are_about(self, cms, town):
        held = town.head.appointments.get()
        for view, title in (
            ("end", "Avsluta: Nora Chef, Chef, Nord"),
            ("withdraw", "Återkalla: Nora Chef, Chef, Nord"),
        ):
            html = cms.get(reverse(f"appointments:{view}", args=[held.pk])).content.decode()
            assert html.count(title) >= 2  # The heading and the way here.
        assert "Nytt uppdrag" in cms.get(reverse("appointments:add")).content.decode()

    def test_pressing_twice_says_that_it_is_done(self, cms, town):
        appoint(cms, town.neighbour, town.nord)
        again = appoint(cms, town.neighbour, town.nord)
        assert "Personen har redan det här uppdraget några av dagarna." in again.content.decode()
        held = town.neighbour.appointments.get()
        url = reverse("appointments:end", args=[held.pk])
        cms.post(url, {"last_day": END})
        for method in (cms.get, cms.post):
            response = method(url, {"last_day": END}, follow=True)
            assert response.redirect_chain == [(reverse("appointments:index"), 302)]
            assert "Det här är redan avslutat, ändrat eller återkallat." in said(response)[-1]
        assert town.neighbour.appointments.count() == 2

    @pytest.mark.parametrize(
        ("data", "text"),
        [
            ({"person": "99999"}, "Det finns ingen aktiv person med det id:t."),
            ({"person": "Chef"}, "Det finns flera som passar."),
            ({"unit": "Väst"}, "Det finns ingen öppen enhet med den koden eller det namnet."),
            ({"unit": "o"}, "Det finns flera enheter som passar."),
            ({"kind": "king"}, "Välj ett giltigt alternativ."),
            ({"starts_on": "i morgon"}, "Skriv datumet som år-månad-dag"),
            ({"starts_on": "0026-01-01"}, "Kontrollera årtalet."),
            ({"ends_on": "2025-01-01"}, "Sista dagen ligger före den första."),
            ({"starts_on": "2019-12-31"}, "är inte öppen alla de dagarna"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(self, cms, town, data, text):
        typed = {"person": town.employee.employee_id, "unit": "Nord", "kind": "deputy", "starts_on": START} | data
        response = cms.post(reverse("appointments:add"), typed)
        html = response.content.decode()
        assert response.status_code == 200
        assert text in html
        assert all(f'value="{typed[name]}"' in html for name in ("person", "unit", "starts_on"))
        assert not town.employee.appointments.exists()

    def test_an_administrator_finds_people_by_name_and_others_by_exact_id_only(self, cms, clerk, town):
        appoint(cms, "granne nils", town.nord)
        assert town.neighbour.appointments.count() == 1
        other = browser_of(clerk("change_appointment"))
        response = appoint(other, "Haddad", town.nord)
        assert "Det finns ingen aktiv person med det id:t." in response.content.decode()
        appoint(other, town.employee.employee_id, town.nord)
        assert town.employee.appointments.count() == 1

    def test_the_list_is_filtered_by_unit_kind_and_day(self, cms, town):
        gone = appointments.appoint(town.colleague, town.nord, "deputy", LONG_AGO, date(2020, 12, 31))

        def names(**query):
            response = cms.get(reverse("appointments:index"), query)
            return {str(row.person) for row in response.context["object_list"]}

        assert names() == {"Nora Chef", "Siv Chef", "Doris Chef", "Sam Ordnare"}
        assert names(unit="nor") == {"Nora Chef"}
        assert names(kind="coordinator") == {"Sam Ordnare"}
        assert names(on="2020-12-31", unit="Nord") == {"Nora Chef", "Anders Holm"}
        assert names(on="2021-01-01", kind="deputy") == set()
        assert gone.person == town.colleague

    def test_only_with_the_permission(self, clerk, town):
        held = town.head.appointments.get()
        urls = [
            *(reverse(f"{name}:{view}") for name in LISTS for view in ("index", "index_results", "add")),
            reverse("appointments:end", args=[held.pk]),
            reverse("appointments:withdraw", args=[held.pk]),
            reverse("appointments:vacant"),
        ]
        for person, refused in ((town.head, 403), (town.coordinator, 403), (clerk(), 302)):
            for url in urls:
                for method in ("get", "post"):
                    response = getattr(browser_of(person), method)(url, {"last_day": END, "reason": "x"})
                    assert response.status_code == refused, url
                    assert "Nora Chef" not in response.content.decode()
        assert held.voided_at is None and Appointment.objects.in_force().count() == 4

    def test_the_menu_shows_it_to_those_who_may(self, cms, clerk):
        for person, shown in ((clerk("change_roleholder"), {"role_holders"}), (clerk(), set())):
            html = browser_of(person).get(reverse("wagtailadmin_home")).content.decode()
            assert {name for name in LISTS if reverse(f"{name}:index") in html} == shown
        html = cms.get(reverse("wagtailadmin_home")).content.decode()
        assert all(reverse(f"{name}:index") in html for name in LISTS)

    @pytest.mark.parametrize("name", LISTS)
    def test_the_lists_cost_the_same_however_long(self, cms, world, town, name):
        role, group = Role.objects.create(key="r", title="R"), Group.objects.create(name="Stödsidor")

        def queries():
            cms.get(reverse(f"{name}:index"))
            with CaptureQueriesContext(connection) as captured:
                cms.get(reverse(f"{name}:index"))
            return len(captured)

        def add(number):
            for _ in range(number):
                person = world.person()
                appointments.appoint(person, town.nord, "key_person", LONG_AGO)
                role_holders.hold_role(role, town.nord, LONG_AGO, person=person)
                delegations.delegate(person, group, LONG_AGO, by=town.admin)

        add(1)
        few = queries()
        add(8)
        assert queries() == few


class TestVacancies:
    def test_names_climb_to_the_nearest_head(self, town, world):
        world.head(town.syd, "deputy", person=town.neighbour)
        town.other_head.appointments.get().void("left")
        today = timezone.localdate()
        found = {row.code: ([str(p) for p in row.heads], row.above, [str(p) for p in row.deputies])
                 for row in vacancies(today)}  # fmt: skip
        assert found == {
            "ekvalla-kommun": ([], "", []),
            "socialförvaltningen": ([], "", []),
            "syd": (["Doris Chef"], "Äldreomsorg", ["Nils Granne"]),
        }

    def test_the_page(self, cms, town):
        html = cms.get(reverse("appointments:vacant")).content.decode()
        assert "Socialförvaltningen (socialförvaltningen)" in html
        assert "Nord (nord)" not in html

    def test_a_closed_unit_is_not_vacant(self, world, town):
        tree.close_unit(world.unit("Öst", town.division), date(2021, 1, 1))
        assert "öst" not in {row.code for row in vacancies(timezone.localdate())}

    def test_two_queries_for_any_tree(self, world, town, django_assert_num_queries):
        for number in range(10):
            world.unit(f"Enhet {number}", town.nord)
        with django_assert_num_queries(2):
            assert len(vacancies(timezone.localdate())) == 12


class TestRoleHolders:
    def test_hold_change_and_withdraw(self, cms, town):
        role = Role.objects.create(key="jurist", title="Jurist")
        who = town.colleague.employee_id
        new(cms, "role_holders", role=role.pk, person=who, unit="Nord", phone="070-174 06 36", name_is_public="on")
        held = RoleHolder.objects.get()
        assert (held.person, held.unit, held.phone, held.name_is_public) == (
            town.colleague, town.nord, "070-174 06 36", False
        )  # fmt: skip
        url = reverse("role_holders:end", args=[held.pk])
        assert 'value="070-174 06 36"' in cms.get(url).content.decode()
        cms.post(url, {"phone": "070-174 06 37", "ends_on": ""})
        changed = RoleHolder.objects.in_force().get()
        assert (changed.phone, changed.ends_on) == ("070-174 06 37", None)
        cms.post(reverse("role_holders:withdraw", args=[changed.pk]), {"reason": "Fel"})
        assert not RoleHolder.objects.in_force().exists()

    def test_neither_person_nor_number_is_refused(self, cms, town):
        role = Role.objects.create(key="jurist", title="Jurist")
        response = new(cms, "role_holders", role=role.pk, unit="Nord", person="", phone="")
        assert "Ange en person, ett telefonnummer eller båda." in response.content.decode()

    def test_the_form_says_that_only_the_person_can_agree_to_be_named(self, cms):
        assert "Det kan bara personen själv göra" in cms.get(reverse("role_holders:add")).content.decode()


class TestDelegations:
    @pytest.fixture
    def group(self, db):
        group = Group.objects.create(name="Stödsidor")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        return group

    def test_delegate_and_end(self, cms, town, group):
        today = timezone.localdate()
        data = {"starts_on": today.isoformat(), "ends_on": (today + timedelta(days=30)).isoformat()}
        new(cms, "delegations", person=town.employee.employee_id, group=group.pk, **data)
        delegation = Delegation.objects.get()
        assert (delegation.person, delegation.group, delegation.decided_by) == (town.employee, group, town.admin)
        assert list(town.employee.groups.all()) == [group]
        cms.post(reverse("delegations:withdraw", args=[delegation.pk]), {"reason": "Fel"})
        assert list(town.employee.groups.all()) == []

    def test_others_see_and_hand_over_only_what_they_may_do_themselves(self, cms, clerk, town, group):
        people = Group.objects.create(name="Personal")
        people.permissions.add(Permission.objects.get(codename="see_all_names"))
        theirs = delegations.delegate(town.colleague, people, LONG_AGO, by=town.admin)
        ours = delegations.delegate(town.colleague, group, LONG_AGO, by=town.admin)
        browser = browser_of(clerk("change_delegation"))
        html = browser.get(reverse("delegations:index")).content.decode()
        assert ("Stödsidor" in html, "Personal" in html) == (True, False)
        assert "Personal" not in browser.get(reverse("delegations:add")).content.decode()
        new(browser, "delegations", person=town.employee.employee_id, group=people.pk)
        assert not town.employee.delegations.exists()
        for view, data in (("end", {"last_day": END}), ("withdraw", {"reason": "x"})):
            for method in (browser.get, browser.post):
                assert method(reverse(f"delegations:{view}", args=[theirs.pk]), data).status_code == 404
        theirs.refresh_from_db()
        assert theirs.voided_at is None
        assert browser.post(reverse("delegations:withdraw", args=[ours.pk]), {"reason": "x"}).status_code == 302
        ours.refresh_from_db()
        assert ours.voided_at is not None
