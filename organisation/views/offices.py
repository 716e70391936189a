"""The coordinator's own page: key persons and holders of roles, within the units one coordinates today.

People are found by exact employee id only. What is outside those units does not exist here.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from organisation import office_forms
from organisation.access import coordinated_units
from organisation.choosing import with_unit_name
from organisation.models import FAR, Appointment, AppointmentKind, RoleHolder

METHODS = ["GET", "HEAD", "POST"]
ON_A_PAGE = 100


@never_cache
@login_required
@require_safe
def offices(request):
    """Key persons and holders of roles that hold today or will."""
    units, today = _coordinated(request)
    context = {
        "key_persons": _page(request, "k", _key_persons(units, today)),
        "roles": _page(request, "r", _roles(units, today)),
    }
    return render(request, "organisation/offices.html", context)


@never_cache
@login_required
@require_http_methods(METHODS)
def new_key_person(request):
    return _new(request, office_forms.KeyPersonForm, _("New key person"), _("Appoint"))


@never_cache
@login_required
@require_http_methods(METHODS)
def new_role_holder(request):
    return _new(request, office_forms.RoleHolderForm, _("New holder of a role"), _("Save"))


@never_cache
@login_required
@require_http_methods(METHODS)
def end_key_person(request, pk):
    forms = (office_forms.EndAppointmentForm, office_forms.WithdrawAppointmentForm)
    kept = Appointment.objects.filter(kind=AppointmentKind.KEY_PERSON).select_related("person")
    return _end(request, kept, pk, forms, _("End as key person"))


@never_cache
@login_required
@require_http_methods(METHODS)
def end_role_holder(request, pk):
    forms = (office_forms.ChangeRoleHolderForm, office_forms.WithdrawRoleHolderForm)
    kept = RoleHolder.objects.select_related("person", "role")
    return _end(request, kept, pk, forms, _("Change or end"))


def _coordinated(request):
    """(ids of the units that the reader coordinates today, today); for all others the page does not exist."""
    today = timezone.localdate()
    units = coordinated_units(request.user, today)
    if not units:
        raise Http404
    return units, today


def _key_persons(units, today):
    rows = Appointment.objects.touching(today, FAR).filter(unit__in=units, kind=AppointmentKind.KEY_PERSON)
    return with_unit_name(rows.select_related("person"), today).order_by("unit_name", "person__last_name", "pk")


def _roles(units, today):
    rows = RoleHolder.objects.touching(today, FAR).filter(unit__in=units).select_related("person", "role")
    return with_unit_name(rows, today).order_by("role__title", "unit_name", "pk")


def _page(request, name, rows):
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get(name))


def _new(request, form_class, title, button):
    units, today = _coordinated(request)
    initial = {"starts_on": today}
    form = form_class(request.POST or None, user=request.user, units=units, initial=initial)
    if request.method == "POST" and _carry_out(request, form):
        return redirect("offices")
    return _form_page(request, title, [(form, "", button)], status=422 if form.errors else 200)


def _end(request, rows, pk, forms, title):
    """The page with two forms: one for the last day, one for what was a mistake."""
    units, today = _coordinated(request)
    fact = get_object_or_404(with_unit_name(rows.filter(unit__in=units), today), pk=pk)
    if fact.voided_at is not None:
        messages.warning(request, _("This has already been ended, changed or withdrawn."))
        return redirect("offices")
    bound = {name: request.POST if request.POST.get("do") == name else None for name in ("end", "withdraw")}
    end, withdraw = (
        form_class(bound[name], user=request.user, fact=fact, prefix=name)
        for form_class, name in zip(forms, bound, strict=True)
    )
    for form in (end, withdraw):
        if form.is_bound and _carry_out(request, form):
            return redirect("offices")
    status = 422 if end.errors or withdraw.errors else 200
    buttons = [(end, "end", _("Save")), (withdraw, "withdraw", _("Withdraw"))]
    return _form_page(request, title, buttons, status, fact)


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


def _form_page(request, title, forms, status, fact=None):
    context = {"title": title, "forms": forms, "fact": fact}
    return render(request, "organisation/office_form.html", context, status=status)
