"""Units in the CMS: the tree of a day, a unit's page, and its changes, told in words before they are made."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from organisation.change import lock_tree, trying
from organisation.change_in_words import in_words
from organisation.models import Unit
from organisation.signals import units_close
from organisation.unit_admin import history
from organisation.unit_admin.forms import FORMS, OF_A_UNIT
from organisation.unit_admin.listing import ListForm, rows_of

may_change_units = permission_required("organisation.change_unit")


@may_change_units
@require_safe
def index(request):
    """The tree of a day, or those of its units that a word finds."""
    today = timezone.localdate()
    form = ListForm(request.GET if request.GET else {"on": today})
    rows = rows_of(form.cleaned_data["on"] or today, form.cleaned_data["q"]) if form.is_valid() else []
    return render(request, "organisation/units.html", {"form": form, "rows": rows, "today": today})


@may_change_units
@require_safe
def show(request, code):
    """What a unit has been, is and will be, and what can be done with it."""
    unit, today = get_object_or_404(Unit, code=code), timezone.localdate()
    context = {
        "unit": unit,
        "name": unit.latest_name(),
        "today": today,
        "actions": [(FORMS[name].title, reverse("units:change", args=[code, name])) for name in OF_A_UNIT],
        "coming": history.coming(unit, today),
        "periods": history.periods(unit),
        "predecessors": history.predecessors(unit),
        "successors": history.successors(unit),
        "heads": history.heads(unit),
        "log": history.log_of(unit),
    }
    return render(request, "organisation/unit.html", context)


@may_change_units
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, action, code=None, period=None):
    """A form, then a page that says in words what will happen, then the change itself: once for each form."""
    if action not in FORMS or (code is None) != (action == "open") or (period is None) == (action == "take_back"):
        raise Http404
    unit = get_object_or_404(Unit, code=code) if code else None
    period = get_object_or_404(unit.periods, pk=period) if period else None
    form = FORMS[action](request.POST if request.method == "POST" else None, unit=unit, period=period)
    told = None
    if "confirm" in request.POST and (entry := _log_entry(form.sent_token)):
        return _done(request, get_object_or_404(Unit, pk=entry.object_id), True)
    if form.is_valid() and "back" not in request.POST:
        try:
            if "confirm" in request.POST:
                return _done(request, *_carry_out(form, action, request.user))
            told = _foretell(form, request.user)
        except ValidationError as error:
            form.refuse(error)
    context = {
        "form": form,
        "unit": unit,
        "name": unit.latest_name() if unit else "",
        "title": form.title,
        "told": told,
        "back": reverse("units:show", args=[code]) if code else reverse("units:index"),
    }
    return render(request, "organisation/unit_change.html", context)


def _foretell(form, user):
    """{what will happen, what to look after}, in sentences. A form that is done already says so at the next step."""
    if _log_entry(form.cleaned_data["token"]):
        return {"sentences": [], "warnings": [_("This is done already. Nothing will be done again.")]}
    with trying(by=user) as attempt:
        form.carry_out(user)
        closing = attempt.closing()
        answers = units_close.send(sender=Unit, units=closing)
        return {
            "sentences": in_words(attempt),
            "warnings": [sentence for _receiver, answer in answers for sentence in answer],
        }


def _carry_out(form, action, user):
    """(the unit to show, was it done before?). The lock makes a second click wait, and find what the first has done."""
    try:
        with transaction.atomic():
            lock_tree()
            entry = _log_entry(form.cleaned_data["token"])
            if entry:
                return get_object_or_404(Unit, pk=entry.object_id), True
            unit = form.carry_out(user)
            day = form.cleaned_data.get("on")
            log(
                instance=unit,
                action=f"organisation.unit.{action}",
                user=user,
                uuid=form.cleaned_data["token"],
                data={"on": day.isoformat()} if day else {},
            )
            return unit, False
    except IntegrityError:
        raise ValidationError(_("Somebody else has just changed the same thing. Try again.")) from None


def _log_entry(token):
    """What the log says of a form that was carried out; None for one that was not."""
    return ModelLogEntry.objects.filter(uuid=token).first() if token else None


def _done(request, unit, before):
    if before:
        messages.warning(request, _("This is done already. Nothing was done again."))
    else:
        messages.success(request, _("The change is made."))
    return redirect("units:show", code=unit.code)
