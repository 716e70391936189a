"""The snippets in the CMS menu, with what is due to be checked; help while one writes; films for telephones."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from content import retiring
from content.film import part_of_film
from content.languages import swedish_of
from content.models import Checked, ContactCard, GlossaryTerm, LawReference, Role, WorkType
from content.private_pictures import put_in_place
from content.refusal import refuse_many
from content.restricted import is_sent_to_sign_in, refusal
from content.review import hooks as review_hooks  # noqa: F401 They register themselves.
from content.snippet_views import CheckedViewSet, UsedViewSet
from content.views import check_writing

KEPT_WHILE_USED = (Checked, Role, WorkType)


class ContactCardViewSet(CheckedViewSet):
    model = ContactCard
    icon = "mobile-alt"
    list_display = ["role", "organisation", "phone", "audience", "next_check", "retired_on", CheckedViewSet.uses_column]
    list_filter = ["audience", "owner_role"]
    ordering = ["role"]


class LawReferenceViewSet(CheckedViewSet):
    model = LawReference
    icon = "clipboard-list"
    list_display = ["title", "valid_from", "next_check", "retired_on", CheckedViewSet.uses_column]
    list_filter = ["owner_role"]
    ordering = ["title"]


class GlossaryTermViewSet(CheckedViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term", "source", "next_check", "retired_on", CheckedViewSet.uses_column]
    list_filter = ["owner_role"]
    ordering = ["term"]


class RoleViewSet(UsedViewSet):
    model = Role
    icon = "user"
    list_display = ["title", "key", UsedViewSet.uses_column]
    ordering = ["title"]


class WorkTypeViewSet(UsedViewSet):
    model = WorkType
    icon = "tasks"
    list_display = ["title", "key", UsedViewSet.uses_column]
    ordering = ["title"]


@register_snippet
class FactsViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Facts and contacts")
    menu_icon = "mobile-alt"
    menu_order = 250
    items = [ContactCardViewSet, LawReferenceViewSet, GlossaryTermViewSet, RoleViewSet, WorkTypeViewSet]


# After Wagtail's own check that the visitor may have the document, which is registered without an order.
hooks.register("before_serve_document", part_of_film, order=10)


@hooks.register("before_serve_document", order=-1)
def refuse_document_instead_of_asking_again(document, request):
    """As with pages: whoever has signed in, and is in no chosen group, is not sent to sign in again."""
    for restriction in document.collection.get_view_restrictions():
        is_for_groups = restriction.restriction_type == CollectionViewRestriction.GROUPS
        if is_for_groups and request.user.is_authenticated and not restriction.accept_request(request):
            raise PermissionDenied


@hooks.register("before_delete_snippet")
def keep_what_is_used(request, instances):
    """A snippet that is used stays; one that has to stay stops a deletion of many."""
    kept = retiring.first_used(one for one in instances if isinstance(one, KEPT_WHILE_USED))
    if kept is None:
        return None
    buttons = [messages.button(retiring.address(kept, "usage"), _("See where it is used"))]
    if hasattr(kept, "retired_on"):
        buttons.append(messages.button(retiring.address(kept, "edit"), _("Retire it")))
    messages.error(request, retiring.why_it_stays(kept), buttons=buttons)
    back = get_valid_next_url_from_request(request)
    return redirect(back or reverse(kept.snippet_viewset.get_url_name("list")))


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


@hooks.register("on_serve_page", order=-1)
def refuse_instead_of_asking_again(serve_next):
    """Wagtail sends whoever may not read a page to sign in, also those who have done so and are in no chosen group."""

    def serve(page, request, serve_args, serve_kwargs):
        response = serve_next(page, request, serve_args, serve_kwargs)
        if is_sent_to_sign_in(response) and request.user.is_authenticated:
            raise PermissionDenied
        return response

    return serve


@hooks.register("on_serve_page")
def keep_translations_as_closed_as_the_page(serve_next):
    """Whom a restriction keeps from a Swedish page, it keeps from its translations, in the same way."""

    def serve(page, request, serve_args, serve_kwargs):
        source = swedish_of(page)
        refused = source is not page and source and refusal(source, request)
        return refused or serve_next(page, request, serve_args, serve_kwargs)

    return serve
