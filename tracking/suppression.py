"""Small cells (definition 17): which figures are hidden above the nearest head, so that none can be worked out.

What is published is X for a set of nested groups: each unit with everything below it, and the staff placed directly in
it. Whatever can be derived by adding and subtracting is a union of *residues*, where a group's residue is who remains
of it when the largest published groups inside it are taken away. So it is enough that no residue holds 1 to k − 1
persons. Three kinds of persons hide nobody, because somebody who reads the counts knows them: the staff placed
directly in a unit are known to its head; heads, and the staff of a unit without a head, are known to the head above;
and a person counted in several units is taken away with the first of them that is published.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from tracking.folding import Meeting


@dataclass(frozen=True)
class Hidden:
    """The groups whose figures are hidden: units with everything below, and staff placed directly in a unit."""

    subtrees: frozenset
    direct: frozenset


def hidden_cells(tree, figures, smallest, *, overlaps=(), known=None, meeting=None):
    """What to hide on one day for one requirement.

    `figures` is {unit: UnitFigures} for every unit of `tree`; `smallest` is k; `overlaps` holds the set of units of
    each relevant person who counts in several; `known` is {unit: how many of its own relevant staff the head above
    knows by name}; `meeting` (that of the tree) saves working out anew where the ways of persons with several units
    meet. The answer is the same whoever asks, so that two readers cannot put their pages together.
    """
    return _Hiding(tree, figures, smallest, overlaps, known or {}, meeting or Meeting.of(tree)).result()


class _Hiding:
    """Works from the leaves up; `open` holds who of the unpublished groups in each unit is left to hide in."""

    def __init__(self, tree, figures, smallest, overlaps, known, meeting):
        self.tree, self.smallest, self.known = tree, smallest, known
        self.own = {unit: found.own.relevant for unit, found in figures.items()}
        self.whole = {unit: found.subtree.relevant for unit, found in figures.items()}
        self.overlaps = [[unit for unit in units if unit in tree] for units in overlaps]
        self.placed = defaultdict(list)  # unit -> places in `overlaps` of the persons there
        self.twice = Counter()  # unit -> how many persons are in more than one of the groups that it consists of
        for place, units in enumerate(self.overlaps):
            for unit in units:
                self.placed[unit].append(place)
            self.twice.update(set(meeting.points(units)))
        self.direct = {unit for unit in self.own if self._is_small(self.own[unit], self._single(unit)[1])}
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
        if self._is_small(self.whole[unit]):
            self.subtrees.add(unit)
        while unit not in self.subtrees and not self._safe(unit):
            if not self._hide_one_more(unit):
                self.subtrees.add(unit)
        self.open[unit] = self._left_open(unit)

    def _is_small(self, *numbers):
        return any(0 < number < self.smallest for number in numbers)

    def _single(self, unit):
        """(all, those whom no head above knows) of the staff placed directly in the unit and in no other."""
        single = self.own[unit] - len(self.placed[unit])
        return single, max(0, single - self.known.get(unit, 0))

    def _safe(self, unit):
        """Is nothing of 1 to k − 1 persons left when the published groups inside the unit are taken away?

        Counted with everybody, without those who are known by name, and without the staff placed directly.
        """
        below, below_unknown = self._below(unit)
        own, own_unknown = self._single(unit) if unit in self.direct else (0, 0)
        together = self._shared_and_hidden(unit)
        everybody = below + own + together
        if not everybody and self._is_small(self.twice[unit]):
            return False
        return not self._is_small(below + together, below_unknown, everybody, below_unknown + own_unknown)

    def _below(self, unit):
        """(all, unknown) single-unit persons in the groups below that are not published."""
        found = [self.open[child] for child in self.tree[unit].children]
        return sum(number for number, _ in found), sum(unknown for _, unknown in found)

    def _shared_and_hidden(self, unit):
        """Persons of several units inside this one who are in no published group inside it."""
        hidden = set(self._hidden_inside(unit))
        persons = {person for placed in hidden for person in self.placed[placed]}
        return sum(all(self._is_away(one, hidden, unit) for one in self.overlaps[person]) for person in persons)

    def _hidden_inside(self, unit):
        """The units here and below whose staff placed directly are in no published group inside this unit."""
        if unit in self.direct:
            yield unit
        for child in self.tree[unit].children:
            if child in self.subtrees:
                yield from self._hidden_inside(child)

    def _is_away(self, placed, hidden, unit):
        """Is nothing told of the placement inside this unit: hidden there, or elsewhere altogether?"""
        return placed in hidden or unit not in self.tree.chain(placed)

    def _left_open(self, unit):
        """(all, unknown) that the unit leaves to its parent's residue: nobody when it is published itself."""
        if unit not in self.subtrees:
            return 0, 0
        below, below_unknown = self._below(unit)
        own, own_unknown = self._single(unit) if unit in self.direct else (0, 0)
        return below + own, below_unknown + own_unknown

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
        while self.open[chosen] == (0, 0) and self._hide_one_more(chosen):
            self.open[chosen] = self._left_open(chosen)
        return True
