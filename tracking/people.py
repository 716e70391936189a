"""The persons behind the figures of one unit, for those who may see names (definition 16)."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from organisation.models import Employment
from tracking import why_in_words
from tracking.facts import facts_of_all, rules_of_all
from tracking.figures import Figures
from tracking.models import Completion, Part, Round
from tracking.standing import Standing, State, rule_on, standing
from tracking.why_this_date import Explanation, of_standing


@dataclass(frozen=True)
class PersonRow:
    """One person in a unit, for one requirement on one day."""

    person: object
    job_role: str
    standing: Standing
    added: bool
    still_here: bool
    explained: Explanation | None = None
    done_parts: int = 0
    total_parts: int = 0
    next_part: str = ""

    @property
    def why_this_date(self):
        """One sentence on how the due date, or the last day to renew, came about."""
        return why_in_words.to_head(self.explained)


def placed_in(unit, on):
    """[(person, job role in words)] placed directly in the unit on `on`, each person once, by last name."""
    rows = Employment.objects.on(on).filter(unit=unit).select_related("person", "job_role")
    found = {row.person_id: (row.person, row.job_role.title) for row in rows.order_by("share")}
    return sorted(found.values(), key=lambda pair: pair[0].sorting_name)


class Rows:
    """A PersonRow for each of the `placed`, for any of the requirements on a day. Nine queries in all.

    `still_here` holds the ids of those whose names may be shown. Who is covered only by a placement in another unit is
    outside here (definition 6); but those of `elsewhere` (ids) stand as they do where they are placed. `employed` is
    what `facts.employed_spans` says of them.
    """

    def __init__(self, placed, unit, requirements, on, definitions, *, still_here, employed, elsewhere=frozenset()):
        self.placed, self.unit, self.on, self.definitions = placed, unit, on, definitions
        self.still_here, self.employed, self.elsewhere = still_here, employed, elsewhere
        persons = [person.pk for person, _ in placed]
        self.rules = rules_of_all([requirement.pk for requirement in requirements])
        self.facts = facts_of_all(persons, self.rules)
        now = {pk: rule_on(rules, on) for pk, rules in self.rules.items()}
        self.steps = NextSteps(persons, {pk: rule for pk, rule in now.items() if rule}, on)

    def of(self, requirement):
        """The rows for one of the requirements. No query."""
        return [self._row(requirement, person, job_role) for person, job_role in self.placed]

    def _row(self, requirement, person, job_role):
        facts = self.facts[requirement.pk, person.pk]
        here = [row for row in facts.coverage if row.unit_id == self.unit.pk and row.first <= self.on <= row.last]
        now = Standing(State.OUTSIDE)
        if here or person.pk in self.elsewhere:
            now = standing(facts, self.on, self.definitions)
        return PersonRow(
            person,
            job_role,
            now,
            bool(here) and all(row.added for row in here),
            person.pk in self.still_here,
            of_standing(facts, self.on, now, self.definitions, self.employed[person.pk]),
            *self.steps.of(requirement, person.pk),
        )


def figures_of(rows):
    """The figures of the unit's own placements, counted from its persons."""
    figures = Figures(employed=len(rows))
    for row in rows:
        now = row.standing
        figures.count(now.state, added=row.added, in_period=now.in_period, overdue=now.overdue, expired=now.expired)
    return figures


class NextSteps:
    """How far the persons (ids) had come by a day in the courses of {requirement id: rule}. Three queries."""

    def __init__(self, persons, rules, on):
        self.rules = rules
        trainings = {training for rule in rules.values() for training in rule.lowest}
        self.parts = defaultdict(list)
        parts = Part.objects.filter(course__in=trainings, required=True).select_related("training")
        for part in parts.order_by("position"):
            self.parts[part.course_id].append(part)
        not_ended = Q(ended_on=None) | Q(ended_on__gt=on)
        going = Round.objects.filter(not_ended, person__in=persons, training__in=trainings, started_on__lte=on)
        self.going = set(going.values_list("person_id", "training_id"))
        self.done = defaultdict(set)
        in_round = Completion.objects.in_force().filter(round__in=going, completed_on__lte=on)
        for person, course, training in in_round.values_list("person_id", "round__training_id", "training_id"):
            self.done[person, course].add(training)

    def of(self, requirement, person):
        """(parts done, parts, title of the next part) in the course that the person is on, or could begin."""
        rule = self.rules.get(requirement.pk)
        if rule is None:
            return 0, 0, ""
        course = next((one for one in rule.lowest if (person, one) in self.going), next(iter(rule.lowest)))
        parts = self.parts[course]
        left = [part for part in parts if part.training_id not in self.done[person, course]]
        return len(parts) - len(left), len(parts), left[0].training.title if left else ""


def still_placed(unit, today):
    """The persons (ids) placed directly in the unit today: for a past date only they are shown by name."""
    return set(Employment.objects.on(today).filter(unit=unit).values_list("person_id", flat=True))
