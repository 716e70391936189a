"""Who leads, deputises, coordinates or is a key person where: dated, and rights follow the day."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organisation import replacing
from organisation.models import Appointment, AppointmentKind, Unit
from organisation.open_days import check_open
from organisation.signals import staff_changed


@transaction.atomic
def appoint(person, unit, kind, starts_on, ends_on=None, source="cms"):
    """`person` holds the office `kind` in `unit` from one day to another.

    Refused when the person holds it already, has been deactivated, and when the unit is not open on all of the days.
    One person may hold offices in several units, and several persons the same office in one.
    """
    if kind not in AppointmentKind.values:
        raise ValidationError(_("There is no such office."), code="kind")
    Unit.objects.select_for_update().get(pk=unit.pk)
    check_open(unit, starts_on, ends_on)
    person = replacing.lock_person(person)
    _check_free(person.appointments.filter(unit=unit, kind=kind), starts_on, ends_on)
    appointment = Appointment.objects.create(
        person=person, unit=unit, kind=kind, starts_on=starts_on, ends_on=ends_on, source=source
    )
    staff_changed.send(sender=Appointment, persons={person.pk})
    return appointment


@transaction.atomic
def end_appointment(appointment, last_day, by=None, source="cms"):
    """The office is held to `last_day`; gives the row that says so. An end can be moved, also to a later day."""
    Unit.objects.select_for_update().get(pk=appointment.unit_id)
    appointment = replacing.locked(appointment)
    ended = replacing.end(appointment, last_day, by, source)
    check_open(appointment.unit, appointment.starts_on, last_day)
    same = Appointment.objects.filter(
        person=appointment.person_id, unit=appointment.unit_id, kind=appointment.kind
    ).exclude(pk=ended.pk)
    _check_free(same, ended.starts_on, last_day)
    staff_changed.send(sender=Appointment, persons={appointment.person_id})
    return ended


@transaction.atomic
def withdraw(appointment, reason, by=None):
    """The appointment was a mistake: it never held."""
    replacing.withdraw(replacing.locked(appointment), reason, by)
    staff_changed.send(sender=Appointment, persons={appointment.person_id})


def _check_free(rows, starts_on, ends_on):
    text = _("The person already holds this office on some of these days.")
    replacing.check_free(rows, starts_on, ends_on, text)
