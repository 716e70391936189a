"""A change that has not begun is taken back whole, unless something hangs on it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from organisation import mergers, staffing, tree
from organisation.change import content
from organisation.models import Appointment, Employment, RoleHolder, Unit, UnitAncestor, UnitPeriod, UnitSuccession
from organisation.taking_back import coming_changes, take_back
from organisation.tree import Tree
from tests.factories.kept import keep
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

TODAY, ON = date(2025, 6, 1), date(2025, 7, 1)
LATER = date(2025, 9, 1)


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


def in_force():
    """Everything that holds: what stands in the facts, and what is derived from the tree."""
    facts = [
        content(row)
        for model in (UnitPeriod, UnitSuccession, Employment, Appointment, RoleHolder)
        for row in model.objects.in_force()
    ]
    closure = UnitAncestor.objects.values_list("unit", "ancestor", "depth", "starts_on", "ends_on")
    open_units = Unit.objects.filter(periods__voided_at=None).distinct().values_list("code", "opened_on", "closed_on")
    return sorted(map(str, facts)), sorted(closure), sorted(open_units, key=str)


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def coming(unit):
    return [change.first_day for _, change in coming_changes(Unit.objects.get(pk=unit.pk), TODAY)]


def undo_last(unit):
    row, _ = coming_changes(unit, TODAY)[-1]
    take_back(row.recorded_at, "fel datum", TODAY)


@pytest.mark.parametrize(
    "verb",
    [
        lambda town: tree.rename_unit(town.nord, "Nya Nord", ON),
        lambda town: tree.change_kind(town.nord, "division", ON),
        lambda town: tree.move_unit(town.nord, town.school, ON),
        lambda town: tree.close_unit(town.nord, ON),
        lambda town: mergers.merge_units([town.nord, town.syd], "ny", "Ny", ON),
        lambda town: mergers.absorb_units(town.syd, [town.nord], ON),
    ],
)
def test_everything_is_as_before(town, world, verb):
    world.head(town.syd)
    cia = world.staff(town.syd)
    if verb.__code__.co_names[0] == "mergers":
        world.staff(town.nord, person=cia)
    before = in_force()
    verb(town)
    assert in_force() != before
    undo_last(town.nord)
    assert in_force() == before
    assert coming(town.nord) == []
    verb(town)


def test_an_opening_is_taken_back_and_its_code_is_free(town):
    before = in_force()
    new = tree.open_unit("ny", "Ny", "unit", ON, town.care)
    assert coming(new) == [ON]
    undo_last(new)
    assert in_force() == before
    assert new.latest_name() == "ny"
    assert tree.open_unit("ny", "Ny igen", "unit", LATER, town.school) == new
    assert Unit.objects.get(pk=new.pk).opened_on == LATER


def test_the_later_change_goes_first(town):
    tree.rename_unit(town.nord, "Nya Nord", ON)
    first = UnitPeriod.objects.in_force().get(unit=town.nord, starts_on=ON).recorded_at
    tree.move_unit(town.nord, town.school, LATER)
    assert coming(town.nord) == [LATER]
    with refused("changed"):
        take_back(first, "fel", TODAY)
    undo_last(town.nord)
    assert coming(town.nord) == [ON]
    undo_last(town.nord)
    assert coming(town.nord) == []
    assert Tree.on(LATER)[town.nord.pk].name == "Nord"


def test_what_has_begun_stays(town):
    tree.rename_unit(town.nord, "Nya Nord", TODAY)
    moment = UnitPeriod.objects.in_force().get(unit=town.nord, starts_on=TODAY).recorded_at
    assert coming(town.nord) == []
    with refused("begun"):
        take_back(moment, "fel", TODAY)
    take_back(moment, "fel", TODAY - timedelta(days=1))


def test_nothing_is_taken_back_that_others_stand_on(town, world):
    new = tree.open_unit("ny", "Ny", "unit", ON, town.care)
    opening = new.periods.get().recorded_at
    below = tree.open_unit("under", "Under", "unit", LATER, new)
    with refused("hangs"):
        take_back(opening, "fel", TODAY)
    undo_last(below)
    person = world.person()
    job = staffing.employ(person, new, world.job_role("kock"), LATER)
    with refused("hangs"):
        take_back(opening, "fel", TODAY)
    job.void("fel")
    world.requirement(world.training(), units=[new])
    with refused("hangs"):
        take_back(opening, "fel", TODAY)
    assert Tree.on(LATER)[new.pk].name == "Ny"


def test_a_closing_is_not_taken_back_below_a_unit_that_closes(town):
    tree.close_unit(town.nord, ON)
    tree.close_unit(town.syd, ON)
    tree.close_unit(town.care, LATER)
    with refused("hangs"):
        undo_last(town.nord)
    assert Unit.objects.get(pk=town.nord.pk).closed_on == ON


def test_a_merger_stays_when_somebody_has_left_since(town, world):
    person = world.staff(town.nord)
    mergers.merge_units([town.nord, town.syd], "ny", "Ny", ON)
    staffing.end_employment(person.employments.in_force().get(ends_on=None), LATER)
    assert coming(town.nord) == []


def test_what_came_from_the_hr_system_is_not_offered(town):
    tree.rename_unit(town.nord, "Nya Nord", ON, source="hr:personec")
    assert coming(town.nord) == []


def test_what_was_known_is_kept(town):
    tree.rename_unit(town.nord, "Nya Nord", ON)
    undo_last(town.nord)
    reasons = UnitPeriod.objects.filter(unit=town.nord).order_by("pk").values_list("name", "starts_on", "void_reason")
    assert list(reasons) == [
        ("Nord", LONG_AGO, "ends 2025-06-30"),
        ("Nord", LONG_AGO, "taken back: fel datum"),
        ("Nya Nord", ON, "taken back: fel datum"),
        ("Nord", LONG_AGO, ""),
    ]
