"""Heads from the column that names each employee's head. Without that column, nothing here happens.

Whoever is named by the staff of a unit heads it, if placed there or in a unit that is not above it. Who is placed in a
unit above heads that one: the unit below has no head of its own. Appointments made by hand are never touched, and a
unit that nobody names a head for keeps what it has.
"""

from collections import defaultdict
from datetime import timedelta

ONE_DAY = timedelta(days=1)
LEADING = ("head", "acting")


def plan_heads(plan, by_person, known, units, source, as_of, written):
    """Add to `plan` the appointments that begin and end; `written` collects the persons concerned."""
    heads = _heads(by_person, known, units, as_of)
    current = defaultdict(dict)
    for person, offices in known.appointments.items():
        for office in offices:
            unit, kind = office.what
            if kind in LEADING and office.starts_on <= as_of <= office.last_day:
                current[unit][person] = office
    for unit, wanted in heads.items():
        _plan_unit(plan, unit, wanted - plan.ended.keys(), current[unit], source, as_of, written)


def _heads(by_person, known, units, as_of):
    """{unit: the persons who head it, as the rows of staff name them}."""
    named, places = _named(by_person, as_of)
    heads = defaultdict(set)
    for unit, by_manager in named.items():
        above = _above(units, unit)
        for manager, namers in by_manager.items():
            at = places.get(manager) or {s.unit for s in known.spells.get(manager, ()) if s.last_day >= as_of}
            higher = next((code for code in above if code in at), None)
            if unit in at or (higher is None and namers - by_manager.keys()):
                heads[unit].add(manager)
            elif higher:
                heads[higher].add(manager)
    return heads


def _named(by_person, as_of):
    """({unit: {head: the staff who name that head}}, {person: units}) on the day of the file."""
    named, places = defaultdict(lambda: defaultdict(set)), defaultdict(set)
    for person, rows in by_person.items():
        for row in rows:
            if row.starts_on <= as_of and (row.ends_on is None or row.ends_on >= as_of):
                places[person].add(row.unit)
                if row.manager:
                    named[row.unit][row.manager].add(person)
    return named, places


def _plan_unit(plan, unit, wanted, current, source, as_of, written):
    for person in wanted - current.keys():
        plan.appointments.append((person, unit, "head", as_of, None, source))
        written.add(person)
    for person, office in current.items():
        if person not in wanted and office.source == source:
            plan.voided_appointments.append(office.pk)
            if office.starts_on < as_of:
                plan.appointments.append((person, unit, office.what[1], office.starts_on, as_of - ONE_DAY, source))
            written.add(person)


def _above(units, code):
    """The units above, nearest first; a wrong tree has been refused before."""
    found, at = [], units.parents.get(code, "")
    while at and at not in found:
        found.append(at)
        at = units.parents.get(at, "")
    return found
