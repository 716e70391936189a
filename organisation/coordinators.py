"""Who coordinates a unit: by appointment in the unit itself, or in the nearest one above that has a coordinator."""

from organisation.access import chains_of
from organisation.models import Appointment, AppointmentKind


def nearest_coordinators(unit, on):
    """The active persons who coordinate `unit` on `on`, all from the nearest unit that has any. Two queries."""
    chain = chains_of([unit.pk], on).get(unit.pk, [])
    held = Appointment.objects.on(on).filter(unit__in=chain, kind=AppointmentKind.COORDINATOR, person__is_active=True)
    by_unit = {}
    for row in held.select_related("person").order_by("pk"):
        by_unit.setdefault(row.unit_id, {})[row.person_id] = row.person
    return next((list(by_unit[one].values()) for one in chain if one in by_unit), [])
