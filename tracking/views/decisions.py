"""The coordinator sees every addition and exemption in the units coordinated, and may add one person by employee id.

Whom a decision is about is not shown, and adding somebody tells nothing about the person.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from organisation.access import coordinated_units
from tracking import decisions as listing
from tracking import reports
from tracking.relevance_forms import CoordinatorAddForm

ON_A_PAGE = 100


@never_cache
@login_required
@require_safe
def decisions(request):
    """What holds today or will, in counts and one by one."""
    units, today = _coordinated(request)
    page = Paginator(listing.in_units(units, today), ON_A_PAGE).get_page(request.GET.get("page"))
    by_unit, total = listing.counts(units, today)
    context = {
        "page": page,
        "decisions": listing.described(list(page), units, today),
        "by_unit": by_unit,
        "total": total,
        "today": today,
    }
    return render(request, "tracking/decisions.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def coordinator_add(request):
    """One person by exact employee id; what was typed is sent, never put in an address."""
    units, today = _coordinated(request)
    form = CoordinatorAddForm(
        request.POST or None,
        user=request.user,
        today=today,
        units=units,
        requirements=reports.requirements_on(today),
        initial={"starts_on": today},
    )
    if form.is_bound and _save(request, form):
        return redirect("tracking:decisions")
    return render(request, "tracking/coordinator_add.html", {"form": form}, status=422 if form.errors else 200)


def _save(request, form):
    """Save, and say so; or put what was refused at the top of the form."""
    if not form.is_valid():
        return False
    try:
        form.save()
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Saved. The person is added to the requirement."))
    return True


def _coordinated(request):
    """(ids of the units that the reader coordinates today, today); for all others the page does not exist."""
    today = timezone.localdate()
    units = coordinated_units(request.user, today)
    if not units:
        raise Http404
    return units, today
