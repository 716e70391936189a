"""A question as the editor previews it: as a learner meets it, and what is told afterwards."""

from django.utils.translation import gettext as _

from quizzes import versions
from quizzes.document import TRUE, Kind


def preview_context(question):
    """The question as it reads now, which may not be saved yet, with the texts of true and false in words."""
    document = versions.document_of(question)
    return {
        "document": document,
        "kind": Kind(document.kind).label,
        "options": [_in_words(document, option) for option in document.options],
        "figure": question.figure,
    }


def _in_words(document, option):
    text = option.text
    if document.kind == Kind.TRUE_FALSE:
        text = _("True") if option.id == TRUE else _("False")
    return {"text": text, "is_right": option.is_right, "feedback": option.feedback}
