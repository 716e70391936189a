"""Hide more until nothing that is published gives away how 1 to k − 1 persons stand (definition 17)."""

from collections import Counter, defaultdict

from tracking.derivation import small_populations
from tracking.nesting import Nesting, in_order
from tracking.readers import EVERYBODY
from tracking.suppression import Hidden


class Layer:
    """The counts of one requirement, and what is hidden of them so far."""

    def __init__(self, figures, hidden):
        self.figures = figures
        self.subtrees, self.direct = set(hidden.subtrees), set(hidden.direct)

    def relevant(self, unit, is_direct):
        """How many persons a published group has."""
        found = self.figures[unit]
        return (found.own if is_direct else found.subtree).relevant

    def hidden(self):
        return Hidden(frozenset(self.subtrees), frozenset(self.direct))


def hide_giveaways(tree, layers, persons, smallest, readers=(EVERYBODY,)):
    """Hide more in the `layers` until no reader can derive the figure of 1 to `smallest` − 1 whom they do not know.

    `persons` is {(units by layer, units that the person heads): number}. Hiding a group takes an equation away from
    every reader, so one who has been looked after stays so, and it comes to an end.
    """
    in_unit = defaultdict(list)
    for alike in persons:
        for unit in set().union(*alike[0]):
            in_unit[unit].append(alike)
    for reader in readers:
        pages = _Pages(tree, layers, persons, reader, in_unit)
        while pages.hide_more(smallest):
            pass


class _Pages:
    """What one reader may open, and the persons there whom the reader does not know."""

    def __init__(self, tree, layers, persons, reader, in_unit):
        self.tree, self.layers, self.seen, self.in_unit = tree, layers, reader.seen, in_unit
        self.unknown = persons
        if reader.seen is not None:
            inside = {alike for unit in in_order(tree, reader.seen) for alike in in_unit.get(unit, ())}
            self.unknown = {alike: persons[alike] for alike in inside if not reader.knows(*alike)}
        self.nestings = [self._nesting(place) for place in range(len(layers))]
        self.columns, self.column_of = Counter(), {}
        self._count(self.unknown)

    def _nesting(self, place):
        layer = self.layers[place]
        return Nesting(place, self.tree, layer.subtrees, layer.direct, self.seen)

    def hide_more(self, smallest):
        """Hide the smallest group that each small population needs; was there any?"""
        found = list(small_populations(self.columns, smallest))
        if found:
            inside = _inside(self.nestings)
            hidden = {self._smallest_of(weights, inside) for weights in found}
            for group in hidden:
                self._hide(group)
            self._count_anew(hidden)
        return bool(found)

    def _count(self, some):
        """Put the persons into their columns."""
        for alike in some:
            if column := self._column(alike[0]):
                self.columns[column] += self.unknown[alike]
                self.column_of[alike] = column

    def _column(self, places):
        if len(places) == 1 and len(places[0]) == 1:  # Nearly everybody.
            group = self.nestings[0].of_unit.get(next(iter(places[0])))
            return ((group, 1),) if group else ()
        counted = {}
        for nesting, units in zip(self.nestings, places, strict=True):
            if units:
                nesting.count(units, counted)
        return tuple(sorted(counted.items()))

    def _count_anew(self, hidden):
        """Only the persons inside a group that has been hidden stand in other columns than before."""
        for place in {group[0] for group in hidden}:
            self.nestings[place] = self._nesting(place)
        units = {below for _, unit, is_direct in hidden for below in ([unit] if is_direct else self.tree.subtree(unit))}
        touched = {alike for unit in units for alike in self.in_unit.get(unit, ()) if alike in self.unknown}
        for alike in touched:
            if column := self.column_of.pop(alike, None):
                self.columns[column] -= self.unknown[alike]
                if not self.columns[column]:
                    del self.columns[column]
        self._count(touched)

    def _smallest_of(self, weights, inside):
        """Of the published groups that are added or subtracted, the one with the fewest persons."""
        used = Counter()
        for group, weight in weights.items():
            used[group] += weight
            for smaller in inside[group]:
                used[smaller] -= weight
        sizes = [(self.layers[group[0]].relevant(*group[1:]), group) for group, times in used.items() if times]
        return min(size for size in sizes if size[0])[1]

    def _hide(self, group):
        layer, unit, is_direct = group
        if is_direct:
            self.layers[layer].direct.add(unit)
            return
        self.layers[layer].subtrees.add(unit)
        if not self.tree[unit].children:
            self.layers[layer].direct.add(unit)


def _inside(nestings):
    """{group: the published groups directly inside it}."""
    inside = defaultdict(list)
    for nesting in nestings:
        for group, around in nesting.above.items():
            inside[around].append(group)
    return inside
