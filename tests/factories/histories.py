"""Small random histories of a municipality: a tree that moves, people who come and go, rules that change.

A history is plain data, so that a failing one can be read and pasted; `build` writes it to the database. Dates crowd
around a few days, ends of months and 29 February among them, so that facts meet each other's edges often.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from hypothesis import strategies as st

from organisation import closure
from organisation.models import (
    Absence,
    Appointment,
    AppointmentKind,
    Employment,
    EmploymentForm,
    JobRole,
    Unit,
    UnitKind,
    UnitPeriod,
    User,
)
from tracking import coverage
from tracking.models import (
    AcceptedTraining,
    Completion,
    Definitions,
    How,
    Relevance,
    RelevanceKind,
    RelevanceReason,
    Requirement,
    RequirementUnit,
    RequirementVersion,
    Round,
    Training,
    TrainingKind,
)

LONG_AGO = date(2020, 1, 1)
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
ONE_DAY = timedelta(days=1)
EDGES = [
    date(year, month, number)
    for year, month, number in (
        *((2024, 1, 31), (2024, 2, 28), (2024, 2, 29), (2024, 3, 1), (2024, 8, 31), (2024, 12, 31), (2025, 1, 1)),
        *((2025, 1, 30), (2025, 1, 31), (2025, 2, 28), (2025, 3, 1), (2025, 3, 31), (2025, 4, 29), (2025, 4, 30)),
        *((2025, 5, 1), (2025, 5, 31), (2025, 6, 1), (2025, 6, 30), (2025, 7, 1), (2025, 8, 31), (2025, 11, 30)),
        *((2025, 12, 1), (2025, 12, 31), (2026, 1, 1), (2026, 1, 30), (2026, 1, 31), (2026, 2, 28), (2026, 3, 1)),
        *((2026, 3, 31), (2026, 6, 30)),
    )
]
ROLES = ("nurse", "planner", "cook")
KINDS = [kind.value for kind in UnitKind if kind != UnitKind.MUNICIPALITY]
FORMS = [form.value for form in EmploymentForm]
OFFICES = [kind.value for kind in AppointmentKind]


@dataclass
class Spell:
    """Something that holds from a day to a day, both included; `voided` was recorded by mistake."""

    starts_on: date
    ends_on: date | None
    voided: bool = False


@dataclass
class Place(Spell):
    """Where a unit stands; `parent` is the number of another unit."""

    parent: int | None = None
    kind: str = "unit"


@dataclass
class Job(Spell):
    unit: int = 0
    role: str = ROLES[0]
    form: str = FORMS[0]


@dataclass
class Office(Spell):
    unit: int = 0
    kind: str = "head"


@dataclass
class Decision(Spell):
    """A person added in a unit, or exempt when `unit` is None; `rule` is the number of the requirement."""

    rule: int = 0
    unit: int | None = None


@dataclass
class Version(Spell):
    days: int = 60
    months: int | None = None
    accepted: dict = field(default_factory=dict)  # number of a training -> lowest edition
    units: list = field(default_factory=list)
    excluded: list = field(default_factory=list)
    kinds: list = field(default_factory=list)
    roles: list = field(default_factory=list)
    forms: list = field(default_factory=list)
    offices: list = field(default_factory=list)


@dataclass
class Done:
    training: int
    on: date
    counts_from: date
    edition: int = 1
    how: str = "taken"
    voided: bool = False


@dataclass
class Going(Spell):
    training: int = 0


@dataclass
class Person:
    jobs: list = field(default_factory=list)
    absences: list = field(default_factory=list)
    offices: list = field(default_factory=list)
    decisions: list = field(default_factory=list)
    done: list = field(default_factory=list)
    rounds: list = field(default_factory=list)


@dataclass
class History:
    units: list  # of lists of Place
    people: list
    rules: list  # of lists of Version
    leave_days: int = 30
    gap_days: int = 30
    count_leave: bool = False


TRAININGS = 2
ACCEPTED = [{0: 1}, {0: 1}, {0: 1, 1: 1}, {0: 2}, {0: 2, 1: 1}, {0: 3}, {1: 1}]  # Training -> lowest edition.

# Strategies

days = st.one_of(st.sampled_from(EDGES), st.dates(FIRST, LAST))
mistaken = st.sampled_from([False] * 7 + [True])


@st.composite
def spells(draw, lengths=(1, 5, 14, 29, 30, 31, 60, 200, 400, None), kind=Spell, **values):
    """A spell with a start, and a length in days or none."""
    first = draw(days)
    length = draw(st.sampled_from(lengths))
    last = first + timedelta(days=length - 1) if length else None
    return kind(first, last, draw(mistaken), **{name: draw(strategy) for name, strategy in values.items()})


def apart(found):
    """Those of the spells in force that do not overlap an earlier one of them, and all the voided ones."""
    kept = []
    for spell in found:
        if spell.voided or not any(overlap(spell, other) for other in kept if not other.voided):
            kept.append(spell)
    return kept


def overlap(one, other):
    return one.starts_on <= (other.ends_on or date.max) and other.starts_on <= (one.ends_on or date.max)


@st.composite
def trees(draw):
    """Three to seven units. The first is the root; each unit stands under units that are open as long as it does."""
    units = [[Place(LONG_AGO, None, parent=None, kind=UnitKind.MUNICIPALITY.value)]]
    for number in range(1, draw(st.integers(3, 7))):
        first = draw(st.sampled_from([LONG_AGO] * 5 + [None])) or draw(days)
        last = draw(st.sampled_from([None] * 5 + [True])) and draw(days)
        if last and last <= first:
            last = None
        changes = draw(st.lists(days, max_size=2, unique=True))
        starts = [first, *sorted(day for day in changes if first < day and (last is None or day <= last))]
        places = []
        for start, following in zip(starts, [*starts[1:], None], strict=True):
            end = following - ONE_DAY if following else last
            above = [up for up in range(number) if lives(units[up], start, end)]
            places.append(Place(start, end, parent=draw(st.sampled_from(above)), kind=draw(st.sampled_from(KINDS))))
        if draw(mistaken):
            places.append(Place(first, last, True, parent=0))
        units.append(places)
    return units


def life(places):
    """The first and the last day of a unit."""
    standing = [place for place in places if not place.voided]
    return standing[0].starts_on, standing[-1].ends_on


def lives(places, first, last):
    """The unit is open from `first` to `last`."""
    opened, closed = life(places)
    return opened <= first and (closed is None or (last is not None and last <= closed))


@st.composite
def versions(draw, units):
    """One to three versions of a rule, one after another, mostly without days between them, the first one early."""
    starts = sorted({draw(st.sampled_from(EDGES[:9])), *draw(st.lists(st.sampled_from(EDGES[3:]), max_size=2))})
    found = []
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        end = following - ONE_DAY if following else None
        if draw(mistaken):
            end = min(end or LAST, start + timedelta(days=draw(st.sampled_from([9, 100]))))
        included, excluded = [], []
        if draw(st.sampled_from([False, False, True])):
            included = draw(st.lists(st.integers(0, units - 1), max_size=2, unique=True))
            excluded = draw(st.lists(st.integers(1, units - 1), max_size=1))
        found.append(
            Version(
                start,
                end,
                days=draw(st.sampled_from([1, 30, 60, 61])),
                months=draw(st.sampled_from([None, 12, 24, 6, 1])),
                accepted=draw(st.sampled_from(ACCEPTED)),
                units=[unit for unit in included if unit not in excluded],
                excluded=excluded,
                kinds=draw(seldom(KINDS)),
                roles=draw(seldom(ROLES)),
                forms=draw(seldom(FORMS)),
                offices=draw(seldom(OFFICES[:2])),
            )
        )
    if draw(mistaken):
        found.append(Version(LONG_AGO, None, True, accepted={0: 1}))
    return found


def seldom(values):
    """Mostly nothing asked for, else one or two of the values."""
    some = st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)
    return st.sampled_from([False] * 5 + [True]).flatmap(lambda asked: some if asked else st.just([]))


@st.composite
def people(draw, units, rules):
    """One person, employed only while the unit is open."""
    number = st.integers(0, len(units) - 1)
    jobs = []
    job = spells(
        (9, 100, 300, 700, None, None, None), Job, unit=number, role=st.sampled_from(ROLES), form=st.sampled_from(FORMS)
    )
    for spell in draw(st.lists(job, min_size=1, max_size=3)):
        if draw(st.booleans()):
            spell.starts_on = LONG_AGO
        opened, closed = life(units[spell.unit])
        spell.starts_on = max(spell.starts_on, opened)
        if closed:
            spell.ends_on = min(spell.ends_on or closed, closed)
        if spell.ends_on is None or spell.starts_on <= spell.ends_on:
            jobs.append(spell)
    somewhere = st.sampled_from([spell.unit for spell in jobs] or [0])
    decision = spells(kind=Decision, rule=st.integers(0, rules - 1), unit=st.one_of(st.none(), somewhere, number))
    done = st.lists(completions(), max_size=3, unique_by=lambda row: (row.training, row.on))
    rounds = st.lists(
        spells(kind=Going, training=st.integers(0, TRAININGS - 1)),
        max_size=2,
        unique_by=lambda row: (row.training, row.ends_on is None),
    )
    return Person(
        jobs=jobs,
        absences=apart(draw(st.lists(spells(), max_size=2))),
        offices=draw(st.lists(offices(number), max_size=1)),
        decisions=draw(st.lists(decision, max_size=2)),
        done=draw(done),
        rounds=draw(rounds),
    )


@st.composite
def offices(draw, number):
    spell = draw(spells())
    return Office(
        spell.starts_on, spell.ends_on, spell.voided, unit=draw(number), kind=draw(st.sampled_from(OFFICES[:3]))
    )


@st.composite
def completions(draw):
    """Most count from their own day; renewals count from a later day, an edition brought up to date from an earlier."""
    on = draw(days)
    return Done(
        training=draw(st.sampled_from([0, 0, 1])),
        on=on,
        counts_from=on + timedelta(days=draw(st.sampled_from([0, 0, 0, 0, 1, 90, -200]))),
        edition=draw(st.integers(1, 3)),
        how=draw(st.sampled_from([How.TAKEN, How.TAKEN, How.IMPORTED, How.RECOGNISED])).value,
        voided=draw(mistaken),
    )


@st.composite
def histories(draw, most_people=8):
    units = draw(trees())
    rules = draw(st.lists(versions(len(units)), min_size=1, max_size=2))
    return History(
        units=units,
        people=draw(st.lists(people(units, len(rules)), min_size=3, max_size=most_people)),
        rules=rules,
        leave_days=draw(st.sampled_from([30, 30, 30, 14])),
        gap_days=draw(st.sampled_from([30, 30, 30, 9, 0])),
        count_leave=draw(st.sampled_from([False, False, False, True])),
    )


def months_later(day, months):
    """The first of the month `months` later, or near enough: only to aim at the end of a validity."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28))


@st.composite
def telling_days(draw, history):
    """A date for a report: mostly near a day on which something begins, ends, is due or runs out in this history."""
    near = []
    for rule in history.rules:
        near += [version.starts_on for version in rule]
    for person in history.people:
        for spell in person.jobs + person.absences + person.decisions:
            near += [spell.starts_on, spell.starts_on + timedelta(days=29), spell.starts_on + timedelta(days=60)]
            near += [spell.ends_on] if spell.ends_on else []
        for row in person.done:
            near += [row.on]
            near += [months_later(row.counts_from, version.months or 1) for rule in history.rules for version in rule]
    begun = min(version.starts_on for rule in history.rules for version in rule if not version.voided)
    day = draw(st.sampled_from([day for day in near if day >= begun] + EDGES[-12:]))
    return day + timedelta(days=draw(st.integers(-1, 2)))


# Writing a history to the database


@dataclass
class Built:
    units: list
    people: list
    requirements: list
    trainings: list


@contextmanager
def rolled_back():
    """Whatever is written inside is gone afterwards: one example never meets another's rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def build(history):
    """Write the facts of a history as plain rows, then derive what is derived from them."""
    Definitions.objects.update_or_create(
        pk=Definitions.load().pk,
        defaults={
            "leave_days": history.leave_days,
            "gap_days": history.gap_days,
            "count_leave": history.count_leave,
        },
    )
    units = Unit.objects.bulk_create(
        [
            Unit(code=f"u{number}", opened_on=life(places)[0], closed_on=life(places)[1])
            for number, places in enumerate(history.units)
        ]
    )
    roles = {code: JobRole.objects.create(code=code, title=code) for code in ROLES}
    trainings = [Training.objects.create(title=f"T{number}", kind=TrainingKind.COURSE) for number in range(TRAININGS)]
    requirements = [
        Requirement.objects.create(key=f"r{number}", name=f"R{number}", training_name="utbildningen")
        for number in range(len(history.rules))
    ]
    people = User.objects.bulk_create(
        [User(username=f"p{number}", employee_id=f"p{number}") for number in range(len(history.people))]
    )
    built = Built(units, people, requirements, trainings)
    UnitPeriod.objects.bulk_create(
        [
            UnitPeriod(
                unit=units[number],
                parent=None if place.parent is None else units[place.parent],
                name=f"U{number}",
                kind=place.kind,
                **dates(place),
            )
            for number, places in enumerate(history.units)
            for place in places
        ]
    )
    for requirement, found in zip(requirements, history.rules, strict=True):
        for version in found:
            write_version(version, requirement, built, roles)
    for user, person in zip(people, history.people, strict=True):
        write_person(person, user, built, roles)
    closure.rebuild_closure()
    coverage.rebuild()
    return built


def write_version(version, requirement, built, roles):
    row = RequirementVersion.objects.create(
        requirement=requirement,
        group_name="Alla",
        unit_kinds=version.kinds,
        forms=version.forms,
        appointment_kinds=version.offices,
        days=version.days,
        months=version.months,
        **dates(version),
    )
    row.job_roles.set([roles[code] for code in version.roles])
    RequirementUnit.objects.bulk_create(
        [RequirementUnit(version=row, unit=built.units[unit]) for unit in version.units]
        + [RequirementUnit(version=row, unit=built.units[unit], excluded=True) for unit in version.excluded]
    )
    AcceptedTraining.objects.bulk_create(
        [
            AcceptedTraining(version=row, training=built.trainings[training], lowest_edition=edition)
            for training, edition in version.accepted.items()
        ]
    )


def write_person(person, user, built, roles):
    Employment.objects.bulk_create(
        [
            Employment(
                person=user,
                unit=built.units[job.unit],
                job_role=roles[job.role],
                form=job.form,
                number=str(number),
                **dates(job),
            )
            for number, job in enumerate(person.jobs)
        ]
    )
    Absence.objects.bulk_create([Absence(person=user, **dates(spell)) for spell in person.absences])
    Appointment.objects.bulk_create(
        [
            Appointment(person=user, unit=built.units[office.unit], kind=office.kind, **dates(office))
            for office in person.offices
        ]
    )
    Relevance.objects.bulk_create(
        [
            Relevance(
                person=user,
                requirement=built.requirements[decision.rule],
                kind=RelevanceKind.EXEMPT if decision.unit is None else RelevanceKind.ADDED,
                unit=None if decision.unit is None else built.units[decision.unit],
                reason=RelevanceReason.OTHER_TASKS if decision.unit is None else RelevanceReason.SAME_TASKS,
                **dates(decision),
            )
            for decision in person.decisions
        ]
    )
    Completion.objects.bulk_create(
        [
            Completion(
                person=user,
                training=built.trainings[row.training],
                edition=row.edition,
                completed_at=datetime(row.on.year, row.on.month, row.on.day, 12, tzinfo=ZoneInfo("Europe/Stockholm")),
                completed_on=row.on,
                counts_from=row.counts_from,
                how=row.how,
                recorded_by=user if row.how == How.RECOGNISED else None,
                **void(row),
            )
            for row in person.done
        ]
    )
    Round.objects.bulk_create(
        [
            Round(
                person=user,
                training=built.trainings[row.training],
                number=number,
                started_on=row.starts_on,
                ended_on=row.ends_on,
            )
            for number, row in enumerate(person.rounds, start=1)
        ]
    )


def dates(spell):
    return {"starts_on": spell.starts_on, "ends_on": spell.ends_on, **void(spell)}


def void(row):
    """The void columns of a row recorded by mistake."""
    if not row.voided:
        return {}
    return {"voided_at": datetime(2026, 12, 31, 12, tzinfo=ZoneInfo("Europe/Stockholm")), "void_reason": "mistake"}
