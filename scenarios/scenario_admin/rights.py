"""Who may do what with scenarios in the CMS: the permissions on pages decide."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from scenarios.importing import parents
from scenarios.models import ScenarioPage


def editable(request, page_id):
    """The newest draft of a scenario that the user may edit. PermissionDenied otherwise; 404 when there is none."""
    page = get_object_or_404(ScenarioPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page.get_latest_revision_as_object()


def places(user):
    """The lists of scenarios under which the user may make one."""
    return [page for page in parents() if page.permissions_for_user(user).can_add_subpage()]
