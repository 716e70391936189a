"""A head prints a code for somebody who has no other way to sign in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from organisation import access, access_log
from organisation.models import Employment, SignInCode, Unit, User
from organisation.second_factor import asked_of_administrators
from organisation.sign_in_codes import make_code, may_have_one


@never_cache
@login_required
@asked_of_administrators
@require_safe
def unit_codes(request, code):
    """Those who work in the unit, and for whom a code can be printed."""
    unit = _unit_with_names(request, code)
    people = _placed_in(unit).order_by("last_name", "first_name", "pk")
    may = set(may_have_one(people.order_by()).exclude(pk=request.user.pk).values_list("pk", flat=True))
    now = timezone.now()
    waiting = SignInCode.objects.filter(person__in=may, used_at=None, withdrawn_at=None, expires_at__gt=now)
    printed = dict(waiting.values_list("person_id", "made_at"))
    rows = [(person, person.pk in may, printed.get(person.pk)) for person in people]
    return render(request, "organisation/sign_in_codes.html", {"unit": unit, "name": unit.latest_name(), "rows": rows})


@never_cache
@login_required
@asked_of_administrators
@require_POST
def print_code(request, code, pk):
    """The slip. The code is on it and nowhere else: sending the form again makes another one."""
    unit = _unit_with_names(request, code)
    person = get_object_or_404(_placed_in(unit), pk=pk)
    try:
        plain = make_code(person, request.user)
    except PermissionDenied:
        messages.error(request, _("No code can be printed for %(name)s.") % {"name": person})
        return redirect("unit_codes", code=unit.code)
    context = {
        "unit": unit,
        "person": person,
        "code": plain,
        "address": request.build_absolute_uri(reverse("sign_in_with_code")),
        "last_day": timezone.localdate(person.sign_in_codes.latest("pk").expires_at),
    }
    return render(request, "organisation/sign_in_slip.html", context)


def _unit_with_names(request, code):
    """The unit, when the reader sees names in it; that an administrator has looked is logged."""
    unit = Unit.objects.seen_by(request.user, on=timezone.localdate()).filter(code=code).first()
    if unit is None or unit.level != access.NAMES:
        raise Http404
    access_log.record(request.user, unit)
    return unit


def _placed_in(unit):
    """Those with a placement directly in the unit today."""
    placements = Employment.objects.on(timezone.localdate()).filter(unit=unit, person=OuterRef("pk"))
    return User.objects.filter(Exists(placements))
