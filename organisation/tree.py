"""The tree of a date, and the changes to it: each one dated, in one transaction with everything derived from it."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organisation.closure import rebuild_closure
from organisation.models import FAR, Unit, UnitPeriod
from organisation.signals import staff_changed


@dataclass
class Node:
    """A unit as it stood on the day of the tree."""

    unit_id: int
    code: str
    name: str
    kind: str
    parent_id: int | None
    children: list = field(default_factory=list)


class Tree:
    """The organisation on one day; read with a single query."""

    def __init__(self, nodes):
        self.nodes = nodes
        for node in nodes.values():
            if node.parent_id in nodes:
                nodes[node.parent_id].children.append(node.unit_id)

    @classmethod
    def on(cls, day):
        """The tree at the end of `day`."""
        rows = UnitPeriod.objects.on(day).order_by("name", "unit__code")
        values = rows.values_list("unit_id", "unit__code", "name", "kind", "parent_id")
        return cls({row[0]: Node(*row) for row in values})

    def __contains__(self, unit_id):
        return unit_id in self.nodes

    def __getitem__(self, unit_id):
        return self.nodes[unit_id]

    def chain(self, unit_id):
        """The unit itself, its parent, and so on to the root."""
        while unit_id in self.nodes:
            yield unit_id
            unit_id = self.nodes[unit_id].parent_id

    def subtree(self, unit_id):
        """The unit itself and everything below it, parents before children."""
        waiting = [unit_id] if unit_id in self.nodes else []
        while waiting:
            current = waiting.pop()
            yield current
            waiting.extend(reversed(self.nodes[current].children))

    def roots(self):
        """Units with nothing above them."""
        return [unit_id for unit_id, node in self.nodes.items() if node.parent_id not in self.nodes]


@transaction.atomic
def open_unit(code, name, kind, on, parent=None, source="cms"):
    """Open a new unit from the day `on`. Raises ValidationError when the code does not fit into an address."""
    unit = Unit(code=code, opened_on=on)
    unit.clean_fields()
    unit.save(force_insert=True)
    UnitPeriod.objects.create(unit=unit, parent=parent, name=name, kind=kind, starts_on=on, source=source)
    _derive()
    return unit


def rename_unit(unit, name, on, source="cms"):
    """The unit has the name `name` from the day `on`."""
    _change(unit, on, source, name=name)


def move_unit(unit, parent, on, source="cms"):
    """The unit stands under `parent` from the day `on`."""
    _change(unit, on, source, parent=parent)


@transaction.atomic
def close_unit(unit, last_day, source="cms"):
    """The unit's last day is `last_day`. Refused while it has units below it or staff after that day."""
    current = _current_period(unit)
    after = last_day + timedelta(days=1)
    if UnitPeriod.objects.touching(after, FAR).filter(parent=unit).exists():
        raise ValidationError(_("The unit still has units below it. Move or close them first."), code="has_children")
    if unit.employments.touching(after, FAR).exists():
        raise ValidationError(_("The unit still has staff after that day. Move them first."), code="has_staff")
    _replace(current, ends_on=last_day, source=source)
    Unit.objects.filter(pk=unit.pk).update(closed_on=last_day)
    _derive()


@transaction.atomic
def _change(unit, on, source, **values):
    """End the current period the day before `on` and start one with the new values."""
    current = _current_period(unit)
    if on <= current.starts_on:
        raise ValidationError(_("The change must come after the start of the unit's current period."), code="too_early")
    _replace(current, ends_on=on - timedelta(days=1), source=source)
    kept = {"parent": current.parent, "name": current.name, "kind": current.kind}
    UnitPeriod.objects.create(unit=unit, starts_on=on, source=source, **(kept | values))
    _derive()


def _current_period(unit):
    """The unit's open period, locked with the unit so that two changes cannot both end it."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    period = UnitPeriod.objects.in_force().filter(unit=unit, ends_on=None).first()
    if period is None:
        raise ValidationError(_("The unit is closed."), code="closed")
    return period


def _replace(period, *, ends_on, source):
    """Void the open row and insert the same with an end."""
    period.void(f"ends {ends_on}")
    UnitPeriod.objects.create(
        unit=period.unit,
        parent=period.parent,
        name=period.name,
        kind=period.kind,
        starts_on=period.starts_on,
        ends_on=ends_on,
        source=source,
    )


def _derive():
    """Everything that follows from the tree."""
    rebuild_closure()
    staff_changed.send(sender=Unit, persons=None)
