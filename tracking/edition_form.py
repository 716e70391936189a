"""The editor's form of a page that is learned from: is this change material?"""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from content.languages import code_of
from tracking import catalogue
from tracking.models import TrainingKind


def is_translation(page):
    """Is the page in another language than Swedish? Its training is that of the Swedish page."""
    return page.locale_id is not None and code_of(page) != settings.LANGUAGE_CODE


class EditionForm(WagtailAdminPageForm):
    """A page form that marks the draft as a material change.

    The box shows whether the draft is marked. Ticking it gives the draft the number of the course's coming edition;
    leaving it as it stands keeps the number, however often the draft is saved; taking the tick away withdraws it.
    The number lies in the revision, so it is published together with the text, whoever publishes it and when.

    The form of a translation lacks the fields in `of_the_training`: nothing would follow from them.
    """

    of_the_training = ("required", "material_change", "edition_note")

    material_change = forms.BooleanField(
        label=_("Material change"),
        required=False,
        help_text=_(
            "Tick when what has been learned no longer holds. Publishing then makes a new edition, which a requirement "
            "may ask for. Leave it empty for corrections: nobody has to do anything again."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if is_translation(self.instance):
            for name in self.of_the_training:
                self.fields.pop(name, None)
            return
        last = catalogue.noted_changes(self.course_key).get(self.instance.training_key, 1)
        self.published_number = last
        self.is_marked = self.instance.changed_in_edition > last
        self.initial["material_change"] = self.is_marked
        if not self.is_marked:
            self.initial["edition_note"] = ""  # The last note belongs to an edition that is out.

    @property
    def course_key(self):
        """The key of the course whose editions the page's number counts."""
        return self.parent_page.translation_key

    def save(self, commit=True):
        if "material_change" not in self.fields:
            return super().save(commit)
        is_material = self.cleaned_data.get("material_change")
        if is_material and not self.is_marked:
            self.instance.changed_in_edition = catalogue.coming_edition(self.course_key)
        elif self.is_marked and not is_material:
            self.instance.changed_in_edition = self.published_number
        return super().save(commit)


class AloneOrPartForm(EditionForm):
    """The same for a page that stands in a course or alone: alone it counts its own editions."""

    @property
    def course_key(self):
        """The key of the training whose editions the page's number counts: the course's, or its own."""
        key = self.parent_page.translation_key if self.parent_page else None
        is_part = key and catalogue.is_kind(key, TrainingKind.COURSE)
        return key if is_part else self.instance.translation_key
