"""How everybody whom a requirement covers stands, a thousand persons at a time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from organisation.models import FAR, User
from organisation.spans import ONE_DAY
from tracking.facts import facts_of, rules_of
from tracking.models import Coverage
from tracking.standing import Standing, State, long_absences, standing

CHUNK = 1000


@dataclass(frozen=True)
class Covered:
    """A relevant person who is at work, and one requirement."""

    person_id: int
    has_address: bool
    units: frozenset  # Where the person counts.
    standing: Standing

    @property
    def done(self):
        return self.standing.state == State.COMPLETED

    @property
    def due_on(self):
        """The last day to complete or to renew in time; None when there is no such day."""
        return last_day_of(self.standing)


def last_day_of(now: Standing) -> date | None:
    """The due date of one not completed, and of one completed the last day that it counts."""
    if now.state == State.COMPLETED:
        return None if now.valid_until == FAR else now.valid_until - ONE_DAY
    return now.due


def in_chunks(requirement, on, definitions, *, units=None):
    """Lists of Covered, up to CHUNK persons each. Seven queries a list, and two; `units` (ids) narrows it down.

    Left out are those who are not active, exempt or on long leave: from them nothing is asked today.
    """
    covering = Coverage.objects.filter(requirement=requirement, starts_on__lte=on, ends_on__gte=on)
    if units is not None:
        covering = covering.filter(unit__in=units)
    rules = rules_of(requirement)
    people = User.objects.filter(Exists(covering.filter(person=OuterRef("pk"))), is_active=True).order_by("pk")
    latest = 0
    while chunk := dict(people.filter(pk__gt=latest).values_list("pk", "email")[:CHUNK]):
        latest = max(chunk)
        yield list(_chunk(chunk, requirement, rules, covering, on, definitions))
        if len(chunk) < CHUNK:
            return


def _chunk(emails, requirement, rules, covering, on, definitions):
    placed = defaultdict(set)
    for person, unit in covering.filter(person__in=emails).values_list("person_id", "unit_id"):
        placed[person].add(unit)
    for person, facts in facts_of(list(emails), requirement, rules).items():
        now = standing(facts, on, definitions)
        if now.relevant and not is_away(facts.absences, on, definitions):
            yield Covered(person, bool(emails[person]), frozenset(placed[person]), now)


def is_away(absences, on, definitions):
    """Is the person on long leave, also where the figures count those as relevant?"""
    return any(first <= on <= last for first, last in long_absences(absences, on, definitions.leave_days))
