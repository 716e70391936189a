"""The figures, for any date. Every function takes the date; there is no now() here.

Definition numbers are those of docs/definitions.md. A report takes the units it may speak of as an argument, so it
cannot forget who is asking.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, When

from organisation.models import Employment
from organisation.tree import Tree
from tracking import horizon
from tracking.facts import facts_for_due_dates, rules_of_all
from tracking.folding import Covered, Scope, Staff, fold
from tracking.models import Definitions, Requirement, RequirementVersion
from tracking.standing import rule_on, standing
from tracking.states import by_person, groups, has_several_units


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


def completion_with_overlaps(units, requirement, *, on, period_start=None, tree=None, staff=None):
    """The same as `completion_by_unit`, with what hiding small cells needs to know of persons in several units."""
    found = completion_of([requirement], units, on=on, period_start=period_start, tree=tree, staff=staff)
    return found[requirement.pk]


def completion_of(requirements, units, *, on, period_start=None, tree=None, staff=None, definitions=None):
    """{requirement id: FiguresOfUnits} for the `units` (ids) that stand in the tree of `on`.

    One query for each requirement, three or four for those whose due date the plain rule does not tell, and one for
    the rules; besides those for what is not given: the tree, the staff, the definitions.
    """
    tree = tree or Tree.on(on)
    units = [unit for unit in units if unit in tree]
    scope = _with_everything_below(units, tree)
    staff = staff or employed_by_unit(scope, on=on)
    definitions = definitions or Definitions.load()
    horizon.check(on, definitions)
    found = _covered(requirements, scope, definitions, on, period_start or date(on.year, 1, 1))
    return {pk: _figures(covered, units, scope, staff, tree) for pk, covered in found.items()}


def _figures(covered, units, scope, staff, tree):
    folded = fold(scope, staff, covered, tree)
    apart = {person: set(places) for person, (mark, places) in covered.several.items() if mark.is_relevant}
    return FiguresOfUnits({unit: folded[unit] for unit in units}, apart)


def employed_by_unit(scope, *, on, among=None):
    """Everybody with a placement on `on` in the units `scope` (definition 3). One query.

    `among` (a condition on the employment's person) counts only those for whom it holds.
    """
    rows = (
        Employment.objects.on(on)
        .filter(*[among] if among is not None else [], **_in_units(scope))
        .annotate(named=Case(When(has_several_units(on), then=F("person_id"))))
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


def _covered(requirements, scope, definitions, on, period_start):
    """{requirement id: Covered}: the covered persons of the units, each in one state (definitions 5–13).

    The database groups everybody whom the plain rule decides, and names those with placements in several units.
    `standing` looks at those whom the plain rule calls overdue although something may have put their due date off.
    """
    rules = rules_of_all([requirement.pk for requirement in requirements])
    found, looked_at = {}, {}
    for requirement in requirements:
        rule, units_of = rule_on(rules[requirement.pk], on), defaultdict(dict)
        alike, named = groups(scope, requirement, rules[requirement.pk], rule, definitions, on, period_start)
        covered = Covered(alike)
        for person, unit, added, mark, is_looked_at in named:
            units_of[person][unit] = added
            covered.several[person] = (mark, units_of[person])
            if is_looked_at:
                looked_at[requirement.pk, person] = covered
        found[requirement.pk] = covered
    _look(looked_at, rules, definitions, on)
    return found


def _look(looked_at, rules, definitions, on):
    """Say of each whether the due date has passed, with the pauses and demands that may have put it off."""
    facts = facts_for_due_dates(looked_at.keys(), rules)
    for (requirement, person), covered in looked_at.items():
        mark, units = covered.several[person]
        now = standing(facts[requirement, person], on, definitions)
        covered.several[person] = (replace(mark, overdue=now.overdue), units)


def states_of(units, requirement, *, on):
    """{person id: State} of everybody with a covered placement on `on` in one of the `units` (definitions 5–12).

    For what follows persons from one day to another; how late somebody is, it does not say.
    """
    scope = Scope(tuple(units), everything=False)
    rule = rule_on(rules_of_all([requirement.pk])[requirement.pk], on)
    return by_person(scope, requirement, rule, Definitions.load(), on)


def _in_units(scope):
    """A filter for the units of the scope; none at all when the scope is the whole tree."""
    return {} if scope.everything else {"unit__in": scope.units}


def whole_tree(tree):
    """The scope of every unit in the tree."""
    return Scope(tuple(below for root in tree.roots() for below in tree.subtree(root)), everything=True)


def _with_everything_below(units, tree):
    """The units and everything below them, in the order of the tree: folding needs parents before children."""
    wanted = {below for unit in units for below in tree.subtree(unit)}
    everything = len(wanted) == len(tree.nodes)
    return Scope(tuple(unit for unit in whole_tree(tree).units if unit in wanted), everything)
