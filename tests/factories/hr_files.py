"""HR files as text and bytes, a word per fact."""

import csv
import io

from openpyxl import Workbook

STAFF_HEADERS = {
    "person_id": "Anställd-id",
    "first_name": "Förnamn",
    "last_name": "Efternamn",
    "email": "E-post",
    "employment_id": "Anställningsnummer",
    "unit": "Enhetskod",
    "job_role": "Befattningskod",
    "job_title": "Befattning",
    "form": "Anställningsform",
    "starts_on": "Från",
    "ends_on": "Till",
    "share": "Sysselsättningsgrad",
    "away": "Långtidsfrånvaro",
    "away_from": "Frånvaro från",
    "away_to": "Frånvaro till",
    "manager": "Chef",
}
UNIT_HEADERS = {
    "unit_name": "Enhetsnamn",
    "unit_kind": "Enhetstyp",
    "unit_parent": "Överordnad enhet",
    "unit_from": "Enhet från",
    "unit_to": "Enhet till",
    "unit_successors": "Ersätts av",
}
HEADERS = STAFF_HEADERS | UNIT_HEADERS


def person(person_id="P1", unit="nord", **values):
    """A row of staff: {field: text}."""
    row = {
        "person_id": person_id,
        "first_name": "Anna",
        "last_name": f"Efternamn {person_id}",
        "employment_id": f"A-{person_id}",
        "unit": unit,
        "job_role": "USK",
        "job_title": "Undersköterska",
        "form": "Tillsvidare",
        "starts_on": "2024-01-01",
    }
    return row | values


def unit(code, name=None, parent="", kind="Enhet", **values):
    """A row of a unit."""
    return {"unit": code, "unit_name": name or code.capitalize(), "unit_kind": kind, "unit_parent": parent} | values


def table(rows, headers=HEADERS):
    """The heading and the rows, as lists of text."""
    return [list(headers.values()), *([row.get(name, "") for name in headers] for row in rows)]


def as_csv(rows, *, delimiter=";", encoding="utf-8", headers=HEADERS):
    """The bytes of a CSV file."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(table(rows, headers))
    return stream.getvalue().encode(encoding)


def as_xlsx(*sheets):
    """The bytes of a workbook; each sheet is a list of rows of values."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blad {number + 1}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
