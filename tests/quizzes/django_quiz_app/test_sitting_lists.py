"""The lists of a sitting: numbers and commas, in more ways than the original writes them."""

import pytest

from quizzes import results
from quizzes.django_quiz_app.importing import bring_in
from quizzes.models import Sitting
from tests.factories import old_quizzes as old
from tests.factories import pages
from tests.factories.quizzes import rows as rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    """Bring in a system in which a sitting has been damaged: (model, key, field) of what is told."""

    def run(pk, **fields):
        pages.front_page()
        rows = old.system()
        next(one for one in rows if (one["model"], one["pk"]) == ("quiz.sitting", pk))["fields"].update(fields)
        report = bring_in(old.dump(tmp_path, rows)).as_data()
        return {quirk["field"] for quirk in report["quirks"] if (quirk["model"], quirk["pk"]) == ("quiz.sitting", pk)}

    return run


def the(username):
    return Sitting.objects.get(person__username=username, title="Grundprov")


@pytest.mark.parametrize("order", ["1,,2,3,4,", "1, 2,3,4,", "1,2,3,4", " 1,2,3,4,", "1,2,3,4,\n"])
def test_a_list_that_is_written_otherwise_is_read_and_told_of(bring, order):
    assert bring(1, question_order=order) == {"question_order"}
    assert the("åsa.ek").question_count == 4


@pytest.mark.parametrize("wrong", ["2,", "2", "1,,2,", "1,2"])
def test_the_ways_in_which_the_original_writes_wrong_answers_are_not_odd(bring, wrong):
    answers = '{"1": "2", "2": "False", "3": "Vet inte.", "4": "4"}' if "1" in wrong else None
    answers = answers or '{"1": "1", "2": "False", "3": "Vet inte.", "4": "4"}'
    assert not bring(1, incorrect_questions=wrong, current_score=2 if "1" in wrong else 3, user_answers=answers)


def test_wrong_answers_with_spaces_or_twice_are_told_of(bring):
    given = {"current_score": 3, "user_answers": '{"1": "2", "2": "True", "3": "Chefen.", "4": "4"}'}
    assert bring(1, incorrect_questions="1,,1,", **given) == {"incorrect_questions"}
    assert bring(2, incorrect_questions="3, 1") == {"incorrect_questions"}


def test_a_question_that_stands_twice_counts_twice_as_it_did_there(bring):
    assert "question_order" in bring(1, question_order="1,1,2,3,4,")
    result = results.result_of(the("åsa.ek"))
    assert (result.score, result.percent, the("åsa.ek").question_count) == (4, 80, 5)


@pytest.mark.parametrize("left", ["3,1", "3,,1,", "3,3,1,", "3, 1,"])
def test_what_is_left_is_told_of_when_it_is_written_otherwise(bring, left):
    assert bring(4, question_list=left) == {"question_list"}
    assert [row.answered_at is None for row in rows_of(the("bo"))] == [False, False, True, True]


@pytest.mark.parametrize("left", ["", None, "abc", "3,x,"])
def test_nobody_is_given_a_question_that_was_not_answered(bring, left):
    """Neither answered, nor wrong, nor left: only the list of what is left can be damaged."""
    assert bring(4, question_list=left) == {"question_list"}
    assert [row.earned for row in rows_of(the("bo"))] == [1, 0, None, None]


def test_where_the_answers_are_lost_the_list_of_what_is_left_is_believed(bring):
    assert "user_answers" in bring(4, user_answers="{")
    assert [row.earned for row in rows_of(the("bo"))] == [1, 0, None, None]


def test_the_end_of_an_open_sitting_is_told_of(bring):
    assert bring(4, end="2016-02-01T09:00:00Z") == {"end"}
    assert the("bo").is_open


def test_an_open_sitting_without_its_questions_is_told_of(bring):
    assert {"question_order", "question_list"} <= bring(4, question_order="")
