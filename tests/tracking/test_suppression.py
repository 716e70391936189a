"""Small cells: nothing that is published lets anyone work out how 1 to 4 persons stand."""

import random
from fractions import Fraction
from itertools import combinations

import pytest

from organisation.tree import Node, Tree
from tracking.figures import Figures
from tracking.reports import UnitFigures
from tracking.suppression import Hidden, hidden_cells

SMALLEST = 5
NOTHING_HIDDEN = Hidden(frozenset(), frozenset())


def town(parents, staff):
    """A tree from {unit: parent}, with `staff` {unit: persons placed directly in it}; nobody in two units."""
    tree = Tree({unit: Node(unit, str(unit), str(unit), "unit", parent) for unit, parent in parents.items()})
    figures = {}
    for unit in parents:
        whole = sum(staff[below] for below in tree.subtree(unit))
        figures[unit] = UnitFigures(Figures(not_started=staff[unit]), Figures(not_started=whole))
    return tree, figures


def random_town(seed):
    rng = random.Random(seed)
    parents = {0: None} | {unit: rng.randrange(unit) for unit in range(1, rng.randint(2, 7))}
    return parents, {unit: rng.choice([0, 0, 1, 2, 3, 4, 5, 6, 9]) for unit in parents}


def published(tree, staff, hidden):
    """The groups of units whose staff's figure stands on some page: each as a set of units."""
    groups = [frozenset(tree.subtree(unit)) for unit in tree.nodes if unit not in hidden.subtrees]
    return groups + [frozenset([unit]) for unit in tree.nodes if unit not in hidden.direct]


def derivable(groups, atoms):
    """Every set of atoms whose figure follows from the groups' by adding and subtracting (Gaussian elimination)."""
    rows = []
    for group in groups:
        row = _reduce([Fraction(atom in group) for atom in atoms], rows)
        if any(row):
            rows.append(row)
    for size in range(1, len(atoms) + 1):
        for wanted in combinations(atoms, size):
            if not any(_reduce([Fraction(atom in wanted) for atom in atoms], rows)):
                yield wanted


def _reduce(row, rows):
    for basis in rows:
        pivot = next(i for i, value in enumerate(basis) if value)
        factor = row[pivot] / basis[pivot]
        row = [value - factor * other for value, other in zip(row, basis, strict=True)]
    return row


def leaks(parents, staff, hidden):
    """The derivable groups of 1 to 4 persons; a group of nobody tells nothing."""
    tree, _ = town(parents, staff)
    atoms = [unit for unit in parents if staff[unit]]
    groups = [group & set(atoms) for group in published(tree, staff, hidden)]
    return [who for who in derivable(groups, atoms) if sum(staff[unit] for unit in who) < SMALLEST]


@pytest.mark.parametrize("seed", range(150))
def test_no_small_group_can_be_derived(seed):
    parents, staff = random_town(seed)
    tree, figures = town(parents, staff)
    assert leaks(parents, staff, hidden_cells(tree, figures, SMALLEST)) == []


def test_with_nothing_hidden_small_groups_are_found():
    found = [seed for seed in range(150) if leaks(*random_town(seed), NOTHING_HIDDEN)]
    assert len(found) > 50


def test_one_small_unit_hides_the_next_smallest_too():
    tree, figures = town({0: None, 1: 0, 2: 0, 3: 0}, {0: 0, 1: 4, 2: 8, 3: 30})
    assert hidden_cells(tree, figures, SMALLEST).subtrees == {1, 2}


def test_two_small_units_that_are_five_together_hide_no_more():
    tree, figures = town({0: None, 1: 0, 2: 0, 3: 0}, {0: 0, 1: 4, 2: 3, 3: 30})
    assert hidden_cells(tree, figures, SMALLEST).subtrees == {1, 2}


def test_the_head_who_knows_the_staff_nearest_by_cannot_work_out_the_unit_below():
    """Three placed directly and four in the unit below: their head knows the three."""
    tree, figures = town({0: None, 1: 0, 2: 0}, {0: 3, 1: 4, 2: 30})
    assert hidden_cells(tree, figures, SMALLEST).subtrees == {1, 2}


def test_nothing_is_hidden_in_a_town_of_large_units():
    tree, figures = town({0: None, 1: 0, 2: 0}, {0: 6, 1: 14, 2: 30})
    assert hidden_cells(tree, figures, SMALLEST) == NOTHING_HIDDEN


def test_persons_counted_in_two_units_are_not_shown_by_the_difference():
    """The units add up to one more than the whole: without hiding, the difference is one person."""
    tree, figures = town({0: None, 1: 0, 2: 0}, {0: 0, 1: 14, 2: 30})
    figures[0].subtree.not_started -= 1
    assert len(hidden_cells(tree, figures, SMALLEST).subtrees) == 1
