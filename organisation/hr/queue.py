"""Which background task has an import, and what to do when none has."""

from datetime import timedelta

from django.db import OperationalError, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from organisation.hr import runs
from organisation.hr.tasks import carry_out_import, compare_import
from organisation.models import HrSource, ImportState, StaffImport

TASKS = {ImportState.WAITING: compare_import, ImportState.QUEUED: carry_out_import}
UNDER_WAY = (*TASKS, *runs.RUNNING)
LONGEST = timedelta(minutes=5)  # A task that has taken longer has lost its worker, as a rule.
LONG_WAIT = timedelta(minutes=1)  # A worker looks for work every second.


def enqueue(staff_import):
    """Hand an import to the workers, in the transaction that makes it ready: neither is there without the other."""
    TASKS[staff_import.state].enqueue(staff_import.pk)


def stands_still(staff_import):
    """Is the import under way although no worker has it?"""
    if staff_import.state not in UNDER_WAY:
        return False
    task, now = _latest_task(staff_import), timezone.now()
    if task is None:  # The command line works without one.
        return now - staff_import.created_at > LONGEST
    if task.status == TaskResultStatus.RUNNING:
        return now - task.started_at > LONGEST
    if task.status == TaskResultStatus.READY:
        return False
    # It may have been finished between two looks.
    return StaffImport.objects.filter(pk=staff_import.pk, state=staff_import.state).exists()


def waits_for_a_worker(staff_import):
    """Has the import waited longer than it takes a worker to find it?"""
    task = _latest_task(staff_import) if staff_import.state in TASKS else None
    if task is None or task.status != TaskResultStatus.READY:
        return False
    return timezone.now() - task.enqueued_at > LONG_WAIT


def begin_again(staff_import):
    """Hand an import that stands still to the workers again. False when it does not, or a worker has it after all."""
    try:
        with transaction.atomic():
            # Whoever carries out an import holds these: then there is nothing to begin again, and nothing to wait for.
            list(HrSource.objects.select_for_update(nowait=True).order_by("pk"))
            staff_import.refresh_from_db(fields=["state"])
            if not stands_still(staff_import):
                return False
            dead = _tasks(staff_import).filter(status=TaskResultStatus.RUNNING)
            dead.update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
            if not runs.resume(staff_import) and staff_import.state not in TASKS:
                return False  # It was finished this very moment.
            enqueue(staff_import)
    except OperationalError:
        return False
    return True


def _latest_task(staff_import):
    return _tasks(staff_import).order_by("-enqueued_at").first()


def _tasks(staff_import):
    paths = [task.module_path for task in TASKS.values()]
    return DBTaskResult.objects.filter(task_path__in=paths, args_kwargs__args=[staff_import.pk])
