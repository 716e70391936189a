"""How everybody stands, for every requirement: one row for each person, requirement and unit, read as a stream.

For administrators alone. The number of queries is the same for ten people and for a million.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, F, Q, Value

from organisation.models import FAR, Absence, Employment
from organisation.spans import ONE_DAY
from tracking import reports
from tracking.facts import DONE_COLUMNS, rules_of_all
from tracking.models import Completion, Coverage, Definitions, Part, Relevance, RelevanceKind, Round, Why
from tracking.standing import Covered, Done, Facts, Standing, rule_on, standing
from tracking.streams import Stream

COLUMNS = (
    "unit_code", "unit", "employee_id", "last_name", "first_name", "job_role", "requirement", "state", "added",
    "completed_on", "last_valid_day", "due", "overdue", "parts_done", "parts",
)  # fmt: skip


AWAY = 0  # No requirement has this id.


@dataclass(frozen=True)
class Person:
    """Who it is; None where the reader may not know: somebody who does not work in the unit any more."""

    employee_id: str
    last_name: str
    first_name: str


@dataclass(frozen=True)
class Row:
    """One person in one unit, for one requirement."""

    unit: int
    person: Person | None
    job_role: str
    requirement: str
    standing: Standing
    added: bool
    parts_done: int
    parts: int

    @property
    def last_valid_day(self) -> date | None:
        """The last day a completion counts; None when it does not end."""
        until = self.standing.valid_until
        return until - ONE_DAY if until and until != FAR else None


def rows(tree, on, *, today, units=None):
    """Rows for every covered placement on `on`, person by person, in the units (ids; None: all) of the `tree`.

    As definition 16 has it, only those who work in the unit `today` are named.
    """
    with transaction.atomic():  # PostgreSQL reads on in a cursor that lasts as long as the transaction.
        yield from _Everyone(tree, on, today, units).rows()


class _Everyone:
    def __init__(self, tree, on, today, units):
        self.on, self.today = on, today
        requirements = list(reports.requirements_on(on))
        self.keys = {row.pk: row.key for row in requirements}
        self.rules = rules_of_all([requirement.pk for requirement in requirements])
        self.current = {pk: rule_on(rules, on) for pk, rules in self.rules.items()}
        # The trainings that any version of each rule accepts, and all of them.
        self.accepted = {
            pk: {training for rule in rules for training in rule.lowest} for pk, rules in self.rules.items()
        }
        self.trainings = set().union(*self.accepted.values())
        self.parts = dict(
            Part.objects.filter(course__in=self.trainings, required=True)
            .values_list("course")
            .annotate(number=Count("pk"))
            .order_by()
        )
        self.definitions = Definitions.load()
        self.units = set(tree.nodes) if units is None else set(units) & set(tree.nodes)
        self.whole = units is None

    def rows(self):
        covered = self._coverage()
        jobs = self._jobs()
        self.completions, self.rounds, self.pauses = self._completions(), self._rounds(), self._pauses()
        for person, placements in covered:
            facts = self._facts(person)
            held = jobs.of(person)
            roles = {unit: title for unit, title, first, last in held if first <= self.on <= (last or FAR)}
            placed = {unit for unit, _title, first, last in held if first <= self.today <= (last or FAR)}
            for _id, requirement, unit, since, why, *name in placements:
                if unit in self.units:
                    known = Person(*name) if unit in placed else None
                    yield self._row(facts, requirement, unit, since, why, known, roles.get(unit, ""))

    def _row(self, facts, requirement, unit, since, why, known, job_role):
        absences, exempt, completions, rounds = facts
        rule = self.current[requirement]
        accepted = rule.lowest if rule else {}
        now = standing(
            Facts(
                rules=self.rules[requirement],
                coverage=[Covered(self.on, self.on, since, unit, why == Why.ADDED)],
                exempt=[(first, last) for pk, first, last in exempt if pk == requirement],
                absences=absences,
                completions=[done for done in completions if done.training_id in self.accepted[requirement]],
                rounds=[row[:3] for row in rounds if row[0] in self.accepted[requirement]],
            ),
            self.on,
            self.definitions,
        )
        going = [row for row in rounds if row[0] in accepted and row[1] <= self.on < row[2]]
        course = going[0][0] if going else next(iter(accepted), None)
        return Row(
            unit=unit,
            person=known,
            job_role=job_role,
            requirement=self.keys[requirement],
            standing=now,
            added=why == Why.ADDED,
            parts_done=going[0][3] if going else 0,
            parts=self.parts.get(course, 0),
        )

    def _facts(self, person):
        pauses = [(pk, first, last or FAR) for pk, first, last in self.pauses.of(person)]
        absences = [(first, last) for pk, first, last in pauses if pk == AWAY]
        exempt = [row for row in pauses if row[0] != AWAY]
        completions = [Done(*values) for values in self.completions.of(person)]
        rounds = [(pk, began, ended or FAR, parts) for pk, began, ended, parts in self.rounds.of(person)]
        return absences, exempt, completions, rounds

    def _coverage(self):
        names = ("person__employee_id", "person__last_name", "person__first_name")
        covered = Coverage.objects.filter(requirement__in=self.keys, starts_on__lte=self.on, ends_on__gte=self.on)
        if not self.whole:
            covered = covered.filter(unit__in=self.units)
        columns = ("person_id", "requirement_id", "unit_id", "since", "why", *names)
        return Stream(covered.order_by("person_id", "requirement_id", "unit_id").values_list(*columns))

    def _jobs(self):
        """(unit, job role, first day, last day) of the placements of the day and of today.

        The largest share stands last: so it counts when there are two in one unit.
        """
        jobs = Employment.objects.on(self.on) | Employment.objects.on(self.today)
        if not self.whole:
            jobs = jobs.filter(unit__in=self.units)
        columns = ("person_id", "unit_id", "job_role__title", "starts_on", "ends_on")
        return Stream(jobs.order_by("person_id", "share", "pk").values_list(*columns))

    def _completions(self):
        done = Completion.objects.in_force().filter(training__in=self.trainings, completed_on__lte=self.on)
        return Stream(done.order_by("person_id", "completed_on", "pk").values_list("person_id", *DONE_COLUMNS))

    def _rounds(self):
        """(training, began, ended, parts done by the day) of the rounds that had begun."""
        by_then = Q(completions__voided_at=None, completions__completed_on__lte=self.on)
        is_part = ~Q(completions__training=F("training"))
        rounds = Round.objects.filter(training__in=self.trainings, started_on__lte=self.on)
        rounds = rounds.annotate(parts=Count("completions", filter=by_then & is_part))
        return Stream(
            rounds.order_by("person_id").values_list("person_id", "training_id", "started_on", "ended_on", "parts")
        )

    def _pauses(self):
        """(requirement, first day, last day) of every exemption; an absence has AWAY for its requirement."""
        away = Absence.objects.in_force().filter(starts_on__lte=self.on)
        exempt = Relevance.objects.in_force().filter(kind=RelevanceKind.EXEMPT, requirement__in=self.keys)
        columns = ("person_id", "requirement", "starts_on", "ends_on")
        rows = away.annotate(requirement=Value(AWAY)).values_list(*columns)
        return Stream(rows.union(exempt.values_list(*columns), all=True).order_by("person_id"))
