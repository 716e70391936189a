"""What is odd about a source is told every time, not only when the rows are written."""

import pytest
from PIL import Image

from quizzes.django_quiz_app.importing import bring_in
from quizzes.models import QuestionVersion
from tests.factories import old_quizzes as old
from tests.factories import pages
from tests.factories import quizzes as q

pytestmark = pytest.mark.django_db


def of(rows, model, pk):
    return next(one["fields"] for one in rows if (one["model"], one["pk"]) == (model, pk))


def told(report):
    return sorted((one["model"], str(one["pk"]), one["field"], one["reason"]) for one in report["quirks"])


def answers_gone(rows):
    of(rows, "quiz.sitting", 1).update(user_answers="{", current_score=2)


def question_gone(rows):
    of(rows, "quiz.sitting", 1).update(question_order="1,2,3,4,77,", incorrect_questions="1,")


def two_open(rows):
    rows.append({"model": "quiz.sitting", "pk": 6, "fields": dict(of(rows, "quiz.sitting", 4))})


def one_address(rows):
    of(rows, "quiz.quiz", 2)["url"] = "prov-1"


def one_category(rows):
    of(rows, "quiz.category", 2)["category"] = "rutiner"


def one_user_name(rows):
    rows.append(old.user(4, "BO"))


def no_user_name(rows):
    of(rows, "auth.user", 1)["username"] = ""


DAMAGES = {
    answers_gone: ("quiz.sitting", "1", "user_answers"),
    question_gone: ("quiz.sitting", "1", "question_order"),
    two_open: ("quiz.sitting", "6", "complete"),
    one_address: ("quiz.quiz", "2", "url"),
    one_category: ("quiz.category", "2", "category"),
    one_user_name: ("auth.user", "4", "username"),
    no_user_name: ("auth.user", "1", "username"),
}


@pytest.mark.parametrize(("damage", "place"), DAMAGES.items(), ids=lambda one: getattr(one, "__name__", ""))
def test_the_same_is_told_again(tmp_path, damage, place):
    pages.front_page()
    rows = old.system()
    damage(rows)
    path = old.dump(tmp_path, rows)
    first = told(bring_in(path).as_data())
    versions = QuestionVersion.objects.count()
    assert place in {one[:3] for one in first}
    assert told(bring_in(path).as_data()) == first
    assert QuestionVersion.objects.count() == versions


def test_a_quiz_that_was_left_a_draft_and_its_figure(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "stored"
    pages.front_page()
    folder = tmp_path / "uploads"
    folder.mkdir()
    Image.new("RGB", (4, 3), "red").save(folder / "trappa.png")
    rows = old.system()
    of(rows, "quiz.question", 1)["figure"] = "uploads/trappa.png"
    path, parent = old.dump(tmp_path, rows), pages.publish(q.index())
    first = told(bring_in(path, media=folder, parent=parent).as_data())
    assert {("quiz.question", "1", "figure"), ("quiz.quiz", "1", "draft")} <= {one[:3] for one in first}
    assert told(bring_in(path, media=folder, parent=parent).as_data()) == first
