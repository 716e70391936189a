"""The HR import in the CMS: the log, a new file, its preview, and carrying it out."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic import IndexView
from wagtail.log_actions import log as log_action
from wagtail.models import ModelLogEntry

from organisation.hr import queue, results, runs
from organisation.hr.forms import StaffImportForm
from organisation.importers import PERMISSION, ImportersPolicy
from organisation.models import HrSource, ImportState, StaffImport, User
from organisation.spreadsheets import csv_text, download

ICON = "group"
MOST_SHOWN = 200  # errors on the page; the file has them all
HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Home")}
LIST = {"url": reverse_lazy("staff_imports:index"), "label": gettext_lazy("Staff import")}


class StaffImportIndexView(IndexView):
    """The log of every import, the latest first."""

    model = StaffImport
    permission_policy = ImportersPolicy(StaffImport)
    template_name = "organisation/staff_import_index.html"
    results_template_name = "organisation/_staff_import_log.html"
    page_title = gettext_lazy("Staff import")
    header_icon = ICON
    index_url_name = "staff_imports:index"
    verbose_name_plural = StaffImport._meta.verbose_name_plural
    paginate_by = 20
    is_searchable = False
    list_export = []

    def get_base_queryset(self):
        return results.log()

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        rows = [(row, brought_in_by(row), _logged_result(row)) for row in context["object_list"]]
        return context | {"rows": rows}


def brought_in_by(staff_import):
    """Who brought the file, in words."""
    return str(staff_import.started_by) if staff_import.started_by_id else _("the command line")


def _logged_result(row):
    counts = {name: getattr(row, f"report_{name}") for name in ("new", "changed", "moved", "left")}
    return results.in_words(row.state, counts, row.report_errors)


@permission_required(PERMISSION)
def new(request):
    """Bring in a file; the comparison is made in the background."""
    form = StaffImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        staff_import, is_new = _bring_in(form, request.user)
        if not is_new:
            messages.warning(request, _("You have brought in this very file already. Here it is."))
        return redirect("staff_imports:detail", staff_import.pk)
    context = {
        "form": form,
        "there_is_a_source": HrSource.objects.exists(),
        "header_title": _("New import"),
        "header_icon": ICON,
        "breadcrumbs_items": [HOME, LIST, {"url": "", "label": _("New import")}],
    }
    return TemplateResponse(request, "organisation/staff_import_new.html", context)


def _bring_in(form, user):
    """(the import, whether it is new): a double click, or the same once more before it is settled, is one import."""
    found = form.cleaned_data
    with transaction.atomic():
        list(User.objects.select_for_update().filter(pk=user.pk))  # One at a time of each person.
        earlier = (
            StaffImport.objects.filter(
                source=found["source"],
                started_by=user,
                sha256=hashlib.sha256(form.content).hexdigest(),
                as_of=found["as_of"],
                max_gone=found["max_gone"],
            )
            .exclude(state__in=runs.SETTLED)
            .exclude(content=None)
            .defer("content")
            .first()
        )
        if earlier:
            return earlier, False
        staff_import = runs.bring_in(
            found["source"],
            found["file"].name,
            form.content,
            as_of=found["as_of"],
            max_gone=found["max_gone"],
            by=user,
        )
        queue.enqueue(staff_import)
        log_action(staff_import, "organisation.bring_in_staff", user=user)
    return staff_import, True


@permission_required(PERMISSION)
@require_safe
def detail(request, pk):
    """One import: where it stands, what it would change or has changed, and what can be done with it."""
    staff_import = get_object_or_404(results.shown(), pk=pk)
    errors = staff_import.report.get("errors", [])
    title = _("Import %(number)s") % {"number": pk}
    is_compared = staff_import.state == ImportState.COMPARED
    waiting = (ImportState.WAITING, ImportState.QUEUED, ImportState.COMPARED)
    context = {
        "staff_import": staff_import,
        "by": brought_in_by(staff_import),
        "result": results.in_words(staff_import.state, staff_import.report, len(errors)),
        "steps": results.steps(staff_import),
        "under_way": staff_import.state in queue.UNDER_WAY,
        "stands_still": queue.stands_still(staff_import),
        "waits_for_a_worker": queue.waits_for_a_worker(staff_import),
        "can_confirm": is_compared and staff_import.has_file,
        "only_compared": is_compared and not staff_import.has_file,
        "can_cancel": staff_import.state in waiting and staff_import.has_file,
        "is_applied": staff_import.state == ImportState.APPLIED,
        "preview": staff_import.preview,
        "totals": results.totals(staff_import),
        "errors": errors[:MOST_SHOWN],
        "more_errors": max(0, len(errors) - MOST_SHOWN),
        "error_count": len(errors),
        "same_file": _same_file(staff_import),
        "deeds": ModelLogEntry.objects.for_instance(staff_import).select_related("user").order_by("timestamp", "pk"),
        "header_title": title,
        "header_icon": ICON,
        "breadcrumbs_items": [HOME, LIST, {"url": "", "label": title}],
    }
    return TemplateResponse(request, "organisation/staff_import.html", context)


def _same_file(staff_import):
    """The latest import before this one that had the same bytes."""
    earlier = StaffImport.objects.filter(sha256=staff_import.sha256, created_at__lt=staff_import.created_at)
    return earlier.exclude(pk=staff_import.pk).defer("content", "report", "preview").first()


@permission_required(PERMISSION)
@require_POST
def confirm(request, pk):
    """Have the difference carried out. A second click, or a second tab, changes nothing."""
    staff_import = get_object_or_404(results.shown(), pk=pk)
    try:
        with transaction.atomic():
            runs.confirm(staff_import, request.user)
            queue.enqueue(staff_import)
            log_action(staff_import, "organisation.confirm_staff", user=request.user)
    except ValidationError as error:
        _tell_why_not(request, staff_import, error)
    else:
        messages.success(request, _("The import is confirmed and will be carried out."))
    return redirect("staff_imports:detail", pk)


@permission_required(PERMISSION)
@require_POST
def cancel(request, pk):
    """Let the import be. Nothing is changed, and the file is thrown away."""
    staff_import = get_object_or_404(results.shown(), pk=pk)
    try:
        with transaction.atomic():
            runs.cancel(staff_import, request.user)
            log_action(staff_import, "organisation.cancel_staff", user=request.user)
    except ValidationError as error:
        _tell_why_not(request, staff_import, error)
    else:
        messages.success(request, _("The import is cancelled. Nothing has been changed."))
    return redirect("staff_imports:detail", pk)


def _tell_why_not(request, staff_import, error):
    """It is not there to be confirmed or cancelled (any more): say what has become of it."""
    state = StaffImport.objects.values_list("state", flat=True).get(pk=staff_import.pk)
    texts = {
        ImportState.QUEUED: _("The import is confirmed already and is under way."),
        ImportState.APPLYING: _("The import is confirmed already and is under way."),
        ImportState.APPLIED: _("The import has been carried out already."),
        ImportState.CANCELLED: _("The import is cancelled already."),
    }
    messages.warning(request, texts.get(state) or " ".join(error.messages))


@permission_required(PERMISSION)
@require_POST
def begin_again(request, pk):
    """Hand an import whose worker has died to another one."""
    staff_import = get_object_or_404(results.shown(), pk=pk)
    if queue.begin_again(staff_import):
        log_action(staff_import, "organisation.begin_staff_again", user=request.user)
        messages.success(request, _("The work begins again. Nothing is done twice."))
    else:
        messages.warning(request, _("The work is going on or finished. There is nothing to begin again."))
    return redirect("staff_imports:detail", pk)


@permission_required(PERMISSION)
@require_safe
def errors_csv(request, pk):
    """Every error, as a file to send to those who make the HR file."""
    staff_import = get_object_or_404(results.shown(), pk=pk)
    rows = [
        (error["row"] or _("The whole file"), error["column"], error["reason"])
        for error in staff_import.report.get("errors", [])
    ]
    text = csv_text([(_("Row"), _("Column"), _("Reason")), *rows])
    return download(text, f"import-{pk}.csv", "text/csv; charset=utf-8")


@permission_required(PERMISSION)
@require_safe
def report_json(request, pk):
    """The report, as `import_staff --report` writes it."""
    staff_import = get_object_or_404(results.shown(), pk=pk)
    response = JsonResponse(staff_import.report, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="import-{pk}.json"'
    return response
