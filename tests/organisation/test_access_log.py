"""The log of administrators who have seen names: who is told of which view."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from organisation import access_log, staffing, tree
from organisation.models import Employment, NamesViewed

pytestmark = pytest.mark.django_db

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def view(town, unit, at=None):
    return NamesViewed.objects.create(viewer=town.admin, unit=unit, at=at or timezone.now())


def days(number):
    return timezone.localdate() + timedelta(days=number)


def test_only_an_administrators_view_is_noted(town, world):
    permitted = world.person()
    permitted.user_permissions.add(Permission.objects.get(codename="see_all_names"))
    for viewer in (town.head, town.division_head, town.coordinator, town.admin, permitted):
        access_log.record(viewer, town.nord)
    assert list(NamesViewed.objects.order_by("pk").values_list("viewer", "unit")) == [
        (town.admin.pk, town.nord.pk),
        (permitted.pk, town.nord.pk),
    ]


def test_those_placed_in_the_unit_are_told_newest_first(town):
    views = [view(town, town.nord), view(town, town.nord)]
    view(town, town.division)
    assert list(access_log.views_of(town.employee)) == views[::-1]
    assert list(access_log.views_of(town.neighbour)) == []


def test_the_head_is_told_of_the_unit_directly_above_too(town):
    own, above, _ = view(town, town.nord), view(town, town.division), view(town, town.administration)
    assert list(access_log.views_of(town.head)) == [above, own]


def test_a_deputy_is_not_shown_in_the_unit_above(town, world):
    world.head(town.nord, "deputy", person=town.colleague)
    view(town, town.division)
    assert list(access_log.views_of(town.colleague)) == []


def test_a_view_of_the_unit_that_one_has_left_or_not_yet_come_to_is_not_about_oneself(town):
    employment = town.employee.employments.get()
    before = view(town, town.nord)
    staffing.move(employment, town.syd, days(0))
    view(town, town.nord)
    after = view(town, town.syd)
    assert list(access_log.views_of(town.employee)) == [after, before]


def test_the_list_stays_when_the_unit_moves(town, world):
    other = world.unit("Funktionsstöd", town.administration, kind="division")
    before = view(town, town.division)
    tree.move_unit(town.nord, other, days(0))
    view(town, town.division)
    after = view(town, other)
    assert list(access_log.views_of(town.head)) == [after, before]


def test_what_is_recorded_afterwards_does_not_say_that_one_was_seen(town, world):
    view(town, town.syd, timezone.now() - timedelta(minutes=5))
    world.staff(town.syd, person=town.employee)
    assert list(access_log.views_of(town.employee)) == []


def test_what_is_voided_afterwards_does_not_hide_that_one_was_seen(town):
    row = view(town, town.nord)
    town.employee.employments.get().void("wrong unit")
    assert list(access_log.views_of(town.employee)) == [row]


@pytest.mark.parametrize(("at", "told"), [
    (datetime(2025, 6, 30, 23, 59, tzinfo=STOCKHOLM), True),
    (datetime(2025, 7, 1, 0, 1, tzinfo=STOCKHOLM), False),
])  # fmt: skip
def test_the_day_is_swedish(town, world, at, told):
    """30 June 23:59 and 1 July 00:01 are the same day in UTC."""
    person = world.person()
    Employment.objects.create(
        person=person,
        unit=town.nord,
        job_role=world.job_role("undersköterska"),
        form="permanent",
        starts_on="2025-01-01",
        ends_on="2025-06-30",
        recorded_at=datetime(2025, 1, 1, tzinfo=STOCKHOLM),
    )
    view(town, town.nord, at)
    assert access_log.views_of(person).exists() is told


def test_one_is_not_told_of_ones_own_look(town, world):
    world.staff(town.nord, person=town.admin)
    view(town, town.nord)
    assert list(access_log.views_of(town.admin)) == []
