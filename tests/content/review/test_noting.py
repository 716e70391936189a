"""“Reviewed, no change” in one click."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from content.models import ContactCard, Municipality
from content.review.noting import ACTION, months_after
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db


def url_of(page):
    return reverse("review:page", args=[page.pk])


def url_of_card(card):
    return reverse("review:snippet", args=["content", "contactcard", card.pk])


@pytest.fixture
def late(fine, today):
    return fine | {"reviewed_on": today - timedelta(days=400), "next_review": today - timedelta(days=30)}


@pytest.fixture
def sidan(section, late):
    page = pages.support_page(section, "Sidan", **late)
    page.save_revision().publish()
    return page


def dates(page):
    page = type(page).objects.get(pk=page.pk)
    return page.reviewed_on, page.next_review


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_months_after(day, months, then):
    assert months_after(day, months) == then


def test_a_page_is_noted_with_the_months_of_the_municipality(sidan, editors, today):
    Municipality.objects.update(review_months=7)
    response = editors.post(url_of(sidan), {"next": reverse("wagtailadmin_pages:edit", args=[sidan.pk])})
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[sidan.pk])
    assert dates(sidan) == (today, months_after(today, 7))


def test_the_draft_stays_and_does_not_bring_the_old_dates_back(sidan, editors, today):
    sidan.answer = "Ett utkast som ingen har sett."
    sidan.save_revision()
    editors.post(url_of(sidan))
    sidan.refresh_from_db()
    assert (sidan.answer, sidan.has_unpublished_changes) == ("Ring och berätta vad du har märkt.", True)
    draft = sidan.get_latest_revision_as_object()
    assert (draft.answer, draft.reviewed_on) == ("Ett utkast som ingen har sett.", today)
    sidan.latest_revision.publish()
    sidan.refresh_from_db()
    assert sidan.answer == "Ett utkast som ingen har sett."
    assert dates(sidan) == (today, months_after(today, 12))


def test_one_that_waits_for_its_day_does_not_either(sidan, editors, today):
    sidan.go_live_at = timezone.now() + timedelta(days=3)
    waiting = sidan.save_revision()
    waiting.publish()
    sidan.save_revision()
    editors.post(url_of(sidan))
    waiting.refresh_from_db()
    assert waiting.content["reviewed_on"] == today.isoformat()


def test_twice_is_once(sidan, editors):
    first = editors.post(url_of(sidan), follow=True)
    then = dates(sidan)
    second = editors.post(url_of(sidan), follow=True)
    assert dates(sidan) == then
    assert PageLogEntry.objects.filter(action=ACTION, page=sidan.pk).count() == 1
    assert [len(response.context["messages"]) for response in (first, second)] == [1, 1]


def test_only_by_a_form_of_our_own(sidan, editor):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    assert browser.post(url_of(sidan)).status_code == 403
    assert browser.get(url_of(sidan)).status_code == 405


def test_who_may_not_publish_the_page(front, sidan, editors, late):
    neighbour = pages.support_page(front, "Grannens", **late)
    response = editors.post(url_of(neighbour))
    assert response["Location"] == reverse("wagtailadmin_home")  # The CMS refuses so.
    assert dates(neighbour) == (late["reviewed_on"], late["next_review"])
    assert editors.post(reverse("review:page", args=[999999])).status_code == 404
    assert Client().post(url_of(sidan))["Location"].startswith(reverse("login"))


def test_a_page_that_somebody_has_locked_stays(sidan, editors, admin, late):
    sidan.locked, sidan.locked_by = True, admin
    sidan.save()
    editors.post(url_of(sidan))
    assert dates(sidan) == (late["reviewed_on"], late["next_review"])


def test_a_card_is_noted_for_half_a_year(cms, today):
    card = pages.contact_card(next_check=today - timedelta(days=1))
    assert ContactCard.objects.get(pk=card.pk).is_overdue(today)
    for _ in range(2):
        cms.post(url_of_card(card))
    card.refresh_from_db()
    assert (card.checked_on, card.next_check) == (today, months_after(today, 6))
    assert ModelLogEntry.objects.filter(action=ACTION).count() == 1


def test_who_may_not_change_cards(editors):
    card = pages.contact_card()
    editors.post(url_of_card(card))
    card.refresh_from_db()
    assert card.checked_on is None


@pytest.mark.parametrize("path", [("content", "role", 1), ("auth", "group", 1), ("content", "contactcard", 999999)])
def test_what_is_not_there_is_not_found(cms, path):
    assert cms.post(reverse("review:snippet", args=path)).status_code == 404
