"""After five failed sign-ins from one address, a name is locked there for a quarter of an hour.

Axes counts in the database, which all processes share. It gets to know no names: a mark stands in for the user name,
and neither what was typed nor the browser is stored.
"""

from ipaddress import ip_address, ip_network

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.shortcuts import render
from django.utils.crypto import salted_hmac

TOO_MANY = 429


class LockOut(AxesDatabaseHandler):
    """The same count whatever browser is used."""

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = ""
        super().user_login_failed(sender, credentials, request, **kwargs)


def name_mark(request, credentials):
    """What axes keeps instead of the user name. Some type the password there by mistake."""
    name = (credentials or {}).get("username") or ""
    return salted_hmac("organisation.lock_out", name.strip().casefold(), algorithm="sha256").hexdigest()


def client_address(request):
    """Where the request comes from: an IPv4 address, or the network that an IPv6 subscriber has to themselves.

    Behind a proxy it is the last address in X-Forwarded-For, the one that the proxy itself has written; what stands
    before it may have been sent by anyone.
    """
    address = _parse(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        address = _parse(request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2]) or address
    if address is None or address.version == 4:
        return address and str(address)
    return str(ip_network((address, 64), strict=False).network_address)


def _parse(text):
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def is_locked(request, username):
    """Has the name failed too often from here? Then the answer becomes the page that says so."""
    credentials = {"username": username}
    if AxesProxyHandler.is_allowed(request, credentials):
        return False
    request.axes_locked_out = True
    return True


def count_failure(request, username):
    """A failed second step counts as a failed sign-in."""
    user_login_failed.send(sender=__name__, credentials={"username": username}, request=request)


def locked_out(request, response, credentials):
    """What one gets instead of the page: the same for those who exist and those who do not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked_out.html", {"minutes": minutes}, status=TOO_MANY)


def too_many_requests(request, exception=None):
    """allauth's limits for those who are signed in, such as five changes of password a minute."""
    return render(request, "429.html", status=TOO_MANY)
