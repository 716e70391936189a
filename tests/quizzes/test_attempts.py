"""Attempts, time, rounds and editions: what a sitting counts for."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from quizzes import attempts, passing, sittings, time_limit
from quizzes.models import ExtraTime, QuestionVersion, Sitting, SittingQuestion
from tests.factories import pages
from tests.factories import quizzes as q
from tracking import ledger
from tracking.models import Completion, Edition, Round, Training

pytestmark = pytest.mark.django_db


def refusal(person, quiz, **values):
    with pytest.raises(sittings.Refused) as refused:
        sittings.begin(person, quiz, **values)
    return refused.value.reason


def test_one_attempt_is_one_for_everybody(anna):
    """T12: an open one goes on; no exception for superusers."""
    quiz = q.quiz(q.question(), max_attempts=1)
    anna.is_superuser = True
    anna.save()
    opened = sittings.begin(anna, quiz)
    assert sittings.begin(anna, quiz) == opened
    sittings.hand_in(anna, opened.pk)
    assert refusal(anna, quiz) == attempts.NONE_LEFT


def test_the_page_says_why_there_is_no_more(anna, learner):
    quiz = q.quiz(q.question(), max_attempts=1, pass_mark=100)
    q.take(anna, quiz, right=0)
    page = learner.get(quiz.url).content.decode()
    assert "note block" in page
    assert f'action="{quiz.url}"' not in page
    assert learner.post(quiz.url, follow=True).status_code == 200
    assert Sitting.objects.count() == 1


def test_whoever_has_passed_is_not_told_that_there_is_no_more(anna, learner):
    quiz = q.quiz(q.question(), max_attempts=1)
    q.take(anna, quiz)
    page = learner.get(quiz.url).content.decode()
    assert "note block" not in page and f'action="{quiz.url}"' not in page


def test_a_single_attempt_is_an_exam_paper_for_good(world):
    """C5."""
    quiz = q.quiz(q.question(), max_attempts=1)
    assert quiz.exam_paper
    quiz.max_attempts = 2
    quiz.save()
    assert quiz.exam_paper


def test_there_is_time_between_attempts(anna):
    quiz = q.quiz(q.question(), cool_down_hours=24)
    q.take(anna, quiz)
    assert refusal(anna, quiz) == attempts.TOO_SOON
    assert sittings.begin(anna, quiz, now=timezone.now() + timedelta(hours=25)).number == 2


def test_an_attempt_that_is_set_aside_is_none(anna):
    quiz = q.quiz(q.question(), max_attempts=1)
    sitting = q.take(anna, quiz)
    Sitting.objects.filter(pk=sitting.pk).update(set_aside_at=timezone.now())
    assert sittings.begin(anna, quiz).number == 2


def test_all_attempts_are_kept(anna):
    """T11: the original deleted those that were no exam papers."""
    quiz = q.quiz(q.question(), exam_paper=False)
    for right in (0, 1, 0):
        q.take(anna, quiz, right=right)
    assert [sitting.number for sitting in Sitting.objects.order_by("number")] == [1, 2, 3]


@pytest.mark.parametrize(("counts", "told"), [("best", "100"), ("last", "0")])
def test_the_best_or_the_last_attempt_is_the_result(anna, learner, counts, told):
    quiz = q.quiz(q.question(), counts=counts, pass_mark=50)
    for right in (0, 1, 0):
        q.take(anna, quiz, right=right)
    assert learner.get(quiz.url).context["result"].percent == int(told)
    assert Completion.objects.count() == 1  # A later attempt never undoes that one has passed.


def test_what_is_set_aside_is_not_what_counts(anna, learner):
    quiz = q.quiz(q.question(), counts="last", pass_mark=50)
    q.take(anna, quiz)
    last = q.take(anna, quiz, right=0)
    Sitting.objects.filter(pk=last.pk).update(set_aside_at=timezone.now())
    assert learner.get(quiz.url).context["result"].percent == 100


@pytest.mark.parametrize("mark", [101, -1])
def test_the_pass_mark_is_between_0_and_100(world, mark):
    """C6, without its bug: the original took a negative one."""
    quiz = q.quiz(q.question())
    quiz.pass_mark = mark
    with pytest.raises(ValidationError):
        quiz.full_clean()


def test_a_quiz_without_questions_is_told(anna, learner):
    """B8: the original answered 500."""
    quiz = q.quiz()
    assert refusal(anna, quiz) == attempts.NO_QUESTIONS
    assert learner.get(quiz.url).status_code == 200
    assert learner.post(quiz.url, follow=True).status_code == 200
    assert not Training.objects.filter(key=quiz.training_key, retired_on=None).exists()


# Time


def test_the_time_is_the_limit_and_what_one_has_extra(anna):
    start = timezone.now()
    quiz = q.quiz(q.question(), time_limit=40)
    assert sittings.begin(anna, quiz, now=start).deadline == start + timedelta(minutes=40)
    ExtraTime.objects.create(person=anna, percent=50)
    assert time_limit.deadline_of(anna, 40, start) == start + timedelta(minutes=60)
    ExtraTime.objects.update(is_unlimited=True, percent=None)
    assert time_limit.deadline_of(anna, 40, start) is None


@pytest.fixture
def late(anna):
    """A sitting whose time is up, with one of two answers given and one kept."""
    quiz = q.quiz(q.question(), q.question(), q.question(), time_limit=1, answers_at_end=True)
    sitting = sittings.begin(anna, quiz)
    q.answer(sitting, 1, q.right_answer(q.rows(sitting)[0]))
    q.answer(sitting, 2, q.right_answer(q.rows(sitting)[1]), is_final=False)
    past = timezone.now() - timedelta(minutes=5)
    Sitting.objects.filter(pk=sitting.pk).update(deadline=past)
    sitting.refresh_from_db()
    return sitting


def test_when_the_time_is_up_what_there_is_is_handed_in(late, learner):
    page = learner.get(f"/test/forsok/{late.pk}/")
    late.refresh_from_db()
    assert late.handed_in_at == late.deadline
    assert late.earned == 2
    assert page.url.endswith("/resultat/")


def test_an_answer_that_comes_too_late_is_refused(late, learner):
    row = q.rows(late)[2]
    data = {"token": str(row.token), "seq": 0, "answer": q.right_answer(row)}
    assert learner.post(f"/test/forsok/{late.pk}/fraga/3/", data, follow=True).status_code == 200
    late.refresh_from_db()
    assert (late.earned, late.handed_in_at) == (2, late.deadline)


def test_those_who_never_come_back_are_handed_in_by_a_command(late):
    call_command("hand_in_overdue")
    late.refresh_from_db()
    assert late.handed_in_at == late.deadline
    assert sittings.hand_in_overdue() == 0


def test_a_minute_of_grace_for_what_is_on_its_way(anna):
    quiz = q.quiz(q.question(), time_limit=1)
    sitting = sittings.begin(anna, quiz, now=timezone.now() - timedelta(seconds=90))
    q.answer(sitting, 1, q.right_answer(q.rows(sitting)[0]))
    sitting.refresh_from_db()
    assert sitting.earned == 1


# Rounds and editions


def test_the_first_answer_begins_the_round(anna):
    """Definition 12: opening a page is not starting."""
    quiz = q.quiz(q.question(), q.question())
    sitting = sittings.begin(anna, quiz)
    assert not Round.objects.exists()
    q.answer(sitting, 1, q.right_answer(q.rows(sitting)[0]))
    assert Round.objects.get().training.key == quiz.training_key


def test_who_has_passed_practises_and_nothing_is_recorded_twice(anna):
    quiz = q.quiz(q.question())
    q.take(anna, quiz)
    again = q.take(anna, quiz)
    assert again.passed
    assert (Round.objects.count(), Completion.objects.count()) == (1, 1)


def test_whoever_answers_nothing_has_not_passed_whatever_the_mark(anna, learner):
    quiz = q.quiz(q.question(), q.question(), pass_mark=0, answers_at_end=True)
    sitting = sittings.hand_in(anna, sittings.begin(anna, quiz).pk)
    assert sitting.passed is False and not Completion.objects.exists()
    assert "Svara på minst en fråga" in learner.get(reverse("quizzes:result", args=[sitting.pk])).text
    sitting = sittings.begin(anna, quiz)
    q.answer(sitting, 1, q.wrong_answer(q.rows(sitting)[0]))
    assert sittings.hand_in(anna, sitting.pk).passed is True and Completion.objects.count() == 1


def test_the_completion_is_dated_the_day_it_was_handed_in(anna):
    """Whenever it is looked at: here the time ran out three days ago."""
    quiz = q.quiz(q.question(), time_limit=30, answers_at_end=True)
    started = timezone.now() - timedelta(days=3)
    sitting = sittings.begin(anna, quiz, now=started)
    row = q.rows(sitting)[0]
    SittingQuestion.objects.filter(pk=row.pk).update(answer=q.right_answer(row))
    sittings.begin(anna, quiz)
    assert Completion.objects.get().completed_on == timezone.localdate(started + timedelta(minutes=30))


def course_with_quiz(*questions, **values):
    course = pages.course(lessons=1, live=False)
    quiz = q.quiz(*(questions or [q.question()]), parent=course, **values)
    return pages.publish(course), quiz


def test_a_part_completes_the_course_with_the_lessons(anna):
    course, quiz = course_with_quiz(pass_mark=80)
    lesson = Training.objects.get(part_of__position=1)
    ledger.record_completion(anna, lesson)
    assert not Completion.objects.filter(training__key=course.training_key).exists()
    q.take(anna, quiz, right=0)
    assert not Completion.objects.filter(training__key=course.training_key).exists()
    q.take(anna, quiz)
    assert Completion.objects.filter(training__key=course.training_key).exists()


def test_a_quiz_that_comes_later_undoes_no_completion_and_makes_an_edition(anna):
    course = pages.course(lessons=1)
    ledger.record_completion(anna, Training.objects.get(part_of__position=1))
    quiz = q.quiz(q.question(), parent=course, changed_in_edition=2, edition_note="Nu med kunskapstest.")
    done = Completion.objects.get(training__key=course.training_key)
    assert (done.edition, done.voided_at) == (1, None)
    assert list(Edition.objects.values_list("number", flat=True)) == [1, 2]
    again = ledger.start_round(anna, Training.objects.get(key=course.training_key))
    sitting = q.take(anna, quiz)
    assert (sitting.round_number, again.number) == (2, 2)
    assert Completion.objects.filter(training__key=course.training_key, edition=2).exists()


def test_a_sitting_from_before_a_material_change_is_closed_and_another_begins(anna):
    quiz = q.quiz(q.question())
    before = sittings.begin(anna, quiz)
    quiz.changed_in_edition = 2
    quiz = pages.publish(quiz)
    after = sittings.begin(anna, quiz)
    before.refresh_from_db()
    assert before.closed_at is not None
    assert (after.edition, after.number) == (2, 2)


def test_what_was_begun_before_counts_for_the_edition_before(anna):
    quiz = q.quiz(q.question(), q.question())
    sitting = sittings.begin(anna, quiz)
    q.answer(sitting, 1, q.right_answer(q.rows(sitting)[0]))
    quiz.changed_in_edition = 2
    pages.publish(quiz)
    q.answer(sitting, 2, q.right_answer(q.rows(sitting)[1]))
    assert Completion.objects.get().edition == 1


# What a sitting freezes


def test_later_edits_change_nothing_in_a_sitting(anna, learner):
    """B13."""
    question = q.question("Gammal text?", "Ja", ["Nej"])
    quiz = q.quiz(question, pass_mark=100, success_text="Gammalt beröm.", title="Gammal titel")
    sitting = sittings.begin(anna, quiz)
    answer = question.answers.first()
    answer.text, question.text = "Nytt svar", "Ny text?"
    question.answers = [answer]
    question.save()
    quiz.success_text = "Nytt beröm."
    pages.publish(quiz)
    page = learner.get(f"/test/forsok/{sitting.pk}/fraga/1/").content.decode()
    assert "Gammal text?" in page
    assert "Ny text?" not in page
    assert "Nytt svar" not in page
    q.answer(sitting, 1, q.right_answer(q.rows(sitting)[0]))
    assert "Gammalt beröm." in learner.get(f"/test/forsok/{sitting.pk}/resultat/").content.decode()
    later = sittings.begin(anna, quiz)
    assert q.rows(later)[0].version.question.text == "Ny text?"


def test_a_question_that_is_deleted_stops_nobody(anna, learner):
    """B9: the original answered 500 for ever."""
    question, other = q.question("Borta?"), q.question()
    quiz = q.quiz(question, other)
    sitting = sittings.begin(anna, quiz)
    quiz.quiz_questions.first().delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        question.delete()  # It has been asked: it is retired instead.
    question.answers.all().delete()
    page = learner.get(f"/test/forsok/{sitting.pk}/fraga/1/")
    assert "Borta?" in page.content.decode()


def test_a_law_that_reads_otherwise_makes_a_new_version(anna, law_reference):
    question = q.question(law=law_reference)
    quiz = q.quiz(question)
    sitting = sittings.begin(anna, quiz)
    law_reference.text = "<p>Nu gäller något annat.</p>"
    law_reference.save()
    assert "något annat" not in q.rows(sitting)[0].version.question.law["text"]
    q.answer(sitting, 1, q.right_answer(q.rows(sitting)[0]))
    assert "något annat" in q.rows(sittings.begin(anna, quiz))[0].version.question.law["text"]


# Drafts


def test_a_draft_is_refused_and_an_editor_may_try_it(anna, learner, cms, client):
    """T2."""
    quiz = q.quiz(q.question(), live=False)
    url = f"/{quiz.get_parent().slug}/{quiz.slug}/"
    for browser in (client, learner):
        assert browser.get(url).status_code == 403
        assert browser.post(url).status_code == 403
    assert cms.get(url).status_code == 200
    cms.post(url)
    sitting = Sitting.objects.get()
    sittings.hand_in(sitting.person, sitting.pk)
    assert not Completion.objects.exists()


def test_an_editor_tries_a_draft_as_often_as_needed(cms):
    quiz = q.quiz(q.question(), live=False, max_attempts=1, cool_down_hours=24)
    url = f"/{quiz.get_parent().slug}/{quiz.slug}/"
    for number in (1, 2):
        cms.post(url)
        sitting = Sitting.objects.get(number=number)
        sittings.hand_in(sitting.person, sitting.pk)
    assert "None" not in cms.get(url).content.decode()


def test_a_quiz_in_a_course_that_is_a_draft_is_not_there(anna, learner):
    course = pages.course(live=False)
    quiz = q.quiz(q.question(), parent=course)
    assert learner.get(f"/utbildningar/{course.slug}/{quiz.slug}/").status_code == 404


# What was found later


def test_who_comes_back_when_the_time_is_up_sees_how_it_went(anna, learner):
    quiz = q.quiz(q.question(), time_limit=1, max_attempts=1)
    sitting = sittings.begin(anna, quiz)
    past = timezone.now() - timedelta(minutes=5)
    Sitting.objects.update(deadline=past)
    page = learner.post(quiz.url, follow=True)
    sitting.refresh_from_db()
    assert sitting.handed_in_at == past
    assert page.request["PATH_INFO"].endswith("/resultat/")
    assert Sitting.objects.count() == 1  # No other attempt began by itself.


def test_a_sitting_that_would_not_count_is_closed_also_when_no_other_may_begin(anna):
    quiz = q.quiz(q.question(), max_attempts=1, pass_mark=50)
    q.take(anna, quiz, right=0)
    Sitting.objects.update(set_aside_at=timezone.now())
    begun = sittings.begin(anna, quiz)
    Sitting.objects.update(set_aside_at=None)
    quiz.changed_in_edition = 2
    quiz = pages.publish(quiz)
    assert refusal(anna, quiz) == attempts.NONE_LEFT
    begun.refresh_from_db()
    assert begun.closed_at is not None


def test_who_only_kept_answers_and_handed_in_has_begun(anna):
    quiz = q.quiz(q.question(), pass_mark=100, answers_at_end=True)
    sitting = sittings.begin(anna, quiz)
    q.answer(sitting, 1, q.wrong_answer(q.rows(sitting)[0]), is_final=False)
    assert not Round.objects.exists()
    sittings.hand_in(anna, sitting.pk)
    assert Round.objects.get().ended_on is None


def test_what_is_passed_while_the_quiz_is_withdrawn_is_recorded(anna):
    quiz = q.quiz(q.question())
    sitting = sittings.begin(anna, quiz)
    quiz.unpublish()
    q.answer(sitting, 1, q.right_answer(q.rows(sitting)[0]))
    assert Completion.objects.get().training.key == quiz.training_key


def test_a_quiz_under_a_list_that_is_a_draft_is_only_tried(cms):
    quiz = q.quiz(q.question())
    quiz.get_parent().specific.unpublish()
    cms.post(quiz.url or f"/kunskapstest/{quiz.slug}/")
    sitting = Sitting.objects.get()
    sittings.hand_in(sitting.person, sitting.pk)
    assert sitting.round_number is None
    assert not Completion.objects.exists()


def fail(sitting):
    """A marker takes the points away."""
    rows = q.rows(sitting)
    for row in rows:
        row.earned = 0
        row.save()
    passing.conclude(sitting, rows)
    sitting.refresh_from_db()


def test_a_pass_that_is_taken_away_falls_and_the_next_one_that_passed_holds(anna):
    quiz = q.quiz(q.question(), pass_mark=50)
    first = q.take(anna, quiz)
    earlier = timezone.now() - timedelta(days=30)
    second = q.take(anna, quiz)
    Sitting.objects.filter(pk=first.pk).update(handed_in_at=earlier)
    first.refresh_from_db()
    fail(first)
    second.refresh_from_db()
    done = Completion.objects.in_force().get()
    assert (first.passed, first.completion) == (False, None)
    assert second.completion == done
    assert done.completed_at == second.handed_in_at


def test_a_later_pass_that_is_taken_away_leaves_what_rests_on_the_first(anna):
    """Otherwise the course of an ended round would be lost for good, once another round has begun."""
    course, quiz = course_with_quiz(pass_mark=50)
    q.take(anna, quiz)
    second = q.take(anna, quiz)
    ledger.record_completion(anna, Training.objects.get(part_of__position=1))
    ledger.start_round(anna, Training.objects.get(key=course.training_key))
    fail(second)
    assert (second.passed, second.completion) == (False, None)
    assert not Completion.objects.exclude(voided_at=None).exists()


def test_a_pass_that_an_essay_decides_again_is_none_until_it_is_marked(anna):
    quiz = q.quiz(q.question(), q.question(), q.essay(), pass_mark=60)
    sitting = q.take(anna, quiz)
    assert Completion.objects.in_force().get() == sitting.completion
    rows = q.rows(sitting)
    rows[0].earned = 0
    passing.conclude(sitting, rows)
    assert sitting.passed is None and not Completion.objects.in_force().exists()
    rows[2].earned = 1
    passing.conclude(sitting, rows)
    assert Completion.objects.in_force().get() == sitting.completion


def test_a_completion_that_was_voided_by_hand_stops_no_marking(anna):
    quiz = q.quiz(q.question(), pass_mark=50)
    first = q.take(anna, quiz)
    ledger.void_completion(first.completion, "fusk")
    second = q.take(anna, quiz)
    assert second.completion != first.completion
    fail(first)
    second.refresh_from_db()
    assert Completion.objects.in_force().get() == second.completion
    fail(second)
    assert not Completion.objects.in_force().exists()


def test_what_came_finished_from_another_system_records_nothing_when_it_is_marked(anna):
    quiz = q.quiz(q.question(), pass_mark=50)
    sitting = q.take(anna, quiz, right=0)
    sitting.questions.update(was_imported=True, earned=1)
    Sitting.objects.update(source="django-quiz-app")
    sitting.refresh_from_db()
    passing.conclude(sitting, q.rows(sitting))
    assert sitting.passed
    assert not Completion.objects.exists()


def test_a_question_without_a_version_gets_one(anna):
    question = q.question()
    quiz = q.quiz(question)
    QuestionVersion.objects.all().delete()
    assert q.rows(sittings.begin(anna, quiz))[0].version.key == question.key
