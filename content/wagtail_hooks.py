"""The snippets in the CMS menu, with what is due to be checked; help while one writes; films for telephones."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.film import part_of_film
from content.models import ContactCard, GlossaryTerm, LawReference, Role, WorkType
from content.private_pictures import put_in_place
from content.refusal import refuse_many
from content.views import check_writing


class ContactCardViewSet(SnippetViewSet):
    model = ContactCard
    icon = "mobile-alt"
    list_display = ["role", "organisation", "phone", "audience", "checked_on", "next_check"]
    list_filter = ["audience", "owner_role"]
    ordering = ["role"]


class LawReferenceViewSet(SnippetViewSet):
    model = LawReference
    icon = "clipboard-list"
    list_display = ["title", "valid_from", "checked_on", "next_check"]
    list_filter = ["owner_role"]
    ordering = ["title"]


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term", "source"]
    ordering = ["term"]


class RoleViewSet(SnippetViewSet):
    model = Role
    icon = "user"
    list_display = ["title", "key"]
    ordering = ["title"]


class WorkTypeViewSet(SnippetViewSet):
    model = WorkType
    icon = "tasks"
    list_display = ["title", "key"]
    ordering = ["title"]


@register_snippet
class FactsViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Facts and contacts")
    menu_icon = "mobile-alt"
    menu_order = 250
    items = [ContactCardViewSet, LawReferenceViewSet, GlossaryTermViewSet, RoleViewSet, WorkTypeViewSet]


# After Wagtail's own check that the visitor may have the document, which is registered without an order.
hooks.register("before_serve_document", part_of_film, order=10)


@hooks.register("insert_global_admin_css")
def style_of_the_cms():
    """What holds for every page of the CMS."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms.css"))


@hooks.register("register_admin_urls")
def register_writing():
    return [path("writing/<int:page_id>/", check_writing, name="writing")]


@hooks.register("insert_editor_js")
def look_while_writing():
    """The panel that tells how a text reads, kept up to date while one writes."""
    return format_html('<script src="{}" defer></script>', static("js/writing.js"))


@hooks.register("before_bulk_action")
def publish_all_or_none(request, action_type, objects, action_class_instance):
    """One page that is not finished stops them all, before any of them is published."""
    if action_type == "publish" and issubclass(action_class_instance.model, Page):
        return refuse_many(request, objects)
    return None


@hooks.register("after_bulk_action")
def move_many_pictures(request, action_type, objects, action_class_instance):
    """Wagtail changes the collection of many images at once without a signal."""
    if action_type == "add_to_collection" and issubclass(action_class_instance.model, get_image_model()):
        for image in get_image_model().objects.filter(pk__in=[image.pk for image in objects]):
            put_in_place(image)
