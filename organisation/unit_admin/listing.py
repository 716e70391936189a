"""The tree of a day as a list."""

from dataclasses import dataclass

from django import forms
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from organisation.access import HEADING
from organisation.models import Appointment, Employment, UnitKind
from organisation.tree import Tree
from organisation.unit_admin.fields import DayField


class ListForm(forms.Form):
    on = DayField(label=_("The tree on"), required=False)
    q = forms.CharField(label=_("Name or code"), required=False, max_length=120)


@dataclass(frozen=True)
class Row:
    """A unit on the day: how deep it stands, who heads it and how many are placed directly in it."""

    node: object
    depth: int
    above: str
    kind: str
    heads: str
    staff: int

    @property
    def indent(self):
        """How far its name is moved in, in rem."""
        return 1 + 2 * self.depth


def rows_of(day, word):
    """A Row for every unit of the day, parents before children, or for those whose name or code holds the word.

    Three queries.
    """
    tree, heads = Tree.on(day), {}
    held = Appointment.objects.on(day).filter(kind__in=HEADING).select_related("person").order_by("pk")
    for row in held:
        heads.setdefault(row.unit_id, []).append(str(row.person))
    placed = Employment.objects.on(day).values_list("unit").annotate(Count("person", distinct=True)).order_by()
    staff, word = dict(placed), word.casefold()
    rows = []
    for unit in (below for root in tree.roots() for below in tree.subtree(root)):
        node, above = tree[unit], list(tree.chain(unit))[1:]
        if word in node.name.casefold() or word in node.code.casefold():
            rows.append(
                Row(
                    node,
                    0 if word else len(above),
                    " / ".join(tree[up].name for up in reversed(above)) if word else "",
                    UnitKind(node.kind).label,
                    ", ".join(heads.get(unit, [])),
                    staff.get(unit, 0),
                )
            )
    return rows
