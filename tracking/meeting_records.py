"""Recording that a unit meeting was held, withdrawing what was wrong, and the wish for support that may go with it.

Facts are kept: a wrong record is withdrawn, with a reason from a closed list, and the right one recorded.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.access import NAMES, led_units, sees_all_names
from organisation.coordinators import nearest_coordinators
from organisation.models import Employment, FactIsKept
from organisation.open_days import check_open
from tracking.models import SupportHandled, UnitActivity
from tracking.support_mail import tell_coordinator

MORE_THAN_EMPLOYED = 50  # Hourly staff, students and neighbours may take part; more than that is a slip.
SAME = ("present", "material_id", "support_wanted")


class WithdrawReason(models.TextChoices):
    WRONG_DETAILS = "wrong details", gettext_lazy("The date, the number or something else was wrong")
    NOT_HELD = "not held", gettext_lazy("The meeting was not held")
    WRONG_UNIT = "wrong unit", gettext_lazy("It was another unit's meeting")
    TWICE = "recorded twice", gettext_lazy("It was recorded twice")


def earliest(today):
    """Meetings of this year and last year can be recorded: the annual report of last year may still be open."""
    return date(today.year - 1, 1, 1)


def may_record(user, unit, today):
    """Does the user answer for the unit, and is it open? `unit` comes from `Unit.objects.seen_by`.

    Those who see the names by appointment do; an administrator sees them everywhere, and answers for none by that.
    """
    is_open = unit.opened_on <= today and (unit.closed_on is None or today <= unit.closed_on)
    if not is_open or unit.level != NAMES:
        return False
    return not sees_all_names(user) or unit.pk in led_units(user, today)


def record(unit, *, held_on, forum, present, by, on, material=None, support_wanted=False):
    """Record, on `on`, that `unit` held its meeting. Gives (activity, is it new?); the same again changes nothing.

    Refused on days when it cannot have been held, for numbers that cannot be right, and when something else is
    recorded for the unit, the day and the forum. A wish for support is mailed to the nearest coordinators: the mail
    is queued in the same transaction.
    """
    _check_day(unit, held_on, on)
    _check_present(unit, held_on, present)
    values = {"present": present, "material_id": material and material.pk, "support_wanted": support_wanted}
    try:
        with transaction.atomic():
            activity = UnitActivity.objects.create(unit=unit, held_on=held_on, forum=forum, recorded_by=by, **values)
            if support_wanted:
                _ask_for_support(activity, on)
    except IntegrityError:
        found = UnitActivity.objects.in_force().filter(unit=unit, held_on=held_on, forum=forum).first()
        if found is None:
            raise
        if any(getattr(found, name) != values[name] for name in SAME):
            raise ValidationError(
                _("A meeting of this kind is already recorded for that day. If it is wrong, withdraw it first."),
                code="taken",
            ) from None
        return found, False
    return activity, True


def withdraw(activity, reason, by):
    """The record was wrong. False when somebody has withdrawn it already."""
    try:
        activity.void(WithdrawReason(reason).value, by)
    except FactIsKept:
        return False
    return True


def handle_support(activity, by):
    """The wish for support is taken care of, once, whoever presses the button first."""
    SupportHandled.objects.get_or_create(activity=activity, defaults={"handled_by": by})


def reopen_support(activity):
    """It was not taken care of after all."""
    SupportHandled.objects.filter(activity=activity).delete()


def wishes_for_support(units):
    """The meetings in the `units` (ids) that asked for support, withdrawn ones apart, the latest first."""
    asked = UnitActivity.objects.in_force().filter(unit__in=units, support_wanted=True)
    return asked.order_by("-held_on", "-pk")


def _ask_for_support(activity, on):
    for person in nearest_coordinators(activity.unit, on):
        if person.email:
            tell_coordinator.enqueue(activity.pk, person.pk)


def _check_day(unit, held_on, on):
    if held_on > on:
        raise ValidationError({"held_on": _("The date has not come yet. Record the meeting when it has been held.")})
    if held_on < earliest(on):
        text = _("Only meetings of this year and last year can be recorded here.")
        raise ValidationError({"held_on": text})
    try:
        check_open(unit, held_on, held_on)
    except ValidationError as error:
        raise ValidationError({"held_on": error}) from None


def _check_present(unit, held_on, present):
    """At least one, and not many more than are employed in the unit and below it."""
    on_the_day = {"unit__ancestor_rows__starts_on__lte": held_on, "unit__ancestor_rows__ends_on__gte": held_on}
    below = Employment.objects.on(held_on).filter(unit__ancestor_rows__ancestor=unit, **on_the_day)
    employed = below.aggregate(number=models.Count("person", distinct=True))["number"]
    if present < 1:
        raise ValidationError({"present": _("At least one person must have been present.")})
    if present > employed + MORE_THAN_EMPLOYED:
        text = _("That is many more than the %(employed)d who were employed in the unit that day. Check the number.")
        raise ValidationError({"present": text % {"employed": employed}})
