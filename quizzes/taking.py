"""What the pages of a sitting show: a question, what its answer means, the review, and the result."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from content.pictures import SPECS, renditions
from quizzes import marking, results, terms
from quizzes.answers_in_words import option_in_words
from quizzes.document import FALSE, TRUE, Kind


@dataclass(frozen=True)
class OptionShown:
    """An option as it stands on the page. `is_ours`: true and false, which the frame's language has words for."""

    id: str
    text: str
    is_chosen: bool
    is_right: bool
    feedback: str = ""
    is_ours: bool = False


@dataclass(frozen=True)
class QuestionShown:
    """A question of a sitting as it stands on the page. `text`: a written answer, or nothing."""

    row: object
    document: object
    options: list
    text: str
    figure: list

    @property
    def position(self):
        return self.row.position

    @property
    def is_answered(self):
        return self.row.answered_at is not None

    @property
    def is_right(self):
        return self.row.earned is not None and self.row.earned == self.row.possible

    @property
    def is_partly_right(self):
        return bool(self.row.earned) and not self.is_right

    @property
    def awaits_marking(self):
        return self.row.earned is None and self.is_answered

    @property
    def right_texts(self):
        """The texts that would have been right, of a question that is written."""
        return [option.text for option in self.document.options] if not self.document.is_chosen_from else []

    @property
    def law(self):
        """The law reference as it read, in the form that components/law.html shows."""
        law = self.document.law
        if law is None:
            return None
        days = ("valid_from", "checked_on", "next_check")
        return law | {day: parse_date(law[day]) if law[day] else None for day in days}


def shown(row, given=None, figures=None):
    """A SittingQuestion as it is shown, with what was answered, or what has just been sent (`given`)."""
    document = row.version.question
    answer = given if given is not None else row.answer
    chosen = set(answer) if isinstance(answer, list) else set()
    options = [_option(document.option(one), chosen) for one in row.option_order if document.option(one)]
    text = answer if isinstance(answer, str) else ""
    return QuestionShown(row, document, options, text, (figures or {}).get(document.figure, []))


def _option(option, chosen):
    is_ours, is_chosen = option.id in (TRUE, FALSE), option.id in chosen
    return OptionShown(option.id, option_in_words(option), is_chosen, option.is_right, option.feedback, is_ours)


def all_shown(rows, given=None):
    """The rows as they are shown; `given`: {position: what has just been sent}. Two queries for all figures."""
    figures = _figures(rows)
    return [shown(row, (given or {}).get(row.position), figures) for row in rows]


def _figures(rows):
    """{primary key of an image: its renditions}. An image that is gone shows nothing; its text still stands."""
    wanted = {row.version.question.figure for row in rows} - {None}
    images = get_image_model().objects.filter(pk__in=wanted).prefetch_renditions(*SPECS) if wanted else []
    return {image.pk: renditions(image) for image in images}


def frame(sitting, request):
    """What every page of a sitting needs."""
    return {"reader": request.user, "sitting": sitting, "terms": terms.from_data(sitting.terms)}


def question_context(sitting, rows, row, request, given=None, error=""):
    """A question to answer. `rows`: all of the sitting, without their documents."""
    return frame(sitting, request) | {
        "question": all_shown([row], {row.position: given})[0],
        "error": error,
        "done_count": sum(one.answered_at is not None for one in rows),
        "total": len(rows),
        "skip_url": _skip_url(sitting, rows, row.position),
        "back_url": _question_url(sitting, row.position - 1) if row.position > 1 else None,
        "hint": hint(row.version.question, sitting.exam_paper),
    }


def hint(document, exam_paper=False):
    """How to answer, and who can read it."""
    if document.kind == Kind.ESSAY:
        return _(
            "Only you and whoever marks the quiz read what you write. Do not write anything by which somebody else "
            "could be recognised: no names, no addresses, nothing from a real case."
        )
    readers = _("Whoever marks the quiz can see your answers. Your head cannot.")
    return " ".join([_how(document.kind), readers if exam_paper else _("Only you see what you answer.")])


def _how(kind):
    texts = {
        Kind.SINGLE: _("Choose one answer."),
        Kind.TRUE_FALSE: _("Is it so?"),
        Kind.MULTIPLE: _("Choose all that are right."),
        Kind.SHORT_TEXT: _("Write a word or a few."),
    }
    return texts[Kind(kind)]


def is_told(sitting, row):
    """Is the meaning of an answer told at once? Never of an essay, which somebody has to read first."""
    return terms.from_data(sitting.terms).tells_at_once and row.version.kind != Kind.ESSAY


def next_place(rows, position):
    """The nearest place after `position` that is not answered, from the beginning again at the end; or None."""
    left = [row.position for row in rows if row.answered_at is None and row.position != position]
    return next((place for place in left if place > position), left[0] if left else None)


def _skip_url(sitting, rows, position):
    place = next_place(rows, position)
    return _question_url(sitting, place) if place else None


def _question_url(sitting, position):
    return reverse("quizzes:question", args=[sitting.pk, position])


def feedback_context(sitting, rows, row, request):
    """What the answer to a question means, and where one goes on."""
    place = next_place(rows, row.position)
    return frame(sitting, request) | {
        "question": all_shown([row])[0],
        "total": len(rows),
        "done_count": sum(one.answered_at is not None for one in rows),
        "next_url": _question_url(sitting, place) if place else after_last(sitting),
        "is_last": place is None,
    }


def after_last(sitting):
    """Where one goes when every question has been answered."""
    name = "review" if sitting.is_open else "result"
    return reverse(f"quizzes:{name}", args=[sitting.pk])


def review_context(sitting, rows, request):
    """All questions before handing in: answered, flagged, or not answered."""
    context = {"questions": all_shown(rows), "total": len(rows)}
    context["unanswered"] = [row.position for row in rows if row.answered_at is None and row.answer is None]
    return frame(sitting, request) | context


def all_context(sitting, rows, request, given=None, refused=None):
    """All questions on one page. `refused`: {position: why its answer was not stored, in words}."""
    questions = all_shown(rows, given)
    marked = [
        (question, hint(question.document, sitting.exam_paper), (refused or {}).get(question.position, ""))
        for question in questions
    ]
    return frame(sitting, request) | {"questions": marked, "total": len(rows), "refused": refused or {}}


def result_context(sitting, rows, request):
    """How it went: the points, and every question with the right answer, one's own, and what the marking says."""
    marks = marking.marks_of(sitting)
    questions = [(question, marks.get(question.row.pk)) for question in all_shown(rows)]
    return frame(sitting, request) | {"result": results.result_of(sitting), "questions": questions}
