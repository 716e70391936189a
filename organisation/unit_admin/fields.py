"""How units, persons and days are asked for."""

import re

from django import forms
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.models import Unit, User


class DayField(forms.DateField):
    """A day, in the past or to come, but with a year that is no slip of the keyboard."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "required": _("Choose a date."),
        "invalid": _("Write the date as year-month-day, for example 2025-12-31."),
    }

    def clean(self, value):
        day = super().clean(value)
        if day and not 1900 <= day.year <= timezone.localdate().year + 10:
            raise forms.ValidationError(_("Check the year."))
        return day


def open_units():
    """The units that no day is set for to close, with their latest `name`, by name."""
    return (
        Unit.objects.filter(periods__voided_at=None, periods__ends_on=None)
        .annotate(name=F("periods__name"))
        .order_by("name", "code")
    )


class UnitField(forms.ModelChoiceField):
    """One open unit, by code."""

    def __init__(self, **values):
        super().__init__(queryset=Unit.objects.none(), to_field_name="code", **values)

    def label_from_instance(self, unit):
        return f"{unit.name} ({unit.code})"


class UnitsField(forms.ModelMultipleChoiceField):
    """Some open units, by code."""

    label_from_instance = UnitField.label_from_instance

    def __init__(self, **values):
        super().__init__(
            queryset=Unit.objects.none(),
            to_field_name="code",
            widget=forms.SelectMultiple(attrs={"size": 12}),
            **values,
        )


class PersonsField(forms.CharField):
    """Persons by exact employee id or user name: no list of everybody to choose from."""

    def clean(self, value):
        names = [name for name in re.split(r"[\s,;]+", super().clean(value)) if name]
        found = {}
        for person in User.objects.filter(employee_id__in=names) | User.objects.filter(username__in=names):
            found |= {person.employee_id: person, person.username: person}
        unknown = [name for name in names if name not in found]
        if unknown:
            raise forms.ValidationError(_("Nobody has this id: %(ids)s."), params={"ids": ", ".join(unknown)})
        return list(dict.fromkeys(found[name] for name in names))
