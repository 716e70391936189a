"""A small scenario, Anna who plays it, and an editor in the CMS."""

import pytest
from django.urls import reverse
from django.utils import translation

from scenarios import runs
from scenarios.models import Run
from tests.courses.conftest import anna as anna
from tests.courses.conftest import cms as cms
from tests.courses.conftest import learner as learner
from tests.courses.conftest import said as said
from tests.courses.conftest import world as world
from tests.factories import scenarios
from tests.factories.kept import keep
from tests.factories.scenarios import id_of


@keep
def kept_scenario_page():
    return scenarios.published(scenarios.rehearsal())


@pytest.fixture
def scenario_page(world, kept_scenario_page):
    return kept_scenario_page()


class Player:
    """Plays a scenario as the forms of the pages do."""

    def __init__(self, client, page):
        self.client, self.page = client, page

    def begin(self, **data):
        response = self.client.post(self.page.url, data)
        assert response.status_code == 302
        return response

    @property
    def run(self):
        person = self.client.session["_auth_user_id"]
        return Run.objects.get(person=person, key=self.page.training_key, closed_at=None)

    @property
    def way(self):
        return runs.way_of(self.run)

    def url(self, name="step", position=None):
        args = [self.run.pk] if position is None else [self.run.pk, position]
        return reverse(f"scenarios:{name}", args=args)

    def get(self, name="step", position=None, **more):
        return self.client.get(self.url(name, position), **more)

    def choose(self, key, number, position=None, seq=None, **more):
        """Press the button at a step: by its key and the place of the choice."""
        way = self.way
        position = way.position if position is None else position
        data = {"seq": way.events + 1 if seq is None else seq, "choice": id_of(key, number)}
        return self.client.post(self.url("step", position), data, **more)

    def play(self, *choices):
        """Choices such as "A1:2"."""
        for one in choices:
            key, number = one.split(":")
            assert self.choose(key, int(number)).status_code == 302
        return self.way


@pytest.fixture
def player(learner, scenario_page):
    """Anna, who has begun the scenario."""
    player = Player(learner, scenario_page)
    player.begin()
    return player


@pytest.fixture
def english():
    """The words as they stand in the code."""
    with translation.override("en"):
        yield
