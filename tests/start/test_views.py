"""The pages around the content."""

from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.models import ContactCard, Municipality, Role
from organisation import role_holders
from organisation.models import User
from tests.factories import public_pages as pages
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def employee(client):
    client.force_login(World().person("Samira Haddad"))
    return client


def test_the_statement_says_how_to_report_a_fault(client):
    Municipality.objects.update(
        name="Ekvalla kommun",
        accessibility_email="tillganglig@ekvalla.example",
        service_phone="070-174 06 05",
        accessibility_reviewed_on=date(2025, 12, 3),
    )
    html = client.get("/tillganglighet/").text
    assert 'href="mailto:tillganglig@ekvalla.example"' in html
    assert 'href="tel:0701740605"' in html
    assert "lagen (2018:1937) om tillgänglighet till digital offentlig service" in html
    assert "Ekvalla kommun granskade redogörelsen senast 3 december 2025." in html


def test_the_statement_does_not_claim_a_review_that_was_not_made(client):
    Municipality.objects.update(accessibility_reviewed_on=None)
    assert "har ännu inte gjort någon egen granskning" in client.get("/tillganglighet/").text


def test_the_page_on_personal_data_says_what_a_head_sees_and_that_visits_are_not_saved(client):
    html = client.get("/personuppgifter/").text
    assert "ser om du är klar och när du ska vara det. Aldrig dina svar eller val." in html
    assert "Vi sparar ingenting om ditt besök." in html


def test_the_contact_page_has_a_number_to_tap(client):
    Municipality.objects.update(service_phone="070-174 06 05", service_hours="Vardagar 8–16.30")
    html = client.get("/kontakt/").text
    assert '<a class="button" href="tel:0701740605">Ring 070-174 06 05</a>' in html
    assert "Vardagar 8–16.30" in html


@pytest.mark.parametrize("path", ["/tillganglighet/", "/personuppgifter/", "/kontakt/"])
def test_the_public_pages_ask_nobody_who_they_are(employee, path):
    response = employee.get(path)
    assert dict(response.cookies) == {}
    assert "cookie" not in response.headers.get("Vary", "").lower()


def test_health_asks_the_database_and_nothing_else(client):
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/halsa/")
    assert (response.status_code, response.text) == (200, "ok")
    assert [query["sql"] for query in queries] == ["SELECT 1"]
    assert dict(response.cookies) == {}


@pytest.mark.logs_errors
def test_health_says_when_there_is_no_database(client, monkeypatch):
    def no_cursor(self):
        raise DatabaseError

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", no_cursor)
    assert client.get("/halsa/").status_code == 503


def test_the_contacts_are_for_those_who_have_signed_in(client):
    response = client.get("/start/")
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))


def test_staff_see_their_cards_and_the_coordinator_first(employee):
    coordinator = pages.contact_card("Preventionssamordnare", audience=ContactCard.Audience.STAFF)
    pages.contact_card("Kommunjurist", audience=ContactCard.Audience.STAFF)
    pages.contact_card("Orostelefonen", audience=ContactCard.Audience.BOTH)
    pages.contact_card("Föräldralinjen", audience=ContactCard.Audience.PUBLIC)
    Municipality.objects.update(coordinator=coordinator)
    html = employee.get("/start/").text
    places = [html.find(role) for role in ("Preventionssamordnare", "Kommunjurist", "Orostelefonen")]
    assert places == sorted(places)
    assert -1 not in places
    assert html.count("Preventionssamordnare</h3>") == 1
    assert "Föräldralinjen" not in html
    assert "Är du hotad?" in html


@pytest.mark.parametrize("cards", [1, 8])
def test_the_contacts_cost_the_same_however_many_they_are(employee, cards):
    for number in range(cards):
        pages.contact_card(f"Kort {number}")
    with CaptureQueriesContext(connection) as queries:
        employee.get("/start/")
    assert len(queries) == 23


@pytest.mark.parametrize("cards", [1, 8])
def test_cards_that_name_a_role_cost_three_queries_however_many_they_are(employee, cards):
    world = World()
    unit = world.unit("Ekvalla", kind="municipality")
    for number in range(cards):
        role = Role.objects.create(key=f"roll-{number}", title=f"Roll {number}")
        person = User.objects.create(username=f"p{number}", first_name="Nora", last_name=f"Ek{number}")
        role_holders.hold_role(role, unit, LONG_AGO, person=person, phone="070-174 06 36")
        pages.contact_card(f"Kort {number}", held_by=role)
    with CaptureQueriesContext(connection) as queries:
        html = employee.get("/start/").text
    assert len(queries) == 27  # Three, and one more since the reader has no placement: the top of the tree.
    assert all(f"Nora Ek{number}</strong>" in html for number in range(cards))


def test_the_coordinator_on_the_start_page_is_the_readers_own(client):
    world = World()
    top = world.unit("Ekvalla", kind="municipality")
    care, school = world.unit("Vård", top), world.unit("Skola", top)
    role = Role.objects.create(key="samordnare", title="Preventionssamordnare")
    coordinator = pages.contact_card("Preventionssamordnare", held_by=role, phone="070-174 06 30")
    Municipality.objects.update(coordinator=coordinator)
    role_holders.hold_role(role, care, LONG_AGO, person=world.person("Vera Ordnare"), phone="070-174 06 31")
    html = {}
    for unit in (care, school):
        client.force_login(world.staff(unit))
        html[unit] = client.get("/start/").text
    assert "Vera Ordnare" in html[care] and "070-174 06 31" in html[care]
    assert "Vera Ordnare" not in html[school]
    assert 'href="tel:0701740630">Ring 070-174 06 30</a>' in html[school]
    assert "Ingen har rollen" not in html[school]
