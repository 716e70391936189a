"""What is said when something goes wrong: calmly, in Swedish, and with a way on."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from start import views
from tests.factories import public_pages as pages
from tests.factories.world import World

pytestmark = pytest.mark.django_db
ROOM = "/kontakt/"


@pytest.fixture
def goes_wrong(monkeypatch):
    """Make a page raise an error."""

    def arrange(error):
        def fail(request, template):
            raise error

        monkeypatch.setattr(views, "_public", fail)

    return arrange


def test_a_page_that_does_not_exist(client):
    response = client.get("/finns-inte/")
    assert response.status_code == 404
    assert "<h1>Sidan finns inte</h1>" in response.text
    assert reverse("login") in response.text


def test_an_employee_keeps_the_own_menu_when_a_page_does_not_exist(client):
    client.force_login(World().person())
    html = client.get("/finns-inte/").text
    assert "Logga ut" in html
    assert reverse("login") not in html


def test_a_page_that_one_may_not_see(client, goes_wrong):
    goes_wrong(PermissionDenied())
    response = client.get(ROOM)
    assert response.status_code == 403
    assert "Du får inte se den här sidan" in response.text


@pytest.mark.logs_errors
def test_a_request_that_is_not_understood(client, goes_wrong):
    goes_wrong(SuspiciousOperation())
    response = client.get(ROOM)
    assert response.status_code == 400
    assert "Vi förstod inte vad som skickades" in response.text


@pytest.mark.logs_errors
def test_a_request_for_another_host(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_form_that_has_been_open_too_long():
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("login"), {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "Sidan hade varit öppen för länge" in response.text


@pytest.mark.logs_errors
def test_our_own_fault_is_told_without_database_or_session(client, goes_wrong):
    client.raise_request_exception = False
    goes_wrong(RuntimeError("boom"))
    with CaptureQueriesContext(connection) as queries:
        response = client.get(ROOM)
    assert response.status_code == 500
    assert "Det är inte ditt fel." in response.text
    assert "boom" not in response.text
    assert len(queries) == 0


def test_an_error_page_is_in_english_below_en(client):
    assert "The page does not exist" in client.get("/en/missing/").text


def test_the_public_menu_is_on_the_error_page(client, wagtail_root):
    pages.support_page(pages.front_page(), slug="orolig", menu_title="Orolig för någon", show_in_menus=True)
    assert 'href="/orolig/"' in client.get("/finns-inte/").text
