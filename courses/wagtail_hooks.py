"""What the CMS does differently for pages that people have completed; courses as packages."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from courses import mirror
from courses.gate import closed_until_first_course
from courses.models import CourseIndexPage, CoursePage, LearningPage
from tracking.models import Trackable
from tracking.progress import have_completions


@hooks.register("before_serve_page")
def keep_parts_closed(page, request, serve_args, serve_kwargs):
    """A part that is no lesson, such as a scenario, is closed while its course is a draft or waits for another one.

    A lesson sees to that itself.
    """
    if not isinstance(page, Trackable) or isinstance(page, LearningPage):
        return None
    course = mirror.course_above(page)
    if course is None:
        return None
    if not course.live:
        raise Http404
    return closed_until_first_course(request, course)


@hooks.register("before_delete_page")
def keep_completed_page(request, page):
    """A page stays while completions speak of it, or of a page beneath it."""
    if _is_completed(page):
        return _refuse(request, page)
    return None


@hooks.register("before_bulk_action")
def keep_completed_pages(request, action_type, objects, action_class_instance):
    """The same for many at once: one page that has to stay stops them all."""
    if action_type == "delete" and issubclass(action_class_instance.model, Page):
        for page in objects:
            if _is_completed(page):
                return _refuse(request, page)
    return None


def _is_completed(page):
    """A translation is none of those: what has been recorded speaks of the Swedish page."""
    pages = Page.objects.descendant_of(page, inclusive=True).filter(locale__language_code=settings.LANGUAGE_CODE)
    return have_completions(pages.values("translation_key"))


def _refuse(request, page):
    unpublish = messages.button(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), _("Unpublish"))
    text = _(
        "“%(title)s” cannot be deleted, because people have completed it or a part of it. Unpublish it instead: then "
        "nobody sees it any more, and what has been recorded stays easy to understand."
    )
    messages.error(request, text % {"title": page.get_admin_display_title()}, buttons=[unpublish])
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("register_admin_urls")
def register_package_urls():
    return [path("courses/", include("courses.packages.urls"))]


class ImportMenuItem(MenuItem):
    """Shown to those who may make pages; the page itself asks whether courses are among them."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, ["add"])


@hooks.register("register_reports_menu_item")
def register_import_menu_item():
    return ImportMenuItem(_lazy("Import a course"), reverse_lazy("course_packages:import"), icon_name="upload")


@hooks.register("register_page_header_buttons")
def add_package_buttons(page, user, view_name, next_url=None):
    """On a course: take it out as a package. On the list of courses: take one in."""
    model, rights = page.specific_class, page.permissions_for_user(user)
    if model is CoursePage and rights.can_edit():
        url = reverse("course_packages:export", args=[page.pk])
        yield Button(_("Export the course"), url, icon_name="download", priority=80)
    elif model is CourseIndexPage and rights.can_add_subpage():
        yield Button(_("Import a course"), reverse("course_packages:import"), icon_name="upload", priority=80)
