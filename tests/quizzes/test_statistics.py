"""Who is counted how in the statistics of quizzes, and what is hidden."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from quizzes import marking, sittings, statistics
from quizzes.marking import FIRST
from quizzes.models import Marking, Sitting, SittingQuestion
from tests.factories import quizzes as q
from tests.factories.examiners import enter
from tests.factories.world import noon

pytestmark = pytest.mark.django_db

ON = statistics.last_day(timezone.localdate())
SMALLEST = 5


def take(person, quiz, answers=(), on=ON):
    """A sitting handed in at noon of a day; `answers`: by position, None for the right one, "" for none at all."""
    sitting = sittings.begin(person, quiz)
    for row in q.rows(sitting):
        given = answers[row.position - 1] if row.position <= len(answers) else None
        if given != "":
            q.answer(sitting, row.position, q.right_answer(row) if given is None else given(row))
    sittings.hand_in(person, sitting.pk)
    Sitting.objects.filter(pk=sitting.pk).update(handed_in_at=noon(on))
    sitting.refresh_from_db()
    return sitting


def wrong(row):
    return q.wrong_answer(row)


def several(world, number, quiz, *answers, on=ON):
    return [take(world.person(), quiz, answers, on) for _number in range(number)]


def report(quiz, smallest=SMALLEST):
    return statistics.report_of(quiz.training_key, ON, smallest)


def only_version(quiz, place=0):
    return report(quiz).questions[place][0]


def test_shares_and_facility_of_a_question(world):
    quiz = q.quiz(q.question("Vad gör du?", right="Ringer", wrong=("Väntar", "Går hem")), pass_mark=80)
    several(world, 4, quiz)
    several(world, 2, quiz, wrong)
    take(world.person(), quiz, [""])
    one = only_version(quiz)
    assert (one.asked, one.answered.number, one.facility) == (7, 6, 57)
    assert [(text, share.number, share.whole) for _option, text, share in one.options] == [
        ("Ringer", 4, 7), ("Väntar", 2, 7), ("Går hem", 0, 7),
    ]  # fmt: skip
    whole = report(quiz)
    assert (whole.persons, whole.passed.number, whole.passed.whole, whole.facility) == (7, 4, 7, 57)


def test_several_answers_and_part_of_a_point(world):
    question = q.question(right=("A", "B"), wrong=("C", "D"), partial_credit=True)
    quiz = q.quiz(question)
    several(world, 3, quiz)
    several(world, 3, quiz, lambda row: [q.option(row, "A")])
    one = only_version(quiz)
    assert one.tally.points == 3 + Fraction(3, 2) and one.facility == 75
    assert [share.number for _option, _text, share in one.options] == [6, 3, 0, 0]


def test_of_a_short_text_only_how_many_were_right(world):
    quiz = q.quiz(q.short_text("Numret?", "112"))
    several(world, 3, quiz)
    several(world, 3, quiz, lambda row: "113")
    one = only_version(quiz)
    assert (one.facility, one.options, one.is_essay) == (50, [], False)


def test_each_person_counts_once_by_the_first_handed_in_attempt(world):
    quiz = q.quiz(q.question())
    people = [world.person() for _number in range(5)]
    for person in people:
        take(person, quiz, [wrong])
        take(person, quiz)
    one = only_version(quiz)
    assert (one.asked, one.facility) == (5, 0)


def test_an_open_one_and_one_given_up_count_for_nobody(world):
    quiz = q.quiz(q.question())
    several(world, 5, quiz)
    sittings.begin(world.person(), quiz)
    given_up = sittings.begin(world.person(), quiz)
    Sitting.objects.filter(pk=given_up.pk).update(closed_at=noon(ON))
    assert report(quiz).persons == only_version(quiz).asked == 5


def test_setting_aside_moves_no_figure(world):
    quiz = q.quiz(q.question(), pass_mark=80)
    made = several(world, 5, quiz, wrong)
    before = report(quiz)
    marking.set_aside(made[0], world.person())
    assert (report(quiz).persons, only_version(quiz).facility) == (before.persons, 0) == (5, 0)


def test_what_is_handed_in_this_month_is_not_told_of(world):
    quiz = q.quiz(q.question())
    several(world, 5, quiz)
    several(world, 2, quiz, wrong, on=ON + timedelta(days=1))
    assert report(quiz).persons == 5 and only_version(quiz).facility == 100
    assert statistics.quizzes_taken(ON) == [(quiz.training_key, quiz.title, 5)]


@pytest.mark.parametrize(
    ("today", "last"), [("2026-04-01", "2026-03-31"), ("2026-04-30", "2026-03-31"), ("2024-03-15", "2024-02-29")]
)
def test_the_figures_end_with_the_last_month(today, last):
    assert statistics.last_day(date.fromisoformat(today)) == date.fromisoformat(last)


def test_fewer_than_five_are_hidden_and_nothing_is_added_up_over_versions(world):
    question = q.question("Före?")
    quiz = q.quiz(question, q.question("Lätt?"))
    several(world, 6, quiz, wrong)
    question.text = "Efter?"
    question.save()
    several(world, 4, quiz)
    found = report(quiz)
    versions = {one.document.text: one for versions in found.questions for one in versions}
    assert versions["Efter?"].is_hidden and versions["Efter?"].facility is None
    assert (versions["Före?"].facility, versions["Lätt?"].facility) == (0, 100)
    # 10 persons and all their points, less what is shown, would tell of the four.
    assert found.facility is None
    take(world.person(), quiz)
    assert report(quiz).facility == 73


@pytest.mark.parametrize("easy", [0, 1])
def test_how_many_passed_tells_nothing_of_a_few_when_one_question_decides_it(world, easy):
    """8 of whom 3 passed, less 3 of the 6 that are shown, would tell that neither of the two did."""
    question = q.question("Före?")
    quiz = q.quiz(question, *[q.question("Lätt?") for _ in range(easy)], pass_mark=100)
    several(world, 3, quiz)
    several(world, 3, quiz, wrong)
    assert report(quiz).passed.number == 3
    question.text = "Efter?"
    question.save()
    several(world, 2, quiz, wrong)
    assert report(quiz).passed is None
    several(world, 3, quiz)
    assert (report(quiz).passed.number, report(quiz).passed.whole) == (6, 11)


def test_of_fewer_than_five_persons_nothing_is_told(world):
    quiz = q.quiz(q.question(), pass_mark=80)
    several(world, 4, quiz)
    found = report(quiz)
    assert found.is_hidden and found.passed is None and found.facility is None
    assert all(one.is_hidden for versions in found.questions for one in versions)


def test_essays_are_told_of_in_points_when_enough_are_marked(world):
    quiz = q.quiz(q.essay(criteria=[("A", 2), ("B", 2)]), pass_mark=50, exam_paper=True)
    made = several(world, 6, quiz)
    marker = world.person()
    for sitting in made[:4]:
        enter(marker, sitting, FIRST, 2, 1, position=1)
    Marking.objects.update(at=noon(ON))
    one = only_version(quiz)
    assert (one.asked, one.marked, one.facility, report(quiz).passed) == (6, 4, None, None)
    enter(marker, made[4], FIRST, 0, 0, position=1)
    # Marked this month: told of in the next.
    assert (only_version(quiz).marked, report(quiz).passed) == (4, None)
    Marking.objects.update(at=noon(ON))
    one = only_version(quiz)
    assert (one.marked, one.mean_points, one.facility) == (5, (2.4, 4), 60)
    assert (report(quiz).passed.number, report(quiz).passed.whole, report(quiz).facility) == (4, 5, None)


def test_a_text_that_has_been_removed_counts_as_answered(world):
    quiz = q.quiz(q.essay(), exam_paper=True)
    several(world, 5, quiz)
    SittingQuestion.objects.update(answer=None, text_removed_at=noon(ON))
    assert only_version(quiz).answered.number == 5


def test_the_correlation_is_told_of_thirty_and_leaves_the_question_out_of_the_rest(world):
    quiz = q.quiz(q.question(), q.question(), q.question())
    several(world, 14, quiz)
    several(world, 15, quiz, wrong, wrong, wrong)
    assert only_version(quiz).correlation is None
    take(world.person(), quiz, [wrong])
    by_place = sorted(one.correlation for versions in report(quiz).questions for one in versions)
    assert by_place[0] == pytest.approx(pearson([1] * 14 + [0] * 16, [2] * 14 + [0] * 15 + [2]))
    assert by_place[1] == by_place[2] == pytest.approx(pearson([1] * 14 + [0] * 15 + [1], [2] * 14 + [0] * 15 + [1]))


def pearson(x, y):
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    up = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return up / (sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y)) ** 0.5


def test_where_nothing_varies_there_is_no_correlation(world):
    quiz = q.quiz(q.question(), q.question())
    several(world, 30, quiz)
    assert only_version(quiz).correlation is None


def test_hardest_first_and_the_newest_version_first(world):
    easy, hard = q.question("Lätt?"), q.question("Svår?")
    quiz = q.quiz(easy, hard)
    several(world, 5, quiz, None, wrong)
    hard.text = "Svårare?"
    hard.save()
    several(world, 5, quiz, None, wrong)
    texts = [[one.document.text for one in versions] for versions in report(quiz).questions]
    assert texts == [["Svårare?", "Svår?"], ["Lätt?"]]


@pytest.mark.parametrize("people", [1, 12])
def test_the_number_of_queries_is_the_same_for_one_and_for_many(world, people, django_assert_num_queries):
    quiz = q.quiz(*(q.question() for _number in range(people)))
    several(world, people, quiz)
    with django_assert_num_queries(5):
        report(quiz)
