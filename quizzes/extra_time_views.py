"""The list of those who have more time, the form that gives it, and the button that takes it away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organisation import access_log
from quizzes import extra_time as given
from quizzes.examining import for_those_with
from quizzes.sitting_queryset import MARK

ON_A_PAGE = 100


@for_those_with(MARK)
@require_http_methods(["GET", "HEAD", "POST"])
def extra_time(request):
    """Give one person extra time by exact employee id, or take it away."""
    today = timezone.localdate()
    rows = given.seen_by(request.user, today)
    if request.method == "POST" and "remove" in request.POST:
        return _remove(request, rows)
    form = given.ExtraTimeForm(request.POST or None, user=request.user, on=today)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved. It holds for attempts that are begun from now on."))
        return redirect("quizzes:extra_time")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    access_log.record_quizzes(request.user, {row.person_id for row in page})
    return render(request, "quizzes/extra_time.html", {"form": form, "page": page}, status=422 if form.errors else 200)


def _remove(request, rows):
    """Twice the same changes nothing."""
    asked = request.POST["remove"]
    if asked.isdecimal() and len(asked) < 18:
        rows.filter(pk=asked).order_by().delete()
    messages.success(request, _("The extra time is taken away."))
    return redirect("quizzes:extra_time")
