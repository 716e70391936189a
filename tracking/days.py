"""Days and months: the arithmetic the definitions rest on."""

import calendar
from datetime import date, timedelta
from functools import lru_cache

from django.utils import timezone


def day_of(instant):
    """The day in Sweden of an aware instant (definition 1)."""
    return timezone.localdate(instant)


@lru_cache(maxsize=10_000)  # A report asks for the same few days of the last years again and again.
def add_months(day, months):
    """`months` months later, clipped to the end of the month: 31 January + 1 month is 28 or 29 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day_expired(on, months):
    """The largest c with c + `months` <= `on`: what counts from c or earlier is no longer valid on `on`.

    Not simply `on` − months: with 24 months, 29 February 2024 and 28 February 2024 both end on 28 February 2026.
    """
    candidate = add_months(on, -months)
    while add_months(candidate + timedelta(days=1), months) <= on:
        candidate += timedelta(days=1)
    return candidate


def month_end(day):
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def latest_month_end(today):
    """The latest month end that is not after `today`."""
    return today if month_end(today) == today else today.replace(day=1) - timedelta(days=1)
