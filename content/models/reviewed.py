"""What keeps a page fresh: when it was reviewed, when it must be again, by which role, and what was thought of."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from content.models.role import Role


class Perspective(models.TextChoices):
    """What whoever reviews a page has thought of; a closed list."""

    TARGET_GROUP = "target_group", _("The target group has been considered")
    GENDER = "gender", _("The gender perspective has been considered")
    PLAIN_LANGUAGE = "plain_language", _("Plain language")
    IMAGES = "images", _("The choice of images")


GUIDANCE = {
    Perspective.TARGET_GROUP: _("Does it help those it is for: their work, age, language and what they know already?"),
    Perspective.GENDER: _("Do examples and advice fit women, men, girls and boys, as victims and as doers?"),
    Perspective.PLAIN_LANGUAGE: _("Short sentences, everyday words, and the most important thing first."),
    Perspective.IMAGES: _("No image points out a group, frightens, or shows the symbols of a movement."),
}


def _labelled():
    """The list with a sentence of guidance for each item, as the form shows it."""
    return [(key, format_html("{}<br><small>{}</small>", key.label, GUIDANCE[key])) for key in Perspective]


class PerspectivesField(models.JSONField):
    """A JSON list of ticked items of Perspective, in the order of that list."""

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if not isinstance(value, list) or not set(map(str, value)) <= set(Perspective.values):
            raise ValidationError(_("Choose from the list."), code="invalid")

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            label=self.verbose_name,
            choices=_labelled,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text=self.help_text,
        )


class Reviewed(models.Model):
    """A page that somebody has to read again: which role, by when, and when it was done last."""

    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    next_review = models.DateField(_("to be reviewed again by"), null=True, blank=True)
    owner_role = models.ForeignKey(
        Role,
        verbose_name=_("role that reviews"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    perspectives = PerspectivesField(
        _("thought of at the review"), default=list, blank=True, help_text=_("Tick what you have thought of.")
    )

    review_panel = MultiFieldPanel(
        [FieldPanel("reviewed_on"), FieldPanel("next_review"), FieldPanel("owner_role"), FieldPanel("perspectives")],
        heading=_("Review"),
    )

    class Meta:
        abstract = True
