"""The figures of random histories, compared with an oracle that works them out day by day.

RUSTAD_EXAMPLES=1000 tries more histories than the suite does, and looks for the smallest that fails (some minutes).
"""

import os
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from organisation import staffing, tree
from organisation.models import Employment, JobRole, UnitAncestor, UnitPeriod
from tests.factories.histories import (
    EDGES,
    OFFICES,
    ROLES,
    Decision,
    Done,
    Going,
    History,
    Job,
    Person,
    Place,
    Spell,
    Version,
    build,
    histories,
    rolled_back,
    telling_days,
    trees,
)
from tests.tracking.oracle import NEVER, ONE_DAY, Oracle, Rule, holds, oracle_figures
from tracking import coverage, reports, requirements
from tracking.facts import facts_of, facts_of_person, rules_of
from tracking.figures import KEYS
from tracking.models import Definitions, RelevanceReason
from tracking.standing import standing

pytestmark = pytest.mark.django_db

EXAMPLES = os.environ.get("RUSTAD_EXAMPLES")

randomly = settings(
    deadline=None,
    max_examples=int(EXAMPLES or 30),
    phases=[phase for phase in Phase if EXAMPLES or phase not in (Phase.shrink, Phase.explain)],
    # Each example undoes what it wrote, so the database may be shared by the examples of a test.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


@st.composite
def histories_with_days(draw, number=3):
    history = draw(histories())
    return history, draw(st.lists(telling_days(history), min_size=1, max_size=number))


def differences(built, oracle, on):
    """Where the reports and the oracle do not say the same on `on`; empty when they do."""
    found = []
    ids = [unit.pk for unit in built.units]
    for requirement in built.requirements:
        report = reports.completion_by_unit(ids, requirement, on=on)
        assert set(report) == {unit for unit in ids if oracle.is_open(unit, on)}
        for unit in built.units:
            for scope in ("own", "subtree") if unit.pk in report else ():
                expected = oracle.figures(unit.pk, requirement, on, scope)
                reported = getattr(report[unit.pk], scope).as_dict()
                assert set(reported) == set(expected) == set(KEYS)
                found += [
                    f"{requirement.key} {on} {unit.code} {scope} {key}: {reported[key]}, should be {expected[key]}"
                    for key in KEYS
                    if reported[key] != expected[key]
                ]
    return found


@randomly
@given(histories_with_days())
def test_every_figure_is_that_of_the_oracle(drawn):
    history, days = drawn
    with rolled_back():
        built = build(history)
        oracle = Oracle()
        for on in days:
            assert differences(built, oracle, on) == []


@randomly
@given(histories_with_days(number=1), st.randoms(use_true_random=False))
def test_a_unit_has_the_same_figures_whichever_units_are_asked_for(drawn, random):
    history, [on] = drawn
    with rolled_back():
        built = build(history)
        ids = [unit.pk for unit in built.units]
        for requirement in built.requirements:
            everything = reports.completion_by_unit(ids, requirement, on=on)
            some = random.sample(ids, random.randint(1, len(ids)))
            for asked in (ids[::-1], some, some[:1]):
                found = reports.completion_by_unit(asked, requirement, on=on)
                assert found == {unit: everything[unit] for unit in asked if unit in everything}


@randomly
@given(histories_with_days())
def test_the_figures_add_up(drawn):
    history, days = drawn
    with rolled_back():
        built = build(history)
        for on in days:
            for requirement in built.requirements:
                for both in reports.completion_by_unit([u.pk for u in built.units], requirement, on=on).values():
                    for found in (both.own, both.subtree):
                        assert found.employed == found.outside + found.exempt + found.on_leave + found.relevant
                        assert found.relevant == found.completed + found.in_progress + found.not_started
                        assert found.in_progress + found.not_started == found.within_deadline + found.overdue
                        assert found.added <= found.relevant
                        assert found.completed_in_period <= found.completed
                        assert found.expired <= found.not_completed
                        assert min(value or 0 for value in found.as_dict().values()) >= 0


@randomly
@given(histories_with_days())
def test_the_standing_of_every_person_is_that_of_the_oracle(drawn):
    history, days = drawn
    with rolled_back():
        built = build(history)
        oracle, definitions = Oracle(), Definitions.load()
        for requirement in built.requirements:
            facts = facts_of([person.pk for person in built.people], requirement, rules_of(requirement))
            for person in built.people:
                alone = facts_of_person(person, [requirement.pk])[requirement.pk]
                for on in days:
                    found = standing(facts[person.pk], on, definitions)
                    assert standing(alone, on, definitions) == found
                    assert as_oracle(found) == of_oracle(oracle, person, requirement, on), (person.username, on)


def as_oracle(found):
    """What a standing says; a due date that a pause puts off for ever is none."""
    due = found.due if found.state.value in ("in_progress", "not_started") else None
    return found.state.value, due, found.overdue, found.expired


def of_oracle(oracle, person, requirement, on):
    expected = oracle.of_person(person.pk, requirement, on)
    due = None if expected["due"] == NEVER else expected["due"]
    return expected["state"], due, expected["overdue"], expected["expired"]


# The derived tables follow the facts

changes = st.tuples(
    st.sampled_from(["employ", "end", "move", "leave", "appoint", "add", "exempt", "rule", "rename", "stand", "close"]),
    st.integers(0, 1000),
    st.integers(0, 1000),
    st.sampled_from(EDGES),
)


def change(built, what, one, other, on):
    """One verb of staffing, the tree or the rules; the numbers choose among what there is."""
    person = built.people[one % len(built.people)]
    unit = built.units[other % len(built.units)]
    requirement = built.requirements[other % len(built.requirements)]
    jobs = list(Employment.objects.in_force().filter(starts_on__lt=on, ends_on=None).order_by("pk"))
    job = jobs[one % len(jobs)] if jobs else None
    role = JobRole.objects.get(code=ROLES[other % len(ROLES)])
    match what:
        case "employ":
            staffing.employ(person, unit, role, on)
        case "end" if job:
            staffing.end_employment(job, on)
        case "move" if job:
            staffing.move(job, unit, on)
        case "leave" if not person.absences.touching(on, on.max).exists():
            staffing.record_absence(person, on)
        case "appoint" if not person.appointments.exists():
            staffing.appoint(person, unit, OFFICES[other % len(OFFICES)], on)
        case "add":
            requirements.add_person(requirement, person, unit, RelevanceReason.SAME_TASKS, on)
        case "exempt":
            requirements.exempt_person(requirement, person, RelevanceReason.OTHER_TASKS, on)
        case "rule" if not requirement.versions.in_force().filter(starts_on__gt=on).exists():
            requirements.set_rule(requirement, on, accepted={built.trainings[0]: 1}, group_name="Alla", units=[unit])
        case "rename":
            tree.rename_unit(unit, "Nytt namn", on)
        case "stand" if other % len(built.units):
            tree.move_unit(unit, built.units[0], on)
        case "close" if other % len(built.units):
            tree.close_unit(unit, on)


@randomly
@given(histories(most_people=4), st.lists(changes, min_size=1, max_size=6))
def test_coverage_and_tree_follow_every_change(history, made):
    with rolled_back():
        built = build(history)
        assert coverage.differences() == (set(), set())
        for what, one, other, on in made:
            try:
                change(built, what, one, other, on)
            except (ValidationError, IntegrityError):
                continue  # Refused: everything stays as it was.
            assert coverage.differences() == (set(), set())
            assert_closure_is_the_tree_of(on)


@randomly
@given(histories_with_days())
def test_coverage_is_what_the_oracle_finds_day_by_day(drawn):
    history, days = drawn
    with rolled_back():
        built = build(history)
        oracle = Oracle()
        for on in days:
            for requirement in built.requirements:
                rows = requirement.coverage.filter(starts_on__lte=on, ends_on__gte=on)
                expected = {
                    (person.pk, placement.unit_id, oracle.covered_since(person.pk, requirement, on))
                    for person in built.people
                    for placement, _ in oracle.covered_placements(person.pk, requirement, on)
                }
                assert set(rows.values_list("person_id", "unit_id", "since")) == expected


def assert_closure_is_the_tree_of(day):
    """UnitAncestor says of a day what a recursive query over the unit periods says."""
    sql = """
        WITH RECURSIVE standing AS (
            SELECT unit_id, parent_id FROM organisation_unitperiod
            WHERE voided_at IS NULL AND starts_on <= %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s)
        ), above (unit_id, ancestor_id, depth) AS (
            SELECT unit_id, unit_id, 0 FROM standing
            UNION ALL
            SELECT above.unit_id, standing.parent_id, above.depth + 1
            FROM above JOIN standing ON standing.unit_id = above.ancestor_id
            WHERE standing.parent_id IS NOT NULL AND above.depth < 50
        ) SELECT unit_id, ancestor_id, depth FROM above
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, {"day": day})
        expected = sorted(cursor.fetchall())
    rows = UnitAncestor.objects.filter(starts_on__lte=day, ends_on__gte=day)
    assert sorted(rows.values_list("unit_id", "ancestor_id", "depth")) == expected


@randomly
@given(trees(), st.lists(st.sampled_from(EDGES), min_size=1, max_size=4))
def test_the_closure_equals_a_recursive_query(units, days):
    with rolled_back():
        build(History(units=units, people=[], rules=[]))
        days += [period.starts_on for period in UnitPeriod.objects.all()]
        days += [period.ends_on for period in UnitPeriod.objects.exclude(ends_on=None)]
        for day in days:
            for near in (day - ONE_DAY, day, day + ONE_DAY):
                assert_closure_is_the_tree_of(near)


# Would a mistake be seen? A small municipality where each rule decides something on the last of the year

ON = date(2025, 12, 31)


def before(days, day=ON):
    return day - timedelta(days=days)


def municipality():
    def job(unit=1, starts_on=date(2024, 1, 1), ends_on=None, role="nurse"):
        return Job(starts_on, ends_on, unit=unit, role=role)

    rule = Version(date(2025, 3, 1), None, days=60, months=12, accepted={0: 2}, units=[1], roles=["nurse"])
    people = [
        Person([job()], absences=[Spell(before(29), None)]),  # On leave since exactly 30 days.
        Person([job()], absences=[Spell(before(28), None)]),  # Not quite.
        Person([job(starts_on=before(60))]),  # Due today.
        Person([job(starts_on=before(61))]),  # Due yesterday.
        Person([job(ends_on=before(90)), job(starts_on=before(59))]),  # 30 days between: one coverage.
        Person([job(ends_on=before(91)), job(starts_on=before(59))]),  # 31 days: another one.
        Person([job()], done=[Done(0, date(2024, 12, 31), date(2024, 12, 31), 2)]),  # Too old today.
        Person([job()], done=[Done(0, date(2025, 1, 1), date(2025, 1, 1), 2)]),  # The last day.
        Person([job()], done=[Done(0, date(2025, 5, 1), date(2025, 5, 1), 1)]),  # An old edition.
        Person([job()], done=[Done(0, date(2025, 5, 1), date(2025, 5, 1), 1, "recognised")]),
        Person([job()], done=[Done(0, ON + ONE_DAY, ON + ONE_DAY, 2)]),  # Tomorrow.
        Person([job()], rounds=[Going(date(2025, 12, 1), ON)]),  # Ended today, so not in progress.
        Person([job()], rounds=[Going(ON, None)]),  # Begun today.
        Person([job(), job(unit=2)], decisions=[Decision(date(2025, 12, 1), ON)]),  # Exempt to the end of the day.
        Person([job(role="cook")], decisions=[Decision(ON, None, unit=1)]),  # Added today.
        Person([job(role="cook"), job(unit=3)]),  # A cook here and a nurse outside the rule: never combined.
        Person([job(unit=2), job(unit=1)], done=[Done(0, date(2025, 6, 1), date(2025, 6, 1), 2)]),  # In two units.
        Person([job(starts_on=before(75))], decisions=[Decision(before(40), before(20))]),  # The clock stood still.
        Person([job(ends_on=before(1))]),  # Left yesterday.
    ]
    return History(
        units=[
            [Place(date(2020, 1, 1), None, parent=None, kind="municipality")],
            [Place(date(2020, 1, 1), None, parent=0, kind="division")],
            [Place(date(2020, 1, 1), before(1), parent=0), Place(ON, None, parent=1)],  # Moved today.
            [Place(date(2020, 1, 1), None, parent=0)],
        ],
        people=people,
        rules=[[rule]],
    )


def test_the_small_municipality():
    with rolled_back():
        built = build(municipality())
        assert differences(built, Oracle(), ON) == []
        assert oracle_figures(built.units[1].pk, built.requirements[0], ON, "subtree") == {
            "employed": 18,
            "outside": 1,
            "exempt": 1,
            "added": 1,
            "on_leave": 1,
            "relevant": 15,
            "completed": 3,
            "completed_in_period": 3,
            "in_progress": 1,
            "not_started": 11,
            "within_deadline": 4,
            "overdue": 8,
            "expired": 2,
            "percent": 20,
        }


class LeaveADayLate(Oracle):
    def is_on_leave(self, person, on):
        return any(
            holds(row, on) and (on - row.starts_on).days >= self.definitions.leave_days
            for row in self.absences
            if row.person_id == person
        )


class LeaveUnnoticed(Oracle):
    def is_on_leave(self, person, on):
        return False


class ShorterGap(Oracle):
    def __init__(self):
        super().__init__()
        self.definitions.gap_days -= 1


class LongerGap(Oracle):
    def __init__(self):
        super().__init__()
        self.definitions.gap_days += 1


class DueADayEarly(Oracle):
    def due(self, *args):
        return super().due(*args) - ONE_DAY


class DueADayLate(Oracle):
    def due(self, *args):
        return super().due(*args) + ONE_DAY


class NoPause(Oracle):
    def clock_stands_still(self, *args):
        return False


class ExemptionsUnnoticed(Oracle):
    def is_exempt(self, *args):
        return False


class AdditionsUnnoticed(Oracle):
    def is_added(self, *args):
        return False


class YesterdaysTree(Oracle):
    def unit_and_ancestors(self, unit_id, day):
        return super().unit_and_ancestors(unit_id, day - ONE_DAY)


class YesterdaysStaff(Oracle):
    def placements(self, person, day):
        return super().placements(person, day - ONE_DAY)


class RoundsEndLate(Oracle):
    def __init__(self):
        super().__init__()
        for row in self.rounds:
            row.ended_on = row.ended_on and row.ended_on + ONE_DAY


class CompletionsCountADayEarly(Oracle):
    def __init__(self):
        super().__init__()
        for row in self.completions:
            row.completed_on -= ONE_DAY


class PlacementsCombined(Oracle):
    def matches(self, rule, placement, day):
        mine = self.placements(placement.person_id, day)
        return any(super(PlacementsCombined, self).matches(rule, self.mixed(placement, row), day) for row in mine)

    @staticmethod
    def mixed(placement, other):
        return Employment(person_id=placement.person_id, unit_id=placement.unit_id, job_role_id=other.job_role_id)


@pytest.mark.parametrize(
    "broken",
    [
        LeaveADayLate,
        LeaveUnnoticed,
        ShorterGap,
        LongerGap,
        DueADayEarly,
        DueADayLate,
        NoPause,
        ExemptionsUnnoticed,
        AdditionsUnnoticed,
        YesterdaysTree,
        YesterdaysStaff,
        RoundsEndLate,
        CompletionsCountADayEarly,
        PlacementsCombined,
    ],
)
def test_the_comparison_notices_a_mistake(broken):
    with rolled_back():
        assert differences(build(municipality()), broken(), ON)


def test_the_comparison_notices_a_validity_one_day_too_long(monkeypatch):
    with rolled_back():
        built = build(municipality())
        until = Rule.valid_until
        monkeypatch.setattr(Rule, "valid_until", lambda self, row: until(self, row) + ONE_DAY)
        assert differences(built, Oracle(), ON)


def test_the_comparison_notices_a_recognised_training_of_an_old_edition(monkeypatch):
    with rolled_back():
        built = build(municipality())
        monkeypatch.setattr(Rule, "has_edition", lambda self, row: row.edition >= self.lowest_edition[row.training_id])
        assert differences(built, Oracle(), ON)


# Examples that random histories found; each is written out so that it stays found


def one_person(versions, on, jobs=None, **facts):
    """(what the reports say, what they should say) of one nurse in one unit."""
    history = History(
        units=[[Place(date(2020, 1, 1), None, parent=None, kind="municipality")]],
        people=[Person(jobs or [Job(date(2020, 1, 1), None)], **facts)],
        rules=[versions],
    )
    with rolled_back():
        built = build(history)
        [person], [requirement] = built.people, built.requirements
        facts = facts_of_person(person, [requirement.pk])[requirement.pk]
        found = standing(facts, on, Definitions.load())
        assert differences(built, Oracle(), on) == []
        assert as_oracle(found) == of_oracle(Oracle(), person, requirement, on)
        return found


def test_nobody_can_be_added_to_a_requirement_that_asks_nothing_yet():
    """Definition 13: coverage begins at the requirement's first day at the earliest."""
    rule = [Version(date(2025, 3, 1), None, accepted={0: 1}, roles=["cook"])]
    added = [Decision(date(2025, 1, 1), None, unit=0)]
    assert one_person(rule, date(2025, 2, 28), decisions=added).state == "outside"
    assert one_person(rule, date(2025, 3, 1), decisions=added).due == date(2025, 4, 30)


def test_an_addition_does_not_outlive_the_requirement():
    rule = [Version(date(2025, 3, 1), date(2025, 9, 30), accepted={0: 1}, roles=["cook"])]
    assert one_person(rule, date(2025, 10, 1), decisions=[Decision(date(2025, 3, 1), None, unit=0)]).state == "outside"


def test_a_pause_from_the_first_day_is_skipped_from_the_first_day():
    """Definition 13: every day of it. Ten exempt days put the due date off by ten days, wherever they lie."""
    rule = [Version(date(2025, 3, 1), None, days=60, accepted={0: 1})]
    first = Decision(date(2025, 3, 1), date(2025, 3, 10))
    later = Decision(date(2025, 3, 11), date(2025, 3, 20))
    assert one_person(rule, date(2025, 5, 1), decisions=[later]).due == date(2025, 5, 10)
    assert one_person(rule, date(2025, 5, 1), decisions=[first]).due == date(2025, 5, 10)


def test_a_completion_that_never_counted_puts_nothing_off():
    """Definition 13: only one that stopped counting does. An import of an old edition is none."""
    rule = [
        Version(date(2024, 1, 1), date(2025, 5, 31), accepted={0: 1}),
        Version(date(2025, 6, 1), None, accepted={0: 2}),
    ]
    old = Done(0, date(2025, 6, 15), date(2025, 6, 15), 1, "imported")
    assert one_person(rule, date(2025, 7, 1)).overdue
    assert one_person(rule, date(2025, 7, 1), done=[old]).overdue


def test_days_to_complete_are_those_of_the_rule_of_the_day():
    """Definition 13, also from the day of a demand."""
    rule = [
        Version(date(2024, 1, 1), date(2025, 5, 31), accepted={0: 1}),
        Version(date(2025, 6, 1), date(2025, 6, 30), days=90, accepted={0: 2}),
        Version(date(2025, 7, 1), None, days=30, accepted={0: 2}),
    ]
    done = [Done(0, date(2024, 5, 1), date(2024, 5, 1), 1)]
    assert one_person(rule, date(2025, 6, 30), done=done).due == date(2025, 8, 30)
    assert one_person(rule, date(2025, 7, 15), done=done).due == date(2025, 7, 1)


def test_having_done_more_never_makes_the_due_date_earlier():
    """Two completions stop counting; the one that stopped last leaves less time than the other."""
    rule = [
        Version(date(2024, 1, 1), date(2025, 5, 31), months=24, accepted={0: 1}),
        Version(date(2025, 6, 1), None, months=24, accepted={0: 2}),
    ]
    first = Done(0, date(2024, 5, 1), date(2024, 5, 1), 1)  # Too old an edition from 1 June: due on 31 July.
    second = Done(0, date(2023, 6, 15), date(2023, 6, 15), 2)  # Too old from 15 June.
    assert not one_person(rule, date(2025, 7, 1), done=[first]).overdue
    assert not one_person(rule, date(2025, 7, 1), done=[first, second]).overdue


def test_a_completion_that_came_to_count_later_runs_out_like_any_other():
    """It did not count under the first version, did under the second, and then grew too old."""
    rule = [
        Version(date(2024, 1, 1), date(2024, 12, 31), days=600, months=12, accepted={0: 2}),
        Version(date(2025, 1, 1), None, days=60, months=12, accepted={0: 1}),
    ]
    done = [Done(0, date(2024, 5, 1), date(2024, 5, 1), 1)]
    found = one_person(rule, date(2025, 6, 1), done=done)
    assert (found.due, found.overdue, found.expired) == (date(2025, 4, 30), True, True)


def test_validity_ends_on_the_last_of_february_for_both_days():
    rule = [Version(date(2024, 1, 1), None, months=24, accepted={0: 1})]
    for day in (date(2024, 2, 28), date(2024, 2, 29)):
        done = [Done(0, day, day)]
        assert one_person(rule, date(2026, 2, 27), done=done).state == "completed"
        assert one_person(rule, date(2026, 2, 28), done=done).expired


@pytest.mark.parametrize("wide", [False, True])
def test_staff_placed_in_a_closed_unit_stop_no_report(wide):
    """HR's files are seldom perfect: such a placement counts nowhere, and everybody else counts as usual."""
    open_ended = Job(date(2020, 1, 1), None, unit=1)
    jobs = [open_ended, Job(date(2020, 1, 1), None, unit=0)] if wide else [open_ended]
    history = History(
        units=[
            [Place(date(2020, 1, 1), None, parent=None, kind="municipality")],
            [Place(date(2020, 1, 1), date(2025, 6, 30), parent=0)],
        ],
        people=[
            Person(jobs, decisions=[Decision(date(2025, 1, 1), None, unit=1)]),
            Person([Job(date(2020, 1, 1), None)]),
        ],
        rules=[[Version(date(2025, 1, 1), None, accepted={0: 1})]],
    )
    with rolled_back():
        built = build(history)
        for on in (date(2025, 6, 30), date(2025, 7, 1)):
            assert differences(built, Oracle(), on) == []
