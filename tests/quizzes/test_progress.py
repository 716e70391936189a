"""The learner's own results, and the lists of quizzes by category."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from quizzes.models import Category, EarlierProgress
from quizzes.progress import progress_of
from tests.factories import quizzes as q

pytestmark = pytest.mark.django_db

MINE = "/test/mina/"


def told(person):
    return {row.name: (row.right, row.answered) for row in progress_of(person)}


def test_progress_counts_each_category_by_itself(anna):
    """T5, B4: the original gave the points of "våld" to "hedersvåld"."""
    violence, honour = q.category("våld"), q.category("hedersvåld")
    quiz = q.quiz(q.question(category=honour), q.question(category=violence), q.question(category=violence))
    q.take(anna, quiz, right=2)
    assert told(anna) == {"våld": (1, 2), "hedersvåld": (1, 1)}


def test_every_category_is_listed_with_what_it_lacks(anna, learner):
    """M1, M2: no answer yet is no percentage, the first time and every time."""
    q.category("Hot")
    for _ in range(2):
        page = learner.get(MINE)
        assert page.context["categories"][0].percent is None
        assert page.status_code == 200


def test_a_question_without_a_category_counts_nowhere(anna):
    """M3."""
    q.take(anna, q.quiz(q.question()))
    assert told(anna) == {}


def test_a_category_without_a_name_does_no_harm(anna, learner):
    """B6: the original's page died of it."""
    Category.objects.create(name=None)
    q.take(anna, q.quiz(q.question(category=Category.objects.get())))
    assert told(anna) == {"": (1, 1)}
    assert learner.get(MINE).status_code == 200


def test_answers_that_are_told_at_the_end_count_at_the_end(anna, take):
    taker = take(q.quiz(q.question(category=q.category("Hot")), answers_at_end=True))
    taker.answer(1)
    assert told(anna) == {"Hot": (0, 0)}
    taker.hand_in()
    assert told(anna) == {"Hot": (1, 1)}


def test_totals_from_before_are_added_once(anna):
    category = q.category("Hot")
    EarlierProgress.objects.create(person=anna, category=category, name="Hot", right=3, answered=4, source="x")
    EarlierProgress.objects.create(person=anna, category=None, name="Borta", right=1, answered=1, source="x")
    q.take(anna, q.quiz(q.question(category=category)))
    assert told(anna) == {"Hot": (4, 5), "Borta": (1, 1)}


def test_a_category_that_is_deleted_keeps_its_figures(anna):
    category = q.category("Hot")
    q.take(anna, q.quiz(q.question(category=category)))
    category.delete()
    assert told(anna) == {"Hot": (1, 1)}


def test_earlier_sittings_are_listed_with_their_results(anna, learner):
    """M4: only those that are handed in; the open ones can be gone on with."""
    quiz = q.quiz(q.question(), q.question(), q.question(), pass_mark=67, title="Slutprov")
    q.take(anna, quiz, right=2)
    learner.post(quiz.url)
    page = learner.get(MINE)
    assert [(one.score, one.count, one.percent, one.passed) for one in page.context["results"]] == [(2, 3, 67, False)]
    assert page.context["started"].count() == 1


def test_it_is_mine_alone(anna, learner, client, world):
    q.take(world.person("Nils Granne"), q.quiz(q.question(), title="Nils prov"))
    assert "Nils prov" not in learner.get(MINE).content.decode()
    assert client.get(MINE).status_code == 302


@pytest.mark.parametrize("times", [1, 4])
def test_the_page_costs_the_same_whatever_it_shows(anna, learner, django_assert_num_queries, times):
    quiz = q.quiz(*(q.question(category=q.category(f"K{n}")) for n in range(times)))
    for _ in range(times):
        q.take(anna, quiz)
    learner.get(MINE)
    with django_assert_num_queries(11):
        learner.get(MINE)


# Categories


@pytest.mark.parametrize("name", ["hot och våld", "hot, våld", "50% / ÅÄÖ?", "x" * 250])
def test_a_category_of_any_name_has_a_page(learner, world, name):
    """B7: the original's list died of a space or a comma."""
    category = q.category(name)
    quiz = q.quiz(q.question(), category=category, title="Provet")
    assert learner.get(reverse("quizzes:categories")).status_code == 200
    page = learner.get(reverse("quizzes:category", args=[category.pk])).content.decode()
    assert quiz.url in page


def test_drafts_are_in_no_list(learner, world):
    """T1."""
    category = q.category("Hot")
    quiz = q.quiz(q.question(), category=category, title="Utkastet", live=False)
    for url in (quiz.get_parent().url, reverse("quizzes:category", args=[category.pk]), reverse("quizzes:categories")):
        assert "Utkastet" not in learner.get(url).content.decode()
    assert learner.get(reverse("quizzes:categories")).context["rows"] == []


def test_a_quiz_without_a_category_is_found(learner, world):
    quiz = q.quiz(q.question(category=q.category("Hot")))  # C14: its questions have categories of their own.
    assert quiz.url in learner.get(reverse("quizzes:category", args=[0])).content.decode()
    assert learner.get(reverse("quizzes:category", args=[99])).status_code == 404


@pytest.mark.parametrize("count", [1, 5])
def test_the_lists_cost_the_same_whatever_their_length(learner, world, django_assert_max_num_queries, count):
    category = q.category("Hot")
    for _ in range(count):
        quiz = q.quiz(q.question(), category=category)
    urls = [quiz.get_parent().url, reverse("quizzes:categories"), reverse("quizzes:category", args=[category.pk])]
    for url in urls:
        learner.get(url)
    for url in urls:
        with django_assert_max_num_queries(18):
            learner.get(url)


# What is shown as it was typed


def test_what_looks_like_html_is_shown_as_it_was_typed(take, learner):
    """T14, B17."""
    evil = "<script>alert(1)</script>"
    quiz = q.quiz(
        q.question(evil, evil + "a", [evil + "b"], explanation=evil, category=q.category(evil)),
        q.essay(evil),
        pass_mark=1,
        success_text=evil,
        description=evil,
        title=evil,
        bands=[(0, evil)],
        category=q.category(evil),
    )
    taker = take(quiz)
    pages = [learner.get(quiz.url), taker.get("question", 1)]
    taker.answer(1)
    pages += [taker.get("feedback", 1), taker.get("question", 2)]
    taker.answer(2, evil)
    pages += [taker.get("review"), taker.hand_in(), learner.get(MINE), learner.get(quiz.get_parent().url)]
    for page in pages:
        assert page.status_code == 200
        assert evil not in page.content.decode()


def test_the_result_says_how_many_how_much_and_the_text(take, learner):
    """T8, T9: no text without a pass mark."""
    quiz = q.quiz(q.question(), q.question(), q.question(), pass_mark=67, success_text="BRA", fail_text="OJ")
    taker = take(quiz)
    for position in (1, 2):
        taker.answer(position)
    taker.wrong(3)
    page = taker.get("result").content.decode()
    assert "OJ" in page
    assert "67" in page
    quiz = q.quiz(q.question(), success_text="BRA", fail_text="OJ")
    taker = take(quiz)
    taker.answer(1)
    page = taker.get("result").content.decode()
    assert "BRA" not in page
    assert "OJ" not in page


def test_a_text_follows_the_result(take):
    quiz = q.quiz(q.question(), q.question(), bands=[(100, "Allt!"), (0, "Inget."), (50, "Hälften.")])
    taker = take(quiz)
    taker.answer(1)
    taker.wrong(2)
    page = taker.get("result").content.decode()
    assert "Hälften." in page
    assert "Inget." not in page
    assert "Allt!" not in page


def result_page(taker):
    return taker.get("result").content.decode()


def test_the_result_asks_nobody_to_try_again_who_may_not(take, world):
    taker = take(q.quiz(q.question(), pass_mark=100, max_attempts=2))
    taker.wrong(1)
    page = result_page(taker)
    assert "Försök igen" in page
    assert "ser att testet är klart" not in page  # It is not: it was not passed.
    taker.begin()
    taker.wrong(1)
    page = result_page(taker)
    assert "Du har använt alla dina försök" in page and "Försök igen" not in page


def test_nor_before_an_essay_that_decides_it_is_marked(take, world):
    taker = take(q.quiz(q.essay(), pass_mark=100))
    taker.answer(1)
    taker.hand_in()
    assert "Försök igen" not in result_page(taker)


@pytest.mark.parametrize("mark", [0, 80])
def test_that_an_essay_waits_is_told_also_when_it_decides_nothing(take, world, mark):
    """Otherwise nobody understands why 0 of 1 is done, or why it cannot be passed any more."""
    taker = take(q.quiz(q.question(), q.essay(), pass_mark=mark))
    taker.wrong(1)
    taker.answer(2)
    taker.hand_in()
    assert taker.sitting.awaits_marking and taker.sitting.passed is (mark == 0)
    with translation.override("sv"):
        told = gettext("What you wrote has not been marked yet. Until then it counts as not right.")
    assert told in result_page(taker)
