"""A worker that is killed leaves nothing half-applied. `make trust` does the same at 50 random moments."""

import random
from datetime import date, timedelta

import pytest

from bench import killed_import as trial
from organisation.models import ImportState, StaffImport
from tests.factories.processes import database_url

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2026, 11, 1)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "personal.csv"


def bring(file, seed, **options):
    """Import a random file as of its own day; gives the verdict on what is left behind."""
    file.write_bytes(trial.content(random.Random(seed), 30, 5))
    before = trial.state()
    child = trial.start(database_url(), file, DAY + timedelta(days=seed), **options)
    _out, errors = child.communicate()
    assert child.returncode in (0, -9), errors.decode()[-2000:]
    return trial.verdict(before, file, DAY)


def test_killed_while_writing_nothing_is_left_and_the_file_is_taken_again(file):
    trial.fill()
    assert bring(file, 1) == "whole"
    for step in ("employments", "offices_of"):
        assert bring(file, 2, step=step) == "nothing"
    assert StaffImport.objects.order_by("-pk").first().state == ImportState.APPLYING
    assert bring(file, 2) == "whole"
    assert not StaffImport.objects.filter(state=ImportState.APPLYING).exists()


def test_without_the_transaction_half_of_it_is_found(file):
    """The control: the same look finds what is half-applied when the transaction is taken away."""
    trial.fill()
    assert bring(file, 1) == "whole"
    assert bring(file, 2, step="absences", atomic=False) == "half"
