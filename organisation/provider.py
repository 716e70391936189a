"""The municipality's own sign-in, by OpenID Connect: what allauth's provider does, made stricter.

allauth finds providers in the module `provider` of every app.
"""

import secrets

import requests
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.urls import reverse
from django.utils import translation


class MunicipalSignIn(OpenIDConnectOAuth2Adapter):
    """The steps from the provider's answer to a person."""

    def get_callback_url(self, request, app):
        """The provider knows one address, whatever language the visitor reads."""
        with translation.override(settings.LANGUAGE_CODE):
            return build_absolute_uri(request, reverse("oidc_callback"), self.redirect_uri_protocol)

    def complete_login(self, request, app, token, **kwargs):
        """Of all that the provider tells, only the claim with the employee id is used; nothing else is kept."""
        id_token = kwargs["response"].get("id_token")
        if not isinstance(id_token, str):
            raise OAuth2Error("The provider sent no ID token.")
        claims = self._decode_id_token(app, id_token)
        uid = claims.get(app.settings["uid_field"])
        uid = str(uid) if type(uid) is int else uid
        if not isinstance(uid, str) or not uid.strip() or not uid.isprintable():
            raise OAuth2Error("The ID token lacks the claim that OIDC_ID_CLAIM names.")
        login = self.get_provider().sociallogin_from_response(request, {app.settings["uid_field"]: uid})
        login.account.extra_data, login.email_addresses = {}, []
        login.nonce = str(claims.get("nonce", ""))
        return login

    def _decode_id_token(self, app, id_token):
        """Signature, issuer, audience and time are checked, although the token came straight from the provider."""
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


class MunicipalProvider(OpenIDConnectProvider):
    """The address decides neither scope nor parameters, and every sign-in carries a nonce."""

    oauth2_adapter_class = MunicipalSignIn

    def get_scope_from_request(self, request):
        return self.get_scope()

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        nonce = secrets.token_urlsafe(24)
        kwargs["auth_params"] = {**self.get_auth_params(), "nonce": nonce}
        try:
            return super().redirect(request, "login", next_url, data, nonce=nonce, **kwargs)
        except requests.RequestException as error:
            return render_authentication_error(request, self, exception=error)


provider_classes = [MunicipalProvider]
