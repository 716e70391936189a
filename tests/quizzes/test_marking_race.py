"""Two markers at the same moment: one entry stands, and the other one is told."""

import pytest

from quizzes import marking
from quizzes.marking import FIRST, Refused
from quizzes.models import Marking, Sitting
from tests.factories import quizzes as q
from tests.factories.at_once import at_once
from tests.factories.examiners import enter, essay_quiz, examiner, fresh
from tests.factories.world import World
from tracking.models import Completion

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only]


@pytest.fixture
def world():
    return World()


@pytest.fixture
def people(world):
    return [world.person("Anna Ek"), *(examiner(world.person()) for _number in range(4))]


def test_one_of_four_who_mark_at_once_is_heard(people):
    anna, *markers = people
    sitting = q.take(anna, essay_quiz(pass_mark=100))

    def mark(who, points):
        return lambda: enter(who, sitting, FIRST, *points, seen=0)

    given = [(2, 1), (0, 0), (1, 1), (2, 0)]
    outcomes = at_once(*(mark(who, points) for who, points in zip(markers, given, strict=True)))
    assert sorted(type(one).__name__ for one in outcomes) == ["NoneType", "Refused", "Refused", "Refused"]
    entry, sitting = Marking.objects.get(), fresh(sitting)
    assert outcomes[markers.index(entry.marker)] is None
    assert sitting.passed is (entry.earned == 3)
    assert Completion.objects.count() == (1 if entry.earned == 3 else 0)


def test_of_four_who_mark_at_once_two_are_heard_where_two_are_to_mark(people):
    anna, *markers = people
    sitting = q.take(anna, essay_quiz(second_marker=True))
    outcomes = at_once(*(lambda who=who: enter(who, sitting, FIRST, 2, 1, seen=0) for who in markers))
    assert sum(isinstance(one, Refused) for one in outcomes) == 2
    assert sum(one is None for one in outcomes) == 2
    assert sorted(Marking.objects.values_list("role", flat=True)) == ["first", "second"]
    assert Marking.objects.values("marker").distinct().count() == 2
    assert fresh(sitting).passed is True and Completion.objects.count() == 1


def test_marking_and_changing_at_once_leave_a_result_that_follows_from_the_log(people):
    anna, one, two, *_rest = people
    sitting = q.take(anna, essay_quiz())
    at_once(
        lambda: enter(one, sitting, FIRST, 2, 1, seen=0),
        lambda: enter(two, sitting, marking.CHANGED, 0, position=1, seen=0, comment="Fel facit."),
    )
    assert Marking.objects.count() == 2
    sitting = Sitting.objects.get(pk=sitting.pk)
    assert (sitting.earned, sitting.denominator, sitting.passed) == (1, 1, False)
    assert not Completion.objects.in_force().exists()
