"""What allauth asks of us: nobody registers, and an account elsewhere is matched on the employee id alone."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.shortcuts import render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from organisation.lock_out import client_address
from organisation.sign_in import may_sign_in

MESSAGES = ("mfa/messages/totp_activated.txt", "mfa/messages/totp_deactivated.txt")


class StaffAccounts(DefaultAccountAdapter):
    """Local accounts."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("Check the user name and the password, and try again."),
        "incorrect_password": _("That is not your password."),
        "incorrect_code": _("The code is not right. A new one comes every half minute."),
        "too_many_login_attempts": _("There have been too many attempts. Try again in a quarter of an hour."),
        "rate_limited": _("There have been too many attempts. Try again in a quarter of an hour."),
    }

    def is_open_for_signup(self, request):
        return False

    def pre_authenticate(self, request, **credentials):
        """Axes counts failures, in the database; allauth's own count is each process's own."""

    def pre_login(self, request, user, **kwargs):
        """Whatever way somebody came: those who have left do not come in."""
        if not may_sign_in().filter(pk=user.pk).exists():
            return render(request, "account/account_inactive.html", status=403)
        return super().pre_login(request, user, **kwargs)

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Only our own: not a greeting at every sign-in, nor what the page says anyway."""
        if message_template in MESSAGES:
            super().add_message(request, level, message_template, message_context, extra_tags, message)

    def get_client_ip(self, request):
        return client_address(request) or ""


class MunicipalAccounts(DefaultSocialAccountAdapter):
    """The municipality's own accounts, by OpenID Connect (organisation/provider.py)."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        """The account is that of the known person with the employee id, or nobody's: never made, never by e-mail."""
        sociallogin.state["process"] = "login"  # Whatever the address said: an account is not connected by hand.
        if not sociallogin.nonce or not constant_time_compare(sociallogin.nonce, sociallogin.state.get("nonce", "")):
            raise ImmediateHttpResponse(_refused(request, "socialaccount/authentication_error.html", 401))
        person = may_sign_in().filter(employee_id=sociallogin.account.uid).first()
        if person is None:
            raise ImmediateHttpResponse(_refused(request, "socialaccount/unknown.html", 403))
        if sociallogin.user.pk != person.pk:
            self._connect(request, sociallogin, person)

    @transaction.atomic
    def _connect(self, request, sociallogin, person):
        """At the first sign-in, and when HR has given the employee id to somebody else by correcting a mistake."""
        key = {"provider": sociallogin.account.provider, "uid": sociallogin.account.uid}
        account, _created = SocialAccount.objects.get_or_create(**key, defaults={"user": person})
        if account.user_id != person.pk:
            account.user = person
            account.save(update_fields=["user"])
        sociallogin.account, sociallogin.user = account, person


def _refused(request, template, status):
    return render(request, template, status=status)


class SecondFactors(DefaultMFAAdapter):
    """The secret of the authenticator app is stored encrypted: a stolen database alone makes no codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": StaffAccounts.error_messages["incorrect_code"],
    }

    def get_totp_label(self, user):
        return user.get_username()

    def encrypt(self, text):
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _box().decrypt(encrypted_text.encode()).decode()


def _box():
    """Locks with SECRET_KEY, and opens also what an earlier key (SECRET_KEY_FALLBACKS) has locked."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [salted_hmac("organisation.accounts", "", secret=key, algorithm="sha256").digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
