"""The worked examples of the definitions, one by one (requirement R: from 2025-03-01, 60 days, 24 months)."""

from datetime import datetime, timedelta

import pytest

from organisation import staffing, tree
from tests.factories.kept import keep
from tests.factories.world import STOCKHOLM, World, day, noon
from tracking import ledger, reports, requirements
from tracking.facts import facts_of, rules_of
from tracking.models import Coverage, Definitions, Edition, RelevanceReason
from tracking.standing import standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return World()


@keep
def kept_care(world):
    """Hemtjänst with the units Nord, Syd and Öst, and requirement R on its assistant nurses."""
    care = world.unit("Hemtjänst", kind="division")
    care.nord, care.syd, care.ost = (world.unit(name, care) for name in ("Nord", "Syd", "Öst"))
    care.course = world.training()
    care.rule = world.requirement(
        care.course, units=[care], job_roles=[world.job_role("undersköterska")], days=60, months=24
    )
    return care


@pytest.fixture
def care(world, kept_care):
    return kept_care(world)


def figures(care, unit, on):
    return reports.completion_by_unit([unit.pk], care.rule, on=day(on))[unit.pk]


def of_person(care, person, on):
    rules = rules_of(care.rule)
    return standing(facts_of([person.pk], care.rule, rules)[person.pk], day(on), Definitions.load())


def test_unit_nord_adds_up(world, care):
    nurses = [world.staff(care.nord) for _ in range(7)]
    others = [world.staff(care.nord, "planerare") for _ in range(5)]
    requirements.add_person(care.rule, others[0], care.nord, RelevanceReason.SAME_TASKS, day("2025-03-01"))
    requirements.exempt_person(care.rule, nurses[0], RelevanceReason.OTHER_TASKS, day("2025-03-01"))
    staffing.record_absence(nurses[1], day("2025-11-20"))
    for nurse in nurses[2:5]:
        world.done(nurse, care.course, "2025-05-05")
    world.started(nurses[5], care.course, "2025-12-01")
    assert figures(care, care.nord, "2025-12-31").own.as_dict() == {
        "employed": 12,
        "outside": 4,
        "exempt": 1,
        "added": 1,
        "on_leave": 1,
        "relevant": 6,
        "completed": 3,
        "completed_in_period": 3,
        "in_progress": 1,
        "not_started": 2,
        "within_deadline": 0,
        "overdue": 3,
        "expired": 0,
        "percent": 50,
    }


def test_leave_of_22_days_is_not_leave_and_the_clock_runs(world, care):
    person = world.staff(care.nord)
    staffing.record_absence(person, day("2025-12-10"))
    nord = figures(care, care.nord, "2025-12-31").own
    assert (nord.on_leave, nord.relevant, nord.overdue) == (0, 1, 1)
    assert of_person(care, person, "2025-12-31").due == day("2025-04-30")


def test_leave_of_30_days_stops_the_clock(world, care):
    person = world.staff(care.nord)
    staffing.record_absence(person, day("2025-04-01"), day("2025-04-30"))
    assert of_person(care, person, "2025-04-29").due == day("2025-04-30")
    assert figures(care, care.nord, "2025-04-30").own.on_leave == 1
    assert of_person(care, person, "2025-05-15").due == day("2025-05-30")
    assert figures(care, care.nord, "2025-05-30").own.within_deadline == 1
    assert figures(care, care.nord, "2025-05-31").own.overdue == 1


@pytest.mark.parametrize(("on", "within", "overdue"), [("2025-04-30", 1, 0), ("2025-05-01", 0, 1)])
def test_anna_hired_before_the_rule_is_due_60_days_after_it(world, care, on, within, overdue):
    anna = world.staff(care.nord, starts_on="2025-01-10")
    nord = figures(care, care.nord, on).own
    assert (nord.within_deadline, nord.overdue) == (within, overdue)
    assert of_person(care, anna, on).due == day("2025-04-30")


def test_bo_hired_in_december_has_time_left(world, care):
    bo = world.staff(care.nord, starts_on="2025-12-01")
    nord = figures(care, care.nord, "2025-12-31").own
    assert (nord.not_started, nord.within_deadline) == (1, 1)
    assert of_person(care, bo, "2025-12-31").due == day("2026-01-30")


def test_cia_with_two_units_counts_once_in_each_and_once_in_the_total(world, care):
    cia = world.staff(care.nord, share=60)
    world.staff(care.syd, person=cia, share=40)
    world.done(cia, care.course, "2025-05-05")
    for unit, scope in ((care.nord, "own"), (care.syd, "own"), (care, "subtree")):
        found = getattr(figures(care, unit, "2025-12-31"), scope)
        assert (found.employed, found.relevant, found.completed) == (1, 1, 1)


def test_cia_exempted_by_one_head_is_exempt_in_both_units(world, care):
    cia = world.staff(care.nord)
    world.staff(care.syd, person=cia)
    requirements.exempt_person(care.rule, cia, RelevanceReason.LEAVING, day("2025-06-01"))
    for unit, scope in ((care.nord, "own"), (care.syd, "own"), (care, "subtree")):
        found = getattr(figures(care, unit, "2025-12-31"), scope)
        assert (found.employed, found.exempt, found.relevant) == (1, 1, 0)


def test_dan_moves_with_his_completion_and_his_clock(world, care):
    dan, late = world.staff(care.nord), world.staff(care.nord)
    for person in (dan, late):
        staffing.move(person.employments.in_force().get(), care.syd, day("2025-07-01"))
    world.done(dan, care.course, "2025-05-05")
    assert figures(care, care.nord, "2025-06-30").own.completed == 1
    assert figures(care, care.syd, "2025-06-30").own.completed == 0
    assert figures(care, care.nord, "2025-07-01").own.completed == 0
    assert figures(care, care.syd, "2025-07-01").own.completed == 1
    assert of_person(care, late, "2025-07-01").due == day("2025-04-30")


def test_eva_expires_after_24_months(world, care):
    eva = world.staff(care.nord)
    world.done(eva, care.course, "2024-01-31")
    assert figures(care, care.nord, "2026-01-30").own.completed == 1
    nord = figures(care, care.nord, "2026-01-31").own
    assert (nord.completed, nord.not_started, nord.expired, nord.overdue) == (0, 1, 1, 1)
    assert of_person(care, eva, "2026-01-31").due == day("2026-01-30")


def test_eva_renews_early_and_loses_no_time(world, care):
    eva = world.staff(care.nord)
    world.done(eva, care.course, "2024-01-31")
    renewal = world.started(eva, care.course, "2025-12-01")
    world.done(eva, care.course, "2025-12-01", round_number=renewal.number)
    assert figures(care, care.nord, "2028-01-30").own.completed == 1
    nord = figures(care, care.nord, "2028-01-31").own
    assert (nord.completed, nord.expired) == (0, 1)


@pytest.mark.parametrize(
    ("instant", "counted"),
    [(datetime(2025, 12, 31, 23, 30, tzinfo=STOCKHOLM), 1), (datetime(2026, 1, 1, 0, 10, tzinfo=STOCKHOLM), 0)],
)
def test_the_year_ends_in_stockholm(world, care, instant, counted):
    world.done(world.staff(care.nord), care.course, instant)
    assert figures(care, care.nord, "2025-12-31").own.completed == counted


def test_an_essay_counts_from_the_day_it_was_handed_in(world, care):
    person = world.staff(care.nord)
    world.started(person, care.course, "2025-12-29")
    assert figures(care, care.nord, "2025-12-31").own.in_progress == 1
    world.done(person, care.course, noon("2025-12-29"))  # Marked on 8 January, dated the hand-in day.
    assert figures(care, care.nord, "2025-12-31").own.completed == 1


def test_a_closed_unit_is_listed_while_it_was_open(world, care):
    person = world.staff(care.ost)
    staffing.move(person.employments.in_force().get(), care.nord, day("2025-07-01"))
    tree.close_unit(care.ost, day("2025-06-30"))
    units = [care.nord.pk, care.ost.pk]
    assert reports.completion_by_unit(units, care.rule, on=day("2025-06-30"))[care.ost.pk].own.employed == 1
    after = reports.completion_by_unit(units, care.rule, on=day("2025-12-31"))
    assert list(after) == [care.nord.pk]
    assert after[care.nord.pk].own.employed == 1


def test_a_short_gap_between_contracts_does_not_restart_the_clock(world, care):
    substitute = world.staff(care.nord, starts_on="2025-04-01", ends_on="2025-06-10", form="substitute")
    world.staff(care.nord, starts_on="2025-06-25", person=substitute, form="substitute")
    rows = Coverage.objects.filter(person=substitute).order_by("starts_on")
    assert [row.since for row in rows] == [day("2025-04-01")] * 2
    assert of_person(care, substitute, "2025-07-31").due == day("2025-04-01") + timedelta(days=60)


def test_a_long_gap_restarts_the_clock(world, care):
    substitute = world.staff(care.nord, starts_on="2025-04-01", ends_on="2025-06-10")
    world.staff(care.nord, starts_on="2025-07-12", person=substitute)
    assert of_person(care, substitute, "2025-07-31").due == day("2025-07-12") + timedelta(days=60)


def test_too_old_while_no_rule_held_and_refused_by_the_next_the_clock_begins_with_it(world, care):
    """The old completion puts nothing off: neither its age nor a demand made it stop counting, but both together."""
    nurse = world.staff(care.nord)
    world.done(nurse, care.course, "2025-01-10")
    held = world.requirement(care.course, "2025-01-01", key="held", months=6)
    requirements._end(held.versions.in_force().get(), day("2025-03-31"))
    Edition.objects.create(training=care.course, number=2, published_at=noon("2025-11-01"))
    requirements.set_rule(held, day("2025-12-01"), accepted={care.course: 2}, group_name="Alla", days=60, months=6)
    rules = rules_of(held)
    found = standing(facts_of([nurse.pk], held, rules)[nurse.pk], day("2025-12-31"), Definitions.load())
    assert (found.due, found.expired) == (day("2025-12-01") + timedelta(days=60), True)


def test_twice_the_same_is_once(world, care):
    person = world.staff(care.nord)
    first = world.done(person, care.course, "2025-05-05", round_number=1)
    with pytest.raises(ledger.RoundEnded):
        world.done(person, care.course, "2025-05-06", round_number=1)
    assert list(person.completions.all()) == [first]
