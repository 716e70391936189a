"""What a learner is told when an answer was not stored, and when one was."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from quizzes import answers, sittings
from quizzes.document import Kind


def sentence(reason, document):
    """Why an answer was not stored, and what to do."""
    if reason == answers.NOTHING:
        return nothing(document)
    texts = {
        answers.NOT_OFFERED: _("That answer does not belong to this question. Choose one of the answers."),
        answers.ONE_ONLY: _("Choose one answer only."),
        answers.TOO_LONG: too_long(document),
        sittings.CLOSED: _("This attempt is over. Nothing has been changed."),
        sittings.OTHER_QUESTION: _("The answer was for another question. Nothing has been changed."),
        sittings.ANSWERED: _(
            "You have already answered this question, in another window perhaps. Your first answer stands."
        ),
        sittings.ANSWERED_ELSEWHERE: _(
            "You have answered this question in another window. What you sent now is shown here, and is not stored. "
            "Save again if it is the one that is to hold."
        ),
        sittings.TIME_UP: time_up(),
    }
    return texts[reason]


def nothing(document):
    """What to do when nothing was answered."""
    if document.kind == Kind.MULTIPLE:
        return _("Choose at least one of the answers.")
    if document.is_chosen_from:
        return _("Choose one of the answers.")
    return _("Write an answer.")


def too_long(document):
    most = answers.MOST_SIGNS.get(document.kind, 0)
    told = number_format(most, force_grouping=True)
    return _("The answer is too long. %(most)s signs is the most. Nothing you wrote is gone.") % {"most": told}


def time_up():
    return _("The time is up. What you had answered has been handed in.")


def kept():
    return _("Saved. You can go on whenever you like, on any device.")
