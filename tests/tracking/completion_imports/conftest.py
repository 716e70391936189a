"""Files brought in and carried out, and somebody who may do so."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from tracking.models import (
    CompletionImportState,
)
from tracking.recognition import runs


@pytest.fixture
def bring(town):
    """Bring in the bytes of a file; the import as it is after the comparison."""

    def bring(content, kind="imported", training=None, aliases=None, by=None, name="fil.csv"):
        by, today = by or town.admin, timezone.localdate()
        row, _is_new = runs.bring_in(
            name, content, kind=kind, training=training, aliases=aliases or {}, by=by, today=today
        )
        return row

    return bring


@pytest.fixture
def carry(bring, town):
    """Bring in and carry out."""

    def carry(content, skip_refused=False, **values):
        row = bring(content, **values)
        if row.state == CompletionImportState.COMPARED:
            row = runs.confirm(row.pk, town.admin, today=timezone.localdate(), skip_refused=skip_refused)
        return row

    return carry


@pytest.fixture
def importer(town):
    """The coordinator, whose group may bring in files."""
    group = Group.objects.create(name="Läser in")
    group.permissions.add(Permission.objects.get(codename="add_completionimport"))
    town.coordinator.groups.add(group)
    return town.coordinator


@pytest.fixture
def ask(client):
    def ask(person, address, data=None):
        client.force_login(person)
        return client.get(address) if data is None else client.post(address, data)

    return ask
