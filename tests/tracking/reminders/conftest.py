"""Reminders that are on, and a post office that takes the letters."""

import pytest

from tests.factories.post_office import open_post_office
from tests.factories.reminders import give_addresses, turn_on


@pytest.fixture
def reminders(town):
    """They are on, and the three nurses have addresses."""
    give_addresses(town.employee, town.colleague, town.neighbour)
    return turn_on()


@pytest.fixture
def post(settings):
    with open_post_office(settings) as office:
        yield office
