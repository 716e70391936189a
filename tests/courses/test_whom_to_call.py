"""A contact card in a lesson that names a role: the reader sees whom to call where they work."""

import pytest
from django.test import Client

from content.models import ContactCard, Municipality, Role
from organisation import role_holders
from tests.factories import pages
from tests.factories.public_pages import contact_card
from tests.factories.world import LONG_AGO

pytestmark = pytest.mark.django_db


@pytest.fixture
def role(wagtail_root):
    Municipality.objects.update(name="Ekvalla kommun", service_phone="070-174 06 05")
    return Role.objects.create(key="jurist", title="Jurist")


@pytest.fixture
def town(world, anna):
    """Ekvalla – Nord, where Anna works."""
    top = world.unit("Ekvalla", kind="municipality")
    top.nord = world.unit("Nord", top)
    world.staff(top.nord, person=anna)
    return top


def make_lesson(*cards, **values):
    return pages.lesson(pages.course(), body=[("contact", card) for card in cards], **values)


def test_the_reader_sees_their_own_units_holder(role, town, world, learner):
    lesson = make_lesson(contact_card("Kommunjurist", held_by=role, phone=""))
    role_holders.hold_role(role, town, LONG_AGO, person=world.person("Toppen Jurist"), phone="070-174 06 36")
    html = learner.get(lesson.url).text
    assert "Toppen Jurist</strong>" in html and "för hela Ekvalla" in html
    assert '<a class="button second" href="tel:0701740636">Ring 070-174 06 36</a>' in html
    role_holders.hold_role(role, town.nord, LONG_AGO, person=world.person("Nora Jurist"), phone="070-174 06 37")
    html = learner.get(lesson.url).text
    assert "Nora Jurist</strong>" in html and "i Nord" in html
    assert "Toppen Jurist" not in html


def test_when_nobody_has_the_role_there_is_still_a_number(role, town, learner):
    html = learner.get(make_lesson(contact_card("Kommunjurist", held_by=role, phone="")).url).text
    assert "Ingen har rollen just nu. Ring i stället:" in html
    assert 'href="tel:0701740605">Ring 070-174 06 05</a>' in html


def test_the_cards_own_number_stays_when_the_holder_has_none_and_when_nobody_has_the_role(role, town, world, learner):
    lesson = make_lesson(contact_card("Kommunjurist", held_by=role, phone="070-174 06 36"))
    html = learner.get(lesson.url).text
    assert "Rollens eget nummer:" in html and 'href="tel:0701740636"' in html
    role_holders.hold_role(role, town, LONG_AGO, person=world.person("Toppen Jurist"))
    html = learner.get(lesson.url).text
    assert "Toppen Jurist</strong>" in html and 'href="tel:0701740636"' in html
    assert "070-174 06 05</a>" not in html


def test_without_any_number_in_the_system_the_card_says_what_to_do(role, town, learner):
    Municipality.objects.update(service_phone="")
    html = learner.get(make_lesson(contact_card("Kommunjurist", held_by=role, phone="")).url).text
    assert "Det finns inget nummer ännu. Fråga din chef." in html


def test_a_card_without_a_role_is_the_same_for_all(town, learner):
    html = learner.get(make_lesson(contact_card("Socialjouren")).url).text
    assert 'href="tel:0701740615">Ring 070-174 06 15</a>' in html


def test_a_visitor_of_an_open_lesson_sees_the_card_only(role, town, world):
    lesson = make_lesson(contact_card("Kommunjurist", held_by=role, phone="070-174 06 36"), open_to_all=True)
    role_holders.hold_role(role, town, LONG_AGO, person=world.person("Toppen Jurist"), phone="070-174 06 37")
    html = Client().get(lesson.url).text
    assert 'href="tel:0701740636"' in html
    assert "Toppen" not in html and "070-174 06 37" not in html


@pytest.mark.parametrize("many", [1, 6])
def test_a_lesson_page_with_such_cards_takes_3_queries_more(
    role, town, world, learner, many, django_assert_num_queries
):
    """Ten, one for the cards as before, and three for who holds their roles."""
    roles = [Role.objects.create(key=f"r{number}", title=f"Roll {number}") for number in range(many)]
    for one in roles:
        role_holders.hold_role(one, town, LONG_AGO, person=world.person(), phone="070-174 06 36")
    held = make_lesson(*(contact_card(f"Kort {one}", held_by=one) for one in roles))
    plain = make_lesson(*(contact_card(f"Kort {number}") for number in range(many)))
    learner.get(held.url)
    with django_assert_num_queries(11):
        learner.get(plain.url)
    with django_assert_num_queries(14):
        learner.get(held.url)


def test_a_visitor_of_an_open_lesson_is_not_shown_what_is_for_staff(town, learner):
    card = contact_card("Säkerhetschefen", audience=ContactCard.Audience.STAFF, phone="070-174 06 39")
    lesson = make_lesson(card, open_to_all=True)
    assert "070-174 06 39" in learner.get(lesson.url).text
    assert "Säkerhetschefen" not in Client().get(lesson.url).text
