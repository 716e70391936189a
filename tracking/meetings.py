"""Has the unit discussed the matter this year? (definition 20)"""

from datetime import date

from django.db.models import Max

from organisation.models import UnitKind
from tracking.models import UnitActivity

OBLIGED_KINDS = (UnitKind.UNIT, UnitKind.DIVISION)


def last_held(units, on):
    """{unit id: the latest meeting in the calendar year of `on` and no later than `on`}. One query."""
    held = UnitActivity.objects.in_force().filter(unit__in=units, held_on__range=(date(on.year, 1, 1), on))
    return dict(held.values_list("unit").annotate(latest=Max("held_on")).order_by())


def obliged(tree, units, employed):
    """Those of the `units` that are to hold one: of an obliged kind and with somebody employed on the day."""
    return [unit for unit in units if tree[unit].kind in OBLIGED_KINDS and employed(unit)]
