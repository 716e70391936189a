"""How much time there is for a sitting."""

from datetime import timedelta

from django.utils import timezone

from quizzes.models.marking import ExtraTime

GRACE = timedelta(seconds=60)  # An answer that was sent in time may take a while to arrive.


def deadline_of(person, minutes, start):
    """When the time is up, with the person's extra time; None without a limit."""
    if not minutes:
        return None
    extra = extra_time_of(person)
    if extra is not None and extra.is_unlimited:
        return None
    return start + timedelta(minutes=minutes) * (100 + (extra.percent if extra else 0)) / 100


def extra_time_of(person):
    """The person's ExtraTime, or None."""
    return ExtraTime.objects.filter(person=person).first()


def is_overdue(sitting, now=None):
    """Is its time up, with some grace for what is on its way?"""
    return sitting.is_open and sitting.deadline is not None and (now or timezone.now()) > sitting.deadline + GRACE
