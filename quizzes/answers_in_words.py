"""Answers as one reads them."""

from django.utils.translation import pgettext

from quizzes.document import FALSE, TRUE


def option_in_words(option):
    """The text of an option; those of a statement have none of their own. One that was imported may be empty."""
    words = {TRUE: pgettext("statement", "True"), FALSE: pgettext("statement", "False")}
    return words.get(option.id, option.text)
