"""The three entries of the CMS menu: appointments, role holders, delegations."""

from django.db.models import Q
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from content.models import Role
from organisation import delegable, office_forms
from organisation.choosing import with_unit_name
from organisation.models import Appointment, AppointmentKind, Delegation, RoleHolder
from organisation.office_admin import vacancies
from organisation.office_admin.views import FactCreateView, FactEditView, FactIndexView


class FactFilterSet(WagtailFilterSet):
    on = DateFilter(label=_("Holds on"), method="filter_on", widget=AdminDateInput)

    def filter_on(self, rows, name, day):
        return rows.on(day)


class UnitFilterSet(FactFilterSet):
    unit = CharFilter(label=_("Unit: name or code"), method="filter_unit")

    def filter_unit(self, rows, name, text):
        return rows.filter(Q(unit_name__icontains=text) | Q(unit__code__iexact=text))


class AppointmentFilterSet(UnitFilterSet):
    kind = ChoiceFilter(label=_("Kind"), choices=AppointmentKind.choices)

    class Meta:
        model = Appointment
        fields = []


class RoleHolderFilterSet(UnitFilterSet):
    role = ModelChoiceFilter(label=_("Role"), queryset=Role.objects.all())

    class Meta:
        model = RoleHolder
        fields = []


class DelegationFilterSet(FactFilterSet):
    class Meta:
        model = Delegation
        fields = []


def _day_column(name, label):
    """A day in words; empty while it is open."""

    def in_words(row):
        day = getattr(row, name)
        return date_format(day, "j F Y") if day else ""

    return Column(name, label=label, accessor=in_words, sort_key=name)


FROM, TO = _day_column("starts_on", _("From")), _day_column("ends_on", _("To and including"))
UNIT = Column("unit_name", label=_("Unit"), sort_key="unit_name")


class FactViewSet(ViewSet):
    """A list, new, end and withdraw; `rows(user, today, voided)` gives what the user may see."""

    add_to_admin_menu = True
    model, filterset_class = None, None
    list_display = []
    new_form, end_form, withdraw_form = None, None, None
    title, title_label, new_label, end_label = "", _("Person"), "", _("End")
    index_view_class = FactIndexView
    describe = None  # A row → what it says, in words.

    @staticmethod
    def rows(user, today, voided=False):
        raise NotImplementedError

    @property
    def menu_item_class(self):
        permission = f"organisation.change_{self.model._meta.model_name}"
        is_shown = lambda item, request: request.user.has_perm(permission)  # noqa: E731
        return type("FactMenuItem", (MenuItem,), {"is_shown": is_shown})

    def get_common_view_kwargs(self, **kwargs):
        names = {f"{name}_url_name": self.get_url_name(name) for name in ("index", "index_results", "add", "withdraw")}
        return super().get_common_view_kwargs(
            model=self.model,
            permission_policy=ModelPermissionPolicy(self.model),
            rows=self.rows,
            describe=self.describe,
            list_title=self.title,
            header_icon=self.icon,
            edit_url_name=self.get_url_name("end"),
            **names,
            **kwargs,
        )

    def get_urlpatterns(self):
        listing = {
            "list_display": self.list_display,
            "filterset_class": self.filterset_class,
            "page_title": self.title,
            "add_item_label": self.new_label,
            "end_label": self.end_label,
            "title_label": self.title_label,
        }
        construct = self.construct_view
        return [
            path("", construct(self.index_view_class, **listing), name="index"),
            path("results/", construct(self.index_view_class, **listing, results_only=True), name="index_results"),
            path(
                "new/",
                construct(
                    FactCreateView,
                    form_class=self.new_form,
                    page_title=self.new_label,
                    page_subtitle=self.new_label,
                    submit_button_label=_("Save"),
                ),
                name="add",
            ),
            path("<int:pk>/end/", self._edit_view("end", self.end_form, self.end_label), name="end"),
            path("<int:pk>/withdraw/", self._edit_view("withdraw", self.withdraw_form, _("Withdraw")), name="withdraw"),
        ]

    def _edit_view(self, name, form, label):
        return self.construct_view(
            FactEditView,
            form_class=form,
            own_url_name=self.get_url_name(name),
            page_title=label,
            submit_button_label=label,
        )


class AppointmentIndexView(FactIndexView):
    """The list leads to the units that nobody heads."""

    @property
    def header_buttons(self):
        vacant = reverse("appointments:vacant")
        return [*super().header_buttons, HeaderButton(_("Vacant units"), url=vacant, icon_name="group")]


class AppointmentViewSet(FactViewSet):
    """Who leads, deputises, coordinates or is a key person where."""

    model, filterset_class = Appointment, AppointmentFilterSet
    icon, menu_order = "user", 262
    menu_label = title = _("Appointments")
    new_label = _("New appointment")
    index_view_class = AppointmentIndexView
    new_form = office_forms.AppointmentForm
    end_form, withdraw_form = office_forms.EndAppointmentForm, office_forms.WithdrawAppointmentForm
    list_display = [
        "person",
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        UNIT,
        FROM,
        TO,
    ]

    @staticmethod
    def rows(user, today, voided=False):
        rows = Appointment.objects.all() if voided else Appointment.objects.in_force()
        return with_unit_name(rows.select_related("person"), today)

    @staticmethod
    def describe(row):
        return f"{row.person}, {row.get_kind_display()}, {row.unit_name}"

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("vacant/", vacancies.vacant_units, name="vacant")]


class RoleHolderViewSet(FactViewSet):
    """Who answers for which role, and at which number."""

    model, filterset_class = RoleHolder, RoleHolderFilterSet
    icon, menu_order = "mobile-alt", 264
    menu_label = title = _("Roles and whom to call")
    title_label = _("Role")
    new_label, end_label = _("New holder of a role"), _("Change or end")
    new_form = office_forms.RoleHolderForm
    end_form, withdraw_form = office_forms.ChangeRoleHolderForm, office_forms.WithdrawRoleHolderForm
    list_display = [
        "role",
        UNIT,
        Column("person", label=_("Person"), accessor=lambda row: row.person or "", sort_key="person__last_name"),
        Column("phone", label=_("Telephone at work")),
        Column(
            "name_is_public",
            label=_("Named in public"),
            accessor=lambda row: _("Has agreed") if row.name_is_public else "",
        ),
        FROM,
        TO,
    ]

    @staticmethod
    def rows(user, today, voided=False):
        rows = RoleHolder.objects.all() if voided else RoleHolder.objects.in_force()
        return with_unit_name(rows.select_related("person", "role", "unit"), today)

    @staticmethod
    def describe(row):
        return ", ".join(filter(None, [row.role.title, row.unit_name, str(row.person or "")]))


class DelegationViewSet(FactViewSet):
    """Limited parts of the work, by date: those that the user could hand over."""

    model, filterset_class = Delegation, DelegationFilterSet
    icon, menu_order = "key", 266
    menu_label = title = _("Delegations")
    new_label = _("New delegation")
    new_form = office_forms.DelegationForm
    end_form, withdraw_form = office_forms.EndDelegationForm, office_forms.WithdrawDelegationForm
    list_display = [
        "person",
        Column("group", label=_("Part of the work"), sort_key="group__name"),
        FROM,
        TO,
        Column("decided_by", label=_("Decided by"), accessor=lambda row: row.decided_by or ""),
    ]

    @staticmethod
    def rows(user, today, voided=False):
        rows = Delegation.objects.all() if voided else Delegation.objects.in_force()
        return rows.filter(group__in=delegable.groups(user)).select_related("person", "group", "decided_by")

    @staticmethod
    def describe(row):
        return f"{row.person}, {row.group}"


VIEWSETS = [
    AppointmentViewSet("appointments"),
    RoleHolderViewSet("role_holders"),
    DelegationViewSet("delegations"),
]
