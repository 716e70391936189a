"""What a head writes for the annual report about one requirement: read by the report, changed by one verb."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organisation import access
from organisation.models import Unit
from tracking.models import CutDate, Measure


def cut_of(on):
    """The cut date that a report of `on` leads up to: the first one from that day on; the year's end without any."""
    cuts = [cut.in_year(year) for cut in CutDate.objects.all() for year in (on.year, on.year + 1)]
    return min((cut for cut in cuts if cut >= on), default=date(on.year, 12, 31))


def of_unit(unit, on):
    """{requirement id: Measure} that the unit has for the cut date that `on` leads up to. Two queries."""
    rows = Measure.objects.in_force().filter(unit=unit, on=cut_of(on))
    return {row.requirement_id: row for row in rows}


def may_write(user, unit, today):
    """Does the user lead the unit today: as head, acting head or deputy, or above it while it has no head?

    An administrator sees the names in every unit, but the words are the head's own.
    """
    chain = access.chains_of([unit.pk], today).get(unit.pk, [])
    places = list(access.seen_from(chain, access.headed(chain, today)))
    return user.appointments.on(today).filter(unit__in=places, kind__in=access.LEADING).exists()


@transaction.atomic
def write(unit, requirement, on, text, *, by, seen):
    """The unit's measure for the report as of `on` is now `text`; nothing at all when it is empty.

    `seen` is the id of the measure that the writer had before the eyes, or None. Refused when somebody else has
    changed it since; the same words again change nothing, so a second click records nothing.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    current = Measure.objects.in_force().filter(unit=unit, requirement=requirement, on=on).first()
    text = text.strip()
    if text == (current.text if current else ""):
        return current
    if seen != (current and current.pk):
        raise ValidationError(_("The text has been changed by somebody else meanwhile. Read it, and save again."))
    if current:
        current.void("rewritten" if text else "taken away", by=by)
    return Measure.objects.create(unit=unit, requirement=requirement, on=on, text=text, written_by=by) if text else None
