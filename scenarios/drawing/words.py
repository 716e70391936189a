"""What the picture and the list say in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from scenarios.document import ACCEPTABLE, ACTION, DANGER, INFORMATION, OUTCOME, QUESTION, RIGHT, WRONG
from tracking.sentences import in_per_cent

KINDS = {
    INFORMATION: gettext_lazy("Information"),
    QUESTION: gettext_lazy("Question"),
    ACTION: pgettext_lazy("step", "Action"),
    OUTCOME: gettext_lazy("Outcome"),
}

VERDICTS = {
    RIGHT: pgettext_lazy("verdict", "Right"),
    ACCEPTABLE: pgettext_lazy("verdict", "Acceptable"),
    WRONG: pgettext_lazy("verdict", "Wrong"),
    DANGER: pgettext_lazy("verdict", "Danger"),
}

ERROR, WARNING = "error", "warning"


def kind_in_words(step):
    return str(KINDS.get(step.kind, step.kind))


def verdict_in_words(verdict):
    """Empty when nothing is judged."""
    return str(VERDICTS.get(verdict, ""))


def title_of(step):
    return step.title or _("Without a heading")


def name_of(number, step):
    """What a step is called where another one leads to it."""
    return f"{number}. {step.key}" if step.key else f"{number}."


def problems_by_step(problems):
    """{step id: [(ERROR or WARNING, in words)]}: the codes of a step, errors apart from warnings."""
    codes = {}
    for problem in problems:
        kind = ERROR if problem.is_error else WARNING
        codes.setdefault(problem.step, {ERROR: {}, WARNING: {}})[kind][problem.code] = None
    return {
        step: [(kind, _said(kind, ", ".join(found))) for kind, found in kinds.items() if found]
        for step, kinds in codes.items()
    }


def _said(kind, codes):
    if kind == ERROR:
        return _("Error %(codes)s") % {"codes": codes}
    return _("Warning %(codes)s") % {"codes": codes}


def share_in_words(share):
    """A share as text: a number is per cent, and a text, such as that the number is hidden, is its own."""
    if share is None:
        return ""
    return share if isinstance(share, str) else in_per_cent(round(share))
