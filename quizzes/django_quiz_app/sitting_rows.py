"""Reading one sitting: its lists, its answers, its dates and its points, and how far they agree with one another."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.values import LOOSE_LIST


@dataclass
class Taken:
    """A sitting as it was read. `order`: all its questions, those that are `left` last.

    `points`: as stored there, and never below 0. `ended_at`: None while it is open.
    """

    quiz: int
    order: list
    left: set
    wrong: set
    answers: dict
    points: int
    is_complete: bool
    started_at: datetime
    ended_at: datetime | None
    values: object
    dates: tuple = ()

    def as_read(self, person):
        """What a change is seen by. Dates that had to be made up do not count."""
        answers = sorted((key, str(given)) for key, given in self.answers.items())
        lists = [self.order, sorted(self.left), sorted(self.wrong), answers]
        return [person, self.quiz, lists, self.points, self.is_complete, self.dates]

    def check_points(self, right, count):
        """Tell when the stored points are not those of the questions: `right` of `count`."""
        if self.is_complete and self.points != right:
            self.values.quirk("current_score", reasons.SCORE_DIFFERS)
        elif not self.is_complete and self.points != right:
            self.values.quirk("current_score", reasons.SCORE_OF_OPEN)


def read(values, quiz, now):
    """The Taken of a row, however it is damaged."""
    start, end = values.moment("start"), values.moment("end")
    is_complete = _is_complete(values, end)
    started_at = start or end or now
    if start is None:
        values.quirk("start", reasons.NO_START, _told(end))
    if is_complete and end is None:
        values.quirk("end", reasons.NO_END, _told(start))
    if start and end and end < start:
        values.quirk("end", reasons.BACKWARDS)
    if end and not is_complete:
        values.quirk("end", reasons.END_OF_OPEN)
    order, left = _order(values, is_complete)
    wrong = values.keys("incorrect_questions", LOOSE_LIST)
    answers = values.answers("user_answers")
    if not is_complete:
        order, left = _with_unanswered(values, order, left, answers, wrong)
    asked = set(order)
    for name, keys in (("incorrect_questions", wrong), ("user_answers", answers)):
        for key in dict.fromkeys(keys):
            if key not in asked:
                values.quirk(name, reasons.NOT_ASKED, key)
    points = values.number("current_score")
    if points < 0:
        values.quirk("current_score", reasons.OUT_OF_RANGE, 0)
    return Taken(
        quiz=quiz,
        order=order,
        left=set(left),
        wrong=set(wrong) & asked,
        answers={key: given for key, given in answers.items() if key in asked},
        points=max(points, 0),
        is_complete=is_complete,
        started_at=started_at,
        ended_at=(end or started_at) if is_complete else None,
        values=values,
        dates=(start, end),
    )


def _told(moment):
    """The same in a dry run as afterwards: the moment of the import has no figures."""
    return moment.isoformat(timespec="minutes") if moment else _("the moment of the import")


def _is_complete(values, end):
    if values.row.fields.get("complete") is None and end is not None:
        values.quirk("complete", reasons.WAS_COMPLETE)
        return True
    return values.flag("complete")


def _order(values, is_complete):
    """(all questions, those that are left). What is left to answer comes last, as it would have come there."""
    order, left = values.keys("question_order"), values.keys("question_list")
    if not order:
        values.quirk("question_order", reasons.NO_QUESTIONS)
    if is_complete:
        if left:
            values.quirk("question_list", reasons.LEFT_OVER)
        return order, []
    left = list(dict.fromkeys(left))
    for key in left:
        if key not in order:
            values.quirk("question_list", reasons.ALSO_ASKED, key)
    if left and order[-len(left) :] != left:
        if set(left) <= set(order):
            values.quirk("question_list", reasons.OTHER_ORDER)
        order = [key for key in order if key not in left] + left
    return order, left


def _with_unanswered(values, order, left, answers, wrong):
    """The same, with what is not left to answer of an open sitting although nobody has answered it.

    Without any answers a list of what is left is believed: then it is the answers that are lost.
    """
    if left and not answers:
        return order, left
    lost = [key for key in dict.fromkeys(order) if key not in left and key not in answers and key not in wrong]
    for key in lost:
        values.quirk("question_list", reasons.NOT_LEFT, key)
    return [key for key in order if key not in lost] + lost, left + lost
