"""Sending what has been written: at most once, at most one reminder to a person each day, and only what still holds.

A notice is marked as being sent, and that is committed, before the mail server gets it. Whoever dies after that leaves
it so, and no run sends it again: twice would be worse than not at all. An administrator sees it as uncertain.
"""

import logging
import traceback
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import OperationalError, transaction
from django.db.models import F
from django.utils import timezone, translation

from organisation.models import Absence, User
from tracking import obligations
from tracking.models import Definitions, Notice, NoticeKind, NoticeState, ReminderSettings, Requirement
from tracking.models.notice import REVIEWS, SUMMARIES
from tracking.reminders import letters
from tracking.reminders.delivery import Outcome, Post
from tracking.reminders.digests import Week
from tracking.reminders.reviews import Reviews
from tracking.reminders.standings import is_away, last_day_of
from tracking.reminders.timing import day_begins, is_quiet, next_day

BATCH = 500  # Receivers; then the worker may do something else.
LOST = timedelta(minutes=10)  # The longest that a mail server is waited for is far shorter.
MOST_ATTEMPTS = 10  # Over some two days.
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=15), timedelta(hours=12)
# What stands in one letter. There is at most one reminder a day; the others come once for what they are about.
REMINDERS = tuple(kind for kind in NoticeKind if kind not in (*SUMMARIES, *REVIEWS))
HANDED = (NoticeState.SENDING, NoticeState.SENT, NoticeState.UNCERTAIN)

logger = logging.getLogger(__name__)


def send_waiting(*, clock=timezone.now, most=BATCH):
    """Send what waits, until it is quiet, the mail server is away or `most` have got theirs. True: there is more."""
    settings = ReminderSettings.load()
    _note_the_lost(clock())
    receivers = _receivers(clock(), most + 1)
    with Post() as post:
        sender = _Sender(settings, post, clock)
        for person_id, kinds in receivers[:most]:
            if not settings.is_on or is_quiet(clock(), settings) or not post.is_open():
                return False
            sender.write_to(person_id, kinds)
    return len(receivers) > most


def is_waiting(at):
    """Is there anything to send?"""
    return _ready(at).exists()


def _ready(at):
    return Notice.objects.filter(state=NoticeState.WAITING, not_before__lte=at)


def _receivers(at, most):
    """[(person id, the kinds of the letter)], those written to first on top."""
    found = []
    for kinds in (SUMMARIES, REVIEWS, REMINDERS):
        persons = _ready(at).filter(kind__in=kinds).order_by("person").values_list("person", flat=True)
        found += [(person, kinds) for person in persons.distinct()[: most - len(found)]]
    return found


def _note_the_lost(at):
    """Whoever was sending these is gone: whether they were sent, nobody knows."""
    lost = Notice.objects.filter(state=NoticeState.SENDING, handed_at__lt=at - LOST)
    lost.update(state=NoticeState.UNCERTAIN, error="interrupted")


class _Sender:
    """Writes and sends the letters of one run."""

    def __init__(self, settings, post, clock):
        self.settings, self.post, self.clock = settings, post, clock
        self.definitions = Definitions.load()
        self.weeks, self.reviews = {}, {}

    def write_to(self, person_id, kinds):
        """One letter to one person about everything of its kinds that waits and still holds."""
        at = self.clock()
        person = User.objects.get(pk=person_id)
        rows = _ready(at).filter(person=person, kind__in=kinds)
        rows = {row.pk: row for row in rows}
        if not rows:
            return  # Another worker has them.
        try:
            letter, kept = self._letter(person, rows.values(), kinds, timezone.localdate(at))
        except OperationalError:
            raise
        except Exception as error:  # noqa: BLE001 one letter that cannot be written must not stop the others
            _log(error, min(rows))
            _send_later(rows, at, type(error).__name__)
            return
        _set(rows.keys() - kept, NoticeState.WAITING, state=NoticeState.DROPPED)
        if not kept:
            return
        if not _can_be_written_to(person.email):
            _set(kept, NoticeState.WAITING, state=NoticeState.NO_ADDRESS)
        elif _claim(person, kept, kinds, at):
            message = letters.message(letter, person.email, self.settings, min(kept))
            self._note(kept, self.post.send(message))

    def _letter(self, person, rows, kinds, on):
        """(the letter, ids of the notices that still hold): what was right when it was written may be over."""
        if not person.is_active:
            return None, set()
        if kinds is not REMINDERS:
            return self._digest(person, rows, on) if kinds is SUMMARIES else self._reviews(person, rows, on)
        if self._is_away(person, on):
            return None, set()
        with translation.override(letters.LANGUAGE):
            owed = {row.requirement.pk: row for row in obligations.of_person(person, on)}
        kept, items = set(), {}
        for row in rows:
            found = owed.get(row.requirement_id)
            if found and last_day_of(found.standing) == row.due_on:
                kept.add(row.pk)
                items[row.requirement_id] = _item(found, row.due_on)
        return (letters.reminder(person, items.values(), self.settings, on) if items else None), kept

    def _digest(self, person, rows, on):
        """Figures of today, whenever the summary was decided; an older week's is not sent any more."""
        week = self.weeks.get(on) or self.weeks.setdefault(on, Week(on))
        kept = {row.pk for row in rows if (on - row.due_on).days < 7}
        units = week.digest_of(person.pk) if kept and self.settings.sends_digest else []
        if not units:
            return None, set()
        names = dict(Requirement.objects.values_list("pk", "name"))
        return letters.digest(person, units, week.tree, names, self.settings, on), kept

    def _reviews(self, person, rows, on):
        """What still has to be looked at, and by this person."""
        if not self.settings.sends_reviews:
            return None, set()
        reviews = self.reviews.get(on) or self.reviews.setdefault(on, Reviews(on))
        found = {row.pk: one for row in rows if (one := reviews.still(row))}
        return (letters.reviews(person, found.values(), self.settings, on) if found else None), found.keys()

    def _is_away(self, person, on):
        spans = [(row.starts_on, row.last_day) for row in Absence.objects.in_force().filter(person=person)]
        return is_away(spans, on, self.definitions)

    def _note(self, pks, answer):
        at = self.clock()
        if answer.outcome == Outcome.SENT:
            _set(pks, NoticeState.SENDING, NoticeState.UNCERTAIN, state=NoticeState.SENT, sent_at=at, error="")
        elif answer.outcome == Outcome.UNKNOWN:
            _set(pks, NoticeState.SENDING, state=NoticeState.UNCERTAIN, error=answer.error[:80])
        elif answer.outcome == Outcome.REFUSED:
            _set(pks, NoticeState.SENDING, state=NoticeState.FAILED, error=answer.error[:80])
        else:
            _send_later(pks, at, answer.error)


def _item(obligation, due_on):
    titles = tuple(training.title for training in obligation.trainings)
    return letters.Item(titles, due_on, obligation.standing.completed_on is not None, obligation.why_text)


def _can_be_written_to(address):
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _claim(person, pks, kinds, at):
    """Mark the notices as being sent, all or none. False when another has them, or the person has had one today.

    The condition on the state decides between two workers; the lock on the person, that each day has one reminder.
    """
    with transaction.atomic():
        list(User.objects.select_for_update(no_key=True).filter(pk=person.pk))
        if kinds is REMINDERS and _has_been_reminded(person, at):
            _set(pks, NoticeState.WAITING, not_before=next_day(at))
            return False
        values = {"state": NoticeState.SENDING, "handed_at": at, "attempts": F("attempts") + 1}
        if _set(pks, NoticeState.WAITING, **values) != len(pks):
            transaction.set_rollback(True)
            return False
    return True


def _has_been_reminded(person, at):
    """Has a reminder been handed over today?"""
    today = Notice.objects.filter(person=person, handed_at__gte=day_begins(at), state__in=HANDED)
    return today.filter(kind__in=REMINDERS).exists()


def _set(pks, *states, **values):
    """Update those of the notices that are in one of the states. Gives their number."""
    return Notice.objects.filter(pk__in=pks, state__in=states).update(**values)


def _send_later(pks, at, error):
    """Back to waiting, longer each time; after the last attempt it has failed."""
    for row in Notice.objects.filter(pk__in=pks, state__in=[NoticeState.WAITING, NoticeState.SENDING]):
        was, row.error = row.state, error[:80]
        if was == NoticeState.WAITING:
            row.attempts += 1  # It never came so far as to be claimed.
        row.state = NoticeState.FAILED if row.attempts >= MOST_ATTEMPTS else NoticeState.WAITING
        row.not_before = at + min(FIRST_WAIT * 2 ** (row.attempts - 1), LONGEST_WAIT)
        values = {name: getattr(row, name) for name in ("state", "error", "attempts", "not_before")}
        _set([row.pk], was, **values)


def _log(error, pk):
    """Where it went wrong, without the text of the error: that could hold what only the receiver may read."""
    lines = "".join(traceback.format_tb(error.__traceback__))
    logger.error("The letter of notice %s could not be written: %s\n%s", pk, type(error).__name__, lines)
