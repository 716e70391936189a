"""Small cells: nothing that is published lets anyone work out how 1 to 4 persons stand."""

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest

from organisation.tree import Node, Tree
from tracking.figures import Figures
from tracking.folding import UnitFigures
from tracking.giveaways import Layer, hide_giveaways
from tracking.readers import EVERYBODY, Reader
from tracking.suppression import Hidden, hidden_cells

pytestmark = pytest.mark.sqlite_is_enough

SMALLEST = 5
NOTHING_HIDDEN = Hidden(frozenset(), frozenset())


class Town:
    """A tree, and groups of persons alike: the units they are placed in, how many, whether the head above knows them.

    A group is (units, number, known). Those known are in one unit: its heads.
    """

    def __init__(self, parents, groups):
        self.tree = Tree({unit: Node(unit, str(unit), str(unit), "unit", parent) for unit, parent in parents.items()})
        self.groups = [group for group in groups if group[1]]

    def hidden(self):
        figures = {
            unit: UnitFigures(
                Figures(not_started=self.number(self.placed_in({unit}))),
                Figures(not_started=self.number(self.placed_in(set(self.tree.subtree(unit))))),
            )
            for unit in self.tree.nodes
        }
        overlaps = [units for units, number, _ in self.groups if len(units) > 1 for _ in range(number)]
        known = {min(units): number for units, number, is_known in self.groups if is_known}
        layer = Layer(figures, hidden_cells(self.tree, figures, SMALLEST, overlaps=overlaps, known=known))
        persons = Counter()
        for units, number, is_known in self.groups:
            persons[(frozenset(units),), frozenset(units if is_known else ())] += number
        hide_giveaways(self.tree, [layer], persons, SMALLEST, [EVERYBODY, *map(self.head_of, self.tree.nodes)])
        return layer.hidden()

    def head_of(self, unit):
        below = frozenset(self.tree.subtree(unit))
        return Reader(below, frozenset({unit}), frozenset(self.tree[unit].children))

    def placed_in(self, units):
        """The groups (by place in the list) with a placement in one of the units."""
        return frozenset(place for place, group in enumerate(self.groups) if group[0] & units)

    def number(self, places):
        return sum(self.groups[place][1] for place in places)

    def published(self, hidden, reader):
        """What stands on the pages that the reader may open: the groups of persons whose figure is shown together."""
        below = list(self.tree.subtree(reader))
        whole = [self.placed_in(set(self.tree.subtree(unit))) for unit in below if unit not in hidden.subtrees]
        return whole + [self.placed_in({unit}) for unit in below if unit not in hidden.direct]

    def leaks(self, hidden):
        """(reader, who) for each 1 to 4 persons whose figure a head can derive from what is published and known."""
        found = []
        for reader in [None, *self.tree.nodes]:  # A coordinator, and the head of each unit.
            known = set() if reader is None else self.known_by(reader)
            rows = _basis(
                self.published(hidden, 0 if reader is None else reader) + [frozenset([place]) for place in known],
                len(self.groups),
            )
            unknown = [place for place in range(len(self.groups)) if place not in known]
            found += [(reader, who) for who in self._derivable(unknown, rows) if self.number(who) < SMALLEST]
        return found

    def known_by(self, reader):
        """The head of the unit knows its own staff, and the heads of the units directly below."""
        below = set(self.tree[reader].children)
        return {
            place
            for place, (units, _, is_known) in enumerate(self.groups)
            if reader in units or (is_known and units & below)
        }

    def _derivable(self, places, rows):
        for size in range(1, len(places) + 1):
            for wanted in combinations(places, size):
                if not any(_reduce(_vector(wanted, len(self.groups)), rows)):
                    yield wanted


def _vector(places, length):
    return [Fraction(place in places) for place in range(length)]


def _basis(groups, length):
    rows = []
    for group in groups:
        row = _reduce(_vector(group, length), rows)
        if any(row):
            rows.append(row)
    return rows


def _reduce(row, rows):
    """Gaussian elimination: what is left of the row when the basis has been taken away."""
    for basis in rows:
        pivot = next(i for i, value in enumerate(basis) if value)
        factor = row[pivot] / basis[pivot]
        row = [value - factor * other for value, other in zip(row, basis, strict=True)]
    return row


def random_town(seed, *, overlaps=False, known=False):
    rng = random.Random(seed)
    parents = {0: None} | {unit: rng.randrange(unit) for unit in range(1, rng.randint(2, 6))}
    groups = [(frozenset([unit]), rng.choice([0, 0, 1, 2, 3, 4, 5, 6, 9]), False) for unit in parents]
    if known:
        groups += [(frozenset([unit]), rng.choice([0, 1, 1, 2]), True) for unit in parents if unit]
    if overlaps and len(parents) > 2:
        groups += [(frozenset(rng.sample(sorted(parents), 2)), rng.choice([1, 2, 3, 6]), False) for _ in range(2)]
    return Town(parents, groups)


def town(parents, staff):
    """Nobody in two units, nobody known above."""
    return Town(parents, [(frozenset([unit]), number, False) for unit, number in staff.items()])


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("overlaps", [False, True])
@pytest.mark.parametrize("known", [False, True])
def test_no_small_group_can_be_derived(seed, overlaps, known):
    made = random_town(seed, overlaps=overlaps, known=known)
    assert made.leaks(made.hidden()) == []


@pytest.mark.parametrize("kind", [{}, {"overlaps": True}, {"known": True}], ids=str)
def test_with_nothing_hidden_small_groups_are_found(kind):
    found = [seed for seed in range(60) if random_town(seed, **kind).leaks(NOTHING_HIDDEN)]
    assert len(found) > 30


def test_one_small_unit_hides_the_next_smallest_too():
    assert town({0: None, 1: 0, 2: 0, 3: 0}, {0: 0, 1: 4, 2: 8, 3: 30}).hidden().subtrees == {1, 2}


def test_two_small_units_that_are_five_together_hide_no_more():
    assert town({0: None, 1: 0, 2: 0, 3: 0}, {0: 0, 1: 4, 2: 3, 3: 30}).hidden().subtrees == {1, 2}


def test_the_head_who_knows_the_staff_nearest_by_cannot_work_out_the_unit_below():
    """Three placed directly and four in the unit below: their head knows the three."""
    assert town({0: None, 1: 0, 2: 0}, {0: 3, 1: 4, 2: 30}).hidden().subtrees == {1, 2}


def test_nothing_is_hidden_in_a_town_of_large_units():
    assert town({0: None, 1: 0, 2: 0}, {0: 6, 1: 14, 2: 30}).hidden() == NOTHING_HIDDEN


def test_a_unit_of_five_whose_head_is_known_above_is_hidden():
    """The head above knows the one, so the other four would be told."""
    made = Town({0: None, 1: 0, 2: 0}, [({1}, 4, False), ({1}, 1, True), ({2}, 30, False)])
    assert 1 in made.hidden().subtrees


def test_persons_counted_in_two_units_are_not_shown_by_the_difference():
    """The units add up to three more than the whole: without hiding, the difference is three persons."""
    made = Town({0: None, 1: 0, 2: 0}, [({1}, 14, False), ({2}, 30, False), ({1, 2}, 3, False)])
    assert len(made.hidden().subtrees) == 1


def test_persons_of_two_small_units_do_not_hide_a_third():
    """Two persons work in both B and C; the total less C is A and the one who works in B only: three persons."""
    made = Town({0: None, 1: 0, 2: 0, 3: 0}, [({1}, 2, False), ({2}, 1, False), ({3}, 3, False), ({2, 3}, 2, False)])
    assert made.leaks(made.hidden()) == []
