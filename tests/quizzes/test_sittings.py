import pytest

from tests.factories import quizzes as q
from tracking.models import Completion

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(world):
    return world.person("Anna Ek")


def test_a_quiz_from_start_to_completion(anna):
    quiz = q.quiz(q.question(), q.statement("Så är det.", True), q.short_text("Numret?", "112"), pass_mark=67)
    sitting = q.take(anna, quiz, right=2)
    assert sitting.passed is False
    assert not Completion.objects.exists()
    sitting = q.take(anna, quiz)
    assert sitting.passed is True
    assert sitting.completion == Completion.objects.get(training__key=quiz.training_key)


def test_a_quiz_in_a_course_completes_it(anna):
    from tests.factories import pages

    course = pages.course(lessons=0, live=False)
    quiz = q.quiz(q.question(), parent=course, pass_mark=80)
    course = pages.publish(course)
    sitting = q.take(anna, quiz)
    assert {row.training.title for row in Completion.objects.all()} == {course.title, quiz.title}
    assert sitting.passed
