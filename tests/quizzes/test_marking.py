"""Marking: what holds is worked out from the log, and the result, the pass and the completion follow."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from quizzes import attempts, marking, results, sittings
from quizzes.marking import AGREED, CHANGED, FIRST, SECOND
from quizzes.models import Marking, Sitting, SittingQuestion
from tests.factories import pages
from tests.factories import quizzes as q
from tests.factories.examiners import enter, essay_quiz, examiner, fresh, points_of, row_of, state
from tests.factories.world import noon
from tracking import ledger, reports
from tracking.models import Completion, Requirement, Training

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(world):
    return world.person("Anna Ek")


@pytest.fixture
def marker(world):
    return examiner(world.person("Bodil Bedömare"))


@pytest.fixture
def other(world):
    return examiner(world.person("Olle Omdöme"))


# One marker


def test_an_essay_waits_until_it_is_marked_and_the_result_follows(anna, marker):
    sitting = q.take(anna, essay_quiz())
    assert sitting.awaits_marking and sitting.passed is None
    assert not Completion.objects.exists()
    enter(marker, sitting, FIRST, 2, 1, comment="Bra.")
    sitting = fresh(sitting)
    assert not sitting.awaits_marking and sitting.passed is True
    assert results.result_of(sitting).percent == 100
    assert sitting.completion.training.key == sitting.key
    entry = Marking.objects.get()
    assert (entry.marker, entry.role, entry.earned, entry.possible) == (marker, "first", 3, 3)
    assert entry.points == points_of(row_of(sitting), 2, 1)["points"]


def test_too_few_points_do_not_pass(anna, marker):
    sitting = q.take(anna, essay_quiz())
    enter(marker, sitting, FIRST, 1, 0)
    sitting = fresh(sitting)
    assert sitting.passed is False and not Completion.objects.exists()
    assert results.result_of(sitting).points * 3 == 4  # One and a third.


def test_an_essay_without_criteria_is_right_or_not(anna, marker):
    sitting = q.take(anna, q.quiz(q.essay(), pass_mark=100, exam_paper=True))
    enter(marker, sitting, FIRST, 1, position=1)
    assert fresh(sitting).passed is True
    assert Marking.objects.get().points == {}


def test_essays_of_many_different_points_have_a_sum_that_can_be_stored(anna, marker):
    """One of each leaves a fraction that no column of the database holds."""
    points = [32749, 32719, 32717, 32713, 32707]
    quiz = q.quiz(*[q.essay(f"{most}?", [("Allt", most)]) for most in points], pass_mark=80, exam_paper=True)
    sitting = q.take(anna, quiz)
    for position, most in enumerate(points, start=1):
        enter(marker, sitting, FIRST, most - 1, position=position)
    sitting = fresh(sitting)
    assert (sitting.passed, results.result_of(sitting).percent) == (True, 99)


def test_an_essay_that_was_left_empty_earns_nothing_and_waits_for_nobody(anna):
    quiz = essay_quiz()
    sitting = sittings.begin(anna, quiz)
    sitting = sittings.hand_in(anna, sitting.pk)
    assert not sitting.awaits_marking and sitting.passed is False
    assert state(sitting) == marking.SETTLED


def test_the_completion_is_dated_the_day_it_was_handed_in(anna, marker, world, town):
    """Handed in 29 December, marked 8 January: the figures as of 31 December know it (design, worked examples)."""
    person = world.staff(town.nord)
    quiz = essay_quiz()
    training = Training.objects.get(key=quiz.training_key)
    world.requirement(training, starts_on="2025-03-01", key="test", group_name="Alla")
    sitting = sittings.begin(person, quiz, now=noon("2025-12-29"))
    for row in q.rows(sitting):
        q.answer(sitting, row.position, q.right_answer(row))
    sitting = sittings.hand_in(person, sitting.pk, now=noon("2025-12-29"))
    on = date(2025, 12, 31)
    requirement = Requirement.objects.get(key="test")

    def completed():
        found = reports.completion_of([requirement], [town.nord.pk], on=on)
        return found[requirement.pk].by_unit[town.nord.pk].own.completed

    before = completed()
    enter(marker, sitting, FIRST, 2, 1)
    done = fresh(sitting).completion
    assert (done.completed_on, done.counts_from) == (date(2025, 12, 29), date(2025, 12, 29))
    assert (before, completed()) == (0, 1)


def test_entering_twice_stores_once(anna, marker):
    sitting = q.take(anna, essay_quiz())
    for _time in range(2):
        enter(marker, sitting, FIRST, 2, 1, seen=0)
    assert Marking.objects.count() == 1


def test_a_second_one_who_had_not_seen_the_first_is_refused(anna, marker, other):
    sitting = q.take(anna, essay_quiz())
    enter(marker, sitting, FIRST, 2, 1)
    with pytest.raises(marking.Refused):
        enter(other, sitting, FIRST, 0, 0, seen=0)
    assert Marking.objects.count() == 1 and fresh(sitting).passed


def test_a_question_of_another_sitting_is_not_marked(anna, marker, world):
    quiz = essay_quiz()
    mine, others = q.take(anna, quiz), q.take(world.person(), quiz)
    row = row_of(others)
    with pytest.raises(SittingQuestion.DoesNotExist):
        marking.enter(marker, mine, row.pk, role=FIRST, seen=0, **points_of(row, 2, 1))
    assert not Marking.objects.exists()


# Two markers


def test_two_who_agree_settle_it(anna, marker, other):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1)
    assert state(sitting) == marking.AWAITS_SECOND
    assert fresh(sitting).awaits_marking and row_of(sitting).earned is None
    enter(other, sitting, SECOND, 2, 1)
    assert state(sitting) == marking.SETTLED
    assert fresh(sitting).passed is True


def test_nobody_is_both(anna, marker):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1)
    assert marking.stands_of(sitting)[1].role_for(marker) is None
    with pytest.raises(marking.Refused):
        enter(marker, sitting, SECOND, 2, 1)
    with pytest.raises(marking.Refused):
        enter(marker, sitting, CHANGED, 0, 0, comment="Nej.")


def test_the_second_does_not_see_the_first_before_their_own(anna, marker, other):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1)
    stand = marking.stands_of(sitting)[1]
    assert stand.shown_to(other) == []
    assert [entry.marker for entry in stand.shown_to(marker)] == [marker]
    enter(other, sitting, SECOND, 1, 1)
    stand = marking.stands_of(sitting)[1]
    assert len(stand.shown_to(other)) == len(stand.shown_to(marker)) == 2


def test_where_they_differ_either_decides(anna, marker, other, world):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1)
    enter(other, sitting, SECOND, 1, 1)
    assert state(sitting) == marking.TO_AGREE and fresh(sitting).awaits_marking
    stand = marking.stands_of(sitting)[1]
    assert [stand.role_for(one) for one in (marker, other, world.person())] == [AGREED, AGREED, CHANGED]
    enter(other, sitting, AGREED, 2, 0)
    assert state(sitting) == marking.SETTLED
    assert row_of(sitting).earned == 2 and not fresh(sitting).awaits_marking


def test_the_same_sum_for_other_reasons_differs(anna, marker, other):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 1, 1)
    enter(other, sitting, SECOND, 2, 0)
    assert state(sitting) == marking.TO_AGREE


def test_two_who_mark_as_first_at_once_are_both_heard(anna, marker, other):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1)
    enter(other, sitting, FIRST, 2, 1, seen=0)
    assert [entry.role for entry in Marking.objects.order_by("pk")] == ["first", "second"]
    assert fresh(sitting).passed is True


# Changing


def test_points_of_any_question_can_be_changed_and_the_pass_comes_and_goes(anna, marker):
    quiz = q.quiz(q.question(), q.question(), pass_mark=80, exam_paper=True)
    sitting = q.take(anna, quiz, right=1)
    assert sitting.passed is False
    enter(marker, sitting, CHANGED, 1, position=2, comment="Frågan var oklar.")
    sitting = fresh(sitting)
    assert sitting.passed is True and sitting.completion is not None
    assert attempts.handed_in(anna, quiz.training_key, 1).count() == 1
    enter(marker, sitting, CHANGED, 0, position=1, comment="Fel facit.")
    sitting = fresh(sitting)
    assert sitting.passed is False and sitting.completion is None
    assert Completion.objects.get().voided_at is not None
    assert [entry.earned for entry in Marking.objects.order_by("at", "pk")] == [1, 0]


def test_taking_back_a_pass_opens_the_round_of_the_course(anna, marker):
    course = pages.course(lessons=0, live=False)
    quiz = q.quiz(q.question(), parent=course, pass_mark=80, exam_paper=True)
    pages.publish(course)
    sitting = q.take(anna, quiz)
    training = Training.objects.get(key=quiz.training_key)
    assert ledger.open_round(anna, ledger.root_of(training)) is None
    enter(marker, sitting, CHANGED, 0, position=1, comment="Fel facit.")
    assert not Completion.objects.in_force().exists()
    assert ledger.open_round(anna, ledger.root_of(training)) is not None


def test_a_changed_essay_is_settled_whatever_two_said(anna, marker, other):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1)
    enter(other, sitting, SECOND, 2, 1)
    enter(marker, sitting, CHANGED, 0, 0, comment="Avskrivet.")
    assert row_of(sitting).earned == 0 and fresh(sitting).passed is False


def test_an_imported_one_keeps_the_rule_of_its_old_system(anna, marker):
    """Two of three is 67 there, and passes 67; here it does not."""
    quiz = q.quiz(q.question(), q.question(), q.question(), pass_mark=67, exam_paper=True)
    for source, passed in (("", False), ("django-quiz-app", True)):
        sitting = q.take(anna, quiz, right=1)
        Sitting.objects.filter(pk=sitting.pk).update(source=source, round_number=None)
        enter(marker, sitting, CHANGED, 1, position=2, comment="Rätt.")
        assert fresh(sitting).passed is passed
        assert results.result_of(fresh(sitting)).percent == 67


# What the writer sees


def test_the_writer_sees_points_and_comments_and_not_whose(anna, marker, other):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1, comment="Tydligt.")
    assert marking.marks_of(sitting) == {}
    enter(other, sitting, SECOND, 2, 1, comment="Bra ordning.")
    [(pk, marks)] = marking.marks_of(sitting).items()
    assert pk == row_of(sitting).pk
    assert (marks.earned, marks.possible, marks.is_changed) == (3, 3, False)
    assert marks.points == [("Ringer chefen", 2, 2), ("Antecknar", 1, 1)]
    assert marks.comments == ["Tydligt.", "Bra ordning."]
    enter(marker, sitting, CHANGED, 1, 1, comment="Räknat om.")
    marks = marking.marks_of(sitting)[pk]
    assert (marks.earned, marks.comments, marks.is_changed) == (2, ["Räknat om."], True)


def test_what_differs_is_not_told_before_it_is_agreed(anna, marker, other):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1)
    enter(other, sitting, SECOND, 1, 1)
    assert marking.marks_of(sitting) == {}


# Attempts


def test_an_attempt_that_is_set_aside_leaves_room_for_another(anna, marker):
    quiz = q.quiz(q.question(), pass_mark=80, exam_paper=True, max_attempts=1)
    sitting = q.take(anna, quiz, right=0)
    with pytest.raises(sittings.Refused):
        sittings.begin(anna, quiz)
    assert marking.set_aside(sitting, marker) is True
    assert marking.set_aside(sitting, marker) is False
    assert fresh(sitting).set_aside_by == marker
    again = sittings.begin(anna, quiz)
    assert again.number == 2
    assert marking.count_again(sitting) is True
    assert fresh(sitting).set_aside_at is None and fresh(sitting).set_aside_by is None


def test_a_passed_attempt_is_not_set_aside(anna, marker):
    sitting = q.take(anna, q.quiz(q.question(), pass_mark=80))
    assert marking.set_aside(sitting, marker) is False
    assert not marking.may_be_set_aside(fresh(sitting))


# The database


def test_the_database_holds_one_first_marking_of_a_question(anna, marker, other):
    sitting = q.take(anna, essay_quiz())
    row = row_of(sitting)
    Marking.objects.create(question=row, marker=marker, role="first", earned=1, possible=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Marking.objects.create(question=row, marker=other, role="first", earned=1, possible=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Marking.objects.create(question=row, marker=other, role="changed", earned=4, possible=3)
