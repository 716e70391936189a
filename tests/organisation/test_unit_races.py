"""Changes at the same moment: one waits for the other, and what it then finds decides."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from organisation import mergers, staffing, tree
from organisation.models import Unit, UnitSuccession
from tests.factories.world import World, day
from tests.organisation.test_unit_histories import faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only]

ON = day("2025-07-01")


@pytest.fixture
def town(wagtail_root):
    world = World()
    top = world.unit("Kommunen", kind="municipality")
    top.world, top.care, top.school = world, world.unit("Vård", top), world.unit("Skola", top)
    top.nord, top.syd = world.unit("Nord", top.care), world.unit("Syd", top.care)
    return top


def at_once(*verbs):
    """What came of each verb: None, or the code of the refusal."""
    outcomes, start = [None] * len(verbs), threading.Barrier(len(verbs))

    def run(place, verb):
        try:
            start.wait()
            verb()
        except ValidationError as refused:
            outcomes[place] = refused.code
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_two_mergers_of_the_same_units_are_one(town):
    for _ in range(5):
        town.world.staff(town.nord), town.world.staff(town.syd)
    outcomes = at_once(
        *(lambda code=code: mergers.merge_units([town.nord, town.syd], code, code, ON) for code in ("a", "b", "c"))
    )
    assert sorted(outcomes, key=str) == [None, "closed", "closed"]
    assert UnitSuccession.objects.count() == 2
    assert Unit.objects.count() == 6
    assert faults() == []


def test_two_moves_do_not_make_a_circle(town):
    outcomes = at_once(
        lambda: tree.move_unit(town.care, town.school, ON),
        lambda: tree.move_unit(town.school, town.care, ON),
    )
    assert sorted(outcomes, key=str) == [None, "cycle"]
    assert faults() == []


def test_nobody_is_employed_in_a_unit_that_closes_meanwhile(town):
    role, persons = town.world.job_role("kock"), [town.world.person() for _ in range(4)]
    outcomes = at_once(
        lambda: tree.close_unit(town.nord, ON),
        *(lambda person=person: staffing.employ(person, town.nord, role, ON) for person in persons),
        lambda: mergers.absorb_units(town.syd, [town.nord], ON),
    )
    assert set(outcomes) <= {None, "closed", "has_staff"}
    assert faults() == []
