"""What tracking adds to the CMS."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from tracking.models import CutDate
from tracking.recognition.importers import may_import


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


class CompletionImportMenuItem(MenuItem):
    """Leads to the files with completions, for those who may bring them in."""

    def is_shown(self, request):
        return may_import(request.user)


@hooks.register("register_admin_menu_item")
def register_completion_import_menu_item():
    return CompletionImportMenuItem(
        _("Files with completions"),
        reverse("tracking:completion_imports"),
        "completion-imports",
        icon_name="upload",
        order=730,
    )


@hooks.register("register_permissions")
def register_completion_import_permission():
    """Lets an administrator give a group the permission to bring in files with completions."""
    return Permission.objects.filter(content_type__app_label="tracking", codename="add_completionimport")
