"""What every test gets. pytest loads tests/environment.py first, which sets the environment that the settings read."""

import logging
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from django.test import override_settings
from django.utils import translation
from wagtail.models import Page

from content import languages
from tests.factories.kept import keep
from tests.factories.town import build_town
from tests.factories.world import World

ROOT = Path(__file__).resolve().parent.parent
ONE_DATABASE = {"postgresql_only": "postgresql", "sqlite_is_enough": "sqlite"}
MIGRATED = ROOT / "var" / "migrated.sqlite3"

# How long an example takes says nothing on a machine that does other work at the same time.
hypothesis.settings.register_profile(
    "suite", deadline=None, print_blob=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("suite")


def pytest_itemcollected(item):
    """Let a test that commits begin with what the migrations leave (Wagtail's root page, locale, site …), as all do.

    Such a test, and that is any with `live_server`, ends by emptying every table.
    """
    marker = item.get_closest_marker("django_db")
    options = marker.kwargs if marker else {}
    if options.get("transaction") or {"live_server", "transactional_db"} & set(item.fixturenames):
        item.add_marker(
            pytest.mark.django_db(**options | {"transaction": True, "serialized_rollback": True}), append=False
        )


def pytest_collection_modifyitems(config, items):
    """Leave out what is for another database (see the markers), and say in the test report which tests those are."""
    for name, vendor in ONE_DATABASE.items():
        marked = [item for item in items if item.get_closest_marker(name)]
        for item in marked:
            item.user_properties.append(("one_database", vendor))
        if marked and connection.vendor != vendor:
            config.hook.pytest_deselected(items=marked)
            items[:] = [item for item in items if item not in marked]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, request, tmp_path_factory):
    """A file for SQLite, as in use: in memory, the threads of a live server would share one connection."""
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)
        if MIGRATED.exists() and request.config.getvalue("reuse_db") and not request.config.getvalue("create_db"):
            shutil.copy(MIGRATED, file)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """With --reuse-db, keep the database as the migrations leave it, before any test has committed something.

    At the end nobody may be using the database, or PostgreSQL does not drop it.
    """
    if connection.vendor == "sqlite" and request.config.getvalue("reuse_db"):
        MIGRATED.parent.mkdir(exist_ok=True)
        copy = MIGRATED.with_suffix(f".{os.getpid()}")
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        copy.replace(MIGRATED)
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            _end_other_sessions()


def _end_other_sessions():
    """A thread of the live server may still be about to close its connection when the last test is over."""
    with connection.cursor() as cursor:
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        cursor.execute(f"SELECT pg_terminate_backend(pid) {others}")  # noqa: S608
        for _ in range(100):
            cursor.execute(f"SELECT count(*) {others}")  # noqa: S608
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.05)


@pytest.fixture(scope="session", autouse=True)
def quick_settings():
    """What costs time or needs a build step, and is not what the tests are about."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            "default": settings.STORAGES["default"],
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        WHITENOISE_AUTOREFRESH=True,  # There is no STATIC_ROOT to read at the start.
    ):
        yield


@pytest.fixture(autouse=True)
def clean_slate():
    """No test inherits another's cache (Wagtail keeps the site's addresses in it) or language."""
    cache.clear()
    with translation.override("sv"):
        yield
    if len(languages._codes) > 1:  # What the test added to the locales has been rolled back.
        languages.forget_codes()


@pytest.fixture(autouse=True)
def frozen_tables_are_emptied(request):
    """A test that commits ends by emptying every table, which SQLite refuses where triggers keep the rows frozen."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if connection.vendor == "sqlite" and marker and marker.kwargs.get("transaction"):
        with connection.constraint_checks_disabled(), connection.cursor() as cursor:
            cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
            for name, table, create in cursor.fetchall():
                if name.endswith("_no_delete"):
                    cursor.execute(f"DROP TRIGGER {name}")
                    cursor.execute(f"DELETE FROM {table}")  # noqa: S608
                    cursor.execute(create)


class Errors(logging.Handler):
    def __init__(self):
        super().__init__(logging.ERROR)
        self.messages = []

    def emit(self, record):
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_logged_errors(request):
    """A test fails when something was logged as an ERROR, unless it is marked `logs_errors`; then it must be."""
    errors = Errors()
    logging.getLogger().addHandler(errors)
    yield
    logging.getLogger().removeHandler(errors)
    if not request.node.get_closest_marker("logs_errors"):
        assert errors.messages == []
    else:
        assert errors.messages, "The test is marked logs_errors, but no error was logged."


class UndefinedVariable(str):
    """Stands in for an undefined template variable: fails the test in our templates, is empty in everybody else's.

    Wagtail's and Django's own templates count on undefined variables being empty; pytest-django makes no difference.
    """

    fail = True  # pytest-django sets this to False for a test marked ignore_template_errors.

    def __bool__(self):
        frame = sys._getframe(1)
        return self.fail and frame.f_code.co_name == "resolve" and self._is_ours(frame)

    @staticmethod
    def _is_ours(frame):
        while frame:
            node = frame.f_locals.get("self")
            if frame.f_code.co_name == "render" and getattr(node, "origin", None):
                path = Path(node.origin.name)
                return path.is_relative_to(ROOT) and "site-packages" not in path.parts
            frame = frame.f_back
        return True

    def __contains__(self, key):
        return key == "%s"

    def __mod__(self, variable):
        pytest.fail(f"Undefined template variable: {variable}")


@pytest.fixture(scope="session", autouse=True)
def undefined_template_variables(request, _fail_for_invalid_template_variable, django_test_environment):
    if request.config.getoption("itv"):
        settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()


@pytest.fixture
def wagtail_root(db):
    """The root of the page tree; Wagtail's migrations also leave a locale, a site, a collection and two groups."""
    return Page.get_first_root_node()


@pytest.fixture(scope="session")
def connection_of_the_session():
    return connections["default"]


@pytest.fixture(scope="session")
def playwright(connection_of_the_session, playwright):
    """While Playwright's event loop runs, Django looks for its connections elsewhere; there, too, it finds the same."""
    connections["default"] = connection_of_the_session
    return playwright


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, also as root, without calls home."""
    found = subprocess.run([sys.executable, ROOT / "bin" / "need_browser.py"], capture_output=True, text=True)
    if found.returncode:
        pytest.fail(found.stderr, pytrace=False)
    return browser_type_launch_args | {
        "executable_path": found.stdout.strip(),
        "args": [
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {"locale": "sv-SE", "timezone_id": "Europe/Stockholm"} | browser_context_args


# The cast


@pytest.fixture
def world(db):
    """Builds units, people, trainings and rules, a word per fact."""
    return World()


kept_town = keep(build_town, scope="session")


@pytest.fixture
def town(world, kept_town):
    """Four levels, two units of elder care with a head each, and a requirement on their assistant nurses."""
    return kept_town(world)
