"""The learner's own results, and the quizzes by category."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.restricted import readable
from quizzes import entry, results
from quizzes.models import Category, QuizPage, Sitting
from quizzes.progress import progress_of

ON_A_PAGE = 50


@never_cache
@login_required
@require_safe
def progress(request):
    """How I have done in each category, and my earlier sittings. Nobody else can open it."""
    sittings = Paginator(results.handed_in_of(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    started = Sitting.objects.filter(person=request.user, handed_in_at=None, closed_at=None).order_by("-started_at")
    context = {
        "reader": request.user,
        "categories": progress_of(request.user),
        "sittings": sittings,
        "results": [results.result_of(sitting) for sitting in sittings],
        "started": started,
    }
    return render(request, "quizzes/progress.html", context)


@never_cache
@login_required
@require_safe
def categories(request):
    """The categories that have a published quiz, and how many each has."""
    counts = {}
    for page in _open_pages(request.user):
        counts[page.category] = counts.get(page.category, 0) + 1
    rows = sorted(((category, count) for category, count in counts.items() if category), key=lambda row: str(row[0]))
    context = {"reader": request.user, "rows": rows, "without": counts.get(None, 0)}
    return render(request, "quizzes/categories.html", context)


@never_cache
@login_required
@require_safe
def category(request, category_id):
    """The published quizzes of a category; of 0 those that have none."""
    found = get_object_or_404(Category, pk=category_id) if category_id else None
    pages = [page for page in _open_pages(request.user) if page.category_id == (found and found.pk)]
    context = {
        "reader": request.user,
        "title": str(found) if found else _("Without a category"),
        "entries": entry.entries_of(pages, request.user),
    }
    return render(request, "quizzes/category.html", context)


def _open_pages(reader):
    return readable(QuizPage.objects.listed().select_related("category"), reader)
