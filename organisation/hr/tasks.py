"""The long work of an HR import, done in the background by `manage.py db_worker --backend background`."""

import traceback

from django.db import OperationalError
from django_tasks import task

from organisation.hr import runs
from organisation.models import StaffImport


class ImportBroke(Exception):
    """Where an error arose that nobody foresaw, without its message: that could hold what stands in a row."""


@task(backend="background")
def compare_import(pk):
    """Compare the file of an import with what is recorded."""
    _work_on(pk, runs.compare)


@task(backend="background")
def carry_out_import(pk):
    """Carry out a confirmed import."""
    _work_on(pk, runs.carry_out)


def _work_on(pk, work):
    staff_import = StaffImport.objects.select_related("source", "started_by").get(pk=pk)
    try:
        work(staff_import)
    except OperationalError:
        raise  # The database was away or busy: the import stands as it was, and one can begin again.
    except Exception as error:
        runs.fail(staff_import)
        lines = "".join(traceback.format_tb(error.__traceback__))
        raise ImportBroke(f"{type(error).__name__} in the import {pk}\n{lines}") from None
