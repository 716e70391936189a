"""What tracking adds to the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

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
