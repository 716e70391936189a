"""Nobody is noted by what they search for: nothing is stored, logged, asked about people or told to anybody else."""

import logging

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query

from start import search_views
from tests.factories import public_pages as public
from tests.factories.kept import keep
from tests.factories.searches import STAFF_PATH, support
from tests.factories.world import World
from tests.support.test_wall import PRIVATE_TABLES, Loads

pytestmark = pytest.mark.django_db
PATHS = [
    "/sok/",
    "/sok/?q=giraff",
    "/sok/?q=giruff",
    "/en/sok/?q=giraff",
    "/ar/sok/?q=giraff",
    "/sitemap.xml",
    "/robots.txt",
]


@keep
def kept_site():
    front = public.front_page("Rustad", lead="Välkommen.")
    page = support(front, "Giraffer", slug="giraffer", show_in_menus=True)
    home = public.translation(front, "en", title="Home", lead="Welcome.", slug="front")
    public.translation(page, "en", home, title="Giraffs", slug="giraffs")
    public.contact_card("Giraffvakten")


@pytest.fixture
def site(wagtail_root, kept_site):
    return kept_site()


@pytest.fixture(params=["a stranger", "an employee", "a head"])
def visitor(request, client, db):
    if request.param != "a stranger":
        world = World()
        world.given = 899
        unit = world.unit("Nord")
        client.force_login(world.head(unit) if request.param == "a head" else world.staff(unit))
    return client


def assert_leaves_no_trace(client, path):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200
    statements = [query["sql"] for query in queries]
    assert [sql for sql in statements if not sql.startswith("SELECT")] == []
    assert [sql for sql in statements if PRIVATE_TABLES.search(sql)] == []
    assert dict(response.cookies) == {}
    assert "cookie" not in response.headers.get("Vary", "").lower()
    return response


@pytest.mark.parametrize("path", PATHS)
def test_a_search_leaves_no_trace(site, visitor, path):
    response = assert_leaves_no_trace(visitor, path)
    loads = Loads(response.text)
    assert [address for address in loads.addresses if not address.startswith("/") or address.startswith("//")] == []
    assert loads.forms == (1 if "/sok/" in path else 0)
    assert 'method="post"' not in response.text
    assert response.content == type(visitor)().get(path).content  # Everybody gets the same.


@pytest.mark.parametrize(
    "deed",
    [
        pytest.param(lambda request: request.session.update({"q": "giraff"}), id="writes to the session"),
        pytest.param(lambda request: request.user.is_authenticated, id="asks who it is"),
        pytest.param(lambda request: Query.get("giraff").add_hit(), id="counts what is searched"),
    ],
)
def test_the_check_catches_a_search_that_remembers(site, client, monkeypatch, deed):
    """Control."""
    client.force_login(World().person())
    read = search_views._context

    def read_and(request, *args):
        deed(request)
        return read(request, *args)

    monkeypatch.setattr(search_views, "_context", read_and)
    with pytest.raises(AssertionError):
        assert_leaves_no_trace(client, "/sok/?q=giraff")


@pytest.mark.parametrize("path", ["/sok/", STAFF_PATH])
def test_what_is_searched_is_neither_stored_nor_logged_nor_kept_by_the_browser(site, client, world, caplog, path):
    client.force_login(world.person())
    caplog.set_level(logging.DEBUG)
    client.get("/start/")
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path, {"q": "hemligheten"})
    assert [query["sql"] for query in queries if query["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")] == []
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert [record for record in ours if "hemligheten" in record.getMessage()] == []
    assert Query.objects.count() == 0
    assert "no-store" in response.headers["Cache-Control"]
    assert 'autocomplete="off"' in response.text


def test_no_other_site_is_told_what_was_searched(site, client):
    """The address holds the question: whoever follows a link elsewhere must not bring it along."""
    response = client.get("/sok/", {"q": "giraff"})
    assert response.headers["Referrer-Policy"] == settings.SECURE_REFERRER_POLICY
    assert settings.SECURE_REFERRER_POLICY in ("no-referrer", "same-origin")
    assert 'rel="noreferrer"' in response.text  # The quick way out.
    assert '<meta name="robots" content="noindex">' in response.text


def test_a_search_is_answered_to_get_alone(site, client, world):
    client.force_login(world.person())
    for path in ("/sok/", STAFF_PATH):
        assert client.post(path, {"q": "giraff"}).status_code == 405
        assert client.head(path, {"q": "giraff"}).status_code == 200


def test_every_public_page_leads_to_the_search(site, client):
    for path in ("/", "/giraffer/", "/ordlista/", "/kontakt/", "/finns-inte/"):
        assert 'href="/sok/"' in client.get(path).text, path
    assert 'href="/en/sok/"' in client.get("/en/").text


def test_the_staff_are_led_to_theirs(site, client, world):
    client.force_login(world.person())
    assert f'href="{STAFF_PATH}"' in client.get("/start/").text
