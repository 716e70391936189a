"""Each kind of broken row is found, in its row and its column, and told in Swedish."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from organisation.hr.reasons import REASONS
from organisation.hr.runs import bring_in, examine
from organisation.models import ImportState, StaffImport, User
from tests.factories.hr_files import HEADERS, STAFF_HEADERS, as_csv, as_xlsx, person, table, unit
from tests.organisation.hr.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_town")]


def without(*names):
    return as_csv([person()], headers={name: text for name, text in STAFF_HEADERS.items() if name not in names})


def workbook(**values):
    """One row of staff in Excel, where a cell is a number, a date or a formula."""
    row = person() | values
    return as_xlsx([list(HEADERS.values()), [row.get(name, "") for name in HEADERS]])


NORD = unit("nord", "Nord", "vård")
P1, P2 = person("P1"), person("P2")

# kind: (file, [(row, column)])
CASES = {
    "no_column": (without("person_id", "starts_on"), [(0, "Anställd-id"), (0, "Från")]),
    "two_columns": (as_csv([P1], headers=STAFF_HEADERS | {"email": "Förnamn"}), [(1, "Förnamn")]),
    "no_rows": (as_csv([]), [(0, "")]),
    "personal_number": ([person(last_name="Alm 850101-1234"), person("P2", share="198501711234")],
                        [(2, "Efternamn"), (3, "Sysselsättningsgrad")]),
    "formula": ([person(first_name="=1+1"), person("P2", last_name="@SUM(A1)")], [(2, "Förnamn"), (3, "Efternamn")]),
    "cell_fault": (workbook(last_name="#REF!"), [(2, "Efternamn")]),
    "control": ([person(last_name="Al\u202em"), person("P2", first_name="An\nna")], [(2, "Efternamn"), (3, "Förnamn")]),
    "too_long": ([person(first_name="a" * 151)], [(2, "Förnamn")]),
    "too_many_cells": (as_csv([P1]) + b";" * 30 + b"x", [(3, "")]),
    "mixed_row": ([P1 | {"unit_name": "Nord"}], [(2, "Enhetskod")]),
    "no_person_id": ([person(person_id="")], [(2, "Anställd-id")]),
    "no_name": ([person(first_name="", last_name="-")], [(2, "Efternamn"), (2, "Förnamn")]),
    "no_employment_id": ([person(employment_id="")], [(2, "Anställningsnummer")]),
    "no_unit": ([person(unit="")], [(2, "Enhetskod")]),
    "no_job_role": ([person(job_role="")], [(2, "Befattningskod")]),
    "no_form": ([person(form="")], [(2, "Anställningsform")]),
    "no_start": ([person(starts_on="")], [(2, "Från")]),
    "bad_id": ([person("P 1/2")], [(2, "Anställd-id")]),
    "bad_email": ([person(email="anna(at)ekvalla")], [(2, "E-post")]),
    "bad_date": ([person(starts_on="31/12-25"), person("P2", ends_on="2026-02-30")], [(2, "Från"), (3, "Till")]),
    "date_out_of_range": ([person(starts_on="0202-01-01")], [(2, "Från")]),
    "backwards": ([person(ends_on="2023-12-31")], [(2, "Till")]),
    "bad_form": ([person(form="Konsult")], [(2, "Anställningsform")]),
    "bad_share": ([person(share="halv")], [(2, "Sysselsättningsgrad")]),
    "share_out_of_range": ([person(share="120")], [(2, "Sysselsättningsgrad")]),
    "bad_yes_or_no": ([person(away="kanske")], [(2, "Långtidsfrånvaro")]),
    "absence_without_start": ([person(away_to="2026-12-31")], [(2, "Frånvaro från")]),
    "absence_denied": ([person(away="nej", away_from="2026-10-01")], [(2, "Långtidsfrånvaro")]),
    "absence_backwards": ([person(away_from="2026-10-01", away_to="2026-09-01")], [(2, "Frånvaro till")]),
    "duplicate": ([P1, P1], [(3, "Anställningsnummer")]),
    "two_people": ([P1, person("P2", employment_id="A-P1")], [(3, "Anställningsnummer")]),
    "two_names": ([P1, person("P1", "syd", employment_id="B", last_name="Annat")], [(3, "Efternamn")]),
    "two_emails": ([P1 | {"email": "a@x.example"}, person("P1", "syd", employment_id="B", email="b@x.example")],
                   [(3, "E-post")]),
    "shared_email": ([P1 | {"email": "a@x.example"}, P2 | {"email": "A@x.example"}], [(3, "E-post")]),
    "overlap_in_unit": ([P1, person("P1", employment_id="B", starts_on="2025-01-01")], [(3, "Enhetskod")]),
    "overlap": ([P1, person("P1", "syd", starts_on="2025-01-01")], [(3, "Från")]),
    "two_absences": ([P1 | {"away_from": "2026-10-01"},
                      person("P1", "syd", employment_id="B", away_from="2026-09-01")], [(3, "Frånvaro från")]),
    "two_titles": ([P1, person("P2", job_title="Vårdbiträde")], [(3, "Befattning")]),
    "taken_id": ([person("admin")], [(2, "Anställd-id")]),
    "own_manager": ([person(manager="P1")], [(2, "Chef")]),
    "unknown_manager": ([person(manager="P9")], [(2, "Chef")]),
    "unknown_unit": ([person(unit="väst")], [(2, "Enhetskod")]),
    "unit_closed": ([unit("öst", "Öst", "vård", unit_to="2026-12-31"), person(unit="öst", ends_on="2027-01-01")],
                    [(3, "Enhetskod")]),
    "unit_not_open": ([person(starts_on="2018-01-01", ends_on="2019-12-31")], [(2, "Enhetskod")]),
    "unit_code": ([unit("/väst", "Väst", "vård")], [(2, "Enhetskod")]),
    "no_unit_name": ([{"unit": "öst", "unit_kind": "Enhet", "unit_parent": "vård"}], [(2, "Enhetsnamn")]),
    "no_unit_kind": ([unit("öst", "Öst", "vård", kind="")], [(2, "Enhetstyp")]),
    "unknown_kind": ([unit("öst", "Öst", "vård", kind="Grotta")], [(2, "Enhetstyp")]),
    "duplicate_unit": ([NORD, NORD], [(3, "Enhetskod")]),
    "unknown_parent": ([unit("öst", "Öst", "finns-inte")], [(2, "Överordnad enhet")]),
    "closed_parent": ([unit("a", "A", "vård", unit_to="2027-01-31"), unit("b", "B", "a")], [(3, "Överordnad enhet")]),
    "second_root": ([unit("annan", "Annan")], [(2, "Överordnad enhet")]),
    "cycle": ([unit("a", "A", "b"), unit("b", "B", "a")], [(2, "Överordnad enhet"), (3, "Överordnad enhet")]),
    "unit_backwards": ([unit("öst", "Öst", "vård", unit_from="2026-12-01", unit_to="2026-11-30")], [(2, "Enhet till")]),
    "unit_too_early": (None, [(2, "Enhet från")]),
    "unit_is_closed": (None, [(2, "Enhetskod")]),
    "unit_has_staff": (None, [(2, "Enhet till")]),
    "unit_keeps_staff": (None, [(2, "Enhet till")]),
    "unit_has_children": ([unit("vård", "Vård", "kommunen", "Avdelning", unit_to="2026-12-31")], [(2, "Enhet till")]),
    "unknown_successor": ([unit("öst", "Öst", "vård", unit_to="2026-12-31", unit_successors="finns-inte")],
                          [(2, "Ersätts av")]),
    "successor_of_itself": ([unit("öst", "Öst", "vård", unit_to="2026-12-31", unit_successors="öst")],
                            [(2, "Ersätts av")]),
    "successor_without_end": ([unit("öst", "Öst", "vård", unit_successors="nord")], [(2, "Enhet till")]),
    "gone": (None, [(0, "")]),
    "older": (None, [(0, "")]),
    "far_ahead": (None, [(0, "")]),
}  # fmt: skip


def test_every_kind_has_a_case():
    assert set(CASES) == set(REASONS)
    assert len(REASONS) >= 25


def found(source, content, as_of=TODAY, max_gone=10):
    content = content if isinstance(content, bytes) else as_csv(content)
    return examine(source, content, "fil", as_of=as_of, max_gone=max_gone).problems


def check(kind, problems):
    assert [(p.row, p.column) for p in problems if p.kind == kind] == CASES[kind][1]
    with translation.override("en"):
        english = str(REASONS[kind])
    for problem in problems:
        if problem.kind == kind:
            assert problem.reason and problem.reason != english
            assert "%(" not in problem.reason


@pytest.mark.parametrize("kind", [kind for kind, (content, _where) in CASES.items() if content is not None])
def test_a_broken_row_is_reported(source, kind):
    User.objects.create(username="admin")
    check(kind, found(source, CASES[kind][0]))


def test_a_whole_row_is_no_problem(source):
    assert found(source, [P1, unit("öst", "Öst", "vård", unit_to="2027-12-31", unit_successors="syd")]) == []


def test_a_unit_cannot_change_before_it_changed_last(source, bring):
    bring([unit("öst", "Öst", "vård", unit_from="2027-01-01")])
    check("unit_too_early", found(source, [unit("öst", "Östra", "vård")]))


def test_a_closed_unit_cannot_change(source, bring):
    bring([unit("öst", "Öst", "vård", unit_to="2026-12-31")])
    check("unit_is_closed", found(source, [unit("öst", "Östra", "vård")]))


def test_a_unit_closes_only_when_its_staff_have_moved(source, bring):
    closing = unit("nord", "Nord", "vård", unit_to="2026-12-31")
    check("unit_has_staff", found(source, [closing, P1]))
    bring([P1])
    check("unit_keeps_staff", found(source, [closing]))


def test_too_many_gone(source, bring):
    bring([P1, P2])
    check("gone", found(source, [P1]))


def test_a_file_from_before_the_last_one(source, bring):
    bring([P1])
    check("older", found(source, [P1], as_of=TODAY - timedelta(days=1)))


def test_a_file_from_far_ahead(source):
    check("far_ahead", found(source, [P1], as_of=date(2030, 1, 1)))


def test_all_broken_rows_are_reported_at_once(source):
    rows = [person(f"P{number}", "finns-inte" if number % 2 else "nord", share="x") for number in range(100)]
    problems = found(source, rows)
    assert len(problems) == 150
    assert {p.row for p in problems} == set(range(2, 102))


@pytest.mark.parametrize("number", [
    "8501011234", "850101-1234", "850101+1234", "19850101-1234", "198501011234", "850161-1234", "850101 1234",
    "nr 850101-1234.", "850101–1234", "850101\u20111234", "850101\u22121234", "850101 - 1234", "850101\u00a01234",
    "1985-01-01-1234", "85 01 01 1234", "850101/1234",
])  # fmt: skip
def test_personal_numbers_are_found_in_every_column(source, number):
    rows = table([person()], STAFF_HEADERS)
    rows[0].append("Anteckning")
    rows[1].append(number)
    content = "\n".join(";".join(row) for row in rows).encode()
    assert [(p.row, p.column, p.kind) for p in found(source, content)] == [(2, "Anteckning", "personal_number")]
    for name in STAFF_HEADERS:
        assert "personal_number" in {p.kind for p in found(source, [person() | {name: number}])}, name


@pytest.mark.parametrize(
    "text",
    [
        "40718", "2026-01-31", "20260131", "070-174 06 05", "1234567890123456", "991332-1234",
        "2024-01-01 2024-12-31", "20240101-20241231", "2024-01-01 12.30", "KS 2024/0101-0012",
    ],
)  # fmt: skip
def test_what_is_no_personal_number_is_let_through(source, text):
    content = as_csv([person()]).replace(b"Anna", text.encode())
    assert "personal_number" not in {p.kind for p in found(source, content)}


def test_rows_that_refer_to_a_broken_row_are_not_broken(source):
    rows = [
        person("P1", manager="C1"),
        person("C1", share="x"),
        unit("a", "A", "vård", kind="Grotta"),
        unit("b", "B", "a"),
        person("P2", "a"),
    ]
    assert [(p.row, p.kind) for p in found(source, rows)] == [(3, "bad_share"), (4, "unknown_kind")]


def test_a_reason_never_repeats_what_stood_in_the_cell(source):
    secret = "Kanariefågel"
    rows = [person(**{name: f"={secret}"}) for name in STAFF_HEADERS]
    rows += [person(**{name: f"{secret}\u202e"}) for name in STAFF_HEADERS]
    rows += [
        person(starts_on=secret, form=secret, share=secret, away=secret, email=secret, unit=secret, manager=secret)
    ]
    problems = found(source, rows)
    assert len(problems) > 30
    assert [p for p in problems if secret in p.reason] == []


def test_a_refused_file_leaves_no_trace_but_the_log(source, bring):
    bring([person(unit="finns-inte")])
    assert StaffImport.objects.get().state == ImportState.REFUSED
    assert not User.objects.exists()
    assert bring_in(source, "x" * 300, b"a", as_of=TODAY, max_gone=10).file_name == "x" * 255
