"""The units of a file against the tree that is recorded: what is wrong, and what changes."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from organisation.hr.reasons import reason

ONE_DAY = timedelta(days=1)


@dataclass
class UnitPlan:
    """The changes to the tree. Dates are days; units are codes; `what` is (code above, name, kind)."""

    opened: dict = field(default_factory=dict)  # code -> first day
    closed: dict = field(default_factory=dict)  # code -> last day
    voided: list = field(default_factory=list)  # [(code, pk of the period, last day it keeps or None)]
    periods: list = field(default_factory=list)  # [(code, what, first, last or None)]
    successions: list = field(default_factory=list)  # [(predecessor, successor, first day)]
    changes: list = field(default_factory=list)  # [(what happened, code, name, day)]
    parents: dict = field(default_factory=dict)  # code -> code above, once the plan is carried out
    open_days: dict = field(default_factory=dict)  # code -> (first, last or None), once the plan is carried out

    def __bool__(self):
        return bool(self.periods or self.voided or self.successions)


def plan_units(reading, known, as_of):
    """A UnitPlan of the file's unit rows. Problems are noted in the reading."""
    plan = UnitPlan()
    for code, (_pk, opened, closed) in known.units.items():
        plan.open_days[code] = (opened, closed)
        if known.periods[code]:
            plan.parents[code] = known.periods[code][-1].what[0]
    rows = _once(reading)
    for row in rows.values():
        _plan_unit(plan, reading, known, row, as_of)
    _check_tree(plan, reading, known, rows)
    for row in rows.values():
        _plan_successors(plan, reading, known, row)
    return plan


def _once(reading):
    found = {}
    for row in reading.units:
        if row.code in found:
            _note(reading, row, "unit", "duplicate_unit", other=found[row.code].row)
        else:
            found[row.code] = row
    return found


def _plan_unit(plan, reading, known, row, as_of):
    what = (row.parent, row.name, row.kind)
    if row.code not in known.units:
        first = row.starts_on or as_of
        if row.ends_on and row.ends_on < first:
            _note(reading, row, "unit_to", "unit_backwards")
            return
        plan.opened[row.code] = first
        plan.periods.append((row.code, what, first, row.ends_on))
        plan.changes.append(("opened", row.code, row.name, first))
        plan.open_days[row.code] = (first, row.ends_on)
        if row.ends_on:
            plan.closed[row.code] = row.ends_on
    else:
        _plan_change(plan, reading, known, row, what, as_of)
    plan.parents[row.code] = row.parent


def _plan_change(plan, reading, known, row, what, as_of):
    """The unit is known: it is as before, is called or placed differently from a day on, or closes."""
    opened, closed = known.units[row.code][1:]
    current = known.periods[row.code][-1]
    if closed and (row.ends_on == closed or row.ends_on is None) and current.what == what:
        return  # Closed already, and the file says nothing else.
    if closed:
        _note(reading, row, "unit", "unit_is_closed", day=closed)
        return
    ends_on = row.ends_on
    if current.what == what:
        if ends_on is not None:
            _close(plan, row, current, what, ends_on)
        return
    first = row.starts_on if row.starts_on and row.starts_on > opened else as_of
    if first < current.starts_on:
        _note(reading, row, "unit_from", "unit_too_early", day=current.starts_on)
        return
    if ends_on and ends_on < first:
        _note(reading, row, "unit_to", "unit_backwards")
        return
    keeps = first - ONE_DAY if first > current.starts_on else None
    plan.voided.append((row.code, current.pk, keeps))
    if keeps:
        plan.periods.append((row.code, current.what, current.starts_on, keeps))
    plan.periods.append((row.code, what, first, ends_on))
    if current.what[1] != row.name:
        plan.changes.append(("renamed", row.code, row.name, first))
    if current.what[0] != row.parent:
        plan.changes.append(("moved", row.code, row.name, first))
    if current.what[2] != row.kind:
        plan.changes.append(("changed_kind", row.code, row.name, first))
    if ends_on:
        plan.closed[row.code] = ends_on
        plan.changes.append(("closed", row.code, row.name, ends_on))
    plan.open_days[row.code] = (opened, ends_on)


def _close(plan, row, current, what, last_day):
    plan.voided.append((row.code, current.pk, last_day))
    plan.periods.append((row.code, what, current.starts_on, last_day))
    plan.closed[row.code] = last_day
    plan.changes.append(("closed", row.code, row.name, last_day))
    plan.open_days[row.code] = (plan.open_days[row.code][0], last_day)


def _plan_successors(plan, reading, known, row):
    for successor in row.successors:
        if successor == row.code:
            _note(reading, row, "unit_successors", "successor_of_itself")
        elif successor not in plan.open_days:
            _note(reading, row, "unit_successors", "unknown_successor")
        else:
            plan.successions.append((row.code, successor, row.ends_on + ONE_DAY))


def _check_tree(plan, reading, known, rows):
    """Everybody stands under somebody who is there, nobody below themselves, and there is one at the top."""
    roots = {code for code, parent in plan.parents.items() if not parent and code not in rows and _open(plan, code)}
    below, broken = defaultdict(list), {row.code for row in reading.broken_units}
    for code, parent in plan.parents.items():
        below[parent].append(code)
    for row in rows.values():
        if not row.parent:
            if roots:
                _note(reading, row, "unit_parent", "second_root")
            roots.add(row.code)
        elif row.parent not in plan.parents:
            if row.parent in broken:
                continue
            _note(reading, row, "unit_parent", "unknown_parent")
        elif _climbs_to_itself(plan, row.code):
            _note(reading, row, "unit_parent", "cycle")
        elif _last(plan, row.parent) < _last(plan, row.code):
            _note(reading, row, "unit_parent", "closed_parent")
        if row.code in plan.closed and any(_last(plan, child) > _last(plan, row.code) for child in below[row.code]):
            _note(reading, row, "unit_to", "unit_has_children")


def _climbs_to_itself(plan, code):
    seen, at = set(), plan.parents[code]
    while at and at not in seen:
        if at == code:
            return True
        seen.add(at)
        at = plan.parents.get(at, "")
    return False


def _open(plan, code):
    return plan.open_days[code][1] is None


def _last(plan, code):
    """The unit's last day as something that compares; an open unit's is after every day."""
    last = plan.open_days.get(code, (None, None))[1]
    return (1, None) if last is None else (0, last)


def _note(reading, row, name, kind, **values):
    reading.problem(row.row, name, kind, reason(kind, **values))
