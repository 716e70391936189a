"""The lines of the choices as SVG paths. They leave a step below and come in from above, unless they lead back."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from scenarios.layout.grid import (
    AWAY,
    BESIDE,
    BETWEEN_LABELS,
    CHIP_ARROW,
    CHIP_HEIGHT,
    CHIP_WIDTH,
    DOWN,
    LOOP,
    OVER,
    ROUND,
    UP,
)
from scenarios.layout.placing import Box

PORTS, EDGE = 24, 20  # Between two lines at a step, and from the outermost one to its corner.
TIP = 11  # The length of an arrow's tip; it is as wide.


@dataclass(frozen=True)
class Route:
    """The line of one choice: `place` of its step, which `number` of its choices, the middle of its label.

    `chip`: the box that names the step it leads to when that is too far away, or says that it leads nowhere.
    """

    place: int
    number: int
    form: str
    line: str
    tip: str
    label_x: int
    label_y: int
    chip: Box | None = None


def routes_of(grid, placed):
    """The Route of every way, in the order of the ways."""
    router = _Router(grid, placed)
    return [router.route(way) for way in grid.ways]


class _Router:
    def __init__(self, grid, placed):
        self.placed = placed
        self.ports = _ports(grid)
        self.offsets = _offsets(grid)
        self.draw = {
            DOWN: self._chain,
            UP: self._chain,
            OVER: self._over,
            BESIDE: self._beside,
            ROUND: self._round,
            AWAY: self._away,
        }

    def route(self, way):
        line, tip, label, chip = self.draw[way.form](way)
        return Route(way.place, way.number, way.form, line, tip, *map(round, label), chip)

    def _chain(self, way):
        """From row to row through the label and all passages."""
        step = 1 if way.form == DOWN else -1
        line = []
        for number in range(len(way.cells) - 1):
            x, y, to_x, to_y = self._ends(way, number)
            last = number == len(way.cells) - 2
            line += ["L" if line else "M", _at(x, y), _curve(x, y, to_x, to_y - step * TIP if last else to_y)]
        return " ".join(line), _tip(to_x, to_y, 0, step), self._label(way), None

    def _over(self, way):
        """Up to the label in the row above, and from there down again."""
        x, y, label_x, label_y = self._ends(way, 0)
        out_x, out_y, to_x, to_y = self._ends(way, 1)
        label = self._label(way)
        up = f"M {_at(x, y)} {_curve(x, y, label_x, label_y)} V {label[1]:.0f}"
        down = f"M {_at(out_x, label[1])} V {out_y} {_curve(out_x, out_y, to_x, to_y - TIP)}"
        return f"{up} {down}", _tip(to_x, to_y, 0, 1), label, None

    def _beside(self, way):
        """Straight from one step to the next in the row."""
        step = 1 if way.source.x < way.target.x else -1
        left, right = sorted((way.source, way.target), key=lambda cell: cell.x)
        between = [left.x + left.right, right.x - right.left]
        x, to_x = between[::step]
        y = self._middle(way.source) + self.offsets[way]
        line = f"M {_at(x, y)} L {_at(to_x - step * TIP, y)}"
        return line, _tip(to_x, y, step, 0), (sum(between) / 2, y), None

    def _round(self, way):
        """Out of the right side and in again beneath; the label stands to the right of the loop."""
        x, y = way.source.x + way.source.left, self._middle(way.source) + self.offsets[way]
        line = f"M {_at(x, y - 10)} h 13 a 10 10 0 0 1 0 20 h {TIP - 13}"
        return line, _tip(x, y + 10, -1, 0), (x + LOOP + way.label.width / 2, y), None

    def _away(self, way):
        """Down to a chip beneath the label."""
        x, y, to_x, to_y = self._ends(way, 0)
        cell = way.label_cell
        top = self._middle(cell) - cell.height / 2
        chip_y = round(top + way.label.height + CHIP_ARROW)
        line = f"M {_at(x, y)} {_curve(x, y, to_x, to_y)} V {chip_y - TIP}"
        chip = Box(way.place, round(cell.x - CHIP_WIDTH / 2), chip_y, CHIP_WIDTH, CHIP_HEIGHT)
        return line, _tip(to_x, chip_y, 0, 1), (cell.x, top + way.label.height / 2), chip

    def _ends(self, way, number):
        """x and y where the line leaves one cell of the chain, x and y where it comes to the next one."""
        one, other = way.cells[number], way.cells[number + 1]
        return (
            *(self.ports[way, number, one], self._facing(one, other)),
            *(self.ports[way, number, other], self._facing(other, one)),
        )

    def _facing(self, cell, other):
        edges = self.placed.bottoms if cell.row < other.row else self.placed.tops
        return edges[cell.row]

    def _label(self, way):
        return way.label_cell.x, self._middle(way.label_cell)

    def _middle(self, cell):
        return (self.placed.tops[cell.row] + self.placed.bottoms[cell.row]) / 2


def _ports(grid):
    """{(way, number of the stretch, cell): x where the line meets the cell}, spread so that no two meet it together."""
    meeting = defaultdict(list)
    for way in grid.ways:
        if way.form in (BESIDE, ROUND):
            continue
        for number, (one, other) in enumerate(pairwise(way.cells)):
            meeting[one, one.row < other.row].append((other.x, way, number))
            meeting[other, other.row < one.row].append((one.x, way, number))
    ports = {}
    for (cell, _below), lines in meeting.items():
        lines.sort(key=lambda line: line[0])
        apart = min(PORTS, max(2 * cell.left - 2 * EDGE, PORTS) / max(len(lines) - 1, 1))
        for order, (_x, way, number) in enumerate(lines):
            ports[way, number, cell] = cell.x + (order - (len(lines) - 1) / 2) * apart
    return ports


def _offsets(grid):
    """{way: how far below the middle of the step its label stands}, for those that stand beneath one another."""
    stacks, offsets = defaultdict(list), {}
    for way in grid.ways:
        if way.form == ROUND:
            stacks[way.source, way.source].append(way)
        elif way.form == BESIDE:
            stacks[tuple(sorted((way.source, way.target), key=lambda cell: cell.order))].append(way)
    for ways in stacks.values():
        y = -sum(way.label.height + BETWEEN_LABELS for way in ways) / 2
        for way in ways:
            offsets[way] = y + (way.label.height + BETWEEN_LABELS) / 2
            y += way.label.height + BETWEEN_LABELS
    return offsets


def _at(x, y):
    return f"{x:.0f} {y:.0f}"


def _curve(x, y, to_x, to_y):
    """Upright at both ends, so that it keeps within the channel."""
    middle = (y + to_y) / 2
    return f"C {_at(x, middle)} {_at(to_x, middle)} {_at(to_x, to_y)}"


def _tip(x, y, right, down):
    """A triangle with its point at x, y; `right` and `down` say which way it points (1, 0 or -1)."""
    back_x, back_y, half = x - right * TIP, y - down * TIP, TIP / 2
    one, other = (back_x - down * half, back_y - right * half), (back_x + down * half, back_y + right * half)
    return f"M {_at(x, y)} L {_at(*one)} L {_at(*other)} Z"
