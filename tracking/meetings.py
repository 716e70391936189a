"""Has the unit discussed the matter this year? (definition 20)"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef

from organisation.models import Employment
from organisation.succession import Successions
from tracking.models import Definitions, SupportHandled, UnitActivity

WANTED, HANDLED = "wanted", "handled"


@dataclass(frozen=True)
class MeetingRow:
    """What a report says of one unit: `held_on`, `present` and `version` are those of its latest meeting of the year.

    `support` tells whether any of the year's meetings asked for support: "", "wanted", or "handled" when all that
    was asked for has been taken care of by now.
    """

    obliged: bool = False
    held_on: date | None = None
    present: int | None = None
    version: int | None = None
    support: str = ""

    @property
    def is_missing(self):
        """The unit is to hold one and has not."""
        return self.obliged and self.held_on is None


def last_held(units, on):
    """{unit id: the latest meeting in the calendar year of `on` and no later than `on`}. Two queries.

    A predecessor's meeting counts for the successor: the staff have had it.
    """
    before = Successions.by(on).before
    wanted = set(units).union(*(before(unit) for unit in units))
    latest = dict(_of_the_year(wanted, on).values_list("unit").annotate(latest=Max("held_on")).order_by())
    found = {unit: [latest[one] for one in {unit, *before(unit)} if one in latest] for unit in units}
    return {unit: max(days) for unit, days in found.items() if days}


def obliged(tree, units, employed, kinds=None):
    """Those of the `units` that are to hold one: of an obliged kind and with somebody employed on the day.

    `kinds` saves reading the definitions again.
    """
    kinds = Definitions.load().meeting_kinds if kinds is None else kinds
    return [unit for unit in units if tree[unit].kind in kinds and employed(unit)]


def in_report(tree, units, on, kinds=None):
    """{unit id: MeetingRow} for the `units` of the tree of `on`, all of them. Three queries, and one for the kinds."""
    units = [unit for unit in units if unit in tree]
    due = set(obliged(tree, units, _staffed(units, on), kinds))
    before = Successions.by(on).before
    wanted = set(units).union(*(before(unit) for unit in units))
    held = {}
    handled = Exists(SupportHandled.objects.filter(activity=OuterRef("pk")))
    rows = _of_the_year(wanted, on).select_related("material").defer("material__content").annotate(handled_now=handled)
    for row in rows.order_by("held_on", "pk"):
        held.setdefault(row.unit_id, []).append(row)
    return {
        unit: _row(unit in due, [row for one in (unit, *before(unit)) for row in held.get(one, ())]) for unit in units
    }


def _row(is_due, meetings):
    if not meetings:
        return MeetingRow(obliged=is_due)
    latest = max(meetings, key=lambda row: (row.held_on, row.pk))
    asked = [row.handled_now for row in meetings if row.support_wanted]
    support = (HANDLED if all(asked) else WANTED) if asked else ""
    version = latest.material.number if latest.material else None
    return MeetingRow(is_due, latest.held_on, latest.present, version, support)


def _of_the_year(units, on):
    return UnitActivity.objects.in_force().filter(unit__in=units, held_on__range=(date(on.year, 1, 1), on))


def _staffed(units, on):
    """A function that says whether a unit has anybody employed on the day."""
    rows = Employment.objects.on(on).filter(unit__in=units)
    return set(rows.values_list("unit_id", flat=True).distinct()).__contains__
