"""Which reminder is sent on which day, and when it is quiet."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories.reminders import DUE, FIRST, OVERDUE, SECOND, STILL, at, turn_on
from tests.factories.world import STOCKHOLM
from tracking.models import NoticeKind, ReminderSettings
from tracking.reminders.timing import is_quiet, kind_on


@pytest.mark.sqlite_is_enough
@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (FIRST - timedelta(days=1), None),
        (FIRST, NoticeKind.FIRST),
        (SECOND - timedelta(days=1), NoticeKind.FIRST),
        (SECOND, NoticeKind.SECOND),
        (DUE, NoticeKind.SECOND),
        (OVERDUE, NoticeKind.OVERDUE),
        (STILL - timedelta(days=1), NoticeKind.OVERDUE),
        (STILL, NoticeKind.STILL_OVERDUE),
        (STILL + timedelta(days=13), NoticeKind.STILL_OVERDUE),
        (STILL + timedelta(days=14), None),
        (STILL + timedelta(days=400), None),
    ],
)
def test_before_and_after_the_due_date_and_then_silence(on, kind):
    assert kind_on(on, DUE, ReminderSettings(), done=False) == kind


@pytest.mark.sqlite_is_enough
def test_what_is_done_is_to_be_renewed():
    found = ReminderSettings()
    last = date(2026, 5, 9)
    days = {number: kind_on(last - timedelta(days=number), last, found, done=True) for number in (61, 60, 15, 14, 3, 0)}
    assert days == {61: None, 60: "renewal", 15: "renewal", 14: "first", 3: "second", 0: "second"}
    assert kind_on(last - timedelta(days=60), last, found, done=False) is None


@pytest.mark.sqlite_is_enough
def test_a_reminder_that_is_turned_off_is_left_out():
    found = ReminderSettings(second_days=None, overdue_days=None, still_overdue_days=None)
    assert kind_on(DUE, DUE, found, done=False) == NoticeKind.FIRST
    assert kind_on(OVERDUE, DUE, found, done=False) is None
    found = ReminderSettings(first_days=None, second_days=None, renewal_days=None)
    assert kind_on(DUE, DUE, found, done=False) is None
    assert kind_on(OVERDUE, DUE, found, done=False) == NoticeKind.OVERDUE


@pytest.mark.sqlite_is_enough
@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2025-04-16T06:59:59+02:00", True),
        ("2025-04-16T07:00:00+02:00", False),
        ("2025-04-16T17:59:59+02:00", False),
        ("2025-04-16T18:00:00+02:00", True),
        ("2025-04-16T00:00:00+02:00", True),
        ("2025-04-19T12:00:00+02:00", True),  # Saturday
        ("2025-04-20T12:00:00+02:00", True),
        ("2025-04-21T12:00:00+02:00", False),
        # 05:30 UTC is 06:30 in winter and 07:30 in summer: the clock changes on 30 March and 26 October 2025.
        ("2025-03-28T05:30:00+00:00", True),
        ("2025-03-31T05:30:00+00:00", False),
        ("2025-10-24T05:30:00+00:00", False),
        ("2025-10-27T05:30:00+00:00", True),
        # 22:30 UTC on a Friday in summer is Saturday in Sweden.
        ("2025-08-08T22:30:00+00:00", True),
    ],
)
def test_quiet_hours_are_those_in_sweden(moment, quiet):
    assert is_quiet(datetime.fromisoformat(moment), ReminderSettings()) is quiet


@pytest.mark.sqlite_is_enough
@pytest.mark.parametrize("hour", range(24))
def test_quiet_hours_on_the_days_when_the_clock_changes(hour):
    found = ReminderSettings(quiet_weekends=False)
    for day in (date(2025, 3, 30), date(2025, 10, 26)):
        for fold in (0, 1):
            local = datetime.combine(day, time(hour, 30, fold=fold), STOCKHOLM)
            moment = local.astimezone(timezone.get_fixed_timezone(0))  # 02:30 in March does not exist: it is 03:30.
            assert is_quiet(moment, found) is not (7 <= hour < 18)


@pytest.mark.sqlite_is_enough
def test_quiet_hours_in_the_middle_of_the_day_and_none_at_all():
    lunch = ReminderSettings(quiet_from=time(12), quiet_to=time(13))
    assert [is_quiet(at(f"2025-04-16 {hour}"), lunch) for hour in ("11:59", "12:00", "13:00")] == [False, True, False]
    never = ReminderSettings(quiet_from=time(0), quiet_to=time(0), quiet_weekends=False)
    assert not is_quiet(at("2025-04-19 00:00"), never)


def test_the_settings_want_an_order_and_a_sender(db):
    with pytest.raises(ValidationError):
        turn_on(sender_address="")
    with pytest.raises(ValidationError):
        turn_on(first_days=2)  # After the second one.
    with pytest.raises(ValidationError):
        turn_on(overdue_days=14)
    turn_on(first_days=None)
