"""Weeding: what is too old goes, what is held or young stays, the protocol says so, and no figure is ever wrong."""

from datetime import date, timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from organisation.models import (
    Employment,
    Erasure,
    ErasureReason,
    HrSource,
    NamesViewed,
    Retention,
    RetentionRun,
    SignInCode,
    StaffImport,
    User,
)
from organisation.privacy import erasure, holds, register, retention
from tests.organisation.privacy.traces import traces
from tracking import coverage, horizon, reports
from tracking.models import CompletionImport, Definitions, Freezing, Notice, NoticeKind

pytestmark = pytest.mark.django_db

LAST_DAY = date(2025, 6, 30)  # Of the one who has left.


def set_periods(**values):
    Retention.objects.filter(pk=Retention.load().pk).update(**values)


def run(today, **options):
    """{kind: (deleted, held)} of a weeding as of `today`."""
    _run, rows = retention.run(today, **options)
    return {row.kind: (row.deleted, row.held) for row in rows if row.deleted or row.held}


def later(years=0, months=0, days=0):
    """A day so long after the last day of the one who has left."""
    return date(LAST_DAY.year + years, LAST_DAY.month + months, LAST_DAY.day) + timedelta(days=days)


@pytest.mark.parametrize(("day", "months", "earlier"), [
    ("2026-11-28", 24, "2024-11-28"), ("2026-03-31", 1, "2026-02-28"), ("2024-03-31", 1, "2024-02-29"),
    ("2026-01-15", 1, "2025-12-15"), ("2024-02-29", 12, "2023-02-28"), ("2026-05-31", 0, "2026-05-31"),
])  # fmt: skip
def test_so_many_months_before(day, months, earlier):
    assert retention.months_before(date.fromisoformat(day), months) == date.fromisoformat(earlier)


def test_who_has_left_is_erased_when_the_months_are_over(left):
    set_periods(identity_months=24)
    assert "identity" not in run(later(2))
    assert run(later(2, days=1))["identity"] == (1, 0)
    assert Erasure.objects.get().person == left
    assert Erasure.objects.get().reason == ErasureReason.LEFT
    assert not traces("Lovisa")
    assert "identity" not in run(later(2, days=2))


def test_only_those_who_have_left_are_erased(left, town, world):
    came_back = world.staff(town.nord, ends_on="2023-12-31")
    world.staff(town.syd, person=came_back, starts_on="2026-01-01")
    leads = world.staff(town.nord, ends_on="2023-12-31")
    world.head(town.nord, "key_person", person=leads)
    editor = world.person("Eda Redaktör")
    run(later(2, days=1))
    assert set(User.objects.exclude(erasure=None)) == {left}
    assert not {came_back, leads, editor, town.admin} & set(User.objects.exclude(erasure=None))


def test_without_a_period_nobody_is_erased(left):
    set_periods(identity_months=None)
    assert "identity" not in run(later(50))
    assert RetentionRun.objects.get().rows.get(kind="identity").cutoff is None


def test_a_dry_run_counts_and_changes_nothing(left):
    assert run(later(2, days=1), dry_run=True)["identity"] == (1, 0)
    assert traces("Lovisa") and not RetentionRun.objects.exists()


def test_a_hold_keeps_one_person_or_everybody(left, town, world):
    other = world.staff(town.nord, ends_on=LAST_DAY)
    hold = holds.place(left, "KS 2026/1")
    assert run(later(2, days=1))["identity"] == (1, 1)
    assert set(User.objects.exclude(erasure=None)) == {other}
    holds.lift(hold, "over")
    everybody = holds.place(None, "KS 2026/2")
    assert run(later(2, days=1))["identity"] == (0, 1)
    holds.lift(everybody, "over")
    assert run(later(2, days=1))["identity"] == (1, 0)


def test_facts_stay_until_the_municipality_has_set_the_years(left):
    erasure.erase(left, ErasureReason.ASKED)
    assert "facts" not in run(later(90))
    assert Employment.objects.filter(person=left).exists()


def test_facts_go_when_the_years_are_over_and_only_those_of_the_erased(left, town, world):
    set_periods(facts_years=10, identity_months=None)
    not_erased = world.staff(town.nord, ends_on="2021-12-31")
    erasure.erase(left, ErasureReason.ASKED)
    assert "facts" not in run(later(10))
    assert run(later(10, days=1))["facts"] == (1, 0)
    for entry in register.about_persons(retention=register.Period.FACTS):
        assert not apps.get_model(entry.model)._base_manager.filter(**{entry.field: left}).exists(), entry
    assert not_erased.employments.exists() and town.employee.employments.exists()
    assert User.objects.filter(pk=left.pk).exists()
    assert coverage.differences() == (set(), set())
    assert RetentionRun.objects.latest("pk").horizon == horizon.horizon() == LAST_DAY
    assert "facts" not in run(later(10, days=1))


def test_a_hold_keeps_the_facts(left):
    set_periods(facts_years=10)
    erasure.erase(left, ErasureReason.ASKED)
    holds.place(None, "KS 2026/1")
    assert run(later(10, days=1))["facts"] == (0, 1)
    assert Employment.objects.filter(person=left).exists() and horizon.horizon() is None


def test_the_horizon_only_moves_forward(left, town, world):
    set_periods(facts_years=1, identity_months=12)
    earlier = world.staff(town.nord, ends_on="2022-12-31")
    run(later(1, days=1))
    assert horizon.horizon() == LAST_DAY
    late = world.staff(town.syd, ends_on="2021-12-31")
    run(later(1, days=2))
    assert not earlier.employments.exists() and not late.employments.exists()
    assert horizon.horizon() == LAST_DAY


def test_a_form_that_was_opened_before_does_not_move_the_horizon_back(left):
    opened = Definitions.load()
    Definitions.objects.update(weeded_through=LAST_DAY)
    opened.small_cell = 7
    opened.save()
    assert horizon.horizon() == LAST_DAY and Definitions.load().small_cell == 7


@pytest.fixture
def weeded(left):
    """The facts about the one who left are gone."""
    set_periods(facts_years=1, identity_months=12)
    run(later(1, days=1))


def test_no_figure_for_a_day_whose_facts_are_gone(weeded, town):
    with pytest.raises(horizon.Weeded):
        reports.completion_by_unit([town.nord.pk], town.requirement, on=LAST_DAY)
    assert reports.completion_by_unit([town.nord.pk], town.requirement, on=LAST_DAY + timedelta(days=1))
    with pytest.raises(CommandError, match="weeded"):
        call_command("completion_report", on=LAST_DAY, stdout=StringIO())


@pytest.mark.parametrize("who", ["head", "division_head", "coordinator", "admin"])
def test_the_pages_and_files_say_that_it_is_weeded(weeded, town, client, who):
    person = getattr(town, who)
    client.force_login(person)
    unit = town.nord if who == "head" else town.division
    url = reverse("tracking:unit_report", args=[unit.code])
    page = client.get(f"{url}?on=2025-06-30").content.decode()
    assert "Gallrat: inga siffror för 30 juni 2025" in page and "Se den låsta rapporten" in page
    assert "relevanta" not in page
    for kind in ("csv", "xlsx"):
        response = client.get(f"{url}rapport.{kind}?on=2025-06-30")
        assert response["Location"] == f"{url}?on=2025-06-30"
    assert "Gallrat" not in client.get(f"{url}?on=2025-07-31").content.decode()


@pytest.mark.parametrize("who", ["head", "division_head"])
def test_the_previous_cut_date_says_that_it_is_weeded(weeded, town, client, who):
    from tracking.models import CutDate  # noqa: PLC0415

    CutDate.objects.create(name="Delår", month=6, day=30)
    client.force_login(getattr(town, who))
    unit = town.nord if who == "head" else town.division
    page = client.get(f"/uppfoljning/{unit.code}/?on=2025-07-31").content.decode()
    assert "30 juni 2025: gallrat, se den låsta rapporten." in page
    Definitions.objects.update(weeded_through=None)
    page = client.get(f"/uppfoljning/{unit.code}/?on=2025-07-31").content.decode()
    assert "gallrat" not in page


def test_old_logs_go_and_young_ones_stay(town):
    today = timezone.localdate()
    now = timezone.now()
    source = HrSource.objects.create(key="hr", name="HR")
    for age in (3 * 365, 1):
        at = now - timedelta(days=age)
        NamesViewed.objects.create(viewer=town.admin, unit=town.nord, at=at)
        attempt = AccessAttempt.objects.create(
            username=f"m{age}", ip_address="192.0.2.1", get_data="", post_data="", path_info="/", failures_since_start=1
        )
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=at)
        StaffImport.objects.create(
            source=source,
            file_name="f",
            sha256="x",
            size=1,
            as_of=today,
            state="applied",
            created_at=at,
            finished_at=at,
        )
        SignInCode.objects.create(
            person=town.employee,
            digest=str(age),
            made_by=town.head,
            made_at=at,
            expires_at=at + timedelta(days=1),
            used_at=at,
        )
        Session.objects.create(session_key=str(age), session_data="", expire_date=at)
    Session.objects.create(session_key="alive", session_data="", expire_date=now + timedelta(days=1))
    DBTaskResult.objects.create(
        args_kwargs={"args": [1], "kwargs": {}},
        task_path="a.b",
        backend_name="background",
        finished_at=now - timedelta(days=3 * 365),
        status="SUCCESSFUL",
        exception_class_path="",
        traceback="",
        run_after=now,
    )
    hold = holds.place(town.employee, "KS 2026/1")
    held = run(today)
    assert held["codes"] == (0, 1) and held["access_log"] == (0, 1)
    assert held["attempts"] == held["imports"] == held["tasks"] == (1, 0) and held["sessions"] == (2, 0)
    holds.lift(hold, "over")
    assert run(today) == {"codes": (1, 0), "access_log": (1, 0)}
    for model in (NamesViewed, AccessAttempt, StaffImport, SignInCode, Session):
        assert model.objects.count() == 1, model


def test_old_notices_files_and_orders_go_and_young_ones_stay(town):
    today, now = timezone.localdate(), timezone.now()
    for days in (800, 400, 1):
        at = now - timedelta(days=days)
        due = today - timedelta(days=days)
        for person in (town.employee, town.colleague):
            Notice.objects.create(
                person=person, kind=NoticeKind.FIRST, requirement=town.requirement, due_on=due, made_at=at
            )
        values = {"kind": "imported", "file_name": "f", "sha256": "x", "size": 1, "started_by": town.admin}
        CompletionImport.objects.create(**values, created_at=at, content=b"x")  # Compared, and then forgotten.
        Freezing.objects.create(unit=town.nord, on=due, asked_by=town.head, asked_at=at, state="done")
    hold = holds.place(town.employee, "KS 2026/1")
    assert run(today) == {"notices": (1, 1), "completion_imports": (1, 0), "freezings": (1, 0)}
    holds.lift(hold, "over")
    assert run(today) == {"notices": (1, 0)}
    assert Notice.objects.count() == 4 and CompletionImport.objects.count() == Freezing.objects.count() == 2


def test_a_reminder_is_remembered_for_as_long_as_it_could_be_written_again():
    with pytest.raises(ValidationError, match="14"):
        Retention(notice_months=13).full_clean()
    Retention(notice_months=14).full_clean()


def test_a_hold_on_everybody_keeps_all_but_ended_sessions(town):
    old = timezone.now() - timedelta(days=3 * 365)
    NamesViewed.objects.create(viewer=town.admin, unit=town.nord, at=old)
    Session.objects.create(session_key="old", session_data="", expire_date=old)
    holds.place(None, "KS 2026/1")
    assert run(timezone.localdate()) == {"access_log": (0, 1), "sessions": (1, 0)}


def test_many_rows_are_deleted_in_batches(town, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 3)
    old = timezone.now() - timedelta(days=3 * 365)
    NamesViewed.objects.bulk_create([NamesViewed(viewer=town.admin, unit=town.nord, at=old) for _ in range(8)])
    assert run(timezone.localdate())["access_log"] == (8, 0)
    assert not NamesViewed.objects.exists()


def test_on_the_command_line(left):
    out = StringIO()
    call_command("retention_run", dry_run=True, stdout=out)
    assert "nothing has been changed" in out.getvalue() and not RetentionRun.objects.exists()
    call_command("retention_run", stdout=out)
    done = RetentionRun.objects.get()
    assert done.finished_at and set(done.rows.values_list("kind", flat=True)) == set(retention.KINDS)
