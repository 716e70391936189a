"""Files with completions: the log, a new file, what it would record, and carrying it out."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from organisation.second_factor import asked_of_administrators
from organisation.spreadsheets import csv_text, download
from tracking.models import CompletionImport, CompletionImportState, Training
from tracking.recognition import runs
from tracking.recognition.forms import CompletionFileForm
from tracking.recognition.importers import may_import

MOST_SHOWN = 200  # errors on the page; the file has them all
ON_A_PAGE = 50
METHODS = ["GET", "HEAD", "POST"]


def _for_importers(view):
    """For all others the page does not exist."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_import(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(login_required(asked_of_administrators(guarded)))


@_for_importers
@require_safe
def index(request):
    """Every file that has been brought in: when, by whom and what came of it."""
    rows = CompletionImport.objects.select_related("started_by", "training").defer("content", "errors")
    page = Paginator(rows.order_by("-created_at", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "tracking/completion_imports.html", {"page": page})


@_for_importers
@require_http_methods(METHODS)
def new(request):
    """Bring in a file. Nothing is recorded yet: the next page says what would be."""
    form = CompletionFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        row, is_new = runs.bring_in(
            found["file"].name,
            form.content,
            kind=found["kind"],
            training=found["training"],
            aliases=found["aliases"],
            by=request.user,
            today=timezone.localdate(),
        )
        if not is_new:
            messages.warning(request, _("You have brought in this very file already. Here it is."))
        return redirect("tracking:completion_import", pk=row.pk)
    return render(request, "tracking/completion_import_new.html", {"form": form}, status=422 if form.errors else 200)


@_for_importers
@require_http_methods(METHODS)
def detail(request, pk):
    """One file: what it would record or has recorded, its error rows, and the buttons that settle it."""
    row = _import(pk)
    refusal = ""
    if request.method == "POST":
        refusal = _settle(request, pk)
        if not refusal:
            return redirect("tracking:completion_import", pk=pk)
        row = _import(pk)
    titles = dict(Training.objects.filter(pk__in=set(row.aliases.values())).values_list("pk", "title"))
    context = {
        "row": row,
        "refusal": refusal,
        "can_confirm": row.state == CompletionImportState.COMPARED,
        "is_applied": row.state == CompletionImportState.APPLIED,
        "errors": row.errors[:MOST_SHOWN],
        "more_errors": max(0, len(row.errors) - MOST_SHOWN),
        "aliases": [(name, titles.get(training, "")) for name, training in sorted(row.aliases.items())],
        "same_file": _same_file(row),
    }
    return render(request, "tracking/completion_import.html", context, status=422 if refusal else 200)


def _import(pk):
    rows = CompletionImport.objects.select_related("started_by", "settled_by", "training").defer("content")
    return get_object_or_404(rows, pk=pk)


def _settle(request, pk):
    """Confirm or cancel; "" when that is done or was done already, otherwise why it cannot be."""
    try:
        if request.POST.get("do") == "cancel":
            runs.cancel(pk, request.user)
            messages.success(request, _("The file is cancelled. Nothing has been recorded."))
        else:
            skip = request.POST.get("skip_refused") == "yes"
            runs.confirm(pk, request.user, today=timezone.localdate(), skip_refused=skip)
            messages.success(request, _("The file has been carried out."))
    except ValidationError as error:
        text = " ".join(error.messages)
        if error.code != "settled":
            return text
        messages.warning(request, text)
    return ""


def _same_file(row):
    """The latest file before this one that had the same bytes and was carried out."""
    earlier = CompletionImport.objects.filter(sha256=row.sha256, state=CompletionImportState.APPLIED, pk__lt=row.pk)
    return earlier.order_by("-pk").defer("content", "errors").first()


@_for_importers
@require_safe
def errors_csv(request, pk):
    """Every error row as a file: row, column and reason, never what stood in the cell."""
    row = _import(pk)
    rows = [(error["row"] or _("The whole file"), error["column"], error["reason"]) for error in row.errors]
    text = csv_text([(_("Row"), _("Column"), _("Reason")), *rows])
    return download(text, f"rustad-fel-{pk}.csv", "text/csv; charset=utf-8")
