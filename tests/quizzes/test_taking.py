"""A quiz through its pages: the whole journey, and everything that must not happen on the way."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from quizzes import marking
from quizzes.models import Sitting
from tests.factories import public_pages
from tests.factories import quizzes as q
from tracking.models import Completion, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz(world):
    """Three questions, answers at once, 60 per cent to pass."""
    return q.quiz(
        q.question("Vem ringer du?", "Chefen", ["Ingen"], explanation="Chefen vet hur ni gör."),
        q.statement("Du måste vara säker.", False),
        q.question("Vilka svar?", ["A", "B"], ["C"]),
        pass_mark=60,
        success_text="Bra jobbat!",
        fail_text="Försök igen.",
    )


def text_of(response):
    return response.content.decode()


def test_get_changes_nothing(learner, quiz):
    """T3: the original made a sitting when the page was opened."""
    assert learner.get(quiz.url).status_code == 200
    assert not Sitting.objects.exists()


def test_the_whole_journey(take, quiz, learner):
    taker = take(quiz)
    assert learner.get(taker.url("sitting")).url == taker.url("question", 1)
    page = text_of(taker.get("question", 1))
    assert "Vem ringer du?" in page
    assert "Chefen vet hur ni gör." not in page
    response = taker.answer(1)
    assert response.url == taker.url("feedback", 1)
    told = text_of(learner.get(response.url))
    assert "Chefen vet hur ni gör." in told
    assert taker.url("question", 2) in told
    taker.wrong(2)
    assert 'class="answer wrong"' in text_of(taker.get("feedback", 2))
    response = taker.answer(3)
    assert taker.sitting.handed_in_at is not None  # Nothing is left to change.
    result = text_of(taker.get("result"))
    assert "Bra jobbat!" in result
    assert taker.sitting.passed
    assert Completion.objects.get().person == taker.sitting.person


def test_a_double_click_answers_one_question_once(take, quiz):
    """B1: the original answered the next question too."""
    taker = take(quiz)
    form = taker.form(1, q.right_answer(taker.row(1)))
    for _ in range(2):
        assert taker.answer(1, data=form).url == taker.url("feedback", 1)
    assert taker.row(1).seq == 1
    assert taker.row(2).answer is None


def test_an_answer_is_never_taken_for_another_question(take, quiz):
    taker = take(quiz)
    form = taker.form(1, q.right_answer(taker.row(1)))
    response = taker.answer(2, data=form)
    assert response.url == taker.url("sitting")
    assert taker.row(2).answer is None


def test_a_second_tab_does_not_change_the_first_answer(take, quiz, learner):
    taker = take(quiz)
    stale = taker.form(1, q.wrong_answer(taker.row(1)))
    taker.answer(1)
    response = taker.answer(1, data=stale)
    assert learner.get(response.url).url == taker.url("feedback", 1)
    assert taker.row(1).earned == 1


def test_posting_after_the_end_begins_nothing(take, quiz):
    """B2: the original opened another sitting and answered its first question."""
    taker = take(quiz)
    form = taker.form(3, q.right_answer(taker.row(3)))
    for position in (1, 2, 3):
        taker.answer(position)
    assert taker.answer(3, data=form).status_code == 302
    taker.hand_in()
    assert Sitting.objects.count() == 1


def test_nothing_chosen_is_told_and_linked(take, quiz):
    """B3."""
    taker = take(quiz)
    response = taker.answer(1, [])
    page = text_of(response)
    assert response.status_code == 422
    assert 'role="alert"' in page
    assert 'href="#answer-1"' in page
    assert page.index('role="alert"') < page.index('<form class="form"')
    assert taker.row(1).seq == 0


@pytest.mark.parametrize("given", ["hittepå", ["true", "false"], "é" * 30000])
def test_answers_that_are_none_are_refused(take, quiz, given):
    taker = take(quiz)
    assert taker.answer(2, given).status_code == 422
    assert taker.row(2).answer is None


def test_bad_tokens_and_numbers_are_refused(take, quiz):
    taker = take(quiz)
    right = q.right_answer(taker.row(1))
    for data in ({"answer": right}, {"answer": right, "token": "x", "seq": "0"}, taker.form(1, right) | {"seq": "７"}):
        assert taker.answer(1, data=data).status_code in (302, 409)
    assert taker.row(1).answer is None


def test_it_can_be_kept_and_gone_on_with(take, quiz, learner):
    taker = take(quiz)
    wrong = q.wrong_answer(taker.row(1))
    assert taker.answer(1, wrong, keep="1").url == quiz.url
    page = text_of(taker.get("question", 1))
    assert f'value="{wrong[0]}" checked' in page
    assert taker.row(1).answered_at is None
    assert not Round.objects.exists()  # Nothing has been answered yet.
    taker.begin()
    assert Sitting.objects.count() == 1
    taker.answer(1)
    assert taker.row(1).earned == 1


def test_keeping_by_script_says_so(take, quiz):
    taker = take(quiz)
    data = taker.form(1, q.right_answer(taker.row(1))) | {"keep": "1"}
    url, accept = taker.url("question", 1), {"HTTP_ACCEPT": "application/json"}
    assert taker.client.post(url, data, **accept).json() == {"kept": True, "seq": {"seq": 1}}
    refused = taker.client.post(url, data | {"token": ""}, **accept)
    assert (refused.status_code, refused.json()) == (409, {"kept": False})


def test_somebody_elses_sitting_is_not_there(take, quiz, world, client):
    taker = take(quiz)
    client.force_login(world.person("Nils Granne"))
    for name, args in [("question", [1]), ("feedback", [1]), ("sitting", []), ("review", []), ("result", [])]:
        assert client.get(reverse(f"quizzes:{name}", args=[taker.sitting.pk, *args])).status_code == 404
    assert client.post(taker.url("question", 1), taker.form(1, ["x"])).status_code == 404
    assert client.post(taker.url("hand_in")).status_code == 404


def test_a_visitor_is_asked_to_sign_in(client, quiz):
    """T13: there are no anonymous sittings."""
    assert client.get(quiz.url).status_code == 302
    assert client.post(quiz.url).status_code == 302
    assert not Sitting.objects.exists()


# Answers at the end


@pytest.fixture
def exam(world):
    return q.quiz(q.question("Ett?"), q.question("Två?", explanation="Därför två."), answers_at_end=True, pass_mark=100)


def test_answers_at_the_end_tell_nothing_before(take, exam):
    """T7, T5."""
    taker = take(exam)
    assert taker.answer(1).url == taker.url("question", 2)
    assert taker.get("feedback", 1).url == taker.url("question", 1)
    taker.wrong(2)
    assert "Därför två." not in text_of(taker.get("review"))
    assert taker.sitting.handed_in_at is None
    result = text_of(taker.hand_in())
    assert "Därför två." in result


def test_an_answer_can_be_changed_until_it_is_handed_in(take, exam):
    taker = take(exam)
    taker.wrong(1)
    taker.answer(1)
    assert (taker.row(1).seq, taker.row(1).earned) == (2, 1)


def test_an_answer_from_an_older_window_is_shown_and_not_stored(take, exam):
    """Nothing that was typed is lost, and nothing newer is overwritten."""
    taker = take(exam)
    wrong = q.wrong_answer(taker.row(1))
    stale = taker.form(1, wrong)
    taker.answer(1)
    response = taker.answer(1, data=stale)
    page = text_of(response)
    assert response.status_code == 409
    assert f'value="{wrong[0]}" checked' in page
    assert f'name="seq" value="{taker.row(1).seq}"' in page
    assert taker.row(1).earned == 1


def test_an_older_window_never_keeps_over_a_newer_one(take, world):
    taker = take(q.quiz(q.essay()))
    stale = taker.form(1, "Gammalt utkast") | {"keep": "1"}
    url, accept = taker.url("question", 1), {"HTTP_ACCEPT": "application/json"}
    assert taker.client.post(url, taker.form(1, "Nyare och längre") | {"keep": "1"}, **accept).status_code == 200
    assert taker.client.post(url, stale, **accept).status_code == 409
    assert taker.row(1).answer == "Nyare och längre"
    final = taker.answer(1, data=stale | {"answer": "Nyare och längre"})
    assert final.status_code == 302  # The same text is no conflict, whichever number it goes by.


def test_an_answer_can_be_taken_away(take, world):
    """Whoever has written too much about somebody must be able to take it back before it is handed in."""
    taker = take(q.quiz(q.essay(), q.question(), answers_at_end=True))
    taker.answer(1, "Kalle hotade mig.")
    taker.answer(1, "", keep="1")
    assert (taker.row(1).answer, taker.row(1).answered_at) == (None, None)


def test_a_question_is_flagged_and_found_again(take, exam):
    taker = take(exam)
    assert taker.answer(1, can_flag="1", flag="1").status_code == 302
    assert taker.row(1).is_flagged
    assert "<strong>" in text_of(taker.get("review"))
    taker.answer(1, can_flag="1")
    assert not taker.row(1).is_flagged


def test_an_empty_answer_that_comes_too_late_is_told_so(take, quiz, exam):
    """Not that something should be chosen, in a form that leads nowhere."""
    taker = take(exam)
    empty = taker.form(1)
    taker.hand_in()
    assert taker.client.post(taker.url("question", 1), empty).url == taker.url("sitting")
    taker = take(quiz)
    empty = taker.form(1)
    taker.answer(1)
    assert taker.client.post(taker.url("question", 1), empty).url == taker.url("question", 1)
    Sitting.objects.filter(pk=taker.sitting.pk).update(deadline=timezone.now() - timedelta(hours=1))
    assert taker.answer(2, []).url == taker.url("sitting")
    assert taker.sitting.handed_in_at is not None


def test_the_time_has_a_date_when_it_ends_another_day(take, world):
    taker = take(q.quiz(q.question(), time_limit=600))
    for hours, form in ((0, "H:i"), (48, "H:i, j F")):
        deadline = timezone.localtime().replace(hour=23, minute=59) + timedelta(hours=hours)
        Sitting.objects.update(deadline=deadline)
        assert f"klockan {date_format(deadline, form)}." in text_of(taker.get("question", 1))


def test_a_flagged_question_may_be_left_without_an_answer(take, exam):
    """Without a script nothing else stores the flag and goes on."""
    taker = take(exam)
    response = taker.answer(1, [], can_flag="1", flag="1")
    assert response.url == taker.url("question", 2)
    row = taker.row(1)
    assert row.is_flagged and (row.answer, row.answered_at) == (None, None)
    taker.answer(2)
    assert taker.answer(1, [], can_flag="1", flag="1").url == taker.url("review")
    assert taker.answer(1, [], can_flag="1").status_code == 422
    assert taker.row(1).is_flagged


def test_a_flag_is_not_lost_when_something_is_wrong(take, world):
    taker = take(q.quiz(q.question(), q.question(), answers_at_end=True))
    both = [one.id for one in taker.row(1).version.question.options]
    page = taker.answer(1, both, can_flag="1", flag="1").content.decode()
    assert 'id="flag" value="1" checked' in page


def test_what_is_left_out_counts_as_wrong_and_is_told_before(take, exam):
    taker = take(exam)
    taker.answer(1)
    assert taker.get("review").context["unanswered"] == [2]
    taker.hand_in()
    assert (taker.sitting.earned, taker.sitting.passed) == (1, False)


def test_what_was_only_kept_counts_when_it_is_handed_in(take, exam):
    taker = take(exam)
    taker.answer(1)
    taker.answer(2, keep="1")
    taker.hand_in()
    assert taker.sitting.passed


# All on one page


@pytest.fixture
def sheet(world):
    return q.quiz(q.question("Ett?"), q.question("Två?", ["A", "B"], ["C"]), one_page=True, pass_mark=50)


def test_all_on_one_page_in_few_requests(take, sheet, learner):
    taker = take(sheet)
    assert learner.get(taker.url("sitting")).url == taker.url("all_questions")
    assert taker.get("all_questions").status_code == 200
    data = {}
    for row in q.rows(taker.sitting):
        data |= taker.form(row.position, q.right_answer(row), f"-{row.position}")
    response = learner.post(taker.url("all_questions"), data)
    assert response.url == taker.url("result")
    assert taker.sitting.passed


def test_what_is_missing_on_one_page_is_named_and_the_rest_is_kept(take, sheet, learner):
    taker = take(sheet)
    data = taker.form(1, q.right_answer(taker.row(1)), "-1") | taker.form(2, None, "-2")
    response = learner.post(taker.url("all_questions"), data)
    page = text_of(response)
    assert response.status_code == 422
    assert 'href="#answer-2-1"' in page
    assert 'href="#answer-1-1"' not in page
    assert taker.row(1).answered_at is not None
    data = taker.form(1, q.right_answer(taker.row(1)), "-1") | {"anyway": "1"}
    assert learner.post(taker.url("all_questions"), data).url == taker.url("result")
    assert taker.sitting.passed


def test_one_page_can_be_kept(take, sheet, learner):
    taker = take(sheet)
    data = taker.form(2, q.right_answer(taker.row(2)), "-2") | {"keep": "1"}
    assert learner.post(taker.url("all_questions"), data).url == sheet.url
    assert taker.row(2).answered_at is not None
    assert taker.sitting.handed_in_at is None


def test_one_page_keeps_what_is_answered_by_script_and_takes_answers_away(take, sheet, learner):
    taker = take(sheet)
    data = taker.form(1, q.right_answer(taker.row(1)), "-1") | taker.form(2, None, "-2")
    url, accept = taker.url("all_questions"), {"HTTP_ACCEPT": "application/json"}
    assert learner.post(url, data, **accept).json() == {"kept": True, "seq": {"seq-1": 1, "seq-2": 0}}
    assert (taker.row(1).answered_at, taker.row(1).answer) == (None, q.right_answer(taker.row(1)))
    assert learner.post(url, data | {"token-1": ""}, **accept).status_code == 409
    assert learner.post(url, taker.form(1, None, "-1") | {"keep": "1"}).status_code == 302
    assert taker.row(1).answer is None


def test_what_another_window_has_changed_stops_no_other_answer_on_the_page(take, sheet):
    """The numbers of what was kept are told, so that the next answers from this window are not taken for old ones."""
    taker = take(sheet)
    old = taker.form(1, q.wrong_answer(taker.row(1)), "-1") | taker.form(2, q.right_answer(taker.row(2)), "-2")
    address, script = taker.url("all_questions"), {"HTTP_ACCEPT": "application/json"}
    taker.client.post(address, taker.form(1, q.right_answer(taker.row(1)), "-1"), **script)
    response = taker.client.post(address, old, **script)
    assert response.status_code == 409 and not response.json()["kept"]
    assert response.json()["seq"]["seq-2"] == taker.row(2).seq == 1
    assert "seq-1" not in response.json()["seq"]
    assert taker.row(1).answer == q.right_answer(taker.row(1))


# Essays


def test_an_essay_waits_for_its_marking(take, world):
    taker = take(q.quiz(q.question("Ett?"), q.essay(), pass_mark=100))
    taker.answer(1)
    assert "kännas igen" in text_of(taker.get("question", 2)) or "recognised" in text_of(taker.get("question", 2))
    assert taker.answer(2, "Jag\r\nringer.").url == taker.url("review")  # One may want to read it once more.
    assert taker.row(2).answer == "Jag\nringer."
    taker.hand_in()
    assert (taker.sitting.passed, taker.sitting.awaits_marking) == (None, True)
    assert not Completion.objects.exists()
    assert taker.get("result").status_code == 200


def test_the_figure_has_a_text_of_its_own(take):
    """B15: in the original it was the question, the buttons had no group, and colour alone told right from wrong."""
    taker = take(q.quiz(q.question("Vad är det?", figure=public_pages.image(), figure_text="En röd dörr")))
    page = text_of(taker.get("question", 1))
    assert 'alt="En röd dörr"' in page
    assert "<fieldset" in page and "<legend" in page
    taker.wrong(1)
    told = text_of(taker.get("feedback", 1))
    assert 'alt="En röd dörr"' in told and "Ditt svar, inte rätt" in told


def test_figures_cost_the_same_whatever_their_number(take):
    def queries(number):
        figures = [q.question(figure=public_pages.image(), figure_text="En dörr") for _each in range(number)]
        taker = take(q.quiz(*figures, one_page=True))
        taker.get("all_questions")  # Makes their sizes.
        caches["default"].clear()
        with CaptureQueriesContext(connection) as asked:
            assert text_of(taker.get("all_questions")).count("<img") == number
        return len(asked)

    assert queries(1) == queries(4)


def test_a_question_without_a_figure_shows_none(take):
    taker = take(q.quiz(q.question("Vad är det?", figure_text="")))
    assert "<figure" not in text_of(taker.get("question", 1))


def test_the_result_tells_the_marking_and_never_by_whom(take, world):
    taker = take(q.quiz(q.essay(criteria=[("Ringer chefen", 2), ("Skriver ner", 1)]), pass_mark=50))
    taker.answer(1, "Jag ringer.")
    taker.hand_in()
    row, marker = taker.row(1), world.person("Berta Bedömare")
    first, second = row.version.question.criteria
    points = {first.id: 2, second.id: 0}
    marking.enter(marker, taker.sitting, row.pk, role="first", seen=0, points=points, earned=2, comment="Bra ordning!")
    page = text_of(taker.get("result"))
    assert "Bra ordning!" in page
    assert "Ringer chefen" in page
    assert "Berta" not in page
    assert taker.sitting.passed


def test_the_review_promises_no_change_of_what_has_been_told(take, world):
    taker = take(q.quiz(q.question(), q.essay()))
    taker.answer(1)
    taker.answer(2)
    with translation.override("sv"):
        promise = gettext("You have answered everything. Until you hand in you can change your answers.")
    assert promise not in text_of(taker.get("review"))
