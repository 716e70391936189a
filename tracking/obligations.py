"""What one person must take, by when and why: read by the learner's own pages."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from organisation.models import UnitPeriod
from tracking import why_in_words
from tracking.facts import employed_spans, facts_of_person
from tracking.models import Coverage, Definitions, Requirement, RequirementVersion, Training, Why
from tracking.standing import Standing, rule_on, standing
from tracking.why_this_date import of_standing


@dataclass(frozen=True)
class Obligation:
    """One requirement that covers the person today."""

    requirement: Requirement
    version: RequirementVersion
    trainings: list[Training]
    standing: Standing
    why_text: str
    why_this_date: str

    @property
    def due(self):
        """The last day to be in time, or None."""
        return self.standing.due


def of_person(person, on):
    """The obligations of a person on `on`: exempted and absent ones are left out, as they ask nothing today."""
    covered = list(
        Coverage.objects.filter(person=person, starts_on__lte=on, ends_on__gte=on).select_related("requirement")
    )
    if not covered:
        return []
    facts = facts_of_person(person, {row.requirement_id for row in covered})
    versions = _versions(facts, on)
    placements = _placements(person, on)
    definitions, employed = Definitions.load(), employed_spans([person.pk])[person.pk]
    found = {}
    for row in covered:
        version = versions.get(row.requirement_id)
        if version is None or (row.requirement_id in found and row.why == Why.ADDED):
            continue
        now = standing(facts[row.requirement_id], on, definitions)
        if now.relevant:
            trainings = [accepted.training for accepted in version.accepted.all()]
            why = _why(row, version, placements.get(row.unit_id))
            date = of_standing(facts[row.requirement_id], on, now, definitions, employed)
            found[row.requirement_id] = Obligation(
                row.requirement, version, trainings, now, why, why_in_words.to_learner(date)
            )
    return list(found.values())


def _versions(facts, on):
    """{requirement: the version in force on `on`, with its trainings}."""
    wanted = [pk for pk, found in facts.items() if rule_on(found.rules, on)]
    rows = RequirementVersion.objects.on(on).filter(requirement__in=wanted)
    return {row.requirement_id: row for row in rows.prefetch_related("accepted__training", "job_roles")}


def _placements(person, on):
    """{unit: (job role in words, name of the unit on the day)}."""
    rows = person.employments.on(on).select_related("job_role")
    names = UnitPeriod.objects.on(on).filter(unit__in=[row.unit_id for row in rows])
    names = dict(names.values_list("unit_id", "name"))
    return {row.unit_id: (row.job_role.title, names.get(row.unit_id, "")) for row in rows}


def _why(row, version, placement):
    """One plain sentence on why the person must take the training."""
    if placement is None:
        return _("You are to take it because of your employment.")
    role, unit = placement
    if row.why == Why.ADDED:
        return _("You are to take it because your manager at %(unit)s has added you.") % {"unit": unit}
    if version.appointment_kinds:
        return _("You are to take it because of your assignment at %(unit)s.") % {"unit": unit}
    if version.job_roles.all():
        return _("You are to take it because you work as %(role)s at %(unit)s.") % {"role": role.lower(), "unit": unit}
    return _("You are to take it because you work at %(unit)s.") % {"unit": unit}
