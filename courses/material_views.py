"""A version of a meeting material, as it was published: a meeting's record leads here also when the page has gone."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from courses.meeting_material import MeetingMaterialPage
from tracking import materials
from tracking.models import MaterialVersion


@never_cache
@login_required
@require_safe
def version(request, key, number):
    """The newest version of a published page is the page itself; any other is shown from the copy that was kept."""
    row = get_object_or_404(MaterialVersion, key=key, number=number)
    page = MeetingMaterialPage.objects.filter(translation_key=key, locale=Locale.get_default()).first()
    if page is not None:
        _check_restrictions(request, page)
        if page.live and number == materials.newest_number(key):
            return redirect(page.get_url(request))
    if row.content is None:
        return render(request, "courses/material_version_missing.html", {"version": row, "page": page})
    text = MeetingMaterialPage.from_serializable_data(row.content)
    context = {"page": text, "live_url": page.get_url(request) if page and page.live else None}
    return render(request, text.get_template(request), context | text.version_context(request, number))


def _check_restrictions(request, page):
    """A page that the reader may not open has no versions for the reader either."""
    if not all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
        raise Http404
