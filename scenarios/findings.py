"""What is wrong with a scenario, all at once: errors (E…) that keep it from being played, and warnings (W…).

A Finding says what and where; findings_in_words.py says it to the editor. The codes are listed in docs/scenarios.md.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from scenarios import facts
from scenarios.document import INFORMATION, MISTAKES, OUTCOME, QUESTION, RIGHT
from scenarios.graph import can_end, cycles, graph_of, longest_way, outcomes, reachable
from scenarios.walkthroughs import check_rule, uncovered, walk

LONGEST_WAY = 25  # Steps. Longer than that is no longer one short exercise.

PHONE_OR_ADDRESS = re.compile(r"https?://|www\.|\b0\d{1,3}[ -]\d{2,3}(?:[ ]?\d{2,3}){1,3}\b|\+46")


@dataclass(frozen=True)
class Finding:
    """`code` as in docs/scenarios.md; the ids of the step and the choice it stands at, if it does; `about`: what else
    the words need; `path`: the choices from the start on that show it.
    """

    code: str
    step: str = ""
    choice: str = ""
    about: dict = field(default_factory=dict)
    path: tuple[str, ...] = ()

    @property
    def is_error(self):
        return self.code.startswith("E")


def examine(scenario, *, has_review_date=True):
    """Every Finding of the document: errors first, each kind in the order of the steps."""
    graph = graph_of(scenario)
    found = [
        *_starts(scenario),
        *_targets(scenario),
        *_dead_ends(scenario),
        *_names(scenario),
        *_ways(scenario, graph),
        *_required_acts(scenario, graph),
        *_promises(scenario, graph),
        *_style(scenario),
        *_loops(scenario, graph),
        *_reviews(scenario, has_review_date),
    ]
    place = _places(scenario)
    return sorted(found, key=lambda one: (not one.is_error, _rank(one.code), place.get(one.step, -1)))


def has_errors(found):
    return any(one.is_error for one in found)


def _rank(code):
    return int(code[1:])


def _places(scenario):
    """{step id: its place in the document}; of two with one id the first."""
    return {step.id: number for number, step in reversed(list(enumerate(scenario.steps)))}


def _starts(scenario):
    """E1: exactly one step is marked as the start."""
    marked = [step for step in scenario.steps if step.is_start]
    if not marked:
        yield Finding("E1", about={"number": 0})
    elif len(marked) > 1:
        for step in marked:
            yield Finding("E1", step.id, about={"number": len(marked)})


def _targets(scenario):
    """E2: every choice leads to a step that is there."""
    for step, choice in _choices(scenario):
        if choice.target not in scenario.by_id:
            yield Finding("E2", step.id, choice.id, {"target": choice.target})


def _dead_ends(scenario):
    """E3: every step but an outcome leads on; E4: an outcome does not; E8: there is an outcome."""
    for step in scenario.steps:
        if step.kind != OUTCOME and not step.choices:
            yield Finding("E3", step.id)
        if step.kind == OUTCOME and step.choices:
            yield Finding("E4", step.id)
    if not outcomes(scenario):
        yield Finding("E8")


def _names(scenario):
    """E7: no key, no id twice; E10: acts and facts that are used are known."""
    keys = Counter(step.key for step in scenario.steps)
    ids = Counter(step.id for step in scenario.steps)
    ids.update(choice.id for _step, choice in _choices(scenario))
    acts = Counter(act.key for act in scenario.acts)
    for step in scenario.steps:
        if keys[step.key] > 1 or not step.key:
            yield Finding("E7", step.id, about={"key": step.key})
        elif ids[step.id] > 1 or any(ids[choice.id] > 1 for choice in step.choices):
            yield Finding("E7", step.id, about={"key": step.id})
        yield from _unknown(scenario, step)
    for key, number in acts.items():
        if number > 1 or not key:
            yield Finding("E7", about={"key": key})
    for fact in [fact for act in scenario.acts for fact in act.when] + list(scenario.facts):
        if not facts.is_known(fact):
            yield Finding("E10", about={"name": fact})


def _unknown(scenario, step):
    for fact in step.facts:
        if not facts.is_known(fact):
            yield Finding("E10", step.id, about={"name": fact})
    for choice in step.choices:
        for name in [act for act in choice.acts if act not in scenario.act_by_key] + [
            fact for fact in choice.facts if not facts.is_known(fact)
        ]:
            yield Finding("E10", step.id, choice.id, {"name": name})


def _ways(scenario, graph):
    """E5: every step can be reached; E6: from every step an outcome can be reached."""
    ending = can_end(graph, outcomes(scenario))
    reached = _reached(scenario, graph)
    for step in scenario.steps:
        if reached is not None and step.id not in reached:
            yield Finding("E5", step.id)
        if step.id not in ending:
            yield Finding("E6", step.id)


def _reached(scenario, graph):
    """What can be reached from the start or, when several are marked, from any of them; None without a start."""
    starts = [step.id for step in scenario.steps if step.is_start]
    return set().union(*(reachable(graph, start) for start in starts)) if starts else None


def _required_acts(scenario, graph):
    """E9: an act that may be required can be done by a choice that can be reached."""
    reached = _reached(scenario, graph)
    doable = {
        act for step, choice in _choices(scenario) if reached is None or step.id in reached for act in choice.acts
    }
    for act in scenario.acts:
        if act.required and act.key not in doable:
            yield Finding("E9", about={"act": act.title or act.key})


def _promises(scenario, graph):
    """E11: the walkthroughs come to their outcomes; E12: the rules hold; W10, W11: what no walkthrough tries."""
    for walkthrough in scenario.walkthroughs:
        failure = walk(scenario, walkthrough)
        if failure:
            yield Finding(
                "E11", failure.step, about={"name": walkthrough.name, "reason": failure.reason}, path=failure.path
            )
    for number, rule in enumerate(scenario.rules, start=1):
        failure = check_rule(scenario, rule, graph)
        if failure:
            yield Finding("E12", about={"number": number, "rule": rule, "reason": failure.reason}, path=failure.path)
    if not scenario.walkthroughs:
        yield Finding("W11")
        return
    for step, choice in uncovered(scenario):
        yield Finding("W10", step.id, choice.id)


def _style(scenario):
    """What the learner would stumble on in a single step. E14: there is something to read everywhere."""
    for step in scenario.steps:
        if not step.title.strip():
            yield Finding("E14", step.id)
        for choice in step.choices:
            if not choice.text.strip():
                yield Finding("E14", step.id, choice.id)
        if step.kind == QUESTION and len(step.choices) == 1:
            yield Finding("W1", step.id)
        if step.kind == QUESTION and _has_only_mistakes(step):
            yield Finding("E13", step.id)
        yield from _alike(step)
        for choice in step.choices:
            if choice.target == step.id:
                yield Finding("W3", step.id, choice.id)
            if choice.feedback.strip() or _is_answered_by_target(scenario, choice):
                continue
            if choice.is_mistake:
                yield Finding("W7", step.id, choice.id)
            elif step.kind == QUESTION and choice.verdict != "none":
                yield Finding("W9", step.id, choice.id)


def _has_only_mistakes(step):
    """E13: a question whose every answer is a mistake cannot be answered according to the routine."""
    return bool(step.choices) and all(choice.verdict in MISTAKES for choice in step.choices)


def _alike(step):
    """W2: two choices to the same step that are told the same afterwards are no choice."""
    seen = set()
    for choice in step.choices:
        mark = (choice.target, choice.feedback.strip(), choice.verdict, choice.acts, choice.facts)
        if mark in seen:
            yield Finding("W2", step.id, choice.id)
        seen.add(mark)


def _is_answered_by_target(scenario, choice):
    """An information step that a choice leads to is its feedback."""
    target = scenario.by_id.get(choice.target)
    return target is not None and target.kind == INFORMATION


def _loops(scenario, graph):
    """W4: steps that lead back to one another; W5: very long; W6: no way without a mistake to a good outcome."""
    place = _places(scenario)
    for part in cycles(graph):
        yield Finding("W4", min(part, key=place.get), about={"number": len(part)})
    if scenario.start is None:
        return
    longest = longest_way(graph, scenario.start.id)
    if longest > LONGEST_WAY:
        yield Finding("W5", about={"number": longest, "limit": LONGEST_WAY})
    if outcomes(scenario) and not _good_outcomes(scenario) & _reached_safely(scenario, graph):
        yield Finding("W6")


def _good_outcomes(scenario):
    """The outcomes that are recommended; when none is marked so, all that are not marked as a mistake."""
    ends = [step for step in scenario.steps if step.kind == OUTCOME]
    marked = {step.id for step in ends if step.verdict == RIGHT}
    return marked or {step.id for step in ends if step.verdict not in MISTAKES}


def _reached_safely(scenario, graph):
    """What can be reached from the start without a choice that is a mistake."""
    safe = graph.edge_subgraph(
        [(a, b, key) for a, b, key, choice in graph.edges(keys=True, data="choice") if not choice.is_mistake]
    )
    return reachable(safe, scenario.start.id) if scenario.start.id in safe else {scenario.start.id}


def _reviews(scenario, has_review_date):
    """W8: a telephone number or an address in a text goes out of date, and no date of review is set."""
    if has_review_date:
        return
    for step in scenario.steps:
        texts = [step.text, *(text for choice in step.choices for text in (choice.text, choice.feedback))]
        if any(PHONE_OR_ADDRESS.search(text) for text in texts):
            yield Finding("W8", step.id)


def _choices(scenario):
    return ((step, choice) for step in scenario.steps for choice in step.choices)
