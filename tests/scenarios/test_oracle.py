"""The findings of random drafts, compared with an oracle that tries everything and knows no graph theory."""

from itertools import product

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from scenarios import findings, graph
from scenarios.document import OUTCOME, QUESTION
from scenarios.findings import examine
from tests.factories.scenario_graphs import drafts, promising

pytestmark = pytest.mark.sqlite_is_enough

COMPARED = {*(f"E{number}" for number in range(1, 14)), "W3", "W4", "W6"}
TOLD = {"E1": ["number"], "E2": ["target"], "E7": ["key"], "E9": ["act"], "E10": ["name"], "W4": ["number"]}
TOLD |= {"E11": ["name", "reason"], "E12": ["number", "reason"]}
MISTAKES = ("wrong", "danger")


class Oracle:
    """What is wrong with a draft whose ids are its own. What leads where is a set of triples, followed by hand."""

    def __init__(self, scenario):
        self.scenario, self.steps = scenario, scenario.steps
        self.by_id = {step.id: step for step in self.steps}
        self.ways = [(step, choice) for step in self.steps for choice in step.choices]
        self.arrows = [(step.id, choice, choice.target) for step, choice in self.ways if choice.target in self.by_id]
        self.starts = [step.id for step in self.steps if step.is_start]
        self.ends = {step.id for step in self.steps if step.kind == OUTCOME}

    def closure(self, found, arrows):
        """All that the pairs lead to from `found`: taken in turn until nothing is new."""
        found, before = set(found), None
        while found != before:
            before = set(found)
            found |= {target for source, target in arrows if source in found}
        return found

    def forwards(self, found):
        return self.closure(found, [(source, target) for source, _choice, target in self.arrows])

    def backwards(self, found):
        return self.closure(found, [(target, source) for source, _choice, target in self.arrows])

    def marks(self):
        """{(code, step, choice, what is told of it)}."""
        return {
            *self.structure(),
            *self.names(),
            *self.reach(),
            *self.acts(),
            *self.walkthroughs(),
            *self.rules(),
            *self.style(),
        }

    def structure(self):
        if len(self.starts) != 1:
            yield from (("E1", start, "", len(self.starts)) for start in self.starts or [""])
        yield from (
            ("E2", step.id, choice.id, choice.target) for step, choice in self.ways if choice.target not in self.by_id
        )
        yield from (("E3", step.id, "") for step in self.steps if step.id not in self.ends and not step.choices)
        yield from (("E4", step.id, "") for step in self.steps if step.id in self.ends and step.choices)
        if not self.ends:
            yield "E8", "", ""

    def names(self):
        for step in self.steps:
            if not step.key or sum(other.key == step.key for other in self.steps) > 1:
                yield "E7", step.id, "", step.key
        keys = [act.key for act in self.scenario.acts]
        yield from (("E7", "", "", key) for key in keys if keys.count(key) > 1)
        for step, choice in self.ways:
            yield from (("E10", step.id, choice.id, act) for act in choice.acts if act not in keys)

    def reach(self):
        met = self.forwards(self.starts)
        yield from (("E5", step.id, "") for step in self.steps if self.starts and step.id not in met)
        yield from (("E6", step.id, "") for step in self.steps if not self.forwards([step.id]) & self.ends)
        for step in self.steps:
            around = self.forwards([step.id]) & self.backwards([step.id])
            if len(around) > 1 and step.id == next(other.id for other in self.steps if other.id in around):
                yield "W4", step.id, "", len(around)
        if len(self.starts) == 1 and self.ends and not self.good() & self.safe():
            yield "W6", "", ""

    def good(self):
        by_verdict = {step.id: step.verdict for step in self.steps if step.kind == OUTCOME}
        right = {end for end, verdict in by_verdict.items() if verdict == "right"}
        return right or {end for end, verdict in by_verdict.items() if verdict not in MISTAKES}

    def safe(self):
        no_mistakes = [(source, target) for source, choice, target in self.arrows if choice.verdict not in MISTAKES]
        return self.closure(self.starts, no_mistakes)

    def acts(self):
        met = self.forwards(self.starts) if self.starts else set(self.by_id)
        for act in self.scenario.acts:
            if act.required and not any(act.key in choice.acts for step, choice in self.ways if step.id in met):
                yield "E9", "", "", act.title

    def walkthroughs(self):
        for walkthrough in self.scenario.walkthroughs:
            failure = self.failure(walkthrough)
            if failure:
                yield "E11", failure[0], "", walkthrough.name, failure[1]

    def failure(self, walkthrough):
        """(where, why) a walkthrough stops, or None."""
        if len(self.starts) != 1:
            return "", "no_start"
        here, leads = self.starts[0], {(source, choice.id): target for source, choice, target in self.arrows}
        for choice_id in walkthrough.choices:
            if (here, choice_id) not in leads:
                return here, "not_here"
            here = leads[here, choice_id]
        if here not in self.ends:
            return here, "not_ended"
        return None if here == walkthrough.outcome else (here, "other_outcome")

    def rules(self):
        for number, rule in enumerate(self.scenario.rules, start=1):
            if len(self.starts) != 1:
                yield "E12", "", "", number, "no_start"
            elif not self.is_there(rule):
                yield "E12", "", "", number, "names_nothing"
            elif self.is_broken(rule):
                yield "E12", "", "", number, "broken"

    def is_there(self, rule):
        named = {*self.by_id, *(choice.id for _step, choice in self.ways)}
        acts = {f"act:{act.key}" for act in self.scenario.acts}
        return rule.given in {"", *named} and rule.passes in {*self.by_id, *acts}

    def is_broken(self, rule):
        """Of all states (where, gone by `given`, passed): is one at an outcome, gone by and not passed, ever met?"""
        start = self.starts[0]
        states = {(start, rule.given in ("", start), rule.passes == start)}
        arrows = [
            ((source, *before), (target, *after(rule, before, choice, target)))
            for source, choice, target in self.arrows
            for before in product([False, True], repeat=2)
        ]
        return any((end, True, False) in self.closure(states, arrows) for end in self.ends)

    def style(self):
        for step in self.steps:
            wrong = [choice.verdict in MISTAKES for choice in step.choices]
            if step.kind == QUESTION and wrong and all(wrong):
                yield "E13", step.id, ""
        yield from (("W3", step.id, choice.id) for step, choice in self.ways if choice.target == step.id)


def after(rule, before, choice, target):
    """(gone by `given`, passed) after a choice."""
    gone_by, passed = before
    passed |= rule.passes == target or rule.passes in {f"act:{act}" for act in choice.acts}
    return gone_by or rule.given in (choice.id, target), passed


def marks(found):
    """The findings in the oracle's form."""
    return {
        (one.code, one.step, one.choice, *(one.about[name] for name in TOLD.get(one.code, [])))
        for one in found
        if one.code in COMPARED
    }


@given(drafts() | promising())
@settings(max_examples=300)
def test_the_findings_are_those_of_the_oracle(draft):
    assert marks(examine(draft)) == Oracle(draft).marks()


@given(drafts(most=4) | promising(most=4))
def test_the_oracle_of_rules_says_what_every_path_of_bounded_length_says(draft):
    oracle = Oracle(draft)
    for rule in draft.rules if len(oracle.starts) == 1 else ():
        paths = list(all_paths(oracle, oracle.starts[0], 2 * len(draft.steps) - 1))
        assert oracle.is_broken(rule) == any(breaks(oracle, rule, path) for path in paths)


def all_paths(oracle, here, length):
    """Every list of choices from `here` on, the empty one first."""
    yield []
    for source, choice, target in oracle.arrows if length else ():
        if source == here:
            yield from ([choice, *rest] for rest in all_paths(oracle, target, length - 1))


def breaks(oracle, rule, path):
    """Does the path from the start end at an outcome, go by `given` and miss `passes`?"""
    met = [oracle.starts[0], *(choice.target for choice in path)]
    gone_by = {"", *met, *(choice.id for choice in path)}
    passed = {*met, *(f"act:{act}" for choice in path for act in choice.acts)}
    return met[-1] in oracle.ends and rule.given in gone_by and rule.passes not in passed


@given(promising())
def test_a_path_that_is_shown_against_a_rule_begins_at_the_start_and_breaks_it(draft):
    oracle = Oracle(draft)
    for one in examine(draft):
        if one.code == "E12" and one.about["reason"] == "broken":
            assert breaks(oracle, one.about["rule"], followed(oracle, one.path))


@given(promising())
def test_a_path_that_is_shown_against_a_walkthrough_leads_to_the_step_where_it_fails(draft):
    oracle = Oracle(draft)
    for one in examine(draft):
        if one.code == "E11" and one.about["reason"] != "no_start":
            path = followed(oracle, one.path)
            assert one.step == (path[-1].target if path else oracle.starts[0])


def followed(oracle, path):
    """The choices of a path, each of which stands at the step that the one before leads to."""
    here, choices = oracle.starts[0], []
    for choice_id in path:
        choice, here = next((choice, to) for at, choice, to in oracle.arrows if (at, choice.id) == (here, choice_id))
        choices.append(choice)
    return choices


@given(drafts())
def test_what_can_be_reached_and_what_can_end_is_what_the_oracle_says(draft):
    oracle, arrows = Oracle(draft), graph.graph_of(draft)
    assert graph.can_end(arrows, graph.outcomes(draft)) == oracle.backwards(oracle.ends)
    for step in draft.steps:
        assert graph.reachable(arrows, step.id) == oracle.forwards([step.id])


@given(drafts())
def test_a_shortest_way_is_a_way_and_there_is_none_shorter(draft):
    oracle, arrows = Oracle(draft), graph.graph_of(draft)
    for start in oracle.starts:
        oracle.starts = [start]
        way = graph.shortest_way(arrows, start, oracle.ends)
        assert (None if way is None else len(way)) == choices_to_an_end(oracle, start)
        if way:
            assert followed(oracle, way)[-1].target in oracle.ends


def choices_to_an_end(oracle, start):
    """After how many choices one can stand at an outcome, or None."""
    met = {start}
    for number in range(len(oracle.steps)):
        if met & oracle.ends:
            return number
        met |= {target for source, _choice, target in oracle.arrows if source in met}
    return None


@given(drafts(most=7))
def test_no_way_is_longer_than_the_longest_and_without_loops_one_is_as_long(draft):
    oracle, arrows = Oracle(draft), graph.graph_of(draft)
    for step in draft.steps:
        longest, limit = most_steps(oracle, step.id, ()), graph.longest_way(arrows, step.id)
        assert longest == limit or (longest < limit and graph.cycles(arrows))


def most_steps(oracle, here, met):
    """The number of steps of the longest way on from `here` that meets none twice."""
    met = (*met, here)
    after = {target for source, _choice, target in oracle.arrows if source == here} - set(met)
    return max((most_steps(oracle, target, met) for target in after), default=len(met))


SABOTAGES = {
    "E5": ("reachable", lambda arrows, start: set(arrows)),
    "E6": ("can_end", lambda arrows, ends: set(arrows)),
    "E11": ("walk", lambda scenario, walkthrough: None),
    "E12": ("check_rule", lambda scenario, rule, arrows: None),
    "W4": ("cycles", lambda arrows: []),
    "W6": ("_reached_safely", lambda scenario, arrows: set(arrows)),
}


@pytest.mark.parametrize("code", SABOTAGES)
def test_the_comparison_sees_a_rule_that_is_broken(monkeypatch, code):
    """The control: each of these takes one rule away, and a draft is found where the oracle misses it."""
    monkeypatch.setattr(findings, *SABOTAGES[code])
    with pytest.raises(AssertionError, match=code):
        the_comparison()


@given(drafts() | promising())
@settings(
    max_examples=500,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.nested_given],
)
def the_comparison(draft):
    missed = Oracle(draft).marks() - marks(examine(draft))
    assert not missed, sorted(mark[0] for mark in missed)
