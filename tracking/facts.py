"""Read the facts that decide standings, for some persons and one requirement, with a fixed number of queries."""

from collections import defaultdict

from organisation.models import FAR, Absence, Employment
from tracking.models import Completion, Coverage, Relevance, RelevanceKind, RequirementVersion, Round, Why
from tracking.standing import Covered, Done, Facts, Rule, demands_differ

COVERAGE_COLUMNS = ("starts_on", "ends_on", "since", "unit_id", "why")
DONE_COLUMNS = ("training_id", "edition", "completed_on", "counts_from", "how")


def rules_of(requirement):
    """The versions of the requirement in force, by first day, as plain data. One query."""
    return rules_of_all([requirement.pk])[requirement.pk]


def rules_of_all(requirements):
    """{requirement id: its versions in force, by first day, as plain data}, for the requirements (ids). One query."""
    found = {requirement: [] for requirement in requirements}
    versions = RequirementVersion.objects.in_force().filter(requirement__in=found)
    rows = versions.order_by("starts_on", "pk", "accepted__pk").values_list(
        "pk",
        "requirement_id",
        "starts_on",
        "ends_on",
        "days",
        "months",
        "accepted__training",
        "accepted__lowest_edition",
    )
    rules = {}
    for version, requirement, first, last, days, months, training, lowest in rows:
        if version not in rules:
            rules[version] = Rule(starts_on=first, ends_on=last or FAR, days=days, months=months, lowest={})
            found[requirement].append(rules[version])
        if training is not None:
            rules[version].lowest[training] = lowest
    return found


def _covered(starts_on, ends_on, since, unit, why):
    """A row of Coverage, given by its COVERAGE_COLUMNS, as plain data."""
    return Covered(starts_on, ends_on, since, unit, why == Why.ADDED)


def facts_of(persons, requirement, rules):
    """{person id: Facts} for the persons (ids) and one requirement. Five queries, however many they are."""
    found = facts_of_all(persons, {requirement.pk: rules})
    return {person: facts for (_, person), facts in found.items()}


def facts_of_all(persons, rules):
    """{(requirement id, person id): Facts} for the persons (ids) and every requirement of `rules`.

    `rules` is what `rules_of_all` gives. Five queries, however many persons and requirements.
    """
    found = {(requirement, person): Facts(rules=rules[requirement]) for requirement in rules for person in persons}
    _add_coverage(found, persons, rules.keys())
    trainings = {training for versions in rules.values() for rule in versions for training in rule.lowest}
    _add_what_is_the_persons(found, _absences(persons), _done(persons, trainings), _rounds(persons, trainings))
    return found


def _add_coverage(found, persons, requirements):
    """Put the coverage and the exemptions into those of the Facts that are wanted. Two queries."""
    both = {"person__in": persons, "requirement__in": requirements}
    covered = Coverage.objects.filter(**both).values_list("requirement_id", "person_id", *COVERAGE_COLUMNS)
    for requirement, person, *row in covered:
        if facts := found.get((requirement, person)):
            facts.coverage.append(_covered(*row))
    exempt = Relevance.objects.in_force().filter(kind=RelevanceKind.EXEMPT, **both)
    for requirement, person, first, last in exempt.values_list("requirement_id", "person_id", "starts_on", "ends_on"):
        if facts := found.get((requirement, person)):
            facts.exempt.append((first, last or FAR))


def _add_what_is_the_persons(found, absences, done, rounds):
    """Put what belongs to the person, whatever the requirement, into the Facts: of training, what a rule accepts."""
    rules = {requirement: facts.rules for (requirement, _), facts in found.items()}
    accepted = {pk: {training for rule in some for training in rule.lowest} for pk, some in rules.items()}
    for (requirement, person), facts in found.items():
        facts.absences = absences.get(person, [])
        facts.completions = [row for row in done.get(person, ()) if row.training_id in accepted[requirement]]
        facts.rounds = [row for row in rounds.get(person, ()) if row[0] in accepted[requirement]]


def _absences(persons):
    """{person id: the spans of the absences}. One query."""
    found = defaultdict(list)
    rows = Absence.objects.in_force().filter(person__in=persons)
    for person, first, last in rows.values_list("person_id", "starts_on", "ends_on"):
        found[person].append((first, last or FAR))
    return found


def _done(persons, trainings):
    """{person id: the completions of the trainings (ids), the earliest first}. One query.

    In order, because of two that explain a due date equally well `standing` takes the first.
    """
    found = defaultdict(list)
    rows = Completion.objects.in_force().filter(person__in=persons, training__in=trainings)
    for person, *values in rows.order_by("completed_on", "pk").values_list("person_id", *DONE_COLUMNS):
        found[person].append(Done(*values))
    return found


def _rounds(persons, trainings):
    """{person id: [(training, first day, last day)] of the rounds of the trainings (ids)}. One query."""
    found = defaultdict(list)
    rows = Round.objects.filter(person__in=persons, training__in=trainings)
    for person, training, started, ended in rows.values_list("person_id", "training_id", "started_on", "ended_on"):
        found[person].append((training, started, ended or FAR))
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
    _add_coverage(found, persons, {requirement for requirement, _ in found})
    asked = {t for facts in found.values() if demands_differ(facts.rules) for r in facts.rules for t in r.lowest}
    done = _done(persons, asked) if asked else {}
    _add_what_is_the_persons(found, _absences(persons), done, {})
    return found


def facts_of_person(person, requirements):
    """{requirement id: Facts} for one person and some requirements (ids). Six queries."""
    found = facts_of_all([person.pk], rules_of_all(requirements))
    return {requirement: facts for (requirement, _), facts in found.items()}


def employed_spans(persons):
    """{person id: the spans of all employments}, for the persons (ids). One query."""
    found = {person: [] for person in persons}
    rows = Employment.objects.in_force().filter(person__in=persons)
    for person, first, last in rows.values_list("person_id", "starts_on", "ends_on"):
        found[person].append((first, last or FAR))
    return found
