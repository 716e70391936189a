"""What the reviews add to the CMS; registered by content/wagtail_hooks.py."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.models import Reviewed
from content.review import kinds, noting
from content.review.panel import ReviewedButton, ToReviewPanel


class ToReviewMenuItem(MenuItem):
    """Shown to those whom the report can show something."""

    def is_shown(self, request):
        return kinds.sees_anything(request.user)


@hooks.register("register_reports_menu_item")
def register_report():
    return ToReviewMenuItem(_("To be reviewed"), reverse_lazy("review:report"), icon_name="history", order=100)


@hooks.register("register_admin_urls")
def register_urls():
    return [path("review/", include("content.review.urls"))]


@hooks.register("register_log_actions")
def register_action(actions):
    actions.register_action(noting.ACTION, _("Reviewed, no change"), _("Reviewed, no change"))


@hooks.register("construct_homepage_panels")
def add_panel(request, panels):
    if kinds.sees_anything(request.user):
        panels.append(ToReviewPanel())


@hooks.register("register_page_header_buttons")
def add_page_button(page, user, view_name, next_url=None):
    """On a published page of a kind that is reviewed, for those who may publish it."""
    if view_name != "edit" or not page.live or not issubclass(page.specific_class or type(page), Reviewed):
        return
    if kinds.may_note_page(page, user):
        yield ReviewedButton(page.specific_deferred, next_url)
