"""What a requirement says from one day to another, as a plain value: the same for a recorded version and a draft."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import prefetch_related_objects

from organisation.models import FAR

LISTS = ("unit_kinds", "forms", "appointment_kinds")
COLUMNS = ("group_name", "days", "months", "decided_by", "reference")


@dataclass(frozen=True)
class Rule:
    """Whom it concerns and what it asks. Units, job roles and trainings are ids; an empty dimension asks nothing."""

    starts_on: date
    ends_on: date | None = None
    group_name: str = ""
    units: tuple = ()
    excluded: tuple = ()
    unit_kinds: tuple = ()
    job_roles: tuple = ()
    forms: tuple = ()
    appointment_kinds: tuple = ()
    accepted: dict = field(default_factory=dict)  # {training: lowest edition}
    days: int = 60
    months: int | None = None
    decided_by: str = ""
    reference: str = ""

    @property
    def last_day(self):
        """The last day, with FAR for an open end."""
        return self.ends_on or FAR

    def holds_on(self, day):
        """Is this what is required on the day?"""
        return self.starts_on <= day <= self.last_day


def as_rules(versions):
    """{id of the version: Rule}. Three queries, however many versions there are."""
    versions = list(versions)
    prefetch_related_objects(versions, "units", "job_roles", "accepted")
    return {version.pk: _rule_of(version) for version in versions}


def _rule_of(version):
    rows = version.units.all()
    return Rule(
        starts_on=version.starts_on,
        ends_on=version.ends_on,
        units=tuple(sorted(row.unit_id for row in rows if not row.excluded)),
        excluded=tuple(sorted(row.unit_id for row in rows if row.excluded)),
        job_roles=tuple(sorted(role.pk for role in version.job_roles.all())),
        accepted={row.training_id: row.lowest_edition for row in version.accepted.all()},
        **{name: tuple(getattr(version, name)) for name in LISTS},
        **{name: getattr(version, name) for name in COLUMNS},
    )
