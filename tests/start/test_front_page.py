"""The first page that anyone sees."""

import pytest
from django.urls import reverse

from tests.factories import public_pages as pages


@pytest.fixture
def front(wagtail_root):
    return pages.front_page(
        subtitle="Du behöver inte vara säker.",
        steps_title="Vad händer när du ringer?",
        steps=[("step", {"title": "Någon lyssnar", "text": "En socialsekreterare svarar."})],
        memory_title="Sidan minns dig inte",
        memory_text="<p>Inga kakor.<script>x</script></p>",
    )


def door(page, title="Jag är orolig"):
    return ("door", {"page": page, "title": title, "text": "För dig som är förälder."})


def test_it_leads_to_the_support_pages_and_says_what_happens(front, client):
    front.doors = [door(pages.support_page(front, slug="orolig"))]
    front.save_revision().publish()
    html = client.get("/").text
    assert '<a class="card door main" href="/orolig/" lang="sv">' in html
    for words in ("Du behöver inte vara säker.", "Någon lyssnar", "<p>Inga kakor.x</p>", 'href="tel:112"'):
        assert words in html


def test_a_door_to_a_page_that_is_not_published_is_left_out(front, client):
    front.doors = [door(pages.support_page(front, live=False), "Stängd"), door(pages.support_page(front), "Öppen")]
    front.save_revision().publish()
    html = client.get("/").text
    assert "Öppen" in html
    assert "Stängd" not in html


def test_staff_find_the_way_in(front, client):
    assert f'href="{reverse("login")}"' in client.get("/").text


def test_the_other_language_is_a_plain_link_to_the_same_address(front, client):
    pages.support_page(front, slug="orolig")
    assert '<a href="/en/orolig/?a=1" hreflang="en" lang="en">English</a>' in client.get("/orolig/?a=1").text
    english = client.get("/en/orolig/").text
    assert '<a href="/orolig/" hreflang="sv" lang="sv">Svenska</a>' in english
    assert '<html lang="en">' in english


@pytest.mark.parametrize("path", ["/en//evil.example/", "//evil.example/", "/en/%2F%2Fevil.example/"])
def test_the_other_language_never_leads_elsewhere(front, client, path):
    html = client.get(path).text
    assert 'href="//' not in html
    assert "evil.example" not in html
