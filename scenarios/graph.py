"""A scenario's document as a graph: steps are nodes, choices are edges. networkx does the work."""

from collections import deque

import networkx as nx

from scenarios.document import OUTCOME


def graph_of(scenario):
    """A MultiDiGraph of step ids, its edges keyed by choice id and carrying the Choice. A lost target makes no edge."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(step.id for step in scenario.steps)
    for step in scenario.by_id.values():
        for choice in step.choices:
            if choice.target in scenario.by_id:
                graph.add_edge(step.id, choice.target, key=choice.id, choice=choice)
    return graph


def outcomes(scenario):
    """The ids of the outcomes."""
    return {step.id for step in scenario.steps if step.kind == OUTCOME}


def reachable(graph, start):
    """The ids of all that can be reached from `start`, itself too."""
    return nx.descendants(graph, start) | {start}


def can_end(graph, ends):
    """The ids of all from which one of `ends` can be reached: one walk backwards from all of them at once."""
    found, waiting = set(ends), deque(ends)
    while waiting:
        for before in graph.predecessors(waiting.popleft()):
            if before not in found:
                found.add(before)
                waiting.append(before)
    return found


def shortest_way(graph, start, ends):
    """The choice ids of a shortest way from `start` to one of `ends`; () when it is one itself, None without a way."""
    if start not in graph:
        return None
    came_by, waiting = {start: None}, deque([start])
    while waiting:
        here = waiting.popleft()
        if here in ends:
            return _way_back(came_by, here)
        for _here, target, choice_id in graph.out_edges(here, keys=True):
            if target not in came_by:
                came_by[target] = (here, choice_id)
                waiting.append(target)
    return None


def _way_back(came_by, here):
    way = []
    while came_by[here]:
        here, choice_id = came_by[here]
        way.append(choice_id)
    return tuple(reversed(way))


def cycles(graph):
    """The sets of steps that lead back to one another; a step that only leads to itself is no such set."""
    return [part for part in nx.strongly_connected_components(graph) if len(part) > 1]


def longest_way(graph, start):
    """The most steps that a way from `start` can have when no step is met twice, counted from above.

    Exact without cycles. Steps that lead back to one another count as if all of them were met: to know better takes
    time that grows faster than any power of their number.
    """
    parts = nx.condensation(nx.DiGraph(graph))
    size = {part: len(members) for part, members in parts.nodes(data="members")}
    longest = {}
    for part in reversed(list(nx.topological_sort(parts))):
        longest[part] = size[part] + max((longest[after] for after in parts.successors(part)), default=0)
    return longest[parts.graph["mapping"][start]]
