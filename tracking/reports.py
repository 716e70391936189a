"""The figures, for any date. Every function takes the date; there is no now() here.

Definition numbers are those of docs/definitions.md. A report takes the units it may speak of as an argument, so it
cannot forget who is asking.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, Sum, Value, When

from organisation.models import Absence, Employment
from organisation.tree import Tree
from tracking.days import last_day_expired
from tracking.facts import facts_of, rules_of
from tracking.figures import Figures
from tracking.models import (
    Completion,
    Coverage,
    Definitions,
    How,
    Relevance,
    RelevanceKind,
    Requirement,
    RequirementVersion,
    Round,
    Why,
)
from tracking.standing import State, rule_on, standing


@dataclass
class UnitFigures:
    """The figures of a unit: its own placements, and those of everything below it too (definition 2)."""

    own: Figures = field(default_factory=Figures)
    subtree: Figures = field(default_factory=Figures)


def requirements_on(on):
    """The requirements with a rule in force on `on`, oldest first."""
    in_force = RequirementVersion.objects.on(on).filter(requirement=OuterRef("pk"))
    return Requirement.objects.filter(Exists(in_force)).order_by("pk")


def completion_by_unit(units, requirement, *, on, period_start=None, tree=None, staff=None):
    """{unit id: UnitFigures} at the end of `on` for the `units` (ids) that stand in the tree of that day.

    `tree` and `staff` (from `employed_by_unit`) may be given to share them between requirements.
    """
    return completion_with_overlaps(
        units, requirement, on=on, period_start=period_start, tree=tree, staff=staff
    ).by_unit


@dataclass(frozen=True)
class FiguresOfUnits:
    """The figures by unit, and the units of each relevant person who was told apart from the others there."""

    by_unit: dict
    apart: dict  # person -> set of units

    @property
    def overlaps(self):
        """The units of each relevant person who counts in several of them."""
        return [units for units in self.apart.values() if len(units) > 1]


def completion_with_overlaps(units, requirement, *, on, period_start=None, tree=None, staff=None, apart=None):
    """The same as `completion_by_unit`, with what hiding small cells needs to know of single persons.

    Those in several units are told apart, and those of `apart` (a query for ids) too.
    """
    tree = tree or Tree.on(on)
    units = [unit for unit in units if unit in tree]
    scope = _with_everything_below(units, tree)
    staff = staff or employed_by_unit(scope, on=on)
    covered = _covered_by_unit(scope, requirement, on, period_start or date(on.year, 1, 1), apart)
    folded = _fold(scope, staff, covered, tree)
    told_apart = {person: set(places) for person, (what, places) in covered.several.items() if what.is_relevant}
    return FiguresOfUnits({unit: folded[unit] for unit in units}, told_apart)


@dataclass
class Staff:
    """Who is employed where: numbers of those with one unit, and the units of each person with several."""

    single: dict
    several: dict


def employed_by_unit(scope, *, on):
    """Everybody with a placement on `on` in the units `scope` (definition 3). One query."""
    rows = (
        Employment.objects.on(on)
        .filter(**_in_units(scope))
        .annotate(named=_person_with_several_units(on))
        .values_list("unit_id", "named")
        .annotate(number=Count("person_id", distinct=True))
        .order_by()
    )
    staff = Staff(defaultdict(int), defaultdict(set))
    for unit, person, number in rows:
        if person is None:
            staff.single[unit] += number
        else:
            staff.several[person].add(unit)
    return staff


@dataclass(frozen=True)
class _Standing:
    """A state with the marks that a figure counts apart."""

    state: State
    in_period: bool = False
    overdue: bool = False
    expired: bool = False

    @property
    def is_relevant(self):
        return self.state in (State.COMPLETED, State.IN_PROGRESS, State.NOT_STARTED)


@dataclass
class _Covered:
    """Persons with a covered placement: numbers of those with one unit, and each person with several."""

    single: dict = field(default_factory=lambda: defaultdict(int))  # (unit, added, _Standing) -> number
    several: dict = field(default_factory=dict)  # person -> (_Standing, {unit: added})


def _covered_by_unit(scope, requirement, on, period_start, apart):
    """The covered persons of the units, each in one state (definitions 5–13). Two queries, and five for exceptions.

    The database groups everybody whom the plain rule decides, and names those with placements in several units.
    `standing` decides for those not completed whose due date the plain rule does not give: after a pause, or with a
    completion that no longer counts.
    """
    rules = rules_of(requirement)
    rule = rule_on(rules, on)
    definitions = Definitions.load()
    marked = _marked(scope, requirement, rule, definitions, on, period_start)
    covered, units_of = _Covered(), defaultdict(dict)
    for person, number, unit, why, *marks in _grouped(marked, rule, on, apart):
        if _needs_a_look(marks):
            continue
        if person is None:
            covered.single[unit, why == Why.ADDED, _plain_standing(marks)] += number
        else:
            units_of[person][unit] = why == Why.ADDED
            covered.several[person] = (_plain_standing(marks), units_of[person])
    looked_at = defaultdict(dict)
    for person, unit, why in marked.filter(NEEDS_A_LOOK).values_list("person_id", "unit_id", "why"):
        looked_at[person][unit] = why == Why.ADDED
    facts = facts_of(list(looked_at), requirement, rules) if looked_at else {}
    for person, units in looked_at.items():
        found = standing(facts[person], on, definitions, period_start)
        covered.several[person] = (_Standing(found.state, found.in_period, found.overdue, found.expired), units)
    return covered


MARKS = ("exempt", "on_leave", "done", "fresh", "going", "once", "paused", "late")
NEEDS_A_LOOK = Q(done=False) & (Q(once=True) | Q(paused=True))


def _needs_a_look(marks):
    """The same as NEEDS_A_LOOK, of a row already read."""
    row = dict(zip(MARKS, marks, strict=True))
    return not row["done"] and (row["once"] or row["paused"])


def _plain_standing(marks):
    """The state that the marks give (definitions 6–12), in their order of precedence."""
    row = dict(zip(MARKS, marks, strict=True))
    if row["exempt"]:
        return _Standing(State.EXEMPT)
    if row["on_leave"]:
        return _Standing(State.ON_LEAVE)
    if row["done"]:
        return _Standing(State.COMPLETED, in_period=row["fresh"])
    return _Standing(State.IN_PROGRESS if row["going"] else State.NOT_STARTED, overdue=row["late"])


def _marked(scope, requirement, rule, definitions, on, period_start):
    """The covered placements on `on` with what is known of each person.

    Each mark is an EXISTS tied to the person by equality alone, so that PostgreSQL can hash it.
    """
    person = OuterRef("person_id")
    counting = _counting(rule, on).filter(person=person)
    absences = Absence.objects.in_force().filter(person=person)
    exemptions = _exemptions(on).filter(person=person, requirement=requirement)
    on_leave = _leaves(on, definitions).filter(person=person)
    return Coverage.objects.filter(
        requirement=requirement, starts_on__lte=on, ends_on__gte=on, **_in_units(scope)
    ).annotate(
        exempt=Exists(exemptions.filter(_lasts_until(on))),
        on_leave=_never() if definitions.count_leave else Exists(on_leave),
        done=Exists(counting),
        fresh=Exists(counting.filter(completed_on__gte=period_start)),
        going=Exists(_going(rule, on).filter(person=person)),
        once=Exists(_completions(rule, on).filter(person=person)),
        paused=Exists(exemptions) | Exists(absences.filter(starts_on__lte=on)),
    )


def _grouped(marked, rule, on, apart):
    """Rows (person or None, number of persons, unit, why, *MARKS)."""
    first_overdue = on - timedelta(days=rule.days) if rule else on
    return (
        marked.annotate(late=_flag(since__lt=first_overdue), named=_person_with_several_units(on, apart))
        .values_list("named", "unit_id", "why", *MARKS)
        .annotate(number=Count("pk"))
        .values_list("named", "number", "unit_id", "why", *MARKS)
        .order_by()
    )


def _flag(**conditions):
    """True where all the conditions hold, else False."""
    return Case(When(Q(**conditions), then=Value(True)), default=Value(False), output_field=BooleanField())


def _never():
    return Value(False, output_field=BooleanField())


def _lasts_until(day):
    """The fact has not ended before `day`."""
    return Q(ends_on=None) | Q(ends_on__gte=day)


def _completions(rule, on):
    """Completions up to `on` of a training that the rule accepts."""
    return Completion.objects.in_force().filter(training__in=list(rule.lowest) if rule else [], completed_on__lte=on)


def _counting(rule, on):
    """Completions that count on `on`: of a high enough edition or recognised, and still valid (definitions 9, 10)."""
    rows = _completions(rule, on)
    if rule is None:
        return rows
    enough = Q(how=How.RECOGNISED)
    for training, lowest in rule.lowest.items():
        enough |= Q(training=training, edition__gte=lowest)
    if rule.months:
        rows = rows.filter(counts_from__gt=last_day_expired(on, rule.months))
    return rows.filter(enough)


def _going(rule, on):
    """Rounds of an accepted training begun by `on` and not ended by then (definition 12)."""
    accepted = list(rule.lowest) if rule else []
    return Round.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), training__in=accepted, started_on__lte=on)


def _person_with_several_units(on, apart=None):
    """The person's id where the person works in several units on `on`, or is one of `apart`; else NULL."""
    units = Employment.objects.on(on).order_by().values("person").annotate(units=Count("unit", distinct=True))
    named = Q(person__in=units.filter(units__gt=1).values("person"))
    if apart is not None:
        named |= Q(person__in=apart)
    return Case(When(named, then=F("person_id")))


def _in_units(scope):
    """A filter for the units of the scope; none at all when the scope is the whole tree."""
    return {} if scope.everything else {"unit__in": scope.units}


@dataclass(frozen=True)
class Scope:
    """The units a report needs facts from, parents before children."""

    units: tuple
    everything: bool


def whole_tree(tree):
    """The scope of every unit in the tree."""
    return Scope(tuple(below for root in tree.roots() for below in tree.subtree(root)), everything=True)


def _with_everything_below(units, tree):
    """The units and everything below them, in the order of the tree: folding needs parents before children."""
    wanted = {below for unit in units for below in tree.subtree(unit)}
    everything = len(wanted) == len(tree.nodes)
    return Scope(tuple(unit for unit in whole_tree(tree).units if unit in wanted), everything)


def _fold(scope, staff, covered, tree):
    """Own and subtree figures of every unit in the scope; each person counts once in each (definition 14)."""
    found = {unit: UnitFigures() for unit in scope.units}
    for unit, number in staff.single.items():
        if unit in found:
            found[unit].own.employed += number
    for (unit, added, what), number in covered.single.items():
        if unit in found:  # Staff placed in a unit that is closed by then are in no unit of the day.
            _count(found[unit].own, what, number, added)
    for figures in found.values():
        figures.own.outside = figures.own.employed - _covered_number(figures.own)
    for unit in reversed(scope.units):
        figures = found[unit]
        figures.subtree.add(figures.own)
        for child in tree[unit].children:
            figures.subtree.add(found[child].subtree)
    _add_persons_apart(found, staff, covered, tree)
    return found


def relevant_placements(requirements, definitions, *, on):
    """[(person, unit, mask)]: the bit of each of the `requirements` (a list) that the person is relevant for there.

    Exempt and on leave are as in `_marked` (definitions 6 and 7). One query.
    """
    bits = [When(requirement=requirement, then=Value(1 << place)) for place, requirement in enumerate(requirements)]
    rows = Coverage.objects.filter(requirement__in=requirements, starts_on__lte=on, ends_on__gte=on)
    found = _without_the_absent(rows, on, definitions).values("person_id", "unit_id").annotate(mask=Sum(Case(*bits)))
    return list(found.values_list("person_id", "unit_id", "mask").order_by())


def _without_the_absent(rows, on, definitions):
    """Rows of Coverage of those who are neither exempt nor on leave."""
    person = OuterRef("person_id")
    exemptions = _exemptions(on).filter(person=person, requirement=OuterRef("requirement_id"))
    rows = rows.filter(~Exists(exemptions.filter(_lasts_until(on))))
    return rows if definitions.count_leave else rows.filter(~Exists(_leaves(on, definitions).filter(person=person)))


def _exemptions(on):
    """Exemptions begun by `on`."""
    return Relevance.objects.in_force().filter(kind=RelevanceKind.EXEMPT, starts_on__lte=on)


def _leaves(on, definitions):
    """Absences that on `on` have lasted long enough to count as leave (definition 7)."""
    long_enough = on - timedelta(days=definitions.leave_days - 1)
    return Absence.objects.in_force().filter(_lasts_until(on), starts_on__lte=long_enough)


def _covered_number(figures):
    """Everybody with a covered placement in the scope."""
    return figures.relevant + figures.exempt + figures.on_leave


def _count(figures, what, number, added):
    figures.count(what.state, number, added=added, in_period=what.in_period, overdue=what.overdue, expired=what.expired)


def _add_persons_apart(found, staff, covered, tree):
    """Count the persons known by id: once in each unit, and once in each unit above."""
    chains = {unit: tuple(tree.chain(unit)) for unit in found}
    tally = Counter()
    for person in staff.several.keys() | covered.several.keys():
        what, units = covered.several.get(person, (None, {}))
        is_apart = person in staff.several  # Otherwise already among the employed of the one unit, and outside there.
        scopes = defaultdict(list)
        for unit in staff.several.get(person, units):
            if unit in found:
                tally[unit, "own", what if unit in units else None, units.get(unit, False), is_apart] += 1
            for up in chains.get(unit) or tree.chain(unit):
                scopes[up].append(unit)
        for scope, placed in scopes.items():
            inside = [units[unit] for unit in placed if unit in units]
            if scope in found:
                tally[scope, "subtree", what if inside else None, all(inside), is_apart] += 1
    for (unit, scope, what, added, is_apart), number in tally.items():
        _count_apart(getattr(found[unit], scope), what, number, added, is_apart)


def _count_apart(figures, what, number, added, is_apart):
    """Some persons alike in one scope: covered there in the state `what`, or outside."""
    figures.employed += number * is_apart
    if what is None:
        figures.outside += number * is_apart
    else:
        _count(figures, what, number, added)
        figures.outside -= number * (not is_apart)
