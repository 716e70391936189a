"""What organisation adds to the CMS."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from organisation.models import JobRole


class JobRoleViewSet(ModelViewSet):
    """The job roles that a requirement can name."""

    model = JobRole
    icon = "user"
    menu_label = _("Job roles")
    add_to_settings_menu = True
    form_fields = ["code", "title"]
    list_display = ["title", "code"]


@hooks.register("register_admin_viewset")
def register_job_roles():
    return JobRoleViewSet("job_roles")


@hooks.register("register_permissions")
def register_permissions():
    """Lets an administrator give the permission to see all names to a group."""
    return Permission.objects.filter(content_type__app_label="organisation", codename="see_all_names")
