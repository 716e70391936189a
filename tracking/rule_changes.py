"""Changes of a requirement by coordinators: planned first, so that they can be told before they are made.

A change starts today or later, and after the last day that a report is frozen for. What it says replaces what was to
hold on its days. A version that was a mistake is voided with a reason, and what it had replaced holds again.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from organisation.models import FAR, AppointmentKind, EmploymentForm, UnitKind
from organisation.spans import ONE_DAY
from tracking import coverage
from tracking.models import Requirement, RequirementVersion, Snapshot, Training, TrainingKind
from tracking.requirements import record_version
from tracking.rules import Rule, as_rules

REQUIRABLE = (TrainingKind.COURSE, TrainingKind.QUIZ, TrainingKind.SCENARIO, TrainingKind.EXTERNAL)
MOST_DAYS, MOST_MONTHS, HIGHEST_EDITION = 3650, 600, 10000

# What a version is voided with when it is no mistake, but gives way to another that says what holds now.
ENDS, GOES_ON = "ends {}", "goes on to {}"
_MADE_WAY = re.compile(r"(ends|goes on to) (\d{4}-\d\d-\d\d|further)")


@dataclass
class Plan:
    """A change, not yet made: what is voided, with which reason, and what is recorded instead."""

    first_day: date  # From this day something else holds.
    in_force: list
    voided: list = field(default_factory=list)  # [(version, reason)]
    recorded: list = field(default_factory=list)  # [Rule]
    new: Rule | None = None  # The one of `recorded` that the change is about.
    last_day: date = FAR  # Until this day something else holds.

    def rule_on(self, day):
        """The Rule that holds on the day once the change is made, or None."""
        gone = {version.pk for version, _reason in self.voided}
        kept = as_rules(version for version in self.in_force if version.pk not in gone).values()
        return next((rule for rule in (*kept, *self.recorded) if rule.holds_on(day)), None)

    @property
    def held_again(self):
        """What holds again when a mistake is voided; nothing when the requirement ends."""
        return self.recorded if any(not made_way(reason) for _version, reason in self.voided) else []

    @property
    def replaced(self):
        """The versions to come that the change does away with altogether."""
        kept = {rule.starts_on for rule in self.recorded if rule is not self.new}
        return [v for v, reason in self.voided if made_way(reason) and v.starts_on not in kept]


def made_way(reason):
    """Was the version voided because another one says what holds, and not because it was a mistake?"""
    return _MADE_WAY.fullmatch(reason) is not None


def requirable():
    """The trainings that a rule may accept: whole ones, never a part of a course."""
    return Training.objects.filter(kind__in=REQUIRABLE, part_of=None)


def last_frozen_day():
    """The last day that a report is frozen for, or None. What was reported for it rests on the rule of that day."""
    return Snapshot.objects.aggregate(last=Max("on"))["last"]


def first_possible_day(today):
    """The first day on which a change may start."""
    frozen = last_frozen_day()
    return today if frozen is None else max(today, frozen + ONE_DAY)


def state_of(requirement):
    """What a form remembers of the requirement, to find out whether somebody has changed it meanwhile."""
    rows = requirement.versions.in_force().order_by("pk").values_list("pk", flat=True)
    return ".".join(str(pk) for pk in rows)


def plan_new(rule):
    """The first version of a new requirement."""
    return Plan(rule.starts_on, [], recorded=[rule], new=rule, last_day=rule.last_day)


def plan_change(requirement, rule):
    """The rule holds on its days instead of what was to hold then."""
    in_force = _in_force(requirement)
    giving_way = [v for v in in_force if v.starts_on <= rule.last_day and v.last_day >= rule.starts_on]
    plan = _ended(in_force, giving_way, rule.starts_on - ONE_DAY)
    plan.recorded.append(rule)
    plan.new = rule
    return plan


def plan_end(requirement, last_day):
    """The requirement holds for the last time on `last_day`; what was to start later does not start."""
    in_force = _in_force(requirement)
    return _ended(in_force, [v for v in in_force if v.last_day > last_day], last_day)


def plan_void(version, reason):
    """The version was a mistake: on its days holds again what it had replaced, or else the version before it."""
    in_force = _in_force(version.requirement)
    plan = Plan(version.starts_on, in_force, voided=[(version, reason)], last_day=version.last_day)
    before = next((v for v in in_force if v.last_day == version.starts_on - ONE_DAY), None)
    found = _replaced_by(version) or ([before] if before else [])
    for row, rule in zip(found, as_rules(found).values(), strict=True):
        last = version.ends_on if row is before else _earlier(row.ends_on, version.ends_on)
        if before and row.starts_on == before.starts_on:
            plan.voided.append((before, GOES_ON.format(last or "further")))
            plan.recorded.append(replace(as_rules([before])[before.pk], ends_on=last))
        else:
            plan.recorded.append(replace(rule, starts_on=max(row.starts_on, version.starts_on), ends_on=last))
    return plan


def _in_force(requirement):
    return list(requirement.versions.in_force().order_by("starts_on"))


def _ended(in_force, versions, last_day):
    """A plan in which the versions end, or do not begin at all."""
    plan = Plan(last_day + ONE_DAY, in_force, voided=[(version, ENDS.format(last_day)) for version in versions])
    rules = as_rules(versions)
    plan.recorded += [replace(rules[v.pk], ends_on=last_day) for v in versions if v.starts_on <= last_day]
    return plan


def _replaced_by(version):
    """The versions that gave way when this one was recorded, and were to hold on its days. One that was shortened
    since stands in for the whole it was: what that had replaced is what counts."""
    rows = version.requirement.versions.filter(voided_at=version.recorded_at, void_reason__startswith="ends ")
    found = []
    for row in rows.order_by("starts_on"):
        if row.starts_on == version.starts_on and row.void_reason == ENDS.format(version.ends_on):
            return _replaced_by(row)
        if row.starts_on <= version.last_day and row.last_day >= version.starts_on:
            found.append(row)
    return found


def _earlier(day, other):
    return min(day or FAR, other or FAR) if day or other else None


@transaction.atomic
def create(name, training_name, rule, *, by, today):
    """A new requirement with its first version. Two of the same name could not be told apart, so that is refused."""
    name = name.strip()
    check_name(name)
    check_rule(rule, today)
    requirement = Requirement.objects.create(key=_free_key(name), name=name, training_name=training_name.strip())
    _carry_out(requirement, plan_new(rule), by)
    return requirement


@transaction.atomic
def change(requirement, rule, *, seen, by, today):
    """The requirement says this on the rule's days. `seen` is the state (`state_of`) that the change was made for."""
    _lock(requirement, seen)
    check_rule(rule, today)
    _carry_out(requirement, plan_change(requirement, rule), by)


@transaction.atomic
def end(requirement, last_day, *, seen, by, today):
    """The requirement concerns nobody after `last_day`."""
    _lock(requirement, seen)
    check_end(requirement, last_day, today)
    _carry_out(requirement, plan_end(requirement, last_day), by)


@transaction.atomic
def void(version, reason, *, seen, by):
    """The version was a mistake, or is a plan that has been given up."""
    _lock(version.requirement, seen)
    version.refresh_from_db()
    check_void(version, reason)
    _carry_out(version.requirement, plan_void(version, reason.strip()), by)


def check_name(name, but=None):
    """No two requirements have the same name."""
    others = Requirement.objects.filter(name__iexact=name.strip())
    if others.exclude(pk=but.pk if but else None).exists():
        raise ValidationError({"name": _("There is already a requirement with this name.")})


def check_rule(rule, today):
    """Raise ValidationError, by field, for what a rule cannot say."""
    errors = _wrong_days(rule, today) | _wrong_scope(rule) | _wrong_trainings(rule)
    if not rule.group_name.strip():
        errors["group_name"] = _("Say in words whom the requirement concerns.")
    if not 1 <= rule.days <= MOST_DAYS:
        errors["days"] = _("Write a number of days from 1 to %(most)d.") % {"most": MOST_DAYS}
    if rule.months is not None and not 1 <= rule.months <= MOST_MONTHS:
        errors["months"] = _("Write a number of months from 1 to %(most)d, or nothing.") % {"most": MOST_MONTHS}
    if errors:
        raise ValidationError(errors)


def check_end(requirement, last_day, today):
    """A last day is today or later, not frozen, and before what is the last day already."""
    if last_day < today:
        raise ValidationError({"last_day": _("The last day is today or later. What has held cannot be changed.")})
    frozen = last_frozen_day()
    if frozen and last_day < frozen:
        raise ValidationError({"last_day": _frozen_text(frozen)})
    if not requirement.versions.touching(last_day + ONE_DAY, FAR).exists():
        raise ValidationError({"last_day": _("The requirement concerns nobody after that day as it is.")})


def check_void(version, reason):
    """A mistake is voided once, with a reason, and not when a frozen report rests on it."""
    if version.voided_at is not None:
        raise ValidationError(_("This version is already voided. Nothing has been changed."))
    frozen = last_frozen_day()
    if frozen and version.starts_on <= frozen:
        text = _(
            "A report is frozen as of %(date)s and rests on this version. It cannot be voided. Make a change from "
            "today on instead."
        )
        raise ValidationError(text % {"date": date_format(frozen, "j F Y")})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the version was a mistake.")})
    if made_way(reason.strip()):
        raise ValidationError({"reason": _("Say it in words of your own.")})


def _wrong_days(rule, today):
    errors = {}
    frozen = last_frozen_day()
    if rule.starts_on < today:
        errors["starts_on"] = _("Choose today or a later day. What was required earlier cannot be changed.")
    elif frozen and rule.starts_on <= frozen:
        errors["starts_on"] = _frozen_text(frozen)
    if rule.ends_on and rule.ends_on < rule.starts_on:
        errors["ends_on"] = _("The last day is before the first.")
    return errors


def _frozen_text(frozen):
    text = _("A report is frozen as of %(date)s. Choose a later day, so that the report goes on being true.")
    return text % {"date": date_format(frozen, "j F Y")}


def _wrong_scope(rule):
    errors = {}
    if set(rule.units) & set(rule.excluded):
        errors["excluded"] = _("A unit cannot be both included and left out.")
    known = {"unit_kinds": UnitKind, "forms": EmploymentForm, "appointment_kinds": AppointmentKind}
    for name, choices in known.items():
        if set(getattr(rule, name)) - set(choices.values):
            errors[name] = _("Choose among what is on the list.")
    return errors


def _wrong_trainings(rule):
    if not rule.accepted:
        return {"accepted": _("Choose at least one training.")}
    if not all(1 <= edition <= HIGHEST_EDITION for edition in rule.accepted.values()):
        return {"accepted": _("The lowest edition is 1 or more.")}
    if requirable().filter(pk__in=rule.accepted).count() != len(rule.accepted):
        return {"accepted": _("A part of a course cannot be required by itself. Choose the whole course.")}
    return {}


def _lock(requirement, seen):
    """One change of a requirement at a time, and only of what its author has seen."""
    Requirement.objects.select_for_update().get(pk=requirement.pk)
    if state_of(requirement) != seen:
        text = _("Somebody else has changed this requirement since you opened the page. Nothing has been saved.")
        raise ValidationError(text, code="stale")


def _carry_out(requirement, plan, by):
    """Void and record, all at one moment, and bring the coverage in line."""
    moment = timezone.now()
    for version, reason in plan.voided:
        version.void(reason, by=by, at=moment)
    for rule in plan.recorded:
        record_version(requirement, rule, moment=moment)
    coverage.rebuild(requirements={requirement.pk})


def _free_key(name):
    stem = slugify(name)[:40] or "krav"
    taken = set(Requirement.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if key not in taken)


def history(requirement):
    """The versions, the latest first: all but those that gave way to one that says the same for fewer or more days."""
    rows = list(requirement.versions.select_related("voided_by").order_by("-starts_on", "-pk"))
    rules, found, said = as_rules(rows), [], []
    for row in rows:  # Of those with the same first day, the one recorded last comes first.
        same = replace(rules[row.pk], ends_on=None)
        if row.voided_at is None or not (_lives_on(row) or made_way(row.void_reason) and same in said):
            found.append(row)
        said.append(same)
    return found


def _lives_on(row):
    """Did the same go on under another row? A version that was done away with before its first day did not."""
    match = _MADE_WAY.fullmatch(row.void_reason)
    if match is None:
        return False
    kind, day = match.groups()
    return kind != "ends" or day >= row.starts_on.isoformat()


def versions_of(requirements):
    """{requirement: its versions in force, the earliest first}. One query."""
    found = {}
    for row in RequirementVersion.objects.in_force().filter(requirement__in=requirements).order_by("starts_on"):
        found.setdefault(row.requirement_id, []).append(row)
    return found
