"""One file with completions from beginning to end: bring in and compare, confirm or cancel.

What is carried out is one transaction, compared anew inside it with the persons held. The file is dropped as soon as it
is settled; the log keeps who, when, its name, its hash and the counts.
"""

import hashlib
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation import bulk
from organisation.models import User
from tracking.models import Completion, CompletionImport, CompletionImportState, Round
from tracking.recognition.plan import plan
from tracking.recognition.reading import read
from tracking.recognition.trainings import TrainingNames

MOST_ERRORS = 10_000  # Stored and shown.
FORGOTTEN = timedelta(days=30)  # So long a file waits to be carried out; then it is cancelled, and dropped.
COLUMNS = (
    "person_id",
    "training_id",
    "round_id",
    "edition",
    "completed_at",
    "completed_on",
    "counts_from",
    "how",
    "recorded_by_id",
    "evidence",
    "source",
    "recorded_at",
    "void_reason",
)


@transaction.atomic
def bring_in(file_name, content, *, kind, training, aliases, by, today):
    """(the import, whether it is new). The same file once more, before it is settled, is the same import."""
    list(User.objects.select_for_update().filter(pk=by.pk))  # One at a time of each person: a double click is one.
    _drop_forgotten()
    same = {
        "kind": kind,
        "training": training,
        "started_by": by,
        "sha256": hashlib.sha256(content).hexdigest(),
        "state": CompletionImportState.COMPARED,
    }
    waiting = [row for row in CompletionImport.objects.filter(**same).defer("content") if row.aliases == aliases]
    if waiting:
        return waiting[0], False
    row = CompletionImport.objects.create(
        **same, aliases=aliases, file_name=_name(file_name), size=len(content), content=content
    )
    reading, found = _compare(row, content, today)
    _note(row, reading, found)
    if reading.is_unreadable or (not found.new and row.refused):
        _settle(row, CompletionImportState.REFUSED, by)
    elif not found.new:
        _settle(row, CompletionImportState.NOTHING, by)
    return row, True


@transaction.atomic
def confirm(pk, by, *, today, skip_refused=False):
    """Carry out what has been compared: all of it, or what is right when `skip_refused`. Returns the import.

    Raises ValidationError when it is not there to be carried out (any more), or when there are rows to mend.
    """
    row = _waiting(pk)
    reading, found = _compare(row, bytes(row.content), today, lock=True)
    refused = _refused(reading)
    if refused and not skip_refused:
        text = ngettext(
            "%(count)s row has to be mended. Mend the file, or tick that you want to carry out the right ones.",
            "%(count)s rows have to be mended. Mend the file, or tick that you want to carry out the right ones.",
            refused,
        )
        raise ValidationError(text % {"count": refused}, code="refused_rows")
    _note(row, reading, found)
    _write(row, found, by)
    _settle(row, CompletionImportState.APPLIED, by)
    return row


@transaction.atomic
def cancel(pk, by):
    """Let the file be; its content is dropped. Raises ValidationError when it is settled already."""
    row = _waiting(pk)
    _settle(row, CompletionImportState.CANCELLED, by)
    return row


def _drop_forgotten():
    now = timezone.now()
    forgotten = CompletionImport.objects.filter(state=CompletionImportState.COMPARED, created_at__lt=now - FORGOTTEN)
    forgotten.update(state=CompletionImportState.CANCELLED, finished_at=now, content=None)


def _waiting(pk):
    """The import, locked; two who settle it at once wait for each other."""
    row = CompletionImport.objects.select_for_update().get(pk=pk)
    texts = {
        CompletionImportState.APPLIED: _("The file has been carried out already. Nothing is recorded twice."),
        CompletionImportState.CANCELLED: _("The file is cancelled already."),
    }
    if row.state != CompletionImportState.COMPARED:
        raise ValidationError(texts.get(row.state, _("There is nothing to carry out.")), code="settled")
    return row


def _compare(row, content, today, lock=False):
    """(what the file says, what it would record)."""
    names = TrainingNames(row.aliases)
    reading = read(content, row.file_name, kind=row.kind, names=names, training=row.training_id, today=today)
    if reading.is_unreadable:
        reading.rows = []
    return reading, plan(reading, row.kind, lock=lock)


def _refused(reading):
    return len({problem.row for problem in reading.problems if problem.row})


def _note(row, reading, found):
    problems = sorted(reading.problems, key=lambda problem: (problem.row, problem.column))
    row.rows, row.new, row.unchanged = reading.count, len(found.new), found.unchanged
    row.refused = _refused(reading)
    row.errors = [problem.as_dict() for problem in problems[:MOST_ERRORS]]
    row.save(update_fields=["rows", "new", "unchanged", "refused", "errors"])


def _write(row, found, by):
    now = timezone.now()
    bulk.insert(
        Completion,
        COLUMNS,
        (
            (
                new.person,
                new.training,
                new.round,
                new.edition,
                noon(new.completed_on),
                new.completed_on,
                new.counts_from,
                str(row.kind),
                by.pk,
                new.evidence,
                row.mark,
                now,
                "",
            )
            for new in found.new
        ),
    )
    for pk, day in found.ends.items():
        found.rounds[pk].ended_on = day
    Round.objects.bulk_update(found.rounds.values(), ["ended_on"], batch_size=500)


def _settle(row, state, by):
    row.state, row.settled_by, row.finished_at, row.content = state, by, timezone.now(), None
    row.save(update_fields=["state", "settled_by", "finished_at", "content"])


def _name(file_name):
    """The name alone, without a path and without what cannot be seen."""
    return "".join(mark for mark in file_name.replace("\\", "/").rsplit("/", 1)[-1] if mark.isprintable())[-255:]


def noon(day):
    """An instant of a day of which only the date is known."""
    return timezone.make_aware(datetime.combine(day, time(12)))
