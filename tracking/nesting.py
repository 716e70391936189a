"""The published groups of one requirement, one inside another, as one reader sees them."""


class Nesting:
    """For each unit the smallest group on the reader's pages that holds its staff; for each group the next larger one.

    A group is (layer, unit, is it only the staff placed directly?); `layer` tells requirements apart. A unit without
    units below is one group, not two.
    """

    def __init__(self, layer, tree, subtrees, direct, seen=None):
        """`subtrees` and `direct` are the units whose figures are hidden; `seen` is what the reader may open."""
        self.of_unit, self.above = {}, {}
        around = {}  # For each unit: the smallest group that holds it and everything below.
        for unit in in_order(tree, seen):
            node = tree[unit]
            group = around.get(node.parent_id)
            is_seen = seen is None or unit in seen
            if is_seen and unit not in subtrees:
                self.above[layer, unit, False] = group
                group = (layer, unit, False)
            around[unit] = group
            if is_seen and node.children and unit not in direct:
                self.above[layer, unit, True] = group
                group = (layer, unit, True)
            self.of_unit[unit] = group

    def count(self, units, into):
        """Add to `into` how often each group counts a person of the `units` when those inside it are taken away."""
        if len(units) == 1:
            (unit,) = units
            if group := self.of_unit.get(unit):
                into[group] = 1
            return
        inside = {group: 0 for unit in units if (group := self.of_unit.get(unit))}
        waiting = list(inside)
        while waiting:
            around = self.above[waiting.pop()]
            if around is None:
                continue
            if around not in inside:
                inside[around] = 0
                waiting.append(around)
            inside[around] += 1
        into.update((group, 1 - number) for group, number in inside.items() if number != 1)


def in_order(tree, seen):
    """The units that are, or stand below, one that is seen; parents before children."""
    if seen is None:
        tops = tree.roots()
    else:
        tops = [unit for unit in seen if unit in tree and not any(up in seen for up in _above(tree, unit))]
    for top in tops:
        yield from tree.subtree(top)


def _above(tree, unit):
    chain = tree.chain(unit)
    next(chain)
    return chain
