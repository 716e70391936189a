"""What editors have said of a scenario in advance: cases walked through, and rules that hold for every path.

Each check gives what fails with a path (the ids of choices from the start on) that shows it.
"""

from dataclasses import dataclass

from scenarios.document import OUTCOME
from scenarios.graph import outcomes, shortest_way

ACT = "act:"


@dataclass(frozen=True)
class Failure:
    """What fails: `reason` is one of the constants below, `step` the id of the step where it shows, if one does."""

    reason: str
    step: str = ""
    path: tuple[str, ...] = ()


NO_START, NOT_HERE, NOT_ENDED, OTHER_OUTCOME = "no_start", "not_here", "not_ended", "other_outcome"
NAMES_NOTHING, BROKEN = "names_nothing", "broken"


def walk(scenario, walkthrough):
    """The Failure of a walkthrough, or None: each choice stands where the one before led, the last at the outcome."""
    if scenario.start is None:
        return Failure(NO_START)
    here = scenario.start
    for number, choice_id in enumerate(walkthrough.choices):
        choice = next((choice for choice in here.choices if choice.id == choice_id), None)
        if choice is None or choice.target not in scenario.by_id:
            return Failure(NOT_HERE, here.id, walkthrough.choices[:number])
        here = scenario.by_id[choice.target]
    if here.kind != OUTCOME:
        return Failure(NOT_ENDED, here.id, walkthrough.choices)
    if walkthrough.outcome != here.id:
        return Failure(OTHER_OUTCOME, here.id, walkthrough.choices)
    return None


def uncovered(scenario):
    """[(Step, Choice)] that no walkthrough goes by, in the order of the document."""
    covered = {choice for walkthrough in scenario.walkthroughs for choice in walkthrough.choices}
    return [(step, choice) for step in scenario.steps for choice in step.choices if choice.id not in covered]


def check_rule(scenario, rule, graph):
    """The Failure of a rule, or None: no way from the start to an outcome goes by `given` and misses `passes`."""
    if scenario.start is None:
        return Failure(NO_START)
    if not _is_there(scenario, rule):
        return Failure(NAMES_NOTHING)
    left = _without(scenario, rule.passes, graph)
    way = _way_by(scenario, rule.given, left, outcomes(scenario) & set(left))
    return None if way is None else Failure(BROKEN, path=way)


def is_there(scenario, name):
    """Is there a step or a choice with this id, or an act with this key?"""
    if name.startswith(ACT):
        return name.removeprefix(ACT) in scenario.act_by_key
    return name in scenario.by_id or name in scenario.choice_by_id


def _is_there(scenario, rule):
    """A rule may be about every path, but it passes a step or an act."""
    given_is_there = not rule.given or (not rule.given.startswith(ACT) and is_there(scenario, rule.given))
    return given_is_there and rule.passes not in scenario.choice_by_id and is_there(scenario, rule.passes)


def _without(scenario, passes, graph):
    """The graph without what has to be passed: the step, or every choice that does the act."""
    left = graph.copy()
    if not passes.startswith(ACT):
        left.remove_node(passes)
        return left
    act = passes.removeprefix(ACT)
    doing = [(a, b, key) for a, b, key, choice in graph.edges(keys=True, data="choice") if act in choice.acts]
    left.remove_edges_from(doing)
    return left


def _way_by(scenario, given, graph, ends):
    """The choices of a way from the start over `given` to one of `ends`, or None."""
    if not given:
        return shortest_way(graph, scenario.start.id, ends)
    if given in scenario.by_id:
        return _joined(shortest_way(graph, scenario.start.id, {given}), (), shortest_way(graph, given, ends))
    step, choice = scenario.choice_by_id[given]
    if not graph.has_edge(step.id, choice.target, key=choice.id):
        return None
    return _joined(
        shortest_way(graph, scenario.start.id, {step.id}), (choice.id,), shortest_way(graph, choice.target, ends)
    )


def _joined(first, between, last):
    return None if first is None or last is None else first + between + last
