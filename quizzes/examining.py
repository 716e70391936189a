"""The door of the pages for those who read and mark what others have handed in."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.views.decorators.cache import never_cache

from organisation.second_factor import asked_of_administrators


def for_those_with(*permissions):
    """For holders of one of the permissions; others get 403, also when they have signed in."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not any(map(request.user.has_perm, permissions)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return never_cache(login_required(asked_of_administrators(guarded)))

    return guard
