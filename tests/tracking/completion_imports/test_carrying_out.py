"""A file is carried out whole or not at all, once, and with few queries."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisation.models import User
from tests.factories.completion_files import counts, lines
from tests.factories.world import day, noon
from tracking import ledger
from tracking.models import (
    Completion,
    CompletionImport,
)
from tracking.recognition import runs


def test_all_or_nothing(bring, town, monkeypatch):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))

    def stumble(*args):
        raise IntegrityError

    monkeypatch.setattr(runs, "_settle", stumble)
    with pytest.raises(IntegrityError), transaction.atomic():
        runs.confirm(row.pk, town.admin, today=timezone.localdate())
    row.refresh_from_db()
    assert (row.state, Completion.objects.exists()) == ("compared", False)


def test_carried_out_twice_it_is_recorded_once(bring, town):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    runs.confirm(row.pk, town.admin, today=timezone.localdate())
    with pytest.raises(ValidationError, match="redan registrerad"):
        runs.confirm(row.pk, town.admin, today=timezone.localdate())
    assert Completion.objects.count() == 1


def test_it_is_compared_anew_when_it_is_carried_out(bring, town):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    ledger.import_completion(town.employee, town.course, completed_at=noon("2019-02-01"), source="portal")
    row = runs.confirm(row.pk, town.admin, today=timezone.localdate())
    assert (counts(row), Completion.objects.count()) == ((1, 0, 1, 0), 1)


def test_the_database_keeps_no_settled_file(bring, town):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    with pytest.raises(IntegrityError), transaction.atomic():
        CompletionImport.objects.filter(pk=row.pk).update(state="applied")
    runs.cancel(row.pk, town.admin)
    row.refresh_from_db()
    assert (row.state, row.content, Completion.objects.exists()) == ("cancelled", None, False)


def test_a_file_that_is_forgotten_is_dropped(bring, town):
    old, recent = (bring(lines(f"40001;Grundutbildning;2019-02-0{number};;")) for number in (1, 2))
    CompletionImport.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=31))
    bring(lines("40001;Grundutbildning;2019-02-03;;"))
    old.refresh_from_db(), recent.refresh_from_db()
    assert (old.state, old.content, recent.state) == ("cancelled", None, "compared")


def test_a_completion_from_a_file_always_has_somebody_behind_it(town):
    with pytest.raises(IntegrityError), transaction.atomic():
        ledger.import_completion(town.employee, town.course, completed_at=noon("2019-02-01"), source="import:1")


@pytest.mark.parametrize("number", [5, 400])
def test_the_number_of_queries_does_not_grow(bring, town, number):
    """Half of them have done it before, so that their renewals have to be worked out."""
    people = User.objects.bulk_create(
        [User(username=f"m{number}", employee_id=f"m{number}") for number in range(number)]
    )
    noted = [
        Completion(
            person=person,
            training=town.course,
            completed_at=noon("2023-01-31"),
            completed_on=day("2023-01-31"),
            counts_from=day("2023-01-31"),
        )
        for person in people[::2]
    ]
    Completion.objects.bulk_create(noted)
    row = bring(lines(*(f"{person.employee_id};Grundutbildning;2024-12-01;;" for person in people)))
    with CaptureQueriesContext(connection) as queries:
        runs.confirm(row.pk, town.admin, today=timezone.localdate())
    assert asked(queries) == 15
    assert Completion.objects.filter(source=row.mark).count() == number


def asked(queries):
    """How many queries there were; SQLite takes so few rows with each INSERT that those are left out."""
    return len([query for query in queries if not query["sql"].startswith("INSERT")])


def test_thousands_of_rows_take_few_queries(bring, town):
    people = [User(username=f"m{number}", employee_id=f"m{number}") for number in range(2500)]
    User.objects.bulk_create(people)
    content = lines(*(f"{person.employee_id};Grundutbildning;2024-12-01;;" for person in people))
    with CaptureQueriesContext(connection) as queries:
        row = bring(content, kind="recognised")
        runs.confirm(row.pk, town.admin, today=timezone.localdate())
    assert asked(queries) < 60
    assert Completion.objects.count() == 2500
