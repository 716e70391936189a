"""What GIFT adds to the CMS."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from quizzes.gift_admin.rights import may_export


@hooks.register("register_admin_urls")
def register_gift_urls():
    return [path("quizzes/gift/", include("quizzes.gift_admin.urls"))]


class GiftMenuItem(MenuItem):
    def is_shown(self, request):
        return may_export(request.user)


@hooks.register("register_reports_menu_item")
def register_gift_menu_item():
    return GiftMenuItem(_("Questions as GIFT"), reverse_lazy("gift_admin:export"), icon_name="download")
