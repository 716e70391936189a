"""The quick exit, and the public pages as axe-core sees them, in a real browser under the real policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from content.models import Municipality
from tests.factories import public_pages as pages

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.sqlite_is_enough]
PATHS = ["/", "/orolig/", "/orolig/?kort", "/kontakt/", "/tillganglighet/", "/personuppgifter/", "/finns-inte/"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"]}


@pytest.fixture
def address(live_server, transactional_db):
    """The site with a support page, whose quick exit leads to a page of the test's own."""
    front = pages.front_page()
    card = pages.contact_card(hours="Vardagar 8–16.30.", secrecy="Vi har tystnadsplikt.")
    body = [block for block in pages.every_block(card) if block[0] != "video"]
    orolig = pages.support_page(
        front,
        slug="orolig",
        first_contact=card,
        steps=[("step", {"title": "Var kvar", "text": "Skicka ett sms."})],
        body=body,
        emergency_title="Ring 112 om det är fara",
        more_contacts=[("contact", card)],
        privacy="<p>Öppna ett privat fönster.</p>",
        show_in_menus=True,
    )
    front.doors = [("door", {"page": orolig, "title": "Jag är orolig", "text": "För dig som är förälder."})]
    front.save_revision().publish()
    Municipality.objects.update(quick_exit_url=f"{live_server.url}/halsa/")
    return live_server.url


def test_escape_three_times_leaves_at_once_and_back_does_not_return(address, page):
    page.goto(f"{address}/kontakt/")
    page.goto(f"{address}/orolig/")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(f"{address}/halsa/")
    page.go_back()
    assert page.url == f"{address}/kontakt/"


def test_escape_twice_stays(address, page):
    page.goto(f"{address}/orolig/")
    for key in ("Escape", "Escape", "Tab", "Escape"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == f"{address}/orolig/"


def test_the_button_leaves_without_javascript_too(address, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/orolig/")
    page.get_by_role("link", name="Lämna sidan snabbt").click()
    page.wait_for_url(f"{address}/halsa/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_public_pages_have_no_fault_that_axe_can_find(address, new_context, scheme, width):
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    refused = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    for path in PATHS:
        page.goto(f"{address}{path}")
        violations = Axe().run(page, options=RULES).response["violations"]
        assert [(path, violation["id"], violation["nodes"][0]["html"]) for violation in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert refused == []


def test_axe_finds_a_fault_that_is_there(address, page):
    """Control."""
    page.goto(f"{address}/kontakt/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [violation["id"] for violation in Axe().run(page, options=RULES).response["violations"]] == ["image-alt"]
