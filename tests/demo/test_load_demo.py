"""Ekvalla loads, is the same every time, holds every case that a figure must survive, and adds up."""

import hashlib
import io
import re
from datetime import date
from fractions import Fraction

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from wagtail.models import Page, Site

from content.models import ContactCard, Municipality
from courses.models import CoursePage, LessonPage
from demo import accounts, cases, loading
from demo.by_hand import MIKAEL, SAMIRA
from demo.dates import FIRST_DAY, LAST_DAY, at, day
from demo.ekvalla import ekvalla
from demo.leaders import ACTING_AT_ELEVHALSAN
from demo.organisation import BJORKBACKEN, NORD, OST, SOLGLANTAN, SYD
from demo.rules import JOB_ROLES
from demo.texts.quiz_practice import QUIZ as PRACTICE
from demo.trainings import BASIC, key_of
from demo.work_types import WORK_TYPES_OF
from organisation import delegable, delegations
from organisation.closure import compute_closure
from organisation.models import (
    Absence,
    Appointment,
    DatedFact,
    Delegation,
    Employment,
    Fact,
    RoleHolder,
    Unit,
    UnitAncestor,
    UnitPeriod,
    UnitSuccession,
    User,
)
from organisation.tree import Tree
from quizzes import passing
from quizzes.forms import problem_with
from quizzes.models import Marking, Question, QuizPage, Sitting
from scenarios.models import RefusedPublication, ScenarioPage, ScenarioVersion
from scenarios.scenario_admin.review import groups_without
from support.models import SupportPage
from tracking import coverage, ledger, reports
from tracking.days import add_months
from tracking.facts import facts_of, rules_of
from tracking.models import (
    Completion,
    Coverage,
    Definitions,
    Edition,
    Part,
    Relevance,
    RelevanceReason,
    Requirement,
    RequirementVersion,
    Round,
    Snapshot,
    Training,
    UnitActivity,
)
from tracking.standing import standing

pytestmark = pytest.mark.django_db

CUTS = ["2024-12-31", "2025-04-30", "2025-08-31", "2025-12-31", "2026-04-30", "2026-08-31", "2026-10-31"]
REAL_PLACES = "Stockholm Linköping Köping Katrineholm Göteborg Malmö Uppsala Västerås Örebro Umeå Borås Rinkeby Enskede"
FICTION_NUMBER = re.compile(r"070-174 06 (0[5-9]|[1-9]\d)")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Ekvalla, loaded once for the module and rolled back after it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patched, transaction.atomic():
        patched.setenv("RUSTAD_DEMO", "1")
        out = io.StringIO()
        call_command("load_demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)
    ContentType.objects.clear_cache()


@pytest.fixture(autouse=True)
def municipality(loaded):
    """Every test sees it. --reset gives the content types other keys, which the rollback takes back."""
    ContentType.objects.clear_cache()


def checksum():
    """A fingerprint of every table."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 the project's own tables
            rows = sorted(map(repr, cursor.fetchall()))
            found[table] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
    return found


def figures(unit, on, requirement="grund", scope="own"):
    """The figures that are not zero."""
    pk = Unit.objects.get(code=unit).pk
    found = reports.completion_by_unit([pk], Requirement.objects.get(key=requirement), on=day(on))
    return {key: value for key, value in getattr(found[pk], scope).as_dict().items() if value} if pk in found else None


def of_person(employee_id, on, requirement="grund"):
    requirement = Requirement.objects.get(key=requirement)
    person = User.objects.get(employee_id=employee_id)
    facts = facts_of([person.pk], requirement, rules_of(requirement))[person.pk]
    return standing(facts, day(on), Definitions.load())


# Size and shape


def test_ekvalla_is_large_enough():
    assert UnitPeriod.objects.on(date(2025, 12, 31)).count() >= 40
    assert Employment.objects.on(date(2025, 12, 31)).count() >= 600
    assert set(UnitPeriod.objects.values_list("kind", flat=True)) == {
        "municipality",
        "administration",
        "division",
        "unit",
    }
    assert UnitAncestor.objects.filter(depth=3).exists()
    assert not UnitAncestor.objects.filter(depth=4).exists()


def test_the_tree_has_changed_in_every_way():
    assert Unit.objects.exclude(closed_on=None).count() == 6
    assert UnitSuccession.objects.count() == 7
    renamed = UnitPeriod.objects.filter(unit__code=NORD).order_by("starts_on")
    assert [period.name for period in renamed] == ["Hemtjänst Norra", "Hemtjänst Nord"]
    moved = UnitPeriod.objects.filter(unit__code="KSF-AMA").order_by("starts_on")
    assert [period.parent.code for period in moved] == ["KSF", "SOC-ARB"]
    assert figures("SOC-AO-STR", "2025-12-31") == {}  # Open and empty.


def test_offices_of_every_kind():
    on = date(2026, 10, 31)
    assert set(Appointment.objects.values_list("kind", flat=True)) == {
        "head",
        "acting",
        "deputy",
        "coordinator",
        "key_person",
    }
    held = Appointment.objects.on(on).filter(kind="head")
    assert held.filter(unit__code="SOC-AO-LIN").count() == 2  # Joint heads.
    assert held.filter(person__employee_id=accounts.HEAD_BJORKBACKEN).count() == 2  # Of two units.
    assert not Appointment.objects.on(on).filter(unit__code=SYD, kind__in=("head", "acting")).exists()  # A vacancy.
    kinds = UnitPeriod.objects.on(on).filter(unit__in=held.values("unit")).values_list("kind", flat=True)
    assert set(kinds) == {"municipality", "administration", "division", "unit"}
    assert Appointment.objects.on(date(2026, 7, 15)).filter(unit__code=BJORKBACKEN, kind="deputy").count() == 1
    assert not Appointment.objects.on(on).filter(unit__code=BJORKBACKEN, kind="deputy").exists()


def test_nothing_depends_on_the_day_it_is_loaded():
    dated = [m for m in apps.get_models() if issubclass(m, Fact)]
    for model in dated:
        for row in model.objects.all():
            assert at(FIRST_DAY, 0) <= row.recorded_at <= at(LAST_DAY, 23, 59), row
            if isinstance(row, DatedFact):
                assert FIRST_DAY <= row.starts_on <= LAST_DAY, row
    for row in Round.objects.all():
        assert FIRST_DAY <= row.started_on <= (row.ended_on or LAST_DAY) <= LAST_DAY


def test_the_plan_is_the_same_every_time():
    (plan, history), (again, history_again) = ekvalla(), ekvalla()
    assert (plan.persons, plan.rows) == (again.persons, again.rows)
    assert [row["completed_at"] for row in history.completions] == [
        row["completed_at"] for row in history_again.completions
    ]


def test_names_are_invented_and_numbers_fictitious():
    names = [user.get_full_name() for user in User.objects.all()]
    assert len(set(names)) == len(names)
    units = " ".join(UnitPeriod.objects.values_list("name", flat=True))
    assert not [place for place in REAL_PLACES.split() if place in units]
    municipality = Municipality.load()
    assert (municipality.name, municipality.service_phone) == ("Ekvalla kommun", "070-174 06 05")
    cards = ContactCard.objects.exclude(checked_on=None).values_list("phone", flat=True)
    for phone in [municipality.service_phone, *cards, *RoleHolder.objects.values_list("phone", flat=True)]:
        assert FICTION_NUMBER.fullmatch(phone), phone
    assert all(email.endswith("@ekvalla.example") for email in User.objects.values_list("email", flat=True) if email)


# A second run, a reset, and a database that is not the demo's


def test_a_second_run_changes_nothing(django_assert_max_num_queries):
    before = checksum()
    with django_assert_max_num_queries(62) as queries:
        call_command("load_demo", "--quiet")
    written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []
    assert checksum() == before


def test_a_second_run_creates_what_is_missing_and_keeps_what_was_changed():
    UnitActivity.objects.filter(unit__code=BJORKBACKEN)._raw_delete("default")
    ContactCard.objects.filter(key="sig-ung").update(hours="Aldrig")
    LessonPage.objects.get(slug="samtalet").unpublish()
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    assert UnitActivity.objects.filter(unit__code=BJORKBACKEN, held_on="2025-11-12", present=24).exists()
    assert ContactCard.objects.get(key="sig-ung").hours == "Aldrig"
    assert not LessonPage.objects.get(slug="samtalet").live
    assert SAMIRA in out.getvalue()


@pytest.mark.parametrize("slug", ["samtalet", "rutinen-steg-for-steg"])
def test_a_second_run_changes_nothing_of_what_an_editor_has_unpublished(slug):
    lesson = LessonPage.objects.get(slug=slug)
    lesson.unpublish()
    before = checksum()
    call_command("load_demo", "--quiet")
    assert checksum() == before
    assert not Part.objects.filter(training__key=lesson.translation_key).exists()


def test_a_second_run_changes_nothing_of_the_order_and_editions_that_an_editor_has_made():
    moved = LessonPage.objects.get(slug="samtalet")
    moved.move(moved.get_parent(), pos="first-child")
    changed = LessonPage.objects.get(slug="rutinen-steg-for-steg")
    changed.changed_in_edition = 3
    changed.save_revision().publish()
    before = checksum()
    call_command("load_demo", "--quiet")
    assert checksum() == before


def test_reset_builds_the_same_again():
    before = figures("EKV", "2026-08-31", scope="subtree"), Completion.objects.count(), Page.objects.count()
    call_command("load_demo", "--reset", "--quiet")
    after = figures("EKV", "2026-08-31", scope="subtree"), Completion.objects.count(), Page.objects.count()
    assert after == before
    assert Site.objects.get().root_page.specific.doors


def test_reset_refuses_people_whom_the_demo_does_not_know():
    User.objects.create(username="somebody", employee_id="99999")
    with pytest.raises(CommandError, match="somebody"):
        call_command("load_demo", "--reset", "--quiet")
    assert User.objects.filter(employee_id=SAMIRA).exists()


def test_reset_refuses_frozen_reports():
    root = Unit.objects.get(code="EKV")
    Snapshot.objects.create(unit=root, on=LAST_DAY, report={}, rules={}, tree={}, frozen_by_unit=root, sha256="0")
    with pytest.raises(CommandError, match="frozen"):
        call_command("load_demo", "--reset", "--quiet")


def test_the_demo_never_mixes_with_an_organisation_that_is_there():
    with pytest.raises(CommandError, match="not the demo's"):
        loading.refuse_real_staff(force=False)
    loading.refuse_real_staff(force=True)


def test_passwords_are_only_for_ones_own_machine(settings, monkeypatch):
    monkeypatch.delenv("RUSTAD_DEMO", raising=False)
    assert accounts.passwords() == {}
    User.objects.filter(employee_id=SAMIRA).update(password="!")
    assert "Nobody can sign in" in accounts.sign_in_table()[-1]
    settings.DEBUG = True
    assert accounts.passwords().keys() == {username for username, _ in accounts.SIGN_INS}


# The figures


def test_derived_tables_are_right():
    assert coverage.differences() == (set(), set())
    stored = UnitAncestor.objects.values_list("unit_id", "ancestor_id", "depth", "starts_on", "ends_on")
    assert set(stored) == compute_closure(UnitPeriod.objects.in_force())


@pytest.mark.parametrize("on", CUTS)
def test_figures_add_up_in_every_unit(on):
    tree = Tree.on(day(on))
    units = list(tree.subtree(tree.roots()[0]))
    assert len(units) == len(tree.nodes)
    for requirement in reports.requirements_on(day(on)):
        for unit, found in reports.completion_by_unit(units, requirement, on=day(on), tree=tree).items():
            for it in (found.own, found.subtree):
                row = it.as_dict()
                assert row["employed"] == row["outside"] + row["exempt"] + row["on_leave"] + row["relevant"]
                assert row["relevant"] == row["completed"] + row["in_progress"] + row["not_started"]
                assert row["in_progress"] + row["not_started"] == row["within_deadline"] + row["overdue"]
                assert min(value for value in row.values() if value is not None) >= 0, tree[unit].code


@pytest.mark.parametrize("on", CUTS)
def test_totals_are_persons_whatever_the_order_of_the_units(on):
    """Counted by hand: the distinct persons with a covered placement in the subtree."""
    tree = Tree.on(day(on))
    in_alphabetical_order = list(tree.nodes)
    for requirement in reports.requirements_on(day(on)):
        persons = {}
        rows = Coverage.objects.filter(requirement=requirement, starts_on__lte=on, ends_on__gte=on)
        for person, unit in rows.values_list("person", "unit"):
            for above in tree.chain(unit):
                persons.setdefault(above, set()).add(person)
        found = reports.completion_by_unit(in_alphabetical_order, requirement, on=day(on), tree=tree)
        assert {unit: it.subtree.relevant + it.subtree.exempt + it.subtree.on_leave for unit, it in found.items()} == {
            unit: len(persons.get(unit, ())) for unit in tree.nodes
        }


@pytest.mark.parametrize(
    ("unit", "on", "expected"),
    [
        (  # 31 of 36, 22 of them during the year: worked out by hand in demo/by_hand.py.
            BJORKBACKEN,
            "2025-12-31",
            {
                "employed": 41,
                "outside": 2,
                "exempt": 1,
                "added": 1,
                "on_leave": 2,
                "relevant": 36,
                "completed": 31,
                "completed_in_period": 22,
                "in_progress": 3,
                "not_started": 2,
                "within_deadline": 2,
                "overdue": 3,
                "percent": 86,
            },
        ),
        (  # The last day of the demo: Samira has time left, three who took it in 2024 need to renew.
            BJORKBACKEN,
            "2026-10-31",
            {
                "employed": 41,
                "outside": 2,
                "added": 1,
                "on_leave": 1,
                "relevant": 38,
                "completed": 33,
                "completed_in_period": 10,
                "in_progress": 1,
                "not_started": 4,
                "within_deadline": 1,
                "overdue": 4,
                "expired": 3,
                "percent": 87,
            },
        ),
        (  # The first worked example of the definitions.
            SOLGLANTAN,
            "2025-12-31",
            {
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
                "overdue": 3,
                "percent": 50,
            },
        ),
        (OST, "2025-12-31", None),  # Closed on 30 June.
    ],
)
def test_pinned_figures(unit, on, expected):
    assert figures(unit, on) == expected


def test_units_differ():
    on = date(2025, 12, 31)
    tree = Tree.on(on)
    found = reports.completion_by_unit(
        list(tree.subtree(tree.roots()[0])), Requirement.objects.get(key="grund"), on=on, tree=tree
    )
    shares = {unit.own.percent for unit in found.values() if unit.own.percent is not None}
    assert min(shares) <= 30
    assert max(shares) == 100
    assert len(shares) >= 12


# The cases, person by person: state, and the day it is due or the day it was completed


@pytest.mark.parametrize(
    ("person", "on", "state", "due", "overdue"),
    [
        (cases.ANNA, "2025-02-28", "outside", None, False),
        (cases.ANNA, "2025-04-30", "not_started", "2025-04-30", False),
        (cases.ANNA, "2025-05-01", "not_started", "2025-04-30", True),
        (cases.BO, "2025-12-31", "not_started", "2026-01-30", False),
        (cases.BO, "2026-01-31", "not_started", "2026-01-30", True),
        (cases.DORIS, "2025-07-01", "not_started", "2025-03-02", True),
        (cases.EVA, "2026-01-31", "not_started", "2026-01-30", True),
        (cases.GUN, "2025-12-31", "in_progress", "2025-03-02", True),
        (cases.IVO, "2025-07-31", "not_started", "2025-05-31", True),
        (cases.IVO, "2025-06-15", "outside", None, False),
        (cases.JANA, "2025-07-31", "not_started", "2025-09-10", False),
        (cases.KAJ, "2025-04-30", "outside", None, False),
        (cases.KAJ, "2026-02-28", "not_started", "2026-04-03", False),
        (cases.KAJ, "2026-05-31", "not_started", "2026-04-03", True),
        (cases.MALTE, "2025-12-31", "not_started", "2025-03-02", True),
        (cases.MALTE, "2026-01-08", "on_leave", None, False),
        (cases.NORA, "2025-04-29", "not_started", "2025-04-30", False),
        (cases.NORA, "2025-04-30", "on_leave", None, False),
        (cases.NORA, "2025-05-30", "not_started", "2025-05-30", False),
        (cases.NORA, "2025-05-31", "not_started", "2025-05-30", True),
        (cases.OLGA, "2025-08-31", "on_leave", None, False),
        (cases.OLGA, "2025-09-30", "not_started", "2025-10-31", False),
        (cases.PELLE, "2025-12-31", "on_leave", None, False),
        (cases.QASIM, "2025-10-31", "exempt", None, False),
        (cases.QASIM, "2025-11-15", "outside", None, False),
        (cases.RUT, "2025-12-31", "exempt", None, False),
        (cases.STEN, "2025-10-31", "exempt", None, False),
        (cases.STEN, "2025-11-28", "not_started", "2025-11-28", False),
        (cases.TARA, "2025-12-31", "not_started", "2025-04-02", True),
        (cases.VERA, "2025-09-30", "not_started", "2025-04-02", True),
        (cases.VERA, "2025-12-31", "exempt", None, False),
        (cases.XENIA, "2025-12-31", "outside", None, False),
        (cases.OVE, "2025-12-31", "in_progress", "2025-03-02", True),
        (cases.CELINE, "2025-12-31", "outside", None, False),
        (SAMIRA, "2026-10-31", "not_started", "2026-12-04", False),
        (MIKAEL, "2026-10-31", "in_progress", "2025-11-30", True),
    ],
)
def test_case_that_is_not_completed(person, on, state, due, overdue):
    found = of_person(person, on)
    assert (found.state, found.due, found.overdue) == (state, day(due), overdue)


@pytest.mark.parametrize(
    ("person", "on", "completed_on", "valid_until"),
    [
        (cases.CIA, "2025-12-31", "2025-05-05", "2027-05-05"),
        (cases.DAN, "2025-06-30", "2025-05-05", "2027-05-05"),
        (cases.EVA, "2026-01-30", "2024-01-31", "2026-01-31"),
        (cases.EWA, "2025-12-31", "2025-12-01", "2028-01-31"),  # Renewed early: no time lost.
        (cases.FIA, "2025-12-31", "2025-12-31", "2027-12-31"),
        (cases.GUN, "2026-01-01", "2026-01-01", "2028-01-01"),
        (cases.HALINA, "2025-12-31", "2025-12-29", "2027-12-29"),
        (cases.IRIS, "2025-12-31", "2025-04-08", "2027-04-08"),
        (cases.LIV, "2026-05-01", "2025-03-11", "2027-03-11"),
        (cases.URBAN, "2025-12-31", "2025-10-08", "2027-10-08"),
        (cases.WALID, "2025-02-17", "2024-11-12", "2026-11-12"),
        (cases.YNGVE, "2025-12-31", "2025-02-27", "2027-02-27"),
        (cases.ZORAN, "2025-12-31", "2025-11-05", "2027-11-05"),
        (cases.ASLAUG, "2026-10-31", "2026-05-20", "2028-05-20"),  # Renewed late: from that day.
        (cases.DAGNY, "2026-10-31", "2026-09-07", "2028-10-21"),
        (cases.ALFONS, "2025-12-31", "2025-09-10", "2027-09-10"),
        (cases.BIRK, "2025-12-31", "2025-04-29", "2027-04-29"),
    ],
)
def test_case_that_is_completed(person, on, completed_on, valid_until):
    found = of_person(person, on)
    assert (found.state, found.completed_on, found.valid_until) == ("completed", day(completed_on), day(valid_until))


def test_one_person_in_two_units_counts_once_in_the_total():
    person = User.objects.get(employee_id=cases.CIA)
    covered = Coverage.objects.filter(person=person, requirement__key="grund").values_list("unit__code", flat=True)
    assert set(covered) == {NORD, SYD}
    tree = Tree.on(date(2025, 12, 31))
    division = Unit.objects.get(code="SOC-AO").pk
    units = list(tree.subtree(division))
    found = reports.completion_by_unit(units, Requirement.objects.get(key="grund"), on=date(2025, 12, 31))
    # Cia and Carl work in both Nord and Syd; the sum of the units is two more than the persons.
    assert sum(unit.own.employed for unit in found.values()) == found[division].subtree.employed + 2


def test_essay_is_recorded_after_the_year_it_counts_for():
    done = Completion.objects.get(person__employee_id=cases.HALINA, training__kind="course")
    assert (done.completed_on, done.recorded_at) == (date(2025, 12, 29), at("2026-01-08", 10))


def test_every_reason_is_there():
    assert set(Relevance.objects.values_list("reason", flat=True)) == set(RelevanceReason.values)
    assert set(Completion.objects.values_list("how", flat=True)) == {"taken", "recognised", "imported"}
    assert set(Round.objects.values_list("reason", flat=True)) == {"first", "renewal", "new_edition", "again"}
    forms = set(Employment.objects.values_list("form", flat=True))
    assert forms == {"permanent", "fixed_term", "substitute", "hourly"}
    assert Absence.objects.filter(ends_on=None).exists()
    assert Employment.objects.exclude(voided_at=None).count() == 1
    assert Completion.objects.exclude(voided_at=None).count() == 2


def test_head_who_is_also_relevant():
    for requirement in ("grund", "chefer", "fordjupning"):
        assert of_person(ACTING_AT_ELEVHALSAN, "2026-08-31", requirement).state != "outside"
    assert of_person(ACTING_AT_ELEVHALSAN, "2026-02-28", "chefer").state == "outside"
    assert of_person(ACTING_AT_ELEVHALSAN, "2026-08-31", "chefer").state == "completed"


# What the ledger would have written


def test_courses_follow_the_rules_of_the_ledger():
    """Every course completion: all its lessons in the round, dated by the last, in the edition they add up to."""
    rows = Completion.objects.filter(round__training__kind="course", voided_at=None)
    rows = rows.select_related("round", "training")
    by_round = {}
    for row in rows:
        by_round.setdefault(row.round, {})[row.training_id] = row
    courses = {course: _lessons(course) for course in Training.objects.filter(kind="course")}
    for current, done in by_round.items():
        lessons = _parts_in(courses[current.training], current, done)
        course = done.pop(current.training_id, None)
        assert (course is None) == (current.ended_on is None)
        assert current.started_on <= min(r.completed_on for r in done.values() if not r.carried_from_id)
        if course:
            assert done.keys() == set(lessons)
            assert course.completed_at == max(row.completed_at for row in done.values())
            assert course.completed_on == current.ended_on
            assert course.edition == _edition(done, lessons)


def _parts_in(parts, current, done):
    """Without the quiz where the round ended before the edition that brought it."""
    brought = Edition.objects.get(training=current.training, number=2).published_at.date()
    quizzes = set(Training.objects.filter(kind="quiz").values_list("pk", flat=True))
    is_before = current.ended_on is not None and current.ended_on < brought
    assert not is_before or not done.keys() & quizzes
    return {part: number for part, number in parts.items() if not (is_before and part in quizzes)}


def _lessons(course):
    """{part: its last material change}"""
    rows = Part.objects.filter(course=course, required=True)
    return dict(rows.values_list("training", "changed_in_edition"))


def _edition(done, lessons):
    return 2 if max(lessons.values()) == 2 and all(done[part].edition >= lessons[part] for part in lessons) else 1


def test_renewals_count_from_where_the_rules_say():
    """Computed anew for every completion of the basic course from what came before it (definition 10)."""
    basic = Training.objects.get(title=CoursePage.objects.in_language("sv").get(level="basic").title)
    earlier = {}
    rows = Completion.objects.in_force().filter(training=basic).select_related("round").order_by("completed_at")
    covered = {}
    for row in Coverage.objects.filter(requirement__key="grund"):
        covered.setdefault(row.person_id, []).append((row.starts_on, row.ends_on))
    for row in rows:
        before = earlier.setdefault(row.person_id, [])
        on = row.completed_on
        expected = on
        if row.round and row.round.reason == "new_edition":
            expected = before[-1]
        elif any(first <= on <= last for first, last in covered.get(row.person_id, [])):
            ends = [end for counts in before if (end := add_months(counts, 24)) > on]
            expected = max(ends) if ends and (max(ends) - on).days <= 90 else on
        assert row.counts_from == expected, row
        before.append(row.counts_from)
    assert sum(len(counts) > 1 for counts in earlier.values()) > 20


def test_pages_and_trainings_are_one():
    parts = Part.objects.filter(required=True).order_by("course", "position").values_list("training__key", flat=True)
    swedish = Page.objects.live().filter(locale__language_code="sv").type(LessonPage, QuizPage).order_by("path")
    in_courses = swedish.exclude(slug=PRACTICE["slug"])
    assert list(parts) == list(in_courses.values_list("translation_key", flat=True))
    editions = Edition.objects.filter(training__kind="course").order_by("training", "number")
    assert list(editions.values_list("number", flat=True)) == [1, 2, 1, 2]
    assert not Training.objects.exclude(retired_on=None).exists()
    versions = RequirementVersion.objects.filter(requirement__key="grund").order_by("starts_on")
    assert [(version.starts_on, version.ends_on) for version in versions] == [
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), None),
    ]


def test_the_scenarios_are_played_alone_and_in_the_basic_course():
    live = ScenarioPage.objects.live()
    alone, parts = live.filter(alias_of=None), live.exclude(alias_of=None)
    assert sorted(alone.values_list("slug", flat=True)) == [
        "hembesoket",
        "klistermarkena",
        "orden-pa-lektionen",
        "rutinen",
    ]
    optional = Part.objects.filter(required=False).values_list("training__key", flat=True)
    assert list(optional) == list(parts.order_by("path").values_list("translation_key", flat=True)) != []
    for page in live:
        assert ScenarioVersion.objects.get(key=page.translation_key).scenario.steps == page.scenario.steps
        assert page.findings == []
    assert not RefusedPublication.objects.exists()


def test_every_job_role_has_a_scenario_that_suits():
    assert set(JOB_ROLES) == {code for codes in WORK_TYPES_OF.values() for code in codes}
    versions = ScenarioVersion.objects.filter(key__in=ScenarioPage.objects.values("translation_key"))
    cases = [version for version in versions if not version.title.startswith("Rutinen")]
    assert groups_without(cases, date(2026, 11, 24)) == []


# The quizzes


def test_the_quiz_came_when_most_had_finished_and_they_have_still_finished():
    quiz = Training.objects.get(key=key_of(BASIC.quiz["slug"]))
    course = Completion.objects.in_force().filter(training__key=key_of(BASIC.slug), how="taken")
    brought = BASIC.editions[1].published
    before, after = course.filter(completed_on__lt=brought), course.filter(completed_on__gte=brought)
    assert before.count() > after.count() > 100
    with_quiz = Completion.objects.in_force().filter(training=quiz).values("round")
    assert not before.filter(round__in=with_quiz).exists()
    assert not after.exclude(round__in=with_quiz).exists()
    assert of_person(before.first().person.employee_id, before.first().completed_on.isoformat()).state == "completed"


def test_sittings_are_what_their_answers_come_to():
    for sitting in Sitting.objects.exclude(handed_in_at=None).prefetch_related("questions__version"):
        rows = sitting.questions.all()
        assert len(rows) == sitting.question_count
        earned = sum(Fraction(row.earned or 0, row.possible) for row in rows)
        assert Fraction(sitting.earned, sitting.denominator) == earned
        assert sitting.passed in (None, earned * 100 >= 80 * len(rows))
        assert (sitting.passed is True) == (sitting.completion is not None)
        assert sitting.passed is not None or sitting.awaits_marking
        for row in rows:
            ids = [option.id for option in row.version.question.options if row.version.question.is_chosen_from]
            assert sorted(row.option_order) == sorted(ids)
            if row.version.kind != "essay":
                assert row.earned == passing.worth(row.version.question, row.answer).earned


def test_somebody_sits_a_quiz_somebody_waits_and_somebody_has_been_marked():
    alone = Sitting.objects.filter(key=key_of(PRACTICE["slug"]))
    assert alone.get(handed_in_at=None).person.employee_id == MIKAEL
    waiting = alone.get(awaits_marking=True)
    assert waiting.passed is None and not Completion.objects.filter(person=waiting.person, training__key=waiting.key)
    marked = Marking.objects.get()
    done = marked.question.sitting.completion
    assert done.completed_on < done.recorded_at.date() == marked.at.date()
    examiner = marked.marker
    assert examiner.username == accounts.EXAMINER
    assert examiner.has_perms(["quizzes.view_sittings", "quizzes.mark"])
    heads = Appointment.objects.filter(kind="head", unit__code=BJORKBACKEN).values_list("person", flat=True)
    assert examiner.pk not in heads
    assert Sitting.objects.filter(passed=False).count() >= 5


def test_every_question_of_the_bank_is_whole_and_none_of_a_draw_is_an_essay():
    for question in Question.objects.all():
        rows = list(question.answers.all())
        assert problem_with(question.kind, len(rows), sum(row.is_right for row in rows)) is None, question
        assert question.explanation and question.source and question.owner_role
        assert question.kind != "essay" or question.criteria.exists()
    assert Question.objects.count() == 30
    basic = QuizPage.objects.get(translation_key=key_of(BASIC.quiz["slug"]))
    assert basic.question_count == 10 and basic.pass_mark == 80 and not basic.max_attempts
    assert len(basic.used_without_being_named()) == 20
    assert {question.kind for question in basic.used_without_being_named()} == {
        "single", "multiple", "true_false", "short_text",
    }  # fmt: skip


# Today's flow


def test_finishing_the_course_raises_the_figure_of_the_unit():
    person = User.objects.get(employee_id=SAMIRA)
    before = figures(BJORKBACKEN, "2026-11-30")
    course = CoursePage.objects.in_language("sv").get(level="basic")
    for lesson in LessonPage.objects.child_of(course):
        training = Training.objects.get(key=lesson.translation_key)
        ledger.record_completion(person, training, at=at("2026-11-24"))
    assert figures(BJORKBACKEN, "2026-11-30")["completed"] == before["completed"]
    quiz = Training.objects.get(key=QuizPage.objects.child_of(course).get().translation_key)
    ledger.record_completion(person, quiz, at=at("2026-11-24"))
    after = figures(BJORKBACKEN, "2026-11-30")
    assert (before["completed"], after["completed"]) == (33, 34)
    assert coverage.differences() == (set(), set())


def test_sign_ins_are_printed_and_work(loaded, client):
    assert loaded.count("\n") < 25
    for username, _ in accounts.SIGN_INS:
        assert username in loaded
        client.cookies.clear()
        assert client.post("/logga-in/", {"login": username, "password": accounts.PASSWORD}).status_code == 302
    others = User.objects.exclude(username__in=[username for username, _ in accounts.SIGN_INS])
    assert not [user for user in others if user.has_usable_password()]


def test_editor_reaches_the_cms_and_cannot_publish():
    editor = User.objects.get(username=accounts.EDITOR)
    front = Site.objects.get().root_page
    assert editor.has_perm("wagtailadmin.access_admin")
    assert front.permissions_for_user(editor).can_edit()
    assert not front.permissions_for_user(editor).can_publish()
    coordinator = User.objects.get(employee_id=accounts.COORDINATOR)
    assert front.permissions_for_user(coordinator).can_publish()
    required = ("tracking.view_requirement", "tracking.add_requirement", "tracking.change_requirement")
    assert coordinator.has_perms(required) and not any(editor.has_perm(one) for one in required)


@pytest.mark.parametrize(
    ("page_type", "number"),
    [
        ("start.FrontPage", 3),
        ("support.SupportPage", 32),
        ("courses.CourseIndexPage", 3),
        ("courses.CoursePage", 4),
        ("courses.LessonPage", 27),
        ("quizzes.QuizIndexPage", 1),
        ("quizzes.QuizPage", 3),
    ],
)
def test_pages_are_published_and_open(page_type, number, client):
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    client.force_login(User.objects.get(employee_id="41001"))  # Has taken both courses, so that no lesson is closed.
    pages = apps.get_model(page_type).objects.live()
    assert len(pages) == number
    for page in pages:
        assert client.get(page.url).status_code == 200, page


def test_what_nobody_has_reviewed_is_not_published():
    for code in ("ar", "so"):
        pages = Page.objects.filter(locale__language_code=code)
        assert pages.count() == 3 and not pages.live().exists()
        for page in pages.specific():
            assert page.get_admin_display_title().endswith("(översättning ej granskad)")


def test_the_basic_course_is_one_training_in_three_languages(client):
    client.force_login(User.objects.get(employee_id=SAMIRA))
    course = CoursePage.objects.in_language("sv").get(level="basic")
    for twin in course.get_translations():
        assert [page.translation_key for page in twin.parts()] == [page.translation_key for page in course.parts()]
        html = client.get(twin.url).text
        assert html.count('class="t"') == len(course.parts())


def test_blocks_are_shown(client):
    client.force_login(User.objects.get(employee_id=SAMIRA))
    shown = client.get(LessonPage.objects.get(slug="rutinen-steg-for-steg").url).content.decode()
    for text in ("Frågor att gå igenom varje gång", "19 kap. 1 § socialtjänstlagen", "<table", "<h2"):
        assert text in shown
    # The coordinator of her own administration, not the municipality's.
    assert "Birgit Månström" in shown and "070-174 06 31" in shown
    assert "070-174 06 30" not in shown


def test_part_of_the_cms_is_handed_over_by_date():
    delegation = Delegation.objects.get()
    front, support = Site.objects.get().root_page, SupportPage.objects.get(slug="orolig")
    found = []
    for on in (date(2026, 8, 31), date(2026, 9, 1), date(2027, 5, 31), date(2027, 6, 1)):
        person = User.objects.get(pk=delegation.person_id)
        delegations.sync(person, on)
        may = [page.permissions_for_user(person) for page in (support, front)]
        found.append([(page.can_edit(), page.can_publish()) for page in may])
    nothing, support_only = [(False, False)] * 2, [(True, False), (False, False)]
    assert found == [nothing, support_only, support_only, nothing]
    assert delegable.groups(delegation.decided_by).filter(pk=delegation.group_id).exists()
    assert not delegable.groups(delegation.decided_by).filter(name=accounts.COORDINATORS).exists()
