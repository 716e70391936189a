"""What is kept about those who take quizzes: handed out, erased with the person, and weeded in its time."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from organisation.models import Retention
from organisation.privacy import erasure, holds, retention
from organisation.privacy.export import export_of
from organisation.privacy.retention import months_before
from quizzes import marking, results, sittings
from quizzes.marking import CHANGED, FIRST, SECOND
from quizzes.models import ExtraTime, Marking, Sitting, SittingQuestion
from tests.factories import quizzes as q
from tests.factories.examiners import enter, essay_quiz, examiner, fresh, points_of, row_of
from tests.factories.world import noon
from tracking.models import Completion

pytestmark = pytest.mark.django_db

TEXT = "Först ringer jag min chef."


@pytest.fixture
def anna(world):
    return world.person("Anna Ek")


@pytest.fixture
def marker(world):
    return examiner(world.person("Bodil Bedömare"))


def exported(person):
    return json.loads(json.dumps(export_of(person, timezone.now(), for_own_eyes=True).as_dict()))


def test_whoever_hands_it_out_does_not_read_what_was_answered(anna):
    """An administrator may be the writer's own head."""
    q.take(anna, q.quiz(q.question("Vem ringer du?")))
    found = export_of(anna, timezone.now()).as_dict()
    assert "quiz_answers" not in found
    assert len(found["quiz_sittings"]) == 1


def weed(**options):
    """{kind: (deleted, held)} of a weeding today."""
    _run, rows = retention.run(timezone.localdate(), **options)
    return {row.kind: (row.deleted, row.held) for row in rows}


def months_ago(number, days=0):
    return noon(months_before(timezone.localdate(), number) - timedelta(days=days))


# Handing out


def test_one_is_handed_out_attempts_answers_points_and_comments_in_words(anna, marker):
    essay = q.essay("Beskriv.", criteria=[("Ringer", 3)])
    question = q.question("Vem ringer du?", right="Chefen", wrong=("Ingen",))
    quiz = q.quiz(question, q.statement("Så är det.", True), essay, pass_mark=80, exam_paper=True, title="Slutprovet")
    sitting = q.take(anna, quiz)
    enter(marker, sitting, FIRST, 2, position=3, comment="Nästan.")
    found = exported(anna)
    [attempt] = found["quiz_sittings"]
    assert (attempt["training"], attempt["number"], attempt["points"], attempt["possible"]) == (
        "Slutprovet",
        1,
        "2.7",
        3,
    )
    assert (attempt["per_cent"], attempt["passed"]) == (89, True)
    one, two, three = found["quiz_answers"]
    assert (one["question"], one["answer"], one["points"]) == ("Vem ringer du?", ["Chefen"], 1)
    assert two["answer"] in (["True"], ["Sant"])
    assert (three["answer"], three["points"], three["possible"], three["comment"]) == (TEXT, 2, 3, "Nästan.")
    assert "Bodil" not in json.dumps(found["quiz_answers"])


def test_what_is_not_settled_or_not_handed_in_is_not_told_beforehand(anna, marker):
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1, comment="Hemlig ännu.")
    begun = sittings.begin(anna, q.quiz(q.question(), answers_at_end=True))
    q.answer(begun, 1, q.right_answer(q.rows(begun)[0]))
    found = exported(anna)
    assert "Hemlig ännu." not in json.dumps(found)
    last = found["quiz_answers"][-1]
    assert last["answer"] == ["Ja"] and last["points"] is None


def test_nothing_of_others_is_handed_out_and_markings_are_counted(anna, marker, world):
    sitting = q.take(anna, essay_quiz())
    enter(marker, sitting, FIRST, 2, 1)
    ExtraTime.objects.create(person=anna, percent=50)
    found = exported(marker)
    assert found["quiz_sittings"] == found["quiz_answers"] == found["quiz_extra_time"] == []
    assert sum(row["times"] for row in found["deeds"]) == 1
    assert exported(anna)["quiz_extra_time"] == [{"extra_time": 50, "no_time_limit": False}]


# Erasing


def test_erasing_deletes_sittings_and_extra_time_and_keeps_the_completion(anna, marker, world):
    sitting = q.take(anna, essay_quiz())
    other = q.take(world.person(), essay_quiz())
    enter(marker, sitting, FIRST, 2, 1)
    ExtraTime.objects.create(person=anna, percent=50)
    erasure.erase(anna, "asked")
    assert list(Sitting.objects.all()) == [other]
    assert not Marking.objects.exists() and not ExtraTime.objects.exists()
    assert Completion.objects.in_force().filter(person=anna).count() == 1


def test_erasing_a_marker_keeps_the_log(anna, marker):
    sitting = q.take(anna, essay_quiz())
    enter(marker, sitting, FIRST, 2, 1)
    erasure.erase(marker, "asked")
    assert str(Marking.objects.get().marker).startswith("Borttagen person")
    assert fresh(sitting).passed


# Weeding


def test_old_attempts_go_whole_and_the_completion_stays(anna):
    quiz = q.quiz(q.question(), pass_mark=80)
    old, new = q.take(anna, quiz), q.take(anna, quiz)
    months = Retention.load().quiz_months
    Sitting.objects.filter(pk=old.pk).update(started_at=months_ago(months, days=1))
    Sitting.objects.filter(pk=new.pk).update(started_at=months_ago(months))
    assert weed(dry_run=True)["quizzes"] == (1, 0)
    assert Sitting.objects.count() == 2
    assert weed()["quizzes"] == (1, 0)
    assert list(Sitting.objects.all()) == [new]
    assert Completion.objects.in_force().count() == 1


def essays(months, anna, marker, **values):
    """A marked essay of so many months ago."""
    sitting = q.take(anna, essay_quiz(**values))
    enter(marker, sitting, FIRST, 2, 1, comment="Bra.")
    Marking.objects.filter(question__sitting=sitting).update(at=months_ago(months, days=1))
    return sitting


def test_texts_of_essays_go_with_what_was_said_of_them_and_points_result_and_completion_stay(anna, marker):
    sitting = essays(6, anna, marker)
    recent = essays(5, anna, marker)
    before = fresh(sitting)
    assert Retention.load().essay_months == 6
    assert weed(dry_run=True)["essays"] == (2, 0) and row_of(sitting).answer == TEXT
    assert weed()["essays"] == (2, 0)
    row = row_of(sitting)
    assert row.answer is None and row.text_removed_at is not None
    assert (row.earned, row.possible, row.markings.get().comment) == (3, 3, "")
    assert row.markings.get().points == points_of(row, 2, 1)["points"]
    assert row_of(sitting, 1).answer is not None
    assert (row_of(recent).answer, row_of(recent).markings.get().comment) == (TEXT, "Bra.")
    after = fresh(sitting)
    assert (after.earned, after.passed, after.completion) == (before.earned, True, before.completion)
    assert results.result_of(after).percent == 100
    assert weed()["essays"] == (0, 0)


def test_what_is_said_when_the_text_has_gone_goes_in_its_turn(anna, marker):
    sitting = essays(6, anna, marker)
    weed()
    enter(marker, sitting, CHANGED, 1, 1, comment="Räknat om.")
    assert weed()["essays"] == (0, 0)
    Marking.objects.filter(role=CHANGED).update(at=months_ago(6, days=1))
    assert weed()["essays"] == (1, 0)
    assert not Marking.objects.exclude(comment="").exists()


def test_the_time_is_counted_from_the_last_marking(anna, marker):
    sitting = essays(6, anna, marker)
    enter(marker, sitting, CHANGED, 1, 1, comment="Räknat om.")
    assert weed()["essays"] == (0, 0)


def test_what_waits_to_be_marked_keeps_its_text(anna, marker):
    waits, second = q.take(anna, essay_quiz()), q.take(anna, essay_quiz(second_marker=True))
    enter(marker, second, FIRST, 2, 1)
    Marking.objects.update(at=months_ago(9))
    Sitting.objects.update(handed_in_at=months_ago(9))
    assert weed()["essays"] == (0, 0)
    assert row_of(waits).answer == row_of(second).answer == TEXT


def test_what_was_given_up_loses_its_text_too(anna):
    sitting = sittings.begin(anna, essay_quiz())
    q.answer(sitting, 2, TEXT)
    Sitting.objects.update(started_at=months_ago(9), closed_at=months_ago(5))
    assert weed()["essays"] == (0, 0)
    Sitting.objects.update(closed_at=months_ago(6, days=1))
    assert weed()["essays"] == (1, 0)


def test_what_was_begun_and_left_loses_its_text_and_can_be_written_again(anna, marker):
    sitting = sittings.begin(anna, essay_quiz())
    q.answer(sitting, 2, TEXT)
    Sitting.objects.update(started_at=months_ago(5))
    assert weed()["essays"] == (0, 0)
    Sitting.objects.update(started_at=months_ago(6, days=1))
    assert weed(dry_run=True)["essays"] == weed()["essays"] == (1, 0)
    row = row_of(sitting)
    assert (row.answer, row.answered_at, row.text_removed_at) == (None, None, None)
    assert weed()["essays"] == (0, 0)
    q.answer(sitting, 2, TEXT)
    assert sittings.hand_in(anna, sitting.pk).awaits_marking


def test_points_can_be_changed_when_the_text_is_gone(anna, marker):
    sitting = essays(6, anna, marker)
    weed()
    enter(marker, sitting, CHANGED, 0, 0, comment="Efter överklagan.")
    assert fresh(sitting).passed is False and row_of(sitting).answer is None
    assert marking.marks_of(sitting)[row_of(sitting).pk].comments == ["Efter överklagan."]


def test_a_hold_keeps_attempts_and_texts(anna, marker, world):
    sitting = essays(6, anna, marker)
    Sitting.objects.update(started_at=months_ago(30))
    hold = holds.place(anna, "KS 2026/17")
    assert (weed()["quizzes"], weed()["essays"]) == ((0, 1), (0, 2))
    holds.lift(hold, "Avslutat")
    holds.place(None, "KS 2026/18")
    assert (weed()["quizzes"], weed()["essays"]) == ((0, 1), (0, 2))
    assert row_of(sitting).answer == TEXT


def test_a_second_marking_is_no_first_one_without_the_first(anna, marker, world):
    """The log is read by roles, so that a weeding of whole sittings leaves no half log behind."""
    sitting = q.take(anna, essay_quiz(second_marker=True))
    enter(marker, sitting, FIRST, 2, 1)
    enter(examiner(world.person()), sitting, SECOND, 2, 1)
    Sitting.objects.update(started_at=months_ago(30))
    weed()
    assert not Marking.objects.exists() and not SittingQuestion.objects.exists()
