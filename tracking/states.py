"""The one wide query behind a report: everybody with a covered placement on a day, grouped by unit and by state.

Each mark is an EXISTS tied to the person by equality alone, so that PostgreSQL can hash it.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, Value, When

from organisation.models import Absence, Employment
from tracking import prepared
from tracking.days import last_day_expired
from tracking.folding import Mark
from tracking.models import Completion, Coverage, How, Relevance, RelevanceKind, Round, Why
from tracking.standing import State, demands_differ

BESIDES = 4  # Columns of a group before its marks.
MARKS = ("exempt", "on_leave", "done", "fresh", "going", "once", "paused", "late")


class Named(NamedTuple):
    """A placement of one person by id: with several units, or with a due date that the plain rule does not tell."""

    person: int
    unit: int
    added: bool
    mark: Mark
    looked_at: bool  # Late by the plain rule, but a pause or a new demand may have put the due date off.


@dataclass(frozen=True)
class _Shape:
    """What the query looks like, apart from its values."""

    trainings: int
    expires: bool
    count_leave: bool
    demands_differ: bool
    scope: tuple | None


def groups(scope, requirement, rules, rule, definitions, on, period_start):
    """([(unit, added, Mark, number of persons)], [Named]) in the units for one requirement (definitions 5–13).

    One query.
    """
    shape = _Shape(
        trainings=len(rule.lowest) if rule else 0,
        expires=bool(rule and rule.months),
        count_leave=definitions.count_leave,
        demands_differ=demands_differ([rule for rule in rules if rule.starts_on <= on]),
        scope=None if scope.everything else scope.units,
    )
    values = _values(requirement, rule, definitions, on, period_start)
    if shape.scope is None and rule:
        found = prepared.rows(("states", shape), values, lambda known: _grouped(shape, known))
    else:
        found = _grouped(shape, values)
    alike, named = [], []
    for row in found:
        person, number, unit, why = row[:BESIDES]
        mark, looked_at = _read(shape.demands_differ, row[BESIDES:])
        if person is None:
            alike.append((unit, why == Why.ADDED, mark, number))
        else:
            named.append(Named(person, unit, why == Why.ADDED, mark, looked_at))
    return alike, named


def by_person(scope, requirement, rule, definitions, on):
    """{person id: State} of everybody with a covered placement in the units of the scope (definitions 5–12). One query.

    What is only of interest in a group, when it was done and whether it is late, is not asked.
    """
    shape = _Shape(
        trainings=len(rule.lowest) if rule else 0,
        expires=bool(rule and rule.months),
        count_leave=definitions.count_leave,
        demands_differ=False,
        scope=scope.units,
    )
    rows = _marked(shape, _values(requirement, rule, definitions, on, on))
    found = rows.values_list("person_id", "exempt", "on_leave", "done", "going")
    return {
        person: _mark(bool(exempt), bool(on_leave), bool(done), False, bool(going), False, False, False).state
        for person, exempt, on_leave, done, going in found
    }


def _values(requirement, rule, definitions, on, period_start):
    """Every date and number of the query, by name."""
    values = {
        "on": on,
        "requirement": requirement.pk,
        "period_start": period_start,
        "late_before": on - timedelta(days=rule.days if rule else 0),
    }
    if not definitions.count_leave:
        values["away_since"] = on - timedelta(days=definitions.leave_days - 1)
    if rule and rule.months:
        values["expired_by"] = last_day_expired(on, rule.months)
    for number, (training, lowest) in enumerate(sorted(rule.lowest.items()) if rule else ()):
        values |= {f"training{number}": training, f"lowest{number}": lowest}
    return values


@cache
def _read(demands_differ, marks):
    """(Mark, does the due date need a look?) from the columns MARKS; the same condition as in `_named`."""
    row = dict(zip(MARKS, map(bool, marks), strict=True))
    mark = _mark(**row)
    waits = mark.state in (State.IN_PROGRESS, State.NOT_STARTED) and row["late"]
    return mark, waits and (row["paused"] or (demands_differ and row["once"]))


@cache
def _mark(exempt, on_leave, done, fresh, going, once, paused, late):
    """The state that the marks give (definitions 6–12), in their order of precedence."""
    if exempt:
        return Mark(State.EXEMPT)
    if on_leave:
        return Mark(State.ON_LEAVE)
    if done:
        return Mark(State.COMPLETED, in_period=fresh)
    return Mark(State.IN_PROGRESS if going else State.NOT_STARTED, overdue=late, expired=once)


def _grouped(shape, values):
    """Rows (person or None, number of persons, unit, why, *MARKS)."""
    return (
        _marked(shape, values)
        .annotate(named=Case(When(_named(shape, values["on"]), then=F("person_id"))))
        .values_list("named", "unit_id", "why", *MARKS)
        .annotate(number=Count("*"))
        .values_list("named", "number", "unit_id", "why", *MARKS)
        .order_by()
    )


def _named(shape, on):
    """Whom a group names. What holds of the fewest stands first: the database asks in this order, and stops."""
    put_off = Q(paused=True) | Q(once=True) if shape.demands_differ else Q(paused=True)
    waits = Q(late=True) & put_off & Q(done=False) & Q(exempt=False) & Q(on_leave=False)
    return has_several_units(on) | waits


def _marked(shape, values):
    """The covered placements on the day, with what is known of each person."""
    person, on = OuterRef("person_id"), values["on"]
    counting = _counting(shape, values).filter(person=person)
    absences = Absence.objects.in_force().filter(person=person)
    exemptions = Relevance.objects.in_force().filter(
        person=person, requirement=values["requirement"], kind=RelevanceKind.EXEMPT, starts_on__lte=on
    )
    covered = Coverage.objects.filter(requirement=values["requirement"], starts_on__lte=on, ends_on__gte=on)
    if shape.scope is not None:
        covered = covered.filter(unit__in=shape.scope)
    return covered.annotate(
        exempt=Exists(exemptions.filter(_lasts_until(on))),
        on_leave=_never()
        if shape.count_leave
        else Exists(absences.filter(_lasts_until(on), starts_on__lte=values["away_since"])),
        done=Exists(counting),
        fresh=Exists(counting.filter(completed_on__gte=values["period_start"])),
        going=Exists(_going(shape, values).filter(person=person)),
        once=Exists(_completions(shape, values).filter(person=person)),
        paused=Exists(exemptions) | Exists(absences.filter(starts_on__lte=on)),
        late=Case(
            When(since__lt=values["late_before"], then=Value(True)), default=Value(False), output_field=BooleanField()
        ),
    )


def _never():
    return Value(False, output_field=BooleanField())


def _lasts_until(day):
    """The fact has not ended before `day`."""
    return Q(ends_on=None) | Q(ends_on__gte=day)


def _accepted(shape, values):
    return [values[f"training{number}"] for number in range(shape.trainings)]


def _completions(shape, values):
    """Completions up to the day of a training that the rule accepts."""
    return Completion.objects.in_force().filter(training__in=_accepted(shape, values), completed_on__lte=values["on"])


def _counting(shape, values):
    """Completions that count on the day: of a high enough edition or recognised, and valid (definitions 9, 10)."""
    enough = Q(how=How.RECOGNISED)
    for number, training in enumerate(_accepted(shape, values)):
        enough |= Q(training=training, edition__gte=values[f"lowest{number}"])
    rows = _completions(shape, values)
    if shape.expires:
        rows = rows.filter(counts_from__gt=values["expired_by"])
    return rows.filter(enough)


def _going(shape, values):
    """Rounds of an accepted training begun by the day and not ended by then (definition 12)."""
    on = values["on"]
    not_ended = Q(ended_on=None) | Q(ended_on__gt=on)
    return Round.objects.filter(not_ended, training__in=_accepted(shape, values), started_on__lte=on)


def has_several_units(on):
    """A condition: the person works in several units on `on`."""
    units = Employment.objects.on(on).order_by().values("person").annotate(units=Count("unit", distinct=True))
    return Q(person__in=units.filter(units__gt=1).values("person"))
