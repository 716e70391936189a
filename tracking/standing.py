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
        return Validity(done, self.months).until


@dataclass(frozen=True)
class Done:
    """A completion, as plain data."""

    training_id: int
    edition: int
    completed_on: date
    counts_from: date
    how: str = How.TAKEN


@dataclass(frozen=True)
class Covered:
    """Days on which the person is covered in a unit; `since` begins the unbroken run, `added` says by addition only."""

    first: date
    last: date
    since: date
    unit_id: int
    added: bool = False


@dataclass
class Facts:
    """Everything that decides one person's standing for one requirement."""

    rules: list = field(default_factory=list)  # Rule, by starts_on
    coverage: list = field(default_factory=list)  # Covered
    exempt: list = field(default_factory=list)  # Span
    absences: list = field(default_factory=list)  # Span
    completions: list = field(default_factory=list)  # Done
    rounds: list = field(default_factory=list)  # (training id, started_on, ended_on or FAR)


@dataclass(frozen=True)
class Clock:
    """So many days from a day on, not counting those of the pauses `skipped`: each from `start` at the earliest.

    `due` is the last of the days, or None when a pause never ends.
    """

    start: date
    days: int
    skipped: tuple
    due: date | None


@dataclass(frozen=True)
class Validity:
    """How long a completion counts (definition 10): so many months from the day it counts from, or for ever."""

    done: Done
    months: int | None

    @property
    def until(self):
        """The first day the completion no longer counts; FAR when it never ends."""
        return add_months(self.done.counts_from, self.months) if self.months else FAR


@dataclass(frozen=True)
class Deadline:
    """What a due date rests on (definition 13): a clock, or the age of a completion (`aged`).

    The clock began with the coverage, or with the version `demand` that `refused` the person's completion.
    """

    due: date | None
    clock: Clock | None = None
    demand: Rule | None = None
    refused: Done | None = None
    aged: Validity | None = None


@dataclass(frozen=True)
class Standing:
    """The answer: a state, and for a relevant person what the days that matter rest on."""

    state: State
    overdue: bool = False
    expired: bool = False
    in_period: bool = False
    deadline: Deadline | None = None
    validity: Validity | None = None

    @property
    def relevant(self):
        """Is the person one of the Y? (definition 8)"""
        return self.state in (State.COMPLETED, State.IN_PROGRESS, State.NOT_STARTED)

    @property
    def due(self):
        """The last day to complete in time; None for one who need not, or whose clock stands still for ever."""
        return self.deadline and self.deadline.due

    @property
    def completed_on(self):
        """The day of the completion that counts the longest."""
        return self.validity and self.validity.done.completed_on

    @property
    def valid_until(self):
        """The first day that completion no longer counts; FAR when it never ends."""
        return self.validity and self.validity.until


def standing(facts, on, definitions, period_start=None):
    """The person's standing at the end of `on` (definitions 6–13).

    `definitions` has leave_days and count_leave; `period_start` (default 1 January) begins the reporting period.
    """
    rule = rule_on(facts.rules, on)
    since = next((row.since for row in facts.coverage if row.first <= on <= row.last), None)
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
        in_period = any(done.completed_on >= start for done in counting)
        return Standing(State.COMPLETED, in_period=in_period, validity=Validity(best, rule.months))
    found = deadline(facts, on, since, rule, definitions.leave_days)
    late = found is not None and found.due is not None and on > found.due
    lost = _once_completed(facts, rule, on)
    going = rule is not None and any(t in rule.lowest and s <= on < e for t, s, e in facts.rounds)
    state = State.IN_PROGRESS if going else State.NOT_STARTED
    return Standing(state, overdue=late, expired=bool(lost), deadline=found)


def demands_differ(rules):
    """Does one of the rules ask for more, or less, than another? Then a completion may have stopped counting."""
    return len({(rule.months, *sorted(rule.lowest.items())) for rule in rules}) > 1


def rule_on(rules, on):
    """The version in force on `on`, or None."""
    return next((rule for rule in rules if rule.starts_on <= on <= rule.ends_on), None)


def long_absences(absences, on, leave_days):
    """The absences that by `on` have lasted `leave_days` (definitions 7 and 13)."""
    return [(first, last) for first, last in absences if (min(last, on) - first).days + 1 >= leave_days]


def deadline(facts, on, since, rule, leave_days):
    """The Deadline on `on` (definition 13); None without a rule. Its due date is what the reports count with."""
    if rule is None:
        return None
    pauses = union(facts.exempt + long_absences(facts.absences, on, leave_days))
    found = _of_clock(clock(since, rule.days, pauses))
    for done in _once_completed(facts, rule, on):
        stop = _stopped(done, facts.rules, on)
        if stop:
            found = _latest([found, *stop.deadlines(rule.days, pauses)])
    return found


def _of_clock(running, **because):
    return Deadline(running.due, clock=running, **because)


def _latest(deadlines):
    """The deadline with the latest due date, the first of them if several; no date at all is the latest of all."""
    return max(deadlines, key=lambda one: one.due or FAR)


def clock(start, days, pauses: list[Span]):
    """The Clock that ends `days` days after `start`, not counting the days of `pauses`."""
    due, skipped = start + timedelta(days=days), []
    for first, last in union(pauses):
        if last < start or first > due:
            continue
        skipped.append((max(first, start), last))
        if last == FAR:
            return Clock(start, days, tuple(skipped), None)
        due += timedelta(days=(last - max(first, start)).days + 1)
    return Clock(start, days, tuple(skipped), due)


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
    """When a completion stopped counting: its age ran out (`aged`), a rule demanded more (`demand`), or both."""

    stopped_on: date
    done: Done
    aged: Validity | None
    demand: Rule | None

    def deadlines(self, days, pauses):
        """Until when the person may renew, with the `days` of the rule in force.

        None at all, so that nothing is put off, when it grew too old while no rule was in force, and the next asks
        for more.
        """
        if self.aged:
            yield Deadline(self.aged.until - ONE_DAY, aged=self.aged)
        if self.demand:
            yield _of_clock(clock(self.demand.starts_on, days, pauses), demand=self.demand, refused=self.done)


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
            aged = Validity(done, rule.months) if accepted and rule.months else None
            stop = _Stop(stopped_on, done, aged, _demand(done, passed, stopped_on))
    return stop


def _demand(done, rules, stopped_on):
    """The version that made the completion stop counting, when its age alone did not."""
    following = None
    for rule in reversed(rules):
        if rule.accepts(done) and stopped_on < rule.valid_until(done):
            return following
        following = rule
    return None
