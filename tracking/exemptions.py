"""Who is exempt on a day, counted by reason; and where such counts may be shown (definitions 5, 6 and 17)."""

from collections import Counter, defaultdict

from django.db.models import Exists, OuterRef, Q

from organisation import access
from organisation.models import Appointment
from tracking.figures import Figures
from tracking.folding import UnitFigures
from tracking.models import Coverage, Relevance, RelevanceKind, RelevanceReason
from tracking.suppression import hidden_cells


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


def published_by_reason(published, requirement):
    """{unit: {reason: number}} for the subtrees whose reasons may be told in counts, as `Published` tells. Two queries.

    The exempt are treated as a group of their own: unless they are at least the smallest cell, and so is everything
    that can be worked out from what is told of other units, the reasons are left out.
    """
    exempted = _exempted(requirement, published.on)
    subtrees = defaultdict(set)
    for person, (units, _) in exempted.items():
        for unit in units:
            for up in published.tree.chain(unit) if unit in published.tree else ():
                subtrees[up].add(person)
    hidden = _hidden(published, exempted, subtrees)
    return {unit: _by_reason(exempted[one] for one in found) for unit, found in subtrees.items() if unit not in hidden}


def _exempted(requirement, on):
    """{person: (units with a covered placement, reason)}; of several exemptions on one day the first one counts."""
    rows = Coverage.objects.filter(
        Q(person__relevances__ends_on=None) | Q(person__relevances__ends_on__gte=on),
        requirement=requirement,
        starts_on__lte=on,
        ends_on__gte=on,
        person__relevances__requirement=requirement,
        person__relevances__kind=RelevanceKind.EXEMPT,
        person__relevances__voided_at=None,
        person__relevances__starts_on__lte=on,
    )
    rows = rows.order_by("person__relevances__starts_on", "person__relevances__pk")
    found = {}
    for person, unit, reason in rows.values_list("person_id", "unit_id", "person__relevances__reason"):
        found.setdefault(person, (set(), reason))[0].add(unit)
    return found


def _by_reason(exempted):
    return dict(Counter(reason for _, reason in exempted))


def _hidden(published, exempted, subtrees):
    """The subtrees whose exempt persons are too few, or would let too few be worked out elsewhere."""
    figures = {unit: UnitFigures() for unit in published.tree.nodes}
    overlaps = []
    for units, _ in exempted.values():
        standing = units.intersection(figures)
        for unit in standing:
            figures[unit].own.completed += 1
        if len(standing) > 1:
            overlaps.append(standing)
    for unit, persons in subtrees.items():
        figures[unit].subtree = Figures(completed=len(persons))
    known = _known(published, exempted)
    smallest = published.definitions.small_cell
    hidden = hidden_cells(published.tree, figures, smallest, overlaps=overlaps, known=known, meeting=published.meeting)
    return hidden.subtrees


def _known(published, exempted):
    """{unit: how many of its own exempt staff the head above knows}: heads, and everybody where there is no head."""
    heads = Appointment.objects.on(published.today).filter(kind__in=access.HEADING, person__in=exempted)
    leading = set(heads.values_list("person_id", "unit_id"))
    known = Counter()
    for person, (units, _) in exempted.items():
        known.update(unit for unit in units if unit not in published.headed or (person, unit) in leading)
    return known
