"""The figures of random histories, compared with an oracle that works them out day by day."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.histories import build, histories, rolled_back, telling_days
from tests.tracking.oracle import Oracle
from tracking import reports
from tracking.facts import facts_of, rules_of
from tracking.models import Definitions
from tracking.standing import State, standing

pytestmark = pytest.mark.django_db

EXAMPLES = int(os.environ.get("RUSTAD_EXAMPLES", "30"))
randomly = settings(
    deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large,
                                                                  HealthCheck.function_scoped_fixture],
)


@st.composite
def histories_with_days(draw, number=3):
    history = draw(histories())
    return history, draw(st.lists(telling_days(history), min_size=1, max_size=number))


@randomly
@given(histories_with_days())
def test_figures_are_those_of_the_oracle(drawn):
    history, days = drawn
    with rolled_back():
        built = build(history)
        oracle = Oracle()
        for on in days:
            for requirement in built.requirements:
                found = reports.completion_by_unit([unit.pk for unit in built.units], requirement, on=on)
                for unit in built.units:
                    if not oracle.is_open(unit.pk, on):
                        assert unit.pk not in found
                        continue
                    for scope in ("own", "subtree"):
                        expected = oracle.figures(unit.pk, requirement, on, scope)
                        assert getattr(found[unit.pk], scope).as_dict() == expected, (on, unit.code, scope)


@randomly
@given(histories_with_days())
def test_standing_is_that_of_the_oracle(drawn):
    history, days = drawn
    with rolled_back():
        built = build(history)
        oracle = Oracle()
        definitions = Definitions.load()
        for requirement in built.requirements:
            rules = rules_of(requirement)
            facts = facts_of([person.pk for person in built.people], requirement, rules)
            for on in days:
                for person in built.people:
                    found = standing(facts[person.pk], on, definitions)
                    expected = oracle.of_person(person.pk, requirement, on)
                    same = (found.state.value, found.overdue, found.expired) == (expected["state"], expected["overdue"], expected["expired"])
                    assert same, (on, person, found, expected)
