"""Recording who holds a role, and the person's own consent to be named in public."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from content.models import ContactCard, Role
from organisation import public_names, role_holders, staffing
from organisation.models import RoleHolder
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

START, END, NEXT = date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1)
BEFORE = START - timedelta(days=1)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def top(world):
    return world.unit("Ekvalla", kind="municipality")


@pytest.fixture
def role(db):
    return Role.objects.create(key="anhorigstod", title="Anhörigstödjare")


@pytest.fixture
def card(role):
    return ContactCard.objects.create(key="anhorigstod", role="Anhörigstödet", held_by=role)


@pytest.fixture
def person(world):
    return world.person("Nora Ek")


@pytest.fixture
def held(role, top, person):
    return role_holders.hold_role(role, top, START, person=person, phone="070-174 06 36")


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def names(card, day=NEXT):
    assert public_names.differences() == 0
    return ContactCard.objects.get(pk=card.pk).public_names_on(day)


def agree(held, agrees=True):
    return role_holders.set_consent(held, agrees, held.person)


class TestHolding:
    def test_a_role_is_held_once_by_a_person_in_a_unit(self, world, role, top, held):
        with refused("overlap"):
            role_holders.hold_role(role, top, END, person=held.person)
        role_holders.hold_role(role, world.unit("Nord", top), END, person=held.person)
        role_holders.hold_role(role, top, END, person=world.person())
        assert RoleHolder.objects.in_force().count() == 3

    def test_a_function_without_a_person_needs_a_number_and_is_there_once(self, role, top):
        with refused("empty"):
            role_holders.hold_role(role, top, START)
        role_holders.hold_role(role, top, START, phone="070-174 06 36")
        with refused("overlap"):
            role_holders.hold_role(role, top, END, phone="070-174 06 37")

    @pytest.mark.parametrize("phone", ["ring mig", "070" * 11, "1", "<script>", "070-174 06 36 knappval"])
    def test_a_number_is_a_number(self, role, top, person, phone):
        with refused("phone"):
            role_holders.hold_role(role, top, START, person=person, phone=phone)

    def test_not_where_or_when_the_unit_is_closed_and_not_by_one_who_is_deactivated(self, world, role, top):
        with refused("closed"):
            role_holders.hold_role(role, top, LONG_AGO - timedelta(days=1), person=world.person())
        with refused("order"):
            role_holders.hold_role(role, top, NEXT, END, person=world.person())
        with refused("person"):
            role_holders.hold_role(role, top, START, person=world.person(is_active=False))
        assert not RoleHolder.objects.exists()

    def test_ending_and_changing_the_number_keep_the_rest(self, held):
        agreed = agree(held)
        ended = role_holders.end_role(agreed, END)
        changed = role_holders.change_role(ended, phone="070-174 06 37", ends_on=END)
        columns = ("role_id", "unit_id", "person_id", "phone", "starts_on", "ends_on", "name_is_public")
        assert [getattr(changed, column) for column in columns] == [
            held.role_id, held.unit_id, held.person_id, "070-174 06 37", START, END, True
        ]  # fmt: skip
        assert role_holders.change_role(changed, phone="070-174 06 37", ends_on=END) == changed
        assert RoleHolder.objects.in_force().get() == changed

    def test_what_has_been_ended_or_withdrawn_cannot_be_again(self, held):
        ended = role_holders.end_role(held, END)
        with refused("settled"):
            role_holders.end_role(held, NEXT)
        with refused("order"):
            role_holders.end_role(ended, BEFORE)
        with refused("reason"):
            role_holders.withdraw(ended, " ")
        role_holders.withdraw(ended, "mistake")
        with refused("settled"):
            role_holders.withdraw(ended, "mistake")
        assert not RoleHolder.objects.in_force().exists()


class TestConsent:
    def test_nobody_is_named_until_they_agree_themselves(self, world, card, held):
        assert names(card) == []
        for other in (world.person(), world.person(is_superuser=True)):
            with refused("not_yours"):
                role_holders.set_consent(held, True, other)
        assert names(card) == []
        agree(held)
        assert names(card) == ["Nora Ek"]

    def test_taking_it_back_removes_the_name_at_once(self, card, held):
        agree(agree(held), False)
        assert names(card) == []
        assert [row.name_is_public for row in RoleHolder.objects.order_by("pk")] == [False, True, False]

    def test_the_same_answer_twice_changes_nothing_also_from_an_old_form(self, card, held):
        agreed = agree(held)
        assert agree(agreed) == agreed
        assert agree(held) == agreed  # The form was opened before the first answer.
        assert RoleHolder.objects.count() == 2

    def test_one_who_no_longer_has_the_role_is_told_so(self, held):
        role_holders.withdraw(held, "mistake")
        with refused("settled"):
            agree(held)

    def test_the_name_comes_and_goes_with_the_role(self, card, held):
        role_holders.end_role(agree(held), END)
        assert [names(card, day) for day in (BEFORE, START, END, NEXT)] == [[], ["Nora Ek"], ["Nora Ek"], []]

    def test_withdrawing_the_role_removes_the_name(self, card, held):
        role_holders.withdraw(agree(held), "mistake")
        assert names(card) == []


class TestWhatTheNameFollows:
    @pytest.fixture(autouse=True)
    def agreed(self, card, held):
        return agree(held)

    def test_only_a_role_for_everybody_is_named(self, world, card, role, top):
        nord, other = world.unit("Nord", top), world.person("Nils Granne")
        agree(role_holders.hold_role(role, nord, START, person=other))
        assert names(card) == ["Nora Ek"]

    def test_a_deactivated_person_is_not_named(self, card, person):
        person.is_active = False
        person.save()
        assert names(card) == []

    def test_another_name_follows(self, card, person):
        person.last_name = "Berg"
        person.save(update_fields=["last_name"])
        assert names(card) == ["Nora Berg"]

    def test_one_who_leaves_is_not_named_from_the_day_after(self, world, card, person, top):
        job = staffing.employ(person, top, world.job_role("kurator"), LONG_AGO)
        staffing.end_employment(job, END)
        assert (names(card, END), names(card, NEXT)) == (["Nora Ek"], [])

    def test_a_card_that_comes_to_name_the_role_or_another(self, card, role):
        other = ContactCard.objects.create(key="annat", role="Annat", held_by=role)
        assert names(other) == ["Nora Ek"]
        other.held_by = Role.objects.create(key="annan", title="Annan")
        other.save()
        assert names(other) == []
        other.held_by = None
        other.save()
        assert (names(other), names(card)) == ([], ["Nora Ek"])

    def test_a_form_opened_before_the_name_was_taken_back_does_not_bring_it_back(self, card, agreed):
        stale = ContactCard.objects.get(pk=card.pk)
        agree(agreed, False)
        stale.hours = "Vardagar 8–16"
        stale.save()
        assert names(card) == []

    def test_signing_in_asks_nothing(self, person, django_assert_num_queries):
        with django_assert_num_queries(1):
            person.save(update_fields=["last_login"])

    def test_a_card_that_shows_something_else_is_found_and_put_right(self, card):
        ContactCard.objects.filter(pk=card.pk).update(public_names=[])
        assert public_names.differences() == 1
        public_names.refresh()
        assert names(card) == ["Nora Ek"]
