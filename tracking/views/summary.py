"""A page of counts for the board that decides: never names, and small groups hidden, whoever opens it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisation.second_factor import asked_of_administrators
from organisation.spreadsheets import download
from tracking import exports, report_blocks
from tracking.forms import presets
from tracking.report_document import document_of
from tracking.views.follow_up import SUMMARISED, date_asked, report_of, seen_unit


@never_cache
@login_required
@asked_of_administrators
@require_safe
def summary(request, code):
    """The summary of a whole municipality or administration, on a month end or a cut date."""
    unit, seen, today = seen_unit(request, code)
    if not has_summary(unit, today):
        raise Http404
    form, on = date_asked(request, False, today)
    report, weeded_through = report_of(unit, seen, on, today, names=False)
    context = {
        "unit": unit,
        "name": report.node.name if report else unit.latest_name(),
        "form": form,
        "on": on,
        "report": report,
        "weeded_through": weeded_through,
        "presets": presets(False, today, on),
        "formats": list(exports.CONTENT_TYPES),
        "title": "",
        "blocks": [],
    }
    if report:
        document = document_of(report, today=today)
        context["title"] = report_blocks.title(document, summary=True)
        context["blocks"] = report_blocks.blocks(document, summary=True)
    return render(request, "tracking/summary.html", context)


@never_cache
@login_required
@asked_of_administrators
@require_safe
def summary_export(request, code, file_format):
    """The summary as a file; a wrong date leads back to the page, which says what is wrong."""
    unit, seen, today = seen_unit(request, code)
    if not has_summary(unit, today):
        raise Http404
    _form, on = date_asked(request, False, today)
    report, _weeded = report_of(unit, seen, on, today, names=False)
    if report is None:
        response = redirect("tracking:summary", code=code)
        response["Location"] += f"?{request.GET.urlencode()}"
        return response
    content = exports.of_document(document_of(report, today=today), file_format, summary=True)
    name = f"rustad-sammanfattning-{unit.code}-{on}.{file_format}"
    return download(content, name, exports.CONTENT_TYPES[file_format])


def has_summary(unit, today):
    """Does the unit have a board of its own to tell?"""
    kind = unit.periods.in_force().filter(starts_on__lte=today).order_by("-starts_on").values_list("kind", flat=True)
    return kind.first() in SUMMARISED
