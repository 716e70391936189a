"""Two coordinators at the same moment: one change is made, and the other is told."""

import pytest

from tests.factories.world import World, day
from tests.organisation.test_unit_races import at_once
from tracking import coverage, rule_changes
from tracking.models import Requirement
from tracking.rules import Rule

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only]

TODAY = day("2026-03-10")


def test_of_two_changes_at_once_one_is_made(wagtail_root):
    world = World()
    top = world.unit("Kommunen", kind="municipality")
    training, by = world.training(), world.staff(top)
    requirement = world.requirement(training, "2025-03-01")
    seen = rule_changes.state_of(requirement)

    def change(name):
        rule = Rule(TODAY, group_name=name, accepted={training.pk: 1})
        mine = Requirement.objects.get(pk=requirement.pk)
        return lambda: rule_changes.change(mine, rule, seen=seen, by=by, today=TODAY)

    outcomes = at_once(change("En"), change("Två"), change("Tre"))
    assert sorted(outcomes, key=str) == [None, "stale", "stale"]
    assert requirement.versions.in_force().count() == 2
    assert coverage.differences() == (set(), set())
