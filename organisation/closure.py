"""The derived table of who stood above whom, and when."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import UnitAncestor, UnitPeriod
from organisation.spans import union


def compute_closure(periods):
    """Every (unit, ancestor, depth, first, last) that follows from unit periods.

    `periods` are objects with unit_id, parent_id, starts_on and last_day. A cycle on any day raises ValidationError;
    two units may change places from one day to the next.
    """
    by_unit = defaultdict(list)
    for period in periods:
        by_unit[period.unit_id].append(period)
    rows = set()
    for unit_id in by_unit:
        spans = defaultdict(list)
        for ancestor_id, depth, first, last in _climb(unit_id, by_unit):
            spans[ancestor_id, depth].append((first, last))
        for (ancestor_id, depth), found in spans.items():
            rows.update((unit_id, ancestor_id, depth, first, last) for first, last in union(found))
    return rows


def _climb(unit_id, by_unit):
    """Yield (ancestor, depth, first, last) for one unit, itself first, following only the days each link held."""
    waiting = [(unit_id, 0, p.starts_on, p.last_day) for p in by_unit[unit_id]]
    while waiting:
        node, depth, first, last = waiting.pop()
        if depth > len(by_unit) or (depth and node == unit_id):
            raise ValidationError(_("A unit cannot stand below itself."), code="cycle")
        yield node, depth, first, last
        for period in by_unit.get(node, ()):
            start, end = max(first, period.starts_on), min(last, period.last_day)
            if period.parent_id and start <= end:
                waiting.append((period.parent_id, depth + 1, start, end))


def rebuild_closure():
    """Bring UnitAncestor in line with the periods in force; call it in the transaction that changed them."""
    expected = compute_closure(UnitPeriod.objects.in_force())
    fields = ("unit_id", "ancestor_id", "depth", "starts_on", "ends_on")
    stored = {row[1:]: row[0] for row in UnitAncestor.objects.values_list("pk", *fields)}
    UnitAncestor.objects.filter(pk__in=[pk for row, pk in stored.items() if row not in expected]).delete()
    UnitAncestor.objects.bulk_create(
        [UnitAncestor(**dict(zip(fields, row, strict=True))) for row in sorted(expected - stored.keys())]
    )
