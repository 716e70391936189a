"""A town of three levels to import into, and a way to import that gives what came of it."""

import logging
import signal
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django_tasks_db.management.commands import db_worker

from organisation.hr import runs
from organisation.models import Employment, HrSource, ImportState, UnitKind, User
from tests.factories import hr_files
from tests.factories.kept import keep

TODAY = date(2026, 11, 25)


@pytest.fixture
def source(db):
    return HrSource.objects.create(key="hr", name="Personalsystemet")


@keep
def kept_small_town(world):
    """Kommunen → Vård → Nord and Syd, open since 2020."""
    top = world.unit("Kommunen", kind=UnitKind.MUNICIPALITY)
    care = world.unit("Vård", top, kind=UnitKind.DIVISION)
    return {"kommunen": top, "vård": care, "nord": world.unit("Nord", care), "syd": world.unit("Syd", care)}


@pytest.fixture
def small_town(world, kept_small_town):
    return kept_small_town(world)


@pytest.fixture
def bring(source):
    """Imports rows (or bytes) as of a day and gives the StaffImport, carried out unless it was refused."""

    def bring(rows, as_of=TODAY, max_gone=100, by=None, name="personal.csv"):
        content = rows if isinstance(rows, bytes) else hr_files.as_csv(rows)
        found = runs.bring_in(source, name, content, as_of=as_of, max_gone=max_gone, by=by)
        runs.compare(found)
        if found.state == ImportState.COMPARED:
            runs.confirm(found, by)
            runs.carry_out(found)
        return found

    return bring


def counts(staff_import):
    """The counts that are not zero."""
    report = staff_import.report
    return {key: report[key] for key in ("new", "changed", "moved", "left", "unchanged") if report[key]}


def spells(person_id):
    """[(unit, first day, last day)] of what is in force."""
    rows = Employment.objects.in_force().filter(person__employee_id=person_id).order_by("starts_on", "unit__code")
    return [(row.unit.code, row.starts_on, row.ends_on) for row in rows.select_related("unit")]


@pytest.fixture
def work(monkeypatch):
    """Lets a background worker do all that waits, and end, inside the transaction of the test."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
    handlers = {number: signal.getsignal(number) for number in signals}
    loggers = [logging.getLogger(name) for name in ("django_tasks", "django_tasks_db")]
    levels = [logger.level for logger in loggers]

    def work():
        call_command("db_worker", "--backend", "background", "--batch", "--no-startup-delay", "--no-reload")

    yield work
    for number, handler in handlers.items():
        signal.signal(number, handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture
def admin(wagtail_root):
    """An administrator."""
    return User.objects.create_superuser("admin", email="admin@ekvalla.example", first_name="Ada", last_name="Admin")


@pytest.fixture
def cms(admin):
    """The administrator's browser."""
    client = Client()
    client.force_login(admin)
    return client
