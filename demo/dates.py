"""The days of the demo: nothing in it depends on the day it is loaded."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")

FIRST_DAY = date(2024, 1, 1)  # The HR system's first delivery; nobody is employed earlier in the data.
LAST_DAY = date(2026, 10, 31)  # What is still going on here goes on: open ends stay open.


def day(text):
    """A date from ISO text; dates and None pass through."""
    return date.fromisoformat(text) if isinstance(text, str) else text


def at(on, hour=12, minute=0):
    """An instant in Sweden."""
    return datetime.combine(day(on), datetime.min.time(), STOCKHOLM).replace(hour=hour, minute=minute)


def day_before(on):
    return day(on) - timedelta(days=1)


def weekday(on):
    """The day itself, or the Monday after a weekend."""
    return on + timedelta(days=(7 - on.weekday()) * (on.weekday() > 4))
