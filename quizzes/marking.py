"""Marking essays, and changing the points of any question: what holds is worked out from a log that only grows.

An essay is marked once, or by two who do not see one another's points before their own. Where they differ, either of
them decides. Whatever has been settled can be changed, with a reason. Each change works out the result anew.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from quizzes import passing, terms
from quizzes.document import Kind
from quizzes.models.marking import Marking
from quizzes.models.sitting import Sitting, SittingQuestion
from tracking import ledger

FIRST, SECOND, AGREED, CHANGED = Marking.Role.FIRST, Marking.Role.SECOND, Marking.Role.AGREED, Marking.Role.CHANGED
DECIDING = (AGREED, CHANGED)

AWAITS_FIRST, AWAITS_SECOND, TO_AGREE, SETTLED = "awaits_first", "awaits_second", "to_agree", "settled"


class Refused(Exception):
    """Nothing was stored: somebody else has marked the question meanwhile."""


@dataclass(frozen=True)
class Stand:
    """Where the marking of one question stands. `entries`: its log, the oldest first."""

    row: SittingQuestion
    entries: list
    is_double: bool

    def _entry(self, role):
        return next((entry for entry in self.entries if entry.role == role), None)

    @property
    def decided(self):
        """The latest entry that was agreed or changed, or None."""
        return next((entry for entry in reversed(self.entries) if entry.role in DECIDING), None)

    @property
    def markings(self):
        """The first and the second marking, as far as they are made."""
        return [entry for entry in map(self._entry, (FIRST, SECOND)) if entry is not None]

    @property
    def state(self):
        made = self.markings
        if self.decided is not None or (not made and self.row.earned is not None):
            return SETTLED
        if not made:
            return AWAITS_FIRST
        if not self.is_double:
            return SETTLED
        if len(made) < 2:
            return AWAITS_SECOND
        return SETTLED if _same(*made) else TO_AGREE

    @property
    def holding(self):
        """The entry whose points hold, or None: nobody has marked it, or it is not settled."""
        if self.state != SETTLED:
            return None
        return self.decided or (self.markings[-1] if self.markings else None)

    @property
    def told(self):
        """The entries that the writer is told of: what holds, of two markers that agree both."""
        holding = self.holding
        if holding is None:
            return []
        return self.markings if holding.role == SECOND else [holding]

    def role_for(self, marker):
        """What `marker` may enter now, or None: whoever marked first waits for the second.

        Where two differ, one who is neither may still change it, with a reason: they may both have left.
        """
        state = self.state
        if state == AWAITS_FIRST:
            return FIRST
        if state == AWAITS_SECOND:
            return None if self._is_by(marker) else SECOND
        if state == TO_AGREE:
            return AGREED if self._is_by(marker) else CHANGED
        return CHANGED

    def _is_by(self, marker):
        return any(entry.marker_id == marker.pk for entry in self.markings)

    def shown_to(self, reader):
        """The log as the reader may see it: while the second marking is awaited, the first is its marker's own."""
        if self.state == AWAITS_SECOND:
            return [entry for entry in self.entries if entry.marker_id == reader.pk]
        return self.entries


def _same(one, other):
    return (one.points, one.earned) == (other.points, other.earned)


def stands_of(sitting):
    """[Stand] of each question of the sitting, in their order. Three queries."""
    rows = sitting.questions.select_related("version").prefetch_related("markings__marker").order_by("position")
    is_double = terms.from_data(sitting.terms).second_marker
    return [Stand(row, list(row.markings.all()), is_double) for row in rows]


def most_points(row):
    """What the question can earn as it is marked: an essay by its criteria, all others as they were scored."""
    return row.version.question.most_points if row.version.kind == Kind.ESSAY else row.possible


@transaction.atomic
def enter(marker, sitting, row_pk, *, role, seen, points, earned, comment=""):
    """Add an entry to the log of a question: `points` {criterion id: points}, together `earned`.

    `role` and `seen`: what the form was made for, and how many entries there were then. Two who mark at once are both
    heard where two are to mark: the later one becomes the second. Otherwise the later one is Refused. Twice the same
    changes nothing. Raises SittingQuestion.DoesNotExist for a question that is not of the sitting.
    """
    ledger.lock(sitting.person)
    sitting = Sitting.objects.get(pk=sitting.pk)
    stands = stands_of(sitting)
    stand = next((one for one in stands if one.row.pk == row_pk), None)
    if stand is None:
        raise SittingQuestion.DoesNotExist
    values = {"points": points, "earned": earned, "comment": comment}
    if _is_sent_twice(stand, marker, role, values):
        return
    entry = Marking(
        question=stand.row,
        marker=marker,
        role=_role_now(stand, marker, role, seen),
        possible=most_points(stand.row),
        **values,
    )
    _add(entry)
    _follow(sitting, stands, Stand(stand.row, [*stand.entries, entry], stand.is_double))


def _is_sent_twice(stand, marker, role, values):
    own = [entry for entry in stand.entries if entry.marker_id == marker.pk and entry.role == role]
    return bool(own) and all(getattr(own[-1], name) == value for name, value in values.items())


def _role_now(stand, marker, role, seen):
    now = stand.role_for(marker)
    if role == FIRST and now == SECOND:
        return SECOND  # Neither had seen the other's points.
    if now != role or len(stand.entries) != seen:
        raise Refused
    return role


def _add(entry):
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:
        raise Refused from None


def _follow(sitting, stands, stand):
    """The points of a question that is settled now, and what the sitting comes to."""
    holding, row = stand.holding, stand.row
    if holding is None:
        return
    row.earned, row.possible = holding.earned, holding.possible
    row.save(update_fields=["earned", "possible"])
    passing.conclude(sitting, [one.row for one in stands])


# Attempts that are not to count


def may_be_set_aside(sitting):
    """Only an attempt that has not been passed. Of a passed one the points are changed, which takes back the pass."""
    return sitting.set_aside_at is None and sitting.passed is False


def set_aside(sitting, by):
    """The attempt counts no longer against the number of attempts, nor for the time between two: is it so now?"""
    rows = Sitting.objects.handed_in().filter(pk=sitting.pk, set_aside_at=None, passed=False)
    return bool(rows.update(set_aside_at=timezone.now(), set_aside_by=by))


def count_again(sitting):
    """The attempt counts again."""
    return bool(Sitting.objects.filter(pk=sitting.pk, set_aside_at__isnull=False).update(**NOT_SET_ASIDE))


NOT_SET_ASIDE = {"set_aside_at": None, "set_aside_by": None}


# For the learner


@dataclass(frozen=True)
class Marks:
    """What the writer sees of the marking of one question: never by whom.

    `points`: [(criterion, points, most points)], empty when there are no criteria or when it was not marked by them.
    """

    earned: int
    possible: int
    points: list
    comments: list
    is_changed: bool


def marks_of(sitting):
    """{primary key of the question: Marks} of what has been marked and is settled. Two queries.

    What waits for a second marker, or for two to agree, is not told.
    """
    rows = sitting.questions.select_related("version").prefetch_related("markings")
    is_double = terms.from_data(sitting.terms).second_marker
    stands = [Stand(row, list(row.markings.all()), is_double) for row in rows]
    return {stand.row.pk: _marks(stand) for stand in stands if stand.holding is not None}


def _marks(stand):
    holding = stand.holding
    return Marks(
        earned=holding.earned,
        possible=holding.possible,
        points=points_in_words(stand.row, holding),
        comments=[entry.comment for entry in stand.told if entry.comment],
        is_changed=holding.role == CHANGED,
    )


def points_in_words(row, entry):
    """[(criterion, points, most points)] of an entry, in the order of the criteria."""
    criteria = row.version.question.criteria
    return [(one.text, entry.points[one.id], one.points) for one in criteria if one.id in entry.points]


# The queue


def queue_of(marker, on):
    """What awaits marking and the marker may read, the longest waiting first; also what waits for somebody else."""
    rows = Sitting.objects.readable_by(marker, on).filter(awaits_marking=True)
    return rows.select_related("person").order_by("handed_in_at", "pk")


@dataclass(frozen=True)
class Waiting:
    """A sitting in the queue. `states`: those of its questions that are not settled. `is_mine`: can the marker do
    something about it, or does it wait for somebody else?
    """

    sitting: Sitting
    days: int
    states: set
    is_mine: bool

    @property
    def must_agree(self):
        return TO_AGREE in self.states

    @property
    def needs_second(self):
        return AWAITS_SECOND in self.states and not self.must_agree


def waiting(sittings, marker, now):
    """[Waiting] of the sittings. Two queries."""
    sittings = list(sittings)
    rows = SittingQuestion.objects.filter(sitting__in=sittings, earned=None).prefetch_related("markings")
    found = {sitting.pk: [] for sitting in sittings}
    doubles = {sitting.pk: terms.from_data(sitting.terms).second_marker for sitting in sittings}
    for row in rows:
        found[row.sitting_id].append(Stand(row, list(row.markings.all()), doubles[row.sitting_id]))
    return [_waiting(sitting, found[sitting.pk], marker, now) for sitting in sittings]


def _waiting(sitting, stands, marker, now):
    days = (timezone.localdate(now) - timezone.localdate(sitting.handed_in_at)).days
    roles = {stand.role_for(marker) for stand in stands}
    return Waiting(sitting, days, {stand.state for stand in stands}, bool(roles & {FIRST, SECOND, AGREED}))
