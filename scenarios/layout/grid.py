"""The picture as rows of cells: rows of steps, and between them rows for the labels of the choices.

A choice is a chain of cells, each in the row next to the one before: its step, its label, perhaps a bare passage
through each row it must cross, and the step it leads to. Nothing can then cover anything else.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from scenarios.layout.levels import targets_of

DOWN, UP, OVER, BESIDE, ROUND, AWAY = "down", "up", "over", "beside", "round", "away"

LONGEST = 4  # Rows. What leads farther is told by the name of the step it leads to: no eye follows such a line.

PASSAGE = 12
BETWEEN_LABELS = 10  # When they stand beneath one another.
LOOP = 30  # What a choice that leads back to its own step takes beside it, before its label.
CHIP_WIDTH, CHIP_HEIGHT, CHIP_ARROW = 148, 28, 26


@dataclass(frozen=True)
class Size:
    width: int
    height: int


@dataclass(eq=False)
class Cell:
    """A step, a label or a passage. `left` and `right`: how far it reaches from `x`.

    `order` is its number in the row and `share` the same from 0 to 1. `place` is that of a step, `loops` the height of
    all the choices that lead back to it.
    """

    row: int
    left: float = PASSAGE / 2
    right: float = PASSAGE / 2
    height: float = 0
    place: int | None = None
    loops: float = 0
    above: list = field(default_factory=list)
    below: list = field(default_factory=list)
    x: float = 0
    order: int = 0
    share: float = 0


@dataclass(eq=False)
class Way:
    """A choice on its way. `place` and `number`: its step, and which choice of it; `cells`: the chain.

    `form`: DOWN and UP as one thinks; OVER a neighbour in the same row; BESIDE: straight to the next one in the row;
    ROUND: back to the same step; AWAY: too far, to nowhere, or between what can be reached and what cannot.
    """

    place: int
    number: int
    form: str
    label: Size
    cells: list

    @property
    def source(self):
        return self.cells[0]

    @property
    def label_cell(self):
        return self.cells[1]

    @property
    def target(self):
        return self.cells[-1]


class Grid:
    """Steps stand in the rows 1, 3, 5 …; row 0 and the other even ones are for labels."""

    def __init__(self, scenario, levels, step_size, label_size):
        steps, self.reached = levels.rows()
        self.rows = [[] for _number in range(2 * len(steps) + 1)]
        self.steps = {}
        for number, row in enumerate(steps):
            for place in row:
                self._add_step(place, 2 * number + 1, step_size(scenario.steps[place]))
        self.ways = []
        self._targets = targets_of(scenario)
        for place in levels.reading_order:
            for number, choice in enumerate(scenario.steps[place].choices):
                self.ways.append(self._way(place, number, choice, label_size(choice)))

    def _add_step(self, place, row, size):
        self.steps[place] = self._add(Cell(row, size.width / 2, size.width / 2, size.height, place))

    def _add(self, cell):
        self.rows[cell.row].append(cell)
        return cell

    def _way(self, place, number, choice, label):
        source = self.steps[place]
        target = self.steps.get(self._targets.get(choice.target))
        form = self._form(source, target)
        if form == ROUND:
            _make_room_for_loop(source, label)
            return Way(place, number, form, label, [source, source])
        return Way(place, number, form, label, self._chain(source, target, form, label))

    def _form(self, source, target):
        if target is source:
            return ROUND
        if target is None or abs(target.row - source.row) > 2 * LONGEST or self._parted(source, target):
            return AWAY
        if target.row == source.row:
            return OVER
        return DOWN if target.row > source.row else UP

    def _parted(self, *cells):
        """Does the border between what can be reached and what cannot run between the two?"""
        return len({cell.row < 2 * self.reached for cell in cells}) == 2

    def _chain(self, source, target, form, label):
        """The cells from source to target, joined to one another."""
        step = 1 if form in (DOWN, AWAY) else -1
        chain = [source, self._add(_label_cell(source.row + step, form, label))]
        if form != AWAY:
            chain += [self._add(Cell(row)) for row in range(source.row + 2 * step, target.row, step)] + [target]
        for one, other in pairwise(chain):
            upper, lower = sorted((one, other), key=lambda cell: cell.row)
            upper.below.append(lower)
            lower.above.append(upper)
        return chain

    def drop_label(self, way):
        """Take the label out of its row: the way needs no chain."""
        cell = way.label_cell
        self.rows[cell.row].remove(cell)
        for step in (way.source, way.target):
            step.above.remove(cell)
        way.cells = [way.source, way.target]


def _label_cell(row, form, label):
    width, height = label.width, label.height
    if form == AWAY:
        width, height = max(width, CHIP_WIDTH), height + CHIP_ARROW + CHIP_HEIGHT
    return Cell(row, width / 2, width / 2, height)


def _make_room_for_loop(step, label):
    """Loops stand beneath one another to the right of the step."""
    step.right = max(step.right, step.left + LOOP + label.width)
    step.loops += label.height + BETWEEN_LABELS
    step.height = max(step.height, step.loops)
