"""One person's completions as the nearest head sees them; recognising one, and voiding one that was wrong."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from organisation import access, access_log
from organisation.models import FactIsKept, Unit, User
from organisation.second_factor import asked_of_administrators
from tracking import ledger
from tracking.recognition import person_page
from tracking.recognition.forms import RecognitionByIdForm, RecognitionForm, VoidForm
from tracking.recognition.importers import may_import
from tracking.recognition.runs import noon

METHODS = ["GET", "HEAD", "POST"]


@never_cache
@login_required
@asked_of_administrators
@require_safe
def person(request, code, pk):
    """What is recorded of one person: what was taken, recognised or moved here, and what was wrong."""
    unit, who, _today = _seen_person(request, code, pk)
    access_log.record(request.user, unit)
    context = person_page.overview(who) | {"unit": unit, "person": who, "is_own": who == request.user}
    return render(request, "tracking/person.html", context | {"name": unit.latest_name()})


@never_cache
@login_required
@asked_of_administrators
@require_http_methods(METHODS)
def recognise(request, code, pk):
    """Training taken elsewhere is recorded for one person; nobody does it for themselves."""
    unit, who, today = _other_person(request, code, pk)
    access_log.record(request.user, unit)
    form = RecognitionForm(request.POST or None, person=who, today=today)
    if request.method == "POST" and form.is_valid():
        if _record(form, who, request.user):
            messages.success(request, _("The training is recognised."))
        else:
            messages.warning(request, _("A completion of that day is recorded already. Nothing has been changed."))
        return redirect("tracking:person", code=unit.code, pk=who.pk)
    context = {"unit": unit, "person": who, "name": unit.latest_name(), "form": form}
    return render(request, "tracking/recognise.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@asked_of_administrators
@require_http_methods(METHODS)
def void_completion(request, code, pk, completion):
    """Says what follows, asks for the reason, and voids a completion that was wrong."""
    unit, who, _today = _other_person(request, code, pk)
    found = get_object_or_404(person_page.shown_completions(who), pk=completion)
    access_log.record(request.user, unit)
    form = VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ledger.void_completion(found, form.cleaned_data["reason"], by=request.user)
        except FactIsKept:
            messages.warning(request, _("The completion is voided already."))
        else:
            messages.success(request, _("The completion is voided."))
        return redirect("tracking:person", code=unit.code, pk=who.pk)
    if found.voided_at is not None:
        messages.warning(request, _("The completion is voided already."))
        return redirect("tracking:person", code=unit.code, pk=who.pk)
    context = {
        "unit": unit,
        "person": who,
        "name": unit.latest_name(),
        "completion": found,
        "consequences": person_page.consequences(found),
        "form": form,
    }
    return render(request, "tracking/void_completion.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@asked_of_administrators
@require_http_methods(METHODS)
def recognise_by_id(request):
    """A coordinator records training taken elsewhere for one person, and learns nothing of what else is recorded."""
    today = timezone.localdate()
    units = access.coordinated_units(request.user, today)
    if not units:
        raise Http404
    form = RecognitionByIdForm(request.POST or None, units=units, user=request.user, today=today)
    if request.method == "POST" and form.is_valid():
        _record(form, form.person, request.user)
        text = _("It is noted for %(name)s that the training was completed. Is it the wrong person? Tell their head.")
        messages.success(request, text % {"name": form.person})
        return redirect("tracking:recognise_by_id")
    context = {"form": form, "may_import": may_import(request.user)}
    return render(request, "tracking/recognise_by_id.html", context, status=422 if form.errors else 200)


def _record(form, who, by):
    """Is what the form says new? Twice the same is recorded once."""
    data, begun = form.cleaned_data, timezone.now()
    done = ledger.recognise(
        who,
        data["training"],
        completed_at=noon(data["completed_on"]),
        recorded_by=by,
        evidence=data["evidence"],
    )
    return done.recorded_at >= begun


def _seen_person(request, code, pk):
    """(the unit, the person, today), when the reader sees names in the unit and the person is among them.

    That an administrator has looked is logged by the page, once it is known that there is something to show.
    """
    today = timezone.localdate()
    unit = Unit.objects.seen_by(request.user, on=today).filter(code=code).first()
    if unit is None or unit.level != access.NAMES:
        raise Http404
    who = get_object_or_404(User, pk=pk)
    if not person_page.is_seen_in(unit, who, today):
        raise Http404
    return unit, who, today


def _other_person(request, code, pk):
    """The same; but nobody records or voids for themselves, so there that page does not exist."""
    unit, who, today = _seen_person(request, code, pk)
    if who == request.user:
        raise Http404
    return unit, who, today
