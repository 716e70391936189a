"""The head's own words on what the unit does: a page with one text, for one requirement and one cut date."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from organisation.second_factor import asked_of_administrators
from tracking import measures, reports
from tracking.forms import MeasureForm
from tracking.models import Measure
from tracking.views.follow_up import date_asked, may_choose_any_day, seen_unit


@never_cache
@login_required
@asked_of_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, code, key):
    """Write, change or take away the measure. For others than those who lead the unit the page does not exist."""
    unit, _seen, today = seen_unit(request, code)
    if not measures.may_write(request.user, unit, today):
        raise Http404
    _form, on = date_asked(request, may_choose_any_day(unit), today)
    if on is None:
        raise Http404
    requirement = get_object_or_404(reports.requirements_on(on), key=key)
    cut = measures.cut_of(on)
    current = Measure.objects.in_force().filter(unit=unit, requirement=requirement, on=cut).first()
    form = _bound(request, current)
    if form.is_bound and _save(request, form, unit, requirement, cut):
        response = redirect("tracking:unit_report", code=code)
        response["Location"] += f"?on={on.isoformat()}#{requirement.key}"
        return response
    context = {
        "form": form,
        "unit": unit,
        "name": unit.latest_name(),
        "requirement": requirement,
        "on": on,
        "cut": cut,
        "current": current,
    }
    return render(request, "tracking/measure.html", context, status=422 if form.errors else 200)


def _bound(request, current):
    initial = {"text": current.text, "seen": current.pk} if current else {}
    return MeasureForm(request.POST if request.method == "POST" else None, initial=initial)


def _save(request, form, unit, requirement, cut):
    """Write it, and say so; or put what was refused at the top of the form."""
    if not form.is_valid():
        return False
    data = form.cleaned_data
    try:
        written = measures.write(unit, requirement, cut, data["text"], by=request.user, seen=data["seen"])
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Saved.") if written else _("The text has been taken away."))
    return True
