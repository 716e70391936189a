"""Every mistake that is looked for: found where it stands, gone when it is repaired, told in words."""

import inspect
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.scenarios import GROWTH, growth, quadratic
from scenarios import findings
from scenarios.document import KINDS, VERDICTS, Act, Choice, Rule, Scenario, Step, Walkthrough
from scenarios.findings import Finding, examine, has_errors
from scenarios.findings_in_words import CODES, name_of, sentence
from tests.factories.scenario_graphs import drafts, sound
from tests.factories.scenarios import id_of, rehearsal, scenario

pytestmark = pytest.mark.sqlite_is_enough

TWO = scenario("A? B C\nB!\nC!")
ONE_END = scenario("A? B B\nB!")
RING = Act("ring", "Ring 112")


def chain(number):
    """So many steps in a row."""
    return scenario("\n".join([*(f"S{place}: S{place + 1}" for place in range(1, number)), f"S{number}!"]))


def with_step(document, key, /, **values):
    return replace(
        document, steps=tuple(replace(step, **values) if step.key == key else step for step in document.steps)
    )


def with_choice(document, at, /, **values):
    """`at`: such as A:2."""
    key, _colon, number = at.partition(":")
    step = next(step for step in document.steps if step.key == key)
    choices = list(step.choices)
    choices[int(number) - 1] = replace(choices[int(number) - 1], **values)
    return with_step(document, key, choices=tuple(choices))


def with_choices(document, *ats, **values):
    for at in ats:
        document = with_choice(document, at, **values)
    return document


def with_walkthrough(document, choices, outcome):
    """`choices`: such as A:1 B:2; `outcome`: the key of a step."""
    ids = tuple(id_of(*one.split(":")) for one in choices.split())
    return replace(document, walkthroughs=(*document.walkthroughs, Walkthrough("Fall", ids, id_of(outcome))))


def with_rule(document, passes, given=""):
    return replace(document, rules=(Rule(given, passes),))


DOES = with_choice(replace(TWO, acts=(RING,)), "A:1", acts=("ring",))
LOST, MET = (
    with_choice(replace(scenario(text), acts=(RING,)), "C:1", acts=("ring",))
    for text in ("A? B B\nB!\nC? B B", "A? B C\nB!\nC? B B")
)
ALIKE = with_choice(replace(ONE_END, acts=(replace(RING, required=False),)), "A:2", feedback="Därför 1.")
TRIED = with_walkthrough(TWO, "A:1", "B")
ENDS = with_step(with_step(TWO, "B", verdict="right"), "C", verdict="acceptable")
# (code, what is wrong, where it is found, the same repaired); at "" a finding stands at no step.
CASES = [
    ("E1", with_step(TWO, "A", is_start=False), [""], TWO),
    ("E1", with_step(TWO, "B", is_start=True), ["A", "B"], TWO),
    ("E2", scenario("A? B X\nB!"), ["A:2"], ONE_END),
    ("E2", with_choice(TWO, "A:1", target=""), ["A:1"], TWO),
    ("E3", scenario("A? B C\nB!\nC:"), ["C"], scenario("A? B C\nB!\nC: B")),
    ("E4", scenario("A? B C\nB! A\nC!"), ["B"], TWO),
    ("E5", scenario("A? B B\nB!\nC: D\nD!"), ["C", "D"], scenario("A? B C\nB!\nC: D\nD!")),
    ("E6", scenario("A? B C\nB!\nC: D\nD: C"), ["C", "D"], scenario("A? B C\nB!\nC: D\nD: C B")),
    ("E7", with_step(TWO, "C", key="B"), ["B", "B"], TWO),
    ("E7", with_step(TWO, "C", key=""), [""], TWO),
    ("E7", with_choice(TWO, "A:2", id=id_of("A", 1)), ["A"], TWO),
    ("E7", with_choice(TWO, "A:2", id=id_of("C")), ["A", "C"], TWO),
    ("E7", replace(DOES, acts=(RING, RING)), [""], DOES),
    ("E7", replace(TWO, acts=(Act("", "Ring", required=False),)), [""], TWO),
    ("E8", scenario("A? B B\nB: A"), [""], ONE_END),
    ("E9", replace(TWO, acts=(RING,)), [""], replace(TWO, acts=(replace(RING, required=False),))),
    ("E9", LOST, [""], MET),
    ("E10", with_choice(TWO, "A:1", acts=("ring",)), ["A:1"], DOES),
    ("E10", with_choice(TWO, "A:2", facts=("age:old",)), ["A:2"], with_choice(TWO, "A:2", facts=("age:adult",))),
    ("E10", with_step(TWO, "B", facts=("weather",)), ["B"], with_step(TWO, "B", facts=("danger:no",))),
    ("E10", replace(TWO, facts=("age:old",)), [""], replace(TWO, facts=("age:adult",))),
    ("E10", replace(DOES, acts=(replace(RING, when=("age:",)),)), [""], DOES),
    ("E11", with_walkthrough(with_step(TWO, "A", is_start=False), "A:1", "B"), [""], TRIED),
    ("E11", with_walkthrough(TWO, "", "A"), ["A"], TRIED),
    ("E11", with_walkthrough(TWO, "A:1 A:1", "B"), ["B"], TRIED),
    ("E11", with_walkthrough(TWO, "A:2", "B"), ["C"], TRIED),
    ("E12", with_rule(with_step(TWO, "A", is_start=False), id_of("A")), [""], with_rule(TWO, id_of("A"))),
    ("E12", with_rule(TWO, id_of("B")), [""], with_rule(TWO, id_of("A"))),
    ("E12", with_rule(DOES, "act:ring"), [""], with_rule(with_choice(DOES, "A:2", acts=("ring",)), "act:ring")),
    ("E12", with_rule(DOES, "act:ring", id_of("A", 2)), [""], with_rule(DOES, "act:ring", id_of("A", 1))),
    ("E12", with_rule(DOES, "act:ring", id_of("C")), [""], with_rule(DOES, "act:ring", id_of("B"))),
    ("E12", with_rule(TWO, "act:ring"), [""], with_rule(TWO, id_of("B"), id_of("A", 1))),
    ("E12", with_rule(TWO, id_of("A"), id_of("X")), [""], with_rule(TWO, id_of("A"), id_of("B"))),
    ("E13", with_choices(TWO, "A:1", "A:2", verdict="wrong"), ["A"], with_choice(TWO, "A:1", verdict="danger")),
    ("E14", with_choice(TWO, "A:1", text=" "), ["A:1"], TWO),
    ("W1", scenario("A? B\nB!"), ["A"], scenario("A: B\nB!")),
    ("W2", ALIKE, ["A:2"], with_choice(ALIKE, "A:2", feedback="Därför 2.")),
    ("W2", ALIKE, ["A:2"], with_choice(ALIKE, "A:2", verdict="acceptable")),
    ("W2", ALIKE, ["A:2"], with_choice(ALIKE, "A:2", acts=("ring",))),
    ("W2", ALIKE, ["A:2"], with_choice(ALIKE, "A:2", facts=("age:adult",))),
    ("W3", scenario("A? A B\nB!"), ["A:1"], ONE_END),
    ("W4", scenario("A? B C\nB: A\nC!"), ["A"], scenario("A? B C\nB: C\nC!")),
    ("W4", scenario("A? B C\nB: A\nC? D E\nD: C\nE!"), ["A", "C"], scenario("A? B C\nB: C\nC? D E\nD: E\nE!")),
    ("W5", chain(26), [""], chain(25)),
    ("W6", with_choice(ENDS, "A:1", verdict="wrong"), [""], with_choice(ENDS, "A:1", verdict="acceptable")),
    ("W6", with_step(with_step(TWO, "B", verdict="danger"), "C", verdict="wrong"), [""], ENDS),
    ("W7", with_choice(TWO, "A:1", verdict="danger", feedback=" "), ["A:1"], with_choice(TWO, "A:1", verdict="danger")),
    ("W7", with_choice(TWO, "A:1", verdict="wrong", feedback=""), ["A:1"], rehearsal()),
    ("W8", with_step(TWO, "B", text="Ring 070-174 06 15."), ["B"], with_step(TWO, "B", text="Ring chefen.")),
    ("W8", with_choice(TWO, "A:1", feedback="Se www.ekvalla.example"), ["A"], TWO),
    ("W9", with_choice(TWO, "A:1", verdict="right", feedback=""), ["A:1"], with_choice(TWO, "A:1", verdict="right")),
    ("W10", TRIED, ["A:2"], with_walkthrough(TRIED, "A:2", "C")),
    ("W11", TWO, [""], TRIED),
]


def places(document, code):
    """Where the findings of a code stand, such as A or A:2."""
    found = examine(document, has_review_date=False)
    stands_at = [one.choice or one.step for one in found if one.code == code]
    return [name_of(document, place) if place else "" for place in stands_at]


def label(value):
    """In the name of a test only its code."""
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("code", "wrong", "at", "repaired"), CASES, ids=label)
def test_a_mistake_is_found_where_it_stands_until_it_is_repaired(code, wrong, at, repaired):
    assert places(wrong, code) == at
    assert places(repaired, code) == []
    assert not has_errors(examine(repaired))


@pytest.mark.parametrize(("code", "wrong", "at", "repaired"), CASES, ids=label)
def test_a_mistake_is_told_with_its_code_and_its_step(code, wrong, at, repaired):
    for one in examine(wrong, has_review_date=False):
        text = sentence(one, wrong)
        assert text.startswith(one.code) and text.endswith(".")
        assert not one.step or f" {wrong.by_id[one.step].key or '–'} " in text


def test_every_code_has_words_and_is_provoked_above():
    given_by_examine = set(re.findall(r'Finding\(\s*"([EW]\d+)"', inspect.getsource(findings)))
    assert set(CODES) == given_by_examine == {code for code, *_rest in CASES}


def test_all_mistakes_are_told_at_once():
    document = with_step(with_choice(LOST, "A:1", target="", facts=("x",)), "C", key="A")
    document = with_rule(with_walkthrough(document, "A:2 A:2", "B"), "act:x")
    assert {one.code for one in examine(document) if one.is_error} == {"E2", "E5", "E7", "E9", "E10", "E11", "E12"}


def test_each_step_with_the_same_mistake_is_told():
    assert places(scenario("A? B C\nB:\nC:\nD!"), "E3") == ["B", "C"]


@given(drafts())
def test_errors_come_first_and_each_code_in_the_order_of_the_steps(draft):
    place = {step.id: number for number, step in enumerate(draft.steps)}
    order = [(one.code[0], int(one.code[1:]), place.get(one.step, -1)) for one in examine(draft)]
    assert order == sorted(order)


@given(sound())
def test_a_sound_scenario_has_no_errors(document):
    assert not has_errors(examine(document))


@pytest.mark.parametrize("text", ["08-123 45 67", "0171-12 34 56", "+46 70 174 06 15", "http://ekvalla.example"])
def test_a_number_or_an_address_asks_for_a_date_of_review(text):
    document = with_step(TWO, "A", text=f"Ring {text}!")
    assert places(document, "W8") == ["A"]
    assert "W8" not in {one.code for one in examine(document, has_review_date=True)}


@pytest.mark.parametrize("text", ["Ring 112.", "Klockan 08-17.", "19 kap. 1 § (2025:400)", "Elev 10-12 år, 2026-01-15"])
def test_other_numbers_ask_for_nothing(text):
    assert places(with_step(TWO, "A", text=text), "W8") == []


def test_a_broken_rule_shows_a_path_that_breaks_it():
    document = scenario("A? B C\nB: D\nC: D\nD? E F\nE!\nF!")
    found = [one.path for one in examine(with_rule(document, id_of("B"), id_of("E"))) if one.code == "E12"]
    assert found == [(id_of("A", 2), id_of("C", 1), id_of("D", 1))]


def test_a_failing_walkthrough_shows_how_far_it_came():
    document = with_walkthrough(scenario("A? B C\nB: D\nC!\nD!"), "A:1 C:1", "D")
    assert [one.path for one in examine(document) if one.code == "E11"] == [(id_of("A", 1),)]


def test_what_a_sentence_names_is_named_as_the_editor_knows_it():
    document = with_rule(DOES, "act:ring", id_of("A", 2))
    text = next(sentence(one, document) for one in examine(document) if one.code == "E12")
    assert "A:2" in text and "Ring 112" in text


# What no form lets through, and an import or a script may bring.
few = st.sampled_from(["", "a", "b", "a:1", "act:a", "%s", "%(key)s", "{x}", "age:adult"])
some = st.lists(few, max_size=2).map(tuple)
verdicts = st.sampled_from(VERDICTS)
odd_choices = st.builds(Choice, few, few, few, verdicts, few, some, some)
odd_steps = st.builds(
    Step,
    few,
    few,
    st.sampled_from(KINDS),
    few,
    few,
    st.booleans(),
    verdicts,
    facts=some,
    choices=st.tuples(odd_choices),
)
odd = st.builds(
    Scenario,
    few,
    st.lists(odd_steps, max_size=4).map(tuple),
    facts=some,
    acts=st.tuples(st.builds(Act, few, few, when=some)),
    walkthroughs=st.tuples(st.builds(Walkthrough, few, some, few)),
    rules=st.tuples(st.builds(Rule, few, few)),
)


@given(odd)
def test_whatever_is_wrong_is_told(document):
    for one in examine(document, has_review_date=False):
        assert sentence(one, document).startswith(one.code)


def test_a_finding_at_a_step_that_is_gone_is_told_without_it():
    assert sentence(Finding("E3", "gone"), TWO).startswith("E3: ")


@pytest.mark.parametrize(("call", "is_linear"), [(examine, True), (quadratic, False)])
def test_a_longer_scenario_costs_as_much_for_each_step(call, is_linear):
    """In lines of Python that are run; `quadratic` is the control. `make bench-scenarios` does the same at 4,000."""
    assert (growth(call, 100, 400) <= GROWTH) is is_linear
