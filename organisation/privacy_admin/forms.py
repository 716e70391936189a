"""What an administrator says on the pages for personal data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.models import ErasureReason, LegalHold, User

REFERENCE = LegalHold._meta.get_field("reference")


class ExactPersonField(forms.CharField):
    """One person, active or not, by exact employee id; by user name when there is no employee id."""

    default_error_messages = {"required": _("Write whom it is about.")}

    def clean(self, value):
        text = super().clean(value).strip()
        if not text:
            return None
        people = User.objects.filter(erasure=None)
        found = people.filter(employee_id=text).first() or people.filter(employee_id=None, username=text).first()
        if found is None:
            raise forms.ValidationError(_("There is nobody with this employee id."), code="unknown")
        return found


class FindForm(forms.Form):
    """Whose data?"""

    person = ExactPersonField(
        label=_("Employee id"),
        max_length=150,
        help_text=_("Exactly as it stands in the HR system. For somebody without one: the user name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class EraseForm(forms.Form):
    """Why, and that one has understood."""

    reason = forms.ChoiceField(label=_("Why is the person erased?"), choices=ErasureReason.choices)
    understood = forms.BooleanField(
        label=_("I have understood that it cannot be undone"),
        error_messages={"required": _("Tick the box if you want to erase the person.")},
    )


class HoldForm(forms.Form):
    """A case, and one person or everybody."""

    reference = forms.CharField(
        label=_("Reference"), max_length=REFERENCE.max_length, help_text=REFERENCE.help_text, strip=True
    )
    person = ExactPersonField(
        label=_("Employee id"),
        max_length=150,
        required=False,
        help_text=_("Empty: the hold keeps everybody’s data."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class LiftForm(forms.Form):
    """Why the hold is not needed any longer."""

    reason = forms.CharField(
        label=_("Why is the hold lifted?"),
        max_length=200,
        strip=True,
        help_text=_("In a few words, without names. The hold stays in the list, with the reason."),
    )
