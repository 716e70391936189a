"""Why those who are exempt are so: reasons from the closed list, counted (definition 5)."""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from tracking.models import Coverage, Relevance, RelevanceKind, RelevanceReason


def by_requirement(units, requirements, *, on):
    """{requirement id: {reason: number of persons}} of those exempt on `on` with a covered placement in the `units`.

    Who is exempted by several heads counts once, with the reason that came first, so that the numbers add up to the
    exempt. One query.
    """
    covered = Coverage.objects.filter(
        person=OuterRef("person_id"),
        requirement=OuterRef("requirement_id"),
        unit__in=units,
        starts_on__lte=on,
        ends_on__gte=on,
    )
    rows = Relevance.objects.on(on).filter(Exists(covered), kind=RelevanceKind.EXEMPT, requirement__in=requirements)
    reasons = {}
    for requirement, person, reason in rows.order_by("starts_on", "pk").values_list(
        "requirement_id", "person_id", "reason"
    ):
        reasons.setdefault((requirement, person), reason)
    found = defaultdict(lambda: dict.fromkeys(RelevanceReason, 0))
    for (requirement, _), reason in reasons.items():
        found[requirement][reason] += 1
    return {requirement: {reason: n for reason, n in counts.items() if n} for requirement, counts in found.items()}
