"""A generated municipality for measuring: years of moves, several employments, leave, renewals, exemptions.

33 people a unit, 5 requirements, courses of 8 parts. The same number of people gives the same rows on both databases.
"""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from organisation import bulk, closure
from organisation.models import (
    Absence,
    Appointment,
    Employment,
    JobRole,
    Unit,
    UnitKind,
    UnitPeriod,
    User,
)
from tracking import coverage
from tracking.days import add_months
from tracking.models import (
    AcceptedTraining,
    Completion,
    CutDate,
    Definitions,
    Part,
    Relevance,
    Requirement,
    RequirementUnit,
    RequirementVersion,
    Round,
    Training,
)

ON = date(2025, 12, 31)  # The date of the reports.
TODAY = date(2026, 6, 30)  # Everything that is recorded happened by then.
OPENED = date(2015, 1, 1)
A_UNIT = 33
PARTS = 8
ROLES = 10
FORMS = ("permanent", "permanent", "permanent", "fixed_term", "substitute", "hourly")
RECORDED = datetime(2026, 6, 30, 12, tzinfo=UTC)
FACT = ("recorded_at", "source", "void_reason")
RECORD = (RECORDED, "bench", "")

EMPLOYMENT = ("person_id", "unit_id", "job_role_id", "form", "number", "share", "starts_on", "ends_on", *FACT)
ABSENCE = ("person_id", "starts_on", "ends_on", *FACT)
ROUND = ("id", "person_id", "training_id", "number", "reason", "started_on", "edition_at_start", "ended_on")
COMPLETION = (
    "person_id", "training_id", "round_id", "edition", "completed_at", "completed_on", "counts_from", "how", "evidence",
    *FACT,
)  # fmt: skip
RELEVANCE = ("requirement_id", "person_id", "kind", "unit_id", "reason", "starts_on", "ends_on", *FACT)
USER = ("id", "username", "employee_id", "first_name", "last_name", "email", "password", "is_active", "is_staff",
        "is_superuser", "date_joined")  # fmt: skip


class Municipality:
    """Fills the empty database; what the measurements ask about stands in its attributes."""

    def __init__(self, people):
        self.people = people
        self.rng = random.Random(people)
        self.rounds = 0
        self.leaves = []

    def fill(self):
        """Everything, and then the derived tables and the statistics of the planner."""
        Definitions.load()
        CutDate.objects.all().delete()
        CutDate.objects.create(name="VB", month=12, day=31)
        self._tree()
        JobRole.objects.bulk_create([JobRole(code=f"r{n}", title=f"Role {n}") for n in range(ROLES)])
        self.roles = list(JobRole.objects.order_by("pk").values_list("pk", flat=True))
        self._trainings()
        self._requirements()
        for first in range(1, self.people + 1, 20000):
            self._people(range(first, min(first + 20000, self.people + 1)))
        self._heads()
        self._reset_sequences()
        coverage.rebuild()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")

    def _tree(self):
        leaves = max(2, self.people // A_UNIT)
        divisions = max(1, leaves // 12)
        offices = max(1, divisions // 8)
        shape = [(UnitKind.MUNICIPALITY, None)] + [(UnitKind.ADMINISTRATION, 0)] * offices
        shape += [(UnitKind.DIVISION, 1 + n % offices) for n in range(divisions)]
        shape += [(UnitKind.UNIT, 1 + offices + n % divisions) for n in range(leaves)]
        units = Unit.objects.bulk_create(
            [Unit(code=f"u{n}", opened_on=OPENED) for n in range(len(shape))], batch_size=2000
        )
        self.units = [unit.pk for unit in units]
        UnitPeriod.objects.bulk_create(
            [
                UnitPeriod(
                    unit=unit,
                    parent=None if above is None else units[above],
                    name=f"Unit {number}",
                    kind=kind,
                    starts_on=OPENED,
                )
                for number, (unit, (kind, above)) in enumerate(zip(units, shape, strict=True))
            ],
            batch_size=2000,
        )
        closure.rebuild_closure()
        self.root, self.division = self.units[0], self.units[1 + offices]
        self.leaves = self.units[1 + offices + divisions :]

    def _trainings(self):
        self.parts = {}
        self.trainings = []
        for title, kind, parts in (
            ("Basic", "course", PARTS),
            ("In-depth", "course", PARTS),
            ("Quiz", "quiz", 0),
            ("Scenario", "scenario", 0),
            ("Leading", "course", PARTS),
        ):
            training = Training.objects.create(title=title, kind=kind)
            lessons = [Training.objects.create(title=f"{title} {n}", kind="lesson") for n in range(parts)]
            Part.objects.bulk_create([Part(course=training, training=t, position=n) for n, t in enumerate(lessons, 1)])
            self.parts[training.pk] = [t.pk for t in lessons]
            self.trainings.append(training.pk)

    def _requirements(self):
        basic, deep, quiz, scenario, leading = self.trainings
        self.requirements = [
            self._requirement("basic", basic, days=60, months=24),
            self._requirement("deep", deep, days=90, roles=self.roles[:3]),
            self._requirement("quiz", quiz, days=60, months=36, forms=["permanent"]),
            self._requirement("scenario", scenario, days=60, unit=self.division),
            self._requirement("leading", leading, days=120, appointment_kinds=["head"]),
        ]

    def _requirement(self, key, training, *, roles=(), unit=None, **rule):
        requirement = Requirement.objects.create(key=key, name=key, training_name=key)
        version = RequirementVersion.objects.create(
            requirement=requirement, group_name=key, starts_on=date(2023, 1, 1), **rule
        )
        version.job_roles.set(roles)
        if unit:
            RequirementUnit.objects.create(version=version, unit_id=unit)
        AcceptedTraining.objects.create(version=version, training_id=training)
        return requirement

    def _people(self, numbers):
        """One chunk of persons with all their facts: memory stays the same however many there are."""
        joined = RECORDED
        bulk.insert(
            User,
            USER,
            ((n, f"p{n}", f"p{n}", "Test", f"Person {n}", "", "!", True, False, False, joined) for n in numbers),
        )
        rows = defaultdict(list)
        for person in numbers:
            self._facts(person, rows)
        for model, names in (
            (Employment, EMPLOYMENT),
            (Absence, ABSENCE),
            (Relevance, RELEVANCE),
            (Round, ROUND),
            (Completion, COMPLETION),
        ):
            bulk.insert(model, names, rows[model])

    def _facts(self, person, rows):
        rng = self.rng
        role, form = rng.choice(self.roles), rng.choice(FORMS)
        hired = (
            self._day(date(2016, 1, 1), date(2024, 12, 31))
            if rng.random() < 0.8
            else self._day(ON.replace(month=1, day=1), TODAY)
        )
        left = self._day(hired, TODAY) if rng.random() < 0.12 else None
        for unit, number, first, last in self._placements(hired, left):
            rows[Employment].append((person, unit, role, form, number, 100, first, last, *RECORD))
        if rng.random() < 0.05:
            first = self._day(date(2023, 1, 1), TODAY)
            last = first + timedelta(days=rng.randrange(20, 300)) if rng.random() < 0.8 else None
            rows[Absence].append((person, first, last, *RECORD))
        if rng.random() < 0.03:
            first = self._day(date(2024, 1, 1), TODAY)
            rows[Relevance].append(
                (self.requirements[0].pk, person, "exempt", None, "other_tasks", first, None, *RECORD)
            )
        if rng.random() < 0.01:
            unit = rows[Employment][-1][1]
            rows[Relevance].append(
                (self.requirements[1].pk, person, "added", unit, "same_tasks", date(2024, 1, 1), None, *RECORD)
            )
        basic, deep, quiz, scenario, _ = self.trainings
        self._history(person, basic, hired, rows, share=0.85, months=24)
        if role in self.roles[:3]:
            self._history(person, deep, hired, rows, share=0.6)
        self._history(person, quiz, hired, rows, share=0.6, months=36)
        self._history(person, scenario, hired, rows, share=0.3)

    def _placements(self, hired, left):
        """[(unit, number, first, last)]: one job, or a move, or a gap between two contracts; and a second job."""
        rng, unit, chance = self.rng, self.rng.choice(self.leaves), self.rng.random()
        spans = [(unit, "1", hired, left)]
        if chance < 0.18 and (left or TODAY) - hired > timedelta(days=100):
            turn = self._day(hired + timedelta(days=30), (left or TODAY) - timedelta(days=30))
            gap = 1 if chance < 0.15 else rng.randrange(10, 60)
            after = turn + timedelta(days=gap)
            spans = [(unit, "1", hired, turn)]
            if left is None or after <= left:
                spans.append((rng.choice(self.leaves), "1", after, left))
        if rng.random() < 0.1:
            spans.append((rng.choice(self.leaves), "2", self._day(hired, left or TODAY), left))
        return spans

    def _history(self, person, training, hired, rows, *, share, months=None):
        """Done, renewed, begun or not begun."""
        rng = self.rng
        if rng.random() > share:
            return
        day = max(hired, date(2023, 1, 1)) + timedelta(days=rng.randrange(1, 400))
        counts_from, number = day, 0
        while day <= TODAY and number < 3:
            number += 1
            unfinished = rng.random() < 0.1
            self._round(person, training, number, day, counts_from, rows, unfinished)
            if unfinished or months is None or rng.random() < 0.3:
                return
            ends = add_months(counts_from, months)
            day = ends + timedelta(days=rng.randrange(-80, 60))
            counts_from = max(day, ends)

    def _round(self, person, training, number, day, counts_from, rows, unfinished):
        self.rounds += 1
        began = day - timedelta(days=self.rng.randrange(0, 20))
        ended = None if unfinished else day
        reason = "first" if number == 1 else "renewal"
        rows[Round].append((self.rounds, person, training, number, reason, began, 1, ended))
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        parts = self.parts[training]
        done = parts[: self.rng.randrange(1, PARTS)] if unfinished and parts else parts
        for part in done:
            rows[Completion].append((person, part, self.rounds, 1, at, day, day, "taken", "", *RECORD))
        if not unfinished:
            rows[Completion].append((person, training, self.rounds, 1, at, day, counts_from, "taken", "", *RECORD))

    def _day(self, first, last):
        return first + timedelta(days=self.rng.randrange(max(1, (last - first).days + 1)))

    def _heads(self):
        """One head for every unit that anybody works in: somebody placed there today."""
        placed = {}
        rows = Employment.objects.on(TODAY).values_list("unit_id", "person_id")
        for unit, person in rows.order_by("unit_id", "person_id").iterator():
            placed.setdefault(unit, person)
        Appointment.objects.bulk_create(
            [
                Appointment(person_id=person, unit_id=unit, kind="head", starts_on=OPENED)
                for unit, person in placed.items()
            ],
            batch_size=2000,
        )
        somebody = list(placed.values())[-1]  # At work today: whoever is not cannot sign in.
        Appointment.objects.create(person_id=somebody, unit_id=self.root, kind="head", starts_on=OPENED)
        self.heads = placed

    def top_head(self):
        """Somebody who heads the whole municipality today."""
        return Appointment.objects.get(unit=self.root).person

    def _reset_sequences(self):
        from django.core.management.color import no_style  # noqa: PLC0415

        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [User, Round]):
                cursor.execute(statement)
