"""A process that is killed, and several at the same time: nothing is sent twice."""

import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.utils import timezone

from tests.factories.processes import database_url
from tests.factories.reminders import (
    give_addresses,
    rows,
    turn_on,
)
from tests.factories.town import build_town
from tests.factories.world import World
from tracking import requirements
from tracking.models import Notice, NoticeState, ReminderRun, ReminderSettings
from tracking.reminders import deciding, sending

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def committed(transactional_db, settings):
    """A town of today: the nurses are to be finished in ten days."""
    world = World()
    town = build_town(world)
    give_addresses(town.employee)
    for person in (town.colleague, town.neighbour):
        person.is_active = False
        person.save()
    turn_on()
    started = timezone.localdate() - timedelta(days=50)
    requirements.set_rule(
        town.requirement, date(2025, 3, 1), accepted={town.course: 1}, group_name="Ingen", job_roles=[], forms=["none"]
    )
    requirements.set_rule(
        town.requirement,
        started,
        accepted={town.course: 1},
        group_name="Undersköterskor",
        job_roles=[world.job_role("undersköterska")],
    )
    return town


def start_send_due(post):
    """`send_due` in a process of its own, sending by itself."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "EMAIL_URL": f"smtp://127.0.0.1:{post.port}",
        "RUSTAD_DEBUG": "0",
    }
    command = [sys.executable, str(ROOT / "manage.py"), "send_due", "--without-worker"]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


@pytest.mark.django_db(transaction=True)
def test_a_process_killed_between_sending_and_noting_it_does_not_send_twice(committed, post):
    killed = []

    def kill(server):
        os.kill(process.pid, signal.SIGKILL)
        killed.append(process.pid)

    post.then = kill
    process = start_send_due(post)
    out, _ = process.communicate(timeout=120)
    assert killed and process.returncode == -signal.SIGKILL, out
    assert len(post.letters) == 1
    assert [row[2] for row in rows()] == ["sending"]
    post.then = None
    again = start_send_due(post)
    out, _ = again.communicate(timeout=120)
    assert again.returncode == 0, out
    assert len(post.letters) == 1
    later = timezone.now() + timedelta(hours=1)
    sending.send_waiting(clock=lambda: later)
    assert [row[2] for row in rows()] == ["uncertain"]
    assert len(post.letters) == 1
    # The control: without the mark that was committed first, the same letter would have gone out a second time.
    Notice.objects.update(state=NoticeState.WAITING, handed_at=None)
    sending.send_waiting(clock=lambda: later)
    assert len(post.letters) == 2
    assert post.letters[0]["Message-ID"] == post.letters[1]["Message-ID"]


def at_the_same_time(work):
    """Four threads, each with a connection of its own; the errors that they ended with."""
    start, errors = Barrier(4), []

    def run():
        try:
            start.wait()
            work()
        except Exception as error:  # noqa: BLE001 told by the caller
            errors.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_time_send_once(committed, post):
    deciding.decide(timezone.localdate(), ReminderSettings.load(), at=timezone.now())
    assert not at_the_same_time(sending.send_waiting)
    assert len(post.letters) == 1
    assert [row[2] for row in rows()] == ["sent"]


@pytest.mark.django_db(transaction=True)
def test_timers_at_the_same_time_write_once(committed):
    found = ReminderSettings.load()
    assert not at_the_same_time(lambda: deciding.decide(timezone.localdate(), found, at=timezone.now()))
    assert Notice.objects.count() == 1
    assert ReminderRun.objects.count() == 1
