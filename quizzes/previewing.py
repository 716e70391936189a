"""A question as the editor previews it: as a learner meets it, and what is told afterwards."""

from quizzes import versions
from quizzes.answers_in_words import option_in_words
from quizzes.document import Kind


def preview_context(question):
    """The question as it reads now, which may not be saved yet, with the texts of true and false in words."""
    document = versions.document_of(question)
    return {
        "document": document,
        "kind": Kind(document.kind).label,
        "options": [_shown(option) for option in document.options],
        "figure": question.figure,
    }


def _shown(option):
    return {"text": option_in_words(option), "is_right": option.is_right, "feedback": option.feedback}
