"""What scenarios add to the CMS."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from scenarios.models import RefusedPublication, ScenarioPage


@hooks.register("insert_editor_js")
def add_reference_lists():
    """The lists of steps, choices and acts in the editor of a scenario."""
    return format_html('<script src="{}" defer></script>', static("js/scenario_editor.js"))


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
