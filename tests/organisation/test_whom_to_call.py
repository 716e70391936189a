"""Whom a reader should call: own unit, else up the tree, else the coordinator, and never nobody."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import ContactCard, Municipality, Role
from organisation import appointments, role_holders, tree
from tests.factories.kept import keep
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 2, 1)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
SERVICE = "070-174 06 05"


@pytest.fixture
def world():
    return World()


@keep
def kept_town(world):
    """Ekvalla – care (Nord, Syd); a reader in Nord; the roles."""
    town = SimpleNamespace(top=world.unit("Ekvalla", kind="municipality"))
    town.care = world.unit("Vård", town.top, kind="division")
    town.nord, town.syd = world.unit("Nord", town.care), world.unit("Syd", town.care)
    town.reader = world.staff(town.nord)
    town.lawyer = Role.objects.create(key="jurist", title="Jurist")
    town.head = Role.objects.create(key="enhetschef", title="Enhetschef")
    town.coordinator = Role.objects.create(key="samordnare", title="Preventionssamordnare")
    Municipality.objects.update(name="Ekvalla kommun", service_phone=SERVICE)
    return town


@pytest.fixture
def town(world, kept_town):
    return kept_town(world)


def hold(role, unit, person, phone="070-174 06 36", starts_on=LONG_AGO, ends_on=None):
    return role_holders.hold_role(role, unit, starts_on, ends_on, person=person, phone=phone)


def found(role, reader, on=TODAY):
    """(name, phone, where, how) of each holder."""
    holders = role_holders.resolve_all([role], reader, on)[role.pk]
    assert role_holders.resolve(role, reader, on) == holders[0]
    assert all(holder.title and holder.phone for holder in holders)
    return [(holder.name, holder.phone, holder.where, holder.how) for holder in holders]


def test_the_holder_in_the_own_unit_comes_first(world, town):
    hold(town.lawyer, town.top, world.person("Toppen Jurist"))
    hold(town.lawyer, town.nord, world.person("Nora Jurist"))
    hold(town.lawyer, town.syd, world.person("Siv Jurist"))
    assert found(town.lawyer, town.reader) == [("Nora Jurist", "070-174 06 36", "i Nord", "own")]


def test_else_the_nearest_above(world, town):
    hold(town.lawyer, town.top, world.person("Toppen Jurist"))
    assert found(town.lawyer, town.reader) == [("Toppen Jurist", "070-174 06 36", "för hela Ekvalla", "above")]
    hold(town.lawyer, town.care, world.person("Vera Jurist"))
    assert found(town.lawyer, town.reader) == [("Vera Jurist", "070-174 06 36", "för hela Vård", "above")]


def test_the_tree_and_the_holders_are_those_of_the_day(world, town):
    hold(town.lawyer, town.care, world.person("Vera Jurist"), starts_on=TODAY, ends_on=TODAY)
    hold(town.lawyer, town.top, world.person("Toppen Jurist"))
    names = [found(town.lawyer, town.reader, day)[0][0] for day in (YESTERDAY, TODAY, TOMORROW)]
    assert names == ["Toppen Jurist", "Vera Jurist", "Toppen Jurist"]
    tree.move_unit(town.nord, town.top, TODAY)
    assert found(town.lawyer, town.reader, TODAY)[0][0] == "Toppen Jurist"


@pytest.mark.parametrize("why", ["inactive", "left", "not yet employed", "withdrawn"])
def test_one_who_is_not_there_is_skipped(world, town, why):
    person = world.person("Nora Jurist")
    if why == "left":
        world.staff(town.nord, person=person, ends_on=YESTERDAY)
    if why == "not yet employed":
        world.staff(town.nord, person=person, starts_on=TOMORROW)
    holder = hold(town.lawyer, town.nord, person)
    if why == "inactive":
        person.is_active = False
        person.save()
    if why == "withdrawn":
        role_holders.withdraw(holder, "mistake")
    hold(town.lawyer, town.top, world.person("Toppen Jurist"))
    assert found(town.lawyer, town.reader)[0][0] == "Toppen Jurist"


def test_one_who_works_on_the_day_is_not_skipped(world, town):
    person = world.staff(town.nord, person=world.person("Nora Jurist"), ends_on=TODAY)
    hold(town.lawyer, town.nord, person)
    assert found(town.lawyer, town.reader)[0][0] == "Nora Jurist"
    hold(town.lawyer, town.top, world.person("Toppen Jurist"))
    assert found(town.lawyer, town.reader, TOMORROW)[0][0] == "Toppen Jurist"


def test_a_function_without_a_person_answers_too(town):
    hold(town.lawyer, town.nord, None, phone="070-174 06 37")
    assert found(town.lawyer, town.reader) == [("", "070-174 06 37", "i Nord", "own")]


def test_several_holders_of_one_unit_all_stand_there(world, town):
    hold(town.lawyer, town.nord, world.person("Nora Jurist"))
    hold(town.lawyer, town.nord, world.person("Nils Jurist"), phone="070-174 06 38")
    assert [name for name, *_ in found(town.lawyer, town.reader)] == ["Nora Jurist", "Nils Jurist"]


def test_a_holder_without_a_number_is_reached_through_the_service_centre(world, town):
    person = world.person("Nora Jurist", email="nora@ekvalla.example")
    hold(town.lawyer, town.nord, person, phone="")
    assert found(town.lawyer, town.reader) == [("Nora Jurist", SERVICE, "i Nord", "own")]
    assert role_holders.resolve(town.lawyer, town.reader, TODAY).by_switchboard


class TestSeveralPlacements:
    @pytest.fixture
    def reader(self, world, town):
        """60 per cent in Syd, 40 in Nord."""
        person = world.staff(town.nord, person=world.person("Cia Delad"), share=40)
        return world.staff(town.syd, person=person, share=60)

    def test_the_largest_share_decides(self, world, town, reader):
        hold(town.lawyer, town.nord, world.person("Nora Jurist"))
        hold(town.lawyer, town.syd, world.person("Siv Jurist"))
        assert found(town.lawyer, reader)[0][0] == "Siv Jurist"

    def test_but_any_placement_with_its_own_holder_before_those_above(self, world, town, reader):
        hold(town.lawyer, town.nord, world.person("Nora Jurist"))
        hold(town.lawyer, town.care, world.person("Vera Jurist"))
        assert found(town.lawyer, reader) == [("Nora Jurist", "070-174 06 36", "i Nord", "own")]


def test_a_reader_without_a_placement_climbs_from_the_top(world, town):
    hold(town.lawyer, town.nord, world.person("Nora Jurist"))
    hold(town.lawyer, town.top, world.person("Toppen Jurist"))
    assert found(town.lawyer, world.person()) == [("Toppen Jurist", "070-174 06 36", "för hela Ekvalla", "above")]


class TestNobody:
    def test_the_nearest_coordinator_answers(self, world, town):
        appointments.appoint(world.person("Sam Ordnare"), town.top, "coordinator", LONG_AGO)
        assert found(town.lawyer, town.reader) == [("Sam Ordnare", SERVICE, "för hela Ekvalla", "coordinator")]
        hold(town.coordinator, town.care, world.person("Vera Ordnare"), phone="070-174 06 31")
        assert found(town.lawyer, town.reader) == [("Vera Ordnare", "070-174 06 31", "för hela Vård", "coordinator")]

    def test_the_coordinators_number_is_that_of_the_role(self, world, town):
        person = appointments.appoint(world.person("Sam Ordnare"), town.top, "coordinator", LONG_AGO).person
        hold(town.coordinator, town.top, person, phone="070-174 06 30")
        assert found(town.lawyer, town.reader) == [("Sam Ordnare", "070-174 06 30", "för hela Ekvalla", "coordinator")]

    def test_a_coordinator_of_another_part_does_not(self, world, town):
        other = world.unit("Skola", town.top)
        hold(town.coordinator, other, world.person("Ola Ordnare"))
        assert found(town.lawyer, town.reader)[0][3] == "card"

    def test_without_a_coordinator_the_card_of_the_municipality(self, town):
        card = ContactCard.objects.create(key="samordnare", role="Preventionssamordnare", phone="070-174 06 30")
        Municipality.objects.update(coordinator=card)
        assert found(town.lawyer, town.reader) == [("", "070-174 06 30", "för hela Ekvalla kommun", "card")]

    def test_without_a_card_the_service_centre(self, town):
        assert found(town.lawyer, town.reader) == [("", SERVICE, "för hela Ekvalla kommun", "card")]

    def test_a_vacant_coordinator_does_not_answer_for_itself(self, town):
        assert found(town.coordinator, town.reader)[0][3] == "card"

    def test_before_there_is_any_unit(self, world):
        role = Role.objects.create(key="jurist", title="Jurist")
        Municipality.objects.update(service_phone=SERVICE)
        assert found(role, world.person())[0][1] == SERVICE


class TestHead:
    def test_the_head_of_the_own_unit_then_the_deputy_then_the_head_above(self, world, town):
        world.head(town.care, person=world.person("Vera Chef"))
        deputy = appointments.appoint(world.person("Disa Ersättare"), town.nord, "deputy", LONG_AGO)
        head = appointments.appoint(world.person("Nora Chef"), town.nord, "head", LONG_AGO)
        assert found(town.head, town.reader) == [("Nora Chef", SERVICE, "i Nord", "own")]
        appointments.end_appointment(head, YESTERDAY)
        assert found(town.head, town.reader) == [("Disa Ersättare", SERVICE, "i Nord", "deputy")]
        assert role_holders.resolve(town.head, town.reader, TODAY).title == "Ställföreträdare"
        appointments.end_appointment(deputy, YESTERDAY)
        assert found(town.head, town.reader) == [("Vera Chef", SERVICE, "för hela Vård", "above")]

    def test_joint_heads_both_stand_there_and_an_acting_one_first(self, world, town):
        world.head(town.nord, person=world.person("Nora Chef"))
        world.head(town.nord, "acting", person=world.person("Tilda Förordnad"))
        assert [name for name, *_ in found(town.head, town.reader)] == ["Tilda Förordnad", "Nora Chef"]

    def test_a_head_calls_the_head_above(self, world, town):
        head = world.head(town.nord)
        world.head(town.care, person=world.person("Vera Chef"))
        assert found(town.head, head) == [("Vera Chef", SERVICE, "för hela Vård", "above")]

    def test_the_number_is_the_one_given_for_the_role(self, world, town):
        head = world.head(town.nord, person=world.person("Nora Chef"))
        hold(town.lawyer, town.nord, head, phone="070-174 06 99")
        assert found(town.head, town.reader) == [("Nora Chef", SERVICE, "i Nord", "own")]
        hold(town.head, town.nord, head, phone="070-174 06 40")
        assert found(town.head, town.reader) == [("Nora Chef", "070-174 06 40", "i Nord", "own")]

    def test_a_row_of_the_role_does_not_outlive_the_appointment(self, world, town):
        new, old = world.head(town.nord, person=world.person("Nora Chef")), world.person("Olle Förr")
        hold(town.head, town.nord, old)
        assert [name for name, *_ in found(town.head, town.reader)] == [str(new)]

    def test_a_coordinator_or_key_person_is_no_head(self, world, town):
        for kind in ("coordinator", "key_person"):
            appointments.appoint(world.person(f"{kind} X"), town.nord, kind, LONG_AGO)
        world.head(town.care, person=world.person("Vera Chef"))
        assert [name for name, *_ in found(town.head, town.reader)] == ["Vera Chef"]


@pytest.mark.parametrize("many", [1, 12])
def test_many_roles_take_four_queries(world, town, many):
    """Placements, roles, offices, and the municipality, whose service centre answers for those without a number."""
    roles = [Role.objects.create(key=f"roll-{number}", title=f"Roll {number}") for number in range(many)]
    for role in roles:
        for unit in (town.nord, town.top):
            hold(role, unit, world.person())
        appointments.appoint(world.person(), town.nord, "head", LONG_AGO)
    with CaptureQueriesContext(connection) as queries:
        answers = role_holders.resolve_all([*roles, town.head, town.lawyer], town.reader, TODAY)
    assert len(queries) == 4
    assert len(answers) == many + 2
    with CaptureQueriesContext(connection) as queries:
        role_holders.resolve_all(roles, town.reader, TODAY)
    assert len(queries) == 3


def test_no_role_takes_no_query(town, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert role_holders.resolve_all([], town.reader, TODAY) == {}
