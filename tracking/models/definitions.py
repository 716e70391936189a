"""The municipality's choices that the definitions leave open, and its cut dates."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from organisation.models import UnitKind

VERSION = "1"  # Of docs/definitions.md; stands in every frozen report.


def default_meeting_kinds():
    return [UnitKind.UNIT.value, UnitKind.DIVISION.value]


class UnitKindsField(models.JSONField):
    """Kinds of unit, ticked in the form; a plain JSON list in the database."""

    def formfield(self, **kwargs):
        values = {
            "label": capfirst(kwargs.get("label", self.verbose_name)),
            "help_text": kwargs.get("help_text", self.help_text),
        }
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=UnitKind.choices, required=not self.blank, widget=widget, **values)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


@register_setting(icon="date")
class Definitions(BaseGenericSetting):
    """Numbers that the definitions of a figure refer to by name."""

    leave_days = models.PositiveSmallIntegerField(
        _("days of absence before a person is on leave"), default=30, validators=[MinValueValidator(1)]
    )
    count_leave = models.BooleanField(_("count staff on leave as relevant"), default=False)
    gap_days = models.PositiveSmallIntegerField(_("days between employments that do not restart the clock"), default=30)
    renewal_window = models.PositiveSmallIntegerField(_("days before the end when one may renew"), default=90)
    small_cell = models.PositiveSmallIntegerField(
        _("smallest group whose figures are shown above the nearest head"), default=5, validators=[MinValueValidator(1)]
    )
    meeting_kinds = UnitKindsField(
        _("kinds of unit that are to hold a unit meeting on the subject each year"),
        default=default_meeting_kinds,
        blank=True,
    )
    # The last day of any fact that retention has deleted: no figure can be given for it or a day before.
    weeded_through = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("definitions of the figures")

    def save(self, *args, update_fields=None, **kwargs):
        """A form that was opened before a weeding must not move the horizon back: only an update moves it."""
        if update_fields is None and not self._state.adding:
            fields = self._meta.concrete_fields
            update_fields = [field.name for field in fields if not field.primary_key and field.name != "weeded_through"]
        super().save(*args, update_fields=update_fields, **kwargs)


class CutDate(models.Model):
    """A day of the year on which the municipality reports."""

    name = models.CharField(_("name"), max_length=60)
    month = models.PositiveSmallIntegerField(_("month"))
    day = models.PositiveSmallIntegerField(_("day"))

    class Meta:
        ordering = ["month", "day"]
        verbose_name = _("cut date")
        verbose_name_plural = _("cut dates")
        constraints = [models.UniqueConstraint(fields=["month", "day"], name="tracking_cutdate_once")]

    def __str__(self):
        return self.name

    def clean(self):
        try:
            self.in_year(2001)  # Not a leap year: a cut date exists every year.
        except (TypeError, ValueError):
            raise ValidationError(_("There is no such day.")) from None

    def in_year(self, year):
        """The cut date as a date of `year`."""
        return date(year, self.month, self.day)
