"""What Rustad stores about oneself: to read, to print, and as a file for a machine. Nobody else's data is here."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisation.privacy.export import export_of


@never_cache
@login_required
@require_safe
def my_data(request):
    """The page, which the browser prints."""
    return render(
        request, "organisation/my_data.html", {"export": export_of(request.user, timezone.now(), for_own_eyes=True)}
    )


@never_cache
@login_required
@require_safe
def my_data_file(request):
    """The same as JSON; docs/privacy.md describes the keys."""
    return as_file(export_of(request.user, timezone.now(), for_own_eyes=True), "mina-uppgifter.json")


def as_file(export, name):
    """The export as a JSON file to save."""
    response = JsonResponse(export.as_dict(), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
