"""Signing in: with a password, with the municipality's own account, or once with a printed code."""

import time
from urllib.parse import urlencode

import requests
from allauth.account.utils import perform_login
from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from organisation import sign_in_codes
from organisation.provider import MunicipalSignIn
from organisation.sign_in_forms import DOES_NOT_WORK, ChangePasswordForm, ChoosePasswordForm, CodeForm

BEGUN = "sign_in_code"  # In the session: a right code has been written, and a password is to be chosen.
HALF_AN_HOUR = 30 * 60


class SignInView(LoginView):
    """User name or employee id and password; the municipality's own account when there is such a thing."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        following = self.get_next_url() or ""
        oidc = reverse("oidc_login") + (f"?{urlencode({'next': following})}" if following else "")
        return context | {
            "next": following,
            "oidc_name": settings.OIDC_NAME or _("your municipal account"),
            "oidc_url": oidc if settings.OIDC_SERVER_URL else "",
        }


sign_in = SignInView.as_view()


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_with_code(request):
    """The first of two pages: employee number and code. The code is used up on the second one."""
    form = CodeForm(request.POST if request.method == "POST" else None, request=request)
    if form.is_valid() and (code := form.open_code()):
        request.session.cycle_key()
        request.session[BEGUN] = {"code": code.pk, "at": time.time()}
        return redirect("choose_password")
    return render(request, "account/sign_in_code.html", {"form": form})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def choose_password(request):
    """The second page: the password. With it the code is used up, and the person is signed in."""
    begun = request.session.get(BEGUN, {})
    code = sign_in_codes.usable_code(begun.get("code")) if time.time() - begun.get("at", 0) < HALF_AN_HOUR else None
    if code is None:
        return _start_again(request)
    form = ChoosePasswordForm(code.person, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "account/choose_password.html", {"form": form, "person": code.person})
    try:
        person = sign_in_codes.use(code.pk, form.cleaned_data["new_password1"])
    except sign_in_codes.CodeDoesNotWork:
        return _start_again(request)
    del request.session[BEGUN]
    return perform_login(request, person)


def _start_again(request):
    """A second tab, the back button or a slow hand: the code has gone, or nothing was begun."""
    request.session.pop(BEGUN, None)
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    context = {"form": CodeForm(request=request), "problem": DOES_NOT_WORK if request.method == "POST" else ""}
    return render(request, "account/sign_in_code.html", context)


class ChangePasswordView(auth_views.PasswordChangeView):
    """Only for those who have a password here; all their other sessions end."""

    form_class = ChangePasswordForm
    template_name = "account/change_password.html"
    success_url = reverse_lazy("tracking:my_training")

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.has_usable_password():
            return render(request, "account/no_password.html")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(self.request, _("Your password has been changed. You are signed out everywhere else."))
        return response


change_password = login_required(never_cache(ChangePasswordView.as_view()))


@never_cache
@require_safe
def oidc_login(request):
    """To the municipality's own sign-in."""
    return _oidc(request, OAuth2LoginView)


@never_cache
@require_safe
def oidc_callback(request):
    """Back from there."""
    return _oidc(request, OAuth2CallbackView)


def _oidc(request, view):
    """A provider that does not answer must not become our own fault on the page."""
    steps = MunicipalSignIn(request, "kommun")
    try:
        return view.adapter_view(steps)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except requests.RequestException as error:
        return render_authentication_error(request, get_adapter().get_provider(request, "kommun"), exception=error)


@never_cache
@require_safe
def oidc_cancelled(request):
    """The person turned back at the provider's page."""
    return render(request, "socialaccount/login_cancelled.html")
