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


def law_reasons(thing, laws):
    """[Reason] for the laws among those that it refers to which have changed after the day of its last look.

    On the day itself the look counts as the later: whoever has looked today is not asked again today.
    """
    last = last_on(thing)
    for law in laws:
        if last is None or timezone.localdate(law.changed_at) > last:
            yield Reason(ReasonKind.LAW_CHANGED, law.title)
