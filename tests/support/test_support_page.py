"""What a worried person reads on a support page."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from content.models import ContactCard, Municipality, Role
from start.models import FrontPage
from support.models import SupportPage
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(wagtail_root):
    return pages.front_page()


def test_the_number_comes_before_the_text_and_can_be_tapped(front, client):
    card = pages.contact_card("Mottagningen", phone="070-174 06 12", hours="Vardagar 8–16.30.")
    page = pages.support_page(front, first_contact=card, intro="<p>Många känner så.</p>")
    html = client.get(page.url).text
    assert 'href="tel:0701740612"' in html
    assert html.index("Mottagningen") < html.index("Många känner så")


def test_the_card_says_who_when_in_what_language_whether_anonymous_and_what_happens(front, client):
    words = ["Vardagar 8–16.30.", "Svenska och engelska.", "Ja, när du vill ha råd.", "Vi lyssnar och frågar."]
    card = pages.contact_card(
        hours=words[0], languages=words[1], anonymity=words[2], what_happens=words[3], secrecy="Vi har tystnadsplikt."
    )
    html = client.get(pages.support_page(front, first_contact=card).url).text
    places = [html.index(word) for word in words]
    assert places == sorted(places)
    assert "<details" not in html


def test_a_number_that_nobody_has_checked_says_so(front, client):
    unchecked = pages.contact_card(checked_on=None)
    checked = pages.contact_card("Orostelefonen", checked_on=date(2025, 12, 3))
    page = pages.support_page(front, first_contact=unchecked, more_contacts=[("contact", checked)])
    html = client.get(page.url).text
    assert "Numret är inte kontrollerat ännu" in html
    assert "Kontrollerad 3 december 2025" in html


def test_the_page_says_when_and_by_which_role_it_was_reviewed(front, client):
    page = pages.support_page(
        front,
        reviewed_on=date(2025, 12, 3),
        next_review=date(2026, 12, 3),
        owner_role=Role.objects.create(key="samordnare", title="Preventionssamordnare"),
    )
    text = " ".join(client.get(page.url).text.split())
    assert "Sidan granskad 3 december 2025. Granskad av: Preventionssamordnare." in text
    assert "Granskas igen senast 3 december 2026." in text


def test_the_quick_exit_is_the_municipalitys_choice_and_comes_before_the_content(front, client):
    Municipality.objects.update(quick_exit_url="https://vader.example/")
    html = client.get(pages.support_page(front).url).text
    assert '<a class="button" href="https://vader.example/" rel="noreferrer">Lämna sidan snabbt</a>' in html
    assert html.index("vader.example") < html.index("<main")


def test_the_staff_cannot_be_called_from_a_public_page(front):
    card = pages.contact_card("Säkerhetschef", audience=ContactCard.Audience.STAFF)
    for field, value in [
        ("first_contact", card),
        ("more_contacts", [("contact", card)]),
        ("body", [("contact", card)]),
    ]:
        with pytest.raises(ValidationError) as refused:
            pages.support_page(front, **{field: value})
        assert list(refused.value.message_dict) == [field]


def test_a_card_that_has_become_the_staffs_own_disappears_from_the_page(front, client):
    card = pages.contact_card("Säkerhetschef")
    page = pages.support_page(front, first_contact=card, more_contacts=[("contact", card)], body=[("contact", card)])
    assert client.get(page.url).text.count("Säkerhetschef</") == 3
    ContactCard.objects.update(audience=ContactCard.Audience.STAFF)
    assert "Säkerhetschef" not in client.get(page.url).text


def test_a_deleted_card_leaves_the_page_readable(front, client):
    card = pages.contact_card()
    page = pages.support_page(front, first_contact=card, more_contacts=[("contact", card)], body=[("contact", card)])
    SupportPage.objects.update(first_contact=None)
    ContactCard.objects.filter(pk=card.pk)._raw_delete("default")  # What is used is refused by every other way.
    response = client.get(page.url)
    assert response.status_code == 200
    assert card.role not in response.text


@pytest.fixture
def home(front):
    """The front page in English."""
    return pages.translation(front, "en", slug="front", title="Worried about someone?")


def test_a_page_in_english_is_reached_in_an_english_frame(front, home, client):
    page = pages.support_page(front, slug="orolig")
    pages.translation(page, "en", home, slug="worried", title="Are you worried?", show_in_menus=True)
    english = client.get("/en/worried/").text
    assert '<html lang="en">' in english
    assert "Leave the page quickly" in english
    assert '<div class="wrap" lang="en" dir="ltr">' in english
    assert '<a href="/en/worried/" lang="en" aria-current="page">Are you worried?</a>' in english  # The English menu.
    assert "missing" not in english


def test_each_page_leads_to_its_translations_under_their_own_names(front, home, client):
    page = pages.support_page(front, slug="orolig")
    pages.translation(page, "en", home, slug="worried")
    easy = pages.translation(front, "sv-x-lattlast", slug="lattlast-start")
    pages.translation(page, "sv-x-lattlast", easy, slug="orolig-latt")
    for path in ("/orolig/", "/en/worried/", "/sv-x-lattlast/orolig-latt/"):
        links = re.findall(r'<li><(?:a href="([^"]+)"|span) lang="([^"]+)"[^>]*>([^<]+)<', client.get(path).text)
        named = {code: (url, name) for url, code, name in links if name in ("Svenska", "English", "Lättläst svenska")}
        expected = {
            "sv": ("/orolig/", "Svenska"),
            "en": ("/en/worried/", "English"),
            "sv-x-lattlast": ("/sv-x-lattlast/orolig-latt/", "Lättläst svenska"),
        }
        current = next(code for code, (url, _name) in expected.items() if url == path)
        assert named == expected | {current: ("", expected[current][1])}


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("so", "ltr")])
def test_a_page_runs_as_its_language_does_in_a_frame_that_runs_as_swedish(front, client, code, direction):
    other = pages.translation(front, code)
    page = pages.translation(pages.support_page(front), code, other, title="هل أنت قلق؟")
    response = client.get(page.url)
    assert page.url.startswith(f"/{code}/")
    assert '<html lang="sv">' in response.text
    assert f'<div class="wrap" lang="{code}" dir="{direction}">' in response.text
    assert response.headers["Content-Language"] == code


@pytest.mark.parametrize("code", ["ar", "en", "sv-x-lattlast"])
def test_a_translation_that_nobody_has_reviewed_is_seen_by_nobody(front, client, code):
    """Neither by its address nor in a menu, a list, a door or the switch, however it came to be published."""
    other = pages.translation(front, code)
    parent = pages.support_page(front, slug="orolig")
    child = pages.support_page(parent, slug="ring")
    twin = pages.translation(parent, code, other, title="Granskad")
    hidden = pages.translation(child, code, twin, title="Ogranskad", translation_reviewed=False, show_in_menus=True)
    assert hidden.live
    address, *paths = [page.url for page in (hidden, other, twin, child, parent)]
    assert "Ogranskad" not in client.get(address).text  # The Swedish page stands there instead.
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200
        assert "Ogranskad" not in response.text
        assert address not in response.text


def test_an_unreviewed_translation_says_so_in_the_cms(front):
    page = pages.translation(front, "ar", title="قلق", translation_reviewed=False)
    assert page.get_admin_display_title() == "قلق (översättning ej granskad)"
    page.translation_reviewed = True
    assert page.get_admin_display_title() == "قلق"
    assert front.get_admin_display_title() == front.title


def test_only_published_pages_that_an_editor_chose_are_in_the_menu(front, client):
    pages.support_page(front, "Visas", show_in_menus=True)
    pages.support_page(front, "Inte vald")
    pages.support_page(front, "Inte publicerad", show_in_menus=True, live=False)
    html = client.get("/").text
    assert [title in html for title in ("Visas", "Inte vald", "Inte publicerad")] == [True, False, False]


def test_support_pages_stand_under_the_front_page_or_one_another():
    assert set(SupportPage.allowed_parent_page_models()) == {FrontPage, SupportPage}
    assert SupportPage.allowed_subpage_models() == [SupportPage]


@pytest.mark.parametrize("cards", [1, 6])
def test_more_cards_cost_no_more_queries(front, client, cards):
    contacts = [pages.contact_card(f"Kort {number}") for number in range(cards)]
    page = pages.support_page(
        front,
        first_contact=contacts[0],
        more_contacts=[("contact", card) for card in contacts],
        body=[("contact", card) for card in contacts] + [("law", pages.law()) for _ in range(cards)],
    )
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    assert len(queries) == 15


def test_a_translation_or_a_copy_that_follows_a_restricted_page_is_in_no_menu_and_on_no_page(front, home, client):
    above = pages.support_page(front, "Orolig")
    page = pages.support_page(above, "Hemlig", show_in_menus=True, answer="Det här är hemligt.")
    english_above = pages.translation(above, "en", home)
    pages.translation(page, "en", english_above, title="Secret", show_in_menus=True, answer="This is secret.")
    page.create_alias(parent=front, update_slug="kopia")
    addresses = {"/en/": "Secret", english_above.url: "This is secret.", "/": "Hemlig"}
    for url, words in addresses.items():
        assert words in client.get(url).text
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for url, words in addresses.items():
        assert words not in client.get(url).text
