"""What a learner does in a scenario: begin, choose, choose otherwise. Every call is safe to repeat.

Two requests of one person wait for each other; the unique number of each choice stands behind that.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from scenarios import retraining
from scenarios.document import OUTCOME
from scenarios.models.run import Run, RunEvent
from scenarios.way import Way, is_complete, replay
from tracking import ledger, rounds


class Refused(Exception):
    """Nothing was stored. `reason` is one of the constants below."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


CLOSED, ANSWERED, NOT_HERE, NO_CHOICE = "closed", "answered", "not_here", "no_choice"


def way_of(run):
    """Where the run is. One query."""
    return replay(run.version.scenario, _events(run))


def _events(run):
    rows = run.events.order_by("seq").values_list("position", "step", "choice")
    return [(position, str(step), str(choice)) for position, step, choice in rows]


def open_run(person, key):
    """The person's open run of a scenario, or None."""
    return Run.objects.filter(person=person, key=key, closed_at=None).select_related("version").first()


@transaction.atomic
def begin(person, version, *, anew=False):
    """The person's open run, or another one on `version`: with `anew`, when the open one has ended, and when the
    training is asked for again since, so that what one played before would not count.

    Twice the same gives the same run: one that nothing has been chosen in is not begun again.
    """
    ledger.lock(person)
    current = open_run(person, version.key)
    if current is not None and _goes_on(current, version, anew):
        return current
    number = _round_number(person, version.key)
    if current is not None and current.ended_at is None and not anew and number in (None, current.round_number):
        return current
    if current is not None:
        Run.objects.filter(pk=current.pk).update(closed_at=timezone.now())
    return Run.objects.create(person=person, version=version, key=version.key, round_number=number)


def _goes_on(current, version, anew):
    """Is `anew` only the second press of a button?"""
    is_fresh = current.version_id == version.pk and current.ended_at is None
    return anew and is_fresh and not current.events.exists()


def _round_number(person, key):
    """The round that a run begun now would complete; None when one practises, and nothing counts."""
    training = rounds.training_of(key)
    taken = training and rounds.round_for(person, training)
    return taken.number if taken and taken.completes else None


@dataclass(frozen=True)
class Stored:
    """What a choice has led to: the way, and whether it completed the training just now."""

    way: Way
    is_completed: bool = False


@transaction.atomic
def choose(run, *, seq, position, choice_id):
    """Store that `choice_id` was chosen at a place on the way, as choice number `seq` of the run.

    The same again changes nothing. Raises Refused: the run is closed; another choice has that number (a second tab,
    the back button); the place is beyond the way; the choice does not belong to the step there.
    """
    ledger.lock(run.person)
    run.refresh_from_db(fields=["closed_at", "ended_at", "is_done"])  # As it is behind the lock.
    events = _events(run)
    way = replay(run.version.scenario, events)
    if 1 <= seq <= way.events:
        if (events[seq - 1][0], events[seq - 1][2]) != (position, choice_id):
            raise Refused(ANSWERED)
        return Stored(way)
    if run.closed_at is not None:
        raise Refused(CLOSED)
    step = way.step_at(position)
    if seq != way.events + 1 or step is None or step.kind == OUTCOME:
        raise Refused(NOT_HERE)
    if choice_id not in {choice.id for choice in step.choices}:
        raise Refused(NO_CHOICE)
    RunEvent.objects.create(run=run, seq=seq, position=position, step=step.id, choice=choice_id)
    if seq == 1:
        rounds.note_started(run.person, run.key, run.round_number)
    return _after(run, replay(run.version.scenario, [*events, (position, step.id, choice_id)]))


def _after(run, way):
    """What follows from the way as it is now: the run has ended, and the training may be completed."""
    if not way.is_ended:
        return Stored(way)
    is_done = run.is_done or is_complete(way)
    completes = is_done and not run.is_done and _record(run)
    Run.objects.filter(pk=run.pk).update(ended_at=run.ended_at or timezone.now(), is_done=is_done)
    return Stored(way, completes)


def _record(run):
    """Record the completion; False when one only practised, or the round has ended meanwhile.

    A run of a version that has been changed materially meanwhile counts for the edition before, and for the new one
    only if its way is not affected.
    """
    training = rounds.training_of(run.key)
    if training is None or run.round_number is None:
        return False
    later = list(retraining.later_material(run.version))
    highest = later[0].edition - 1 if later else None
    try:
        ledger.record_completion(run.person, training, round_number=run.round_number, edition=highest)
    except ledger.RoundEnded:
        return False
    if later:
        Run.objects.filter(pk=run.pk).update(is_done=True)  # Its way is read from among the finished ones.
        retraining.ask_only_affected(later[-1], person=run.person)
    return True
