"""Many at once, each answer sent twice at the same moment: the small version of bench/quiz_rush.py."""

import pytest

from bench import quiz_rush
from quizzes import sittings
from quizzes.models import Sitting
from tests.factories import quizzes as q
from tests.factories.at_once import at_once
from tests.factories.world import World
from tracking.models import Completion

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only]


def test_every_answer_is_stored_once_and_scored_as_by_the_oracle():
    found = quiz_rush.rush(8, 5)
    assert found.is_right, found


def test_the_harness_sees_a_product_that_stores_whatever_comes():
    assert not quiz_rush.control(4, 4).is_right


def test_many_who_begin_open_one_sitting():
    anna, quiz = World().person("Anna Ek"), q.quiz(q.question())
    found = at_once(*[lambda: sittings.begin(anna, quiz)] * 6)
    assert len({one.pk for one in found}) == 1
    assert Sitting.objects.count() == 1


def test_the_last_answer_completes_once():
    anna, quiz = World().person("Anna Ek"), q.quiz(q.question())
    sitting = sittings.begin(anna, quiz)
    row = q.rows(sitting)[0]
    values = {"token": row.token, "seq": 0, "given": q.right_answer(row)}
    found = at_once(*[lambda: sittings.answer(anna, sitting.pk, 1, **values)] * 6)
    assert all(one.is_handed_in for one in found)
    assert Completion.objects.count() == 1


def test_of_two_different_answers_one_stands_and_the_other_is_told():
    anna, quiz = World().person("Anna Ek"), q.quiz(q.question(), q.question())
    sitting = sittings.begin(anna, quiz)
    row = q.rows(sitting)[0]
    both = [q.right_answer(row), q.wrong_answer(row)]
    verbs = [
        lambda given=given: sittings.answer(anna, sitting.pk, 1, token=row.token, seq=0, given=given) for given in both
    ]
    found = at_once(*verbs)
    assert [type(one) for one in found].count(sittings.Refused) == 1
    row.refresh_from_db()
    assert row.seq == 1


def test_handing_in_and_answering_do_not_wait_for_each_other_for_ever():
    anna, quiz = World().person("Anna Ek"), q.quiz(q.question(), q.question(), answers_at_end=True)
    sitting = sittings.begin(anna, quiz)
    row = q.rows(sitting)[0]
    values = {"token": row.token, "seq": 0, "given": q.right_answer(row)}
    found = at_once(lambda: sittings.answer(anna, sitting.pk, 1, **values), lambda: sittings.hand_in(anna, sitting.pk))
    assert all(isinstance(one, (sittings.Stored, sittings.Refused, Sitting)) for one in found)
    assert Sitting.objects.get().handed_in_at is not None
