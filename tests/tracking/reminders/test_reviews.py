"""Letters to those who look after pages and facts: once when something is near, once when the date has passed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from content.models import ContactCard, Role
from organisation import role_holders
from organisation.models import RoleHolder
from tests.factories import public_pages as pages
from tests.factories.reminders import at, give_addresses, morning, rows, run, subject_of, text_of, turn_on
from tests.factories.world import LONG_AGO
from tracking.models import Notice, ReminderSettings
from tracking.reminders import deciding
from tracking.reminders.reviews import Reviews

DUE = date(2026, 3, 31)
SOON, LATE = DUE - timedelta(days=30), DUE + timedelta(days=1)


@pytest.fixture
def role(db):
    return Role.objects.create(key="redaktion", title="Redaktionen")


@pytest.fixture
def holder(world, town, role):
    person = world.person("Rut Ansvarig")
    role_holders.hold_role(role, town.nord, LONG_AGO, person=person)
    give_addresses(person)
    return person


@pytest.fixture
def coordinator(town):
    give_addresses(town.coordinator)
    return town.coordinator


@pytest.fixture
def on(town):
    return turn_on(sends_reviews=True, first_days=None, second_days=None, overdue_days=None, still_overdue_days=None)


@pytest.fixture
def front(wagtail_root, role):
    return pages.front_page(owner_role=role, next_review=DUE + timedelta(days=999))


@pytest.fixture
def sidan(front, role):
    return pages.support_page(front, "Sidan", owner_role=role, next_review=DUE)


@pytest.fixture
def kortet(role):
    return pages.contact_card("Kortet", organisation="", owner_role=role, next_check=DUE)


def test_everything_comes_in_one_letter_once_near_and_once_late(on, holder, coordinator, sidan, kortet, post):
    for number in range(-3, 40):
        day = SOON + timedelta(days=number)
        run(day)
        run(day, "15:00", again=True)
    first, second = post.to(holder)
    assert post.to(coordinator) == []
    for letter in (first, second):
        assert "Sidan" in text_of(letter)
        assert "Kortet" in text_of(letter)
        assert "/cms/review/" in text_of(letter)
        assert "Sidan" not in subject_of(letter)
    found = rows(holder)
    assert sorted({(kind, state) for kind, _due, state in found}) == [
        ("review_overdue", "sent"),
        ("review_soon", "sent"),
    ]
    assert len(found) == 4


def test_nothing_is_written_until_it_is_turned_on(on, holder, sidan, post):
    turn_on(sends_reviews=False)
    run(LATE)
    assert post.to(holder) == []
    assert not Notice.objects.exists()
    assert ReminderSettings._meta.get_field("sends_reviews").default is False


def test_where_nobody_holds_the_role_the_coordinators_are_told(on, coordinator, sidan, post):
    ContactCard.objects.update(owner_role=None)
    run(SOON)
    assert len(post.to(coordinator)) == 1


def test_who_no_longer_holds_it_is_not_told(on, holder, coordinator, sidan, post):
    deciding.decide(SOON, on, at=morning(SOON))
    held = RoleHolder.objects.get(person=holder)
    role_holders.end_role(held, SOON - timedelta(days=1))
    run(SOON, again=True)
    assert post.to(holder) == []
    assert len(post.to(coordinator)) == 1
    assert [state for _kind, _due, state in rows(holder)] == ["dropped"]


def test_what_has_been_reviewed_since_is_left_out(on, holder, sidan, kortet, post):
    deciding.decide(LATE, on, at=morning(LATE))
    type(sidan).objects.filter(pk=sidan.pk).update(next_review=DUE + timedelta(days=365))
    run(LATE)
    (letter,) = post.to(holder)
    assert "Sidan" not in text_of(letter)
    assert "Kortet" in text_of(letter)


def test_another_date_is_told_anew(on, holder, sidan, post):
    run(SOON)
    type(sidan).objects.filter(pk=sidan.pk).update(next_review=DUE + timedelta(days=7))
    run(SOON + timedelta(days=7))
    assert len(post.to(holder)) == 2


def test_a_day_without_a_run_loses_nothing(on, holder, sidan, post):
    run(DUE + timedelta(days=60))
    (letter,) = post.to(holder)
    assert "Sidan" in text_of(letter)


def test_drafts_and_retired_facts_are_nobodys_work(on, holder, sidan, kortet, post):
    type(sidan).objects.filter(pk=sidan.pk).update(live=False)
    ContactCard.objects.update(retired_on=SOON)
    run(SOON)
    assert post.to(holder) == []


def test_the_database_refuses_the_same_notice_twice(on, holder):
    values = {"person": holder, "kind": "review_soon", "about": "a:1", "due_on": DUE}
    Notice.objects.create(**values)
    Notice.objects.create(**(values | {"about": "a:2"}))
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(**values)


def test_the_number_of_queries_does_not_grow(on, holder, coordinator, front, role):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            found = Reviews(SOON).notices(at(f"{SOON} 09:00"))
        return len(captured), len(found)

    pages.support_page(front, owner_role=role, next_review=DUE)
    few, first = queries()
    for number in range(4):
        pages.support_page(front, owner_role=role, next_review=DUE)
        pages.contact_card(f"Kort {number}", next_check=DUE)
    many, then = queries()
    assert (first, then) == (1, 9)
    assert many == few
