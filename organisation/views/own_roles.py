"""“My roles”: what one is appointed to, which roles one holds, and whether one's name may be shown in public."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from organisation import role_holders
from organisation.choosing import with_unit_name
from organisation.models import FAR, RoleHolder


@never_cache
@login_required
@require_safe
def own_roles(request):
    """The person's own appointments and roles, those that hold and those to come."""
    today = timezone.localdate()
    offices = request.user.appointments.touching(today, FAR)
    roles = RoleHolder.objects.touching(today, FAR).filter(person=request.user).select_related("role")
    context = {
        "offices": with_unit_name(offices, today).order_by("starts_on", "pk"),
        "roles": with_unit_name(roles, today).order_by("starts_on", "pk"),
        "today": today,
    }
    return render(request, "organisation/own_roles.html", context)


@never_cache
@login_required
@require_POST
def set_consent(request, pk):
    """The person agrees to be named in public, or takes it back. Somebody else's role does not exist here."""
    holder = get_object_or_404(RoleHolder, pk=pk, person=request.user)
    agrees = request.POST.get("agrees") == "yes"
    try:
        role_holders.set_consent(holder, agrees, request.user)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    else:
        text = _("Your name may be shown in public now.") if agrees else _("Your name is no longer shown in public.")
        messages.success(request, text)
    return redirect("own_roles")
