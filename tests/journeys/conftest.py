"""A browser as people have it, and the demo municipality to use it on."""

import sqlite3
from contextlib import closing

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction

from demo.accounts import PASSWORD


@pytest.fixture(scope="session")
def kept_demo(tmp_path_factory):
    """Where the demo is kept once it has been loaded, for later journeys: each of them empties the database."""
    if connection.vendor == "sqlite":
        return KeptInFile(tmp_path_factory.mktemp("demo") / "ekvalla.sqlite3")
    return KeptInSchema()


@pytest.fixture
def ekvalla(transactional_db, monkeypatch, kept_demo):
    """The demo municipality, whole, with its sign-ins."""
    monkeypatch.setenv("RUSTAD_DEMO", "1")
    if kept_demo.is_there:
        kept_demo.put_back()
    else:
        call_command("load_demo", quiet=True)
        kept_demo.keep()


class KeptInFile:
    """SQLite copies a whole database, page by page."""

    def __init__(self, file):
        self.file = file

    @property
    def is_there(self):
        return self.file.exists()

    def keep(self):
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(self.file)])

    def put_back(self):
        connection.ensure_connection()
        with closing(sqlite3.connect(self.file)) as source:
            source.backup(connection.connection)


class KeptInSchema:
    """PostgreSQL copies table by table, from a schema that nobody empties. The sequences have only gone on since."""

    def __init__(self):
        self.tables = []

    @property
    def is_there(self):
        return bool(self.tables)

    def keep(self):
        tables = connection.introspection.table_names()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA IF EXISTS kept CASCADE")
            cursor.execute("CREATE SCHEMA kept")
            for table in tables:
                cursor.execute(f'CREATE TABLE kept."{table}" AS TABLE "{table}"')
        self.tables = tables

    def put_back(self):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # Whole as it is: no trigger, no check.
            cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, self.tables))}")
            for table in self.tables:
                cursor.execute(f'INSERT INTO "{table}" SELECT * FROM kept."{table}"')
        ContentType.objects.clear_cache()


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
