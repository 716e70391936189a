"""When to remind, and when to be quiet: pure functions of the day, the hour and the settings."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from tracking.models import NoticeKind

LATE = 14  # A reminder after the due date that could not be sent on its day is sent so many days later at most.
SATURDAY = 5


def kind_on(on, due_on, settings, *, done):
    """The kind of reminder that a due date calls for on the day `on`, or None.

    The latest whose day has come, so that a day without a run loses nothing. After the last one there is silence: who
    has been told all of it has been told. `done`: the training is completed and is to be renewed by then.
    """
    days = (on - due_on).days
    come = [(day, kind) for day, kind in _steps(settings, done) if day <= days]
    if not come:
        return None
    day, kind = max(come)
    if days <= 0:
        return kind
    return kind if day > 0 and days < day + LATE else None


def _steps(settings, done):
    """(days after the due date, kind) of each reminder that is turned on."""
    before = [(settings.first_days, NoticeKind.FIRST), (settings.second_days, NoticeKind.SECOND)]
    if done:
        before.append((settings.renewal_days, NoticeKind.RENEWAL))
    after = [(settings.overdue_days, NoticeKind.OVERDUE), (settings.still_overdue_days, NoticeKind.STILL_OVERDUE)]
    return [(-days, kind) for days, kind in before if days] + [(days, kind) for days, kind in after if days]


def is_quiet(at, settings):
    """Is it a time in Sweden when nothing is sent?"""
    local = timezone.localtime(at)
    if settings.quiet_weekends and local.weekday() >= SATURDAY:
        return True
    first, last, now = settings.quiet_from, settings.quiet_to, local.time()
    if first <= last:
        return first <= now < last
    return now >= first or now < last


def monday_of(on):
    """The Monday of the week: what a weekly summary is known by."""
    return on - timedelta(days=on.weekday())


def next_day(at):
    """Midnight in Sweden after `at`."""
    tomorrow = timezone.localtime(at).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def day_begins(at):
    """Midnight in Sweden before `at`."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
