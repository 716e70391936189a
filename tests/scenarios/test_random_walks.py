"""Random walks through random scenarios, over HTTP: forwards, back, twice, from an old tab, and with junk."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.factories import scenarios
from tests.factories.histories import rolled_back
from tests.factories.scenario_graphs import sound
from tests.scenarios.conftest import Player
from tracking.models import Completion

pytestmark = pytest.mark.django_db

PAGES = ("run", "step", "feedback", "change", "end")
JUNK = ("", "x", "-1", "0", "1", "²", "9" * 5000, "\x00", "<b>", "00000000-0000-0000-0000-000000000000")

randomly = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    # Each example undoes what it wrote, so the database may be shared by the examples of a test.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


class Walker:
    """A learner who does anything. Each move says how many choices it must have stored."""

    def __init__(self, player):
        self.player, self.last, self.led_to = player, None, None

    def post(self, position, data):
        response = self.player.client.post(self.player.url("step", position), data)
        assert response.status_code in (302, 422)
        return response

    def answer_at(self, position, number):
        way = self.player.way
        choices = way.step_at(position).choices
        self.last = (position, {"seq": way.events + 1, "choice": choices[number % len(choices)].id})
        self.led_to = self.post(*self.last).url
        return 1

    def go_on(self, number):
        way = self.player.way
        return 0 if way.is_ended else self.answer_at(way.position, number)

    def go_back(self, number):
        taken = len(self.player.way.taken)
        return self.answer_at(1 + number % taken, number // 7) if taken else 0

    def press_twice(self, number):
        """The second press leads where the first one does."""
        number_stored = self.go_on(number)
        if number_stored:
            assert self.post(*self.last).url == self.led_to
        return number_stored

    def send_again_later(self, number):
        if self.last:
            self.post(*self.last)
        return 0

    def answer_in_an_old_tab(self, number):
        """An answer with a number that was used before, at a place where something else may stand by now."""
        way = self.player.way
        step = way.step_at(1 + number % way.position)
        if way.events and step.choices:
            self.post(1 + number % way.position, {"seq": 1 + number % way.events, "choice": step.choices[-1].id})
        return 0

    def send_junk(self, number):
        """Junk as number, as choice, or at a place where nobody can be."""
        junk = JUNK[number % len(JUNK)]
        self.post(number, {"seq": number, "choice": junk})
        self.post(1, {"seq": junk.replace("1", "x"), "choice": self.player.way.scenario.start.choices[0].id})
        self.post(10**number, {"seq": self.player.way.events + 1, "choice": junk})
        return 0

    def look(self, number):
        name = PAGES[number % len(PAGES)]
        response = self.player.get(name, None if name in ("run", "end") else number // len(PAGES), follow=True)
        assert response.status_code == 200
        return 0


MOVES = [Walker.go_on] * 3 + [Walker.go_back] * 2
MOVES += [Walker.press_twice, Walker.send_again_later, Walker.answer_in_an_old_tab, Walker.send_junk, Walker.look]
walks = st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 40)), min_size=4, max_size=10)


def stored(player):
    return list(player.run.events.values_list("seq", "position", "step", "choice"))


def assert_nothing_is_lost(player):
    """From the start on, each step on the way is where the choice before leads, and each choice is stored."""
    way = player.way
    assert [*(one.step.id for one in way.taken), way.here.id] == [
        way.scenario.start.id,
        *(one.choice.target for one in way.taken),
    ]
    assert {one.choice.id for one in way.taken} <= {str(choice) for *_rest, choice in stored(player)}


@pytest.fixture
def index(world):
    """The list of scenarios, which all examples share."""
    return scenarios.scenario_index()


@randomly
@given(document=sound(), walk=walks)
def test_nothing_is_lost_on_any_walk_and_it_comes_to_the_end(index, anna, learner, document, walk):
    with rolled_back():
        player = Player(learner, scenarios.published(document, index))
        player.begin()
        walker = Walker(player)
        for move, number in walk:
            before = stored(player)
            expected = move(walker, number)
            after = stored(player)
            assert after[: len(before)] == before and len(after) == len(before) + expected, move
            assert_nothing_is_lost(player)
        while not player.way.is_ended:
            walker.go_on(0)
        response = player.get("run", follow=True)
        assert response.status_code == 200 and response.request["PATH_INFO"] == player.url("end")
        assert Completion.objects.in_force().filter(person=anna).count() == player.run.is_done
