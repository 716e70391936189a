"""Answers as one reads them."""

from django.utils.translation import gettext as _

from quizzes.document import TRUE


def option_in_words(option):
    """The text of an option; those of a statement have none of their own."""
    if option.text:
        return option.text
    return _("True") if option.id == TRUE else _("False")
