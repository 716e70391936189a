"""The share completed for 300 units of 10,000 people: CPU and wall-clock time per report, beside the floor.

Run with `make bench`. It fills an empty database (DATABASE_URL) with a generated municipality. The floor is the
cheapest question about as many rows: counting the placements of the day, in the same process.
"""

import os
import random
import statistics
import sys
import time
from datetime import date, timedelta

import django
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

PEOPLE = int(os.environ.get("RUSTAD_PEOPLE", "10000"))
UNITS = max(10, PEOPLE * 3 // 100)
ON = date(2025, 12, 31)
START = date(2024, 1, 1)


def fill():
    """A tree of three levels, PEOPLE staff of whom a tenth have two units, rounds and completions for most."""
    from organisation import closure  # noqa: PLC0415 Django must be set up first
    from organisation.models import Absence, Employment, JobRole, Unit, UnitPeriod, User  # noqa: PLC0415
    from tracking import coverage  # noqa: PLC0415
    from tracking.models import (  # noqa: PLC0415
        AcceptedTraining,
        Completion,
        Requirement,
        RequirementVersion,
        Round,
        Training,
    )

    rng = random.Random(1)
    units = Unit.objects.bulk_create([Unit(code=f"u{number}", opened_on=START) for number in range(UNITS)])
    UnitPeriod.objects.bulk_create(
        [
            UnitPeriod(
                unit=unit,
                parent=None if number == 0 else units[0] if number < 12 else units[1 + number % 11],
                name=unit.code,
                kind="unit",
                starts_on=START,
            )
            for number, unit in enumerate(units)
        ]
    )
    role = JobRole.objects.create(code="role", title="role")
    people = User.objects.bulk_create([User(username=f"p{n}", employee_id=f"p{n}") for n in range(PEOPLE)])
    same = {"job_role": role, "form": "permanent", "starts_on": START}
    jobs = [Employment(person=p, unit=rng.choice(units), **same) for p in people]
    second = [
        Employment(person=p, unit=rng.choice(units), number="2", **same) for p in rng.sample(people, PEOPLE // 10)
    ]
    Employment.objects.bulk_create(jobs + second, batch_size=2000)
    Absence.objects.bulk_create([Absence(person=p, starts_on=ON - timedelta(days=60)) for p in people[::20]])
    training = Training.objects.create(title="Course", kind="course")
    for key in ("a", "b", "c"):
        requirement = Requirement.objects.create(key=key, name=key, training_name=key)
        version = RequirementVersion.objects.create(
            requirement=requirement, group_name="all", starts_on=date(2025, 1, 1), months=24
        )
        AcceptedTraining.objects.create(version=version, training=training)
    rounds = Round.objects.bulk_create(
        [Round(person=p, training=training, number=1, started_on=START) for p in people if rng.random() < 0.8],
        batch_size=2000,
    )
    ended = [row for row in rounds if rng.random() < 0.8]
    for row in ended:
        row.ended_on = START + timedelta(days=rng.randrange(700))
    Round.objects.bulk_update(ended, ["ended_on"], batch_size=2000)
    Completion.objects.bulk_create(
        [
            Completion(
                person_id=row.person_id,
                training=training,
                round=row,
                completed_at=f"{row.ended_on}T12:00:00Z",
                completed_on=row.ended_on,
                counts_from=row.ended_on,
            )
            for row in ended
        ],
        batch_size=2000,
    )
    closure.rebuild_closure()
    coverage.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(label, call, times=9):
    """Print the median CPU and wall-clock time of a call, and its number of queries."""
    with CaptureQueriesContext(connection) as captured:
        call()
    wall, cpu = [], []
    for _ in range(times):
        began, used = time.perf_counter(), time.process_time()
        call()
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - used)
    milliseconds = f"{statistics.median(wall) * 1000:8.1f} ms  {statistics.median(cpu) * 1000:8.1f} ms CPU"
    print(f"{label:52} {milliseconds}  {len(captured):3} queries")


def main():
    """Fill, measure, print."""
    from organisation.models import Employment  # noqa: PLC0415 Django must be set up first
    from organisation.tree import Tree  # noqa: PLC0415
    from tracking import reports  # noqa: PLC0415
    from tracking.models import Requirement  # noqa: PLC0415

    began = time.perf_counter()
    fill()
    print(f"{connection.vendor}: {UNITS} units, {PEOPLE} people, filled in {time.perf_counter() - began:.1f} s")
    requirement = Requirement.objects.get(key="a")

    def one_requirement():
        reports.completion_by_unit(list(Tree.on(ON).nodes), requirement, on=ON)

    measure("floor: count the placements of the day", lambda: Employment.objects.on(ON).count())
    measure("share completed, all units, one requirement", one_requirement)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    django.setup()
    call_command("migrate", verbosity=0)
    main()
