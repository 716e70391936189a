"""Read the facts that decide standings, for some persons and one requirement, with a fixed number of queries."""

from collections import defaultdict

from organisation.models import FAR, Absence, Employment
from tracking.models import Completion, Coverage, Relevance, RelevanceKind, RequirementVersion, Round, Why
from tracking.standing import Covered, Done, Facts, Rule, demands_differ

COVERAGE_COLUMNS = ("starts_on", "ends_on", "since", "unit_id", "why")
DONE_COLUMNS = ("training_id", "edition", "completed_on", "counts_from", "how")


def rules_of(requirement):
    """The versions of the requirement in force, by first day, as plain data. Two queries."""
    versions = requirement.versions.in_force().order_by("starts_on").prefetch_related("accepted")
    return [_rule(version) for version in versions]


def rules_of_all(requirements):
    """{requirement id: its versions in force, by first day, as plain data}. Two queries for all of them."""
    found = {requirement.pk: [] for requirement in requirements}
    versions = RequirementVersion.objects.in_force().filter(requirement__in=found).order_by("starts_on")
    for version in versions.prefetch_related("accepted"):
        found[version.requirement_id].append(_rule(version))
    return found


def _rule(version):
    """A version as plain data; its accepted trainings must be prefetched."""
    return Rule(
        starts_on=version.starts_on,
        ends_on=version.last_day,
        days=version.days,
        months=version.months,
        lowest={row.training_id: row.lowest_edition for row in version.accepted.all()},
    )


def _covered(starts_on, ends_on, since, unit, why):
    """A row of Coverage, given by its COVERAGE_COLUMNS, as plain data."""
    return Covered(starts_on, ends_on, since, unit, why == Why.ADDED)


def facts_of(persons, requirement, rules):
    """{person id: Facts} for the persons (ids). Five queries, however many they are."""
    found = {person: Facts(rules=rules) for person in persons}
    trainings = {training for rule in rules for training in rule.lowest}
    covered = Coverage.objects.filter(requirement=requirement, person__in=persons)
    for person, *row in covered.values_list("person_id", *COVERAGE_COLUMNS):
        found[person].coverage.append(_covered(*row))
    exempt = Relevance.objects.in_force().filter(requirement=requirement, person__in=persons, kind=RelevanceKind.EXEMPT)
    for row in exempt:
        found[row.person_id].exempt.append((row.starts_on, row.last_day))
    for row in Absence.objects.in_force().filter(person__in=persons):
        found[row.person_id].absences.append((row.starts_on, row.last_day))
    done = Completion.objects.in_force().filter(person__in=persons, training__in=trainings)
    for person, *values in done.values_list("person_id", *DONE_COLUMNS):
        found[person].completions.append(Done(*values))
    rounds = Round.objects.filter(person__in=persons, training__in=trainings)
    for person, training, started, ended in rounds.values_list("person_id", "training_id", "started_on", "ended_on"):
        found[person].rounds.append((training, started, ended or FAR))
    return found


def facts_for_due_dates(pairs, rules):
    """{(requirement id, person id): Facts} with all that decides the due date of somebody who has not completed.

    `rules` is {requirement id: its versions}. Rounds are left out, and so are completions where no version has asked
    for anything else: one that grew too old has stopped counting by then, and puts nothing off. Four queries at most.
    """
    found = {pair: Facts(rules=rules[pair[0]]) for pair in pairs}
    if not found:
        return found
    persons = {person for _, person in found}
    requirements = {requirement for requirement, _ in found}
    both = {"person__in": persons, "requirement__in": requirements}
    for row in Coverage.objects.filter(**both).values_list("requirement_id", "person_id", *COVERAGE_COLUMNS):
        if row[:2] in found:
            found[row[:2]].coverage.append(_covered(*row[2:]))
    exempt = Relevance.objects.in_force().filter(kind=RelevanceKind.EXEMPT, **both)
    for row in exempt:
        if (row.requirement_id, row.person_id) in found:
            found[row.requirement_id, row.person_id].exempt.append((row.starts_on, row.last_day))
    _add_to_all(found, persons)
    return found


def _add_to_all(found, persons):
    """The facts that belong to the person, whatever the requirement: absences, and completions where they matter."""
    absences, done = defaultdict(list), defaultdict(list)
    for row in Absence.objects.in_force().filter(person__in=persons):
        absences[row.person_id].append((row.starts_on, row.last_day))
    trainings = {t for facts in found.values() if demands_differ(facts.rules) for r in facts.rules for t in r.lowest}
    if trainings:
        rows = Completion.objects.in_force().filter(person__in=persons, training__in=trainings)
        for person, *values in rows.values_list("person_id", *DONE_COLUMNS):
            done[person].append(Done(*values))
    for (_, person), facts in found.items():
        facts.absences = absences[person]
        accepted = {training for rule in facts.rules for training in rule.lowest}
        facts.completions = [row for row in done[person] if row.training_id in accepted]


def covered_in(unit, requirement, on):
    """{person id: only through an addition?} for the persons covered in the unit on `on`."""
    rows = Coverage.objects.filter(requirement=requirement, unit=unit, starts_on__lte=on, ends_on__gte=on)
    return {person: why == Why.ADDED for person, why in rows.values_list("person_id", "why")}


def facts_of_person(person, requirements):
    """{requirement id: Facts} for one person and some requirements (ids). Seven queries."""
    found = {pk: Facts() for pk in requirements}
    versions = RequirementVersion.objects.in_force().filter(requirement__in=found).prefetch_related("accepted")
    for version in versions.order_by("starts_on"):
        found[version.requirement_id].rules.append(_rule(version))
    absences = [(row.starts_on, row.last_day) for row in Absence.objects.in_force().filter(person=person)]
    done = [Done(*row) for row in person.completions.in_force().values_list(*DONE_COLUMNS)]
    rounds = [
        (training, started, ended or FAR)
        for training, started, ended in person.rounds.values_list("training_id", "started_on", "ended_on")
    ]
    for facts in found.values():
        accepted = {training for rule in facts.rules for training in rule.lowest}
        facts.absences = absences
        facts.completions = [row for row in done if row.training_id in accepted]
        facts.rounds = [row for row in rounds if row[0] in accepted]
    covered = Coverage.objects.filter(person=person, requirement__in=found)
    for requirement, *row in covered.values_list("requirement_id", *COVERAGE_COLUMNS):
        found[requirement].coverage.append(_covered(*row))
    exempt = person.relevances.in_force().filter(requirement__in=found, kind=RelevanceKind.EXEMPT)
    for row in exempt:
        found[row.requirement_id].exempt.append((row.starts_on, row.last_day))
    return found


def employed_spans(persons):
    """{person id: the spans of all employments}, for the persons (ids). One query."""
    found = {person: [] for person in persons}
    rows = Employment.objects.in_force().filter(person__in=persons)
    for person, first, last in rows.values_list("person_id", "starts_on", "ends_on"):
        found[person].append((first, last or FAR))
    return found
