"""Completions that count for a new edition because its change does not concern what the person went through.

Nothing is rewritten: a copy without a round, with the day of the completion it was carried from, says so.
"""

from django.db import transaction
from django.utils.translation import gettext_noop

from tracking.ledger import root_of
from tracking.models import Completion, EditionChange

UNAFFECTED = "unaffected"  # The source of a completion carried like this.
AGAIN = gettext_noop("carried to a later edition")
MORE_CHANGED = gettext_noop("more has changed in the edition")


@transaction.atomic
def to_edition(training, persons, edition):
    """Let what `persons` (ids) have completed of `training` count for `edition` too; how many completions that were.

    Of a part, the course counts as well when nothing but the part has changed in the edition: it does for those whose
    course completion had the edition before.
    """
    carried = _carry(training, persons, edition, at_least=0)
    root = root_of(training)
    if root.pk != training.pk and _changed(root, edition) == {training.pk}:
        _carry(root, {row.person_id for row in carried}, edition, at_least=edition - 1)
    return len(carried)


def recheck(course):
    """Void the carried completions of a course in whose edition something more has changed meanwhile."""
    for row in _carried().filter(training=course):
        parts = _carried().filter(person=row.person_id, edition=row.edition).exclude(training=course)
        if _changed(course, row.edition) - set(parts.values_list("training", flat=True)):
            row.void(MORE_CHANGED)


def _carried():
    return Completion.objects.in_force().filter(source=UNAFFECTED, round=None)


def _changed(course, edition):
    """The ids of the trainings that the edition of the course changed."""
    rows = EditionChange.objects.filter(edition__training=course, edition__number=edition)
    return set(rows.values_list("training", flat=True))


def _carry(training, persons, edition, at_least):
    rows = Completion.objects.in_force().filter(training=training, person__in=persons)
    latest = {row.person_id: row for row in rows.order_by("completed_on", "pk")}
    taken = set(rows.filter(round=None).exclude(source=UNAFFECTED).values_list("person", "completed_on"))
    wanted = [
        row
        for row in latest.values()
        if at_least <= row.edition < edition and (row.person_id, row.completed_on) not in taken
    ]
    for row in wanted:
        if row.source == UNAFFECTED and row.round_id is None:
            row.void(AGAIN)
    return Completion.objects.bulk_create([_copy(row, edition) for row in wanted])


def _copy(row, edition):
    return Completion(
        person_id=row.person_id,
        training_id=row.training_id,
        edition=edition,
        completed_at=row.completed_at,
        completed_on=row.completed_on,
        counts_from=row.counts_from,
        how=row.how,
        recorded_by_id=row.recorded_by_id,
        carried_from_id=row.carried_from_id if row.source == UNAFFECTED else row.pk,
        source=UNAFFECTED,
    )
