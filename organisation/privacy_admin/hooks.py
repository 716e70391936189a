"""What the pages for personal data add to the CMS."""

from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from organisation.privacy_admin.views import may_hand_out


class PersonalDataMenuItem(MenuItem):
    """Shown to administrators."""

    def is_shown(self, request):
        return may_hand_out(request.user)


@hooks.register("register_admin_menu_item")
def register_personal_data_menu_item():
    return PersonalDataMenuItem(
        gettext_lazy("Personal data"), reverse("personal_data:index"), "personal-data", icon_name="lock", order=730
    )


@hooks.register("register_admin_urls")
def register_personal_data_urls():
    return [path("personal-data/", include("organisation.privacy_admin.urls"))]


@hooks.register("register_permissions")
def register_erasure_permission():
    """Lets an administrator give a group that sees all names the permission to erase, too."""
    return Permission.objects.filter(content_type__app_label="organisation", codename="add_erasure")


@hooks.register("before_edit_user")
def keep_erased(request, user):
    """Who has been erased is nobody any longer: the row is not filled with somebody again."""
    if not hasattr(user, "erasure"):
        return None
    messages.error(request, _("The person has been erased. What has been recorded stays, but the account is gone."))
    return redirect("wagtailusers_users:index")
