"""What an editor types becomes an id, and what is stored is shown as the editor knows it."""

from dataclasses import asdict

import pytest
from hypothesis import given

from scenarios.references import References, in_rules, in_steps, in_walkthroughs
from tests.factories.scenario_graphs import drafts, promising

pytestmark = pytest.mark.sqlite_is_enough


def raw_step(step_id, key, *choices):
    """A step as a StreamField stores it; a choice is (id, target)."""
    items = [{"type": "item", "id": choice_id, "value": {"text": "Ja", "target": to}} for choice_id, to in choices]
    return {"type": "question", "id": step_id, "value": {"key": key, "title": "Rubrik", "choices": items}}


STEPS = [
    raw_step("id-a", "A", ("id-a1", "id-b"), ("id-a2", "id-c1")),
    raw_step("id-b", "B", ("id-b1", "id-a")),
    raw_step("id-c1", "C", ("id-c11", "")),
    raw_step("id-c2", "C"),
    raw_step(None, "NY", (None, "id-a")),
]


@pytest.mark.parametrize(("text", "stored"), [("A", "id-a"), ("A:1", "id-a1"), ("A:2", "id-a2"), ("B:1", "id-b1")])
def test_a_key_stands_for_an_id_both_ways(text, stored):
    references = References.of(STEPS)
    assert references.resolved(text) == references.resolved(f"  {text} ") == stored
    assert references.shown(stored) == text


@pytest.mark.parametrize("text", ["D", "A:3", "A:", "C", "C:1", "act:ring", "id-b", "NY", "NY:1", ""])
def test_what_stands_for_no_step_or_for_two_stays_as_it_is(text):
    assert References.of(STEPS).resolved(text) == text


@pytest.mark.parametrize("stored", ["id-c1", "id-c11", "gone", "A", "", None])
def test_an_id_that_has_no_name_of_its_own_is_shown_as_it_is(stored):
    assert References.of(STEPS).shown(stored) == stored


def test_a_step_that_is_called_like_a_choice_of_another_takes_the_name_and_both_stay_what_they_are():
    references = References.of([*STEPS, raw_step("id-x", "A:2")])
    assert references.resolved("A:2") == "id-x"
    assert [references.resolved(references.shown(stored)) for stored in ("id-a2", "id-x")] == ["id-a2", "id-x"]


def test_nothing_is_empty():
    assert References.of(STEPS).resolved(None) == References.of([]).resolved(None) == ""


def test_a_key_that_is_typed_before_its_step_is_saved_stands_for_it_afterwards():
    assert References.of(STEPS[:1]).resolved("B") == "B"
    assert References.of(STEPS).resolved("B") == "id-b"


def test_only_references_are_changed():
    assert in_steps(STEPS[:1], str.upper) == [raw_step("id-a", "A", ("id-a1", "ID-B"), ("id-a2", "ID-C1"))]
    walkthrough = {"name": "fall", "choices": [{"id": "x", "value": "a:1"}], "outcome": "b"}
    assert in_walkthroughs([{"id": "w", "value": walkthrough}], str.upper) == [
        {"id": "w", "value": {"name": "fall", "choices": [{"id": "x", "value": "A:1"}], "outcome": "B"}}
    ]
    assert in_rules([{"type": "asks", "value": {"passes": "b"}}], str.upper) == [
        {"type": "asks", "value": {"passes": "B"}}
    ]


def test_the_data_that_comes_in_is_left_as_it_is():
    in_steps(STEPS, str.upper)
    assert STEPS[0] == raw_step("id-a", "A", ("id-a1", "id-b"), ("id-a2", "id-c1"))


def test_a_step_without_choices_is_changed_into_one_with_none():
    assert in_steps([{"id": "a", "value": {"key": "A", "choices": None}}], str.upper)[0]["value"]["choices"] == []


def raw(scenario):
    """(steps, walkthroughs, rules) of a document as StreamFields store them."""
    steps = [
        raw_step(step.id, step.key, *((choice.id, choice.target) for choice in step.choices)) for step in scenario.steps
    ]
    walkthroughs = [
        {"value": {"name": row.name, "choices": [{"value": one} for one in row.choices], "outcome": row.outcome}}
        for row in scenario.walkthroughs
    ]
    return steps, walkthroughs, [{"value": asdict(rule)} for rule in scenario.rules]


@given(drafts() | promising())
def test_what_is_shown_and_saved_again_is_what_was_stored(document):
    steps, walkthroughs, rules = raw(document)
    references = References.of(steps)
    for change, value in ((in_steps, steps), (in_walkthroughs, walkthroughs), (in_rules, rules)):
        assert change(change(value, references.shown), references.resolved) == value
