"""Where the steps and choices of a scenario stand in a picture: whole numbers and paths, no words and no colours.

levels → grid → ordering → placing → routing. The same document gives the same picture, and a broken one gives one too.
"""

from dataclasses import dataclass

from scenarios.layout.grid import Grid
from scenarios.layout.levels import levels_of
from scenarios.layout.ordering import lessen_crossings, set_beside
from scenarios.layout.placing import Box, place_cells
from scenarios.layout.routing import Route, routes_of


@dataclass(frozen=True)
class Layout:
    """The picture. `order`: the places of the steps as one reads them; `divider`: the height at which the steps that
    cannot be reached begin, or None.
    """

    width: int
    height: int
    order: list[int]
    boxes: list[Box]
    routes: list[Route]
    divider: int | None


def lay_out(scenario, step_size, label_size):
    """The Layout of a scenario. `step_size(step)` and `label_size(choice)` give the Size that each asks for."""
    levels = levels_of(scenario)
    grid = Grid(scenario, levels, step_size, label_size)
    lessen_crossings(grid)
    set_beside(grid)
    placed = place_cells(grid)
    routes = routes_of(grid, placed)
    return Layout(placed.width, placed.height, levels.reading_order, placed.boxes, routes, placed.divider)
