"""Two editors at the same moment: both are heard, and the newest version reads as the question does."""

import pytest

from content.models import LawReference
from quizzes import document, versions
from quizzes.models import Question, QuestionVersion
from tests.factories import public_pages
from tests.factories import quizzes as q
from tests.factories.at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only]


def write(model, pk, **values):
    def save():
        one = model.objects.get(pk=pk)
        for name, value in values.items():
            setattr(one, name, value)
        one.save()

    return save


def test_four_who_save_one_question_at_once_make_four_versions():
    question = q.question()
    outcomes = at_once(*(write(Question, question.pk, text=f"Skriven av {number}?") for number in range(4)))
    assert outcomes == [None] * 4
    made = QuestionVersion.objects.filter(key=question.key).order_by("number")
    assert [one.number for one in made] == [1, 2, 3, 4, 5]
    assert versions.newest(question.key).question.text == Question.objects.get().text


def test_a_question_and_its_law_saved_at_once_are_both_in_the_newest_version():
    law = public_pages.law()
    question = q.question(law=law)
    for number in range(6):
        outcomes = at_once(
            write(Question, question.pk, text=f"Fråga {number}?"),
            write(LawReference, law.pk, title=f"Lag {number}"),
        )
        assert outcomes == [None, None]
        now = Question.objects.get(pk=question.pk)
        newest = versions.newest(question.key)
        assert newest.sha256 == document.digest(document.to_data(versions.document_of(now)))
        assert (newest.question.text, newest.question.law["title"]) == (f"Fråga {number}?", f"Lag {number}")
