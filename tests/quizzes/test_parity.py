"""What docs/quiz-parity.md promises: each row has a test, and those that no other file holds are here."""

import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override

from quizzes import marking, sittings
from quizzes.models import SubCategory
from quizzes.progress import progress_of
from tests.factories import quizzes as q
from tests.factories.examiners import enter, examiner

ROWS = {
    *(f"C{n}" for n in range(1, 15)),
    *(f"T{n}" for n in range(1, 15)),
    *(f"M{n}" for n in range(1, 9)),
    *(f"B{n}" for n in range(1, 18)),
}
TESTS = settings.BASE_DIR / "tests" / "quizzes"


def rows_of(text):
    """{row: [(file, test)]} of the tables in the document."""
    rows = re.findall(r"^\| ([CTMB]\d+) \|.*\| ([^|]+) \|$", text, re.MULTILINE)
    return {row: re.findall(r"`([\w/]+)::(\w+)`", tests) for row, tests in rows}


def lacking(rows):
    """What is promised without a test that is there."""
    found = set(ROWS - rows.keys())
    for row, tests in rows.items():
        there = [f"def {name}(" in (TESTS / f"{file}.py").read_text() for file, name in tests]
        if not there or not all(there):
            found.add(row)
    return found


def test_every_row_has_a_test():
    assert lacking(rows_of((settings.BASE_DIR / "docs" / "quiz-parity.md").read_text())) == set()


def test_a_row_whose_test_is_not_there_is_found():
    """The control of the one above."""
    there, missing = "`test_taking::test_get_changes_nothing`", "`test_taking::test_that_is_not_there`"
    assert lacking(rows_of(f"| T3 | x | {there} |\n| B2 | x | {missing} |\n")) == ROWS - {"T3"}


@pytest.mark.django_db
def test_a_sub_category_is_never_scored(anna):
    """C2. It may have no name and no category, and that of another category."""
    hot = q.category("Hot")
    nameless, elsewhere = (
        SubCategory.objects.create(),
        SubCategory.objects.create(name="Skolan", category=q.category("Annat")),
    )
    questions = [q.question(category=hot, sub_category=one) for one in (nameless, elsewhere)]
    q.take(anna, q.quiz(*questions))
    assert {row.name: row.answered for row in progress_of(anna) if row.answered} == {"Hot": 2}


@pytest.mark.django_db
def test_one_question_stands_in_many_quizzes_and_is_answered_in_each(anna):
    """C7."""
    question = q.question("Vem?")
    taken = [q.take(anna, q.quiz(question, title=title)) for title in ("Ett", "Två")]
    assert [q.rows(one)[0].version.question.text for one in taken] == ["Vem?", "Vem?"]
    assert len({q.rows(one)[0].version_id for one in taken}) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("sv", ["Sant", "Falskt"]), ("en", ["True", "False"])])
def test_true_stands_before_false_in_the_readers_language(take, language, words):
    """C10: the original said True and False to everybody."""
    taker = take(q.quiz(q.statement("Himlen är blå.", True)))
    with override(language):
        page = taker.get("question", 1).content.decode()
    places = [page.index(f">{word}<") for word in words]
    assert places == sorted(places)


@pytest.mark.django_db
def test_a_sitting_holds_as_many_questions_as_there_are(anna):
    """T4: the original had room for some 200 in a text of 1,024 characters."""
    sitting = sittings.begin(anna, q.quiz(*(q.question() for _number in range(210))))
    assert (sitting.question_count, sitting.questions.count()) == (210, 210)


@pytest.mark.django_db
def test_what_was_answered_is_stored_by_its_key_or_as_it_was_written(anna):
    """T6."""
    choice, statement, essay = q.question(right="Ja"), q.statement("Så är det.", True), q.essay()
    sitting = q.take(anna, q.quiz(choice, statement, essay))
    answers = [row.answer for row in q.rows(sitting)]
    assert answers == [[str(choice.answers.get(text="Ja").key)], ["true"], "Först ringer jag min chef."]


@pytest.mark.django_db
def test_a_changed_marking_is_seen_in_what_one_has_come_to(anna, world):
    """M7: the original left the totals by category as they were, and nobody knew who had changed what."""
    sitting = q.take(anna, q.quiz(q.question(category=q.category("Hot")), exam_paper=True))
    enter(examiner(world.person("Berta Bedömare")), sitting, marking.CHANGED, 0, position=1, comment="Fel facit.")
    assert [(row.right, row.answered) for row in progress_of(anna)] == [(0, 1)]


@pytest.mark.django_db
def test_letters_beyond_ascii_are_taken_everywhere(take, anna):
    """B5: the original died of them under Python 2."""
    category = q.category("Våld i nära relationer – åäö 👩‍🚒")
    taker = take(
        q.quiz(q.question("Är det så?", "Självklart", ["Ändå inte"], category=category), q.essay(category=category))
    )
    taker.answer(1)
    taker.answer(2, "Jag ringer – först – Åsa på Öja. 👩‍🚒")
    taker.hand_in()
    page = taker.get("result")
    assert page.status_code == 200 and "Åsa på Öja. 👩‍🚒" in page.content.decode()
    assert {row.name: row.answered for row in progress_of(anna)} == {category.name: 1}


@pytest.mark.django_db
def test_quizzes_are_searched_in_the_cms(cms):
    """B12: the original's search answered 500."""
    quiz = q.quiz(q.question(), title="Slutprovet i grunden")
    page = cms.get(reverse("wagtailadmin_pages:search"), {"q": "Slutprovet"})
    assert page.status_code == 200 and quiz.title in page.content.decode()


@pytest.mark.django_db
def test_the_migrations_are_whole():
    """B16: the original had none."""
    call_command("makemigrations", "quizzes", check_changes=True, dry_run=True, verbosity=0)
