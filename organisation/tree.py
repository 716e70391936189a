"""The tree of a date, and the changes to it: each one dated, in one transaction with everything derived from it."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisation.change import ONE_DAY, changing, copy_of, lock_units
from organisation.models import FAR, Unit, UnitAncestor, UnitKind, UnitPeriod
from organisation.open_days import check_open


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
    def on(cls, day, units=None):
        """The tree at the end of `day`; with `units` (ids, or a query for them) no more of it than those."""
        rows = UnitPeriod.objects.on(day).order_by("name", "unit__code")
        if units is not None:
            rows = rows.filter(unit__in=units)
        values = rows.values_list("unit_id", "unit__code", "name", "kind", "parent_id")
        return cls({row[0]: Node(*row) for row in values})

    @classmethod
    def branch(cls, unit_id, day):
        """A unit with what stood above it and below it at the end of `day`; a single query, however large the tree."""
        rows = UnitAncestor.objects.filter(starts_on__lte=day, ends_on__gte=day)
        above, below = rows.filter(unit=unit_id).values("ancestor"), rows.filter(ancestor=unit_id).values("unit")
        return cls.on(day, above.union(below))

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


def open_unit(code, name, kind, on, parent=None, source="cms", by=None):
    """Open a new unit from the day `on` below `parent`, which is open from then on.

    Refused when the code is taken or does not fit into an address, and when there is a municipality and no parent.
    """
    with changing(source, by) as change:
        _check_place(parent, on)
        unit = _identity(code, on)
        change.insert([_checked(UnitPeriod(unit=unit, parent=parent, name=name, kind=kind, starts_on=on))])
    return unit


def rename_unit(unit, name, on, source="cms", by=None):
    """The unit has the name `name` from the day `on`."""
    _change(unit, on, source, by, name=name)


def change_kind(unit, kind, on, source="cms", by=None):
    """The unit is of the kind `kind` from the day `on`."""
    _change(unit, on, source, by, kind=kind)


def move_unit(unit, parent, on, source="cms", by=None):
    """The unit stands under `parent` from the day `on`, with everything below it. Refused below itself."""
    if parent is None:
        raise ValidationError(_("Choose the unit that it is to stand below."), code="no_parent")
    if parent.pk == unit.pk:
        raise ValidationError(_("A unit cannot stand below itself."), code="cycle")
    _change(unit, on, source, by, parent_id=parent.pk)


def close_unit(unit, last_day, source="cms", by=None):
    """The unit's last day is `last_day`; so it is for its appointments and for the roles held there.

    Refused while it has units below it or staff after that day, and for the unit at the top.
    """
    with changing(source, by) as change:
        current = current_period(unit)
        after = last_day + ONE_DAY
        if last_day < current.starts_on:
            raise _too_early(current)
        if UnitPeriod.objects.touching(after, FAR).filter(parent=unit).exists():
            raise ValidationError(
                _("The unit still has units below it. Move or close them first."), code="has_children"
            )
        if unit.employments.touching(after, FAR).exists():
            raise ValidationError(_("The unit still has staff after that day. Move them first."), code="has_staff")
        check_not_at_the_top(current)
        change.end([current], last_day)
        for held in (unit.appointments, unit.role_holders):
            change.end(list(held.touching(after, FAR)), last_day)


def current_period(unit):
    """The unit's open period, locked with the unit so that two changes cannot both end it."""
    lock_units([unit])
    last = UnitPeriod.objects.in_force().filter(unit=unit).order_by("starts_on").last()
    if last is None:
        raise ValidationError(_("The unit is not open."), code="closed")
    if last.ends_on is not None:
        text = _("%(unit)s closes on %(date)s, so it cannot be changed after that.")
        raise ValidationError(
            text, code="closed", params={"unit": last.name, "date": date_format(last.ends_on, "j F Y")}
        )
    return last


def check_begins_after(period, on):
    """Changes come one after another: `on` is after the first day of the unit's latest period."""
    if on <= period.starts_on:
        raise _too_early(period)


def check_not_at_the_top(period):
    """The unit that everything else stands below goes on."""
    if period.parent_id is None and UnitPeriod.objects.on(period.starts_on).filter(parent__isnull=False).exists():
        raise ValidationError(_("The unit at the top of the organisation cannot close."), code="root")


def _too_early(period):
    text = _("%(unit)s last changed on %(date)s. The change must come after that day.")
    params = {"unit": period.name, "date": date_format(period.starts_on, "j F Y")}
    return ValidationError(text, code="too_early", params=params)


def _change(unit, on, source, by, **values):
    """End the current period the day before `on` and start one with the new values."""
    with changing(source, by) as change:
        current = current_period(unit)
        check_begins_after(current, on)
        changed = copy_of(current, starts_on=on, **values)
        if all(getattr(current, column) == value for column, value in values.items()):
            raise ValidationError(_("That is how it is already."), code="unchanged")
        if changed.parent_id != current.parent_id:
            if current.parent_id is None:
                raise ValidationError(_("The unit at the top of the organisation cannot move."), code="root")
            check_open(changed.parent, on, None)
        change.end([current], on - ONE_DAY)
        change.insert([_checked(changed)])


def _check_place(parent, on):
    """There is one unit at the top, and everything else stands below a unit that is open."""
    if parent is not None:
        check_open(parent, on, None)
    elif UnitPeriod.objects.touching(on, FAR).filter(parent=None, kind=UnitKind.MUNICIPALITY).exists():
        raise ValidationError(_("Choose the unit that it is to stand below."), code="no_parent")


def _identity(code, on):
    """A new unit with this code; one whose opening was taken back may use its code again."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        unit = Unit(code=code, opened_on=on)
        unit.clean_fields()
        unit.save(force_insert=True)
        return unit
    if unit.periods.in_force().exists():
        raise ValidationError(_("There is already a unit with the code %(code)s."), code="taken", params={"code": code})
    return unit


def _checked(period):
    """The period, with a name and a kind that can be stored."""
    period.name = period.name.strip()
    period.clean_fields(exclude=["unit", "parent"])
    return period
