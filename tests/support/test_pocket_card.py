"""A support page as a card to print: the rules of the page hold for it, and one about leaving tells nothing."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from content.models import ContactCard, Municipality
from support.models import SupportPage
from tests.factories import public_pages as pages
from tests.support.test_wall import assert_leaves_no_trace

pytestmark = pytest.mark.django_db

STEPS = [("step", {"title": "Var kvar hos den du bryr dig om", "text": "Skicka ett sms."})]


@pytest.fixture
def front(wagtail_root):
    return pages.front_page()


def page_with_all(front, **values):
    card = pages.contact_card("Mottagningen", hours="Vardagar 8–16.30.", anonymity="Ja, när du vill.")
    values = {
        "slug": "orolig",
        "first_contact": card,
        "steps": STEPS,
        "emergency_title": "Ring 112 om det är fara",
        "reviewed_on": date(2025, 12, 3),
    } | values
    return pages.support_page(front, **values)


def test_the_page_leads_to_its_card_and_the_card_back(front, client):
    page = page_with_all(front)
    assert '<a class="tap" href="?kort">' in client.get(page.url).text
    assert '<a class="tap" href="?">' in client.get(f"{page.url}?kort").text


def test_the_card_says_what_to_do_whom_to_call_and_where_it_comes_from(front, client):
    page = page_with_all(front)
    words = [
        page.title, page.answer, "Mottagningen", "070-174 06 15", "Vardagar 8–16.30.", "Ja, när du vill.",
        "Var kvar hos den du bryr dig om", "Ring 112 om det är fara", "testserver/orolig/", "3 december 2025",
    ]  # fmt: skip
    html = client.get(f"{page.url}?kort").text
    card = html[html.index("<article") : html.index("</article>")]
    places = [card.index(word) for word in words]
    assert places == sorted(places)


def test_the_texts_of_the_steps_stand_there_when_there_is_room(front, client):
    page = page_with_all(front)
    assert "Skicka ett sms." in client.get(f"{page.url}?kort").text
    SupportPage.objects.update(answer="Ring och berätta. " * 16, emergency_title="Ring 112. " * 10)
    page.refresh_from_db()
    page.steps = [*STEPS, ("step", {"title": "Fråga", "text": "Hur mår du? " * 30})]
    page.save()
    html = client.get(f"{page.url}?kort").text
    assert "Skicka ett sms." not in html
    assert "Var kvar hos den du bryr dig om" in html


@pytest.mark.parametrize("kind", SupportPage.Kind)
def test_a_card_about_leaving_says_a_number_and_nothing_that_tells_what_it_is_about(front, client, kind):
    page = page_with_all(front, kind=kind, title="Vill du lämna ett gäng?", slug="lamna-gang")
    html = client.get(f"{page.url}?kort").text
    title = html[html.index("<title>") : html.index("</title>")]
    card = html[html.index("<article") : html.index("</article>")]
    telling = [page.title, page.answer, "Mottagningen", "Var kvar hos den du bryr dig om", "lamna-gang", "Rustad"]
    found = [word for word in telling if word in title + card]
    assert found == ([] if kind.startswith("exit_") else telling)
    assert [word in card for word in ("070-174 06 15", "Vardagar 8–16.30.", "Ja, när du vill.", "tel:112")] == [
        True
    ] * 4


def test_a_number_that_must_be_checked_first_is_not_printed(front, client):
    page = page_with_all(front)
    ContactCard.objects.update(next_check=timezone.localdate() - timedelta(days=1))
    other = pages.contact_card("Samordnaren", phone="070-174 06 99")
    Municipality.objects.update(coordinator=other)
    html = client.get(f"{page.url}?kort").text
    assert "070-174 06 15" not in html
    assert "070-174 06 99" in html
    assert "Samordnaren" in html


def test_a_number_that_has_become_the_staffs_own_is_not_on_the_card(front, client):
    page = page_with_all(front)
    ContactCard.objects.update(audience=ContactCard.Audience.STAFF)
    assert "070-174 06 15" not in client.get(f"{page.url}?kort").text


def test_a_translation_that_nobody_has_reviewed_has_no_card(front, client):
    page = page_with_all(front)
    home = pages.translation(front, "ar")
    hidden = pages.translation(page, "ar", home, title="قلق", translation_reviewed=False)
    assert "قلق" not in client.get(f"{hidden.url}?kort").text
    SupportPage.objects.filter(pk=hidden.pk).update(translation_reviewed=True)
    assert "قلق" in client.get(f"{hidden.url}?kort").text


def test_a_page_that_is_not_published_has_no_card(front, client):
    page = page_with_all(front, live=False)
    assert client.get("/orolig/?kort").status_code == 404
    SupportPage.objects.filter(pk=page.pk).update(live=True)
    assert client.get("/orolig/?kort").status_code == 200


def test_the_card_is_found_in_the_language_of_the_address(front, client):
    page = page_with_all(front)
    home = pages.translation(front, "en", slug="front")
    pages.translation(page, "en", home, slug="worried", title="Are you worried?")
    response = client.get("/en/orolig/?kort", follow=True)
    assert response.redirect_chain == [("/en/worried/?kort", 302)]
    assert '<a href="/orolig/?kort" lang="sv"' in response.text
    assert "testserver/en/worried/" in response.text


def test_a_swedish_card_in_an_english_frame_says_so_and_keeps_its_frame(front, client):
    page_with_all(front)
    pages.translation(front, "en", slug="front")
    html = client.get("/en/orolig/?kort").text
    assert '<html lang="en">' in html
    assert "has not been translated" in html
    assert '<article class="pocket block" aria-labelledby="card-title" lang="sv" dir="ltr">' in html


def test_the_card_of_a_page_that_says_little_is_a_card(front, client):
    page = pages.support_page(front, title="Frågor & svar")
    html = client.get(f"{page.url}?kort").text
    assert escape(page.title) in html
    assert "tel:112" in html


def test_the_card_leaves_no_trace(front, client):
    page = page_with_all(front)
    assert_leaves_no_trace(client, f"{page.url}?kort")


def test_an_editor_sees_the_card_in_the_preview(front):
    page = page_with_all(front, kind=SupportPage.Kind.EXIT_GANG)
    response = page.make_preview_request(preview_mode="card")
    assert response.template_name == "support/pocket_card.html"
    assert page.title not in response.render().text[response.text.index("<article") : response.text.index("</article>")]
