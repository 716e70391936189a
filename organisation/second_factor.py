"""The second step of the sign-in: who has to take it, and whether this session has."""

from functools import wraps
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from organisation.access import sees_all_names
from organisation.lock_out import count_failure

KEY = "second_factor"  # In the session: whose second step it is that has been taken.
NEXT = "second_factor_next"  # Where the person was going; the page with recovery codes leads there.


def asked_of_administrators(view):
    """For pages with names: an administrator, who sees everybody's, gets there in two steps only."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        user = request.user
        if user.is_authenticated and sees_all_names(user) and (response := missing_step(request)):
            return response
        return view(request, *args, **kwargs)

    return guarded


def missing_step(request):
    """None when the session has taken the second step; otherwise the way to take it, or to set it up."""
    if not settings.REQUIRE_MFA or request.session.get(KEY) == request.user.pk:
        return None
    request.session[NEXT] = request.get_full_path()
    page = "mfa_reauthenticate" if is_mfa_enabled(request.user) else "mfa_activate_totp"
    return redirect(f"{reverse(page)}?{urlencode({'next': request.get_full_path()})}")


# Receivers of allauth's signals, connected in apps.py.


def remember(request, user, **kwargs):
    """A code was right, or the app has just been set up, which takes one."""
    request.session[KEY] = user.pk


def forget(request, **kwargs):
    request.session.pop(KEY, None)


def count_wrong_code(request, user, **kwargs):
    count_failure(request, user.get_username())
