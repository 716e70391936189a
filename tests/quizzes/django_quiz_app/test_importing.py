"""A whole import of a small system: what each thing becomes, and that it can be done again."""

import json

import pytest
from django.contrib.auth import authenticate

import config.settings as production
from organisation.models import User
from quizzes import results, scoring, sittings
from quizzes.django_quiz_app.importing import bring_in
from quizzes.models import Category, EarlierProgress, ImportedRow, Question, QuizPage, Sitting, SittingQuestion
from tests.factories import old_quizzes as old
from tests.factories import pages
from tests.factories import quizzes as q
from tracking.models import Completion

pytestmark = pytest.mark.django_db


@pytest.fixture
def front():
    return pages.front_page()


@pytest.fixture
def bring(front, tmp_path):
    """Bring in rows, as a dump: the report as data."""

    def run(rows=None, **values):
        return bring_in(old.dump(tmp_path, old.system() if rows is None else rows), **values).as_data()

    return run


def of(rows, model, pk):
    """The fields of one of the rows, to damage."""
    return next(one["fields"] for one in rows if (one["model"], one["pk"]) == (model, pk))


def quirks(report, model, pk=None):
    return {quirk["field"] for quirk in report["quirks"] if quirk["model"] == model and pk in (None, quirk["pk"])}


def unchanged(report):
    return all(not counts["created"] and not counts["changed"] for counts in report["models"].values())


def state():
    """What there is of everything that an import writes."""
    models = (User, Category, Question, QuizPage, Sitting, SittingQuestion, EarlierProgress, ImportedRow)
    return [list(model._base_manager.order_by("pk").values()) for model in models]


def the(title, username):
    return Sitting.objects.filter(title=title, person__username=username).order_by("number")


def test_a_dump_and_a_database_become_the_same(front, tmp_path, bring):
    first = bring()
    again = bring_in(old.database(tmp_path, old.system())).as_data()
    assert unchanged(again)
    there = {model: counts["read"] for model, counts in first["models"].items() if model != "sessions.session"}
    assert {model: counts["read"] for model, counts in again["models"].items()} == there


def test_natural_keys_name_the_same_people(bring):
    bring()
    rows = old.system()
    for one in rows:
        if "user" in one["fields"]:
            one["fields"]["user"] = [{1: "åsa.ek", 2: "bo", 3: "gammal"}[one["fields"]["user"]]]
    assert unchanged(bring(rows))


def test_natural_primary_keys_are_enough_for_people(bring):
    rows = old.system()
    for one in rows:
        if "user" in one["fields"]:
            one["fields"]["user"] = [{1: "åsa.ek", 2: "bo", 3: "gammal"}[one["fields"]["user"]]]
        if one["model"] == "auth.user":
            del one["pk"]
    assert bring(rows)["models"]["quiz.sitting"]["created"] == 5
    assert unchanged(bring(rows))


@pytest.mark.parametrize("with_names_for_keys", [False, True])
def test_nobody_is_named_where_accounts_have_no_number(bring, with_names_for_keys):
    rows = old.system()
    for one in rows:
        if one["model"] == "auth.user":
            one["fields"]["email"] = "no address"
            one["pk"] = one["fields"]["username"] if with_names_for_keys else None
    report = bring(rows)
    assert [one["pk"] for one in report["users"]] == ["#1", "#2", "#3"]
    assert {"#1", "#2", "#3"} == {one["pk"] for one in report["quirks"] if one["model"] == "auth.user"}
    assert "åsa" not in json.dumps(report, ensure_ascii=False)
    assert not ImportedRow.objects.filter(number__contains="åsa").exists()


def test_a_dry_run_tells_the_same_and_writes_nothing(bring):
    before = state()
    dry = bring(is_dry=True)
    assert state() == before
    assert bring() == dry


def test_a_second_time_nothing_is_written(bring):
    bring()
    before = state()
    assert unchanged(bring())
    assert state() == before


def test_what_the_sittings_came_to(bring):
    bring()
    (mine,) = the("Slutprov", "åsa.ek")
    result = results.result_of(mine)
    assert (result.score, result.count, result.percent, result.passed) == (1, 3, 33, False)
    assert [row.earned for row in q.rows(mine)] == [1, 0, 0]
    (other,) = the("Slutprov", "bo")
    assert results.result_of(other).passed  # 2 of 3 is 67 per cent there.
    assert not Completion.objects.exists()


def test_an_open_one_goes_on_and_is_finished_as_any_other(bring):
    bring()
    bo = User.objects.get(username="bo")
    (mine,) = the("Grundprov", "bo")
    quiz = pages.publish(QuizPage.objects.get(translation_key=mine.key))
    pages.publish(quiz.get_parent().specific)
    assert sittings.begin(bo, quiz) == mine
    assert [row.answered_at is None for row in q.rows(mine)] == [False, False, True, True]
    assert [row.was_imported for row in q.rows(mine)] == [True, True, False, False]
    q.answer(mine, 3, "Jag ringer.")
    q.answer(mine, 4, q.right_answer(q.rows(mine)[3]))
    done = sittings.hand_in(bo, mine.pk)
    assert (done.earned, done.awaits_marking) == (2, True)


def test_one_open_sitting_of_a_quiz_stays_open(bring):
    rows = [*old.system(), old.sitting(6, 2, 1, "4,2,", question_list="4,2,", complete=False, end=None)]
    report = bring(rows)
    first, second = the("Grundprov", "bo")
    assert first.is_open
    assert second.closed_at is not None
    assert quirks(report, "quiz.sitting", 6) >= {"complete"}


def test_attempts_there_count_when_the_quiz_is_published(bring):
    bring()
    pages.publish(QuizPage.objects.get(title="Slutprov").get_parent().specific)
    quiz = pages.publish(QuizPage.objects.get(title="Slutprov"))
    assert (quiz.max_attempts, quiz.exam_paper, quiz.slug) == (1, True, "slut-prov")
    with pytest.raises(sittings.Refused):
        sittings.begin(User.objects.get(username="bo"), quiz)


def test_several_right_answers_are_asked_for_from_now_on(bring):
    bring()
    question = Question.objects.get(text="Vad hjälper?")
    assert question.kind == "multiple"
    (row,) = [row for row in q.rows(the("Grundprov", "åsa.ek").get()) if row.version.key == question.key]
    assert scoring.score(row.version.question, row.answer).is_right
    quiz = QuizPage.objects.get(title="Grundprov")
    new = sittings.begin(User.objects.create(username="ny"), quiz)
    assert {one.version.kind for one in q.rows(new) if one.version.key == question.key} == {"multiple"}


def test_questions_come_in_the_order_of_their_categories(bring):
    bring()
    quiz = QuizPage.objects.get(title="Grundprov")
    texts = [row.question.text for row in quiz.quiz_questions.all()]
    assert texts == ["Vad hjälper?", "Oron skrivs ned.", "Beskriv rutinen.", "Vem ringer du?"]


def test_totals_go_by_the_whole_name_of_a_category(bring):
    bring()
    rows = EarlierProgress.objects.filter(person__username="åsa.ek")
    found = {row.name: (row.category.name, row.right, row.answered) for row in rows}
    assert found == {
        "hedersvåld": ("hedersvåld", 1, 4),
        "rutiner": ("rutiner", 3, 3),
        "våld": ("våld", 0, 2),
    }


# People


def test_the_old_password_opens_and_rights_do_not_come(bring, rf, settings):
    settings.PASSWORD_HASHERS = production.PASSWORD_HASHERS
    report = bring()
    assert authenticate(rf.post("/"), username="åsa.ek", password=old.PASSWORD)
    assert authenticate(rf.post("/"), username="gammal", password=old.PASSWORD) is None
    assert not User.objects.get(username="gammal").is_staff
    assert quirks(report, "auth.user", 3) == {"is_staff"}
    assert "pbkdf2" not in json.dumps(report)


def test_who_is_here_already_is_matched_and_not_changed(bring):
    by_email = User.objects.create(username="e1", email="ASA.EK@kommunen.example", password="x")
    by_name = User.objects.create(username="e2", first_name="Bo", last_name="Alm", password="y")
    by_id = User.objects.create(username="e3", employee_id="GAMMAL", password="z")
    before = list(User.objects.order_by("pk").values())
    report = bring()
    assert list(User.objects.order_by("pk").values()) == before
    told = {one["pk"]: (one["matched_by"], one["person"]) for one in report["users"]}
    assert told == {1: ("e-mail", by_email.pk), 2: ("name", by_name.pk), 3: ("user name", by_id.pk)}
    assert Sitting.objects.filter(person=by_name).count() == 2


def test_nobody_is_matched_on_a_name_that_two_have_or_that_something_speaks_against(bring):
    for number in range(2):
        User.objects.create(username=f"bo{number}", first_name="Bo", last_name="Alm")
    User.objects.create(username="e1", first_name="Åsa", last_name="Ek", email="annan@kommunen.example")
    report = bring()
    assert {one["done"] for one in report["users"]} == {"made"}


@pytest.mark.parametrize(("last_name", "is_same"), [("Berg", False), ("ALM", True), ("", True)])
def test_a_user_name_is_not_enough_when_the_last_name_is_another(bring, last_name, is_same):
    here = User.objects.create(username="bo", first_name="Bo", last_name=last_name)
    report = bring()
    assert Sitting.objects.filter(person=here).exists() == is_same
    assert ("username" in quirks(report, "auth.user", 2)) != is_same
    assert User.objects.filter(username="bo-2", last_name="Alm").exists() != is_same
    assert unchanged(bring())


def test_a_user_name_of_somebody_else_is_not_taken(bring):
    other = User.objects.create(username="x", employee_id="åsa.ek", last_name="Annan", email="annan@kommunen.example")
    report = bring()
    made = User.objects.get(email="asa.ek@kommunen.example")
    assert made.username == "åsa.ek-2"
    assert not Sitting.objects.filter(person=other).exists()
    assert "username" in quirks(report, "auth.user", 1)


@pytest.mark.parametrize("stored", ["", None, "md5$a$b", "pbkdf2_sha256$99999999$a$" + "A" * 43 + "=", 7, "!"])
def test_a_password_that_cannot_be_checked_opens_nothing(bring, stored):
    rows = old.system()
    of(rows, "auth.user", 1)["password"] = stored
    bring(rows)
    assert not User.objects.get(username="åsa.ek").has_usable_password()


# A newer dump


def test_what_changed_there_is_changed_here(bring):
    bring()
    rows = old.system()
    of(rows, "quiz.question", 1)["content"] = "Vem ringer du först?"
    of(rows, "quiz.quiz", 1)["title"] = "Grundprov 2017"
    of(rows, "quiz.sitting", 3).update(current_score=3, incorrect_questions="")
    report = bring(rows)
    assert {model for model, counts in report["models"].items() if counts["changed"]} == {
        "quiz.question",
        "quiz.quiz",
        "quiz.sitting",
    }
    assert Question.objects.filter(text="Vem ringer du först?").exists()
    assert QuizPage.objects.filter(title="Grundprov 2017").exists()
    assert the("Slutprov", "bo").get().earned == 3
    assert unchanged(bring(rows))


def test_what_was_edited_here_stays(bring):
    bring()
    question = Question.objects.get(text="Vem ringer du?")
    question.text = "Vem ringer du, sade vi?"
    question.save()
    bo = User.objects.get(username="bo")
    (mine,) = the("Grundprov", "bo")
    q.answer(mine, 3, "Jag ringer.")
    rows = old.system()
    of(rows, "quiz.question", 1)["content"] = "Något annat?"
    of(rows, "quiz.sitting", 4).update(question_list="", complete=True, end="2016-03-01T08:00:00Z")
    report = bring(rows)
    assert Question.objects.filter(text="Vem ringer du, sade vi?").exists()
    assert the("Grundprov", "bo").get().is_open
    assert quirks(report, "quiz.question", 1)
    assert quirks(report, "quiz.sitting", 4)
    assert bo.quiz_sittings.count() == 2


def test_what_was_deleted_here_does_not_come_back(bring):
    bring()
    QuizPage.objects.get(title="Slutprov").delete()
    Sitting.objects.filter(title="Slutprov").delete()
    report = bring()
    assert not Sitting.objects.filter(title="Slutprov").exists()
    assert not QuizPage.objects.filter(title="Slutprov").exists()
    assert report["models"]["quiz.sitting"]["skipped"] == 2


# Where the pages come


def test_pages_are_drafts_in_a_draft_list(bring):
    bring()
    assert {page.live for page in QuizPage.objects.all()} == {False}
    assert not QuizPage.objects.first().get_parent().live


def test_below_a_published_list_what_was_no_draft_is_published(bring):
    rows = old.system()
    of(rows, "quiz.quiz", 2)["draft"] = True
    bring(rows, parent=pages.publish(q.index()))
    assert {page.title: page.live for page in QuizPage.objects.all()} == {"Grundprov": True, "Slutprov": False}


def test_one_address_is_only_one_pages(bring):
    rows = old.system()
    of(rows, "quiz.quiz", 2)["url"] = "prov-1"
    report = bring(rows)
    assert {page.slug for page in QuizPage.objects.all()} == {"prov-1", "prov-1-2"}
    assert quirks(report, "quiz.quiz", 2) == {"url"}


# No more queries for more sittings


def test_sittings_cost_no_queries_each(front, tmp_path, django_assert_max_num_queries):
    rows = old.system()
    bring_in(old.dump(tmp_path, rows))
    many = [old.sitting(pk, 1, 1, "1,2,3,4,") for pk in range(100, 400)]
    with django_assert_max_num_queries(150):
        bring_in(old.dump(tmp_path, rows + many))
    assert Sitting.objects.count() == 305
