"""The form on the accessibility statement."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FaultForm(forms.Form):
    """What does not work, and for whom it wishes an answer. It is sent as a letter and stored nowhere."""

    what = forms.CharField(
        label=_("What does not work, or what do you need?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=3000,
        error_messages={"required": _("Write what does not work, or what you need.")},
    )
    page = forms.CharField(label=_("On which page? (optional)"), max_length=300, required=False)
    answer_to = forms.EmailField(
        label=_("Your e-mail address, if you want an answer (optional)"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # Seen by programs that fill in everything, not by people: see rustad.css.
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": -1, "autocomplete": "off"}),
    )

    def letter(self, municipality):
        """(subject, text) to the municipality."""
        given = self.cleaned_data
        lines = [given["what"]]
        if given["page"]:
            lines.append(_("Page: %(page)s") % {"page": given["page"]})
        lines.append(
            _("Wants an answer at: %(email)s") % {"email": given["answer_to"]}
            if given["answer_to"]
            else _("Has left no address for an answer.")
        )
        subject = _("%(name)s: something is hard to use on the website") % {"name": municipality.name}
        return subject, "\n\n".join(str(line) for line in lines)
