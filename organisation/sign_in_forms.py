"""The forms around signing in. Those of allauth are made plain: no text inside the fields, and our own labels."""

from allauth.account.forms import ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as SecondFactorAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

from organisation import lock_out, sign_in_codes

DOES_NOT_WORK = _(
    "The code does not work. It may be misspelt, used already or too old. Check the employee number and the code, or "
    "ask your head for a new one. Have you already chosen a password? Then sign in with that."
)


class WithSecondFactor(forms.Form):
    """A form with a code from the authenticator app, or one of the recovery codes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("Code")
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class Guarded(WithSecondFactor):
    """Guessing the code is counted with the failed sign-ins, and stops where they do."""

    def clean_code(self):
        if lock_out.is_locked(context.request, self.user.get_username()):
            raise forms.ValidationError(_("There have been too many attempts. Try again in a quarter of an hour."))
        return super().clean_code()


class SecondStepForm(Guarded, AuthenticateForm):
    """The second step of signing in."""


class SecondStepAgainForm(Guarded, SecondFactorAgainForm):
    """The second step once more, before something important."""


class SetUpSecondStepForm(WithSecondFactor, ActivateTOTPForm):
    """The first code from an app that has just been set up."""

    def secret_in_groups(self):
        """The secret as one types it into an app that cannot read the picture."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


class PasswordAgainForm(ReauthenticateForm):
    """The password once more, before something important."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class WithNewPassword(forms.Form):
    """What a good password is, said before somebody has chosen a bad one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = _(
            "At least ten signs, and not only digits. A few words in a row are easy to remember and hard to guess."
        )
        self.fields["new_password2"].label = _("The new password once more")
        self.fields["new_password2"].help_text = ""


class ChoosePasswordForm(WithNewPassword, SetPasswordForm):
    """The first password, or a new one instead of a forgotten one."""


class ChangePasswordForm(WithNewPassword, PasswordChangeForm):
    """A new password instead of the old one."""


class CodeForm(forms.Form):
    """Who one is, and the code from the slip. Whatever is wrong, the answer is the same."""

    username = forms.CharField(
        label=_("Employee number"),
        help_text=_("It is on your payslip, for example 40718."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Write your employee number.")},
    )
    code = forms.CharField(
        label=_("Code"),
        help_text=_("The twelve signs on the slip from your head. Capitals and hyphens do not matter."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Write the code that is on the slip.")},
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not authenticate(
            self.request, username=cleaned["username"], sign_in_code=cleaned["code"]
        ):
            raise forms.ValidationError(DOES_NOT_WORK)
        return cleaned

    def open_code(self):
        """The code that has been found right."""
        return sign_in_codes.open_code(self.cleaned_data["code"])
