"""Importing: what a full file means, and that it is whole or nothing."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from organisation.hr import runs
from organisation.models import (
    Absence,
    Appointment,
    Employment,
    ImportState,
    JobRole,
    StaffImport,
    Unit,
    UnitPeriod,
    User,
)
from organisation.staffing import appoint
from tests.factories.hr_files import as_csv, person, unit
from tests.organisation.hr.conftest import TODAY, counts, spells

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_town")]

START, YESTERDAY, TOMORROW = date(2024, 1, 1), date(2026, 11, 24), date(2026, 11, 26)
LATER = date(2026, 12, 10)


def test_new_people_are_employed_from_their_first_day(bring):
    found = bring([person("P1", email="anna@ekvalla.example"), person("P2", "syd", form="Vikarie", share="75,5")])
    assert found.report == {
        "rows": 2, "new": 2, "changed": 0, "moved": 0, "left": 0, "unchanged": 0, "errors": [], "applied": True
    }  # fmt: skip
    assert spells("P1") == [("nord", START, None)]
    job = Employment.objects.get(person__employee_id="P2")
    assert (job.form, job.share, job.job_role.title, job.source) == ("substitute", 76, "Undersköterska", "hr:hr")
    anna = User.objects.get(employee_id="P1")
    assert (anna.username, anna.email, anna.has_usable_password()) == ("P1", "anna@ekvalla.example", False)


def test_the_same_file_again_changes_nothing(bring):
    rows = [person("P1"), person("P2", away="ja", away_from="2026-10-01"), person("P3", ends_on="2026-12-31")]
    bring(rows)
    before = everything()
    assert counts(bring(rows)) == {"unchanged": 3}
    assert counts(bring(rows, as_of=LATER)) == {"unchanged": 3}
    assert everything() == before


def everything():
    tables = (User, Employment, Absence, Appointment, Unit, UnitPeriod, JobRole)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_who_is_missing_leaves_on_the_day_of_the_file(bring):
    bring([person("P1"), person("P2")])
    found = bring([person("P2")])
    assert counts(found) == {"left": 1, "unchanged": 1}
    assert spells("P1") == [("nord", START, YESTERDAY)]
    assert Employment.objects.on(TODAY).count() == 1  # As many as the file has rows.


def test_too_many_missing_are_refused_and_nothing_is_changed(bring):
    bring([person(f"P{number}") for number in range(10)])
    found = bring([person(f"P{number}") for number in range(8)], max_gone=10)
    assert found.state == ImportState.REFUSED
    assert found.report["errors"] == [
        {
            "row": 0,
            "column": "",
            "reason": "2 av 10 personer saknas i filen: 20,0 procent. Gränsen är 10.",
        }
    ]
    assert Employment.objects.on(TODAY).count() == 10
    assert counts(bring([person(f"P{number}") for number in range(9)], max_gone=10)) == {"left": 1, "unchanged": 9}


def test_back_within_the_gap_voids_the_closing_row(bring):
    bring([person("P1"), person("P2")])
    bring([person("P2")])
    found = bring([person("P1"), person("P2")], as_of=LATER)
    assert counts(found) == {"changed": 1, "unchanged": 1}
    assert spells("P1") == [("nord", START, None)]
    assert Employment.objects.filter(person__employee_id="P1").count() == 3  # Open, closed, open again.


def test_back_after_the_gap_is_employed_anew(bring):
    bring([person("P1"), person("P2")])
    bring([person("P2")])
    again = date(2026, 12, 26)  # 31 days away: one more than the gap.
    assert counts(bring([person("P1"), person("P2")], as_of=again)) == {"new": 1, "unchanged": 1}
    assert spells("P1") == [("nord", START, YESTERDAY), ("nord", again, None)]
    assert counts(bring([person("P1"), person("P2")], as_of=date(2027, 1, 1))) == {"unchanged": 2}


def test_the_last_day_on_which_a_return_closes_the_gap(bring):
    bring([person("P1"), person("P2")])
    bring([person("P2")])
    bring([person("P1"), person("P2")], as_of=date(2026, 12, 25))
    assert spells("P1") == [("nord", START, None)]


def test_a_move_holds_from_the_day_of_the_file(bring):
    bring([person("P1")])
    found = bring([person("P1", "syd")])
    assert counts(found) == {"moved": 1}
    assert spells("P1") == [("nord", START, YESTERDAY), ("syd", TODAY, None)]
    assert counts(bring([person("P1", "syd")], as_of=TOMORROW)) == {"unchanged": 1}


def test_a_move_with_a_day_of_its_own_holds_from_that_day(bring):
    bring([person("P1")])
    bring([person("P1", "syd", starts_on="2026-09-01")])
    assert spells("P1") == [("nord", START, date(2026, 8, 31)), ("syd", date(2026, 9, 1), None)]


def test_a_move_to_come_and_its_cancellation(bring):
    bring([person("P1")])
    rows = [person("P1", "syd", starts_on="2026-12-01")]
    assert counts(bring(rows)) == {"moved": 1}
    assert spells("P1") == [("nord", START, date(2026, 11, 30)), ("syd", date(2026, 12, 1), None)]
    assert counts(bring(rows)) == {"unchanged": 1}
    bring([person("P1")])
    assert spells("P1") == [("nord", START, None)]


def test_a_move_back_is_a_third_spell(bring):
    bring([person("P1")])
    bring([person("P1", "syd")])
    bring([person("P1")], as_of=LATER)
    assert spells("P1") == [
        ("nord", START, YESTERDAY),
        ("syd", TODAY, date(2026, 12, 9)),
        ("nord", LATER, None),
    ]


def test_another_job_role_is_a_change_not_a_move(bring):
    bring([person("P1")])
    assert counts(bring([person("P1", job_role="SSK", job_title="Sjuksköterska")])) == {"changed": 1}
    assert [job.job_role.code for job in Employment.objects.in_force().order_by("starts_on")] == ["USK", "SSK"]


def test_a_last_day_is_recorded_and_taken_back(bring):
    bring([person("P1")])
    assert counts(bring([person("P1", ends_on="2026-12-31")])) == {"changed": 1}
    assert spells("P1") == [("nord", START, date(2026, 12, 31))]
    bring([person("P1")])
    assert spells("P1") == [("nord", START, None)]


def test_a_corrected_first_day_is_corrected(bring):
    bring([person("P1")])
    bring([person("P1", starts_on="2023-05-01")])
    assert spells("P1") == [("nord", date(2023, 5, 1), None)]
    bring([person("P1", starts_on="2024-03-01")])
    assert spells("P1") == [("nord", date(2024, 3, 1), None)]


def test_rows_of_one_employment_are_its_history(bring):
    rows = [
        person("P1", starts_on="2022-01-01", ends_on="2023-12-31"),
        person("P1", "syd", starts_on="2024-01-01"),
    ]
    assert counts(bring(rows)) == {"new": 1}
    assert spells("P1") == [("nord", date(2022, 1, 1), date(2023, 12, 31)), ("syd", START, None)]
    assert counts(bring(rows)) == {"unchanged": 1}


def test_two_employments_of_one_person(bring):
    rows = [person("P1", share="60"), person("P1", "syd", employment_id="B-P1", share="40")]
    assert counts(bring(rows)) == {"new": 1}
    assert spells("P1") == [("nord", START, None), ("syd", START, None)]
    assert counts(bring(rows[:1])) == {"moved": 1}
    assert spells("P1") == [("nord", START, None), ("syd", START, YESTERDAY)]


def test_names_and_addresses_follow_and_an_empty_address_keeps_the_old(bring):
    bring([person("P1", email="anna@ekvalla.example")])
    assert counts(bring([person("P1", last_name="Ny", email="")])) == {"changed": 1}
    anna = User.objects.get(employee_id="P1")
    assert (anna.last_name, anna.email) == ("Ny", "anna@ekvalla.example")


def test_an_employment_begins_no_earlier_than_its_unit_here(bring):
    rows = [person("P1", starts_on="1998-08-15")]
    bring(rows)
    assert spells("P1") == [("nord", date(2020, 1, 1), None)]
    assert counts(bring(rows)) == {"unchanged": 1}


def test_a_long_absence_begins_ends_and_is_corrected(bring):
    def absences():
        return list(Absence.objects.in_force().order_by("starts_on").values_list("starts_on", "ends_on"))

    bring([person("P1", away="ja")])
    assert absences() == [(TODAY, None)]
    bring([person("P1", away="ja")], as_of=TOMORROW)
    assert absences() == [(TODAY, None)]
    bring([person("P1", away_from="2026-11-01")], as_of=TOMORROW)
    assert absences() == [(date(2026, 11, 1), None)]
    bring([person("P1", away_from="2026-11-01", away_to="2026-12-01")], as_of=TOMORROW)
    assert absences() == [(date(2026, 11, 1), date(2026, 12, 1))]
    bring([person("P1", away="nej")], as_of=TOMORROW)
    assert absences() == [(date(2026, 11, 1), TODAY)]


def test_a_second_absence_keeps_the_first(bring):
    bring([person("P1", away_from="2026-02-01", away_to="2026-03-31")])
    bring([person("P1", away_from="2026-11-01")])
    days = Absence.objects.in_force().order_by("starts_on").values_list("starts_on", "ends_on")
    assert list(days) == [(date(2026, 2, 1), date(2026, 3, 31)), (date(2026, 11, 1), None)]


def test_offices_end_with_the_employment(bring, small_town):
    bring([person("P1"), person("P2")])
    appoint(User.objects.get(employee_id="P1"), small_town["nord"], "head", START)
    bring([person("P2")])
    assert list(Appointment.objects.in_force().values_list("kind", "ends_on")) == [("head", YESTERDAY)]


def test_heads_follow_the_column_and_a_head_above_is_none(bring):
    rows = [
        person("C1", "vård", job_role="AC", manager="K1"),
        person("H1", "nord", job_role="EC", manager="C1"),
        person("P1", "nord", manager="H1"),
        person("P2", "nord", manager="H1"),
        person("P3", "syd", manager="C1"),  # Who heads the unit above: this one has no head of its own.
        person("K1", "kommunen", job_role="KD"),
    ]

    def heads():
        rows = Appointment.objects.in_force().filter(ends_on=None).order_by("unit__code")
        return [(row.unit.code, row.person.employee_id) for row in rows]

    bring(rows)
    assert heads() == [("kommunen", "K1"), ("nord", "H1"), ("vård", "C1")]
    rows[2]["manager"] = rows[3]["manager"] = "P3"
    bring(rows, as_of=LATER)
    assert heads() == [("kommunen", "K1"), ("nord", "P3"), ("vård", "C1")]
    assert counts(bring(rows, as_of=LATER)) == {"unchanged": 6}


def test_heads_made_by_hand_stay(bring, small_town, world):
    by_hand = world.head(small_town["nord"])
    bring([person("P1", manager="P2"), person("P2", job_role="EC")])
    heads = Appointment.objects.on(TODAY).filter(unit=small_town["nord"])
    assert {row.person.employee_id for row in heads} == {"P2", by_hand.employee_id}


def test_a_file_speaks_for_its_own_source_only(bring, world, small_town):
    by_hand = world.staff(small_town["nord"])
    bring([person("P1")])
    bring([person("P2")])
    assert spells(by_hand.employee_id) == [("nord", date(2020, 1, 1), None)]


def test_an_employment_made_by_hand_is_taken_over(bring, world, small_town):
    by_hand = world.staff(small_town["nord"], "USK", starts_on=START, number="A-1")
    rows = [
        person(by_hand.employee_id, first_name=by_hand.first_name, last_name=by_hand.last_name, employment_id="A-1"),
        person("P2"),
    ]
    assert counts(bring(rows)) == {"new": 1, "changed": 1}
    assert counts(bring(rows)) == {"unchanged": 2}
    assert counts(bring(rows[1:])) == {"left": 1, "unchanged": 1}


def test_one_wrong_row_stops_the_whole_file(bring):
    found = bring([person("P1"), person("P2", "finns-inte")])
    assert found.state == ImportState.REFUSED
    assert found.report["errors"] == [
        {"row": 3, "column": "Enhetskod", "reason": "Det finns ingen enhet med den koden."}
    ]
    assert not User.objects.filter(employee_id__in=["P1", "P2"]).exists()


def test_an_older_file_is_refused(bring):
    bring([person("P1")])
    found = bring([person("P1")], as_of=YESTERDAY)
    assert [error["reason"] for error in found.report["errors"]] == [
        "En senare fil från samma personalsystem är redan genomförd. Den gäller per 25 november 2026."
    ]


def test_the_file_is_kept_only_until_it_is_settled(bring, source):
    applied, refused = bring([person("P1")]), bring([person("P1", "finns-inte")])
    assert {row.content for row in StaffImport.objects.all()} == {None}
    assert len(applied.sha256) == 64
    assert refused.finished_at is not None


def test_confirming_twice_carries_out_once(source):
    found = runs.bring_in(source, "a.csv", as_csv([person("P1")]), as_of=TODAY, max_gone=10)
    runs.compare(found)
    runs.confirm(found, None)
    with pytest.raises(ValidationError):
        runs.confirm(StaffImport.objects.get(), None)
    runs.carry_out(found)
    runs.carry_out(StaffImport.objects.get())
    assert Employment.objects.count() == 1


def test_a_cancelled_import_is_never_carried_out(source):
    found = runs.bring_in(source, "a.csv", as_csv([person("P1")]), as_of=TODAY, max_gone=10)
    runs.compare(found)
    runs.cancel(found, None)
    with pytest.raises(ValidationError):
        runs.confirm(found, None)
    runs.carry_out(found)
    assert not Employment.objects.exists()
    with pytest.raises(ValidationError):
        runs.cancel(found, None)


def test_what_has_changed_since_the_preview_is_compared_anew(source):
    found = runs.bring_in(source, "a.csv", as_csv([person("P1")]), as_of=TODAY, max_gone=10)
    runs.compare(found)
    runs.confirm(found, None)
    other = runs.bring_in(source, "b.csv", as_csv([person("P1"), person("P2")]), as_of=TODAY, max_gone=10)
    runs.compare(other)
    runs.confirm(other, None)
    runs.carry_out(other)
    runs.carry_out(found)  # P2 would leave: one of two, over the limit.
    found.refresh_from_db()
    assert found.state == ImportState.REFUSED
    assert Employment.objects.on(TODAY).count() == 2


def test_after_a_dead_worker_one_begins_again(source):
    found = runs.bring_in(source, "a.csv", as_csv([person("P1")]), as_of=TODAY, max_gone=10)
    StaffImport.objects.update(state=ImportState.COMPARING)
    found.refresh_from_db()
    assert runs.resume(found)
    runs.compare(found)
    runs.confirm(found, None)
    StaffImport.objects.update(state=ImportState.APPLYING)
    assert runs.resume(found)
    runs.carry_out(found)
    assert spells("P1") == [("nord", START, None)]
    assert not runs.resume(found)


def test_the_preview_counts_per_unit(bring):
    bring([person("P1"), person("P2"), person("P3", "syd")])
    found = bring([person("P1", "syd"), person("P3", "syd"), person("P4", "syd", job_role="NY", job_title="Ny roll")])
    assert found.preview == {
        "units": [
            {"code": "nord", "name": "Nord", "new": 0, "changed": 0, "moved_in": 0, "moved_out": 1, "left": 1},
            {"code": "syd", "name": "Syd", "new": 1, "changed": 0, "moved_in": 1, "moved_out": 0, "left": 0},
        ],
        "unit_changes": [],
        "job_roles": ["Ny roll"],
        "gone_per_cent": 33.3,
        "limit": 100,
    }


def test_units_open_are_renamed_moved_and_closed(bring):
    bring([unit("öst", "Öst", "vård"), person("P1", "öst", starts_on="2026-11-25")])
    found = bring([unit("öst", "Östra", "kommunen")], as_of=TOMORROW)
    assert found.preview["unit_changes"] == [
        "öst heter Östra från och med 26 november 2026.",
        "Östra (öst) ligger under en annan enhet från och med 26 november 2026.",
    ]
    assert Employment.objects.on(TOMORROW).count() == 1  # Without staff in the file, staff stay.
    rows = UnitPeriod.objects.in_force().filter(unit__code="öst").order_by("starts_on")
    assert [(row.name, row.parent.code, row.starts_on, row.ends_on) for row in rows] == [
        ("Öst", "vård", TODAY, TODAY),
        ("Östra", "kommunen", TOMORROW, None),
    ]
    assert bring([unit("öst", "Östra", "kommunen")], as_of=TOMORROW).preview["unit_changes"] == []
    closing = [unit("öst", "Östra", "kommunen", unit_to="2026-12-31", unit_successors="syd"), person("P1", "syd")]
    assert bring(closing, as_of=LATER).report["errors"] == []
    closed = Unit.objects.get(code="öst")
    assert closed.closed_on == date(2026, 12, 31)
    assert [row.successor.code for row in closed.successions.all()] == ["syd"]
    assert bring(closing, as_of=LATER).preview["unit_changes"] == []


def test_a_merger_and_a_split_by_file(bring):
    bring([person("P1"), person("P2", "syd")])
    merged = [
        unit("nord", "Nord", "vård", unit_to="2026-12-31", unit_successors="mitt"),
        unit("syd", "Syd", "vård", unit_to="2026-12-31", unit_successors="mitt"),
        unit("mitt", "Mitt", "vård", unit_from="2027-01-01"),
        person("P1", "mitt", starts_on="2027-01-01"),
        person("P2", "mitt", starts_on="2027-01-01"),
    ]
    assert bring(merged).report["errors"] == []
    assert spells("P2") == [("syd", START, date(2026, 12, 31)), ("mitt", date(2027, 1, 1), None)]
    assert counts(bring(merged)) == {"unchanged": 2}
    split = [
        unit("mitt", "Mitt", "vård", unit_to="2027-06-30", unit_successors="a,b"),
        unit("a", "A", "vård", unit_from="2027-07-01"),
        unit("b", "B", "vård", unit_from="2027-07-01"),
        person("P1", "a", starts_on="2027-07-01"),
        person("P2", "b", starts_on="2027-07-01"),
    ]
    assert bring(split).report["errors"] == []
    assert {row.successor.code for row in Unit.objects.get(code="mitt").successions.all()} == {"a", "b"}
