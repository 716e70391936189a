"""Entries for quizzes in the register of personal data (organisation/privacy/register.py)."""

from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.privacy import retention
from organisation.privacy.holds import held
from organisation.privacy.register import Erasure, Made, Period, Rows, Shown, about, add, deed
from quizzes.document import Kind
from quizzes.models.marking import Marking
from quizzes.models.sitting import Sitting, SittingQuestion
from quizzes.own_data import ANSWERS, SITTINGS, answers_of, sittings_of

NOTE = _("An essay is here until its text is removed. Points are told as parts of the one point of a question.")
TAKING = _("to let the person take quizzes, and know what they have come to")
MARKING = _("to mark what the person has written, and be able to change it and explain it")
EXTRA_TIME = _("to give the person the time that they need")


def enter():
    """Called once, when the app starts."""
    _sittings()
    _marking()
    _extra_time()
    _earlier()
    _weeding()


def _sittings():
    own = {"erasure": Erasure.DELETE, "retention": Period.QUIZZES}
    about(
        "quizzes.Sitting",
        "person",
        TAKING,
        export=Made("quiz_sittings", _("Quizzes you have taken"), SITTINGS, sittings_of),
        **own,
    )
    add("quizzes.Sitting", "completion", TAKING, export=Shown("completions"), **own)
    deed("quizzes.Sitting", "set_aside_by", retention=Period.QUIZZES)
    answers = Made(
        "quiz_answers", _("What you have answered in quizzes"), ANSWERS, answers_of, NOTE, is_for_own_eyes=True
    )
    add("quizzes.SittingQuestion", "sitting", TAKING, export=answers, **own)
    essays = own | {"retention": Period.ESSAYS}
    add("quizzes.SittingQuestion", "answer", TAKING, export=Shown("quiz_answers"), **essays)


def _marking():
    own = {"export": Shown("quiz_answers"), "erasure": Erasure.DELETE, "retention": Period.QUIZZES}
    add("quizzes.Marking", "question", MARKING, **own)
    add("quizzes.Marking", "comment", MARKING, **own | {"retention": Period.ESSAYS})
    deed("quizzes.Marking", "marker", retention=Period.QUIZZES)


def _extra_time():
    columns = {"extra_time": "percent", "no_time_limit": "is_unlimited"}
    about(
        "quizzes.ExtraTime",
        "person",
        EXTRA_TIME,
        export=Rows("quiz_extra_time", _("Extra time in quizzes"), columns),
        erasure=Erasure.DELETE,
        retention=Period.IDENTITY,
    )


def _earlier():
    about(
        "quizzes.EarlierProgress",
        "person",
        _("to let the person see what they had come to in the system that was used before"),
        export=Rows(
            "earlier_quiz_progress",
            _("Your results in an earlier system"),
            {"category": "name", "right": "right", "answered": "answered", "system": "source"},
            _("How many questions of each category you had answered, and how many rightly."),
        ),
        erasure=Erasure.DELETE,
        retention=Period.IDENTITY,
    )


def _weeding():
    months, sittings = "quiz_months", Sitting.objects.all
    retention.old_rows("quizzes", _("Answers in quizzes"), months, sittings, "started_at", person="person")
    retention.kind("essays", _("Texts of essays"), lambda settings: settings.essay_months)(_remove_texts)


def _remove_texts(weeding, cutoff):
    """The texts that were marked, or given up, before the day. One that waits to be marked is kept until it is.

    What markers have said of a text may repeat it, and goes with it. The points and the result stay. In an attempt that
    was begun before the day and is still open, the question is one that has not been answered again.
    """
    before = retention.start_of(cutoff)
    texts = SittingQuestion.objects.filter(version__kind=Kind.ESSAY, answer__isnull=False)
    last = Coalesce(Max("markings__at"), "sitting__handed_in_at", "sitting__closed_at")
    done = Q(earned__isnull=False, sitting__handed_in_at__isnull=False) | Q(sitting__closed_at__isnull=False)
    old = texts.filter(done).annotate(last=last).filter(last__lt=before).order_by().values("pk")
    of_texts = Q(question__in=old) | Q(question__text_removed_at__isnull=False, at__lt=before)
    weeding.blank(Marking.objects.filter(of_texts).exclude(comment=""), held("question__sitting__person"), comment="")
    weeding.blank(
        SittingQuestion.objects.filter(pk__in=old), held("sitting__person"), answer=None, text_removed_at=timezone.now()
    )
    left = texts.filter(sitting__handed_in_at=None, sitting__closed_at=None, sitting__started_at__lt=before)
    weeding.blank(left, held("sitting__person"), answer=None, answered_at=None)
