"""Changes of staff: each verb records facts and tells whoever derives from them, in one transaction."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organisation.appointments import appoint as appoint  # An office is a change of staff too.
from organisation.change import lock_units
from organisation.models import FAR, Absence, Employment, User
from organisation.open_days import check_open, check_order
from organisation.signals import staff_changed


@transaction.atomic
def employ(person, unit, job_role, starts_on, ends_on=None, **details):
    """`person` works in `unit` as `job_role` from one day to another.

    Refused when the same job overlaps itself, and when the unit is not open on all of the days.
    """
    lock_units([unit])
    check_open(unit, starts_on, ends_on)
    User.objects.select_for_update().get(pk=person.pk)
    same = Employment.objects.filter(person=person, unit=unit, job_role=job_role, number=details.get("number", ""))
    if same.touching(starts_on, ends_on or FAR).exists():
        raise ValidationError(_("The person already has this employment on some of these days."), code="overlap")
    details.setdefault("form", "permanent")
    employment = Employment.objects.create(
        person=person, unit=unit, job_role=job_role, starts_on=starts_on, ends_on=ends_on, **details
    )
    staff_changed.send(sender=Employment, persons={person.pk})
    return employment


@transaction.atomic
def end_employment(employment, last_day, source="cms"):
    """The employment's last day is `last_day`: the open row is voided and one with an end recorded.

    Refused when that is before its first day, and when the unit is closed by then.
    """
    lock_units([employment.unit])
    check_open(employment.unit, employment.starts_on, last_day)
    employment.void(f"ends {last_day}")
    ended = Employment.objects.create(
        person_id=employment.person_id,
        unit_id=employment.unit_id,
        job_role_id=employment.job_role_id,
        form=employment.form,
        number=employment.number,
        share=employment.share,
        starts_on=employment.starts_on,
        ends_on=last_day,
        source=source,
    )
    staff_changed.send(sender=Employment, persons={employment.person_id})
    return ended


@transaction.atomic
def move(employment, unit, on, source="cms"):
    """The same job goes on in `unit` from the day `on`. Refused when it has ended before that."""
    lock_units([employment.unit, unit])
    check_order(on, employment.ends_on)
    end_employment(employment, on - timedelta(days=1), source)
    return employ(
        employment.person,
        unit,
        employment.job_role,
        on,
        employment.ends_on,
        form=employment.form,
        number=employment.number,
        share=employment.share,
        source=source,
    )


@transaction.atomic
def record_absence(person, starts_on, ends_on=None, source="cms"):
    """A long absence from one day to another; never the reason. Refused when it overlaps another one."""
    check_order(starts_on, ends_on)
    User.objects.select_for_update().get(pk=person.pk)
    if person.absences.touching(starts_on, ends_on or FAR).exists():
        raise ValidationError(_("The person is already absent on some of these days."), code="overlap")
    absence = Absence.objects.create(person=person, starts_on=starts_on, ends_on=ends_on, source=source)
    staff_changed.send(sender=Absence, persons={person.pk})
    return absence
