"""The HR sources in the CMS, and what each one calls its columns."""

from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log as log_action

from organisation.hr.forms import ColumnsForm, SampleForm
from organisation.importers import PERMISSION, ImportersPolicy
from organisation.models import HrSource

ICON = "table"


class HrSourceForm(WagtailAdminModelForm):
    """The key stands in every fact that came from the source, so it is chosen once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].disabled = bool(self.instance.pk)


class HrSourceViewSet(ModelViewSet):
    """The systems that staff come from."""

    model = HrSource
    icon = ICON
    menu_label = gettext_lazy("HR sources")
    add_to_settings_menu = True
    permission_policy = ImportersPolicy(HrSource)
    form_fields = ["name", "key", "gap_days"]
    list_display = [
        "name",
        "key",
        TitleColumn(
            "columns",
            label=gettext_lazy("Columns"),
            accessor=lambda source: _("Read columns from a file"),
            get_url=lambda source: reverse("staff_imports:columns", args=[source.pk]),
        ),
    ]

    def get_form_class(self, for_update=False):
        return _model_form(self.form_fields)


def _model_form(names):
    meta = type("Meta", (), {"model": HrSource, "fields": names})
    return type("SourceForm", (HrSourceForm,), {"Meta": meta})


@permission_required(PERMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request, pk):
    """Choose which heading of a sample is which field, and which word is which form of employment."""
    source = get_object_or_404(HrSource, pk=pk)
    sample_form, form = SampleForm(source=source), ColumnsForm.saved(source)
    if "read" in request.POST:
        sample_form = SampleForm(request.POST, request.FILES, source=source)
        if sample_form.is_valid():
            form = ColumnsForm(source=source, headers=sample_form.headers, words=sample_form.words)
    elif request.method == "POST":
        form = ColumnsForm.posted(request.POST, source)
        if form is None:
            messages.error(request, _("The page is too old. Read the columns from the file again."))
            return redirect("staff_imports:columns", pk)
        if form.is_valid():
            return _save(request, form, source)
    index = reverse_lazy("hr_sources:index")
    context = {
        "source": source,
        "sample_form": sample_form,
        "form": form,
        "header_title": _("Columns of %(source)s") % {"source": source},
        "header_icon": ICON,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": index, "label": _("HR sources")},
            {"url": "", "label": str(source)},
        ],
    }
    return TemplateResponse(request, "organisation/hr_source_columns.html", context)


def _save(request, form, source):
    before = source.columns.get("form")
    form.save()
    log_action(source, "wagtail.edit", user=request.user)
    messages.success(request, _("The columns of %(source)s are saved.") % {"source": source})
    if form.headers and source.columns.get("form") != (before or form.guess.get("form")):
        messages.warning(request, _("You chose another column for forms of employment. Read the file again."))
        return redirect("staff_imports:columns", source.pk)
    return redirect("hr_sources:index")
