"""Freezing a unit and every unit below it: long work, done in the background one unit at a time.

Each report is stored by itself. A worker that is killed loses nothing: who begins again goes on with what is left.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task

from organisation.models import Unit
from organisation.tree import Tree
from tracking import freezing
from tracking.models import UNDER_WAY, Freezing, FreezingState, Snapshot


def order(unit, on, by):
    """Have the unit and everything below it frozen for `on`. The order that is under way already, if there is one."""
    try:
        with transaction.atomic():
            job = Freezing.objects.create(unit=unit, on=on, asked_by=by, total=len(_units_of(unit, on)))
            freeze_ordered.enqueue(job.pk)
            return job
    except IntegrityError:
        return Freezing.objects.get(unit=unit, on=on, state__in=UNDER_WAY)


def _units_of(unit, on):
    return list(Tree.on(on).subtree(unit.pk))


@task(backend="background")
def freeze_ordered(pk):
    """Carry out one order."""
    job = Freezing.objects.select_related("unit", "asked_by").get(pk=pk)
    try:
        carry_out(job, timezone.localdate())
    except Exception:
        Freezing.objects.filter(pk=pk).update(state=FreezingState.FAILED)
        raise


def carry_out(job, today):
    """Freeze every unit that has no frozen report of the day yet, as far as whoever asked may still freeze them."""
    if job.state not in UNDER_WAY:
        return
    Freezing.objects.filter(pk=job.pk).update(state=FreezingState.WORKING)
    seen = {unit.pk: unit for unit in Unit.objects.seen_by(job.asked_by, on=today)}
    # Those below first: the whole is the last to be signed.
    for done, pk in enumerate(reversed(_units_of(job.unit, job.on)), start=1):
        unit = seen.get(pk)
        signature = unit and freezing.signature_of(job.asked_by, unit, today)
        if signature and not Snapshot.objects.filter(unit=unit, on=job.on).exists():
            freezing.freeze(unit, job.on, number=1, signature=signature, seen=set(seen), today=today)
        Freezing.objects.filter(pk=job.pk).update(done=done)
    Freezing.objects.filter(pk=job.pk).update(state=FreezingState.DONE)
