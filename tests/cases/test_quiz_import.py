"""The gates of the importer, against a database that the original made and what the original said of it.

Run by make cases; RUSTAD_SHARED names the folder that holds cases/quiz/ with the dumps and truth.json.
"""

import json
import os
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.urls import reverse

import config.settings as production
from organisation.models import User
from quizzes import results, scoring, sittings, terms
from quizzes.django_quiz_app.importing import bring_in
from quizzes.django_quiz_app.work import Work
from quizzes.models import (
    Category,
    EarlierProgress,
    ImportedRow,
    Question,
    QuestionVersion,
    QuizIndexPage,
    QuizPage,
    Sitting,
    SittingQuestion,
)
from tests.factories import pages
from tests.factories.quizzes import answer, rows
from tracking.models import Completion

pytestmark = pytest.mark.django_db
WHOLE = ("dump_all.json", "dump_all_natural.json", "db.sqlite3")
CONTENT = "dump_content_only.json"
STORED = (Category, Question, QuestionVersion, QuizPage, Sitting, SittingQuestion, EarlierProgress, User, ImportedRow)


@pytest.fixture(scope="module")
def case():
    shared = os.environ.get("RUSTAD_SHARED")
    if not shared:
        pytest.fail("Set RUSTAD_SHARED to the folder that holds cases/quiz/.")
    return Path(shared, "cases", "quiz")


@pytest.fixture(scope="module")
def truth(case):
    return json.loads((case / "truth.json").read_text())


@pytest.fixture
def front():
    return pages.front_page()


@pytest.fixture(params=WHOLE)
def whole(request, case, front):
    """The Report of bringing in everything, from each kind of file."""
    return bring_in(case / request.param)


@pytest.fixture
def brought_in(case, front):
    return bring_in(case / "dump_all.json")


def ours(model, key):
    return Work(None, "django-quiz-app", None).uuid(model, key)


def sitting(key):
    return Sitting.objects.get(pk=ours("quiz.sitting", key))


def asked_keys(sitting):
    """The primary keys there of the questions of a sitting, in their order."""
    there = {ours("quiz.question", key): key for key in range(1, 33)}
    return [there[row.version.key] for row in rows(sitting)]


def stored():
    return {model._meta.label: model._base_manager.count() for model in STORED}


# I1


def test_every_row_is_stored_or_told_of(whole, case):
    models = whole.as_data()["models"]
    assert models["quiz.sitting"]["created"] == Sitting.objects.count() == 77
    assert models["quiz.question"]["created"] == Question.objects.count() == 32
    assert models["quiz.quiz"]["created"] == QuizPage.objects.count() == 8
    assert models["auth.user"]["created"] == 28
    assert models["quiz.progress"]["created"] == 25
    told = {quirk["model"] for quirk in whole.quirks}
    for model, counts in models.items():
        assert counts["read"] == sum(counts[one] for one in ("created", "changed", "unchanged", "skipped"))
        assert not counts["skipped"] or model in told


def test_counts_are_those_of_the_dump(case, front):
    for name in ("dump_all.json", "dump_all_natural.json", CONTENT):
        there = [row["model"] for row in json.loads((case / name).read_text())]
        found = bring_in(case / name, is_dry=True).as_data()["models"]
        assert {model: counts["read"] for model, counts in found.items()} == {one: there.count(one) for one in there}


# I2


def test_sittings_come_to_the_same(whole, truth):
    assert len(truth["sittings"]) == 77
    for told in truth["sittings"]:
        mine = sitting(told["id"])
        wrong = {row.version.key for row in rows(mine) if row.earned == 0}
        assert wrong == {ours("quiz.question", key) for key in told["incorrect"]}
        assert (mine.person.username, mine.title) == (told["user"], title(truth, told["quiz"]))
        assert mine.question_count == told["max"]
        if told["complete"]:
            result = results.result_of(mine)
            assert (result.score, result.percent, result.passed) == (told["score"], told["percent"], told["passed"])
            if terms.from_data(mine.terms).pass_mark:  # Without one the original shows none either.
                assert result.message == told["message"]
            assert mine.handed_in_at.isoformat() == told["end"]
        assert mine.started_at.isoformat() == told["start"]


def title(truth, url):
    return next(quiz["title"] for quiz in truth["quizzes"] if quiz["url"] == url)


def test_review_texts_are_the_same(whole, truth):
    done = [told for told in truth["sittings"] if told["complete"]]
    assert len(done) == 71
    for told in done:
        mine = sitting(told["id"])
        assert [[key, text_of(row)] for key, row in zip(asked_keys(mine), rows(mine), strict=True)] == [
            [key, text] for key, _given, text in told["review"]
        ]


def text_of(row):
    """What the learner answered, as the original tells it."""
    question = row.version.question
    if not question.is_chosen_from:
        return row.answer
    (chosen,) = row.answer
    return {"true": "True", "false": "False"}.get(chosen) or question.option(chosen).text


def test_no_essay_waits_and_nothing_is_completed(brought_in):
    assert not Sitting.objects.filter(awaits_marking=True).exists()
    assert not SittingQuestion.objects.filter(answered_at__isnull=False, earned=None).exists()
    assert not Completion.objects.exists()


# I3


def test_totals_are_those_stored(whole, truth, case):
    categories = {"grundkunskap", "rutiner-och-ansvar", "anhörigstöd", "säkerhet", "lagstiftning"}
    assert len(truth["progress"]) == 25
    for told in truth["progress"]:
        mine = {
            row.category.name: [row.right, row.answered]
            for row in EarlierProgress.objects.filter(person__username=told["user"]).select_related("category")
        }
        for name in categories:
            assert mine.get(name, [0, 0]) == told["cat_scores"].get(name, [0, 0])[:2]


# I4


def test_a_second_time_changes_nothing(case, brought_in):
    before = stored()
    for name in (*WHOLE, CONTENT):
        again = bring_in(case / name).as_data()
        assert all(not counts["created"] and not counts["changed"] for counts in again["models"].values()), name
        assert stored() == before


@pytest.mark.parametrize("name", [*WHOLE, CONTENT])
def test_a_dry_run_tells_the_same_and_writes_nothing(case, front, name, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    before = stored()
    dry = bring_in(case / name, is_dry=True, media=case / "uploads").as_data()
    assert stored() == before
    assert not QuizIndexPage.objects.exists()
    assert list(tmp_path.rglob("*.png")) == []
    assert bring_in(case / name, media=case / "uploads").as_data() == dry


# I5


def test_open_sittings_go_on_where_they_were(whole, truth):
    for told in [told for told in truth["sittings"] if not told["complete"]]:
        mine = sitting(told["id"])
        person = mine.person
        quiz = QuizPage.objects.get(translation_key=mine.key)
        assert sittings.begin(person, quiz) == mine
        first = rows(mine)[told["progress"][0]]
        assert [row.answered_at is None for row in rows(mine)] == [
            place >= told["progress"][0] for place in range(told["max"])
        ]
        assert asked_keys(mine)[first.position - 1] == told["next_question"]
        for row in rows(mine)[told["progress"][0] :]:
            document = row.version.question
            answer(mine, row.position, document.right_ids[:1] if document.is_chosen_from else "Jag ringer.")
        done = sittings.hand_in(person, mine.pk)
        essays = [row for row in rows(done) if row.version.kind == "essay" and row.earned is None]
        assert done.earned == told["max"] - len(told["incorrect"]) - len(essays)


def test_an_attempt_there_is_an_attempt_here(brought_in):
    pages.publish(QuizPage.objects.get(translation_key=ours("quiz.quiz", 3)).get_parent().specific)
    quiz = pages.publish(QuizPage.objects.get(translation_key=ours("quiz.quiz", 3)))
    person = User.objects.get(username="åsa.öberg")
    assert (quiz.max_attempts, quiz.exam_paper) == (1, True)
    with pytest.raises(sittings.Refused):
        sittings.begin(person, quiz)


# I7


def test_a_password_still_opens(brought_in, rf, client, settings):
    settings.PASSWORD_HASHERS = production.PASSWORD_HASHERS  # Tests hash in a quicker way.
    assert authenticate(rf.post("/"), username="åsa.öberg", password="pw") == User.objects.get(username="åsa.öberg")
    assert authenticate(rf.post("/"), username="åsa.öberg", password="fel") is None
    form = {"login": "erik.lund", "password": "pw"}
    client.post(reverse("account_login"), form)
    assert client.session["_auth_user_id"] == str(User.objects.get(username="erik.lund").pk)


def test_no_rights_come_along(brought_in):
    admin = User.objects.get(username="admin")
    assert (admin.is_superuser, admin.is_staff) == (False, False)
    assert "pbkdf2" not in json.dumps(brought_in.as_data())


# Content


def test_quizzes_are_drafts_with_their_questions(whole, truth):
    assert not QuizIndexPage.objects.get().live
    for told in truth["quizzes"]:
        page = QuizPage.objects.get(translation_key=ours("quiz.quiz", told["id"]))
        assert not page.live
        assert page.slug == told["url"]
        assert page.pass_mark == told["pass_mark"]
        assert page.question_count == told["asked_per_attempt"]
        chosen = {row.question.key for row in page.quiz_questions.all()}
        assert chosen == {ours("quiz.question", key) for key in told["question_ids"]}


def test_one_of_several_right_was_enough_and_is_not_now(brought_in):
    key = ours("quiz.question", 6)
    assert Question.objects.get(key=key).kind == "multiple"
    first, last = QuestionVersion.objects.filter(key=key).order_by("number")
    assert (first.kind, last.kind) == ("single", "multiple")
    one = first.question.right_ids[:1]
    assert scoring.score(first.question, one).is_right
    assert not scoring.score(last.question, one).is_right


def test_a_figure_comes_with_its_folder(case, front, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    bring_in(case / "dump_all.json")
    question = Question.objects.get(key=ours("quiz.question", 8))
    assert question.figure is None
    again = bring_in(case / "dump_all.json", media=case)
    assert again.as_data()["models"]["quiz.question"]["changed"] == 1
    question = Question.objects.get(key=ours("quiz.question", 8))
    assert question.figure is not None
    assert question.figure_text == ""
    assert bring_in(case / "dump_all.json", media=case / "uploads").as_data()["models"]["quiz.question"]["changed"] == 0
    assert bring_in(case / "dump_all.json").as_data()["models"]["quiz.question"]["changed"] == 0
    assert Question.objects.get(key=ours("quiz.question", 8)).figure == question.figure
