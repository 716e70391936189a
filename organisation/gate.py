"""Who gets into the CMS: those with access to it, in two steps."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from organisation.second_factor import missing_step


def cms_gate(get_response):
    """Stands before every page of the CMS, whoever wrote it. Wagtail sends those who are not signed in to do so."""
    front = reverse("wagtailadmin_home")

    def middleware(request):
        if request.path_info.startswith(front) and request.user.is_authenticated:
            if not request.user.has_perm("wagtailadmin.access_admin"):
                raise PermissionDenied
            if response := missing_step(request):
                return response
        return get_response(request)

    return middleware
