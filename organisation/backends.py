"""How a person proves who they are: with a password, or once with a code that the head has printed."""

from allauth.account.auth_backends import AuthenticationBackend

from organisation import sign_in, sign_in_codes
from organisation.sign_in import may_sign_in


class StaffBackend(AuthenticationBackend):
    """User name or employee id, and password. It also asks, at every request, whether the person may still be here."""

    def get_user(self, user_id):
        """The person of a session, in one query; None, and the session is nobody's, when they may no longer sign in."""
        return may_sign_in().filter(pk=user_id).first()

    def user_can_authenticate(self, user):
        return may_sign_in().filter(pk=user.pk).exists()

    def _authenticate_by_username(self, username, password):
        return self._check_password(sign_in.named(username), password)

    @classmethod
    def _stash_user(cls, user):
        """allauth would let one with the right password in far enough to be told that the account is closed.

        Here, such a person gets the same answer as everyone who fails: who works here is nobody's business.
        """
        return None


class SignInCodeBackend:
    """Employee id (or user name) and the code: right when the code is open and belongs to that person.

    It does not use the code up: that happens with the choice of a password, so that nobody is left without either.
    """

    def authenticate(self, request, username, sign_in_code):
        code = sign_in_codes.open_code(sign_in_code)
        return code.person if code and sign_in.is_named(code.person, username) else None

    def get_user(self, user_id):
        """No session rests on a code."""
        return None
