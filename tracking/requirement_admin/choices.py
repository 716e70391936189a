"""The units that a rule can name, in the order of the tree."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisation.models import UnitPeriod
from organisation.tree import Tree

STEP = "\N{EM SPACE}\N{EM SPACE}"


def unit_choices(today, named=()):
    """[(id, name)] of the units of today, moved in by their depth; then those to come, and those `named` already.

    Two queries.
    """
    tree = Tree.on(today)
    choices = []
    for unit in (below for root in tree.roots() for below in tree.subtree(root)):
        depth = len(list(tree.chain(unit))) - 1
        choices.append((unit, f"{STEP * depth}{tree[unit].name} ({tree[unit].code})"))
    rows = UnitPeriod.objects.in_force().exclude(unit__in=tree.nodes).order_by("name", "starts_on")
    others = rows.filter(starts_on__gt=today) | rows.filter(unit__in=named)
    last = {row.unit_id: row for row in others.select_related("unit")}
    return choices + [(pk, _another(row, today)) for pk, row in last.items()]


def _another(row, today):
    """A unit that is not there today: when it opens, or when it closed."""
    said = {"unit": f"{row.name} ({row.unit.code})"}
    if row.starts_on > today:
        return _("%(unit)s, opens on %(date)s") % (said | {"date": date_format(row.unit.opened_on, "j F Y")})
    return _("%(unit)s, closed") % said
