"""One person's standing for one requirement on one day, decided in Python from the facts.

`reports.py` asks the same of the database for many at once; a property test holds the two equal.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from organisation.models import FAR
from organisation.spans import Span, union
from tracking.days import add_months
from tracking.models import How

ONE_DAY = timedelta(days=1)


class State(StrEnum):
    """The mutually exclusive states of a person and a requirement on a day (definitions 6–8, 11 and 12)."""

    OUTSIDE = "outside"
    EXEMPT = "exempt"
    ON_LEAVE = "on_leave"
    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"


@dataclass(frozen=True)
class Rule:
    """What a version of a requirement says about completing, as plain data."""

    starts_on: date
    ends_on: date
    days: int
    months: int | None
    lowest: dict  # training id -> lowest edition that counts

    def accepts(self, done):
        """Does the completion count but for its age? Recognised training counts whatever its edition."""
        lowest = self.lowest.get(done.training_id)
        return lowest is not None and (done.edition >= lowest or done.how == How.RECOGNISED)

    def valid_until(self, done):
        """The first day the completion no longer counts (definition 10); FAR when it never ends."""
        return add_months(done.counts_from, self.months) if self.months else FAR


@dataclass(frozen=True)
class Done:
    """A completion, as plain data."""

    training_id: int
    edition: int
    completed_on: date
    counts_from: date
    how: str = How.TAKEN


@dataclass
class Facts:
    """Everything that decides one person's standing for one requirement."""

    rules: list = field(default_factory=list)  # Rule, by starts_on
    coverage: list = field(default_factory=list)  # (first, last, since)
    exempt: list = field(default_factory=list)  # Span
    absences: list = field(default_factory=list)  # Span
    completions: list = field(default_factory=list)  # Done
    rounds: list = field(default_factory=list)  # (training id, started_on, ended_on or FAR)


@dataclass(frozen=True)
class Standing:
    """The answer: a state, and for a relevant person the days that matter."""

    state: State
    due: date | None = None
    overdue: bool = False
    expired: bool = False
    completed_on: date | None = None
    valid_until: date | None = None
    in_period: bool = False

    @property
    def relevant(self):
        """Is the person one of the Y? (definition 8)"""
        return self.state in (State.COMPLETED, State.IN_PROGRESS, State.NOT_STARTED)


def standing(facts, on, definitions, period_start=None):
    """The person's standing at the end of `on` (definitions 6–13).

    `definitions` has leave_days and count_leave; `period_start` (default 1 January) begins the reporting period.
    """
    rule = rule_on(facts.rules, on)
    since = next((since for first, last, since in facts.coverage if first <= on <= last), None)
    if since is None:
        return Standing(State.OUTSIDE)
    if _any_on(facts.exempt, on):
        return Standing(State.EXEMPT)
    if not definitions.count_leave and _any_on(long_absences(facts.absences, on, definitions.leave_days), on):
        return Standing(State.ON_LEAVE)
    counting = _counting(facts, rule, on)
    if counting:
        best = max(counting, key=lambda done: (rule.valid_until(done), done.completed_on))
        start = period_start or date(on.year, 1, 1)
        return Standing(
            State.COMPLETED,
            completed_on=best.completed_on,
            valid_until=rule.valid_until(best),
            in_period=any(done.completed_on >= start for done in counting),
        )
    due = due_date(facts, on, since, rule, definitions.leave_days)
    lost = _once_completed(facts, rule, on)
    going = rule is not None and any(t in rule.lowest and s <= on < e for t, s, e in facts.rounds)
    state = State.IN_PROGRESS if going else State.NOT_STARTED
    return Standing(state, due=due, overdue=due is not None and on > due, expired=bool(lost))


def rule_on(rules, on):
    """The version in force on `on`, or None."""
    return next((rule for rule in rules if rule.starts_on <= on <= rule.ends_on), None)


def long_absences(absences, on, leave_days):
    """The absences that by `on` have lasted `leave_days` (definitions 7 and 13)."""
    return [(first, last) for first, last in absences if (min(last, on) - first).days + 1 >= leave_days]


def due_date(facts, on, since, rule, leave_days):
    """The last day to complete in time (definition 13), or None while an open-ended pause stops the clock."""
    if rule is None:
        return None
    pauses = union(facts.exempt + long_absences(facts.absences, on, leave_days))
    due = days_later(since, rule.days, pauses)
    for done in _once_completed(facts, rule, on):
        stop = _stopped(done, facts.rules, on)
        if stop:
            due = _later_of(due, stop.due(rule.days, pauses))
    return due


def _later_of(left, right):
    """The later of two due dates, where None means never."""
    return None if left is None or right is None else max(left, right)


def days_later(start, days, pauses: list[Span]):
    """The day `days` days after `start`, not counting the days of `pauses`; None when a pause never ends."""
    due = start + timedelta(days=days)
    for first, last in union(pauses):
        if last < start or first > due:
            continue
        if last == FAR:
            return None
        due += timedelta(days=(last - max(first, start)).days + 1)
    return due


def _any_on(spans, on):
    return any(first <= on <= last for first, last in spans)


def _counting(facts, rule, on):
    """The completions that count on `on` (definitions 9 and 10)."""
    if rule is None:
        return []
    return [
        done
        for done in facts.completions
        if done.completed_on <= on and rule.accepts(done) and on < rule.valid_until(done)
    ]


def _once_completed(facts, rule, on):
    """Completions of an accepted training up to `on`: with none counting, they fail only age or edition."""
    if rule is None:
        return []
    return [done for done in facts.completions if done.completed_on <= on and done.training_id in rule.lowest]


@dataclass(frozen=True)
class _Stop:
    """When a completion stopped counting: its age ran out (`aged_on`), a rule demanded more (`demand`), or both."""

    stopped_on: date
    aged_on: date | None
    demand: Rule | None

    def due(self, days, pauses):
        """The day until which the person may renew, with the `days` of the rule in force; None for ever.

        date.min, which puts nothing off, when it grew too old while no rule was in force, and the next asks for more.
        """
        until = [self.aged_on - ONE_DAY] if self.aged_on else []
        if self.demand:
            until.append(days_later(self.demand.starts_on, days, pauses))
        return None if None in until else max(until, default=date.min)


def _stopped(done, rules, on):
    """When the completion, having counted, stopped; None if it counts on `on` or never did."""
    stop, counted, passed = None, False, []
    for rule in sorted(rules, key=lambda rule: rule.starts_on):
        if rule.starts_on <= on:
            passed.append(rule)
        first, last = max(rule.starts_on, done.completed_on), min(rule.ends_on, on)
        if first > last:
            continue
        accepted = rule.accepts(done)
        ends = rule.valid_until(done) if accepted else first
        if ends > first:
            stop, counted = None, True
        if ends <= last and counted and stop is None:
            stopped_on = max(ends, first)
            aged_on = ends if accepted and rule.months else None
            stop = _Stop(stopped_on, aged_on, _demand(done, passed, stopped_on))
    return stop


def _demand(done, rules, stopped_on):
    """The version that made the completion stop counting, when its age alone did not."""
    following = None
    for rule in reversed(rules):
        if rule.accepts(done) and stopped_on < rule.valid_until(done):
            return following
        following = rule
    return None
