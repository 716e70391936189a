"""The command behind the timer, and the tasks of the worker."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from tests.factories.reminders import FIRST, morning, turn_on
from tracking.models import Notice, ReminderRun
from tracking.reminders import deciding, sending, tasks


def send_due(*options):
    out = StringIO()
    call_command("send_due", *options, stdout=out)
    return out.getvalue()


def test_a_dry_run_tells_and_writes_nothing(town, reminders):
    assert send_due("--on", "2025-04-16", "--dry-run") == "would be due: 3 first\n"
    assert send_due("--on", "2035-04-16", "--dry-run") == "would be due: nothing\n"
    assert not Notice.objects.exists() and not ReminderRun.objects.exists()


def test_a_day_to_come_is_for_dry_runs_only(town, reminders):
    with pytest.raises(CommandError):
        send_due("--on", "2035-04-16")


def test_turned_off_the_command_writes_nothing(town, reminders):
    turn_on(is_on=False)
    assert "turned off" in send_due("--on", "2025-04-16")
    assert not Notice.objects.exists()


def test_the_command_asks_a_worker_once(town, reminders, monkeypatch):
    assert send_due("--on", "2025-04-16").splitlines() == ["due: 3 first", "handed to the worker"]
    assert send_due("--on", "2025-04-16") == "handed to the worker\n"
    assert DBTaskResult.objects.count() == 1


def test_the_worker_sends_in_batches_so_that_others_get_their_turn(town, reminders, post, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.sending, "send_waiting", lambda: sent.append(1) or len(sent) == 1)
    tasks.send_notices.call()
    assert DBTaskResult.objects.count() == 1
    tasks.send_notices.call()
    assert DBTaskResult.objects.count() == 1


def test_a_task_that_breaks_names_nobody(town, reminders, monkeypatch):
    def stumble():
        raise ValueError(town.employee.email)

    monkeypatch.setattr(tasks.sending, "send_waiting", stumble)
    with pytest.raises(tasks.SendingBroke) as broke:
        tasks.send_notices.call()
    assert "ValueError" in str(broke.value) and town.employee.email not in str(broke.value)


def test_a_batch_leaves_the_rest_for_the_next(town, reminders, post):
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert sending.send_waiting(clock=lambda: morning(FIRST), most=2) is True
    assert len(post.letters) == 2
    assert sending.send_waiting(clock=lambda: morning(FIRST), most=2) is False
    assert len(post.letters) == 3
