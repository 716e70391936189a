"""The form for a package in the CMS."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.packages import limits
from courses.packages.examining import AS_DRAFT, REFUSE

EXISTING = [
    (AS_DRAFT, gettext_lazy("Lay a new draft on them. What is published stays as it is.")),
    (REFUSE, gettext_lazy("Import nothing.")),
]


class PackageForm(forms.Form):
    """The file, where it goes, and what to do with pages that are here already."""

    file = forms.FileField(
        label=gettext_lazy("Course package"), help_text=gettext_lazy("A .zip file that was exported from Rustad.")
    )
    parent = forms.ModelChoiceField(queryset=None, label=gettext_lazy("List of courses"), empty_label=None)
    existing = forms.ChoiceField(
        label=gettext_lazy("Pages that are here already"),
        choices=EXISTING,
        initial=AS_DRAFT,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["parent"]
        field.queryset = type(places[0]).objects.filter(pk__in=[page.pk for page in places]).order_by("path")
        field.initial = places[0].pk

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > limits.MOST_BYTES:
            text = _("The file is larger than %(megabytes)s MB, and no course package is.")
            raise forms.ValidationError(text % {"megabytes": limits.MOST_BYTES // 1_000_000})
        return file
