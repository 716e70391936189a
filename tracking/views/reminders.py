"""What Rustad has written: to oneself, and for administrators and coordinators to everybody, in counts."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from organisation import access, access_log
from organisation.second_factor import asked_of_administrators
from tracking.models import Definitions, Notice, NoticeKind, NoticeState, ReminderSettings
from tracking.reminders import overview

PER_PAGE = 50
DAYS = 30  # shown unless others are chosen
MOST_DAYS = 366


class PeriodForm(forms.Form):
    """From which day to which, and for administrators of which kind."""

    first = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(label=gettext_lazy("To"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)

    def __init__(self, *args, by_kind, **kwargs):
        super().__init__(*args, **kwargs)
        if by_kind:
            self.fields["kind"].choices = [("", _("All kinds")), *NoticeKind.choices]
        else:
            del self.fields["kind"]

    def clean(self):
        found = super().clean()
        if {"first", "last"} <= found.keys():
            if found["first"] > found["last"]:
                self.add_error("first", _("The first day must not be after the last one."))
            elif (found["last"] - found["first"]).days > MOST_DAYS:
                self.add_error("first", _("Choose at most %(days)s days at a time.") % {"days": MOST_DAYS})
        return found


@never_cache
@login_required
@require_safe
def my_reminders(request):
    """The letters to oneself; what was not needed any more is left out."""
    rows = request.user.notices.exclude(state__in=[NoticeState.DROPPED, NoticeState.WAITING, NoticeState.SENDING])
    rows = rows.select_related("requirement").order_by("-made_at", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "tracking/my_reminders.html", {"page": page})


@never_cache
@login_required
@asked_of_administrators
@require_safe
def reminders(request):
    """Counts by day. For all but administrators and coordinators the page does not exist."""
    today = timezone.localdate()
    notices, by_name = overview.visible_to(request.user, today)
    if notices is None:
        raise Http404
    asked = request.GET if "first" in request.GET else {"first": today - timedelta(days=DAYS), "last": today}
    form = PeriodForm(asked, by_kind=by_name)
    rows = []
    if form.is_valid():
        period = form.cleaned_data
        rows = overview.by_day(notices, period["first"], period["last"], kind=period.get("kind", ""), each_kind=by_name)
    settings = ReminderSettings.load()
    context = {
        "form": form,
        "rows": rows,
        "by_name": by_name,
        "is_on": settings.is_on,
        "waiting_since": overview.waiting_since(settings, timezone.now()),
        "smallest": Definitions.load().small_cell,
    }
    return render(request, "tracking/reminders.html", context)


@never_cache
@login_required
@asked_of_administrators
@require_safe
def reminders_of_day(request, day):
    """The names of one day, for administrators, whose look is noted."""
    _administrators_only(request)
    today = timezone.localdate()
    rows, gone = overview.of_day(day, today)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    access_log.record_all(request.user, overview.units_of(page.object_list, today))
    context = {"day": day, "page": page, "gone": gone.count(), "can_be_sent_again": overview.TO_LOOK_AT}
    return render(request, "tracking/reminders_of_day.html", context)


@login_required
@asked_of_administrators
@require_POST
def send_again(request, pk):
    """Let a letter that is uncertain, or did not arrive, wait to be sent once more."""
    _administrators_only(request)
    notice = get_object_or_404(Notice, pk=pk)
    if overview.send_again(notice, timezone.now()):
        messages.success(request, _("The letter is waiting to be sent again."))
    else:
        messages.warning(request, _("The letter is not one that can be sent again. Nothing has been changed."))
    return redirect("tracking:reminders_of_day", day=timezone.localdate(notice.made_at))


def _administrators_only(request):
    if not access.sees_all_names(request.user):
        raise Http404
