"""Files with completions: what is read, what is refused, what is recorded, and by which pages."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from organisation.models import User
from tests.factories import histories, hr_files
from tests.factories.world import day, noon
from tracking import ledger
from tracking.models import (
    Completion,
    CompletionImport,
    CompletionImportState,
    Definitions,
    How,
    Round,
    RoundReason,
    Training,
    TrainingKind,
)
from tracking.recognition import plan as planning
from tracking.recognition import runs
from tracking.recognition.reading import COLUMNS, MOST_ROWS, read
from tracking.recognition.trainings import TrainingNames

DOCS = Path(__file__).resolve().parents[2] / "docs"
LIST = "/tillgodorakna/filer/"
NEW = f"{LIST}ny/"
HEADER = "Anställd-id;Utbildning;Genomförd;Utgåva;Underlag"


def text_of(response):
    return response.content.decode()


def lines(*rows, header=HEADER):
    return "\n".join([header, *rows]).encode()


@pytest.fixture
def bring(town):
    """Bring in the bytes of a file; the import as it is after the comparison."""

    def bring(content, kind="imported", training=None, aliases=None, by=None, name="fil.csv"):
        by, today = by or town.admin, timezone.localdate()
        row, _is_new = runs.bring_in(
            name, content, kind=kind, training=training, aliases=aliases or {}, by=by, today=today
        )
        return row

    return bring


@pytest.fixture
def carry(bring, town):
    """Bring in and carry out."""

    def carry(content, skip_refused=False, **values):
        row = bring(content, **values)
        if row.state == CompletionImportState.COMPARED:
            row = runs.confirm(row.pk, town.admin, today=timezone.localdate(), skip_refused=skip_refused)
        return row

    return carry


def kinds_of(content, town, kind="imported", training=None):
    """[(row, kind of problem)] of a file."""
    today = timezone.localdate()
    reading = read(content, "fil.csv", kind=kind, names=TrainingNames(), training=training, today=today)
    planning.plan(reading, kind)
    return [(problem.row, problem.kind) for problem in reading.problems]


def counts(row):
    return (row.rows, row.new, row.unchanged, row.refused)


# What is recorded


def test_what_was_moved_says_what_it_is_from_which_file_and_by_whom(carry, town):
    row = carry(lines("40001;Grundutbildning;2019-02-01;;Portalen 4411"))
    done = town.employee.completions.get()
    assert (counts(row), row.state, row.content) == ((1, 1, 0, 0), "applied", None)
    assert (done.how, done.source, done.recorded_by) == (How.IMPORTED, f"import:{row.pk}", town.admin)
    assert (done.completed_on, done.counts_from, done.edition) == (day("2019-02-01"), day("2019-02-01"), 1)
    assert (done.completed_at, done.evidence, done.voided_at) == (noon("2019-02-01"), "Portalen 4411", None)


def test_recognised_by_file_counts_whatever_edition(carry, town, world):
    town.course.editions.create(number=2, published_at=noon("2025-01-01"))
    carry(lines("40001;Grundutbildning;2019-02-01;;"), kind="recognised")
    done = town.employee.completions.get()
    assert (done.how, done.edition, done.recorded_by) == (How.RECOGNISED, 2, town.admin)


def test_an_edition_that_is_stated_is_kept(carry, town):
    town.course.editions.create(number=2, published_at=noon("2025-01-01"))
    carry(lines("40001;Grundutbildning;2025-02-01;2;"))
    assert town.employee.completions.get().edition == 2


def test_the_same_file_again_changes_nothing(carry, town):
    content = lines("40001;Grundutbildning;2019-02-01;;", "40002;Grundutbildning;2019-03-01;;")
    carry(content)
    before = list(Completion.objects.order_by("pk").values())
    again = carry(content)
    assert (counts(again), again.state) == ((2, 0, 2, 0), "nothing")
    assert list(Completion.objects.order_by("pk").values()) == before


def test_who_has_left_is_accepted(carry, town, world):
    gone = world.staff(town.nord, ends_on="2025-01-31", person=world.person(is_active=False))
    carry(lines(f"{gone.employee_id};Grundutbildning;2019-02-01;;"))
    assert gone.completions.count() == 1


def test_one_training_for_the_whole_file(carry, town, world):
    elsewhere = world.training("Länsstyrelsens kurs", kind=TrainingKind.EXTERNAL)
    carry(lines("40001;2019-02-01", header="Anställd-id;Genomförd"), training=elsewhere)
    assert town.employee.completions.get().training == elsewhere


def test_what_the_old_portal_called_it(carry, town):
    content = lines("40001; GAMLA  namnet;2019-02-01;;")
    carry(content, aliases={"gamla namnet": town.course.pk})
    assert town.employee.completions.get().training == town.course


@pytest.mark.parametrize("name", ["grundUTBILDNING", "key"])
def test_a_training_is_known_by_its_title_or_key(carry, town, name):
    carry(lines(f"40001;{town.course.key if name == 'key' else name};2019-02-01;;"))
    assert town.employee.completions.get().training == town.course


def test_a_day_can_be_written_in_these_ways(carry, town):
    texts = ("2019-02-01", "20190202", "2019-02-03 00:00:00", "2019-02-04T23:59")
    carry(lines(*(f"40001;Grundutbildning;{text};;" for text in texts)))
    found = town.employee.completions.order_by("completed_on").values_list("completed_on", flat=True)
    assert [on.isoformat() for on in found] == ["2019-02-01", "2019-02-02", "2019-02-03", "2019-02-04"]


def test_encodings(carry, town):
    for number, encoding in enumerate(("utf-8", "utf-8-sig", "utf-16", "cp1252"), start=1):
        carry(lines(f"40001;Grundutbildning;2019-02-0{number};;Pärm å").decode().encode(encoding))
    assert list(town.employee.completions.values_list("evidence", flat=True)) == ["Pärm å"] * 4


def test_a_workbook(carry, town):
    content = hr_files.as_xlsx(
        [["Anställd-id", "Utbildning", "Genomförd"], [40001, "Grundutbildning", day("2019-02-01")]]
    )
    carry(content, name="fil.xlsx")
    assert town.employee.completions.get().completed_on == day("2019-02-01")


def test_a_recognised_row_ends_the_open_round(carry, town, world):
    world.started(town.employee, town.course, "2025-03-10")
    carry(lines("40001;Grundutbildning;2025-03-01;;"), kind="recognised")
    done = town.employee.completions.get()
    assert (done.round.number, done.round.ended_on) == (1, day("2025-03-10"))


def test_a_moved_row_leaves_the_open_round_open(carry, town, world):
    world.started(town.employee, town.course, "2025-03-10")
    carry(lines("40001;Grundutbildning;2019-03-01;;"))
    assert (town.employee.completions.get().round, Round.objects.get().ended_on) == (None, None)


def renewal(town):
    """Done on 31 January 2024, 24 months: a renewal in December 2025 counts from 31 January 2026."""
    return lines(
        f"{town.employee.employee_id};Grundutbildning;2025-12-01;;",
        f"{town.employee.employee_id};Grundutbildning;2024-01-31;;",
    )


def test_a_renewal_in_the_same_file_loses_no_time(carry, town):
    carry(renewal(town))
    found = town.employee.completions.order_by("completed_on").values_list("completed_on", "counts_from")
    assert list(found) == [(day("2024-01-31"), day("2024-01-31")), (day("2025-12-01"), day("2026-01-31"))]


# What is refused


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


# One transaction, once


def test_all_or_nothing(bring, town, monkeypatch):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))

    def stumble(*args):
        raise IntegrityError

    monkeypatch.setattr(runs, "_settle", stumble)
    with pytest.raises(IntegrityError), transaction.atomic():
        runs.confirm(row.pk, town.admin, today=timezone.localdate())
    row.refresh_from_db()
    assert (row.state, Completion.objects.exists()) == ("compared", False)


def test_carried_out_twice_it_is_recorded_once(bring, town):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    runs.confirm(row.pk, town.admin, today=timezone.localdate())
    with pytest.raises(ValidationError, match="redan genomförd"):
        runs.confirm(row.pk, town.admin, today=timezone.localdate())
    assert Completion.objects.count() == 1


def test_it_is_compared_anew_when_it_is_carried_out(bring, town):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    ledger.import_completion(town.employee, town.course, completed_at=noon("2019-02-01"), source="portal")
    row = runs.confirm(row.pk, town.admin, today=timezone.localdate())
    assert (counts(row), Completion.objects.count()) == ((1, 0, 1, 0), 1)


def test_the_database_keeps_no_settled_file(bring, town):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    with pytest.raises(IntegrityError), transaction.atomic():
        CompletionImport.objects.filter(pk=row.pk).update(state="applied")
    runs.cancel(row.pk, town.admin)
    row.refresh_from_db()
    assert (row.state, row.content, Completion.objects.exists()) == ("cancelled", None, False)


def test_a_file_that_is_forgotten_is_dropped(bring, town):
    old, recent = (bring(lines(f"40001;Grundutbildning;2019-02-0{number};;")) for number in (1, 2))
    CompletionImport.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=31))
    bring(lines("40001;Grundutbildning;2019-02-03;;"))
    old.refresh_from_db(), recent.refresh_from_db()
    assert (old.state, old.content, recent.state) == ("cancelled", None, "compared")


def test_a_completion_from_a_file_always_has_somebody_behind_it(town):
    with pytest.raises(IntegrityError), transaction.atomic():
        ledger.import_completion(town.employee, town.course, completed_at=noon("2019-02-01"), source="import:1")


# The same as the ledger


@st.composite
def cases(draw):
    """A history, the kind of file, and rows (person, training, day), each once."""
    history = draw(histories.histories(most_people=4))
    persons = st.integers(0, len(history.people) - 1)
    row = st.tuples(persons, st.integers(0, histories.TRAININGS - 1), histories.days)
    rows = draw(st.lists(row, min_size=1, max_size=12, unique=True))
    return history, draw(st.sampled_from(["recognised", "imported"])), rows, draw(st.sampled_from(list(RoundReason)))


def outcome():
    """Everything that recording can change, without numbers and times of day."""
    columns = ("person__employee_id", "training__title", "round__number", "round__reason", "edition", "completed_on")
    columns += ("counts_from", "how", "evidence")
    rounds = Round.objects.values_list("person__employee_id", "training__title", "number", "ended_on")
    # Of equal rows, one that was there already may differ in its columns; so all are compared.
    return sorted(map(repr, Completion.objects.in_force().values_list(*columns))), sorted(map(repr, rounds))


def both_ways(case):
    """What is recorded row by row through the ledger, and what by a file."""
    history, kind, rows, reason = case
    found = []
    for through in (_by_ledger, _by_file):
        with histories.rolled_back():
            built = histories.build(history)
            Definitions.objects.update(renewal_window=90)
            Round.objects.update(reason=reason)
            through(built, kind, sorted(rows, key=lambda row: row[2]))
            found.append(outcome())
    return found


def _by_ledger(built, kind, rows):
    by = built.people[0]
    for person, training, on in rows:
        values = {"completed_at": noon(on), "recorded_by": by, "source": "x"}
        record = ledger.recognise if kind == "recognised" else ledger.import_completion
        record(built.people[person], built.trainings[training], **values)


def _by_file(built, kind, rows):
    content = lines(*(f"p{person};T{training};{on};;" for person, training, on in reversed(rows)))
    by, today = built.people[0], day("2027-12-31")
    row, _is_new = runs.bring_in("f.csv", content, kind=kind, training=None, aliases={}, by=by, today=today)
    assert row.refused == 0
    if row.state == CompletionImportState.COMPARED:
        runs.confirm(row.pk, by, today=today)


@pytest.mark.django_db
@given(case=cases())
@settings(max_examples=25)
def test_a_file_records_what_the_ledger_would(case):
    by_ledger, by_file = both_ways(case)
    assert by_file == by_ledger


def test_the_comparison_sees_a_renewal_that_counts_from_the_wrong_day(db, monkeypatch):
    person = histories.Person(jobs=[histories.Job(histories.LONG_AGO, None)])
    rule = histories.Version(day("2024-01-31"), None, months=24, accepted={0: 1})
    units = [[histories.Place(histories.LONG_AGO, None, kind="unit")]]
    rows = [(0, 0, day("2024-01-31")), (0, 0, day("2025-12-01"))]
    case = (histories.History(units, [person], [[rule]]), "imported", rows, RoundReason.FIRST)
    by_ledger, by_file = both_ways(case)
    assert by_file == by_ledger
    monkeypatch.setattr(planning, "_counts_from", lambda *args: args[4])
    by_ledger, by_file = both_ways(case)
    assert by_file != by_ledger


# Many


@pytest.mark.parametrize("number", [5, 400])
def test_the_number_of_queries_does_not_grow(bring, town, number):
    """Half of them have done it before, so that their renewals have to be worked out."""
    people = User.objects.bulk_create(
        [User(username=f"m{number}", employee_id=f"m{number}") for number in range(number)]
    )
    noted = [
        Completion(
            person=person,
            training=town.course,
            completed_at=noon("2023-01-31"),
            completed_on=day("2023-01-31"),
            counts_from=day("2023-01-31"),
        )
        for person in people[::2]
    ]
    Completion.objects.bulk_create(noted)
    row = bring(lines(*(f"{person.employee_id};Grundutbildning;2024-12-01;;" for person in people)))
    with CaptureQueriesContext(connection) as queries:
        runs.confirm(row.pk, town.admin, today=timezone.localdate())
    assert asked(queries) == 15
    assert Completion.objects.filter(source=row.mark).count() == number


def asked(queries):
    """How many queries there were; SQLite takes so few rows with each INSERT that those are left out."""
    return len([query for query in queries if not query["sql"].startswith("INSERT")])


def test_thousands_of_rows_take_few_queries(bring, town):
    people = [User(username=f"m{number}", employee_id=f"m{number}") for number in range(2500)]
    User.objects.bulk_create(people)
    content = lines(*(f"{person.employee_id};Grundutbildning;2024-12-01;;" for person in people))
    with CaptureQueriesContext(connection) as queries:
        row = bring(content, kind="recognised")
        runs.confirm(row.pk, town.admin, today=timezone.localdate())
    assert asked(queries) < 60
    assert Completion.objects.count() == 2500


# The pages


@pytest.fixture
def importer(town):
    """The coordinator, whose group may bring in files."""
    group = Group.objects.create(name="Läser in")
    group.permissions.add(Permission.objects.get(codename="add_completionimport"))
    town.coordinator.groups.add(group)
    return town.coordinator


@pytest.fixture
def ask(client):
    def ask(person, address, data=None):
        client.force_login(person)
        return client.get(address) if data is None else client.post(address, data)

    return ask


def sent(content=None, name="fil.csv", **values):
    content = lines("40001;Grundutbildning;2019-02-01;;") if content is None else content
    return {"kind": "imported", "file": SimpleUploadedFile(name, content)} | values


def test_from_file_to_result_by_hand(ask, importer, town):
    content = lines("40001;Gamla kursen;2019-02-01;;", "99999;Gamla kursen;2019-02-01;;")
    response = ask(importer, NEW, sent(content, aliases="Gamla kursen = Grundutbildning"))
    row = CompletionImport.objects.get()
    address = f"{LIST}{row.pk}/"
    assert (response.status_code, response["Location"]) == (302, address)
    page = text_of(ask(importer, address))
    assert "Det finns ingen med det anställningsnumret." in page and row.sha256 in page
    refused = ask(importer, address, {"do": "confirm"})
    assert (refused.status_code, Completion.objects.exists()) == (422, False)
    assert "1 rad behöver rättas" in text_of(refused)
    assert ask(importer, address, {"do": "confirm", "skip_refused": "yes"}).status_code == 302
    assert Completion.objects.get().recorded_by == importer
    assert "Filen är genomförd" in text_of(ask(importer, address))
    again = ask(importer, address, {"do": "confirm", "skip_refused": "yes"})
    assert (again.status_code, Completion.objects.count()) == (302, 1)
    assert "redan genomförd" in text_of(ask(importer, address))


def test_the_errors_as_a_file(ask, importer, bring):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;", "99999;Grundutbildning;=1;;"))
    response = ask(importer, f"{LIST}{row.pk}/fel.csv")
    rows = list(csv.reader(io.StringIO(text_of(response).lstrip("\N{BYTE ORDER MARK}")), delimiter=";"))
    assert [(number, column) for number, column, _reason in rows] == [("Rad", "Kolumn"), ("3", "Genomförd")]


def test_a_cancelled_file_records_nothing(ask, importer, bring):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    assert ask(importer, f"{LIST}{row.pk}/", {"do": "cancel"}).status_code == 302
    ask(importer, f"{LIST}{row.pk}/", {"do": "confirm"})
    assert not Completion.objects.exists()


def test_a_double_click_brings_in_one_file(ask, importer):
    answers = [ask(importer, NEW, sent())["Location"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert CompletionImport.objects.count() == 1


def test_a_wrong_form_gets_422_and_keeps_what_was_typed(ask, importer):
    response = ask(importer, NEW, sent(kind="", aliases="Gamla kursen = Ingen sådan"))
    page = text_of(response)
    assert response.status_code == 422 and not CompletionImport.objects.exists()
    assert "Gamla kursen = Ingen sådan" in page and "Rad 1: här finns ingen utbildning som heter så." in page
    assert "Välj vad filen innehåller." in page


def test_names_that_mean_nothing_are_told_of(ask, importer, town, world):
    wrong = ("Gamla kursen", "= Grundutbildning", "a = Avsnitt 1", "a = Grundutbildning\nA = Annan", "850228-1234 = x")
    part = world.training("Avsnitt 1", kind=TrainingKind.LESSON)
    town.course.part_rows.create(training=part, position=1)
    world.training("Annan")
    assert [ask(importer, NEW, sent(aliases=aliases)).status_code for aliases in wrong] == [422] * 5
    assert not CompletionImport.objects.exists()


def test_a_file_that_is_none_is_told_of_at_once(ask, importer):
    assert ask(importer, NEW, sent(b"%PDF-1.4")).status_code == 422
    assert ask(importer, NEW, {"kind": "imported"}).status_code == 422


def test_the_pages_are_for_those_who_have_the_permission(ask, bring, town):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    for person in (town.employee, town.head, town.division_head, town.coordinator):
        for address in (LIST, NEW, f"{LIST}{row.pk}/", f"{LIST}{row.pk}/fel.csv"):
            assert ask(person, address).status_code == 404
        assert ask(person, NEW, sent()).status_code == 404
        assert ask(person, f"{LIST}{row.pk}/", {"do": "confirm"}).status_code == 404
    assert not Completion.objects.exists()
    for address in (LIST, NEW, f"{LIST}{row.pk}/", f"{LIST}{row.pk}/fel.csv"):
        assert ask(town.admin, address).status_code == 200


def test_a_file_that_does_not_exist_gets_404(ask, importer):
    assert ask(importer, f"{LIST}999/").status_code == 404
    assert ask(importer, f"{LIST}999/", {"do": "confirm"}).status_code == 404


@pytest.mark.parametrize("number", [1, 5])
def test_the_log_takes_as_many_queries_for_many_files(ask, client, importer, bring, django_assert_num_queries, number):
    for other in range(number):
        bring(lines(f"40001;Grundutbildning;2019-02-0{other + 1};;"))
    ask(importer, LIST)
    with django_assert_num_queries(9):
        client.get(LIST)


def test_the_cms_leads_there(ask, town, importer):
    assert reverse("tracking:completion_imports") in text_of(ask(town.admin, reverse("wagtailadmin_home")))


@pytest.mark.django_db
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
)
@settings(max_examples=150)
def test_junk_is_refused_and_never_an_error(content):
    names = TrainingNames()
    for junk in (content, lines() + b"\n" + content):
        reading = read(junk, "x", kind="imported", names=names, training=None, today=day("2026-01-01"))
        planning.plan(reading, "imported")
        assert reading.problems


@pytest.mark.django_db
@given(
    cells=st.lists(
        st.text(st.characters(exclude_characters=';\n\r"', codec="utf-8"), max_size=20), min_size=5, max_size=5
    )
)
@settings(max_examples=150)
def test_strange_cells_are_refused_and_never_an_error(cells):
    reading = read(
        lines(";".join(cells)), "x", kind="imported", names=TrainingNames(), training=None, today=day("2026-01-01")
    )
    planning.plan(reading, "imported")
    assert reading.problems


# The command line, and what the documentation says


def command(file, *options):
    stream = io.StringIO()
    call_command("import_completions", str(file), *options, stdout=stream)
    return stream.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "fil.csv"
    path.write_bytes(lines("40001;Grundutbildning;2019-02-01;;", "40002;Gammal;2019-02-01;;"))
    return path


def test_the_command_does_the_same(file, town):
    options = (
        "--kind",
        "imported",
        "--by",
        town.admin.username,
        "--format",
        "json",
        "--alias",
        "Gammal=Grundutbildning",
    )
    found = json.loads(command(file, *options, "--dry-run"))
    assert (found["new"], found["applied"], Completion.objects.exists()) == (2, False, False)
    found = json.loads(command(file, *options))
    assert (found["new"], found["unchanged"], found["applied"]) == (2, 0, True)
    found = json.loads(command(file, *options))
    assert (found["new"], found["unchanged"], found["applied"]) == (0, 2, False)
    assert not CompletionImport.objects.exclude(content=None).exists()


def test_the_command_stops_at_a_row_to_mend(file, town):
    options = ("--kind", "imported", "--by", town.admin.username)
    with pytest.raises(CommandError) as stopped:
        command(file, *options)
    assert (stopped.value.returncode, Completion.objects.exists()) == (2, False)
    assert "Carried out." in command(file, *options, "--skip-refused")
    assert Completion.objects.get().person == town.employee


def test_the_command_says_which_option_is_wrong(file, town):
    for option, text in (("--by", "nobody"), ("--training", "Ingen"), ("--alias", "x"), ("--alias", "x=Ingen")):
        with pytest.raises(CommandError, match=option):
            command(file, "--kind", "imported", "--by", town.admin.username, option, text)


def test_the_sample_file_is_right(carry, town, world):
    for number in ("90001", "90002", "90003"):
        User.objects.create(username=number, employee_id=number)
    content = (DOCS / "completion-import-sample.csv").read_bytes()
    row = carry(content, aliases={"säkerhet på jobbet (webb)": town.course.pk})
    assert (counts(row), row.errors) == ((3, 3, 0, 0), [])
    assert Training.objects.filter(completions__source=row.mark).distinct().get() == town.course


def test_every_heading_is_documented():
    text = (DOCS / "recognition.md").read_text()
    assert [column.default[0] for column in COLUMNS.values() if f"`{column.default[0]}`" not in text] == []
