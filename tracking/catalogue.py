"""Trainings, their parts and editions, mirrored from published pages: the ledger knows a course without pages."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tracking.models import Edition, EditionChange, Part, Training, TrainingKind


@dataclass(frozen=True)
class PartSpec:
    """A published part of a course, as its page describes it."""

    key: UUID
    title: str
    kind: str
    required: bool = True
    changed_in_edition: int = 1


@transaction.atomic
def sync_course(key, title, parts, *, changed_in_edition=1, note="", at=None):
    """Mirror a published course and its published parts, in order; make a new edition if one was asked for.

    Parts that are no longer there lose their row and keep their completions. Returns the course's Training.
    """
    course = sync_training(key, title, TrainingKind.COURSE)
    # Two publications at once must not both number an edition; no_key, so that learners are not locked out.
    Training.objects.select_for_update(no_key=True).get(pk=course.pk)
    trainings = [sync_training(part.key, part.title, part.kind) for part in parts]
    _mirror_parts(course, trainings, parts)
    at = at or timezone.now()
    if not course.editions.exists():
        Edition.objects.create(training=course, number=1, published_at=at)
    for training, part in zip(trainings, parts, strict=True):
        _note_change(course, training, part.changed_in_edition, note, at, [training])
    _note_change(course, course, changed_in_edition, note, at, trainings)
    return course


@transaction.atomic
def sync_alone(key, title, kind, *, changed_in_edition=1, note="", at=None):
    """Mirror a published training that is part of no course; make a new edition of it if one was asked for.

    Returns (its Training, the number of the edition made, or None).
    """
    training = sync_training(key, title, kind)
    Training.objects.select_for_update(no_key=True).get(pk=training.pk)
    Part.objects.filter(training=training).delete()  # It has left its course.
    at = at or timezone.now()
    if not training.editions.exists():
        Edition.objects.create(training=training, number=1, published_at=at)
    before = live_edition(training)
    _note_change(training, training, changed_in_edition, note, at, [])
    after = live_edition(training)
    return training, after if after > before else None


def sync_training(key, title, kind):
    """The training with this key, its title brought up to date.

    An UPDATE of these columns, unlike update_or_create, does not lock out those who finish the training meanwhile.
    """
    current = {"title": title, "kind": kind, "retired_on": None}
    training, is_new = Training.objects.get_or_create(key=key, defaults=current)
    if not is_new:
        Training.objects.filter(pk=training.pk).update(**current)
        training.refresh_from_db()
    return training


def is_kind(key, kind):
    """Is there a training with this key, of this kind?"""
    return Training.objects.filter(key=key, kind=kind).exists()


def live_edition(course):
    """The number of the course's newest edition; 1 before the first is published."""
    return course.editions.aggregate(newest=Max("number"))["newest"] or 1


def changes_by_part(course):
    """{training id: numbers of the editions that changed it materially}. One query."""
    found = {}
    rows = EditionChange.objects.filter(edition__training=course)
    for training, number in rows.values_list("training", "edition__number"):
        found.setdefault(training, []).append(number)
    return found


def last_changes(course, up_to):
    """{part training id: number of the last edition up to `up_to` that changed it materially}; 1 where none did."""
    changes = changes_by_part(course)
    return {
        part: max((number for number in changes.get(part, []) if number <= up_to), default=1)
        for part in course.part_rows.values_list("training", flat=True)
    }


def _mirror_parts(course, trainings, parts):
    """One Part row for each published part; a part that moved here leaves its old course."""
    Part.objects.filter(course=course).exclude(training__in=trainings).delete()
    for position, (training, part) in enumerate(zip(trainings, parts, strict=True), start=1):
        Part.objects.update_or_create(
            training=training, defaults={"course": course, "position": position, "required": part.required}
        )


def _note_change(course, subject, number, note, at, changed):
    """Record that `subject` (a part, or the course itself) changed materially in edition `number`, once.

    1 means never. Several pages published for the same coming number make one edition. A change that waited as a
    draft while the course went on becomes the next edition, so that nobody misses it.
    """
    if (
        number <= 1
        or EditionChange.objects.filter(edition__training=course, edition__number=number, training=subject).exists()
    ):
        return
    newest = live_edition(course)
    number = number if number == newest else newest + 1
    edition, _ = Edition.objects.get_or_create(
        training=course, number=number, defaults={"published_at": at, "note": note}
    )
    for training in {subject, *changed}:
        EditionChange.objects.get_or_create(edition=edition, training=training)
    Part.objects.filter(training__in=changed).update(changed_in_edition=number)


def coming_edition(course_key):
    """The number that the course's next material change will have; 1 until the course is first published."""
    newest = Edition.objects.filter(training__key=course_key).aggregate(newest=Max("number"))["newest"]
    return (newest or 0) + 1


def noted_changes(course_key):
    """{training key: number of the last edition that changed it materially}, for what has changed in the course."""
    changes = EditionChange.objects.filter(edition__training__key=course_key).values("training__key")
    return dict(changes.annotate(last=Max("edition__number")).values_list("training__key", "last"))


def required_parts(course_key):
    """The keys of the course's required parts."""
    return set(Part.objects.filter(course__key=course_key, required=True).values_list("training__key", flat=True))


def retire(key, on):
    """The training is no longer published; what has been recorded stays. Repeating it keeps the first day."""
    Training.objects.filter(key=key, retired_on=None).update(retired_on=on)
