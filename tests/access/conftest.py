"""The cast of the matrix, made once for a module: its tests change nothing that is not undone at once."""

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from tests.access.addresses import addresses
from tests.access.cast import build
from tests.factories.world import World


@pytest.fixture(scope="module", autouse=True)
def sessions_in_cookies():
    """A session that a request ends is whole again for the next, and costs no query."""
    with override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"):
        yield


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker, quick_settings):
    with django_db_blocker.unblock(), transaction.atomic(), translation.override("sv"):
        cast = build(World())
        cast.addresses = addresses(cast)
        yield cast
        transaction.set_rollback(True)
