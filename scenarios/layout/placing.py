"""Where in pixels the rows and the cells in them stand."""

from dataclasses import dataclass
from itertools import chain, pairwise

import networkx as nx

from scenarios.layout.grid import BESIDE

TURNS = 12  # Down and up in turn.
MARGIN = 16
TOP = 24  # Above the first row, where the mark of the start stands.
BETWEEN_STEPS, BETWEEN_CELLS = 36, 16
ARROW = 32  # The line before and after a label that stands between two steps.
CHANNEL, STEEPEST = 30, 44  # Between two rows, and what is added for lines that go far aside.
SLOPE = 0.09
DIVIDER = 64


@dataclass(frozen=True)
class Box:
    """Where a step stands: `place` in the document, upper left corner and size."""

    place: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Placed:
    """`tops` and `bottoms` of the rows; `divider`: where what can be reached ends, if there is more."""

    width: int
    height: int
    tops: list[int]
    bottoms: list[int]
    boxes: list[Box]
    divider: int | None


def place_cells(grid):
    """Give every cell its x, every row its top and bottom."""
    gaps = _gaps(grid)
    _set_x(grid, gaps)
    tops, bottoms, divider = _heights(grid)
    width = max((cell.x + cell.right for cell in chain(*grid.rows)), default=0) + MARGIN
    height = bottoms[-1] + MARGIN
    return Placed(round(width), height, tops, bottoms, _boxes(grid, tops, bottoms), divider)


def _boxes(grid, tops, bottoms):
    return [
        Box(place, round(cell.x - cell.left), tops[cell.row], round(2 * cell.left), bottoms[cell.row] - tops[cell.row])
        for place, cell in grid.steps.items()
    ]


def _gaps(grid):
    """{(row, order of the left cell): space to the next one}, where a label between them asks for more than usual."""
    gaps = {}
    for way in grid.ways:
        if way.form == BESIDE:
            key = way.source.row, min(way.source.order, way.target.order)
            gaps[key] = max(gaps.get(key, 0), way.label.width + 2 * ARROW)
    return gaps


def _set_x(grid, gaps):
    """Draw every cell towards the middle of its neighbours, above and below in turn, as far as its row lets it."""
    offsets, pulls = [_offsets(row, gaps) for row in grid.rows], _pulls(grid)
    for row, offset in zip(grid.rows, offsets, strict=True):
        for cell, at in zip(row, offset, strict=True):
            cell.x = at - offset[-1] / 2
    for turn in range(TURNS):
        for row, offset in _in_turn(grid.rows, offsets, backwards=turn % 2):
            _settle(row, offset, [_wish(cell, turn, pulls) for cell in row], [pulls[cell] for cell in row])
    left = min((cell.x - cell.left for cell in chain(*grid.rows)), default=0)
    for cell in chain(*grid.rows):
        cell.x += MARGIN - left
    _close_ranks(grid, offsets)


def _close_ranks(grid, offsets):
    """Move what hangs together to the left as one, as far as all of it can, so that nothing stands far off alone."""
    whole, lefts = nx.Graph(), _left_neighbours(grid, offsets)
    whole.add_nodes_from(lefts)
    for way in grid.ways:
        nx.add_path(whole, way.cells)
    parts = sorted(nx.connected_components(whole), key=lambda part: min(cell.x - cell.left for cell in part))
    for part in parts:
        room = min(_room(cell, *lefts[cell]) for cell in part if lefts[cell][0] not in part)
        for cell in part:
            cell.x -= room


def _left_neighbours(grid, offsets):
    """{cell: (the one to its left, or None; how far apart they must be)}."""
    lefts = {}
    for row, offset in zip(grid.rows, offsets, strict=True):
        for order, cell in enumerate(row):
            lefts[cell] = (row[order - 1], offset[order] - offset[order - 1]) if order else (None, 0)
    return lefts


def _room(cell, left, apart):
    """How far a cell could move to the left."""
    return cell.x - left.x - apart if left else cell.x - cell.left - MARGIN


def _in_turn(rows, offsets, backwards):
    pairs = list(zip(rows, offsets, strict=True))
    return reversed(pairs) if backwards else pairs


def _offsets(row, gaps):
    """The least x of each cell of a row whose first one stands at 0."""
    offsets = [0] * len(row)
    for order, (one, other) in enumerate(pairwise(row)):
        both_steps = one.place is not None and other.place is not None
        gap = gaps.get((one.row, order), BETWEEN_STEPS if both_steps else BETWEEN_CELLS)
        offsets[order + 1] = offsets[order] + one.right + gap + other.left
    return offsets


def _wish(cell, turn, pulls):
    """The middle of the neighbours above, of those below, and in the last two turns of both."""
    near, far = (cell.below, cell.above) if turn % 2 else (cell.above, cell.below)
    others = near + far if turn >= TURNS - 2 else near or far
    if not others:
        return cell.x
    return sum(other.x * pulls[other] for other in others) / sum(pulls[other] for other in others)


def _pulls(grid):
    """{cell: how much its wish counts}. Where much meets, lines are kept straight, and what is small gives way."""
    pulls = {cell: (1 + len(cell.above) + len(cell.below)) ** 2 for cell in grid.steps.values()}
    for way in grid.ways:
        for cell in way.cells[1:]:
            pulls.setdefault(cell, pulls.get(way.target, 1))
    return pulls


def _settle(row, offsets, wishes, pulls):
    """The places nearest to those wished for (weighted least squares) that keep the order and distances of the row.

    Wishes that are too close to one another are pooled, and the pool stands at their mean.
    """
    pools = []  # [sum of the wishes, sum of the pulls, how many cells]
    for wish, offset, pull in zip(wishes, offsets, pulls, strict=True):
        total, weight, number = (wish - offset) * pull, pull, 1
        while pools and pools[-1][0] * weight >= total * pools[-1][1]:
            before = pools.pop()
            total, weight, number = total + before[0], weight + before[1], number + before[2]
        pools.append((total, weight, number))
    means = [total / weight for total, weight, number in pools for _member in range(number)]
    for cell, offset, mean in zip(row, offsets, means, strict=True):
        cell.x = mean + offset


def _heights(grid):
    """(tops, bottoms, the divider). A row without cells takes no room, nor does the channel beside it."""
    tops, bottoms, divider, y = [], [], None, TOP
    for number, row in enumerate(grid.rows):
        if number == 2 * grid.reached + 1:
            divider, y = y + DIVIDER // 2, y + DIVIDER
        tops.append(y)
        height = round(max((cell.height for cell in row), default=0))
        bottoms.append(y + height)
        y += height + (_channel(row) if number < len(grid.rows) - 1 else 0)
    return tops, bottoms, divider


def _channel(row):
    """The space below a row: more when lines go far aside in it, so that none is nearly level."""
    aside = [abs(cell.x - other.x) for cell in row for other in cell.below]
    return CHANNEL + round(min(STEEPEST, SLOPE * max(aside))) if aside else 0
