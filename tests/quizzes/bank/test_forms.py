"""The editor's forms: what has to be there before a question or a quiz can be used."""

import pytest
from django.urls import reverse

from quizzes.document import Kind
from quizzes.forms import problem_with
from quizzes.models import Question, QuizPage
from tests.factories import pages
from tests.factories import quizzes as q
from tests.factories.quiz_forms import question_form, quiz_form, stored_rows

pytestmark = pytest.mark.django_db

RIGHT, WRONG = ("Ja", True), ("Nej", False)


def post_question(cms, **values):
    """The form with its errors, or None when the question was stored."""
    address = reverse(Question.snippet_viewset.get_url_name("add"))
    response = cms.post(address, question_form(**values))
    return None if response.status_code == 302 else response.context["form"]


# A question


@pytest.mark.parametrize(
    ("kind", "answers", "is_stored"),
    [
        (Kind.SINGLE, [RIGHT, WRONG], True),
        (Kind.SINGLE, [RIGHT], False),
        (Kind.SINGLE, [WRONG, WRONG], False),
        (Kind.SINGLE, [RIGHT, RIGHT], False),
        (Kind.MULTIPLE, [RIGHT, RIGHT, WRONG], True),
        (Kind.MULTIPLE, [WRONG, WRONG], False),
        (Kind.MULTIPLE, [RIGHT], False),
        (Kind.TRUE_FALSE, [], True),
        (Kind.SHORT_TEXT, [WRONG], True),
        (Kind.SHORT_TEXT, [], False),
        (Kind.ESSAY, [], True),
    ],
)
def test_each_kind_has_to_have_its_answers(cms, kind, answers, is_stored):
    form = post_question(cms, kind=kind, answers=answers)
    assert (form is None) == is_stored
    assert Question.objects.count() == int(is_stored)
    if form:
        assert form.non_field_errors() == [problem_with(kind, len(answers), sum(right for _text, right in answers))]


@pytest.mark.parametrize("kind", [Kind.SINGLE, Kind.MULTIPLE])
def test_an_answer_is_not_both_right_and_wrong(cms, kind):
    form = post_question(cms, kind=kind, answers=[("Ringer chefen", True), (" ringer  Chefen", False)])
    assert form.non_field_errors() == ["Ett svar står där både som rätt och som fel."]


def test_what_was_written_is_not_lost_when_something_is_missing(cms):
    form = post_question(cms, text="Vad gör du?", answers=[("Ringer chefen", False), ("Väntar", False)])
    assert form["text"].value() == "Vad gör du?"
    assert [row["text"].value() for row in form.formsets["answers"].forms] == ["Ringer chefen", "Väntar"]


def test_a_row_that_is_taken_away_does_not_count(cms):
    rows = {"answers-0-DELETE": "on"}
    assert post_question(cms, answers=[RIGHT, WRONG, WRONG], **rows).non_field_errors()
    assert post_question(cms, answers=[RIGHT, RIGHT, WRONG], **rows) is None
    assert [one.text for one in Question.objects.get().answers.all()] == ["Ja", "Nej"]


@pytest.mark.parametrize("left_out", ["text", "kind"])
def test_an_empty_form_is_told_of_and_never_an_error_of_the_server(cms, left_out):
    data = question_form(answers=[])
    del data[left_out]
    response = cms.post(reverse(Question.snippet_viewset.get_url_name("add")), data)
    assert left_out in response.context["form"].errors


@pytest.mark.parametrize(
    ("field", "longest"), [("text", 1000), ("explanation", 2000), ("figure_text", 500), ("answers-0-text", 1000)]
)
def test_a_text_that_is_too_long_is_told_of(cms, field, longest):
    assert post_question(cms, **{field: "x" * (longest + 1)}) is not None
    assert post_question(cms, **{field: "x" * longest}) is None


# A quiz


@pytest.fixture
def index(wagtail_root):
    return q.index()


def post_quiz(cms, index, publish=True, **values):
    """The form with its errors, or None when the page was stored."""
    data = quiz_form(**values) | ({"action-publish": "on"} if publish else {})
    address = reverse("wagtailadmin_pages:add", args=["quizzes", "quizpage", index.pk])
    response = cms.post(address, data)
    return None if response.status_code == 302 else response.context["form"]


def test_a_quiz_is_published_with_chosen_questions_in_the_order_of_the_form(cms, index):
    first, second = q.question(), q.question()
    assert post_quiz(cms, index, questions=[second, first]) is None
    page = QuizPage.objects.get()
    assert page.live and [row.question for row in page.quiz_questions.all()] == [second, first]


def test_a_quiz_without_questions_is_kept_as_a_draft_and_not_published(cms, index):
    form = post_quiz(cms, index)
    assert form.non_field_errors() and not QuizPage.objects.exists()
    assert post_quiz(cms, index, publish=False) is None
    assert not QuizPage.objects.get().live


@pytest.mark.parametrize(("count", "is_stored"), [(2, True), (3, False)])
def test_a_draw_needs_as_many_questions_as_it_asks_for(cms, index, routine, count, is_stored):
    for _ in range(2):
        q.question(category=routine)
    q.question()
    form = post_quiz(cms, index, draws=[(count, routine)])
    assert (form is None) == is_stored
    if form:
        (error,) = form.non_field_errors()
        assert "3" in error and "2" in error and "Rutinen" in error


def test_what_is_chosen_or_drawn_already_is_not_drawn_once_more(cms, index, routine):
    chosen = q.question(category=routine)
    q.question(category=routine)
    assert post_quiz(cms, index, questions=[chosen], draws=[(2, routine)]).non_field_errors()
    assert post_quiz(cms, index, draws=[(1, routine), (2, routine)]).non_field_errors()
    assert post_quiz(cms, index, questions=[chosen], draws=[(1, routine)]) is None


def test_retired_questions_are_not_counted_for_a_draw(cms, index, routine):
    q.question(category=routine, retired_on="2026-01-01")
    assert post_quiz(cms, index, draws=[(1, routine)]).non_field_errors()


def test_a_draw_from_no_category_draws_nothing_and_is_told_of(cms, index):
    q.question()
    assert post_quiz(cms, index, draws=[(1, None)]).non_field_errors()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pass_mark", -1),
        ("pass_mark", 101),
        ("pass_mark", "många"),
        ("time_limit", 0),
        ("max_attempts", -1),
        ("cool_down_hours", 24 * 60 + 1),
        ("counts", "worst"),
        ("minutes", 0),
    ],
)
def test_terms_that_make_no_sense_are_refused_by_name(cms, index, field, value):
    form = post_quiz(cms, index, questions=[q.question()], **{field: value})
    assert list(form.errors) == [field]


def test_a_draw_of_nothing_and_a_band_above_a_hundred_are_refused(cms, index, routine):
    q.question(category=routine)
    assert post_quiz(cms, index, draws=[(0, routine)]).formsets["draws"].errors[0]["count"]
    form = post_quiz(cms, index, questions=[q.question()], bands=[(101, "Bra")])
    assert form.formsets["bands"].errors[0]["from_percent"]


def test_a_single_attempt_makes_an_exam_paper(cms, index):
    for number, is_exam_paper in ((1, True), (2, False)):
        values = {"slug": f"prov-{number}", "max_attempts": number}
        assert post_quiz(cms, index, questions=[q.question()], **values) is None
        assert QuizPage.objects.get(slug=f"prov-{number}").exam_paper is is_exam_paper


def test_a_quiz_in_a_course_counts_the_editions_of_the_course_and_one_alone_its_own(cms, index):
    alone = q.quiz(q.question())
    data = quiz_form(title=alone.title, slug=alone.slug) | {"action-publish": "on", "material_change": "on"}
    rows = list(alone.quiz_questions.all())
    data |= stored_rows("quiz_questions", rows) | {"quiz_questions-0-question": rows[0].question_id}
    assert cms.post(reverse("wagtailadmin_pages:edit", args=[alone.pk]), data).status_code == 302
    assert QuizPage.objects.get(pk=alone.pk).changed_in_edition == 2
    course = pages.course(lessons=1)
    data = quiz_form(questions=[q.question()]) | {"action-publish": "on", "material_change": "on", "required": "on"}
    cms.post(reverse("wagtailadmin_pages:add", args=["quizzes", "quizpage", course.pk]), data)
    part = QuizPage.objects.child_of(course).get()
    assert part.changed_in_edition == 2 and part.required


def test_a_figure_in_the_form_of_a_draw_that_is_no_figure_is_no_error_of_the_server(cms, index, routine):
    form = post_quiz(cms, index, draws=[("två", routine)])
    assert form.formsets["draws"].errors[0]["count"]
