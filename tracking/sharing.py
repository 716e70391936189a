"""Requirements that accept the same training: the figures of one less those of another tell of who is in one only."""

from collections import Counter, defaultdict

from tracking.models import AcceptedTraining, RequirementVersion
from tracking.relevant import relevant_placements


def sharing_requirements(on):
    """{requirement id: [requirements]} that share a training on `on`, itself among them. One query.

    A training shared by two and another by one of them and a third put all three together. That the rules may ask for
    different editions or validity is not looked at: treated as if whoever has completed one has completed the others,
    they give away no less.
    """
    rows = AcceptedTraining.objects.filter(version__in=RequirementVersion.objects.on(on)).select_related(
        "version__requirement"
    )
    by_training, requirements = defaultdict(set), {}
    for row in rows:
        requirements[row.version.requirement_id] = row.version.requirement
        by_training[row.training_id].add(row.version.requirement_id)
    together = {pk: {pk} for pk in requirements}
    for sharing in by_training.values():
        joined = set().union(*(together[pk] for pk in sharing))
        for pk in joined:
            together[pk] = joined
    return {pk: [requirements[one] for one in sorted(joined)] for pk, joined in together.items()}


def persons_alike(requirements, definitions, readers, *, on):
    """{(units by requirement, units that the person heads): number} of the persons relevant for some of them.

    One query for all of the `requirements`.
    """
    placements = defaultdict(list)
    for person, unit, mask in relevant_placements(requirements, definitions, on=on):
        placements[person].append((unit, mask))
    plain, alike = Counter(), Counter()
    for person, places in placements.items():
        if len(places) == 1 and person not in readers.units_headed:
            plain[places[0]] += 1
        else:
            headed = frozenset(readers.units_headed.get(person, ()))
            alike[_by_requirement(places, len(requirements)), headed] += 1
    for place, number in plain.items():
        alike[_by_requirement([place], len(requirements)), frozenset()] += number
    return alike


def _by_requirement(places, number):
    """For each requirement the units of the places whose mask has its bit."""
    return tuple(frozenset(unit for unit, mask in places if mask >> bit & 1) for bit in range(number))
