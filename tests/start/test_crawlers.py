"""What search engines are told: public pages and nothing else."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from wagtail.models import PageViewRestriction

from tests.factories import pages
from tests.factories import public_pages as public
from tests.factories.searches import support

pytestmark = pytest.mark.django_db
ORIGIN = "http://testserver"
FIXED = ["/ordlista/", "/kontakt/", "/tillganglighet/", "/personuppgifter/"]


@pytest.fixture
def front(wagtail_root):
    return public.front_page("Rustad", lead="Välkommen.")


def addresses(client):
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/xml")
    found = re.findall(r"<loc>(.*?)</loc>", response.text)
    assert all(address.startswith(f"{ORIGIN}/") for address in found)
    return {address.removeprefix(ORIGIN) for address in found}


def test_the_public_pages_are_there_in_every_language(front, client):
    page = support(front, "Giraffer", slug="giraffer")
    home = public.translation(front, "en", title="Home", lead="Welcome.", slug="front")
    public.translation(page, "en", home, title="Giraffs", slug="giraffs")
    fixed = {*FIXED, *(f"/en{path}" for path in FIXED)}
    assert addresses(client) == {"/", "/giraffer/", "/en/", "/en/giraffs/", *fixed}
    assert all(client.get(path).status_code == 200 for path in addresses(client))
    text = client.get("/sitemap.xml").text
    entry = next(part for part in text.split("<url>") if f"<loc>{ORIGIN}/giraffer/</loc>" in part)
    others = dict(re.findall(r'hreflang="(.*?)" href="(.*?)"', entry))
    assert others == {"sv": f"{ORIGIN}/giraffer/", "en": f"{ORIGIN}/en/giraffs/"}


@pytest.mark.parametrize("kind", ["password", "groups", "login"])
def test_no_restricted_page_is_there_nor_what_is_beneath_it(front, client, kind):
    above = support(front, "Lägesbild", slug="lagesbild")
    support(above, "Mars", slug="mars")
    assert {"/lagesbild/", "/lagesbild/mars/"} <= addresses(client)
    restriction = PageViewRestriction.objects.create(page=above, restriction_type=kind, password="x")
    restriction.groups.add(Group.objects.create(name="De som får"))
    assert [path for path in addresses(client) if "lagesbild" in path] == []


def test_no_draft_no_unreviewed_translation_and_no_page_of_the_staff_is_there(front, client):
    course = pages.course("Kursen", lessons=1, open_to_all=True)
    page = support(front, "Utkast", slug="utkast")
    page.unpublish()
    home = public.translation(front, "ar", title="Hem", lead="Hej.", translation_reviewed=False)
    public.translation(page, "ar", home, title="Sida")
    found = addresses(client)
    assert found == {"/", *FIXED, *(f"/en{path}" for path in FIXED)}
    assert course.url not in found


def test_the_queries_do_not_grow_with_the_pages(front, client):
    def number():
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap.xml")
        return len(queries)

    support(front, "Ett")
    client.get("/sitemap.xml")
    few = number()
    for n in range(6):
        support(front, f"Sida {n}")
    assert number() == few


def test_robots_are_led_to_the_map_and_away_from_the_rest(front, client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == f"Sitemap: {ORIGIN}/sitemap.xml"
    closed = [line.removeprefix("Disallow: ") for line in lines[1:-1]]
    assert {"/cms/", "/documents/", "/logga-in/", "/en/logga-in/", "/mina/", "/start/", "/sok/", "/en/sok/"} <= set(
        closed
    )
    open_to_all = addresses(client)
    assert [path for path in open_to_all if path.startswith(tuple(closed))] == []


def test_there_is_no_other_way_to_read_the_pages(front, client):
    """Wagtail's API for everybody would list what is kept out of the search."""
    assert [app for app in settings.INSTALLED_APPS if app.startswith(("wagtail.api", "rest_framework"))] == []
    public_names = {str(key) for key in get_resolver().reverse_dict} | set(get_resolver().namespace_dict)
    assert "wagtailapi" not in public_names
    for path in ("/api/", "/api/v2/", "/api/v2/pages/", "/api/v2/images/", "/feed/", "/rss/"):
        assert client.get(path).status_code == 404
    assert client.get("/cms/api/main/pages/").status_code in (302, 403)
