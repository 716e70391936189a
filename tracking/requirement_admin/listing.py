"""What the pages show of requirements: how many they cover today, what comes next, and all that they have said."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import ModelLogEntry

from organisation.spans import ONE_DAY
from tracking import rule_in_words
from tracking.models import Coverage, Requirement
from tracking.rule_changes import history, last_frozen_day, made_way, versions_of
from tracking.rule_preview import extent


@dataclass(frozen=True)
class Row:
    """A requirement today."""

    requirement: Requirement
    now: object  # The version in force, or None.
    covers: str
    next_day: object  # The first day on which something else holds, or None.
    next_group: str  # Whom it concerns then; empty when nobody.


def rows_of(today):
    """A Row for each requirement, by name. Three queries."""
    requirements = list(Requirement.objects.order_by("name", "pk"))
    versions, covers = versions_of(requirements), _covers(today)
    return [_row(one, versions.get(one.pk, []), covers.get(one.pk, (0, 0)), today) for one in requirements]


def _row(requirement, versions, covers, today):
    now = next((v for v in versions if v.starts_on <= today <= v.last_day), None)
    coming = next((v for v in versions if v.starts_on > today), None)
    next_day, group = (coming.starts_on, coming.group_name) if coming else (None, "")
    if now and now.ends_on and (coming is None or now.ends_on + ONE_DAY < coming.starts_on):
        next_day, group = now.ends_on + ONE_DAY, ""
    return Row(requirement, now, extent(*covers), next_day, group)


def _covers(today):
    """{requirement: (persons, units)}."""
    rows = Coverage.objects.filter(starts_on__lte=today, ends_on__gte=today).values("requirement").order_by()
    counted = rows.annotate(persons=Count("person", distinct=True), units=Count("unit", distinct=True))
    return {row["requirement"]: (row["persons"], row["units"]) for row in counted}


@dataclass(frozen=True)
class Said:
    """One version in a requirement's history."""

    version: object
    state: str
    lines: list
    is_voided: bool
    can_be_voided: bool
    reason: str


def everything_said(requirement, today):
    """A Said for each version, the latest first. The number of queries does not depend on how many there are."""
    rows, frozen = history(requirement), last_frozen_day()
    lines = rule_in_words.describe_all(rows)
    return [
        Said(
            version=row,
            state=_state(row, today),
            lines=lines[row.pk],
            is_voided=row.voided_at is not None,
            can_be_voided=row.voided_at is None and (frozen is None or row.starts_on > frozen),
            reason="" if made_way(row.void_reason) else row.void_reason,
        )
        for row in rows
    ]


def _state(row, today):
    if row.voided_at is not None:
        return _("Replaced before it held") if made_way(row.void_reason) else pgettext("version", "Voided")
    if row.starts_on > today:
        return _("Planned")
    return _("Holds today") if row.last_day >= today else _("Has held")


def starting_point(requirement, today):
    """The version that a change begins with: that of today, or else the next, or else the last. None without any."""
    versions = versions_of([requirement]).get(requirement.pk, [])
    now = next((v for v in versions if v.last_day >= today), None)
    return now or (versions[-1] if versions else None)


def log_of(requirement):
    """The latest twenty changes in the CMS: who, when, what."""
    return ModelLogEntry.objects.for_instance(requirement).select_related("user")[:20]
