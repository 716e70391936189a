"""A browser as people have it, and the demo municipality to use it on."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection

from demo.accounts import PASSWORD


@pytest.fixture(scope="session")
def kept_demo(tmp_path_factory):
    """Where the demo is kept once it has been loaded, for later journeys: each of them empties the database."""
    return tmp_path_factory.mktemp("demo") / "ekvalla.sqlite3"


@pytest.fixture
def ekvalla(transactional_db, monkeypatch, kept_demo):
    """The demo municipality, whole, with its sign-ins."""
    monkeypatch.setenv("RUSTAD_DEMO", "1")
    if kept_demo.exists():
        copy(kept_demo)
        return
    call_command("load_demo", quiet=True)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(kept_demo)])


def copy(kept):
    """Put the database that was kept in the place of the one of the test, which has the same tables."""
    connection.ensure_connection()
    with closing(sqlite3.connect(kept)) as source:
        source.backup(connection.connection)


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
