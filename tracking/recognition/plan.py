"""What a file with completions would record: exactly what the ledger would, row by row in the order of the days.

The ledger asks the database about each person anew. Here the facts about all of them are read first, a few queries for
each thousand persons, so that a file of ten thousand rows is no night's work. A property test holds the two equal.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Max

from organisation.models import User
from tracking.days import add_months
from tracking.models import (
    Completion,
    CompletionImportKind,
    Coverage,
    Definitions,
    Edition,
    How,
    RequirementVersion,
    Round,
    RoundReason,
)

AT_A_TIME = 2000  # persons


@dataclass(slots=True)
class New:
    """A completion to be recorded."""

    person: int
    training: int
    round: int | None
    edition: int
    completed_on: date
    counts_from: date
    evidence: str


@dataclass
class Plan:
    """What there is to record, and the rounds (id: day) that end with it."""

    new: list = field(default_factory=list)
    ends: dict = field(default_factory=dict)
    unchanged: int = 0
    rounds: dict = field(default_factory=dict)


def plan(reading, kind, *, lock=False):
    """A Plan for the rows of the reading; rows that cannot be taken after all are noted in it.

    With `lock` the persons are held until the transaction ends, in the order of their ids.
    """
    found = Plan()
    rows = _checked(reading, kind)
    persons = sorted({person for person, _row in rows})
    rules = _Rules({row.training for _person, row in rows})
    by_person = defaultdict(list)
    for person, row in rows:
        by_person[person].append(row)
    for start in range(0, len(persons), AT_A_TIME):
        some = persons[start : start + AT_A_TIME]
        if lock:
            list(User.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk", flat=True))
        facts = _Facts(some, rules, kind)
        for person in some:
            for row in sorted(by_person[person], key=lambda row: (row.completed_on, row.row)):
                _take(found, facts, rules, kind, person, row)
    return found


def _checked(reading, kind):
    """[(id of the person, row)] of the rows that name a person we know, an edition that exists, and nothing twice."""
    persons = _persons({row.person_id for row in reading.rows})
    editions = _live_editions({row.training for row in reading.rows})
    seen, good = {}, []
    for row in reading.rows:
        key = (row.person_id, row.training, row.completed_on)
        latest = editions.get(row.training, 1)
        if row.person_id not in persons:
            reading.note(row.row, "person_id", "unknown_person")
        elif (row.edition or 1) > latest:
            reading.note(row.row, "edition", "no_such_edition", latest=latest)
        elif key in seen:
            reading.note(row.row, "", "duplicate", other=seen[key])
        else:
            seen[key] = row.row
            row.edition = latest if kind == CompletionImportKind.RECOGNISED else row.edition or 1
            good.append((persons[row.person_id], row))
    return good


def _persons(employee_ids):
    """{employee id: id}, also of those who have left."""
    found, wanted = {}, sorted(employee_ids)
    for start in range(0, len(wanted), AT_A_TIME):
        rows = User.objects.filter(employee_id__in=wanted[start : start + AT_A_TIME])
        found.update(rows.values_list("employee_id", "pk"))
    return found


def _live_editions(trainings):
    rows = Edition.objects.filter(training__in=trainings).values("training").annotate(newest=Max("number"))
    return dict(rows.values_list("training", "newest"))


class _Rules:
    """The rules with months that accept one of the trainings, and what else they accept."""

    def __init__(self, trainings):
        self.trainings = set(trainings)
        self.window = timedelta(days=Definitions.load().renewal_window)
        versions = RequirementVersion.objects.in_force().filter(accepted__training__in=trainings, months__isnull=False)
        self.versions = list(versions.distinct().prefetch_related("accepted"))
        self.accepted = {row.pk: {one.training_id for one in row.accepted.all()} for row in self.versions}
        self.requirements = {row.requirement_id for row in self.versions}
        self.related = self.trainings.union(*self.accepted.values())

    def asking(self, training, on):
        """The rules of the day that accept the training."""
        return [
            row for row in self.versions if row.starts_on <= on <= row.last_day and training in self.accepted[row.pk]
        ]


class _Facts:
    """What is recorded of some persons, and what the file has added so far. Three queries."""

    def __init__(self, persons, rules, kind):
        self.done = defaultdict(list)  # person: [(day, place, training, counts from)]
        self.loose, self.recognised, self.rounds, self.covered = set(), set(), {}, defaultdict(list)
        rows = Completion.objects.in_force().filter(person__in=persons, training__in=rules.related).order_by("pk")
        for row in rows.values_list("person_id", "training_id", "completed_on", "counts_from", "how", "round_id"):
            self.add(*row)
        if kind == CompletionImportKind.RECOGNISED:
            opened = Round.objects.filter(person__in=persons, training__in=rules.trainings, ended_on=None)
            self.rounds = {(row.person_id, row.training_id): row for row in opened}
        covered = Coverage.objects.filter(person__in=persons, requirement__in=rules.requirements)
        for person, requirement, first, last in covered.values_list(
            "person_id", "requirement_id", "starts_on", "ends_on"
        ):
            self.covered[person, requirement].append((first, last))

    def add(self, person, training, on, counts_from, how, round_id):
        self.done[person].append((on, len(self.done[person]), training, counts_from))
        key = (person, training, on)
        if round_id is None:
            self.loose.add(key)
        if how == How.RECOGNISED:
            self.recognised.add(key)

    def is_covered(self, person, requirement, on):
        return any(first <= on <= last for first, last in self.covered[person, requirement])


def _take(found, facts, rules, kind, person, row):
    """One row: `ledger.recognise` or `ledger.import_completion`, with the facts at hand."""
    key = (person, row.training, row.completed_on)
    current = facts.rounds.get((person, row.training))
    if key in facts.recognised and kind == CompletionImportKind.RECOGNISED:
        found.unchanged += 1
        return
    if key in facts.loose and current is None:
        found.unchanged += 1
        return
    counts_from = _counts_from(facts, rules, person, row.training, row.completed_on, current)
    round_id = current.pk if current else None
    found.new.append(New(person, row.training, round_id, row.edition, row.completed_on, counts_from, row.evidence))
    facts.add(person, row.training, row.completed_on, counts_from, kind, round_id)
    if current:
        found.ends[current.pk] = max(row.completed_on, current.started_on)
        found.rounds[current.pk] = current
        del facts.rounds[person, row.training]


def _counts_from(facts, rules, person, training, on, current):
    """`renewal.counts_from`, with the facts at hand."""
    done = [row for row in facts.done[person] if row[0] <= on]
    if current is not None and current.reason == RoundReason.NEW_EDITION:
        own = [row for row in done if row[2] == training]
        if own:
            return max(own)[3]
    ends = []
    for version in rules.asking(training, on):
        if facts.is_covered(person, version.requirement_id, on):
            accepted = rules.accepted[version.pk]
            ends += [max((add_months(row[3], version.months) for row in done if row[2] in accepted), default=on)]
    return max((end for end in ends if on < end <= on + rules.window), default=on)
