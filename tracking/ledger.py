"""The ledger: what happens when somebody finishes something. Every call is safe to repeat.

The signatures have no place for an answer, a choice or a score.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import FilteredRelation, Max, OuterRef, Q, Subquery
from django.utils import timezone

from organisation.models import User
from tracking import catalogue, renewal
from tracking.days import day_of
from tracking.models import Completion, Edition, How, Part, Round, RoundReason

PART_VOIDED = "part voided: "  # Before the reason, where a course completion fell with one of its parts.


class RoundEnded(Exception):
    """The round that a form belongs to is over; nothing was recorded."""


def root_of(training):
    """The training that rounds are counted for: the course a part belongs to, or the training itself.

    No query when the training was read with `part_of__course`.
    """
    try:
        return training.part_of.course
    except Part.DoesNotExist:
        return training


@transaction.atomic
def start_round(person, training, at=None):
    """The person's open round of a training, begun if there is none. A later round begins only by explicit wish."""
    lock(person)
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
        complete_course_if_done(begun)  # Nothing is left to finish when only optional parts have changed.
    return begun


@transaction.atomic
def record_completion(person, training, *, at=None, round_number=None, source="learner", edition=None):
    """`person` has finished `training` at the instant `at`; completes the course when its last required part is done.

    `edition`: the highest that what was taken can count for, when that was an older version; otherwise the live one.

    `round_number` is the round the form was made for: None or 1 may begin the first round, an ended one raises
    RoundEnded. So does an optional part finished after the course was completed: its round is over, and nothing is
    recorded. Twice the same gives the first completion back and changes nothing.
    """
    return _record(person, training, at, round_number, source, edition).completion


@transaction.atomic
def finish_part(person, training, *, round_number):
    """The same for a part of a course, from its form: the keys of the required parts left to do, nearest first.

    Empty when the course is completed. Nearest means first after this part, then from the beginning of the course.
    """
    return _record(person, training, None, round_number, "learner").left


@dataclass(frozen=True)
class _Recorded:
    """The completion, and the keys of the parts that the round still lacks."""

    completion: Completion
    left: list


def _record(person, training, at, round_number, source, highest=None):
    at = at or timezone.now()
    root = root_of(training)
    lock(person)
    current, edition = _round_for(person, root, round_number, at)
    edition = edition if highest is None else min(edition, highest)
    parts = _parts_in(current)
    done = next((part.completion for part in parts if part.training_id == training.pk and part.done), None)
    if done is None:
        done = _complete(current, training, at, edition=edition, source=source)
        parts = [replace(part, completion=done) if part.training_id == training.pk else part for part in parts]
    else:
        done = current.completions.in_force().get(training=training)
    if training.pk != root.pk:
        _complete_course(current, parts)
    return _Recorded(done, _left(parts, training))


@transaction.atomic
def recognise(person, training, *, completed_at, recorded_by, evidence="", source="recognised"):
    """`person` took `training` elsewhere. Recognised training counts whatever its edition, and opens gates.

    Twice the same gives the first completion back, also when that one has ended the round.
    """
    lock(person)
    root = root_of(training)
    current = open_round(person, root)
    is_whole = training.pk == root.pk
    same = None if current and not is_whole else already_recognised(person, training, day_of(completed_at), current)
    if same:
        return same
    values = {"how": How.RECOGNISED, "recorded_by": recorded_by, "evidence": evidence, "source": source}
    edition = catalogue.live_edition(root)
    if current is None:
        return _without_round(person, training, completed_at, edition=edition, **values)
    done = _complete(current, training, completed_at, edition=edition, **values)
    if not is_whole:
        complete_course_if_done(current)
    return done


def already_recognised(person, training, on, current):
    """The completion that recognising `training` of the day `on` would repeat, or None. `current`: the open round.

    Without an open round any completion without one stands in the way: the same day twice is the same completion.
    """
    rows = Completion.objects.in_force().filter(person=person, training=training, completed_on=on)
    alike = Q(how=How.RECOGNISED) if current else Q(how=How.RECOGNISED) | Q(round=None)
    return rows.filter(alike).order_by("pk").first()


@transaction.atomic
def import_completion(person, training, *, completed_at, source, edition=1, recorded_by=None, evidence=""):
    """A completion from the portal the municipality had before; edition 1 unless stated."""
    lock(person)
    values = {"how": How.IMPORTED, "recorded_by": recorded_by, "evidence": evidence, "source": source}
    return _without_round(person, training, completed_at, edition=edition, **values)


@transaction.atomic
def void_completion(completion, reason, by=None):
    """A completion was wrong, and so is what rests on it: the course completion, and the copies in later rounds.

    A round that then lacks a required part opens again, unless a later one has begun. When the course completion
    alone was wrong, the round has nothing left to do and stays ended: the learner may begin another.
    """
    lock(completion.person)
    _void(completion, reason, by)


def reopens_when_voided(completion):
    """Would voiding the completion open its ended round again, because the round then lacks a required part?"""
    current = completion.round
    if current is None or current.ended_on is None:
        return False
    left = [
        part if part.training_id != completion.training_id else replace(part, completion=None)
        for part in _parts_in(current)
    ]
    return not _all_done(left) and not _later_rounds(current).exists()


def _void(completion, reason, by):
    """Void the completion and the copies carried over from it, each with the course completion of its round."""
    completion.void(reason, by=by)
    for copy in completion.carried_to.in_force():
        _void(copy, reason, by)
    current = completion.round
    if current is None:
        return
    for whole in current.completions.in_force().filter(training=current.training_id):
        whole.void(f"{PART_VOIDED}{reason}"[:200], by=by)
        for copy in whole.carried_to.in_force().filter(round=None):
            copy.void(f"{PART_VOIDED}{reason}"[:200], by=by)
        complete_course_if_done(current)  # By the other parts, when this one is optional or no part any more.
    _reopen_if_unfinished(current)


def _reopen_if_unfinished(current):
    """Open the round if it is the latest: the learner goes on in a later one, if there is one, and never in two."""
    if not _all_done(_parts_in(current)) and not _later_rounds(current).exists():
        Round.objects.filter(pk=current.pk).update(ended_on=None)


def _later_rounds(current):
    return Round.objects.filter(person=current.person_id, training=current.training_id, number__gt=current.number)


@transaction.atomic
def reevaluate_open_rounds(course):
    """Complete the open rounds that have every required part, after a part was removed or made optional."""
    # In the order of their ids, so that two who lock the same people do not wait for each other for ever.
    for person in User.objects.filter(rounds__training=course, rounds__ended_on=None).only("pk").order_by("pk"):
        lock(person)
        current = open_round(person, course)  # Read behind the lock: it may have ended while we waited.
        if current:
            complete_course_if_done(current)


def open_round(person, training):
    """The person's open round of the training, or None."""
    return Round.objects.filter(person=person, training=training, ended_on=None).first()


def complete_course_if_done(current):
    """Complete the round's course if every required part is; the date is that of the latest part (definition 18)."""
    return _complete_course(current, _parts_in(current))


def _complete_course(current, parts):
    if not _all_done(parts):
        return None
    required = [part for part in parts if part.required]
    last = max(part.completion.completed_at for part in required)
    return _complete(current, current.training, last, edition=_edition_of(current.training, required))


def _all_done(parts):
    """Is every required part done? Without any there is nothing to complete (definition 18)."""
    required = [part for part in parts if part.required]
    return bool(required) and all(part.done for part in required)


@dataclass(frozen=True)
class _Earlier:
    """What deciding about a course needs to know of a part's completion."""

    completed_at: datetime
    edition: int
    how: str


@dataclass(frozen=True)
class _PartInRound:
    """A part of the round's course, with its completion in the round."""

    training_id: int
    key: UUID
    required: bool
    completion: Completion | _Earlier | None

    @property
    def done(self):
        return self.completion is not None


def _parts_in(current):
    """The parts of the round's course in their order, each with its completion in this round. One query."""
    mine = FilteredRelation(
        "training__completions",
        condition=Q(training__completions__round=current, training__completions__voided_at=None),
    )
    rows = Part.objects.filter(course=current.training_id).annotate(mine=mine).order_by("position")
    rows = rows.annotate(carried=_carried("mine__pk"))
    columns = ("mine__completed_at", "mine__edition", "mine__how", "carried")
    return [
        _PartInRound(training_id, key, required, _earlier(*found) if found[0] else None)
        for training_id, key, required, *found in rows.values_list("training_id", "training__key", "required", *columns)
    ]


def _earlier(completed_at, edition, how, carried):
    return _Earlier(completed_at, max(edition, carried or 0), how)


def _carried(completion):
    """The highest edition that a completion has been carried to without a round: see carrying.py."""
    copies = Completion.objects.in_force().filter(carried_from=OuterRef(completion), round=None)
    return Subquery(copies.order_by("-edition").values("edition")[:1])


def _left(parts, training):
    """The keys of required parts not done: those after `training` first, then from the beginning."""
    here = next((place for place, part in enumerate(parts) if part.training_id == training.pk), 0)
    return [part.key for part in parts[here:] + parts[:here] if part.required and not part.done]


@dataclass(frozen=True)
class TrainingState:
    """A training as its learner sees it: the last completion, and whether one belongs to an open round."""

    completed_on: date | None = None
    done_in_round: bool = False


def states(person, trainings):
    """{training id: TrainingState} for one person; one query."""
    found = {}
    rows = Completion.objects.in_force().filter(person=person, training__in=trainings).order_by("completed_on")
    rows = rows.annotate(in_open_round=Q(round__isnull=False, round__ended_on=None))
    for training_id, completed_on, in_open_round in rows.values_list("training_id", "completed_on", "in_open_round"):
        earlier = found.get(training_id, TrainingState())
        found[training_id] = TrainingState(completed_on, earlier.done_in_round or in_open_round)
    return found


def lock(person):
    """Two requests of one person wait for each other, so that neither sees half of what the other does.

    To call inside a transaction, before anything else of the person's is locked.
    """
    User.objects.select_for_update().only("pk").get(pk=person.pk)


def _round_for(person, root, number, at):
    """(the round a form belongs to, the course's live edition). Only a first round begins by itself."""
    live = Edition.objects.filter(training=OuterRef("training")).order_by("-number").values("number")[:1]
    current = Round.objects.filter(person=person, training=root).order_by("-number").annotate(live=live).first()
    if current is None and number in (None, 1):
        return start_round(person, root, at), catalogue.live_edition(root)
    if current is None or current.ended_on is not None or number not in (None, current.number):
        raise RoundEnded
    current.person, current.training = person, root  # Already read: not again.
    return current, current.live or 1


def _complete(current, training, at, *, edition, how=How.TAKEN, **values):
    """The round's completion of `training`: the one there is, or a new one. Ends the round when it is the whole.

    The person is locked, so nobody else writes to the round meanwhile; the unique key stands behind that.
    """
    is_whole = training.pk == current.training_id
    known_to_be_new = how == How.TAKEN and not is_whole  # The caller has read the parts of the round.
    done = None if known_to_be_new else current.completions.in_force().filter(training=training).first()
    if done is None:
        day = day_of(at)
        done = Completion.objects.create(
            person=current.person,
            training=training,
            round=current,
            edition=edition,
            completed_at=at,
            completed_on=day,
            counts_from=renewal.counts_from(current.person, training, day, current) if is_whole else day,
            how=how,
            **values,
        )
    if is_whole:
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


def _edition_of(course, required):
    """The highest edition for which every required part was done at or after its last change (definition 19)."""
    changes = catalogue.changes_by_part(course)
    for edition in range(catalogue.live_edition(course), 1, -1):
        if all(
            part.completion.how == How.RECOGNISED
            or part.completion.edition >= max((n for n in changes.get(part.training_id, []) if n <= edition), default=1)
            for part in required
        ):
            return edition
    return 1


def _carry_over(begun):
    """Copy the unchanged parts of the last completed round into a round begun for a new edition.

    A round whose course completion was voided is not a completed one: its parts would bring that completion back.
    """
    course = begun.training
    done = Completion.objects.in_force().filter(person=begun.person, training=course, round__number__lt=begun.number)
    last = done.order_by("-round__number").select_related("round").first()
    if last is None:
        return
    changes = catalogue.last_changes(course, begun.edition_at_start)
    for row in last.round.completions.in_force().filter(training__in=changes).annotate(carried=_carried("pk")):
        edition = max(row.edition, row.carried or 0)
        if edition >= changes[row.training_id]:
            Completion.objects.create(
                person=begun.person,
                training_id=row.training_id,
                round=begun,
                edition=edition,
                completed_at=row.completed_at,
                completed_on=row.completed_on,
                counts_from=row.counts_from,
                how=row.how,
                recorded_by=row.recorded_by,
                evidence=row.evidence,
                carried_from=row,
                source="carried over",
            )
