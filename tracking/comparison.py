"""How things stood at the previous cut date (definition 15); a successor is compared with its predecessors."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from organisation.succession import Successions
from organisation.tree import Tree
from tracking import horizon, people, reports
from tracking.facts import facts_of_all, rules_of_all
from tracking.figures import Figures
from tracking.models import Coverage, CutDate, Definitions
from tracking.published import Published
from tracking.standing import standing


@dataclass(frozen=True)
class Comparison:
    """The figures of a cut date, or None where they may not be shown; and whose they are, if not the unit's own."""

    cut: date
    figures: Figures | None
    predecessors: tuple = ()
    weeded: bool = False  # The facts of that day are gone.


def previous_cut(unit, requirement, on, *, names, today):
    """The Comparison of one unit for one requirement; None when there is nothing to compare with."""
    return PreviousCut(unit, on, names=names, today=today).of(requirement)


def latest_cut_before(on):
    """The last cut date before `on`, or None when the municipality has none. One query."""
    cuts = [cut.in_year(year) for cut in CutDate.objects.all() for year in (on.year - 1, on.year)]
    return max((cut for cut in cuts if cut < on), default=None)


class PreviousCut:
    """One unit and one reader: `names` says that the reader sees the unit's staff by name.

    A unit that was open at the cut date is compared with itself, and one that was not with its predecessors' staff on
    that day, each person counted once. Two cases:

    * By name, and no unit had units below it: counted from the persons. Figures of predecessors are shown only if the
      persons who are not in the reader's unit today are none or at least the smallest cell: the reader knows the rest.
    * In counts: only what the page of the cut date shows anyway. So the figures of several predecessors are shown only
      if those of each one are, and nobody counts in two of them: then they are no more than a sum.
    """

    def __init__(self, unit, on, *, names, today):
        self.unit, self.today = unit, today
        self.cut, self.units, self.published = latest_cut_before(on), set(), None
        if self.cut is None:
            return
        self.tree = Tree.branch(unit.pk, self.cut)
        self.is_own = unit.pk in self.tree
        if not (names and self.is_own and not self.tree[unit.pk].children):  # Then the branch is not enough.
            self.tree = Tree.on(self.cut)
        self.units = {unit.pk} if self.is_own else self._predecessors(on)
        if not self.units:
            return
        self.definitions = Definitions.load()
        self.weeded = horizon.is_weeded(self.cut, self.definitions)
        self.required = set(reports.requirements_on(self.cut).values_list("pk", flat=True))
        self.by_person = names and not any(self.tree[one].children for one in self.units)
        self.here = people.still_placed(unit, today) if self.by_person and not self.is_own else set()
        self.published = (
            None if self.by_person or self.weeded else Published(self.tree, self.cut, today, self.definitions)
        )

    def _predecessors(self, on):
        """Those open at the cut date, without those that stood below another of them."""
        found = Successions.by(on).standing_then(self.unit.pk, self.tree.__contains__)
        return {one for one in found if not found & set(list(self.tree.chain(one))[1:])}

    def of(self, requirement):
        """The Comparison for one requirement; None when the unit or the rule is newer than the cut date."""
        if not self.units or requirement.pk not in self.required:
            return None
        if self.weeded:
            return Comparison(self.cut, None, weeded=True)
        figures = self._by_person(requirement) if self.by_person else self._in_counts(requirement)
        names = () if self.is_own else tuple(sorted(self.tree[one].name for one in self.units))
        return Comparison(self.cut, figures, names)

    def of_below(self, requirement, unit):
        """The Comparison of a unit (id) below the one compared, as the page of the cut date shows it; None without."""
        if not self.published or requirement.pk not in self.required or unit not in self.tree:
            return None
        found, hidden = self.published.of(requirement)
        figures = found.by_unit[unit].subtree
        return Comparison(self.cut, None if unit in hidden.subtrees or figures.tells_of_the_absent else figures)

    def _by_person(self, requirement):
        found, elsewhere = Figures(), 0
        for person, facts in self._facts[requirement.pk].items():
            now = standing(facts, self.cut, self.definitions)
            found.count(now.state, in_period=now.in_period, overdue=now.overdue, expired=now.expired)
            elsewhere += now.relevant and person not in self.here
        return found if self.is_own or not self._is_small(elsewhere) else None

    @cached_property
    def _facts(self):
        """{requirement: {person: Facts}} of everybody covered in the units at the cut date, read for all at once."""
        covered = Coverage.objects.filter(
            requirement__in=self.required, unit__in=self.units, starts_on__lte=self.cut, ends_on__gte=self.cut
        )
        covered = set(covered.values_list("requirement_id", "person_id"))
        facts = facts_of_all({person for _, person in covered}, rules_of_all(self.required))
        found = {requirement: {} for requirement in self.required}
        for requirement, person in covered:
            found[requirement][person] = facts[requirement, person]
        return found

    def _in_counts(self, requirement):
        found, hidden = self.published.of(requirement)
        if self.units & hidden.subtrees or any(self._counts_twice(places) for places in found.overlaps):
            return None
        total = Figures()
        for one in self.units:
            total.add(found.by_unit[one].subtree)
        return None if self._is_small(total.relevant) else total

    def _counts_twice(self, places):
        """Is a person placed in the units `places` counted in more than one of those compared with?"""
        return len(self.units & {up for place in places for up in self.tree.chain(place)}) > 1

    def _is_small(self, number):
        return 0 < number < self.definitions.small_cell
