"""Pages for everybody who works here."""

from django.contrib.auth.views import redirect_to_login
from django.utils.cache import add_never_cache_headers
from wagtail.models import Page

from content.languages import InReadersFrame, swedish_of


class StaffPage(InReadersFrame, Page):
    """A page for everybody who works here; a visitor is asked to sign in, and nothing is kept in a cache."""

    open_to_all = False  # A type of page may have a field of this name instead.

    class Meta:
        abstract = True

    @property
    def is_open_to_all(self):
        """May anybody read it? A translation is never more open than the Swedish page."""
        if not self.open_to_all:
            return False
        swedish = swedish_of(self)
        return bool(swedish and swedish.open_to_all)

    def serve(self, request, *args, **kwargs):
        signed_in = request.user.is_authenticated
        if not signed_in and not self.is_open_to_all:
            return redirect_to_login(request.get_full_path())
        response = super().serve(request, *args, **kwargs)
        if signed_in:
            add_never_cache_headers(response)
        return response


def reader_of(request):
    """The person whose own state a page shows; None for a visitor, and in a preview, where nobody learns or plays."""
    if getattr(request, "is_preview", False) or not request.user.is_authenticated:
        return None
    return request.user
