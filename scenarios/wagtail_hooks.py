"""What scenarios add to the CMS."""

from django.templatetags.static import static
from django.urls import include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.permissions import page_permission_policy

from scenarios.formats.kinds import H5P, OWN_JSON, TWEE, TWINE_HTML
from scenarios.models import RefusedPublication, ScenarioPage

EXPORTS = [(OWN_JSON, "JSON"), (TWEE, "Twee"), (TWINE_HTML, "Twine HTML"), (H5P, "H5P")]


@hooks.register("insert_editor_js")
def add_reference_lists():
    """The lists of steps, choices and acts in the editor of a scenario."""
    return format_html('<script src="{}" defer></script>', static("js/scenario_editor.js"))


@hooks.register("register_admin_urls")
def register_scenario_urls():
    return [path("scenarios/", include("scenarios.scenario_admin.urls"))]


class ScenariosMenuItem(MenuItem):
    """Shown to those who may make pages; the page itself asks whether scenarios are among them."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, ["add"])


@hooks.register("register_reports_menu_item")
def register_scenarios_menu_item():
    return ScenariosMenuItem(_lazy("Scenarios to look at"), reverse_lazy("scenario_admin:review"), icon_name="history")


@hooks.register("register_page_header_buttons")
def add_page_buttons(page, user, view_name, next_url=None):
    """On the page of a scenario: walk through the draft, and take it out as a file."""
    if not isinstance(page.specific_deferred, ScenarioPage) or not page.permissions_for_user(user).can_edit():
        return
    url = reverse("scenario_admin:walk", args=[page.pk])
    yield Button(_("Walk through the draft"), url, icon_name="history", priority=70)
    yield Button(_("Versions"), reverse("scenario_admin:versions", args=[page.pk]), icon_name="history", priority=75)
    for kind, label in EXPORTS:
        url = reverse("scenario_admin:export", args=[page.pk, kind])
        yield Button(_("Export as %(format)s") % {"format": label}, url, icon_name="download", priority=80)


@hooks.register("after_publish_page")
@hooks.register("after_edit_page")
def tell_of_refusal(request, page):
    """A page that went live with errors, by a way that asks no form: its editor is told that nothing has changed."""
    _tell([page], request)


@hooks.register("after_copy_page")
def tell_of_refused_copy(request, page, new_page):
    _tell([new_page], request)


@hooks.register("after_bulk_action")
def tell_of_refused_pages(request, action_type, objects, action_class_instance):
    if action_type == "publish":
        _tell(objects, request)


def _tell(pages, request):
    keys = [page.translation_key for page in pages if isinstance(page.specific_deferred, ScenarioPage) and page.live]
    refused = set(RefusedPublication.objects.filter(key__in=keys).values_list("key", flat=True))
    for page in pages:
        if page.translation_key in refused:
            text = _("“%(title)s” has errors, so it is not played as you wrote it: the version before still is.")
            messages.warning(request, text % {"title": page.title})
