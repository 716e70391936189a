"""What users of other systems complain of most, one test for each: named after the pain, and saying that it is gone."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from organisation import staffing
from organisation.models import Unit
from tests.factories.kept import keep
from tests.factories.world import World, day, noon
from tracking import catalogue, ledger, reports, requirements
from tracking.catalogue import PartSpec
from tracking.facts import facts_of, rules_of
from tracking.models import Completion, Definitions, Round, TrainingKind
from tracking.standing import State, standing

pytestmark = pytest.mark.django_db

YEAR_END = date(2025, 12, 31)


@pytest.fixture
def world():
    return World()


@keep
def kept_care(world):
    """Hemtjänst with Nord and Syd; the basic course, valid for 24 months, is required of everybody from 1 March."""
    care = world.unit("Hemtjänst", world.unit("Kommunen", kind="municipality"), kind="division")
    care.nord, care.syd = world.unit("Nord", care), world.unit("Syd", care)
    care.course = world.training()
    care.rule = world.requirement(care.course, months=24)
    return care


@pytest.fixture
def care(world, kept_care):
    return kept_care(world)


def figures(care, unit, on=YEAR_END, scope="own"):
    return getattr(reports.completion_by_unit([unit.pk], care.rule, on=day(on))[unit.pk], scope)


def stands(care, person, on=YEAR_END):
    facts = facts_of([person.pk], care.rule, rules_of(care.rule))[person.pk]
    return standing(facts, day(on), Definitions.load())


def lessons(*changed):
    """Two lessons; `changed` are the editions in which each last changed materially."""
    return [
        PartSpec(key, f"Avsnitt {number}", TrainingKind.LESSON, changed_in_edition=edition)
        for number, (key, edition) in enumerate(zip(LESSONS, changed, strict=True), start=1)
    ]


LESSONS = ("5f0cdb6e-3f29-4b0f-8f4c-0d2f6a1f0001", "5f0cdb6e-3f29-4b0f-8f4c-0d2f6a1f0002")
COURSE = "5f0cdb6e-3f29-4b0f-8f4c-0d2f6a1f0000"


def publish(*changed, parts=None):
    return catalogue.sync_course(COURSE, "Kurs", lessons(*changed) if parts is None else parts)


def take(person, course, on, only=None):
    """Finish the lessons of the course (or the one numbered `only`) in the open round."""
    for part in course.part_rows.select_related("training"):
        if only in (None, part.position):
            ledger.record_completion(person, part.training, at=noon(on))


def test_1_changing_rules_or_content_wipes_or_redates_old_completions(world, care):
    course = publish(1, 1)
    person = world.staff(care.nord)
    take(person, course, "2025-05-05")
    before = list(Completion.objects.order_by("pk").values())
    requirement = world.requirement(course, key="kurs")
    requirements.set_rule(requirement, day("2025-06-01"), accepted={course: 1}, group_name="Alla", days=10, months=12)
    publish(1, 1, parts=lessons(1, 1)[:1])
    publish(2, 1)
    catalogue.retire(COURSE, day("2025-12-01"))
    assert list(Completion.objects.order_by("pk").values()) == before


def test_2_a_material_change_must_reopen_and_only_what_has_changed(world, care):
    course = publish(1, 1)
    requirement = world.requirement(course, key="kurs")
    person = world.staff(care.nord)
    take(person, course, "2025-05-05")
    publish(1, 2)
    requirements.set_rule(requirement, day("2025-10-01"), accepted={course: 2}, group_name="Alla")
    care.rule = requirement
    now = stands(care, person)
    assert (now.state, now.expired, now.due) == (State.NOT_STARTED, True, date(2025, 11, 30))
    begun = ledger.start_round(person, course, noon("2025-12-01"))
    assert begun.completions.in_force().count() == 1  # The unchanged lesson came along.
    take(person, course, "2025-12-02", only=2)
    assert stands(care, person).state == State.COMPLETED


def test_3_recertification_destroys_the_evidence(world, care, client):
    person = world.staff(care.nord)
    first = world.done(person, care.course, "2024-01-31")
    ledger.start_round(person, care.course, noon("2025-12-01"))
    second = world.done(person, care.course, "2025-12-01", round_number=2)
    first.refresh_from_db()
    assert (first.completed_on, first.voided_at, second.pk == first.pk) == (date(2024, 1, 31), None, False)
    client.force_login(person)
    for row in (first, second):
        assert client.get(reverse("tracking:proof", args=[row.pk])).status_code == 200


@pytest.mark.parametrize(
    ("renewed", "last_day"), [("2025-12-01", "2028-01-30"), ("2025-09-01", "2027-08-31"), ("2026-02-15", "2028-02-14")]
)
def test_4_early_completion_does_not_count(world, care, renewed, last_day):
    """Inside the window nothing is lost; before it, and after the end, a new period begins on the day itself."""
    person = world.staff(care.nord)
    world.done(person, care.course, "2024-01-31")
    ledger.start_round(person, care.course, noon(renewed))
    world.done(person, care.course, renewed, round_number=2)
    last = day(last_day)
    assert stands(care, person, last).state == State.COMPLETED
    assert stands(care, person, date.fromordinal(last.toordinal() + 1)).state == State.NOT_STARTED


def test_5_annual_cycle_and_new_hires(world, care):
    """With twelve months, who was trained when hired in November renews in November, not in January with all others."""
    requirements.set_rule(care.rule, day("2025-06-01"), accepted={care.course: 1}, group_name="Alla", months=12)
    person = world.staff(care.nord, starts_on="2025-11-10")
    assert stands(care, person, "2025-12-31").due == date(2026, 1, 9)
    world.done(person, care.course, "2025-11-20")
    assert stands(care, person, "2026-01-31").state == State.COMPLETED
    assert stands(care, person, "2026-11-20").state == State.NOT_STARTED


def test_6_a_person_moves_unit_which_unit_counts(world, care):
    person = world.staff(care.nord)
    world.done(person, care.course, "2025-05-05")
    staffing.move(person.employments.in_force().get(), care.syd, day("2025-07-01"))
    in_june, in_july = day("2025-06-30"), day("2025-07-01")
    assert [figures(care, unit, in_june).completed for unit in (care.nord, care.syd)] == [1, 0]
    assert [figures(care, unit, in_july).completed for unit in (care.nord, care.syd)] == [0, 1]
    assert [figures(care, care, on, "subtree").relevant for on in (in_june, in_july)] == [1, 1]


def test_6_a_person_in_several_units_is_counted_several_times(world, care):
    person = world.staff(care.nord)
    world.staff(care.syd, person=person)
    world.done(person, care.course, "2025-05-05")
    assert [figures(care, unit).relevant for unit in (care.nord, care.syd)] == [1, 1]
    assert figures(care, care, scope="subtree").relevant == 1


def test_7_leaving_and_re_entering_an_audience(world, care):
    """Neither a gap of two weeks nor one of half a year takes a completion away, and nobody is enrolled anew."""
    person = world.staff(care.nord, starts_on="2025-03-01", ends_on="2025-05-31")
    world.done(person, care.course, "2025-04-04")
    world.staff(care.nord, person=person, starts_on="2025-06-14", ends_on="2025-06-30")
    world.staff(care.nord, person=person, starts_on="2025-12-15")
    assert [stands(care, person, on).state for on in ("2025-06-20", "2025-09-01", "2025-12-31")] == [
        State.COMPLETED,
        State.OUTSIDE,
        State.COMPLETED,
    ]
    assert Round.objects.filter(person=person).count() == 1


def test_8_leavers_suspended_and_staff_accounts_distort_the_percentage(world, care):
    world.done(world.staff(care.nord), care.course, "2025-05-05")
    world.done(world.staff(care.nord, ends_on="2025-10-31"), care.course, "2025-05-05")
    suspended = world.staff(care.nord)
    suspended.is_active = False  # Locked out of the system, and still employed.
    suspended.save()
    world.person(is_superuser=True)
    found = figures(care, care.nord)
    assert (found.employed, found.relevant, found.completed, found.percent) == (2, 2, 1, 50)


def test_9_long_leave_and_part_of_a_year(world, care):
    person = world.staff(care.nord)
    staffing.record_absence(person, day("2025-03-10"), day("2025-11-30"))
    assert figures(care, care.nord, "2025-08-31").on_leave == 1
    now = stands(care, person, "2025-12-31")
    assert (now.state, now.due, now.overdue) == (State.NOT_STARTED, date(2026, 1, 21), False)


def test_10_earlier_or_outside_training_is_not_recognised(world, care):
    person, other = world.staff(care.nord), world.staff(care.nord)
    ledger.recognise(person, care.course, completed_at=noon("2025-02-01"), recorded_by=other, evidence="Intyg 7")
    ledger.import_completion(other, care.course, completed_at=noon("2024-11-05"), source="portal")
    assert figures(care, care.nord).completed == 2
    assert set(Completion.objects.values_list("how", flat=True)) == {"recognised", "imported"}


def test_11_delegation(world, care, client):
    """A deputy sees what the head sees while deputising, and nothing the day after."""
    world.head(care.nord)
    today = timezone.localdate()
    deputy = world.person()
    staffing.appoint(deputy, care.nord, "deputy", day("2025-01-01"), today)
    other = world.person()
    staffing.appoint(other, care.nord, "deputy", day("2025-01-01"), date.fromordinal(today.toordinal() - 1))
    answers = []
    for person in (deputy, other):
        client.force_login(person)
        answers.append(client.get(reverse("tracking:unit_report", args=[care.nord.code])).status_code)
    assert answers == [200, 404]


@pytest.mark.parametrize("number", [3, 60])
def test_14_reports_time_out(world, care, number, django_assert_num_queries):
    for place in range(number):
        world.done(world.staff((care.nord, care.syd)[place % 2]), care.course, "2025-05-05")
    units = list(Unit.objects.values_list("pk", flat=True))
    with django_assert_num_queries(5):
        found = reports.completion_by_unit(units, care.rule, on=YEAR_END)
    assert found[care.pk].subtree.completed == number


def test_14_a_report_that_cannot_be_made_says_no_data(world, care, client):
    """A wrong number is worse than an error: on a day before the unit was opened, the page says just that."""
    unit = world.unit("Ny", care, on="2025-09-01")
    client.force_login(world.head(unit))
    text = client.get(reverse("tracking:unit_report", args=[unit.code]) + "?on=2025-08-31").content.decode()
    assert "1 september 2025" in text
    assert "0 av 0" not in text
