"""A browser as people have it, and the demo municipality to use it on."""

import pytest
from django.core.management import call_command

from demo.accounts import PASSWORD


@pytest.fixture
def ekvalla(transactional_db, monkeypatch):
    """The demo municipality, whole, with its sign-ins."""
    monkeypatch.setenv("RUSTAD_DEMO", "1")
    call_command("load_demo", quiet=True)


@pytest.fixture
def visit(browser, browser_context_args, live_server):
    """Opens a browser window of its own, signed in when a user name is given: `page = visit("40718")`."""
    contexts = []

    def open_window(username=None, *, javascript=False, width=1280, dark=False):
        context = browser.new_context(
            **browser_context_args,
            base_url=live_server.url,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        if username:
            sign_in(page, username)
        return page

    yield open_window
    for context in contexts:
        context.close()


def sign_in(page, username):
    """Sign in through the form; the page is then the one the person was on the way to."""
    if "/logga-in/" not in page.url:
        page.goto("/logga-in/")
    page.get_by_label("Användarnamn").fill(username)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
