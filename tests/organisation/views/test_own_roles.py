"""My roles: one's own appointments and roles, and one's own consent."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.models import ContactCard, Role
from organisation import appointments, role_holders
from organisation.models import RoleHolder
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.localdate() - timedelta(days=1)


@pytest.fixture
def world(db):
    return World()


@pytest.fixture
def top(world):
    return world.unit("Ekvalla", kind="municipality")


@pytest.fixture
def nora(world):
    return world.person("Nora Ek")


@pytest.fixture
def visitor(nora):
    client = Client()
    client.force_login(nora)
    return client


@pytest.fixture
def card(db):
    role = Role.objects.create(key="anhorigstod", title="Anhörigstödjare")
    return ContactCard.objects.create(key="anhorigstod", role="Anhörigstödet", held_by=role)


@pytest.fixture
def held(card, top, nora):
    return role_holders.hold_role(card.held_by, top, LONG_AGO, person=nora, phone="070-174 06 36")


def answer(visitor, holder, agrees="yes", **kwargs):
    return visitor.post(reverse("set_consent", args=[holder.pk]), {"agrees": agrees}, **kwargs)


def named(card):
    return ContactCard.objects.get(pk=card.pk).public_names_today


def test_it_shows_what_one_holds_now_and_later_and_nothing_of_others(world, top, nora, visitor, held):
    nord = world.unit("Nord", top)
    appointments.appoint(nora, nord, "deputy", date(2024, 3, 1), date(2099, 6, 30))
    appointments.appoint(nora, nord, "acting", LONG_AGO, YESTERDAY)
    appointments.appoint(world.person("Nils Granne"), world.unit("Syd", top), "head", LONG_AGO)
    role_holders.hold_role(held.role, top, LONG_AGO, person=world.person(), phone="070-174 06 99")
    html = visitor.get("/mina/roller/").text
    for text in ("Ställföreträdare", "Nord", "1 mars 2024", "30 juni 2099", "Anhörigstödjare", "070-174 06 36"):
        assert text in html
    for text in ("Tillförordnad", "Granne", "Syd", "070-174 06 99"):
        assert text not in html


def test_one_without_any_is_told_so(visitor):
    assert "Du har inget uppdrag och ingen roll." in visitor.get("/mina/roller/").text


def test_agreeing_and_taking_it_back(visitor, card, held):
    assert "Ja, visa mitt namn" in visitor.get("/mina/roller/").text
    response = answer(visitor, held, follow=True)
    assert "Nu får ditt namn visas öppet." in response.text
    assert "Visa inte mitt namn" in response.text
    assert named(card) == ["Nora Ek"]
    response = answer(visitor, RoleHolder.objects.in_force().get(), "no", follow=True)
    assert "Ditt namn visas inte längre öppet." in response.text
    assert named(card) == []


def test_pressing_twice_and_an_old_tab_change_nothing_more(visitor, card, held):
    for _ in range(3):
        assert answer(visitor, held).status_code == 302
    assert RoleHolder.objects.count() == 2
    answer(visitor, held, "no")
    answer(visitor, held, "no")
    assert (RoleHolder.objects.count(), named(card)) == (3, [])


def test_an_answer_that_is_neither_yes_nor_no_is_a_no(visitor, card, held):
    answer(visitor, held, "")
    visitor.post(reverse("set_consent", args=[held.pk]))
    assert named(card) == []


def test_one_who_no_longer_has_the_role_is_told_so(visitor, held):
    role_holders.withdraw(held, "mistake")
    assert "Du har inte den här rollen längre." in answer(visitor, held, follow=True).text


@pytest.mark.parametrize("kind", ["colleague", "administrator"])
def test_nobody_answers_for_somebody_else(world, card, held, kind):
    client = Client()
    client.force_login(world.person(is_superuser=kind == "administrator"))
    for agrees in ("yes", "no"):
        assert answer(client, held, agrees).status_code == 404
    assert named(card) == []


def test_it_takes_signing_in_and_a_button(visitor, card, held):
    assert Client().get("/mina/roller/").status_code == 302
    assert answer(Client(), held).status_code == 302
    assert visitor.get(reverse("set_consent", args=[held.pk])).status_code == 405
    assert named(card) == []


@pytest.mark.parametrize("many", [1, 8])
def test_the_page_costs_the_same_however_many(world, top, nora, visitor, card, many, django_assert_num_queries):
    for number in range(many):
        unit = world.unit(f"Enhet {number}", top)
        appointments.appoint(nora, unit, "deputy", LONG_AGO)
        role_holders.hold_role(card.held_by, unit, LONG_AGO, person=nora)
    with django_assert_num_queries(6):
        visitor.get("/mina/roller/")
