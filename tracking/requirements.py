"""Making and changing requirements: each verb records facts and rebuilds the coverage, in one transaction."""

from datetime import timedelta

from django.db import transaction

from tracking import coverage
from tracking.models import AcceptedTraining, Requirement, RequirementUnit, RequirementVersion
from tracking.relevance import add_person, exempt_person

__all__ = ["add_person", "exempt_person", "naming", "set_rule"]


@transaction.atomic
def set_rule(requirement, starts_on, *, accepted, group_name, units=(), excluded=(), job_roles=(), **rule):
    """The requirement says this from `starts_on` on; the version in force the day before ends then.

    `accepted` is {training: lowest edition}. `rule` holds the remaining columns of RequirementVersion.
    """
    Requirement.objects.select_for_update().get(pk=requirement.pk)
    current = requirement.versions.on(starts_on).first()
    if current is not None:
        _end(current, starts_on - timedelta(days=1))
    version = RequirementVersion.objects.create(
        requirement=requirement, starts_on=starts_on, group_name=group_name, **rule
    )
    version.job_roles.set(job_roles)
    RequirementUnit.objects.bulk_create(
        [RequirementUnit(version=version, unit=unit) for unit in units]
        + [RequirementUnit(version=version, unit=unit, excluded=True) for unit in excluded]
    )
    AcceptedTraining.objects.bulk_create(
        [
            AcceptedTraining(version=version, training=training, lowest_edition=edition)
            for training, edition in accepted.items()
        ]
    )
    coverage.rebuild(requirements={requirement.pk})
    return version


def _end(version, last_day):
    """Void the version and, unless it would end before it began, insert the same with an end."""
    version.void(f"ends {last_day}")
    if last_day < version.starts_on:
        return
    columns = ("group_name", "unit_kinds", "forms", "appointment_kinds", "days", "months", "decided_by", "reference")
    ended = RequirementVersion.objects.create(
        requirement_id=version.requirement_id,
        starts_on=version.starts_on,
        ends_on=last_day,
        source=version.source,
        **{column: getattr(version, column) for column in columns},
    )
    ended.job_roles.set(version.job_roles.all())
    for row in version.units.all():
        RequirementUnit.objects.create(version=ended, unit_id=row.unit_id, excluded=row.excluded)
    for row in version.accepted.all():
        AcceptedTraining.objects.create(version=ended, training_id=row.training_id, lowest_edition=row.lowest_edition)


def naming(units):
    """The names of the requirements whose rule, now or later, names one of the units (ids)."""
    rows = RequirementUnit.objects.filter(unit__in=units, version__voided_at=None, version__ends_on=None)
    return list(rows.values_list("version__requirement__name", flat=True).distinct().order_by("version__requirement"))
