"""Reading files as they come: encodings, separators, Excel, and what only claims to be a table."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from organisation.hr import columns, files
from organisation.hr.reading import read
from tests.factories.hr_files import HEADERS, STAFF_HEADERS, as_csv, as_xlsx, person, table, unit

ROW = person("P1", first_name="Åsa", last_name="Öhrn")


def first(content, **options):
    reading = read(content, "fil", **options)
    assert [p.as_dict() for p in reading.problems] == []
    return reading.staff[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_separators_are_told_apart(encoding, delimiter):
    row = first(as_csv([ROW], encoding=encoding, delimiter=delimiter))
    assert (row.first_name, row.last_name, row.starts_on) == ("Åsa", "Öhrn", date(2024, 1, 1))


def test_separators_inside_quotation_marks_do_not_count():
    headers = STAFF_HEADERS | {"first_name": "Förnamn"}
    content = as_csv([ROW | {"last_name": "Öhrn; Alm"}], headers=headers)
    assert first(content).last_name == "Öhrn; Alm"


def test_composed_and_decomposed_letters_are_the_same_name():
    assert first(as_csv([ROW | {"first_name": "A\u030asa"}])).first_name == "Åsa"


def test_blanks_around_and_empty_rows_are_let_be():
    content = as_csv([ROW | {"first_name": "\u00a0 Åsa "}]) + b"\r\n;;;;\r\n\r\n"
    reading = read(content, "fil")
    assert (reading.rows, reading.staff[0].first_name, reading.problems) == (1, "Åsa", [])


def test_the_number_of_a_row_is_that_of_the_spreadsheet():
    content = as_csv([ROW, {}, person("P2", share="x")])
    assert [p.row for p in read(content, "fil").problems] == [4]


def test_excel_with_numbers_dates_and_shares_as_such():
    row = person(person_id=40718, employment_id=7, starts_on=datetime(2024, 1, 1), share=75.5) | {
        "ends_on": date(2026, 12, 31)
    }
    found = first(as_xlsx([list(HEADERS.values()), [row.get(name) for name in HEADERS]]))
    assert (found.person_id, found.number, found.starts_on, found.ends_on, found.share) == (
        "40718",
        "7",
        date(2024, 1, 1),
        date(2026, 12, 31),
        76,
    )


def test_every_sheet_of_a_workbook_is_read():
    units = [["Enhetskod", "Enhetsnamn", "Enhetstyp", "Överordnad enhet"], ["öst", "Öst", "Enhet", "vård"]]
    reading = read(as_xlsx(table([ROW], STAFF_HEADERS), units, []), "fil.xlsx")
    assert (len(reading.staff), [row.code for row in reading.units], reading.problems) == (1, ["öst"], [])


def test_a_formula_in_excel_is_refused():
    rows = table([ROW], STAFF_HEADERS)
    rows[1][2] = '=HYPERLINK("http://example.org")'
    assert [(p.row, p.column, p.kind) for p in read(as_xlsx(rows), "fil").problems] == [(2, "Efternamn", "formula")]


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(7):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", bytes(100 * 1024 * 1024))
    return stream.getvalue()


def archive(**entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in entries.items():
            made.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


@pytest.mark.parametrize(("content", "kind"), [
    (b"", "empty"),
    (b" \r\n ", "empty"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old_excel"),
    (b"%PDF-1.7 ...", "not_a_table"),
    (b"<html><table><tr><td>x", "not_a_table"),
    (b"a;b\nc\x00d;e", "binary"),
    (b"\x81\x8d\x8f;\x90\x9d", "encoding"),
    (b"PK\x03\x04 not a zip at all", "broken_excel"),
    (archive(mimetype="application/vnd.oasis"), "not_a_table"),
    (archive(xl__workbook="<nothing/>"), "broken_excel"),
    (as_xlsx([]), "empty"),
    (b"a;\"b\nc;d" + b"x" * 200_000, "broken_csv"),
])  # fmt: skip
def test_what_is_no_table_is_told_in_words(content, kind):
    reading = read(content, "fil")
    assert [(p.row, p.kind) for p in reading.problems] == [(0, kind)]
    assert reading.staff == []
    with pytest.raises(ValidationError):
        for sheet in files.sheets(content, "fil"):
            list(sheet.rows)


def test_a_bomb_is_not_unpacked():
    assert [p.kind for p in read(bomb(), "fil").problems] == ["too_large"]


def test_a_workbook_cut_short_is_refused():
    whole = as_xlsx(table([person(f"P{number}") for number in range(200)]))
    for end in range(100, len(whole), len(whole) // 20):
        assert [p.row for p in read(whole[:end], "fil").problems] == [0]


def test_entities_in_a_workbook_are_not_expanded():
    evil = '<!DOCTYPE x [<!ENTITY a "boo">]><worksheet>&a;</worksheet>'
    stream = io.BytesIO(as_xlsx(table([ROW])))
    with zipfile.ZipFile(stream) as source:
        entries = {name: source.read(name) for name in source.namelist()}
    entries["xl/worksheets/sheet1.xml"] = evil.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in entries.items():
            target.writestr(name, content)
    assert [p.kind for p in read(out.getvalue(), "fil").problems] == ["broken_excel"]


def test_headings_are_known_whatever_their_capitals():
    headers = {name: text.upper() + " " for name, text in STAFF_HEADERS.items()}
    assert first(as_csv([ROW], headers=headers)).person_id == "P1"


def test_a_source_says_what_its_columns_and_words_are():
    headers = {name: f"KOL_{number}" for number, name in enumerate(STAFF_HEADERS)}
    content = as_csv([ROW | {"form": "TV"}], headers=headers)
    assert first(content, mapping=headers, forms={"tv": "permanent"}).form == "permanent"
    assert columns.headers_of(content, "fil") == list(headers.values())


def test_a_mapping_goes_before_the_guess():
    headers = STAFF_HEADERS | {"email": "Förnamn 2"}
    content = as_csv([ROW | {"email": "Alva"}], headers=headers)
    assert first(content, mapping={"first_name": "Förnamn 2"}).first_name == "Alva"


def test_the_guess_finds_every_default_heading():
    for name, field in columns.FIELDS.items():
        for heading in field.default:
            assert columns.guess([heading])[name] == heading


def test_a_file_of_units_needs_only_their_columns():
    headers = {
        "unit": "Enhetskod",
        "unit_name": "Enhetsnamn",
        "unit_kind": "Enhetstyp",
        "unit_parent": "Överordnad enhet",
    }
    reading = read(as_csv([unit("öst", "Öst", "vård")], headers=headers), "fil")
    assert ([row.code for row in reading.units], reading.problems) == (["öst"], [])


@pytest.mark.parametrize(("text", "share"), [
    ("75", 75), ("75 %", 75), ("75,5", 76), ("0,75", 75), ("1,00", 100), ("100", 100), ("0", 1), ("", 100), ("0.4", 40),
])  # fmt: skip
def test_shares_as_they_are_written(text, share):
    assert first(as_csv([ROW | {"share": text}])).share == share


@pytest.mark.parametrize("text", ["2024-01-01", "20240101", "2024-01-01 00:00:00", "2024-01-01T00:00:00.000"])
def test_dates_as_they_are_written(text):
    assert first(as_csv([ROW | {"starts_on": text}])).starts_on == date(2024, 1, 1)


@pytest.mark.parametrize("text", ["9999-12-31", "2999-12-31", ""])
def test_an_end_far_ahead_is_no_end(text):
    assert first(as_csv([ROW | {"ends_on": text}])).ends_on is None
