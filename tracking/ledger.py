"""The ledger: what happens when somebody finishes something. Every call is safe to repeat.

The signatures have no place for an answer, a choice or a score.
"""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from organisation.models import User
from tracking import catalogue, renewal
from tracking.days import day_of
from tracking.models import Completion, How, Part, Round, RoundReason, Training


class RoundEnded(Exception):
    """The round that a form belongs to is over; nothing was recorded."""


def root_of(training):
    """The training that rounds are counted for: the course a part belongs to, or the training itself."""
    part = Part.objects.filter(training=training).select_related("course").first()
    return part.course if part else training


@transaction.atomic
def start_round(person, training, at=None):
    """The person's open round of a training, begun if there is none. A later round begins only by explicit wish."""
    _lock(person)
    opened = open_round(person, training)
    if opened:
        return opened
    earlier = Round.objects.filter(person=person, training=training)
    number = (earlier.aggregate(last=Max("number"))["last"] or 0) + 1
    today = day_of(at or timezone.now())
    reason = renewal.reason_for_round(person, training, today) if number > 1 else RoundReason.FIRST
    begun = Round.objects.create(
        person=person,
        training=training,
        number=number,
        reason=reason,
        started_on=today,
        edition_at_start=catalogue.live_edition(training),
    )
    if reason == RoundReason.NEW_EDITION:
        _carry_over(begun)
    return begun


@transaction.atomic
def record_completion(person, training, *, at=None, round_number=None, source="learner"):
    """`person` has finished `training` at the instant `at`; completes the course when its last required part is done.

    `round_number` is the round the form was made for: None or 1 may begin the first round, an ended one raises
    RoundEnded. Twice the same gives the first completion back and changes nothing.
    """
    at = at or timezone.now()
    root = root_of(training)
    _lock(person)
    current = _round_for(person, root, round_number, at)
    done = _complete(current, training, at, edition=catalogue.live_edition(root), source=source)
    if training.pk != root.pk:
        complete_course_if_done(current)
    return done


@transaction.atomic
def recognise(person, training, *, completed_at, recorded_by, evidence="", source="recognised"):
    """`person` took `training` elsewhere. Recognised training counts whatever its edition, and opens gates."""
    _lock(person)
    root = root_of(training)
    current = open_round(person, root)
    values = {"how": How.RECOGNISED, "recorded_by": recorded_by, "evidence": evidence, "source": source}
    edition = catalogue.live_edition(root)
    if current is None:
        return _without_round(person, training, completed_at, edition=edition, **values)
    done = _complete(current, training, completed_at, edition=edition, **values)
    if training.pk != root.pk:
        complete_course_if_done(current)
    return done


@transaction.atomic
def import_completion(person, training, *, completed_at, edition=1, source):
    """A completion from the portal the municipality had before; edition 1 unless stated."""
    _lock(person)
    return _without_round(person, training, completed_at, edition=edition, how=How.IMPORTED, source=source)


@transaction.atomic
def void_completion(completion, reason, by=None):
    """A completion was wrong. Voiding a part voids the course completion of its round, which opens again."""
    _lock(completion.person)
    completion.void(reason, by=by)
    current = completion.round
    if current is None:
        return
    for dependent in current.completions.in_force().filter(training=current.training):
        dependent.void(f"part voided: {reason}"[:200], by=by)
    if open_round(completion.person, current.training) is None:
        Round.objects.filter(pk=current.pk).update(ended_on=None)


@transaction.atomic
def reevaluate_open_rounds(course):
    """Complete the open rounds that have every required part, after a part was removed or made optional."""
    for current in Round.objects.filter(training=course, ended_on=None, completions__voided_at=None).distinct():
        complete_course_if_done(current)


def open_round(person, training):
    """The person's open round of the training, or None."""
    return Round.objects.filter(person=person, training=training, ended_on=None).first()


def complete_course_if_done(current):
    """Complete the round's course if every required part is; the date is that of the latest part (definition 18)."""
    course = current.training
    required = set(course.part_rows.filter(required=True).values_list("training", flat=True))
    done = {row.training_id: row for row in current.completions.in_force() if row.training_id in required}
    if not required or required - done.keys():
        return None
    return _complete(current, course, max(row.completed_at for row in done.values()), edition=_edition_of(course, done))


@dataclass(frozen=True)
class TrainingState:
    """A training as its learner sees it: the open round, and the last completion, if any."""

    completed_on: date | None = None
    done_in_round: bool = False


def states(person, trainings):
    """{training id: TrainingState} for one person; one query."""
    found = {}
    rows = Completion.objects.in_force().filter(person=person, training__in=trainings).order_by("completed_on")
    for training_id, completed_on, ended in rows.values_list("training_id", "completed_on", "round__ended_on"):
        earlier = found.get(training_id, TrainingState())
        found[training_id] = TrainingState(completed_on, earlier.done_in_round or ended is None)
    return found


def _lock(person):
    """Two requests of one person wait for each other, so that neither sees half of what the other does."""
    User.objects.select_for_update().only("pk").get(pk=person.pk)


def _round_for(person, root, number, at):
    """The round a form belongs to. Only a first round begins by itself."""
    current = open_round(person, root)
    if current is not None:
        if number is not None and current.number != number:
            raise RoundEnded
        return current
    if number not in (None, 1) or Round.objects.filter(person=person, training=root).exists():
        raise RoundEnded
    return start_round(person, root, at)


def _complete(current, training, at, *, edition, how=How.TAKEN, **values):
    """The round's completion of `training`: the one there is, or a new one. The unique key decides a race."""
    day = day_of(at)
    try:
        with transaction.atomic():
            done = Completion.objects.create(
                person=current.person,
                training=training,
                round=current,
                edition=edition,
                completed_at=at,
                completed_on=day,
                counts_from=renewal.counts_from(current.person, training, day, current),
                how=how,
                **values,
            )
    except IntegrityError:
        done = Completion.objects.in_force().get(round=current, training=training)
    if training.pk == current.training_id:
        Round.objects.filter(pk=current.pk, ended_on=None).update(ended_on=max(done.completed_on, current.started_on))
    return done


def _without_round(person, training, at, **values):
    """A completion that belongs to no round; the same day twice is the same completion."""
    day = day_of(at)
    same = Completion.objects.in_force().filter(person=person, training=training, round=None, completed_on=day).first()
    return same or Completion.objects.create(
        person=person,
        training=training,
        completed_at=at,
        completed_on=day,
        counts_from=renewal.counts_from(person, training, day, None),
        **values,
    )


def _edition_of(course, done):
    """The highest edition for which every required part was done at or after its last change (definition 19)."""
    for edition in range(catalogue.live_edition(course), 1, -1):
        changes = catalogue.last_changes(course, edition)
        if all(row.how == How.RECOGNISED or row.edition >= changes.get(part, 1) for part, row in done.items()):
            return edition
    return 1


def _carry_over(begun):
    """Copy the unchanged parts of the last completed round into a round begun for a new edition."""
    course = begun.training
    last = (
        Round.objects.filter(person=begun.person, training=course, number__lt=begun.number)
        .exclude(ended_on=None)
        .order_by("-number")
        .first()
    )
    if last is None:
        return
    changes = catalogue.last_changes(course, begun.edition_at_start)
    for row in last.completions.in_force().filter(training__in=changes):
        if row.edition >= changes[row.training_id]:
            Completion.objects.create(
                person=begun.person,
                training_id=row.training_id,
                round=begun,
                edition=row.edition,
                completed_at=row.completed_at,
                completed_on=row.completed_on,
                counts_from=row.counts_from,
                how=row.how,
                recorded_by=row.recorded_by,
                evidence=row.evidence,
                carried_from=row,
                source="carried over",
            )


def completions_of(training: Training):
    """Completions in force that a page's deletion would orphan."""
    return Completion.objects.in_force().filter(training=training)
