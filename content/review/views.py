"""The report of what has to be looked at, and “Reviewed, no change”."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from content.review import kinds, noting, owners
from content.review.filters import ItemFilterSet
from content.review.items import items_for

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class ReasonsColumn(Column):
    """Each reason on a line of its own."""

    cell_template_name = "content/review/reasons_cell.html"


class NoteColumn(Column):
    """The button “Reviewed, no change”, for those who may say so."""

    cell_template_name = "content/review/note_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = context["request"]
        return context | {"csrf_token": get_token(request), "next": reverse("review:report")}


class ToReviewView(ReportView):
    """Pages to review and facts to check: what the user may edit, with the reasons."""

    page_title = gettext_lazy("To be reviewed")
    header_icon = "history"
    index_url_name = "review:report"
    index_results_url_name = "review:results"
    filterset_class = ItemFilterSet
    export_filename = "att-granska"
    columns = [
        TitleColumn("title", label=gettext_lazy("Title"), get_url=lambda item: item.edit_url),
        Column("kind", label=gettext_lazy("Kind")),
        ReasonsColumn("reasons", label=gettext_lazy("Why")),
        Column("owner", label=gettext_lazy("Role")),
        DateColumn("last_on", label=gettext_lazy("Last")),
        DateColumn("next_on", label=gettext_lazy("Next")),
        NoteColumn("note", label="", accessor="note_url"),
    ]
    list_export = ["title", "kind", "why", "owner", "last_on", "next_on"]
    export_headings = {
        "title": gettext_lazy("Title"),
        "kind": gettext_lazy("Kind"),
        "why": gettext_lazy("Why"),
        "owner": gettext_lazy("Role"),
        "last_on": gettext_lazy("Last"),
        "next_on": gettext_lazy("Next"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not kinds.sees_anything(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return items_for(self.request.user, timezone.localdate())

    def filter_queryset(self, items):
        if not self.filters or not self.filters.is_valid():
            return items
        return self.filters.narrow(items, lambda: owners.roles_of(self.request.user, timezone.localdate()))

    def preprocess_field_value(self, field, value, export_format):
        """Text that a spreadsheet would run as a formula is defused: titles are written by many."""
        value = super().preprocess_field_value(field, value, export_format)
        return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


@require_POST
def page_reviewed(request, page_id):
    """The page has been reviewed, and nothing has to change. For those who may publish it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, tuple(kinds.page_models())):
        raise Http404
    if not kinds.may_note_page(page, request.user):
        raise PermissionDenied
    is_new = noting.note_page(page, request.user, timezone.localdate())
    return _noted(request, page, is_new)


@require_POST
def snippet_checked(request, app_label, model_name, pk):
    """The snippet has been checked, and nothing has to change. For those who may change snippets of the kind."""
    label = f"{app_label}.{model_name}"
    model = next((model for model in kinds.snippet_models() if model._meta.label_lower == label), None)
    if model is None:
        raise Http404
    if not kinds.may_change(request.user, model):
        raise PermissionDenied
    snippet = get_object_or_404(model, pk=pk)
    is_new = noting.note_snippet(snippet, request.user, timezone.localdate())
    return _noted(request, snippet, is_new)


def _noted(request, thing, is_new):
    text = _("“%(title)s” is noted as reviewed today.") if is_new else _("“%(title)s” was noted as reviewed already.")
    messages.success(request, text % {"title": thing})
    return redirect(get_valid_next_url_from_request(request) or reverse("review:report"))
