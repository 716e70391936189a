"""The statistics of a quiz as rows of a file: every figure that the page shows, and nothing more."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

COLUMNS = (
    gettext_lazy("Quiz"),
    gettext_lazy("As of"),
    gettext_lazy("Question"),
    gettext_lazy("Version"),
    gettext_lazy("What is counted"),
    gettext_lazy("Answer"),
    gettext_lazy("Number"),
    gettext_lazy("Of"),
    pgettext_lazy("of answers", "Share, per cent"),
)


def hidden_text(smallest):
    return _("not shown: fewer than %(smallest)s answers") % {"smallest": smallest}


def as_rows(title, report, on):
    """A heading, the quiz as a whole, and each version of each question."""
    yield [str(column) for column in COLUMNS]
    for question, version, what, answer, figures in _lines(report):
        yield [title, on.isoformat(), question, version, what, answer, *(figures or [hidden_text(report.smallest)] * 3)]


def _lines(report):
    """(question, version, what is counted, answer, [number, of, per cent] or None when it is hidden)."""
    persons = None if report.is_hidden else [report.persons, "", ""]
    yield "", "", _("Persons who have handed in"), "", persons
    yield "", "", _("Passed"), "", _share(report.passed)
    yield "", "", _("Mean of the points, per cent"), "", _of(report.facility)
    for versions in report.questions:
        for one in versions:
            for what, answer, figures in _of_version(one):
                yield one.document.text, one.version.number, what, answer, figures


def _of_version(one):
    if one.is_hidden:
        yield _("Answered"), "", None
        return
    yield _("Answered"), "", _share(one.answered)
    yield _("Mean of the points, per cent"), "", _of(one.facility)
    for option, text, share in one.options:
        yield _("Chose the right answer") if option.is_right else _("Chose a wrong answer"), text, _share(share)
    if one.correlation is not None:
        yield _("Correlation with the rest"), "", [f"{one.correlation:.2f}", "", ""]


def _share(share):
    return None if share is None else [share.number, share.whole, share.percent]


def _of(per_cent):
    return None if per_cent is None else ["", "", per_cent]
