"""Sending in the background, by `manage.py db_worker --backend background`."""

import traceback

from django.db import OperationalError
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from tracking.reminders import sending


class SendingBroke(Exception):
    """Where an error arose that nobody foresaw, without its message: that could hold an address."""


@task(backend="background")
def send_notices():
    """Send a batch of what waits; when there is more, another task does it, after those that wait already."""
    try:
        more = sending.send_waiting()
    except OperationalError:
        raise  # The database was away or busy; the next run of the timer begins again.
    except Exception as error:
        lines = "".join(traceback.format_tb(error.__traceback__))
        raise SendingBroke(f"{type(error).__name__}\n{lines}") from None
    if more:
        send_notices.enqueue()


def hand_to_workers():
    """Have a worker send what waits, unless that has been asked for already. True if there is something to send."""
    if not sending.is_waiting(timezone.now()):
        return False
    asked = DBTaskResult.objects.filter(task_path=send_notices.module_path, status=TaskResultStatus.READY)
    if not asked.exists():
        send_notices.enqueue()
    return True
