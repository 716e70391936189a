"""Writes a plan into the database: creates what is missing by its stable key, and never changes what is there.

Facts come together with the person or unit that they are about, so what somebody has corrected stays corrected.
"""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from content.models import Role
from demo.dates import FIRST_DAY, at
from demo.leaders import COORDINATOR
from demo.organisation import UNITS
from demo.plan import SOURCE
from demo.rules import CUT_DATES, JOB_ROLES, REQUIREMENTS
from demo.scenarios import write_work_types
from demo.texts.meeting_material import MATERIAL
from demo.trainings import COURSES, key_of, published_at
from organisation.closure import rebuild_closure
from organisation.models import (
    Absence,
    Appointment,
    Employment,
    JobRole,
    RoleHolder,
    Unit,
    UnitPeriod,
    UnitSuccession,
    User,
)
from tracking import coverage
from tracking.models import (
    AcceptedTraining,
    Completion,
    CutDate,
    Edition,
    EditionChange,
    MaterialVersion,
    Part,
    Relevance,
    Requirement,
    RequirementUnit,
    RequirementVersion,
    Round,
    SupportHandled,
    Training,
    TrainingKind,
    UnitActivity,
)

STILL_WAITING = date(2026, 9, 1)

# Which kind of thing a column names.
REFERENCES = {
    "person": "person",
    "decided_by_id": "person",  # Of an addition or exemption; the body that decided on a rule is a text.
    "recorded_by": "person",
    "voided_by": "person",
    "handled_by": "person",
    "unit": "unit",
    "parent": "unit",
    "predecessor": "unit",
    "successor": "unit",
    "job_role": "job_role",
    "training": "training",
    "requirement": "requirement",
    "role": "role",
    "material": "material",
}


class Store:
    """Knows the primary key of everything that the plan names by another key, and what was created now."""

    def __init__(self):
        self.keys = {}
        self.new = {}
        self.created = 0

    def create(self, model, rows):
        """Create the rows. Gives the objects, in the same order, with their primary keys."""
        created = model.objects.bulk_create([model(**self.resolved(row)) for row in rows], batch_size=500)
        self.created += len(created)
        return created

    def ensure(self, model, key, rows):
        """Create the rows whose `key` (columns) is not in the table."""
        have = set(model.objects.values_list(*(self.column(name) for name in key)))
        return self.create(model, [row for row in rows if tuple(self.pk(name, row[name]) for name in key) not in have])

    def ensure_known(self, kind, model, column, rows):
        """As `ensure`, for what other rows refer to by `column`; `new[kind]` is the keys that were missing."""
        self.keys[kind] = dict(model.objects.values_list(column, "pk"))
        missing = [row for row in rows if row[column] not in self.keys[kind]]
        self.keys[kind] |= {getattr(made, column): made.pk for made in self.create(model, missing)}
        self.new[kind] = {row[column] for row in missing}

    def of_new(self, kind, rows):
        """The rows about something that was created now: facts come together with the person or unit they are about."""
        return [row for row in rows if row[kind] in self.new[kind]]

    def resolved(self, row):
        """The row with primary keys in place of stable keys."""
        return {self.column(name): self.pk(name, value) for name, value in row.items()}

    def column(self, name):
        return f"{name}_id" if name in REFERENCES and not name.endswith("_id") else name

    def pk(self, column, value):
        if column not in REFERENCES or value is None:
            return value
        return self.keys[REFERENCES[column]][value]


def write_catalogue(store):
    """The trainings with their parts and editions. The pages that are published later find them here."""
    rows = []
    for course in COURSES:
        rows.append({"key": key_of(course.slug), "title": course.text["title"], "kind": TrainingKind.COURSE})
        rows += [
            {"key": key_of(lesson["slug"]), "title": lesson["title"], "kind": TrainingKind.LESSON}
            for lesson in course.text["lessons"]
        ]
        rows.append({"key": key_of(course.quiz["slug"]), "title": course.quiz["title"], "kind": TrainingKind.QUIZ})
    store.ensure_known("training", Training, "key", rows)
    store.keys["training"] |= {slug: store.keys["training"][key_of(slug)] for slug in _slugs()}
    for course in COURSES:
        if key_of(course.slug) in store.new["training"]:  # From then on they follow what an editor has published.
            _write_parts_and_editions(store, course)


def _slugs():
    return [slug for course in COURSES for slug in (course.slug, *course.parts)]


def _write_parts_and_editions(store, course):
    parts = [
        {
            "training": part,
            "course_id": store.pk("training", course.slug),
            "position": position,
            "changed_in_edition": course.changed_in(part),
        }
        for position, part in enumerate(course.parts, start=1)
    ]
    store.ensure(Part, ["training"], parts)
    editions = [
        {"training": course.slug, "number": e.number, "published_at": published_at(e), "note": e.note}
        for e in course.editions
    ]
    store.ensure(Edition, ["training", "number"], editions)
    numbers = dict(Edition.objects.filter(training__key=key_of(course.slug)).values_list("number", "pk"))
    changes = [
        {"edition_id": numbers[edition.number], "training": part}
        for edition in course.editions
        for part in edition.changed
    ]
    store.ensure(EditionChange, ["edition_id", "training"], changes)


def write_organisation(store):
    """Units, their periods and successions, and the job roles."""
    units = [{"code": u.code, "opened_on": u.opened, "closed_on": u.closed} for u in UNITS.values()]
    store.ensure_known("unit", Unit, "code", units)
    store.create(UnitPeriod, store.of_new("unit", _periods()))
    store.ensure(UnitSuccession, ["predecessor", "successor", "on"], list(_successions()))
    job_roles = [{"code": code, "title": title} for code, title in JOB_ROLES.items()]
    store.ensure_known("job_role", JobRole, "code", job_roles)
    write_work_types(store)


def _periods():
    for unit in UNITS.values():
        for period in unit.periods:
            yield {
                "unit": unit.code,
                "parent": period.parent,
                "name": period.name,
                "kind": unit.kind,
                "starts_on": period.first,
                "ends_on": period.last,
                "source": SOURCE,
                "recorded_at": at(period.first, 6),
            }


def _successions():
    for unit in UNITS.values():
        for successor in unit.successors:
            on = unit.closed + timedelta(days=1)
            yield {
                "predecessor": unit.code,
                "successor": successor,
                "on": on,
                "source": SOURCE,
                "recorded_at": at(on, 6),
            }


def write_people(store, plan, passwords):
    """Everybody; `passwords` are those of the demo accounts (employee id -> encoded), nobody else can sign in."""
    rows = [
        person
        | {
            "username": employee_id,
            "password": passwords.get(employee_id) or make_password(None),
            "date_joined": at(FIRST_DAY, 6),
        }
        for employee_id, person in plan.persons.items()
    ]
    store.ensure_known("person", User, "employee_id", rows)


def write_staff(store, plan):
    """Employments, absences, appointments and the holders of roles."""
    store.create(Employment, store.of_new("person", plan.rows["employment"]))
    store.create(Absence, store.of_new("person", plan.rows["absence"]))
    store.create(Appointment, store.of_new("person", plan.rows["appointment"]))
    store.keys["role"] = dict(Role.objects.values_list("key", "pk"))
    store.ensure(RoleHolder, ["role", "unit", "starts_on"], plan.rows["role_holder"])


def write_rules(store, plan):
    """Requirements with their versions, additions, exemptions and the cut dates."""
    names = [{"key": r.key, "name": r.name, "training_name": r.training_name} for r in REQUIREMENTS]
    store.ensure_known("requirement", Requirement, "key", names)
    for requirement in REQUIREMENTS:
        if requirement.key in store.new["requirement"]:
            _write_versions(store, requirement)
    store.create(Relevance, store.of_new("person", plan.rows["relevance"]))
    cuts = [{"name": name, "month": month, "day": day} for name, month, day in CUT_DATES]
    store.ensure(CutDate, ["month", "day"], cuts)


def _write_versions(store, requirement):
    versions = store.create(RequirementVersion, [_version(requirement, rule) for rule in requirement.versions])
    for version, rule in zip(versions, requirement.versions, strict=True):
        version.job_roles.set([store.pk("job_role", code) for code in sorted(rule.job_roles)])
        RequirementUnit.objects.bulk_create(
            RequirementUnit(version=version, unit_id=store.pk("unit", code), excluded=code in rule.excluded)
            for code in (*rule.units, *rule.excluded)
        )
        AcceptedTraining.objects.create(
            version=version,
            training_id=store.pk("training", rule.course.slug),
            lowest_edition=rule.lowest_edition,
        )


def _version(requirement, rule):
    return {
        "requirement": requirement.key,
        "starts_on": rule.first,
        "ends_on": rule.last,
        "group_name": rule.group_name,
        "forms": list(rule.forms),
        "appointment_kinds": list(rule.appointment_kinds),
        "days": rule.days,
        "months": rule.months,
        "decided_by": rule.decided_by,
        "reference": rule.reference,
        "source": SOURCE,
        "recorded_at": at(rule.first, 6),
    }


def write_history(store, plan, history):
    """Rounds, completions (those carried over last, since they point to others) and the units' meetings."""
    begun = store.of_new("person", history.rounds)
    made = store.create(Round, [{name: value for name, value in row.items() if name != "parts"} for row in begun])
    pks = {id(row): round_.pk for row, round_ in zip(begun, made, strict=True)}
    done = store.of_new("person", history.completions)
    for rows in (
        [row for row in done if not row["carried_from"]],
        [row for row in done if row["carried_from"]],
    ):
        made = store.create(Completion, [_completion(row, pks) for row in rows])
        pks |= {id(row): completion.pk for row, completion in zip(rows, made, strict=True)}
    versions = MaterialVersion.objects.filter(key=key_of(MATERIAL["slug"]))
    store.keys["material"] = dict(versions.values_list("number", "pk"))
    _handle_support(store, store.ensure(UnitActivity, ["unit", "held_on"], plan.rows["activity"]))


def _handle_support(store, activities):
    """The coordinator has taken care of what units wished for, but for the last autumn."""
    rows = [
        {"activity_id": row.pk, "handled_at": at(row.held_on + timedelta(days=8), 10), "handled_by": COORDINATOR}
        for row in activities
        if row.support_wanted and row.held_on < STILL_WAITING
    ]
    store.create(SupportHandled, rows)


def _completion(row, pks):
    """The row with the primary keys of its round and of the completion that it was carried over from."""
    values = {name: value for name, value in row.items() if name not in ("round", "carried_from")}
    pointed_to = {f"{name}_id": row[name] and pks[id(row[name])] for name in ("round", "carried_from")}
    return values | pointed_to


def derive(store):
    """What follows from the facts, computed once, if a fact was created."""
    if store.created:
        rebuild_closure()
        coverage.rebuild()
