"""From the figures of single units to totals: each person once in every unit, and once in every total (definition 14).

Units are folded upwards. A person with several units inside a total is taken away again where the ways from two of
them meet, so that nothing is done for the levels above.
"""

from collections import defaultdict
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from tracking.figures import Figures
from tracking.standing import State

COLUMNS = tuple(column.name for column in fields(Figures))
EMPLOYED, OUTSIDE, ADDED = (COLUMNS.index(name) for name in ("employed", "outside", "added"))
COVERED = itemgetter(*(COLUMNS.index(state.value) for state in State if state != State.OUTSIDE))


@dataclass
class UnitFigures:
    """The figures of a unit: its own placements, and those of everything below it too (definition 2)."""

    own: Figures = field(default_factory=Figures)
    subtree: Figures = field(default_factory=Figures)


@dataclass(frozen=True)
class Scope:
    """The units a report needs facts from, parents before children."""

    units: tuple
    everything: bool


@dataclass(frozen=True)
class Mark:
    """A state with the marks that a figure counts apart."""

    state: State
    in_period: bool = False
    overdue: bool = False
    expired: bool = False

    @cached_property
    def is_relevant(self):
        return self.state in (State.COMPLETED, State.IN_PROGRESS, State.NOT_STARTED)

    @cached_property
    def columns(self):
        """The places in COLUMNS where such a person counts."""
        names = [self.state.value]
        if self.is_relevant:
            apart = {"completed_in_period": self.in_period, "overdue": self.overdue, "expired": self.expired}
            names += [name for name, counts in apart.items() if counts]
        return tuple(COLUMNS.index(name) for name in names)


@dataclass
class Staff:
    """Who is employed where: numbers of those with one unit, and the units of each person with several."""

    single: dict
    several: dict
    _totals: dict = field(default_factory=dict, repr=False)
    _meeting: dict = field(default_factory=dict, repr=False)

    def meeting(self, scope, tree):
        """The Meeting of the scope; the same for all requirements, whose persons stand in the same units."""
        if scope not in self._meeting:
            self._meeting[scope] = Meeting(tree, scope.units)
        return self._meeting[scope]

    def totals(self, scope, tree):
        """({unit: its own staff}, {unit: everybody in it and below it}); counted once for all requirements."""
        if scope not in self._totals:
            own = {unit: self.single.get(unit, 0) for unit in scope.units}
            meeting, twice = self.meeting(scope, tree), defaultdict(int)
            for units in self.several.values():
                inside = [unit for unit in units if unit in own]
                for unit in inside:
                    own[unit] += 1
                for unit in meeting.points(inside):
                    twice[unit] += 1
            whole = {}
            for unit in reversed(scope.units):
                whole[unit] = own[unit] + sum(whole[child] for child in tree[unit].children) - twice[unit]
            self._totals[scope] = own, whole
        return self._totals[scope]


@dataclass
class Covered:
    """Persons with a covered placement: numbers of those with one unit, and each person with several."""

    single: list = field(default_factory=list)  # (unit, added, Mark, number)
    several: dict = field(default_factory=dict)  # person -> (Mark, {unit: added})


class Meeting:
    """Where the ways up from several units meet, in the order of the tree."""

    def __init__(self, tree, units):
        """`units` are those of a scope, parents before children."""
        self.tree, self.found = tree, {}
        self.place = {unit: place for place, unit in enumerate(units)}

    @classmethod
    def of(cls, tree):
        """That of the whole tree."""
        return cls(tree, [unit for root in tree.roots() for unit in tree.subtree(root)])

    def points(self, units):
        """For k units k − 1 units of the scope: in each, one of them has been counted once too often.

        In the order of the tree, parents first, neighbours meet lowest. Two that meet outside the scope are in no
        total together.
        """
        if len(units) < 2:
            return ()
        key = tuple(units)
        if key not in self.found:
            in_order = sorted(units, key=self.place.__getitem__)
            lowest = [self._lowest(*pair) for pair in pairwise(in_order)]
            self.found[key] = tuple(unit for unit in lowest if unit in self.place)
        return self.found[key]

    def _lowest(self, left, right):
        above = set(self.tree.chain(left))
        return next((unit for unit in self.tree.chain(right) if unit in above), None)


def fold(scope, staff, covered, tree):
    """{unit: UnitFigures} for every unit of the scope."""
    own = {unit: [0] * len(COLUMNS) for unit in scope.units}
    twice = {}
    _count_single(own, covered.single)
    mixed = _count_several(own, twice, covered.several, staff.meeting(scope, tree))
    whole = {}
    for unit in reversed(scope.units):
        total = own[unit].copy()
        if children := tree[unit].children:
            total = [*map(sum, zip(total, *[whole[child] for child in children], strict=True))]
        for place, number in twice.get(unit, {}).items():
            total[place] -= number
        whole[unit] = total
    _take_back_added(whole, mixed, tree)
    employed, employed_below = staff.totals(scope, tree)
    return {
        unit: UnitFigures(_figures(own[unit], employed[unit]), _figures(whole[unit], employed_below[unit]))
        for unit in scope.units
    }


def _count_single(own, single):
    for unit, added, mark, number in single:
        if unit in own:  # Staff placed in a unit that is closed by then are in no unit of the day.
            _add(own[unit], mark, added, number)


def _count_several(own, twice, several, meeting):
    """Count each person in each unit, and note where totals have one too many. Those both added and not come back."""
    mixed = []
    for mark, units in several.values():
        inside = [unit for unit in units if unit in own]
        added = [units[unit] for unit in inside]
        for unit in inside:
            _add(own[unit], mark, units[unit], 1)
        for unit in meeting.points(inside):
            _add(twice.setdefault(unit, defaultdict(int)), mark, all(added), 1)
        if mark.is_relevant and any(added) and not all(added):
            mixed.append({unit: units[unit] for unit in inside})
    return mixed


def _add(columns, mark, added, number):
    for place in mark.columns:
        columns[place] += number
    if added and mark.is_relevant:
        columns[ADDED] += number


def _take_back_added(whole, mixed, tree):
    """In a total, a person is added only if nothing but additions covers the person there (definition 8)."""
    for units in mixed:
        inside = defaultdict(list)
        for unit, added in units.items():
            for up in tree.chain(unit):
                inside[up].append(added)
        for unit, added in inside.items():
            if unit in whole:
                whole[unit][ADDED] += all(added) - sum(added)


def _figures(columns, employed):
    columns[EMPLOYED] = employed
    columns[OUTSIDE] = employed - sum(COVERED(columns))
    return Figures(*columns)
