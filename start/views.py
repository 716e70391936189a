"""The staff start page, the pages every public site must have, and what to say when something goes wrong."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import DatabaseError, connection
from django.http import HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import activate, get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.languages import frame_of
from start import staff_start
from support.models import SupportPage


@never_cache
@login_required
@require_safe
def staff(request):
    """Where a member of staff finds the training, the routine and the people to call."""
    return render(request, "start/staff.html", staff_start.context(request))


@require_safe
def threatened(request):
    """What to do when threatened: the page that the municipality has written, or else the least that holds anywhere.

    Whoever may not read that page is not asked to sign in first.
    """
    page = staff_start.page_for_threatened(request)
    url = page and page.get_url(request)
    if url:
        return redirect(url)
    return _public(request, "start/threatened.html")


@require_safe
def contact(request):
    """How to reach the municipality."""
    return _public(request, "start/contact.html")


@require_safe
def personal_data(request):
    """What is stored, who sees it, and that a visit to the support pages is not."""
    return _public(request, "start/personal_data.html")


def _public(request, template):
    return render(request, template, {"public_menu": SupportPage.objects.menu(request)})


@never_cache
@require_safe
def health(request):
    """For the machine that watches the service: is there a database?"""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request, exception=None):
    return _error(request, "400.html", 400)


def permission_denied(request, exception=None):
    return _error(request, "403.html", 403)


def csrf_failure(request, reason=""):
    """Most often a form that has been open for so long that the session has ended."""
    return _error(request, "csrf.html", 403)


def page_not_found(request, exception=None):
    return _error(request, "404.html", 404)


def server_error(request):
    """Static: the database or the session may be what has failed."""
    return HttpResponseServerError(render_to_string("500.html"))


def _error(request, template, status):
    activate(frame_of(get_language()))  # An address that leads nowhere has not come as far as the middleware's own.
    context = {"signed_in": _is_signed_in(request), "public_menu": SupportPage.objects.menu(request)}
    return render(request, template, context, status=status)


def _is_signed_in(request):
    """Asks the session only when the browser has sent one, and the request has come far enough to have a user."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return hasattr(request, "user") and request.user.is_authenticated
