"""Queries compiled once: with other values they answer as the queryset would, or they refuse to be filled in."""

from datetime import date, timedelta

import pytest

from organisation.models import Employment
from tests.factories.world import World
from tracking import prepared

pytestmark = pytest.mark.django_db

JULY = date(2025, 7, 1)


@pytest.fixture
def unit():
    world = World()
    unit = world.unit("Nord", world.unit("Kommunen", kind="municipality"))
    for month in (1, 3, 5, 9):
        world.staff(unit, starts_on=date(2025, month, 1))
    return unit


def begun(values):
    return Employment.objects.filter(unit=values["unit"], starts_on__lte=values["on"]).values_list("starts_on")


def test_each_call_has_its_own_values(unit):
    counts = [
        len(prepared.rows("begun", {"unit": unit.pk, "on": day}, begun))
        for day in (date(2025, 2, 1), JULY, date(2025, 12, 31))
    ]
    assert counts == [1, 3, 4]
    assert prepared.rows("begun", {"unit": unit.pk + 1000, "on": JULY}, begun) == []


def test_it_is_compiled_once(unit):
    calls = []

    def build(values):
        calls.append(values)
        return begun(values)

    for _ in range(3):
        prepared.rows("once", {"unit": unit.pk, "on": JULY}, build)
    assert len(calls) == 1


def test_a_query_that_computes_with_a_value_is_refused(unit):
    """Control: the value of the first call would stand in all that follow."""

    def later(values):
        return Employment.objects.filter(starts_on__lte=values["on"] + timedelta(days=1)).values_list("pk")

    def plus_one(values):
        return Employment.objects.filter(unit=values["unit"] + 1).values_list("pk")

    def without(values):
        return Employment.objects.filter(unit=values["unit"]).values_list("pk")

    with pytest.raises(prepared.ValueNotFound):
        prepared.rows("later", {"on": JULY}, later)
    with pytest.raises(prepared.ValueNotFound):
        prepared.rows("plus one", {"unit": unit.pk}, plus_one)
    with pytest.raises(prepared.ValueNotFound):
        prepared.rows("without", {"unit": unit.pk, "on": JULY}, without)
