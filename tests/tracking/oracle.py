"""The figures once more, worked out from the raw facts alone: day by day and person by person.

Written from the definitions and slow on purpose. It reads no derived table and calls nothing that computes figures, so
a mistake has to be made twice to go unnoticed. Numbers in brackets are those of the definitions.
"""

import calendar
from datetime import date, timedelta

from organisation.models import Absence, Appointment, Employment, UnitPeriod, User
from tracking.models import Completion, Definitions, How, Relevance, RelevanceKind, RequirementVersion, Round

ONE_DAY = timedelta(days=1)
NEVER = date(2100, 1, 1)  # Counting of days gives up here: an exemption without an end never lets the clock run out.


def oracle_figures(unit_id, requirement, on, scope, since=None):
    """Every key of a report for one unit; `scope` is "own" or "subtree"."""
    return Oracle().figures(unit_id, requirement, on, scope, since)


def in_force(model):
    return [row for row in model._base_manager.all() if row.voided_at is None]


def holds(row, day):
    """The row's dates include `day`; no end means for ever."""
    return row.starts_on <= day and (row.ends_on is None or day <= row.ends_on)


def months_later(day, months):
    """The same day `months` later, or the last of that month when it has no such day (10)."""
    month = day.month + months
    year = day.year
    while month > 12:
        month -= 12
        year += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Rule:
    """One version of a requirement, with what it asks for as plain sets."""

    def __init__(self, version):
        self.version = version
        self.starts_on = version.starts_on
        self.ends_on = version.ends_on
        self.days = version.days
        self.months = version.months
        self.included = {row.unit_id for row in version.units.all() if not row.excluded}
        self.excluded = {row.unit_id for row in version.units.all() if row.excluded}
        self.job_roles = {role.pk for role in version.job_roles.all()}
        self.lowest_edition = {row.training_id: row.lowest_edition for row in version.accepted.all()}

    def valid_until(self, completion):
        """The first day the completion is too old, or None when it never will be (10)."""
        return months_later(completion.counts_from, self.months) if self.months else None

    def has_edition(self, completion):
        """Of a training that is accepted, in an edition that is enough (9)."""
        lowest = self.lowest_edition.get(completion.training_id)
        return lowest is not None and (completion.how == How.RECOGNISED or completion.edition >= lowest)

    def is_valid(self, completion, day):
        until = self.valid_until(completion)
        return until is None or day < until

    def accepts(self, completion, day):
        """Whether the completion counts on `day` (9)."""
        return completion.completed_on <= day and self.has_edition(completion) and self.is_valid(completion, day)


class Oracle:
    def __init__(self):
        self.definitions = Definitions.load()
        self.people = [user.pk for user in User.objects.all()]
        self.employments = in_force(Employment)
        self.unit_periods = in_force(UnitPeriod)
        self.absences = in_force(Absence)
        self.appointments = in_force(Appointment)
        self.relevances = in_force(Relevance)
        self.completions = in_force(Completion)
        self.rounds = list(Round.objects.all())
        self.rules = {}
        for version in in_force(RequirementVersion):
            self.rules.setdefault(version.requirement_id, []).append(Rule(version))
        self.remembered = {}

    # The tree of the date

    def period(self, unit_id, day):
        found = [row for row in self.unit_periods if row.unit_id == unit_id and holds(row, day)]
        assert len(found) <= 1, "A unit stands in two places at once."
        return found[0] if found else None

    def is_open(self, unit_id, day):
        return self.period(unit_id, day) is not None

    def unit_and_ancestors(self, unit_id, day):
        """The unit, its parent, its parent's parent and so on, in the tree of `day` (2)."""
        line = [unit_id]
        period = self.period(unit_id, day)
        while period is not None and period.parent_id is not None:
            line.append(period.parent_id)
            period = self.period(period.parent_id, day)
        return line

    # Who is covered

    def rule(self, requirement, day):
        found = [rule for rule in self.rules.get(requirement.pk, []) if holds(rule, day)]
        assert len(found) <= 1, "Two versions of a requirement at once."
        return found[0] if found else None

    def placements(self, person, day):
        return [row for row in self.employments if row.person_id == person and holds(row, day)]

    def matches(self, rule, placement, day):
        """ONE placement meets every dimension that asks for something (4)."""
        line = self.unit_and_ancestors(placement.unit_id, day)
        if rule.included and not any(unit in rule.included for unit in line):
            return False
        if any(unit in rule.excluded for unit in line):
            return False
        period = self.period(placement.unit_id, day)
        if rule.version.unit_kinds and (period is None or period.kind not in rule.version.unit_kinds):
            return False
        if rule.job_roles and placement.job_role_id not in rule.job_roles:
            return False
        if rule.version.forms and placement.form not in rule.version.forms:
            return False
        offices = {row.kind for row in self.appointments if row.person_id == placement.person_id and holds(row, day)}
        return not rule.version.appointment_kinds or any(kind in offices for kind in rule.version.appointment_kinds)

    def is_added(self, requirement, placement, day):
        """An addition counts in the unit it names, for one who is placed there (5)."""
        return any(
            row.kind == RelevanceKind.ADDED and row.unit_id == placement.unit_id and holds(row, day)
            for row in self.relevances
            if row.person_id == placement.person_id and row.requirement_id == requirement.pk
        )

    def covered_placements(self, person, requirement, day):
        """The person's covered placements, each with whether the rule alone covers it (5)."""
        rule = self.rule(requirement, day)
        if rule is None:
            return []
        found = []
        for placement in self.placements(person, day):
            by_rule = self.matches(rule, placement, day)
            if by_rule or self.is_added(requirement, placement, day):
                found.append((placement, by_rule))
        return found

    def is_covered(self, person, requirement, day):
        key = person, requirement.pk, day
        if key not in self.remembered:
            self.remembered[key] = bool(self.covered_placements(person, requirement, day))
        return self.remembered[key]

    def is_exempt(self, person, requirement, day):
        return any(
            row.kind == RelevanceKind.EXEMPT and holds(row, day)
            for row in self.relevances
            if row.person_id == person and row.requirement_id == requirement.pk
        )

    def is_on_leave(self, person, on):
        """In an absence that on this day has lasted long enough (7)."""
        return any(
            holds(row, on) and (on - row.starts_on).days + 1 >= self.definitions.leave_days
            for row in self.absences
            if row.person_id == person
        )

    # When it is due

    def covered_since(self, person, requirement, on):
        """The first day of the unbroken coverage that includes `on`; short gaps do not break it (13)."""
        first = day = on
        gap = 0
        while gap <= self.definitions.gap_days:
            day -= ONE_DAY
            if self.is_covered(person, requirement, day):
                first, gap = day, 0
            else:
                gap += 1
        return first

    def clock_stands_still(self, person, requirement, day, on):
        """An exempt day, or a day of an absence that by `on` has lasted long enough (13)."""
        if self.is_exempt(person, requirement, day):
            return True
        for row in self.absences:
            if row.person_id == person and row.starts_on <= on and holds(row, day):
                last = on if row.ends_on is None or row.ends_on > on else row.ends_on
                if (last - row.starts_on).days + 1 >= self.definitions.leave_days:
                    return True
        return False

    def days_after(self, start, days, person, requirement, on):
        """`start` + `days`, not counting the days the clock stands still; the first day it runs is day 0 (13)."""
        day = start
        left = days
        while day < NEVER:
            if not self.clock_stands_still(person, requirement, day, on):
                if left == 0:
                    return day
                left -= 1
            day += ONE_DAY
        return NEVER

    def due(self, person, requirement, on):
        """The last day in time, of one who is covered and has not completed (13).

        Every completion that once counted and no longer does may put the day off: nobody is worse off for having done
        more.
        """
        rule = self.rule(requirement, on)
        start = self.covered_since(person, requirement, on)
        candidates = [self.days_after(start, rule.days, person, requirement, on)]
        for completion in self.completions:
            if completion.person_id != person or completion.training_id not in rule.lowest_edition:
                continue
            stopped = self.stopped_counting(completion, requirement, on)
            if stopped is None:
                continue
            demand = self.demand(completion, requirement, stopped)
            if demand is not None:
                candidates.append(self.days_after(demand, rule.days, person, requirement, on))
            ended_by = self.rule(requirement, stopped)
            if ended_by.months and ended_by.has_edition(completion):
                candidates.append(ended_by.valid_until(completion) - ONE_DAY)
        return max(candidates)

    def stopped_counting(self, completion, requirement, on):
        """The first day of those up to `on` without interruption when it no longer counted; None if it never did."""
        first_rule = min(rule.starts_on for rule in self.rules[requirement.pk])
        stopped, day = None, on
        while day >= first_rule and day >= completion.completed_on:
            rule = self.rule(requirement, day)
            if rule is not None:
                if rule.accepts(completion, day):
                    return stopped
                stopped = day
            day -= ONE_DAY
        return None

    def demand(self, completion, requirement, stopped):
        """The first day of the rule that made it stop counting, when time alone did not."""
        rules = [rule for rule in self.rules[requirement.pk] if rule.starts_on <= stopped]
        rules.sort(key=lambda rule: rule.starts_on, reverse=True)
        first_day = None
        for rule in rules:
            if rule.accepts(completion, stopped):
                return first_day
            first_day = rule.starts_on
        return None

    # The state of a person

    def of_person(self, person, requirement, on):
        """(state, due, overdue, expired, in_period) wherever the person is placed; due None when nothing is due."""
        if not self.is_covered(person, requirement, on):
            return {"state": "outside", "due": None, "overdue": False, "expired": False}
        if self.is_exempt(person, requirement, on):
            return {"state": "exempt", "due": None, "overdue": False, "expired": False}
        if self.is_on_leave(person, on) and not self.definitions.count_leave:
            return {"state": "on_leave", "due": None, "overdue": False, "expired": False}
        rule = self.rule(requirement, on)
        mine = [
            row
            for row in self.completions
            if row.person_id == person and row.training_id in rule.lowest_edition and row.completed_on <= on
        ]
        counting = [row for row in mine if rule.accepts(row, on)]
        if counting:
            return {
                "state": "completed",
                "due": None,
                "overdue": False,
                "expired": False,
                "completed_on": [row.completed_on for row in counting],
            }
        begun = any(
            row.person_id == person
            and row.training_id in rule.lowest_edition
            and row.started_on <= on
            and (row.ended_on is None or row.ended_on > on)
            for row in self.rounds
        )
        due = self.due(person, requirement, on)
        return {
            "state": "in_progress" if begun else "not_started",
            "due": due,
            "overdue": on > due,
            "expired": bool(mine),  # Whatever of an accepted training does not count is too old or of an old edition.
        }

    # The figures of a unit

    def in_scope(self, placement, unit_id, on, scope):
        if scope == "own":
            return placement.unit_id == unit_id
        return unit_id in self.unit_and_ancestors(placement.unit_id, on)

    def figures(self, unit_id, requirement, on, scope, since=None):
        since = since or date(on.year, 1, 1)
        count = dict.fromkeys(
            (
                "employed",
                "outside",
                "exempt",
                "added",
                "on_leave",
                "relevant",
                "completed",
                "completed_in_period",
                "in_progress",
                "not_started",
                "within_deadline",
                "overdue",
                "expired",
            ),
            0,
        )
        for person in self.people:
            if not any(self.in_scope(row, unit_id, on, scope) for row in self.placements(person, on)):
                continue
            count["employed"] += 1
            covered_here = [
                by_rule
                for placement, by_rule in self.covered_placements(person, requirement, on)
                if self.in_scope(placement, unit_id, on, scope)
            ]
            if not covered_here:
                count["outside"] += 1
                continue
            found = self.of_person(person, requirement, on)
            count[found["state"]] += 1
            if found["state"] in ("exempt", "on_leave"):
                continue
            count["relevant"] += 1
            if not any(covered_here):
                count["added"] += 1
            if found["state"] == "completed":
                if any(since <= day <= on for day in found["completed_on"]):
                    count["completed_in_period"] += 1
                continue
            count["overdue" if found["overdue"] else "within_deadline"] += 1
            if found["expired"]:
                count["expired"] += 1
        count["percent"] = self.percent(count["completed"], count["relevant"])
        return count

    @staticmethod
    def percent(completed, relevant):
        """Whole per cent, half up; 100 only of all, 0 only of none (21)."""
        if relevant == 0:
            return None
        if completed == 0:
            return 0
        if completed == relevant:
            return 100
        return min(max(int(100 * completed / relevant + 0.5), 1), 99)
