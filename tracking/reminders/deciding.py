"""Whom to remind of what on a day: written as notices, once for each person, kind, requirement and due date."""

from collections import Counter
from datetime import timedelta

from tracking import reports
from tracking.models import Definitions, Notice, NoticeKind, NoticeState, ReminderRun
from tracking.reminders.digests import Tally, Week
from tracking.reminders.reviews import Reviews
from tracking.reminders.standings import in_chunks
from tracking.reminders.timing import kind_on, monday_of


def decide(on, settings, *, at, write=True):
    """Write the notices of the day; what is written already stays as it is. Gives {kind: number called for}.

    Seven queries for each requirement and thousand persons, and one to store. Nobody's standing is kept.
    """
    definitions, tally, found = Definitions.load(), Tally(), Counter()
    for requirement in reports.requirements_on(on):
        for rows in in_chunks(requirement, on, definitions):
            tally.add(requirement.pk, rows, on)
            notices = list(_notices(requirement, rows, on, settings, at))
            found.update(notice.kind for notice in notices)
            if write:
                _store(notices)
    digests = [*_digests(on, settings, tally, at), *_reviews(on, settings, at)]
    found.update(notice.kind for notice in digests)
    if write:
        _store(digests)
        ReminderRun.objects.get_or_create(on=on, defaults={"decided_at": at})
    return found


def is_decided(on):
    """Has a run of this day come to its end?"""
    return ReminderRun.objects.filter(on=on).exists()


def _store(notices):
    """Whoever wrote a notice first has written it: a second run, or one at the same time, adds nothing."""
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=500)


def _notices(requirement, rows, on, settings, at):
    for row in rows:
        kind = row.due_on and kind_on(on, row.due_on, settings, done=row.done)
        if kind:
            yield _notice(row.person_id, kind, row.due_on, row.has_address, at, requirement)


def _notice(person_id, kind, due_on, has_address, at, requirement=None):
    state = NoticeState.WAITING if has_address else NoticeState.NO_ADDRESS
    return Notice(
        person_id=person_id,
        kind=kind,
        requirement=requirement,
        due_on=due_on,
        state=state,
        made_at=at,
        not_before=at,
    )


def _digests(on, settings, tally, at):
    """One for each head who has something to be told. Whether there is an address is seen when it is sent."""
    if not settings.sends_digest or not _is_digest_day(on, settings):
        return []
    week = Week(on)
    tally.note_meetings(week.tree, list(week.tree.nodes), on)
    return [
        _notice(person, NoticeKind.DIGEST, monday_of(on), True, at)
        for person, units in sorted(week.units_of.items())
        if week.worth_telling(units, tally)
    ]


def _reviews(on, settings, at):
    """One for each page or fact that is due, and each person who looks after it."""
    return Reviews(on).notices(at) if settings.sends_reviews else []


def _is_digest_day(on, settings):
    """The chosen weekday; a later one of the same week when no run has come to its end since."""
    chosen = monday_of(on) + timedelta(days=settings.digest_weekday)
    return on >= chosen and not ReminderRun.objects.filter(on__gte=chosen, on__lt=on).exists()
