"""The persons behind the figures of one unit, for those who may see names (definition 16)."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from organisation.models import Employment
from tracking import why_in_words
from tracking.facts import covered_in, facts_of, rules_of
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


def rows_of(
    placed, unit, requirement, on, definitions, *, still_here, employed, elsewhere=frozenset(), period_start=None
):
    """A PersonRow for each of the `placed`; `still_here` holds the ids of those whose names may be shown.

    Who is covered only by a placement in another unit is outside here (definition 6); but those of `elsewhere`
    (ids) stand as they do where they are placed. `employed` is what `facts.employed_spans` says of them.
    """
    rules = rules_of(requirement)
    facts = facts_of([person.pk for person, _ in placed], requirement, rules)
    covered = covered_in(unit, requirement, on)
    steps = _next_steps([person.pk for person, _ in placed], rule_on(rules, on), on)
    rows = []
    for person, job_role in placed:
        now = Standing(State.OUTSIDE)
        if person.pk in covered or person.pk in elsewhere:
            now = standing(facts[person.pk], on, definitions, period_start)
        added = covered.get(person.pk, False)
        why = of_standing(facts[person.pk], on, now, definitions, employed[person.pk])
        rows.append(PersonRow(person, job_role, now, added, person.pk in still_here, why, *steps(person.pk)))
    return rows


def figures_of(rows):
    """The figures of the unit's own placements, counted from its persons."""
    figures = Figures(employed=len(rows))
    for row in rows:
        now = row.standing
        figures.count(now.state, added=row.added, in_period=now.in_period, overdue=now.overdue, expired=now.expired)
    return figures


def _next_steps(persons, rule, on):
    """A function from person to (parts done, parts, title of the next part), as things stood on `on`. Three queries."""
    if rule is None:
        return lambda person: (0, 0, "")
    parts = list(
        Part.objects.filter(course__in=rule.lowest, required=True).select_related("training").order_by("position")
    )
    not_ended = Q(ended_on=None) | Q(ended_on__gt=on)
    open_rounds = Round.objects.filter(not_ended, person__in=persons, training__in=rule.lowest, started_on__lte=on)
    courses = dict(open_rounds.values_list("person_id", "training_id"))
    done = defaultdict(set)
    in_round = Completion.objects.in_force().filter(round__in=open_rounds, completed_on__lte=on)
    for person, training in in_round.values_list("person_id", "training_id"):
        done[person].add(training)

    def step(person):
        course = courses.get(person) or next(iter(rule.lowest))
        own = [part for part in parts if part.course_id == course]
        left = [part for part in own if part.training_id not in done[person]]
        return len(own) - len(left), len(own), left[0].training.title if left else ""

    return step


def still_placed(unit, today):
    """The persons (ids) placed directly in the unit today: for a past date only they are shown by name."""
    return set(Employment.objects.on(today).filter(unit=unit).values_list("person_id", flat=True))
