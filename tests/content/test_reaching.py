"""An overdue card shows whom to call meanwhile, never a number that may be somebody else's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from content.models import ContactCard, Municipality
from content.reaching import reach
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db

OWN, COORDINATORS, SERVICE = "070-174 06 15", "070-174 06 30", "070-174 06 05"


@pytest.fixture
def late():
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def front(wagtail_root):
    return pages.front_page()


@pytest.fixture
def sidan(front, late):
    card = pages.contact_card(phone=OWN, email="jour@ekvalla.example", next_check=late, checked_on=late)
    other = pages.contact_card("Andra", phone=OWN, next_check=late)
    values = {"more_contacts": [("contact", other)], "body": [("contact", other)]}
    return pages.support_page(front, first_contact=card, **values)


def municipality(**values):
    Municipality.objects.update(**({"service_phone": SERVICE} | values))


def coordinator(**values):
    values = {"phone": COORDINATORS, "audience": "both"} | values
    return pages.contact_card("Samordnaren", **values)


@pytest.mark.parametrize(
    ("card", "others", "shown"),
    [
        ({}, {}, COORDINATORS),
        ({}, {"audience": "staff"}, SERVICE),
        ({}, {"next_check": "late"}, SERVICE),
        ({}, {"phone": ""}, SERVICE),
        ({"next_check": None}, {}, OWN),
        ({"phone": "112"}, {}, "112"),
        ({"phone": "114 14"}, {}, "114 14"),
        ({"phone": "1177"}, {}, "1177"),
    ],
)
def test_whom_the_public_calls(late, card, others, shown):
    others = {name: late if value == "late" else value for name, value in others.items()}
    municipality(coordinator=coordinator(**others))
    card = ContactCard(role="Jour", **({"phone": OWN, "next_check": late} | card))
    found = reach(card, Municipality.load(), timezone.localdate(), for_staff=False)
    assert found.phone == shown
    assert found.is_being_checked == (shown in (COORDINATORS, SERVICE))


def test_staff_are_shown_a_coordinator_that_is_for_them_alone(late):
    municipality(coordinator=coordinator(audience="staff"))
    card = ContactCard(role="Jour", phone=OWN, next_check=late)
    assert reach(card, Municipality.load(), timezone.localdate(), for_staff=True).phone == COORDINATORS


def test_the_last_day_is_in_time():
    today = timezone.localdate()
    card = ContactCard(phone=OWN, next_check=today)
    assert not card.is_overdue(today)
    assert card.is_overdue(today + timedelta(days=1))


def test_a_support_page_shows_neither_the_number_nor_the_address(sidan, client):
    municipality(coordinator=coordinator())
    html = client.get(sidan.url).text
    assert (OWN in html, "jour@ekvalla.example" in html) == (False, False)
    assert html.count(f">{_call(COORDINATORS)}<") == 3


def test_without_anybody_else_the_number_stays_with_a_remark(sidan, client):
    municipality(service_phone="")
    html = client.get(f"/en{sidan.url}").text
    assert html.count(OWN) == 3
    assert html.count("has not been checked") >= 3


def test_no_query_for_each_card(front, late, client):
    municipality(coordinator=coordinator())

    def queries(number):
        cards = [("contact", pages.contact_card(next_check=late)) for _ in range(number)]
        page = pages.support_page(front, more_contacts=cards)
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        return len(captured)

    assert queries(6) == queries(1)


def test_the_start_page_of_the_staff(world, client, late, front):
    client.force_login(world.staff(world.unit("Nord")))
    municipality(coordinator=coordinator(audience="staff"))
    pages.contact_card(phone=OWN, next_check=late)
    html = client.get(reverse("start:staff")).text
    assert OWN not in html
    assert html.count(f">{_call(COORDINATORS)}<") == 2


def test_the_start_page_leaves_out_what_is_retired(world, client, front, late):
    client.force_login(world.staff(world.unit("Nord")))
    pages.contact_card("Gamla jouren", retired_on=late)
    pages.contact_card("Nya jouren", retired_on=timezone.localdate() + timedelta(days=1))
    html = client.get(reverse("start:staff")).text
    assert ("Gamla jouren" in html, "Nya jouren" in html) == (False, True)


def _call(phone):
    from django.utils.translation import gettext as _  # noqa: PLC0415

    return _("Call %(phone)s") % {"phone": phone}
