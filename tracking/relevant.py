"""Who is relevant for which requirements, and where: the persons behind Y, for several requirements at once."""

from datetime import timedelta

from django.db.models import Case, Exists, OuterRef, Q, Sum, Value, When

from organisation.models import Absence
from tracking.models import Coverage, Relevance, RelevanceKind


def relevant_placements(requirements, definitions, *, on, persons=None):
    """[(person, unit, mask)]: the bit of each of the `requirements` (a list) that the person is relevant for there.

    Covered, and neither exempt nor on leave (definitions 5 to 8). `persons` (a query for ids) asks for some only. One
    query.
    """
    bits = [When(requirement=requirement, then=Value(1 << place)) for place, requirement in enumerate(requirements)]
    rows = Coverage.objects.filter(requirement__in=requirements, starts_on__lte=on, ends_on__gte=on)
    if persons is not None:
        rows = rows.filter(person__in=persons)
    person, not_ended = OuterRef("person_id"), Q(ends_on=None) | Q(ends_on__gte=on)
    exempt = Relevance.objects.in_force().filter(
        not_ended,
        kind=RelevanceKind.EXEMPT,
        starts_on__lte=on,
        person=person,
        requirement=OuterRef("requirement_id"),
    )
    rows = rows.filter(~Exists(exempt))
    if not definitions.count_leave:
        long_enough = on - timedelta(days=definitions.leave_days - 1)
        away = Absence.objects.in_force().filter(not_ended, starts_on__lte=long_enough, person=person)
        rows = rows.filter(~Exists(away))
    found = rows.values("person_id", "unit_id").annotate(mask=Sum(Case(*bits)))
    return list(found.values_list("person_id", "unit_id", "mask").order_by())
