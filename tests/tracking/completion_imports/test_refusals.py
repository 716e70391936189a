"""What is refused, for which reason, in which row."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories import hr_files
from tests.factories.completion_files import counts, kinds_of, lines
from tracking.models import (
    Completion,
    TrainingKind,
)
from tracking.recognition import runs
from tracking.recognition.reading import MOST_ROWS

BAD_ROWS = [
    (";Grundutbildning;2019-02-01;;", "no_person_id"),
    ("4 0 0;Grundutbildning;2019-02-01;;", "bad_id"),
    ("99999;Grundutbildning;2019-02-01;;", "unknown_person"),
    ("40001;;2019-02-01;;", "no_training"),
    ("40001;Okänd kurs;2019-02-01;;", "unknown_training"),
    ("40001;Avsnitt 1;2019-02-01;;", "part_of_course"),
    ("40001;Tvilling;2019-02-01;;", "several_trainings"),
    ("40001;Grundutbildning;;;", "no_day"),
    ("40001;Grundutbildning;01-02-2019;;", "bad_day"),
    ("40001;Grundutbildning;1/2 2019;;", "bad_day"),
    ("40001;Grundutbildning;2019-2-1;;", "bad_day"),
    ("40001;Grundutbildning;2019131;;", "bad_day"),
    ("40001;Grundutbildning;190201;;", "bad_day"),
    ("40001;Grundutbildning;2019-0201;;", "bad_day"),
    ("40001;Grundutbildning;2019-02-30;;", "bad_day"),
    ("40001;Grundutbildning;0000-01-01;;", "bad_day"),
    ("40001;Grundutbildning;٢٠١٩-02-01;;", "bad_day"),
    ("40001;Grundutbildning;43497;;", "bad_day"),
    ("40001;Grundutbildning;1989-12-31;;", "too_early"),
    ("40001;Grundutbildning;2999-01-01;;", "future"),
    ("40001;Grundutbildning;2019-02-01;0;", "bad_edition"),
    ("40001;Grundutbildning;2019-02-01;1,5;", "bad_edition"),
    ("40001;Grundutbildning;2019-02-01;999999999;", "bad_edition"),
    ("40001;Grundutbildning;2019-02-01;2;", "no_such_edition"),
    ("40001;Grundutbildning;2019-02-01;;19850229-1234", "personal_number"),
    ("198502281234;Grundutbildning;2019-02-01;;", "personal_number"),
    ("40001;Grundutbildning;2019-02-01;;=1+1", "formula"),
    ("+40001;Grundutbildning;2019-02-01;;", "formula"),
    ("40001;@SUM(A1);2019-02-01;;", "formula"),
    (f"40001;Grundutbildning;2019-02-01;;{'x' * 201}", "too_long"),
    ("40001;Grundutbildning;2019-02-01;;a\N{ZERO WIDTH SPACE}b", "control"),
    ("40001;Grundutbildning;2019-02-01;;a;b", "too_many_cells"),
]


def test_every_row_that_cannot_be_right_is_refused_for_its_reason(town, world):
    part = world.training("Avsnitt 1", kind=TrainingKind.LESSON)
    town.course.part_rows.create(training=part, position=1)
    world.training("Tvilling"), world.training("tvilling")
    good = "40002;Grundutbildning;2019-02-01;1;"
    found = kinds_of(lines(*(row for row, _kind in BAD_ROWS), good), town)
    assert sorted(found) == [(number, kind) for number, (_row, kind) in enumerate(BAD_ROWS, start=2)]


def test_tomorrow_is_in_the_future_and_today_is_not(town):
    today = timezone.localdate()
    content = lines(f"40001;Grundutbildning;{today};;", f"40002;Grundutbildning;{today + timedelta(days=1)};;")
    assert kinds_of(content, town) == [(3, "future")]


def test_an_edition_says_nothing_of_what_was_taken_elsewhere(town):
    content = lines("40001;Grundutbildning;2019-02-01;1;")
    assert kinds_of(content, town, kind="recognised") == [(2, "edition_recognised")]


def test_the_same_row_twice_is_refused_the_second_time(carry, town):
    content = lines("40001;Grundutbildning;2019-02-01;;", "40001;grundutbildning;20190201;;Intyg")
    assert kinds_of(content, town) == [(3, "duplicate")]
    row = carry(content, skip_refused=True)
    assert (counts(row), town.employee.completions.count()) == ((2, 1, 0, 1), 1)


def test_a_formula_in_a_workbook_is_refused(town):
    content = hr_files.as_xlsx([["Anställd-id", "Utbildning", "Genomförd"], ["40001", "Grundutbildning", "=TODAY()"]])
    assert kinds_of(content, town) == [(2, "formula")]


BAD_FILES = [
    (b"", "empty"),
    (b"\x00\x01\x02", "binary"),
    (b"%PDF-1.4", "not_a_table"),
    (b"PK\x03\x04broken", "broken_excel"),
    ("Anställd-id;Utbildning;Genomförd\n".encode(), "no_rows"),
    ("Anställd-id;Utbildning\n40001;Grundutbildning".encode(), "no_column"),
    ("Utbildning;Genomförd\nGrundutbildning;2019-02-01".encode(), "no_column"),
    ("Anställd-id;Genomförd\n40001;2019-02-01".encode(), "no_column"),
    ("Anställd-id;Kurs;Utbildning;Genomförd\n40001;;Grundutbildning;2019-02-01".encode(), "two_for_one"),
    ("Anställd-id;Utbildning;Genomförd;850228-1234\n40001;Grundutbildning;2019-02-01;".encode(), "personal_number"),
]


def test_a_file_that_cannot_be_used_is_refused_as_a_whole(town):
    found = [[kind for row, kind in kinds_of(content, town) if row == 0] for content, _kind in BAD_FILES]
    assert found == [[kind] for _content, kind in BAD_FILES]


def test_one_training_and_a_column_with_trainings_do_not_go_together(town):
    content = lines("40001;Annan kurs;2019-02-01;;")
    assert kinds_of(content, town, training=town.course.pk) == [(0, "training_twice")]


def test_a_file_with_too_many_rows(bring, town):
    row = bring(lines(*["40001;Grundutbildning;2019-02-01;;"] * (MOST_ROWS + 1)))
    assert (row.state, row.new, row.content) == ("refused", 0, None)
    assert row.errors[0]["reason"].startswith("Filen har fler än 50")


def test_a_reason_never_repeats_a_personal_number(bring, town):
    row = bring(
        lines(
            "19850228-1234;850228-1234;19850228-1234;19850228-1234;198502281234",
            header="Anställd-id;Utbildning;Genomförd;Utgåva;Underlag",
        )
    )
    assert row.refused == 1
    assert "1234" not in json.dumps(row.errors) and "0228" not in json.dumps(row.errors)


def test_nothing_is_recorded_when_a_row_is_refused_and_nobody_has_agreed(bring, town):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;", "99999;Grundutbildning;2019-02-01;;"))
    with pytest.raises(ValidationError, match="1 rad behöver rättas"):
        runs.confirm(row.pk, town.admin, today=timezone.localdate())
    assert not Completion.objects.exists()
    runs.confirm(row.pk, town.admin, today=timezone.localdate(), skip_refused=True)
    assert Completion.objects.get().person == town.employee


def test_a_file_without_a_right_row_is_refused_at_once(bring, town):
    row = bring(lines("99999;Grundutbildning;2019-02-01;;"))
    assert (row.state, row.content, counts(row)) == ("refused", None, (1, 0, 0, 1))
