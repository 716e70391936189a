"""Has the unit discussed the matter this year? (definition 20)"""

from datetime import date

from django.db.models import Max

from organisation.models import UnitKind
from organisation.succession import Successions
from tracking.models import UnitActivity

OBLIGED_KINDS = (UnitKind.UNIT, UnitKind.DIVISION)


def last_held(units, on):
    """{unit id: the latest meeting in the calendar year of `on` and no later than `on`}. Two queries.

    A predecessor's meeting counts for the successor: the staff have had it.
    """
    before = Successions.by(on).before
    wanted = set(units).union(*(before(unit) for unit in units))
    held = UnitActivity.objects.in_force().filter(unit__in=wanted, held_on__range=(date(on.year, 1, 1), on))
    latest = dict(held.values_list("unit").annotate(latest=Max("held_on")).order_by())
    found = {unit: [latest[one] for one in {unit, *before(unit)} if one in latest] for unit in units}
    return {unit: max(days) for unit, days in found.items() if days}


def obliged(tree, units, employed):
    """Those of the `units` that are to hold one: of an obliged kind and with somebody employed on the day."""
    return [unit for unit in units if tree[unit].kind in OBLIGED_KINDS and employed(unit)]
