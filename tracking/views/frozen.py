"""Freezing a report, and reading what was frozen: with what has changed since, fact by fact."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from organisation import access, access_log
from organisation.second_factor import asked_of_administrators
from organisation.spreadsheets import download
from tracking import exports, freeze_many, freezing, people, report_blocks, since_frozen
from tracking.models import UNDER_WAY, Freezing, FreezingState, Snapshot
from tracking.report_document import document_of
from tracking.views.follow_up import date_asked, may_choose_any_day, report_of, seen_unit


class FreezeForm(forms.Form):
    """The number of the report that is frozen, as it was offered; and whether everything below is frozen too."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    below = forms.BooleanField(label=gettext_lazy("Freeze the reports of all units below too"), required=False)


@never_cache
@login_required
@asked_of_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request, code):
    """Freeze the report of the date in the address. The page does not exist for those who may not."""
    unit, seen, today = seen_unit(request, code)
    signature = freezing.signature_of(request.user, unit, today)
    _form, on = date_asked(request, may_choose_any_day(unit), today)
    report, _weeded = report_of(unit, seen, on, today) if signature else (None, None)
    if report is None:
        raise Http404
    form = FreezeForm(request.POST or None, initial={"number": freezing.next_number(unit, on)})
    if request.method == "POST" and form.is_valid():
        try:
            return _freeze(request, form.cleaned_data, unit, on, signature, seen, today)
        except ValidationError as error:
            form.add_error(None, error)
    context = {
        "form": form,
        "unit": unit,
        "name": report.node.name,
        "on": on,
        "below": report.below,
        "earlier": [row for row in freezing.of_unit(unit) if row.on == on],
        "refused": _refusal(on, today),
    }
    return render(request, "tracking/freeze.html", context, status=422 if form.errors else 200)


def _refusal(on, today):
    try:
        freezing.check(on, today)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _freeze(request, data, unit, on, signature, seen, today):
    if data["below"]:
        freezing.check(on, today)
        job = freeze_many.order(unit, on, request.user)
        return redirect("tracking:freezing", code=unit.code, pk=job.pk)
    if data["number"] > freezing.next_number(unit, on):
        raise ValidationError(_("The page was out of date. Look at it again, and then freeze the report."))
    snapshot = freezing.freeze(unit, on, number=data["number"], signature=signature, seen=seen, today=today)
    messages.success(request, _("The report is frozen."))
    return redirect("tracking:frozen", code=unit.code, pk=snapshot.pk)


@never_cache
@login_required
@asked_of_administrators
@require_safe
def progress(request, code, pk):
    """How far the freezing of a unit and all below it has come; the page loads itself anew until it is done."""
    unit, _seen, _today = seen_unit(request, code)
    job = get_object_or_404(Freezing.objects.filter(unit=unit), pk=pk)
    context = {
        "unit": unit,
        "name": unit.latest_name(),
        "job": job,
        "under_way": job.state in UNDER_WAY,
        "failed": job.state == FreezingState.FAILED,
    }
    response = render(request, "tracking/freezing.html", context)
    if context["under_way"]:
        response["Refresh"] = "5"
    return response


@never_cache
@login_required
@asked_of_administrators
@require_safe
def frozen(request, code, pk):
    """One frozen report, and what has changed in its facts and figures since."""
    unit, seen, today = seen_unit(request, code)
    snapshot = _snapshot(unit, pk)
    document = freezing.document(snapshot, unit.level)
    names = unit.level == access.NAMES
    known = people.still_placed(unit, today) if names else set()
    smallest = snapshot.definitions.get("small_cell", 5)
    now, weeded_through = report_of(unit, seen, snapshot.on, today)
    kinds = [] if weeded_through else since_frozen.Since(snapshot).kinds()
    changes = since_frozen.told(kinds, known=known, smallest=smallest)
    if any(name for kind in changes for _change, name in kind.lines):
        access_log.record(request.user, unit)
    context = {
        "unit": unit,
        "name": document["unit"]["name"],
        "snapshot": snapshot,
        "is_intact": freezing.is_intact(snapshot),
        "blocks": report_blocks.blocks(document),
        "title": report_blocks.title(document),
        "formats": list(exports.CONTENT_TYPES),
        "changes": changes,
        "weeded_through": weeded_through,
        "differences": since_frozen.differences(document, document_of(now, today=today)) if now else [],
        "today": today,
    }
    return render(request, "tracking/frozen.html", context)


@never_cache
@login_required
@asked_of_administrators
@require_safe
def frozen_export(request, code, pk, file_format):
    """The frozen report as a file: from what was stored alone."""
    unit, _seen, _today = seen_unit(request, code)
    snapshot = _snapshot(unit, pk)
    content = exports.of_document(freezing.document(snapshot, unit.level), file_format)
    name = f"rustad-{unit.code}-{snapshot.on}-last-{snapshot.number}.{file_format}"
    return download(content, name, exports.CONTENT_TYPES[file_format])


def _snapshot(unit, pk):
    return get_object_or_404(Snapshot.objects.filter(unit=unit).select_related("unit", "frozen_by_unit"), pk=pk)
