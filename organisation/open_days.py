"""On which days a unit is open: nobody is placed, appointed or put below it on any other."""

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisation.models import FAR, UnitPeriod
from organisation.spans import union, without


def open_days(unit):
    """The days on which the unit has a place in the tree."""
    return union([(row.starts_on, row.last_day) for row in UnitPeriod.objects.in_force().filter(unit=unit)])


def check_order(starts_on, ends_on):
    """The last day is not before the first."""
    if ends_on is not None and ends_on < starts_on:
        raise ValidationError(_("The last day is before the first."), code="order")


def check_open(unit, starts_on, ends_on):
    """The unit is open on every day from `starts_on` to `ends_on` (None: for ever). At most two queries."""
    check_order(starts_on, ends_on)
    spans = open_days(unit)
    if not without([(starts_on, ends_on or FAR)], spans):
        return
    raise ValidationError(
        _("%(unit)s is not open on all of these days (%(days)s)."),
        code="closed",
        params={"unit": unit.latest_name(), "days": _in_words(spans)},
    )


def _in_words(spans):
    """The days of a unit, as they stand in a message."""
    texts = []
    for first, last in spans:
        text = _("from %(first)s") if last == FAR else _("%(first)s to %(last)s")
        texts.append(text % {"first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")})
    return ", ".join(texts) or _("never")
