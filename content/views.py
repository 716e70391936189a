"""How a text reads, for its editor; and the images that not everybody may see."""

import mimetypes

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.views import collections
from wagtail.images import get_image_model
from wagtail.models import Page, PageSubscription

from content.panels import readers_of
from content.private_pictures import is_private, put_collection_in_place
from content.writing_in_words import context_of


@require_http_methods(["GET", "POST"])
def check_writing(request, page_id):
    """How a draft reads: as last saved with GET; as it stands in the form, unsaved, with POST. Nothing is stored.

    PermissionDenied for who may not edit the page; 404 when it is not there, or has no text to read.
    """
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    page = page.get_latest_revision_as_object()
    readers = readers_of(type(page))
    if readers is None:
        raise Http404
    unread = _fill(page, request) if request.method == "POST" else []
    return render(request, "content/_writing.html", context_of(page, readers) | {"unread": unread})


def _fill(page, request):
    """Put what the form holds into the page, and give the labels of the fields that could not be read.

    A Django form fills in every field that is well-formed, also when others are not.
    """
    form = page.get_edit_handler().get_form_class()(
        request.POST,
        request.FILES,
        instance=page,
        subscription=PageSubscription(page=page, user=request.user),
        parent_page=page.get_parent(),
        for_user=request.user,
    )
    form.defer_required_fields()
    try:
        form.is_valid()
    except (KeyError, TypeError, ValueError):  # Wagtail's blocks take it that a browser has sent all of their fields.
        raise BadRequest from None
    return [str(form.fields[name].label) for name in form.errors if name in form.fields]


@require_safe
def private_picture(request, name):
    """A private image, or one of its sizes, for those whom the restrictions on its collection let see it.

    404 for others, as when there is no such image: its name, which says what it shows, is not confirmed to them.
    """
    stored = _stored(name) if is_private(name) else None
    if stored is None or not stored.file.storage.exists(name):
        raise Http404
    collection = getattr(stored, "image", stored).collection
    if not all(restriction.accept_request(request) for restriction in collection.get_view_restrictions()):
        raise Http404
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(stored.file.storage.open(name), content_type=content_type)
    response["Content-Security-Policy"] = "default-src 'none'"
    add_never_cache_headers(response)  # The next one at the computer may not be allowed to see it.
    return response


def _stored(name):
    """The image, or the size of one, whose file has this name; None when there is none."""
    image = get_image_model()
    sizes = image.get_rendition_model().objects.select_related("image__collection")
    return image.objects.filter(file=name).select_related("collection").first() or sizes.filter(file=name).first()


class EditCollection(collections.Edit):
    """Wagtail's form of a collection; moved beneath a restricted one, its images become private at once."""

    def save_instance(self):
        collection = super().save_instance()
        put_collection_in_place(collection)
        return collection
