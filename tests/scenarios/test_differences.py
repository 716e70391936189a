"""What has changed between two versions, in words, and whose way it affects."""

from dataclasses import replace

import pytest

from scenarios.differences import changes, is_affected, touched
from scenarios.document import Act
from scenarios.way import replay
from tests.factories import scenarios
from tests.factories.scenarios import choice, id_of, step

pytestmark = pytest.mark.sqlite_is_enough

OLD = scenarios.rehearsal()


def with_step(name, document=OLD, **values):
    steps = tuple(replace(one, **values) if one.key == name else one for one in document.steps)
    return replace(document, steps=steps)


def with_choice(key, number, document=OLD, **values):
    before = document.by_id[id_of(key)]
    ways = tuple(
        replace(one, **values) if place == number else one for place, one in enumerate(before.choices, start=1)
    )
    return with_step(key, document, choices=ways)


def said(old, new):
    return [change.words for change in changes(old, new)]


NEW_STEP = step("A9", "action", choice("A9", 1, "SLUT", "Vidare", feedback=""))
TABLE = {
    "nothing": (OLD, [], set()),
    "another key": (with_step("A2", key="B2"), [], set()),
    "contacts": (with_step("A2", contacts=("ny",)), [], set()),
    "a heading": (with_step("A2", title="Ny rubrik"), ["the heading was"], {"A2"}),
    "a text": (with_step("A2", text="Ny text."), ["the text has changed"], {"A2"}),
    "a law": (with_step("A2", laws=("L-ORO",)), ["the law, who decides"], {"A2"}),
    "a kind": (with_step("A1b", kind="action"), ["from Information to Action"], {"A1b"}),
    "an outcome": (with_step("SLUT", verdict="danger"), ["how it ends: Danger, was Right"], {"SLUT"}),
    "a target": (with_choice("A3", 1, target=id_of("A1")), ["leads to A1, before to SLUT"], {"A3"}),
    "a verdict": (with_choice("A3", 2, verdict="danger"), ["judged Danger, before Wrong"], {"A3"}),
    "a choice's text": (with_choice("A3", 1, text="Ring"), ["“Ring” said “Anmäl genast”"], {"A3"}),
    "feedback": (with_choice("A3", 1, feedback="Nytt."), ["the feedback, acts or facts"], {"A3"}),
    "a choice gone": (with_step("A3", choices=OLD.by_id[id_of("A3")].choices[:1]), ["“Vänta” is gone"], {"A3"}),
    "a choice more": (
        with_step("A3", choices=(*OLD.by_id[id_of("A3")].choices, choice("A3", 3, "SLUT", "Ring"))),
        ["new choice “Ring”"],
        {"A3"},
    ),
    "a step more": (replace(OLD, steps=(*OLD.steps, NEW_STEP)), ["new step"], set()),
    "a step gone": (replace(OLD, steps=OLD.steps[:-1]), ["the step is gone"], {"SLUT"}),
    "the start": (
        with_step("A2", with_step("A1", is_start=False), is_start=True),
        ["the scenario begins here now"],
        {"A1", "A2"},
    ),
    "an act": (replace(OLD, acts=(*OLD.acts, Act("ny", "Ny"))), ["New act: “Ny”"], set()),
    "an act gone": (replace(OLD, acts=OLD.acts[:1]), ["The act “Anmäl oro” is gone"], set()),
    "an act's cases": (
        replace(OLD, acts=(OLD.acts[0], replace(OLD.acts[1], when=()))),
        ["required in other cases"],
        set(),
    ),
    "an act's words": (
        replace(OLD, acts=(OLD.acts[0], replace(OLD.acts[1], card="Ring."))),
        ["reads otherwise"],
        set(),
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_change_in_words(name, english):
    new, words, steps = TABLE[name]
    found = said(OLD, new)
    assert len(found) == len(words)
    assert all(expected in text for expected, text in zip(words, found, strict=True)), found
    assert touched(OLD, new) == {id_of(key) for key in steps}


def test_the_order_of_steps_is_no_change():
    assert changes(OLD, replace(OLD, steps=tuple(reversed(OLD.steps)))) == []


def way(*choices):
    """The way through OLD by choices such as "A1:2"."""
    taken = [(one.split(":")[0], int(one.split(":")[1])) for one in choices]
    return replay(OLD, [(place, id_of(key), id_of(key, number)) for place, (key, number) in enumerate(taken, start=1)])


ADULT, CHILD = ("A1:2", "A2:2"), ("A1:2", "A2:1", "A3:1")


@pytest.mark.parametrize(
    ("new", "choices", "expected"),
    [
        (OLD, CHILD, False),
        (with_step("A3", text="Ny lag."), CHILD, True),
        (with_step("A3", text="Ny lag."), ADULT, False),
        (with_step("A1b", text="Ny."), CHILD, False),
        (with_step("SLUT", title="Klart"), ADULT, True),
        (replace(OLD, acts=(*OLD.acts, Act("ny", "Ny", when=("age:adult",)))), ADULT, True),
        (replace(OLD, acts=(*OLD.acts, Act("ny", "Ny", when=("age:adult",)))), CHILD, False),
    ],
)
def test_only_ways_that_meet_a_change_are_affected(new, choices, expected):
    assert is_affected(way(*choices), new) is expected
