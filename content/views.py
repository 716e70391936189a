"""Pages of the CMS about texts, whatever kind of page they stand on."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods
from wagtail.models import Page, PageSubscription

from content.panels import readers_of
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
    except (KeyError, ValueError):  # Wagtail's blocks take it that a browser has sent all of their fields.
        raise BadRequest from None
    return [str(form.fields[name].label) for name in form.errors if name in form.fields]
