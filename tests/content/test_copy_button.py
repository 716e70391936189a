"""A sentence is copied with one press, where the browser can; elsewhere there is no button."""

import pytest
from django.template.loader import render_to_string

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def address(live_server):
    return f"{live_server.url}/kontakt/"


def open_with_button(page, address):
    """A page of ours with a sentence and the button for it."""
    button = render_to_string("components/copy_button.html", {"target": "#sentence"})

    def add_button(route):
        response = route.fetch()
        sentence = f'<p id="sentence"> 31 av 36 (86 %) </p>{button}</main>'
        route.fulfill(response=response, body=response.text().replace("</main>", sentence))

    page.route(address, add_button)
    page.goto(address)


def test_the_button_copies_the_sentence_and_says_so(address, new_context):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    open_with_button(page, address)
    page.get_by_role("button", name="Kopiera meningen").click()
    page.get_by_role("status").get_by_text("Kopierat").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "31 av 36 (86 %)"


def test_there_is_no_button_without_javascript(address, new_context):
    page = new_context(java_script_enabled=False).new_page()
    open_with_button(page, address)
    assert page.get_by_role("button").count() == 0
