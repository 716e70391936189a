"""Which questions a sitting gets, and in which order."""

from random import Random

import pytest

from quizzes import pool, sittings
from quizzes.document import AnswerOrder, Document, Kind, Option
from quizzes.models import Category, SubCategory
from tests.factories import pages
from tests.factories import quizzes as q

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(world):
    """Four questions of one category, two of another."""
    first, second = q.category("Hot"), q.category("Våld")
    return [q.question(f"{n}?", category=first) for n in range(4)] + [
        q.question(f"{n}?", category=second) for n in range(4, 6)
    ]


def test_the_editor_says_the_order(bank):
    """C12: the original asked by category, and in whatever order the database liked inside one."""
    quiz = q.quiz(bank[5], bank[0], bank[3])
    assert pool.questions_of(quiz) == [bank[5], bank[0], bank[3]]


def test_draws_come_after_what_is_chosen_and_take_nothing_twice(bank):
    quiz = q.quiz(bank[0], draws=[(3, bank[0].category), (1, bank[5].category)])
    found = pool.questions_of(quiz)
    assert found[0] == bank[0]
    assert set(found[1:4]) == set(bank[1:4])
    assert found[4] in bank[4:]


def test_a_draw_from_a_category_leaves_what_one_from_its_sub_category_needs(bank):
    """Whatever is drawn, every sitting has as many questions as the page promises, in the order of the draws."""
    part = SubCategory.objects.create(name="Brev", category=bank[0].category)
    letters = [q.question(f"{n}?", category=part.category, sub_category=part) for n in range(2)]
    quiz = q.quiz(draws=[(4, part.category), (2, part)])
    for seed in range(30):
        found = pool.questions_of(quiz, Random(seed))
        assert set(found[:4]) == set(bank[:4])
        assert set(found[4:]) == set(letters)


def test_a_draw_differs_from_sitting_to_sitting(bank):
    quiz = q.quiz(draws=[(1, bank[0].category)])
    assert {pool.questions_of(quiz, Random(seed))[0] for seed in range(30)} == set(bank[:4])


def test_most_questions_are_the_first_ones_in_order(bank):
    """C13."""
    quiz = q.quiz(*bank, max_questions=2)
    assert pool.questions_of(quiz) == bank[:2]
    quiz.max_questions = 0
    assert pool.questions_of(quiz) == bank
    quiz.max_questions = 99
    assert pool.questions_of(quiz) == bank


def test_a_random_order_makes_the_most_a_random_choice(bank):
    quiz = q.quiz(*bank, max_questions=2, random_order=True)
    assert len({tuple(pool.questions_of(quiz, Random(seed))) for seed in range(40)}) > 10


def test_a_draw_is_kept_in_the_sitting(bank, world):
    quiz = q.quiz(draws=[(2, bank[0].category)], random_order=True)
    anna = world.person("Anna Ek")
    sitting = sittings.begin(anna, quiz)
    asked = [row.version.key for row in q.rows(sitting)]
    assert sittings.begin(anna, quiz) == sitting
    assert [row.version.key for row in q.rows(sitting)] == asked


def test_what_is_retired_is_not_drawn_and_stays_where_it_was_chosen(bank):
    bank[0].retired_on = "2020-01-01"
    bank[0].save()
    assert len(pool.questions_of(q.quiz(draws=[(4, bank[0].category)]))) == 3
    assert pool.questions_of(q.quiz(bank[0])) == [bank[0]]


def test_a_draw_costs_the_same_whatever_the_number(bank, django_assert_num_queries):
    few = q.quiz(bank[0], draws=[(1, bank[0].category)])
    many = q.quiz(*bank[:3], draws=[(1, bank[0].category), (2, bank[5].category)])
    for quiz in (few, many):
        with django_assert_num_queries(3):
            pool.questions_of(quiz)


# Orders of answers


def document(order, *texts):
    return Document(Kind.SINGLE, "?", [Option(text, text) for text in texts], order)


def test_by_content_means_as_people_sort():
    """C8: the original left it to the database, where 10 came before 2 and å after z or before b."""
    texts = ["Östra", "10 dagar", "Zon", "2 dagar", "åka", "Älv", "9 dagar", "café", "bil"]
    found = pool.option_order(document(AnswerOrder.CONTENT, *texts))
    assert found == ["2 dagar", "9 dagar", "10 dagar", "bil", "café", "Zon", "åka", "Älv", "Östra"]


def test_as_they_stand():
    assert pool.option_order(document(AnswerOrder.NONE, "b", "a")) == ["b", "a"]


def test_a_random_order_is_drawn_once_for_a_sitting(world):
    """C8: the original drew it anew each time that the page was shown."""
    quiz = q.quiz(q.question("?", "a", list("bcdefgh"), answer_order=AnswerOrder.RANDOM))
    sitting = sittings.begin(world.person("Anna Ek"), quiz)
    shown = [tuple(row.option_order) for row in q.rows(sitting) for _ in range(3)]
    assert len(set(shown)) == 1
    documents = [row.version.question for row in q.rows(sitting)]
    assert len({tuple(pool.option_order(documents[0], Random(seed))) for seed in range(20)}) > 10


# Categories


def test_a_new_category_is_named_as_in_the_original(db):
    """C1."""
    assert Category.objects.new_category("Hot  och\tVåld").name == "hot-och-våld"
    assert Category.objects.new_category("hot och våld") == Category.objects.get()
    assert Category.objects.create(name="Hot och Våld").name == "Hot och Våld"


def test_deleting_a_category_deletes_nothing_else(bank, world):
    """B11: the original took the quizzes and all results along."""
    category = bank[0].category
    quiz = q.quiz(bank[0], draws=[(2, category)], category=category)
    sitting = q.take(world.person("Anna Ek"), quiz)
    category.delete()
    quiz.refresh_from_db()
    sitting.refresh_from_db()
    assert (quiz.category, quiz.draws.count(), sitting.passed) == (None, 1, True)
    assert pool.questions_of(quiz) == [bank[0]]


# Addresses


@pytest.mark.parametrize(
    ("typed", "stored"), [("Å Ä Ö!", "å-ä-ö"), ("a_b.c", "abc"), ("T-!x%Q4", "t-xq4"), ("två  ord", "två-ord")]
)
def test_addresses_are_made_as_in_the_original(world, typed, stored):
    """C4."""
    quiz = q.quiz(q.question(), live=False)
    quiz.slug = typed
    quiz.save()
    assert quiz.slug == stored


def test_two_quizzes_never_share_an_address(world, learner):
    """B10: the original answered 500."""
    first = q.quiz(q.question(), title="Slutprov")
    second = q.quiz(q.question(), title="Slutprov", live=False)
    first.slug = second.slug = "slutprov"
    first.save()
    second.save()
    second = pages.publish(second)
    assert (first.slug, second.slug) == ("slutprov", "slutprov-2")
    assert learner.get(second.url).status_code == 200
