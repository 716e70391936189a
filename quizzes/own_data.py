"""What somebody is handed out of their own about quizzes: attempts with their results, and every answer as it read."""

from quizzes import results, terms
from quizzes.answers_in_words import option_in_words
from quizzes.marking import Stand
from quizzes.models.sitting import Sitting, SittingQuestion

SITTINGS = ("training", "number", "started", "handed_in", "points", "possible", "per_cent", "passed")
ANSWERS = ("training", "number", "question", "answer", "points", "possible", "comment")


def sittings_of(person):
    """Each attempt, the oldest first, also those that were not handed in. One query."""
    return [_attempt(sitting) for sitting in Sitting.objects.filter(person=person).order_by("started_at", "pk")]


def _attempt(sitting):
    result = results.result_of(sitting) if sitting.handed_in_at else None
    return {
        "training": sitting.title,
        "number": sitting.number,
        "started": sitting.started_at,
        "handed_in": sitting.handed_in_at,
        "points": str(result.score) if result else None,
        "possible": sitting.question_count,
        "per_cent": result.percent if result else None,
        "passed": sitting.passed,
    }


def answers_of(person):
    """Each question that was asked, with the answer in words, the points that hold and the comments. Two queries."""
    rows = SittingQuestion.objects.filter(sitting__person=person).select_related("version", "sitting")
    rows = rows.prefetch_related("markings").order_by("sitting__started_at", "sitting", "position")
    return [_answer(row) for row in rows]


def _answer(row):
    handed_in = row.sitting.handed_in_at is not None
    return {
        "training": row.sitting.title,
        "number": row.sitting.number,
        "question": row.version.question.text,
        "answer": _in_words(row),
        "points": row.earned if handed_in else None,
        "possible": row.possible,
        "comment": _comments(row) if handed_in else "",
    }


def _in_words(row):
    """A text as it was written, or the texts of the chosen options; None when nothing was answered."""
    document, given = row.version.question, row.answer
    if given is None or not document.is_chosen_from:
        return given
    options = [document.option(one) for one in given]
    return [option_in_words(option) for option in options if option is not None]


def _comments(row):
    """The comments of what is settled, as on the result page."""
    is_double = terms.from_data(row.sitting.terms).second_marker
    stand = Stand(row, list(row.markings.all()), is_double)
    return "\n".join(entry.comment for entry in stand.told if entry.comment)
