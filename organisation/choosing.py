"""How a form asks for a person, a unit and a day: typed, so that no list of everybody is handed out."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.models import FAR, UnitPeriod, User

MOST = 10  # so many are listed when several match


class DayField(forms.DateField):
    """A day, in the past or to come, but with a year that is no slip of the keyboard."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "required": gettext_lazy("Choose a date."),
        "invalid": gettext_lazy("Write the date as year-month-day, for example 2025-12-31."),
    }

    def clean(self, value):
        day = super().clean(value)
        if day and not 1900 <= day.year <= timezone.localdate().year + 10:
            raise ValidationError(_("Check the year."))
        return day


class PersonField(forms.CharField):
    """One active person by exact employee id or user name; with `by_name`, for administrators, also by name."""

    default_error_messages = {"required": gettext_lazy("Write whom it is about.")}

    def __init__(self, *, by_name=False, **values):
        values.setdefault("label", gettext_lazy("Person"))
        hint = gettext_lazy("The employee id.")
        super().__init__(help_text=gettext_lazy("The employee id, or the name.") if by_name else hint, **values)
        self.by_name = by_name

    def clean(self, value):
        text = super().clean(value).strip()
        if not text:
            return None
        active = User.objects.filter(is_active=True)
        found = active.filter(Q(employee_id=text) | Q(username=text)).order_by("pk").first()
        return found or self._by_name(text, active)

    def _by_name(self, text, active):
        if self.by_name:
            for word in text.split():
                active = active.filter(Q(first_name__icontains=word) | Q(last_name__icontains=word))
            found = list(active.order_by("last_name", "first_name", "pk")[: MOST + 1])
            if len(found) == 1:
                return found[0]
            if found:
                listed = [f"{person} ({person.employee_id or person.username})" for person in found]
                raise _several(_("Several people match. Write the employee id of the right one: %(found)s"), listed)
        raise ValidationError(_("There is no active person with this id."), code="unknown")


class UnitField(forms.CharField):
    """One unit that is open today or later, by code or name; with `among` (ids), one of those."""

    default_error_messages = {"required": gettext_lazy("Write which unit.")}

    def __init__(self, *, among=None, **values):
        values.setdefault("label", gettext_lazy("Unit"))
        super().__init__(help_text=gettext_lazy("The code or the name, or a part of the name."), **values)
        self.among = among

    def clean(self, value):
        text = " ".join(super().clean(value).split())
        if not text:
            return None
        rows = list(_open_units(self.among).filter(Q(unit__code__iexact=text) | Q(name__icontains=text)))
        for is_right in (lambda row: row.unit.code == text, lambda row: row.name.casefold() == text.casefold()):
            if units := {row.unit for row in rows if is_right(row)}:
                return self._only(units, rows)
        return self._only({row.unit for row in rows}, rows)

    @staticmethod
    def _only(units, rows):
        if not units:
            raise ValidationError(_("There is no open unit with this code or name."), code="unknown")
        if len(units) > 1:
            listed = dict.fromkeys(f"{row.name} ({row.unit.code})" for row in rows if row.unit in units)
            raise _several(_("Several units match. Write the code of the right one: %(found)s"), list(listed))
        return units.pop()


def _open_units(among):
    rows = UnitPeriod.objects.touching(timezone.localdate(), FAR).select_related("unit").order_by("name", "unit__code")
    return rows if among is None else rows.filter(unit__in=among)


def _several(text, listed):
    """The first of those that match, and a sign that there are more."""
    shown = listed[:MOST] + (["…"] if len(listed) > MOST else [])
    return ValidationError(text, code="several", params={"found": ", ".join(shown)})


def with_unit_name(rows, today):
    """The rows with `unit_name`: what their unit is called today, or was called last, or will be called."""
    periods = UnitPeriod.objects.in_force().filter(unit=OuterRef("unit"))
    begun = periods.filter(starts_on__lte=today).order_by("-starts_on").values("name")[:1]
    to_come = periods.order_by("starts_on").values("name")[:1]
    return rows.annotate(unit_name=Coalesce(Subquery(begun), Subquery(to_come)))
