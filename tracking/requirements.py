"""Making and changing requirements: each verb records facts and rebuilds the coverage, in one transaction."""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from tracking import coverage
from tracking.models import AcceptedTraining, Requirement, RequirementUnit, RequirementVersion
from tracking.relevance import add_person, exempt_person
from tracking.rules import COLUMNS, LISTS, Rule, as_rules

__all__ = ["Rule", "add_person", "exempt_person", "naming", "record_version", "set_rule"]


@transaction.atomic
def set_rule(
    requirement, starts_on, *, accepted, group_name, units=(), excluded=(), job_roles=(), source="cms", **rule
):
    """The requirement says this from `starts_on` on; the version in force the day before ends then.

    `accepted` is {training: lowest edition}. `rule` holds the remaining columns of RequirementVersion.
    This is the plain verb, for loading what has held: it takes any day, also one long past. What coordinators change
    goes through `tracking/rule_changes.py`, which looks at the day and at what was changed meanwhile.
    """
    Requirement.objects.select_for_update().get(pk=requirement.pk)
    moment = timezone.now()
    current = requirement.versions.on(starts_on).first()
    if current is not None:
        _end(current, starts_on - timedelta(days=1), moment)
    said = Rule(
        starts_on=starts_on,
        group_name=group_name,
        units=tuple(unit.pk for unit in units),
        excluded=tuple(unit.pk for unit in excluded),
        job_roles=tuple(role.pk for role in job_roles),
        accepted={training.pk: edition for training, edition in accepted.items()},
        **rule,
    )
    version = record_version(requirement, said, moment=moment, source=source)
    coverage.rebuild(requirements={requirement.pk})
    return version


def record_version(requirement, rule, *, moment, source="cms"):
    """Store the Rule as a version. `moment` is shared by all that is recorded and voided in one change."""
    version = RequirementVersion.objects.create(
        requirement=requirement,
        starts_on=rule.starts_on,
        ends_on=rule.ends_on,
        recorded_at=moment,
        source=source,
        **{name: list(getattr(rule, name)) for name in LISTS},
        **{name: getattr(rule, name) for name in COLUMNS},
    )
    version.job_roles.set(rule.job_roles)
    RequirementUnit.objects.bulk_create(
        [RequirementUnit(version=version, unit_id=unit) for unit in rule.units]
        + [RequirementUnit(version=version, unit_id=unit, excluded=True) for unit in rule.excluded]
    )
    AcceptedTraining.objects.bulk_create(
        [
            AcceptedTraining(version=version, training_id=training, lowest_edition=edition)
            for training, edition in rule.accepted.items()
        ]
    )
    return version


def _end(version, last_day, moment=None):
    """Void the version and, unless it would end before it began, record the same with an end."""
    moment = moment or timezone.now()
    version.void(f"ends {last_day}", at=moment)
    if last_day >= version.starts_on:
        ended = replace(as_rules([version])[version.pk], ends_on=last_day)
        record_version(version.requirement, ended, moment=moment, source=version.source)


def naming(units):
    """The names of the requirements whose rule, now or later, names one of the units (ids)."""
    rows = RequirementUnit.objects.filter(unit__in=units, version__voided_at=None, version__ends_on=None)
    return list(rows.values_list("version__requirement__name", flat=True).distinct().order_by("version__requirement"))
