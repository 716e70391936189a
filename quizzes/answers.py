"""What may be answered: the ids of options that belong to the question, or a text of a reasonable length."""

from quizzes.document import Kind
from quizzes.scoring import is_given

MOST_SIGNS = {Kind.SHORT_TEXT: 500, Kind.ESSAY: 20_000}

NOTHING, NOT_OFFERED, ONE_ONLY, TOO_LONG = "nothing", "not_offered", "one_only", "too_long"


class Unfit(Exception):
    """It cannot be an answer to the question. `reason` is one of the constants above."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def checked(document, given, is_final=True):
    """The answer in the form that is stored. Raises Unfit. What is only kept for later may be nothing.

    Chosen options come in the order of the question, each once; a text as it was written.
    """
    if not is_given(given):
        if is_final:
            raise Unfit(NOTHING)
        return None
    if not document.is_chosen_from:
        if not isinstance(given, str) or len(given) > MOST_SIGNS[Kind(document.kind)]:
            raise Unfit(TOO_LONG)
        return given
    offered = [option.id for option in document.options]
    if isinstance(given, str) or not set(given) <= set(offered):
        raise Unfit(NOT_OFFERED)
    if document.kind != Kind.MULTIPLE and len(set(given)) > 1:
        raise Unfit(ONE_ONLY)
    return [option_id for option_id in offered if option_id in given]
