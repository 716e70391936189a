"""Unit meetings: heads record them; those above and the coordinators see which units have had theirs."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisation.access import LEADING, coordinated_units
from organisation.choosing import with_unit_name
from organisation.models import Appointment, AppointmentKind, Unit
from organisation.second_factor import asked_of_administrators
from organisation.spreadsheets import csv_text, download
from tracking import meeting_records
from tracking.meeting_forms import MeetingForm, WithdrawForm, YearForm
from tracking.meeting_overview import as_rows, overview
from tracking.models import UnitActivity

METHODS = ["GET", "HEAD", "POST"]
ON_A_PAGE = 50
MOST_YEARS = 10


@never_cache
@login_required
@asked_of_administrators
@require_safe
def unit_meetings(request, code):
    """Every meeting of one unit, for those who may follow it up; whoever leads the unit may record and withdraw."""
    today = timezone.localdate()
    unit = get_object_or_404(Unit.objects.seen_by(request.user, on=today), code=code)
    rows = UnitActivity.objects.in_force().filter(unit=unit).select_related("material").defer("material__content")
    page = Paginator(rows.order_by("-held_on", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "unit": unit,
        "name": unit.latest_name(),
        "page": page,
        "rows": [(row, role) for row, role in zip(page, _roles(page), strict=True)],
        "leads": meeting_records.may_record(request.user, unit, today),
    }
    return render(request, "tracking/unit_meetings.html", context)


@never_cache
@login_required
@require_http_methods(METHODS)
def new_meeting(request, code):
    """The form that records a meeting."""
    unit, today = _led_unit(request, code)
    form = MeetingForm(request.POST if request.method == "POST" else None, unit=unit, user=request.user, today=today)
    if form.is_bound and form.is_valid() and (saved := form.save()):
        activity, is_new = saved
        messages.success(request, _saved(activity) if is_new else _("This meeting was recorded already."))
        return redirect("tracking:unit_meetings", code=code)
    context = {"unit": unit, "name": unit.latest_name(), "form": form}
    return render(request, "tracking/new_meeting.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(METHODS)
def withdraw_meeting(request, code, pk):
    """The page that asks why a record is withdrawn."""
    unit, _today = _led_unit(request, code)
    activity = get_object_or_404(
        UnitActivity.objects.select_related("material").defer("material__content"), pk=pk, unit=unit
    )
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    is_gone = activity.voided_at is not None
    if not is_gone and form.is_bound and form.is_valid():
        is_gone = not meeting_records.withdraw(activity, form.cleaned_data["reason"], request.user)
        if not is_gone:
            messages.success(request, _("The record is withdrawn. Record the right one if there is one."))
            return redirect("tracking:unit_meetings", code=code)
    if is_gone:
        messages.warning(request, _("This record has already been withdrawn."))
        return redirect("tracking:unit_meetings", code=code)
    context = {"unit": unit, "name": unit.latest_name(), "form": form, "activity": activity}
    return render(request, "tracking/withdraw_meeting.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@asked_of_administrators
@require_safe
def all_meetings(request):
    """Which of the reader's units have had their meeting in a year."""
    units, form, on = _asked_year(request)
    context = {
        "form": form,
        "overview": overview(units, on) if on else None,
        "seen": units,
        "today": timezone.localdate(),
        "wishes": _number_of_wishes(request.user),
    }
    return render(request, "tracking/all_meetings.html", context, status=200 if on else 422)


@never_cache
@login_required
@asked_of_administrators
@require_safe
def all_meetings_csv(request):
    """The same as a file; a wrong year leads back to the page, which says what is wrong."""
    units, _form, on = _asked_year(request)
    if on is None:
        response = redirect("tracking:all_meetings")
        response["Location"] += f"?{request.GET.urlencode()}"
        return response
    return download(csv_text(as_rows(overview(units, on))), f"rustad-apt-{on.year}.csv", "text/csv; charset=utf-8")


@never_cache
@login_required
@require_safe
def support_wishes(request):
    """The units that want support from the coordinator who reads: waiting first, then those taken care of."""
    units, today = _coordinated(request)
    rows = with_unit_name(meeting_records.wishes_for_support(units), today).annotate(
        code=F("unit__code"), handled_at=F("handled__handled_at")
    )
    context = {
        "waiting": Paginator(rows.filter(handled=None), ON_A_PAGE).get_page(request.GET.get("v")),
        "done": Paginator(rows.filter(handled__isnull=False), ON_A_PAGE).get_page(request.GET.get("k")),
    }
    return render(request, "tracking/support_wishes.html", context)


@never_cache
@login_required
@require_POST
def handle_support(request, pk):
    """The button that says that a wish is taken care of, or that it was not after all. Safe to press twice."""
    units, _today = _coordinated(request)
    activity = get_object_or_404(meeting_records.wishes_for_support(units), pk=pk)
    if request.POST.get("do") == "reopen":
        meeting_records.reopen_support(activity)
        messages.success(request, _("The unit is waiting for support again."))
    else:
        meeting_records.handle_support(activity, request.user)
        messages.success(request, _("Marked as taken care of."))
    return redirect("tracking:support_wishes")


def _saved(activity):
    if activity.support_wanted:
        return _("The meeting is recorded. The coordinator is told that you want support.")
    return _("The meeting is recorded.")


def _led_unit(request, code):
    """(the unit, today); for those who do not lead it the page does not exist."""
    today = timezone.localdate()
    unit = get_object_or_404(Unit.objects.seen_by(request.user, on=today), code=code)
    if not meeting_records.may_record(request.user, unit, today):
        raise Http404
    return unit, today


def _coordinated(request):
    """(ids of the units that the reader coordinates today, today); for all others the page does not exist."""
    today = timezone.localdate()
    units = coordinated_units(request.user, today)
    if not units:
        raise Http404
    return units, today


def _number_of_wishes(user):
    """How many units wait for support from the user; None for one who coordinates nothing."""
    units = coordinated_units(user, timezone.localdate())
    return meeting_records.wishes_for_support(units).filter(handled=None).count() if units else None


def _asked_year(request):
    """(units, form, last day of the year asked for or today; None when the year cannot be used)."""
    today = timezone.localdate()
    seen = list(Unit.objects.seen_by(request.user, on=today))
    if not seen:
        raise Http404
    first = max(min(unit.opened_on.year for unit in seen), today.year - MOST_YEARS + 1)
    years = range(today.year, min(first, today.year) - 1, -1)
    form = YearForm(request.GET if "ar" in request.GET else {"ar": today.year}, years=years)
    on = min(today, date(form.cleaned_data["ar"], 12, 31)) if form.is_valid() else None
    return {unit.pk for unit in seen}, form, on


def _roles(rows):
    """What office the one who recorded each meeting held that day, in words; nobody is named."""
    by = {row.recorded_by_id for row in rows if row.recorded_by_id}
    if not by:
        return ["" for _row in rows]
    held = list(Appointment.objects.in_force().filter(Q(kind__in=LEADING), person__in=by).order_by("starts_on", "pk"))
    return [_role(row, held) for row in rows]


def _role(row, held):
    """An office in the unit itself before one in a unit above."""
    day = timezone.localdate(row.recorded_at)
    then = [one for one in held if one.person_id == row.recorded_by_id and one.starts_on <= day <= one.last_day]
    then.sort(key=lambda one: one.unit_id != row.unit_id)
    return AppointmentKind(then[0].kind).label if then else ""
