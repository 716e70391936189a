"""What tracking adds to the CMS."""

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from organisation.access import sees_all_names
from tracking.models import CutDate
from tracking.recognition.importers import may_import
from tracking.requirement_admin.rights import sees_requirements


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


class RequirementsMenuItem(MenuItem):
    """The requirements, for those who may see or change them."""

    def is_shown(self, request):
        return sees_requirements(request.user)


@hooks.register("register_admin_menu_item")
def register_requirements_menu_item():
    return RequirementsMenuItem(
        _("Requirements"), reverse("requirements:index"), name="requirements", icon_name="tasks", order=258
    )


@hooks.register("register_admin_urls")
def register_requirement_urls():
    return [path("requirements/", include("tracking.requirement_admin.urls"))]


@hooks.register("register_permissions")
def register_requirement_permissions():
    """Lets an administrator give a group the permission to see, make or change requirements."""
    codenames = ("view_requirement", "add_requirement", "change_requirement")
    return Permission.objects.filter(content_type__app_label="tracking", codename__in=codenames)


@hooks.register("register_log_actions")
def register_requirement_actions(actions):
    """What the log says of a change of a requirement."""
    for name, label in (
        ("new", _("New requirement")),
        ("change", _("Change the requirement")),
        ("end", _("End the requirement")),
        ("void", _("Void the version")),
        ("rename", _("Change the name")),
    ):
        actions.register_action(f"tracking.requirement.{name}", label, label)


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


class RemindersMenuItem(MenuItem):
    """Shown to administrators; the page itself belongs to the site."""

    def is_shown(self, request):
        return sees_all_names(request.user)


@hooks.register("register_admin_menu_item")
def register_reminders_menu_item():
    return RemindersMenuItem(
        _("Reminders"), reverse_lazy("tracking:reminders"), "reminders", icon_name="mail", order=730
    )
