"""The facts of a story's graph that its report gives."""

import networkx

END = object()  # As the target of a link: the scenario ends there.


def graph_facts(names, links, start):
    """The fields of a Report for the steps `names` and the `links` [(from, to)] between them.

    If no link leads to END, the steps without a way on are where the story ends; a link to no step is no way on.
    Trapped are only steps that can be reached: what cannot be reached traps nobody.
    """
    graph = networkx.DiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from((source, target) for source, target in links if target in graph)
    ends = {source for source, target in links if target is END}
    terminal = ends or {name for name, degree in graph.out_degree() if not degree}
    reached = networkx.descendants(graph, start) | {start} if start in graph else set()
    return {
        "steps": len(names),
        "start": start,
        "missing_targets": sorted(
            {f"{source} -> {target}" for source, target in links if target is not END and target not in graph}
        ),
        "unreachable": sorted(set(graph) - reached) if start in graph else None,
        "terminal": sorted(terminal),
        "trapped": sorted(reached - _that_reach(graph, terminal)),
    }


def _that_reach(graph, terminal):
    """The steps from which one of the terminal ones can be reached, those included."""
    backwards = graph.reverse(copy=False)
    layers = networkx.bfs_layers(backwards, list(terminal)) if terminal else ()
    return {name for layer in layers for name in layer}
