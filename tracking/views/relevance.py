"""A head adds somebody to a requirement or exempts somebody from it, ends such a decision, or takes it back.

Whoever does not lead the unit today gets 404, also one who sees its names as an administrator.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from organisation import access_log
from organisation.models import Unit
from organisation.second_factor import asked_of_administrators
from tracking import deciding, relevance_forms, reports
from tracking.models import RelevanceKind

METHODS = ["GET", "HEAD", "POST"]


@never_cache
@login_required
@asked_of_administrators
@require_http_methods(METHODS)
def exempt_person(request, code, key, pk):
    unit, today = _led(request, code)
    person = get_object_or_404(deciding.staff_of(unit, today), pk=pk)
    return _new(request, unit, today, key, person, relevance_forms.ExemptForm, _("Exempt from the requirement"))


@never_cache
@login_required
@asked_of_administrators
@require_http_methods(METHODS)
def add_person(request, code, key, pk):
    unit, today = _led(request, code)
    person = get_object_or_404(deciding.placed_in(unit, today), pk=pk)
    return _new(request, unit, today, key, person, relevance_forms.AddForm, _("Add to the requirement"))


@never_cache
@login_required
@asked_of_administrators
@require_http_methods(METHODS)
def change_decision(request, code, pk):
    """Two forms: one for the last day, one for what was a mistake."""
    unit, today = _led(request, code)
    rows = deciding.decisions_in(unit, today).select_related("person", "requirement", "decided_by")
    decision = get_object_or_404(rows, pk=pk)
    back = _back(unit, decision.requirement.key)
    if decision.person_id == request.user.pk:
        return _not_oneself(request, back)
    if decision.voided_at is not None:
        messages.warning(request, _("This has already been ended, changed or withdrawn."))
        return redirect(back)
    given = {"user": request.user, "today": today, "unit": unit, "decision": decision}
    do = request.POST.get("do")
    end = relevance_forms.EndForm(request.POST if do == "end" else None, prefix="end", **given)
    withdraw = relevance_forms.WithdrawForm(request.POST if do == "withdraw" else None, prefix="withdraw", **given)
    for form in (end, withdraw):
        if form.is_bound and _carry_out(request, form):
            return redirect(back)
    exempt = decision.kind == RelevanceKind.EXEMPT
    title = _("Change or end the exemption") if exempt else _("Change or end the addition")
    forms = [(end, "end", _("Save")), (withdraw, "withdraw", _("Withdraw"))]
    return _page(request, unit, title, decision.person, decision.requirement, forms, decision)


def _new(request, unit, today, key, person, form_class, title):
    requirement = get_object_or_404(reports.requirements_on(today), key=key)
    back = _back(unit, key)
    if person.pk == request.user.pk:
        return _not_oneself(request, back)
    form = form_class(
        request.POST or None,
        user=request.user,
        today=today,
        unit=unit,
        requirement=requirement,
        person=person,
        initial={"starts_on": today},
    )
    if form.is_bound and _carry_out(request, form):
        return redirect(back)
    return _page(request, unit, title, person, requirement, [(form, "", _("Save"))])


def _led(request, code):
    """(unit, today), when the reader decides there today; that an administrator has looked is logged."""
    today = timezone.localdate()
    unit = Unit.objects.seen_by(request.user, on=today).filter(code=code).first()
    if unit is None or not deciding.decides_in(request.user, unit, today):
        raise Http404
    access_log.record(request.user, unit)
    return unit, today


def _back(unit, key):
    return f"{reverse('tracking:unit_report', args=[unit.code])}#{key}"


def _not_oneself(request, back):
    messages.warning(request, _("You cannot decide about yourself. Your own head does."))
    return redirect(back)


def _carry_out(request, form):
    """Save, and say so; or put what was refused at the top of the form."""
    if not form.is_valid():
        return False
    try:
        form.save()
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Saved."))
    return True


def _page(request, unit, title, person, requirement, forms, decision=None):
    context = {
        "unit": unit,
        "name": unit.latest_name(),
        "title": title,
        "person": person,
        "requirement": requirement,
        "forms": forms,
        "decision": decision,
    }
    status = 422 if any(form.errors for form, _name, _button in forms) else 200
    return render(request, "tracking/decision_form.html", context, status=status)
