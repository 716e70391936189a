"""When something is due: pure functions of the dates, and of the law that it rests on."""

from datetime import timedelta

from django.utils import timezone

from content.models import Reviewed
from content.review.reasons import Reason, ReasonKind

SOON = timedelta(days=30)


def last_on(thing):
    """The day of the last review or check, or None."""
    return thing.reviewed_on if isinstance(thing, Reviewed) else thing.checked_on


def next_on(thing):
    """The last day to review or check it again, or None."""
    return thing.next_review if isinstance(thing, Reviewed) else thing.next_check


def date_reasons(thing, on):
    """[Reason] from the dates and the owner alone."""
    day = next_on(thing)
    if day is None:
        yield Reason(ReasonKind.NO_DATE)
    elif day < on:
        yield Reason(ReasonKind.OVERDUE, day)
    elif day <= on + SOON:
        yield Reason(ReasonKind.SOON, day)
    if thing.owner_role_id is None:
        yield Reason(ReasonKind.NO_OWNER)


def law_reasons(thing, laws, noted_at):
    """[Reason] for the laws among those that it refers to which have changed since its last look.

    A look has a day and no time. On the day of the change it counts only when it was noted after the change:
    `noted_at` is when “Reviewed, no change” was last said of the thing, or None.
    """
    for law in laws:
        if not _is_later(last_on(thing), noted_at, law.changed_at):
            yield Reason(ReasonKind.LAW_CHANGED, law.title)


def _is_later(looked_on, noted_at, changed_at):
    day = timezone.localdate(changed_at)
    if looked_on is None or looked_on != day:
        return looked_on is not None and looked_on > day
    return noted_at is not None and noted_at >= changed_at
