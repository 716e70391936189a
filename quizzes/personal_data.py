"""Entries for quizzes in the register of personal data (organisation/privacy/register.py)."""

from django.utils.translation import gettext_lazy as _

from organisation.privacy.register import Erasure, Period, Rows, about


def enter():
    """Called once, when the app starts."""
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
