"""Follow-up for heads and coordinators: which units one has, and how each one stands on a date."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisation import access, access_log
from organisation.models import Unit, UnitKind
from organisation.second_factor import asked_of_administrators
from organisation.spreadsheets import download
from organisation.tree import Tree
from tracking import exports, freezing
from tracking.deciding import decides_in
from tracking.forms import DateForm, default_date, presets
from tracking.horizon import Weeded
from tracking.measures import may_write
from tracking.meeting_records import may_record
from tracking.reminders import overview
from tracking.report_document import document_of
from tracking.sentences import rule_in_words
from tracking.unit_report import unit_report as build_report

SUMMARISED = (UnitKind.MUNICIPALITY, UnitKind.ADMINISTRATION)  # Those with a board of their own.


@never_cache
@login_required
@asked_of_administrators
@require_safe
def follow_up(request):
    """The units one may follow up: straight to the page when there is one, otherwise a list."""
    today = timezone.localdate()
    seen = {unit.pk: unit for unit in Unit.objects.seen_by(request.user, on=today)}
    tree = Tree.on(today, seen)
    tops = [
        (tree[pk], unit)
        for pk, unit in seen.items()
        if pk in tree and (tree[pk].parent_id not in seen or _own(unit, request.user, today))
    ]
    if len(tops) == 1:
        return redirect("tracking:unit_report", code=tops[0][1].code)
    tops.sort(key=lambda pair: pair[0].name)
    return render(request, "tracking/follow_up.html", {"tops": tops})


def _own(unit, user, today):
    """Is it a unit that the user leads, below another one that the user sees?"""
    return unit.level == access.NAMES and not access.sees_all_names(user)


@never_cache
@login_required
@asked_of_administrators
@require_safe
def unit_report(request, code):
    """One unit on one date. A unit that one may not see does not exist."""
    unit, seen, today = seen_unit(request, code)
    free = may_choose_any_day(unit)
    form, on = date_asked(request, free, today)
    report, weeded_through = report_of(unit, seen, on, today)
    if report and report.names:
        access_log.record(request.user, unit)
    context = {
        "unit": unit,
        "name": report.node.name if report else unit.latest_name(),
        "names": unit.level == access.NAMES,
        "decides": decides_in(request.user, unit, today),
        "form": form,
        "on": on,
        "report": report,
        "weeded_through": weeded_through,
        "without_address": overview.without_address(report) if report and report.names else [],
        "today": today,
        "records_meetings": may_record(request.user, unit, today),
        "presets": presets(free, today, on),
        "formats": list(exports.CONTENT_TYPES),
        "may_write": bool(report and report.names) and may_write(request.user, unit, today),
        "frozen_reports": list(freezing.of_unit(unit)),
        "may_freeze": bool(report) and on < today and freezing.signature_of(request.user, unit, today) is not None,
        "has_summary": bool(report and report.node.kind in SUMMARISED),
        "rules": {section.requirement.pk: rule_in_words(section.version) for section in report.sections}
        if report
        else {},
    }
    return render(request, "tracking/unit_report.html", context)


@never_cache
@login_required
@asked_of_administrators
@require_safe
def unit_export(request, code, file_format):
    """The same figures as a file; a wrong date, or one whose facts are gone, leads back to the page, which says so."""
    unit, seen, today = seen_unit(request, code)
    form, on = date_asked(request, may_choose_any_day(unit), today)
    report, _weeded = report_of(unit, seen, on, today)
    if report is None:
        response = redirect("tracking:unit_report", code=code)
        response["Location"] += f"?{request.GET.urlencode()}"
        return response
    document = document_of(report, today=today)
    content = exports.of_document(document, file_format)
    return download(content, f"rustad-{unit.code}-{on}.{file_format}", exports.CONTENT_TYPES[file_format])


def report_of(unit, seen, on, today, **options):
    """(report or None, the last day whose facts are gone when that is why there is none)."""
    try:
        return (build_report(unit, seen, on=on, today=today, **options) if on else None), None
    except Weeded as weeded:
        return None, weeded.through


def seen_unit(request, code):
    """The unit, with the level the reader has on it; the ids of all units the reader may follow up; today."""
    today = timezone.localdate()
    seen = {unit.code: unit for unit in Unit.objects.seen_by(request.user, on=today)}
    if code not in seen:
        raise Http404
    return seen[code], {unit.pk for unit in seen.values()}, today


def may_choose_any_day(unit):
    """Only where nothing but names is shown: day by day, the counts of units below would point out individuals."""
    return unit.level == access.NAMES and not unit.descendant_rows.filter(depth=1).exists()


def date_asked(request, free, today):
    """(form, date): the date asked for, the default when none is, None when it cannot be used."""
    data = request.GET if "on" in request.GET else {"on": default_date(free, today).isoformat()}
    form = DateForm(data, any_day=free, today=today)
    return form, form.cleaned_data["on"] if form.is_valid() else None
