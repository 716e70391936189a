"""Units that become one, and one that becomes several. Staff go along: their clocks are not touched."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation import tree
from organisation.change import ONE_DAY, changing, copy_of, lock_units
from organisation.models import (
    FAR,
    Appointment,
    AppointmentKind,
    Employment,
    RoleHolder,
    UnitPeriod,
    UnitSuccession,
    User,
)
from organisation.open_days import check_open
from organisation.spans import without


@dataclass(frozen=True)
class Part:
    """A unit that a split opens; kind and place are those of the unit that is split unless stated."""

    code: str
    name: str
    kind: str = ""
    parent: object = None
    heads: tuple = ()


def merge_units(predecessors, code, name, on, *, kind="", parent=None, heads=(), source="cms", by=None):
    """A new unit opens on `on` and takes over everything from the predecessors, whose last day is the day before.

    Staff and units below go along, and so do roles of contact cards. Appointments end; `heads` are the new unit's.
    """
    with changing(source, by) as change:
        periods = _closing(predecessors, on)
        if len(periods) < 2:
            raise ValidationError(_("Choose at least two units."), code="too_few")
        parent = _staying(parent or _common_parent(periods), periods)
        unit = tree.open_unit(code, name, kind or periods[0].kind, on, parent)
        _hand_over(change, periods, on, _Everything(unit))
        _appoint(change, unit, heads, on)
    return unit


def absorb_units(unit, predecessors, on, *, heads=(), source="cms", by=None):
    """The same, but `unit` exists already and goes on with its own staff and appointments."""
    with changing(source, by) as change:
        if unit in predecessors:
            raise ValidationError(_("A unit cannot take over from itself."), code="itself")
        periods = _closing(predecessors, on)
        if not periods:
            raise ValidationError(_("Choose at least one unit."), code="too_few")
        lock_units([unit])
        check_open(unit, on, None)
        below = UnitPeriod.objects.touching(on, FAR).filter(unit=unit, parent__in=predecessors)
        if below.exists():
            raise ValidationError(
                _("The unit that takes over stands below one that closes. Move it first."), code="below"
            )
        _hand_over(change, periods, on, _Everything(unit))
        _appoint(change, unit, heads, on)


def split_unit(unit, parts, on, placements, *, below=None, source="cms", by=None):
    """The `parts` open on `on` in the place of the unit, whose last day is the day before. Returns the new units.

    `placements` is {employment id: code of a part} for everybody who works there on that day or later; `below` is
    {unit id: code of a part} for the units below. Refused while somebody is left without a place.
    """
    with changing(source, by) as change:
        [period] = _closing([unit], on)
        if len({part.code for part in parts}) < max(2, len(parts)):
            raise ValidationError(_("Give at least two parts, each with a code of its own."), code="too_few")
        opened = {}
        for part in parts:
            parent = _staying(part.parent or period.parent, [period])
            opened[part.code] = tree.open_unit(part.code, part.name, part.kind or period.kind, on, parent)
            _appoint(change, opened[part.code], part.heads, on)
        _hand_over(change, [period], on, _Divided(opened, placements, below or {}))
    return [opened[part.code] for part in parts]


class _Everything:
    """All goes to one unit."""

    def __init__(self, unit):
        self.units = [unit]

    def of_employments(self, rows):
        return {row.pk: self.units for row in rows}

    def of_units_below(self, rows):
        return {row.pk: self.units for row in rows}

    def of_roles(self, rows, employments):
        return {row.pk: self.units for row in rows}


class _Divided:
    """Each goes where it was put. A role goes with the person who holds it, or else to all parts."""

    def __init__(self, opened, placements, below):
        self.opened, self.placements, self.below = opened, placements, below
        self.units = list(opened.values())

    def of_employments(self, rows):
        left = [row for row in rows if self.placements.get(row.pk) not in self.opened]
        if left:
            number = len({row.person_id for row in left})
            text = ngettext("%(number)d person has no place yet.", "%(number)d persons have no place yet.", number)
            raise ValidationError(text, code="staff_left", params={"number": number})
        return {row.pk: [self.opened[self.placements[row.pk]]] for row in rows}

    def of_units_below(self, rows):
        if any(self.below.get(row.unit_id) not in self.opened for row in rows):
            raise ValidationError(_("Choose a part for each of the units below."), code="units_left")
        return {row.pk: [self.opened[self.below[row.unit_id]]] for row in rows}

    def of_roles(self, rows, employments):
        where = defaultdict(list)
        for employment in employments:
            where[employment.person_id].append(self.opened[self.placements[employment.pk]])
        return {row.pk: where.get(row.person_id) or self.units for row in rows}


def _closing(units, on):
    """The last periods of the units that close the day before `on`, locked; refused where one cannot close then."""
    lock_units(units)
    periods = []
    for unit in sorted(set(units), key=lambda unit: unit.pk):
        period = tree.current_period(unit)
        tree.check_begins_after(period, on)
        tree.check_not_at_the_top(period)
        periods.append(period)
    return periods


def _common_parent(periods):
    """The unit that all of them stand directly below."""
    parents = {period.parent for period in periods}
    if len(parents) != 1:
        raise ValidationError(
            _("The units do not stand below the same unit. Choose what the new one is to stand below."),
            code="no_parent",
        )
    return parents.pop()


def _staying(parent, periods):
    """The unit above the new one, which is none of those that close."""
    if parent is not None and parent.pk in {period.unit_id for period in periods}:
        raise ValidationError(_("The new unit cannot stand below one that closes."), code="below")
    return parent


def _hand_over(change, periods, on, destination):
    """Everything that goes on in the closing units on `on` or later goes on elsewhere, and they close."""
    units = [period.unit_id for period in periods]
    employments = list(Employment.objects.touching(on, FAR).filter(unit__in=units).order_by("pk"))
    persons = {row.person_id for row in employments}
    list(User.objects.select_for_update().filter(pk__in=persons).order_by("pk").values_list("pk", flat=True))
    below = list(UnitPeriod.objects.touching(on, FAR).filter(parent__in=units).exclude(unit__in=units))
    roles = list(RoleHolder.objects.touching(on, FAR).filter(unit__in=units).order_by("pk"))
    appointments = list(Appointment.objects.touching(on, FAR).filter(unit__in=units))
    staff_to, below_to = destination.of_employments(employments), destination.of_units_below(below)
    _move(change, employments, on, "unit_id", staff_to, _jobs_joined)
    _move(change, below, on, "parent_id", below_to)
    _move(change, roles, on, "unit_id", destination.of_roles(roles, employments), _roles_joined)
    change.end(appointments, on - ONE_DAY)
    change.end(periods, on - ONE_DAY)
    change.insert(
        [
            UnitSuccession(predecessor_id=period.unit_id, successor=unit, on=on)
            for period in periods
            for unit in destination.units
        ]
    )


def _move(change, rows, on, column, to, joined=None):
    """Each of the rows ends the day before `on` and goes on in the units that `to` gives for it."""
    moved = [
        copy_of(row, starts_on=max(on, row.starts_on), **{column: unit.pk})
        for row in rows
        for unit in dict.fromkeys(to[row.pk])
    ]
    change.void(rows, f"handed over {on}")
    change.insert([copy_of(row, ends_on=on - ONE_DAY) for row in rows if row.starts_on < on])
    replaced, moved = joined(moved, on) if joined else ([], moved)
    change.void(replaced, f"handed over {on}")
    change.insert(moved)


def _jobs_joined(moved, on):
    """(rows to replace, rows to record): the same job of one person from two units is one, its shares added."""
    groups, there = defaultdict(list), defaultdict(list)
    for row in moved:
        groups[_job(row)].append(row)
    units, persons = {row.unit_id for row in moved}, {row.person_id for row in moved}
    for row in Employment.objects.touching(on, FAR).filter(unit__in=units, person__in=persons):
        there[_job(row)].append(row)
    replaced, rows = [], []
    for job, same in groups.items():
        together = same + there[job]
        if len(together) == 1:
            rows += together
            continue
        replaced += there[job]
        rows += _cut(together)
    return replaced, rows


def _job(row):
    return row.person_id, row.unit_id, row.job_role_id, row.number


def _cut(rows):
    """The rows cut where one of them begins or ends, those of the same days made into one."""
    rows = sorted(rows, key=lambda row: (row.starts_on, row.last_day))
    edges = {row.starts_on for row in rows} | {row.ends_on + ONE_DAY for row in rows if row.ends_on} | {date.max}
    found = []
    for first, following in pairwise(sorted(edges)):
        here = [row for row in rows if row.starts_on <= first <= row.last_day]
        if here:
            last = None if following == date.max else following - ONE_DAY
            share = min(100, sum(row.share for row in here))
            found.append(copy_of(here[0], starts_on=first, ends_on=last, share=share))
    return found


def _roles_joined(moved, on):
    """(rows to replace, rows to record): a role held by one person in two of the units is held once in the new one.

    The name is public only if it was in all of them.
    """
    groups, there = defaultdict(list), defaultdict(list)
    for row in moved:
        groups[_holding(row)].append(row)
    for row in RoleHolder.objects.touching(on, FAR).filter(unit__in={row.unit_id for row in moved}):
        there[_holding(row)].append((row.starts_on, row.last_day))
    rows = []
    for holding, same in groups.items():
        public = all(row.name_is_public for row in same)
        for first, last in without([(row.starts_on, row.last_day) for row in same], there[holding]):
            end = None if last == FAR else last
            rows.append(copy_of(same[0], starts_on=first, ends_on=end, name_is_public=public))
    return [], rows


def _holding(row):
    return row.role_id, row.unit_id, row.person_id, "" if row.person_id else row.phone


def _appoint(change, unit, heads, on):
    """The persons are heads of the unit from `on`, but for those who are it already."""
    held = Appointment.objects.touching(on, FAR).filter(unit=unit, kind=AppointmentKind.HEAD)
    already = set(held.values_list("person_id", flat=True))
    if any(not person.is_active for person in heads):
        raise ValidationError(_("The head cannot sign in: the account is not active."), code="inactive")
    new = [person for person in dict.fromkeys(heads) if person.pk not in already]
    change.insert([Appointment(person=person, unit=unit, kind=AppointmentKind.HEAD, starts_on=on) for person in new])
