"""Units that become one, and one that becomes several: staff, heads, roles and units below, day by day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from content.models import Role
from organisation import mergers, staffing, tree
from organisation.change import changing, trying
from organisation.change_in_words import in_words
from organisation.mergers import Part
from organisation.models import Employment, RoleHolder, Unit, UnitSuccession
from organisation.signals import staff_changed
from organisation.tree import Tree
from tests.factories.kept import keep
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

ON = date(2025, 7, 1)
BEFORE = ON - timedelta(days=1)


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


@pytest.fixture
def told():
    """The persons of every message about changed staff."""
    heard = []

    def listen(persons, **kwargs):
        heard.append(persons)

    staff_changed.connect(listen)
    yield heard
    staff_changed.disconnect(listen)


def spells(person):
    rows = person.employments.in_force().order_by("starts_on", "unit__code")
    return [(row.unit.code, row.starts_on, row.ends_on) for row in rows]


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def merge(town, **values):
    return mergers.merge_units([town.nord, town.syd], "ny", "Nya enheten", ON, **values)


def test_staff_go_along_and_the_old_units_close(town, world):
    anna, bo = world.staff(town.nord), world.staff(town.syd, ends_on=date(2025, 12, 31))
    new = merge(town)
    assert spells(anna) == [("nord", LONG_AGO, BEFORE), ("ny", ON, None)]
    assert spells(bo) == [("syd", LONG_AGO, BEFORE), ("ny", ON, date(2025, 12, 31))]
    assert set(Unit.objects.open_on(BEFORE)) - set(Unit.objects.open_on(ON)) == {town.nord, town.syd}
    assert {unit.closed_on for unit in Unit.objects.filter(pk__in=[town.nord.pk, town.syd.pk])} == {BEFORE}
    node = Tree.on(ON)[new.pk]
    assert (node.name, node.kind, node.parent_id) == ("Nya enheten", "unit", town.care.pk)
    assert {(row.predecessor, row.successor, row.on) for row in UnitSuccession.objects.in_force()} == {
        (town.nord, new, ON),
        (town.syd, new, ON),
    }


def test_who_has_left_stays_where_they_worked_and_who_is_to_begin_begins_in_the_new_unit(town, world):
    gone, coming = world.staff(town.nord, ends_on=BEFORE), world.staff(town.nord, starts_on=date(2025, 9, 1))
    merge(town)
    assert spells(gone) == [("nord", LONG_AGO, BEFORE)]
    assert spells(coming) == [("ny", date(2025, 9, 1), None)]


def test_one_job_with_two_places_becomes_one_with_the_shares_added(town, world):
    cia = world.staff(town.nord, share=60, ends_on=date(2025, 9, 30))
    world.staff(town.syd, person=cia, share=30)
    merge(town)
    rows = cia.employments.touching(ON, date.max).order_by("starts_on")
    assert [(row.starts_on, row.ends_on, row.share) for row in rows] == [
        (ON, date(2025, 9, 30), 90),
        (date(2025, 10, 1), None, 30),
    ]


def test_jobs_with_numbers_of_their_own_stay_two(town, world):
    cia = world.staff(town.nord, share=60, number="1")
    world.staff(town.syd, person=cia, share=40, number="2")
    new = merge(town)
    assert sorted(cia.employments.on(ON).values_list("number", "unit_id")) == [("1", new.pk), ("2", new.pk)]


def test_appointments_end_and_the_heads_named_begin(town, world):
    old, deputy = world.head(town.nord), world.head(town.syd, kind="deputy")
    coming = world.head(town.syd, starts_on=date(2025, 10, 1))
    new = merge(town, heads=[old])
    assert [(row.unit, row.starts_on, row.ends_on) for row in old.appointments.in_force().order_by("starts_on")] == [
        (town.nord, LONG_AGO, BEFORE),
        (new, ON, None),
    ]
    assert [row.ends_on for row in deputy.appointments.in_force()] == [BEFORE]
    assert list(coming.appointments.in_force()) == []


def test_roles_of_contact_cards_go_along(town, world):
    role = Role.objects.create(key="anhorig", title="Anhörigkonsulent")
    both, one = world.person(), world.person()
    for unit, person, public in (
        (town.nord, both, True),
        (town.syd, both, False),
        (town.syd, one, True),
    ):
        RoleHolder.objects.create(role=role, unit=unit, person=person, starts_on=LONG_AGO, name_is_public=public)
    for phone in ("08-1", "08-2"):
        RoleHolder.objects.create(role=role, unit=town.nord, phone=phone, starts_on=LONG_AGO)
    new = merge(town)
    rows = RoleHolder.objects.on(ON)
    assert sorted((row.unit_id, row.person_id or 0, row.phone, row.name_is_public) for row in rows) == [
        (new.pk, 0, "08-1", False),
        (new.pk, 0, "08-2", False),
        (new.pk, both.pk, "", False),
        (new.pk, one.pk, "", True),
    ]
    assert RoleHolder.objects.on(BEFORE).count() == 5


def test_units_below_move_and_so_do_those_yet_to_open(town, world):
    below = world.unit("Natt", town.nord)
    later = world.unit("Sen", town.syd, on=date(2025, 11, 1))
    new = merge(town)
    assert (Tree.on(BEFORE)[below.pk].parent_id, Tree.on(ON)[below.pk].parent_id) == (town.nord.pk, new.pk)
    assert Tree.on(date(2025, 11, 1))[later.pk].parent_id == new.pk


def test_a_unit_below_another_can_be_merged_with_it(town, world):
    below = world.unit("Natt", town.nord)
    person = world.staff(below)
    new = mergers.merge_units([town.nord, below], "ny", "Ny", ON, parent=town.care)
    assert spells(person)[-1] == ("ny", ON, None)
    assert list(Tree.on(ON).chain(new.pk)) == [new.pk, town.care.pk, town.pk]


def test_a_unit_takes_over_another(town, world):
    anna, head, stays = world.staff(town.syd), world.head(town.syd), world.head(town.nord)
    mergers.absorb_units(town.nord, [town.syd], ON, heads=[head])
    assert spells(anna) == [("syd", LONG_AGO, BEFORE), ("nord", ON, None)]
    assert [row.ends_on for row in stays.appointments.in_force()] == [None]
    assert {row.person_id for row in town.nord.appointments.on(ON)} == {head.pk, stays.pk}
    assert UnitSuccession.objects.get().successor == town.nord


def test_who_works_in_both_has_one_job_afterwards(town, world):
    cia = world.staff(town.nord, share=60)
    world.staff(town.syd, person=cia, share=60)
    mergers.absorb_units(town.nord, [town.syd], ON)
    rows = cia.employments.in_force().order_by("starts_on", "unit__code")
    assert [(row.unit.code, row.starts_on, row.ends_on, row.share) for row in rows] == [
        ("nord", LONG_AGO, BEFORE, 60),
        ("syd", LONG_AGO, BEFORE, 60),
        ("nord", ON, None, 100),
    ]


def test_a_split_puts_each_where_they_were_put(town, world):
    anna, bo = world.staff(town.nord), world.staff(town.nord, starts_on=date(2025, 9, 1))
    below, role = world.unit("Natt", town.nord), Role.objects.create(key="r", title="R")
    for person in (anna, None):
        RoleHolder.objects.create(role=role, unit=town.nord, person=person, starts_on=LONG_AGO)
    ids = {row.person: row.pk for row in Employment.objects.all()}
    east, west = mergers.split_unit(
        town.nord,
        [Part("ost", "Öst", heads=(anna,)), Part("vast", "Väst", parent=town.school)],
        ON,
        {ids[anna]: "ost", ids[bo]: "vast"},
        below={below.pk: "vast"},
    )
    assert spells(anna) == [("nord", LONG_AGO, BEFORE), ("ost", ON, None)]
    assert spells(bo) == [("vast", date(2025, 9, 1), None)]
    assert [Tree.on(ON)[unit.pk].parent_id for unit in (east, west, below)] == [town.care.pk, town.school.pk, west.pk]
    assert {(row.unit, row.person) for row in RoleHolder.objects.on(ON)} == {(east, anna), (east, None), (west, None)}
    assert {row.successor for row in UnitSuccession.objects.filter(predecessor=town.nord)} == {east, west}
    assert [row.person for row in east.appointments.on(ON)] == [anna]


def test_what_cannot_be_merged(town, world):
    other = world.unit("Annan", town.school)
    below = world.unit("Natt", town.nord)
    with refused("too_few"):
        mergers.merge_units([town.nord, town.nord], "ny", "Ny", ON)
    with refused("no_parent"):
        mergers.merge_units([town.nord, other], "ny", "Ny", ON)
    with refused("taken"):
        mergers.merge_units([town.nord, town.syd], "vård", "Ny", ON)
    with refused("too_early"):
        mergers.merge_units([town.nord, town.syd], "ny", "Ny", LONG_AGO)
    with refused("root"):
        mergers.merge_units([town, town.care], "ny", "Ny", ON, parent=town.school)
    with refused("below"):
        mergers.merge_units([town.nord, town.syd], "ny", "Ny", ON, parent=town.nord)
    with pytest.raises(ValidationError):
        mergers.merge_units([town.nord, town.syd], "a/b", "Ny", ON)
    with pytest.raises(ValidationError, match="under sig själv"):
        mergers.merge_units([town.nord, town.syd], "ny", "Ny", ON, parent=below)
    with refused("inactive"):
        merge(town, heads=[world.person(is_active=False)])
    with refused("itself"):
        mergers.absorb_units(town.nord, [town.nord], ON)
    with refused("below"):
        mergers.absorb_units(below, [town.nord], ON)
    tree.close_unit(town.syd, date(2025, 12, 31))
    with refused("closed"):
        merge(town)
    with refused("closed"):
        mergers.absorb_units(town.syd, [town.nord], ON)
    assert Unit.objects.count() == 7
    assert not UnitSuccession.objects.exists()


def test_what_cannot_be_split(town, world):
    person, below = world.staff(town.nord), world.unit("Natt", town.nord)
    job, parts = person.employments.get().pk, [Part("ost", "Öst"), Part("vast", "Väst")]
    with refused("staff_left"):
        mergers.split_unit(town.nord, parts, ON, {}, below={below.pk: "ost"})
    with refused("staff_left"):
        mergers.split_unit(town.nord, parts, ON, {job: "norr"}, below={below.pk: "ost"})
    with refused("units_left"):
        mergers.split_unit(town.nord, parts, ON, {job: "ost"})
    with refused("too_few"):
        mergers.split_unit(town.nord, parts[:1], ON, {job: "ost"})
    with refused("too_few"):
        mergers.split_unit(town.nord, [*parts, parts[0]], ON, {job: "ost"})
    with refused("below"):
        mergers.split_unit(town.nord, [parts[0], Part("vast", "Väst", parent=town.nord)], ON, {job: "ost"})
    assert Unit.objects.count() == 6
    assert spells(person) == [("nord", LONG_AGO, None)]


@pytest.mark.parametrize("people", [1, 30])
def test_a_merger_asks_the_database_as_often_for_many_as_for_few(town, world, told, django_assert_num_queries, people):
    for _ in range(people):
        world.staff(town.nord), world.staff(town.syd)
    told.clear()
    with django_assert_num_queries(53):
        merge(town)
    assert told == [None]


def test_several_verbs_can_be_one_change(town, told):
    with changing() as change:
        tree.rename_unit(town.nord, "Nya Nord", ON)
        with pytest.raises(ValidationError):
            tree.close_unit(town.care, ON)
        tree.move_unit(town.syd, town.school, ON)
    assert told == [None]
    assert {row.recorded_at for row in change.inserted} == {change.moment}
    assert len(change.inserted) == 4


def test_trying_keeps_nothing_and_tells_what_would_happen(town, world, told):
    head = world.head(town.nord, person=world.staff(town.nord, person=world.person("Anna Ek")))
    world.staff(town.syd)
    told.clear()
    with trying() as change:
        merge(town, heads=[head])
        sentences = in_words(change)
    assert sentences == [
        "Nya enheten öppnar den 1 juli 2025, under Vård.",
        "Nord stänger. Sista dagen är den 30 juni 2025.",
        "Syd stänger. Sista dagen är den 30 juni 2025.",
        "1 medarbetare flyttas från Nord till Nya enheten.",
        "1 medarbetare flyttas från Syd till Nya enheten.",
        "Anna Ek är chef på Nord till och med den 30 juni 2025.",
        "Anna Ek är chef på Nya enheten från och med den 1 juli 2025.",
        "Nya enheten jämförs med Nord i uppföljningen.",
        "Nya enheten jämförs med Syd i uppföljningen.",
    ]
    assert told == []
    assert Unit.objects.count() == 5
    assert list(Unit.objects.open_on(ON)) == list(Unit.objects.open_on(BEFORE))
    with refused("closed"):
        staffing.employ(head, town.nord, world.job_role("kock"), LONG_AGO - timedelta(days=1))
