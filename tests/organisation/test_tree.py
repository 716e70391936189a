"""The tree of a date and the verbs that change it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from organisation import staffing, tree
from organisation.models import Unit, UnitPeriod
from organisation.signals import staff_changed
from organisation.tree import Tree
from tests.factories.kept import keep
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

CHANGE = date(2025, 7, 1)
BEFORE = CHANGE - timedelta(days=1)


@pytest.fixture
def world():
    return World()


@keep
def kept_town(world):
    top = world.unit("Kommunen", kind="municipality")
    top.care, top.school = world.unit("Vård", top, kind="division"), world.unit("Skola", top, kind="division")
    top.nord, top.syd = world.unit("Nord", top.care), world.unit("Syd", top.care)
    return top


@pytest.fixture
def town(world, kept_town):
    return kept_town(world)


def test_the_tree_of_a_date_in_one_query(town, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = Tree.on(CHANGE)
        assert list(found.chain(town.nord.pk)) == [town.nord.pk, town.care.pk, town.pk]
        assert list(found.subtree(town.care.pk)) == [town.care.pk, town.nord.pk, town.syd.pk]
        assert list(found.subtree(town.pk)) == [unit.pk for unit in (town, town.school, town.care, town.nord, town.syd)]
        assert found.roots() == [town.pk]
        assert (found[town.nord.pk].name, found[town.nord.pk].kind) == ("Nord", "unit")
    assert town.pk not in Tree.on(LONG_AGO - timedelta(days=1))
    assert list(Tree.on(date(2019, 1, 1)).subtree(town.pk)) == []


def test_a_new_name_from_a_day(town):
    tree.rename_unit(town.nord, "Nya Nord", CHANGE)
    assert [Tree.on(day)[town.nord.pk].name for day in (BEFORE, CHANGE)] == ["Nord", "Nya Nord"]
    assert Tree.on(CHANGE)[town.nord.pk].parent_id == town.care.pk


def test_a_new_place_from_a_day(town):
    tree.move_unit(town.care, town.school, CHANGE)
    assert list(Tree.on(BEFORE).chain(town.nord.pk)) == [town.nord.pk, town.care.pk, town.pk]
    assert list(Tree.on(CHANGE).chain(town.nord.pk)) == [town.nord.pk, town.care.pk, town.school.pk, town.pk]
    assert Tree.on(CHANGE)[town.care.pk].name == "Vård"


def test_what_was_known_is_kept(town):
    tree.rename_unit(town.nord, "Nya Nord", CHANGE)
    rows = UnitPeriod.objects.filter(unit=town.nord).order_by("pk")
    assert [(row.name, row.starts_on, row.ends_on, row.voided_at is None) for row in rows] == [
        ("Nord", LONG_AGO, None, False),
        ("Nord", LONG_AGO, BEFORE, True),
        ("Nya Nord", CHANGE, None, True),
    ]


def test_changes_come_one_after_another(town):
    tree.rename_unit(town.nord, "Nya Nord", CHANGE)
    for day in (CHANGE, BEFORE):
        with pytest.raises(ValidationError) as refused:
            tree.move_unit(town.nord, town.school, day)
        assert refused.value.code == "too_early"
    assert Tree.on(CHANGE)[town.nord.pk].parent_id == town.care.pk


def test_a_closed_unit_is_open_on_its_last_day(town):
    tree.close_unit(town.nord, BEFORE)
    assert Unit.objects.get(pk=town.nord.pk).closed_on == BEFORE
    assert town.nord in Unit.objects.open_on(BEFORE)
    assert town.nord not in Unit.objects.open_on(CHANGE)


def test_a_closed_unit_cannot_be_changed(town):
    tree.close_unit(town.nord, BEFORE)
    for attempt in (
        lambda: tree.rename_unit(town.nord, "Nord igen", CHANGE),
        lambda: tree.move_unit(town.nord, town.school, CHANGE),
        lambda: tree.close_unit(town.nord, CHANGE),
    ):
        with pytest.raises(ValidationError) as refused:
            attempt()
        assert refused.value.code == "closed"


def test_a_unit_with_units_below_it_cannot_close(town):
    with pytest.raises(ValidationError) as refused:
        tree.close_unit(town.care, BEFORE)
    assert refused.value.code == "has_children"


def test_a_unit_cannot_close_before_those_below_it(town):
    tree.close_unit(town.nord, CHANGE)
    tree.close_unit(town.syd, BEFORE)
    with pytest.raises(ValidationError):
        tree.close_unit(town.care, BEFORE)
    tree.close_unit(town.care, CHANGE)


def test_a_unit_cannot_close_while_somebody_works_there(town, world):
    person = world.staff(town.nord, ends_on=CHANGE)
    with pytest.raises(ValidationError) as refused:
        tree.close_unit(town.nord, BEFORE)
    assert refused.value.code == "has_staff"
    staffing.end_employment(person.employments.in_force().get(), BEFORE)
    tree.close_unit(town.nord, BEFORE)


def test_a_unit_cannot_close_before_somebody_begins_there(town, world):
    world.staff(town.nord, starts_on=CHANGE + timedelta(days=10))
    with pytest.raises(ValidationError) as refused:
        tree.close_unit(town.nord, BEFORE)
    assert refused.value.code == "has_staff"


def test_every_change_of_the_tree_concerns_everybody(town, world):
    heard = []

    def listen(persons, **kwargs):
        heard.append(persons)

    staff_changed.connect(listen)
    try:
        world.unit("Ny", town.care, on=CHANGE)
        tree.rename_unit(town.nord, "Nya Nord", CHANGE)
        tree.move_unit(town.syd, town.school, CHANGE)
        tree.close_unit(town.nord, CHANGE)
    finally:
        staff_changed.disconnect(listen)
    assert heard == [None] * 4
