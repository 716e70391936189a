"""Statistics of quizzes, for those who coordinate and those who write questions: counts, never of one person."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisation.second_factor import asked_of_administrators
from organisation.spreadsheets import csv_text, download
from quizzes import statistics
from quizzes.examining import may_see_statistics
from quizzes.models.page import QuizPage
from quizzes.statistics_rows import as_rows, hidden_text
from tracking.models import Definitions

FEWEST = 5  # Persons, whatever the municipality has chosen for its reports.


def _for_those_who_may(view):
    """For all others the page does not exist."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_see_statistics(request.user, timezone.localdate()):
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(login_required(asked_of_administrators(guarded)))


@_for_those_who_may
@require_safe
def index(request):
    """Every quiz that somebody has handed in."""
    on, smallest = _day_and_smallest()
    taken = statistics.quizzes_taken(on)
    titles = _titles([key for key, _title, _persons in taken])
    quizzes = [(key, titles.get(key, title), None if n < smallest else n) for key, title, n in taken]
    context = {"quizzes": sorted(quizzes, key=lambda one: one[1]), "on": on, "hidden": hidden_text(smallest)}
    return render(request, "quizzes/statistics_index.html", context)


@_for_those_who_may
@require_safe
def quiz(request, key):
    """One quiz, and every version of its questions."""
    title, report, on = _asked(key)
    context = {"key": key, "title": title, "report": report, "on": on, "hidden": hidden_text(report.smallest)}
    return render(request, "quizzes/statistics.html", context)


@_for_those_who_may
@require_safe
def quiz_csv(request, key):
    """The same figures as a file."""
    title, report, on = _asked(key)
    return download(csv_text(as_rows(title, report, on)), f"rustad-test-{on}.csv", "text/csv; charset=utf-8")


def _day_and_smallest():
    return statistics.last_day(timezone.localdate()), max(Definitions.load().small_cell, FEWEST)


def _asked(key):
    """(title, QuizReport, the day that the figures end with); a quiz that nobody has handed in does not exist."""
    on, smallest = _day_and_smallest()
    titles = {taken: title for taken, title, _persons in statistics.quizzes_taken(on)}
    if key not in titles:
        raise Http404
    return _titles([key]).get(key, titles[key]), statistics.report_of(key, on, smallest), on


def _titles(keys):
    """{key: what the quiz is called now} of those that are still there."""
    pages = QuizPage.objects.filter(translation_key__in=keys).order_by("-locale__language_code")
    return dict(pages.values_list("translation_key", "title"))
