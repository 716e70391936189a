"""A course that only key persons must take, by their appointment (definition 4)."""

from datetime import date, timedelta

import pytest

from organisation import appointments
from tracking import coverage, reports
from tracking.models import Coverage

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2025, 5, 1), date(2025, 8, 31)


def test_the_requirement_follows_the_appointment(world, town):
    requirement = world.requirement(
        world.training("Nyckelpersonernas kurs"), key="nyckel", appointment_kinds=["key_person"]
    )
    held = appointments.appoint(town.employee, town.nord, "key_person", FIRST)
    appointments.appoint(town.neighbour, town.syd, "deputy", FIRST)

    def covered():
        assert coverage.differences() == (set(), set())
        rows = Coverage.objects.filter(requirement=requirement)
        return [(row.person, row.unit, row.starts_on, row.ends_on) for row in rows]

    assert covered() == [(town.employee, town.nord, FIRST, date(9999, 12, 31))]
    ended = appointments.end_appointment(held, LAST)
    assert covered() == [(town.employee, town.nord, FIRST, LAST)]
    units = [town.nord.pk, town.syd.pk]
    for day, relevant in ((FIRST - timedelta(days=1), 0), (FIRST, 1), (LAST, 1), (LAST + timedelta(days=1), 0)):
        found = reports.completion_by_unit(units, requirement, on=day)
        assert (found[town.nord.pk].own.relevant, found[town.syd.pk].own.relevant) == (relevant, 0)
    appointments.withdraw(ended, "mistake")
    assert covered() == []
