"""What changes today leaves every figure of an earlier day as it was; a corrected fact does not."""

from datetime import date, timedelta

import pytest

from organisation import staffing, tree
from organisation.models import JobRole, Unit, UnitSuccession
from tests.factories.kept import keep
from tests.factories.world import World, noon
from tracking import ledger, reports, requirements
from tracking.models import RelevanceReason

pytestmark = pytest.mark.django_db

TODAY = date(2026, 2, 1)
PAST = [date(2025, 4, 30), date(2025, 6, 30), date(2025, 12, 31), TODAY - timedelta(days=1)]


@pytest.fixture
def world():
    return World()


@keep
def kept_care(world):
    """A division of three units and a neighbour, with somebody in every state, and two requirements."""
    top = world.unit("Kommunen", kind="municipality")
    care = world.unit("Hemtjänst", top, kind="division")
    care.top, care.school = top, world.unit("Skolan", top, kind="division")
    care.nord, care.syd, care.ost = (world.unit(name, care) for name in ("Nord", "Syd", "Öst"))
    care.course, care.other = world.training(), world.training("Fördjupning")
    nurse = world.job_role("undersköterska")
    care.rule = world.requirement(care.course, units=[care], job_roles=[nurse], days=60, months=12)
    care.second = world.requirement(care.other, "2025-05-01", key="fordjupning", days=30)
    care.staff = [world.staff(unit) for unit in (care.nord, care.nord, care.syd, care.syd, care.ost, care.school)]
    care.away, care.exempt, care.cook = world.staff(care.nord), world.staff(care.syd), world.staff(care.nord, "kock")
    care.late = world.staff(care.syd, starts_on="2025-12-15")
    world.staff(care.syd, person=care.staff[0])
    staffing.record_absence(care.away, date(2025, 5, 1), date(2025, 12, 31))
    requirements.exempt_person(care.rule, care.exempt, RelevanceReason.OTHER_TASKS, date(2025, 6, 1), date(2026, 1, 15))
    requirements.add_person(care.rule, care.cook, care.nord, RelevanceReason.SAME_TASKS, date(2025, 6, 15))
    world.done(care.staff[0], care.course, "2025-04-10")
    world.done(care.staff[2], care.course, "2025-01-20")
    world.started(care.staff[1], care.course, "2025-11-11")
    world.done(care.staff[4], care.other, "2025-06-06")
    return care


@pytest.fixture
def care(world, kept_care):
    return kept_care(world)


def figures():
    """Every figure of every unit and requirement on each of the days in the past."""
    units = list(Unit.objects.order_by("pk").values_list("pk", flat=True))
    return {
        (on, requirement.key, unit, scope): getattr(found, scope).as_dict()
        for on in PAST
        for requirement in reports.requirements_on(on)
        for unit, found in reports.completion_by_unit(units, requirement, on=on).items()
        for scope in ("own", "subtree")
    }


def hire(world, care):
    world.staff(care.nord, starts_on=TODAY)


def hire_into_a_second_unit(world, care):
    world.staff(care.ost, starts_on=TODAY, person=care.staff[2])


def leave_the_municipality(world, care):
    staffing.end_employment(care.staff[3].employments.in_force().get(), TODAY - timedelta(days=1))


def move_to_another_unit(world, care):
    staffing.move(care.staff[3].employments.in_force().get(), care.school, TODAY)


def move_a_unit(world, care):
    tree.move_unit(care.syd, care.school, TODAY)


def rename_a_unit(world, care):
    tree.rename_unit(care.syd, "Sydost", TODAY)


def open_a_unit(world, care):
    world.unit("Väst", care, on=TODAY)


def close_a_unit(world, care):
    staffing.move(care.staff[4].employments.in_force().get(), care.nord, TODAY)
    tree.close_unit(care.ost, TODAY - timedelta(days=1))


def merge_two_units(world, care):
    merged = world.unit("Sydost", care, on=TODAY)
    for unit in (care.syd, care.ost):
        for employment in unit.employments.on(TODAY):
            staffing.move(employment, merged, TODAY)
        tree.close_unit(unit, TODAY - timedelta(days=1))
        UnitSuccession.objects.create(predecessor=unit, successor=merged, on=TODAY)


def change_the_rule(world, care):
    requirements.set_rule(
        care.rule, TODAY, accepted={care.course: 2}, group_name="Alla", units=[care.school], days=10, months=1
    )


def change_what_is_accepted(world, care):
    requirements.set_rule(
        care.rule, TODAY, accepted={care.other: 1}, group_name="Alla", job_roles=[JobRole.objects.first()]
    )


def another_requirement(world, care):
    world.requirement(care.course, TODAY, key="nytt")


def an_absence_begins(world, care):
    staffing.record_absence(care.staff[1], TODAY)


def an_exemption_begins(world, care):
    requirements.exempt_person(care.rule, care.late, RelevanceReason.LEAVING, TODAY)


def somebody_is_added(world, care):
    requirements.add_person(care.rule, care.staff[5], care.school, RelevanceReason.NEW_TASKS, TODAY)


def a_head_is_appointed(world, care):
    staffing.appoint(care.staff[1], care.nord, "head", TODAY)


def somebody_finishes(world, care):
    world.done(care.staff[1], care.course, TODAY)


def somebody_renews(world, care):
    ledger.start_round(care.staff[0], care.course, noon(TODAY))
    world.done(care.staff[0], care.course, TODAY)


def somebody_begins(world, care):
    world.started(care.late, care.course, TODAY)


def training_is_recognised(world, care):
    ledger.recognise(care.late, care.course, completed_at=noon(TODAY), recorded_by=care.staff[0])


CHANGES = [
    hire,
    hire_into_a_second_unit,
    leave_the_municipality,
    move_to_another_unit,
    move_a_unit,
    rename_a_unit,
    open_a_unit,
    close_a_unit,
    merge_two_units,
    change_the_rule,
    change_what_is_accepted,
    another_requirement,
    an_absence_begins,
    an_exemption_begins,
    somebody_is_added,
    a_head_is_appointed,
    somebody_finishes,
    somebody_renews,
    somebody_begins,
    training_is_recognised,
]


@pytest.mark.parametrize("change", CHANGES)
def test_todays_change_leaves_the_past_alone(world, care, change):
    before = figures()
    change(world, care)
    after = figures()
    assert {key: after[key] for key in before} == before
    assert all(set(found.values()) <= {0, None} for key, found in after.items() if key not in before)


def test_all_of_them_together_leave_the_past_alone(world, care):
    before = figures()
    for change in (
        hire,
        move_a_unit,
        close_a_unit,
        an_absence_begins,
        somebody_finishes,
        change_the_rule,
        another_requirement,
    ):
        change(world, care)
    after = figures()
    assert {key: after[key] for key in before} == before


def test_the_changes_do_show_from_today(world, care):
    """The control of the tests above: the same changes move today's figures."""

    def of_today(requirement=care.rule):
        units = list(Unit.objects.values_list("pk", flat=True))
        return {
            unit: (found.own.as_dict(), found.subtree.as_dict())
            for unit, found in reports.completion_by_unit(units, requirement, on=TODAY).items()
        }

    for change in (hire, leave_the_municipality, an_exemption_begins, move_a_unit, somebody_finishes, change_the_rule):
        before = of_today()
        change(world, care)
        assert of_today() != before, change.__name__


def moved(before):
    """The days on which some figure is no longer what it was."""
    after = figures()
    return sorted({key[0] for key in before if after[key] != before[key]})


def test_a_corrected_employment_moves_the_past(world, care):
    before = figures()
    wrong = care.staff[3].employments.in_force().get()
    wrong.void("began later")
    world.staff(care.syd, starts_on="2025-06-01", person=care.staff[3])
    assert moved(before) == PAST[:2]  # From June on only the due date differs, and by December both are past.


def test_a_voided_completion_moves_the_past(world, care):
    before = figures()
    ledger.void_completion(care.staff[0].completions.in_force().get(), "another person", by=None)
    assert moved(before) == PAST


def test_an_absence_recorded_afterwards_moves_the_past(world, care):
    before = figures()
    staffing.record_absence(care.staff[1], date(2025, 11, 1), date(2026, 1, 10))
    assert PAST[2] in moved(before)
