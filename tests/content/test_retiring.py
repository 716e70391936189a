"""What is used is retired, never deleted."""

import pytest
from django.db import connection, transaction
from django.db.models.deletion import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from content.models import ContactCard, GlossaryTerm, LawReference, Municipality, Role, WorkType
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms(admin_client):
    return admin_client


@pytest.fixture
def front(wagtail_root):
    return pages.front_page()


def url(thing, view):
    return reverse(thing.snippet_viewset.get_url_name(view), args=[thing.pk])


def in_text(front):
    law = pages.law()
    pages.support_page(front, body=[("law", law)])
    return law


def in_list(front):
    card = pages.contact_card()
    pages.support_page(front, more_contacts=[("contact", card)])
    return card


def by_key(front):
    card = pages.contact_card()
    pages.support_page(front, first_contact=card)
    return card


def by_row(front):
    card = pages.contact_card()
    Municipality.objects.update(coordinator=card)
    return card


def as_owner(front):
    role = Role.objects.create(key="samordnare", title="Samordnare")
    GlossaryTerm.objects.create(term="Hot", definition="…", owner_role=role)
    return role


def in_many(front):
    from organisation.models import JobRole  # noqa: PLC0415 Only to have a list that names it.

    kind = WorkType.objects.create(key="skola", title="Skola")
    JobRole.objects.create(title="lärare").work_types.add(kind)
    return kind


USED = pytest.mark.parametrize("use", [in_text, in_list, by_key, by_row, as_owner, in_many])


@USED
def test_what_is_used_cannot_be_deleted(front, use):
    thing = use(front)
    with pytest.raises(ProtectedError), transaction.atomic():
        thing.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        type(thing).objects.filter(pk=thing.pk).delete()
    assert type(thing).objects.filter(pk=thing.pk).exists()


@USED
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_cms_says_why_and_where(front, cms, use, method):
    thing = use(front)
    response = getattr(cms, method)(url(thing, "delete"), follow=True)
    (message,) = response.context["messages"]
    assert url(thing, "usage") in str(message)
    assert (url(thing, "edit") in str(message)) == hasattr(thing, "retired_on")
    assert type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_one_that_is_used_stops_a_deletion_of_many(front, cms, method):
    used, other = by_key(front), pages.contact_card("Annan")
    address = reverse("wagtail_bulk_action", args=["content", "contactcard", "delete"])
    response = getattr(cms, method)(f"{address}?id={other.pk}&id={used.pk}", follow=True)
    (message,) = response.context["messages"]
    assert url(used, "usage") in str(message)
    assert ContactCard.objects.count() == 2


def test_what_is_not_used_is_deleted(front, cms):
    for thing in (pages.contact_card(), pages.law(), Role.objects.create(key="a", title="A")):
        cms.post(url(thing, "delete"))
    assert not ContactCard.objects.exists()
    assert not LawReference.objects.exists()
    assert not Role.objects.exists()


def test_a_retired_one_is_not_offered_and_stays_where_it_stands(front, cms, client):
    card = pages.contact_card("Gamla jouren")
    page = pages.support_page(front, first_contact=card)
    pages.contact_card("Nya jouren")
    chooser = ContactCard.snippet_viewset.chooser_viewset
    assert "Gamla jouren" in cms.get(reverse(chooser.get_url_name("choose"))).text
    ContactCard.objects.filter(pk=card.pk).update(retired_on=timezone.localdate())
    for view in ("choose", "choose_results"):
        offered = cms.get(reverse(chooser.get_url_name(view))).text
        assert "Gamla jouren" not in offered
        assert "Nya jouren" in offered
    assert "Gamla jouren" in client.get(page.url).text


def test_the_list_says_how_often_each_is_used_with_one_query(front, cms):
    address = reverse(ContactCard.snippet_viewset.get_url_name("list"))

    def queries():
        with CaptureQueriesContext(connection) as captured:
            html = cms.get(address).text
        return len(captured), html

    first = by_key(front)
    queries()
    few, html = queries()
    assert url(first, "usage") in html
    for _ in range(4):
        by_key(front)
    many, _html = queries()
    assert many == few
