"""What has happened since the previous cut date: from the relevant of that day to those of today (definition 23).

Each person is in one class, decided from the facts of the two days alone, so the sums hold by construction:
relevant then + everybody who came in − everybody who went out = relevant now.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from organisation.models import Employment
from tracking import reports
from tracking.standing import State

RELEVANT = frozenset({State.COMPLETED, State.IN_PROGRESS, State.NOT_STARTED})


class Came(StrEnum):
    """Why somebody is relevant now who was not then, in the order that decides."""

    EMPLOYED = "employed"
    FROM_ELSEWHERE = "from_elsewhere"
    NO_LONGER_EXEMPT = "no_longer_exempt"
    BACK_FROM_LEAVE = "back_from_leave"
    IN_RULE = "in_rule"


class Went(StrEnum):
    """Why somebody who was relevant then is not so now, in the order that decides."""

    LEFT = "left"
    TO_ELSEWHERE = "to_elsewhere"
    EXEMPT = "exempt"
    ON_LEAVE = "on_leave"
    OUT_OF_RULE = "out_of_rule"


@dataclass(frozen=True)
class Place:
    """One person on one day, seen from the scope: the state there, and where the person is employed."""

    state: State = State.OUTSIDE
    employed: bool = False
    here: bool = False

    @property
    def relevant(self):
        return self.state in RELEVANT


def came(then, now):
    """The class of a person who is relevant now and was not then; None for everybody else."""
    if then.relevant or not now.relevant:
        return None
    if not then.employed:
        return Came.EMPLOYED
    if not then.here:
        return Came.FROM_ELSEWHERE
    return {State.EXEMPT: Came.NO_LONGER_EXEMPT, State.ON_LEAVE: Came.BACK_FROM_LEAVE}.get(then.state, Came.IN_RULE)


def went(then, now):
    """The class of a person who was relevant then and is not now; None for everybody else."""
    if now.relevant or not then.relevant:
        return None
    if not now.employed:
        return Went.LEFT
    if not now.here:
        return Went.TO_ELSEWHERE
    return {State.EXEMPT: Went.EXEMPT, State.ON_LEAVE: Went.ON_LEAVE}.get(now.state, Went.OUT_OF_RULE)


@dataclass
class Bridge:
    """The classes with the persons (ids) in each, and how many were and are relevant and completed."""

    before: int = 0
    after: int = 0
    came: dict = field(default_factory=lambda: {kind: [] for kind in Came})
    went: dict = field(default_factory=lambda: {kind: [] for kind in Went})
    completed: dict = field(
        default_factory=lambda: dict.fromkeys(("before", "came", "done", "stopped", "went", "after"), 0)
    )

    @property
    def net(self):
        return self.after - self.before


def bridge(places):
    """The Bridge of {person: (Place then, Place now)}."""
    found = Bridge()
    for person, (then, now) in places.items():
        found.before += then.relevant
        found.after += now.relevant
        into, out = came(then, now), went(then, now)
        if into:
            found.came[into].append(person)
        if out:
            found.went[out].append(person)
        _count_completed(found.completed, then, now, into, out)
    return found


def _count_completed(completed, then, now, into, out):
    was, is_now = then.state == State.COMPLETED, now.state == State.COMPLETED
    completed["before"] += was
    completed["after"] += is_now
    completed["came"] += bool(into) and is_now
    completed["went"] += bool(out) and was
    stayed = then.relevant and now.relevant
    completed["done"] += stayed and is_now and not was
    completed["stopped"] += stayed and was and not is_now


def between(requirement, *, then, units_then, now, units_now):
    """The Bridge for one requirement from the units (ids) of one day to those of a later one.

    A fixed number of queries, however many persons.
    """
    states = [reports.states_of(units, requirement, on=day) for day, units in ((then, units_then), (now, units_now))]
    persons = states[0].keys() | states[1].keys()
    changed = {person for person in persons if _is_relevant(states[0], person) != _is_relevant(states[1], person)}
    placed = [_placed(changed, day) for day in (then, now)]
    units = [set(units_then), set(units_now)]
    return bridge(
        {
            person: tuple(
                Place(states[side].get(person, State.OUTSIDE), *_employed(placed[side].get(person), units[side]))
                for side in (0, 1)
            )
            for person in persons
        }
    )


def _is_relevant(states, person):
    return states.get(person) in RELEVANT


def _placed(persons, day):
    """{person: ids of the units where the person is placed on `day`}."""
    found = {}
    rows = Employment.objects.on(day).filter(person__in=persons)
    for person, unit in rows.values_list("person_id", "unit_id"):
        found.setdefault(person, set()).add(unit)
    return found


def _employed(placed, units):
    """(is employed at all, is placed in one of the units)."""
    return bool(placed), bool(placed and placed & units)


def of_section(report, section):
    """The Bridge of one section of a UnitReport; None when it may not be told or there is nothing to compare with."""
    previous, comparison = report.previous, section.comparison
    if comparison is None or comparison.figures is None or section.hidden:
        return None
    return between(
        section.requirement,
        then=comparison.cut,
        units_then={below for one in previous.units for below in previous.tree.subtree(one)},
        now=report.on,
        units_now=set(report.tree.subtree(report.unit.pk)),
    )


def shown(report, section, found):
    """The bridge as plain data, as much of it as may be told; None when there is nothing to compare with.

    Where nobody's names are seen, a term of 1 to 4 persons takes all the terms with it, and only the net is told. How
    many of them had completed is told where the names are, for the unit's own staff.
    """
    comparison = section.comparison
    if comparison is None:
        return None
    told = {"from": comparison.cut.isoformat(), "to": report.on.isoformat(), "hidden": found is None}
    nothing = dict.fromkeys(("before", "after", "net", "came", "went", "completed"))
    if found is None:
        return told | nothing | {"only_net": False}
    named = may_name(report)
    terms = [len(persons) for persons in (*found.came.values(), *found.went.values())]
    only_net = not named and any(0 < number < report.smallest for number in terms)
    return told | {
        "before": found.before,
        "after": found.after,
        "net": found.net,
        "came": None if only_net else _terms(found.came),
        "went": None if only_net else _terms(found.went),
        "completed": dict(found.completed) if named else None,
        "only_net": only_net,
    }


def may_name(report):
    """Is it the reader's own staff, seen by name on both days?"""
    previous = report.previous
    return bool(report.names and not report.below and previous.units and previous.by_person and previous.is_own)


def of_report(report):
    """{requirement id: the bridge as plain data, or None} of a UnitReport."""
    return {section.requirement.pk: shown(report, section, of_section(report, section)) for section in report.sections}


def _terms(classes):
    names = labels()
    return [{"kind": str(kind), "label": names[kind], "number": len(persons)} for kind, persons in classes.items()]


def labels():
    """{class: what it is called in a report}."""
    return {
        Came.EMPLOYED: _("newly employed"),
        Came.FROM_ELSEWHERE: _("came from another unit"),
        Came.NO_LONGER_EXEMPT: _("no longer exempt"),
        Came.BACK_FROM_LEAVE: _("back from long leave"),
        Came.IN_RULE: _("new in the requirement (the rule, or added)"),
        Went.LEFT: _("left the municipality"),
        Went.TO_ELSEWHERE: _("went to another unit"),
        Went.EXEMPT: _("now exempt"),
        Went.ON_LEAVE: _("gone on long leave"),
        Went.OUT_OF_RULE: _("no longer in the requirement"),
    }
