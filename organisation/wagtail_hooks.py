"""What organisation adds to the CMS, and what it keeps from being deleted there."""

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet

from organisation.hr import urls as staff_import_urls
from organisation.importers import may_import
from organisation.in_use import first_in_use, refuse
from organisation.models import JobRole, User
from organisation.office_admin.viewsets import VIEWSETS
from organisation.privacy_admin import hooks as _personal_data_hooks  # noqa: F401 It registers itself.
from organisation.unit_admin.forms import FORMS
from organisation.views.hr_source import HrSourceViewSet


class DeleteJobRoleView(DeleteView):
    """A job role stays while an employment or a requirement names it."""

    def run_before_hook(self):
        if first_in_use([self.object]):
            return refuse(self.request, _in_use_text(self.object), self.index_url_name)
        return super().run_before_hook()


class JobRoleViewSet(ModelViewSet):
    """The job roles that a requirement can name, each with the types of work whose scenarios suit it."""

    model = JobRole
    icon = "user"
    menu_label = gettext_lazy("Job roles")
    add_to_settings_menu = True
    form_fields = ["code", "title", "work_types"]
    list_display = ["title", "code"]
    delete_view_class = DeleteJobRoleView


@hooks.register("register_admin_viewset")
def register_job_roles():
    return JobRoleViewSet("job_roles")


@hooks.register("register_admin_viewset")
def register_hr_sources():
    return HrSourceViewSet("hr_sources")


@hooks.register("register_admin_urls")
def register_staff_imports():
    return [path("staff-imports/", include((staff_import_urls, "staff_imports")))]


class StaffImportMenuItem(MenuItem):
    """Shown to those who may bring in staff."""

    def is_shown(self, request):
        return may_import(request.user)


@hooks.register("register_admin_menu_item")
def register_staff_import_menu_item():
    return StaffImportMenuItem(
        gettext_lazy("Staff import"), reverse("staff_imports:index"), "staff-import", icon_name="group", order=720
    )


@hooks.register("register_log_actions")
def register_staff_import_deeds(actions):
    """Who did what with an import stands on its page."""
    for action, label, message in (
        ("bring_in_staff", gettext_lazy("Bring in staff"), gettext_lazy("brought in the file")),
        ("confirm_staff", gettext_lazy("Confirm a staff import"), gettext_lazy("confirmed the import")),
        ("cancel_staff", gettext_lazy("Cancel a staff import"), gettext_lazy("cancelled the import")),
        ("begin_staff_again", gettext_lazy("Begin a staff import again"), gettext_lazy("had the work begin again")),
    ):
        actions.register_action(f"organisation.{action}", label, message)


@hooks.register("register_admin_viewset")
def register_offices():
    return VIEWSETS


@hooks.register("register_permissions")
def register_office_permissions():
    """Lets an administrator give a group the permission to appoint, to name holders of roles and to delegate."""
    codenames = ("change_appointment", "change_roleholder", "change_delegation")
    return Permission.objects.filter(content_type__app_label="organisation", codename__in=codenames)


@hooks.register("register_permissions")
def register_permissions():
    """Lets an administrator give a group the permission to see all names, to change units or to bring in staff."""
    codenames = ("see_all_names", "change_unit", "add_staffimport")
    return Permission.objects.filter(content_type__app_label="organisation", codename__in=codenames)


class UnitsMenuItem(MenuItem):
    """The units, for those who may change them."""

    def is_shown(self, request):
        return request.user.has_perm("organisation.change_unit")


@hooks.register("register_admin_menu_item")
def register_units_menu_item():
    return UnitsMenuItem(gettext_lazy("Units"), reverse("units:index"), name="units", icon_name="group", order=260)


@hooks.register("register_admin_urls")
def register_unit_urls():
    return [path("units/", include("organisation.unit_admin.urls"))]


@hooks.register("register_log_actions")
def register_unit_actions(actions):
    """What the log says of a change of a unit."""
    for name, form in FORMS.items():
        actions.register_action(f"organisation.unit.{name}", form.title, form.title)


@hooks.register("before_delete_user")
def keep_person(request, user):
    """A person stays while something is recorded about them, or by them."""
    return _refuse_person(request, user) if first_in_use([user]) else None


@hooks.register("before_bulk_action")
def keep_persons(request, action_type, objects, action_class_instance):
    """The same for many at once: one person who has to stay stops them all."""
    if action_type != "delete" or action_class_instance.model is not User:
        return None
    person = first_in_use(objects)
    return _refuse_person(request, person) if person else None


def _refuse_person(request, person):
    """Names the person and leads to where they are made inactive."""
    text = _(
        "“%(name)s” cannot be deleted, because something is recorded about them or by them. Make the account inactive "
        "instead: then nobody can sign in with it, and what has been recorded stays."
    )
    edit = messages.button(reverse("wagtailusers_users:edit", args=[person.pk]), _("Edit the user"))
    return refuse(request, text % {"name": person}, "wagtailusers_users:index", [edit])


def _in_use_text(thing):
    text = _(
        "“%(name)s” cannot be deleted, because it is in use. What has been recorded with it, also earlier, has to stay "
        "easy to understand. You can change its title instead."
    )
    return text % {"name": thing}
