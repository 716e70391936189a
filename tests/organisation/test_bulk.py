"""Many rows at once, the same on both databases."""

import pytest
from django.db import IntegrityError, transaction

from organisation import bulk
from organisation.models import JobRole

pytestmark = pytest.mark.django_db

NAMES = ("code", "title")


def rows(number):
    return [(f"R{n:05}", f"Titel; {n}\t\\N “å”") for n in range(number)]


@pytest.mark.parametrize("number", [0, 1, bulk.MANY - 1, bulk.MANY, bulk.MANY + bulk.BATCH + 1])
def test_every_row_is_there_as_it_was(number):
    bulk.insert(JobRole, NAMES, iter(rows(number)))
    assert list(JobRole.objects.order_by("code").values_list(*NAMES)) == rows(number)


@pytest.mark.parametrize("number", [2, 3 * bulk.MANY])
def test_what_the_database_refuses_is_a_database_error_of_django(number):
    twice = rows(number) + rows(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(JobRole, NAMES, twice)
    assert not JobRole.objects.exists()
