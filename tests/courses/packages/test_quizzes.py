"""A course with a quiz as a package: its questions, what they have of their own, and rows that do harm."""

import json

import pytest
from wagtail.models import Page

from courses.models import CoursePage
from courses.packages import limits
from courses.packages.archive import text_of
from organisation.models import User
from quizzes.models import Answer, Category, Question, QuestionVersion, QuizPage, SubCategory
from quizzes.models.question import QuestionWord
from tests.courses.packages.conftest import bent, looked_at, packed, repacked, rows, taken_in, unpacked
from tests.factories import pages
from tests.factories import quizzes as q

pytestmark = pytest.mark.django_db


def small_course():
    """A course with a quiz of one chosen question and one draw from two."""
    course = pages.course("Kursen", lessons=0, live=False)
    category = q.category("Rutinen")
    chosen = q.question("Vem ringer du?", right="Chefen", wrong=("Ingen",))
    chosen.tags.add("oro")
    chosen.save()
    for text in ("Ett?", "Två?"):
        q.question(text, category=category)
    q.quiz(chosen, title="Slutprovet", parent=course, draws=[(1, category)], bands=[(50, "Bra!")])
    return pages.publish(course)


def forget(course):
    """The course and the bank, as if they had never been here."""
    Page.objects.get(pk=course.pk).delete()
    for model in (Question, SubCategory, Category, QuestionWord):
        model.objects.all().delete()
    QuestionVersion.objects.all()._raw_delete("default")


@pytest.fixture
def course(world):
    return small_course()


@pytest.fixture
def package(course):
    return packed(course)


def quiz_here():
    return QuizPage.objects.get(title="Slutprovet")


def bank():
    """{text: (key, [(key, text, right) of its answers])}"""
    return {
        one.text: (one.key, [(row.key, row.text, row.is_right) for row in one.answers.all()])
        for one in Question.objects.all()
    }


def test_a_package_holds_the_chosen_questions_and_those_that_may_be_drawn(package):
    names = [name for name in unpacked(package) if name.startswith("snippets/quizzes.Question/")]
    assert len(names) == 3


def test_a_course_with_a_quiz_comes_back_with_the_same_keys_and_the_same_bytes(course, package):
    before = bank()
    forget(course)
    report = taken_in(package)
    assert report.importable, report.lines
    assert bank() == before
    assert packed(CoursePage.objects.get(title="Kursen")) == package
    quiz = quiz_here()
    assert not quiz.live and quiz.question_count == 2
    assert [(draw.count, draw.category.name) for draw in quiz.draws.all()] == [(1, "Rutinen")]
    assert list(Question.objects.get(text="Vem ringer du?").tags.names()) == ["oro"]
    assert QuestionVersion.objects.count() == 3  # One of each: with its answers, when it was made.
    assert not Question.objects.exclude(checked_on=None, next_check__isnull=False).exists()


def test_an_alike_quiz_gets_no_draft_and_a_changed_one_a_draft_on_top(course, package):
    before = rows()
    assert {line.section for line in taken_in(package).lines} == {"unchanged", "kept"}
    assert rows() == before

    def change(page):
        page["fields"]["bands"][0]["text"] = "Bättre!"
        page["fields"]["draws"][0]["count"] = 2

    report = taken_in(bent(package, "Slutprovet", change))
    assert [line.place for line in report.of("drafted")] == ["Slutprovet"]
    quiz = quiz_here()
    assert [band.text for band in quiz.bands.all()] == ["Bra!"]
    draft = quiz.get_latest_revision_as_object()
    assert [band.text for band in draft.bands.all()] == ["Bättre!"] and draft.question_count == 3
    draft.get_latest_revision().publish()
    assert [(draw.count, draw.category.name) for draw in quiz_here().draws.all()] == [(2, "Rutinen")]


def test_a_question_that_is_here_is_used_and_never_changed(course, package):
    question = Question.objects.get(text="Vem ringer du?")
    question.text = "Vem ringer du här?"
    question.save()
    answer = question.answers.get(text="Ingen")
    Answer.objects.filter(pk=answer.pk).update(text="Inte någon")
    Page.objects.get(pk=course.pk).delete()
    report = taken_in(package)
    (told,) = report.of("differs")
    assert "Vem ringer du här?" in told.what
    assert quiz_here().quiz_questions.get().question == question
    assert Question.objects.get(pk=question.pk).text == "Vem ringer du här?"
    assert Question.objects.count() == 3


def test_a_category_of_that_name_is_used_again(course, package):
    category = Category.objects.get()
    Page.objects.get(pk=course.pk).delete()
    Question.objects.all().delete()
    taken_in(package)
    assert Category.objects.get() == category
    assert Question.objects.filter(category=category).count() == 2


def test_a_category_without_a_name_is_told_and_left_out(course):
    Category.objects.update(name=None)
    files = unpacked(packed(CoursePage.objects.get(pk=course.pk)))
    (name,) = [name for name, text in files.items() if b'"quizzes.QuizPage"' in text and name.startswith("pages/")]
    assert json.loads(files[name])["fields"]["draws"] == [{"category": None, "count": 1, "sub_category": None}]
    assert not [name for name in files if "Category" in name]


def test_whoever_may_not_add_questions_takes_no_quiz_in(course, package):
    forget(course)
    nobody = User.objects.create(username="ingen")
    kinds = {line.kind for line in looked_at(package, user=nobody).of("refused")}
    assert kinds == {"no_permission_add", "no_permission_make"}


# Packages that do not fit


def bent_question(package, change):
    files = unpacked(package)
    for name, text in files.items():
        data = json.loads(text) if name.startswith("snippets/quizzes.Question/") else {}
        if data and data["fields"]["text"] == "Vem ringer du?":
            change(data)
            files[name] = text_of(data)
    return repacked(files)


def question(**values):
    return lambda package: bent_question(package, lambda data: data["fields"].update(values))


def answers(*values):
    return question(answers=list(values))


def quiz(**values):
    return lambda package: bent(package, "Slutprovet", lambda data: data["fields"].update(values))


def brings(value):
    return lambda package: bent(package, "Slutprovet", lambda data: data.update(brings=value))


KEY = "0f2b3c4d-0000-4000-8000-000000000001"
ROW = {"key": KEY, "text": "Ja", "is_right": True, "feedback": ""}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (answers(ROW, ROW), "same_key"),
        (answers(ROW | {"key": "x"}), "wrong_value"),
        (answers(ROW | {"key": 5}), "wrong_type"),
        (answers(ROW | {"text": ""}), "wrong_value"),
        (answers(ROW | {"text": "x" * 1001}), "wrong_value"),
        (answers(ROW | {"is_right": "ja"}), "wrong_type"),
        (answers("Ja"), "wrong_type"),
        (answers(*[ROW] * (limits.MOST_ROWS + 1)), "too_many_rows"),
        (question(answers={}), "wrong_type"),
        (question(criteria=[{"key": KEY, "text": "Ringer", "points": 0}]), "wrong_value"),
        (question(criteria=[{"key": KEY, "text": "Ringer", "points": 10**30}]), "wrong_value"),
        (question(kind="raw"), "wrong_value"),
        (question(text=""), "wrong_value"),
        (question(text="x" * 1001), "wrong_value"),
        (question(tags="oro"), "wrong_type"),
        (question(tags=[5]), "wrong_type"),
        (question(tags=["x" * 101]), "too_many_rows"),
        (question(law={"snippet": "quizzes.Category", "key": "Rutinen"}), "wrong_reference"),
        (question(category=1), "no_reference"),
        (quiz(quiz_questions=[{"question": {"snippet": "quizzes.Category", "key": "Rutinen"}}]), "wrong_reference"),
        (quiz(quiz_questions=[{"question": 1}]), "no_reference"),
        (quiz(draws=[{"count": 0, "category": None, "sub_category": None}]), "wrong_value"),
        (quiz(draws=[{"count": "2", "category": None, "sub_category": None}]), "wrong_type"),
        (quiz(bands=[{"from_percent": 101, "text": "Bra"}]), "wrong_value"),
        (quiz(pass_mark=101), "wrong_value"),
        (quiz(max_attempts=-1), "wrong_value"),
        (brings([5]), "no_reference"),
        (brings({}), "wrong_type"),
        (brings([{"snippet": "organisation.User", "key": "anna"}]), "no_reference"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(course, package, change, kind):
    forget(course)
    before = rows()
    report = taken_in(change(package))
    assert kind in {line.kind for line in report.of("refused")}
    assert rows() == before


@pytest.mark.parametrize(
    "key", ["1", "x", "0F2B3C4D-0000-4000-8000-00000000000A", "{0f2b3c4d-0000-4000-8000-000000000001}"]
)
def test_a_question_whose_key_is_none_is_refused(course, package, key):
    forget(course)
    files = unpacked(package)
    name = next(name for name in files if name.startswith("snippets/quizzes.Question/"))
    files[name] = text_of(json.loads(files[name]) | {"key": key})
    assert "strange_name" in {line.kind for line in taken_in(repacked(files)).of("refused")}
    assert not Question.objects.exists()


def test_a_row_says_nothing_of_primary_keys_and_of_what_it_belongs_to(course, package):
    other = q.question("En annan?")
    Page.objects.get(pk=course.pk).delete()
    Question.objects.get(text="Vem ringer du?").delete()
    row = ROW | {"id": other.answers.first().pk, "question": other.pk, "question_id": other.pk, "sort_order": -5}
    report = taken_in(answers(row)(package))
    assert report.importable and {line.kind for line in report.of("lost")} == {"unknown_field"}
    assert [one.text for one in other.answers.all()] == ["Ja", "Nej"]
    assert [one.text for one in Question.objects.get(text="Vem ringer du?").answers.all()] == ["Ja"]


def test_a_chosen_question_that_is_lost_is_told_and_its_row_goes(course, package):
    forget(course)
    change = quiz(quiz_questions=[{"question": {"snippet": "quizzes.Question", "key": KEY}}])
    report = taken_in(change(package))
    assert report.importable and [line.kind for line in report.of("lost")] == ["lost_other"]
    assert not quiz_here().quiz_questions.exists()


def test_html_in_a_question_is_stored_as_it_was_typed(course, package):
    forget(course)
    evil = '<script>alert(1)</script><b onclick="x()">Hej</b>'
    taken_in(question(text=evil, explanation=evil)(package))
    assert Question.objects.get(text=evil).explanation == evil
