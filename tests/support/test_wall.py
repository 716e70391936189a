"""A visitor of the support pages is never recorded, not even one who is signed in as an employee."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib import messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import ContactCard, Municipality, Role
from organisation import role_holders
from support.models import SupportPage
from tests.factories import public_pages as pages
from tests.factories.kept import keep
from tests.factories.world import LONG_AGO, World

PRIVATE_TABLES = re.compile(r"\b(tracking|organisation)_|\bdjango_session\b|\bauth_")
PATHS = [
    "/",
    "/orolig/",
    "/orolig/?kort",
    "/en/worried/?kort",
    "/en/",
    "/en/worried/",
    "/en/bara-svenska/",
    "/ar/orolig/",
]


class Loads(HTMLParser):
    """What a page makes the browser fetch by itself, and the forms on it."""

    def __init__(self, html):
        super().__init__()
        self.addresses, self.forms = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.forms += tag == "form"
        if "src" in attrs:
            self.addresses.append(attrs["src"])
        if "srcset" in attrs:
            self.addresses += [candidate.split()[0] for candidate in attrs["srcset"].split(",")]
        if tag == "link":
            self.addresses.append(attrs["href"])


@keep
def kept_site():
    """A front page and a support page with everything an editor can put on one."""
    front = pages.front_page()
    card = pages.contact_card()
    orolig = pages.support_page(
        front,
        slug="orolig",
        first_contact=card,
        intro="<p>Många känner så.</p>",
        steps=[("step", {"title": "Var kvar", "text": "Skicka ett sms."})],
        body=pages.every_block(card),
        emergency_title="Ring 112 om det är fara",
        more_contacts=[("contact", pages.contact_card("Orostelefonen"))],
        privacy="<p>Öppna ett privat fönster.</p>",
        show_in_menus=True,
    )
    home = pages.translation(front, "en", title="Worried?", slug="front")
    pages.translation(
        orolig, "en", home, title="Worried about someone?", slug="worried", show_in_menus=True, first_contact=card
    )
    pages.support_page(front, slug="bara-svenska")
    front.doors = [("door", {"page": orolig, "title": "Jag är orolig", "text": "För dig som är förälder."})]
    front.save_revision().publish()
    return front


@pytest.fixture
def site(wagtail_root, kept_site):
    return kept_site()


@pytest.fixture(params=["a stranger", "an employee", "a head"])
def visitor(request, client, db):
    if request.param != "a stranger":
        world = World()
        unit = world.unit("Nord")
        client.force_login(world.head(unit) if request.param == "a head" else world.staff(unit))
    return client


def assert_leaves_no_trace(client, path):
    """Nothing is written, nothing about people is read, and the answer asks the browser to remember nothing."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200
    statements = [query["sql"] for query in queries]
    assert [sql for sql in statements if not sql.startswith("SELECT")] == []
    assert [sql for sql in statements if PRIVATE_TABLES.search(sql)] == []
    assert dict(response.cookies) == {}
    assert "cookie" not in response.headers.get("Vary", "").lower()
    loads = Loads(response.text)
    assert loads.forms == 0
    assert [address for address in loads.addresses if not re.match(r"/[^/]", address)] == []
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PATHS)
def test_a_visit_leaves_no_trace(site, visitor, path):
    assert_leaves_no_trace(visitor, path)


def test_a_name_that_somebody_agreed_to_show_leaves_no_trace_either(site, visitor):
    """The public pages show the name from the card alone, and no name that nobody has agreed to."""
    world = World()
    world.given = 499  # The visitor is made by another one.
    top = world.unit("Ekvalla", kind="municipality")
    card = ContactCard.objects.get(role="Socialjouren")
    card.held_by = Role.objects.create(key="jour", title="Jour")
    card.save()
    persons = [world.person("Nora Öppen"), world.person("Nils Hemlig")]
    agreed, _kept = (role_holders.hold_role(card.held_by, top, LONG_AGO, person=person) for person in persons)
    agreed = role_holders.set_consent(agreed, True, persons[0])
    assert_leaves_no_trace(visitor, "/orolig/")
    html = visitor.get("/orolig/").text
    assert "Nora Öppen" in html
    assert "Nils Hemlig" not in html
    role_holders.set_consent(agreed, False, persons[0])
    assert "Nora Öppen" not in visitor.get("/orolig/").text


def test_everyone_gets_the_same_page(site, visitor, client_class=None):
    """Were anything of the employee on the page, it would differ from the stranger's."""
    stranger = type(visitor)()
    for path in PATHS:
        assert visitor.get(path).content == stranger.get(path).content


def test_the_first_visit_of_all_writes_nothing_about_the_municipality(site, client):
    assert Municipality.objects.count() == 1
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    assert [query["sql"] for query in queries if "INSERT" in query["sql"]] == []


def _serve_and(deed):
    """Serve a support page as usual, after doing something that a support page must not do."""
    serve = SupportPage.serve

    def serve_with_deed(self, request, *args, **kwargs):
        deed(request)
        return serve(self, request, *args, **kwargs)

    return serve_with_deed


@pytest.mark.parametrize(
    "deed",
    [
        pytest.param(lambda request: request.session.update({"seen": True}), id="writes to the session"),
        pytest.param(lambda request: request.session.get("seen"), id="reads the session"),
        pytest.param(lambda request: request.user.is_authenticated, id="asks who it is"),
        pytest.param(lambda request: messages.info(request, "Hej"), id="leaves a message"),
        pytest.param(lambda request: Municipality.objects.update(name="Ekvalla"), id="writes to the database"),
        pytest.param(
            lambda request: request.META.update(CSRF_COOKIE_NEEDS_UPDATE=True, CSRF_COOKIE="x" * 32), id="csrf"
        ),
    ],
)
def test_the_check_catches_a_page_that_remembers(site, client, monkeypatch, deed):
    """Control: each of these leaves a trace that the check above must see."""
    client.force_login(World().person())
    client.get("/orolig/")
    monkeypatch.setattr(SupportPage, "serve", _serve_and(deed))
    with pytest.raises(AssertionError):
        assert_leaves_no_trace(client, "/orolig/")


@pytest.mark.parametrize(
    "html",
    [
        '<form action="/">',
        '<script src="https://stats.example/x.js"></script>',
        '<img src="//stats.example/x.gif">',
        '<link rel="stylesheet" href="https://fonts.example/f.css">',
        '<img src="/a.png" srcset="/a.png 1x, https://cdn.example/b.png 2x">',
    ],
)
def test_the_check_catches_a_page_that_calls_elsewhere(site, client, monkeypatch, html):
    render = SupportPage.serve

    def serve(self, request, *args, **kwargs):
        response = render(self, request, *args, **kwargs).render()
        response.content = response.content.replace(b"</main>", html.encode() + b"</main>")
        return response

    client.get("/orolig/")
    monkeypatch.setattr(SupportPage, "serve", serve)
    with pytest.raises(AssertionError):
        assert_leaves_no_trace(client, "/orolig/")


@pytest.mark.parametrize("path", ["/orolig/", "/en/worried/"])
def test_an_overdue_card_leaves_no_trace_either(site, visitor, path):
    """Whom to call meanwhile is read from the municipality's own row, whoever asks."""
    coordinator = pages.contact_card("Samordnaren", phone="070-174 06 30")
    Municipality.objects.update(coordinator=coordinator)
    ContactCard.objects.filter(role="Socialjouren").update(next_check="2020-01-01")
    assert_leaves_no_trace(visitor, path)
    assert "070-174 06 30" in visitor.get(path).text
