"""Which page an address leads to in each language, and the frame it stands in."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import check_for_language, override
from wagtail.models import Locale, PageViewRestriction

from content import languages
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(wagtail_root):
    return pages.front_page()


@pytest.fixture
def home(front):
    return pages.translation(front, "en", slug="front")


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_every_language_has_a_name_of_its_own_and_a_catalogue(code):
    """Without either, Django answers its addresses with 404 or fails."""
    assert languages.own_name_of(code)
    assert check_for_language(code)
    assert languages.direction_of(code) == ("rtl" if code in ("ar", "fa") else "ltr")


@pytest.mark.parametrize(
    ("code", "frame"), [("sv", "sv"), ("en", "en"), ("sv-x-lattlast", "sv"), ("ar", "sv"), ("so", "sv"), ("uk", "sv")]
)
def test_the_frame_speaks_only_what_the_interface_exists_in(code, frame):
    assert languages.frame_of(code) == frame


def test_a_missing_translation_says_so_and_shows_the_swedish_page(front, home, client):
    pages.support_page(front, "Bara på svenska", slug="svensk")
    response = client.get("/en/svensk/")
    assert response.status_code == 200
    assert "This page has not been translated to English." in response.text
    assert '<div class="wrap" lang="sv" dir="ltr">' in response.text
    assert response.headers["Content-Language"] == "sv"
    assert "This page has not been translated" not in client.get("/en/").text


def test_a_missing_translation_says_so_in_the_frame_that_is_there(front, client):
    page = pages.support_page(front, "Bara på svenska", slug="svensk")
    text = client.get("/so/svensk/").text
    assert "Sidan är inte översatt till Soomaali. Du läser den på svenska." in text
    assert client.get(page.url).text.count("Sidan är inte översatt") == 0


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [("/en/orolig/", "/en/worried/"), ("/worried/", "/orolig/"), ("/ar/worried/", "/en/worried/")],
)
def test_the_address_of_another_language_leads_to_the_page(front, home, client, asked, leads_to):
    page = pages.support_page(front, slug="orolig")
    pages.translation(page, "en", home, slug="worried")
    response = client.get(asked)
    assert (response.status_code, response.url) == (302, leads_to)
    assert client.get(leads_to).status_code == 200


def test_an_address_of_no_page_is_not_found_in_any_language(front, home, client):
    for path in ("/finns-inte/", "/en/finns-inte/", "/ar/finns-inte/"):
        response = client.get(path)
        assert response.status_code == 404
        assert f'<html lang="{"en" if path.startswith("/en/") else "sv"}">' in response.text


def test_a_swedish_page_keeps_the_english_frame_of_its_reader(front):
    page = pages.support_page(front, slug="orolig")
    plain = type(front).objects.get(pk=front.pk).page_ptr
    with override("en"):
        assert page.get_url() == "/en/orolig/"
        assert languages.address_of(plain) == "/en/"
    for code in ("sv", "ar", "sv-x-lattlast"):
        with override(code):
            assert page.get_url() == "/orolig/"
            assert languages.address_of(plain) == "/"


def test_a_locale_that_somebody_else_has_added_is_found_out(front):
    assert languages.code_of(front) == "sv"
    Locale.objects.bulk_create([Locale(language_code="so")])  # No signal, as from another process.
    front.locale = Locale.objects.get(language_code="so")
    assert languages.code_of(front) == "so"


def test_a_site_in_one_language_asks_for_no_translations(front, client):
    page = pages.support_page(front, slug="orolig")
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    one = len(queries)
    for code in ("en", "ar", "so"):
        pages.translation(page, code, pages.translation(front, code))
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    assert (
        len(queries) <= one + 4
    )  # The translations, their classes, their restrictions, what is above; however many there are.


def test_a_swedish_address_with_swedish_letters_has_its_place_in_an_english_frame(front, home, client):
    page = pages.support_page(front, slug="hjälp-åt-dig", show_in_menus=True)
    assert client.get("/en/").status_code == 200
    with override("en"):
        url = page.get_url()
    assert url == "/en/hj%C3%A4lp-%C3%A5t-dig/"
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("slug", ["orolig", "worried"])
@pytest.mark.parametrize("closed", [{"live": False}, {"translation_reviewed": False}])
def test_what_stands_under_a_closed_front_page_is_led_to_by_nothing(front, home, client, slug, closed):
    """Nor does an address lead to itself for ever."""
    page = pages.support_page(front, slug="orolig")
    pages.translation(page, "en", home, slug=slug)
    type(home).objects.filter(pk=home.pk).update(**closed)
    response = client.get("/en/orolig/")
    assert response.status_code == 200
    assert 'hreflang="en" dir' not in client.get("/orolig/").text


def test_an_unreviewed_translation_gives_way_to_the_swedish_page(front, client):
    home = pages.translation(front, "en", slug="front", translation_reviewed=False)
    page = pages.support_page(front, "Svensk titel", slug="orolig")
    pages.translation(page, "en", home, slug="worried", title="English title", translation_reviewed=False)
    for path in ("/en/", "/en/orolig/", "/en/worried/"):
        html = client.get(path, follow=True).text
        assert "This page has not been translated to English." in html
        assert "English title" not in html


def test_a_page_in_another_language_within_the_swedish_tree_is_served_where_it_stands(front, client):
    english = Locale.objects.create(language_code="en")
    page = pages.support_page(front, "Worried?", slug="worried", locale=english, translation_reviewed=True)
    assert page.url == "/worried/"
    response = client.get("/worried/")
    assert response.status_code == 200
    assert '<div class="wrap" lang="en" dir="ltr">' in response.text


def test_a_translation_of_a_translation_is_not_reviewed_yet(front, home):
    page = pages.support_page(front, slug="orolig")
    english = pages.translation(page, "en", home, slug="worried", reviewed_on=date(2026, 1, 2))
    arabic = Locale.objects.create(language_code="ar")
    home.copy_for_translation(arabic)
    copy = english.copy_for_translation(arabic)
    assert (copy.translation_reviewed, copy.reviewed_on, copy.live) == (False, None, False)


def test_a_translation_is_as_closed_as_its_page(front, home, client):
    page = pages.support_page(front, slug="orolig")
    twin = pages.translation(page, "en", home, slug="worried")
    url = twin.url
    assert client.get(url).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(url).status_code == 302


def test_nothing_leads_to_a_translation_that_is_closed(front, home, client):
    page = pages.support_page(front, slug="orolig")
    twin = pages.translation(page, "en", home, slug="hemlig-adress")
    PageViewRestriction.objects.create(page=twin, restriction_type=PageViewRestriction.LOGIN)
    assert "hemlig-adress" not in client.get("/orolig/").text
    response = client.get("/en/orolig/")
    assert response.status_code == 200 and "hemlig-adress" not in response.text


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_a_restricted_page_leads_to_a_form_that_is_there(front, client, kind):
    page = pages.support_page(front, slug="orolig")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    response = client.get("/orolig/", follow=True)
    assert response.status_code == 200
    if kind == PageViewRestriction.PASSWORD:
        url = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
        assert client.post(url, {"password": "x", "return_url": "/orolig/"}).status_code == 302
