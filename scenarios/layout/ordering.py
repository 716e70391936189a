"""The order of the cells within their rows, so that few choices cross and neighbours stand side by side."""

from bisect import bisect_left, insort
from collections import deque
from itertools import pairwise

from scenarios.layout.grid import BESIDE, BETWEEN_LABELS, OVER

TURNS = 6  # Down and up again. More have hardly ever made it better.


def lessen_crossings(grid):
    """Sort every row by where its neighbours above stand, then by those below, and keep the best order met."""
    partners = _partners(grid)
    for row in grid.rows:
        _number(row)
    best, fewest = None, None
    for _turn in range(TURNS):
        for row in grid.rows:
            _sort(row, partners, upwards=True)
        for row in reversed(grid.rows):
            _sort(row, partners, upwards=False)
        crossings = sum(_crossings(row) for row in grid.rows)
        if best is None or crossings < fewest:
            best, fewest = [list(row) for row in grid.rows], crossings
    grid.rows = best
    for row in best:
        _number(row)


def set_beside(grid):
    """A choice between two neighbours goes straight from one to the other, as far as the labels find room."""
    taken = {}
    for way in grid.ways:
        if way.form != OVER or abs(way.source.order - way.target.order) != 1:
            continue
        pair = min(way.source.order, way.target.order), way.source.row
        needed = taken.get(pair, 0) + way.label.height + BETWEEN_LABELS
        if needed <= max(way.source.height, way.target.height):
            taken[pair] = needed
            way.form = BESIDE
            grid.drop_label(way)
    for row in grid.rows:
        _number(row)


def _number(row):
    for order, cell in enumerate(row):
        cell.order, cell.share = order, (order + 0.5) / len(row)


def _partners(grid):
    """{cell: the cells of the same row that it leads to or comes from}, in the order of the choices."""
    partners = {}
    for way in grid.ways:
        if way.form == OVER:
            partners.setdefault(way.source, {})[way.target] = None
            partners.setdefault(way.target, {})[way.source] = None
    return partners


def _sort(row, partners, upwards):
    """Put the row in the order of its neighbours on one side; where that is the same, on the other."""
    keys = {cell: _key(cell, upwards) for cell in row}
    groups = [_turned(group, keys) for group in _groups(row, partners)]
    groups.sort(key=lambda group: [sum(sides) / len(group) for sides in zip(*map(keys.get, group), strict=True)])
    row[:] = [cell for group in groups for cell in group]
    _number(row)


def _key(cell, upwards):
    """Where the neighbours stand on the one side and on the other; without any, where the cell stands itself."""
    near, far = (cell.above, cell.below) if upwards else (cell.below, cell.above)
    return _mean_share(near or [cell]), _mean_share(far or [cell])


def _mean_share(cells):
    return sum(cell.share for cell in cells) / len(cells)


def _groups(row, partners):
    """The cells that lead to one another within the row, each group in the order that brings them side by side."""
    grouped = set()
    for cell in row:
        if cell not in grouped:
            group = _line(cell, partners)
            grouped.update(group)
            yield group


def _line(cell, partners):
    """All that hangs together with the cell, the one with most partners in the middle."""
    if cell not in partners:
        return [cell]
    members = _spread(cell, partners)
    return list(_spread(max(members, key=lambda member: (len(partners[member]), -member.place)), partners))


def _spread(middle, partners):
    """Partners to the left and to the right in turn; their own partners on outwards."""
    line, waiting, met = deque([middle]), deque([(middle, None)]), {middle}
    while waiting:
        cell, side = waiting.popleft()
        others = [other for other in partners[cell] if other not in met]
        met.update(others)
        for number, other in enumerate(others):
            to_right = number % 2 if side is None else side
            (line.append if to_right else line.appendleft)(other)
            waiting.append((other, to_right))
    return line


def _turned(group, keys):
    """The group, or its mirror image if that fits the neighbours better."""
    slope = sum(keys[other] > keys[one] for one, other in pairwise(group))
    return group if slope * 2 >= len(group) - 1 else group[::-1]


def _crossings(row):
    """How many pairs of lines between this row and the next one cross."""
    met, number = [], 0
    for cell in row:
        ends = sorted(other.order for other in cell.below)
        number += sum(len(met) - bisect_left(met, end + 1) for end in ends)
        for end in ends:
            insort(met, end)
    return number
