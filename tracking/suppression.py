"""Small cells (definition 17): which figures are hidden above the nearest head, so that none can be worked out.

What is published is X for a set of nested groups: each unit with everything below it, and the staff placed directly in
it. Whatever can be derived by adding and subtracting is a union of *residues*, where a group's residue is what remains
of it when the largest published groups inside it are taken away. So it is enough that no residue holds 1 to k − 1
persons. The staff directly in a unit are known to its head, and may not be counted on to hide anybody there; the same
goes for persons counted in several units, who show as a difference between a total and its sum.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hidden:
    """The groups whose figures are hidden: units with everything below, and staff placed directly in a unit."""

    subtrees: frozenset
    direct: frozenset


def hidden_cells(tree, figures, smallest):
    """What to hide on one day for one requirement.

    `figures` is {unit: UnitFigures} for every unit of `tree`; `smallest` is k. The answer is the same whoever asks,
    so that two readers cannot put their pages together.
    """
    return _Hiding(tree, figures, smallest).result()


class _Hiding:
    """Works from the leaves up; `residue` holds what the unpublished groups below each unit add up to."""

    def __init__(self, tree, figures, smallest):
        self.tree, self.smallest = tree, smallest
        self.own = {unit: found.own.relevant for unit, found in figures.items()}
        self.whole = {unit: found.subtree.relevant for unit, found in figures.items()}
        self.direct = {unit for unit, number in self.own.items() if 0 < number < smallest}
        self.subtrees = set()
        self.open = {}

    def result(self):
        """Hide what must be hidden, and say what."""
        for root in self.tree.roots():
            for unit in reversed(list(self.tree.subtree(root))):
                self._decide(unit)
        return Hidden(frozenset(self.subtrees), frozenset(self.direct))

    def _decide(self, unit):
        """Hide the unit if it is small; otherwise see that nothing can be worked out from it and its children."""
        if 0 < self.whole[unit] < self.smallest:
            self.subtrees.add(unit)
        while unit not in self.subtrees and not self._safe(unit):
            if not self._hide_one_more(unit):
                self.subtrees.add(unit)
        self.open[unit] = self._left_open(unit)

    def _safe(self, unit):
        """Is nothing of 1 to k − 1 persons left when the published groups inside the unit are taken away?"""
        below = self._below(unit)
        everybody = below + (self.own[unit] if unit in self.direct else 0)
        counted_twice = self._counted_twice(unit)
        if 0 < counted_twice < self.smallest and everybody == 0:
            return False
        return not (0 < below < self.smallest or 0 < everybody < self.smallest)

    def _below(self, unit):
        """Persons in the groups below that are not published."""
        return sum(self.open[child] for child in self.tree[unit].children)

    def _counted_twice(self, unit):
        """By how much the parts add up to more than the whole."""
        parts = self.own[unit] + sum(self.whole[child] for child in self.tree[unit].children)
        return parts - self.whole[unit]

    def _left_open(self, unit):
        """What the unit leaves to its parent's residue: nothing when it is published itself."""
        if unit not in self.subtrees:
            return 0
        return self._below(unit) + (self.own[unit] if unit in self.direct else 0)

    def _hide_one_more(self, unit):
        """Hide the smallest group below that is still shown, down to where persons are; False when there is none."""
        shown = [child for child in self.tree[unit].children if child not in self.subtrees and self.whole[child]]
        groups = [(self.whole[child], 1, child) for child in shown]
        if self.own[unit] and unit not in self.direct:
            groups.append((self.own[unit], 0, unit))
        if not groups:
            return False
        _, is_child, chosen = min(groups)
        if not is_child:
            self.direct.add(unit)
            return True
        self.subtrees.add(chosen)
        self.open[chosen] = self._left_open(chosen)
        while self.open[chosen] == 0 and self._hide_one_more(chosen):
            self.open[chosen] = self._left_open(chosen)
        return True
