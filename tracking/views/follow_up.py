"""Follow-up for heads and coordinators: which units one has, and how each one stands on a date."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisation import access, access_log
from organisation.models import Unit
from organisation.second_factor import asked_of_administrators
from organisation.spreadsheets import download
from organisation.tree import Tree
from tracking import exports
from tracking.deciding import decides_in
from tracking.forms import DateForm, default_date, presets
from tracking.labels import COLUMN_LABELS, SCOPE_LABELS
from tracking.sentences import rule_in_words
from tracking.unit_report import unit_report as build_report


@never_cache
@login_required
@asked_of_administrators
@require_safe
def follow_up(request):
    """The units one may follow up: straight to the page when there is one, otherwise a list."""
    today = timezone.localdate()
    seen = {unit.pk: unit for unit in Unit.objects.seen_by(request.user, on=today)}
    tree = Tree.on(today)
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
    unit, seen, today = _seen_unit(request, code)
    free = _may_choose_any_day(unit)
    form, on = _date(request, free, today)
    report = build_report(unit, seen, on=on, today=today) if on else None
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
        "today": today,
        "presets": presets(free, today, on),
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
    """The same figures as a file; a wrong date leads back to the page, which says what is wrong."""
    unit, seen, today = _seen_unit(request, code)
    form, on = _date(request, _may_choose_any_day(unit), today)
    report = build_report(unit, seen, on=on, today=today) if on else None
    if report is None:
        response = redirect("tracking:unit_report", code=code)
        response["Location"] += f"?{request.GET.urlencode()}"
        return response
    rows, name = list(_rows(report)), f"rustad-{unit.code}-{on}.{file_format}"
    if file_format == "csv":
        return download(exports.as_csv(rows, COLUMN_LABELS), name, "text/csv; charset=utf-8")
    content = exports.as_xlsx(rows, COLUMN_LABELS, _("Follow-up"))
    return download(content, name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def _seen_unit(request, code):
    """The unit, with the level the reader has on it; the ids of all units the reader may follow up; today."""
    today = timezone.localdate()
    seen = {unit.code: unit for unit in Unit.objects.seen_by(request.user, on=today)}
    if code not in seen:
        raise Http404
    return seen[code], {unit.pk for unit in seen.values()}, today


def _may_choose_any_day(unit):
    """Only where nothing but names is shown: day by day, the counts of units below would point out individuals."""
    return unit.level == access.NAMES and not unit.descendant_rows.filter(depth=1).exists()


def _date(request, free, today):
    """(form, date): the date asked for, the default when none is, None when it cannot be used."""
    data = request.GET if "on" in request.GET else {"on": default_date(free, today).isoformat()}
    form = DateForm(data, any_day=free, today=today)
    return form, form.cleaned_data["on"] if form.is_valid() else None


def _rows(report):
    """Every row the page shows, with every key."""
    for section in report.sections:
        scope = SCOPE_LABELS["subtree" if report.below else "own"]
        for row in section.rows:
            kind = SCOPE_LABELS["own" if row.direct else "subtree"]
            yield exports.report_row(row.node, section.requirement, kind, row.figures, row.hidden)
        yield exports.report_row(report.node, section.requirement, scope, section.figures, section.hidden)
