"""Random small towns for the search for small cells: who counts where is written down beside the facts."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from organisation import closure
from organisation.models import Absence, Appointment, Employment, JobRole, Unit, UnitPeriod, User
from tracking import coverage
from tracking.models import (
    AcceptedTraining,
    Completion,
    Relevance,
    RelevanceKind,
    RelevanceReason,
    Requirement,
    RequirementVersion,
    Training,
)

LONG_AGO = date(2020, 1, 1)
ON, MOVED, TODAY = date(2025, 12, 31), date(2026, 1, 2), date(2026, 1, 15)
ROLES = ("nurse", "planner", "cook")
TRAININGS = 3
SIZES = (0, 0, 1, 2, 3, 4, 5, 5, 6, 8, 11)


@dataclass
class Person:
    """A person of a town; `units` are the codes of the places of work."""

    user: User
    role: str
    units: set
    offices: list = field(default_factory=list)  # (unit, kind)
    done: set = field(default_factory=set)  # numbers of trainings
    exempt: set = field(default_factory=set)  # numbers of requirements
    on_leave: bool = False


@dataclass
class Rule:
    """Whom a requirement concerns, and by which trainings (numbers) it is fulfilled."""

    key: str
    accepted: frozenset
    roles: frozenset
    offices: frozenset

    def concerns(self, person):
        """Does the requirement concern the person's places of work?"""
        by_office = not self.offices or any(kind in self.offices for _, kind in person.offices)
        return by_office and (not self.roles or person.role in self.roles)


class SmallTown:
    """A tree of three or four levels, and persons; made from a number alone."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.parents = self._tree()  # unit -> the unit above, on the day of the figures
        self.people = []
        self.rules = self._rules()
        for unit in self.parents:
            for _ in range(self.rng.choice(SIZES)):
                self._person({unit})
        for _ in range(self.rng.choice((0, 1, 3, 6, 9))):
            self._person(set(self.rng.sample(sorted(self.parents), self.rng.choice((2, 2, 2, 3)))))
        self._appoint()
        for person in self.people:
            person.done = {number for number in range(TRAININGS) if self.rng.random() < 0.5}
            person.exempt = {number for number in range(len(self.rules)) if self.rng.random() < 0.03}
            person.on_leave = self.rng.random() < 0.03

    def _tree(self):
        """u0 is the municipality; two to four units below it, and the others below those or one level further down."""
        number, tops = self.rng.randint(6, 12), self.rng.randint(2, 4)
        parents, depth = {"u0": None}, {"u0": 0}
        for place in range(1, number):
            above = "u0" if place <= tops else self.rng.choice([u for u in parents if 1 <= depth[u] <= 2])
            parents[f"u{place}"], depth[f"u{place}"] = above, depth[above] + 1
        return parents

    def _rules(self):
        rules = []
        for number in range(self.rng.randint(2, 3)):
            accepted = frozenset(self.rng.sample(range(TRAININGS), self.rng.choice((1, 1, 2))))
            roles = frozenset(self.rng.choice(((), (), ("nurse",), ("nurse", "planner"), ("head", "cook"))))
            offices = frozenset(self.rng.choice(((), (), (), (), ("head", "acting"))))
            rules.append(Rule(f"r{number}", accepted, roles, offices))
        return rules

    def _person(self, units, role=None):
        name = f"p{len(self.people)}"
        person = Person(User(username=name, employee_id=name), role or self.rng.choice(ROLES), units)
        self.people.append(person)
        return person

    def _appoint(self):
        """Most units have a head, who mostly works there; some have a deputy. Some persons have several offices."""
        for unit in self.parents:
            if self.rng.random() < 0.75:
                head = self._someone_with_an_office(0.1) or self._person({self._near(unit)}, "head")
                head.offices.append((unit, self.rng.choice(("head", "head", "head", "acting"))))
            if self.rng.random() < 0.15:
                self.rng.choice(self.people or [self._person({unit})]).offices.append((unit, "deputy"))
        coordinator = self._someone_with_an_office(0.3) or self._person({"u0"}, "planner")
        coordinator.offices.append((self.rng.choice(("u0", "u0", "u1")), "coordinator"))

    def _someone_with_an_office(self, chance):
        holders = [person for person in self.people if person.offices]
        return self.rng.choice(holders) if holders and self.rng.random() < chance else None

    def _near(self, unit):
        """Where HR has placed a head: in the unit, or now and then in the unit above or anywhere."""
        return self.rng.choice(
            (unit, unit, unit, unit, self.parents[unit] or unit, self.rng.choice(list(self.parents)))
        )

    def below(self, unit):
        """The unit and everything below it on the day of the figures."""
        return {one for one in self.parents if unit in self.chain(one)}

    def chain(self, unit):
        """The unit and everything above it."""
        while unit:
            yield unit
            unit = self.parents[unit]

    def counted(self, number, units):
        """The places (in `people`) of those who count in one of the `units` for the requirement `number`."""
        rule = self.rules[number]
        return frozenset(
            place
            for place, person in enumerate(self.people)
            if person.units & units and rule.concerns(person) and number not in person.exempt and not person.on_leave
        )

    def sharing(self):
        """Numbers of requirements, those that share a training together, directly or by a third."""
        groups = []
        for number, rule in enumerate(self.rules):
            joined = [group for group in groups if any(rule.accepted & self.rules[one].accepted for one in group)]
            groups = [group for group in groups if group not in joined] + [sorted([number, *sum(joined, [])])]
        return groups

    def readers(self):
        """Everybody who follows up by an office."""
        return [person for person in self.people if any(kind != "key_person" for _, kind in person.offices)]

    def write(self):
        """Store the facts, and derive what is derived from them."""
        units = {code: Unit(code=code, opened_on=LONG_AGO) for code in self.parents}
        Unit.objects.bulk_create(units.values())
        same = {"starts_on": LONG_AGO}
        moving = self._moving()
        periods = []
        for code, parent in self.parents.items():
            place = {"unit": units[code], "name": code, "kind": "unit" if parent else "municipality"}
            first = UnitPeriod(parent=units.get(parent), **place, **same)
            periods.append(first)
            if code in moving:
                first.ends_on = ON.replace(year=2026, month=1, day=1)
                periods.append(UnitPeriod(parent=units[moving[code]], starts_on=MOVED, **place))
        UnitPeriod.objects.bulk_create(periods)
        self._write_people(units)
        self._write_rules()
        closure.rebuild_closure()
        coverage.rebuild()

    def _moving(self):
        """In some towns a unit has moved since the day of the figures."""
        movable = [code for code, parent in self.parents.items() if parent and parent != "u0"]
        if not movable or self.rng.random() < 0.7:
            return {}
        code = self.rng.choice(movable)
        return {code: self.rng.choice([up for up in self.parents if self.parents[up] == "u0" and up != code])}

    def _write_people(self, units):
        roles = {code: JobRole.objects.create(code=code, title=code) for code in (*ROLES, "head")}
        User.objects.bulk_create([person.user for person in self.people])
        trainings = [Training.objects.create(title=f"T{number}", kind="course") for number in range(TRAININGS)]
        self.trainings = trainings
        noon = datetime(2025, 6, 2, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
        done_on = {"completed_at": noon, "completed_on": noon.date(), "counts_from": noon.date(), "how": "imported"}
        jobs, offices, done, away = [], [], [], []
        for person in self.people:
            same = {"person": person.user, "starts_on": LONG_AGO}
            for number, unit in enumerate(sorted(person.units)):
                job = {"job_role": roles[person.role], "form": "permanent", "number": str(number)}
                jobs.append(Employment(unit=units[unit], **job, **same))
            offices += [Appointment(unit=units[unit], kind=kind, **same) for unit, kind in sorted(set(person.offices))]
            done += [Completion(person=person.user, training=trainings[number], **done_on) for number in person.done]
            if person.on_leave:
                away.append(Absence(person=person.user, starts_on=date(2025, 9, 1)))
        for model, rows in ((Employment, jobs), (Appointment, offices), (Completion, done), (Absence, away)):
            model.objects.bulk_create(rows)

    def _write_rules(self):
        for number, rule in enumerate(self.rules):
            requirement = Requirement.objects.create(key=rule.key, name=rule.key, training_name="utbildningen")
            version = RequirementVersion.objects.create(
                requirement=requirement,
                group_name="Alla",
                starts_on=date(2025, 1, 1),
                appointment_kinds=sorted(rule.offices),
            )
            version.job_roles.set(JobRole.objects.filter(code__in=rule.roles))
            AcceptedTraining.objects.bulk_create(
                [AcceptedTraining(version=version, training=self.trainings[one]) for one in rule.accepted]
            )
            Relevance.objects.bulk_create(
                [
                    Relevance(
                        person=person.user,
                        requirement=requirement,
                        kind=RelevanceKind.EXEMPT,
                        reason=RelevanceReason.OTHER_TASKS,
                        starts_on=LONG_AGO,
                    )
                    for person in self.people
                    if number in person.exempt
                ]
            )
