"""Wagtail's own views for facts, which are never edited: a list, new, end or change, and withdraw."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from organisation.access import sees_all_names
from organisation.models import FAR


class FactIndexView(IndexView):
    """Those that hold today or will; on another day, when the filter names one."""

    rows = None  # (user, today) → the rows that the user may see
    withdraw_url_name = None
    end_label = title_label = ""
    any_permission_required = ["change"]
    default_ordering = ("starts_on", "pk")
    paginate_by = 50

    def get_base_queryset(self):
        today = timezone.localdate()
        found = self.rows(self.request.user, today)
        return found if self.request.GET.get("on") else found.touching(today, FAR)

    def _get_title_column(self, field_name, **kwargs):
        column = super()._get_title_column(field_name, **kwargs)
        column.label = self.title_label
        return column

    def get_edit_url(self, instance):
        return reverse(self.edit_url_name, args=[instance.pk])

    def get_list_more_buttons(self, instance):
        withdraw = reverse(self.withdraw_url_name, args=[instance.pk])
        return [
            Button(self.end_label, url=self.get_edit_url(instance), icon_name="date", priority=10),
            Button(_("Withdraw"), url=withdraw, icon_name="bin", priority=20),
        ]


class _VerbMixin:
    """The form's verb decides: what it refuses is said in the form, and nothing typed is lost."""

    permission_required = "change"
    template_name = "wagtailadmin/generic/form.html"
    list_title = ""
    describe = None  # A row → what it says, in words.
    logged_as = ""

    def save_instance(self):
        """The form's verb stores; these forms are not of a model, as Wagtail 8 expects."""
        row = self.form.save()
        log(instance=row, action=self.logged_as)
        return row

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, {"url": reverse(self.index_url_name), "label": self.list_title}, here]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            form.add_error(None, error)
            self.produced_error_message = _("Nothing has been changed. See below.")
            return self.form_invalid(form)

    def get_success_buttons(self):
        return []


class FactCreateView(_VerbMixin, CreateView):
    logged_as = "wagtail.create"
    success_message = gettext_lazy("Saved.")

    def get_add_url(self):
        return reverse(self.add_url_name)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by_name": sees_all_names(self.request.user)}


class FactEditView(_VerbMixin, EditView):
    """End, change or withdraw one row. A row that has been replaced since the page was opened is left alone."""

    rows = None
    logged_as = "wagtail.edit"
    success_message = gettext_lazy("Saved.")
    own_url_name = None

    def dispatch(self, request, *args, **kwargs):
        if self.user_has_permission("change") and self.get_object().voided_at is not None:
            messages.warning(request, _("This has already been ended, changed or withdrawn."))
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return self.rows(self.request.user, timezone.localdate(), voided=True)

    def get_edit_url(self):
        return reverse(self.own_url_name, args=[self.object_pk])

    def get_page_subtitle(self):
        return f"{self.page_title}: {self.describe(self.object)}"

    def get_side_panels(self):
        return type(super().get_side_panels())([])
