"""What tracking adds to the CMS."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from organisation.access import sees_all_names
from tracking.models import CutDate


class CutDateViewSet(ModelViewSet):
    """The days of the year on which the municipality reports."""

    model = CutDate
    icon = "calendar"
    menu_label = _("Cut dates")
    add_to_settings_menu = True
    form_fields = ["name", "month", "day"]
    list_display = ["name", "month", "day"]


@hooks.register("register_admin_viewset")
def register_cut_dates():
    return CutDateViewSet("cut_dates")


class RemindersMenuItem(MenuItem):
    """Shown to administrators; the page itself belongs to the site."""

    def is_shown(self, request):
        return sees_all_names(request.user)


@hooks.register("register_admin_menu_item")
def register_reminders_menu_item():
    return RemindersMenuItem(
        _("Reminders"), reverse_lazy("tracking:reminders"), "reminders", icon_name="mail", order=730
    )
