"""How far each step is from the start, counted in choices."""

from dataclasses import dataclass

import networkx as nx

WIDEST = 7  # Steps side by side. More make rows beneath one another.


@dataclass(frozen=True)
class Levels:
    """Steps by their place in the document, since a broken document may have one id twice.

    `reached`: for each distance from the start the steps at it, in the order in which one comes to them.
    """

    reached: list[list[int]]
    unreached: list[int]

    @property
    def reading_order(self):
        """The places of all steps: from the start outwards, and last what cannot be reached."""
        return [place for level in self.reached for place in level] + self.unreached

    def rows(self):
        """(rows of steps, how many of them can be reached). What does not fit in a row is spread over several."""
        reached = [row for level in self.reached for row in _spread(level)]
        unreached = [self.unreached[first : first + WIDEST] for first in range(0, len(self.unreached), WIDEST)]
        return reached + unreached, len(reached)


def _spread(level):
    """A wide level as several rows, dealt out in turn so that each step stays near those it comes from."""
    number = -(-len(level) // WIDEST)
    return [level[first::number] for first in range(number)]


def targets_of(scenario):
    """{id: place of the step}; of two steps with one id the first."""
    return {step.id: place for place, step in reversed(list(enumerate(scenario.steps)))}


def levels_of(scenario):
    """The Levels of a scenario. When no step is marked as the start, the first one is taken for it."""
    places, targets = range(len(scenario.steps)), targets_of(scenario)
    graph = nx.DiGraph()
    graph.add_nodes_from(places)
    for place, step in enumerate(scenario.steps):
        graph.add_edges_from((place, targets[choice.target]) for choice in step.choices if choice.target in targets)
    starts = [place for place in places if scenario.steps[place].is_start] or list(places[:1])
    reached = list(nx.bfs_layers(graph, starts)) if starts else []
    known = {place for level in reached for place in level}
    return Levels(reached, [place for place in places if place not in known])
