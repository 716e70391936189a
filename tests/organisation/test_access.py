"""Who sees names and who sees counts (definition 16)."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission

from organisation import staffing, tree
from organisation.access import heads_directly_below, units_by_level
from organisation.models import Unit
from tests.factories.kept import keep
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 2, 1)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def world():
    return World()


@keep
def kept_town(world):
    """top – care (nord, syd) and school (ost); heads of top, care, school and nord, none of syd and ost."""
    top = world.unit("Kommunen", kind="municipality")
    top.care, top.school = world.unit("Vård", top, kind="division"), world.unit("Skola", top, kind="division")
    top.nord, top.syd, top.ost = (
        world.unit("Nord", top.care),
        world.unit("Syd", top.care),
        world.unit("Öst", top.school),
    )
    top.head, top.care.head, top.school.head = world.head(top), world.head(top.care), world.head(top.school)
    top.nord.head = world.head(top.nord)
    return top


@pytest.fixture
def town(world, kept_town):
    return kept_town(world)


def levels(user, town, on=TODAY):
    """{unit code: level} of what a user sees."""
    names, counts = units_by_level(user, on)
    assert not names & counts
    seen = {unit.pk: unit.level for unit in Unit.objects.seen_by(user, on=on)}
    assert seen == dict.fromkeys(names, "names") | dict.fromkeys(counts, "counts")
    codes = dict(Unit.objects.values_list("pk", "code"))
    return {codes[pk]: level for pk, level in seen.items()}


def test_a_head_sees_the_names_of_the_own_unit_only(town):
    assert levels(town.nord.head, town) == {"nord": "names"}


def test_a_vacancy_climbs_to_the_nearest_head(town):
    assert levels(town.care.head, town) == {"vård": "names", "syd": "names", "nord": "counts"}
    assert levels(town.head, town) == {
        "kommunen": "names",
        "vård": "counts",
        "nord": "counts",
        "syd": "counts",
        "skola": "counts",
        "öst": "counts",
    }


def test_a_vacancy_climbs_past_a_level_without_a_head(town):
    town.school.head.appointments.get().void("left")
    found = levels(town.head, town)
    assert {unit for unit, level in found.items() if level == "names"} == {"kommunen", "skola", "öst"}


@pytest.mark.parametrize("kind", ["head", "acting", "deputy"])
def test_heads_acting_heads_and_deputies_see_names(world, town, kind):
    assert levels(world.head(town.nord, kind), town) == {"nord": "names"}


@pytest.mark.parametrize(("starts_on", "ends_on", "sees"), [
    (TODAY, TODAY, True),
    (LONG_AGO, TODAY, True),
    (TODAY, None, True),
    (LONG_AGO, YESTERDAY, False),
    (TOMORROW, None, False),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["head", "acting", "deputy"])
def test_only_while_appointed(world, town, kind, starts_on, ends_on, sees):
    person = world.head(town.nord, kind, starts_on, ends_on)
    assert levels(person, town) == ({"nord": "names"} if sees else {})


def test_an_acting_head_takes_the_names_from_the_head_above(world, town):
    world.head(town.syd, "acting")
    assert levels(town.care.head, town)["syd"] == "counts"


def test_a_deputy_alone_does_not(world, town):
    deputy = world.head(town.syd, "deputy")
    assert levels(deputy, town) == {"syd": "names"}
    assert levels(town.care.head, town)["syd"] == "names"


def test_a_deputy_above_sees_what_the_head_above_sees(world, town):
    assert levels(world.head(town.care, "deputy"), town) == levels(town.care.head, town)


def test_joint_heads_see_the_same(world, town):
    assert levels(world.head(town.nord), town) == levels(town.nord.head, town) == {"nord": "names"}


def test_the_head_of_two_units_sees_both(world, town):
    staffing.appoint(town.nord.head, town.ost, "head", LONG_AGO)
    assert levels(town.nord.head, town) == {"nord": "names", "öst": "names"}


def test_the_head_of_a_unit_and_of_one_above_sees_names_in_both(town):
    staffing.appoint(town.nord.head, town.care, "head", LONG_AGO)
    assert levels(town.nord.head, town) == {"vård": "names", "nord": "names", "syd": "names"}


def test_a_coordinator_sees_counts_only(world, town):
    coordinator = world.head(town.care, "coordinator")
    assert levels(coordinator, town) == {"vård": "counts", "nord": "counts", "syd": "counts"}


def test_a_coordinator_who_heads_a_unit_sees_its_names(world, town):
    staffing.appoint(town.nord.head, town, "coordinator", LONG_AGO)
    found = levels(town.nord.head, town)
    assert [unit for unit, level in found.items() if level == "names"] == ["nord"]
    assert len(found) == 6


def test_a_coordinator_does_not_take_the_place_of_a_head(world, town):
    world.head(town.syd, "coordinator")
    assert levels(town.care.head, town)["syd"] == "names"


@pytest.mark.parametrize("kind", ["key_person", None])
def test_others_see_nothing(world, town, kind):
    person = world.staff(town.nord)
    if kind:
        staffing.appoint(person, town.nord, kind, LONG_AGO)
    assert levels(person, town) == {}


def test_a_voided_appointment_gives_nothing(town):
    town.nord.head.appointments.get().void("mistake")
    assert levels(town.nord.head, town) == {}


def test_one_who_may_no_longer_sign_in_sees_nothing(town):
    town.care.head.is_active = False
    town.care.head.save()
    assert levels(town.care.head, town) == {}


def test_a_moved_unit_goes_to_the_head_above_its_new_place(town):
    tree.move_unit(town.syd, town.school, TODAY)
    assert levels(town.care.head, town, YESTERDAY)["syd"] == "names"
    assert "syd" not in levels(town.care.head, town)
    assert levels(town.school.head, town)["syd"] == "names"


def test_a_closed_unit_stays_with_those_who_were_above_it(world, town):
    tree.close_unit(town.syd, YESTERDAY)
    assert levels(town.care.head, town)["syd"] == "names"
    assert levels(town.head, town)["syd"] == "counts"
    assert "syd" not in levels(town.school.head, town)
    assert "syd" not in levels(town.nord.head, town)


def test_a_unit_that_has_not_opened_yet_is_not_seen(world, town):
    world.unit("Väst", town.care, on=TOMORROW)
    assert "väst" not in levels(town.care.head, town)


@pytest.mark.parametrize("way", ["permission", "superuser"])
def test_an_administrator_sees_every_name(world, town, way):
    person = world.person(is_superuser=way == "superuser")
    if way == "permission":
        person.user_permissions.add(Permission.objects.get(codename="see_all_names"))
    assert set(levels(person, town).values()) == {"names"}
    assert len(levels(person, town)) == 6


def test_the_heads_directly_below(world, town):
    acting, deputy = world.head(town.syd, "acting"), world.head(town.syd, "deputy")
    assert heads_directly_below([town.care.pk], TODAY) == {
        (town.care.pk, town.nord.head.pk),
        (town.care.pk, acting.pk),
    }
    assert deputy.pk not in {person for _, person in heads_directly_below([town.care.pk, town.pk], TODAY)}
    assert heads_directly_below([town.pk], TODAY) == {
        (town.pk, town.care.head.pk),
        (town.pk, town.school.head.pk),
    }
    assert heads_directly_below([town.nord.pk], TODAY) == set()


def test_what_is_seen_is_the_same_number_of_queries_for_any_tree(town, world, django_assert_num_queries):
    for number in range(20):
        world.unit(f"Enhet {number}", town.care)
    with django_assert_num_queries(4):
        units_by_level(town.care.head, TODAY)
